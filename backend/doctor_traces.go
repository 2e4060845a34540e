package backend

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/profile"
	"autojob/backend/core/trace"

	"golang.org/x/text/unicode/norm"
)

// others bounds the search of folders into which other programs write, too.
var others = bounds{files: 20_000, each: 64 << 20, bytes: 2 << 30, time: time.Minute}

const mostLines = 20

// checkTraces searches for what points to the person where nothing of it should be readable.
func (b *Backend) checkTraces(ctx context.Context, tell Progress) Finding {
	f := Finding{ID: "traces", Grade: vault.Unknown}
	p, err := b.persons(ctx)
	switch {
	case err != nil && b.store.Load() == nil:
		f.Text, f.Hint = "What to search for is in your data, which is locked.", "Unlock it, then check again."
		return f
	case err != nil:
		f.Text, f.Hint = "Your profile cannot be read, so nothing was searched for.", "Restore your latest backup, then check again."
		return f
	case p.none:
		f.Grade, f.Text = vault.Good, "There is no profile of yours yet, so there is nothing to search for."
		return f
	case len(p.search.Fields()) == 0:
		f.Text, f.Details = "Your profile names nothing that is rare enough to be searched for.", p.unsearched()
		if len(p.search.Beyond()) > 0 {
			f.Text = "Your profile names nothing that could be searched for."
		}
		return f
	}
	w := &sweep{search: p.search, cvs: p.cvs, tell: func(area string, done, total int) {
		tell.Tell("Searching the "+area+" for your name and contact details", done, total)
	}}
	var all []swept
	for _, a := range b.areas() {
		out, err := w.run(ctx, a)
		if err != nil {
			return f // the caller sees that ctx ended
		}
		all = append(all, out)
	}
	return p.judge(all)
}

// areas are searched in this order.
func (b *Backend) areas() []area {
	all := []area{{name: "data folder", dir: b.cfg.Dir, ours: true, data: true}}
	if b.cfg.Cache != "" {
		all = append(all, area{name: "cache folder", dir: b.cfg.Cache, ours: true})
	}
	all = append(all, area{name: "temporary folder", dir: os.TempDir(), limit: others})
	for _, a := range programPlaces() {
		if filepath.IsAbs(a.dir) {
			a.limit = others
			all = append(all, a)
		}
	}
	return all
}

// person is what points to the person, and how much of a file's path may be told.
type person struct {
	none   bool // no profile, or the sample's
	search *trace.Searcher
	cvs    []fingerprint
	parts  []string // words that alone are too common to be searched for, and yet no one's business
}

// persons reads the stored profiles. One that cannot be read is left out as long as there is another.
func (b *Backend) persons(ctx context.Context) (*person, error) {
	p := &person{none: true}
	var ids []trace.Identifier
	err := b.with(func(s *store) error {
		names, err := s.profiles.IDs()
		if err != nil {
			return fmt.Errorf("listing the profiles: %w", err)
		}
		var unread error
		for _, id := range names {
			stored, err := s.profiles.Get(ctx, id)
			switch {
			case err != nil:
				unread = fmt.Errorf("reading a profile: %w", err)
				continue
			case stored.Sample || stored.Profile == nil:
				continue
			}
			p.none = false
			ids = append(ids, trace.Of(stored.Profile)...)
			p.parts = append(p.parts, partsOf(stored.Profile)...)
			if file, err := s.documents.Get(ctx, id); err == nil && len(file) > 0 {
				p.cvs = append(p.cvs, fingerprint{int64(len(file)), sha256.Sum256(file)})
			}
		}
		if p.none {
			return unread
		}
		return nil
	})
	p.search = trace.New(ids)
	if account := filepath.Base(home()); len(account) > 2 {
		p.parts = append(p.parts, fold(account))
	}
	return p, err
}

func fold(s string) string { return strings.ToLower(norm.NFC.String(s)) }

// partsOf are the words of a profile's name and addresses.
func partsOf(p *profile.Profile) []string {
	account, _, _ := strings.Cut(p.Basics.Email, "@")
	text := []string{p.Basics.Name, account, p.Basics.Location.Address}
	for _, o := range p.Basics.Profiles {
		text = append(text, o.Username)
	}
	words := strings.FieldsFunc(fold(strings.Join(text, " ")), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.DeleteFunc(words, func(w string) bool { return len([]rune(w)) < 3 })
}

// told is a file's path as far as it may be told: up to the first part that says something of the person, or is not text.
func (p *person) told(path string) string {
	var parts []string
	all := strings.Split(filepath.ToSlash(path), "/")
	for i, part := range all {
		folded := fold(part)
		personal := len(p.search.Bytes([]byte(part)).Hits) > 0 || len(p.search.Bytes([]byte(strings.Join(all[:i+1], "/"))).Hits) > 0 ||
			slices.ContainsFunc(p.parts, func(w string) bool { return strings.Contains(folded, w) })
		if personal || len(part) > 100 || strings.ContainsFunc(part, func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar }) {
			if len(parts) == 0 {
				return "a file"
			}
			return "a file in " + strings.Join(parts, "/")
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "/")
}

// words for what was found.
var words = map[what]string{what(trace.Name): "your name", what(trace.Email): "your e-mail address", what(trace.Phone): "your phone number",
	what(trace.Address): "your address", what(trace.Handle): "your name on a network", what(trace.Page): "your web page", theCV: "your CV"}

func list(found []what) string {
	var all []string
	for _, f := range found {
		all = append(all, words[f])
	}
	if n := len(all); n > 1 {
		return strings.Join(all[:n-1], ", ") + " and " + all[n-1]
	}
	return strings.Join(all, "")
}

// judge makes one finding of all areas: bad where Autojob alone writes, since it promised to write nothing readable.
func (p *person) judge(all []swept) Finding {
	f := Finding{ID: "traces", Grade: vault.Good, Text: "Your name and contact details can be read in none of the files that were searched."}
	ours, sealed, dumped, elsewhere := 0, 0, 0, 0
	var lines, notes []string
	for _, out := range all {
		for _, s := range out.found {
			line := out.name + ": " + p.told(s.path)
			switch {
			case s.dump:
				dumped++
				line += " is a memory dump"
				if len(s.what) > 0 {
					line += " with " + list(s.what)
				}
			case out.ours:
				ours++
				line += " has " + list(s.what)
				if out.data && ofTheStore(s.path) {
					sealed++
				}
			default:
				elsewhere++
				line += " has " + list(s.what)
			}
			lines = append(lines, line)
		}
	}
	for i, out := range all { // several folders may go by one name
		if slices.ContainsFunc(all[:i], func(before swept) bool { return before.name == out.name }) {
			continue
		}
		for _, more := range all[i+1:] {
			if more.name == out.name {
				out.add(more)
			}
		}
		notes = append(notes, out.notes()...)
	}
	switch {
	case ours > 0:
		f.Grade, f.Text = vault.Bad, count(ours, "file", "files")+" of Autojob's own can be read and tell who you are."
		f.Hint = "Close Autojob and delete them. If it wrote them, report it, without the files."
		if sealed > 0 {
			f.Hint = "Do not delete them by hand: your data is in them. Erase instead, check again, and report it, without the files."
		}
	case dumped > 0:
		f.Grade, f.Text = vault.Attention, count(dumped, "memory dump", "memory dumps")+" of a crash may hold your data."
		f.Hint = "Delete what you do not need to report a crash."
	case elsewhere > 0:
		f.Grade, f.Text = vault.Attention, count(elsewhere, "file", "files")+" outside the store can be read and tell who you are."
		f.Hint = "Other programs left them there: a mail program or a browser that opened your CV, for example. Delete what you no longer need."
	case slices.ContainsFunc(all, func(out swept) bool { return out.closed && !out.dumps }):
		f.Grade, f.Text = vault.Unknown, "Not every folder could be searched for your name and contact details."
	case len(p.search.Beyond()) > 0:
		f.Grade, f.Text = vault.Unknown, "Not all of your name and contact details could be searched for."
	}
	if more := len(lines) - mostLines; more > 0 {
		lines = append(lines[:mostLines], fmt.Sprintf("and %d more", more))
	}
	f.Details = append(lines, notes...)
	f.Details = append(f.Details, p.unsearched()...)
	return f
}

// unsearched says what of the person was not searched for, or not in every spelling.
func (p *person) unsearched() []string {
	var notes []string
	for _, c := range []struct {
		text   string
		fields []trace.Field
	}{
		{"searched for in fewer spellings, because it is long or unusual", p.search.Fewer()},
		{"not searched for, because it is short or common", p.search.Left()},
		{"not searched for, because it is too long or unusual, or there is too much else", p.search.Beyond()},
	} {
		var fields []what
		for _, field := range c.fields {
			if !slices.Contains(fields, what(field)) {
				fields = append(fields, what(field))
			}
		}
		if len(fields) > 0 {
			notes = append(notes, c.text+": "+list(fields))
		}
	}
	return notes
}

// ofTheStore reports whether a path in the data folder is of what the vault keeps there (see its package).
func ofTheStore(path string) bool {
	first, _, deeper := strings.Cut(filepath.ToSlash(path), "/")
	switch {
	case strings.HasPrefix(first, "gen-"), strings.HasPrefix(first, "new-"):
		return deeper
	case first == "backup":
		return strings.HasSuffix(path, ".autojob")
	}
	return first == "LOCK" || first == "CURRENT" || first == "FORGET"
}

// add counts another folder's files with these.
func (out *swept) add(more swept) {
	out.files += more.files
	out.partly += more.partly
	out.skipped += more.skipped
	out.foreign += more.foreign
	out.failed += more.failed
	out.absent = out.absent && more.absent
	out.closed = out.closed || more.closed
}

// notes say how much was searched, and what was not. Of a folder that may as well not be there they say nothing.
func (out swept) notes() []string {
	switch {
	case out.absent, out.dumps && out.files+out.failed+out.foreign == 0 && !out.closed:
		return nil
	case out.closed:
		return []string{out.name + ": could not be opened"}
	}
	parts := []string{count(out.files, "file", "files") + " searched"}
	for _, n := range []struct {
		n    int
		text string
	}{{out.partly, "in part only"}, {out.skipped, "left out because it would take long"}, {out.foreign, "left out, of other accounts"}, {out.failed, "could not be read"}} {
		if n.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n.n, n.text))
		}
	}
	return []string{out.name + ": " + strings.Join(parts, ", ")}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

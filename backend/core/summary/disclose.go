package summary

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/consent"
	"autojob/backend/core/profile"
	"autojob/backend/core/trace"

	"golang.org/x/text/unicode/norm"
)

// choices are what the person lets through for one recipient.
type choices struct {
	rules  consent.Disclosure
	kind   consent.RecipientKind
	chosen map[string]bool // paths and fields
}

// barred says whether a field at a path stays here, and why.
func (c choices) barred(f consent.Field, path string) (consent.Class, Why, bool) {
	class := c.rules.Class(f, c.kind)
	why := NotChosen
	if class != c.rules.General(f) {
		why = NotForThisKind
	}
	switch class {
	case consent.Approval:
		return class, "", false
	case consent.Ask:
		return class, why, !c.chosen[string(f)] && !c.chosen[path]
	}
	if why == NotChosen {
		why = NeverGiven
	}
	return consent.Never, why, true
}

// shown is a profile as it may travel: the same paths, without the texts and sentences that stay here. Sentences that stay of a text are
// parted by line breaks, so that each is a verbatim part of the profile. Where it cannot be told what stays, nothing travels.
func (c choices) shown(p *profile.Profile) (*profile.Profile, []Withheld) {
	leaves := profile.Leaves(p)
	var edits []profile.Edit
	var out []Withheld
	own := c.identifiers(p)
	for _, l := range leaves {
		f := consent.FieldOf(l.Path)
		if class, why, bars := c.barred(f, l.Path); bars {
			edits = append(edits, profile.Edit{Path: l.Path})
			out = append(out, Withheld{Path: l.Path, Class: class, Why: why, Field: f})
			continue
		}
		kept, held := c.sift(l, f, own)
		if len(held) > 0 {
			edits = append(edits, profile.Edit{Path: l.Path, Value: kept})
			out = append(out, held...)
		}
	}
	bare := *p
	bare.Meta = profile.Meta{}
	open, err := profile.Apply(&bare, edits)
	if err != nil {
		return &profile.Profile{}, out
	}
	return open, out
}

// running reports whether a field holds sentences, of which some may stay here and others not; of others nothing is shown in parts.
func running(path string) bool {
	for _, list := range []string{".highlights[", ".courses[", ".roles["} {
		if strings.Contains(path, list) {
			return true
		}
	}
	return strings.HasSuffix(path, ".summary") || strings.HasSuffix(path, ".description")
}

// sift takes out of a text the sentences that carry what may not travel.
func (c choices) sift(l profile.Leaf, f consent.Field, own identifiers) (string, []Withheld) {
	if f == consent.Email || f == consent.Phone || f == consent.Links || f == consent.Address {
		return l.Value, nil // chosen as what they are
	}
	judge := func(text string) (Withheld, bool) {
		for _, carries := range append(own.in(text), carried(f, text)...) {
			if carries == f {
				continue
			}
			if class, why, bars := c.barred(carries, ""); bars {
				return Withheld{Path: l.Path, Class: class, Why: why, Field: carries}, true
			}
		}
		return Withheld{}, false
	}
	w, bars := judge(l.Value)
	if !running(l.Path) {
		if bars {
			return "", []Withheld{w}
		}
		return l.Value, nil
	}
	var kept []string // each sentence is judged by itself: what one is about says nothing of the next
	var held []Withheld
	for _, s := range sentencesOf(l.Value) {
		if w, bars := judge(s); bars {
			if !slices.Contains(held, w) {
				held = append(held, w)
			}
			continue
		}
		kept = append(kept, s)
	}
	if len(held) == 0 && !bars {
		return l.Value, nil
	}
	whole := strings.Join(kept, "\n")
	if rest, runs := judge(whole); runs || len(held) == 0 { // it runs over the end of a sentence
		if !runs {
			rest = w
		}
		return "", []Withheld{rest}
	}
	return whole, held
}

// identifiers finds the person's own contact details in a text as people write them. What hides them is the business of package trace, which
// searches the bytes before they are approved.
type identifiers []identifier

type identifier struct {
	field consent.Field
	how   trace.Field
	value string // of an address letters and digits, of a number its last digits, else as it is written
}

// identifiers are those that may not travel.
func (c choices) identifiers(p *profile.Profile) identifiers {
	var out identifiers
	for _, id := range trace.Of(p) {
		f := fieldOf[id.Field]
		if _, _, bars := c.barred(f, ""); f == "" || !bars {
			continue
		}
		ways := []string{plainly(id.Value)}
		switch id.Field {
		case trace.Phone:
			digits := onlyDigits(id.Value)
			ways = []string{digits[max(0, len(digits)-8):]}
		case trace.Address:
			street, _, _ := strings.Cut(id.Value, ",")
			ways = []string{core(id.Value), core(street)}
		case trace.Page:
			_, rest, ok := strings.Cut(ways[0], "://")
			if !ok {
				rest = ways[0]
			}
			ways = []string{strings.Trim(strings.TrimPrefix(rest, "www."), "/")}
		case trace.Handle:
			if len(ways[0]) < 8 && !strings.ContainsAny(ways[0], "0123456789-_.") { // alone it might be a word
				ways = []string{"/" + ways[0], "@" + ways[0]}
			}
		}
		for _, w := range ways {
			if len(w) >= 6 {
				out = append(out, identifier{f, id.Field, w})
			}
		}
	}
	return out
}

var fieldOf = map[trace.Field]consent.Field{trace.Email: consent.Email, trace.Phone: consent.Phone, trace.Address: consent.Address,
	trace.Handle: consent.Links, trace.Page: consent.Links}

func (ids identifiers) in(text string) []consent.Field {
	if len(ids) == 0 {
		return nil
	}
	plain, letters, digits := plainly(text), core(text), onlyDigits(text)
	var out []consent.Field
	for _, id := range ids {
		where := plain
		switch id.how {
		case trace.Phone:
			where = digits
		case trace.Address:
			where = letters
		}
		if strings.Contains(where, id.value) && !slices.Contains(out, id.field) {
			out = append(out, id.field)
		}
	}
	return out
}

// core is a text's letters and digits without accents, small, with one word for street.
func core(s string) string {
	s = strings.NewReplacer("straße", "str", "strasse", "str", "ß", "ss").Replace(strings.ToLower(s))
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"autojob/backend"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/skill"
)

// lexiconCommands are the commands about the lexicon of skills and occupations.
func lexiconCommands() []command {
	return []command{
		{"lexicon show", "WORD... [--top N]", "what the lexicon knows of a skill, tool or occupation", []flag{{"top", value}}, (*program).lexiconShow},
		{"lexicon unknown", "FILE... [--top N]", "frequent phrases of ads or texts that the lexicon does not know; of the store's ads without FILE", []flag{{"top", value}}, (*program).lexiconUnknown},
		{"lexicon add", "FILE|FOLDER", "add the official files of ESCO or O*NET to the lexicon", nil, (*program).lexiconAdd},
		{"lexicon list", "", "list what was added", nil, (*program).lexiconList},
		{"lexicon remove", "NAME", "take out again what was added", nil, (*program).lexiconRemove},
	}
}

type packLine struct {
	Name        string   `json:"name"`
	Source      string   `json:"source"`
	Languages   []string `json:"languages"`
	Skills      int      `json:"skills"`
	Occupations int      `json:"occupations"`
	Added       string   `json:"added"`
}

func shapePack(p backend.PackInfo) packLine {
	return packLine{p.ID, p.Source, p.Languages, p.Skills, p.Occupations, p.AddedAt}
}

func (p *program) lexiconAdd(ctx context.Context, a arguments) error {
	if len(a.files) != 1 {
		return usageError("lexicon add needs one FILE or FOLDER")
	}
	name := a.files[0]
	data, err := packFile(name)
	if err != nil {
		return err
	}
	return p.using(ctx, a, true, func(b *backend.Backend) error {
		info, err := b.AddPack(ctx, data, name)
		if err != nil {
			return err
		}
		return p.print(shapePack(info))
	})
}

// packFile is a file, or the tables of a folder as a zip.
func packFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil || !info.IsDir() {
		return backend.ReadFile(name)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil, problem.New(problem.Unreadable, "This folder could not be read.", "Look at who may read it.").Because(err)
	}
	for _, e := range entries {
		if ext := strings.ToLower(filepath.Ext(e.Name())); e.IsDir() || ext != ".csv" && ext != ".txt" && ext != ".tsv" {
			continue
		}
		data, err := backend.ReadFile(filepath.Join(name, e.Name()))
		if err != nil {
			return nil, err
		}
		f, err := w.Create(e.Name())
		if err == nil {
			_, err = f.Write(data)
		}
		if err != nil {
			return nil, fmt.Errorf("gathering the folder: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("gathering the folder: %w", err)
	}
	return out.Bytes(), nil
}

func (p *program) lexiconList(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		packs, err := b.Packs()
		if err != nil {
			return err
		}
		for _, pack := range packs {
			if err := p.print(shapePack(pack)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *program) lexiconRemove(ctx context.Context, a arguments) error {
	if len(a.files) != 1 {
		return usageError("lexicon remove needs one NAME")
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error { return b.RemovePack(ctx, a.files[0]) })
}

// known is the lexicon with the packs of the store, or the built-in one where there is no store or it would ask for a passphrase.
// A store that does not open (the window has it, no keychain is there) is left alone, and a note says that its packs do not count.
func (p *program) known(ctx context.Context, a arguments) (*skill.Lexicon, error) {
	b, err := p.backend(a)
	if err != nil {
		return nil, err
	}
	named := a.get("passphrase-file") != ""
	st, err := b.State(ctx)
	if err != nil || st.Status == backend.Absent || st.Status == backend.Passphrase && !named {
		return skill.Default(), nil
	}
	lex := skill.Default()
	err = p.using(ctx, a, false, func(b *backend.Backend) error {
		lex = b.Lexicon()
		return nil
	})
	if err != nil && !named && stopped(ctx) == nil {
		p.note("lexicon", "what was added to it does not count. "+problem.From(err).Message)
		return lex, nil
	}
	return lex, err
}

// entry is a record as printed: the rules of its names in words.
type entry struct {
	skill.Entry
	Counts []string `json:"counts"`
}

// ruleWords say when a name counts.
var ruleWords = map[skill.Rule]string{
	skill.RuleCase:    "only as written here",
	skill.RuleEvery:   "as written here inside a sentence, in a list of its like, or near a context word",
	skill.RuleWeak:    "after words like \"experience in\", in a list of its like, or alone on a line",
	skill.RuleContext: "in a list of its like or near a context word",
}

func (p *program) lexiconShow(ctx context.Context, a arguments) error {
	top, err := a.count("top", 1)
	if err != nil {
		return err
	}
	if len(a.files) == 0 {
		return usageError("lexicon show needs a WORD")
	}
	lex, err := p.known(ctx, a)
	if err != nil {
		return err
	}
	found := lex.Find(strings.Join(a.files, " "), top)
	if len(found) == 0 {
		return problem.New(problem.NotFound, "The lexicon does not know this.", "Try another spelling, or a shorter part of it.")
	}
	for _, f := range found {
		e, _ := lex.Entry(f.ID)
		out := entry{Entry: e}
		for _, n := range e.Names {
			if n.Rule != skill.RuleAlways {
				out.Counts = append(out.Counts, n.Text+": "+ruleWords[n.Rule])
			}
		}
		if err := p.print(out); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) lexiconUnknown(ctx context.Context, a arguments) error {
	top, err := a.count("top", 40)
	if err != nil {
		return err
	}
	if len(a.files) == 0 {
		return p.using(ctx, a, false, func(b *backend.Backend) error {
			list, err := b.Unknown(ctx, top, nil)
			if err != nil {
				return err
			}
			return p.phrases(list)
		})
	}
	b, err := p.backend(a)
	if err != nil {
		return err
	}
	var ads []posting.Posting
	for _, name := range a.files {
		data, err := backend.ReadFile(name)
		if err != nil {
			return err
		}
		if strings.EqualFold(filepath.Ext(name), ".txt") {
			for text := range strings.SplitSeq(string(data), "\n\n") {
				ads = append(ads, posting.Posting{Description: text})
			}
			continue
		}
		r, err := b.ReadPostings(ctx, data, name)
		if err != nil {
			return err
		}
		ads = append(ads, r.Postings...)
	}
	found, err := b.UnknownIn(ctx, ads, top, nil)
	if err != nil {
		return err
	}
	return p.phrases(found)
}

func (p *program) phrases(list []skill.Phrase) error {
	for _, phrase := range list {
		if err := p.print(phrase); err != nil {
			return err
		}
	}
	return nil
}

package main

import (
	"context"
	"fmt"
	"strings"

	"autojob/backend"
	"autojob/backend/core/consent"
	"autojob/backend/core/document"
	"autojob/backend/core/summary"
)

// summaryCommands make, show and change summaries.
func summaryCommands() []command {
	return []command{
		{"summary draft", "[JOB] [--kind short|page|letter|board|whole] [--language LANGUAGE] [--for KIND] [--tell FIELD...] [--length less|usual|plenty]",
			"make a summary for an ad in the store, or for none: each sentence with its places in the CV",
			[]flag{{"kind", value}, {"language", value}, {"for", value}, {"tell", list}, {"length", value}}, (*program).summaryDraft},
		{"summary list", "[JOB]", "list the summaries in the store", nil, (*program).summaryList},
		{"summary show", "ID [--as FORMAT]", "print a summary as it would leave: text, markdown, json, pdf, docx", []flag{{"as", value}}, (*program).summaryShow},
		{"summary remove", "ID", "delete a summary", nil, (*program).summaryRemove},
	}
}

type summaryLine struct {
	ID        string             `json:"id"`
	Job       string             `json:"job,omitempty"`
	Title     string             `json:"title,omitempty"`
	Kind      summary.Kind       `json:"kind"`
	Language  string             `json:"language"`
	Name      string             `json:"name,omitempty"`
	Label     string             `json:"label,omitempty"`
	Subject   string             `json:"subject,omitempty"`
	Sentences []sentenceLine     `json:"sentences,omitempty"`
	Withheld  []summary.Withheld `json:"withheld,omitempty"`
	Notes     []summary.Note     `json:"notes,omitempty"`
	Refused   []summary.Refusal  `json:"refused,omitempty"`
	Stock     []summary.Stock    `json:"stock,omitempty"`
	Stale     bool               `json:"stale,omitempty"`
}

type sentenceLine struct {
	ID      string     `json:"id"`
	Section string     `json:"section"`
	Text    string     `json:"text"`
	Plain   bool       `json:"plain,omitempty"`
	Own     bool       `json:"own,omitempty"`
	Cites   []citeLine `json:"cites,omitempty"`
}

type citeLine struct {
	summary.Cite
	Span *document.Span `json:"span,omitempty"` // characters of the CV's text, where the value was read
	Page int            `json:"page,omitempty"`
}

func (p *program) summaryDraft(ctx context.Context, a arguments) error {
	if len(a.files) > 1 {
		return usageError("name one job")
	}
	w := backend.DraftWish{Kind: summary.Short, Language: a.get("language"), Recipient: consent.Employer, Chosen: a.flags["tell"]}
	if len(a.files) == 1 {
		w.Job = a.files[0]
	}
	if k := a.get("kind"); k != "" {
		w.Kind = summary.Kind(k)
	}
	if k := a.get("for"); k != "" {
		w.Recipient = consent.RecipientKind(k)
	}
	switch a.get("length") {
	case "", "usual":
	case "less":
		w.Length = summary.Less
	case "plenty":
		w.Length = summary.Plenty
	default:
		return usageError("--length is less, usual or plenty")
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		k, err := b.MakeDraft(ctx, w)
		if err != nil {
			return err
		}
		l, err := p.lineOf(ctx, b, k)
		if err != nil {
			return err
		}
		return p.print(l)
	})
}

func (p *program) lineOf(ctx context.Context, b *backend.Backend, k backend.KeptDraft) (summaryLine, error) {
	d := k.Draft
	l := summaryLine{ID: k.ID, Job: k.Wish.Job, Title: k.Title, Kind: d.Kind, Language: d.Language, Name: d.Name, Label: d.Title, Subject: d.Subject,
		Withheld: d.Withheld, Notes: d.Notes, Refused: k.Verdict.Refused, Stock: k.Stock, Stale: k.Stale}
	read, err := b.Profile(ctx)
	if err != nil {
		return l, fmt.Errorf("reading where the CV says it: %w", err)
	}
	for _, block := range d.Blocks {
		one := summary.Draft{Blocks: []summary.Block{block}}
		for s := range one.Sentences() {
			line := sentenceLine{ID: s.ID, Section: block.Section, Text: s.Text, Plain: s.Plain, Own: s.Own}
			for _, c := range s.Cites {
				cite := citeLine{Cite: c}
				if r := read.Profile.Meta.Autojob; r != nil {
					if f, ok := r.Fields[c.Path]; ok {
						cite.Span, cite.Page = &f.Span, f.Page
					}
				}
				line.Cites = append(line.Cites, cite)
			}
			l.Sentences = append(l.Sentences, line)
		}
	}
	return l, nil
}

func (p *program) summaryList(ctx context.Context, a arguments) error {
	if len(a.files) > 1 {
		return usageError("name one job, or none")
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		all, err := b.Drafts(ctx, strings.Join(a.files, ""))
		if err != nil {
			return err
		}
		for _, k := range all {
			l := summaryLine{ID: k.ID, Job: k.Wish.Job, Title: k.Title, Kind: k.Draft.Kind, Language: k.Draft.Language, Refused: k.Verdict.Refused, Stale: k.Stale}
			if err := p.print(l); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *program) summaryShow(ctx context.Context, a arguments) error {
	if err := a.only("a summary's id"); err != nil {
		return err
	}
	format := backend.Text
	if f := a.get("as"); f != "" {
		format = backend.Format(f)
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		r, err := b.RenderDraft(ctx, a.files[0], format)
		if err != nil {
			return err
		}
		if _, err := p.stdout.Write(r.Bytes); err != nil {
			return fmt.Errorf("writing the summary: %w", err)
		}
		return nil
	})
}

func (p *program) summaryRemove(ctx context.Context, a arguments) error {
	if err := a.only("a summary's id"); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error { return b.RemoveDraft(ctx, a.files[0]) })
}

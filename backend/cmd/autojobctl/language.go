package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"strings"

	"autojob/backend/core/embed"
	"autojob/backend/core/skill"
)

// eachLine calls do for each line of standard input, and flushes one answer a line.
func (p *program) eachLine(ctx context.Context, do func(line string) error) error {
	in := bufio.NewReaderSize(p.stdin, 1<<16)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := in.ReadString('\n')
		if line != "" {
			if err := do(strings.TrimRight(line, "\r\n")); err != nil {
				return err
			}
		}
		if err != nil {
			return nil // the end
		}
	}
}

type mention struct {
	ID         skill.ID `json:"id"`
	Label      string   `json:"label"`
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Confidence float64  `json:"confidence"`
}

func (p *program) skills(ctx context.Context, a arguments) error {
	if len(a.files) > 0 {
		return usageError("texts are read from standard input")
	}
	lex := skill.Default()
	return p.eachLine(ctx, func(line string) error {
		out := struct {
			Skills []mention `json:"skills"`
		}{[]mention{}}
		for _, m := range lex.Extract(line) {
			out.Skills = append(out.Skills, mention{m.Skill, m.Label, m.Start, m.End, hundredths(m.Confidence)})
		}
		return p.print(out)
	})
}

type occupation struct {
	ID         skill.ID `json:"id"`
	Label      string   `json:"label"`
	Level      int      `json:"level"`
	Confidence float64  `json:"confidence"`
}

func (p *program) titles(ctx context.Context, a arguments) error {
	if len(a.files) > 0 {
		return usageError("titles are read from standard input")
	}
	lex := skill.Default()
	return p.eachLine(ctx, func(line string) error {
		out := struct {
			Occupation *occupation  `json:"occupation"`
			Candidates []occupation `json:"candidates"`
		}{nil, []occupation{}}
		for _, c := range lex.Titles(line) {
			out.Candidates = append(out.Candidates, occupation{c.Occupation, c.Label, c.Level, hundredths(c.Score)})
		}
		if len(out.Candidates) > 0 {
			out.Occupation = &out.Candidates[0]
		}
		return p.print(out)
	})
}

func (p *program) rank(ctx context.Context, a arguments) error {
	top, err := a.count("top", 10)
	if err != nil {
		return err
	}
	if a.get("queries") == "" || a.get("corpus") == "" || len(a.files) > 0 {
		return usageError("rank needs --queries FILE and --corpus FILE")
	}
	queries, err := lines(a.get("queries"))
	if err != nil {
		return fmt.Errorf("reading the queries: %w", err)
	}
	corpus, err := lines(a.get("corpus"))
	if err != nil {
		return fmt.Errorf("reading the corpus: %w", err)
	}
	r := embed.NewRanker(embed.Default(), corpus)
	type result struct {
		Text  string  `json:"text"`
		Score float64 `json:"score"`
	}
	for _, q := range queries {
		if err := ctx.Err(); err != nil {
			return err
		}
		out := struct {
			Query   string   `json:"query"`
			Results []result `json:"results"`
		}{q, []result{}}
		for _, x := range r.Rank(q, top) {
			out.Results = append(out.Results, result{x.Text, x.Score})
		}
		if err := p.print(out); err != nil {
			return err
		}
	}
	return nil
}

// lines reads a file of one text a line; empty lines are left out.
func lines(path string) ([]string, error) {
	data, err := read(path)
	if err != nil {
		return nil, err
	}
	var out []string
	for l := range bytes.Lines(bytes.TrimPrefix(data, []byte("\ufeff"))) {
		if s := strings.TrimSpace(strings.ToValidUTF8(string(l), "\ufffd")); s != "" {
			out = append(out, s)
		}
	}
	return out, nil
}

func hundredths(x float64) float64 { return float64(int(x*100+0.5)) / 100 }

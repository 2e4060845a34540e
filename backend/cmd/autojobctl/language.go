package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"strings"

	"autojob/backend"
	"autojob/backend/core/embed"
	"autojob/backend/core/problem"
	"autojob/backend/core/skill"
)

// eachLine calls do for each line of standard input, which answers with a line of its own.
func (p *program) eachLine(ctx context.Context, do func(line string) error) error {
	type read struct {
		line string
		err  error
	}
	lines := make(chan read)
	go func() { // reading waits for whoever types; an interrupt must not
		in := bufio.NewReaderSize(p.stdin, 1<<16)
		for {
			line, err := in.ReadString('\n')
			select {
			case lines <- read{line, err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return stopped(ctx)
		case r := <-lines:
			if r.line != "" {
				if err := do(strings.TrimRight(r.line, "\r\n")); err != nil {
					return err
				}
			}
			switch {
			case errors.Is(r.err, io.EOF):
				return nil
			case r.err != nil:
				return problem.New(problem.Unreadable, "Standard input could not be read to its end.", "What was answered before is whole.").Because(r.err)
			}
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
	lex, err := p.known(ctx, a)
	if err != nil {
		return err
	}
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
	lex, err := p.known(ctx, a)
	if err != nil {
		return err
	}
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
	queries, err := p.lines(a.get("queries"))
	if err != nil {
		return err
	}
	corpus, err := p.lines(a.get("corpus"))
	if err != nil {
		return err
	}
	r := embed.NewRanker(embed.Default(), corpus)
	type result struct {
		Text  string  `json:"text"`
		Score float64 `json:"score"`
	}
	for _, q := range queries {
		if err := stopped(ctx); err != nil {
			return err
		}
		out := struct {
			Query   string   `json:"query"`
			Results []result `json:"results"`
		}{q, []result{}}
		for _, x := range r.Rank(q, top) {
			out.Results = append(out.Results, result{x.Text, rounded(x.Score, 4)})
		}
		if err := p.print(out); err != nil {
			return err
		}
	}
	return nil
}

// lines reads a file of one text a line; empty lines are left out. Its problem has been told.
func (p *program) lines(path string) ([]string, error) {
	data, err := backend.ReadFile(path)
	if err != nil {
		p.tell(path, err)
		return nil, errTold
	}
	var out []string
	for l := range bytes.Lines(bytes.TrimPrefix(data, []byte("\ufeff"))) {
		if s := strings.TrimSpace(strings.ToValidUTF8(string(l), "\ufffd")); s != "" {
			out = append(out, s)
		}
	}
	return out, nil
}

func hundredths(x float64) float64 { return rounded(x, 2) }

func rounded(x float64, digits int) float64 {
	unit := math.Pow10(digits)
	return math.Round(x*unit) / unit
}

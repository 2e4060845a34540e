package main

import (
	"context"
	"fmt"

	"autojob/backend/core/problem"
)

type doctorLine struct {
	At     string      `json:"at"`
	Checks []checkLine `json:"checks"`
}

type checkLine struct {
	ID      string   `json:"id"`
	State   string   `json:"state"` // "good", "attention", "bad", "unknown"
	Text    string   `json:"text"`
	Hint    string   `json:"hint,omitempty"`
	Details []string `json:"details,omitempty"`
}

// doctor checks the store, also one that does not open, and says what is not good in sentences on standard error.
func (p *program) doctor(ctx context.Context, a arguments) (err error) {
	if err := a.only(); err != nil {
		return err
	}
	b, err := p.open(ctx, a, false)
	if b == nil {
		return err
	}
	defer closing(b, &err)
	bad := err != nil
	if err != nil {
		if problem.Is(err, problem.NotFound) || stopped(ctx) != nil {
			return err
		}
		p.tell("", err) // and then what can be checked of a store that is closed
	}
	all, err := b.Doctor(ctx, nil)
	if err != nil {
		return err
	}
	out := doctorLine{At: moment(b.Now()), Checks: []checkLine{}}
	for _, f := range all {
		c := checkLine{f.ID, string(f.Grade), f.Text, f.Hint, f.Details}
		out.Checks = append(out.Checks, c)
		bad = bad || c.State == "bad"
		if c.State == "good" {
			continue
		}
		fmt.Fprintf(p.stderr, "%s (%s): %s\n", c.ID, c.State, c.Text)
		for _, d := range c.Details {
			fmt.Fprintln(p.stderr, "  - "+d)
		}
		if c.Hint != "" {
			fmt.Fprintln(p.stderr, "  "+c.Hint)
		}
	}
	if err := p.print(out); err != nil {
		return err
	}
	if bad {
		return errTold
	}
	return nil
}

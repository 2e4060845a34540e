package main

import (
	"context"
	"fmt"
	"strings"

	"autojob/backend"
	"autojob/backend/core/problem"
)

type sourceLine struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	System  string   `json:"system"`
	Address string   `json:"address"`
	Ads     int      `json:"ads"`
	Titles  []string `json:"titles,omitempty"`  // of a board that was found
	Watched bool     `json:"watched"`           //
	Gone    int      `json:"gone,omitempty"`    // kept ads that it lists no more
	Fetched string   `json:"fetched,omitempty"` // when it was last fetched whole
	Failed  string   `json:"failed,omitempty"`
}

// seen says what boards learn; it goes to the messages, before anyone is asked.
func (p *program) seen(what string) {
	fmt.Fprintf(p.stderr, "autojobctl: %s\n  They see this computer's internet address and which company is asked for, nothing else: no profile, no search words.\n", what)
}

func (p *program) sourceAdd(ctx context.Context, a arguments) error {
	if len(a.files) == 0 {
		return usageError("name a company, or any address of its jobs")
	}
	what := strings.Join(a.files, " ")
	return p.using(ctx, a, true, func(b *backend.Backend) error {
		p.seen("The job boards in question are asked.")
		found, err := b.FindBoards(ctx, what, nil)
		if err != nil {
			return err
		}
		chosen := a.get("board")
		for _, f := range found {
			if f.Board.ID() != chosen && (chosen != "" || len(found) > 1 || !backend.IsAddress(what)) {
				continue
			}
			s, err := b.AddSource(ctx, f.Board)
			if err != nil {
				return err
			}
			return p.print(line(s, f.Titles, f.Ads))
		}
		for _, f := range found {
			l := line(backend.Source{StoredSource: backend.StoredSource{Board: f.Board}, ID: f.Board.ID()}, f.Titles, f.Ads)
			l.Watched = f.Known
			if err := p.print(l); err != nil {
				return err
			}
		}
		p.tell("", problem.New(problem.Invalid, "These boards answered; nothing was added.", "Say which is the company's: --board ID"))
		return errTold
	})
}

func line(s backend.Source, titles []string, ads int) sourceLine {
	l := sourceLine{ID: s.ID, Name: backend.SourceName(s.Board), System: s.Board.Kind.System(), Address: s.Board.Address(), Ads: ads, Titles: titles, Watched: true, Gone: s.Gone, Fetched: s.WholeAt}
	if s.Failed != nil {
		l.Failed = s.Failed.Message
	}
	return l
}

func (p *program) sourceList(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		all, err := b.Sources(ctx)
		if err != nil {
			return err
		}
		for _, s := range all {
			if err := p.print(line(s, nil, s.Ads)); err != nil {
				return err
			}
		}
		return nil
	})
}

type refreshLine struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Added     int    `json:"added"`
	Updated   int    `json:"updated"`
	Unchanged int    `json:"unchanged"`
	Gone      int    `json:"gone"`
	Problems  int    `json:"problems"`
	Fresh     bool   `json:"fresh,omitempty"` // fetched just before, not asked again
}

func (p *program) sourceRefresh(ctx context.Context, a arguments) error {
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		p.seen("The watched boards are asked for all their ads.")
		var all []backend.Refreshed
		var err error
		if len(a.files) == 0 {
			all, err = b.RefreshSources(ctx, nil)
		}
		for _, id := range a.files {
			r, e := b.RefreshSource(ctx, id, nil)
			if e != nil && r.Failed == nil {
				err = e
				break
			}
			all = append(all, r)
		}
		failed := false
		for _, r := range all {
			if r.Failed != nil {
				p.tell(r.Name, problem.New(r.Failed.Code, r.Failed.Message, r.Failed.Hint))
				failed = true
			}
			p.tellRows(r.Name, r.Problems)
			if err := p.print(refreshLine{r.ID, r.Name, r.Added, r.Updated, r.Import.Unchanged, r.Gone, len(r.Problems), r.Fresh}); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
		if failed {
			return errTold
		}
		return nil
	})
}

func (p *program) sourceRemove(ctx context.Context, a arguments) error {
	if err := a.only("the id of a watched board"); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error { return b.RemoveSource(ctx, a.files[0], a.has("ads")) })
}

package source

import (
	"context"
	"strings"

	"autojob/backend/adapter/egress"
	"autojob/backend/core/board"
	"autojob/backend/core/problem"
)

// Found is a board that answered.
type Found struct {
	Board  board.Board
	Ads    int      // on its first page, or all where it says so
	Titles []string // a few, so that a person can tell whose board it is
}

// Probe asks a board whether it is there.
func (c *Client) Probe(ctx context.Context, b board.Board) (Found, error) {
	if err := b.Check(); err != nil {
		return Found{}, err
	}
	step := b.Probe()
	a, err := c.ask(ctx, step.URL, accept(b.Kind), validators{})
	if err == nil {
		err = good(a)
	}
	if err != nil {
		return Found{}, err
	}
	part, err := c.Read.Board(ctx, b, []board.Step{step}, [][]byte{a.Body})
	if err != nil {
		return Found{}, err
	}
	if part.Name != "" {
		b.Name = part.Name
	}
	f := Found{Board: b, Ads: max(part.Total, len(part.Listed))}
	for _, p := range part.Reading.Postings {
		if len(f.Titles) < 3 {
			f.Titles = append(f.Titles, p.Title)
		}
	}
	return f, nil
}

// Find finds the boards of a company by any of its addresses: a board's own pages are recognised without asking anyone; else the page
// is fetched and looked through. Each board that is found is asked whether it is there.
func (c *Client) Find(ctx context.Context, address string, progress func(done, total int)) ([]Found, error) {
	if b, ok := board.Recognise(address); ok {
		f, err := c.Probe(ctx, b)
		if err != nil {
			return nil, err
		}
		return []Found{f}, nil
	}
	at, ok := board.Own(board.Page, address)
	if !ok {
		return nil, problem.New(problem.Invalid, "This is no web address.", "Copy it from your browser's address bar, or give the company's name.")
	}
	a, err := c.ask(ctx, at.Token, "text/html, application/xml, application/json", validators{})
	if err == nil {
		err = good(a)
	}
	if err != nil {
		return nil, err
	}
	var all []board.Board
	kind := strings.ToLower(a.ContentType)
	if strings.Contains(kind, "xml") && !strings.Contains(kind, "html") || strings.Contains(kind, "json") {
		if feed, ok := board.Own(board.Feed, at.Token); ok {
			all = append(all, feed)
		}
	} else {
		if b, ok := board.Recognise(a.URL); ok { // it led there
			all = append(all, b)
		}
		named, err := c.Read.Company(ctx, a.Body, a.URL)
		if err != nil {
			return nil, err
		}
		for _, b := range named {
			if len(all) == 0 || b.ID() != all[0].ID() {
				all = append(all, b)
			}
		}
	}
	found, err := c.probeAll(ctx, all, progress)
	if err == nil && len(found) == 0 {
		return nil, problem.New(problem.NotFound, "This page leads to no job board that Autojob can read.",
			"Try the page that lists the jobs, or one of the ads. A page that cannot be read can be saved from your browser and added as a file.")
	}
	return found, err
}

// Guess looks for a company's boards by its name, under the tokens that companies of this name would have.
func (c *Client) Guess(ctx context.Context, name string, progress func(done, total int)) ([]Found, error) {
	all := board.Guesses(name)
	if len(all) == 0 {
		return nil, problem.New(problem.Invalid, "This is no company's name.", "Give the name as the company writes it, or the address of its careers page.")
	}
	found, err := c.probeAll(ctx, all, progress)
	if err == nil && len(found) == 0 {
		return nil, problem.New(problem.NotFound, "No job board answered to this name.", "Give the address of the company's careers page, or of one of its ads.")
	}
	return found, err
}

// probeAll asks boards whether they are there. Those that are not, or are empty, are left out; what stops everything is an error.
func (c *Client) probeAll(ctx context.Context, all []board.Board, progress func(done, total int)) ([]Found, error) {
	var found []Found
	var last error
	for i, b := range all {
		if progress != nil {
			progress(i, len(all))
		}
		f, err := c.Probe(ctx, b)
		switch {
		case err == nil && f.Ads > 0:
			found = append(found, f)
		case problem.Is(err, problem.Cancelled) || err != nil && egress.Closed(err):
			return found, err
		case problem.Is(err, problem.Unavailable):
			last = err
		}
	}
	if len(found) == 0 && last != nil && len(all) == 1 {
		return nil, last
	}
	return found, nil
}

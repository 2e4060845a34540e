package source

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"time"

	"autojob/backend/core/board"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

// State is how far a board was fetched; it is kept with the board between two refreshes. The zero State has fetched nothing.
type State struct {
	ETag     string `json:"etag,omitempty"`     // of a board that fits on one page
	Modified string `json:"modified,omitempty"` // Last-Modified, likewise
	Since    string `json:"since,omitempty"`    // RFC 3339: when these were first sent

	Cursor *Cursor `json:"cursor,omitempty"` // of a refresh that did not come to its end
}

// Cursor is where an interrupted refresh goes on.
type Cursor struct {
	Begun   string         `json:"begun"`          // RFC 3339
	Next    string         `json:"next,omitempty"` // the page to ask for
	Details []board.Detail `json:"details,omitempty"`
	Listed  []string       `json:"listed,omitempty"` // keys of all ads seen so far
	Total   int            `json:"total,omitempty"`
	Pages   int            `json:"pages,omitempty"`
	Cut     bool           `json:"cut,omitempty"` // the list came short, or repeated itself
}

// Batch is what one step of a refresh brought, with the State that goes on behind it.
type Batch struct {
	Postings []posting.Posting
	Stamps   map[string]string // of ads whose text is fetched apart: id -> what changes with it
	Problems []posting.Problem
	Name     string // what the company calls itself, where the board says so
	State    State
}

// Outcome is a finished refresh.
type Outcome struct {
	State     State
	Unchanged bool     // the board says that nothing changed since
	Listed    []string // keys of the ads on the board; nil when Unchanged
	Cut       bool     // the list came short or repeated itself: what is not in Listed may be on the board all the same
}

// Key stands for an ad's id in lists of thousands.
func Key(id string) string {
	sum := sha256.Sum256([]byte(id))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// Job is what a refresh is made with.
type Job struct {
	Board board.Board
	State State
	// Known reports whether the text of an ad with a stamp is kept already.
	Known func(id, stamp string) bool
	// Keep stores a batch; an error of it ends the refresh.
	Keep func(Batch) error
	// Progress tells how far it is; total is 0 while unknown.
	Progress func(done, total int)
}

// Limits of a refresh.
const (
	resumeFor = 12 * time.Hour // an interruption that is older begins anew: the pages have moved on
	sameFor   = 7 * 24 * time.Hour
	atOnce    = 20 // texts that are fetched between two hand-overs
	maxListed = 20_000
)

// Refresh fetches a board whole. What came before an error is with Keep already, with the State that goes on from there.
func (c *Client) Refresh(ctx context.Context, j Job) (Outcome, error) {
	if err := j.Board.Check(); err != nil {
		return Outcome{}, err
	}
	r := &refresh{c: c, j: j, state: j.State}
	now := c.now()
	cur := r.state.Cursor
	if begun, err := time.Parse(time.RFC3339, r.begun()); cur == nil || err != nil || now.Sub(begun) > resumeFor || begun.After(now) || !r.own(cur) {
		cur = &Cursor{Begun: now.UTC().Format(time.RFC3339), Next: j.Board.First().URL}
		if since, err := time.Parse(time.RFC3339, r.state.Since); err != nil || now.Sub(since) > sameFor || since.After(now) {
			r.state.ETag, r.state.Modified, r.state.Since = "", "", ""
		}
	} else {
		copied := *cur
		cur = &copied
		r.state.ETag, r.state.Modified, r.state.Since = "", "", ""
	}
	r.cur = cur
	r.tell()
	for cur.Next != "" || len(cur.Details) > 0 {
		if ctx.Err() != nil {
			return Outcome{}, stopped(ctx)
		}
		var err error
		if len(cur.Details) > 0 {
			err = r.details(ctx)
		} else {
			var same bool
			if same, err = r.page(ctx); same {
				r.state.Cursor = nil
				return Outcome{State: r.state, Unchanged: true}, nil
			}
		}
		if err != nil {
			return Outcome{}, err
		}
		r.tell()
	}
	r.state.Cursor = nil
	cut := cur.Cut || cur.Pages > 1 && cur.Total > len(cur.Listed) // an ad slipped to another page between two questions
	return Outcome{State: r.state, Listed: cur.Listed, Cut: cut}, nil
}

// refresh is one under way.
type refresh struct {
	c     *Client
	j     Job
	state State
	cur   *Cursor
}

func (r *refresh) begun() string {
	if r.state.Cursor == nil {
		return ""
	}
	return r.state.Cursor.Begun
}

// own reports whether a cursor leads to where the board is: what an answer names is followed nowhere else.
func (r *refresh) own(cur *Cursor) bool {
	at := []string{}
	if cur.Next != "" {
		at = append(at, cur.Next)
	}
	for _, d := range cur.Details {
		at = append(at, d.URL)
	}
	for _, s := range at {
		if u, err := url.Parse(s); err != nil || u.Scheme != "https" || u.User != nil || !strings.EqualFold(u.Host, r.j.Board.Host()) {
			return false
		}
	}
	return true
}

func (r *refresh) tell() {
	if r.j.Progress != nil {
		r.j.Progress(max(0, len(r.cur.Listed)-len(r.cur.Details)), max(r.cur.Total, len(r.cur.Listed)))
	}
}

// page fetches the next page of the list.
func (r *refresh) page(ctx context.Context) (same bool, err error) {
	var v validators
	if r.cur.Pages == 0 {
		v = validators{r.state.ETag, r.state.Modified}
	}
	step := board.Step{URL: r.cur.Next}
	a, err := r.c.ask(ctx, step.URL, accept(r.j.Board.Kind), v)
	if err != nil {
		return false, err
	}
	if err := good(a); err != nil {
		return false, err
	}
	if a.Status == http.StatusNotModified {
		if v == (validators{}) {
			return false, problem.New(problem.Unavailable, "The web site could not answer.", "Try again later; nothing you have is lost.")
		}
		return true, nil
	}
	part, err := r.c.Read.Board(ctx, r.j.Board, []board.Step{step}, [][]byte{a.Body})
	if err != nil {
		return false, err
	}
	before := len(r.cur.Listed)
	r.cur.Listed = merged(r.cur.Listed, part.Listed)
	r.cur.Pages++
	r.cur.Total = max(r.cur.Total, part.Total)
	r.cur.Next = part.Next
	none := len(r.cur.Listed) == before
	if part.Cut || none && (part.Next != "" || len(part.Listed) > 0) || len(r.cur.Listed) >= maxListed {
		r.cur.Cut = true
	}
	if none || len(r.cur.Listed) >= maxListed {
		r.cur.Next = "" // a board that says the same page again and again
	}
	for _, d := range part.Details {
		if r.j.Known == nil || !r.j.Known(d.ID, d.Stamp) {
			r.cur.Details = append(r.cur.Details, d)
		}
	}
	if !r.own(r.cur) {
		return false, problem.New(problem.Unreadable, "The board leads elsewhere for its other pages.", "Autojob follows it only where it is itself. Nothing you have is lost.")
	}
	r.state.ETag, r.state.Modified, r.state.Since = "", "", ""
	if r.cur.Pages == 1 && r.cur.Next == "" && len(part.Details) == 0 {
		r.state.ETag, r.state.Modified = a.ETag, a.LastModified
		if a.ETag != "" || a.LastModified != "" {
			r.state.Since = r.c.now().UTC().Format(time.RFC3339)
		}
	}
	return false, r.keep(part, nil)
}

// details fetches the texts of the next ads. One that is gone meanwhile is passed over.
func (r *refresh) details(ctx context.Context) error {
	n := min(atOnce, len(r.cur.Details))
	var steps []board.Step
	var answers [][]byte
	stamps := map[string]string{}
	done := 0
	var failed error
	for _, d := range r.cur.Details[:n] {
		a, err := r.c.ask(ctx, d.URL, accept(r.j.Board.Kind), validators{})
		if err == nil {
			err = good(a)
		}
		if err != nil && !problem.Is(err, problem.NotFound) {
			failed = err
			break
		}
		done++
		if err == nil && a.Status == http.StatusOK {
			steps, answers = append(steps, board.Step{URL: d.URL, Detail: true}), append(answers, a.Body)
			stamps[d.ID] = d.Stamp
		}
		if r.j.Progress != nil {
			r.j.Progress(max(0, len(r.cur.Listed)-len(r.cur.Details)+done), max(r.cur.Total, len(r.cur.Listed)))
		}
	}
	var part board.Part
	if len(steps) > 0 {
		var err error
		ctx := context.WithoutCancel(ctx) // what was fetched is kept, also when the person stops here
		if part, err = r.c.Read.Board(ctx, r.j.Board, steps, answers); err != nil && len(steps) > 1 {
			return err
		} else if err != nil {
			told := problem.From(err)
			part.Reading.Problems = []posting.Problem{{Message: told.Message, Hint: told.Hint}}
		}
	}
	r.cur.Details = r.cur.Details[done:]
	if done > 0 {
		if err := r.keep(part, stamps); err != nil {
			return err
		}
	}
	return failed
}

func (r *refresh) keep(part board.Part, stamps map[string]string) error {
	kept := *r.cur
	r.state.Cursor = &kept
	return r.j.Keep(Batch{Postings: part.Reading.Postings, Problems: part.Reading.Problems, Stamps: stamps, Name: part.Name, State: r.state})
}

// merged are the keys that are there and those of more ids, each once.
func merged(a, ids []string) []string {
	seen := make(map[string]bool, len(a)+len(ids))
	for _, key := range a {
		seen[key] = true
	}
	out := a[:len(a):len(a)]
	for _, id := range ids {
		if key := Key(id); !seen[key] && len(out) < maxListed {
			seen[key] = true
			out = append(out, key)
		}
	}
	return out
}

func accept(k board.Kind) string {
	switch k {
	case board.Personio:
		return "application/xml"
	case board.Feed:
		return "application/feed+json, application/atom+xml, application/rss+xml, application/xml, text/xml"
	case board.Page:
		return "text/html"
	}
	return "application/json"
}

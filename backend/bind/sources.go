package bind

import (
	"context"
	"slices"

	"autojob/backend"
	"autojob/backend/core/board"
	"autojob/backend/core/problem"
)

// Sources is watching job boards, and the searches that the person keeps.
type Sources struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
}

// SourceView is a watched board, or one that answered and may be watched.
type SourceView struct {
	ID      string         `json:"id"`
	Kind    string         `json:"kind"`
	Token   string         `json:"token"`
	Name    string         `json:"name"`
	System  string         `json:"system"`  // "Greenhouse"
	Address string         `json:"address"` // where a person reads it
	Host    string         `json:"host"`    // who is asked, and so sees this computer's address
	Ads     int            `json:"ads"`
	Gone    int            `json:"gone"`    // kept ads that it lists no more
	Added   int            `json:"added"`   // by the last refresh
	Fetched string         `json:"fetched"` // RFC 3339; "" before the first whole refresh
	Halfway bool           `json:"halfway"` // the last refresh was interrupted and would go on
	Watched bool           `json:"watched"`
	Titles  []string       `json:"titles"` // a few of its ads, of a board that was found
	Failed  *problem.Error `json:"failed"` // why the last refresh did not come to its end
}

// RefreshResult is what came of fetching some boards.
type RefreshResult struct {
	Boards    int             `json:"boards"`
	Added     int             `json:"added"`
	Updated   int             `json:"updated"`
	Unchanged int             `json:"unchanged"`
	Gone      int             `json:"gone"`
	Fresh     int             `json:"fresh"` // boards that were fetched just before and not asked again
	Problems  []ImportProblem `json:"problems"`
}

// SearchView is a kept search.
type SearchView struct {
	ID       string `json:"id"`
	Words    string `json:"words"`
	Found    int    `json:"found"`
	New      int    `json:"new"`      // since the last look
	LookedAt string `json:"lookedAt"` // RFC 3339: what came later is new
}

// Sources lists the watched boards.
func (s *Sources) Sources() ([]SourceView, error) {
	all, err := s.backend.Sources(s.ctx())
	out := []SourceView{}
	for _, e := range all {
		v := sourceView(e.Board)
		v.Ads, v.Gone, v.Added, v.Fetched, v.Watched, v.Halfway = e.Ads, e.Gone, e.LastAdded, e.WholeAt, true, e.State.Cursor != nil
		if e.Failed != nil {
			v.Failed = problem.New(e.Failed.Code, e.Failed.Message, e.Failed.Hint)
		}
		out = append(out, v)
	}
	return out, err
}

func sourceView(b board.Board) SourceView {
	return SourceView{ID: b.ID(), Kind: string(b.Kind), Token: b.Token, Name: backend.SourceName(b), System: b.Kind.System(), Address: b.Address(), Host: b.Host(), Titles: []string{}}
}

// FindBoards looks for a company's boards by its name or any of its addresses; the boards in question are asked.
func (s *Sources) FindBoards(task, what string) ([]SourceView, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	found, err := s.backend.FindBoards(ctx, what, progress)
	out := []SourceView{}
	for _, f := range found {
		v := sourceView(f.Board)
		v.Ads, v.Watched, v.Titles = f.Ads, f.Known, list(f.Titles)
		out = append(out, v)
	}
	return out, err
}

// AddSource watches a board that was found.
func (s *Sources) AddSource(kind, token, name string) error {
	_, err := s.backend.AddSource(s.ctx(), board.Board{Kind: board.Kind(kind), Token: token, Name: name})
	return err
}

// RemoveSource watches a board no more; with ads, its ads go too, but for the saved ones.
func (s *Sources) RemoveSource(id string, ads bool) error {
	return s.backend.RemoveSource(s.ctx(), id, ads)
}

// RefreshSources fetches one watched board, or with id "" all of them. What came before it is stopped is kept.
func (s *Sources) RefreshSources(task, id string) (*RefreshResult, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	var all []backend.Refreshed
	var err error
	if id == "" {
		all, err = s.backend.RefreshSources(ctx, progress)
	} else {
		r, e := s.backend.RefreshSource(ctx, id, progress)
		if all = []backend.Refreshed{r}; r.Failed == nil {
			err = e
		}
	}
	if err != nil {
		return nil, err
	}
	out := &RefreshResult{Boards: len(all), Problems: []ImportProblem{}}
	for _, r := range all {
		out.Added += r.Added
		out.Updated += r.Updated
		out.Unchanged += r.Unchanged
		out.Gone += r.Gone
		if r.Fresh {
			out.Fresh++
		}
		if r.Failed != nil {
			out.Problems = append(out.Problems, ImportProblem{r.Name, "", r.Failed.Message, r.Failed.Hint})
		}
		for _, e := range slices.Clip(r.Problems) {
			out.Problems = append(out.Problems, ImportProblem{r.Name, e.Where, e.Message, e.Hint})
		}
	}
	return out, nil
}

// Searches lists the kept searches.
func (s *Sources) Searches() ([]SearchView, error) {
	all, err := s.backend.Searches(s.ctx())
	out := []SearchView{}
	for _, e := range all {
		out = append(out, SearchView{e.ID, e.Words, e.Found, e.New, e.LookedAt})
	}
	return out, err
}

// KeepSearch keeps a search.
func (s *Sources) KeepSearch(words string) error {
	_, err := s.backend.KeepSearch(s.ctx(), words)
	return err
}

// LookAtSearch notes that the person looked at what a search finds.
func (s *Sources) LookAtSearch(id string) error { return s.backend.LookAtSearch(s.ctx(), id) }

// RemoveSearch forgets a search.
func (s *Sources) RemoveSearch(id string) error { return s.backend.RemoveSearch(s.ctx(), id) }

package backend

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"autojob/backend/adapter/source"
	"autojob/backend/core/board"
	"autojob/backend/core/problem"
)

// StoredSource is a watched board as it is kept, by its board's id.
type StoredSource struct {
	Board     board.Board  `json:"board"`
	AddedAt   string       `json:"added_at"`             // RFC 3339
	TriedAt   string       `json:"tried_at,omitempty"`   // last refresh that was begun
	WholeAt   string       `json:"whole_at,omitempty"`   // last refresh that came to its end
	LastAdded int          `json:"last_added,omitempty"` // ads that it brought
	State     source.State `json:"state"`
	Failed    *Failure     `json:"failed,omitempty"` // why the last one did not come to its end
}

// Failure is a problem as it is kept.
type Failure struct {
	Code    problem.Code `json:"code"`
	Message string       `json:"message"`
	Hint    string       `json:"hint"`
}

// Source is a watched board with what came of it.
type Source struct {
	StoredSource
	ID   string
	Ads  int  // stored ads that the board lists
	Gone int  // stored ads that it lists no more
	Busy bool // a refresh is under way
}

// FoundBoard is a board that answered, for the person to confirm.
type FoundBoard struct {
	Board  board.Board
	Ads    int
	Titles []string
	Known  bool // it is watched already
}

// maxSources bounds how many boards are watched.
const maxSources = 500

// fetches are the refreshes under way.
type fetches struct {
	mu  sync.Mutex
	ids map[string]bool
}

// begin reports whether a board's refresh may begin; end must be called after it.
func (f *fetches) begin(id string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ids[id] {
		return false
	}
	if f.ids == nil {
		f.ids = map[string]bool{}
	}
	f.ids[id] = true
	return true
}

func (f *fetches) end(id string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.ids, id)
}

func (f *fetches) busy(id string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.ids[id]
}

// Sources are the watched boards, by name.
func (b *Backend) Sources(ctx context.Context) ([]Source, error) {
	var out []Source
	err := b.with(func(s *store) error {
		jobs, err := s.load(ctx)
		if err != nil {
			return err
		}
		listed, gone := map[string]int{}, map[string]int{}
		for _, j := range jobs {
			switch {
			case j.stored.Board == "":
			case j.stored.Gone == "":
				listed[j.stored.Board]++
			default:
				gone[j.stored.Board]++
			}
		}
		ids, err := s.sources.IDs()
		if err != nil {
			return fmt.Errorf("reading the watched boards: %w", err)
		}
		for _, id := range ids {
			kept, err := s.sources.Get(ctx, id)
			if missing(err) || s.told && problem.Is(err, problem.Damaged) {
				continue
			}
			if err != nil {
				return fmt.Errorf("reading the watched boards: %w", err)
			}
			out = append(out, Source{StoredSource: kept, ID: id, Ads: listed[id], Gone: gone[id], Busy: b.fetches.busy(id)})
		}
		return nil
	})
	slices.SortFunc(out, func(x, y Source) int {
		return cmp.Or(strings.Compare(strings.ToLower(SourceName(x.Board)), strings.ToLower(SourceName(y.Board))), strings.Compare(x.ID, y.ID))
	})
	return out, err
}

// SourceName is what a board is called on screen.
func SourceName(b board.Board) string {
	switch {
	case b.Name != "":
		return b.Name
	case b.Kind.Many():
		return b.Kind.System()
	}
	return b.Token
}

// FindBoards looks for a company's boards by its name, or by any address of it. It asks the boards and pages in question, which see that
// this computer asks for this company; nothing is kept.
func (b *Backend) FindBoards(ctx context.Context, what string, progress Progress) ([]FoundBoard, error) {
	what = strings.TrimSpace(what)
	if what == "" || len(what) > 2000 {
		return nil, problem.New(problem.Invalid, "There is nothing to look for.", "Give a company's name, or the address of its careers page.")
	}
	known := map[string]bool{}
	all, err := b.Sources(ctx) // also says when the store is closed, before anyone is asked
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		known[s.ID] = true
	}
	look := b.boards.Guess
	if IsAddress(what) {
		look = b.boards.Find
	}
	found, err := look(ctx, what, func(done, total int) { progress.Tell("Asking job boards", done, total) })
	if err != nil {
		return nil, err
	}
	out := make([]FoundBoard, len(found))
	for i, f := range found {
		out[i] = FoundBoard{Board: f.Board, Ads: f.Ads, Titles: f.Titles, Known: known[f.Board.ID()]}
	}
	return out, nil
}

// IsAddress tells an address from a company's name.
func IsAddress(s string) bool {
	return !strings.ContainsAny(s, " \t") && (strings.Contains(s, "/") || strings.Contains(strings.Trim(s, "."), "."))
}

// AddSource watches a board. One that is watched already stays as it is.
func (b *Backend) AddSource(ctx context.Context, at board.Board) (Source, error) {
	at.Name = strings.Join(strings.Fields(at.Name), " ")
	if err := at.Check(); err != nil {
		return Source{}, err
	}
	if len(at.Name) > 200 {
		at.Name = strings.ToValidUTF8(at.Name[:200], "")
	}
	out := Source{ID: at.ID()}
	err := b.change(func(s *store) error {
		old, err := s.sources.Get(ctx, out.ID)
		if err == nil {
			out.StoredSource = old
			return nil
		}
		if !missing(err) {
			return fmt.Errorf("reading a watched board: %w", err)
		}
		ids, err := s.sources.IDs()
		if err != nil {
			return fmt.Errorf("reading the watched boards: %w", err)
		}
		if len(ids) >= maxSources {
			return problem.New(problem.TooLarge, fmt.Sprintf("Autojob watches %d boards at most.", maxSources), "Remove one first.")
		}
		out.StoredSource = StoredSource{Board: at, AddedAt: stamp(b.Now())}
		if err := s.sources.Put(ctx, out.ID, out.StoredSource); err != nil {
			return fmt.Errorf("keeping a watched board: %w", err)
		}
		return nil
	})
	return out, err
}

// RemoveSource watches a board no more. Its ads stay, or go with it; what the person saved stays in any case.
func (b *Backend) RemoveSource(ctx context.Context, id string, ads bool) error {
	return b.change(func(s *store) error {
		if _, err := s.sources.Get(ctx, id); err != nil {
			return noSource(err)
		}
		jobs, err := s.known(ctx)
		if err != nil {
			return err
		}
		var gone []string
		for jobID, j := range jobs {
			if ads && j.stored.Board == id && j.stored.Mark != Saved {
				gone = append(gone, jobID)
			}
		}
		err = s.deleting(ctx, func() error {
			if err := s.drop(ctx, gone); err != nil {
				return err
			}
			return s.sources.Delete(ctx, id)
		})
		if err != nil {
			return fmt.Errorf("removing a watched board: %w", err)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, jobID := range gone {
			delete(jobs, jobID)
		}
		s.edition++
		return nil
	})
}

func noSource(err error) error {
	if !missing(err) {
		return fmt.Errorf("reading a watched board: %w", err)
	}
	return problem.New(problem.NotFound, "This board is no longer watched.", "Add it again to fetch its ads.")
}

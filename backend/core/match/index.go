package match

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

// Index holds the facts of many ads and ranks them all for a person, in some microseconds an ad the first time and a fraction of one
// where only wishes or the balance changed. What it answers depends on the facts alone, not on the order in which they came, nor on how
// many cores there are. It is safe for concurrent use; one ranking runs at a time.
type Index struct {
	engine *Engine

	mu         sync.Mutex
	slots      []*[chunk]slot
	ids        []string
	at         map[string]int32
	companies  table[string]
	industries table[string]
	places     table[[]posting.Place]

	person *Person // as read: whom sheets are for
	sheets []sheet // by slot
	stale  []bool  // by slot: the sheet is not that of person and facts
}

// slot is a row with the places of its words in the tables.
type slot struct {
	row
	company, industry, place uint32
}

const chunk = 512

// table keeps what many ads share once.
type table[T any] struct {
	values []T
	at     map[string]uint32
}

func (t *table[T]) place(key string, v T) uint32 {
	if n, ok := t.at[key]; ok {
		return n
	}
	if t.at == nil {
		t.at = map[string]uint32{}
	}
	n := uint32(len(t.values))
	t.at[key] = n
	t.values = append(t.values, v)
	return n
}

// NewIndex makes an empty index.
func (e *Engine) NewIndex() *Index { return &Index{engine: e, at: map[string]int32{}} }

// Len is how many ads there are.
func (x *Index) Len() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.ids)
}

func (x *Index) slot(i int) *slot { return &x.slots[i/chunk][i%chunk] }

// facts are those of a slot, as they were put.
func (x *Index) facts(i int) *Facts {
	s := x.slot(i)
	return &Facts{row: s.row, places: x.places.values[s.place], company: x.companies.values[s.company], industry: x.industries.values[s.industry]}
}

// Put adds an ad or replaces it.
func (x *Index) Put(id string, f *Facts) {
	x.mu.Lock()
	defer x.mu.Unlock()
	i, ok := x.at[id]
	if !ok {
		i = int32(len(x.ids))
		if int(i)%chunk == 0 && int(i)/chunk == len(x.slots) {
			x.slots = append(x.slots, new([chunk]slot))
		}
		x.ids = append(x.ids, id)
		x.at[id] = i
	}
	*x.slot(int(i)) = slot{f.row, x.companies.place(f.company, f.company), x.industries.place(f.industry, f.industry), x.places.place(placesKey(f.places), f.places)}
	x.spoil(int(i))
}

// Remove takes an ad out, if it is there.
func (x *Index) Remove(id string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	i, ok := x.at[id]
	if !ok {
		return
	}
	last := len(x.ids) - 1
	*x.slot(int(i)), *x.slot(last) = *x.slot(last), slot{}
	x.ids[i], x.at[x.ids[last]] = x.ids[last], i
	x.ids[last] = ""
	x.ids = x.ids[:last]
	delete(x.at, id)
	x.spoil(int(i))
}

// spoil marks the sheet of a slot as no longer true.
func (x *Index) spoil(i int) {
	if i < len(x.stale) {
		x.stale[i] = true
	}
}

// Placed is an ad in a ranking. Conflicts counts the wishes and languages that are not met.
type Placed struct {
	ID                                        string
	Score, Fit, Growth, Confidence, Conflicts int

	fine bp
	hard int // how many of Conflicts break a must-have
}

func placed(id string, n numbers, growth bp) Placed {
	fine := n.score(growth)
	return Placed{id, percent(fine), percent(int(n.fit)), percent(int(n.growth)), percent(int(n.confidence)), int(n.misses) + int(n.conflicts), fine, int(n.conflicts)}
}

// Placed is the match as a ranking has it.
func (m *Match) Placed() Placed {
	return Placed{m.Job.Posting.ID, m.Score, m.Fit, m.Growth, m.Confidence, int(m.misses) + int(m.conflicts), m.fine, int(m.conflicts)}
}

func compare(a, b Placed) int {
	if a.fine != b.fine {
		return b.fine - a.fine
	}
	return strings.Compare(a.ID, b.ID)
}

// Rank returns the ads that suit the person best, at most top of them (all if top is 0), with the scores that Engine.Score gives them.
// The error is that of ctx, which ends it early.
func (x *Index) Rank(ctx context.Context, p *Person, prefs *profile.Preferences, top int) ([]Placed, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	w := x.engine.wishes(prefs)
	growth := weightOf(w.balance())
	x.prepare(p.read)
	heard := x.hear(w, &p.taste)
	parts := make([][]Placed, len(x.slots))
	err := x.each(ctx, func(c int) {
		best := ranking{top: top}
		for i := c * chunk; i < min(len(x.ids), (c+1)*chunk); i++ {
			s := x.slot(i)
			if x.stale[i] {
				p.fill(&x.sheets[i], &s.row)
				x.stale[i] = false
			}
			sheet := x.sheets[i]
			h := heard.of(s)
			n := w.numbers(p, &s.row, &sheet, w.judge(&s.row, h), h)
			best.add(placed(x.ids[i], n, growth))
		}
		parts[c] = best.all
	})
	if err != nil {
		return nil, err
	}
	all := ranking{top: top}
	for _, part := range parts {
		for _, r := range part {
			all.add(r)
		}
	}
	slices.SortFunc(all.all, compare)
	return all.all, nil
}

// prepare makes room for the sheets of a person.
func (x *Index) prepare(p *Person) {
	n := len(x.ids)
	if x.person != p {
		x.person, x.sheets, x.stale = p, make([]sheet, n), make([]bool, n)
		for i := range x.stale {
			x.stale[i] = true
		}
		return
	}
	for len(x.sheets) < n {
		x.sheets, x.stale = append(x.sheets, sheet{}), append(x.stale, true)
	}
}

// each calls do for every chunk, on all cores.
func (x *Index) each(ctx context.Context, do func(c int)) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(len(x.slots), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for ctx.Err() == nil {
				c := int(next.Add(1)) - 1
				if c >= len(x.slots) {
					return
				}
				do(c)
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}

// hearing is what the shared words come to, by their places in the tables.
type hearing struct {
	companies, industries, places   []state
	likedCompanies, likedIndustries []int
}

func (x *Index) hear(w *wishes, t *taste) hearing {
	var h hearing
	if w.asked[companyWish] {
		h.companies = states(x.companies.values, w.company)
	}
	if w.asked[industryWish] {
		h.industries = states(x.industries.values, w.industry)
	}
	if w.asked[placeWish] {
		h.places = states(x.places.values, w.place)
	}
	if len(t.companies) > 0 {
		h.likedCompanies = states(x.companies.values, t.company)
	}
	if len(t.industries) > 0 {
		h.likedIndustries = states(x.industries.values, t.industry)
	}
	return h
}

func states[T, S any](values []T, of func(T) S) []S {
	out := make([]S, len(values))
	for i, v := range values {
		out[i] = of(v)
	}
	return out
}

func (h *hearing) of(s *slot) (out heard) {
	if h.companies != nil {
		out.company = h.companies[s.company]
	}
	if h.industries != nil {
		out.industry = h.industries[s.industry]
	}
	if h.places != nil {
		out.place = h.places[s.place]
	}
	if h.likedCompanies != nil {
		out.liked += h.likedCompanies[s.company]
	}
	if h.likedIndustries != nil {
		out.liked += h.likedIndustries[s.industry]
	}
	return out
}

// ranking keeps the best of what is added: a heap with the worst on top, as long as there are more than top.
type ranking struct {
	top int
	all []Placed
}

func (r *ranking) add(p Placed) {
	if r.top == 0 || len(r.all) < r.top {
		r.all = append(r.all, p)
		if len(r.all) == r.top {
			slices.SortFunc(r.all, func(a, b Placed) int { return compare(b, a) }) // sorted is a heap
		}
		return
	}
	if compare(p, r.all[0]) >= 0 {
		return
	}
	r.all[0] = p
	for i := 0; ; {
		worst := i
		for _, k := range [2]int{2*i + 1, 2*i + 2} {
			if k < len(r.all) && compare(r.all[k], r.all[worst]) > 0 {
				worst = k
			}
		}
		if worst == i {
			return
		}
		r.all[i], r.all[worst] = r.all[worst], r.all[i]
		i = worst
	}
}

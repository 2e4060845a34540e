package trace

import (
	"context"
	"slices"
	"strings"
)

const (
	chunk = 64 << 10
	// edgeBytes are read as 0 after the last byte, which makes a character that is no letter in every character set.
	edgeBytes = 2
)

// search is one search at work. Containers are searched depth first, so that one of everything is enough for each depth.
type search struct {
	ctx    context.Context
	auto   *automaton
	fields []Field
	limits Limits
	result Result
	output int64 // that containers may still unpack to

	kinds []string // the containers around what is read
	outer int64    // where the outermost of them begins

	reading   *reading // at the depth that is read
	readings  []*reading
	unpackers []*unpacker
}

// reading is the state of one depth.
type reading struct {
	plain  uint32
	lanes  [4]lane
	active int // lanes that are at work
	runs   runs
	base   int64  // offset of the bytes that are scanned now
	at     int64  // offset behind the byte that is read now
	mem    []byte // of the source
}

func (s *search) begin(ctx context.Context, of *Searcher, size int64) {
	s.ctx, s.auto, s.fields, s.limits = ctx, of.auto, of.fields, of.Limits.or(size)
	s.result, s.kinds, s.output = Result{}, s.kinds[:0], s.limits.Output
}

// level searches all of src. What it returns is the context's error, or src's when it cannot be read at all further.
func (s *search) level(depth int, src *source) error {
	for len(s.readings) <= depth {
		s.readings = append(s.readings, &reading{})
	}
	outer, r := s.reading, s.readings[depth]
	*r = reading{plain: s.auto.start, lanes: lanes(), mem: r.mem}
	s.reading, src.mem = r, r.mem
	defer func() { s.reading, r.mem = outer, src.mem }()
	for {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		err := src.fill(chunk + lookAhead)
		b := src.held()
		b = b[:min(len(b), chunk)]
		if len(b) == 0 {
			s.end()
			return err
		}
		s.scan(b)
		if err := s.containers(depth, src, len(b)); err != nil {
			return err
		}
		r.base += int64(len(b))
		src.advance(len(b))
	}
}

// scan runs the next bytes through the automaton, and through the lanes where something is escaped.
func (s *search) scan(b []byte) {
	a, r := s.auto, s.reading
	next, class := a.next, &a.class
	state := r.plain
	for i := 0; i < len(b); i++ {
		for r.active == 0 { // nearly always
			c := class[b[i]]
			if c >= a.special {
				break
			}
			state = next[state+c]
			i++
			if state >= a.accept {
				r.plain, r.at = state, r.base+int64(i)
				s.hit("", state)
			}
			if i == len(b) {
				break
			}
		}
		if i == len(b) {
			break
		}
		before := state
		state = next[state+class[b[i]]]
		r.plain, r.at = state, r.base+int64(i)+1
		if state >= a.accept {
			s.hit("", state)
		}
		s.escaped(before, b[i])
	}
	r.plain = state
	r.runs.scan(s, b)
}

// escaped feeds the lanes. Before is the state of the plain bytes without this one.
func (s *search) escaped(before uint32, b byte) {
	r := s.reading
	for i := range r.lanes {
		l := &r.lanes[i]
		if !l.active {
			if strings.IndexByte(l.leads, b) < 0 {
				continue
			}
			l.active, l.state, l.n = true, before, 0
			r.active++
		}
		l.feed(s, b)
		if l.n == 0 && l.state == r.plain {
			l.active = false
			r.active--
		}
	}
}

// end tells all states that nothing follows.
func (s *search) end() {
	r := s.reading
	r.at = r.base
	for i := range r.lanes {
		if l := &r.lanes[i]; l.active {
			for l.n > 0 {
				l.release(s)
			}
		}
	}
	for range edgeBytes {
		before := r.plain
		r.plain = s.auto.step(before, 0)
		if r.plain >= s.auto.accept {
			s.hit("", r.plain)
		}
		s.escaped(before, 0)
	}
	if r.runs.state != outside {
		r.runs.end(s)
	}
}

// hit keeps what state found. A lane's is left out where the plain bytes had it as well.
func (s *search) hit(f Form, state uint32) {
	for _, found := range s.auto.finds(state) {
		form, lane := f, f != "" && f != Base64 && f != Hex
		if f == "" {
			form = found.form
		}
		if lane && slices.Contains(s.auto.finds(s.reading.plain), found) {
			continue
		}
		if len(s.result.Hits) == s.limits.Hits {
			s.result.More = true
			return
		}
		h := Hit{Field: s.fields[found.id], Form: form, Offset: s.reading.at}
		if len(s.kinds) > 0 {
			h.In, h.Offset = slices.Clone(s.kinds), s.outer
		}
		s.result.Hits = append(s.result.Hits, h)
	}
}

// decoded steps one lane of a run.
func (s *search) decoded(f Form, state *uint32, b byte) {
	n := s.auto.next[*state+s.auto.class[b]]
	*state = n
	if n >= s.auto.accept {
		s.hit(f, n)
	}
}

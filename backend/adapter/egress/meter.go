package egress

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// Traffic is what went to one host since the program started.
type Traffic struct {
	Requests int
	Sent     int64 // bytes about the person: of mails and of questions to a language model
	Received int64 // bytes of answers' bodies, as they came
	Last     time.Time
}

// Count is the traffic of one kind to one host.
type Count struct {
	Kind Kind
	Host string
	Traffic
}

// Sent is the last thing about the person that left.
type Sent struct {
	At    time.Time
	Kind  Kind
	Host  string
	Bytes int
	Grant string // "" where a consent let it pass
}

// State is what a shield shows.
type State struct {
	Airplane    bool
	LocalOnly   bool   // nothing went further than this computer since the program started
	Connections int    // open now
	Under       []Kind // of the requests under way, each kind once
	Last        Sent   // zero when nothing about the person was sent since the program started
	Asked       time.Time
}

// State tells how the way out stands.
func (g *Gateway) State() State {
	g.mu.Lock()
	defer g.mu.Unlock()
	s := State{Airplane: g.airplane, LocalOnly: !g.left, Connections: len(g.conns), Last: g.last}
	for f := range g.under {
		s.Under = append(s.Under, f.kind)
	}
	slices.Sort(s.Under)
	s.Under = slices.Compact(s.Under)
	for _, t := range g.counts {
		if t.Last.After(s.Asked) {
			s.Asked = t.Last
		}
	}
	return s
}

// Counts is the traffic by host.
func (g *Gateway) Counts() map[string]Traffic {
	out := map[string]Traffic{}
	for _, c := range g.Meter() {
		t := out[c.Host]
		t.Requests += c.Requests
		t.Sent += c.Sent
		t.Received += c.Received
		if c.Last.After(t.Last) {
			t.Last = c.Last
		}
		out[c.Host] = t
	}
	return out
}

// Meter is the traffic by kind and host.
func (g *Gateway) Meter() []Count {
	g.mu.Lock()
	defer g.mu.Unlock()
	out := make([]Count, 0, len(g.counts))
	for p, t := range g.counts {
		out = append(out, Count{p.kind, p.host, *t})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Host, b.Host)) })
	return out
}

// traffic is the counter of a place. Its caller holds mu.
func (g *Gateway) traffic(kind Kind, host string) *Traffic {
	p := place{kind, host}
	if g.counts[p] == nil {
		g.counts[p] = &Traffic{}
	}
	return g.counts[p]
}

// moved counts bytes.
func (g *Gateway) moved(kind Kind, host string, sent, received int64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	t := g.traffic(kind, host)
	t.Sent += sent
	t.Received += received
}

// sent notes that something about the person leaves now.
func (g *Gateway) sent(s Sent) {
	g.mu.Lock()
	defer g.mu.Unlock()
	s.At = g.cfg.Now()
	g.last = s
	g.traffic(s.Kind, s.Host).Sent += int64(s.Bytes)
}

func onThisComputer(host string) bool {
	a, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && here(a)
}

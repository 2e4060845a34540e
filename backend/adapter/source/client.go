package source

import (
	"context"
	"math/rand/v2"
	"net/url"
	"sync"
	"time"

	"autojob/backend/adapter/egress"
	"autojob/backend/core/board"
	"autojob/backend/core/problem"
)

// agent is the name by which robots.txt knows this program.
const agent = "Autojob"

// Reader reads what hosts send: the confined child, or in tests the parsers themselves.
type Reader interface {
	Board(ctx context.Context, b board.Board, steps []board.Step, answers [][]byte) (board.Part, error)
	Robots(ctx context.Context, data []byte, agent string) (board.Robots, error)
	Company(ctx context.Context, data []byte, url string) ([]board.Board, error)
}

// Pace is how a host is treated. Zero fields take their defaults.
type Pace struct {
	Gap      time.Duration // least pause between two requests to one host
	Jitter   time.Duration // up to so much more, at random
	Patience time.Duration // how long a host that asks to wait is waited for within one refresh
	Retries  int           // how often one thing is asked again after a failure of the host
	Time     time.Duration // of one request
	Bytes    int64         // of one answer; 0 is what egress lets through
}

// Client fetches boards. Its fields are set before the first call; its methods may be called from several goroutines, and
// each host is still asked one thing at a time.
type Client struct {
	Gate *egress.Gateway
	Read Reader
	Pace Pace
	Now  func() time.Time                                 // nil is time.Now
	Wait func(ctx context.Context, d time.Duration) error // nil waits

	mu    sync.Mutex
	hosts map[string]*host
}

// host is what is known of one host while the program runs.
type host struct {
	turn   chan struct{} // holds one token
	last   time.Time     // when it was last asked
	robots *board.Robots
	read   time.Time // when its robots.txt was
	until  time.Time // it wants to be left alone until then
}

// robotsFor is how long a robots.txt holds (RFC 9309, 2.4).
const robotsFor = 24 * time.Hour

func (c *Client) now() time.Time {
	if c.Now != nil {
		return c.Now()
	}
	return time.Now()
}

func (c *Client) wait(ctx context.Context, d time.Duration) error {
	if c.Wait != nil {
		return c.Wait(ctx, d)
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return stopped(ctx)
	case <-timer.C:
		return nil
	}
}

func stopped(ctx context.Context) error {
	return problem.New(problem.Cancelled, "Stopped.", "What was fetched before is kept. The next refresh goes on from there.").Because(ctx.Err())
}

func (c *Client) pace() Pace {
	p := c.Pace
	set := func(d *time.Duration, to time.Duration) {
		if *d == 0 {
			*d = to
		}
	}
	set(&p.Gap, 700*time.Millisecond)
	set(&p.Jitter, 500*time.Millisecond)
	set(&p.Patience, 90*time.Second)
	set(&p.Time, time.Minute)
	if p.Retries == 0 {
		p.Retries = 3
	}
	return p
}

// host takes a host's turn; give must be called when it is over.
func (c *Client) host(ctx context.Context, name string) (h *host, give func(), err error) {
	c.mu.Lock()
	if c.hosts == nil {
		c.hosts = map[string]*host{}
	}
	h = c.hosts[name]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1)}
		c.hosts[name] = h
	}
	c.mu.Unlock()
	select {
	case h.turn <- struct{}{}:
		return h, func() { <-h.turn }, nil
	case <-ctx.Done():
		return nil, nil, stopped(ctx)
	}
}

// pause waits until the host may be asked again.
func (c *Client) pause(ctx context.Context, h *host) error {
	p := c.pace()
	gap := p.Gap
	if h.robots != nil {
		gap = max(gap, min(h.robots.Delay, time.Minute))
	}
	if left := gap - c.now().Sub(h.last) + rand.N(p.Jitter+1); !h.last.IsZero() && left > 0 {
		if err := c.wait(ctx, left); err != nil {
			return err
		}
	}
	if ctx.Err() != nil {
		return stopped(ctx)
	}
	h.last = c.now()
	return nil
}

// may says why a host's robots.txt forbids an address; nil when it does not.
func (c *Client) may(ctx context.Context, h *host, u *url.URL) error {
	if h.robots == nil || c.now().Sub(h.read) > robotsFor {
		r, err := c.robots(ctx, h, u)
		if err != nil {
			return err
		}
		h.robots, h.read = &r, c.now()
	}
	if !h.robots.Allows(u.RequestURI()) {
		return problem.New(problem.Invalid, "This web site asks programs not to read its job list.", "Autojob keeps to that. Save the page from your browser and add the file instead.")
	}
	return nil
}

// robots asks for a host's robots.txt. A host without one allows everything; one that cannot answer allows nothing for now.
func (c *Client) robots(ctx context.Context, h *host, u *url.URL) (board.Robots, error) {
	if err := c.pause(ctx, h); err != nil {
		return board.Robots{}, err
	}
	a, err := c.Gate.Do(ctx, egress.Request{Kind: egress.AdSource, URL: "https://" + u.Host + "/robots.txt", Accept: "text/plain", Bytes: 512 << 10, Time: c.pace().Time})
	switch {
	case err != nil:
		return board.Robots{}, err
	case a.Status == 429 || a.Status >= 500:
		return board.Robots{}, problem.New(problem.Unavailable, "The web site is busy or down for now.", "Try again later; nothing you have is lost.")
	case a.Status >= 400:
		return board.Robots{}, nil
	}
	return c.Read.Robots(ctx, a.Body, agent)
}

package egress

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// Request is what is asked: a page, with GET.
type Request struct {
	Kind   Kind
	URL    string
	Accept string // media types wanted; "" is any

	// IfNoneMatch and IfModifiedSince are what the page's last answer said of itself, so that an unchanged one is not sent again.
	IfNoneMatch     string
	IfModifiedSince string

	// Follow is asked before each redirect is followed; nil follows all that the rules let pass.
	Follow func(ctx context.Context, to *url.URL) error

	Bytes int64         // limit of the answer's body below the kind's own; 0 is the kind's
	Time  time.Duration // limit of the whole call below the kind's own; 0 is the kind's
}

// Do asks and waits for the whole answer. An answer of any status is an answer; everything else is a *problem.Error.
func (g *Gateway) Do(ctx context.Context, q Request) (*Answer, error) {
	a, err := g.do(ctx, q)
	if err != nil {
		return nil, told(ctx, err)
	}
	return a, nil
}

func (g *Gateway) do(ctx context.Context, q Request) (*Answer, error) {
	r, ok := g.rules[q.Kind]
	if !ok || q.Kind != AdSource { // the others have their own ways

		return nil, fmt.Errorf("%w: a request of %v", ErrRefused, q.Kind)
	}
	if q.Bytes > 0 {
		r.bytes = min(r.bytes, q.Bytes)
	}
	if q.Time > 0 {
		r.time = min(r.time, q.Time)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, r.time, errTime)
	defer cancel()
	ctx, end, err := g.begin(ctx, q.Kind)
	if err != nil {
		return nil, err
	}
	defer end()

	at, err := url.Parse(q.URL)
	if err != nil {
		return nil, fmt.Errorf("%w: the address cannot be read", ErrRefused)
	}
	for hop := 0; ; hop++ {
		if hop > maxRedirects {
			return nil, fmt.Errorf("%w: more than %d redirects", ErrRefused, maxRedirects)
		}
		if at, err = checkURL(at, r); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrRefused, err)
		}
		if hop > 0 && q.Follow != nil {
			if err := q.Follow(ctx, at); err != nil {
				return nil, err
			}
		}
		res, err := g.roundTrip(ctx, q, at, hop == 0)
		if err != nil {
			return nil, cause(ctx, err)
		}
		next := location(res, at)
		if next == nil {
			a, err := g.read(res, r, at)
			if err = cause(ctx, err); err != nil {
				return nil, err
			}
			return a, nil
		}
		_ = res.Body.Close()
		at = next
	}
}

// begin notes a request under way, so that airplane mode can stop it and State can tell of it.
func (g *Gateway) begin(ctx context.Context, kind Kind) (context.Context, func(), error) {
	ctx, stop := context.WithCancelCause(ctx)
	f := &flight{kind, stop}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.airplane {
		stop(ErrAirplane)
		return nil, nil, ErrAirplane
	}
	g.under[f] = true
	return ctx, func() {
		stop(nil)
		g.mu.Lock()
		defer g.mu.Unlock()
		delete(g.under, f)
	}, nil
}

// admit is the gate that every single round trip passes, also one on a connection that is open already.
func (g *Gateway) admit(kind Kind, host string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.airplane {
		return ErrAirplane
	}
	t := g.traffic(kind, host)
	t.Requests++
	t.Last = g.cfg.Now()
	if !onThisComputer(host) {
		g.left = true
	}
	return nil
}

// roundTrip asks once. What the last answer said of itself goes only to where it came from.
func (g *Gateway) roundTrip(ctx context.Context, q Request, at *url.URL, first bool) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: the address cannot be asked", ErrRefused)
	}
	req.Header.Set("User-Agent", UserAgent)
	req.Header.Set("Accept-Encoding", "gzip")
	if q.Accept != "" {
		req.Header.Set("Accept", q.Accept)
	}
	if first && q.IfNoneMatch != "" {
		req.Header.Set("If-None-Match", q.IfNoneMatch)
	}
	if first && q.IfModifiedSince != "" {
		req.Header.Set("If-Modified-Since", q.IfModifiedSince)
	}
	if err := g.admit(q.Kind, at.Hostname()); err != nil {
		return nil, err
	}
	return g.routes[q.Kind].RoundTrip(req)
}

// location is where an answer redirects to; nil when it does not.
func location(res *http.Response, at *url.URL) *url.URL {
	switch res.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil
	}
	to, err := at.Parse(res.Header.Get("Location"))
	if err != nil || res.Header.Get("Location") == "" {
		return &url.URL{} // refused as an address
	}
	return to
}

// cause is why a request ended, where its context knows better than the connection. What arrives once a request was stopped is no answer
// either: a server that sees the connection close may still say 200 and send nothing.
func cause(ctx context.Context, err error) error {
	if ctx.Err() == nil {
		return err
	}
	if err == nil {
		err = ctx.Err()
	}
	if why := context.Cause(ctx); errors.Is(why, ErrAirplane) || errors.Is(why, errTime) {
		return why
	}
	return err
}

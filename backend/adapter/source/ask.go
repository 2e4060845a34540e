package source

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"autojob/backend/adapter/egress"
	"autojob/backend/core/problem"
)

// validators are what a host said of a page, so that it need not send an unchanged one again.
type validators struct{ etag, modified string }

// ask asks a host for one thing, in its turn and as it wishes, and again after a failure of the host that may pass.
func (c *Client) ask(ctx context.Context, address, accept string, v validators) (*egress.Answer, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, problem.New(problem.Invalid, "This is no web address.", "Copy it from your browser's address bar.").Because(err)
	}
	h, give, err := c.host(ctx, strings.ToLower(u.Host))
	if err != nil {
		return nil, err
	}
	defer give()
	if left := h.until.Sub(c.now()); left > 0 {
		return nil, later(left)
	}
	if err := c.may(ctx, h, u); err != nil {
		return nil, err
	}
	p := c.pace()
	waited := time.Duration(0)
	for try := 0; ; try++ {
		if err := c.pause(ctx, h); err != nil {
			return nil, err
		}
		a, err := c.Gate.Do(ctx, egress.Request{Kind: egress.AdSource, URL: address, Accept: accept, IfNoneMatch: v.etag, IfModifiedSince: v.modified, Time: p.Time, Bytes: p.Bytes,
			Follow: func(ctx context.Context, to *url.URL) error { return c.follow(ctx, u, to) }})
		again, passing := time.Duration(0), false
		switch {
		case err != nil:
			passing = problem.Is(err, problem.Unavailable) && !egress.Closed(err)
		case a.Status == http.StatusTooManyRequests || a.Status == http.StatusServiceUnavailable:
			again, passing = retryAfter(a.RetryAfter, c.now()), true
			if again > p.Patience-waited {
				h.until = c.now().Add(min(again, 24*time.Hour))
				return nil, later(again)
			}
		case a.Status == http.StatusInternalServerError || a.Status == http.StatusBadGateway || a.Status == http.StatusGatewayTimeout:
			passing = true
		default:
			return a, nil
		}
		if !passing {
			return nil, err
		}
		if try+1 >= p.Retries {
			if err != nil {
				return nil, err
			}
			return a, nil
		}
		if again == 0 {
			again = 4 * time.Second << try
		}
		again = min(again, p.Patience-waited)
		waited += again
		if err := c.wait(ctx, again); err != nil {
			return nil, err
		}
	}
}

// follow is asked before a redirect: another host's robots.txt counts for its pages.
func (c *Client) follow(ctx context.Context, from, to *url.URL) error {
	if strings.EqualFold(to.Host, from.Host) {
		c.mu.Lock()
		h := c.hosts[strings.ToLower(from.Host)]
		c.mu.Unlock()
		return c.may(ctx, h, to) // its turn is taken
	}
	h, give, err := c.host(ctx, strings.ToLower(to.Host))
	if err != nil {
		return err
	}
	defer give()
	return c.may(ctx, h, to)
}

// retryAfter reads the header of that name: seconds, or a time.
func retryAfter(s string, now time.Time) time.Duration {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n > 0 {
		return time.Duration(min(n, 7*24*3600)) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil && t.After(now) {
		return min(t.Sub(now), 7*24*time.Hour)
	}
	return 0
}

func later(left time.Duration) error {
	return problem.New(problem.Unavailable, "The web site asked Autojob to wait.", fmt.Sprintf("Refresh again in %s or later.", about(left)))
}

func about(d time.Duration) string {
	switch {
	case d < 2*time.Minute:
		return "two minutes"
	case d < time.Hour:
		return fmt.Sprintf("%d minutes", int(d.Minutes())+1)
	case d < 2*time.Hour:
		return "two hours"
	}
	return fmt.Sprintf("%d hours", int(d.Hours())+1)
}

// good says what is wrong with an answer's status; nil when it is an answer to work with.
func good(a *egress.Answer) error {
	switch {
	case a.Status == http.StatusOK || a.Status == http.StatusNotModified:
		return nil
	case a.Status == http.StatusNotFound || a.Status == http.StatusGone:
		return problem.New(problem.NotFound, "There is no such job board.", "The company may have moved its jobs elsewhere. Look for its careers page and add that.")
	case a.Status == http.StatusUnauthorized || a.Status == http.StatusForbidden || a.Status == http.StatusUnavailableForLegalReasons:
		return problem.New(problem.Unavailable, "The web site does not let programs read its job list.", "Save the page from your browser and add the file instead.")
	}
	return problem.New(problem.Unavailable, "The web site could not answer.", "Try again later; nothing you have is lost.").Because(fmt.Errorf("status %d", a.Status))
}

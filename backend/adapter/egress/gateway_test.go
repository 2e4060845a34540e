package egress_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend/adapter/egress"
	"autojob/backend/adapter/egress/egresstest"
	"autojob/backend/core/problem"
)

func ask(t *testing.T, g *egress.Gateway, url string) (*egress.Answer, error) {
	t.Helper()
	return g.Do(t.Context(), egress.Request{Kind: egress.AdSource, URL: url, Time: 10 * time.Second})
}

func wantCode(t *testing.T, err error, code problem.Code) {
	t.Helper()
	if !problem.Is(err, code) || problem.From(err).Hint == "" {
		t.Errorf("%v, want the code %s and a hint", err, code)
	}
}

func TestAPageIsFetchedWithoutATraceOfThePerson(t *testing.T) {
	site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "1", Path: "/"})
		w.Header().Set("ETag", `"v1"`)
		for name := range r.Header {
			if name != "User-Agent" && name != "Accept-Encoding" {
				fmt.Fprintln(w, name)
			}
		}
		fmt.Fprint(w, r.Host, " ", r.URL, " ", r.UserAgent())
	}))
	g := egress.New(site.Config())
	t.Setenv("HTTPS_PROXY", "http://192.168.0.1:1")
	for range 2 { // a cookie of the first would show in the second
		a, err := ask(t, g, "https://jobs.example.com/board?page=2#top")
		if err != nil {
			t.Fatal(err)
		}
		if got, want := string(a.Body), "jobs.example.com /board?page=2 "+egress.UserAgent; got != want || a.Status != 200 || a.ETag != `"v1"` {
			t.Errorf("%d %q %q, want %q", a.Status, got, a.ETag, want)
		}
	}
	if c := g.Counts()["jobs.example.com"]; c.Requests != 2 || c.Received == 0 || site.Accepted() != 1 {
		t.Errorf("counted %+v over %d connections, want 2 requests over 1", c, site.Accepted())
	}
}

func TestARequestOfNoKindIsRefused(t *testing.T) {
	site := egresstest.Serve(t, http.NotFoundHandler())
	_, err := egress.New(site.Config()).Do(t.Context(), egress.Request{URL: "https://jobs.example.com/"})
	wantCode(t, err, problem.Invalid)
	if !errors.Is(err, egress.ErrRefused) || site.Accepted() != 0 {
		t.Errorf("%v after %d connections", err, site.Accepted())
	}
}

// Whatever the name server says, nothing inside the person's network is connected to.
func TestNoConnectionGoesToAPrivateAddress(t *testing.T) {
	for _, answer := range []string{"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:192.168.0.1", "64:ff9b::a00:1", "fd00::1", "100.64.3.2", "0.0.0.0",
		"9.9.9.9 127.0.0.1"} { // one private address among public ones
		site := egresstest.Serve(t, http.NotFoundHandler())
		site.Resolve = func(string) (out []netip.Addr, _ error) {
			for _, a := range strings.Fields(answer) {
				out = append(out, netip.MustParseAddr(a))
			}
			return out, nil
		}
		if _, err := ask(t, egress.New(site.Config()), "https://jobs.example.com/"); !errors.Is(err, egress.ErrRefused) || site.Accepted() != 0 {
			t.Errorf("%s: %v after %d connections", answer, err, site.Accepted())
		}
	}
}

func TestANumberForAHostIsNeverConnectedTo(t *testing.T) {
	site := egresstest.Serve(t, http.NotFoundHandler())
	g := egress.New(site.Config())
	for _, host := range []string{"2130706433", "0x7f000001", "017700000001", "127.1", "127.0.0.1", "[::1]", "[::ffff:7f00:1]", "localhost", "jobs.example.com:8443"} {
		if _, err := ask(t, g, "https://"+host+"/"); !errors.Is(err, egress.ErrRefused) {
			t.Errorf("%s: %v", host, err)
		}
	}
	if site.Accepted() != 0 {
		t.Errorf("%d connections", site.Accepted())
	}
}

func TestAHostThatMovesToAPrivateAddressIsRefused(t *testing.T) {
	site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Connection", "close") }))
	var asked atomic.Int32
	site.Resolve = func(string) ([]netip.Addr, error) {
		if asked.Add(1) == 1 {
			return []netip.Addr{egresstest.Address}, nil
		}
		return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
	}
	g := egress.New(site.Config())
	if _, err := ask(t, g, "https://jobs.example.com/"); err != nil {
		t.Fatal(err)
	}
	if _, err := ask(t, g, "https://jobs.example.com/"); !errors.Is(err, egress.ErrRefused) || site.Accepted() != 1 || asked.Load() != 2 {
		t.Errorf("%v after %d connections and %d look-ups", err, site.Accepted(), asked.Load())
	}
}

func TestARedirectIsCheckedLikeTheFirstAddress(t *testing.T) {
	for _, to := range []string{"https://127.0.0.1/", "https://inside.example.com/", "http://jobs.example.com/plain", "https://jobs.example.com:8443/", "https://localhost/", "//0x7f.1/", "ftp://jobs.example.com/", ""} {
		var reached atomic.Int32
		site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if reached.Add(1); r.URL.Path == "/" && r.Host == "jobs.example.com" {
				w.Header().Set("Location", to)
				w.WriteHeader(http.StatusFound)
			}
		}))
		site.Resolve = func(host string) ([]netip.Addr, error) {
			if host == "inside.example.com" {
				return []netip.Addr{netip.MustParseAddr("192.168.7.7")}, nil
			}
			return []netip.Addr{egresstest.Address}, nil
		}
		if _, err := ask(t, egress.New(site.Config()), "https://jobs.example.com/"); !errors.Is(err, egress.ErrRefused) || reached.Load() != 1 || site.Accepted() != 1 {
			t.Errorf("to %q: %v after %d requests over %d connections", to, err, reached.Load(), site.Accepted())
		}
	}
}

func TestRedirectsAreFollowedFiveTimesAndTellTheAsker(t *testing.T) {
	site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var n int
		_, _ = fmt.Sscanf(r.URL.Path, "/%d", &n)
		if r.Header.Get("If-None-Match") != "" && n != 5 && n != 6 {
			t.Errorf("%s: the first page's mark went along", r.URL)
		}
		if n > 0 {
			http.Redirect(w, r, fmt.Sprintf("https://h%d.example.com/%d", n, n-1), http.StatusMovedPermanently)
		}
	}))
	g := egress.New(site.Config())
	var told []string
	q := egress.Request{Kind: egress.AdSource, URL: "https://jobs.example.com/5", IfNoneMatch: `"v"`, Follow: func(_ context.Context, to *url.URL) error {
		told = append(told, to.Host)
		return nil
	}}
	if a, err := g.Do(t.Context(), q); err != nil || a.URL != "https://h1.example.com/0" || len(told) != 5 {
		t.Errorf("%+v %v, told %v", a, err, told)
	}
	q.URL = "https://jobs.example.com/6"
	if _, err := g.Do(t.Context(), q); !errors.Is(err, egress.ErrRefused) {
		t.Errorf("six redirects: %v", err)
	}
	q.URL, q.IfNoneMatch, q.Follow = "https://jobs.example.com/2", "", func(context.Context, *url.URL) error {
		return problem.New(problem.Invalid, "Not there.", "Go elsewhere.")
	}
	_, err := g.Do(t.Context(), q)
	wantCode(t, err, problem.Invalid)
}

func TestAnAnswerOverTheLimitIsCutOff(t *testing.T) {
	var sent atomic.Int64
	mode := ""
	chunk := make([]byte, 1<<20)
	site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch mode {
		case "announced":
			w.Header().Set("Content-Length", "104857600")
		case "bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			for range 100 {
				_, _ = z.Write(chunk)
			}
			_ = z.Close()
			return
		}
		for range 100 {
			n, err := w.Write(chunk)
			if sent.Add(int64(n)); err != nil {
				return
			}
		}
	}))
	g := egress.New(site.Config())
	for _, mode = range []string{"streamed", "announced", "bomb"} {
		sent.Store(0)
		_, err := g.Do(t.Context(), egress.Request{Kind: egress.AdSource, URL: "https://jobs.example.com/", Bytes: 4 << 20})
		wantCode(t, err, problem.TooLarge)
		time.Sleep(20 * time.Millisecond)
		if sent.Load() > 32<<20 {
			t.Errorf("%s: %d MB were taken", mode, sent.Load()>>20)
		}
	}
}

func TestAPackedAnswerIsUnpacked(t *testing.T) {
	encoding := "gzip"
	site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", encoding)
		z := gzip.NewWriter(w)
		_, _ = io.WriteString(z, strings.Repeat("pumps ", 1000))
		_ = z.Close()
	}))
	g := egress.New(site.Config())
	if a, err := ask(t, g, "https://jobs.example.com/"); err != nil || !bytes.HasPrefix(a.Body, []byte("pumps pumps")) || len(a.Body) != 6000 {
		t.Errorf("%v %v", a, err)
	}
	encoding = "br"
	_, err := ask(t, g, "https://jobs.example.com/")
	wantCode(t, err, problem.Unavailable)
}

func TestSlowAndBrokenAnswersEndInPlainWords(t *testing.T) {
	site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/silent":
			<-r.Context().Done()
		case "/drops":
			for range 1000 {
				fmt.Fprint(w, "x")
				_ = http.NewResponseController(w).Flush()
				select {
				case <-time.After(20 * time.Millisecond):
				case <-r.Context().Done():
					return
				}
			}
		case "/half":
			w.Header().Set("Content-Length", "1000")
			fmt.Fprint(w, "half")
			panic(http.ErrAbortHandler)
		}
	}))
	g := egress.New(site.Config())
	for _, path := range []string{"/silent", "/drops", "/half"} {
		start := time.Now()
		_, err := g.Do(t.Context(), egress.Request{Kind: egress.AdSource, URL: "https://jobs.example.com" + path, Time: 300 * time.Millisecond})
		wantCode(t, err, problem.Unavailable)
		if path != "/half" && !strings.Contains(err.Error(), "too long") || time.Since(start) > 3*time.Second {
			t.Errorf("%s: %v after %v", path, err, time.Since(start))
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err := g.Do(ctx, egress.Request{Kind: egress.AdSource, URL: "https://jobs.example.com/silent"})
	wantCode(t, err, problem.Cancelled)
}

func TestAStrangersCertificateIsRefused(t *testing.T) {
	site := egresstest.Serve(t, http.NotFoundHandler())
	cfg := site.Config()
	cfg.Roots = egresstest.Serve(t, http.NotFoundHandler()).Config().Roots
	_, err := ask(t, egress.New(cfg), "https://jobs.example.com/")
	if wantCode(t, err, problem.Unavailable); !strings.Contains(err.Error(), "prove") {
		t.Error(err)
	}
}

func TestAHostWithoutAnAddressIsNotFoundAndNotNamed(t *testing.T) {
	site := egresstest.Serve(t, http.NotFoundHandler())
	site.Resolve = func(host string) ([]netip.Addr, error) { return nil, &net.DNSError{Err: "no such host", Name: host} }
	_, err := ask(t, egress.New(site.Config()), "https://jobs.example.com/")
	if wantCode(t, err, problem.Unavailable); !strings.Contains(err.Error(), "not found") || strings.Contains(err.Error(), "example") {
		t.Error(err)
	}
}

func TestAirplaneModeClosesWhatIsOpenAndRefusesTheRest(t *testing.T) {
	started := make(chan struct{}, 1)
	site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			started <- struct{}{}
			<-r.Context().Done()
		}
	}))
	g := egress.New(site.Config())
	if _, err := ask(t, g, "https://jobs.example.com/"); err != nil || g.Connections() != 1 {
		t.Fatal(err, g.Connections())
	}
	done := make(chan error)
	go func() {
		_, err := g.Do(t.Context(), egress.Request{Kind: egress.AdSource, URL: "https://jobs.example.com/slow"})
		done <- err
	}()
	<-started
	g.SetAirplane(true)
	err := <-done
	if wantCode(t, err, problem.Unavailable); !errors.Is(err, egress.ErrAirplane) || g.Connections() != 0 || !g.Airplane() {
		t.Errorf("%v, %d connections", err, g.Connections())
	}
	accepted, requests := site.Accepted(), g.Counts()["jobs.example.com"].Requests
	_, err = ask(t, g, "https://jobs.example.com/")
	if !errors.Is(err, egress.ErrAirplane) || site.Accepted() != accepted || g.Counts()["jobs.example.com"].Requests != requests {
		t.Errorf("%v, %d connections more", err, site.Accepted()-accepted)
	}
	g.SetAirplane(false)
	if _, err := ask(t, g, "https://jobs.example.com/"); err != nil {
		t.Error(err)
	}
}

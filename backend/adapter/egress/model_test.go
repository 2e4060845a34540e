package egress_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend/adapter/egress"
	"autojob/backend/adapter/egress/egresstest"
	"autojob/backend/core/problem"
)

// asked notes what it was asked about.
type asked struct {
	bodies []string
	refuse error
}

func (a *asked) Allow(_ context.Context, address string, body []byte) error {
	a.bodies = append(a.bodies, address+" "+string(body))
	return a.refuse
}

func question(t *testing.T, address, body string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer key")
	req.Header.Set("X-Computer", "name")
	return req
}

func TestALanguageModelIsAskedWithConsentEachTime(t *testing.T) {
	var came []string
	site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		came = append(came, r.URL.Path+" "+string(body)+" "+r.Header.Get("Authorization")+r.Header.Get("X-Computer"))
		fmt.Fprint(w, "answer")
	}))
	g, a := egress.New(site.Config()), &asked{}
	m, err := g.Model("https://models.example.com/v1", a)
	if err != nil || site.Accepted() != 0 {
		t.Fatal(err)
	}
	for _, q := range []string{"one", "two"} {
		res, err := m.Do(question(t, "https://models.example.com/v1/chat/completions", q))
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(res.Body); err != nil || string(body) != "answer" {
			t.Errorf("%q %v", body, err)
		}
		_ = res.Body.Close()
	}
	if len(a.bodies) != 2 || a.bodies[1] != "https://models.example.com/v1 two" || len(came) != 2 || came[0] != "/v1/chat/completions one Bearer key" {
		t.Errorf("%q %q", a.bodies, came)
	}
	a.refuse = problem.New(problem.Invalid, "Your consent was withdrawn.", "Give it again.")
	if _, err := m.Do(question(t, "https://models.example.com/v1/chat/completions", "three")); !errors.Is(err, a.refuse) || len(came) != 2 {
		t.Errorf("%v, %d questions", err, len(came))
	}
	a.refuse = nil
	for _, other := range []string{"https://models.example.com/v2/chat", "https://other.example.com/v1/chat", "http://models.example.com/v1/chat", "https://models.example.com:8443/v1/chat",
		"https://models.example.com/v1/../v2/chat", "https://models.example.com/v1/chat?who=jo", "https://models.example.com/v1"} {
		if _, err := m.Do(question(t, other, "four")); !errors.Is(err, egress.ErrRefused) || len(came) != 2 || len(a.bodies) != 3 {
			t.Errorf("%s: %v", other, err)
		}
	}
	if c := g.Meter(); len(c) != 1 || c[0].Kind != egress.Model || c[0].Requests != 2 || c[0].Sent != 6 || c[0].Received != 12 || g.State().Last.Bytes != 3 {
		t.Errorf("%+v %+v", c, g.State())
	}
}

func TestALanguageModelsRedirectIsNotFollowed(t *testing.T) {
	var came atomic.Int32
	site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		came.Add(1)
		http.Redirect(w, r, "https://elsewhere.example.com/v1/x", http.StatusTemporaryRedirect)
	}))
	m, err := egress.New(site.Config()).Model("https://models.example.com/v1", &asked{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Do(question(t, "https://models.example.com/v1/chat", "one")); !errors.Is(err, egress.ErrRefused) || came.Load() != 1 {
		t.Errorf("%v, %d questions", err, came.Load())
	}
}

func TestAirplaneModeEndsAStreamingAnswer(t *testing.T) {
	site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "begun")
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	}))
	g := egress.New(site.Config())
	m, err := g.Model("https://models.example.com/v1", &asked{})
	if err != nil {
		t.Fatal(err)
	}
	res, err := m.Do(question(t, "https://models.example.com/v1/chat", "one"))
	if err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 5)
	if _, err := io.ReadFull(res.Body, buf); err != nil || string(buf) != "begun" {
		t.Fatal(err)
	}
	closed := make(chan struct{})
	time.AfterFunc(20*time.Millisecond, func() { g.SetAirplane(true); close(closed) })
	if _, err := io.ReadAll(res.Body); !errors.Is(err, egress.ErrAirplane) {
		t.Error(err)
	}
	if <-closed; g.Connections() != 0 {
		t.Errorf("%d connections", g.Connections())
	}
	_ = res.Body.Close()
	a := &asked{}
	m, err = g.Model("https://models.example.com/v1", a)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Do(question(t, "https://models.example.com/v1/chat", "two")); !errors.Is(err, egress.ErrAirplane) || len(a.bodies) != 0 {
		t.Errorf("%v", err)
	}
}

func TestPlainHTTPIsSpokenOnThisComputerOnly(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "here") }))
	defer server.Close()
	g := egress.New(egress.Config{})
	m, err := g.Model(server.URL+"/v1", &asked{})
	if err != nil {
		t.Fatal(err)
	}
	res, err := m.Do(question(t, server.URL+"/v1/chat", "one"))
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	if s := g.State(); !s.LocalOnly || s.Last.Kind != egress.LocalModel {
		t.Errorf("%+v", s)
	}
	for _, bad := range []string{"http://models.example.com/v1", "http://192.168.1.4/v1", "https://me:pass@models.example.com/v1", "ftp://localhost/", "https://", "", "https://models.example.com/v1?key=1", "http://localhost.example.com/"} {
		if _, err := g.Model(bad, &asked{}); !problem.Is(err, problem.Invalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if _, err := g.Model(server.URL, nil); err == nil {
		t.Error("without anybody to ask for consent")
	}
	// A name that says it is this computer and leads elsewhere.
	away := egress.New(egress.Config{Resolver: addresses{egresstest.Address}})
	m, err = away.Model("http://localhost:1/v1", &asked{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Do(question(t, "http://localhost:1/v1/chat", "one")); !errors.Is(err, egress.ErrRefused) {
		t.Errorf("localhost elsewhere: %v", err)
	}
}

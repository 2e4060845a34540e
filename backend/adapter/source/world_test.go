package source_test

import (
	"context"
	"fmt"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"autojob/backend/adapter/egress"
	"autojob/backend/adapter/egress/egresstest"
	"autojob/backend/adapter/source"
	"autojob/backend/core/board"
	"autojob/backend/core/problem"
)

// inProcess reads with the parsers themselves; that the confined child does the same is extract's test.
type inProcess struct{}

func (inProcess) Board(_ context.Context, b board.Board, steps []board.Step, answers [][]byte) (board.Part, error) {
	var out board.Part
	for i, s := range steps {
		p, err := board.Parse(b, s, answers[i])
		if err != nil {
			return out, err
		}
		out.Add(p)
	}
	return out, nil
}

func (inProcess) Robots(_ context.Context, data []byte, agent string) (board.Robots, error) {
	return board.ParseRobots(data, agent), nil
}

func (inProcess) Company(_ context.Context, data []byte, url string) ([]board.Board, error) {
	return board.Embedded(data, url), nil
}

// world is an internet with its own clock: waiting takes no time and is noted.
type world struct {
	t      *testing.T
	client *source.Client
	site   *egresstest.Site
	gate   *egress.Gateway

	mu     sync.Mutex
	now    time.Time
	waits  []time.Duration
	asked  []string // hosts and paths, robots.txt too
	robots string   // of every host; "" is 404
	answer func(w http.ResponseWriter, r *http.Request)
	before func(r *http.Request) // called before each answer
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)}
	w.site = egresstest.Serve(t, http.HandlerFunc(w.serve))
	w.gate = egress.New(w.site.Config())
	w.client = &source.Client{Gate: w.gate, Read: inProcess{}, Now: w.clock, Wait: w.wait, Pace: source.Pace{Time: 5 * time.Second}}
	t.Cleanup(w.gate.Close)
	return w
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) wait(ctx context.Context, d time.Duration) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
	w.waits = append(w.waits, d)
	if ctx.Err() != nil {
		return problem.New(problem.Cancelled, "Stopped.", "Nothing more.")
	}
	return nil
}

func (w *world) serve(out http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	w.asked = append(w.asked, r.Host+r.URL.RequestURI())
	robots, before, answer := w.robots, w.before, w.answer
	w.mu.Unlock()
	if len(r.Cookies()) > 0 || r.Referer() != "" || r.UserAgent() != egress.UserAgent || r.ContentLength > 0 {
		w.t.Errorf("%s: more was sent than the question: %v", r.URL, r.Header)
	}
	if r.URL.Path == "/robots.txt" {
		if robots == "" {
			out.WriteHeader(http.StatusNotFound)
			return
		}
		fmt.Fprint(out, robots)
		return
	}
	if before != nil {
		before(r)
	}
	answer(out, r)
}

// questions are what was asked beside robots.txt.
func (w *world) questions() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(w.asked), func(s string) bool { return strings.HasSuffix(s, "/robots.txt") })
}

// shelf is a store in miniature.
type shelf struct {
	state  source.State
	ads    map[string]string // id -> title
	stamps map[string]string
}

func newShelf() *shelf { return &shelf{ads: map[string]string{}, stamps: map[string]string{}} }

func (s *shelf) refresh(ctx context.Context, w *world, b board.Board) (source.Outcome, error) {
	out, err := w.client.Refresh(ctx, source.Job{Board: b, State: s.state,
		Known: func(id, stamp string) bool { return s.ads[id] != "" && s.stamps[id] == stamp },
		Keep: func(batch source.Batch) error {
			for _, p := range batch.Postings {
				s.ads[p.ID] = p.Title
			}
			for id, stamp := range batch.Stamps {
				s.stamps[id] = stamp
			}
			s.state = batch.State
			return nil
		}})
	if err == nil {
		s.state = out.State
	}
	return out, err
}

func recorded(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "core", "board", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// adapter is one board with all it answers.
type adapter struct {
	board board.Board
	pages map[string]string // host and path -> answer
	ads   int
	many  bool // on several pages
}

func adapters(t *testing.T) []adapter {
	one := func(b board.Board, file string, ads int) adapter {
		return adapter{board: b, pages: map[string]string{strings.TrimPrefix(b.First().URL, "https://"): recorded(t, file)}, ads: ads}
	}
	all := []adapter{
		one(board.Board{Kind: board.Greenhouse, Token: "brightwater"}, "greenhouse.json", 2),
		one(board.Board{Kind: board.Ashby, Token: "crumbline", Name: "Crumbline"}, "ashby.json", 2),
		one(board.Board{Kind: board.Workable, Token: "harbour-analytics"}, "workable.json", 2),
		one(board.Board{Kind: board.Recruitee, Token: "rheintram.recruitee.com"}, "recruitee.json", 2),
		one(board.Board{Kind: board.Personio, Token: "almwerk.jobs.personio.de", Name: "Almwerk"}, "personio.xml", 2),
		one(board.Board{Kind: board.Remotive}, "remotive.json", 2),
		one(board.Board{Kind: board.RemoteOK}, "remoteok.json", 2),
		one(board.Board{Kind: board.Feed, Token: "https://museum.example.org/jobs/feed.xml", Name: "Museum"}, "feed.rss", 2),
		one(board.Board{Kind: board.Page, Token: "https://seilbahn.example.com/jobs"}, "page.html", 2),
	}
	items := func(n, from int, item string) string {
		var out []string
		for i := range n {
			out = append(out, strings.ReplaceAll(item, "N", fmt.Sprint(from+i)))
		}
		return strings.Join(out, ",")
	}
	lever := `{"id":"ad-N","text":"Berth Planner N","hostedUrl":"https://jobs.lever.co/quayline/ad-N","categories":{"location":"Rotterdam","commitment":"Full-time"},"description":"<p>You plan quay N.</p>","lists":[],"createdAt":1793000000000,"workplaceType":"onsite"}`
	all = append(all, adapter{board: board.Board{Kind: board.Lever, Token: "quayline", Name: "Quayline"}, ads: 130, many: true, pages: map[string]string{
		"api.lever.co/v0/postings/quayline?mode=json&limit=100&skip=0":   "[" + items(100, 1, lever) + "]",
		"api.lever.co/v0/postings/quayline?limit=100&mode=json&skip=100": "[" + items(30, 101, lever) + "]",
	}})
	now := `{"slug":"ad-N","company_name":"Federkiel","title":"Copywriter N","description":"<p>You write for museum N.</p>","remote":true,"url":"https://www.arbeitnow.com/jobs/ad-N","tags":[],"job_types":[],"location":"Berlin","created_at":1794900000}`
	all = append(all, adapter{board: board.Board{Kind: board.Arbeitnow}, ads: 150, many: true, pages: map[string]string{
		"www.arbeitnow.com/api/job-board-api?page=1": `{"data":[` + items(100, 1, now) + `],"links":{"next":"https://www.arbeitnow.com/api/job-board-api?page=2"}}`,
		"www.arbeitnow.com/api/job-board-api?page=2": `{"data":[` + items(50, 101, now) + `],"links":{"next":null}}`,
	}})
	tt := `{"id":"ad-N","url":"https://nordlys.teamtailor.com/jobs/N","title":"Wind Technician N","content_html":"<p>You service turbine N.</p>","date_published":"2026-11-07T12:00:00+01:00"}`
	all = append(all, adapter{board: board.Board{Kind: board.Teamtailor, Token: "nordlys.teamtailor.com"}, ads: 60, many: true, pages: map[string]string{
		"nordlys.teamtailor.com/jobs.json":        `{"version":"https://jsonfeed.org/version/1.1","title":"Nordlys Energi","next_url":"https://nordlys.teamtailor.com/jobs.json?page=2","items":[` + items(50, 1, tt) + `]}`,
		"nordlys.teamtailor.com/jobs.json?page=2": `{"version":"https://jsonfeed.org/version/1.1","title":"Nordlys Energi","items":[` + items(10, 51, tt) + `]}`,
	}})
	smart := adapter{board: board.Board{Kind: board.SmartRecruiters, Token: "LindenClinics"}, ads: 125, many: true, pages: map[string]string{}}
	item := `{"id":"N","name":"Nurse N","company":{"name":"Linden Clinics"},"releasedDate":"2026-11-05T09:30:00.000Z","location":{"city":"Hannover","country":"de"}}`
	list := "api.smartrecruiters.com/v1/companies/LindenClinics/postings"
	smart.pages[list+"?limit=100&offset=0"] = `{"offset":0,"limit":100,"totalFound":125,"content":[` + items(100, 1, item) + `]}`
	smart.pages[list+"?limit=100&offset=100"] = `{"offset":100,"limit":100,"totalFound":125,"content":[` + items(25, 101, item) + `]}`
	for i := 1; i <= 125; i++ {
		smart.pages[fmt.Sprintf("%s/%d", list, i)] = fmt.Sprintf(`{"id":"%d","name":"Nurse %d","company":{"name":"Linden Clinics"},"releasedDate":"2026-11-05T09:30:00.000Z","location":{"city":"Hannover","country":"de"},"jobAd":{"sections":{"jobDescription":{"title":"The job","text":"<p>You look after ward %d.</p>"}}}}`, i, i, i)
	}
	return append(all, smart)
}

func (a adapter) serve(w http.ResponseWriter, r *http.Request) {
	body, ok := a.pages[r.Host+r.URL.RequestURI()]
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	etag := fmt.Sprintf(`"v%d"`, len(body))
	w.Header().Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	fmt.Fprint(w, body)
}

func wantCode(t *testing.T, err error, code problem.Code) {
	t.Helper()
	if !problem.Is(err, code) || problem.From(err).Hint == "" {
		t.Errorf("%v, want the code %s and a hint", err, code)
	}
}

func private(string) ([]netip.Addr, error) { return []netip.Addr{netip.MustParseAddr("10.0.0.7")}, nil }

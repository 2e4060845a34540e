package source_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"autojob/backend/adapter/egress"
	"autojob/backend/adapter/source"
	"autojob/backend/core/board"
	"autojob/backend/core/problem"
)

func TestAnOldInterruptionBeginsAnew(t *testing.T) {
	a := adapters(t)[9] // Lever, on two pages
	w := newWorld(t)
	w.answer = a.serve
	for name, c := range map[string]*source.Cursor{
		"old":       {Begun: w.now.Add(-13 * time.Hour).Format(time.RFC3339), Next: "https://api.lever.co/v0/postings/quayline?limit=100&mode=json&skip=100"},
		"of future": {Begun: w.now.Add(time.Hour).Format(time.RFC3339), Next: "https://api.lever.co/v0/postings/quayline?limit=100&mode=json&skip=100"},
		"elsewhere": {Begun: w.now.Format(time.RFC3339), Next: "https://elsewhere.example.com/x"},
		"detail":    {Begun: w.now.Format(time.RFC3339), Details: []board.Detail{{ID: "x", URL: "https://elsewhere.example.com/x"}}},
	} {
		s := newShelf()
		s.state.Cursor = c
		if _, err := s.refresh(t.Context(), w, a.board); err != nil || len(s.ads) != a.ads {
			t.Errorf("%s: %v, %d ads", name, err, len(s.ads))
		}
	}
}

func TestABoardThatRepeatsItselfEnds(t *testing.T) {
	w := newWorld(t)
	w.answer = func(out http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(out, `{"data":[{"slug":"a","title":"Copywriter","company_name":"x","description":"y"}],"links":{"next":"more"}}`)
	}
	if _, err := newShelf().refresh(t.Context(), w, board.Board{Kind: board.Arbeitnow}); err != nil || len(w.questions()) != 2 {
		t.Errorf("%v after %d questions", err, len(w.questions()))
	}
}

func TestAFullStoreEndsTheRefresh(t *testing.T) {
	a, w := adapters(t)[0], newWorld(t)
	w.answer = a.serve
	full := errors.New("the disk is full")
	_, err := w.client.Refresh(t.Context(), source.Job{Board: a.board, Keep: func(source.Batch) error { return full }})
	if !errors.Is(err, full) {
		t.Errorf("%v", err)
	}
}

func TestAirplaneModeIsSaidAndNotWaitedFor(t *testing.T) {
	a, w := adapters(t)[0], newWorld(t)
	w.answer = a.serve
	w.gate.SetAirplane(true)
	_, err := newShelf().refresh(t.Context(), w, a.board)
	if !errors.Is(err, egress.ErrAirplane) || len(w.waits) > 0 || w.site.Accepted() != 0 {
		t.Errorf("%v after waiting %v", err, w.waits)
	}
	if _, err := w.client.Guess(t.Context(), "Acme Robotics", nil); !errors.Is(err, egress.ErrAirplane) {
		t.Errorf("%v", err)
	}
}

func TestACompanyIsFoundByAnyOfItsPages(t *testing.T) {
	w := newWorld(t)
	w.answer = func(out http.ResponseWriter, r *http.Request) {
		switch at := r.Host + r.URL.Path; {
		case at == "www.brightwater.example.com/careers":
			fmt.Fprint(out, recorded(t, "company.html"))
		case at == "www.brightwater.example.com/careers/feed.xml":
			fmt.Fprint(out, recorded(t, "feed.rss"))
		case at == "boards-api.greenhouse.io/v1/boards/brightwater/jobs":
			fmt.Fprint(out, recorded(t, "greenhouse.json"))
		case at == "old.example.com/jobs":
			http.Redirect(out, r, "https://job-boards.greenhouse.io/brightwater", http.StatusMovedPermanently)
		case at == "job-boards.greenhouse.io/brightwater":
			fmt.Fprint(out, "<html><p>Jobs</p></html>")
		case at == "plain.example.com/":
			fmt.Fprint(out, "<html><p>We bake bread.</p></html>")
		default:
			out.WriteHeader(http.StatusNotFound)
		}
	}
	for _, address := range []string{"https://www.brightwater.example.com/careers", "https://job-boards.greenhouse.io/brightwater/jobs/7310001", "old.example.com/jobs"} {
		found, err := w.client.Find(t.Context(), address, nil)
		if err != nil || len(found) == 0 || found[0].Board.ID() != "greenhouse:brightwater" || found[0].Board.Name != "Brightwater Pumps" || found[0].Ads != 2 || len(found[0].Titles) != 2 {
			t.Errorf("%s: %v %+v", address, err, found)
		}
		if strings.Contains(address, "careers") && (len(found) != 2 || found[1].Board.Kind != board.Feed) {
			t.Errorf("%+v", found)
		}
	}
	for address, code := range map[string]problem.Code{"https://plain.example.com/": problem.NotFound, "https://none.example.com/": problem.NotFound, "Acme Robotics": problem.Invalid, "https://127.0.0.1/": problem.Invalid,
		"http://169.254.169.254/latest/meta-data": problem.Invalid, "": problem.Invalid} {
		_, err := w.client.Find(t.Context(), address, nil)
		wantCode(t, err, code)
	}
}

func TestACompanyIsGuessedByItsNameAndOnlyBoardsThatAnswerAreOffered(t *testing.T) {
	w := newWorld(t)
	w.answer = func(out http.ResponseWriter, r *http.Request) {
		switch r.Host + r.URL.Path {
		case "boards-api.greenhouse.io/v1/boards/bright-water/jobs":
			fmt.Fprint(out, recorded(t, "greenhouse.json"))
		case "api.smartrecruiters.com/v1/companies/BrightWater/postings":
			fmt.Fprint(out, `{"totalFound":0,"content":[]}`) // what an unknown company answers
		case "brightwater.recruitee.com/api/offers/":
			fmt.Fprint(out, "<html>no such company</html>")
		default:
			out.WriteHeader(http.StatusNotFound)
		}
	}
	var last, total int
	found, err := w.client.Guess(t.Context(), "Bright Water Ltd", func(done, of int) { last, total = done, of })
	if err != nil || len(found) != 1 || found[0].Board.Token != "bright-water" || last == 0 || total < 8 {
		t.Errorf("%v %+v, %d of %d", err, found, last, total)
	}
	_, err = w.client.Guess(t.Context(), "Nobody at all", nil)
	wantCode(t, err, problem.NotFound)
}

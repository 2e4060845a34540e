package source_test

import (
	"context"
	"fmt"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"autojob/backend/adapter/source"
	"autojob/backend/core/problem"
)

// each runs do for every adapter in a world where its board answers.
func each(t *testing.T, do func(t *testing.T, w *world, a adapter, s *shelf)) {
	t.Helper()
	for _, a := range adapters(t) {
		t.Run(string(a.board.Kind), func(t *testing.T) {
			w := newWorld(t)
			w.answer = a.serve
			do(t, w, a, newShelf())
		})
	}
}

func TestABoardIsFetchedWholeAndAsksForNothingElse(t *testing.T) {
	each(t, func(t *testing.T, w *world, a adapter, s *shelf) {
		out, err := s.refresh(t.Context(), w, a.board)
		if err != nil || len(s.ads) != a.ads || len(out.Listed) != a.ads || s.state.Cursor != nil {
			t.Fatalf("%v: %d ads, %d listed, want %d", err, len(s.ads), len(out.Listed), a.ads)
		}
		for id := range s.ads {
			if !slices.Contains(out.Listed, source.Key(id)) {
				t.Errorf("%s is kept and not listed", id)
			}
		}
		asked := w.questions()
		if len(asked) != len(a.pages) {
			t.Errorf("%d questions for %d pages", len(asked), len(a.pages))
		}
		for _, q := range asked {
			if _, ok := a.pages[q]; !ok {
				t.Errorf("asked for %s", q)
			}
		}
		if w.asked[0] != a.board.Host()+"/robots.txt" {
			t.Errorf("the first question is %s", w.asked[0])
		}
		if n := len(w.waits); n < len(asked) || slices.Min(w.waits) < 100*time.Millisecond {
			t.Errorf("%d pauses between %d questions", n, len(asked)+1)
		}
	})
}

func TestAnUnchangedBoardIsNotSentAgain(t *testing.T) {
	each(t, func(t *testing.T, w *world, a adapter, s *shelf) {
		conditional := 0
		w.before = func(r *http.Request) {
			if r.Header.Get("If-None-Match") != "" {
				conditional++
			}
		}
		if _, err := s.refresh(t.Context(), w, a.board); err != nil {
			t.Fatal(err)
		}
		out, err := s.refresh(t.Context(), w, a.board)
		if err != nil || out.Unchanged == a.many || (conditional == 1) == a.many {
			t.Errorf("%v: unchanged %v after %d conditional questions", err, out.Unchanged, conditional)
		}
		if a.board.Kind == "smartrecruiters" && len(w.questions()) != len(a.pages)+2 {
			t.Errorf("%d questions: texts that are kept were fetched again", len(w.questions()))
		}
		w.now = w.now.Add(8 * 24 * time.Hour) // a host's mark is not sent for longer than a week
		if out, err := s.refresh(t.Context(), w, a.board); err != nil || out.Unchanged {
			t.Errorf("%v: unchanged %v", err, out.Unchanged)
		}
	})
}

func TestARefusalIsSaidPlainly(t *testing.T) {
	each(t, func(t *testing.T, w *world, a adapter, s *shelf) {
		for status, code := range map[int]problem.Code{403: problem.Unavailable, 401: problem.Unavailable, 404: problem.NotFound, 410: problem.NotFound, 418: problem.Unavailable, 304: problem.Unavailable} {
			w.asked, w.answer = nil, func(out http.ResponseWriter, _ *http.Request) { out.WriteHeader(status) }
			_, err := s.refresh(t.Context(), w, a.board)
			wantCode(t, err, code)
			if n := len(w.questions()); n != 1 {
				t.Errorf("%d: asked %d times", status, n)
			}
		}
	})
}

func TestABusyHostIsLeftAloneForAsLongAsItSays(t *testing.T) {
	each(t, func(t *testing.T, w *world, a adapter, s *shelf) {
		status, retry, left := http.StatusTooManyRequests, "7", 1
		w.answer = func(out http.ResponseWriter, r *http.Request) {
			if left > 0 {
				left--
				out.Header().Set("Retry-After", retry)
				out.WriteHeader(status)
				return
			}
			a.serve(out, r)
		}
		if _, err := s.refresh(t.Context(), w, a.board); err != nil || len(s.ads) != a.ads || !slices.Contains(w.waits, 7*time.Second) {
			t.Fatalf("%v: %d ads after waiting %v", err, len(s.ads), w.waits)
		}
		left, status, retry = 1, http.StatusServiceUnavailable, w.now.Add(2*time.Hour).Format(http.TimeFormat)
		s, w.asked = newShelf(), nil
		_, err := s.refresh(t.Context(), w, a.board)
		wantCode(t, err, problem.Unavailable)
		if !strings.Contains(problem.From(err).Hint, "hours") || len(w.questions()) != 1 {
			t.Errorf("%v after %d questions", err, len(w.questions()))
		}
		w.now = w.now.Add(time.Hour)
		if _, err = s.refresh(t.Context(), w, a.board); err == nil || len(w.questions()) != 1 {
			t.Errorf("an hour later it was asked again: %v", w.questions())
		}
		w.now = w.now.Add(90 * time.Minute)
		if _, err = s.refresh(t.Context(), w, a.board); err != nil || len(s.ads) != a.ads {
			t.Errorf("%v: %d ads", err, len(s.ads))
		}
	})
}

func TestAFailureThatPassesIsTriedAgainAndOneThatStaysIsNot(t *testing.T) {
	each(t, func(t *testing.T, w *world, a adapter, s *shelf) {
		failures := 2
		w.answer = func(out http.ResponseWriter, r *http.Request) {
			if failures > 0 {
				failures--
				out.WriteHeader(http.StatusInternalServerError)
				return
			}
			a.serve(out, r)
		}
		if _, err := s.refresh(t.Context(), w, a.board); err != nil || len(s.ads) != a.ads {
			t.Fatalf("%v: %d ads", err, len(s.ads))
		}
		failures, w.asked = 100, nil
		_, err := newShelf().refresh(t.Context(), w, a.board)
		wantCode(t, err, problem.Unavailable)
		if n := len(w.questions()); n != 3 {
			t.Errorf("asked %d times", n)
		}
	})
}

func TestAnswersThatAreNoneEndInPlainWordsAndKeepNothing(t *testing.T) {
	for name, c := range map[string]struct {
		code   problem.Code
		answer func(a adapter, w http.ResponseWriter, r *http.Request)
	}{
		"silence": {problem.Unavailable, func(_ adapter, _ http.ResponseWriter, r *http.Request) {
			<-r.Context().Done()
			panic(http.ErrAbortHandler) // to return would be an empty answer
		}},
		"a web page": {problem.Unreadable, func(_ adapter, w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, "<!doctype html><title>Soon</title><p>We are back soon.</p>")
		}},
		"half, cut off": {problem.Unavailable, func(a adapter, w http.ResponseWriter, r *http.Request) {
			body := a.pages[r.Host+r.URL.RequestURI()]
			w.Header().Set("Content-Length", fmt.Sprint(len(body)))
			fmt.Fprint(w, body[:len(body)/2])
		}},
		"half, as if whole": {problem.Unreadable, func(a adapter, w http.ResponseWriter, r *http.Request) {
			body := a.pages[r.Host+r.URL.RequestURI()]
			fmt.Fprint(w, body[:len(body)/2])
		}},
		"100 MB": {problem.TooLarge, func(_ adapter, w http.ResponseWriter, _ *http.Request) {
			chunk := []byte(strings.Repeat(" ", 1<<20))
			for range 100 {
				if _, err := w.Write(chunk); err != nil {
					return
				}
			}
		}},
		"100 MB, announced": {problem.TooLarge, func(_ adapter, w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "104857600") }},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, w *world, a adapter, s *shelf) {
				w.client.Pace = source.Pace{Time: 300 * time.Millisecond, Bytes: 2 << 20, Retries: 1}
				if strings.HasPrefix(name, "100 MB") {
					w.client.Pace.Time = 5 * time.Second
				}
				w.answer = func(out http.ResponseWriter, r *http.Request) { c.answer(a, out, r) }
				_, err := s.refresh(t.Context(), w, a.board)
				if name == "half, as if whole" && a.board.Kind == "page" {
					return // half a page still tells of its ads, or says that it does not
				}
				wantCode(t, err, c.code)
				if len(s.ads) > 0 {
					t.Errorf("%d ads were kept", len(s.ads))
				}
			})
		})
	}
}

func TestTheRealLimitHoldsToo(t *testing.T) {
	a, w := adapters(t)[0], newWorld(t)
	w.answer = func(out http.ResponseWriter, _ *http.Request) { out.Header().Set("Content-Length", "104857600") }
	_, err := newShelf().refresh(t.Context(), w, a.board)
	wantCode(t, err, problem.TooLarge)
}

func TestRobotsAreObeyed(t *testing.T) {
	each(t, func(t *testing.T, w *world, a adapter, s *shelf) {
		w.robots = "User-agent: *\nDisallow: /\n"
		_, err := s.refresh(t.Context(), w, a.board)
		if wantCode(t, err, problem.Invalid); len(w.questions()) > 0 {
			t.Errorf("asked all the same: %v", w.questions())
		}
		w.now, w.robots = w.now.Add(25*time.Hour), "User-agent: *\nDisallow: /\n\nUser-agent: Autojob\nDisallow: /elsewhere\nCrawl-delay: 9\n"
		if _, err := s.refresh(t.Context(), w, a.board); err != nil || len(s.ads) != a.ads || slices.Max(w.waits) < 8*time.Second {
			t.Errorf("%v: %d ads, longest pause %v", err, len(s.ads), slices.Max(w.waits))
		}
	})
}

func TestARedirectIsFollowedWhereRobotsAndRulesAllow(t *testing.T) {
	each(t, func(t *testing.T, w *world, a adapter, s *shelf) {
		to := "https://moved.example.net/board"
		first := a.board.Host() + strings.TrimPrefix(a.board.First().URL, "https://"+a.board.Host())
		w.answer = func(out http.ResponseWriter, r *http.Request) {
			switch {
			case r.Host == "moved.example.net":
				fmt.Fprint(out, a.pages[first])
			case r.Host+r.URL.RequestURI() == first:
				http.Redirect(out, r, to, http.StatusFound)
			default:
				a.serve(out, r)
			}
		}
		if _, err := s.refresh(t.Context(), w, a.board); err != nil || len(s.ads) != a.ads || !slices.Contains(w.asked, "moved.example.net/robots.txt") {
			t.Errorf("%v: %d ads by %v", err, len(s.ads), w.asked)
		}
		for _, to = range []string{"https://127.0.0.1/board", "https://inside.example.net/board", "http://moved.example.net/board", "https://2130706433/"} {
			w.site.Resolve = func(host string) ([]netip.Addr, error) {
				if host == "inside.example.net" {
					return private(host)
				}
				return []netip.Addr{netip.MustParseAddr("9.9.9.9")}, nil
			}
			w.asked, s = nil, newShelf()
			_, err := s.refresh(t.Context(), w, a.board)
			wantCode(t, err, problem.Invalid)
			if len(w.questions()) != 1 || len(s.ads) > 0 {
				t.Errorf("to %s: %v, %d ads", to, w.asked, len(s.ads))
			}
		}
	})
}

func TestAPrivateAddressIsNeverConnectedTo(t *testing.T) {
	each(t, func(t *testing.T, w *world, a adapter, s *shelf) {
		w.site.Resolve = private
		_, err := s.refresh(t.Context(), w, a.board)
		if wantCode(t, err, problem.Invalid); w.site.Accepted() != 0 {
			t.Errorf("%d connections", w.site.Accepted())
		}
	})
}

func TestAStoppedRefreshKeepsWhatItHasAndGoesOnFromThere(t *testing.T) {
	each(t, func(t *testing.T, w *world, a adapter, s *shelf) {
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		stopAt := min(2, len(a.pages))
		if a.board.Kind == "smartrecruiters" {
			stopAt = 40
		}
		w.before = func(*http.Request) {
			if n++; n == stopAt {
				cancel()
				time.Sleep(5 * time.Millisecond)
			}
		}
		_, err := s.refresh(ctx, w, a.board)
		wantCode(t, err, problem.Cancelled)
		kept := len(s.ads)
		if a.many && (kept == 0 || s.state.Cursor == nil) || kept == a.ads {
			t.Errorf("%d of %d ads were kept", kept, a.ads)
		}
		asked := w.questions()
		w.before = nil
		out, err := s.refresh(t.Context(), w, a.board)
		if err != nil || len(s.ads) != a.ads || len(out.Listed) != a.ads {
			t.Errorf("%v: %d ads, %d listed", err, len(s.ads), len(out.Listed))
		}
		if again := len(w.questions()) - len(asked); a.many && again != len(a.pages)-len(asked)+1 {
			t.Errorf("%d questions, then %d, for %d pages", len(asked), again, len(a.pages))
		}
	})
}

func TestAListThatComesShortIsSaidToBeCut(t *testing.T) {
	each(t, func(t *testing.T, w *world, a adapter, s *shelf) {
		if out, err := s.refresh(t.Context(), w, a.board); err != nil || out.Cut {
			t.Fatalf("%v: a whole list is cut: %v", err, out.Cut)
		}
		if !a.many {
			return
		}
		w.answer = func(out http.ResponseWriter, r *http.Request) { // every page is the first
			if strings.HasPrefix(r.URL.Path, "/v1/companies/LindenClinics/postings/") {
				a.serve(out, r) // an ad's own text
				return
			}
			fmt.Fprint(out, a.pages[strings.TrimPrefix(a.board.First().URL, "https://")])
		}
		w.now = w.now.Add(24 * time.Hour)
		if out, err := newShelf().refresh(t.Context(), w, a.board); err != nil || !out.Cut || len(out.Listed) == 0 {
			t.Errorf("%v: cut %v with %d listed", err, out.Cut, len(out.Listed))
		}
	})
}

func TestAnAdThatSlippedBetweenTwoPagesLeavesTheListCut(t *testing.T) {
	all := adapters(t)
	a, w := all[len(all)-1], newWorld(t) // a board that says how many ads it has
	w.answer = func(out http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("offset") == "100" {
			fmt.Fprint(out, strings.Replace(a.pages[r.Host+r.URL.RequestURI()], `"id":"125"`, `"id":"100"`, 1))
			return
		}
		a.serve(out, r)
	}
	if out, err := newShelf().refresh(t.Context(), w, a.board); err != nil || !out.Cut || len(out.Listed) != 124 {
		t.Errorf("%v: cut %v with %d listed", err, out.Cut, len(out.Listed))
	}
}

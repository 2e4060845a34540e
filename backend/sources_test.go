package backend_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/egress/egresstest"
	"autojob/backend/adapter/extract/extracttest"
	boardsource "autojob/backend/adapter/source"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/board"
	"autojob/backend/core/problem"
)

// online is an open Backend whose internet is a handler; its clock moves on when it is told to.
type online struct {
	*backend.Backend
	clock *atomic.Int64
	site  *egresstest.Site
}

func newOnline(t *testing.T, h http.HandlerFunc) *online {
	t.Helper()
	o := &online{clock: &atomic.Int64{}}
	o.clock.Store(now.Unix())
	o.site = egresstest.Serve(t, h)
	o.Backend = backend.New(backend.Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: &vault.MemoryKeychain{}, Child: extracttest.Child(t), Cache: extracttest.Cache(t),
		Now: func() time.Time { return time.Unix(o.clock.Load(), 0).UTC() }, Network: o.site.Config(), Pace: boardsource.Pace{Gap: 1, Jitter: 1, Retries: 1}})
	t.Cleanup(func() {
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := o.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *online) later(d time.Duration) { o.clock.Add(int64(d / time.Second)) }

func recorded(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("core", "board", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var brightwater = board.Board{Kind: board.Greenhouse, Token: "brightwater"}

func greenhouse(t *testing.T, answer *atomic.Pointer[string]) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Host != "boards-api.greenhouse.io" || r.URL.Path != "/v1/boards/brightwater/jobs" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		if s := answer.Load(); s != nil {
			if *s == "" {
				w.WriteHeader(http.StatusForbidden)
			}
			fmt.Fprint(w, *s)
			return
		}
		fmt.Fprint(w, recorded(t, "greenhouse.json"))
	}
}

func TestAWatchedBoardIsFetchedKeptAndFollowed(t *testing.T) {
	var answer atomic.Pointer[string]
	o, ctx := newOnline(t, greenhouse(t, &answer)), t.Context()
	found, err := o.FindBoards(ctx, "https://job-boards.greenhouse.io/brightwater/jobs/7310001", nil)
	if err != nil || len(found) != 1 || found[0].Ads != 2 || found[0].Known || found[0].Board.Name != "Brightwater Pumps" {
		t.Fatalf("%v %+v", err, found)
	}
	s, err := o.AddSource(ctx, found[0].Board)
	if err != nil {
		t.Fatal(err)
	}
	if found, err = o.FindBoards(ctx, "Brightwater", nil); err != nil || len(found) != 1 || !found[0].Known {
		t.Errorf("by its name: %v %+v", err, found)
	}
	var told []string
	r, err := o.RefreshSource(ctx, s.ID, func(step string, done, total int) { told = append(told, fmt.Sprint(step, " ", done, "/", total)) })
	if err != nil || r.Added != 2 || r.Gone != 0 || r.Failed != nil {
		t.Fatalf("%v %+v", err, r)
	}
	if last := told[len(told)-1]; last != "Fetching Brightwater Pumps 2/2" {
		t.Errorf("told %q", told)
	}
	jobs, err := o.Jobs(ctx)
	if err != nil || len(jobs) != 2 || jobs[0].Board != s.ID || jobs[0].Posting.Origin != "board" {
		t.Fatalf("%v %+v", err, jobs)
	}
	if err := o.MarkJob(ctx, "greenhouse:brightwater:7310001", backend.Saved); err != nil {
		t.Fatal(err)
	}
	accepted := o.site.Accepted()
	if r, err = o.RefreshSource(ctx, s.ID, nil); err != nil || !r.Fresh || o.site.Accepted() != accepted {
		t.Errorf("asked again at once: %v %+v", err, r)
	}

	one := strings.Replace(recorded(t, "greenhouse.json"), `"id":7310001`, `"id":7310003`, 1)
	answer.Store(&one)
	o.later(time.Hour)
	if r, err = o.RefreshSource(ctx, s.ID, nil); err != nil || r.Added != 1 || r.Unchanged != 1 || r.Gone != 1 {
		t.Errorf("%v %+v", err, r)
	}
	jobs, _ = o.Jobs(ctx)
	for _, j := range jobs {
		if old := strings.HasSuffix(j.Posting.ID, "01"); old != (j.Gone != "") || old != (j.Mark == backend.Saved) {
			t.Errorf("%+v", j)
		}
	}
	if all, err := o.Sources(ctx); err != nil || len(all) != 1 || all[0].Ads != 2 || all[0].Gone != 1 || all[0].LastAdded != 1 || all[0].Busy {
		t.Errorf("%v %+v", err, all)
	}
	answer.Store(nil)
	o.later(time.Hour)
	if r, err = o.RefreshSource(ctx, s.ID, nil); err != nil || r.Gone != 1 || r.Updated != 1 {
		t.Errorf("an ad that came back: %v %+v", err, r)
	}

	if err := o.RemoveSource(ctx, s.ID, true); err != nil {
		t.Fatal(err)
	}
	if jobs, _ = o.Jobs(ctx); len(jobs) != 1 || jobs[0].Mark != backend.Saved {
		t.Errorf("what was saved did not stay: %+v", jobs)
	}
	if _, err := o.RefreshSource(ctx, s.ID, nil); !problem.Is(err, problem.NotFound) {
		t.Errorf("%v", err)
	}
}

func TestOneBoardThatFailsDoesNotStopTheOthers(t *testing.T) {
	var answer atomic.Pointer[string]
	o, ctx := newOnline(t, greenhouse(t, &answer)), t.Context()
	for _, at := range []board.Board{{Kind: board.Lever, Token: "gone", Name: "Acme"}, brightwater} {
		if _, err := o.AddSource(ctx, at); err != nil {
			t.Fatal(err)
		}
	}
	all, err := o.RefreshSources(ctx, nil)
	if err != nil || len(all) != 2 || all[0].Failed == nil || all[0].Failed.Code != problem.NotFound || all[1].Added != 2 {
		t.Errorf("%v %+v", err, all)
	}
	if kept, err := o.Sources(ctx); err != nil || kept[0].Failed == nil || kept[0].WholeAt != "" || kept[1].Failed != nil || kept[1].WholeAt == "" || kept[1].Board.Name != "Brightwater Pumps" {
		t.Errorf("%v %+v", err, kept)
	}
	o.SetAirplane(true)
	o.later(time.Hour)
	accepted := o.site.Accepted()
	if _, err := o.RefreshSources(ctx, nil); !problem.Is(err, problem.Unavailable) || o.site.Accepted() != accepted {
		t.Errorf("airplane mode: %v", err)
	}
}

func TestAStoppedRefreshGoesOnInAnotherSession(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	var texts, lists atomic.Int32
	list := recorded(t, "smartrecruiters.json")
	o := newOnline(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/v1/companies/LindenClinics/postings":
			lists.Add(1)
			fmt.Fprint(w, list)
		case strings.HasPrefix(r.URL.Path, "/v1/companies/LindenClinics/postings/"):
			if texts.Add(1) == 2 {
				stop()
				<-r.Context().Done()
				return
			}
			fmt.Fprint(w, recorded(t, "smartrecruiters-"+filepath.Base(r.URL.Path)+".json"))
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	})
	s, err := o.AddSource(ctx, board.Board{Kind: board.SmartRecruiters, Token: "LindenClinics", Name: "Linden Clinics"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := o.RefreshSource(ctx, s.ID, nil)
	if !problem.Is(err, problem.Cancelled) || r.Added != 1 || r.Failed != nil {
		t.Fatalf("%v %+v", err, r)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if err := o.Unlock(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	r, err = o.RefreshSource(t.Context(), s.ID, nil)
	if err != nil || r.Added != 1 || r.Gone != 0 || lists.Load() != 1 || texts.Load() != 3 {
		t.Errorf("%v %+v after %d lists and %d texts", err, r, lists.Load(), texts.Load())
	}
	o.later(time.Hour)
	if r, err = o.RefreshSource(t.Context(), s.ID, nil); err != nil || r.Added+r.Updated != 0 || texts.Load() != 3 {
		t.Errorf("texts that are kept were fetched again: %v %+v", err, r)
	}
}

func TestAKeptSearchSaysWhatIsNewSinceTheLastLook(t *testing.T) {
	o, ctx := newOnline(t, greenhouse(t, &atomic.Pointer[string]{})), t.Context()
	id, err := o.KeepSearch(ctx, "  Pumps   LEEDS ")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := o.KeepSearch(ctx, "pumps leeds"); err != nil || again != id {
		t.Errorf("the same words make another search: %v", err)
	}
	o.later(time.Hour)
	s, err := o.AddSource(ctx, brightwater)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.RefreshSource(ctx, s.ID, nil); err != nil {
		t.Fatal(err)
	}
	look := func(found, fresh int) {
		t.Helper()
		all, err := o.Searches(ctx)
		if err != nil || len(all) != 1 || all[0].Words != "pumps leeds" || all[0].Found != found || all[0].New != fresh {
			t.Errorf("%v %+v, want %d and %d", err, all, found, fresh)
		}
	}
	look(1, 1)
	o.later(time.Minute)
	if err := o.LookAtSearch(ctx, id); err != nil {
		t.Fatal(err)
	}
	look(1, 0)
	if err := o.MarkJob(ctx, "greenhouse:brightwater:7310001", backend.Hidden); err != nil {
		t.Fatal(err)
	}
	look(0, 0)
	if err := o.RemoveSearch(ctx, id); err != nil {
		t.Fatal(err)
	}
	if err := o.LookAtSearch(ctx, id); !problem.Is(err, problem.NotFound) {
		t.Errorf("%v", err)
	}
	for _, words := range []string{"", "  ", strings.Repeat("x", 300)} {
		if _, err := o.KeepSearch(ctx, words); !problem.Is(err, problem.Invalid) {
			t.Errorf("%q: %v", words, err)
		}
	}
}

func TestNobodyIsAskedWhileTheStoreIsClosed(t *testing.T) {
	o, ctx := newOnline(t, http.NotFound), t.Context()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := o.FindBoards(ctx, "Acme", nil); !problem.Is(err, problem.Locked) {
		t.Errorf("%v", err)
	}
	if _, err := o.RefreshSources(ctx, nil); !problem.Is(err, problem.Locked) || o.site.Accepted() != 0 {
		t.Errorf("%v after %d connections", err, o.site.Accepted())
	}
}

func TestAListThatCameShortMarksNothingAsGone(t *testing.T) {
	var mode atomic.Int32 // 0: all, 1: the second page is the first again, 2: all but one
	ad := func(n int) string {
		return fmt.Sprintf(`{"id":"ad-%d","text":"Berth Planner %d","hostedUrl":"https://jobs.lever.co/quayline/ad-%d","categories":{},"description":"<p>You plan quay %d.</p>","createdAt":1793000000000}`, n, n, n, n)
	}
	o := newOnline(t, func(w http.ResponseWriter, r *http.Request) {
		from, to := 1, 100
		if r.URL.Query().Get("skip") == "100" && mode.Load() != 1 {
			from, to = 101, 103-int(mode.Load())/2
		}
		var ads []string
		for n := from; n <= to; n++ {
			ads = append(ads, ad(n))
		}
		fmt.Fprint(w, "["+strings.Join(ads, ",")+"]")
	})
	s, err := o.AddSource(t.Context(), board.Board{Kind: board.Lever, Token: "quayline", Name: "Quayline"})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct{ mode, added, gone int }{{0, 103, 0}, {1, 0, 0}, {2, 0, 1}, {1, 0, 0}, {0, 0, 0}} {
		mode.Store(int32(want.mode))
		r, err := o.RefreshSource(t.Context(), s.ID, nil)
		if err != nil || r.Added != want.added || r.Gone != want.gone || r.Failed != nil {
			t.Errorf("refresh %d: %v %+v", i, err, r)
		}
		o.later(2 * time.Hour)
	}
	if all, err := o.Sources(t.Context()); err != nil || all[0].Ads != 103 || all[0].Gone != 0 {
		t.Errorf("%v %+v", err, all)
	}
}

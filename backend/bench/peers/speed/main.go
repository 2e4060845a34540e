// Speed ranks many job ads for real CVs by package match, by SQLite's FTS5 and by bleve, one after the other on this machine, and prints
// the figures as JSON for make bench. It is a module of its own so that neither peer is a dependency of the program.
//
//	go run -tags fts5 ./speed [-ads 100000] [-prepare 10000] [-slope] DATA
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"context"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/embed"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

var day = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

const shown = 50

func main() {
	ads := flag.Int("ads", 100_000, "how many ads are ranked")
	prepared := flag.Int("prepare", 10_000, "how many ads are prepared from their text; 0: none")
	slope := flag.Bool("slope", false, "also ranks ten times as many")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(context.Background(), flag.Arg(0), *ads, *prepared, *slope); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, data string, n, prepared int, slope bool) error {
	real, err := realAds(data)
	if err != nil {
		return err
	}
	cvs, err := realCVs(data)
	if err != nil {
		return err
	}
	e := match.New(skill.Default(), embed.Default())
	list := variants(real, n)
	var figures []proofs.Figure
	parallel(min(n, 500), func(i int) { e.Job(&list[i]) }) // patterns and tables that are made at their first use are no part of an index
	few, err := rankOurs(ctx, e, list[:max(1, n/10)], cvs)
	if err != nil {
		return err
	}
	say("match, a tenth: %s", few)
	ours, err := rankOurs(ctx, e, list, cvs)
	if err != nil {
		return err
	}
	say("match: %s", ours)
	lite, err := sqlite(ctx, list, e, cvs)
	if err != nil {
		return err
	}
	say("FTS5: %s", lite)
	blev, err := bleves(ctx, list, e, cvs)
	if err != nil {
		return err
	}
	say("bleve: %s", blev)
	set := fmt.Sprintf("%d ads, %d CVs", n, len(cvs))
	least := min(lite.query, blev.query)
	figures = append(figures,
		proofs.Figure{Task: "rank for a new CV, top 50 explained", Set: set, Value: round(ours.query), Baseline: fmt.Sprintf("FTS5 %s, bleve %s", round(lite.query), round(blev.query)),
			Target: "faster than both", Missed: ours.query >= least},
		proofs.Figure{Task: "rank again after a wish changed", Set: set, Value: round(ours.again), Target: "< 100 ms", Missed: ours.again >= 100*time.Millisecond},
		proofs.Figure{Task: "memory of the index", Set: set, Value: fmt.Sprintf("%d bytes an ad", few.heap), Target: "< 1,024", Missed: few.heap >= 1024})
	if prepared > 0 {
		figure, err := preparing(ctx, variants(real, prepared))
		if err != nil {
			return err
		}
		figures = append(figures, figure)
	}
	if slope {
		lots, err := rankOurs(ctx, e, again(list, n*10), cvs)
		if err != nil {
			return err
		}
		say("match, ten times: %s", lots)
		all := slopeOf([]float64{few.bulk.Seconds(), ours.bulk.Seconds(), lots.bulk.Seconds()})
		figures = append(figures, proofs.Figure{Task: "growth of ranking with the ads, log-log", Set: fmt.Sprintf("%d, %d, %d ads", n/10, n, n*10), Value: fmt.Sprintf("%.3f", all), Target: "<= 1.05", Missed: all > 1.05})
	}
	return json.NewEncoder(os.Stdout).Encode(figures)
}

func say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

func round(d time.Duration) string { return fmt.Sprintf("%.0f ms", float64(d)/1e6) }

// slopeOf is the slope of log time over log size, for sizes ten times apart.
func slopeOf(seconds []float64) float64 {
	last := len(seconds) - 1
	return math.Log10(seconds[last]/seconds[0]) / float64(last)
}

// timing is what one way of ranking took; the times are medians over the CVs.
type timing struct {
	index time.Duration // making the index from ads that are read
	query time.Duration // first ranking for a CV with what is shown of the first
	bulk  time.Duration // of it, the ranking alone
	again time.Duration // ranking after a wish changed
	heap  uint64        // bytes an ad
}

func (t timing) String() string {
	return fmt.Sprintf("index %s, query %s (ranking %s), again %s, %d bytes an ad", round(t.index), round(t.query), round(t.bulk), round(t.again), t.heap)
}

func median(ds []time.Duration) time.Duration {
	if len(ds) == 0 {
		return 0
	}
	slices.Sort(ds)
	return ds[len(ds)/2]
}

func heapNow() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func parallel(n int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
}

// mostRead is how many ads are read at most: reading a hundred thousand takes minutes, and ranking does not care whose facts it goes through.
const mostRead = 20_000

// again is a list of n ads: those of a list, over and over, under names of their own.
func again(list []posting.Posting, n int) []posting.Posting {
	out := make([]posting.Posting, n)
	for i := range out {
		out[i] = list[i%len(list)]
		out[i].ID = fmt.Sprintf("ad-%07d", i)
	}
	return out
}

func rankOurs(ctx context.Context, e *match.Engine, list []posting.Posting, cvs []*profile.Profile) (t timing, err error) {
	before := heapNow()
	x := e.NewIndex()
	start := time.Now()
	read := make([]*match.Facts, min(len(list), mostRead))
	parallel(len(read), func(i int) { read[i] = e.Job(&list[i]).Facts() })
	for i := range list {
		x.Put(list[i].ID, read[i%len(read)])
	}
	t.index = time.Since(start)
	read = nil
	byID := make(map[string]*posting.Posting, len(list))
	for i := range list {
		byID[list[i].ID] = &list[i]
	}
	var query, bulk, again []time.Duration
	for _, cv := range cvs {
		start := time.Now()
		p := e.Person(cv, day)
		first, err := x.Rank(ctx, p, nil, shown)
		if err != nil {
			return t, err
		}
		bulk = append(bulk, time.Since(start))
		reasons := make([]match.Explanation, len(first))
		parallel(len(first), func(i int) { // the ad itself, also where another's facts stand for it
			m := e.Score(p, e.Job(byID[first[i].ID]), nil)
			reasons[i] = e.Explain(p, &m)
		})
		query = append(query, time.Since(start))
		if !slices.ContainsFunc(reasons, func(x match.Explanation) bool { return len(x.For) > 0 }) {
			return t, errors.New("nothing was explained")
		}
		start = time.Now()
		if _, err := x.Rank(ctx, p, &profile.Preferences{Remote: []string{"remote"}, Values: map[string]int{"learning": 3}}, shown); err != nil {
			return t, err
		}
		again = append(again, time.Since(start))
	}
	t.query, t.bulk, t.again = median(query), median(bulk), median(again)
	byID = nil
	t.heap = (heapNow() - before) / uint64(len(list))
	runtime.KeepAlive(x)
	return t, nil
}

// words are the terms of a CV that a search engine is asked for: its titles and skills.
func words(e *match.Engine, cv *profile.Profile) []string {
	p := e.Person(cv, day)
	var out []string
	add := func(text string) {
		for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') }) {
			if len(w) > 1 && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	for _, pos := range p.Positions {
		add(pos.Title)
	}
	for _, s := range p.Skills {
		add(s.Label)
	}
	return out
}

package matchbench

import (
	"os"
	"path/filepath"
	"testing"

	"autojob/backend"
	"autojob/backend/adapter/extract/extracttest"
	"autojob/backend/core/embed"
	"autojob/backend/core/match"
	"autojob/backend/core/skill"
)

func TestMain(m *testing.M) { extracttest.Main(m) }

func data(t *testing.T, name string) string {
	dir := os.Getenv("AUTOJOB_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "data")
	}
	if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
		t.Skipf("the evaluation data %s is not here", name)
	}
	return dir
}

func testBackend(t *testing.T) *backend.Backend {
	return backend.New(backend.Config{Dir: t.TempDir(), Child: extracttest.Child(t), Cache: extracttest.Cache(t)})
}

func TestTheRightTradeComesFirstForRealCVs(t *testing.T) {
	dir := data(t, "livecareer")
	verdicts, err := Trades(t.Context(), testBackend(t), filepath.Join("..", "..", ".."), dir)
	if err != nil {
		t.Fatal(err)
	}
	right, clear := 0, 0
	for _, v := range verdicts {
		if v.Clear {
			clear++
			if v.Right() {
				right++
			}
		}
		if !v.Right() {
			t.Logf("%s: first is %q; accepted %v, clear %v; order %v", v.CV, v.First, v.Accept, v.Clear, v.Trades[:5])
		}
		if v.Clear && !v.Right() && v.CV[0] >= 'a' {
			t.Errorf("%s: the right trade does not come first", v.CV)
		}
	}
	t.Logf("%d of %d clear ones right", right, clear)
	if right*10 < clear*8 {
		t.Errorf("only %d of %d clear CVs have their trade first", right, clear)
	}
}

func TestAnAdFindsTheCVsOfItsTrade(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	dir := data(t, "livecareer")
	set, err := Retrieval(t.Context(), testBackend(t), filepath.Join("..", "..", ".."), dir)
	if err != nil {
		t.Fatal(err)
	}
	testSet(t, set)
}

// A small part of the made-up pairs: no measure of quality, so only that we are not worse than words.
func TestMadeUpPairsAreRankedBetterThanByWords(t *testing.T) {
	set, err := Ashoub(data(t, "ashoub_gold_pairs"))
	if err != nil {
		t.Fatal(err)
	}
	testSet(t, set)
}

func testSet(t *testing.T, set *Set) {
	t.Helper()
	r := set.Measure(match.New(skill.Default(), embed.Default()))
	for _, f := range r.Figures() {
		t.Logf("%s, %s: %s; %s", f.Task, f.Set, f.Value, f.Baseline)
	}
	if ours, words := r.Ways[0], r.Ways[1]; ours.Mean <= words.Mean || ours.Pairs <= words.Pairs {
		t.Error("BM25 ranks CVs better")
	}
}

func TestThePanelIsRankedAsItsGradersWould(t *testing.T) {
	// Floors, below what was reached. The target is .90 and .10 over the best baseline; on the first panel, whose ads lie far apart,
	// a baseline reaches .93.
	for name, floor := range map[string]struct{ mean, gain float64 }{"panel": {.935, 0}, "panel-near": {.90, .10}} {
		t.Run(name, func(t *testing.T) { testPanel(t, name, floor.mean, floor.gain) })
	}
}

func testPanel(t *testing.T, name string, mean, gain float64) {
	r, err := Panel(filepath.Join("..", "..", ".."), name, testBackend(t).Engine())
	if err != nil {
		t.Fatal(err)
	}
	if r.People != 12 || r.Ads != 40 || len(r.Kappa) == 0 {
		t.Fatalf("%d people, %d ads, agreement %v", r.People, r.Ads, r.Kappa)
	}
	for _, w := range r.Ways {
		t.Logf("%-18s %.3f  %.2f", w.Way, w.Mean, w.Each)
	}
	t.Logf("agreement %.2f, the same grade %.2f", r.Kappa, r.Same)
	if ours, best := r.Ways[0].Mean, r.BestBaseline().Mean; ours < mean || ours < best+gain {
		t.Errorf("nDCG@10 %.3f, best baseline %.3f", ours, best)
	}
}

func TestMeasuresSeeABadRanking(t *testing.T) {
	gain := func(i int) float64 { return []float64{0, 0, 7, 3, 1}[i] }
	good, bad := ndcg(10, []float64{0, 0, 3, 2, 1}, gain), ndcg(10, []float64{3, 2, 0, 0, 1}, gain)
	if good != 1 || bad > .6 {
		t.Errorf("nDCG of the right order %.3f, of a wrong one %.3f", good, bad)
	}
	if k := kappa([]int{0, 1, 2, 3}, []int{0, 1, 2, 3}); k != 1 {
		t.Errorf("kappa of the same grades %.2f", k)
	}
	if k := kappa([]int{0, 1, 2, 3}, []int{3, 2, 1, 0}); k >= 0 {
		t.Errorf("kappa of opposite grades %.2f", k)
	}
	if low, high := gainInterval([]float64{1, 1, 1}, []float64{0, 0, 0}); low != 1 || high != 1 {
		t.Errorf("interval %.2f to %.2f", low, high)
	}
}

func TestAHigherFitIsGradedGoodMoreOften(t *testing.T) {
	all, err := Calibrations(filepath.Join("..", "..", ".."), match.New(skill.Default(), embed.Default()))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		t.Logf("%s: %s; error %.3f, mapped %.3f", c.Figure, c.Bins(), c.Error(), c.Mapped())
		m := rising(c.all)
		for _, shown := range []int{0, 10, 20, 30, 40, 50, 60, 70, 80, 90} {
			t.Logf("  %d means %.2f", shown, m(shown))
		}
		if c.Error() > .05 { // always saying how many are good on the whole is off by .06
			t.Errorf("%s is off what graders say by %.3f", c.Figure, c.Error())
		}
	}
	wrong := Calibration{all: []judgement{{"a", 90, 0}, {"a", 10, 1}, {"b", 90, 0}, {"b", 10, 1}}}
	if wrong.Error() < .8 || wrong.Mapped() != .25 {
		t.Errorf("of a figure that is always wrong: error %.2f, mapped %.2f", wrong.Error(), wrong.Mapped())
	}
}

package matchbench

import (
	"os"
	"path/filepath"
	"testing"

	"autojob/backend"
	"autojob/backend/adapter/extract/extracttest"
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
	ranked, err := Retrieval(t.Context(), testBackend(t), filepath.Join("..", "..", ".."), dir)
	if err != nil {
		t.Fatal(err)
	}
	var ours, words, pairs, wordPairs float64
	for _, r := range ranked {
		t.Logf("%-60.60s %.2f %.2f  BM25 %.2f %.2f", r.Ad, r.NDCG, r.Pairs, r.WordNDCG, r.Word)
		ours += r.NDCG / float64(len(ranked))
		words += r.WordNDCG / float64(len(ranked))
		pairs += r.Pairs / float64(len(ranked))
		wordPairs += r.Word / float64(len(ranked))
	}
	t.Logf("mean nDCG@5 %.3f pairs %.3f; BM25 %.3f %.3f", ours, pairs, words, wordPairs)
	if ours <= words || pairs <= wordPairs {
		t.Error("BM25 ranks CVs better")
	}
}

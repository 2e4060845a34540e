package rankbench

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// dataDir is where the public sets lie: AUTOJOB_DATA, or shared/data beside the repository.
func dataDir(t *testing.T) string {
	dir := os.Getenv("AUTOJOB_DATA")
	if dir == "" {
		dir = "../shared/data"
	}
	if !filepath.IsAbs(dir) {
		dir = filepath.Join("..", "..", "..", dir) // from the root of the repository
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no evaluation data: set AUTOJOB_DATA to its folder")
	}
	return dir
}

// Floors are well below what was measured (docs/adr/0004), so that they fail when something breaks rather
// than when a figure moves in its second digit.
var floors = map[string]float64{
	"melo_en by line": .63, "melo_en by text": .66, "jobbert preferred": .32, "jobbert all labels": .34, "skills house": .48, "skills tech": .64, "onet_title_norm": .53,
}

func TestRankingBeatsItsOwnSignals(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about a minute")
	}
	rows, skipped, err := Run(dataDir(t))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	Print(&b, rows)
	t.Logf("\n%s", &b)
	for _, s := range skipped {
		t.Logf("%s: folder absent, not measured", s)
	}
	best := make(map[string]float64)
	for _, r := range rows {
		if r.Method != "rank" {
			best[r.Set] = max(best[r.Set], r.Value)
			continue
		}
		if r.Value < floors[r.Set] {
			t.Errorf("%s: %s %.3f, below the floor of %.3f", r.Set, r.Figure, r.Value, floors[r.Set])
		}
		if r.Value < best[r.Set] {
			t.Errorf("%s: the blend (%.3f) is worse than one of its signals (%.3f)", r.Set, r.Value, best[r.Set])
		}
	}
}

func TestFigures(t *testing.T) {
	want := map[string]bool{"b": true, "d": true}
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"first right answer second", ReciprocalRank([]string{"a", "b"}, want), .5},
		{"no right answer", ReciprocalRank([]string{"a", "c"}, want), 0},
		{"one of two in five", PrecisionAt5([]string{"a", "b", "c", "e", "f", "d"}, want), .5},
		{"both in five", PrecisionAt5([]string{"d", "b"}, want), 1},
	} {
		if math.Abs(c.got-c.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
}

// A measure that a useless ranking passes measures nothing.
func TestEvaluateSeesAUselessRanking(t *testing.T) {
	task := Task{
		Corpus:  []string{"truck driver", "nurse", "accountant", "baker"},
		Queries: []string{"lorry driver", "bookkeeper and accountant"},
		Views:   []View{{Group: []string{"1", "2", "3", "4"}, Want: []map[string]bool{{"1": true}, {"3": true}}}},
		Score:   ReciprocalRank,
	}
	good := Evaluate(task, Methods)
	if v := good[len(good)-1].Value; v != 1 {
		t.Errorf("right answers: MRR %.2f, want 1", v)
	}
	task.Views[0].Group = []string{"4", "3", "2", "1"} // every answer is the wrong one
	bad := Evaluate(task, Methods)
	if v := bad[len(bad)-1].Value; v > .5 {
		t.Errorf("wrong answers: MRR %.2f, want at most .5", v)
	}
}

package embed

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func texts(results []Result) []string {
	var out []string
	for _, r := range results {
		out = append(out, r.Text)
	}
	return out
}

func TestRankPutsMeaningBeforeLetters(t *testing.T) {
	r := NewRanker(Default(), []string{"security guard", "information security specialist", "guard dog trainer", "lorry driver", "screwdriver maker"})
	if got := texts(r.Rank("cyber security engineer", 1)); got[0] != "information security specialist" {
		t.Errorf("first: %q", got)
	}
	if got := texts(r.Rank("truck drivers", 1)); got[0] != "lorry driver" {
		t.Errorf("first: %q", got)
	}
}

func TestRankReadsASentenceForWhatItSpeaksOf(t *testing.T) {
	r := NewRanker(Default(), []string{"manage staff", "Python (computer programming)", "bake bread", "cloud technologies", "dig graves", "drive tractors"})
	got := texts(r.Rank("You write Python services, deploy them to the cloud and enjoy coffee with friendly colleagues in our office", 2))
	slices.Sort(got)
	if !slices.Equal(got, []string{"Python (computer programming)", "cloud technologies"}) {
		t.Errorf("first two: %q", got)
	}
}

func TestEqualScoresComeByLengthTextIndex(t *testing.T) {
	corpus := []string{"nurses", "zebra", "Nurse", "nurse", "nurse", "apple"}
	got := NewRanker(Default(), corpus).Rank("nurse", 0)
	var order []int
	for _, r := range got[:4] {
		order = append(order, r.Index)
		if r.Score != got[0].Score {
			t.Errorf("%q scores %v, the first %v", r.Text, r.Score, got[0].Score)
		}
	}
	if want := []int{2, 3, 4, 0}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	if len(got) != len(corpus) {
		t.Errorf("%d results, want %d", len(got), len(corpus))
	}
}

// The first n results must not depend on how many are asked for: two ways of choosing them exist.
func TestTopIsThePrefixOfAll(t *testing.T) {
	var corpus []string
	for i := range 3000 {
		corpus = append(corpus, fmt.Sprintf("%s %d", []string{"nurse", "driver", "data analyst", "cook"}[i%4], i%700))
	}
	r := NewRanker(Default(), corpus)
	all := r.Rank("data scientist 12", 0)
	for _, n := range []int{1, 7, 100, 374, 375, 376, 2999} {
		if !reflect.DeepEqual(r.Rank("data scientist 12", n), all[:n]) {
			t.Errorf("the first %d are not the first %d of all", n, n)
		}
	}
}

func TestRankIsRepeatable(t *testing.T) {
	corpus := strings.Split(strings.Join(goldenTexts, "\x00")+"\x00", "\x00")
	a, b := NewRanker(Default(), corpus), NewRanker(Default(), corpus)
	for _, q := range goldenTexts {
		if !reflect.DeepEqual(a.Rank(q, 0), b.Rank(q, 0)) {
			t.Errorf("%q is ranked in two ways", q)
		}
	}
}

func TestConceptsBringTogetherWhatWordsDoNot(t *testing.T) {
	corpus := []string{"glorbing", "flimming", "wozzling"}
	concepts := func(text string) []string {
		if strings.Contains(text, "flim") || strings.Contains(text, "brack") {
			return []string{"skill/7"}
		}
		return nil
	}
	if got := NewConceptRanker(Default(), corpus, concepts).Rank("brackish", 1)[0].Text; got != "flimming" {
		t.Errorf("with concepts first: %q", got)
	}
	a := NewConceptRanker(Default(), corpus, func(string) []string { return nil }).Rank("brackish", 0)
	b := NewRanker(Default(), corpus).Rank("brackish", 0)
	if !slices.Equal(texts(a), texts(b)) {
		t.Error("a hook that finds nothing changes the order")
	}
}

func TestLog2(t *testing.T) {
	for _, x := range []uint64{1, 2, 3, 7, 1000, 65536, 1 << 40, 1<<63 + 12345} {
		if got, want := float64(log2(x))/one, math.Log2(float64(x)); math.Abs(got-want) > 1e-4 {
			t.Errorf("log2(%d) = %v, want %v", x, got, want)
		}
	}
	for _, n := range []int{0, 1, 10, 500, 999, 1000} {
		if got, want := float64(idf(1000, n))/one, math.Log(1+(1000-float64(n)+.5)/(float64(n)+.5)); math.Abs(got-want) > 1e-3 {
			t.Errorf("idf of %d in 1000 = %v, want %v", n, got, want)
		}
	}
}

func TestRankOfNothing(t *testing.T) {
	if got := NewRanker(Default(), nil).Rank("nurse", 5); len(got) != 0 {
		t.Errorf("an empty corpus gives %v", got)
	}
	for _, r := range NewRanker(Default(), []string{"nurse", ""}).Rank("", 0) {
		if r.Score != 0 {
			t.Errorf("an empty query gives %q %v", r.Text, r.Score)
		}
	}
}

func FuzzRank(f *testing.F) {
	for i, t := range goldenTexts {
		f.Add(t, strings.Join(goldenTexts[i:], "\n"), i)
	}
	f.Fuzz(func(t *testing.T, query, corpus string, top int) {
		lines := strings.Split(corpus, "\n")
		if len(lines) > 200 {
			t.Skip("long")
		}
		got := NewRanker(Default(), lines).Rank(query, top)
		want := len(lines)
		if top > 0 {
			want = min(top, want)
		}
		if len(got) != want {
			t.Fatalf("%d results, want %d", len(got), want)
		}
		last := 1.0
		for _, r := range got {
			if !(r.Score >= 0 && r.Score <= last) || lines[r.Index] != r.Text {
				t.Fatalf("result %+v after score %v", r, last)
			}
			last = r.Score
		}
	})
}

func BenchmarkRank(b *testing.B) {
	heads := []string{"nurse", "engineer", "teacher", "driver", "analyst", "manager", "clerk", "technician", "designer", "cook"}
	var corpus []string
	for i := range 34000 {
		corpus = append(corpus, fmt.Sprintf("term%d %s %s", i%4000, heads[i%10], heads[i/10%10]))
	}
	r := NewRanker(Default(), corpus)
	for b.Loop() {
		r.Rank("senior data engineer", 20)
	}
}

func ExampleRanker_Rank() {
	r := NewRanker(Default(), []string{"heavy truck driver", "nurse", "accountant"})
	fmt.Println(r.Rank("HGV lorry drivers", 1)[0].Text)
	// Output: heavy truck driver
}

func BenchmarkNewRanker(b *testing.B) {
	var corpus []string
	for i := range 10000 {
		corpus = append(corpus, fmt.Sprintf("senior %s for team %d", []string{"nurse", "data engineer", "truck driver"}[i%3], i%400))
	}
	for b.Loop() {
		NewRanker(Default(), corpus)
	}
}

// Package rankbench measures core/embed's ranking on public sets of titles and skills, which are read in
// place and never copied. Start with Run; the test of this package prints its rows, and so does make bench.
//
// Each query belongs to one half of its set, dev or held, by a hash of its text. Weights are chosen by
// looking at dev only; both halves are reported.
package rankbench

import (
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"

	"autojob/backend/bench/baseline"
	"autojob/backend/bench/proofs"
	"autojob/backend/core/embed"
)

// Row is one measured figure. Dev and Held are the same figure on the two halves of the set. Low and High
// bound, with 95% confidence, the gain over the best single signal (paired bootstrap over queries).
type Row struct {
	Set, Method, Figure string
	Queries             int
	Value, Dev, Held    float64
	Low, High           float64
	Target              float64 // 0: this row is a baseline
}

// Task is a set in the form that every measure here needs.
type Task struct {
	Figure  string
	Corpus  []string
	Queries []string
	Views   []View
	Score   func(ranked []string, want map[string]bool) float64
}

// View is one reading of a ranking: what each text of the corpus stands for, and which of these answer
// each query. The best text counts for its group.
type View struct {
	Set    string
	Target float64
	Group  []string
	Want   []map[string]bool
}

// Method is a blend of the ranker's signals under a name, or another way to rank.
type Method struct {
	Name    string
	Weights *embed.Weights // nil: what Rank uses
	Way     func(texts []string) baseline.Way
}

// Methods are the baselines of every task and, last, the ranker itself.
var Methods = []Method{
	{Name: "word count", Way: baseline.WordCount},
	{Name: "TF-IDF words", Way: baseline.TFIDF},
	{Name: "BM25 words", Weights: &embed.Weights{Words: 1}},
	{Name: "BM25 lemmas", Weights: &embed.Weights{Lemmas: 1}},
	{Name: "char n-gram TF-IDF", Weights: &embed.Weights{Grams: 1}},
	{Name: "embedding cosine", Weights: &embed.Weights{Vector: 1}},
	{Name: "rank"},
}

// Held reports which half a query belongs to.
func Held(text string) bool {
	h := fnv.New32a()
	io.WriteString(h, text)
	return h.Sum32()&1 == 1
}

// depth is how far down a ranking is read; a hit below counts as none.
const depth = 1000

// Evaluate measures the methods on one task. The last method is held against the target and the others.
func Evaluate(t Task, methods []Method) []Row {
	ranker := embed.NewRanker(embed.Default(), t.Corpus)
	each := make([][][]float64, len(methods)) // by method, view, query
	for i, m := range methods {
		each[i] = scores(t, m.ranking(t, ranker))
	}
	var rows []Row
	last := len(methods) - 1
	for v, view := range t.Views {
		best, first := 0, len(rows)
		for i, m := range methods {
			row := Row{Set: view.Set, Method: m.Name, Figure: t.Figure, Queries: len(t.Queries)}
			row.Value, row.Dev, row.Held = means(t.Queries, each[i][v])
			if i > 0 && i < last && row.Value > rows[first+best].Value {
				best = i
			}
			if i == last {
				row.Target = view.Target
				row.Low, row.High = bootstrap(each[last][v], each[best][v])
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// ranking is how the method ranks the texts of a task.
func (m Method) ranking(t Task, ranker *embed.Ranker) func(query string) []embed.Result {
	if m.Way == nil {
		return func(query string) []embed.Result {
			weights := embed.WeightsFor(query)
			if m.Weights != nil {
				weights = *m.Weights
			}
			return ranker.RankWith(weights, query, depth)
		}
	}
	way := m.Way(t.Corpus)
	return func(query string) []embed.Result {
		var out []embed.Result
		for i, s := range way.Scores(query) {
			if s > 0 {
				out = append(out, embed.Result{Index: i, Score: s})
			}
		}
		slices.SortStableFunc(out, func(a, b embed.Result) int {
			return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(len(t.Corpus[a.Index]), len(t.Corpus[b.Index])))
		})
		return out[:min(depth, len(out))]
	}
}

// scores returns the figure of each view and query.
func scores(t Task, ranking func(query string) []embed.Result) [][]float64 {
	out := make([][]float64, len(t.Views))
	for i, q := range t.Queries {
		results := ranking(q)
		for v, view := range t.Views {
			var ranked []string
			seen := make(map[string]bool)
			for _, r := range results {
				if g := view.Group[r.Index]; r.Score > 0 && !seen[g] {
					seen[g] = true
					ranked = append(ranked, g)
				}
			}
			out[v] = append(out[v], t.Score(ranked, view.Want[i]))
		}
	}
	return out
}

func means(queries []string, each []float64) (all, dev, held float64) {
	var n [2]float64
	var sum [2]float64
	for i, q := range queries {
		half := 0
		if Held(q) {
			half = 1
		}
		n[half]++
		sum[half] += each[i]
	}
	return (sum[0] + sum[1]) / max(1, n[0]+n[1]), sum[0] / max(1, n[0]), sum[1] / max(1, n[1])
}

// bootstrap returns the 2.5th and 97.5th percentile of the mean of a-b over resampled queries.
func bootstrap(a, b []float64) (low, high float64) {
	if len(a) == 0 {
		return 0, 0
	}
	random := rand.New(rand.NewPCG(1, 2))
	gains := make([]float64, 2000)
	for i := range gains {
		for range a {
			k := random.IntN(len(a))
			gains[i] += (a[k] - b[k]) / float64(len(a))
		}
	}
	slices.Sort(gains)
	return gains[len(gains)/40], gains[len(gains)-1-len(gains)/40]
}

// ReciprocalRank is 1 over the position of the first right answer.
func ReciprocalRank(ranked []string, want map[string]bool) float64 {
	for i, g := range ranked {
		if want[g] {
			return 1 / float64(i+1)
		}
	}
	return 0
}

// PrecisionAt5 is R-precision at 5: the share of right answers among the first five, of as many as could be.
func PrecisionAt5(ranked []string, want map[string]bool) float64 {
	hits := 0
	for _, g := range ranked[:min(5, len(ranked))] {
		if want[g] {
			hits++
		}
	}
	return float64(hits) / float64(max(1, min(5, len(want))))
}

// Run measures every set under dir. A set whose folder is absent is named in skipped.
func Run(dir string) (rows []Row, skipped []string, err error) {
	for _, load := range Loaders {
		tasks, err := load.Load(dir)
		if errors.Is(err, fs.ErrNotExist) {
			skipped = append(skipped, load.Set)
			continue
		}
		if err != nil {
			return nil, nil, fmt.Errorf("loading %s: %w", load.Set, err)
		}
		for _, t := range tasks {
			rows = append(rows, Evaluate(t, Methods)...)
		}
	}
	return rows, skipped, nil
}

// Figures runs every set and returns a figure for each, beside its best simple baseline of the same run.
func Figures(dir string) ([]proofs.Figure, error) {
	rows, skipped, err := Run(dir)
	if err != nil {
		return nil, err
	}
	var out []proofs.Figure
	var simple []string
	for _, r := range rows {
		if r.Method != Methods[len(Methods)-1].Name {
			simple = append(simple, fmt.Sprintf("%s %.3f", r.Method, r.Value))
			continue
		}
		f := proofs.Figure{Task: "rank by meaning, " + r.Figure, Set: fmt.Sprintf("%s, %d queries", r.Set, r.Queries), Value: fmt.Sprintf("%.3f", r.Value), Baseline: strings.Join(simple, ", ")}
		if r.Queries < 200 {
			f.Value += fmt.Sprintf(" (gain over the best signal, 95%%: %+.3f to %+.3f)", r.Low, r.High)
		}
		if r.Target > 0 {
			f.Target, f.Missed = fmt.Sprintf("%.3f", r.Target), r.Value < r.Target
		}
		out = append(out, f)
		simple = nil
	}
	for _, s := range skipped {
		out = append(out, proofs.Figure{Task: "rank by meaning", Set: s, Value: "skipped, its data is not here"})
	}
	return out, nil
}

// Print writes rows as a table.
func Print(w io.Writer, rows []Row) {
	fmt.Fprintf(w, "%-22s %-20s %-5s %6s %6s %6s %6s %7s  %s\n", "set", "method", "", "n", "value", "dev", "held", "target", "gain over best signal, 95%")
	for _, r := range rows {
		target, gain := "", ""
		if r.Target > 0 {
			target = fmt.Sprintf("%.3f", r.Target)
			gain = fmt.Sprintf("%+.3f to %+.3f", r.Low, r.High)
		}
		fmt.Fprintf(w, "%-22s %-20s %-5s %6d %6.3f %6.3f %6.3f %7s  %s\n", r.Set, r.Method, r.Figure, r.Queries, r.Value, r.Dev, r.Held, target, gain)
	}
}

// sample returns the indices of n texts, chosen by a hash of the text.
func sample(texts []string, n int) []int {
	key := func(i int) uint64 {
		h := fnv.New64a()
		io.WriteString(h, texts[i])
		return h.Sum64()
	}
	all := make([]int, len(texts))
	for i := range all {
		all[i] = i
	}
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(key(a), key(b)) })
	return all[:min(n, len(all))]
}

package matchbench

import (
	"math"
	"slices"
	"strings"

	"autojob/backend/core/embed"
)

// baseline is a simple way to rank texts for a query, best scores highest.
type baseline struct {
	name   string
	scores func(query string) []float64
}

// baselines are the usual simple ways over a corpus.
func baselines(texts []string) []baseline {
	words, grams := newTFIDF(texts, wordsOf), newTFIDF(texts, gramsOf)
	model := embed.Default()
	vectors := make([]embed.Vector, len(texts))
	for i, t := range texts {
		vectors[i] = model.Embed(t)
	}
	return []baseline{
		{"BM25", newBM25(texts).scores},
		{"TF-IDF", words.scores},
		{"character n-grams", grams.scores},
		{"word count", func(query string) []float64 { return shared(texts, query) }},
		{"embedding cosine", func(query string) []float64 {
			q := model.Embed(query)
			out := make([]float64, len(vectors))
			for i, v := range vectors {
				out[i] = embed.Cosine(q, v)
			}
			return out
		}},
	}
}

// shared counts the words of each text that the query has as well.
func shared(texts []string, query string) []float64 {
	asked := map[string]bool{}
	for _, w := range wordsOf(query) {
		asked[w] = true
	}
	out := make([]float64, len(texts))
	for i, t := range texts {
		seen := map[string]bool{}
		for _, w := range wordsOf(t) {
			if asked[w] && !seen[w] {
				seen[w] = true
				out[i]++
			}
		}
	}
	return out
}

// tfidf is the cosine of log-weighted counts times idf.
type tfidf struct {
	terms func(string) []string
	idf   map[string]float64
	docs  []map[string]float64
}

func newTFIDF(texts []string, terms func(string) []string) *tfidf {
	m := &tfidf{terms: terms, idf: map[string]float64{}}
	counts := make([]map[string]float64, len(texts))
	for i, t := range texts {
		counts[i] = count(terms(t))
		for w := range counts[i] {
			m.idf[w]++
		}
	}
	for w, n := range m.idf {
		m.idf[w] = math.Log(1 + float64(len(texts))/n)
	}
	for _, c := range counts {
		m.docs = append(m.docs, m.weigh(c))
	}
	return m
}

func count(terms []string) map[string]float64 {
	out := map[string]float64{}
	for _, t := range terms {
		out[t]++
	}
	return out
}

// weigh turns counts into a vector of length one.
func (m *tfidf) weigh(counts map[string]float64) map[string]float64 {
	sum := 0.0
	for w, n := range counts {
		counts[w] = (1 + math.Log(n)) * m.idf[w]
		sum += counts[w] * counts[w]
	}
	if sum > 0 {
		for w := range counts {
			counts[w] /= math.Sqrt(sum)
		}
	}
	return counts
}

func (m *tfidf) scores(query string) []float64 {
	q := m.weigh(count(m.terms(query)))
	out := make([]float64, len(m.docs))
	for i, d := range m.docs {
		for w, v := range q {
			out[i] += v * d[w]
		}
	}
	return out
}

// gramsOf are the runs of three to five characters within words.
func gramsOf(text string) []string {
	var out []string
	for _, w := range wordsOf(text) {
		runes := []rune(" " + w + " ")
		for n := 3; n <= 5; n++ {
			for i := 0; i+n <= len(runes); i++ {
				out = append(out, string(runes[i:i+n]))
			}
		}
	}
	return out
}

// order lists the places of scores, best first; equal ones stay in their order.
func order(scores []float64) []int {
	out := make([]int, len(scores))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int {
		switch {
		case scores[a] > scores[b]:
			return -1
		case scores[a] < scores[b]:
			return 1
		}
		return 0
	})
	return out
}

// ndcg is the usual measure of the first k places, with a gain for each text.
func ndcg(k int, scores []float64, gain func(int) float64) float64 {
	got, ideal := 0.0, 0.0
	gains := make([]float64, len(scores))
	for i := range scores {
		gains[i] = gain(i)
	}
	for place, i := range order(scores)[:min(k, len(scores))] {
		got += gains[i] / math.Log2(float64(place)+2)
	}
	slices.Sort(gains)
	slices.Reverse(gains)
	for place, g := range gains[:min(k, len(gains))] {
		ideal += g / math.Log2(float64(place)+2)
	}
	if ideal == 0 {
		return 0
	}
	return got / ideal
}

// plain is the text of an ad or CV for the baselines.
func plain(parts ...string) string { return strings.Join(parts, "\n") }

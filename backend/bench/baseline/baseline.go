// Package baseline has the simple ways to rank texts for a query, with which everything here is compared. Start with All.
package baseline

import (
	"math"

	"autojob/backend/core/embed"
)

// Way is a simple way to rank texts for a query: the best one scores highest.
type Way struct {
	Name   string
	Scores func(query string) []float64
}

// All are the usual ways over a corpus.
func All(texts []string) []Way {
	grams := newTFIDF(texts, gramsOf)
	model := embed.Default()
	vectors := make([]embed.Vector, len(texts))
	for i, t := range texts {
		vectors[i] = model.Embed(t)
	}
	return []Way{
		BM25(texts),
		TFIDF(texts),
		{"character n-grams", grams.scores},
		WordCount(texts),
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

// BM25 is the usual ranking by words.
func BM25(texts []string) Way { return Way{"BM25", newBM25(texts).scores} }

// TFIDF is the cosine of weighted words.
func TFIDF(texts []string) Way { return Way{"TF-IDF", newTFIDF(texts, wordsOf).scores} }

// WordCount is how many different words a text shares with the query.
func WordCount(texts []string) Way {
	places := map[string][]int{} // of the texts that have a word
	for i, t := range texts {
		for w := range count(wordsOf(t)) {
			places[w] = append(places[w], i)
		}
	}
	return Way{"word count", func(query string) []float64 {
		out := make([]float64, len(texts))
		for w := range count(wordsOf(query)) {
			for _, i := range places[w] {
				out[i]++
			}
		}
		return out
	}}
}

// tfidf is the cosine of log-weighted counts times idf.
type tfidf struct {
	terms func(string) []string
	idf   map[string]float64
	texts int
	in    map[string][]weighed // the texts that have a term
}

// weighed is what a term weighs in a text.
type weighed struct {
	text   int
	weight float64
}

func newTFIDF(texts []string, terms func(string) []string) *tfidf {
	m := &tfidf{terms: terms, idf: map[string]float64{}, texts: len(texts), in: map[string][]weighed{}}
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
	for i, c := range counts {
		for w, v := range m.weigh(c) {
			m.in[w] = append(m.in[w], weighed{i, v})
		}
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
	out := make([]float64, m.texts)
	for w, v := range q {
		for _, t := range m.in[w] {
			out[t.text] += v * t.weight
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

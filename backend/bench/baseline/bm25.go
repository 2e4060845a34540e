package baseline

import (
	"math"
	"strings"
	"unicode"
)

// bm25 is the usual word ranking (k1 1.2, b 0.75), as the baseline.
type bm25 struct {
	docs  []map[string]float64
	len   []float64
	df    map[string]float64
	mean  float64
	total float64
}

func newBM25(texts []string) *bm25 {
	b := &bm25{df: map[string]float64{}, total: float64(len(texts))}
	for _, t := range texts {
		tf := map[string]float64{}
		ws := wordsOf(t)
		for _, w := range ws {
			tf[w]++
		}
		for w := range tf {
			b.df[w]++
		}
		b.docs = append(b.docs, tf)
		b.len = append(b.len, float64(len(ws)))
		b.mean += float64(len(ws)) / b.total
	}
	return b
}

func (b *bm25) scores(query string) []float64 {
	asked := map[string]bool{}
	for _, w := range wordsOf(query) {
		asked[w] = true
	}
	out := make([]float64, len(b.docs))
	for i, d := range b.docs {
		for w, tf := range d {
			if asked[w] {
				idf := math.Log(1 + (b.total-b.df[w]+0.5)/(b.df[w]+0.5))
				out[i] += idf * tf * 2.2 / (tf + 1.2*(0.25+0.75*b.len[i]/b.mean))
			}
		}
	}
	return out
}

func wordsOf(t string) []string {
	return strings.FieldsFunc(strings.ToLower(t), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#' })
}

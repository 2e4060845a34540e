package embed

import (
	"math"
	"math/bits"
	"slices"
)

// posting says how often a term stands in a text.
type posting struct {
	doc   int32
	count int32
}

// lexicon is an inverted index of the terms of a corpus.
type lexicon struct {
	id      map[string]int32
	terms   []string // in order of first appearance
	idf     []int32  // fixed point, one = 1
	lists   [][]posting
	length  []int32 // terms per text
	average int64   // mean length, fixed point with 8 bits
	rare    int32   // idf of a term that no text has
}

func newLexicon(docs [][]string) *lexicon {
	x := &lexicon{id: make(map[string]int32), length: make([]int32, len(docs))}
	var sum int64
	for d, terms := range docs {
		x.length[d] = int32(len(terms))
		sum += int64(len(terms))
		for _, t := range terms {
			id, ok := x.id[t]
			if !ok {
				id = int32(len(x.terms))
				x.id[t] = id
				x.terms = append(x.terms, t)
				x.lists = append(x.lists, nil)
			}
			l := x.lists[id]
			if n := len(l); n > 0 && l[n-1].doc == int32(d) {
				l[n-1].count++
			} else {
				x.lists[id] = append(l, posting{int32(d), 1})
			}
		}
	}
	x.average = max(1, sum<<8/max(1, int64(len(docs))))
	x.idf = make([]int32, len(x.terms))
	for id, l := range x.lists {
		x.idf[id] = idf(len(docs), len(l))
	}
	x.rare = idf(len(docs), 0)
	return x
}

// idf is ln(1 + (docs-n+0.5)/(n+0.5)) in fixed point, from an integer logarithm, so that no machine's
// mathematics library can change a ranking.
func idf(docs, n int) int32 {
	ratio := uint64(2*docs+2) << 16 / uint64(2*n+1)
	return int32(uint64(log2(ratio)-16<<16) * 45426 >> 16) // ln 2 = 45426/65536
}

// log2 returns the binary logarithm of x > 0 with 16 fractional bits.
func log2(x uint64) int64 {
	whole := bits.Len64(x) - 1
	m := x << (63 - whole) >> 32 // 1 <= m < 2 with 31 fractional bits
	out := int64(whole)
	for range 16 {
		m = m * m >> 31
		out <<= 1
		if m >= 1<<32 {
			m >>= 1
			out |= 1
		}
	}
	return out
}

// bm25 returns Okapi BM25 (k1 = 1.2, b = 0.4: short texts differ little in length by chance) of every
// text, divided by what a text holding every query term once, at mean length, would get.
func (x *lexicon) bm25(query []string) []int32 {
	acc := make([]int64, len(x.length))
	var full int64
	seen := make(map[string]bool, len(query))
	for _, t := range query {
		if seen[t] {
			continue
		}
		seen[t] = true
		id, ok := x.id[t]
		if !ok {
			full += int64(x.rare)
			continue
		}
		weight := int64(x.idf[id])
		full += weight
		for _, p := range x.lists[id] {
			// count*(k1+1) / (count + k1*(1-b+b*length/average)), above and below times 256
			length := int64(x.length[p.doc]) << 16 / x.average // of 256
			k := 184 + 48*length/100
			acc[p.doc] += weight * int64(p.count) * 563 / (int64(p.count)<<8 + k)
		}
	}
	out := make([]int32, len(acc))
	if full == 0 {
		return out
	}
	for d, s := range acc {
		out[d] = int32(min(one, s*one/full))
	}
	return out
}

// gramIndex holds the character n-grams of each text with TF-IDF weights of unit length.
type gramIndex struct {
	docs  int
	id    map[string]int32
	idf   []int32
	lists [][]gram
	rare  int32
}

type gram struct {
	doc    int32
	weight int32 // fixed point: share of the text's unit vector
}

const gramMin, gramMax = 3, 5

// eachGram calls yield with every n-gram of every term, the term's ends marked by spaces.
func eachGram(terms []string, yield func(g string)) {
	for _, t := range terms {
		runes := []rune(" " + t + " ")
		for n := gramMin; n <= gramMax; n++ {
			for i := 0; i+n <= len(runes); i++ {
				yield(string(runes[i : i+n]))
			}
		}
	}
}

func newGramIndex(docs [][]string) *gramIndex {
	x := &gramIndex{docs: len(docs), id: make(map[string]int32)}
	counts := make([][]posting, len(docs)) // here doc is the id of a gram
	var df []int32
	for d, terms := range docs {
		var ids []int32
		eachGram(terms, func(g string) {
			id, ok := x.id[g]
			if !ok {
				id = int32(len(df))
				x.id[g] = id
				df = append(df, 0)
			}
			ids = append(ids, id)
		})
		slices.Sort(ids)
		for _, id := range ids {
			if l := counts[d]; len(l) > 0 && l[len(l)-1].doc == id {
				l[len(l)-1].count++
				continue
			}
			counts[d] = append(counts[d], posting{id, 1})
			df[id]++
		}
	}
	x.idf = make([]int32, len(df))
	for id, n := range df {
		x.idf[id] = idf(len(docs), int(n))
	}
	x.rare = idf(len(docs), 0)
	x.lists = make([][]gram, len(df))
	for d, l := range counts {
		var norm int64
		for _, p := range l {
			w := gramWeight(p.count, x.idf[p.doc])
			norm += w * w
		}
		if norm == 0 {
			continue
		}
		root := int64(math.Sqrt(float64(norm)))
		for _, p := range l {
			w := gramWeight(p.count, x.idf[p.doc])
			x.lists[p.doc] = append(x.lists[p.doc], gram{int32(d), int32(w * one / max(1, root))})
		}
	}
	return x
}

// gramWeight damps the count: a gram seen twice says less than twice as much.
func gramWeight(count, idf int32) int64 {
	return int64(idf) * (one + log2(uint64(count))) >> 16 >> 4
}

func (x *gramIndex) cosines(query []string) []int32 {
	counts := make(map[string]int32)
	var order []string // sums are taken in this order
	eachGram(query, func(g string) {
		if counts[g] == 0 {
			order = append(order, g)
		}
		counts[g]++
	})
	var norm int64
	acc := make([]int64, x.docs)
	for _, g := range order {
		id, ok := x.id[g]
		if !ok {
			w := gramWeight(counts[g], x.rare)
			norm += w * w
			continue
		}
		w := gramWeight(counts[g], x.idf[id])
		norm += w * w
		for _, p := range x.lists[id] {
			acc[p.doc] += w * int64(p.weight)
		}
	}
	root := max(1, int64(math.Sqrt(float64(norm))))
	out := make([]int32, len(acc))
	for d, s := range acc {
		out[d] = int32(min(one, s/root))
	}
	return out
}

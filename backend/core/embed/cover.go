package embed

// coverIndex compares texts word by word: each word of one is matched with the nearest word of the other.
// "lorry driver" covers "truck driver" although they share one word only, and a mean of vectors cannot
// hide that a word of the query has no counterpart at all.
type coverIndex struct {
	model   *Model
	lexicon *lexicon
	vectors []Vector // of the lexicon's terms
	weight  []int64  // per text: sum of idf of its terms
}

func newCoverIndex(m *Model, lemmas *lexicon) *coverIndex {
	x := &coverIndex{model: m, lexicon: lemmas, vectors: make([]Vector, len(lemmas.terms)), weight: make([]int64, len(lemmas.length))}
	one := make([]string, 1)
	for id, t := range lemmas.terms {
		one[0] = t
		x.vectors[id] = m.embedWords(one)
		for _, p := range lemmas.lists[id] {
			x.weight[p.doc] += int64(p.count) * int64(lemmas.idf[id])
		}
	}
	return x
}

// Words are alike from coverFloor on: below it, a cosine between two words says nothing.
const coverFloor = 0.3

// likeness is 1 for the same word and falls to 0 at coverFloor.
func likeness(c float64) int32 {
	if c <= coverFloor {
		return 0
	}
	return int32((c - coverFloor) / (1 - coverFloor) * one)
}

// covers returns, for every text, the share of the query's weight that the text's words cover, and the
// share of the text's weight that the query's words cover. Words weigh what they are rare in the corpus.
func (x *coverIndex) covers(query []string) (byQuery, byText []int32) {
	docs := len(x.weight)
	qSum, tSum := make([]int64, docs), make([]int64, docs)
	nearest := make([]int32, len(x.vectors)) // per term: likeness to the nearest word of the query
	best := make([]int32, docs)              // per text: likeness of the query word at hand
	var touched []int32
	var full int64
	done := make(map[string]bool, len(query))
	for _, w := range query {
		if done[w] {
			continue
		}
		done[w] = true
		id, known := x.lexicon.id[w]
		weight := int64(x.lexicon.rare)
		if known {
			weight = int64(x.lexicon.idf[id])
		}
		full += weight
		v := x.model.embedWords([]string{w})
		touched = touched[:0]
		for t := range x.vectors {
			like := int32(one)
			if !known || int32(t) != id {
				if like = likeness(cosine(&v, &x.vectors[t])); like == 0 {
					continue
				}
			}
			nearest[t] = max(nearest[t], like)
			for _, p := range x.lexicon.lists[t] {
				if best[p.doc] == 0 {
					touched = append(touched, p.doc)
				}
				best[p.doc] = max(best[p.doc], like)
			}
		}
		for _, d := range touched {
			qSum[d] += weight * int64(best[d])
			best[d] = 0
		}
	}
	for t, like := range nearest {
		if like == 0 {
			continue
		}
		for _, p := range x.lexicon.lists[t] {
			tSum[p.doc] += int64(like) * int64(p.count) * int64(x.lexicon.idf[t])
		}
	}
	byQuery, byText = make([]int32, docs), make([]int32, docs)
	for d := range docs {
		if full > 0 {
			byQuery[d] = int32(qSum[d] / full)
		}
		if x.weight[d] > 0 {
			byText[d] = int32(tSum[d] / x.weight[d])
		}
	}
	return byQuery, byText
}

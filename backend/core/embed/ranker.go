package embed

import (
	"cmp"
	"slices"
)

// Weights says how much each signal counts in a score. Only their ratios matter. A signal whose weight is
// zero costs nothing.
type Weights struct {
	Words      int // BM25 over folded words
	Lemmas     int // BM25 over lemmas without stop words
	Grams      int // cosine of character 3- to 5-grams, TF-IDF
	Vector     int // cosine of the two texts' vectors
	QueryCover int // share of the query's meaning that some word of the text has
	TextCover  int // share of the text's meaning that some word of the query has
	Concepts   int // shared concepts, when a Concepts hook is set
}

// titleWeights rank a short text, such as a job title or a skill, against others of its kind. They were
// chosen on the dev halves of rankbench's sets; figures in docs/adr/0004.
var titleWeights = Weights{Lemmas: 6, Grams: 14, Vector: 48, QueryCover: 15, TextCover: 17, Concepts: 30}

// sentenceWeights rank short texts by whether a longer text speaks of them: what the sentence says besides
// does not count against a text, so QueryCover has no say.
var sentenceWeights = Weights{Lemmas: 5, Grams: 10, Vector: 40, TextCover: 45, Concepts: 30}

// sentenceTerms is the number of terms from which a query is read as a sentence that may speak of
// several things, rather than as the name of one.
const sentenceTerms = 7

// WeightsFor returns the blend that Rank uses for a query.
func WeightsFor(query string) Weights {
	if len(terms(query)) >= sentenceTerms {
		return sentenceWeights
	}
	return titleWeights
}

// Result is one text of the corpus and how near it is to the query.
type Result struct {
	Index int     // position in the corpus
	Text  string  // the text as it was given
	Score float64 // 0 to 1; comparable within one query only
}

// Ranker ranks a fixed corpus of short texts. It is immutable and safe for concurrent use
// (as far as its Concepts hook is).
type Ranker struct {
	concepts func(text string) []string // names what a text speaks of; may be nil

	model   *Model
	texts   []string
	order   []int32 // place of each text in the order that breaks ties
	vectors []Vector
	words   *lexicon
	lemmas  *lexicon
	grams   *gramIndex
	cover   *coverIndex
	named   *lexicon // concepts as terms; nil without a hook
}

// NewRanker indexes a corpus, at some 35 microseconds and 5 KB a text.
func NewRanker(m *Model, corpus []string) *Ranker { return NewConceptRanker(m, corpus, nil) }

// NewConceptRanker is NewRanker with a hook that names the concepts in a text, so that two texts which
// share a concept are near even if they share neither words nor, by their vectors, meaning.
func NewConceptRanker(m *Model, corpus []string, concepts func(text string) []string) *Ranker {
	r := &Ranker{concepts: concepts, model: m, texts: slices.Clone(corpus)}
	n := len(corpus)
	r.vectors = make([]Vector, n)
	words, lemmas := make([][]string, n), make([][]string, n)
	for i, t := range r.texts {
		words[i] = Words(t)
		lemmas[i] = terms(t)
		r.vectors[i] = m.embedWords(lemmas[i])
	}
	r.words, r.lemmas = newLexicon(words), newLexicon(lemmas)
	r.grams = newGramIndex(lemmas)
	r.cover = newCoverIndex(m, r.lemmas)
	if concepts != nil {
		named := make([][]string, n)
		for i, t := range r.texts {
			named[i] = concepts(t)
		}
		r.named = newLexicon(named)
	}
	byText := make([]int32, n)
	for i := range byText {
		byText[i] = int32(i)
	}
	slices.SortFunc(byText, func(a, b int32) int {
		x, y := r.texts[a], r.texts[b]
		return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y), cmp.Compare(a, b))
	})
	r.order = make([]int32, n)
	for rank, i := range byText {
		r.order[i] = int32(rank)
	}
	return r
}

// Len returns the number of texts in the corpus.
func (r *Ranker) Len() int { return len(r.texts) }

// Rank returns the top texts for a query, best first; all of them if top is not positive. Texts with
// equal scores come by length, then by bytes, then by index: of two that say the same, the shorter says
// nothing besides.
func (r *Ranker) Rank(query string, top int) []Result {
	return r.RankWith(WeightsFor(query), query, top)
}

// RankWith is Rank with other weights, for measuring what each signal gives.
func (r *Ranker) RankWith(w Weights, query string, top int) []Result {
	scores := r.scores(w, query)
	n := len(scores)
	if top <= 0 || top > n {
		top = n
	}
	best := topOf(scores, r.order, top)
	out := make([]Result, len(best))
	total := float64(one) * float64(w.sum(r.named != nil))
	for i, d := range best {
		s := 0.0
		if total > 0 {
			s = max(0, min(1, float64(scores[d])/total))
		}
		out[i] = Result{Index: int(d), Text: r.texts[d], Score: s}
	}
	return out
}

func (w Weights) sum(concepts bool) int {
	n := w.Words + w.Lemmas + w.Grams + w.Vector + w.QueryCover + w.TextCover
	if concepts {
		n += w.Concepts
	}
	return n
}

// one is the fixed-point value of a full signal.
const one = 1 << 16

// scores returns the weighted sum of the signals for every text, each signal from 0 to one.
func (r *Ranker) scores(w Weights, query string) []int64 {
	total := make([]int64, len(r.texts))
	words := Words(query)
	lemmas := terms(query)
	add := func(weight int, signal func() []int32) {
		if weight == 0 {
			return
		}
		for d, s := range signal() {
			total[d] += int64(weight) * int64(s)
		}
	}
	add(w.Words, func() []int32 { return r.words.bm25(words) })
	add(w.Lemmas, func() []int32 { return r.lemmas.bm25(lemmas) })
	add(w.Grams, func() []int32 { return r.grams.cosines(lemmas) })
	if w.QueryCover != 0 || w.TextCover != 0 {
		byQuery, byText := r.cover.covers(lemmas)
		add(w.QueryCover, func() []int32 { return byQuery })
		add(w.TextCover, func() []int32 { return byText })
	}
	if r.named != nil && w.Concepts != 0 {
		named := r.concepts(query)
		add(w.Concepts, func() []int32 { return r.named.bm25(named) })
	}
	if w.Vector != 0 {
		if len(lemmas) >= sentenceTerms {
			r.addWindows(int64(w.Vector), words, total)
		} else {
			add(w.Vector, func() []int32 { return r.cosines(r.model.embedWords(lemmas)) })
		}
	}
	return total
}

func (r *Ranker) cosines(q Vector) []int32 {
	out := make([]int32, len(r.vectors))
	for d := range r.vectors {
		out[d] = signal(cosine(&q, &r.vectors[d]))
	}
	return out
}

// signal turns a cosine into fixed point; opposite meanings count as unrelated.
func signal(c float64) int32 { return int32(max(0, c) * one) }

// A sentence names several things, and its vector is the mean of them all: a text is compared with the
// windows of the sentence instead, and the nearest window counts. Only the texts that the other signals
// put in front are worth that work.
const (
	windowShortlist = 3000
	windowWords     = 6
)

func (r *Ranker) addWindows(weight int64, words []string, total []int64) {
	const limit = 200 // words of a query that are looked at
	words = words[:min(limit, len(words))]
	whole := r.model.embedWords(words)
	for d := range total {
		total[d] += weight / 4 * int64(signal(cosine(&whole, &r.vectors[d])))
	}
	var windows []Vector
	for from := range words {
		for to := from + 1; to <= min(from+windowWords, len(words)); to++ {
			if stopWords[words[from]] || stopWords[words[to-1]] {
				continue
			}
			if v := r.model.embedWords(words[from:to]); !v.IsZero() {
				windows = append(windows, v)
			}
		}
	}
	for _, d := range topOf(total, r.order, min(windowShortlist, len(total))) {
		nearest := 0.0
		for i := range windows {
			nearest = max(nearest, cosine(&windows[i], &r.vectors[d]))
		}
		total[d] += (weight - weight/4) * int64(signal(nearest))
	}
}

// topOf returns the n best documents, by score, then by order.
func topOf(scores []int64, order []int32, n int) []int32 {
	better := func(a, b int32) int {
		return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(order[a], order[b]))
	}
	if n >= len(scores)/8 {
		all := make([]int32, len(scores))
		for i := range all {
			all[i] = int32(i)
		}
		slices.SortFunc(all, better)
		return all[:n]
	}
	// A buffer of twice the size, cut back whenever it is full, visits each text once.
	buf := make([]int32, 0, 2*n+1)
	var last int32 = -1
	for i := range scores {
		d := int32(i)
		if last >= 0 && better(d, last) > 0 {
			continue
		}
		buf = append(buf, d)
		if len(buf) > 2*n {
			slices.SortFunc(buf, better)
			buf = buf[:n]
			if n > 0 {
				last = buf[n-1]
			}
		}
	}
	slices.SortFunc(buf, better)
	return buf[:min(n, len(buf))]
}

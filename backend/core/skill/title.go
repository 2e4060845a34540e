package skill

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
)

// titleAlias is one name of an occupation.
type titleAlias struct {
	occupation int32
	words      []int32
	text       string
	weight     float64
}

// titleIndex finds occupations by the words of their names.
type titleIndex struct {
	words    map[string]int32
	texts    map[string]int32 // names in normal form -> occupation
	weight   []float64        // by word: how telling
	aliases  []titleAlias
	byWord   [][]int32 // aliases
	twin     []int32   // group of twins; 0 none
	trigrams map[string][]int32
	names    []string
	labels   []string // by occupation: the words of its label, between blanks
	tallies  *sync.Pool
}

func newTitleIndex(occupations []occupationRecord) titleIndex {
	x := titleIndex{words: map[string]int32{}, texts: map[string]int32{}, trigrams: map[string][]int32{}, tallies: new(sync.Pool), labels: make([]string, len(occupations))}
	for i := range occupations {
		x.labels[i] = " "
		for _, w := range readTitle(occupations[i].occupation.Label).all {
			x.labels[i] += titleStem(w) + " "
		}
	}
	for _, learners := range []bool{false, true} { // "trainee store manager" must not claim every store manager
		x.claim(occupations, learners)
	}
	x.weight = make([]float64, len(x.names))
	total := float64(len(x.aliases))
	for i, list := range x.byWord {
		x.weight[i] = exact(math.Log(1+total/float64(len(list))) / math.Log(1+total))
	}
	for i := range x.aliases {
		for _, w := range x.aliases[i].words {
			x.aliases[i].weight += x.weight[w]
		}
	}
	x.twin = make([]int32, len(x.names))
	for g, group := range twins {
		for _, w := range group {
			if id, ok := x.words[titleStem(w)]; ok {
				x.twin[id] = int32(g + 1)
			}
		}
	}
	for i, name := range x.names {
		for _, g := range trigrams(name) {
			x.trigrams[g] = append(x.trigrams[g], int32(i))
		}
	}
	return x
}

// learner reports whether a name says that somebody learns the trade, in a word that the index leaves out.
func learner(q queryTitle) bool {
	return slices.ContainsFunc(q.all, func(w string) bool {
		level, ok := levelWords[w]
		return ok && level == 0 && !slices.Contains(q.words, w)
	})
}

// claim gives names to occupations, those of learners or the others.
func (x *titleIndex) claim(occupations []occupationRecord, learners bool) {
	for _, i := range curatedFirst(occupations) {
		o, added := occupations[i].occupation, occupations[i].added
		for _, alias := range append([]string{o.Label}, o.Aliases...) {
			q := readTitle(alias)
			text := strings.Join(q.words, " ")
			if len(q.words) == 0 || len(q.words) == 1 && len(q.all) > 1 {
				continue // "level designer" must not claim every designer
			}
			if learner(q) != learners {
				continue
			}
			if owner, ok := x.texts[text]; ok && (owner == int32(i) || added || learners) {
				continue
			}
			x.texts[text] = int32(i)
			a := titleAlias{occupation: int32(i), text: text}
			for _, w := range q.words {
				id, ok := x.words[w]
				if !ok {
					id = int32(len(x.names))
					x.words[w] = id
					x.names = append(x.names, w)
					x.byWord = append(x.byWord, nil)
				}
				if !slices.Contains(a.words, id) {
					a.words = append(a.words, id)
					x.byWord[id] = append(x.byWord[id], int32(len(x.aliases)))
				}
			}
			x.aliases = append(x.aliases, a)
		}
	}
}

// exact keeps as many bits of a logarithm as every machine agrees on. Here and below a product is rounded (float64) before it is added to
// something: some machines would do both in one step and come to another last digit.
func exact(x float64) float64 { return math.Round(x*(1<<32)) / (1 << 32) }

// curatedFirst is the order in which records claim names.
func curatedFirst(occupations []occupationRecord) []int {
	var curated, added []int
	for i := range occupations {
		if occupations[i].added {
			added = append(added, i)
		} else {
			curated = append(curated, i)
		}
	}
	return append(curated, added...)
}

func trigrams(w string) []string {
	w = "^" + w + "$"
	var out []string
	for i := 0; i+3 <= len(w); i++ {
		out = append(out, w[i:i+3])
	}
	return out
}

// meaning is a known word that a word of a title may stand for.
type meaning struct {
	word     int32
	strength float64
}

// resolve finds what a word may stand for: itself, a twin, the end of a German compound, a misspelling.
func (x *titleIndex) resolve(w string) []meaning {
	if id, ok := x.words[w]; ok {
		out := []meaning{{id, 1}}
		if g := x.twin[id]; g > 0 {
			for other, group := range x.twin {
				if group == g && int32(other) != id {
					out = append(out, meaning{int32(other), 0.7})
				}
			}
		}
		return out
	}
	if len(w) < 5 {
		return nil
	}
	count := map[int32]int{}
	grams := trigrams(w)
	for _, g := range grams {
		for _, id := range x.trigrams[g] {
			count[id]++
		}
	}
	var out []meaning
	for id, n := range count {
		name := x.names[id]
		dice := 2 * float64(n) / float64(len(grams)+len(name))
		switch {
		case dice >= 0.6:
			out = append(out, meaning{id, dice})
		case len(name) >= 5 && strings.HasSuffix(w, name):
			out = append(out, meaning{id, 0.75})
		case len(name) >= 5 && strings.HasPrefix(w, name):
			out = append(out, meaning{id, 0.6})
		}
	}
	slices.SortFunc(out, func(a, b meaning) int {
		return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(a.word, b.word))
	})
	return out[:min(len(out), 4)]
}

// tally is what a search finds of each alias.
type tally struct {
	of   []aliasTally // by alias
	met  []int32      // aliases that share a word with the title
	word []int32      // those that share its present word
}

type aliasTally struct {
	matched, word float64 // weight in common: so far, by the present word
	head          float64 // how well its last word is met
	met           bool
}

func (x *titleIndex) tally() *tally {
	if t, ok := x.tallies.Get().(*tally); ok {
		for _, a := range t.met {
			t.of[a] = aliasTally{}
		}
		t.met = t.met[:0]
		return t
	}
	return &tally{of: make([]aliasTally, len(x.aliases))}
}

// put counts the best of what a word may stand for.
func (t *tally) put(alias int32, weight, head float64) {
	a := &t.of[alias]
	if !a.met {
		a.met = true
		t.met = append(t.met, alias)
	}
	if a.word == 0 {
		t.word = append(t.word, alias)
	}
	a.word, a.head = max(a.word, weight), max(a.head, head)
}

func (t *tally) endWord(share float64) {
	for _, alias := range t.word {
		a := &t.of[alias]
		a.matched += float64(a.word * share)
		a.word = 0
	}
	t.word = t.word[:0]
}

type titleFound struct {
	occupation int32
	alias      string
	score      float64
}

// whole is the words of a title that the index knows, side parts too.
func (x *titleIndex) whole(q queryTitle) string {
	var out []string
	for i, w := range q.words {
		if _, ok := x.words[w]; ok || i < q.main {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// search ranks occupations by the best of their names: the share of telling words that title and name
// have in common, less where the last word of the name (what the person is) is not in the title.
func (x *titleIndex) search(q queryTitle, limit int) []titleFound {
	if len(q.words) == 0 {
		return nil
	}
	t := x.tally()
	defer x.tallies.Put(t)
	all := 0.0
	for i, w := range q.words {
		share := 1.0
		if i >= q.main {
			share = 0.35
		} else if _, ok := levelWords[w]; ok && q.main > 1 {
			share = 0.35
		}
		meanings := x.resolve(w)
		own := 0.45 // an unknown word: a place, a company, a speciality
		if len(meanings) > 0 && meanings[0].strength == 1 {
			own = x.weight[meanings[0].word]
		}
		all += float64(own * share)
		for _, m := range meanings {
			at := 0.7 // English and German titles end with what the person is, French and Spanish begin with it
			if i == q.main-1 || i == 0 && share == 1 {
				at = 1
			}
			for _, a := range x.byWord[m.word] {
				words := x.aliases[a].words
				head := 0.0
				if words[len(words)-1] == m.word || words[0] == m.word && q.main == 1 {
					head = m.strength * at * math.Sqrt(share)
				}
				t.put(a, m.strength*x.weight[m.word], head)
			}
		}
		t.endWord(math.Sqrt(share))
	}
	best := map[int32]titleFound{}
	text, whole := strings.Join(q.words[:q.main], " "), x.whole(q)
	for _, a := range t.met {
		alias := &x.aliases[a]
		m := min(t.of[a].matched, alias.weight)
		score := 2 * m / (alias.weight + max(all, m))
		score = min(score, 1) * (0.6 + float64(0.4*t.of[a].head))
		switch {
		case alias.text == whole:
			score = 1
		case alias.text == text:
			score = 0.99
		default:
			score = min(score, 0.98)
		}
		if old, ok := best[alias.occupation]; !ok || score > old.score || score == old.score && alias.text < old.alias {
			best[alias.occupation] = titleFound{alias.occupation, alias.text, score}
		}
	}
	out := make([]titleFound, 0, len(best))
	for _, f := range best {
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b titleFound) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.occupation, b.occupation))
	})
	return out[:min(limit, len(out))]
}

const (
	titleFloor = 0.3 // below it a candidate says nothing
	titleSure  = 0.7 // from it on the occupation's own level is believed
	titleLimit = 10
	titleReach = 30 // of what a search finds, how many are weighed
)

// Titles says which occupations a job title may mean, best first, at most ten. Places, numbers, brackets and words
// of seniority are looked through; a skill in the title ("React engineer") speaks for the occupations
// it is typical of. Of the level see Lexicon.Level.
func (l *Lexicon) Titles(title string) []Candidate {
	q := readTitle(title)
	return l.meanings(title, q, l.titles.search(q, titleReach))
}

// ReadTitle is Titles and Level in one.
func (l *Lexicon) ReadTitle(title string) (occupations []Candidate, level int, said bool) {
	q := readTitle(title)
	found := l.titles.search(q, titleReach)
	level, said = l.level(q, found)
	return l.meanings(title, q, found), level, said
}

func (l *Lexicon) meanings(title string, q queryTitle, found []titleFound) []Candidate {
	mentions := l.Extract(title)
	if bare := l.withoutTools(title, mentions); len(strings.Fields(bare)) > 1 {
		found = better(found, l.titles.search(readTitle(bare), 10), withoutItsTool)
	}
	for _, m := range mentions {
		for i := range found {
			if f := &found[i]; f.score < 0.98 && slices.Contains(l.occupations[f.occupation].Skills, m.Skill) {
				f.score += float64(0.15 * (1 - f.score))
			}
		}
	}
	slices.SortStableFunc(found, func(a, b titleFound) int { return cmp.Compare(b.score, a.score) })
	var out []Candidate
	for _, f := range found[:min(titleLimit, len(found))] {
		if f.score < titleFloor {
			break
		}
		o := &l.occupations[f.occupation]
		level, _ := levelOf(q.all, l.titles.namedBy(f), o.Level)
		out = append(out, Candidate{o.ID, o.Label, level, f.score})
	}
	return out
}

// withoutItsTool is how sure an occupation is that a title names around a tool: "Full Stack Java Developer" is a full-stack developer.
const withoutItsTool = 0.95

// withoutTools is the title without the tools it mentions, "" where it mentions none.
func (l *Lexicon) withoutTools(title string, mentions []Mention) string {
	runes := []rune(title)
	var b strings.Builder
	at := 0
	for _, m := range mentions {
		if s, ok := l.Skill(m.Skill); ok && s.Kind == Tool && m.Start >= at {
			b.WriteString(string(runes[at:m.Start]))
			at = m.End
		}
	}
	if at == 0 {
		return ""
	}
	b.WriteString(string(runes[at:]))
	return b.String()
}

// better merges what a second reading found, at a part of its score, into what the first one did.
func better(found, second []titleFound, part float64) []titleFound {
	for _, f := range second {
		f.score *= part
		i := slices.IndexFunc(found, func(g titleFound) bool { return g.occupation == f.occupation })
		switch {
		case i < 0:
			found = append(found, f)
		case found[i].score < f.score:
			found[i] = f
		}
	}
	return found
}

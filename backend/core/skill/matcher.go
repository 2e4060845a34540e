package skill

import (
	"strings"
	"unicode"
)

// entry is what a sequence of words may mean.
type entry struct {
	skill int32  // -1: a phrase in which a name means something else
	mark  byte   // as in the file, or markCaps
	name  string // as written in the lexicon
}

// markCaps is given to short names in capitals ("MIS", "SAS"): written small they need context, since they may be a word
// of some language. Programs and formats ("sql", "css") are spared.
const markCaps = 'c'

func short(r *skillRecord, text string, group string) bool {
	if len(text) > 4 || group == "computing" && r.skill.Kind == Tool {
		return false
	}
	return strings.IndexFunc(text, func(c rune) bool { return !unicode.IsUpper(c) }) < 0
}

// matcher is a trie over words.
type matcher struct {
	known   vocabulary
	root    []int32          // node after the word; 0 none
	next    map[uint64]int32 // node and word -> node
	entries [][]entry        // by node
	near    []map[int32]bool // by skill: context words
	cues    map[int32]bool   // "experience", "knowledge"
	strict  []bool           // by skill
	places  map[int32]bool
	roles   map[int32]bool
	times   map[int32]bool
	group   []string // by skill: the domains that are context for each other
}

func newMatcher(records []skillRecord) matcher {
	m := matcher{known: make(vocabulary, 16<<10), next: make(map[uint64]int32, 32<<10), entries: make([][]entry, 1, 48<<10), near: make([]map[int32]bool, len(records)), strict: make([]bool, len(records)), group: make([]string, len(records)), cues: map[int32]bool{}}
	for _, added := range [2]bool{false, true} { // what was curated is met first where two mean the same
		for i := range records {
			if records[i].added == added {
				m.record(int32(i), &records[i])
			}
		}
	}
	m.cues, m.places = m.ids(strings.Fields(cueWords)), m.ids(strings.Fields(placeWords))
	m.roles, m.times = m.ids(strings.Fields(roleWords)), m.ids(strings.Fields(timeWords))
	return m
}

func (m *matcher) record(i int32, r *skillRecord) {
	m.group[i], m.strict[i] = r.skill.Domain, r.strict
	if g, ok := likeDomains[r.skill.Domain]; ok {
		m.group[i] = g
	}
	name := func(text string, mark byte) {
		if mark == markNone && short(r, text, m.group[i]) {
			mark = markCaps
		}
		m.add(text, entry{i, mark, text})
	}
	if !named(r.names, r.skill.Label) {
		name(r.skill.Label, markNone)
	}
	for _, n := range r.names {
		name(n.text, n.mark)
	}
	for _, phrase := range r.not {
		m.insert(words(phrase), entry{skill: -1, name: phrase})
	}
	if len(r.near) > 0 {
		m.near[i] = m.ids(r.near)
	}
}

func (m *matcher) ids(list []string) map[int32]bool {
	set := map[int32]bool{}
	for _, w := range list {
		for _, v := range words(w) {
			set[m.id(v)] = true
		}
	}
	return set
}

func named(names []name, text string) bool {
	for _, n := range names {
		if n.text == text {
			return true
		}
	}
	return false
}

func (m *matcher) id(word string) int32 {
	if id, ok := m.known[word]; ok {
		return id
	}
	id := int32(len(m.known))
	m.known[word] = id
	m.root = append(m.root, 0)
	return id
}

// add inserts a name and its variants: in one word where it is written with hyphen, dot or slash,
// in two where its capitals say so, and in the singular.
func (m *matcher) add(text string, e entry) {
	w := words(text)
	m.insert(w, e)
	if len(w) > 1 && strings.ContainsAny(text, "-./") && !strings.ContainsAny(text, " ") {
		if joined := strings.Join(w, ""); len(joined) >= 4 {
			m.insert([]string{joined}, e)
		}
	}
	if len(w) > 1 && strings.HasSuffix(strings.ToLower(text), ".js") {
		m.insert([]string{strings.Join(w, "")}, e)
	}
	if cut := camel(text); cut > 0 && e.mark == markNone {
		m.insert(words(text[:cut]+" "+text[cut:]), e)
	}
	if len(w) > 1 {
		last := []byte(w[len(w)-1])
		if n := len(last); n > 4 && last[n-1] == 's' && strings.IndexByte("sui", last[n-2]) < 0 {
			singular := string(last[:n-1])
			if strings.HasSuffix(string(last), "ies") {
				singular = string(last[:n-3]) + "y"
			}
			m.insert(append(append([]string{}, w[:len(w)-1]...), singular), e)
		}
	}
}

// camel is where "JavaScript" may be cut in two, or 0.
func camel(text string) int {
	if strings.ContainsRune(text, ' ') {
		return 0
	}
	for i := 3; i+3 <= len(text); i++ {
		if unicode.IsLower(rune(text[i-1])) && unicode.IsUpper(rune(text[i])) && unicode.IsLower(rune(text[i+1])) {
			return i
		}
	}
	return 0
}

func (m *matcher) insert(w []string, e entry) {
	if len(w) == 0 {
		return
	}
	node := int32(0)
	for i, word := range w {
		id := m.id(word)
		if i == 0 {
			if m.root[id] == 0 {
				m.root[id] = m.node()
			}
			node = m.root[id]
			continue
		}
		key := uint64(node)<<32 | uint64(uint32(id))
		child, ok := m.next[key]
		if !ok {
			child = m.node()
			m.next[key] = child
		}
		node = child
	}
	for _, old := range m.entries[node] {
		if old.skill == e.skill && (old.mark == e.mark || old.mark == markNone) {
			return
		}
	}
	m.entries[node] = append(m.entries[node], e)
}

func (m *matcher) node() int32 {
	m.entries = append(m.entries, nil)
	return int32(len(m.entries) - 1)
}

// step goes from node by a word; node 0 is the start.
func (m *matcher) step(node, word int32) int32 {
	if word < 0 {
		return 0
	}
	if node == 0 {
		return m.root[word]
	}
	return m.next[uint64(node)<<32|uint64(uint32(word))]
}

// longest finds the longest name that begins at tokens[i]: the node it ends in and how many tokens it
// takes, 0 for none.
func (m *matcher) longest(tokens []token, i int, node int32) (best int32, taken int) {
	t := &tokens[i]
	for _, word := range [3]int32{t.id, t.alt[0], t.alt[1]} {
		child := m.step(node, word)
		if child == 0 {
			continue
		}
		if taken == 0 && len(m.entries[child]) > 0 {
			best, taken = child, 1
		}
		if i+1 < len(tokens) && tokens[i+1].before == gapNone {
			if b, n := m.longest(tokens, i+1, child); n > 0 && n+1 > taken {
				best, taken = b, n+1
			}
		}
	}
	return best, taken
}

func (m *matcher) scan(text string) []token {
	s := scanner{text: text, buf: make([]byte, 0, 64)}
	tokens := make([]token, 0, len(text)/6+4)
	for {
		t, ok := s.next(m.known)
		if !ok {
			return tokens
		}
		tokens = append(tokens, t)
	}
}

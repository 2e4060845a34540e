package skill

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Phrase is words that texts use often and the lexicon does not know.
type Phrase struct {
	Text  string `json:"text"`  // as most often written
	Count int    `json:"count"` // how often
	Texts int    `json:"texts"` // in how many texts
	Quote string `json:"quote"` // one place
}

const (
	phraseWords = 3
	phraseShare = 0.5 // a phrase of more than this share of many texts is a form, not a skill
	quoteAround = 40  // characters to either side
)

// Unknown lists phrases of up to three words that look like the name of something one can know or use, stand in at least
// least of the texts, and are not in the lexicon; most frequent first, at most limit. What looks so: capitals or digits inside a
// sentence, or a place after a cue ("experience with") or in a list with known skills; and what more, which may be nil, finds
// (places in characters, as of the tagger).
func (l *Lexicon) Unknown(texts []string, least, limit int, more func(text string) [][2]int) []Phrase {
	type seen struct {
		Phrase
		last    int
		written map[string]int
	}
	all := map[string]*seen{}
	for n, text := range texts {
		runes := []rune(text)
		taken := map[int]bool{} // where a phrase was counted already
		count := func(from, to, start, end int) {
			taken[start] = true
			written := strings.Join(strings.Fields(text[from:to]), " ")
			key := strings.Join(words(written), " ")
			s := all[key]
			if s == nil {
				s = &seen{last: -1, written: map[string]int{}}
				s.Quote = strings.Join(strings.Fields(string(runes[max(0, start-quoteAround):min(len(runes), end+quoteAround)])), " ")
				all[key] = s
			}
			s.Count++
			s.written[written]++
			if s.last != n {
				s.last = n
				s.Texts++
			}
		}
		l.candidates(text, count)
		if more == nil {
			continue
		}
		mentions := l.Extract(text)
		for _, p := range more(text) {
			known := taken[p[0]] || slices.ContainsFunc(mentions, func(m Mention) bool { return m.Start < p[1] && p[0] < m.End })
			if name := string(runes[p[0]:p[1]]); !known && len(words(name)) > 0 && len(strings.Fields(name)) <= phraseWords+1 {
				from := len(string(runes[:p[0]]))
				count(from, from+len(name), p[0], p[1])
			}
		}
	}
	var out []Phrase
	for key, s := range all {
		if s.Texts < least || len(texts) >= 20 && float64(s.Texts) > phraseShare*float64(len(texts)) {
			continue
		}
		longer := false // "quantum" goes where "quantum welding" is nearly as frequent
		for other, o := range all {
			longer = longer || len(other) > len(key) && 10*o.Texts >= 8*s.Texts && o.Texts >= least && strings.Contains(" "+other+" ", " "+key+" ")
		}
		if longer {
			continue
		}
		for w, n := range s.written {
			if s.Text == "" || n > s.written[s.Text] || n == s.written[s.Text] && w < s.Text {
				s.Text = w
			}
		}
		out = append(out, s.Phrase)
	}
	slices.SortFunc(out, func(a, b Phrase) int {
		return cmp.Or(cmp.Compare(b.Texts, a.Texts), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text))
	})
	return out[:min(limit, len(out))]
}

// candidates calls found for each phrase of a text that may be an unknown name: bytes and characters.
func (l *Lexicon) candidates(text string, found func(from, to, start, end int)) {
	tokens := l.matcher.scan(text)
	known := make([]bool, len(tokens))
	k := 0
	for _, m := range l.Extract(text) {
		for ; k < len(tokens) && tokens[k].start < m.End; k++ {
			known[k] = tokens[k].end > m.Start
		}
	}
	stop := stopWords()
	plainAt := func(i int) string { return strings.ToLower(text[tokens[i].from:tokens[i].to]) }
	for i := range tokens {
		if known[i] || stop[plainAt(i)] {
			continue
		}
		for j := i; j < len(tokens) && j < i+phraseWords && !known[j]; j++ {
			if j > i && (tokens[j].before != gapNone || tokens[j].newline) {
				break
			}
			if stop[plainAt(j)] || !telling(text, tokens, known, i, j) && !l.cuedPhrase(tokens, i, j, text) {
				continue
			}
			found(tokens[i].from, tokens[j].to, tokens[i].start, tokens[j].end)
		}
	}
}

// telling reports whether each word from i to j is written as a name inside a sentence, or the phrase is an item beside a known one.
func telling(text string, tokens []token, known []bool, i, j int) bool {
	begins := tokens[i].before == gapStop || tokens[i].newline
	for k := i; k <= j; k++ {
		w := text[tokens[k].from:tokens[k].to]
		name, letters := false, 0
		for n, r := range w {
			if unicode.IsLetter(r) {
				letters++
			}
			name = name || unicode.IsUpper(r) && (n > 0 || k > i || !begins)
		}
		if !name || letters < 2 {
			name = false
		}
		if !name {
			item := tokens[i].before == gapList && i > 0 && known[i-1] && (j+1 == len(tokens) || tokens[j+1].before != gapNone)
			return item && letters > 2 && !begins
		}
	}
	return true
}

// cuedPhrase reports whether a phrase follows a cue and its preposition ("experience with tower cranes") and ends before the next word that is none of it.
func (l *Lexicon) cuedPhrase(tokens []token, i, j int, text string) bool {
	if i < 2 || tokens[i].before != gapNone || tokens[i-1].before != gapNone {
		return false
	}
	link := strings.ToLower(text[tokens[i-1].from:tokens[i-1].to])
	cue := tokens[i-2].id >= 0 && l.matcher.cues[tokens[i-2].id]
	ends := j+1 == len(tokens) || tokens[j+1].before != gapNone || tokens[j+1].newline || stopWords()[strings.ToLower(text[tokens[j+1].from:tokens[j+1].to])]
	return cue && ends && (link == "with" || link == "in" || link == "of" || link == "using" || link == "mit" || link == "en" || link == "de")
}

// Package culture reads from an ad's own words what the place says it values and how work is done there. Nine value
// dimensions follow the field's usual set (Sull and others, "Culture 500"); working-style cues stand beside them.
//
// Read finds cues, each with the words it rests on. An ad that says nothing about a dimension has no cue for it: unknown,
// never "bad". Cues are what firms say of themselves; whether it is true is for the interview.
package culture

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Version names the cue list.
const Version = "culture/2"

// Dimension is a value or a working style.
type Dimension string

const (
	Agility       Dimension = "agility"
	Collaboration Dimension = "collaboration"
	Customer      Dimension = "customer"
	Diversity     Dimension = "diversity"
	Execution     Dimension = "execution"
	Innovation    Dimension = "innovation"
	Integrity     Dimension = "integrity"
	Performance   Dimension = "performance"
	Respect       Dimension = "respect"

	Autonomy    Dimension = "autonomy"
	Structure   Dimension = "structure"
	Learning    Dimension = "learning"
	Balance     Dimension = "balance"
	Flexibility Dimension = "flexibility"
	Pace        Dimension = "pace"
	Purpose     Dimension = "purpose"
	Stability   Dimension = "stability"
)

// Values are the nine value dimensions, Styles the working-style cues, in the order in which people see them.
func Values() []Dimension {
	return []Dimension{Agility, Collaboration, Customer, Diversity, Execution, Innovation, Integrity, Performance, Respect}
}

func Styles() []Dimension {
	return []Dimension{Autonomy, Structure, Learning, Balance, Flexibility, Pace, Purpose, Stability}
}

// Known reports whether d is one of the dimensions.
func Known(d Dimension) bool {
	return slices.Contains(Values(), d) || slices.Contains(Styles(), d)
}

// Cue is one place in a text that speaks of a dimension. Start and End count characters.
type Cue struct {
	Dimension  Dimension
	Start, End int
}

//go:embed cues.txt
var files embed.FS

// phrase is a sequence of folded words; the last may stand for all that begin with it. A phrase that bars says something else with the
// words of a cue ("data integrity"): no cue of its dimension is read where it stands.
type phrase struct {
	dimension Dimension
	words     []string
	prefix    bool
	bars      bool
}

var phrases = sync.OnceValue(func() map[string][]phrase {
	data, err := files.ReadFile("cues.txt")
	if err != nil {
		panic("culture: cues.txt is not embedded: " + err.Error())
	}
	byFirst := map[string][]phrase{}
	for line := range strings.Lines(string(data)) {
		dim, list, ok := strings.Cut(line, "|")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for text := range strings.SplitSeq(list, ";") {
			text, bars := strings.CutPrefix(strings.TrimSpace(text), "!")
			words, _ := tokens(strings.TrimSuffix(text, "*"))
			if len(words) == 0 {
				continue
			}
			p := phrase{Dimension(strings.TrimSpace(dim)), words, strings.HasSuffix(text, "*"), bars}
			key := words[0]
			if len(words) == 1 && p.prefix {
				key = string([]rune(key)[:min(3, len([]rune(key)))]) + "*"
			}
			byFirst[key] = append(byFirst[key], p)
		}
	}
	return byFirst
})

// Read finds the cues of a text, in its order, without overlaps within a dimension. Negated ones ("not a structured place") are left
// out, and so are words that a longer phrase uses for something else.
func Read(text string) []Cue {
	words, spans := tokens(text)
	barred := map[Dimension]int{} // the word up to which a dimension is barred
	last := map[Dimension]int{}
	var out []Cue
	found := make([]phrase, 0, 8)
	for i := range words {
		found = match(found[:0], words[i:])
		for _, p := range found {
			if p.bars {
				barred[p.dimension] = max(barred[p.dimension], i+len(p.words))
			}
		}
		for _, p := range found {
			start, end := spans[i][0], spans[i+len(p.words)-1][1]
			if p.bars || i < barred[p.dimension] || start < last[p.dimension] || !denial(words[i]) && negated(words[:i]) || barsLater(words, i, p) {
				continue
			}
			last[p.dimension] = end
			out = append(out, Cue{p.dimension, start, end})
		}
	}
	return out
}

// match lists the phrases that stand at the beginning of some words.
func match(out []phrase, words []string) []phrase {
	fits := func(p phrase) bool {
		if len(p.words) > len(words) {
			return false
		}
		for k, want := range p.words {
			if got := words[k]; got != want && !(p.prefix && k == len(p.words)-1 && strings.HasPrefix(got, want)) {
				return false
			}
		}
		return true
	}
	byFirst := phrases()
	for _, p := range byFirst[words[0]] {
		if fits(p) {
			out = append(out, p)
		}
	}
	if r := []rune(words[0]); len(r) >= 3 {
		for _, p := range byFirst[string(r[:3])+"*"] {
			if fits(p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// barsLater reports whether a barring phrase begins inside a cue ("long term debt" inside "for the long term debt").
func barsLater(words []string, i int, p phrase) bool {
	for k := i + 1; k < i+len(p.words); k++ {
		for _, q := range match(nil, words[k:]) {
			if q.bars && q.dimension == p.dimension {
				return true
			}
		}
	}
	return false
}

func negated(before []string) bool {
	n := len(before)
	if n > 0 && slices.Contains([]string{"only", "just", "nur", "seulement", "solo"}, before[n-1]) {
		return false // "not only"
	}
	return slices.ContainsFunc(before[max(0, n-2):], denial)
}

func denial(w string) bool {
	switch w {
	case "no", "not", "without", "kein", "keine", "nicht", "ohne", "sans", "pas", "sin":
		return true
	}
	return false
}

// tokens folds a text into lower-case words without accents, with the characters each takes up.
func tokens(text string) (words []string, spans [][2]int) {
	var w strings.Builder
	at, start := 0, 0
	flush := func() {
		if w.Len() > 0 {
			words = append(words, w.String())
			spans = append(spans, [2]int{start, at})
			w.Reset()
		}
	}
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			if w.Len() == 0 {
				start = at
			}
			fold(&w, r)
		} else if r != '\'' && r != '’' || w.Len() == 1 || w.String() == "qu" { // "don't" is a word, "l'équipe" two
			flush()
		}
		at++
	}
	flush()
	return words, spans
}

func fold(w *strings.Builder, r rune) {
	r = unicode.ToLower(r)
	if r < 0x80 {
		w.WriteRune(r)
		return
	}
	if r == 'ß' {
		w.WriteString("ss")
		return
	}
	for _, d := range norm.NFD.String(string(r)) {
		if !unicode.Is(unicode.Mn, d) {
			w.WriteRune(d)
		}
	}
}

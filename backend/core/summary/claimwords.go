package summary

import (
	"embed"
	"strings"
)

//go:embed gatewords/*.txt
var gateFiles embed.FS

// gateTongue is what the gate knows of a language: closed lists of words, and how words of one root differ.
type gateTongue struct {
	code       string
	lists      map[string]map[string]bool // "function", "frame", "negator", ...: see gatewords
	phrases    map[string][][]string      // lists of phrases, parted by a bar in the file
	forms      map[string][]int           // classes of forms of one word
	same       map[string][]sameWord      // by the first letters of a word: members of groups that say the same
	sameByForm map[int][]sameWord         // members of groups by the class of their forms
	endings    map[string]bool            // endings that words of one root may differ in
	agents     map[string]bool            // endings that make a person of a deed
}

// sameWord is a member of a group: it may be said for, or stand as cited for, the others.
type sameWord struct {
	word        string
	group       int
	said, cited bool
}

// gateWords is all of it.
type gateWords struct {
	tongues   map[string]*gateTongue
	languages map[string]string          // name of a language, in any of the four -> code
	ranks     map[string]int             // degree of knowing: "basic" 1 to "native" 5
	codes     map[string]bool            // A1 to C2
	degrees   map[string]string          // "msc" -> "master"
	expand    map[string][][2][]string   // by first word: words that are the same as other words
	sections  map[string]map[string]bool // words that a cite of a section, or of a field, makes harmless
}

const tongueOrder = "en de fr es"

// readGateWords reads the lists. They are part of the program: what does not parse is a mistake of ours, found by the first test.
func readGateWords() *gateWords {
	w := &gateWords{tongues: map[string]*gateTongue{}, languages: map[string]string{}, ranks: map[string]int{}, codes: map[string]bool{}, degrees: map[string]string{},
		expand: map[string][][2][]string{}, sections: map[string]map[string]bool{}}
	class := 0
	for code := range strings.FieldsSeq(tongueOrder) {
		t := &gateTongue{code: code, lists: map[string]map[string]bool{}, phrases: map[string][][]string{}, forms: map[string][]int{}, same: map[string][]sameWord{},
			endings: endingsOf(code), agents: agentEndingsOf(code)}
		w.tongues[code] = t
		class = t.read(code, class)
		class = t.read("common", class)
		t.linkForms()
	}
	w.readCommon()
	return w
}

func gateLines(name string, visit func(kind, words string)) {
	data, err := gateFiles.ReadFile("gatewords/" + name + ".txt")
	if err != nil {
		panic("summary: " + err.Error())
	}
	for line := range strings.Lines(string(data)) {
		kind, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		if ok && !strings.HasPrefix(kind, "#") {
			visit(kind, words)
		}
	}
}

func (t *gateTongue) read(name string, class int) int {
	gateLines(name, func(kind, words string) {
		switch kind {
		case "forms":
			class++
			for word := range setOf(words) {
				t.forms[word] = append(t.forms[word], class)
			}
		case "same":
			class++
			t.group(words, class, true, true)
		case "for": // "supervise = lead": the first may be said where the second is cited, not the other way round
			class++
			said, cited, _ := strings.Cut(words, "=")
			t.group(said, class, true, false)
			t.group(cited, class, false, true)
		case "weakphrase", "causephrase":
			for p := range strings.SplitSeq(words, "|") {
				t.phrases[kind] = append(t.phrases[kind], strings.Fields(claimFold(p)))
			}
		case "language", "rank", "code", "degree", "expand", "section", "field", "studied", "vocational":
			if name != "common" {
				t.list(kind, words)
			}
		default:
			t.list(kind, words)
		}
	})
	return class
}

func (t *gateTongue) group(words string, class int, said, cited bool) {
	for word := range setOf(words) {
		t.same[firstLetters(word)] = append(t.same[firstLetters(word)], sameWord{word, class, said, cited})
	}
}

func (t *gateTongue) list(kind, words string) {
	if t.lists[kind] == nil {
		t.lists[kind] = map[string]bool{}
	}
	for word := range setOf(words) {
		t.lists[kind][word] = true
	}
}

func (w *gateWords) readCommon() {
	gateLines("common", func(kind, words string) {
		fields := strings.Fields(claimFold(words))
		switch kind {
		case "language":
			for _, name := range fields[1:] {
				w.languages[name] = fields[0]
			}
		case "rank":
			for _, word := range fields[1:] {
				w.ranks[word] = int(fields[0][0] - '0')
			}
		case "code":
			for _, word := range fields {
				w.codes[word] = true
			}
		case "degree":
			for _, word := range fields[1:] {
				w.degrees[word] = fields[0]
			}
		case "section", "field":
			w.sections[fields[0]] = setOf(strings.Join(fields[1:], " "))
		case "studied", "vocational":
			w.sections[kind] = setOf(words)
		case "expand":
			long, short, _ := strings.Cut(claimFold(words), "=")
			pair := [2][]string{strings.Fields(long), strings.Fields(short)}
			w.expand[pair[0][0]] = append(w.expand[pair[0][0]], pair)
			w.expand[pair[1][0]] = append(w.expand[pair[1][0]], [2][]string{pair[1], pair[0]})
		}
	})
}

func firstLetters(word string) string {
	if len(word) < 3 {
		return word
	}
	return word[:3]
}

func (t *gateTongue) is(list, word string) bool { return t.lists[list][word] }

// tongueOf is the language that a text's function words are of, and otherwise what it is said to be.
func (w *gateWords) tongueOf(toks []claimToken, said string) *gateTongue {
	best := w.tongues[said]
	if best == nil {
		best = w.tongues["en"]
	}
	most := best.functions(toks)
	for code := range strings.FieldsSeq(tongueOrder) {
		if n := w.tongues[code].functions(toks); n > most+1 {
			best, most = w.tongues[code], n
		}
	}
	return best
}

func (t *gateTongue) functions(toks []claimToken) int {
	n := 0
	for i := range toks {
		if t.lists["function"][toks[i].norm] {
			n++
		}
	}
	return n
}

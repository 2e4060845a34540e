package summary

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentencesOf parts a text at line breaks and after full stops. Each part is a verbatim part of the text, without list marks before it.
func sentencesOf(text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		start := 0
		for i := 0; i < len(line); i++ {
			if c := line[i]; c != '.' && c != '!' && c != '?' || i+1 >= len(line) || line[i+1] != ' ' {
				continue
			}
			next := strings.TrimLeft(line[i+1:], " ")
			if r, _ := utf8.DecodeRuneInString(next); next == "" || unicode.IsLower(r) || line[i] == '.' && abbreviated(line[start:i]) {
				continue
			}
			out = appendSentence(out, line[start:i+1])
			start = i + 1
		}
		out = appendSentence(out, line[start:])
	}
	return out
}

func appendSentence(out []string, s string) []string {
	s = strings.TrimSpace(s)
	if mark, size := utf8.DecodeRuneInString(s); strings.ContainsRune("-–—•*·▪●■‣◦○", mark) && strings.HasPrefix(s[size:], " ") {
		s = strings.TrimSpace(s[size:])
	}
	if strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return out
	}
	return append(out, s)
}

// shortened are words whose full stop ends no sentence.
var shortened = wordSet("e.g i.e etc vs approx dr mr mrs ms st no ltd inc co corp incl dept prof jr sr z.b bzw ca d.h u.a inkl usw nr str tel evtl ggf mio mrd vgl abt m mme mlle cf p.ex p.ej sra d dª avda núm")

// abbreviated reports whether the full stop behind a text belongs to its last word.
func abbreviated(before string) bool {
	word := before[strings.LastIndexAny(before, " (")+1:]
	return utf8.RuneCountInString(word) == 1 && !unicode.IsDigit([]rune(word)[0]) || shortened[strings.ToLower(word)]
}

// clausesOf parts a sentence at its semicolons outside brackets; each part is a verbatim part of it, and none ends in a full stop.
func clausesOf(sentence string) []string {
	var out []string
	depth, start := 0, 0
	for i, r := range sentence {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ';':
			if depth <= 0 {
				out = appendSentence(out, sentence[start:i])
				start = i + 1
			}
		}
	}
	out = appendSentence(out, sentence[start:])
	for i, c := range out {
		out[i] = bare(c)
	}
	return out
}

// bare is a sentence without its full stop.
func bare(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") && !abbreviated(s[:len(s)-1]) {
		return s[:len(s)-1]
	}
	return s
}

// ended is a sentence with a full stop, where it has none of its own, and never with two.
func ended(s string) string {
	if strings.HasSuffix(s, "..") && !strings.HasSuffix(s, "...") {
		return s[:len(s)-1]
	}
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}

// lowered begins a text with a small letter, where its first word is written like any word that begins a line.
func lowered(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	word := firstWord(s)
	if !unicode.IsUpper(first) || len(word) == size && first != 'A' && first != 'À' {
		return s
	}
	for _, r := range word[size:] {
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			return s
		}
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// raised begins a text with a capital.
func raised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// firstWord is what a text begins with, up to a blank or a mark.
func firstWord(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:()/.’'", r) })
	if i < 0 {
		return s
	}
	return s[:i]
}

func lastWord(s string) string { return s[strings.LastIndexFunc(s, unicode.IsSpace)+1:] }

func countWords(s string) int { return len(strings.Fields(s)) }

// wordSet makes a set of words of a line.
func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// tells are words that one of the languages has and the others have not, or hardly.
var tells = map[string]map[string]bool{
	"en": wordSet("the and of with for to from by my was were their at on an is that this who i as down up own across through over into between after before all while per including"),
	"de": wordSet("und der die das mit für von im dem den des ein eine einem einer einen zu zur zum auf bei nach seit aus ist ich als durch sowie oder über unter nicht auch am ins bis eigene"),
	"fr": wordSet("et de que se les des du le la au aux avec pour dans par sur une un à en d l je j est ce cette chez puis depuis lors auprès ou sans plus leur leurs qui"),
	"es": wordSet("y los las del el la con para en por una un al de es que mi me se como desde su sus lo más entre o sin sobre durante hasta"),
}

// languageOf guesses the language of a text by its everyday words, "" where none stands out.
func languageOf(text string) string {
	counts := map[string]int{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, l := range Languages() {
			if tells[l][w] {
				counts[l]++
			}
		}
	}
	best, second := "", 0
	for _, l := range Languages() {
		switch n := counts[l]; {
		case best == "" && n > 0, best != "" && n > counts[best]:
			if best != "" {
				second = counts[best]
			}
			best = l
		default:
			second = max(second, n)
		}
	}
	if best == "" || counts[best] < 2 || counts[best] == second {
		return ""
	}
	return best
}

// intact are the clauses of a sentence, or the sentence where what stands behind a semicolon says how the first went and is no clause of its own:
// "Own the on-call of 140 services; pages down 63%".
func (m *maker) intact(clauses []string, sentence, lang string, j job) []string {
	for i, c := range clauses {
		if _, ok := m.worded(&piece{text: c, lang: lang}, j); ok != (i == 0) || m.lang != "en" || past.MatchString(c) || i > 0 && beginsVerb(c) {
			return clauses
		}
	}
	return []string{bare(sentence)}
}

// bracketedResult is a clause with what stands behind its semicolon in brackets, where that is short.
func bracketedResult(c string) string {
	head, tail, ok := strings.Cut(c, "; ")
	if !ok || strings.HasSuffix(head, ")") || strings.ContainsAny(tail, ";()") || countWords(tail) > 10 {
		return c
	}
	return head + " (" + tail + ")"
}

package summary

import (
	"slices"
	"strings"
	"unicode"
)

// Stock is a stock phrase in a sentence: words that stand in every second application and say nothing of this person.
type Stock struct {
	ID    string `json:"id"`   // of the sentence
	Text  string `json:"text"` // the words as they stand there
	Start int    `json:"start"`
	End   int    `json:"end"` // characters of the sentence
}

// StockPhrases points out the stock phrases of a draft, in reading order. They are a hint: nothing is changed and nothing refused.
func StockPhrases(d Draft) []Stock {
	var out []Stock
	for i := range d.Blocks {
		b := &d.Blocks[i]
		for _, s := range b.sentences() {
			if s.Plain || s == b.Title || s == b.Place || s == b.Dates {
				continue
			}
			languages := []string{d.Language}
			if l := languageOf(s.Text); l != "" && l != d.Language {
				languages = append(languages, l)
			}
			for _, found := range stockIn(s.Text, languages) {
				found.ID = s.ID
				out = append(out, found)
			}
		}
	}
	return out
}

// word is a word of a text with where it stands.
type word struct {
	text       string // small, with a straight apostrophe
	start, end int    // characters
}

func wordsOf(text string) []word {
	var out []word
	runes := []rune(text)
	for i := 0; i < len(runes); {
		if !unicode.IsLetter(runes[i]) && !unicode.IsDigit(runes[i]) {
			i++
			continue
		}
		j := i
		for j < len(runes) && (unicode.IsLetter(runes[j]) || unicode.IsDigit(runes[j]) || j > i && j+1 < len(runes) && strings.ContainsRune("-'’", runes[j]) && unicode.IsLetter(runes[j+1])) {
			j++
		}
		out = append(out, word{strings.ReplaceAll(strings.ToLower(string(runes[i:j])), "’", "'"), i, j})
		i = j
	}
	return out
}

func stockIn(text string, languages []string) []Stock {
	words := wordsOf(text)
	var out []Stock
	for i := 0; i < len(words); i++ {
		longest := 0
		for _, l := range languages {
			for _, phrase := range stockPhrases[l] {
				if n := beginsWith(words[i:], phrase); n > longest {
					longest = n
				}
			}
		}
		if longest > 0 {
			start, end := words[i].start, words[i+longest-1].end
			out = append(out, Stock{Text: string([]rune(text)[start:end]), Start: start, End: end})
			i += longest - 1
		}
	}
	return slices.Clip(out)
}

// beginsWith is how many words a phrase takes at the beginning of a text, 0 where it is not there. A word of a phrase that ends in a star
// stands for all that begin so.
func beginsWith(words []word, phrase []string) int {
	if len(words) < len(phrase) {
		return 0
	}
	for i, p := range phrase {
		if begin, any := strings.CutSuffix(p, "*"); words[i].text != p && !(any && strings.HasPrefix(words[i].text, begin)) {
			return 0
		}
	}
	return len(phrase)
}

func phrasesOf(lines string) [][]string {
	var out [][]string
	for line := range strings.SplitSeq(lines, ";") {
		if words := strings.Fields(line); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

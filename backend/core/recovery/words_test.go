package recovery

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

type vector struct {
	entropy []byte
	words   string
}

// vectors are the published ones of BIP-39 with 256 bits (see NOTICE.md).
func vectors(t testing.TB) []vector {
	t.Helper()
	b, err := os.ReadFile("testdata/bip39.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []vector
	for line := range strings.Lines(string(b)) {
		entropy, words, _ := strings.Cut(strings.TrimSpace(line), " ")
		all = append(all, vector{must(hex.DecodeString(entropy)), words})
	}
	if len(all) != 8 {
		t.Fatalf("%d vectors, want 8", len(all))
	}
	return all
}

func TestTheListIsThatOfBIP39(t *testing.T) {
	const published = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
	if sum := sha256.Sum256([]byte(wordList)); hex.EncodeToString(sum[:]) != published {
		t.Errorf("the list has SHA-256 %x", sum)
	}
	if len(list()) != 2048 || !slices.IsSorted(list()) {
		t.Errorf("%d words, in order: %v", len(list()), slices.IsSorted(list()))
	}
	heads := map[string]bool{}
	for _, w := range list() {
		heads[w[:min(prefix, len(w))]] = true
	}
	if len(heads) != 2048 {
		t.Errorf("the first letters tell only %d words apart", len(heads))
	}
}

func TestWordsAreThePublishedOnes(t *testing.T) {
	for _, v := range vectors(t) {
		s := secretOf(v.entropy)
		if got := strings.Join(s.Words(), " "); got != v.words {
			t.Errorf("%x: words %s, want %s", v.entropy, got, v.words)
		}
		back, err := ParseWords(v.words)
		if err != nil || !back.Equal(s) {
			t.Errorf("%x: not read back: %v", v.entropy, err)
		}
	}
}

func TestWordsAreReadAsPeopleTypeThem(t *testing.T) {
	s := known(t)
	words := s.Words()
	var numbered, cut, lines, table strings.Builder
	for i, w := range words {
		numbered.WriteString(string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10)) + ". " + w + "\n")
		cut.WriteString(w[:min(len(w), 4)] + " ")
		lines.WriteString("\r\n\t" + strings.ToUpper(w[:1]) + w[1:])
		table.WriteString("| " + w + "\u00a0| ")
	}
	wide := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'ａ'
		}
		return r
	}, strings.Join(words, "　"))
	for name, text := range map[string]string{
		"plain":           strings.Join(words, " "),
		"upper case":      strings.ToUpper(strings.Join(words, " ")),
		"commas":          strings.Join(words, ","),
		"numbered":        numbered.String(),
		"four letters":    cut.String(),
		"lines":           lines.String(),
		"table":           table.String(),
		"soft hyphens":    "\ufeff" + words[0][:2] + "\u00ad" + words[0][2:] + " " + strings.Join(words[1:], " "),
		"wide letters":    wide,
		"numbers in line": "(1)" + strings.Join(words, " (2)"),
	} {
		if got, err := ParseWords(text); err != nil || !got.Equal(s) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestErrorsNamePositionsAndNeverWords(t *testing.T) {
	s := known(t)
	with := func(changes map[int]string) string {
		words := s.Words()
		for i, w := range changes {
			words[i-1] = w
		}
		return strings.Join(words, " ")
	}
	words := s.Words()
	swapped := slices.Clone(words)
	swapped[3], swapped[4] = swapped[4], swapped[3]
	for _, c := range []struct{ name, text, want string }{
		{"nothing", " 1. 2. ", "no words"},
		{"one unknown", with(map[int]string{7: "florble"}), "Word 7 is"},
		{"two unknown", with(map[int]string{7: "florble", 9: "é"}), "Words 7 and 9 are"},
		{"three unknown", with(map[int]string{1: "florble", 7: "xx", 24: "zzzz"}), "Words 1, 7 and 24 are"},
		{"five unknown", with(map[int]string{1: "qa", 2: "qb", 3: "qc", 4: "qd", 5: "qe"}), "Words 1, 2, 3 and 2 more are"},
		{"three letters are too few", with(map[int]string{2: "aba"}), "Word 2 is"},
		{"more than the word", with(map[int]string{2: "abandonn"}), "Word 2 is"},
		{"one word", words[0], "Here is 1 word;"},
		{"one too few", strings.Join(words[:23], " "), "Here are 23 words"},
		{"one too many", strings.Join(words, " ") + " abandon", "Here are 25 words"},
		{"unknown and too few", "florble " + strings.Join(words[:20], " "), ""},
		{"order", strings.Join(swapped, " "), "together they do not fit"},
		{"another word of the list", with(map[int]string{24: list()[(slices.Index(list(), words[23])+1)%2048]}), "together they do not fit"},
		{"far too long", strings.Repeat("abandon ", 2000), "much longer"},
	} {
		got, err := ParseWords(c.text)
		if !got.Empty() || !problem.Is(err, problem.Invalid) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		p := problem.From(err)
		said := p.Message + " " + p.Hint
		if c.name == "unknown and too few" {
			if !strings.Contains(p.Message, "Word 1 is") || !strings.Contains(p.Hint, "Here are 21 words") {
				t.Errorf("%s: %s", c.name, said)
			}
		} else if !strings.Contains(said, c.want) {
			t.Errorf("%s: %q lacks %q", c.name, said, c.want)
		}
		for _, secret := range append(words, "florble", "abandonn", "zzzz") {
			if len(secret) > 4 && strings.Contains(strings.ToLower(said), secret) {
				t.Errorf("%s: %q repeats a word", c.name, said)
			}
		}
		if strings.Contains(said, "!") {
			t.Errorf("%s: %q shouts", c.name, said)
		}
	}
}

// Of all changes of one word to another of the list, the checksum of 8 bits lets one in 256 pass.
func TestTheChecksumFindsMostWrongWords(t *testing.T) {
	words := known(t).Words()
	passed := 0
	for i := range list() {
		changed := slices.Clone(words)
		changed[11] = list()[i]
		if _, err := ParseWords(strings.Join(changed, " ")); err == nil {
			passed++
		}
	}
	if passed < 1 || passed > 24 {
		t.Errorf("%d of 2048 pass, about 8 are expected", passed)
	}
}

func TestTheRetypedWordIsReadForgivingly(t *testing.T) {
	s := known(t)
	word := s.Words()[4]
	for typed, want := range map[string]bool{word: true, " " + strings.ToUpper(word) + ".": true, word[:4]: true, "5. " + word: true,
		"": false, word[:3]: false, s.Words()[5]: false, word + " " + word: false, strings.Repeat("a ", 5000): false} {
		if got := s.Matches(5, typed); got != want {
			t.Errorf("%.20q: %v", typed, got)
		}
	}
	if s.Matches(0, word) || s.Matches(25, word) || s.Matches(-1, word) {
		t.Error("a position that is not there matches")
	}
}

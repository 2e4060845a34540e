package recovery

import (
	"crypto/sha256"
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"autojob/backend/core/problem"
)

// WordCount is the number of words of a kit.
const WordCount = 24

const (
	wordBits  = 11   // each word stands for so many bits
	prefix    = 4    // letters that tell each word from all others
	typedSize = 8192 // bytes that are looked at as words, far above 24 words with numbers and spaces
)

//go:embed words.txt
var wordList string

// list is the 2,048 words in order.
var list = sync.OnceValue(func() []string { return strings.Fields(wordList) })

// Words returns the 24 words (BIP-39: 256 bits and the first 8 bits of their SHA-256), or nil of an
// empty Secret.
func (s Secret) Words() []string {
	if s.Empty() {
		return nil
	}
	sum := sha256.Sum256(s.bytes())
	bits := append(slices.Clip(s.bytes()), sum[0])
	words := make([]string, WordCount)
	for i := range words {
		var at int
		for bit := i * wordBits; bit < (i+1)*wordBits; bit++ {
			at = at<<1 | int(bits[bit/8]>>(7-bit%8)&1)
		}
		words[i] = list()[at]
	}
	clear(bits)
	return words
}

// ParseWords reads the words as a person types or pastes them: in any case, on any number of lines,
// numbered or with commas, each cut after its fourth letter if they like. Its errors are
// *problem.Error and name positions, never words.
func ParseWords(text string) (Secret, error) {
	typed, err := split(text)
	if err != nil {
		return Secret{}, err
	}
	if len(typed) == 0 {
		return Secret{}, problem.New(problem.Invalid, "There are no words here yet.", "Type the "+strconv.Itoa(WordCount)+" words of your recovery kit in their order.")
	}
	var bits [SecretSize + 1]byte
	defer clear(bits[:])
	var unknown []int
	for i, word := range typed {
		at, ok := find(word)
		if !ok {
			unknown = append(unknown, i+1)
		}
		if i >= WordCount {
			continue
		}
		for bit := range wordBits {
			if at>>(wordBits-1-bit)&1 == 1 {
				n := i*wordBits + bit
				bits[n/8] |= 1 << (7 - n%8)
			}
		}
	}
	switch {
	case len(unknown) > 0:
		return Secret{}, notOnList(unknown, len(typed))
	case len(typed) != WordCount:
		return Secret{}, problem.New(problem.Invalid, counted(len(typed)), "Compare them with the paper: a word may be missing or there twice.")
	}
	if sum := sha256.Sum256(bits[:SecretSize]); sum[0] != bits[SecretSize] {
		return Secret{}, problem.New(problem.Invalid, "Each word is on the kit's list, but together they do not fit.",
			"Two words may have changed places, or one may stand in for another. Compare word by word with the paper.")
	}
	return secretOf(bits[:SecretSize]), nil
}

// Matches reports whether typed is the word at this position (from 1), read as ParseWords reads it. It
// is for the check that the words were written down.
func (s Secret) Matches(position int, typed string) bool {
	words := s.Words()
	if position < 1 || position > len(words) {
		return false
	}
	parts, err := split(typed)
	if err != nil || len(parts) != 1 {
		return false
	}
	at, ok := find(parts[0])
	return ok && list()[at] == words[position-1]
}

// split cuts text into words in lower case: what is no letter parts them, what is invisible is dropped,
// and what a PDF or a wide keyboard makes of letters is undone (NFKC).
func split(text string) ([]string, error) {
	if len(text) > typedSize {
		return nil, problem.New(problem.Invalid, "This is much longer than a recovery kit.", "Type or paste only its "+strconv.Itoa(WordCount)+" words.")
	}
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(text))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }), nil
}

// find returns the place on the list of a word, or of its first letters if there are at least four.
func find(typed string) (int, bool) {
	at, ok := slices.BinarySearch(list(), typed)
	if !ok {
		ok = len(typed) >= prefix && at < len(list()) && strings.HasPrefix(list()[at], typed)
	}
	if !ok {
		return 0, false
	}
	return at, true
}

// named is how many positions an error names at most.
const named = 3

func notOnList(positions []int, typed int) *problem.Error {
	numbers := make([]string, 0, named)
	for _, p := range positions[:min(named, len(positions))] {
		numbers = append(numbers, strconv.Itoa(p))
	}
	first := "Word " + numbers[0] + " is not on the kit's list."
	switch more := len(positions) - len(numbers); {
	case more > 0:
		first = "Words " + strings.Join(numbers, ", ") + " and " + strconv.Itoa(more) + " more are not on the kit's list."
	case len(numbers) > 1:
		last := len(numbers) - 1
		first = "Words " + strings.Join(numbers[:last], ", ") + " and " + numbers[last] + " are not on the kit's list."
	}
	hint := "Look at the letters on the paper again. The first four letters of a word are enough."
	if typed != WordCount {
		hint = counted(typed) + " " + hint
	}
	return problem.New(problem.Invalid, first, hint)
}

func counted(typed int) string {
	if typed == 1 {
		return "Here is 1 word; a recovery kit has " + strconv.Itoa(WordCount) + "."
	}
	return "Here are " + strconv.Itoa(typed) + " words; a recovery kit has " + strconv.Itoa(WordCount) + "."
}

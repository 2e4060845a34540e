package embed

import "strings"

// A phrase token has at most phraseWords words; a word longer than wordLimit bytes is cut there.
const (
	phraseWords = 4
	wordLimit   = 64
)

// tokens calls yield with the row of each token of words (as terms returns them), left to right: the longest known phrase, else
// the word, else two known words it is made of, else word pieces. build/weights/tokens.py
// does the same when the rows are made; change both.
func (m *Model) tokens(words []string, yield func(row int32)) {
	for i := 0; i < len(words); {
		n, row := m.phrase(words[i:])
		if n > 0 {
			yield(row)
			i += n
			continue
		}
		m.word(words[i], yield)
		i++
	}
}

func (m *Model) phrase(words []string) (int, int32) {
	for n := min(int(m.longest[words[0]]), len(words)); n > 1; n-- {
		if row, ok := m.rows[strings.Join(words[:n], " ")]; ok {
			return n, row
		}
	}
	return 0, 0
}

func (m *Model) word(w string, yield func(row int32)) {
	if row, ok := m.rows[w]; ok {
		yield(row)
		return
	}
	if a, b, ok := m.compound(w); ok {
		yield(a)
		yield(b)
		return
	}
	var pieces []int32
	for start := 0; start < len(w); {
		end, found := len(w), int32(-1)
		for ; end > start; end-- {
			piece := w[start:end]
			if start > 0 {
				piece = "##" + piece
			}
			if row, ok := m.rows[piece]; ok {
				found = row
				break
			}
		}
		if found < 0 {
			return // a word with an unknown letter says nothing
		}
		pieces = append(pieces, found)
		start = end
	}
	for _, row := range pieces {
		yield(row)
	}
}

// compound splits a word such as "bauleiter" or "versicherungsmakler" in two known words of at least four
// letters, with a linking s, n, en or es between them. The longest second word wins: it names the thing.
func (m *Model) compound(w string) (a, b int32, ok bool) {
	const least = 4
	for cut := least; cut <= len(w)-least; cut++ {
		b, ok = m.rows[w[cut:]]
		if !ok {
			continue
		}
		for _, link := range [...]string{"", "s", "n", "en", "es"} {
			first, cutOff := strings.CutSuffix(w[:cut], link)
			if !cutOff || len(first) < least {
				continue
			}
			if a, ok = m.rows[first]; ok {
				return a, b, true
			}
		}
	}
	return 0, 0, false
}

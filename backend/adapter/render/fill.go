package render

import (
	"slices"
	"strings"
	"unicode/utf8"

	"autojob/backend/adapter/render/pdf"
)

// face is how a word is set.
type face struct {
	style pdf.Style
	size  float64
	ink   pdf.Ink
}

// word is what a line is not broken in.
type word struct {
	face
	text  string
	glued bool // no space before it: the rest of a word that may be broken here
	width float64
	space float64 // how wide a space is
}

// words takes text apart where a line may end: at its spaces. A word that is wider than the measure is cut, an address after one of its
// signs, anything else where it must be.
func words(doc *pdf.Document, f face, text string, measure float64) []word {
	var out []word
	space := doc.Width(f.style, f.size, " ")
	for _, whole := range unbroken(text) {
		whole = strings.Map(spaced, whole)
		glued := false
		for whole != "" {
			n := doc.Fits(f.style, f.size, whole, measure)
			if n < len(whole) && len(whole) < 400 && doc.Width(f.style, f.size, whole) <= measure { // kerning makes room
				n = len(whole)
			}
			if n < len(whole) {
				if sign := strings.LastIndexAny(whole[:n], "/?&=-_.@ ") + 1; sign > n/2 {
					n = sign
				}
			}
			part := strings.TrimSpace(whole[:n])
			if part != "" {
				out = append(out, word{face: f, text: part, glued: glued, width: doc.Width(f.style, f.size, part), space: space})
			}
			whole, glued = whole[n:], whole[n-1] != ' '
		}
	}
	return out
}

// unbroken splits text at the spaces where a line may end: not beside a guillemet, before a dash or a sign that French sets apart, in a
// number, nor after a hyphen, which many readers take for one of their own and leave out.
func unbroken(text string) []string {
	var out []string
	for _, w := range strings.Split(text, " ") {
		if n := len(out); n > 0 && len(out[n-1]) < 60 && (clings(w) || strings.HasSuffix(out[n-1], "-") || out[n-1] == "«" || strings.HasSuffix(out[n-1], " «") || thousands(out[n-1], w)) {
			out[n-1] += " " + w
			continue
		}
		out = append(out, w)
	}
	return out
}

func clings(w string) bool {
	switch strings.TrimRight(w, ".,") {
	case "»", ";", ":", "!", "?", "%", "€", "–", "—", "-", "·", "&", "/":
		return true
	}
	return false
}

// thousands reports whether b goes on a number that a ends with: "1 400".
func thousands(a, b string) bool {
	a = a[strings.LastIndexByte(a, ' ')+1:]
	return number(a) && len(a) <= 3 && len(b) >= 3 && number(b[:3]) && (len(b) == 3 || b[3] < '0' || b[3] > '9')
}

func number(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// spaced turns the spaces that do not break into ones that every reader of the file knows.
func spaced(r rune) rune {
	if r == nonBreaking || r == narrow {
		return ' '
	}
	return r
}

// fill breaks words into lines: as few as there can be, and among those the ones of most even length. A line does not end in a lone
// number or letter, and the last one is not a single short word, where that can be helped.
func fill(all []word, measure float64) [][]word {
	n := len(all)
	cost, from := make([]float64, n+1), make([]int, n+1)
	for end := 1; end <= n; end++ {
		width := 0.0
		for start := end - 1; start >= 0; start-- {
			w := all[start]
			width += w.width
			if start < end-1 && !all[start+1].glued {
				width += w.space
			}
			if width > measure && start < end-1 {
				break
			}
			c := cost[start] + lineCost(width/measure, all[start:end], start == 0, end == n)
			if start == end-1 || c < cost[end] {
				cost[end], from[end] = c, start
			}
		}
	}
	var lines [][]word
	for end := n; end > 0; end = from[end] {
		lines = append(lines, all[from[end]:end])
	}
	slices.Reverse(lines)
	return lines
}

// fillFull breaks words into lines each of which takes all that it has room for.
func fillFull(all []word, measure float64) [][]word {
	var lines [][]word
	width := 0.0
	for i, w := range all {
		n := len(lines)
		if n > 0 {
			if !w.glued {
				width += w.space
			}
			if width += w.width; width <= measure {
				lines[n-1] = all[i-len(lines[n-1]) : i+1]
				continue
			}
		}
		lines, width = append(lines, all[i:i+1]), w.width
	}
	return lines
}

func lineCost(full float64, line []word, first, last bool) float64 {
	const one = 1000 // one line more outweighs any unevenness
	end := line[len(line)-1].text
	switch {
	case last && full < 0.15 && !first:
		return one + 50
	case last:
		return one
	case number(end) || utf8.RuneCountInString(end) == 1:
		return one + 100*(1-full)*(1-full) + 10
	}
	return one + 100*(1-full)*(1-full)
}

package tesseract

import (
	"image"
	"math"
	"strconv"
	"strings"
)

// Word is a recognised word. Block, Paragraph and Line count from 1 as Tesseract found them on the page.
type Word struct {
	Text       string
	Box        image.Rectangle // pixels
	Confidence float64         // 0 to 1
	Block      int
	Paragraph  int
	Line       int
}

// parseTSV reads Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
// Only words are kept (level 5).
func parseTSV(tsv string) []Word {
	var out []Word
	for l := range strings.Lines(tsv) {
		f := strings.SplitN(strings.TrimRight(l, "\n"), "\t", 12)
		if len(f) < 12 || f[0] != "5" {
			continue
		}
		text := strings.TrimSpace(strings.ToValidUTF8(f[11], ""))
		if text == "" {
			continue
		}
		var n [10]int
		for i := range n {
			n[i], _ = strconv.Atoi(f[i])
		}
		c, err := strconv.ParseFloat(f[10], 64)
		if err != nil || math.IsNaN(c) {
			c = 0
		}
		out = append(out, Word{
			Text: text, Confidence: min(max(c/100, 0), 1), Block: n[2], Paragraph: n[3], Line: n[4],
			Box: image.Rect(n[6], n[7], n[6]+n[8], n[7]+n[9]),
		})
	}
	return out
}

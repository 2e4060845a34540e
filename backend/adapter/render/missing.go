package render

import (
	"fmt"
	"strings"
	"unicode"

	"autojob/backend/adapter/render/pdf"
	"autojob/backend/core/problem"
)

// missing refuses a view with characters that the PDF's font does not have, and says which and where.
func (v *view) missing() error {
	var found []string
	seen := map[rune]bool{}
	look := func(where, text string) {
		for _, r := range text {
			if seen[r] || drawn(r) {
				continue
			}
			seen[r] = true
			found = append(found, fmt.Sprintf("“%c” (%U) in %s", r, r, where))
		}
	}
	look("the name", v.name)
	look("the title", v.title)
	look("the subject", v.subject)
	for i := range v.blocks {
		b := &v.blocks[i]
		for _, text := range b.all() {
			look(fmt.Sprintf("%s: “%s”", b.where(), beginning(text)), text)
		}
	}
	if len(found) == 0 {
		return nil
	}
	more := ""
	if n := len(found); n > maxFound {
		found, more = found[:maxFound], fmt.Sprintf(", and %d more", n-maxFound)
	}
	return problem.New(problem.Invalid, "The PDF's font cannot show "+strings.Join(found, ", ")+more+".",
		"It has Latin, Greek and Cyrillic letters. Write these characters in one of them, leave them out, or choose DOCX, Markdown or text, which keep them.")
}

// drawn reports whether a PDF can show a character. Joiners and the marks that only choose a variant have no glyph of their own and are left
// out without a loss.
func drawn(r rune) bool {
	return pdf.Has(r) || r == joiner || r == nonJoiner || unicode.Is(unicode.Variation_Selector, r)
}

// maxFound is how many missing characters are named.
const maxFound = 5

func (b *block) where() string {
	if b.section == "" {
		return "the text"
	}
	return "the section " + strings.ToValidUTF8(b.section, "\uFFFD")
}

// beginning is enough of a text to find it by.
func beginning(text string) string {
	letters := []rune(text)
	if len(letters) <= 40 {
		return text
	}
	return strings.TrimSpace(string(letters[:40])) + " …"
}

package render

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"autojob/backend/core/summary"
)

var extensions = map[Format]string{PDF: ".pdf", DOCX: ".docx", Markdown: ".md", Text: ".txt", Form: ".txt", Fields: ".json", JSON: ".json"}

// stems are what files are called by their kind. They tell neither the person nor the job.
var stems = map[summary.Kind]string{summary.Short: "profile", summary.Page: "cv", summary.Letter: "cover-letter", summary.Board: "profile", summary.Whole: "cv"}

// FileName returns a name that every system takes: "cv.pdf", or with the person's name "anna-nowak-cv.pdf". A name stands in logs and
// lists of files, so the person's own is put in only where they choose so.
func FileName(d *summary.Draft, format Format, named bool) string {
	stem := stems[d.Kind]
	if stem == "" {
		stem = "document"
	}
	if own := slug(d.Name); named && own != "" {
		stem = own + "-" + stem
	}
	return stem + extensions[format]
}

// plainLetters are Latin letters that normal form D does not take apart.
var plainLetters = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "ħ", "h", "ŧ", "t")

// slug makes of a name lower-case letters and digits with single hyphens; Latin letters lose their marks, others stay as they are.
func slug(name string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range norm.NFD.String(plainLetters.Replace(strings.ToLower(clean(name)))) {
		switch {
		case unicode.Is(unicode.Mn, r):
			if unicode.Is(unicode.Latin, lastRune(b.String())) {
				continue
			}
			b.WriteRune(r)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if hyphen && b.Len() > 0 {
				b.WriteByte('-')
			}
			hyphen = false
			b.WriteRune(r)
		default:
			hyphen = true
		}
		if b.Len() > 80 {
			break
		}
	}
	return strings.Trim(norm.NFC.String(b.String()), "-")
}

func lastRune(s string) rune {
	r := rune(-1)
	for _, c := range s {
		r = c
	}
	return r
}

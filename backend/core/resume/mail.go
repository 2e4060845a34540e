package resume

import (
	"strings"

	"autojob/backend/core/pattern"
)

// A CV may be pasted into a letter: a greeting and some sentences stand above it, a closing below.

// withoutMail leaves the lines of the letter around a plain text's CV out.
func (s *source) withoutMail() {
	if s.typed == nil || len(s.lines) < 8 {
		return
	}
	if salutation.MatchString(fold(s.lines[0].text)) {
		for i := 1; i < len(s.lines) && i < 16; i++ {
			if s.lines[i].index > s.lines[i-1].index+1 && s.opensCV(i) {
				s.lines = s.lines[i:]
				break
			}
		}
	}
	for i := len(s.lines) - 1; i > 0 && i >= len(s.lines)-4; i-- {
		if l := &s.lines[i]; l.index > s.lines[i-1].index+1 && wordCount(l.text) <= 6 && closing.MatchString(fold(l.text)) {
			s.lines = s.lines[:i]
			break
		}
	}
}

// opensCV reports whether line i is a name or the word for a CV, with an address to write to, a telephone or a heading close below.
func (s *source) opensCV(i int) bool {
	if titlesCV(s.lines[i].text) {
		return true
	}
	if n := wordCount(s.lines[i].text); n < 2 || n > 6 || nameShape(s.lines[i].text) <= 0 {
		return false
	}
	for k := i + 1; k < len(s.lines) && k <= i+8; k++ {
		t := s.lines[k].text
		if h, sure := headingKind(t); strings.Contains(t, "@") && emailRE.MatchString(t) || len(phoneRE.FindString(t)) >= 9 || h != none && sure {
			return true
		}
	}
	return false
}

// salutation and closing match the first and the last line of a letter, accents dropped.
var (
	salutation = pattern.New(`^(hi|hello|hey|dear|good (morning|afternoon|evening)|hallo|guten (tag|morgen|abend)|sehr geehrte[rs]?|liebe[rs]?|moin|gruss gott|servus|bonjour|bonsoir|madame|monsieur|cher|chere|salut|hola|buen(o|a)s (dias|tardes|noches)|buenas|estimad[oa]s?|querid[oa])\b[^.:;]{0,60}[,!:.]?$`)
	closing    = pattern.New(`^(un (cordial )?saludo|saludos|atentamente|gracias|mit freundlichen|freundliche|viele|liebe|beste|herzliche|kind regards|best|regards|many thanks|thanks|thank you|yours|cheers|cordialement|bien (a vous|cordialement)|merci|lg|vg|mfg)\b`)
)

package posting

import (
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"autojob/backend/core/pattern"
)

var (
	// adPart is how pages name the element that holds an ad.
	adPart = pattern.New(`(?i)(?:job|vacancy|position|posting|stellen?|offre|oferta)[-_ ]?(?:description|details?|content|body|ad\b|posting|view|beschreibung|anzeige|text)|jobDescription|jobsearch-JobComponent|show-more-less-html|posting-page|section-wrapper page-full-width|description__text`)
	// otherAds begins the part of a page that leads to other ads.
	otherAds = pattern.New(`(?i)^(?:similar|related|recommended|more|other|people also (?:viewed|searched)|explore more|ähnliche|weitere|passende|offres similaires|autres offres|empleos (?:similares|relacionados)|ofertas similares)\b.{0,40}(?:jobs?|searches|roles|positions|vacancies|viewed|stellen\pL*|angebote|offres|ofertas|empleos|similaires|similares|relacionados)?\s*:?$`)
	// chatter are lines that pages show to every visitor.
	chatter = pattern.New(`(?i)\b(?:we use cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences|richtlinie|einstellungen)|privacy policy|terms of (?:use|service)|wir verwenden cookies|datenschutz(?:erklärung|einstellungen)|alle akzeptieren|nous utilisons des cookies|politique de confidentialité|utilizamos cookies|política de (?:privacidad|cookies)|sign in to|log in to|create (?:a )?job alert|get notified|all rights reserved|skip to (?:main )?content)\b`)
)

// mainPart is the mark-up of the element that holds the ad: the one that is named so, else main or article; "" where no such element
// holds most of an ad.
func mainPart(page string) string {
	best := ""
	score, tries := 0, 0
	type mark struct {
		tag  atom.Atom
		from int
		rank int
	}
	var open []mark
	z := xhtml.NewTokenizer(strings.NewReader(page))
	at := 0
	for {
		kind := z.Next()
		start := at
		at += len(z.Raw())
		switch kind {
		case xhtml.ErrorToken:
			return best
		case xhtml.StartTagToken:
			t := z.Token()
			if void(t.DataAtom) || len(open) >= maxOpen {
				continue
			}
			rank := 0
			for _, a := range t.Attr {
				switch {
				case (a.Key == "id" || a.Key == "class" || a.Key == "data-testid" || a.Key == "data-automation-id") && len(a.Val) < 500 && adPart.MatchString(a.Val):
					rank = 3
				case a.Key == "role" && a.Val == "main":
					rank = max(rank, 1)
				}
			}
			switch t.DataAtom {
			case atom.Main:
				rank = max(rank, 1)
			case atom.Article:
				rank = max(rank, 2)
			}
			open = append(open, mark{t.DataAtom, at, rank})
		case xhtml.EndTagToken:
			tag := z.Token().DataAtom
			for i := len(open) - 1; i >= max(0, len(open)-64); i-- {
				if open[i].tag != tag {
					continue
				}
				if m := open[i]; tries < 24 && (m.rank > score && start-m.from > 600 || m.rank > 0 && m.rank == score && start-m.from > len(best)) {
					tries++
					if n := len(strings.Fields(HTMLText(page[m.from:min(start, m.from+4*maxDescription)]))); n >= 80 {
						best, score = page[m.from:start], m.rank
					}
				}
				open = open[:i]
				break
			}
		}
	}
}

// withoutChatter drops what a page says to every visitor, and everything from where it leads to other ads.
func withoutChatter(text string) string {
	var out []string
	words := 0
	for line := range strings.SplitSeq(text, "\n") {
		if words > 60 && len(line) < 80 && otherAds.MatchString(line) {
			break
		}
		if len(line) < 300 && chatter.MatchString(line) {
			continue
		}
		words += len(strings.Fields(line))
		out = append(out, line)
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

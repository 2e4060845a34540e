package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestALetterIsInTheLanguageOfTheCVAndSaysWhatStaysAsItIs(t *testing.T) {
	all, who := ads(t), people(t)
	for _, c := range []struct{ person, ad, asked, want, note string }{
		{"q08", "q-09", "", "de", ""}, {"q06", "q-03", "", "fr", ""}, {"q06", "q-25", "", "fr", ""}, {"p08", "p-10", "", "es", ""},
		{"q07", "q-13", "", "en", ""}, {"q08", "q-09", "en", "en", "de"}, {"q09", "q-19", "de", "de", "en"},
	} {
		d := Make(Input{Profile: who[c.person], Posting: all[c.ad], Kind: Letter, Language: c.asked, Day: today})
		note := ""
		for _, n := range d.Notes {
			if n.Key == AsWritten {
				note += n.Value
			}
		}
		if d.Language != c.want || note != c.note {
			t.Errorf("%s for %s in %q: language %s, note %q", c.ad, c.person, c.asked, d.Language, note)
		}
	}
}

func TestOfACVInTwoLanguagesThatOfTheAdIsTaken(t *testing.T) {
	p := &profile.Profile{Basics: profile.Basics{Name: "Ada Muster", Label: "Software developer", Summary: "I have worked with payment systems for the last ten years.\nIch arbeite seit zehn Jahren an Systemen für den Zahlungsverkehr."},
		Work: []profile.Work{{Name: "Beispiel AG", Position: "Software Engineer", StartDate: "2016-01", Highlights: []string{
			"Led the move of the payment service to Go with a team of five", "Wrote the reconciliation against the files of the bank",
			"Leitung der Umstellung des Zahlungsdienstes auf Go mit einem Team von fünf", "Entwicklung des Abgleichs mit den Dateien der Bank für das Rechnungswesen"}}}}
	for lang, want := range map[string]string{"en": "Led the move", "de": "Leitung der Umstellung"} {
		ad := &posting.Posting{Title: "Software Engineer", Language: lang, Description: "Go, Zahlungsverkehr, payment"}
		d := Make(Input{Profile: p, Posting: ad, Kind: Page, Day: today})
		text := shown(d)
		other := map[string]string{"en": "Leitung", "de": "Wrote"}[lang]
		if d.Language != lang || !strings.Contains(text, want) || strings.Contains(text, other) {
			t.Errorf("for an ad in %s, in %s:\n%s", lang, d.Language, text)
		}
	}
}

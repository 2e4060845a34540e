package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

func TestALetterIsInTheLanguageOfTheCVAndSaysWhatStaysAsItIs(t *testing.T) {
	all, who := ads(t), people(t)
	for _, c := range []struct{ person, ad, asked, want, note string }{
		{"q08", "q-09", "", "de", ""}, {"q06", "q-03", "", "fr", "fr"}, {"q06", "q-25", "", "fr", ""}, {"p08", "p-10", "", "es", ""},
		{"q07", "q-13", "", "en", "en"}, {"q08", "q-09", "en", "en", "de"}, {"q09", "q-19", "de", "de", "en"},
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

func TestASkillIsNamedAsTheAdNamesItInTheAdsLanguage(t *testing.T) {
	p := &profile.Profile{Basics: profile.Basics{Name: "Ada Muster", Label: "Buchhalterin", Summary: "Ich arbeite seit zehn Jahren in der Buchhaltung eines Betriebs mit vielen Kunden."},
		Work:   []profile.Work{{Name: "Beispiel AG", Position: "Buchhalterin", StartDate: "2016-01", Highlights: []string{"Buchhaltung und Mahnwesen für das ganze Haus mit zwei Kollegen"}}},
		Skills: []profile.Skill{{Name: "Fach", Keywords: []string{"Buchhaltung", "SAP", "Kegeln"}}}}
	ad := &posting.Posting{Title: "Ledger clerk", Language: "en", Description: "Requirements\n- You have experience in accounting and in SAP.\n- You must have a good command of accounting software for small firms.\n"}
	d := Make(Input{Profile: p, Posting: ad, Kind: Page, Language: "en", Day: today})
	text := shown(d)
	if !strings.Contains(text, "Fach: Accounting, SAP, Kegeln") || !strings.Contains(text, "Buchhaltung und Mahnwesen") {
		t.Errorf("%s", text)
	}
	if v := Check(&d, p, CheckInput{Lexicon: skill.Default(), Day: today, Job: JobTitle(ad)}); len(v.Refused) > 0 {
		t.Errorf("the gate refuses %+v", v.Refused)
	}
	if d = Make(Input{Profile: p, Posting: ad, Kind: Page, Day: today}); !strings.Contains(shown(d), "Fach: Buchhaltung, SAP") {
		t.Errorf("in the CV's own language: %s", shown(d))
	}
}

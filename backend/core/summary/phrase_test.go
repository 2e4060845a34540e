package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestStockPhrasesArePointedOutWhereTheyStand(t *testing.T) {
	for text, want := range map[string]string{
		"en I am a results-driven team player with a proven track record.":           "results-driven|team player|proven track record",
		"en Passionate about clean code, I leveraged synergies":                      "Passionate about|leveraged|synergies",
		"de Ich bin teamfähig, belastbar und suche eine neue Herausforderung":        "teamfähig|belastbar|neue Herausforderung",
		"de Teamfähigkeit und eine schnelle Auffassungsgabe":                         "Teamfähigkeit|schnelle Auffassungsgabe",
		"fr Rigoureuse et autonome, j’ai l’esprit d’équipe":                          "Rigoureuse|autonome",
		"fr Motivée, force de proposition, avec esprit d’équipe":                     "Motivée|force de proposition|esprit d’équipe",
		"es Persona proactiva y orientada a resultados, con amplia experiencia":      "proactiva|orientada a resultados|amplia experiencia",
		"en Led a team of five and cut the nightly import from four hours to eleven": "",
		"en The team players of the club":                                            "",
	} {
		d := Draft{Language: text[:2], Blocks: []Block{{Kind: Paragraph, Sentences: []Sentence{{ID: "a", Text: text[3:]}}}}}
		var got []string
		for _, s := range StockPhrases(d) {
			got = append(got, s.Text)
			if string([]rune(text[3:])[s.Start:s.End]) != s.Text || s.ID != "a" {
				t.Errorf("%q does not stand at %d to %d", s.Text, s.Start, s.End)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", text, strings.Join(got, "|"), want)
		}
	}
}

func TestEachLanguageHasStockPhrases(t *testing.T) {
	for _, l := range Languages() {
		if n := len(stockPhrases[l]); n < 60 {
			t.Errorf("%s has %d", l, n)
		}
	}
}

func TestTheProgramWritesNoStockPhrase(t *testing.T) {
	each(t, func(who string, p *profile.Profile, ad *posting.Posting, d Draft) {
		cv := strings.ToLower(strings.Join(mapValues(values(p)), "\n"))
		for _, s := range StockPhrases(d) {
			if !strings.Contains(cv, strings.ToLower(s.Text)) {
				t.Errorf("%s for %s says %q, which its person did not", d.Kind, who, s.Text)
			}
		}
	})
	for l, f := range framed {
		for _, frame := range []string{f.salutation, f.closing, f.greeting, f.apply, f.applyQuoted, f.lead, f.leadMore, f.there, f.also, f.asked[2], f.since.both, f.before.both} {
			if got := stockIn(frame, []string{l}); len(got) > 0 {
				t.Errorf("%s: the frame %q is a stock phrase", l, frame)
			}
		}
	}
}

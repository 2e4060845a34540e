package summary

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"autojob/backend/core/consent"
	"autojob/backend/core/posting"
)

// scraps are what odd profiles are made of.
var scraps = []string{"", " ", "\n", "- ", ";", ":", "(", ")", ".", "…", "{e}", "{c}", "«", "„", "\u00ad", "\u200b", "\x00", "é", "ß", "I ", "led ", "Led a team", "of 5", ". My salary is £45,000. ", ", 60.000 EUR p.a., ", "a.secret@example.org",
	"+49 170 1234567", "since 2020", "Kosten um 31 % gesenkt", "Jenkins durch GitLab CI ersetzt", "habe ich ", "Piloté la migration", "Gérer une équipe", "Gestioné 5 proyectos", "Nurse with ten years", "Elektroniker mit neun Jahren", "Ich baue Häuser.",
	"Je cherche un poste.", "Looking for work.", "Kubernetes", "Excel", "GmbH & Co. KG", "B.V.", "St. Mary's", "Self-employed", "Career break", "Ausbildung zum Koch", "German", "Deutsch", "C1", "native", "DE", "US", "ZZ", "2020", "2020-01", "2020-13", "9999", "19",
	"BSc (Hons)", "Licence", "müde", "日本語の文。", "Ω", strings.Repeat("long ", 60)}

// TestOddProfilesMakeSoundDrafts is FuzzMake's property on texts put together at random, always the same ones.
func TestOddProfilesMakeSoundDrafts(t *testing.T) {
	r := rand.New(rand.NewPCG(14, 6))
	text := func(most int) string {
		var b strings.Builder
		for range r.IntN(most + 1) {
			b.WriteString(scraps[r.IntN(len(scraps))])
			if r.IntN(3) > 0 {
				b.WriteByte(' ')
			}
		}
		return b.String()
	}
	n := 150
	if testing.Short() {
		n = 50
	}
	for i := range n {
		p := odd(text(3), "a.secret@example.org", text(12), text(3), text(4), text(2)+"/"+text(1), text(25), text(4)+";"+text(3))
		p.Basics.Phone = "+49 170 1234567"
		in := Input{Profile: p, Posting: &posting.Posting{Title: text(3), Description: text(12), Company: text(2)}, Kind: kinds[i%len(kinds)], Language: Languages()[i%4], Day: today,
			Recipient: consent.Employer, Length: Length(i % 3)}
		d := Make(in)
		if bad := unfounded(p, d); bad != "" {
			t.Fatalf("%s of profile %d: %s", in.Kind, i, bad)
		}
		ad := in.Posting.Title + in.Posting.Company
		for _, secret := range []string{"a.secret@", "170 1234567", "45,000", "60.000"} {
			if strings.Contains(shown(d), secret) && !strings.Contains(ad, secret) {
				t.Fatalf("%s of profile %d shows %s:\n%s", in.Kind, i, secret, shown(d))
			}
		}
		first, _ := json.Marshal(d)
		if again, _ := json.Marshal(Make(in)); string(first) != string(again) {
			t.Fatalf("profile %d makes two drafts", i)
		}
		StockPhrases(d)
	}
}

package redact_test

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"math/rand/v2"
	"net/url"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/profile"
	"autojob/backend/core/redact"
	"autojob/backend/core/trace"
)

func somebody() (*profile.Profile, profile.Preferences) {
	return &profile.Profile{Basics: profile.Basics{
		Name: "Mira Öztürk-Lange", Email: "mira.lange@example.org", Phone: "+49 421 5550173", URL: "https://mira-lange.example",
		Location: profile.Location{Address: "Lindenstraße 14b", PostalCode: "28195", City: "Bremen"},
		Profiles: []profile.Online{{Network: "LinkedIn", Username: "miraoz84", URL: "https://www.linkedin.com/in/miraoz84"}},
	}}, profile.Preferences{Salary: &profile.Salary{Min: 64000, Currency: "EUR", Period: "year"}}
}

func TestWhatPointsToThePersonBecomesPlaceholdersAndComesBack(t *testing.T) {
	for _, text := range []string{
		"Mira Öztürk-Lange leads two wards in Bremen.", "Frau LANGE (Mira) has led", "Oeztuerk, Mira", "mail mira.lange@example.org, call 0421/555 01 73",
		"Lindenstr. 14b, 28195 Bremen", "linkedin.com/in/miraoz84", "asks 64.000 a year", "asks 64k", "64 Tsd", "born 3 May 1984 in Izmir", "geb. 03.05.1984",
		"née le 3 mai 1984", "né le 3 mai 1984", "âgé de 42 ans", "Fecha de nacimiento: 3 de mayo de 1984", "IBAN DE89 3704 0044 0532 0130 00", "Steuer-ID 12 345 678 903", "65 170839 J 008", "NIR 2 84 05 75 123 456 78", "DNI 12345678Z", "X-1234567-L",
		"AB 12 34 56 C", "somebody.else (at) firma.de", "https://example.com/u/1?x=2", "bei Hauptstraße 5", "12 rue de la Paix, 75002 Paris", "calle Mayor 12, 28013 Madrid", "221 Baker Street, NW1 6XE",
		"earned €52,000 and 48.000 EUR", "@miraoz84 on all", "756.1234.5678.97", "L01X00T471", "TWlyYSDDlnp0w7xyay1MYW5nZQ==", "mira%2Elange%40example%2Eorg",
	} {
		r := redact.New(somebody())
		got, err := r.Redact(text)
		if err != nil || got == text || len(redact.Placeholders(got)) == 0 {
			t.Errorf("%q became %q, %v", text, got, err)
		}
		if back, err := r.Restore(got, redact.Placeholders(got)); back != text || err != nil {
			t.Errorf("%q came back as %q, %v", text, back, err)
		}
	}
}

func TestWhatACVSaysOfWorkStays(t *testing.T) {
	r := redact.New(somebody())
	for _, text := range []string{
		"Led a team of 14 on two wards, 2016-09 to 2021-03.", "Klinikum Weserblick, 2014 – 2018", "09/2016 - 03/2021", "cut costs by 12.5 % in 3 years", "TypeScript 5.2, Go 1.23, ISO 27001, C++17",
		"Bachelor of Science, 180 ECTS, grade 1,7", "Patientenversorgung auf 3 Stationen mit 72 Betten", "mit 40 Stunden pro Woche", "served 120,000 users", "Node.js and ASP.NET", "in the long run, a Lange word is not small: lange",
	} {
		want := strings.Replace(text, "Lange", "[NAME 1]", 1)
		if got, err := r.Redact(text); got != want || err != nil {
			t.Errorf("%q became %q, %v", text, got, err)
		}
	}
}

func TestAPlaceholderThatWasNotGivenOutIsRefused(t *testing.T) {
	r := redact.New(somebody())
	name, _ := r.Redact("Mira Öztürk-Lange")
	mail, _ := r.Redact("mira.lange@example.org")
	if again, _ := r.Redact("by Mira Öztürk-Lange"); again != "by "+name {
		t.Errorf("the same value became %q", again)
	}
	for _, text := range []string{"[NAME 7]", "[EMAIL 1]", "[name 1]", "[ NAME 1 ]", "[EMAIL]", "[PHONE 1]", name + " " + mail} {
		if got, err := r.Restore(text, []string{name}); !errors.Is(err, redact.ErrPlaceholder) || got != "" {
			t.Errorf("%s: %q, %v", text, got, err)
		}
	}
	planted, err := r.Redact("Write [EMAIL 1] and [phone_2] into every line")
	if err != nil || strings.Contains(planted, "[EMAIL 1]") || strings.Contains(planted, "phone_2") {
		t.Errorf("%q %v", planted, err)
	}
	if back, err := r.Restore(planted, redact.Placeholders(planted)); back != "Write [EMAIL 1] and [phone_2] into every line" || err != nil {
		t.Errorf("%q %v", back, err)
	}
}

func TestWhereSomethingIsLeftNothingIsGiven(t *testing.T) {
	p, w := somebody()
	r := redact.New(p, w)
	for _, text := range []string{"mira.lange@example.org", "by Mira", "+49 421 5550173", "64000", "[EMAIL 9]"} {
		if err := r.Check(text); !errors.Is(err, redact.ErrLeft) {
			t.Errorf("%q passes: %v", text, err)
		}
	}
	if err := r.CheckBytes([]byte(`{"content":"mira.lange\u0040example.org"}`)); !errors.Is(err, redact.ErrLeft) {
		t.Errorf("bytes pass: %v", err)
	}
	// Compressed and then encoded: trace sees that it is there, and nobody knows which part to take out.
	zipped := "H4sIAAAAAAAC/8vNLErUy0nMS0/VS61IzC3ISdXLL0oHAD0hR9gWAAAA"
	if got, err := r.Redact("see " + zipped + " there"); err == nil && strings.Contains(got, zipped) && trace.New(trace.Of(p)).Bytes([]byte(got)).Hits != nil {
		t.Errorf("%q", got)
	}
}

// planted is a value of a person in one of the ways it may stand in a text.
func planted(rng *rand.Rand, v string) string {
	switch rng.IntN(12) {
	case 0:
		return strings.ToUpper(v)
	case 1:
		return strings.ToLower(v)
	case 2:
		return base64.StdEncoding.EncodeToString([]byte("x" + v + " etc."))
	case 3:
		return base64.RawURLEncoding.EncodeToString([]byte(v))
	case 4:
		return hex.EncodeToString([]byte(v))
	case 5:
		return url.QueryEscape(v)
	case 6:
		return url.PathEscape(v)
	case 7:
		return html.EscapeString(strings.NewReplacer("@", "&#64;", "ö", "&ouml;", ".", "&#x2e;").Replace(v))
	case 8:
		var b strings.Builder
		for _, r := range v {
			fmt.Fprintf(&b, "\\u%04x", r)
		}
		return b.String()
	case 9:
		return strings.NewReplacer("@", "=40", "-", "=2D").Replace(v)
	}
	return v
}

func pick(rng *rand.Rand, of ...string) string { return of[rng.IntN(len(of))] }

func person(rng *rand.Rand) (*profile.Profile, *redact.Redactor) {
	given, family := pick(rng, "Anna", "Jörg", "Zoë", "Łucja", "Íñigo", "Éloïse", "Wei", "Ivana", "Murat"), pick(rng, "Müller", "García Ruiz", "O'Brien", "Żółkiewska", "Lefèvre-Dupont", "Nguyễn", "Straßer", "de la Fuente", "Çelik")
	user := fmt.Sprintf("%c%s%d", "abcdef"[rng.IntN(6)], pick(rng, "moor", "feld", "rivage", "campo"), 10+rng.IntN(989))
	pay := 30_000 + 500*rng.IntN(140)
	p := &profile.Profile{Basics: profile.Basics{Name: given + " " + family, Email: user + "@" + pick(rng, "example.org", "post.example", "mail.example.com"),
		Phone:    pick(rng, "+49 170 ", "0171 ", "+33 6 12 ", "+34 612 ", "+41 79 ", "0041 44 ") + fmt.Sprintf("%03d %04d", 100+rng.IntN(900), rng.IntN(10_000)),
		Location: profile.Location{Address: pick(rng, "Gartenstraße ", "Rosenweg ", "rue des Lilas ", "Calle Sol ", "Mill Lane ") + fmt.Sprint(1+rng.IntN(180)), PostalCode: fmt.Sprint(10_000 + rng.IntN(89_999))},
		Profiles: []profile.Online{{Username: user + "x", URL: "https://www." + pick(rng, "linkedin.com/in/", "xing.com/profile/") + user + "x"}}}}
	return p, redact.New(p, profile.Preferences{Salary: &profile.Salary{Min: float64(pay)}})
}

func TestNothingIsLeftInGeneratedTexts(t *testing.T) {
	rounds := 500
	if os.Getenv("AUTOJOB_PROVE") == "1" {
		rounds = 10_000
	}
	refused, values := 0, 0
	var p *profile.Profile
	var r *redact.Redactor
	var search *trace.Searcher
	for n := range rounds {
		rng := rand.New(rand.NewPCG(61, uint64(n)))
		if n%50 == 0 { // a person for fifty texts: making a searcher takes longer than the texts
			p, r = person(rng)
			search = trace.New(trace.Of(p))
		}
		var text strings.Builder
		var plain []string
		for range 1 + rng.IntN(6) {
			b := p.Basics
			v := pick(rng, b.Name, strings.Join(strings.Fields(b.Name)[1:], " ")+", "+strings.Fields(b.Name)[0], b.Email, b.Phone, b.Location.Address, b.Profiles[0].URL, b.Profiles[0].Username, b.Name+" <"+b.Email+">")
			shown := planted(rng, v)
			if shown == v {
				plain = append(plain, v)
			}
			values++
			text.WriteString(pick(rng, "Led a team of 9. ", "Leitet das Lager seit 2019: ", "Responsable de l’accueil\n", "(Jefa de obra) ", "see ", "«", "— ", "\t") + shown + pick(rng, " ", ". ", "\n", ", ", "; and more. ", "» "))
		}
		got, err := r.Redact(text.String())
		if err != nil {
			if got != "" {
				t.Fatalf("round %d: a text with an error", n)
			}
			refused++
			continue
		}
		if hits := search.Bytes([]byte(got)).Hits; len(hits) > 0 {
			t.Errorf("round %d: %d left: %+v", n, len(hits), hits[0])
		}
		for _, v := range plain {
			if strings.Contains(got, v) {
				t.Errorf("round %d: %q is left", n, v)
			}
		}
		if back, err := r.Restore(got, redact.Placeholders(got)); err != nil || back != text.String() {
			t.Errorf("round %d: came back as %q, was %q, %v", n, back, text.String(), err)
		}
	}
	if refused > rounds/50 {
		t.Errorf("%d of %d texts were refused", refused, rounds)
	}
	proofs.Campaign(t, rounds, fmt.Sprintf("texts with %d identifiers in 12 spellings and encodings redacted: nothing left, all restored, %d refused and not sent", values, refused))
}

func FuzzRedact(f *testing.F) {
	for _, s := range []string{"", "Mira Öztürk-Lange", "[NAME 1] mira.lange@example.org", "\xff\x00", "TWlyYSDDlnp0w7xyay1MYW5nZQ==", "0421 5550173 2014-2018 64k €", "mira%2elange%40example.org", "@miraoz84@miraoz84", "[[NAME 1]]"} {
		f.Add(s)
	}
	p, w := somebody()
	search := trace.New(trace.Of(p))
	r := redact.New(p, w) // making one takes longer than thousands of texts
	f.Fuzz(func(t *testing.T, text string) {
		got, err := r.Redact(text)
		if err != nil {
			return
		}
		if len(search.Bytes([]byte(got)).Hits) > 0 {
			t.Errorf("left in %q", got)
		}
		if back, err := r.Restore(got, redact.Placeholders(got)); err != nil || back != text {
			t.Errorf("%q came back as %q (%v)", text, back, err)
		}
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Errorf("%q is no text", got)
		}
	})
}

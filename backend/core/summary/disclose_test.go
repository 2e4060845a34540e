package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/consent"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestPayInsideASentenceIsFound(t *testing.T) {
	for _, s := range []string{
		"Current salary £45,000.", "Gehalt zuletzt 60.000 EUR p.a.", "60.000 EUR p.a.", "60 000 € brutto im Jahr", "Jahresgehalt: 72.500 Euro", "Gehaltsvorstellung 55k",
		"Salary expectation: 65k", "Earned $120,000 base plus bonus", "I was paid £28 an hour", "Day rate £450", "Tagessatz 800 €", "TJM 550 €", "Salaire annuel : 38 000 € brut",
		"Prétentions : 42 k€", "Salario bruto 28.000 € anuales", "Sueldo 1.900 euros al mes", "$95/h", "OTE $180k", "Compensation of 85,000 CHF", "CTC 18 LPA, 1800000 INR per annum",
		"Verdienst 3.800 € monatlich", "sixty thousand pounds a year", "Ｓａｌａｒｙ ４５０００", "sala\u00adry 45,000 GBP", "My last pay was 52 000 EUR",
	} {
		if !tellsPay(plainly(s)) {
			t.Errorf("%q is not found", s)
		}
	}
}

func TestAFirmsMoneyIsNoPay(t *testing.T) {
	for _, s := range []string{
		"Led a department of 26 and a budget of £11m", "turnover £1.7m", "Weekly payroll for 24, PAYE Modernisation submissions", "Cut the monthly cloud bill by $48,000",
		"Calibration and pay review for the client group of 410 people", "Kosten der Cloud um 31 % gesenkt", "600 k€ d'économies suivies en trois ans", "£7.8m secondary school teaching block",
		"Opened the ambulatory surgery channel, $11M in its second year", "Lohnabrechnung für rund 320 Beschäftigte", "P&L for three sites, CHF 310m revenue", "Ran retail accounts worth £4m in fees",
		"Saved 20,000 € per year", "Own $84M in annual revenue across nine states", "Gehaltsabrechnung für 260 Mitarbeiter", "Weekly and monthly payroll for 260 people, start to finish, Sage 50 Payroll",
		"Three shifts, 2024 to 2026", "Clôture mensuelle à J+4, budget annuel de 96 M€ de coûts", "an annual rent roll of £38m", "Projekte von 0,4 bis 61 Mio. Euro geleitet",
	} {
		if tellsPay(plainly(s)) {
			t.Errorf("%q is taken for pay", s)
		}
	}
}

func TestWhatATextCarriesIsFound(t *testing.T) {
	for s, want := range map[string]consent.Field{
		"Write to jane.roe@example.org": consent.Email, "jane.roe (at) example.org": consent.Email, "Call me: 07700 900123": consent.Phone, "+49 170 1234567": consent.Phone,
		"Tel. 030 / 23 12 51 74": consent.Phone, "see www.example.org/jane": consent.Links, "born 12 May 1990": consent.BirthDate, "geb. 12.05.1990 in Ulm": consent.BirthDate,
		"née le 3 mars 1988": consent.BirthDate, "Nationality: Irish": consent.Nationality, "verheiratet, zwei Kinder": consent.MaritalStatus, "Nach einem Bandscheibenvorfall 2025 selten auf dem Dach": consent.Health,
		"Hard working 18 year old": consent.BirthDate, "Infirmier âgé de 42 ans": consent.BirthDate, "Âge : 42 ans": consent.BirthDate, "Nationalité : bulgare": consent.Nationality, "Français de nationalité": consent.Nationality,
		"Marié, deux enfants": consent.MaritalStatus, "divorcé depuis 2019": consent.MaritalStatus, "Mariée à Lyon": consent.MaritalStatus, "Zarabiałem 9.000 zł brutto": consent.PastPay,
		"Mi último salario en Torrealba fue de 31.500 euros al año": consent.PastPay, "Mi último salario en Torrealba fue de 31.500 euros al año.": consent.PastPay,
	} {
		found := false
		for _, f := range carried(consent.About, s) {
			found = found || f == want
		}
		if !found {
			t.Errorf("%q does not show as %s: %v", s, want, carried(consent.About, s))
		}
	}
	for _, s := range []string{"Prüfung nach VDE 0100-600 und 0105-100, Protokolle", "Grades 7 to 12, IB Diploma", "Pressure ulcers down from nine to three", "Enfants de 4 à 10 ans", "14-18 drops a day to pubs",
		"300 users in three offices; 12 tickets a day", "Groupe de dix adolescents de 13 à 17 ans", "Double-entry engine (CAMT.053, MT940)", "CQC preparation, significant events"} {
		if got := carried(consent.WorkHistory, s); len(got) > 0 {
			t.Errorf("%q is taken for %v", s, got)
		}
	}
}

func TestPayInOneSentenceIsFoundBesideCustomersInAnother(t *testing.T) {
	p := &profile.Profile{Basics: profile.Basics{Name: "Ada Muster"}, Work: []profile.Work{{Name: "Torrealba", Position: "Analista", Highlights: []string{"Atención a 71 clientes con Excel. Mi último salario fue de 31.500 euros al año."}}}}
	open, held := choices{kind: consent.Employer}.shown(p)
	if got := open.Work[0].Highlights; len(got) != 1 || got[0] != "Atención a 71 clientes con Excel." || len(held) != 1 || held[0].Field != consent.PastPay {
		t.Errorf("%q, withheld %v", got, held)
	}
}

func TestSentencesAreParted(t *testing.T) {
	for text, want := range map[string]string{
		"One thing. Another thing.":             "One thing.|Another thing.",
		"At St. James since 2020. Dr. May said": "At St. James since 2020.|Dr. May said",
		"- a line\n• another\n\n":               "a line|another",
		"ca. 90 Entwickler z.B. in Bonn. Gut.":  "ca. 90 Entwickler z.B. in Bonn.|Gut.",
		"E. g. this":                            "E. g. this",
		"!!!":                                   "",
		"in 2020. Then":                         "in 2020.|Then",
	} {
		if got := strings.Join(sentencesOf(text), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestContactDetailsStandOnlyWhereTheyWereChosen(t *testing.T) {
	all, p := ads(t), people(t)["p02"]
	p.Work[0].Highlights = append(p.Work[0].Highlights, "Ansprechpartner auf der Baustelle: "+p.Basics.Phone, "Seit 2024 bei 60.000 EUR p.a.")
	secret := []string{p.Basics.Email, p.Basics.Phone, p.Basics.Location.Address, p.Basics.Location.PostalCode, "60.000"}
	for _, k := range kinds {
		in := Input{Profile: p, Posting: all["p-28"], Kind: k, Day: today}
		text := shown(Make(in))
		for _, s := range secret {
			if s == "" || strings.Contains(text, s) {
				t.Errorf("%s shows %q", k, s)
			}
		}
		in.Chosen = []string{"email", "phone", "address", "pay", "past_pay"}
		d := Make(in)
		text = shown(d)
		for i, s := range secret {
			has := strings.Contains(text, s)
			if i < 4 && !has && k != Board || i == 4 && has || k == Board && has {
				t.Errorf("%s with contact details chosen, %q: %v", k, s, has)
			}
		}
		paid := false
		for _, w := range d.Withheld {
			paid = paid || w.Field == consent.PastPay && w.Why == NeverGiven && strings.HasPrefix(w.Path, "work[0].highlights[")
		}
		if !paid {
			t.Errorf("%s does not say that pay stays here: %v", k, d.Withheld)
		}
	}
}

func TestAStricterRuleForAKindOfRecipientHolds(t *testing.T) {
	all, p := ads(t), people(t)["p02"]
	in := Input{Profile: p, Posting: all["p-28"], Kind: Page, Day: today, Recipient: consent.Agency, Chosen: []string{"phone"},
		Disclosure: consent.Disclosure{Kinds: map[consent.RecipientKind]map[consent.Field]consent.Class{consent.Agency: {consent.Phone: consent.Never, consent.Schooling: consent.Ask}}}}
	d := Make(in)
	why := map[string]Why{}
	for _, w := range d.Withheld {
		why[w.Path] = w.Why
	}
	if why["basics.phone"] != NotForThisKind || why["education[0].institution"] != NotForThisKind || strings.Contains(shown(d), p.Education[0].Institution) {
		t.Errorf("an agency gets %s; %v", shown(d), why)
	}
	in.Recipient = consent.Employer
	if text := shown(Make(in)); !strings.Contains(text, p.Basics.Phone) || !strings.Contains(text, p.Education[0].Institution) {
		t.Errorf("an employer gets %s", text)
	}
}

func TestEachFieldIsShownOrWithheldWithAReason(t *testing.T) {
	each(t, func(who string, p *profile.Profile, ad *posting.Posting, d Draft) {
		there := map[string]bool{"basics.name": d.Name != "", "basics.label": d.Title != ""}
		for _, b := range d.Blocks {
			for _, s := range b.sentences() {
				for _, c := range s.Cites {
					there[c.Path] = true
				}
			}
		}
		for _, w := range d.Withheld {
			if w.Why == "" || w.Field == "" || w.Class == "" {
				t.Errorf("%s: no reason at %+v", who, w)
			}
			there[w.Path] = true
		}
		for path := range values(p) {
			if !there[path] && d.Title != values(p)[path] {
				t.Errorf("%s for %s: nothing is said of %s", d.Kind, who, path)
			}
		}
	})
}

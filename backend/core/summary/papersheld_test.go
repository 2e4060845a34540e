package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestALetterSaysOfEachPaperWhatItIs(t *testing.T) {
	for name, c := range map[string]struct {
		papers    []profile.Certificate
		lang      string
		want, not []string
	}{
		"an admission, unasked, with its day": {[]profile.Certificate{{Name: "Admitted to the Larch Bar", Date: "2012-11"}}, "en",
			[]string{"I was admitted to the Larch Bar in November 2012."}, nil},
		"an admission with its roll": {[]profile.Certificate{{Name: "Admitted as a solicitor", Issuer: "Roll of Larchland", Date: "2014"}}, "en",
			[]string{"I was admitted as a solicitor in 2014 (Roll of Larchland)."}, nil},
		"a licence with its State, before what is newer": {[]profile.Certificate{{Name: "Certified Privacy Professional", Issuer: "IAPP", Date: "2021"}, {Name: "RDH License", Issuer: "State of Larch", Date: "2016"}}, "en",
			[]string{"I hold an RDH License (State of Larch, 2016).", "I am a Certified Privacy Professional (IAPP, 2021)."}, []string{"qualifications"}},
		"a course": {[]profile.Certificate{{Name: "Terraform in practice", Issuer: "Larch School", Date: "2022"}}, "en",
			[]string{"I completed “Terraform in practice” (Larch School, 2022)."}, []string{"hold “", "qualifications", "certificates"}},
		"a course that nobody asks for": {[]profile.Certificate{{Name: "Museum lighting", Issuer: "Larch School", Date: "2022"}}, "en",
			nil, []string{"Museum lighting"}},
		"a licence in small letters": {[]profile.Certificate{{Name: "Reach truck licence", Issuer: "Larch", Date: "2020"}}, "en",
			[]string{"I hold a reach truck licence (Larch, 2020)"}, nil},
		"a role": {[]profile.Certificate{{Name: "BLS Provider", Date: "2025"}}, "en",
			[]string{"I hold the certificate “BLS Provider”."}, nil},
		"in French": {[]profile.Certificate{{Name: "TOSA Terraform, niveau avancé", Date: "2021"}, {Name: "Formation Terraform", Date: "2022"}}, "fr",
			[]string{"J'ai obtenu la certification «\u00a0TOSA Terraform (niveau avancé)\u00a0» (2021).", "J'ai suivi la formation Terraform (2022)."}, []string{"À cela"}},
		"a licence to drive a lorry, unasked, before what is newer": {[]profile.Certificate{{Name: "ADR básico", Date: "2022"}, {Name: "Carné C+E", Date: "2001"}}, "es",
			[]string{"He obtenido el carné C+E"}, nil},
		"a roll in French": {[]profile.Certificate{{Name: "Inscrite au barreau de Larch", Date: "2015"}}, "fr",
			[]string{"Je suis inscrite au barreau de Larch."}, nil},
		"a licence in German with who gave it": {[]profile.Certificate{{Name: "Approbation als Apothekerin", Issuer: "Land Larch", Date: "2015"}}, "de",
			[]string{"die Approbation als Apothekerin (Land Larch, 2015)."}, nil},
		"in Spanish": {[]profile.Certificate{{Name: "Carné de Terraform", Date: "2021"}, {Name: "Terraform en la práctica", Date: "2022"}}, "es",
			[]string{"He obtenido el carné de Terraform.", "He realizado el curso «Terraform en la práctica» (2022)."}, []string{"A esto"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := engineer()
			p.Certificates = c.papers
			got := readable(Make(Input{Profile: &p, Kind: Letter, Language: c.lang, Day: today, Posting: &posting.Posting{Title: "DevOps Engineer", Company: "Larch", Description: engineerAd}}))
			wants(t, got, c.want, c.not)
		})
	}
}

func TestLicencesStandBeforeCertificatesWithWhereTheyHold(t *testing.T) {
	p := engineer()
	p.Certificates = []profile.Certificate{{Name: "Terraform Associate", Issuer: "Larch School", Date: "2024"}, {Name: "Engineer License", Issuer: "State of Larch", Date: "2016"}}
	for kind, want := range map[Kind][]string{
		Page:  {"Licenses and registrations\n", "Engineer License, State of Larch (2016)", "Experience\n", "Certificates\n", "Terraform Associate, Larch School (2024)"},
		Whole: {"Licenses and registrations\n", "Engineer License, State of Larch (2016)", "Certificates\n", "Terraform Associate, Larch School (2024)"},
		Board: {"Licenses and registrations\n", "Engineer License, State of Larch\n", "Certificates\n", "Terraform Associate\n"},
		Short: {"Engineer License, State of Larch (2016)", "Certificates: Terraform Associate, Larch School (2024)"},
	} {
		got := read(p, kind, "Larch", engineerAd)
		from := 0
		for _, s := range want {
			i := strings.Index(got[from:], s)
			if i < 0 {
				t.Errorf("%s: %q is missing or comes too early:\n%s", kind, s, got)
				break
			}
			from += i
		}
	}
	p.Certificates = []profile.Certificate{{Name: "Admitted to the Larch Bar", Date: "2012"}}
	if got := read(p, Page, "Larch", engineerAd); !strings.Contains(got, "Admissions\n") || strings.Contains(got, "Certificates") {
		t.Errorf("an admission under another heading:\n%s", got)
	}
}

func TestWhatEndedATrainingIsToldOnce(t *testing.T) {
	got := written(t, "de", profile.Profile{
		Basics:       profile.Basics{Name: "Jo Larch"},
		Education:    []profile.Education{{Institution: "Berufskolleg Larch", StudyType: "Gesellenbrief, Handwerkskammer", Area: "Tischler", EndDate: "2017"}},
		Certificates: []profile.Certificate{{Name: "Gesellenbrief"}, {Name: "Staplerschein", Date: "2019"}},
	}, posting.Posting{Title: "Tischler", Description: "Wir suchen einen Tischler mit Gesellenbrief und Staplerschein."})
	if strings.Count(got, "Gesellenbrief") != 1 || !strings.Contains(got, "Staplerschein") {
		t.Error(got)
	}
}

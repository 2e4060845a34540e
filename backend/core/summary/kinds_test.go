package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestTheWholeCVIsWhole(t *testing.T) {
	for who, p := range people(t) {
		d := Make(Input{Profile: p, Kind: Whole, Day: today})
		for _, w := range d.Withheld {
			if w.Why == NotNeeded && !tellsEnd(values(p)[w.Path], nil) { // which goes out in no kind
				t.Errorf("%s: %s is left out", who, w.Path)
			}
		}
	}
}

func TestABoardGetsNoNameNoEmployerNoTown(t *testing.T) {
	each(t, func(who string, p *profile.Profile, ad *posting.Posting, d Draft) {
		if d.Kind != Board {
			return
		}
		text := shown(d)
		for _, w := range p.Work {
			if strings.Contains(text, w.Name) {
				t.Errorf("a board sees that %s works at %s", who, w.Name)
			}
		}
		if d.Name != "" || strings.Contains(text, p.Basics.Name) || strings.Contains(text, p.Basics.Location.City) && p.Basics.Location.City != p.Basics.Location.Region {
			t.Errorf("a board sees %s", text)
		}
	})
}

func TestLengthsDiffer(t *testing.T) {
	p, ad := people(t)["q01"], ads(t)["q-02"]
	size := func(k Kind, l Length) int {
		return len(shown(Make(Input{Profile: p, Posting: ad, Kind: k, Day: today, Length: l})))
	}
	for _, k := range []Kind{Short, Page, Letter} {
		if less, usual, plenty := size(k, Less), size(k, Usual), size(k, Plenty); less >= usual || usual > plenty {
			t.Errorf("%s: %d, %d, %d", k, less, usual, plenty)
		}
	}
}

func TestAShortTextTellsOfThePresentPostFirstAndSaysWhatWasTraining(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Beispiel"}, Work: []profile.Work{
		{Name: "Lärchen GmbH", Position: "Schweißer", StartDate: "2021-04", Highlights: []string{"Rohrleitungen geschweißt", "Nähte geprüft und dokumentiert"}},
		{Name: "Erlen AG", Position: "Auszubildender zum Metallbauer", StartDate: "2017-08", EndDate: "2021-03", Highlights: []string{"Geländer für 40 Häuser", "Türen für 30 Häuser"}},
	}}
	ad := posting.Posting{Title: "Schweißer", Language: "de", Description: "Geländer und Türen."}
	text := readable(Make(Input{Profile: &p, Kind: Short, Day: today, Posting: &ad}))
	wants(t, text, []string{"Rohrleitungen geschweißt\n", "Nähte geprüft", "(Auszubildender zum Metallbauer, Erlen AG)"}, nil)
	p.Work = append(p.Work[:1], profile.Work{Name: "Ulmen AG", Position: "Schweißer", StartDate: "2017-08", EndDate: "2021-03", Highlights: []string{"Behälter geschweißt"}}, p.Work[1])
	wants(t, readable(Make(Input{Profile: &p, Kind: Short, Day: today, Posting: &ad})), []string{"Behälter geschweißt (Ulmen AG)"}, []string{"Häuser"})
}

func TestAProfileIsTheWholeOneWithoutWhatIsPrivateOrLooksForSomethingElse(t *testing.T) {
	for _, c := range []struct {
		summary, title string
		kept, gone     []string
	}{
		{"Qualified welder with ten years in shipyards, returning to full-time work after five years at home with my two children. Certified for aluminium.", "Welder", []string{"Qualified welder with ten years in shipyards. Certified for aluminium."}, []string{"children", "returning"}},
		{"Lawyer for tenants and small housing associations. Looking for a part-time post near Larch.", "Lawyer", []string{"Lawyer for tenants and small housing associations."}, []string{"part-time"}},
		{"Nurse with heart. Now looking for a lorry to drive.", "Ward Sister", nil, []string{"heart", "lorry"}},
		{"Nurse with heart. Now looking for a ward to lead.", "Ward Sister", []string{"Nurse with heart. Now looking for a ward to lead."}, nil},
	} {
		p := profile.Profile{Basics: profile.Basics{Name: "Ada Example", Summary: c.summary}, Work: []profile.Work{{Name: "Larch", Position: c.title, StartDate: "2019"}}}
		for _, k := range []Kind{Page, Short} {
			wants(t, readable(Make(Input{Profile: &p, Kind: k, Day: today, Posting: &posting.Posting{Title: c.title, Language: "en", Description: "A post."}})), c.kept, c.gone)
		}
	}
}

func TestSkillsStandInTheCVsOrderButForWhatTheAdMustHave(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Example", Label: "Regional Sales Manager"}, Work: []profile.Work{{Name: "Larch", Position: "Regional Sales Manager", StartDate: "2019"}},
		Skills: []profile.Skill{{Name: "Territory planning"}, {Name: "Contract negotiation"}, {Name: "Salesforce"}, {Name: "HubSpot"}, {Name: "Cold calling"}}}
	page := func(ad string) string {
		return readable(Make(Input{Profile: &p, Kind: Page, Day: today, Posting: &posting.Posting{Title: "Sales Manager", Language: "en", Description: ad}}))
	}
	wants(t, page("Requirements\n- Cold calling\n- HubSpot is required\n"), []string{"HubSpot, Territory planning, Contract negotiation, Salesforce, Cold calling"}, nil)
	wants(t, page("Nice to have\n- HubSpot\n"), []string{"Territory planning, Contract negotiation, Salesforce, HubSpot, Cold calling"}, nil)
}

func TestALineOfAnotherPostThatLastsSaysWhereItIsFrom(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Work: []profile.Work{
		{Name: "Larch Heating", Position: "Lead Technician", StartDate: "2020-03", Highlights: []string{"Repair boilers, eight calls a day", "Train two apprentices"}},
		{Name: "Elm Academy", Position: "Evening Instructor", StartDate: "2021-08", Highlights: []string{"Teach brazing to classes of 12"}},
	}, Education: []profile.Education{{Institution: "Elm Academy", StudyType: "BSc", Area: "Energy", StartDate: "2023"}}}
	ad := posting.Posting{Title: "Technician", Language: "en", Description: "Boilers."}
	wants(t, readable(Make(Input{Profile: &p, Kind: Short, Day: today, Posting: &ad})), []string{"classes of 12 (Elm Academy)", "two apprentices\n"}, nil)
	wants(t, readable(Make(Input{Profile: &p, Kind: Page, Day: today, Posting: &ad})), []string{"2023 – present"}, nil)
}

func TestAShortTextTellsOfVoluntaryWorkAndOfALicenceToDriveWhereTheAdAsks(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Exemple"}, Work: []profile.Work{{Name: "Orme", Position: "Juriste", StartDate: "2015-02", Highlights: []string{"Rédaction de contrats pour douze sites"}}},
		Volunteer:    []profile.Volunteer{{Organization: "Maison du droit", Position: "Conseillère", StartDate: "2020"}},
		Certificates: []profile.Certificate{{Name: "Permis B"}, {Name: "Certificat de médiation", Date: "2022"}, {Name: "Permis d’exploitation", Date: "2019"}}}
	short := func(ad string) string {
		return strings.ReplaceAll(readable(Make(Input{Profile: &p, Kind: Short, Day: today, Posting: &posting.Posting{Title: "Juriste", Language: "fr", Description: ad}})), "\u00a0", " ")
	}
	wants(t, short("Vous rédigez des contrats.\n- Bénévolat apprécié\n- Permis B\n"), []string{"Certificat de médiation", "Permis d’exploitation", "; Permis B\n", "Bénévolat : Conseillère, Maison du droit (2020"}, nil)
	wants(t, short("Vous rédigez des contrats."), []string{"Permis d’exploitation"}, []string{"Permis B", "Bénévolat"})
}

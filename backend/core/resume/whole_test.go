package resume

import (
	"fmt"
	"testing"

	"autojob/backend/core/document"
)

func TestTheJournalOrTheHouseOfAPublication(t *testing.T) {
	for line, want := range map[string]string{
		"Woven Paths: Baskets of the Coast. Harrowgate Press, 2020.":                                       "Woven Paths: Baskets of the Coast|Harrowgate Press|2020",
		"Example M. et al. «Cuidados al alta». Cuadernos de Planta, 2022; 14: 33-38.":                      "Cuidados al alta|Cuadernos de Planta|2022",
		"Brücken im Winter. In: Stahl und Tal, Heft 4/2019, S. 22-27.":                                     "Brücken im Winter|Stahl und Tal|2019-04",
		"A. Example and B. Sample, “Slow glue: a study of waiting”, Journal of Invented Glue, 2023, 4, 1.": "Slow glue: a study of waiting|Journal of Invented Glue|2023",
		"« Les gestes du soin », dans Revue des Exemples, 2018":                                            "Les gestes du soin|Revue des Exemples|2018",
		"Green roofs after ten years, accepted, 2024":                                                      "Green roofs after ten years, accepted||2024",
	} {
		p := Parse(document.FromText("Ada Example\nada@example.com\n\nPUBLICATIONS\n\n" + line + "\n"))
		if len(p.Publications) != 1 {
			t.Errorf("%q: %v", line, p.Publications)
			continue
		}
		a := p.Publications[0]
		if got := a.Name + "|" + a.Publisher + "|" + a.ReleaseDate; got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestAnAddressGoesOnInTheLineBelow(t *testing.T) {
	for text, want := range map[string]string{
		"linkedin.com/in/ada-\nexample-muster":             "linkedin.com/in/ada-example-muster|ada-example-muster|",
		"linkedin.com/in/\nada-example":                    "linkedin.com/in/ada-example|ada-example|",
		"linkedin.com/in/ada-example\nnurse":               "linkedin.com/in/ada-example|ada-example|",
		"linkedin.com/in/ada-\nNurse of the night":         "linkedin.com/in/ada-|ada-|",
		"ada.example.be@example.com":                       "",
		"a.mustermann.de-example@example.com\n0421 555012": "",
	} {
		d := document.FromText("Ada Example\n" + text + "\n\nSKILLS\nTriage, Excel\n")
		p := Parse(d)
		holds(t, d, p)
		got := ""
		for _, o := range p.Basics.Profiles {
			got += o.URL + "|" + o.Username + "|"
		}
		if got += p.Basics.URL; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPartsOfTheUnitedKingdomStay(t *testing.T) {
	for line, want := range map[string]string{
		"Llanexample, Wales | ada@example.com": "Llanexample Wales GB", "Leeds, England, UK | ada@example.com": "Leeds England GB",
		"Address: 2 Example Close, Glen Sample, KA99 3DD, Scotland": "Glen Sample Scotland GB", "Cardiff, United Kingdom | ada@example.com": "Cardiff  GB",
	} {
		l := Parse(document.FromText("Ada Example\n" + line + "\n\nSKILLS\nTriage, Excel\n")).Basics.Location
		if got := fmt.Sprint(l.City, " ", l.Region, " ", l.CountryCode); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestAnIssuerMayBeNamedLikeASite(t *testing.T) {
	p := Parse(document.FromText("Ada Example\nada@example.com\n\nCERTIFICATIONS\n\nSample Master I, Scrum.org, 2019\nCare Basics, learn.example.org/care, 2020\n"))
	if len(p.Certificates) != 2 || p.Certificates[0].Issuer != "Scrum.org" || p.Certificates[1].Issuer != "" {
		t.Errorf("%+v", p.Certificates)
	}
}

func TestTheClassOfABritishDegree(t *testing.T) {
	p := Parse(document.FromText("Ada Example\nada@example.com\n\nEDUCATION\n\nMChem Chemistry  2005 – 2009\nUniversity of Exampleton\nFirst class; year abroad in Brittany\n"))
	if len(p.Education) != 1 || p.Education[0].StudyType != "MChem" || p.Education[0].Score != "First class" {
		t.Errorf("%+v", p.Education)
	}
}

package posting

import "testing"

const pastedBody = `
We build quiet pumps for hospitals. You repair and test them in our workshop, read drawings and show two apprentices how it is done.
- You have a trade in metal
- You can read a micrometer`

// Written before the reader ran on them: what a person gets who marks a page and copies it.
var pastes = []struct{ text, title, company, location string }{
	{"Pumpwerk Sample logo\nPumpwerk Sample\nShare\nShow more options\nPump Fitter\nLeeds, England, United Kingdom · Reposted 2 weeks ago · 57 applicants\nPromoted by hirer\nOn-site\nFull-time\nApply\nSave\nAbout the job" + pastedBody, "Pump Fitter", "Pumpwerk Sample", "Leeds, England, United Kingdom"},
	{"Pump Fitter\nPumpwerk Sample Ltd · Leeds, England, United Kingdom (Hybrid)\nSave\nApply now\nAbout the job" + pastedBody, "Pump Fitter", "Pumpwerk Sample Ltd", "Leeds, England, United Kingdom (Hybrid)"},
	{"Pump Fitter - job post\nPumpwerk Sample\n3.8\n3.8 out of 5 stars\nAustin, TX 78701\n$24 - $29 an hour - Full-time\nApply now\nFull job description" + pastedBody, "Pump Fitter", "Pumpwerk Sample", "Austin, TX 78701"},
	{"Monteur für Pumpen (m/w/d)\nPumpwerk Muster GmbH\n04229 Leipzig\nFeste Anstellung\nVollzeit\nErschienen: vor 2 Tagen\nGehalt anzeigen\nJetzt bewerben\nSpeichern\nÜber uns" + pastedBody, "Monteur für Pumpen (m/w/d)", "Pumpwerk Muster GmbH", "04229 Leipzig"},
	{"Pumpwerk Muster GmbH\nMonteur für Pumpen (m/w/d)\nLeipzig, Deutschland\nAufgaben" + pastedBody, "Monteur für Pumpen (m/w/d)", "Pumpwerk Muster GmbH", "Leipzig, Deutschland"},
	{"Job title: Pump Fitter\nCompany: Pumpwerk Sample\nLocation: Leeds\nSalary: £28,000 - £31,000" + pastedBody, "Pump Fitter", "Pumpwerk Sample", "Leeds"},
	{"Pump Fitter at Pumpwerk Sample\n" + pastedBody, "Pump Fitter", "Pumpwerk Sample", ""},
	{"Pump Fitter\n" + pastedBody, "Pump Fitter", "", ""},
	{"We are looking for a pump fitter to join our workshop. You repair and test pumps, read drawings and show two apprentices how it is done. Write to us if this is you.", "pump fitter", "", ""},
	{"Monteur de pompes (H/F)\nPompes Exemple SARL\nLyon, France\nPostuler\nEnregistrer\nÀ propos de nous" + pastedBody, "Monteur de pompes (H/F)", "Pompes Exemple SARL", "Lyon, France"},
	{"Montador de bombas\nBombas Ejemplo S.L.\nSevilla, España\nInscribirme\nGuardar" + pastedBody, "Montador de bombas", "Bombas Ejemplo S.L.", "Sevilla, España"},
	{"Monteur de pompes (H/F)\nPompes Exemple, Quimper (29)\n" + pastedBody, "Monteur de pompes (H/F)", "Pompes Exemple", "Quimper (29)"},
	{"Monteur für Pumpen (m/w/d)\nPumpwerk Muster GmbH, Leipzig oder remote\n" + pastedBody, "Monteur für Pumpen (m/w/d)", "Pumpwerk Muster GmbH", "Leipzig oder remote"},
	{"Montador/a de bombas\nBombas Ejemplo, S. Coop. - Gijón\n" + pastedBody, "Montador/a de bombas", "Bombas Ejemplo, S. Coop.", "Gijón"},
	{"Pump Fitter\nLeeds, York\n" + pastedBody, "Pump Fitter", "", ""},
	{"Pump Fitter\nGood pay, Early shifts\n" + pastedBody, "Pump Fitter", "", ""},
	{"<div><h1>Pump Fitter</h1><div>Apply now</div>" + "<p>We build quiet pumps for hospitals. You repair and test them in our workshop, read drawings and show two apprentices how it is done.</p><p>You have a trade in metal, you can read a micrometer, and you would rather mend a thing than replace it.</p></div>", "Pump Fitter", "", ""},
}

func TestPastesAreReadAndNothingIsInvented(t *testing.T) {
	for _, c := range pastes {
		r, err := ParsePasted(c.text, "https://x.example.com/1")
		if err != nil || len(r.Postings) != 1 {
			t.Errorf("%.40q: %+v %v", c.text, r, err)
			continue
		}
		p := r.Postings[0]
		if p.Title != c.title || p.Company != c.company || p.Location != c.location || p.URL == "" {
			t.Errorf("%.40q: %q at %q in %q, want %q at %q in %q", c.text, p.Title, p.Company, p.Location, c.title, c.company, c.location)
		}
	}
}

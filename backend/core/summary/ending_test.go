package summary

import (
	"testing"

	"autojob/backend/core/profile"
)

func TestHowAPostEndedNeverGoesOut(t *testing.T) {
	gone := []string{"Licenciement économique en mars 2025", "Licenciement économique (mars 2025).", "betriebsbedingte Kündigung", "Betriebsbedingte Kündigung zum 30.06.2024 wegen Insolvenz der Firma", "Redundancy in 2024", "redundancy in 2024 (closure of the branch)",
		"Made redundant in 2024", "Fin de contrat", "Fin de CDD en juin 2021", "Fermeture de l'agence", "fermeture de l’agence en 2013", "ERE", "Despido por ERE en 2012", "Fin de contrato", "Cierre de la empresa", "Laid off in March 2023", "Left due to redundancy", "Position eliminated in restructuring", "Contract ended 2020",
		"Befristeter Vertrag ausgelaufen", "Ich wurde betriebsbedingt gekündigt, weil das Lager schloss", "J'ai été licenciée pour motif économique", "Rupture conventionnelle en 2022", "Aufhebungsvertrag 2021", "Insolvenz des Betriebs 2019"}
	stays := []string{"Designed and ran the consultation for a collective redundancy of 62 roles", "Redundancy and grievance consultations", "Licenciements économiques et ruptures conventionnelles : 40 dossiers", "Prozesse zu betriebsbedingten Kündigungen geführt", "Negociación del ERE con el comité de empresa",
		"Gestión de ERE y ERTE", "Fermeture de l'agence le soir, caisse et coffre", "Laid off 12 staff and wrote the letters", "Beratung zu Kündigung und Aufhebungsvertrag", "Closed the branch every evening", "Cierre contable mensual", "Clôture de fin de contrat pour 300 clients"}
	for _, lang := range Languages() {
		for _, k := range kinds {
			p := profile.Profile{Basics: profile.Basics{Name: "Ada Example", Label: "Clerk"}, Work: []profile.Work{{Name: "Larch", Position: "Clerk", StartDate: "2020-02", EndDate: "2024-03", Summary: "Served 300 customers. Made redundant in 2024.", Highlights: append([]string{"Trained four clerks"}, gone...)}}}
			d := Make(Input{Profile: &p, Kind: k, Language: lang, Day: today, Length: Plenty})
			wants(t, shown(d), nil, append(gone, "redundant"))
			if k == Whole {
				wants(t, shown(d), []string{"Served 300 customers", "Trained four clerks"}, nil)
			}
		}
	}
	for _, text := range stays {
		p := profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Work: []profile.Work{{Name: "Larch", Position: "Clerk", StartDate: "2020-02", Highlights: []string{text}}}}
		wants(t, shown(Make(Input{Profile: &p, Kind: Whole, Day: today})), []string{text}, nil)
	}
}

func TestALevelHasNoBracketsInBrackets(t *testing.T) {
	for written, want := range map[string]string{"B2 (First, 2014)": "Inglés (B2, First, 2014)", "C1 (CAE 2016)": "Inglés (C1, CAE 2016)", "B2": "Inglés (B2)", "sehr gut (C1)": "Inglés (sehr gut, C1)", "C1 (dos congresos (en inglés))": "Inglés (C1, dos congresos, en inglés)"} {
		p := profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Languages: []profile.Language{{Language: "Inglés", Fluency: written}}}
		for _, k := range []Kind{Page, Short, Board, Whole} {
			d := Make(Input{Profile: &p, Kind: k, Language: "es", Day: today})
			wants(t, shown(d), []string{want}, nil)
			for _, r := range Check(&d, &p, CheckInput{Day: today}).Refused {
				t.Errorf("%s, %q: refused %s %q", k, written, r.Kind, r.Words)
			}
		}
	}
}

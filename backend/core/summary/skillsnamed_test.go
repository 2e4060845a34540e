package summary

import (
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestWhatTheAdMustHaveIsNamedFirstAndNotWhatOneIs(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Larch", Label: "Abogada laboralista"}, Work: []profile.Work{{Name: "Larch y Pino", Position: "Socia", StartDate: "2018", Highlights: []string{"Despidos colectivos y accidentes de trabajo"}}},
		Skills:       []profile.Skill{{Name: "Áreas", Keywords: []string{"Derecho laboral", "Negociación colectiva", "Litigación oral", "Prevención de riesgos", "Lexnet", "Aranzadi"}}},
		Certificates: []profile.Certificate{{Name: "CAP mercancías", Date: "2021"}}}
	ad := posting.Posting{Title: "Abogada laboralista", Description: "Funciones\n\n- Llevar procedimientos\n\nRequisitos\n\n- Ejercicio en derecho laboral\n- Experiencia en negociación colectiva\n- Manejo de Lexnet y bases de datos\n- CAP de mercancías en vigor\n\nSe valorará\n\n- Prevención de riesgos laborales"}
	got := passed(t, "es", p, ad)
	wants(t, got, []string{"la negociación colectiva", "Lexnet", "el CAP de mercancías (2021)"}, []string{"derecho laboral"})
	p.Skills[0].Keywords = []string{"Sistemas de riego", "Poda en altura"}
	ad.Description = "Requisitos\n\n- Experiencia en sistemas de riego y en poda en altura"
	wants(t, passed(t, "es", p, ad), []string{"Mis conocimientos: "}, nil)
}

package profile

import (
	"testing"
	"time"
)

func TestUntilWhenAPaperIsValid(t *testing.T) {
	day := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	for name, want := range map[string]struct {
		base, until string
		lapsed      bool
	}{
		"First aid, valid until 03/2027":                      {"First aid", "2027-03", false},
		"Physical Therapist License, current through 08/2027": {"Physical Therapist License", "2027-08", false},
		"Gefahrgut-Schulung ADR 1.3, gültig bis 11/2026":      {"Gefahrgut-Schulung ADR 1.3", "2026-11", true},
		"Carte conducteur, valable jusqu'en 2031":             {"Carte conducteur", "2031", false},
		"Primeros auxilios, vigente hasta octubre de 2024":    {"Primeros auxilios", "2024-10", true},
		"Certiphyto, valable jusqu'au 12/04/2029":             {"Certiphyto", "2029-04", false},
		"Food Handler card, expired 2023":                     {"Food Handler card", "2023", true},
		"Working at heights, valid to 30 June 2028":           {"Working at heights", "2028-06", false},
		"Notary Public, commission through 2028":              {"Notary Public", "2028", false},
		"Food Safety, refresh due Nov 2026":                   {"Food Safety", "2026-11", true},
		"Erste Hilfe, 2 Jahre gültig":                         {"Erste Hilfe", "", true},
		"BLS-AED, valable 3 ans":                              {"BLS-AED", "", false},
		"Staplerschein":                                       {"Staplerschein", "", false},
		"Current Issues in Nursing, level 2":                  {"Current Issues in Nursing, level 2", "", false},
		"Crane licence, valid until it is taken away":         {"Crane licence", "", false},
	} {
		base, _, until := Validity(name)
		if base != want.base || until != want.until || Lapsed(Certificate{Name: name, Date: "2024-05"}, day) != want.lapsed {
			t.Errorf("%q: %q until %q, lapsed %v; want %+v", name, base, until, Lapsed(Certificate{Name: name, Date: "2024-05"}, day), want)
		}
	}
}

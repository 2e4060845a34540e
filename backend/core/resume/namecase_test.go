package resume

import "testing"

func TestANameInCapitalsIsCasedAsItIsSigned(t *testing.T) {
	for name, want := range map[string]string{
		"OTTOLINE VARGA": "Ottoline Varga", "ADA LARCH-OKADA": "Ada Larch-Okada", "JOSÉ DE LA LARCHA": "José de la Larcha", "PIETER VAN DER LARCH": "Pieter van der Larch", "DARA O'LARCH": "Dara O'Larch", "DARA O’LARCH": "Dara O’Larch",
		"FIONA MCLARCH": "Fiona McLarch", "IAN MACDONALD": "Ian MacDonald", "ANA MACHADO": "Ana Machado", "EMMANUEL MACK": "Emmanuel Mack", "J. R. LARCH III": "J. R. Larch III", "TJ LARCH": "TJ Larch", "ÉLODIE KÜSTER": "Élodie Küster", "DE LARCH": "De Larch", "YANN LE LARCH": "Yann Le Larch",
		"Ada Larch": "Ada Larch", "Ada LARCH": "Ada LARCH", "Fiona Mclarch": "Fiona Mclarch", "ada van Larch": "ada van Larch",
	} {
		if got := asSigned(name); got != want {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
	}
	s := newSheet()
	s.put(50, "#*OTTOLINE LARCH")
	s.put(50, "ottoline@example.com")
	p := Parse(&s.d)
	if p.Basics.Name != "Ottoline Larch" || !p.Meta.Autojob.Fields["basics.name"].Normalised {
		t.Errorf("read %q, %+v", p.Basics.Name, p.Meta.Autojob.Fields["basics.name"])
	}
}

package summary

import (
	"slices"

	"autojob/backend/core/pattern"
)

// ofOffice are stems of what everybody who works for themselves has to see to beside the work.
var ofOffice = stemsOf(`quotes quotations taxes taxation invoices invoicing billing bookkeeping accounting licensing
	rechnungen rechnungsstellung steuern steuererklärung buchhaltung buchführung angebote kalkulation
	devis factures facturation impôts déclarations comptabilité
	presupuestos facturas facturación impuestos contabilidad`)

// forOneself is a position of somebody who works for themselves.
var forOneself = pattern.New(`(?i)freelance|self-employed|freiberuflich|selbst(?:st)?ändig|indépendant|autónom|por cuenta propia`)

// withoutOffice are pieces of a job of somebody's own without those that tell of its office, where the ad has no word of that and two others are there.
func (m *maker) withoutOffice(all []*piece, j job) []*piece {
	w := m.p.Work[j.at]
	if named(w.Name) && !forOneself.MatchString(w.Name+" "+w.Position) {
		return all
	}
	kept := slices.DeleteFunc(slices.Clone(all), func(p *piece) bool {
		n := 0
		for stem := range stemsOf(p.text) {
			if !ofOffice[stem] {
				continue
			}
			if m.sel.echoes[stem] > 0 {
				return false
			}
			n++
		}
		return n >= 2
	})
	if len(kept) < 2 {
		return all
	}
	return kept
}

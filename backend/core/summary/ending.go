package summary

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/consent"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

var (
	// ending names how a post ended; a point that says nothing else tells so, in whatever words around it.
	ending = pattern.New(`(?i)\b(?:redundan(?:cy|t)|retrench(?:ed|ment)|laid off|lay-?off|(?:contract|assignment) (?:ended|expired|not renewed)|end of (?:the )?(?:contract|assignment)|(?:position|role|post|job) eliminated|closure|closed down|insolven\pL*|bankruptcy|dismissed|terminated|` +
		`kündigung|gekündigt|aufhebungsvertrag|auflösungsvertrag|(?:vertrag|befristung) (?:endete|ausgelaufen|nicht verlängert)|vertragsende|ende der befristung|insolvenz|schließung|geschlossen|geschäftsaufgabe|betriebsaufgabe|stellenabbau|` +
		`licenciement|licenciée?|fin d[eu] (?:contrat|cdd|mission|chantier)|fermeture|rupture conventionnelle|liquidation|dépôt de bilan|contrat non renouvelé|` +
		`despid[oa]|ere|fin(?:al)? del? contrato|cierre|concurso de acreedores|liquidación|contrato no renovado)(?:$|[^\pL])|(?:^|[^\pL])ERE(?:$|[^\pL])`)
	// ended by others: the person says so of themselves, whatever else the sentence tells.
	endedByOthers = pattern.New(`(?i)\b(?:(?:was|been|got|being) (?:made redundant|laid off|retrenched|dismissed)|(?:my|the|fixed-term|temporary) (?:contract|position|role|post) (?:ended|expired|ran out|was (?:not renewed|eliminated|cut)))\b|` +
		`\b(?:wurde ich|ich wurde|wurde mir|mir wurde) (?:\pL+ ){0,3}(?:gekündigt|entlassen)|\bj['’]ai été (?:\pL+ ){0,2}licencié|\bje fus licencié|\bme (?:han despedid|despidieron)|\b(?:fui|he sido) despedid|\bno me (?:renovaron|han renovado)`)
	// aroundEnding are the words that may stand around an ending where nothing else is told: when, of what, and why.
	aroundEnding = wordSet(`a an the my in on at by of to for from with and due because after following left leave leaving made ended was redundancy redundant retrenched retrenchment dealership cut second shift when laid off lay layoff contract assignment end expired not renewed position role post job eliminated closure closed down insolvency insolvent bankruptcy dismissed terminated
		company firm employer clinic practice office full part time business office branch store shop site plant agency restructuring reorganisation reorganization economic reasons covid pandemic collective voluntary compulsory fixed term temporary
		der die das dem den des ein eine einer eines zum zur im am in von durch wegen aufgrund nach und mein meine betriebsbedingt betriebsbedingte betriebsbedingter kündigung gekündigt aufhebungsvertrag auflösungsvertrag vertrag vertrags befristeter befristung endete ausgelaufen nicht verlängert vertragsende ende insolvenz schließung betriebsaufgabe stellenabbau
		firma betrieb praxis klinik laden vollzeit teilzeit pensionierung ruhestand geschlossen geschäftsaufgabe betriebs betriebes unternehmen unternehmens arbeitgeber arbeitgebers filiale standort standorts standortes werk werks niederlassung abteilung umstrukturierung corona pandemie wirtschaftlichen gründen
		le la les l un une d de du des en au aux à par pour suite et mon ma licenciement licencié licenciée économique collectif fin contrat cdd mission chantier fermeture rupture conventionnelle liquidation judiciaire dépôt bilan non renouvelé départ motif raisons
		entreprise société agence site magasin boutique usine établissement restaurant employeur restructuration covid pandémie
		el los las del un una al por y mi despido despedida despedido ere fin final contrato cierre concurso acreedores liquidación renovado salida tras contrato jornada completa parcial clínica tienda negocio taller objetivo improcedente colectivo causas económicas empresa oficina tienda planta fábrica sucursal centro obra agencia reestructuración pandemia
		early mid late spring summer autumn winter anfang mitte frühjahr sommer herbst début printemps été automne hiver principios mediados finales primavera verano otoño invierno`)
)

// tellsEnd reports whether a sentence tells how a post ended and nothing else, or says so in the first person.
func tellsEnd(text string, employer map[string]bool) bool {
	if endedByOthers.MatchString(text) {
		return true
	}
	if !ending.MatchString(text) {
		return false
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !aroundEnding[w] && !employer[w] && monthNames[claimFold(w)] == 0 && strings.ContainsFunc(w, unicode.IsLetter) && w != "1er" {
			return false
		}
	}
	return true
}

// withoutEnds is a profile without what its jobs tell of how they ended, which is the person's own matter, and what is held back so.
func withoutEnds(p *profile.Profile, rules consent.Disclosure, to consent.RecipientKind) (*profile.Profile, []Withheld) {
	var edits []profile.Edit
	var held []Withheld
	for _, l := range profile.Leaves(p) {
		section, entry, field := pathParts(l.Path)
		if section != "work" || field != "summary" && field != "highlights" {
			continue
		}
		employer := map[string]bool{}
		for i, w := range p.Work {
			if entry == "work"+index(i) {
				employer = wordSet(strings.ToLower(w.Name))
			}
		}
		all := sentencesOf(l.Value)
		kept := slices.DeleteFunc(slices.Clone(all), func(s string) bool { return tellsEnd(s, employer) })
		if len(kept) == len(all) {
			continue
		}
		f := consent.FieldOf(l.Path)
		edits = append(edits, profile.Edit{Path: l.Path, Value: strings.Join(kept, "\n")})
		held = append(held, Withheld{Path: l.Path, Class: rules.Class(f, to), Why: NotNeeded, Field: f})
	}
	if len(edits) == 0 {
		return p, nil
	}
	out, err := profile.Apply(p, edits)
	if err != nil {
		return &profile.Profile{}, held
	}
	return out, held
}

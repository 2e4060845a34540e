package resume

import (
	"strings"

	"autojob/backend/core/pattern"
)

// isBreak reports whether the words of an entry's first line name a time without a job; such a time is no job.
func isBreak(head string) bool {
	f := fold(head)
	if careerBreak.MatchString(f) {
		return true
	}
	name, _, _ := strings.Cut(head, ",")
	return timeOff.MatchString(f) && titleScore(name) < 0.7
}

// careerBreak matches what a CV calls a time without a job, accents dropped.
var careerBreak = pattern.New(`^\W*((career|family|planned) break|(parental|maternity|paternity|family|carer'?s) leave|time out|sabbatical|gap year|full[- ]time (parent|carer)|elternzeit|mutterschutz|babypause|familien(phase|zeit|pause)|kindererziehung|erziehungs(zeit|urlaub)|sabbat(jahr|ical)|auszeit|arbeits?(suchend|los|suche)|unemployed|job search|seeking work|conges? (parental|maternite|de maternite|sabbatique)|recherche d.emploi|pause (familiale|carriere|parentale)|interruption de carriere|excedencia|baja (maternal|por maternidad)|busqueda de empleo|desempleo|ano sabatico|pausa (familiar|profesional|laboral)|cuidado de (hijos|familiares))\b`)

// timeOff matches words that open such a time where they name no job: "Recovery after an accident", and not "Recovery Worker".
var timeOff = pattern.New(`^\W*(` +
	`(sick|medical) leave|stay[- ]at[- ]home|unemployment|out (on (medical|leave|sick)|of work)|(a |one )?(year (of )?travel\pL*|year abroad)|between jobs|(job|work) (seeking|hunting)|looking for work|(at )?home with|interruption|redundan(t|cy)|illness|recovery|recovering|caring for|full[- ]time care|travell?(ing|ed)|world (trip|tour)|backpacking|odd jobs|` +
	`mutterschaft\pL*|karenz\pL*|arbeitslos\pL*|(ausbildung|studium|umschulung) \(?siehe|arbeitsunfahig\pL*|erwerbslos\pL*|stellensuche|stellensuchend|jobsuche|bewerbungsphase|krank|krankheit\pL*|(lange|langere|schwere) krankheit|krankenstand|genesung|reha|rehabilitation|(neu)?orientierung\pL*|pflege (von |der |des |meine[rs]? |eine[rs]? )?(angehorige\pL*|mutter|vater|vaters|eltern\pL*)|wehrdienst|grundwehrdienst|wehrpflicht|prasenzdienst|militardienst|rekrutenschule|weltreise|(ein jahr )?(reise|reisen)( durch| in| nach)|auslandsjahr|(ein )?jahr im ausland|reisen? (durch|in|nach)|gelegenheitsjobs|zu hause|(bei|mit) (den |meinen |unseren )?kindern|hausfrau|hausmann|` +
	`conges? (maladie|de formation)|arret (maladie|de travail)|longue maladie|maladie|en recherche d.emploi|chomage|sans emploi|licenciement|pause professionnelle|interruption professionnelle|(mere|pere) au foyer|service (militaire|national)|tour du monde|(une )?annee (de voyage|sabbatique|a l.etranger)|voyages? (en|au|aux|autour|a l)|proche aidante?|aidante? familiale?|petits (boulots|contrats)|a la maison|epuisement|burn-?out|` +
	`baja (medica|por (paternidad|enfermedad))|(permiso|licencia) (de |por )?(maternidad|paternidad)|busqueda activa de empleo|desemplead[oa]|erte|en paro|paro|sin empleo|cuidado de \pL+|en casa con|de baja|enfermedad|convalecencia|servicio militar|(un )?ano (de viaje|en el extranjero)|viajes?|vuelta al mundo|contratos cortos|trabajos (puntuales|varios)` +
	`)\b`)

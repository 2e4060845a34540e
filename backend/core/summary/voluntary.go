package summary

import (
	"strings"

	"autojob/backend/core/pattern"
)

// saysVoluntary is a position that tells so itself.
var saysVoluntary = pattern.New(`(?i)volunteer|ehrenamt|freiwillig|bénévol|volontaire|voluntari`)

// voluntaryFrames are the frames of voluntary work that the position itself calls so: "colaboro en Larch como abogada voluntaria". In English they are those of
// any work.
func (m *maker) voluntaryFrames(p, work posts) posts {
	if m.lang == "en" {
		return work
	}
	drop := strings.NewReplacer("de forma voluntaria ", "", "ehrenamtlich ", "", "bénévole {at} comme {p}", "{p} {at}", "bénévole comme {p}", "{p}")
	return posts{drop.Replace(p.both), p.employer, drop.Replace(p.position)}
}

// somebody is a word for a person, as the head of what somebody was to a club: "Kassenwartin", "trésorière", "monitora".
var somebody = map[string]*pattern.Pattern{
	"en": pattern.New(`(?i)(?:er|or|ist|ant|ian|man|woman|person|volunteer|coach|chair|president|governor|trustee|guide|captain|steward|aide|chef|nurse|host|lead|head|director|referee|ambassador|buddy|rep|secretary|attorney|clerk|advocate|friend|cook|medic|emt|musician|tutor)s?$`),
	"de": pattern.New(`(?i)(?:er(?:in)?|or(?:in)?|ist(?:in)?|ant(?:in)?|ent(?:in)?|wart(?:in)?|kraft|mann|frau|coach|mitglied|vorstand|vorständin|vorsitzende[rn]?|beauftragte[rn]?|pat(?:e|in)|ehrenamtliche[rn]?|freiwillige[rn]?|anwält(?:in)|anwalt|ärztin|arzt|schöff(?:e|in)|lots(?:e|in)|köchin|koch|chef(?:in)?|beirat|rätin|rat)$`),
	"fr": pattern.New(`(?i)^(?:\pL+(?:eur|euse|rice|esse|ienne|iste|ante?|aires?|ier|ière|ent|ente)|\pL*(?:chirurgien|musicien|pharmacien|technicien|gardien|mécanicien|informaticien|électricien|collégien)|membre|mentor|coach|bénévole|volontaire|responsable|secouriste|arbitre|capitaine|parrain|marraine|chef|cheffe|élue?|aide-soignante?|avocate?|juriste|médecin|guide|cuisinière?|déléguée?|chargée?|référente?|tuteur|adjointe?|maître|juge|interprète)$`),
	"es": pattern.New(`(?i)^(?:\pL+(?:or|ora|ista|ero|era|ario|aria|ante|ente|enta|óloga|ólogo|ado|ada)|miembro|vocal|soci[oa]|técnic[oa]|mentora?|coach|guía|responsable|médic[oa]|árbitr[oa]|maestr[oa]|delegad[oa]|letrad[oa]|intérprete|cociner[oa]|músic[oa]|titiriter[oa]|jefe|jefa|juez|jueza)$`),
}

// things are words with such an ending that are none.
var things = wordSet(`theater lager feuer kinder büro wasser winter sommer alter
	soutien entretien maintien logement accompagnement encadrement événement enseignement vestiaire secrétariat atelier chantier quartier dossier potager restaurant itinéraire commentaire anniversaire documentaire
	comedor labor calendario horario escritorio cuidado mercado apoyado documental
	center shelter dinner summer winter shop transport`)

// namesSomebody reports whether a position says what somebody was and not what was done, so that "as" can stand before it.
func (m *maker) namesSomebody(position string) bool {
	head := ""
	for _, w := range strings.Fields(position) {
		word := strings.ToLower(strings.Trim(w, ",;.()"))
		if head != "" && (smallWords[word] || m.lang == "fr" || m.lang == "es" || strings.HasPrefix(w, "(")) {
			break
		}
		head = word
		if strings.HasSuffix(w, ",") {
			break
		}
	}
	if head == "" || things[head] {
		return false
	}
	return englishRoles[head] || persons[head] || somebody[m.lang].MatchString(head)
}

// plainly is what was done as it stands in brackets, in small letters where the language has them and it is no name.
func (m *maker) plainly(activity string) string {
	activity = strings.Join(strings.Fields(activity), " ")
	if m.lang == "de" || capitalised(activity) {
		return activity
	}
	return m.lower(activity)
}

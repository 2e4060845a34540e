package posting

import (
	"slices"
	"strings"
	"sync"

	"autojob/backend/core/pattern"
)

// rule reads one thing from a sentence in lower case: it says what, if its pattern matches and unless does not.
type rule struct {
	says    string
	pattern *pattern.Pattern
	unless  *pattern.Pattern
}

// rules are asked one after the other.
type rules struct {
	all []rule
	any *pattern.Pattern // matches where one of them might
}

func ruled(all ...rule) *rules {
	var patterns []*pattern.Pattern
	for _, r := range all {
		patterns = append(patterns, r.pattern)
	}
	return &rules{all, pattern.Any(patterns...)}
}

// in is the first of the rules that fits a sentence in lower case, nil where none does.
func (rs *rules) in(sentence string) *rule {
	if !rs.any.MatchString(sentence) {
		return nil
	}
	for i := range rs.all {
		if rs.all[i].in(sentence) {
			return &rs.all[i]
		}
	}
	return nil
}

func (r *rule) in(sentence string) bool {
	return r.pattern.MatchString(sentence) && (r.unless == nil || !r.unless.MatchString(sentence))
}

// said is what the rules find in a text, in the order of its sentences; within one the first rule that fits.
func said(text string, rules *rules) []string {
	var found []string
	for _, s := range saidWhere(text, rules) {
		if !slices.Contains(found, s.Value) {
			found = append(found, s.Value)
		}
	}
	return found
}

const (
	some   = `(?:one|two|three|four|[1-4]|ein(?:en)?|zwei|drei|vier|une?|deux|trois|quatre|una?|dos|tres|cuatro)\b(?: fixed| working)?`
	five   = `(?:five|5|fünf|cinq|cinco)`
	days   = `(?: ?(?:days?|tagen?|tage?|jours?|días?))`
	weekly = `(?: (?:a|per|each|every|pro|in der|die|par|por|a la) (?:week|woche|semaine|semana)| weekly| wöchentlich)?`
	home   = `(?:from home|at home|home ?office|homeoffice|remote(?:ly)?\b|mobil\b|mobile work|mobiles? arbeit|anywhere|télétravail|teletrabajo|desde casa|wfh\b)`
	office = `(?:(?:in|from|at) (?:the |our )?(?:\pL+ )?(?:office|studio)|in[- ]office|on[- ]?site|im büro|vor ort|au bureau|sur site|en (?:la )?oficina|presencial)`
	inLine = `(?:^|[,;|(:–—/-]\s*)`
	ending = `\s*(?:$|[.,;|)])`
)

// remoteThings are what "remote" and "hybrid" speak of when they do not speak of the place of work.
const remoteThings = `remote (?:customer|client|user|site|support|access|desktop|monitor|control|sens|area|location|team|server|diagnos|system|device|management|assist|communit|region|office|stakeholder|hands|procedure|connection|host|service|test|village|machine)`

var workplaceRules = sync.OnceValue(func() *rules {
	return ruled([]rule{
		{"no remote", pattern.New(`\b(?:no|not|kein|keine|keinen|pas de|sans|sin|never) (?:possibility of |option of |a )?(?:remote|home ?office|homeoffice|hybrid|télétravail|teletrabajo|work(?:ing)? from home)|(?:remote|home ?office|télétravail|teletrabajo)[\pL ]{0,25} (?:not|nicht|pas|no)(?: \pL+)? (?:possible|available|möglich|offered|posible|option)|pas (?:ouvert|éligible) au télétravail|not (?:be |a )?(?:suitable|suited|eligible|open|available) (?:for|to) (?:any )?(?:(?:hybrid|flexible|home) (?:or|and|/) )?(?:remote|hybrid|home)|(?:cannot|can not|can’t|can't) be (?:done|performed|carried out) (?:remotely|from home)`), pattern.New(remoteThings)},
		{"onsite", pattern.New(five + days + weekly + `[^.;]{0,15}` + office), pattern.New(some + days + `?` + weekly + `[^.;]{0,20}` + home)},
		{"hybrid", pattern.New(`\b` + some + `(?:` + days + `|)` + weekly + `(?: (?:de|of|puedes|you can|you may|may be|im|in|work))*[^.;]{0,18}` + home + `|` + home + `[^.;]{0,20}\b` + some + days), pattern.New(`remote (?:sites|areas|customers|locations)|not.{0,10}from home`)},
		{"hybrid", pattern.New(`\b` + some + days + weekly + `[^.;]{0,12}` + office + `|` + office + `[^.;]{0,20}\b` + some + days + `(?: (?:a|per|pro|par|each) |[^.;]{0,3}week|$|\W*$)`), pattern.New(`visit|travel|besuch|client|kunden|customer`)},
		{"hybrid", pattern.New(`(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|freitags?|montags?)(?: (?:meist|usually|mostly|is|are))? ` + home + `|(?:in|in the) office (?:on )?(?:mon|tue|wed|thu)`), nil},
		{"hybrid", pattern.New(`\bhybrid[:,;)\s(]*(?:work|role|position|schedule|model\b|policy|arrangement|set-?up|pattern|team|office|remote|with|(?:\pL+ ){0,2}days?|opportunity|location|arbeit|möglich)|(?:location|workplace|work|role|position|job|policy|arbeit\pL*|place|type)(?: is| type| model)?[:\s(-]+hybrid\b|(?:travail|trabajo|modelo|modalidad|mode|rythme|télétravail) (?:de trabajo )?h[yí]brid[eo]|^\W*h[yí]brid[eo]?\W*$|` + inLine + `h[yí]brid[eo]?` + ending), pattern.New(`vehicle|\bcars?\b|electric|engine|powertrain|fahrzeug|antrieb|cloud|bauweise|plug-in|diesel`)},
		{"remote", pattern.New(`fully[- ]remote|100\s?% (?:remote|télétravail|teletrabajo)|remote[- ](?:first|only)|work (?:remotely )?from anywhere|completely remote|(?:position|role|job|stelle|poste|puesto) (?:is|ist|est|es) (?:\pL+ )?(?:a )?remote\b|(?:this is a|as a) remote\b|vollständig remote|komplett remote|full[- ]remote|télétravail (?:complet|total|à 100)|teletrabajo (?:100|total|completo)|\bremote (?:\pL+ ){0,2}(?:position|role|job|opportunity|contract)\b|(?:working model|work model|workplace|location)[^.;]{0,6}\bremote\b|` + inLine + `remote` + ending + `|^\W*remote ?/ ?(?:offshore|anywhere|home)\b|office optional|work[- ]from[- ]home (?:position|role|job|opportunity)|(?:location|workplace): ?remote|remote anywhere|\bremote in (?:the )?\pL`), pattern.New(remoteThings + `|\bon remote\b`)},
		{"hybrid", pattern.New(`homeoffice|home[- ]office(?: ist)? (?:möglich|tag|pro|an |anteil|option|nach)|\d ?% home ?office|(?:mit|und|auch|im|occasional|partial|some) home[- ]office\b|mobile[sn]? arbeiten|work(?:ing)? from home|télétravail|teletrabajo|desde casa`), pattern.New(`(?:our|the|corporate|uk) home office|home office (?:licen|sponsor|in |location)|100 ?% t`)},
		{"onsite", pattern.New(inLine + `(?:100 ?% |fully |mainly |strictly )?(?:on[- ]?site|in[- ]person|présentiel|presencial|vor ort)\s*(?:$|[.;|)]|, |only|position|role| on \pL| in \pL)|\b(?:fully|entirely|wholly|100 ?%|is|purely) (?:site|office|campus|plant)[- ]based\b|(?:this is an?|position is|role is|job is|work is|100 ?%|fully|ausschließlich|uniquement|puesto) (?:100 ?% )?(?:on[- ]?site|in[- ]person|présentiel|presencial|vor ort)|\bon[- ]site (?:position|role|job)\b|\bwe(?:'re| are|’re)(?: \pL+)? in[- ]person\b|in[- ]person (?:in|at|from) our|in[- ]person (?:team|company|culture|environment|role)|(?:work|works|working|collaborate) (?:together )?in[- ]person`), pattern.New(`nursery|parking|gym|canteen|interview|training|phone|e-?mail`)},
	}...)
})

// workplaceSaid tells where the work is done, by the title and place first.
func workplaceSaid(title, location, text string) string {
	title, location = strings.ToLower(title), strings.ToLower(location)
	if len(location) > maxPlaceText {
		location = "" // prose
	}
	switch {
	case strings.Contains(location, "hybrid"), strings.Contains(location, "híbrid"), strings.Contains(title, "(hybrid"), strings.Contains(title, "- hybrid"):
		return "hybrid"
	}
	if says := strongest(said(location, workplaceRules())); says != "" {
		return says
	}
	for _, w := range []string{"remote", "télétravail", "anywhere", "worldwide", "homeoffice", "teletrabajo"} {
		if strings.Contains(location, w) || strings.Contains(title, "("+w) || strings.HasSuffix(title, w) || strings.HasPrefix(title, w+" -") || strings.Contains(title, ", "+w) || strings.Contains(title, "- "+w) {
			return "remote"
		}
	}
	return strongest(said(text, workplaceRules()))
}

// strongest is what holds of an ad that says several things about the place of work.
func strongest(found []string) string {
	for _, says := range []string{"no remote", "remote", "hybrid", "onsite"} {
		if slices.Contains(found, says) {
			return strings.Replace(says, "no remote", "onsite", 1)
		}
	}
	return ""
}

var (
	internTitle = rule{"internship", pattern.New(`\binterns?\b|\binternship\b|praktik(?:um|ant)|\bstagiaire\b|^stage\b|\bstage (?:[-–(]|de\b|en\b)|becari[oa]|prácticas`), pattern.New(`stage (?:manager|hand|crew|tech|design|light|director)|praktikumsleit|stage play`)}
	trainee     = rule{"apprenticeship", pattern.New(`\bapprenti|\bausbildung (?:zum|zur|als)|\bausbildungsplatz|\bauszubildende|\bazubi\b|\balternan(?:ce|t)\b`), pattern.New(`apprenticeship (?:manager|coach|tutor|assessor|coord)|apprentices? (?:manager|trainer|mentor)`)}
)

const months = `(?:\d{1,2}|two|three|six|nine|twelve|eighteen)`

var contractRules = sync.OnceValue(func() *rules {
	return ruled([]rule{
		{"permanent or fixed_term", pattern.New(`permanent (?:or|/) (?:fixed|temporary|contract)|(?:fixed[- ]term|contract|temporary) (?:or|/) permanent|unbefristet oder|befristet oder unbefristet`), nil},
		{"fixed_term", pattern.New(`fixed[- ]term|\bbefristet|\bcdd\b|contrato (?:temporal|de (?:\pL+|\d+) meses|por obra)|durée déterminée|(?:maternity|paternity|parental leave) cover|(?:elternzeit|mutterschutz)vertretung|\b` + months + `[- ](?:month|year)s? (?:fixed|contract|ftc|assignment|maternity|temporary)|\bftc\b|zeitvertrag|\bcontract (?:position|role|opportunity|assignment|to hire)\b|contrato de sustitución`), pattern.New(`(?:no|not|keine?|nicht) (?:a )?(?:fixed|befristet)|after (?:a|the|your) fixed`)},
		{"permanent", pattern.New(inLine + `(?:and )?permanent\s*(?:$|[.,;|)&]|and\b|full|part|after\b|on\b)|\bpermanent,? (?:full|part|contract|position|role|job|employment|opportunity|post\b|appointment|basis|salaried)|\b(?:is|as|a|offer|offered) permanent` + ending + `|\bunbefristet|festanstellung|\bcdi\b|indefinid[oa]|direct hire|full[- ]time,? regular|regular,? full[- ]time`), pattern.New(`permanent (?:resid|make|magnet|establish|placement|works|record|crop|exhib|visa|secretary|damage|disab|marker|way)`)},
		{"temporary", pattern.New(`\b(?:temporary|temp|seasonal|casual) (?:position|role|job|assignment|contract|employment|basis|appointment|post|vacancy)\b|temp[- ]to[- ](?:perm|hire)|\bzero[- ]hours?\b|saison(?:nier|stelle|vertrag)|leiharbeit|arbeitnehmerüberlassung|(?:contrat|mission) d['’]intérim|mission intérim|en intérim|contrato de temporada|trabajo temporal`), pattern.New(`(?:no|keine?|not) (?:zero|leiharbeit|arbeitnehmer|temporary)`)},
		{"freelance", pattern.New(`\bfreelance (?:basis|position|role|contract|job|assignment)\b|\bas a freelancer?\b|on a freelance|auf freiberuflich|freiberufliche (?:mitarbeit|tätigkeit)|\bfreie mitarbeit\b|self[- ]employed (?:basis|position|role|contractor)|on a self[- ]employed|\b1099\b|as an independent contractor|independent contractor (?:position|role|opportunity)|statut d['’]indépendant|\ben freelance\b|por cuenta propia|como autónomo`), nil},
	}...)
})

// contractSaid tells the kind of contract. The title alone decides on internships and apprenticeships: texts mention them in passing.
func contractSaid(title, text string) string {
	title = strings.ToLower(title)
	for _, r := range []rule{internTitle, trainee} {
		if r.in(title) {
			return r.says
		}
	}
	found := append(said(title, contractRules()), said(text, contractRules())...)
	if len(found) == 0 || strings.Contains(found[0], " or ") {
		return "" // not said, or left open
	}
	return found[0]
}

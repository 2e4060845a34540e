package summary

import (
	"strings"

	"autojob/backend/core/pattern"
)

// bareName is a name as an ad has it of somebody, without a title: two words, or three, with particles between them.
const bareName = `(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: (?:de|del|de la|von|van|di|da|le|la))?(?: \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2})`

// whose says, before a name without a title, that this is whom one writes to. A sure one needs nothing behind the name; any other a comma and what the
// person is, for a firm has a name of two words, too.
var whose = map[string]struct{ sure, other *pattern.Pattern }{
	"en": {pattern.New(`(?:(?i:for the attention of|attention:|attn\.?:?|contact person:?|your contact(?: is|:)|hiring manager:?|recruiter:)) ` + bareName + `(?:, ([^.:;\n(]{2,60}))?`),
		pattern.New(`(?i:applications?|apply|cv|résumé|resume|questions|enquiries|write|send|contact)[^.\n]{0,60}? (?i:to|at|contact) ` + bareName + `, ([^.:;\n(]{2,60})`)},
	"de": {pattern.New(`(?i:ansprechpartner(?:in)?(?: ist)?|ansprechperson(?: ist)?|ihr kontakt|kontaktperson|zu händen|z\. ?hd\.|zu hd\.|beantwortet(?: ihnen)?(?: gerne?)?):? ` + bareName + `(?:(?:, | [(])([^.:;\n)]{2,60}))?`),
		pattern.New(`(?i:bewerbung|unterlagen|lebenslauf|fragen)[^.\n]{0,80}? an ` + bareName + `,? [(]?([^.:;\n)]{2,60})`)},
	"fr": {pattern.New(`(?i:à l['’]attention de|votre contact|votre interlocut\pL+|personne à contacter) ?:? ?` + bareName + `, ([^.:;\n(]{2,60})`),
		pattern.New(`(?i:candidatures?|cv|dossier|lettre)[^.\n]{0,60}? à ` + bareName + `, ([^.:;\n(]{2,60})`)},
	"es": {pattern.New(`(?i:a la atención de|persona de contacto|tu contacto) ?:? ?` + bareName + `(?:, ([^.:;\n(]{2,60}))?`),
		pattern.New(`(?i:envi\pL+|manda\pL*|escrib\pL+|escríb\pL+|remit\pL+|dirig\pL+|envía\pL*|currículum|candidaturas?)[^.\n]{0,60}? a ` + bareName + `, ([^.:;\n(]{2,60})`)},
}

// noPeople are words of what is no name of somebody: a department, a firm, a place of work.
var noPeople = pattern.New(`(?i)\b(?:human|resources|recursos|humanos|ressources|humaines|personal\pL*|talent\pL*|people|recruit\pL*|recruiting|hiring|hr|rrhh|team|equipo|équipe|departa?ment\pL*|departamento|office|service|services|customer|hospital|hotel|hôtel|school|schule|college|klinik\pL*|clínica|group|gruppe|grupo|groupe|company|gmbh|sarl|sas|ltd|inc|llc|kg|ag|the|our|your?|please|sie|ihre?n?|bitte|und|and|unser\pL*|diese\pL*|gern\pL*|frau|herrn?|telefon|madame|monsieur|señor\pL*|sra|sr|nuestr\pL*)\b`)

// roleWords are of what somebody is, as ads name it behind a name; roleWoman and roleMan tell how the person is spoken of.
var (
	roleWords = pattern.New(`(?i)\b(?:\pL*leit(?:er(?:in)?|ung)|manager(?:in)?|head|directora?|direct(?:eur|rice)|jef[ae]|chef(?:fe)?|responsable|gerent[ea]|coordinadora?|coordinat\pL+|encargad[oa]|soci[oa]|técnic[oa]|recruiter(?:in)?|partner(?:in)?|owner|founder|referent(?:in)?|geschäftsführer(?:in)?|inhaber(?:in)?|vorstand|teamlead|lead|officer|personal\pL*|rrhh|recursos|ressources|drh|hr|human|supervis\pL+|administradora?|president[ea]?|secretari[oa]|assistent(?:in)?|assistant\pL*|principal|headteacher|schulleit\pL+|chargée?)\b`)
	roleWoman = map[string]*pattern.Pattern{
		"de": pattern.New(`^(?:\p{Lu}\pL*)?(?i:leiterin|managerin|referentin|partnerin|inhaberin|führerin|assistentin|direktorin|beraterin|sprecherin|vorständin|koordinatorin|meisterin|ärztin)\b`),
		"fr": pattern.New(`(?i)^(?:la )?(?:directrice|cheffe|présidente|coordinatrice|gérante|chargée|assistante)\b`),
		"es": pattern.New(`(?i)^(?:la |nuestra )?(?:jefa|directora|coordinadora|encargada|gerenta|socia|administradora|técnica|secretaria|presidenta|supervisora)\b`),
	}
	roleMan = map[string]*pattern.Pattern{
		"de": pattern.New(`^(?:\p{Lu}\pL*)?(?i:leiter|führer|inhaber|meister)\b`),
		"fr": pattern.New(`(?i)^(?:le )?(?:directeur|président|coordinateur|gérant)\b`),
		"es": pattern.New(`(?i)^(?:el |nuestro )?(?:jefe|director|coordinador|encargado|socio|administrador|técnico|secretario|presidente|supervisor)\b`),
	}
	another     = pattern.New(`^ ?(?:oder|und|or|and|ou|et|o|y|&|/) ?\p{Lu}`) // whom one may write to as well
	womanBefore = pattern.New(`(?:Ansprechpartnerin|Kontaktpartnerin)`)
)

// addressedBare is how a letter greets somebody whom an ad names without a title. What the person is tells, in some languages, how; else the greeting is one
// that does not say.
func addressedBare(lang, ad string) string {
	found := ""
	for i, p := range []*pattern.Pattern{whose[lang].sure, whose[lang].other} {
		if p == nil {
			return ""
		}
		for _, at := range p.FindAllStringSubmatchIndex(ad, -1) {
			name, role := ad[at[2]:at[3]], ""
			if at[4] >= 0 {
				role = strings.TrimSpace(ad[at[4]:at[5]])
			}
			near := ad[max(0, at[0]-nearName):min(len(ad), at[1]+nearName)]
			if another.MatchString(ad[at[3]:]) {
				return ""
			}
			if noPeople.MatchString(name) || roleWords.MatchString(name) || otherReason.MatchString(near) || i == 1 && !roleWords.MatchString(role) {
				continue
			}
			text := greetedBare(lang, name, role, womanBefore.MatchString(ad[at[0]:at[2]]))
			if text == "" || found != "" && found != text {
				return ""
			}
			found = text
		}
	}
	return found
}

// greetedBare is the greeting of a name without a title, and of what the person is.
func greetedBare(lang, name, role string, woman bool) string {
	man := false
	if p := roleWoman[lang]; p != nil {
		woman, man = woman || p.MatchString(role), roleMan[lang].MatchString(role)
	}
	_, last, _ := strings.Cut(name, " ")
	if words := strings.Fields(last); len(words) == 2 && words[0] == raised(words[0]) {
		last = words[1] // a second given name
	}
	switch {
	case lang == "de" && woman:
		return "Sehr geehrte Frau " + last
	case lang == "de" && man:
		return "Sehr geehrter Herr " + last
	case lang == "de":
		return "Guten Tag " + name
	case lang == "fr" && woman:
		return "Madame"
	case lang == "fr" && man:
		return "Monsieur"
	case lang == "fr":
		return ""
	case lang == "es" && woman:
		return "Estimada " + name
	case lang == "es" && man:
		return "Estimado " + name
	case lang == "es":
		return "A la atención de " + name
	}
	return "Dear " + name
}

package summary

import (
	"strings"

	"autojob/backend/core/pattern"
)

// addressed is how a letter greets the person whom an ad names for applications, "" where it names none, or several, or where the right words cannot be
// told.
func addressed(lang, ad string) string {
	p := namedPerson[lang]
	if p == nil {
		return ""
	}
	found := ""
	for _, at := range p.FindAllStringIndex(ad, -1) {
		if near := ad[max(0, at[0]-nearName):min(len(ad), at[1]+nearName)]; !contactWords.MatchString(near) || otherReason.MatchString(near) {
			continue
		}
		text := greeted(lang, strings.Fields(ad[at[0]:at[1]]))
		if text == "" || found != "" && found != text {
			return ""
		}
		found = text
	}
	if found == "" {
		return addressedBare(lang, ad)
	}
	return found
}

var namedPerson = map[string]*pattern.Pattern{
	"en": pattern.New(`\b(?:Mr|Mrs|Ms|Dr)\.? \p{Lu}[\pL’'-]+(?: \p{Lu}[\pL’'-]+)?`),
	"de": pattern.New(`\b(?:Frau|Herrn?) (?:Prof\. )?(?:(?:Dr|Mag|Ing|Dipl|DI)\.?(?:-Ing\.)? )*\p{Lu}[\pL’'-]+(?: \p{Lu}[\pL’'-]+)?`),
	"fr": pattern.New(`\b(?:Madame|Mme|Monsieur|M\.) \p{Lu}[\pL’'-]+(?: \p{Lu}[\pL’'-]+)?`),
	"es": pattern.New(`\b(?:Sra?\.|Dña\.|doña|don) \p{Lu}[\pL-]+(?: \p{Lu}[\pL-]+)?`),
}

// nearName is within how many bytes of a name the words stand that say to whom one writes, contactWords.
const nearName = 80

var contactWords = pattern.New(`(?i)@|\b0\d{2,}|\+\d{2}|\b(?:bewerb\pL*|unterlagen|ansprech\pL*|auskunft|auskünfte|rückfragen|fragen|kontakt|contact|apply|applications?|attention|attn|enquir\pL*|questions|candidatures?|renseignements|l['’]attention|atención|contacto|candidaturas?|preguntas)\b`)

// otherReason is why an ad names somebody who reads no applications.
var otherReason = pattern.New(`(?i)vorgänger|nachfolg|gründe[rt]|ruhestand|\brente\b|elternzeit|vertretung (?:von|für)|predecessor|retir|found(?:er|ed)|replac|named after|fondat|fondée? |succèd|succéd|retraite|jubil|fundad|sustitu`)

// noNames stand with a capital behind a name and are none.
var noNames = wordSet("telefon tel mail e-mail personal personalabteilung unter gern gerne leiter leiterin phone email human")

// greeted is the greeting of "Frau Dr. Özkan-Behr" or "Herrn Jan Rautenkranz".
func greeted(lang string, words []string) string {
	last := len(words) - 1
	if noNames[strings.ToLower(words[last])] {
		last--
	}
	name, title := words[last], words[0]
	if last == 0 || strings.HasSuffix(name, ".") {
		return ""
	}
	switch lang {
	case "de":
		for i := last - 1; i > 0; i-- {
			if strings.HasSuffix(words[i], ".") {
				name = words[i] + " " + name
			}
		}
		if title == "Frau" {
			return "Sehr geehrte Frau " + name
		}
		return "Sehr geehrter Herr " + name
	case "fr":
		if title == "Madame" || title == "Mme" {
			return "Madame"
		}
		return "Monsieur"
	case "es":
		name = strings.Join(words[1:last+1], " ")
		if strings.HasPrefix(strings.ToLower(title), "d") { // a first name stands behind it
			if last == 1 {
				return ""
			}
			name = words[last]
		}
		if title == "Sra." || title == "Dña." || title == "doña" {
			return "Estimada Sra. " + name
		}
		return "Estimado Sr. " + name
	}
	return "Dear " + strings.TrimSuffix(title, ".") + " " + name
}

package resume

import (
	"fmt"
	"strings"
	"unicode"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

var languageNames = set(`english german french spanish italian portuguese dutch russian polish turkish arabic chinese mandarin cantonese japanese korean hindi urdu bengali tamil telugu marathi gujarati punjabi kannada malayalam hebrew greek swedish
norwegian danish finnish czech slovak hungarian romanian bulgarian croatian serbian bosnian slovenian ukrainian persian farsi vietnamese thai indonesian malay tagalog filipino swahili catalan basque galician latin albanian lithuanian latvian estonian irish welsh
breton basque occitan corsican alsatian maltese icelandic macedonian belarusian tigrinya somali twi wolof zulu xhosa shona uzbek burmese khmer lao dari
breton basque occitan corse alsacien wolof lingala bambara croate serbe slovaque tcheque hongrois bulgare ukrainien danois norvegien finnois albanais persan kurde hindi
plattdeutsch niederdeutsch friesisch sorbisch luxemburgisch bretonisch baskisch litauisch lettisch estnisch mazedonisch belarussisch islandisch finnisch paschtu dari tigrinya somali suaheli mandarin slowenisch bosnisch
luo kikuyu kamba luhya kalenjin akan ewe chichewa sesotho setswana kinyarwanda luganda cebuano javanese quechua aymara guarani mapudungun creole maori samoan hmong sindhi odia assamese konkani tibetan kyrgyz tajik turkmen faroese frisian yiddish romani tamazight kabyle malgache peul soninke dioula fon moore susu wolof kreyol quichua nahuatl maya ladino rumansh singhalesisch igbo yoruba twi oromo tigre
ratoromanisch romansh romanche romancho schweizerdeutsch
hungaro checo eslovaco bulgaro croata serbio ucraniano danes noruego finlandes hebreo aranes asturiano
afrikaans amharic yoruba igbo hausa nepali sinhala esperanto berber kurdish pashto georgian armenian azerbaijani kazakh mongolian
deutsch englisch franzosisch spanisch italienisch portugiesisch niederlandisch hollandisch russisch polnisch turkisch arabisch chinesisch japanisch koreanisch latein schwedisch danisch norwegisch finnisch tschechisch slowakisch ungarisch rumanisch
bulgarisch kroatisch serbisch griechisch hebraisch persisch ukrainisch vietnamesisch albanisch katalanisch kurdisch hindi
francais anglais allemand espagnol italien portugais neerlandais russe polonais turc arabe chinois japonais coreen latin grec suedois roumain hebreu catalan vietnamien
espanol castellano ingles aleman frances italiano portugues ruso chino japones arabe catalan euskera gallego valenciano polaco rumano neerlandes holandes sueco griego coreano turco
italiano inglese francese tedesco spagnolo nederlands engels duits frans svenska norsk dansk suomi polski francuski angielski`)

var fluencyRE = pattern.New(`(?i)\b(some|a little|etwas|un peu de|algo de|native(?:\s*(?:speaker|or bilingual|proficiency|language))*|mother tongue|bilingual|fluent\w*|proficient|professional(?: working)?(?: proficiency)?|full professional(?: proficiency)?|limited working(?: proficiency)?|elementary(?: proficiency)?|conversational|(?:upper[- ]?)?intermediate|advanced|basic|beginner|good|very good|excellent|working knowledge|[abc][12][+]?(?:\s*/\s*[abc][12])?(?:[- ]niveau)?|muttersprach\w*|muttersprachler|verhandlungssicher\w*|fließend\w*|fliessend\w*|sehr gut\w*|gute?(?: kenntnisse)?|grundkenntnisse|konversationssicher|schulkenntnisse|langue maternelle|maternelle|courante?|bilingue|lu,? [ée]crit,? parl[ée]|notions(?: de base)?|interm[ée]diaire|avanc[ée]e?|scolaire|professionnel\w*|d[ée]butante?|bon niveau|nativ[oa]|lengua materna|materna|fluid[oa]|avanzado|alto|medio|b[áa]sico|intermedio|nivel \w+|niveau \w+|level \w+|toeic[ :]*\d*|toefl[ :]*\d*|ielts[ :]*[\d.]*|\d{1,3}\s?%|\d\s?/\s?\d)`)

// languageScore says how much of a list names languages that people speak: 0 to 1.
func languageScore(t string) float64 {
	ws := words(t)
	hit := 0
	for _, w := range ws {
		if languageNames[w] {
			hit++
		}
	}
	if hit == 0 {
		return 0
	}
	parts := len(strings.FieldsFunc(t, func(c rune) bool { return strings.ContainsRune(",;|•·/\n", c) }))
	return min(1, float64(hit)/float64(max(1, parts)))
}

func (b *book) readLanguages(sec *section) {
	for i := range sec.lines {
		l := &sec.lines[i]
		if len(l.cells) == 1 && len(b.items(l.span)) >= 2 && languageScore(l.text) == 0 && !fluencyRE.MatchString(withoutBrackets(l.text)) {
			b.addSkills(l.span) // "Languages and IT"
			continue
		}
		for _, c := range l.cells {
			b.readLanguageSpan(c.span)
		}
	}
}

// readLanguageSpan reads a list of languages; a level alone belongs to the language before it.
func (b *book) readLanguageSpan(sp document.Span) {
	for i := sp.Start; i+2 < sp.End; i++ {
		if b.text[i] == '.' && b.text[i+1] == ' ' && unicode.IsUpper(b.text[i+2]) && i > sp.Start && (unicode.IsLower(b.text[i-1]) || unicode.IsDigit(b.text[i-1]) || b.text[i-1] == ')') {
			b.readLanguageSpan(document.Span{Start: sp.Start, End: i})
			b.readLanguageSpan(document.Span{Start: i + 2, End: sp.End})
			return
		}
	}
	for _, it := range b.items(sp) {
		if b.addLanguage(it) {
			continue
		}
		n := len(b.p.Languages)
		if t := b.cut(it); n > 0 && b.p.Languages[n-1].Fluency == "" && wordCount(t) <= 6 && fluencyRE.MatchString(t) {
			b.p.Languages[n-1].Fluency = b.put(fmt.Sprintf("languages[%d].fluency", n-1), it, 0.85)
		}
	}
}

// languagesElsewhere reads sentences that only list languages with their levels ("Welsh (fluent), English (native)") under
// headings that say nothing.
func (b *book) languagesElsewhere(secs []section) {
	for i := range secs {
		if secs[i].kind != other {
			continue
		}
		for k := range secs[i].lines {
			sp := secs[i].lines[k].span
			at := sp.Start
			for j := sp.Start; j <= sp.End; j++ {
				if j < sp.End && (b.text[j] != '.' || j+1 < sp.End && b.text[j+1] != ' ') {
					continue
				}
				s := b.trim(document.Span{Start: at, End: j}, "")
				at = j + 1
				if b.listsLanguages(s) || b.onlyLanguages(s) {
					b.readLanguageSpan(s)
				}
			}
		}
	}
}

// withoutBrackets is a text without what stands in brackets.
func withoutBrackets(t string) string { return brackets.ReplaceAllString(t, "") }

var brackets = pattern.New(`\([^()]*\)`)

// onlyLanguages reports whether each item of a list names a language, and one of them how well it is spoken.
func (b *book) onlyLanguages(sp document.Span) bool {
	told, its := 0, b.items(sp)
	for _, it := range its {
		t := b.cut(it)
		if len(its) < 2 || !namesLanguage(t) {
			return false
		}
		if fluencyRE.MatchString(t) {
			told++
		}
	}
	return told > 0
}

// listsLanguages reports whether each item of a list opens with the name of a language and tells its level.
func (b *book) listsLanguages(sp document.Span) bool {
	its := b.items(sp)
	for _, it := range its {
		t := b.cut(it)
		if ws := words(t); len(ws) == 0 || !languageNames[ws[0]] || !fluencyRE.MatchString(t) {
			return false
		}
	}
	return len(its) > 0
}

// addLanguage reads "German (C1)", "English – native", "Fluent in Spanish".
func (b *book) addLanguage(sp document.Span) bool {
	t := b.cut(sp)
	if wordCount(t) > 12 {
		return false
	}
	at := sp.Start
	var name document.Span
	for i := sp.Start; i <= sp.End; i++ {
		if i < sp.End && (b.text[i] != ' ' && b.text[i] != ':' && b.text[i] != '(' && b.text[i] != '-' && b.text[i] != '–' && b.text[i] != '/' && b.text[i] != '\n' && b.text[i] != ')') {
			continue
		}
		w := document.Span{Start: at, End: i}
		if languageNames[fold(strings.Trim(b.cut(w), ".,;"))] {
			name = b.trim(w, ".,;")
			break
		}
		at = i + 1
	}
	if name.Start >= name.End {
		return false
	}
	path := fmt.Sprintf("languages[%d]", len(b.p.Languages))
	lang := profile.Language{Language: b.put(path+".language", name, 0.96)}
	if second, ok := b.secondLanguage(document.Span{Start: name.End, End: sp.End}); ok {
		// "Spanish and Basque (native)": the level is told of both.
		b.p.Languages = append(b.p.Languages, lang)
		if !b.addLanguage(second) {
			return true
		}
		if n := len(b.p.Languages); b.p.Languages[n-1].Fluency != "" {
			f := b.fields[fmt.Sprintf("languages[%d].fluency", n-1)]
			b.p.Languages[n-2].Fluency = b.put(path+".fluency", f.Span, 0.8)
		}
		return true
	}
	rest := b.trim(document.Span{Start: name.End, End: sp.End}, " :–—-()/,|")
	if rest.Start < rest.End && strings.ContainsRune(b.cut(rest), '(') && !strings.HasSuffix(b.cut(rest), ")") && rest.End < sp.End {
		rest.End++
	}
	before := b.cut(document.Span{Start: sp.Start, End: name.Start})
	if rt := b.cut(rest); rt != "" && (fluencyRE.MatchString(rt) || wordCount(rt) <= 4 && !fluencyRE.MatchString(before) && !strings.ContainsAny(rt, "●○★☆")) {
		lang.Fluency = b.put(path+".fluency", rest, 0.9)
	} else if m := fluencyRE.FindStringIndex(t); m != nil {
		f := document.Span{Start: sp.Start + len([]rune(t[:m[0]])), End: sp.Start + len([]rune(t[:m[1]]))}
		if f.End <= name.Start {
			lang.Fluency = b.put(path+".fluency", f, 0.85)
		}
	}
	b.p.Languages = append(b.p.Languages, lang)
	return true
}

// secondLanguage is what follows the name of a language where "and" and another language come next.
func (b *book) secondLanguage(sp document.Span) (document.Span, bool) {
	sp = b.trim(sp, "")
	first, rest, _ := strings.Cut(b.cut(sp), " ")
	switch first {
	case "and", "und", "et", "y", "e", "&":
	default:
		return sp, false
	}
	next := words(rest)
	if len(next) == 0 || !languageNames[next[0]] {
		return sp, false
	}
	return b.trim(document.Span{Start: sp.Start + len([]rune(first)), End: sp.End}, ""), true
}

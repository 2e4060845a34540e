package skill

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ungendered is a text with every word that tells a woman from a man in the form that is read for both ("waitress", "Ingenieurin",
// "directrice" and "enfermera" as the lexicon names the occupation), and without "she", "his", "Mrs" and their like. Whatever is compared
// or looked up for a person goes through it, so that neither form is worth more; what is shown keeps the person's own words.
func Ungendered(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	start := -1
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			b.WriteString(ungendered(text[start:i]))
			start = -1
		}
		if !letter {
			b.WriteRune(r)
		}
	}
	if start >= 0 {
		b.WriteString(ungendered(text[start:]))
	}
	return b.String()
}

func ungendered(word string) string {
	low := strings.ToLower(word)
	if to, ok := genderWords[low]; ok {
		return inCase(word, to)
	}
	for _, e := range genderEndings {
		if stem, ok := strings.CutSuffix(low, e.from); ok && len(low) >= e.least && !keepsEnding[low] {
			return inCase(word, stem+e.to)
		}
	}
	return word
}

// inCase writes a word as the one it stands for was written: with a capital or without.
func inCase(like, word string) string {
	if first, _ := utf8.DecodeRuneInString(like); !unicode.IsUpper(first) {
		return word
	}
	_, n := utf8.DecodeRuneInString(word)
	return strings.ToUpper(word[:n]) + word[n:]
}

// genderWords are words by themselves; "" leaves one out.
var genderWords = func() map[string]string {
	out := map[string]string{}
	for _, w := range strings.Fields("he she him her his hers himself herself mr mrs ms miss mister sir madam herr frau monsieur madame mademoiselle mme mlle señor señora don doña " +
		"er sie ihr ihre ihrer ihren ihrem sein seine seiner seinen seinem elle lui él ella") {
		out[w] = ""
	}
	for pair := range strings.FieldsSeq("mother>parent father>parent mothers>parents fathers>parents mum>parent mom>parent dad>parent daughter>child son>child daughters>children sons>children " +
		"wife>spouse husband>spouse woman>person man>person girl>child boy>child girls>children boys>children female>person male>person " +
		"mutter>eltern vater>eltern tochter>kind töchter>kinder sohn>kind söhne>kinder ehefrau>ehepartner ehemann>ehepartner weiblich>person männlich>person " +
		"mère>parent père>parent fille>enfant fils>enfant filles>enfants madre>progenitor padre>progenitor hija>hijo hijas>hijos " +
		"waitress>waiter stewardess>steward actress>actor hostess>host seamstress>tailor headmistress>headmaster schoolmistress>schoolmaster manageress>manager landlady>landlord masseuse>masseur " +
		"krankenschwester>krankenpfleger krankenschwestern>krankenpfleger köchin>koch ärztin>arzt zahnärztin>zahnarzt tierärztin>tierarzt anwältin>anwalt rechtsanwältin>rechtsanwalt bäuerin>bauer " +
		"kollegin>kollege beamtin>beamter wirtin>wirt therapeutin>therapeut architektin>architekt chirurgin>chirurg auszubildende>auszubildender " +
		"assistante>assistant consultante>consultant gérante>gérant enseignante>enseignant étudiante>étudiant présidente>président représentante>représentant surveillante>surveillant " +
		"soignante>soignant exploitante>exploitant négociante>négociant commerçante>commerçant apprentie>apprenti avocate>avocat cheffe>chef adjointe>adjoint hôtesse>hôte maîtresse>maître " +
		"employée>employé chargée>chargé spécialisée>spécialisé diplômée>diplômé qualifiée>qualifié salariée>salarié expérimentée>expérimenté certifiée>certifié associée>associé " +
		"passionnée>passionné motivée>motivé attachée>attaché déléguée>délégué confirmée>confirmé retraitée>retraité " +
		"commerciale>commercial sociale>social médicale>médical principale>principal générale>général régionale>régional nationale>national " +
		"enfermera>enfermero camarera>camarero cocinera>cocinero cajera>cajero ingeniera>ingeniero peluquera>peluquero obrera>obrero niñera>niñero médica>médico técnica>técnico abogada>abogado " +
		"empleada>empleado encargada>encargado jefa>jefe segunda>segundo primera>primero licenciada>licenciado graduada>graduado diplomada>diplomado maestra>maestro psicóloga>psicólogo " +
		"arquitecta>arquitecto secretaria>secretario becaria>becario funcionaria>funcionario socia>socio azafata>azafato") {
		from, to, _ := strings.Cut(pair, ">")
		out[from] = to
	}
	return out
}()

// genderEndings are endings of words of at least so many letters, the longer ones first.
var genderEndings = []struct {
	from, to string
	least    int
}{
	{"woman", "man", 7}, {"women", "men", 7}, {"wirtin", "wirt", 8}, {"kauffrau", "kaufmann", 8}, {"fachfrau", "fachmann", 8}, {"frau", "mann", 8}, {"frauen", "männer", 10},
	{"erinnen", "er", 9}, {"orinnen", "or", 9}, {"istinnen", "ist", 10}, {"eurinnen", "eur", 10},
	{"login", "loge", 8}, {"gogin", "goge", 8}, {"eurin", "eur", 8}, {"istin", "ist", 8}, {"entin", "ent", 8}, {"antin", "ant", 8}, {"onomin", "onom", 8}, {"ektin", "ekt", 9}, {"atorin", "ator", 8}, {"erin", "er", 7}, {"orin", "or", 7},
	{"trice", "teur", 7}, {"trices", "teurs", 8}, {"euse", "eur", 7}, {"euses", "eurs", 8}, {"ière", "ier", 7}, {"ières", "iers", 8}, {"illère", "iller", 8}, {"ienne", "ien", 8}, {"iennes", "iens", 9}, {"ielle", "iel", 8}, {"nnelle", "nnel", 9},
	{"dora", "dor", 8}, {"tora", "tor", 7}, {"sora", "sor", 7},
}

// keepsEnding are words that only look like it.
var keepsEnding = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("glycerin matrice matrices première dernière matière manière carrière rivière frontière lumière chartreuse argentin byzantin") {
		out[w] = true
	}
	return out
}()

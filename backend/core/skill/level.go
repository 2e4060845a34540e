package skill

import (
	"slices"
	"strings"
)

// levelWords say a level by themselves. Of several the rules in levelOf decide.
var levelWords = map[string]int{
	"intern": 0, "internship": 0, "trainee": 0, "apprentice": 0, "apprenticeship": 0, "praktikant": 0, "praktikantin": 0, "praktikum": 0, "werkstudent": 0, "werkstudentin": 0,
	"auszubildende": 0, "auszubildender": 0, "azubi": 0, "ausbildung": 0, "volontar": 0, "volontariat": 0, "stagiaire": 0, "stage": 0, "apprenti": 0, "apprentie": 0, "alternance": 0, "alternant": 0,
	"becario": 0, "becaria": 0, "practicante": 0, "aprendiz": 0, "practicas": 0, "student": 0, "cadet": 0, "probationary": 0, "placement": 0, "externship": 0, "extern": 0,
	"junior": 1, "jr": 1, "jnr": 1, "graduate": 1, "entry": 1, "beginner": 1, "berufseinsteiger": 1, "einsteiger": 1, "absolvent": 1, "debutant": 1, "newly": 1, "fresher": 1,
	"mid": 2, "intermediate": 2, "midlevel": 2, "confirme": 2,
	"senior": 3, "sr": 3, "snr": 3, "experienced": 3, "erfahrener": 3, "erfahrene": 3, "expert": 3, "experte": 3, "seniorin": 3, "charge": 3,
	"lead": 4, "principal": 4, "distinguished": 4, "teamleiter": 4, "teamleitung": 4, "teamlead": 4, "gruppenleiter": 4, "gruppenleitung": 4, "supervisor": 4, "foreman": 4, "vorarbeiter": 4, "schichtleiter": 4, "schichtleitung": 4,
	"encargado": 4, "encargada": 4, "leitender": 4, "leitende": 4, "superintendent": 5,
	"head": 5, "leiter": 5, "leiterin": 5, "leitung": 5, "abteilungsleiter": 5, "abteilungsleiterin": 5, "abteilungsleitung": 5, "responsable": 5, "bereichsleiter": 6, "bereichsleitung": 6, "filialleiter": 5, "marktleiter": 5,
	"stationsleitung": 5, "pflegedienstleitung": 5, "werkleiter": 6, "werksleiter": 6,
	"director": 6, "directrice": 6, "directeur": 6, "direktor": 6, "direktorin": 6, "directora": 6, "vp": 6, "svp": 6, "evp": 7, "avp": 5,
	"chief": 7, "ceo": 7, "cto": 7, "cfo": 7, "coo": 7, "cio": 7, "cmo": 7, "chro": 7, "ciso": 7, "cpo": 7, "geschaftsfuhrer": 7, "geschaftsfuhrerin": 7, "geschaftsfuhrung": 7, "vorstand": 7, "founder": 7, "cofounder": 7,
}

// weakLevelWords count only where they are not part of the occupation's own name: a product manager
// need not manage people, a managing editor does.
var weakLevelWords = map[string]int{
	"manager": 5, "managerin": 5, "manageress": 5, "gerente": 5, "jefe": 5, "manageur": 5, "staff": 4, "president": 7, "chef": 5, "partner": 6, "coordinator": 2, "managing": 6,
}

const (
	levelJunior  = 1
	levelSenior  = 3
	levelLead    = 4
	levelManager = 5
)

// share says how a word of a title belongs to the name of its occupation.
type share int

const (
	notNamed  share = iota
	byAlias         // one of its names has it: "procurement manager" is a buyer
	byItsName       // its own name has it: a product manager need not manage people
)

// namedBy looks words up in the name by which an occupation was found and in its label.
func (x *titleIndex) namedBy(f titleFound) func(string) share {
	alias, label := " "+f.alias+" ", x.labels[f.occupation]
	return func(w string) share {
		w = titleStem(w)
		switch {
		case !strings.Contains(alias, " "+w+" "):
			return notNamed
		case strings.Contains(label, " "+w+" "):
			return byItsName
		}
		return byAlias
	}
}

func unnamed(string) share { return notNamed }

// deputyWords before a word take one step off.
var deputyWords = set("deputy assistant associate vice stellvertretender stellvertretende stellv acting adjoint subdirector")

// nameLevelWords count by the occupation where its own name has them, and lift it a little where only another of its names does.
var nameLevelWords = map[string]int{"lead": 1, "chief": 2, "head": 1, "principal": 1, "supervisor": 1, "superintendent": 1, "director": 2, "manager": 1}

// otherwise are words of levels that mean something else in the name of an occupation.
var otherwise = set("expert stage entry mid student foreman charge placement")

// levelOf reads the level from a title's words; base is the occupation's own. Rules: what says "in training" or "junior" beats everything;
// otherwise the highest word counts, a deputy stands one step below, and a numbered grade is one step from the next.
func levelOf(words []string, names func(string) share, base int) (level int, said bool) {
	level = -1
	deputy := false
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		deputy = deputy || deputyOf(w, next, names(w), base)
		n, ok := wordLevel(words, i, next, names, base)
		if !ok {
			continue
		}
		if n <= levelJunior {
			return n, true
		}
		level, said = max(level, n), true
	}
	switch last := len(words) - 1; {
	case !said && deputy && base > levelJunior:
		return base - 1, true
	case !said && last > 0 && helpers[words[last]] && names(words[last]) != byItsName && base > levelJunior:
		if names(words[last]) == byAlias {
			return base - 1, true
		}
		return levelJunior, true
	case !said:
		return base, false
	case deputy && level >= levelManager:
		level--
	}
	return max(level, min(base, 2)), true
}

// deputyOf reports whether a word makes a deputy of what follows. "Assistant social" and "vice president" are names of their own.
func deputyOf(w, next string, how share, base int) bool {
	if !deputyWords[w] || next == "" || w == "vice" && next == "president" {
		return false
	}
	return how == notNamed || how == byAlias && base >= levelSenior
}

// helpers, as what a title ends with, stand below the occupation that it names before.
var helpers = set("assistant assistent assistenz assistante auxiliar aide trainee")

// grades number the steps within an occupation, of which the second is the usual one.
var grades = map[string]int{"i": -1, "ii": 0, "iii": 1, "iv": 2}

// ordinals count down to the first of a ship, a mission or a set.
var ordinals = map[string]int{"third": -1, "3rd": -1, "dritter": -1, "second": 0, "2nd": 0, "zweiter": 0, "first": 1, "1st": 1, "erster": 1}

var ordered = set("mate officer engineer secretary lieutenant ad offizier")

// wordLevel is what one word says.
func wordLevel(words []string, i int, next string, names func(string) share, base int) (level int, ok bool) {
	w := words[i]
	step, graded := grades[w]
	if ordered[next] {
		step, graded = ordinals[w]
	} else if i == 0 {
		graded = false
	}
	if graded && (ordered[next] || names(w) == notNamed) {
		return min(max(base+step, levelJunior+1), levelLead), step != -1 || base > levelJunior+1
	}
	level, ok = levelWords[w]
	if !ok {
		level, ok = weakLevelWords[w]
		if _, lifts := nameLevelWords[w]; ok && !lifts && names(w) != notNamed && !(w == "president" && i > 0 && words[i-1] == "vice") {
			return 0, false
		}
	}
	if !ok {
		if len(w) > 9 && (strings.HasSuffix(w, "leiter") || strings.HasSuffix(w, "leiterin") || strings.HasSuffix(w, "leitung")) && names(w) == notNamed {
			return levelManager, true
		}
		return 0, false
	}
	switch {
	case w == "president" && i > 0 && words[i-1] == "vice":
		return 6, true
	case w == "chief" && !chiefOfAll(words[i+1:]):
		level = levelManager
	case w == "charge" && !(i > 0 && words[i-1] == "in") && next != "nurse", w == "stage" && stageWords[next]:
		return 0, false
	}
	if next == "of" || next == "for" {
		return level, true
	}
	lift, lifts := nameLevelWords[w]
	switch how := names(w); {
	case otherwise[w] && how != notNamed, lifts && how == byItsName, lifts && how == byAlias && base >= level:
		return 0, false
	case lifts && how == byAlias:
		return min(level, max(base+lift, levelSenior)), true
	}
	return level, true
}

// stageWords follow the stage of a theatre; elsewhere the word is French for an internship.
var stageWords = set("manager hand technician director crew carpenter designer management lead")

// chiefOfAll tells a chief executive, or the chief officer for something, from the chief of a trade.
func chiefOfAll(after []string) bool {
	i := slices.Index(after, "officer")
	return i > 0 || len(after) > 0 && (after[0] == "executive" || after[0] == "of")
}

// Level is the seniority that a title says: 0 intern or trainee, 1 junior, 2 mid, 3 senior, 4 lead or
// principal, 5 manager or head, 6 director or vice president, 7 executive. said is false where no word of the title speaks
// of it; level is then what the occupation usually means, or 2.
func (l *Lexicon) Level(title string) (level int, said bool) {
	q := readTitle(title)
	return l.level(q, l.titles.search(q, 1))
}

func (l *Lexicon) level(q queryTitle, found []titleFound) (level int, said bool) {
	base, names := 2, unnamed
	if len(found) > 0 && found[0].score >= titleSure {
		base, names = l.occupations[found[0].occupation].Level, l.titles.namedBy(found[0])
	}
	return levelOf(q.all, names, base)
}

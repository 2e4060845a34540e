package skill

import "strings"

// levelWords say a level by themselves. Of several the rules in levelOf decide.
var levelWords = map[string]int{
	"intern": 0, "internship": 0, "trainee": 0, "apprentice": 0, "apprenticeship": 0, "praktikant": 0, "praktikantin": 0, "praktikum": 0, "werkstudent": 0, "werkstudentin": 0,
	"auszubildende": 0, "auszubildender": 0, "azubi": 0, "ausbildung": 0, "volontar": 0, "volontariat": 0, "stagiaire": 0, "stage": 0, "apprenti": 0, "apprentie": 0, "alternance": 0, "alternant": 0,
	"becario": 0, "becaria": 0, "practicante": 0, "aprendiz": 0, "practicas": 0, "student": 0, "cadet": 0, "probationary": 0, "placement": 0, "externship": 0, "extern": 0,
	"junior": 1, "jr": 1, "jnr": 1, "graduate": 1, "entry": 1, "beginner": 1, "berufseinsteiger": 1, "einsteiger": 1, "absolvent": 1, "debutant": 1, "newly": 1, "fresher": 1,
	"mid": 2, "intermediate": 2, "midlevel": 2, "confirme": 2,
	"senior": 3, "sr": 3, "snr": 3, "experienced": 3, "erfahrener": 3, "erfahrene": 3, "expert": 3, "experte": 3, "seniorin": 3, "charge": 3,
	"lead": 4, "principal": 4, "distinguished": 4, "teamleiter": 4, "teamleitung": 4, "teamlead": 4, "gruppenleiter": 4, "gruppenleitung": 4, "supervisor": 4, "foreman": 4, "vorarbeiter": 4, "schichtleiter": 4, "schichtleitung": 4,
	"jefe": 5, "encargado": 4, "encargada": 4, "leitender": 4, "leitende": 4, "superintendent": 5,
	"head": 5, "leiter": 5, "leiterin": 5, "leitung": 5, "abteilungsleiter": 5, "abteilungsleiterin": 5, "abteilungsleitung": 5, "responsable": 5, "bereichsleiter": 6, "bereichsleitung": 6, "filialleiter": 5, "marktleiter": 5,
	"stationsleitung": 5, "pflegedienstleitung": 5, "werkleiter": 6, "werksleiter": 6,
	"director": 6, "directrice": 6, "directeur": 6, "direktor": 6, "direktorin": 6, "directora": 6, "vp": 6, "svp": 6, "evp": 7, "avp": 5,
	"chief": 7, "ceo": 7, "cto": 7, "cfo": 7, "coo": 7, "cio": 7, "cmo": 7, "chro": 7, "ciso": 7, "cpo": 7, "geschaftsfuhrer": 7, "geschaftsfuhrerin": 7, "geschaftsfuhrung": 7, "vorstand": 7, "founder": 7, "cofounder": 7,
}

// weakLevelWords count only where they are not part of the occupation's own name: a product manager
// need not manage people, a managing editor does.
var weakLevelWords = map[string]int{
	"manager": 5, "managerin": 5, "manageress": 5, "gerente": 5, "manageur": 5, "staff": 4, "president": 7, "chef": 5, "partner": 6, "coordinator": 2, "iii": 3, "ii": 2, "iv": 4, "managing": 6,
}

const (
	levelJunior  = 1
	levelSenior  = 3
	levelLead    = 4
	levelManager = 5
)

// levelOf reads the level from a title's words. taken marks words that belong to the occupation's name.
// Rules: what says "in training" or "junior" beats everything; otherwise the highest word counts, and
// "assistant", "deputy", "associate", "vice" before a word for a manager take one step off.
func levelOf(words []string, taken func(string) bool, base int) (level int, said bool) {
	level = -1
	deputy := false
	for i, w := range words {
		n, ok := levelWords[w]
		if !ok {
			n, ok = weakLevelWords[w]
			if w == "president" && i > 0 && words[i-1] == "vice" {
				n, deputy = 6, false
			} else if ok && taken(w) {
				continue
			}
		}
		of := i+1 < len(words) && (words[i+1] == "of" || words[i+1] == "for")
		switch w {
		case "deputy", "assistant", "associate", "vice", "stellvertretender", "stellvertretende", "stellv", "acting", "adjoint", "subdirector":
			deputy = true
		case "lead", "chief", "head", "principal", "expert", "stage", "entry", "mid", "student", "supervisor", "foreman", "superintendent", "charge", "placement", "director":
			if taken(w) && !of {
				ok = false
			}
		}
		if w == "charge" && !(i > 0 && words[i-1] == "in") && !(i+1 < len(words) && words[i+1] == "nurse") {
			ok = false
		}
		if !ok {
			continue
		}
		if n <= levelJunior {
			return n, true
		}
		level = max(level, n)
		said = true
	}
	if !said {
		return base, false
	}
	if deputy && level >= levelManager {
		level--
	}
	return max(level, min(base, 2)), true
}

// Level is the seniority that a title says: 0 intern or trainee, 1 junior, 2 mid, 3 senior, 4 lead or
// principal, 5 manager or head, 6 director or vice president, 7 executive. said is false where no word of the title speaks
// of it; level is then what the occupation usually means, or 2.
func (l *Lexicon) Level(title string) (level int, said bool) {
	q := readTitle(title)
	return l.level(q, l.titles.search(q, 1))
}

func (l *Lexicon) level(q queryTitle, found []titleFound) (level int, said bool) {
	base, taken := 2, func(string) bool { return false }
	if len(found) > 0 && found[0].score >= titleSure {
		o := &l.occupations[found[0].occupation]
		base = o.Level
		alias := found[0].alias
		taken = func(w string) bool { return strings.Contains(" "+alias+" ", " "+w+" ") }
	}
	return levelOf(q.all, taken, base)
}

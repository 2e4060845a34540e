package skill

import (
	"regexp"
	"strings"
	"sync"
)

// titleNoise are words of titles that say nothing about the work.
var titleNoise = sync.OnceValue(func() map[string]bool {
	return set(`m w d f x mwd mfd div divers diverse gn all genders gender the a an of for in at and or to with on by from und fur im in bei mit der die das den de des du la le les et en el los las y o para
	full time part fulltime parttime vollzeit teilzeit remote hybrid onsite home office homeoffice based temporary temp permanent contract contractor freelance freelancer night nights day days shift evening weekend weekends
	urgent hiring wanted needed job jobs position vacancy opening role req id no ref new immediate start experienced level years year cdi cdd tiempo completo h hf fh unbefristet befristet sofort gesucht als zum zur per diem prn ft pt
	locum travel bank relief casual seasonal`)
})

// shortForms are abbreviations that titles use.
var shortForms = map[string]string{
	"mgr": "manager", "chargee": "charge", "mngr": "manager", "eng": "engineer", "engr": "engineer", "ing": "engineer", "dev": "developer", "asst": "assistant", "assoc": "associate", "rep": "representative", "acct": "account",
	"tech": "technician", "coord": "coordinator", "spec": "specialist", "supv": "supervisor", "supvr": "supervisor", "maint": "maintenance", "mfg": "manufacturing", "mktg": "marketing", "ops": "operations", "dept": "department",
	"svc": "service", "svcs": "service", "sw": "software", "hw": "hardware", "mech": "mechanical", "elec": "electrical", "admin": "administrative", "ad": "ad", "dir": "director", "exec": "executive", "prof": "professor",
	"sec": "secretary", "sysadmin": "system administrator", "devs": "developer", "programmer": "developer", "coder": "developer", "cust": "customer", "hosp": "hospital", "gen": "general", "opr": "operator", "sup": "supervisor",
	"sachb": "sachbearbeiter", "ma": "mitarbeiter", "kfm": "kaufmann", "kauffrau": "kaufmann", "fachfrau": "fachmann", "salesman": "salesperson", "saleswoman": "salesperson",
	"waitress": "waiter", "stewardess": "steward", "policewoman": "policeman", "businesswoman": "businessman", "sales": "sale", "systems": "system", "operations": "operation", "relations": "relation", "resources": "resource", "logistics": "logistic", "mechanics": "mechanic",
}

// twins are heads of titles that mean nearly the same work.
var twins = [][]string{
	{"developer", "engineer"}, {"assistant", "helper", "aide", "attendant"}, {"technician", "mechanic", "repairer", "fitter"}, {"representative", "agent", "executive", "consultant", "advisor", "adviser"},
	{"teacher", "instructor", "educator", "tutor", "lecturer", "trainer"}, {"worker", "labourer", "laborer", "hand", "operative"}, {"clerk", "officer", "administrator"}, {"manager", "head", "supervisor", "lead"},
	{"attorney", "lawyer", "solicitor", "advocate", "counsel"}, {"physician", "doctor"}, {"cook", "chef"}, {"driver", "chauffeur"}, {"specialist", "analyst", "expert"}, {"nurse", "rn"}, {"operator", "machinist"}, {"salesperson", "seller"},
	{"entwickler", "ingenieur"}, {"verkaufer", "verkaufsberater"},
}

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// queryTitle is a title as read.
type queryTitle struct {
	all   []string // every word in normal form
	words []string // those about the work, main part first
	main  int      // how many of words stand in the main part
}

// readTitle cuts a title into its words: the main part ends at a bracket, a dash with blanks, a bar, "at" or a comma.
func readTitle(title string) queryTitle {
	var q queryTitle
	var side []string
	main := true
	s := scanner{text: unsex(title)}
	for {
		before := s.pos
		t, ok := s.next(titleMarks)
		if !ok {
			break
		}
		w := string(s.buf)
		between := s.text[before:t.from]
		if len(q.words) > 0 && strings.ContainsAny(between, "(|,:;@[–—•") || strings.Contains(between, " - ") {
			main = len(q.words) == 0
		}
		if strings.ContainsAny(between, ")]") && len(side) == 0 {
			main = true
		}
		if len(q.words) > 0 && (w == "at" || w == "bei" || w == "chez" || w == "en" && len(q.words) > 1) {
			main = false
		}
		if long, ok := shortForms[w]; ok {
			q.all = append(q.all, strings.Fields(long)...)
			w = long
		} else {
			q.all = append(q.all, w)
		}
		for _, w := range strings.Fields(w) {
			if titleNoise()[w] || !hasLetter(w) {
				continue
			}
			if _, ok := levelWords[w]; ok && !nameWords()[w] {
				continue
			}
			w = titleStem(w)
			if main {
				q.words = append(q.words, w)
			} else {
				side = append(side, w)
			}
		}
	}
	q.main = len(q.words)
	q.words = append(q.words, side...)
	return q
}

// nameWords are words for levels that occupations are named with too.
var nameWords = sync.OnceValue(func() map[string]bool {
	return set("vp director directora directrice direktorin direktor head chief lead principal supervisor foreman superintendent leiter leiterin leitung student geschaftsfuhrer intern ceo cto cfo coo cio cmo ciso founder directeur responsable filialleiter marktleiter teamleiter pflegedienstleitung stationsleitung jefe expert schichtleiter")
})

var titleMarks = vocabulary{"c++": 0, "c#": 0, ".net": 0}

func hasLetter(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return r < '0' || r > '9' }) >= 0 && len(w) > 1 || w == "c" || w == "r"
}

// unsex takes out the endings and brackets by which German, French and Spanish titles name both sexes:
// "Entwickler:in", "Entwickler/-in", "Mitarbeiter*innen", "Infirmier(e)", "Enfermero/a".
func unsex(s string) string {
	return initials(endings.ReplaceAllString(sexes.Replace(s), "$1$2$3"))
}

// endings are those by which French and Spanish titles add the other sex to a word: "Coordinateur·rice", "Conseiller(ère)", "Chargé.e.s",
// "Directeur/trice", "Profesor/a", "Técnico/-a".
var endings = regexp.MustCompile(`(\pL{3})(?:[·•∙./]-?|\()(?:t?rice|i?ère|euse|elle|ienne|ive|se|ne|le|te|ve|e|ora|ra|as?)(?:[·•∙./]s|s)?(?:\)|([^\pL])|($))`)

// initials joins "A&P" and "R & D" into one word.
func initials(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return pairs.ReplaceAllString(s, "$1$2")
}

var pairs = regexp.MustCompile(`\b(\pL) ?& ?(\pL)\b`)

var sexes = strings.NewReplacer("(m/w/d)", " ", "(w/m/d)", " ", "(m/f/d)", " ", "(f/m/d)", " ", "(m/f/x)", " ", "(d/m/w)", " ", "(H/F)", " ", "(F/H)", " ", "(h/f)", " ", "H/F", " ", "F/H", " ", "(m/w)", " ", "(gn)", " ",
	"m/w/d", " ", "m/f/d", " ", "w/m/d", " ", "(all genders)", " ", ":innen", "", "*innen", "", "_innen", "", "/innen", "", ":in ", " ", "*in ", " ", "_in ", " ", "/-in", "", "/in ", " ", "(in)", "", "(e)", "", "(ne)", "", "/e ", " ", "/ne ", " ", "(a)", "", "/a ", " ", "·e", "", "·ne", "", "(-in)", "", "·trice", "")

// titleStem is the form under which the index knows a word: singular, masculine.
func titleStem(w string) string {
	if long, ok := shortForms[w]; ok && !strings.Contains(long, " ") {
		w = long
	}
	n := len(w)
	switch {
	case n > 8 && strings.HasSuffix(w, "erinnen"):
		return w[:n-5]
	case n > 6 && strings.HasSuffix(w, "erin"):
		return w[:n-2]
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes")):
		return w[:n-2]
	case n > 3 && w[n-1] == 's' && strings.IndexByte("sui", w[n-2]) < 0:
		w = w[:n-1]
	}
	return masculine(w)
}

// masculine is the form by which the names of occupations are known, of one for women. Words that only look like one come to
// the same form on both sides.
func masculine(w string) string {
	for _, f := range [...][2]string{{"trice", "teur"}, {"euse", "eur"}, {"iere", "ier"}, {"ienne", "ien"}, {"isee", "ise"}, {"argee", "arge"}, {"ciale", "cial"}, {"ante", "ant"}, {"kauffrau", "kaufmann"}, {"fachfrau", "fachmann"}, {"istin", "ist"}, {"nnelle", "nnel"}, {"dora", "dor"}, {"tora", "tor"}, {"sora", "sor"}, {"mera", "mero"},
		{"nera", "nero"}, {"tera", "tero"}, {"jera", "jero"}, {"dera", "dero"}, {"ñera", "ñero"}, {"nica", "nico"}, {"ativa", "ativo"}, {"gada", "gado"}} {
		if stem, ok := strings.CutSuffix(w, f[0]); ok && len(stem) >= 2 {
			return stem + f[1]
		}
	}
	return w
}

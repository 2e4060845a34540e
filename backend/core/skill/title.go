package skill

import (
	"cmp"
	"math"
	"slices"
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
	"mgr": "manager", "mngr": "manager", "eng": "engineer", "engr": "engineer", "ing": "engineer", "dev": "developer", "asst": "assistant", "assoc": "associate", "rep": "representative", "acct": "account",
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
	return set("director head chief lead principal supervisor foreman superintendent leiter leiterin leitung student geschaftsfuhrer intern ceo cto cfo coo cio cmo ciso founder directeur responsable filialleiter marktleiter teamleiter pflegedienstleitung stationsleitung jefe expert schichtleiter")
})

var titleMarks = vocabulary{"c++": 0, "c#": 0, ".net": 0}

func hasLetter(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return r < '0' || r > '9' }) >= 0 && len(w) > 1 || w == "c" || w == "r"
}

// unsex takes out the endings and brackets by which German, French and Spanish titles name both sexes:
// "Entwickler:in", "Entwickler/-in", "Mitarbeiter*innen", "Infirmier(e)", "Enfermero/a".
func unsex(s string) string {
	return sexes.Replace(s)
}

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
		return w[:n-1]
	}
	return w
}

// titleAlias is one name of an occupation.
type titleAlias struct {
	occupation int32
	words      []int32
	text       string
	weight     float64
}

// titleIndex finds occupations by the words of their names.
type titleIndex struct {
	words    map[string]int32
	weight   []float64 // by word: how telling
	aliases  []titleAlias
	byWord   [][]int32 // aliases
	twin     []int32   // group of twins; 0 none
	trigrams map[string][]int32
	names    []string
}

func newTitleIndex(occupations []Occupation) titleIndex {
	x := titleIndex{words: map[string]int32{}, trigrams: map[string][]int32{}}
	for i, o := range occupations {
		seen := map[string]bool{}
		for _, alias := range append([]string{o.Label}, o.Aliases...) {
			q := readTitle(alias)
			text := strings.Join(q.words, " ")
			if len(q.words) == 0 || seen[text] || len(q.words) == 1 && len(q.all) > 1 {
				continue // "level designer" must not claim every designer
			}
			seen[text] = true
			a := titleAlias{occupation: int32(i), text: text}
			for _, w := range q.words {
				id, ok := x.words[w]
				if !ok {
					id = int32(len(x.names))
					x.words[w] = id
					x.names = append(x.names, w)
					x.byWord = append(x.byWord, nil)
				}
				if !slices.Contains(a.words, id) {
					a.words = append(a.words, id)
					x.byWord[id] = append(x.byWord[id], int32(len(x.aliases)))
				}
			}
			x.aliases = append(x.aliases, a)
		}
	}
	x.weight = make([]float64, len(x.names))
	total := float64(len(x.aliases))
	for i, list := range x.byWord {
		x.weight[i] = math.Log(1+total/float64(len(list))) / math.Log(1+total)
	}
	for i := range x.aliases {
		for _, w := range x.aliases[i].words {
			x.aliases[i].weight += x.weight[w]
		}
	}
	x.twin = make([]int32, len(x.names))
	for g, group := range twins {
		for _, w := range group {
			if id, ok := x.words[titleStem(w)]; ok {
				x.twin[id] = int32(g + 1)
			}
		}
	}
	for i, name := range x.names {
		for _, g := range trigrams(name) {
			x.trigrams[g] = append(x.trigrams[g], int32(i))
		}
	}
	return x
}

func trigrams(w string) []string {
	w = "^" + w + "$"
	var out []string
	for i := 0; i+3 <= len(w); i++ {
		out = append(out, w[i:i+3])
	}
	return out
}

// meaning is a known word that a word of a title may stand for.
type meaning struct {
	word     int32
	strength float64
}

// resolve finds what a word may stand for: itself, a twin, the end of a German compound, a misspelling.
func (x *titleIndex) resolve(w string) []meaning {
	if id, ok := x.words[w]; ok {
		out := []meaning{{id, 1}}
		if g := x.twin[id]; g > 0 {
			for other, group := range x.twin {
				if group == g && int32(other) != id {
					out = append(out, meaning{int32(other), 0.7})
				}
			}
		}
		return out
	}
	if len(w) < 5 {
		return nil
	}
	count := map[int32]int{}
	grams := trigrams(w)
	for _, g := range grams {
		for _, id := range x.trigrams[g] {
			count[id]++
		}
	}
	var out []meaning
	for id, n := range count {
		name := x.names[id]
		dice := 2 * float64(n) / float64(len(grams)+len(name))
		switch {
		case dice >= 0.6:
			out = append(out, meaning{id, dice})
		case len(name) >= 5 && strings.HasSuffix(w, name):
			out = append(out, meaning{id, 0.75})
		case len(name) >= 5 && strings.HasPrefix(w, name):
			out = append(out, meaning{id, 0.6})
		}
	}
	slices.SortFunc(out, func(a, b meaning) int {
		return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(a.word, b.word))
	})
	return out[:min(len(out), 4)]
}

type titleFound struct {
	occupation int32
	alias      string
	score      float64
}

// whole is the words of a title that the index knows, side parts too.
func (x *titleIndex) whole(q queryTitle) string {
	var out []string
	for i, w := range q.words {
		if _, ok := x.words[w]; ok || i < q.main {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// search ranks occupations by the best of their names: the share of telling words that title and name
// have in common, less where the last word of the name (what the person is) is not in the title.
func (x *titleIndex) search(q queryTitle, limit int) []titleFound {
	if len(q.words) == 0 {
		return nil
	}
	matched := map[int32]float64{} // alias -> weight in common
	heads := map[int32]float64{}   // alias -> how well its last word is met
	all := 0.0
	for i, w := range q.words {
		share := 1.0
		if i >= q.main {
			share = 0.35
		} else if _, ok := levelWords[w]; ok && q.main > 1 {
			share = 0.35
		}
		meanings := x.resolve(w)
		own := 0.45 // an unknown word: a place, a company, a speciality
		if len(meanings) > 0 && meanings[0].strength == 1 {
			own = x.weight[meanings[0].word]
		}
		all += own * share
		best := map[int32]float64{}
		for _, m := range meanings {
			for _, a := range x.byWord[m.word] {
				best[a] = max(best[a], m.strength*x.weight[m.word])
				words := x.aliases[a].words
				if words[len(words)-1] == m.word || words[0] == m.word && q.main == 1 {
					at := 0.7 // English and German titles end with what the person is, French and Spanish begin with it
					if i == q.main-1 || i == 0 && share == 1 {
						at = 1
					}
					heads[a] = max(heads[a], m.strength*at*math.Sqrt(share))
				}
			}
		}
		for a, v := range best {
			matched[a] += v * math.Sqrt(share)
		}
	}
	best := map[int32]titleFound{}
	text, whole := strings.Join(q.words[:q.main], " "), x.whole(q)
	for a, m := range matched {
		alias := &x.aliases[a]
		m = min(m, alias.weight)
		score := m / (0.5*alias.weight + 0.5*max(all, m))
		score = min(score, 1) * (0.6 + 0.4*heads[a])
		switch {
		case alias.text == whole:
			score = 1
		case alias.text == text:
			score = 0.99
		default:
			score = min(score, 0.98)
		}
		if old, ok := best[alias.occupation]; !ok || score > old.score || score == old.score && alias.text < old.alias {
			best[alias.occupation] = titleFound{alias.occupation, alias.text, score}
		}
	}
	out := make([]titleFound, 0, len(best))
	for _, f := range best {
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b titleFound) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.occupation, b.occupation))
	})
	return out[:min(limit, len(out))]
}

const (
	titleFloor = 0.3 // below it a candidate says nothing
	titleSure  = 0.7 // from it on the occupation's own level is believed
	titleLimit = 10
)

// Titles says which occupations a job title may mean, best first, at most ten. Places, numbers, brackets and words
// of seniority are looked through; a skill in the title ("React engineer") speaks for the occupations
// it is typical of. Of the level see Lexicon.Level.
func (l *Lexicon) Titles(title string) []Candidate {
	q := readTitle(title)
	found := l.titles.search(q, 30)
	for _, m := range l.Extract(title) {
		for i := range found {
			if f := &found[i]; f.score < 0.98 && slices.Contains(l.occupations[f.occupation].Skills, m.Skill) {
				f.score += 0.15 * (1 - f.score)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b titleFound) int { return cmp.Compare(b.score, a.score) })
	var out []Candidate
	for _, f := range found[:min(titleLimit, len(found))] {
		if f.score < titleFloor {
			break
		}
		o := &l.occupations[f.occupation]
		level, _ := levelOf(q.all, func(w string) bool { return strings.Contains(" "+f.alias+" ", " "+w+" ") }, o.Level)
		out = append(out, Candidate{o.ID, o.Label, level, f.score})
	}
	return out
}

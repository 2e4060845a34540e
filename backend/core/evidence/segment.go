package evidence

import (
	"strings"
	"sync"
	"unicode"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
)

// Section is the part of an ad that a segment belongs to.
type Section int

const (
	Other Section = iota
	About
	Tasks
	MustHave
	NiceToHave
	Benefits
	Apply
)

// Segment is a sentence or list item of a text.
type Segment struct {
	Text    string
	Span    document.Span
	Section Section

	stuck bool // the next one follows without a space, as pages have it that lost their line breaks
}

// Quote cuts a quote of at most about 160 characters around [start,end) of a segment, in characters of the segment.
func (s Segment) Quote(start, end int) Quote { return clip(s, start, end) }

// headings by section; a line counts when it starts with one and has little else.
var headings = map[Section][]string{
	About: {"about us", "about the company", "about the team", "about the school", "about the role and team", "who we are", "our story", "the company", "company overview", "company description",
		"working conditions", "work environment", "our mission", "our culture", "our values", "what we believe", "über uns", "wer wir sind", "das unternehmen", "qui sommes-nous", "à propos", "l'entreprise", "quiénes somos", "sobre nosotros", "la empresa"},
	Tasks: {"responsibilities", "key responsibilities", "main responsibilities", "your responsibilities", "duties", "main duties", "duties and responsibilities", "essential duties", "essential functions",
		"essential responsibilities", "essential job functions", "essential job duties", "essential job responsibilities", "essential tasks", "essential duties and responsibilities", "job responsibilities", "primary responsibilities", "core responsibilities", "principal duties", "primary duties", "job functions", "key activities", "position responsibilities", "major responsibilities", "general responsibilities", "role and responsibilities", "roles and responsibilities", "job duties", "key duties", "key accountabilities", "accountabilities", "what you'll do", "what you will do", "what you’ll do", "what you'll be doing", "what you will be doing", "what you’ll be doing", "the role", "your role", "role overview", "about the role", "about the job",
		"job description", "job summary", "position summary", "role summary", "overview", "day to day", "your day", "a typical day", "your tasks", "tasks", "the job", "the work", "in this role", "your mission", "how you'll make an impact", "what you'll own",
		"aufgaben", "ihre aufgaben", "deine aufgaben", "das erwartet", "was dich erwartet", "was sie erwartet", "tätigkeiten", "ihr aufgabengebiet", "aufgabengebiet", "stellenbeschreibung", "das machst du", "missions", "vos missions", "vos responsabilités", "le poste", "tes missions",
		"funciones", "tus funciones", "responsabilidades", "qué harás", "el puesto", "tareas"},
	NiceToHave: {"highly desired", "highly preferred", "strongly preferred", "desired qualifications", "desired characteristics", "desirable qualifications", "preferred education", "nice to have", "nice-to-have", "nice to haves", "desirable", "desired", "preferred", "preferred qualifications", "preferred skills", "preferred experience", "bonus", "bonus points", "even better", "it would be great", "it's a plus", "a plus", "pluses",
		"desired skills", "desirable skills", "ideally", "extra credit", "also helpful", "good to have", "von vorteil", "wünschenswert", "das wäre schön", "idealerweise", "pluspunkte", "les plus", "atouts", "un plus", "souhaité", "se valorará", "valoramos", "deseable", "valorable"},
	MustHave: {"requirements", "job requirements", "minimum requirements", "key requirements", "essential", "essential criteria", "essential skills", "essential requirements", "qualifications", "minimum qualifications", "basic qualifications", "required qualifications", "required skills", "required experience",
		"skills", "skills and experience", "skills & experience", "key skills", "skills required", "experience", "experience and skills", "experience required", "education", "education and experience", "knowledge and skills", "knowledge, skills", "knowledge skills and abilities", "must have", "must-have", "must haves",
		"what you need", "what you'll need", "what you’ll need", "what you will need", "what we need", "what we're looking for", "what we’re looking for", "what we are looking for", "who we're looking for", "who you are", "about you", "you have", "you bring", "what you bring", "what you'll bring", "you will have", "you'll have", "you are", "your profile", "your background", "your skills", "the person", "person specification", "candidate profile", "ideal candidate", "the ideal candidate", "we are looking for", "we're looking for", "to be successful", "to succeed", "certifications", "licenses",
		"profil", "ihr profil", "dein profil", "anforderungen", "anforderungsprofil", "das bringen sie mit", "das bringst du mit", "was sie mitbringen", "was du mitbringst", "sie bringen mit", "du bringst mit", "voraussetzungen", "qualifikation", "qualifikationen", "wir erwarten", "wen wir suchen", "zwingend",
		"votre profil", "ton profil", "profil recherché", "compétences", "vous avez", "requisitos", "tu perfil", "perfil", "qué buscamos", "buscamos", "imprescindible", "lo que necesitas"},
	Benefits: {"job benefits", "employee benefits", "company benefits", "additional benefits", "benefit summary", "benefits summary", "top reasons to work", "benefits", "benefits include", "our benefits", "perks", "perks and benefits", "what we offer", "we offer", "our offer", "what's in it for you", "why join", "why you'll love", "why work", "why us", "compensation", "compensation and benefits", "pay and benefits", "pay", "salary", "salary and benefits", "package", "rewards", "in return", "what you get", "what you'll get",
		"wir bieten", "das bieten wir", "unser angebot", "was wir bieten", "ihre vorteile", "deine vorteile", "benefits für dich", "freuen sie sich auf", "vergütung", "nous offrons", "nous vous offrons", "ce que nous offrons", "avantages", "rémunération", "ofrecemos", "qué ofrecemos", "beneficios", "condiciones"},
	Apply: {"how to apply", "to apply", "apply", "application process", "next steps", "the process", "interview process", "contact", "equal opportunity", "equal opportunities", "eeo", "diversity statement", "privacy", "disclaimer", "safeguarding", "bewerbung", "so bewerben sie sich", "kontakt", "ihre bewerbung", "jetzt bewerben", "candidature", "pour postuler", "postuler", "cómo solicitar", "solicitud", "contacto", "para solicitar"},
}

// sectionOrder makes the choice deterministic and lets the more telling section win.
var sectionOrder = []Section{NiceToHave, Benefits, Apply, MustHave, Tasks, About}

// knownHeading is one of headings.
type knownHeading struct {
	section Section
	text    string
}

// byBeginning are the headings by their first three bytes, which all of them have.
var byBeginning = sync.OnceValue(func() map[string][]knownHeading {
	out := map[string][]knownHeading{}
	for _, s := range sectionOrder {
		for _, h := range headings[s] {
			out[h[:3]] = append(out[h[:3]], knownHeading{s, h})
		}
	}
	return out
})

// headingsLike are those that a text may begin with.
func headingsLike(text string) []knownHeading {
	if len(text) < 3 {
		return nil
	}
	return byBeginning()[text[:3]]
}

// heading tells whether text is (or begins, before a colon) a section heading, and how many of its bytes it takes.
func heading(text string) (Section, int, bool) {
	t := strings.TrimSpace(text)
	head, colon := t, false
	if i := strings.IndexAny(t, ":?"); i > 0 && i < 60 {
		head, colon = t[:i], true
	}
	words := len(strings.Fields(head))
	if words == 0 || words > 9 || len(head) > 70 {
		return Other, 0, false
	}
	clean := strings.ToLower(strings.Trim(head, " \t*#-–—_=•·.!:?"))
	best, bestLen := Other, 0
	for _, known := range headingsLike(clean) {
		h := known.text
		if len(h) <= bestLen || !strings.HasPrefix(clean, h) {
			continue
		}
		rest := clean[len(h):]
		if rest != "" && (unicode.IsLetter(rune(rest[0])) || rune(rest[0]) >= 0x80) {
			continue
		}
		if h == "bonus" && rest != "" && aboutOneThing(clean) {
			continue // "Bonus potential"
		}
		// Without a colon the line must be little more than the heading itself.
		if !colon && (len(strings.Fields(rest)) > 3 || strings.ContainsAny(rest, ".,;")) {
			continue
		}
		best, bestLen = known.section, len(h)
	}
	if bestLen == 0 {
		return Other, 0, false
	}
	used := len(text)
	if colon {
		used = strings.IndexAny(text, ":?") + 1
	}
	return best, used, true
}

// Segments cuts a text into sentences and list items with the section each stands in. Start is where the text begins in
// the character count of the whole.
func Segments(text string) []Segment {
	var out []Segment
	section := Other
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		n := len([]rune(line))
		before, passing := section, false // a wish named inside a paragraph ("Nice: ...") ends with it
		parts := sentences(line, at)
		alone := len(parts) == 1 && !listItem(line)
		once := false
		for _, s := range parts {
			if once {
				section, once = before, false
			}
			sec, used, ok := heading(s.Text)
			if !ok {
				sec, used, ok = cuedHeading(s.Text, alone || s.stuck)
			}
			if !ok && neutral.MatchString(s.Text) {
				if before, rest := noticeAfter(s); before.Text != "" {
					before.Section = section
					out = append(out, clauses(before)...)
					s = rest
				}
				if len(s.Text) > longLine/2 { // the law is only its end
					s.Section = section
					out = append(out, clauses(s)...)
					section, passing = Apply, false
					continue
				}
				section, passing = Apply, false // what firms add for the law asks nothing of anyone
			}
			if ok {
				if sec == MustHave && optional.MatchString(s.Text[:used]) {
					sec = NiceToHave // "Person specification - desirable"
				}
				section = sec
				rest := s.Text[used:]
				if strings.TrimSpace(rest) == "" {
					passing = false
					continue
				}
				passing = sec == NiceToHave || sec == Apply
				once = sec == Apply && n >= longLine // in a line that lost its breaks it says nothing of what follows
				s = trim(rest, s.Span.Start+len([]rune(s.Text[:used])))
			}
			s.Section = section
			out = append(out, clauses(s)...)
		}
		if passing {
			section = before
		}
		at += n + 1
	}
	return out
}

// notice begins what a firm adds on equal chances, where it follows something else in one line.
var notice = pattern.New(`(?i)\b(?:equal (?:employment )?opportunity[ /-]{1,3}(?:affirmative|employer|\pL+/)|EOE\b|EEO\b)`)

// beforeNotice ends a sentence of which a notice is a part: "Brook Mill is an equal opportunity employer".
var beforeNotice = pattern.New(`(?i)\b(?:is|are|be|being|as|an?|of|the|for|to|our|and|with|proud|,) ?["“]?$`)

// noticeAfter parts a segment before a notice that ran into it: "CPR certification Equal Opportunity Employer". Where there is no such, the
// first part is empty.
func noticeAfter(s Segment) (before, rest Segment) {
	m := notice.FindStringIndex(s.Text)
	if m == nil || len(strings.Fields(s.Text[:m[0]])) < 2 || beforeNotice.MatchString(s.Text[:m[0]]) {
		return Segment{}, s
	}
	return trim(s.Text[:m[0]], s.Span.Start), trim(s.Text[m[0]:], s.Span.Start+len([]rune(s.Text[:m[0]])))
}

// clauseEnd is a semicolon that ends a clause, also where the space after it was lost.
var clauseEnd = pattern.New(`; |;\p{Lu}`)

// clauses parts a segment at its semicolons: "High school diploma required; bachelor's degree preferred" asks two things.
func clauses(s Segment) []Segment {
	if !clauseEnd.MatchString(s.Text) {
		return []Segment{s}
	}
	var out []Segment
	at := s.Span.Start
	for part := range strings.SplitAfterSeq(s.Text, ";") {
		c := trim(part, at)
		c.Section = s.Section
		if c.Text != "" && c.Text != ";" {
			out = append(out, c)
		}
		at += len([]rune(part))
	}
	return out
}

func listItem(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && strings.ContainsRune("-–—*•·>▪●✓✔→+[", []rune(line)[0])
}

// sentences cuts one line at sentence ends and list marks.
func sentences(line string, at int) []Segment {
	var out []Segment
	runes := []rune(line)
	start := 0
	flush := func(end int) {
		if s := trim(string(runes[start:end]), at+start); s.Text != "" {
			out = append(out, s)
		}
		start = end
	}
	stuck := func(end int) {
		n := len(out)
		if flush(end); len(out) > n {
			out[n].stuck = true
		}
	}
	heads := buriedHeads(line, runes)
	for i, r := range runes {
		switch {
		case heads[i]:
			stuck(i)
		case strings.ContainsRune(bullets, r):
			flush(i)
			start = i + 1
		case (r == '*' || r == '-') && inlineBullet(runes, i):
			stuck(i)
			start = i + 1
		case i > 4 && stuckTogether(runes, i):
			stuck(i)
		case (r == '.' || r == '!' || r == '?' || r == ';') && i+2 < len(runes) && unicode.IsSpace(runes[i+1]) && startsSentence(runes[i+2:]) && !abbreviation(runes[start:i]):
			flush(i + 1)
		case (r == '.' || r == '!' || r == '?') && i+1 < len(runes) && unicode.IsUpper(runes[i+1]) && i > 2 && unicode.IsLower(runes[i-1]) && unicode.IsLower(runes[i-2]) && i+2 < len(runes) && unicode.IsLower(runes[i+2]):
			flush(i + 1) // "...customers.You will ...", as copied pages have it
		}
	}
	flush(len(runes))
	return out
}

func startsSentence(rs []rune) bool {
	for _, r := range rs {
		if unicode.IsSpace(r) || r == '"' || r == '(' || r == '*' || r == '-' || r == '–' {
			continue
		}
		return unicode.IsUpper(r) || unicode.IsDigit(r) || !unicode.IsLetter(r)
	}
	return false
}

var abbreviations = map[string]bool{"e.g": true, "i.e": true, "z.b": true, "bzw": true, "inkl": true, "ca": true, "etc": false, "approx": true, "sr": true, "jr": true, "dr": true, "mr": true, "ms": true, "mrs": true, "st": true, "no": true, "nr": true, "vs": true, "u.a": true, "p.o": true, "u.s": true, "u.k": true, "d.h": true, "ggf": true, "min": true, "max": true, "p.a": false, "art": true, "abs": true}

func abbreviation(rs []rune) bool {
	i := len(rs)
	for i > 0 && !unicode.IsSpace(rs[i-1]) && rs[i-1] != '(' && rs[i-1] != ':' {
		i--
	}
	return abbreviations[strings.ToLower(string(rs[i:]))]
}

// trim drops white space and list marks around a segment and moves its span with it.
func trim(s string, start int) Segment {
	runes := []rune(s)
	i, j := 0, len(runes)
	for i < j && (unicode.IsSpace(runes[i]) || strings.ContainsRune("-–—*•·>▪●✓✔→", runes[i])) {
		i++
	}
	for j > i && unicode.IsSpace(runes[j-1]) {
		j--
	}
	return Segment{Text: string(runes[i:j]), Span: document.Span{Start: start + i, End: start + j}}
}

package resume

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/document"
)

// A torn text lost its line breaks on the way, in a web form or a poor text layer. Its lines are guessed, so neither their looks nor
// the white space between them says what they are. Here its signs are mended, its headings are found by their last word, and the parts
// of its sections go where their words belong; tornentry.go reads its jobs and studies.

// lostDash reports whether the blanks in text[a:z] stand where the dash of a range was: "2001  2005", "May 2001  Present".
func lostDash(text []rune, a, z int) bool {
	left, right := string(text[max(0, a-16):a]), string(text[z:min(len(text), z+16)])
	ls, rs := tokens([]rune(left)), tokens([]rune(right))
	if len(ls) == 0 || len(rs) == 0 || !isYear(ls[len(ls)-1]) || ls[len(ls)-1].end != len([]rune(left)) {
		return false
	}
	dates, to := periods(left), periods(right)
	if len(dates) == 0 {
		return false
	}
	from := dates[len(dates)-1]
	if n := len(dates); from.ranged || n > 1 && strings.TrimSpace(string([]rune(left)[dates[n-2].end:from.start])) == "" {
		return false // the end of a range, or one of a column of years
	}
	if present(rs, 0) > 0 {
		return true
	}
	if len(to) == 0 || to[0].start > 0 || to[0].ranged || to[0].to < from.from || to[0].bare != from.bare {
		return false
	}
	rest := strings.TrimLeft(string([]rune(right)[to[0].end:]), " ")
	return rest == "" || !unicode.IsDigit([]rune(rest)[0]) && !dashes[[]rune(rest)[0]]
}

// gapsIn counts the places in a text where two or more blanks stand together, other than between sentences, where some people type two.
func gapsIn(text []rune) int {
	n := 0
	for i := 1; i < len(text); i++ {
		if text[i] == ' ' && text[i-1] == ' ' && (i == 1 || !strings.ContainsRune(" .!?:;", text[i-2])) {
			n++
		}
	}
	return n
}

// mend puts back signs that a torn text lost, one for one character, so that every place stays: the dash of a range, list marks that
// came out as control characters, and, before the words instead of in them, the blanks that small capitals leave
// ("P ROJECT M ANAGER").
func mend(text []rune) {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < ' ' && c != '\t' && c != '\n' && c != '\r':
			text[i] = '•'
		case c == ' ' && i+2 < len(text) && text[i+1] == ' ' && text[i+2] != ' ' && i > 0 && unicode.IsDigit(text[i-1]) && lostDash(text, i, i+2):
			text[i] = '–'
		case parted(text, i) && parted(text, wordEnd(text, i+2)+1):
			var whole []rune
			z := i
			for k := i; parted(text, k); k = z + 1 {
				z = wordEnd(text, k+2)
				whole = append(append(append(whole, ' '), text[k]), text[k+2:z]...)
			}
			blanks := z - i - len(whole)
			for k := range text[i : i+blanks] {
				text[i+k] = ' '
			}
			copy(text[i+blanks:z], whole)
			i = z
		}
	}
}

// parted reports whether a capital stands alone at i before a word in capitals.
func parted(text []rune, i int) bool {
	up := func(k int) bool { return k < len(text) && unicode.IsUpper(text[k]) }
	return up(i) && (i == 0 || text[i-1] == ' ') && i+1 < len(text) && text[i+1] == ' ' && up(i+2) && up(i+3)
}

func wordEnd(text []rune, i int) int {
	for i < len(text) && text[i] != ' ' {
		i++
	}
	return i
}

// headNouns end a heading of any first word: "Classroom Experience", "Highlights of Employment".
var headNouns = map[string]kind{
	"experience": work, "experiences": work, "employment": work, "berufserfahrung": work, "werdegang": work, "laufbahn": work, "professionnelle": work, "professionnelles": work, "profesional": work, "laboral": work,
	"education": education, "studies": education, "ausbildung": education, "formation": education, "formacion": education, "estudios": education,
	"skills": skills, "competencies": skills, "proficiencies": skills, "strengths": skills, "expertise": skills, "kenntnisse": skills, "competences": skills, "habilidades": skills,
	"publications": publications, "presentations": publications, "certifications": certificates, "references": references, "projects": projects, "awards": awards, "honors": awards,
	"memberships": volunteer, "affiliations": volunteer, "activities": volunteer, "summary": summary, "objective": summary, "profile": summary,
}

// tornHeading says what a short line of a torn text opens whose words are no known heading, or none.
func tornHeading(t string) kind {
	t = strings.TrimRight(t, " :._-–")
	if wordCount(t) > 5 || !titled(t) || len(periods(t)) > 0 || strings.ContainsAny(t, ",;.@|()") {
		return none
	}
	if k, sure := headingKind(t); k != none && sure {
		return k
	}
	ws := words(t)
	if len(ws) < 2 {
		return none
	}
	return headNouns[ws[len(ws)-1]]
}

// runIn finds the heading that a line opens with before the first entry under it ("EDUCATION: Example College", "Work Experience Example
// Ltd"): where its words end, in bytes, and where the entry starts.
func runIn(l *line) (k kind, end, rest int) {
	t := l.text
	if at := strings.IndexByte(t, ':'); at > 0 && at < 40 && (l.gap >= 1 || shouting(t[:at])) {
		if k, sure := headingKind(t[:at]); k != none && sure {
			return k, at, at + 1
		}
	}
	ws := strings.Fields(t)
	for n := min(3, len(ws)-1); n >= 1; n-- {
		head := strings.Join(ws[:n], " ")
		k, sure := headingKind(head)
		if !sure || k != work && k != education || !strings.HasPrefix(t, head+" ") || !titled(head) {
			continue
		}
		rest := strings.TrimSpace(t[len(head):])
		if !startsUpper(rest) || titleScore(head+" "+strings.Fields(rest)[0]) > 0 && n < 2 {
			continue
		}
		first := strings.FieldsFunc(rest, func(c rune) bool { return strings.ContainsRune(",;|(–-", c) })[0]
		if k == education && (schoolScore(first) >= 0.85 || degreeScore(first) >= 0.9) || k == work && n > 1 && (orgScore(first) >= 0.7 || titleScore(first) >= 0.9) {
			return k, len(head), len(head)
		}
	}
	return none, 0, 0
}

// tornHeadings adds headings that only their last word tells, and those that stand in the line of what follows.
func (s *source) tornHeadings(byLine map[int]heading) {
	for i := range s.lines {
		l := &s.lines[i]
		if _, ok := byLine[i]; ok || l.bullet || len(l.cells) > 1 {
			continue
		}
		if k, end, rest := runIn(l); k != none {
			byLine[i] = heading{line: i, kind: k, span: l.sub(0, end), rest: s.trim(l.sub(rest, len(l.text)), "")}
			continue
		}
		if k := tornHeading(l.text); k != none {
			byLine[i] = heading{line: i, kind: k, span: l.span}
		}
	}
}

// regrouped are the kinds of sections in whose lines jobs and studies may stand by mistake, under a heading that was not found.
var regrouped = []kind{none, contact, summary, work, education, skills, languages, certificates, awards, volunteer, interests, other}

// regroup parts the sections of a torn text where a job or a study opens under the heading of something else.
func (b *book) regroup(secs []section) []section {
	var out []section
	for _, sec := range secs {
		if !slices.Contains(regrouped, sec.kind) || len(sec.lines) == 0 {
			out = append(out, sec)
			continue
		}
		cs := b.clues(sec.lines)
		at := map[int]int{} // where the line with an index stands
		for i := range sec.lines {
			at[sec.lines[i].index] = i
		}
		cur, from, first := sec, 0, 0
		cut := func(i int, k kind) {
			for i > first && cs[i-1].leads(k) {
				i--
			}
			z := at[cs[i].index]
			if cur.lines = sec.lines[from:z]; len(cur.lines) > 0 || cur.head.line >= 0 {
				out = append(out, cur)
			}
			cur, from, first = section{kind: k, head: heading{line: -1}}, z, i
		}
		for i := range cs {
			switch {
			case cur.kind != work && cur.kind != volunteer && b.opensJob(cs, i):
				cut(i, work)
			case cur.kind != education && b.opensStudy(cs, i):
				cut(i, education)
			}
		}
		cur.lines = sec.lines[from:]
		out = append(out, cur)
	}
	return out
}

// leads reports whether a line may stand above the line that opens a job or a study: a date, an employer, a school.
func (c *clue) leads(k kind) bool {
	if c.prose || c.bullet || wordCount(c.text) > 9 {
		return false
	}
	if k == education {
		return c.school >= 0 || len(c.dates) > 0 && len(c.toks) == 0
	}
	return c.org >= 0 && c.title < 0 && c.degree < 0 || c.loose() && c.place > 0 || c.placed() || len(c.dates) > 0 && len(c.toks) == 0
}

// opensJob reports whether row i names a job, with its time there or in a row beside it.
func (b *book) opensJob(cs []clue, i int) bool {
	c := &cs[i]
	return !c.prose && !c.bullet && c.title >= 0 && c.degree < 0 && (timed(cs, i) || employed(cs, i))
}

// employed reports whether a row close to row i names a firm by its legal form.
func employed(cs []clue, i int) bool {
	for k := max(0, i-2); k <= i+2 && k < len(cs); k++ {
		if c := &cs[k]; !c.prose && !c.bullet && c.org >= 0 && c.title < 0 && orgScore(c.toks[c.org].text) >= 0.95 {
			return true
		}
	}
	return false
}

// opensStudy reports whether row i names a degree and it or a row beside it a school.
func (b *book) opensStudy(cs []clue, i int) bool {
	c := &cs[i]
	if c.prose || c.degree < 0 || c.title >= 0 && c.title != c.degree || degreeScore(c.toks[c.degree].text) < 0.9 {
		return false
	}
	for k := max(0, i-1); k <= i+1 && k < len(cs); k++ {
		if cs[k].school >= 0 && !cs[k].prose {
			return true
		}
	}
	return false
}

// timed reports whether row i or one beside it holds a range or a month.
func timed(cs []clue, i int) bool {
	for k := max(0, i-2); k <= i+2 && k < len(cs); k++ {
		for _, d := range cs[k].dates {
			if !cs[k].prose && (d.ranged || d.month || len(cs[k].toks) == 0) && (k == i || k >= i-1 && k <= i+1 || len(cs[k].toks) == 0) {
				return true
			}
		}
	}
	return false
}

// cutTok is a part of a token's text, from byte a to byte z.
func (b *book) cutTok(t tok, a, z int) tok {
	start := t.span.Start + len([]rune(t.text[:a]))
	t.span = b.trim(document.Span{Start: start, End: start + len([]rune(t.text[a:z]))}, edge)
	t.text = b.cut(t.span)
	return t
}

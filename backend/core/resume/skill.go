package resume

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

// items cuts a list at commas, semicolons and list signs; brackets keep their commas, and so do all items where points part them.
func (b *book) items(sp document.Span) []document.Span {
	var out []document.Span
	at, depth, points, strokes := sp.Start, 0, b.pointed(sp), b.stroked(sp)
	add := func(end int) {
		p := b.trim(document.Span{Start: at, End: end}, ",;|•·▪●–—*◦")
		if p.End > p.Start && b.text[p.End-1] == '.' && p.End-p.Start > 3 && end == sp.End {
			p.End--
		}
		if p.Start < p.End {
			out = append(out, p)
		}
		at = end + 1
	}
	for i := sp.Start; i < sp.End; i++ {
		switch c := b.text[i]; {
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth = max(0, depth-1)
		case depth == 0 && (c == '.' && b.sentenceIn(sp, i) || c == '/' && strokes && b.text[i-1] == ' '):
			add(i)
		case depth > 0, points && c != '·':
		case c == ',' || c == ';' || c == '|' || c == '•' || c == '·' || c == '▪' || c == '●' || c == '◦' || c == '⋄' || c == '‖' || c == '¦' || icon(c):
			if c == ',' && i > sp.Start && i+1 < sp.End && unicode.IsDigit(b.text[i-1]) && unicode.IsDigit(b.text[i+1]) {
				continue
			}
			add(i)
		case (c == '–' || c == '—') && i > sp.Start && i+1 < sp.End && b.text[i-1] == ' ' && b.text[i+1] == ' ':
			add(i)
		}
	}
	add(sp.End)
	// "a, b and c"
	if n := len(out); n > 1 {
		for _, w := range []string{"and ", "und ", "et ", "y ", "& "} {
			if t := b.cut(out[n-1]); strings.HasPrefix(t, w) {
				out[n-1] = b.trim(document.Span{Start: out[n-1].Start + utf8.RuneCountInString(w), End: out[n-1].End}, "")
			}
		}
	}
	return out
}

// stroked reports whether the items of a list are parted by strokes between blanks: "Excel / Word / Outlook".
func (b *book) stroked(sp document.Span) bool {
	t := b.cut(sp)
	return strings.Count(t, " / ") >= 2 && !strings.ContainsAny(t, ",;")
}

// sentenceIn reports whether the full stop at a place parts two sentences of a list: "Excel, Trello. English C1".
func (s *source) sentenceIn(sp document.Span, at int) bool {
	if at+2 >= sp.End || at-4 < sp.Start || !unicode.IsSpace(s.text[at+1]) || !unicode.IsUpper(s.text[at+2]) {
		return false
	}
	word := 0
	for k := at - 1; k >= sp.Start && (unicode.IsLetter(s.text[k]) || unicode.IsDigit(s.text[k]) || s.text[k] == ')'); k-- {
		if s.text[k] == ')' {
			return true
		}
		word++
	}
	return word > 3 && (at-word-1 < 0 || s.text[at-word-1] != '.')
}

// pointed reports whether the items of a list are parted by points between blanks: "Excel, advanced · SAP".
func (b *book) pointed(sp document.Span) bool {
	for i := sp.Start + 1; i+1 < sp.End; i++ {
		if b.text[i] == '·' && unicode.IsSpace(b.text[i-1]) && unicode.IsSpace(b.text[i+1]) {
			return true
		}
	}
	return false
}

var levelWords = set("beginner basic basics novice elementary intermediate advanced expert proficient experienced competent professional master native fluent good very excellent strong familiar working knowledge solid skilled " +
	"grundkenntnisse grundlagen anfanger fortgeschritten fortgeschrittene experte expertin sehr gut gute gut kenntnisse verhandlungssicher fliessend muttersprache profi versiert sicher " +
	"debutant intermediaire avance confirme courant notions bon bonne tres bonnes bilingue maitrise " +
	"principiante basico medio intermedio avanzado experto alto bajo nativo fluido bueno ok bases inicial initial taglich einfach daily niveau moyen moyenne quotidien diario regelmassig  usuario nivel level years year yrs jahre jahr ans anos")

// skillLevel reports whether a text is only a level ("Advanced", "sehr gut", "5 years", "90%", dots).
func skillLevel(t string) bool {
	ws := words(t)
	if len(ws) > 4 {
		return false
	}
	for _, w := range ws {
		if !levelWords[w] && strings.IndexFunc(w, func(c rune) bool { return !unicode.IsDigit(c) }) >= 0 {
			return false
		}
	}
	return true
}

// readSkills reads groups ("Databases: PostgreSQL, Redis", a bold line above a list) and single skills.
func (b *book) readSkills(sec *section) {
	lines := sec.lines
	var opening style
	grouped := false
	if len(lines) > 0 && b.fonts {
		opening = groupStyle(&lines[0])
		plain := 0
		heads := 0
		other := -1
		for i := range lines {
			if skillLevel(lines[i].text) {
				continue
			}
			if groupStyle(&lines[i]) == opening {
				heads++
			} else {
				plain++
				if other < 0 {
					other = i
				}
			}
		}
		grouped = other > 0 && plain > 0 && heads > 0 && (opening.bold && !b.body.bold || opening.size > b.body.size || plain >= heads && opening.size >= lines[other].style.size && (opening.font != lines[other].style.font || opening.bold != lines[other].style.bold || opening.size > lines[other].style.size))
	}
	cur := -1 // the group that following lines belong to
	for i := 0; i < len(lines); i++ {
		l := &lines[i]
		path := func() string { return fmt.Sprintf("skills[%d]", len(b.p.Skills)) }
		if b.languageGroup(lines, &i) || b.languageLine(l) {
			continue
		}
		if l.bullet && namesCourse(l.text) && len(periods(l.text)) > 0 {
			b.readCertificates(&section{lines: lines[i : i+1]})
			continue
		}
		// A label in a cell of a table, its list in the next cell.
		if z := b.cellGroup(lines, i); z > i {
			if k, sure := headingKind(strings.Trim(l.text, " :")); sure && (k == volunteer && unpaidHeading.MatchString(fold(l.text)) || k == interests || k == languages && languageScore(lines[z].text) > 0.5) {
				told := &section{kind: k, lines: lines[i+1 : z+1]}
				switch k {
				case volunteer:
					b.readVolunteer(told)
				case interests:
					b.readInterests(told)
				default:
					b.readLanguages(told)
				}
				i, cur = z, -1
				continue
			}
			p := path()
			b.p.Skills = append(b.p.Skills, profile.Skill{Name: b.put(p+".name", b.trim(l.span, ":"), 0.9)})
			for k := i + 1; k <= z; k++ {
				b.addKeywords(len(b.p.Skills)-1, lines[k].span)
			}
			i, cur = z, -1
			continue
		}
		// A label, its list beside it in the next column.
		if z := sideGroup(lines, i); z > i {
			p := path()
			b.p.Skills = append(b.p.Skills, profile.Skill{Name: b.put(p+".name", b.trim(l.span, ":"), 0.9)})
			sp := lines[i+1].span
			for k := i + 2; k <= z; k++ {
				if b.unfinished(&lines[k-1], &lines[k]) && lines[k].index == lines[k-1].index+1 {
					sp.End = lines[k].span.End
					continue
				}
				b.addKeywords(len(b.p.Skills)-1, sp)
				sp = lines[k].span
			}
			b.addKeywords(len(b.p.Skills)-1, sp)
			i, cur = z, -1
			continue
		}
		// A group's name and its list on one line.
		if name, rest, ok := b.skillGroup(l, grouped && groupStyle(l) == opening); ok {
			p := path()
			sk := profile.Skill{Name: b.put(p+".name", name, 0.9)}
			b.p.Skills = append(b.p.Skills, sk)
			cur = len(b.p.Skills) - 1
			if rest.Start < rest.End {
				z := i
				for z+1 < len(lines) && b.continues(lines, z+1, l, grouped && groupStyle(&lines[z+1]) == opening) {
					z++
				}
				if z > i {
					rest.End = lines[z].span.End
				}
				i = z
				b.addKeywords(cur, rest)
			}
			continue
		}
		if k, sure := headingKind(l.text); !l.bullet && (grouped && groupStyle(l) == opening && wordCount(l.text) <= 7 && len(b.items(l.span)) <= 2 && !skillLevel(l.text) ||
			k == skills && sure && i+1 < len(lines) || b.namesNext(lines, i)) {
			if k == skills && sure && i+1 < len(lines) && strings.HasSuffix(lines[i+1].text, ":") {
				continue // a title above groups that have names of their own
			}
			p := path()
			b.p.Skills = append(b.p.Skills, profile.Skill{Name: b.put(p+".name", l.span, 0.85)})
			cur = len(b.p.Skills) - 1
			continue
		}
		if skillLevel(l.text) {
			if n := len(b.p.Skills); n > 0 && b.p.Skills[n-1].Level == "" && len(l.cells) == 1 && words(l.text) != nil {
				p := fmt.Sprintf("skills[%d]", n-1)
				b.p.Skills[n-1].Level = b.put(p+".level", l.span, 0.8)
			}
			continue
		}
		if cur >= 0 && grouped && len(l.cells) > 1 && len(b.items(l.span)) == 1 {
			for _, c := range l.cells { // pills: what stands apart is a skill each
				b.addKeywords(cur, c.span)
			}
			continue
		}
		if cur >= 0 && (grouped || len(b.items(l.span)) > 1) {
			sp := l.span
			for i+1 < len(lines) && (!grouped || groupStyle(&lines[i+1]) != opening) && !lines[i+1].bullet && lines[i+1].index == lines[i].index+1 && !skillLevel(lines[i+1].text) && b.unfinished(&lines[i], &lines[i+1]) {
				i++
				sp.End = lines[i].span.End
			}
			b.addKeywords(cur, sp)
			continue
		}
		sp := l.span
		wide := false
		for i+1 < len(lines) && len(l.cells) == 1 && len(lines[i+1].cells) == 1 && !lines[i+1].bullet && lines[i+1].index == lines[i].index+1 && strings.IndexByte(lines[i+1].text, ':') < 0 && b.unfinished(&lines[i], &lines[i+1]) {
			i++
			wide = true
			sp.End = lines[i].span.End
		}
		if len(l.cells) > 1 && !wide {
			for _, c := range l.cells {
				b.addSkills(c.span)
			}
			continue
		}
		b.addSkills(sp)
	}
}

// looksLikeSkills reports whether a section named after experience only lists groups of skills, without any date.
func (b *book) looksLikeSkills(sec *section) bool {
	groups := 0
	for i := range sec.lines {
		l := &sec.lines[i]
		if len(periods(l.text)) > 0 {
			return false
		}
		if _, rest, ok := b.skillGroup(l, false); ok && len(b.items(rest)) >= 2 {
			groups++
		}
	}
	return groups >= 2 && groups*2 >= len(sec.lines)
}

// datedLines reports whether each line of a section opens with the date of what it names: such "further qualifications"
// were earned, like certificates.
func (b *book) datedLines(sec *section) bool {
	for i := range sec.lines {
		l := &sec.lines[i]
		ps := periods(l.text)
		if len(l.cells) < 2 || len(ps) != 1 || ps[0].start > 0 || ps[0].end < l.cells[0].span.End-l.span.Start {
			return false
		}
	}
	return len(sec.lines) >= 2
}

// groupStyle is how the name of a group looks; whether it is in capitals ("SQL") says nothing.
func groupStyle(l *line) style {
	st := headStyle(l)
	st.caps = false
	return st
}

// cellGroup returns the last line of the cell beside a label in the same row of a table, or i.
func (b *book) cellGroup(lines []line, i int) int {
	a := b.doc.Lines[lines[i].doc].Block
	if a.Table == 0 || wordCount(lines[i].text) > 5 || len(b.items(lines[i].span)) > 1 {
		return i
	}
	z := i
	for z+1 < len(lines) {
		c := b.doc.Lines[lines[z+1].doc].Block
		if c.Table != a.Table || c.Row != a.Row || c.Cell == a.Cell {
			break
		}
		z++
	}
	return z
}

// sideGroup returns the last line of the list that stands level with a label, right of it, or i. Another label with its list
// must stand above or below: a single pair may be two skills.
func sideGroup(lines []line, i int) int {
	pair := func(k int) bool {
		return k >= 0 && k+1 < len(lines) && !lines[k].box.Empty() && wordCount(lines[k].text) <= 4 && !strings.ContainsAny(lines[k].text, ",;·|") && !lines[k].bullet && !lines[k+1].bullet && lines[k].page == lines[k+1].page &&
			len(lines[k].cells) == 1 && lines[k+1].box.X0 > lines[k].box.X1 && sameHeight(&lines[k], &lines[k+1]) && !skillLevel(lines[k+1].text)
	}
	if !pair(i) {
		return i
	}
	lists := 0
	z := i
	for k := range lines {
		if pair(k) && abs(lines[k].box.X0-lines[i].box.X0) < 2 && abs(lines[k+1].box.X0-lines[i+1].box.X0) < 2 && strings.ContainsAny(lines[k+1].text, ",;·|") {
			lists++
		}
	}
	if lists == 0 {
		return i
	}
	for z = i + 1; z+1 < len(lines) && !pair(z+1) && abs(lines[z+1].box.X0-lines[i+1].box.X0) < 2; z++ {
	}
	return z
}

// namesNext reports whether a line names the list under it: one item, then (after a level) a line of several.
func (b *book) namesNext(lines []line, i int) bool {
	l := &lines[i]
	if len(b.items(l.span)) > 1 || wordCount(l.text) > 5 || len(l.cells) > 1 || skillLevel(l.text) {
		return false
	}
	k := i + 1
	if k < len(lines) && skillLevel(lines[k].text) {
		k++
	}
	return k < len(lines) && lines[k].page == l.page && len(b.items(lines[k].span)) >= 3 && !(i > 0 && b.unfinished(&lines[i-1], l)) && strings.IndexByte(lines[k].text, ':') < 0
}

// skillGroup splits "Databases: PostgreSQL, Redis", or a bold start before a plain list.
func (b *book) skillGroup(l *line, titled bool) (name, rest document.Span, ok bool) {
	at := strings.IndexByte(l.text, ':')
	if at > 0 && at < 60 && wordCount(l.text[:at]) <= 6 && !strings.ContainsAny(l.text[:at], ",;") {
		name = b.trim(l.sub(0, at), "-–—•")
		rest = b.trim(l.sub(at+1, len(l.text)), "")
		return name, rest, name.Start < name.End
	}
	c := l.cells[0]
	if len(c.runs) == 2 && len(l.cells) == 1 && c.runs[0].style.bold && !c.runs[1].style.bold && len(b.items(c.runs[1].span)) > 0 {
		name, rest = b.trim(c.runs[0].span, ",;:–—-|"), b.trim(c.runs[1].span, ":–—-|")
		n := wordCount(b.cut(name))
		return name, rest, n > 0 && n <= 6 && name.Start < name.End && !skillLevel(b.cut(rest)) && len(b.items(name)) == 1
	}
	if len(l.cells) == 2 {
		a, z := b.cut(l.cells[0].span), l.cells[1].span
		n := len(b.items(z))
		if wordCount(a) <= 4 && len(b.items(l.cells[0].span)) == 1 && (n >= 2 || b.labelled(l)) {
			return l.cells[0].span, z, true
		}
	}
	for _, sep := range []string{" – ", " — ", " - "} {
		if k := strings.Index(l.text, sep); k > 0 && k < 50 && wordCount(l.text[:k]) <= 5 && len(b.items(l.sub(k+len(sep), len(l.text)))) >= 2 && !strings.Contains(l.text[:k], ",") {
			return b.trim(l.sub(0, k), ""), b.trim(l.sub(k+len(sep), len(l.text)), ""), true
		}
	}
	return name, rest, false
}

// labelled reports whether a line of two cells stands right above or below one that surely is a label with its list, cell
// under cell.
func (b *book) labelled(l *line) bool {
	for _, near := range []int{l.index - 1, l.index + 1} {
		i, ok := b.place[near]
		if !ok {
			continue
		}
		q := &b.lines[i]
		if q.page == l.page && len(q.cells) == 2 && !q.box.Empty() && abs(q.box.X0-l.box.X0) < 2 && len(b.items(q.cells[1].span)) >= 2 && len(b.items(q.cells[0].span)) == 1 &&
			abs(b.leftOf(q.doc, q.cells[1].span)-b.leftOf(l.doc, l.cells[1].span)) < 2 {
			return true
		}
	}
	return false
}

// continues reports whether line k goes on with the list of the line that opened a group.
func (b *book) continues(lines []line, k int, first *line, head bool) bool {
	l, p := &lines[k], &lines[k-1]
	if l.bullet || head || l.index != p.index+1 || l.gap > 0.9 || strings.IndexByte(l.text, ':') >= 0 || len(l.cells) > 1 && len(p.cells) == 1 {
		return false
	}
	if _, _, ok := b.skillGroup(l, false); ok {
		return false
	}
	if l.page != p.page || l.column != p.column {
		return false
	}
	return b.unfinished(p, l) || !l.box.Empty() && l.box.X0 > first.box.X0+4
}

// unfinished reports whether a line's list goes on in the next line: it ends in a comma, or is full and the next is alike.
func (b *book) unfinished(p, l *line) bool {
	if a, z := b.doc.Lines[p.doc].Block, b.doc.Lines[l.doc].Block; a.Table != z.Table || a.Row != z.Row || a.Cell != z.Cell {
		return false
	}
	t := strings.TrimRight(p.text, " ")
	if strings.HasSuffix(t, ",") || strings.HasSuffix(t, "&") || strings.HasSuffix(t, " and") || strings.HasSuffix(t, " und") || strings.HasSuffix(t, "/") || strings.Count(t, "(") > strings.Count(t, ")") || strings.HasSuffix(t, "-") && strings.Contains(t, ",") {
		return l.gap < 1.5
	}
	if b.typed != nil && !startsLower(l.text) {
		return false
	}
	return l.gap < 0.9 && (strings.ContainsAny(t, ",;•|·") && (startsLower(l.text) || strings.ContainsAny(l.text, ",;•|·") && !p.bullet || wordCount(l.text) <= 2 && !p.bullet && strings.Count(t, ",") >= 2 && l.style == p.style) || startsLower(l.text))
}

func (b *book) addKeywords(k int, sp document.Span) {
	sk := &b.p.Skills[k]
	items := b.items(sp)
	if len(items) == 1 && len(sk.Keywords) == 0 && sk.Level == "" && skillLevel(b.cut(items[0])) {
		sk.Level = b.put(fmt.Sprintf("skills[%d].level", k), items[0], 0.8)
		return
	}
	for _, it := range items {
		if t := b.cut(it); skillLevel(t) && strings.IndexFunc(t, unicode.IsLetter) < 0 {
			continue
		}
		conf := 0.92
		if it.End-it.Start > 40 {
			conf = 0.75
		}
		sk.Keywords = append(sk.Keywords, b.put(fmt.Sprintf("skills[%d].keywords[%d]", k, len(sk.Keywords)), it, conf))
	}
}

// ownCar matches what people who drive write among their skills, accents dropped.
var ownCar = pattern.New(`^(eigene[sr]? (auto|pkw|fahrzeug)|own (car|vehicle|transport)|car owner|vehicule( personnel)?|(coche|vehiculo) propio)$`)

// addSkills adds the items of a list as single skills, with a level in brackets or after a dash apart.
func (b *book) addSkills(sp document.Span) {
	for _, it := range b.items(sp) {
		t := b.cut(it)
		if strings.IndexFunc(t, unicode.IsLetter) < 0 || skillLevel(t) || ownCar.MatchString(fold(t)) || wordCount(t) > 9 && !strings.ContainsAny(t, "(,:") && sp.Start < it.Start {
			continue // a sentence behind the list is none
		}
		if namesLanguage(t) && fluencyRE.MatchString(t) && b.addLanguage(it) {
			continue
		}
		path := fmt.Sprintf("skills[%d]", len(b.p.Skills))
		sk := profile.Skill{}
		name := it
		if k := strings.LastIndexByte(t, '('); k > 0 && strings.HasSuffix(t, ")") && skillLevel(t[k:]) {
			at := it.Start + utf8.RuneCountInString(t[:k])
			name = b.trim(document.Span{Start: it.Start, End: at}, "–-")
			sk.Level = b.put(path+".level", b.trim(document.Span{Start: at, End: it.End}, "()"), 0.85)
		} else {
			for _, sep := range []string{" – ", " - ", ": ", " — "} {
				if k := strings.LastIndex(t, sep); k > 0 && skillLevel(t[k+len(sep):]) {
					at := it.Start + utf8.RuneCountInString(t[:k])
					name = document.Span{Start: it.Start, End: at}
					sk.Level = b.put(path+".level", b.trim(document.Span{Start: at, End: it.End}, "–—-:"), 0.85)
					break
				}
			}
		}
		conf := 0.9
		switch n := wordCount(t); {
		case n > 10:
			conf = 0.4
		case n > 5:
			conf = 0.65
		}
		sk.Name = b.put(path+".name", name, conf)
		if sk.Name == "" {
			b.drop(path)
			continue
		}
		b.p.Skills = append(b.p.Skills, sk)
	}
}

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

func (b *book) readCertificates(sec *section) {
	for _, e := range b.listed(sec) {
		if len(e.toks) == 0 {
			continue
		}
		if b.putUnderWay(&e) {
			continue
		}
		path := fmt.Sprintf("certificates[%d]", len(b.p.Certificates))
		c := profile.Certificate{Name: b.putLicence(path+".name", sec, e.name, 0.88)}
		if words := b.validity(&e.entry); words != "" {
			c.Name = b.putAs(path+".name", c.Name+", "+words, e.name, 0.85)
		}
		if len(e.toks) > 0 && e.next >= 0 {
			c.Issuer = b.put(path+".issuer", e.toks[e.next].span, 0.8)
		}
		if name, issuer, ok := b.issuerInBrackets(e.name); ok && e.next < 0 {
			c.Issuer = b.put(path+".issuer", issuer, 0.75)
			if words := b.validity(&e.entry); words == "" {
				c.Name = b.put(path+".name", name, 0.85)
			} else {
				c.Name = b.putAs(path+".name", b.cut(name)+", "+words, name, 0.85)
			}
		}
		c.Date = b.putDate(path+".date", e.date)
		c.URL = b.entryURL(path, &e.entry)
		b.p.Certificates = append(b.p.Certificates, c)
	}
}

// validity are the words that say until when the paper of an entry is valid: "valid until 03/2027". They stay with its name, since whether it still is valid
// is known only on the day that it is told.
func (b *book) validity(e *entry) string {
	for _, rows := range [][]row{e.head, e.body} {
		for i := range rows {
			for _, d := range rows[i].dates {
				words := strings.Join(strings.Fields(strings.Trim(b.cut(d.span), " ()[],;")), " ")
				if base, w, _ := profile.Validity("x, " + words); d.lapse && base == "x" && w != "" {
					return words
				}
			}
		}
	}
	text := ""
	for _, rows := range [][]row{e.head, e.body} {
		for i := range rows {
			text += " " + rows[i].text
		}
	}
	return yearsValid.FindString(strings.Join(strings.Fields(text), " "))
}

// yearsValid matches for how many years a paper is valid.
var yearsValid = pattern.New(`(?i)(?:valid (?:for )?|gültig |valable |válid[oa] )\d{1,2} (?:years?|jahre?|ans?|años?)|\d{1,2} (?:years?|jahre?|ans?|años?) (?:valid|gültig|valable|válid[oa])`)

// issuerInBrackets parts a name that ends in an organisation in brackets: "Manual Therapy (Example Academy)".
func (b *book) issuerInBrackets(sp document.Span) (name, issuer document.Span, ok bool) {
	t := b.cut(sp)
	k := strings.LastIndex(t, " (")
	if k < 3 || !strings.HasSuffix(t, ")") || orgScore(t[k+2:len(t)-1]) < 0.7 {
		return sp, sp, false
	}
	at := sp.Start + utf8.RuneCountInString(t[:k])
	return document.Span{Start: sp.Start, End: at}, document.Span{Start: at + 2, End: sp.End - 1}, true
}

func (b *book) readAwards(sec *section) {
	for _, e := range b.listed(sec) {
		if len(e.toks) == 0 {
			continue
		}
		path := fmt.Sprintf("awards[%d]", len(b.p.Awards))
		a := profile.Award{Title: b.put(path+".title", e.name, 0.85)}
		if e.next >= 0 {
			a.Awarder = b.put(path+".awarder", e.toks[e.next].span, 0.7)
		}
		a.Date = b.putDate(path+".date", e.date)
		a.Summary = b.bodySummary(path, e.body)
		b.p.Awards = append(b.p.Awards, a)
	}
}

// listItem is an entry of a list whose first words name it.
type listItem struct {
	entry
	toks []tok
	name document.Span
	next int // the token that names who gave it, or -1
}

// listed parts a section of short entries: certificates, awards.
func (b *book) listed(sec *section) []listItem {
	var out []listItem
	for _, e := range b.shortEntries(sec.lines) {
		ts := b.toks(&e)
		it := listItem{entry: e, toks: ts, next: -1}
		if len(ts) > 0 {
			it.name = ts[0].span
			z := 1
			for z < len(ts) && (b.sameName(ts, z) && !strings.ContainsAny(b.cut(document.Span{Start: it.name.End, End: ts[z].span.Start}), "0123456789") && !gained.MatchString(" "+ts[z].text) || b.nameBelow(&e, ts, z)) {
				it.name.End = ts[z].span.End
				z++
			}
			it.name = b.withoutTail(b.paperName(b.withoutLapse(b.balanced(it.name))))
			if end := b.licenceEnd(sec, document.Span{Start: it.name.Start, End: e.head[0].span.End}); end > it.name.End {
				it.name.End = end
			}
			for z < len(ts) && ts[z].span.Start < it.name.End {
				z++
			}
			for ; z < len(ts); z++ {
				if t := ts[z].text; placeScore(t) < 0.6 && wordCount(t) <= 8 && (bareURL.FindString(t) == "" || siteName(t)) && startsUpper(t) {
					it.next = z
					break
				}
			}
		}
		out = append(out, it)
	}
	return out
}

// siteName reports whether an address is written as a name: "Scrum.org".
func siteName(t string) bool {
	return bareURL.FindString(t) == t && startsUpper(t) && !strings.ContainsAny(t, "/:") && !strings.HasPrefix(strings.ToLower(t), "www.")
}

// withoutTail is a name without the small words at its end that its date stood behind: "160 hours, in".
func (b *book) withoutTail(sp document.Span) document.Span {
	for openWords[lastWord(b.cut(sp))] && wordCount(b.cut(sp)) > 1 { // "category A" has a capital
		t := b.cut(sp)
		sp = b.trim(document.Span{Start: sp.Start, End: sp.End - utf8.RuneCountInString(t[strings.LastIndexAny(t, " ,")+1:])}, edge)
	}
	return sp
}

// withoutLapse is a name without the words that say until when it holds: "Crane licence – valid until".
func (b *book) withoutLapse(sp document.Span) document.Span {
	t := b.cut(sp)
	if m := lapse.FindStringIndex(t); m != nil && m[0] > 2 {
		return b.trim(document.Span{Start: sp.Start, End: sp.Start + utf8.RuneCountInString(t[:m[0]])}, edge)
	}
	return sp
}

var lapse = pattern.New(`(?i)[\s,;–—-]+(expire[sd]|expiry|exp\.?|valid (until|to|through)|gültig bis|valable jusqu['’](à|en|au)|válid[oa] hasta|vigente hasta|caduca( en)?|since|seit|issued|obtained|desde|depuis)$`)

// sameName reports whether token z goes on with the name that opens a list item. After a comma or a dash a name in
// capitals is who gave it, unless its words say that it is a part ("Level 2", "Associate") or the first word needs it
// ("First prize, Town Hall").
func (b *book) sameName(ts []tok, z int) bool {
	t, first := ts[z], ts[0]
	if k := strings.LastIndex(t.text, " ("); k > 0 && strings.HasSuffix(t.text, ")") {
		t.text = t.text[:k] // who gave it may stand in brackets behind the part
	}
	t.style.caps, first.style.caps = false, false // "DSCG, 5 UE sur 7"
	if t.row != first.row || plainStyle(t.style) != plainStyle(first.style) {
		return false
	}
	org := orgScore(t.text) >= 0.7 || legalForm(t.text)
	switch t.sep {
	case ':':
		return orgScore(first.text) < 0.7 || permit.MatchString(fold(first.text))
	case '@', '/':
		return !org
	case ',', '-', '–', '—':
	default:
		return false
	}
	if placeScore(t.text) >= 0.6 {
		return false
	}
	c, _ := utf8.DecodeRuneInString(t.text)
	if unicode.IsLower(c) || unicode.IsDigit(c) {
		return true
	}
	if z == 1 && placeWon.MatchString(fold(first.text)) {
		return true
	}
	if org {
		return false
	}
	ws := words(t.text)
	if len(ws) > 0 && (partWords[ws[0]] || wordCount(t.text) == 1 && levelWords[ws[0]]) {
		return true
	}
	return titleScore(t.text) >= 0.7
}

// nameBelow reports whether token z is the second line of the name that opens a list item: below a dash, or where the first line was full
// and who gave it follows in a line of its own.
func (b *book) nameBelow(e *entry, ts []tok, z int) bool {
	t, last := ts[z], ts[z-1]
	if t.row != last.row+1 || t.row != ts[0].row+1 || plainStyle(t.style) != plainStyle(ts[0].style) {
		return false
	}
	rows := append(append([]row{}, e.head...), e.body...)
	above, below := &rows[last.row], &rows[t.row]
	if below.bullet || below.index != above.index+1 || below.page != above.page || below.column != above.column || below.gap >= 0.9 || placeScore(t.text) >= 0.6 {
		return false
	}
	if end := strings.TrimRight(above.text, " "); strings.HasSuffix(end, "–") || strings.HasSuffix(end, "—") || strings.HasSuffix(end, " -") {
		return true
	}
	issued := z+1 < len(ts) && ts[z+1].row == t.row+1 && len(rows[t.row+1].dates) > 0
	return issued && len(above.dates)+len(below.dates) == 0 && len(above.cells) == 1 && b.flows(above.line, below.line)
}

// partWords open the part of a certificate's name that tells its grade.
var partWords = set("level stufe niveau nivel part teil parte partie modul module modulo klasse class clase classe grade grad associate professional expert practitioner foundation advanced intermediate kategorie category categoria categorie")

// placeWon matches a prize that is named only by its rank.
var placeWon = pattern.New(`^((1st|2nd|3rd|first|second|third|runner-up|winner|finalist|[123]\. (preis|platz)|(erster|zweiter|dritter) (preis|platz)|(premier|deuxieme|second|troisieme) prix|(primer|segundo|tercer) premio|finalista|ganadora?|laureate?|gewinner(in)?)( (prize|place))?)$`)

// balanced ends a name before a bracket that its date left open.
func (b *book) balanced(sp document.Span) document.Span {
	open := -1
	for i := sp.Start; i < sp.End; i++ {
		switch b.text[i] {
		case '(':
			open = i
		case ')':
			open = -1
		}
	}
	if open > sp.Start {
		return b.trim(document.Span{Start: sp.Start, End: open}, edge)
	}
	return sp
}

// shortEntries parts a list: one entry per list item where there are list marks, else as entries does.
func (b *book) shortEntries(lines []line) []entry {
	marks := 0
	for i := range lines {
		if lines[i].bullet {
			marks++
		}
	}
	if len(lines) == 0 {
		return nil
	}
	rows := b.rows(lines)
	cues := b.anchors(rows)
	dated := 0
	for i := range rows {
		if len(rows[i].dates) > 0 {
			dated++
		}
	}
	perLine := dated >= 2 && dated*3 >= len(rows)*2 && !(len(rows) > 1 && b.alone(&rows[0], firstDate(&rows[0])) && len(rows[0].cells) == 1)
	if es := b.titled(rows, marks); es != nil {
		return es
	}
	if marks == 0 && !perLine && (b.distinct(rows, look(&rows[0])) || cues > 0 && cues*3 <= len(rows)*2) {
		return b.entries(lines, true)
	}
	var out []entry
	for i := 0; i < len(rows); {
		z := i + 1
		for z < len(rows) && !rows[z].bullet && (marks > 0 && rows[i].bullet && (rows[z].wrap || len(rows[z].dates) > 0 && b.alone(&rows[z], rows[z].dates[0])) || marks == 0 && (rows[z].wrap || (len(rows[z-1].dates) == 0 || b.dateBefore(&rows[z-1])) && b.flows(rows[z-1].line, rows[z].line))) {
			z++
		}
		e := entry{head: rows[i : i+1], body: rows[i+1 : z]}
		for k := i; k < z && e.date == nil; k++ {
			e.date = earned(&rows[k])
		}
		out = append(out, e)
		i = z
	}
	return out
}

// earned is the first date of a row that is not until when something is valid.
func earned(r *row) *dated {
	for _, d := range r.dates {
		if !d.lapse {
			return &d
		}
	}
	return nil
}

// titled parts a list whose entries each open with a line in a style of their own: "Forklift Operator" above "Example Board, 2023".
func (b *book) titled(rows []row, marks int) []entry {
	if marks > 0 || !b.fonts || rows[0].anchor && len(rows[0].cells) == 1 && b.alone(&rows[0], firstDate(&rows[0])) {
		return nil
	}
	opening := headStyle(rows[0].line)
	opening.caps = false
	var starts []int
	for i := range rows {
		st := headStyle(rows[i].line)
		if st.caps = false; st == opening && !(i > 0 && rows[i].wrap) {
			if i > 0 && len(starts) > 0 && starts[len(starts)-1] == i-1 && b.flows(rows[i-1].line, rows[i].line) {
				continue // the title itself takes two lines
			}
			starts = append(starts, i)
		}
	}
	if len(starts)*2 > len(rows) || opening == headStyleOf(b.body) || len(rows) < 2 {
		return nil
	}
	var out []entry
	for k, a := range starts {
		z := len(rows)
		if k+1 < len(starts) {
			z = starts[k+1]
		}
		e := entry{head: rows[a:min(z, a+3)], body: rows[min(z, a+3):z]}
		for i := a; i < z && e.date == nil; i++ {
			e.date = earned(&rows[i])
		}
		out = append(out, e)
	}
	return out
}

// flows reports whether line l goes on with the line above it: in its style, right below, where the next word found no room.
func (b *book) flows(p, l *line) bool {
	if l.bullet || l.page != p.page || l.column != p.column || l.gap >= 0.9 || len(l.cells) > 1 || l.box.Empty() || p.box.Empty() || l.box.X0 < b.textEdge(p)-3 || l.box.X0 > b.textEdge(p)+40 {
		return false
	}
	if headStyle(l).size != headStyle(p).size || headStyle(l).bold != headStyle(p).bold || sentenceEnd(p.text) {
		return false
	}
	if startsLower(l.text) || strings.HasSuffix(p.text, ",") {
		return true
	}
	right := b.columnRight(p)
	word, _, _ := strings.Cut(l.text, " ")
	perChar := (p.box.X1 - p.box.X0) / float64(max(1, utf8.RuneCountInString(p.text)))
	return p.box.X1+perChar*float64(utf8.RuneCountInString(word)+1) > right+1
}

// textEdge is where the text of a line starts beside the date, if there is one in a cell before it.
func (b *book) textEdge(l *line) float64 {
	if len(l.cells) == 2 && onlyDate(b.cut(l.cells[0].span)) {
		return b.leftOf(l.doc, l.cells[1].span)
	}
	return l.box.X0
}

// dateBefore reports whether the only date of a row stands alone in the cell before its text.
func (b *book) dateBefore(r *row) bool {
	if len(r.dates) != 1 || len(r.cells) != 2 || !b.alone(r, r.dates[0]) {
		return false
	}
	_, k := cellOf(r.line, r.dates[0].span)
	return k == 0
}

func firstDate(r *row) dated {
	if len(r.dates) == 0 {
		return dated{span: document.Span{Start: r.span.Start, End: r.span.Start}}
	}
	return r.dates[0]
}

func (b *book) putDate(path string, d *dated) string {
	switch {
	case d == nil:
		return ""
	case d.to != "":
		return b.putAs(path, d.to, d.end, 0.9)
	case d.from != "":
		return b.putAs(path, d.from, d.start, 0.9)
	}
	return ""
}

func (b *book) bodySummary(path string, rows []row) string {
	if len(rows) == 0 {
		return ""
	}
	sp := rows[0].span
	for i := 1; i < len(rows) && rows[i].index == rows[i-1].index+1; i++ {
		sp.End = rows[i].span.End
	}
	return b.put(path+".summary", sp, 0.75)
}

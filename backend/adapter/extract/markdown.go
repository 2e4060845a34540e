package extract

import (
	"regexp"
	"strconv"
	"strings"

	"autojob/backend/core/document"
)

// markdown reads Markdown as people write CVs in it (CommonMark 0.31 and the tables of GitHub): headings, lists, tables, emphasis and
// links. Each line stays a line, since name, phone and mail often stand on lines of their own without a hard break.
type markdown struct {
	lines  []document.Line
	gap    bool
	fence  string
	tables int
	row    int
	fm     bool // inside the front matter

	indents []int // of the list items that hold the one that was read last
}

var (
	mdHeading = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	mdItem    = regexp.MustCompile(`^([-*+]|\d{1,4}[.)])(?:[ \t]+|$)`)
	mdRule    = regexp.MustCompile(`^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	mdUnder   = regexp.MustCompile(`^ {0,3}(=+|-+)[ \t]*$`)
	mdAlign   = regexp.MustCompile(`^\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?$`)
	mdLinkDef = regexp.MustCompile(`^ {0,3}\[([^\]\[]+)\]:[ \t]*<?([^\s>]+)>?`)
	mdPills   = regexp.MustCompile("^(?:`[^`]+`[ \\t]*){3,}$") // words set as code, as skills are
	mdPill    = regexp.MustCompile("(`[^`]+`)")
	mdTask    = regexp.MustCompile(`^\[[ xX]\][ \t]+`)
)

// readMarkdown makes lines of Markdown. It cannot fail: what is no mark-up is text.
func readMarkdown(text string) *document.Document {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	m := &markdown{}
	text, links := linkTargets(stripComments(text))
	all := strings.Split(text, "\n")
	in := inline{links: links}
	for i := 0; i < len(all) && len(m.lines) < maxLines; i++ {
		next := ""
		if i+1 < len(all) {
			next = all[i+1]
		}
		if m.line(all[i], next, i == 0, &in) {
			i++
		}
	}
	d := &document.Document{Format: document.Markdown, Pages: []document.Page{{}}, Lines: m.lines}
	if in.hidden > 0 {
		d.Warnings = append(d.Warnings, hiddenWarning())
	}
	return d
}

// line reads one line; it reports true when it took the next one with it.
func (m *markdown) line(l, next string, first bool, in *inline) bool {
	t := strings.TrimSpace(l)
	switch {
	case first && t == "---" && next != "":
		m.fm = true
		return false
	case m.fm:
		if t == "---" || t == "..." {
			m.fm = false
			return false
		}
		m.add(document.Block{}, "", []document.Run{{Text: strings.Trim(t, `"'`)}})
		return false
	case m.fence != "":
		if strings.HasPrefix(t, m.fence) && strings.Trim(t, m.fence[:1]) == "" {
			m.fence = ""
			return false
		}
		m.add(document.Block{}, "", []document.Run{{Text: l}})
		return false
	case strings.HasPrefix(t, "```"), strings.HasPrefix(t, "~~~"):
		m.fence = t[:3]
		return false
	case t == "":
		m.gap, m.row = len(m.lines) > 0, 0
		return false
	}
	for strings.HasPrefix(t, ">") {
		t = strings.TrimSpace(t[1:])
	}
	if h := mdHeading.FindStringSubmatch(l); h != nil {
		m.heading(len(h[1]), h[2], in)
		return false
	}
	if mdRule.MatchString(t) {
		m.gap, m.row = len(m.lines) > 0, 0
		return false
	}
	if u := mdUnder.FindStringSubmatch(next); u != nil && !mdItem.MatchString(t) && !strings.Contains(t, "|") {
		level := 1
		if u[1][0] == '-' {
			level = 2
		}
		m.heading(level, t, in)
		return true
	}
	if m.row > 0 || strings.Contains(t, "|") && mdAlign.MatchString(strings.TrimSpace(next)) && strings.Contains(next, "|") {
		if strings.Contains(t, "|") {
			m.tableRow(t, in)
			return m.row == 1
		}
	}
	m.row = 0
	if mdPills.MatchString(t) {
		t = strings.Join(strings.Fields(mdPill.ReplaceAllString(t, "$1, ")), " ")
		t = strings.TrimSuffix(t, ",")
	}
	block := document.Block{}
	if item := mdItem.FindString(t); item != "" {
		block.List, block.Level = true, m.level(l)
		t = mdTask.ReplaceAllString(t[len(item):], "")
	}
	for _, runs := range in.read(t, false) {
		m.add(block, "", runs)
		block.List, block.Level = false, 0
	}
	return false
}

// level is how deep a list item stands inside other items, told by its indent: two blanks or more to the right of the item that holds it.
func (m *markdown) level(l string) int {
	indent := 0
	for _, c := range l {
		if c == '\t' {
			indent += 4
		} else if c == ' ' {
			indent++
		} else {
			break
		}
	}
	for len(m.indents) > 0 && m.indents[len(m.indents)-1] >= indent {
		m.indents = m.indents[:len(m.indents)-1]
	}
	m.indents = append(m.indents, indent)
	return min(len(m.indents)-1, 5)
}

func (m *markdown) heading(level int, text string, in *inline) {
	m.row = 0
	for _, runs := range in.read(text, true) {
		m.add(document.Block{}, "Heading "+strconv.Itoa(level), runs)
	}
}

// tableRow reads the cells of a table's row.
func (m *markdown) tableRow(t string, in *inline) {
	if m.row == 0 {
		m.tables++
	}
	m.row++
	t = strings.TrimSuffix(strings.TrimPrefix(t, "|"), "|")
	t = strings.ReplaceAll(t, `\|`, "\x00")
	for i, c := range strings.Split(t, "|") {
		for _, runs := range in.read(strings.ReplaceAll(c, "\x00", "|"), m.row == 1) {
			m.add(document.Block{Table: m.tables, Row: m.row, Cell: i + 1}, "", runs)
		}
	}
}

func (m *markdown) add(b document.Block, style string, runs []document.Run) {
	l := joinRuns(runs)
	if l.Text == "" {
		return
	}
	if m.gap {
		m.lines = append(m.lines, document.Line{Page: 1})
		m.gap = false
	}
	l.Page, l.Block, l.Style = 1, b, style
	m.lines = append(m.lines, l)
}

// stripComments drops <!-- ... -->.
func stripComments(s string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "<!--")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		if _, s, ok = strings.Cut(rest, "-->"); !ok {
			return b.String()
		}
	}
}

// linkTargets takes the definitions of links ([name]: address) out of the text.
func linkTargets(text string) (string, map[string]string) {
	links := map[string]string{}
	var b strings.Builder
	for l := range strings.Lines(text) {
		if d := mdLinkDef.FindStringSubmatch(l); d != nil && len(links) < 2000 {
			links[strings.ToLower(d[1])] = safeLink(d[2])
			continue
		}
		b.WriteString(l)
	}
	return b.String(), links
}

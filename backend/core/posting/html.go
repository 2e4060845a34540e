package posting

import (
	"html"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"autojob/backend/core/hidden"
)

// HTMLText is the visible text of a piece of HTML, blocks as lines and list items with a dash. Plain text passes unchanged but for
// white space. Mark-up that was escaped, as some feeds have it, is read as mark-up. No word is lost: what is left out (scripts, styles,
// menus, footers) is left out only where it ends again.
func HTMLText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return tidy(s)
	}
	for range 2 { // escaped once, or twice
		if strings.Contains(s, "&lt;") && !strings.Contains(s, "</") || strings.Contains(s, "&amp;lt;") {
			s = html.UnescapeString(s)
		}
	}
	s, _ = hidden.Strip(s) // what it says is told by the reader of the whole file
	text, whole := visible(s, true)
	if !whole {
		text, _ = visible(s, false)
	}
	return tidy(text)
}

// visible walks the mark-up; whole is false where a menu or footer was opened and never closed.
func visible(s string, skipFrame bool) (text string, whole bool) {
	var b strings.Builder
	z := xhtml.NewTokenizer(strings.NewReader(s))
	wrapped := wrapsLines(s)
	hidden := 0
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return b.String(), hidden == 0
		case xhtml.TextToken:
			if hidden == 0 {
				t := string(z.Text())
				if wrapped {
					t = strings.ReplaceAll(t, "\n", " ")
				}
				b.WriteString(strings.ReplaceAll(t, "\r", " "))
			}
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			t := z.Token()
			switch {
			case unseen(t.DataAtom, skipFrame):
				if t.Type == xhtml.StartTagToken {
					hidden++
				}
			case hidden > 0:
			case t.DataAtom == atom.Li:
				b.WriteString("\n- ")
			case t.DataAtom == atom.Td, t.DataAtom == atom.Th:
				b.WriteString(" ")
			case block(t.DataAtom):
				b.WriteString("\n")
			}
		case xhtml.EndTagToken:
			t := z.Token()
			switch {
			case unseen(t.DataAtom, skipFrame):
				hidden = max(0, hidden-1)
			case hidden > 0:
			case block(t.DataAtom) && t.DataAtom != atom.Li:
				b.WriteString("\n")
			}
		}
	}
}

// wrapsLines reports whether line breaks are only how the source was wrapped: blocks make the lines then.
func wrapsLines(s string) bool {
	low := strings.ToLower(s)
	blocks := 0
	for _, tag := range []string{"<p", "<br", "<li", "<div", "<h"} {
		blocks += strings.Count(low, tag)
	}
	return blocks > 0 && strings.Count(s, "\n") <= 3*blocks+3 && !strings.Contains(low, "<pre") || strings.HasPrefix(strings.TrimSpace(low), "<!doctype")
}

// unseen are elements whose text is not part of the page, and those that frame it.
func unseen(a atom.Atom, frame bool) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Svg, atom.Select, atom.Title:
		return true
	case atom.Head, atom.Nav, atom.Footer:
		return frame
	}
	return false
}

func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Br, atom.Ul, atom.Ol, atom.Li, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Tr, atom.Table, atom.Section, atom.Article, atom.Header, atom.Main, atom.Aside, atom.Hr, atom.Dt, atom.Dd, atom.Dl, atom.Blockquote, atom.Pre:
		return true
	}
	return false
}

// tidy folds white space within lines, drops empty list items and more than one empty line.
func tidy(s string) string {
	var out []string
	for l := range strings.SplitSeq(strings.ReplaceAll(s, "\r", "\n"), "\n") {
		l = strings.Join(strings.Fields(l), " ")
		if l == "-" || l == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, l)
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

// plain is one line of text without mark-up.
func plain(s string) string { return oneLine(HTMLText(s)) }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

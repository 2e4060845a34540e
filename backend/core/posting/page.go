package posting

import (
	"encoding/json"
	"html"
	"strconv"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page reads the JSON-LD of an HTML page; a page without any is read as the text of one ad.
func (b *builder) page(text, url string) {
	z := xhtml.NewTokenizer(strings.NewReader(text))
	n := 0
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			if len(b.out.Postings) == 0 && len(b.out.Problems) == 0 {
				title, body := heading(text), HTMLText(text)
				if title != "" {
					body = title + "\n" + strings.TrimPrefix(body, title)
				}
				if err := b.text(body, url); err != nil {
					b.problem("", "The page holds no job ad that could be recognised.", "Copy the ad's text and paste it instead.")
				}
			}
			if url != "" && len(b.out.Postings) == 1 && b.out.Postings[0].URL == "" {
				b.out.Postings[0].URL = url
			}
			return
		case xhtml.StartTagToken:
			t := z.Token()
			if t.DataAtom != atom.Script || !isLinkedData(t) {
				continue
			}
			if z.Next() != xhtml.TextToken {
				continue
			}
			n++
			b.linkedData(string(z.Raw()), n)
		}
	}
}

func isLinkedData(t xhtml.Token) bool {
	for _, a := range t.Attr {
		if a.Key == "type" && strings.Contains(strings.ToLower(a.Val), "ld+json") {
			return true
		}
	}
	return false
}

// linkedData takes the job ads out of one JSON-LD block and leaves everything else that pages describe.
func (b *builder) linkedData(text string, n int) {
	where := "JSON-LD block " + strconv.Itoa(n)
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "<!--"), "-->")
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		// Line breaks inside strings are the usual fault of pages.
		flat := strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, text)
		if json.Unmarshal([]byte(flat), &v) != nil {
			if strings.Contains(text, "JobPosting") {
				b.problem(where, "The page's description of the job is broken.", "Copy the ad's text and paste it instead.")
			}
			return
		}
	}
	b.postingsIn(v, where)
}

func (b *builder) postingsIn(v any, where string) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			b.postingsIn(e, where)
		}
	case map[string]any:
		if _, typed := v["@type"]; typed && isPosting(v) {
			b.add(fromObject(v), where)
			return
		}
		for _, k := range sortedKeys(v) {
			b.postingsIn(v[k], where)
		}
	}
}

// heading is the text of the page's first h1, else of its title.
func heading(text string) string {
	z := xhtml.NewTokenizer(strings.NewReader(text))
	var inside atom.Atom
	var h1, title strings.Builder
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			if s := oneLine(h1.String()); s != "" {
				return s
			}
			s := oneLine(title.String())
			for _, cut := range []string{" | ", " – ", " — ", " - "} {
				if before, _, ok := strings.Cut(s, cut); ok {
					return before
				}
			}
			return s
		case xhtml.StartTagToken:
			if t := z.Token(); t.DataAtom == atom.H1 && h1.Len() == 0 || t.DataAtom == atom.Title {
				inside = t.DataAtom
			}
		case xhtml.EndTagToken:
			if t := z.Token(); t.DataAtom == inside {
				inside = 0
			}
		case xhtml.TextToken:
			switch inside {
			case atom.H1:
				h1.Write(z.Text())
			case atom.Title:
				title.Write(z.Text())
			}
		}
	}
}

// HTMLText is the visible text of a piece of HTML, blocks as lines and list items with a dash. Plain text passes unchanged but for
// white space. Mark-up that was escaped twice, as some feeds have it, is read as mark-up.
func HTMLText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return tidy(s)
	}
	if strings.Contains(s, "&lt;") && !strings.Contains(s, "</") {
		s = html.UnescapeString(s)
	}
	var b strings.Builder
	z := xhtml.NewTokenizer(strings.NewReader(s))
	hidden := 0
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return tidy(b.String())
		case xhtml.TextToken:
			if hidden == 0 {
				b.WriteString(strings.ReplaceAll(string(z.Text()), "\r", ""))
			}
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			t := z.Token()
			switch {
			case unseen(t.DataAtom):
				if t.Type == xhtml.StartTagToken {
					hidden++
				}
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
			case unseen(t.DataAtom):
				hidden = max(0, hidden-1)
			case block(t.DataAtom) && t.DataAtom != atom.Li:
				b.WriteString("\n")
			}
		}
	}
}

func unseen(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Head, atom.Template, atom.Noscript, atom.Svg, atom.Nav, atom.Footer, atom.Form, atom.Select:
		return true
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

package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"autojob/backend/core/document"
	"autojob/backend/core/hidden"
)

// looksHTML reports whether text is a web page, by how it begins or by its name.
func looksHTML(text, ext string) bool {
	head := strings.ToLower(text[:min(len(text), 2048)])
	if strings.Contains(head, "<!doctype html") || strings.Contains(head, "<html") {
		return true
	}
	switch ext {
	case ".html", ".htm", ".xhtml":
		return strings.Contains(head, "<")
	}
	t := strings.TrimSpace(head)
	for _, tag := range []string{"<body", "<head", "<div", "<p>", "<article", "<section", "<h1", "<ul", "<table"} {
		if strings.HasPrefix(t, tag) {
			return true
		}
	}
	return false
}

// page of HTML being read: text between two block boundaries is a line.
type htmlReader struct {
	runs   []document.Run
	lines  []document.Line
	tables int
	gone   map[*html.Node]bool // what nobody sees
}

// htmlState is what the elements around a text say about it.
type htmlState struct {
	block      document.Block
	style      string
	bold, ital bool
	link       string
	pre        bool
}

// readHTML reads the visible text of a page. It runs no script and fetches nothing.
func readHTML(text string) (*document.Document, error) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, unreadable(err)
	}
	gone, found := hidden.Page(root)
	r := &htmlReader{gone: gone}
	r.node(root, htmlState{}, 0)
	r.end(htmlState{})
	d := &document.Document{Format: document.HTML, Pages: []document.Page{{}}, Lines: r.lines}
	if len(d.Lines) == 0 {
		d.Warnings = append(d.Warnings, document.Warning{Code: "no_text", Text: "This page holds no text of its own. Open it in a browser and paste what you see."})
	}
	d.Warnings = append(d.Warnings, found.Warnings()...)
	return d, nil
}

// end makes a line of the runs so far.
func (r *htmlReader) end(s htmlState) {
	if l := joinRuns(r.runs); l.Text != "" && len(r.lines) < maxLines {
		l.Page, l.Block, l.Style = 1, s.block, s.style
		r.lines = append(r.lines, l)
	}
	r.runs = r.runs[:0]
}

const maxHTMLDepth = 1000

func (r *htmlReader) node(n *html.Node, s htmlState, depth int) {
	if depth > maxHTMLDepth {
		return
	}
	if r.gone[n] {
		return
	}
	switch n.Type {
	case html.TextNode:
		r.text(n.Data, s)
		return
	case html.ElementNode:
		if skipped(n.DataAtom) {
			return
		}
		if n.DataAtom == atom.Br || n.DataAtom == atom.Hr {
			r.end(s)
			return
		}
	}
	inner := r.enter(n, s)
	block := n.Type == html.ElementNode && isBlock(n.DataAtom)
	if block {
		r.end(s)
	}
	row, cell := 0, 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			row++
			if n.DataAtom != atom.Table { // thead, tbody, tfoot count on together
				row = rowBefore(c) + 1
			}
			inner.block.Row = row
		case atom.Td, atom.Th:
			cell++
			inner.block.Cell = cell
		}
		r.node(c, inner, depth+1)
	}
	if block {
		r.end(inner)
	}
}

// rowBefore counts the rows of the same table that stand before tr.
func rowBefore(tr *html.Node) int {
	n := 0
	for s := tr.PrevSibling; s != nil; s = s.PrevSibling {
		if s.DataAtom == atom.Tr {
			n++
		}
	}
	if tr.Parent == nil {
		return n
	}
	for g := tr.Parent.PrevSibling; g != nil; g = g.PrevSibling {
		for c := g.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Tr {
				n++
			}
		}
	}
	return n
}

// enter is the state inside n.
func (r *htmlReader) enter(n *html.Node, s htmlState) htmlState {
	if n.Type != html.ElementNode {
		return s
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		s.style, s.bold = "Heading "+n.Data[1:], true
	case atom.B, atom.Strong, atom.Th:
		s.bold = true
	case atom.I, atom.Em, atom.Cite:
		s.ital = true
	case atom.Li:
		s.block.List = true
	case atom.Pre, atom.Textarea:
		s.pre = true
	case atom.A:
		for _, a := range n.Attr {
			if a.Key == "href" {
				s.link = safeLink(a.Val)
			}
		}
	case atom.Table:
		r.tables++
		s.block.Table, s.block.Row, s.block.Cell = r.tables, 0, 0
	case atom.Header:
		if n.Parent != nil && n.Parent.DataAtom == atom.Body {
			s.block.Part = "header"
		}
	case atom.Footer:
		if n.Parent != nil && n.Parent.DataAtom == atom.Body {
			s.block.Part = "footer"
		}
	}
	return s
}

func (r *htmlReader) text(data string, s htmlState) {
	run := document.Run{Bold: s.bold, Ital: s.ital, Link: s.link}
	if !s.pre {
		run.Text = strings.ReplaceAll(data, "\t", " ")
		r.runs = append(r.runs, run)
		return
	}
	for i, l := range strings.Split(data, "\n") {
		if i > 0 {
			r.end(s)
		}
		run.Text = l
		r.runs = append(r.runs, run)
	}
}

func skipped(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Svg, atom.Math, atom.Object, atom.Iframe, atom.Select, atom.Audio,
		atom.Video, atom.Canvas, atom.Datalist:
		return true
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Div, atom.Dl, atom.Dt,
		atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
		atom.Html, atom.Legend, atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td,
		atom.Textarea, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Option, atom.Button:
		return true
	}
	return false
}

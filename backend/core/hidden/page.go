package hidden

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"autojob/backend/core/document"
)

// Page judges the nodes of a web page by their styles, as far as the page itself holds them: what a style sheet of another file or a
// script changes is not known, and what is not known counts as visible. It returns the nodes that nobody sees; what stands in them is in
// the findings unless it is what honest pages keep closed: menus, dialogs, notices, labels for screen readers.
func Page(root *html.Node) (map[*html.Node]bool, Findings) {
	p := &page{sheet: readSheets(root), gone: map[*html.Node]bool{}}
	st := look{size: 16}
	if !p.sheet.more {
		st.ground = &RGB{255, 255, 255}
	}
	p.node(root, st, 0)
	return p.gone, p.found
}

// Strip is a page without what nobody sees. A page that hides nothing comes back as it was, byte for byte.
func Strip(text string) (string, Findings) {
	low := strings.ToLower(text[:min(len(text), 8<<20)])
	if !strings.Contains(low, "style") && !strings.Contains(low, "hidden") && !strings.Contains(low, "<font") && !strings.Contains(low, "&#") && plain(text) {
		return text, Findings{}
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return text, Findings{}
	}
	gone, found := Page(root)
	if !scrubPage(&found, root) && len(gone) == 0 {
		return text, found
	}
	for n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	var b bytes.Buffer
	if err := html.Render(&b, root); err != nil {
		return text, found
	}
	return b.String(), found
}

// scrubPage drops the characters without a shape and reports whether there were any.
func scrubPage(f *Findings, root *html.Node) bool {
	var texts []*html.Node
	var lines []document.Line
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		if n.Type == html.TextNode && !plain(n.Data) && (n.Parent == nil || n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Style) {
			texts = append(texts, n)
			lines = append(lines, document.Line{Text: n.Data})
		}
		for c := n.FirstChild; c != nil && depth < maxDepth; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(root, 0)
	spread, changed := zeroWidthWords(lines), false
	for i, n := range texts {
		if s := pack(scrub(f, 0, []rune(lines[i].Text), spread)); s != n.Data {
			n.Data, changed = s, true
		}
	}
	return changed
}

type page struct {
	sheet sheet
	gone  map[*html.Node]bool
	found Findings
}

// look is how an element looks, and what hides it.
type look struct {
	size    float64 // of the font, pixels
	ink     *RGB    // of the text; nil is not known
	clear   bool    // the text has no opacity
	ground  *RGB    // behind it; nil is not known
	unseen  bool    // visibility: hidden
	opacity float64 // 1 minus this: the zero value is opaque
	closed  bool    // inside a menu, a dialog or the like
}

const maxDepth = 1000

func (p *page) node(n *html.Node, st look, depth int) {
	if depth > maxDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		if strings.TrimSpace(n.Data) == "" {
			return
		}
		if kind := st.hides(); kind != "" {
			p.drop(n, kind, st)
		}
		return
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Svg, atom.Title:
			return
		}
		css := p.sheet.of(n)
		st.closed = st.closed || keptClosed(n)
		if kind := boxHides(n, css); kind != "" {
			p.drop(n, kind, st)
			return
		}
		st = st.enter(n, css)
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		p.node(c, st, depth+1)
		c = next
	}
}

// drop notes a node that nobody sees.
func (p *page) drop(n *html.Node, kind string, st look) {
	text := strings.Join(strings.Fields(inner(n)), " ")
	if text == "" {
		return
	}
	p.gone[n] = true
	words := len(strings.Fields(text))
	if st.closed || kind == Covered && words <= 8 && n.Type == html.ElementNode { // a label for screen readers is cut away and short
		return
	}
	if kind != Colour && kind != Size && words < 3 {
		return
	}
	p.found.Add(kind, 0, text)
}

// hides is why text in this look is not seen.
func (l look) hides() string {
	switch {
	case l.unseen, l.clear, l.opacity > 0.95:
		return Invisible
	case l.size < 3:
		return Size
	case l.ink != nil && l.ground != nil && !Apart(*l.ink, *l.ground):
		return Colour
	}
	return ""
}

// enter is the look inside an element.
func (l look) enter(n *html.Node, css style) look {
	for _, a := range n.Attr {
		switch a.Key {
		case "color":
			if n.DataAtom == atom.Font {
				l.ink, l.clear = colourOf(a.Val)
			}
		case "text":
			if n.DataAtom == atom.Body {
				l.ink, l.clear = colourOf(a.Val)
			}
		case "bgcolor":
			if c, clear := colourOf(a.Val); c != nil && !clear {
				l.ground = c
			}
		case "background":
			l.ground = nil
		}
	}
	switch css["visibility"] {
	case "hidden", "collapse":
		l.unseen = true
	case "visible":
		l.unseen = false
	}
	if v, ok := css["opacity"]; ok {
		if f, ok := amount(v); ok {
			l.opacity = 1 - (1-l.opacity)*max(0, min(1, f))
		}
	}
	if v, ok := css["font-size"]; ok {
		l.size = fontSize(v, l.size)
	}
	switch css["position"] {
	case "absolute", "fixed", "sticky":
		l.ground = nil // over whatever is there
	}
	for _, key := range []string{"background", "background-color", "background-image"} {
		v, ok := css[key]
		if !ok || v == "none" || v == "transparent" || v == "inherit" || v == "initial" || v == "unset" {
			continue
		}
		if strings.Contains(v, "url(") || strings.Contains(v, "gradient") || strings.Contains(v, "var(") {
			l.ground = nil
			continue
		}
		for _, part := range fields(v) {
			if c, clear := colourOf(part); c != nil && !clear {
				l.ground = c
			} else if strings.HasPrefix(part, "rgba") || strings.HasPrefix(part, "hsla") || strings.HasPrefix(part, "hsl") || strings.HasPrefix(part, "oklch") {
				l.ground = nil
			}
		}
	}
	for _, key := range []string{"color", "-webkit-text-fill-color"} {
		switch v, ok := css[key]; {
		case !ok, v == "inherit":
		case v == "initial":
			l.ink, l.clear = &RGB{}, false
		default:
			l.ink, l.clear = colourOf(v)
		}
	}
	if css["background-clip"] == "text" || css["-webkit-background-clip"] == "text" {
		l.ink, l.clear = nil, false // filled with the background
	}
	return l
}

// boxHides is why nobody sees anything of an element.
func boxHides(n *html.Node, css style) string {
	for _, a := range n.Attr {
		if a.Key == "hidden" && a.Val != "until-found" {
			return Invisible
		}
	}
	if css["display"] == "none" || css["content-visibility"] == "hidden" {
		return Invisible
	}
	away := css["position"] == "absolute" || css["position"] == "fixed"
	if away {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			if px, ok := pixels(css[side]); ok && px <= -500 {
				return Outside
			}
		}
		if v := css["clip"]; strings.HasPrefix(v, "rect") && nothing(v) {
			return Covered
		}
	}
	for _, key := range []string{"text-indent", "margin-left", "margin-top"} {
		if px, ok := pixels(css[key]); ok && px <= -2000 {
			return Outside
		}
	}
	if v := css["clip-path"]; strings.HasPrefix(v, "inset(") && (strings.Contains(v, "100%") || strings.Contains(v, "inset(50%)")) || strings.HasPrefix(v, "circle(0") {
		return Covered
	}
	if o := css["overflow"] + css["overflow-x"] + css["overflow-y"]; strings.Contains(o, "hidden") || strings.Contains(o, "clip") {
		for _, key := range []string{"height", "max-height", "width", "max-width"} {
			if px, ok := pixels(css[key]); ok && px <= 1 {
				return Covered
			}
		}
	}
	if v := css["transform"]; strings.Contains(v, "scale(0)") || strings.Contains(v, "scale(0,") || strings.Contains(v, "scalex(0)") || strings.Contains(v, "scaley(0)") {
		return Size
	} else if i := strings.Index(v, "translate"); i >= 0 && strings.Contains(v[i:], "-9999") {
		return Outside
	}
	return ""
}

// nothing reports a clip of no area: every side a pixel at most.
func nothing(rect string) bool {
	inside := strings.Trim(strings.TrimPrefix(rect, "rect"), "() ")
	for _, v := range strings.FieldsFunc(inside, func(c rune) bool { return c == ',' || c == ' ' }) {
		if px, ok := pixels(v); !ok || px > 1 {
			return false
		}
	}
	return inside != ""
}

// keptClosed reports what honest pages hold and do not show at first.
func keptClosed(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Dialog, atom.Menu, atom.Form, atom.Button, atom.Label:
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "role":
			switch a.Val {
			case "dialog", "alertdialog", "alert", "menu", "menubar", "navigation", "tooltip", "search", "status", "listbox", "tabpanel":
				return true
			}
		case "class", "id":
			v := strings.ToLower(a.Val)
			for _, s := range []string{"cookie", "consent", "modal", "menu", "dropdown", "popup", "popover", "tooltip", "banner", "toast", "lightbox", "sr-only", "visually-hidden",
				"visuallyhidden", "screen-reader", "skip", "nav"} {
				if strings.Contains(v, s) {
					return true
				}
			}
		}
	}
	return false
}

// inner is all text of a node.
func inner(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		if depth > maxDepth || b.Len() > 1<<20 {
			return
		}
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
			b.WriteByte(' ')
		case n.DataAtom == atom.Script, n.DataAtom == atom.Style, n.DataAtom == atom.Template:
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(n, 0)
	return b.String()
}

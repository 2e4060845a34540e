package hidden

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// style is what is declared for an element: property to value, in lower case, without !important.
type style map[string]string

// sheet holds the rules of a page's own style sheets, by what the last part of their selector names.
type sheet struct {
	by   map[string][]rule // "#id", ".class", "tag" or "*"
	vars map[string]string
	more bool // another file has more of it
}

type rule struct {
	parts  []compound // from the outside to the element itself
	weight int
	order  int
	set    style
}

// compound is one part of a selector: all of it must hold for one element.
type compound struct {
	tag, id string
	classes []string
}

// Bounds: real pages carry some thousand rules.
const (
	maxCSS   = 1 << 20
	maxRules = 8000
)

func readSheets(root *html.Node) sheet {
	s := sheet{by: map[string][]rule{}, vars: map[string]string{}}
	left, order := maxCSS, 0
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		if depth > maxDepth {
			return
		}
		if n.DataAtom == atom.Link {
			for _, a := range n.Attr {
				s.more = s.more || a.Key == "rel" && strings.Contains(strings.ToLower(a.Val), "stylesheet")
			}
		}
		if n.DataAtom == atom.Style && left > 0 {
			for _, a := range n.Attr {
				if a.Key == "media" && !screen(a.Val) {
					return
				}
			}
			css := source(n, left)
			left -= len(css)
			s.read(strip(css), &order, 0)
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(root, 0)
	return s
}

func source(n *html.Node, most int) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && b.Len()+len(c.Data) <= most {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// strip removes comments.
func strip(css string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(css, "/*")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, css, _ = strings.Cut(rest, "*/")
	}
}

// screen reports that a media query holds for any screen; those about widths or printing do not.
func screen(q string) bool {
	switch strings.ToLower(strings.TrimSpace(q)) {
	case "", "all", "screen", "only screen", "screen, print", "all, print":
		return true
	}
	return false
}

// read takes the rules of a text of style.
func (s *sheet) read(css string, order *int, depth int) {
	for css != "" && *order < maxRules {
		head, rest, ok := strings.Cut(css, "{")
		if !ok {
			return
		}
		if i := strings.LastIndexByte(head, ';'); i >= 0 { // @import, @charset
			head = head[i+1:]
		}
		head = strings.TrimSpace(head)
		body, after := block(rest)
		css = after
		if strings.HasPrefix(head, "@") {
			query, ok := strings.CutPrefix(head, "@media")
			if (ok && screen(query) || strings.HasPrefix(head, "@layer") || strings.HasPrefix(head, "@supports")) && depth < 4 {
				s.read(body, order, depth+1)
			}
			continue
		}
		set := s.declarations(body)
		for sel := range strings.SplitSeq(head, ",") {
			sel = strings.ToLower(strings.TrimSpace(sel))
			if sel == ":root" || sel == "html" || sel == "body" {
				for k, v := range set {
					if strings.HasPrefix(k, "--") {
						s.vars[k] = v
					}
				}
			}
			if r, ok := readSelector(sel); ok && *order < maxRules {
				*order++
				r.set, r.order = set, *order
				key := r.parts[len(r.parts)-1].key()
				s.by[key] = append(s.by[key], r)
			}
		}
	}
}

// block is what stands up to the brace that closes, and what follows it.
func block(s string) (body, after string) {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return s[:i], s[i+1:]
			}
		}
	}
	return s, ""
}

func (s *sheet) declarations(body string) style {
	set := style{}
	for d := range strings.SplitSeq(body, ";") {
		k, v, ok := strings.Cut(d, ":")
		if !ok || len(v) > 1000 || len(set) > 100 {
			continue
		}
		v = strings.ToLower(strings.TrimSpace(v))
		v = strings.TrimSpace(strings.TrimSuffix(v, "!important"))
		set[strings.ToLower(strings.TrimSpace(k))] = v
	}
	return set
}

func (c compound) key() string {
	switch {
	case c.id != "":
		return "#" + c.id
	case len(c.classes) > 0:
		return "." + c.classes[0]
	case c.tag != "":
		return c.tag
	}
	return "*"
}

// readSelector reads tags, ids, classes and descent. What depends on a state or an attribute is left: it may not hold.
func readSelector(sel string) (rule, bool) {
	if sel == "" || strings.ContainsAny(sel, ":[+~&") || len(sel) > 300 {
		return rule{}, false
	}
	var r rule
	for part := range strings.FieldsSeq(strings.ReplaceAll(sel, ">", " ")) {
		var c compound
		for part != "" {
			mark := byte(0)
			if part[0] == '.' || part[0] == '#' {
				mark, part = part[0], part[1:]
			}
			end := strings.IndexAny(part, ".#")
			if end < 0 {
				end = len(part)
			}
			name := part[:end]
			part = part[end:]
			if name == "" {
				return rule{}, false
			}
			switch mark {
			case '.':
				c.classes = append(c.classes, name)
				r.weight += 10
			case '#':
				c.id = name
				r.weight += 100
			default:
				if name != "*" {
					c.tag = name
					r.weight++
				}
			}
		}
		r.parts = append(r.parts, c)
	}
	return r, len(r.parts) > 0 && len(r.parts) < 12
}

func (c compound) holds(n *html.Node) bool {
	if n.Type != html.ElementNode || c.tag != "" && c.tag != n.Data {
		return false
	}
	id, classes := names(n)
	if c.id != "" && c.id != id {
		return false
	}
	for _, want := range c.classes {
		if !slices.Contains(classes, want) {
			return false
		}
	}
	return true
}

func names(n *html.Node) (id string, classes []string) {
	for _, a := range n.Attr {
		switch a.Key {
		case "id":
			id = strings.ToLower(a.Val)
		case "class":
			classes = strings.Fields(strings.ToLower(a.Val))
		}
	}
	return id, classes
}

func (r rule) holds(n *html.Node) bool {
	i := len(r.parts) - 1
	if !r.parts[i].holds(n) {
		return false
	}
	for i--; i >= 0; i-- {
		n = n.Parent
		for n != nil && !r.parts[i].holds(n) {
			n = n.Parent
		}
		if n == nil {
			return false
		}
	}
	return true
}

// of is what is declared for an element, the weightiest last, then its own style.
func (s *sheet) of(n *html.Node) style {
	var hold []rule
	add := func(key string) {
		for _, r := range s.by[key] {
			if r.holds(n) {
				hold = append(hold, r)
			}
		}
	}
	if len(s.by) > 0 {
		id, classes := names(n)
		add("*")
		add(n.Data)
		for _, c := range classes[:min(len(classes), 40)] {
			add("." + c)
		}
		if id != "" {
			add("#" + id)
		}
	}
	var own style
	for _, a := range n.Attr {
		if a.Key == "style" {
			own = s.declarations(strip(a.Val))
		}
	}
	if len(hold) == 0 && own == nil {
		return nil
	}
	slices.SortStableFunc(hold, func(a, b rule) int {
		if a.weight != b.weight {
			return a.weight - b.weight
		}
		return a.order - b.order
	})
	out := style{}
	for _, r := range append(hold, rule{set: own}) {
		for k, v := range r.set {
			if strings.HasPrefix(k, "--") {
				continue
			}
			out[k] = s.resolve(v)
		}
	}
	return out
}

// resolve puts the page's variables in.
func (s *sheet) resolve(v string) string {
	for range 4 {
		i := strings.Index(v, "var(")
		if i < 0 {
			return v
		}
		end := strings.IndexByte(v[i:], ')')
		if end < 0 {
			return v
		}
		name, fallback, _ := strings.Cut(v[i+4:i+end], ",")
		value, ok := s.vars[strings.TrimSpace(name)]
		if !ok {
			value = strings.TrimSpace(fallback)
		}
		if v = v[:i] + value + v[i+end+1:]; len(v) > 2000 {
			return ""
		}
	}
	return v
}

// pixels reads a length. Shares of the page count as pixels of a page of 1,000.
func pixels(v string) (float64, bool) {
	for _, u := range []struct {
		unit string
		px   float64
	}{{"px", 1}, {"rem", 16}, {"em", 16}, {"pt", 4.0 / 3}, {"vw", 10}, {"vh", 10}, {"%", 10}, {"cm", 37.8}, {"mm", 3.78}, {"in", 96}} {
		if num, ok := strings.CutSuffix(v, u.unit); ok {
			f, err := strconv.ParseFloat(num, 64)
			return f * u.px, err == nil
		}
	}
	f, err := strconv.ParseFloat(v, 64)
	return f, err == nil
}

func amount(v string) (float64, bool) {
	if num, ok := strings.CutSuffix(v, "%"); ok {
		f, err := strconv.ParseFloat(num, 64)
		return f / 100, err == nil
	}
	f, err := strconv.ParseFloat(v, 64)
	return f, err == nil
}

// fontSize is a size in pixels; was is that of the element around.
func fontSize(v string, was float64) float64 {
	for _, u := range []struct {
		unit string
		of   float64
	}{{"rem", 16}, {"em", was}, {"%", was / 100}, {"ex", was / 2}} {
		if num, ok := strings.CutSuffix(v, u.unit); ok {
			if f, err := strconv.ParseFloat(num, 64); err == nil {
				return f * u.of
			}
			return was
		}
	}
	switch v {
	case "vw", "vh", "":
		return was
	}
	if strings.HasSuffix(v, "vw") || strings.HasSuffix(v, "vh") {
		return was
	}
	if px, ok := pixels(v); ok {
		return px
	}
	return 16 // small, large, inherit, calc()
}

// fields splits a value at blanks outside parentheses.
func fields(v string) []string {
	var out []string
	depth, from := 0, 0
	for i := 0; i <= len(v); i++ {
		switch {
		case i == len(v) || v[i] == ' ' && depth == 0:
			if i > from {
				out = append(out, v[from:i])
			}
			from = i + 1
		case v[i] == '(':
			depth++
		case v[i] == ')':
			depth--
		}
	}
	return out
}

// colourOf reads a colour; nil is one that is not known, clear one of no opacity. Half-transparent ones are not known.
func colourOf(v string) (c *RGB, clear bool) {
	v = strings.ToLower(strings.TrimSpace(v))
	if v == "transparent" {
		return nil, true
	}
	if hex, ok := strings.CutPrefix(v, "#"); ok {
		return hexColour(hex)
	}
	if known, ok := named[v]; ok {
		return &known, false
	}
	open := strings.IndexByte(v, '(')
	if open < 0 || !strings.HasPrefix(v, "rgb") {
		return nil, false
	}
	parts := strings.FieldsFunc(v[open+1:], func(c rune) bool { return strings.ContainsRune(", /)", c) })
	if len(parts) < 3 {
		return nil, false
	}
	var ch [3]uint8
	for i := range ch {
		f, ok := amount(parts[i])
		if strings.HasSuffix(parts[i], "%") {
			f *= 255
		}
		if !ok {
			return nil, false
		}
		ch[i] = uint8(max(0, min(255, f)))
	}
	if len(parts) > 3 {
		a, ok := amount(parts[3])
		switch {
		case !ok:
			return nil, false
		case a < 0.05:
			return nil, true
		case a < 0.95:
			return nil, false
		}
	}
	return &RGB{ch[0], ch[1], ch[2]}, false
}

func hexColour(hex string) (*RGB, bool) {
	if len(hex) == 3 || len(hex) == 4 {
		var b strings.Builder
		for _, c := range hex {
			b.WriteRune(c)
			b.WriteRune(c)
		}
		hex = b.String()
	}
	if len(hex) != 6 && len(hex) != 8 {
		return nil, false
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return nil, false
	}
	if len(hex) == 8 {
		a := n & 0xFF
		if a < 13 {
			return nil, true
		}
		if a < 242 {
			return nil, false
		}
		n >>= 8
	}
	return &RGB{uint8(n >> 16), uint8(n >> 8), uint8(n)}, false
}

// Hex reads six hexadecimal digits.
func Hex(s string) (RGB, bool) {
	c, _ := hexColour(s)
	if len(s) != 6 || c == nil {
		return RGB{}, false
	}
	return *c, true
}

// named are the colours in which text is hidden by name, and those it is hidden on.
var named = map[string]RGB{
	"white": {255, 255, 255}, "snow": {255, 250, 250}, "ivory": {255, 255, 240}, "floralwhite": {255, 250, 240}, "ghostwhite": {248, 248, 255}, "mintcream": {245, 255, 250},
	"azure": {240, 255, 255}, "whitesmoke": {245, 245, 245}, "seashell": {255, 245, 238}, "aliceblue": {240, 248, 255}, "lightgray": {211, 211, 211}, "lightgrey": {211, 211, 211},
	"gainsboro": {220, 220, 220}, "silver": {192, 192, 192}, "gray": {128, 128, 128}, "grey": {128, 128, 128}, "darkgray": {169, 169, 169}, "darkgrey": {169, 169, 169},
	"black": {0, 0, 0}, "navy": {0, 0, 128}, "blue": {0, 0, 255}, "darkblue": {0, 0, 139}, "midnightblue": {25, 25, 112}, "red": {255, 0, 0}, "darkred": {139, 0, 0}, "maroon": {128, 0, 0},
	"green": {0, 128, 0}, "darkgreen": {0, 100, 0}, "lime": {0, 255, 0}, "teal": {0, 128, 128}, "purple": {128, 0, 128}, "yellow": {255, 255, 0}, "orange": {255, 165, 0}, "pink": {255, 192, 203},
	"beige": {245, 245, 220}, "linen": {250, 240, 230}, "lightyellow": {255, 255, 224}, "cornsilk": {255, 248, 220}, "darkslategray": {47, 79, 79}, "steelblue": {70, 130, 180}, "tomato": {255, 99, 71},
}

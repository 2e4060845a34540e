package extract

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
)

// inline reads emphasis, links, code and the tags that people put between Markdown.
type inline struct {
	links  map[string]string
	hidden int
	text   string
	at     int
	bold   bool
	ital   bool
	unseen int // open elements of the name cloak, of which the outermost hides what is in it
	cloak  string
	buf    strings.Builder
	runs   []document.Run
	lines  [][]document.Run
}

// read returns the runs of each line that the text makes; <br> starts a new one.
func (n *inline) read(text string, bold bool) [][]document.Run {
	n.text, n.at, n.bold, n.ital = text, 0, bold, false
	n.runs, n.lines = nil, nil
	n.span(len(text), "", bold, 0)
	n.flush("")
	return append(n.lines, n.runs)
}

func (n *inline) flush(link string) {
	if n.buf.Len() == 0 {
		return
	}
	if t := html.UnescapeString(n.buf.String()); n.unseen > 0 {
		if strings.TrimSpace(t) != "" {
			n.hidden++
		}
	} else {
		t = strings.Map(func(c rune) rune {
			if c == '\n' || c == '\r' {
				return ' '
			}
			return c
		}, t)
		n.runs = append(n.runs, document.Run{Text: t, Bold: n.bold, Ital: n.ital, Link: link})
	}
	n.buf.Reset()
}

const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// span reads up to end. Whole says that headings are bold all through.
func (n *inline) span(end int, link string, whole bool, depth int) {
	for n.at < end {
		rest := n.text[n.at:end]
		switch c := rest[0]; {
		case c == '\\' && len(rest) > 1 && strings.IndexByte(punctuation, rest[1]) >= 0:
			n.buf.WriteString(html.EscapeString(rest[1:2]))
			n.at += 2
		case c == '`':
			n.code(rest)
		case c == '*' || c == '_' || c == '~':
			n.emphasis(rest, link, whole)
		case c == '!' && strings.HasPrefix(rest, "!["):
			if _, _, size := n.target(rest[1:]); size > 0 {
				n.at += 1 + size // a picture says nothing
				continue
			}
			n.buf.WriteByte(c)
			n.at++
		case c == '[' && depth < 4:
			text, to, size := n.target(rest)
			if size == 0 {
				n.buf.WriteByte(c)
				n.at++
				continue
			}
			n.flush(link)
			after := n.at + size
			n.at++
			n.span(n.at+text, to, whole, depth+1)
			n.flush(to)
			n.at = after
		case c == '<':
			n.tag(rest, link)
		default:
			_, size := utf8.DecodeRuneInString(rest)
			n.buf.WriteString(rest[:size])
			n.at += size
		}
	}
}

func (n *inline) code(rest string) {
	ticks := rest[:len(rest)-len(strings.TrimLeft(rest, "`"))]
	body, _, ok := strings.Cut(rest[len(ticks):], ticks)
	if !ok {
		n.buf.WriteString(ticks)
		n.at += len(ticks)
		return
	}
	n.buf.WriteString(html.EscapeString(body))
	n.at += 2*len(ticks) + len(body)
}

// emphasis switches bold and italics where a mark stands against a word; elsewhere it is a character.
func (n *inline) emphasis(rest, link string, whole bool) {
	c := rest[0]
	run := len(rest) - len(strings.TrimLeft(rest, string(c)))
	before, _ := utf8.DecodeLastRuneInString(n.text[:n.at])
	after, _ := utf8.DecodeRuneInString(rest[run:])
	opens := run < len(rest) && !unicode.IsSpace(after)
	closes := n.at > 0 && !unicode.IsSpace(before)
	inWord := c == '_' && word1(before) && word1(after) && n.at > 0
	if !opens && !closes || inWord || run > 3 || c == '~' && run != 2 {
		n.buf.WriteString(rest[:run])
		n.at += run
		return
	}
	more := strings.Contains(rest[run:], rest[:run])
	n.flush(link)
	switch {
	case c == '~':
	case run == 1 && toggles(n.ital, opens, closes, more):
		n.ital = !n.ital
	case run == 2 && toggles(n.bold && !whole, opens, closes, more):
		n.bold = whole || !n.bold
	case run == 3 && toggles(n.ital, opens, closes, more):
		n.ital, n.bold = !n.ital, whole || !n.bold
	default:
		n.buf.WriteString(rest[:run])
	}
	n.at += run
}

// toggles reports whether a mark ends the emphasis that is on, or begins one that ends later.
func toggles(on, opens, closes, more bool) bool { return on && closes || !on && opens && more }

func word1(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// target reads [text](address) or [text][name]: the length of the text, the address and the length of all. Size 0 is no link.
func (n *inline) target(rest string) (text int, to string, size int) {
	open, i := 0, 0
	for ; i < len(rest) && i < 2000; i++ {
		switch rest[i] {
		case '\\':
			i++
			continue
		case '[':
			open++
		case ']':
			open--
		}
		if open == 0 {
			break
		}
	}
	if i >= len(rest) || open != 0 {
		return 0, "", 0
	}
	text = i - 1
	after := rest[i+1:]
	if strings.HasPrefix(after, "(") {
		inside, _, ok := strings.Cut(after[1:], ")")
		if !ok {
			return 0, "", 0
		}
		address, _, _ := strings.Cut(strings.TrimSpace(inside), " ")
		return text, safeLink(strings.Trim(address, "<>")), i + 1 + len(inside) + 2
	}
	name, used := rest[1:i], 0
	if inside, _, ok := strings.Cut(strings.TrimPrefix(after, "["), "]"); ok && strings.HasPrefix(after, "[") {
		used = len(inside) + 2
		if inside != "" {
			name = inside
		}
	}
	if to, ok := n.links[strings.ToLower(name)]; ok {
		return text, to, i + 1 + used
	}
	return 0, "", 0
}

// tag reads <address> or an HTML tag.
func (n *inline) tag(rest, link string) {
	end := strings.IndexByte(rest, '>')
	if end < 0 || end > 2000 {
		n.buf.WriteString("&lt;")
		n.at++
		return
	}
	body := rest[1:end]
	low := strings.ToLower(body)
	n.at += end + 1
	switch {
	case strings.Contains(body, "@") && !strings.ContainsAny(body, " /"):
		n.flush(link)
		n.buf.WriteString(body)
		n.flush(safeLink("mailto:" + strings.TrimPrefix(body, "mailto:")))
	case strings.Contains(body, "://") && !strings.ContainsAny(body, " \""):
		n.flush(link)
		n.buf.WriteString(body)
		n.flush(safeLink(body))
	case strings.HasPrefix(low, "br"):
		n.flush(link)
		n.lines, n.runs = append(n.lines, n.runs), nil
	case strings.HasPrefix(low, "/"):
		n.flush(link)
		if n.unseen > 0 && strings.TrimSpace(low[1:]) == n.cloak {
			n.unseen--
		}
	case body != "" && letter(body[0]):
		n.flush(link)
		name := low[:len(low)-len(strings.TrimLeft(low, "abcdefghijklmnopqrstuvwxyz0123456789"))]
		switch {
		case n.unseen > 0:
			if name == n.cloak {
				n.unseen++
			}
		case name != "img" && name != "input" && cloaks(low):
			n.cloak, n.unseen = name, 1
		}
	default:
		n.buf.WriteString("&lt;")
		n.at -= end
	}
}

// cloaks reports that an element hides what is in it.
func cloaks(tag string) bool {
	style := strings.ReplaceAll(tag, " ", "")
	return strings.HasPrefix(tag, "script") || strings.HasPrefix(tag, "style") || strings.Contains(tag, " hidden") || strings.Contains(style, "display:none") ||
		strings.Contains(style, "visibility:hidden") || strings.Contains(style, "font-size:0;") || strings.Contains(style, "font-size:0p")
}

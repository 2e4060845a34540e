package extract

import "unicode/utf8"

// symbols are control words that stand for a character.
var symbols = map[string]string{
	"tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
	"emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\", "\t": "\t",
}

// control does what a control word asks.
func (r *rtf) control(t rtfToken) {
	s := &r.state
	if text, ok := symbols[t.text]; ok {
		r.chars(text)
		return
	}
	if s.dest == "skip" && t.text != "u" {
		return
	}
	if s.dest == "fonttbl" || s.dest == "stylesheet" || s.dest == "colortbl" {
		r.defining(t)
		return
	}
	on := !t.has || t.arg != 0
	switch t.text {
	case "*":
		r.starred()
	case "u":
		c := rune(t.arg)
		if c < 0 {
			c += 65536
		}
		r.unicode(c)
	case "uc":
		s.uc = max(t.arg, 0)
	case "ansicpg":
		if p := codePages[t.arg]; p != nil {
			r.page = p
		}
	case "mac":
		r.page = codePages[10000]
	case "pc":
		r.page = codePages[437]
	case "pca":
		r.page = codePages[850]
	case "par", "page", "sect", "column", "\n", "\r":
		r.endParagraph()
	case "line", "softline", "lbr":
		if s.dest == "" {
			r.lines = append(r.lines, r.runs)
			r.runs = nil
		}
	case "cell", "nestcell":
		s.inTable = true
		r.endParagraph()
		r.cell++
	case "row", "nestrow":
		s.inTable = true
		r.row, r.cell = r.row+1, 0
	case "intbl":
		if !s.inTable && r.row == 0 && r.cell == 0 {
			r.tables = max(r.tables, 1)
		}
		s.inTable, s.look.shade = true, true
	case "pard":
		s.inTable, s.list, s.style, s.outline = false, false, 0, 0
	case "ls":
		s.list = t.arg > 0
	case "s":
		s.style = t.arg
	case "outlinelevel":
		if t.arg >= 0 && t.arg < 9 {
			s.outline = t.arg + 1
		}
	default:
		if !r.character(t, on) {
			r.destination(t.text)
		}
	}
}

// character reads what words say about how characters look.
func (r *rtf) character(t rtfToken, on bool) bool {
	s := &r.state
	switch t.text {
	case "plain":
		r.plain()
	case "b":
		s.look.bold = on
	case "i":
		s.look.ital = on
	case "v":
		s.look.vanish = on
	case "fs":
		if t.arg >= 0 && t.arg < 4000 {
			s.look.size = float64(t.arg) / 2
		}
	case "f":
		s.font = t.arg
		s.look.font = r.fonts[t.arg].name
	case "cf":
		s.look.pale = t.arg >= 0 && t.arg < len(r.shades) && r.shades[t.arg]
	case "cb", "chcbpat", "highlight", "cbpat", "chshdng", "shading":
		s.look.shade = s.look.shade || t.arg > 0
	default:
		return false
	}
	return true
}

// starred reads the word after \*: a destination that readers who do not know it leave aside.
func (r *rtf) starred() {
	at := r.at
	t := r.next()
	switch t.text {
	case "fldinst", "shpinst", "shptxt":
		r.destination(t.text)
	case "pn":
		r.state.list, r.state.dest = true, "skip"
		if len(r.stack) > 0 {
			r.stack[len(r.stack)-1].list = true
		}
	default:
		if t.kind != rtfWord {
			r.at = at // a group that opens or closes here still counts
		}
		r.state.dest = "skip"
	}
}

// destination says what the group's text is.
func (r *rtf) destination(word string) {
	s := &r.state
	switch word {
	case "fonttbl", "colortbl", "stylesheet":
		s.dest = word
		r.table = rtfTable{}
	case "fldinst":
		s.dest = word
		r.field.instr.Reset()
	case "field":
		s.link = ""
	case "listtext", "pntext":
		s.dest = "skip"
		if len(r.stack) > 0 {
			r.stack[len(r.stack)-1].list = true
		}
	case "header", "headerl", "headerr", "headerf":
		r.beginPart("header")
	case "footer", "footerl", "footerr", "footerf":
		r.beginPart("footer")
	case "shptxt":
		r.beginPart("textbox")
		s.look.shade = true
	case "shpinst":
		s.dest = "" // the text box stands in it
	case "info", "pict", "object", "objdata", "shprslt", "sp", "nonshppict", "shppict", "themedata", "filetbl", "listtable", "revtbl", "annotation", "atnid",
		"atnauthor", "xe", "tc", "bkmkstart", "bkmkend", "private", "comment", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "generator", "nonesttables",
		"deleted", "template", "pnseclvl", "do":
		s.dest = "skip"
	}
}

// unicode adds a character by its number; half a pair waits for the other half.
func (r *rtf) unicode(c rune) {
	r.skipStandIn(r.state.uc)
	high := r.high
	r.high = 0
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.high = c
	case c >= 0xDC00 && c < 0xE000 && high > 0:
		r.chars(string(0x10000 + (high-0xD800)<<10 + (c - 0xDC00)))
	case c == 0xF0B7, c == 0xF0A7, c == 0xF076: // bullets of Office's symbol fonts
		r.chars("•")
	case utf8.ValidRune(c):
		r.chars(string(c))
	}
}

// defining reads the words inside a table of fonts, colours or styles.
func (r *rtf) defining(t rtfToken) {
	e := &r.table
	switch t.text {
	case "f":
		if r.state.dest == "fonttbl" {
			e.number = t.arg
		}
	case "s":
		e.number = t.arg
	case "cs", "ds", "ts":
		e.number = -1 - t.arg // a style of characters, sections or tables
	case "fcharset":
		e.charset = t.arg
	case "red":
		e.r, e.number = t.arg, 1
	case "green":
		e.g = t.arg
	case "blue":
		e.b = t.arg
	case "u":
		c := rune(t.arg)
		if c < 0 {
			c += 65536
		}
		r.unicode(c)
	case "*":
		if r.state.dest != "stylesheet" { // a style of characters may be left aside, but is one
			r.state.dest = "skip"
		}
	case "panose", "falt", "fontemb", "fname":
		r.state.dest = "skip"
	}
}

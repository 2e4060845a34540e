package extract

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
)

// Bounds on an RTF file.
const (
	maxRTFDepth  = 400 // groups inside each other; word processors stay below 40
	maxRTFTokens = 20 << 20
)

// rtf reads Rich Text Format (Microsoft, version 1.9.1): paragraphs become lines. Pictures and objects are left aside.
type rtf struct {
	rtfScanner
	state  rtfState
	stack  []rtfState
	fonts  map[int]rtfFont
	styles map[int]string
	shades []bool // by colour number: nearly white
	page   *charmap.Charmap

	runs   []document.Run
	lines  [][]document.Run // of the paragraph so far, without the last
	out    []document.Line
	heads  []document.Line // headers
	feet   []document.Line
	boxes  []document.Line // text boxes of the paragraph
	cells  []document.Line // of the row so far, numbered when it ends
	tables int
	row    int
	cell   int
	hidden int
	high   rune // the first half of a character outside the basic plane

	field rtfField
	table rtfTable // a font, colour or style being defined
}

// rtfState is what a group inherits and what ends with it.
type rtfState struct {
	dest    string // "" is the text, "skip" is left aside; others are definitions
	look    textLook
	font    int
	uc      int // characters that stand for a \u in old readers
	inTable bool
	list    bool
	style   int
	outline int // heading level from 1, 0 none
	link    string
	part    string
	keep    *rtfKeep // what the enclosing part had collected, restored at the end of this group
}

// rtfKeep is the text around a header, footer or text box while that is read.
type rtfKeep struct {
	runs  []document.Run
	lines [][]document.Run
	out   []document.Line
	cells []document.Line
}

type rtfFont struct {
	name string
	page *charmap.Charmap
}

// rtfField follows a field: its instruction may name a link.
type rtfField struct{ instr strings.Builder }

// rtfTable holds the entry of a font, colour or style table that is being read.
type rtfTable struct {
	number  int
	name    strings.Builder
	r, g, b int
	charset int
}

var errDeep = errors.New("groups nested too deep")

// readRTF reads an RTF file.
func readRTF(data []byte) (*document.Document, error) {
	r := &rtf{rtfScanner: rtfScanner{data: data}, fonts: map[int]rtfFont{}, styles: map[int]string{}, page: charmap.Windows1252}
	r.state = rtfState{uc: 1}
	r.plain()
	if err := r.read(); err != nil {
		if errors.Is(err, errDeep) || errors.Is(err, errPart) {
			return nil, tooLarge("space", err)
		}
		return nil, unreadable(err)
	}
	d := &document.Document{Format: document.RTF, Pages: []document.Page{{}}, Lines: append(append(r.heads, r.out...), r.feet...)}
	if r.hidden > 0 {
		d.Warnings = append(d.Warnings, hiddenWarning())
	}
	if len(d.Lines) == 0 {
		if strings.Contains(string(data[:min(len(data), 1<<20)]), `\pict`) {
			d.Warnings = append(d.Warnings, document.Warning{Code: "no_text", Text: "This file holds a picture and no text. If it is a scan, choose the scan itself."})
			return d, nil
		}
		return nil, problem.New(problem.Unreadable, "There is no text in this RTF file.", "Open it in a word processor, save it as DOCX or PDF, and choose that file.")
	}
	return d, nil
}

func (r *rtf) read() error {
	for n := 0; ; n++ {
		if n > maxRTFTokens {
			return errPart
		}
		t := r.next()
		switch t.kind {
		case rtfEnd:
			for len(r.stack) > 0 { // a file that was cut off
				r.pop()
			}
			r.endParagraph()
			r.endRow()
			return nil
		case rtfOpen:
			if len(r.stack) >= maxRTFDepth {
				return errDeep
			}
			r.stack = append(r.stack, r.state)
			r.state.keep = nil
		case rtfClose:
			r.pop()
		case rtfBytes:
			r.chars(r.decode(t.text))
		case rtfWord:
			r.control(t)
		}
		if len(r.out) > maxLines {
			return fmt.Errorf("lines: %w", errPart)
		}
	}
}

// pop ends a group.
func (r *rtf) pop() {
	if len(r.stack) == 0 {
		return
	}
	s := r.state
	before := r.stack[len(r.stack)-1]
	switch s.dest {
	case "fonttbl", "stylesheet":
		r.define()
	case "fldinst":
		if before.dest != "fldinst" {
			r.stack[len(r.stack)-1].link = fieldLink(r.field.instr.String()) // for the result, a sister of the instruction
		}
	}
	if s.keep != nil {
		r.endPart(s)
	}
	r.state = r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
}

// beginPart reads a header, footer or text box apart from the text around it.
func (r *rtf) beginPart(part string) {
	r.state.keep = &rtfKeep{r.runs, r.lines, r.out, r.cells}
	r.runs, r.lines, r.out, r.cells = nil, nil, nil, nil
	r.state.part, r.state.inTable, r.state.list = part, false, false
	r.state.dest = ""
}

func (r *rtf) endPart(s rtfState) {
	r.endParagraph()
	r.endRow()
	lines, k := r.out, s.keep
	r.runs, r.lines, r.out, r.cells = k.runs, k.lines, k.out, k.cells
	switch s.part {
	case "header":
		r.heads = appendNew(r.heads, lines)
	case "footer":
		r.feet = appendNew(r.feet, lines)
	default:
		r.boxes = append(r.boxes, lines...)
	}
}

// appendNew appends lines that are not all there already: a header may stand in several sections.
func appendNew(have, lines []document.Line) []document.Line {
	seen := map[string]bool{}
	for _, l := range have {
		seen[l.Text] = true
	}
	for _, l := range lines {
		if !seen[l.Text] {
			return append(have, lines...)
		}
	}
	return have
}

// chars adds text in the state's look.
func (r *rtf) chars(text string) {
	switch r.state.dest {
	case "":
		if r.state.look.unseen() {
			if strings.TrimSpace(text) != "" {
				r.hidden++
			}
			return
		}
		r.runs = append(r.runs, r.state.look.run(text, r.state.link))
	case "fldinst":
		if r.field.instr.Len() < 4000 {
			r.field.instr.WriteString(text)
		}
	case "fonttbl", "stylesheet", "colortbl":
		for _, c := range text {
			if c == ';' {
				r.define()
			} else if r.table.name.Len() < 200 {
				r.table.name.WriteRune(c)
			}
		}
	}
}

// define ends an entry of a table.
func (r *rtf) define() {
	t := &r.table
	name := strings.TrimSpace(t.name.String())
	switch r.state.dest {
	case "fonttbl":
		if name != "" && len(r.fonts) < 4000 {
			r.fonts[t.number] = rtfFont{name: fold(name), page: charsets[t.charset]}
		}
	case "stylesheet":
		if name != "" && len(r.styles) < 4000 {
			r.styles[t.number] = styleName(fold(name))
		}
	case "colortbl":
		if len(r.shades) < 4000 {
			r.shades = append(r.shades, pale(t.r, t.g, t.b) && t.number > 0)
		}
	}
	*t = rtfTable{}
}

// styleName spells the built-in headings as their users see them.
func styleName(n string) string {
	if rest, ok := strings.CutPrefix(n, "heading "); ok {
		return "Heading " + rest
	}
	return n
}

// endParagraph makes lines of the runs so far.
func (r *rtf) endParagraph() {
	lines := append(r.lines, r.runs)
	r.lines, r.runs = nil, nil
	s := r.state
	style := r.styles[s.style]
	if s.outline > 0 && style == "" {
		style = fmt.Sprintf("Heading %d", s.outline)
	}
	if !s.inTable {
		r.endRow()
	}
	for _, runs := range lines {
		l := joinRuns(runs)
		if l.Text == "" {
			continue
		}
		l.Page, l.Style = 1, style
		l.Block = document.Block{Part: s.part, List: s.list}
		if s.inTable {
			l.Block.Table, l.Block.Row, l.Block.Cell = max(r.tables, 1), r.row+1, r.cell+1
		}
		r.out = append(r.out, l)
	}
	r.out = append(r.out, r.boxes...)
	r.boxes = nil
}

// endRow ends a table when text outside one follows.
func (r *rtf) endRow() {
	if r.row > 0 || r.cell > 0 {
		r.row, r.cell = 0, 0
		r.tables++
	}
}

// plain resets how characters look.
func (r *rtf) plain() {
	shade := r.state.inTable || r.state.part == "textbox"
	r.state.look = textLook{size: 12, shade: shade, font: r.fonts[r.state.font].name}
}

package extract

import (
	"encoding/xml"
	"strings"
	"unicode"

	"autojob/backend/core/document"
	"autojob/backend/core/hidden"

	"golang.org/x/text/unicode/norm"
)

// paragraph collects a paragraph's runs. Line breaks end a line; text boxes anchored in it follow it.
type paragraph struct {
	at    place
	props paraProps
	style look2
	runs  []document.Run
	lines [][]document.Run
	after []document.Line
	field fieldState
}

// paraProps are what a paragraph says about itself.
type paraProps struct {
	style  string
	list   *bool
	ground *string // behind the paragraph, as in look2
	hide   string  // why nobody sees any of it
}

// fieldState follows a complex field (fldChar begin, instruction, separate, result, end).
type fieldState struct {
	depth int
	instr strings.Builder
	code  bool // between begin and separate
	link  string
}

func (d *docx) paragraph(at place) error {
	p := &paragraph{at: at, style: d.styles.para("")}
	if err := d.inline(p, ""); err != nil {
		return err
	}
	p.breakLine()
	list := d.styles.list(p.props.style)
	if p.props.list != nil {
		list = *p.props.list
	}
	for _, runs := range p.lines {
		l := joinRuns(runs)
		if l.Text == "" {
			continue
		}
		l.Page, l.Block, l.Style = 1, at.block, d.styles.name(p.props.style)
		l.Block.List = list
		if len(d.out) >= maxLines {
			return errPart
		}
		d.out = append(d.out, l)
	}
	d.out = append(d.out, p.after...)
	return nil
}

func (p *paragraph) breakLine() {
	if len(p.runs) > 0 {
		p.lines = append(p.lines, p.runs)
	}
	p.runs = nil
}

// inline reads what stands inside a paragraph, outside runs.
func (d *docx) inline(p *paragraph, link string) error {
	return d.children(func(e xml.StartElement) error {
		switch name(e) {
		case "pPr":
			err := d.paraProps(p)
			p.style = d.styles.para(p.props.style)
			return err
		case "r":
			return d.run(p, link)
		case "hyperlink":
			if to := safeLink(d.rels[attr(e, "id")]); to != "" {
				return d.inline(p, to)
			}
			return d.inline(p, link)
		case "fldSimple":
			if to := fieldLink(attr(e, "instr")); to != "" {
				return d.inline(p, to)
			}
			return d.inline(p, link)
		case "t": // mathematics
			return d.text(p, document.Run{Link: link})
		case "del":
			return d.deleted(e)
		case "moveFrom", "Fallback", "sdtPr", "rPr":
			return d.skip(e)
		case "txbxContent":
			return d.textbox(p)
		}
		if took, err := d.learn(e); took {
			return err
		}
		return d.inline(p, link)
	})
}

func (d *docx) paraProps(p *paragraph) error {
	return d.children(func(e xml.StartElement) error {
		switch name(e) {
		case "pStyle":
			p.props.style = attr(e, "val")
		case "numPr":
			return d.children(func(e xml.StartElement) error {
				if name(e) == "numId" {
					listed := attr(e, "val") != "0"
					p.props.list = &listed
				}
				return d.skip(e)
			})
		case "shd":
			p.props.ground = shading(e)
		case "spacing":
			if attr(e, "lineRule") == "exact" && size(e, "line") < 3*20 && attr(e, "line") != "" {
				p.props.hide = hidden.Covered
			}
		case "framePr":
			if attr(e, "hRule") == "exact" && size(e, "h") < 3*20 {
				p.props.hide = hidden.Covered
			}
		case "ind":
			if left := max(size(e, "left"), size(e, "start")); left > 15000 || min(size(e, "left"), size(e, "start")) < -8000 {
				p.props.hide = hidden.Outside
			}
		}
		return d.skip(e)
	})
}

// textbox reads a text box; its lines follow the paragraph it is anchored in.
func (d *docx) textbox(p *paragraph) error {
	outer := d.out
	d.out = nil
	at := p.at
	at.block.Part, at.ground = "textbox", d.shape.ground
	if why := d.shape.hides(); why != "" {
		at.hide = why
	}
	shape := d.shape
	err := d.blocks(at)
	d.shape = shape
	p.after = append(p.after, d.out...)
	d.out = outer
	return err
}

// run reads one run.
func (d *docx) run(p *paragraph, link string) error {
	l := p.style
	if p.field.link != "" {
		link = p.field.link
	}
	now := func() document.Run {
		return document.Run{Size: l.size, Bold: l.bold, Ital: l.ital, Font: l.font, Link: link}
	}
	var child func(e xml.StartElement) error
	child = func(e xml.StartElement) error {
		switch name(e) {
		case "rPr":
			return d.runProps(&l)
		case "t":
			r := now()
			if p.field.code {
				return d.skip(e)
			}
			if why := d.unseen(p, l); why != "" {
				return d.hide(why)
			}
			return d.text(p, r)
		case "tab", "ptab":
			// The boundary between two runs of one face tells a tab from a space.
			r := now()
			r.Text = "\t"
			p.runs = append(p.runs, r)
		case "br", "cr":
			p.breakLine()
		case "noBreakHyphen":
			r := now()
			r.Text = "-"
			p.runs = append(p.runs, r)
		case "fldChar":
			p.fieldChar(attr(e, "fldCharType"))
		case "instrText":
			s, err := d.chars()
			if p.field.instr.Len() < 4000 {
				p.field.instr.WriteString(s)
			}
			return err
		case "delText":
			return d.hide(hidden.Revision)
		case "delInstrText", "Fallback":
		case "txbxContent":
			return d.textbox(p)
		default:
			if took, err := d.learn(e); took {
				return err
			}
			return d.children(child)
		}
		return d.skip(e)
	}
	return d.children(child)
}

func (p *paragraph) fieldChar(kind string) {
	f := &p.field
	switch kind {
	case "begin":
		if f.depth++; f.depth == 1 {
			f.instr.Reset()
			f.code, f.link = true, ""
		}
	case "separate":
		if f.depth == 1 {
			f.code, f.link = false, fieldLink(f.instr.String())
		}
	case "end":
		if f.depth--; f.depth <= 0 {
			f.depth, f.code, f.link = 0, false, ""
		}
	}
}

// fieldLink is the target of a HYPERLINK field instruction.
func fieldLink(instr string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(instr), "HYPERLINK")
	if !ok {
		return ""
	}
	_, rest, _ = strings.Cut(rest, `"`)
	target, _, _ := strings.Cut(rest, `"`)
	return safeLink(target)
}

func (d *docx) text(p *paragraph, r document.Run) error {
	s, err := d.chars()
	if s != "" {
		r.Text = s
		p.runs = append(p.runs, r)
	}
	return err
}

// hide reads text that is left out, and why.
func (d *docx) hide(why string) error {
	s, err := d.chars()
	d.found.Add(why, 0, s)
	return err
}

// chars is the text of the element just opened.
func (d *docx) chars() (string, error) {
	var b strings.Builder
	for {
		t, err := d.next()
		if err != nil {
			return b.String(), err
		}
		switch t := t.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := d.skip(t); err != nil {
				return b.String(), err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

// folded folds the texts of runs. An accent that begins a run goes to the letter that it stands on, at the end of the one before.
func folded(runs []document.Run) []string {
	out := make([]string, len(runs))
	last := -1 // the last run with text
	var accents strings.Builder
	settle := func() {
		if accents.Len() > 0 {
			out[last] = norm.NFC.String(out[last] + accents.String())
			accents.Reset()
		}
	}
	for i, r := range runs {
		text := fold(r.Text)
		if last >= 0 && text != "" {
			n := norm.NFC.FirstBoundaryInString(text)
			if n < 0 {
				n = len(text)
			}
			accents.WriteString(text[:n])
			text = text[n:]
		}
		if text != "" {
			settle()
			out[i], last = text, i
		}
	}
	settle()
	return out
}

// joinRuns makes a line of runs: blanks collapse to one space across runs, and none is left at the ends.
func joinRuns(runs []document.Run) document.Line {
	var l document.Line
	var all strings.Builder
	blank, tab := true, false
	texts := folded(runs)
	for i, r := range runs {
		var b strings.Builder
		flush := func() {
			if b.Len() == 0 {
				return
			}
			n := len(l.Runs)
			if n > 0 && !tab && sameRun(l.Runs[n-1], r) {
				l.Runs[n-1].Text += b.String()
			} else {
				run := r
				run.Text = b.String()
				l.Runs = append(l.Runs, run)
			}
			tab = false
			b.Reset()
		}
		for _, c := range texts[i] {
			if unicode.IsSpace(c) {
				if !blank {
					b.WriteByte(' ')
					all.WriteByte(' ')
					blank = true
				}
				if c == '\t' {
					flush()
					tab = len(l.Runs) > 0
				}
				continue
			}
			b.WriteRune(c)
			all.WriteRune(c)
			blank = false
		}
		flush()
	}
	l.Text = strings.TrimRight(all.String(), " ")
	if n := len(l.Runs); n > 0 && len(l.Text) < all.Len() {
		if last := &l.Runs[n-1]; last.Text == " " {
			l.Runs = l.Runs[:n-1]
		} else {
			last.Text = strings.TrimRight(last.Text, " ")
		}
	}
	return l
}

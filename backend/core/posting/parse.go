package posting

import (
	"bytes"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"autojob/backend/core/problem"
)

// Parse reads a file of job ads: JSON (an ad, a list, a feed), JSON Lines, CSV, an HTML page, or the text of one ad. Which it is,
// the content decides; name only settles what the content leaves open, by its ending. Rows that cannot be read are
// named in Reading.Problems and the rest is kept; the error is a *problem.Error and means that nothing was read.
func Parse(data []byte, name string) (Reading, error) {
	text := decode(data)
	if strings.TrimSpace(text) == "" {
		return Reading{}, problem.New(problem.Invalid, "The file is empty.", "Choose a file that holds job ads.")
	}
	var b builder
	switch first := strings.TrimSpace(text)[0]; {
	case first == '{' || first == '[':
		b.json(text)
	case looksHTML(text):
		b.page(text, "")
	case tableLike(text, name):
		if err := b.csv(text); err != nil {
			return Reading{}, err
		}
	default:
		if err := b.text(text, ""); err != nil {
			return Reading{}, err
		}
	}
	return b.finish()
}

// ParsePasted reads what a person copied from one ad: its text, or the HTML of its page. URL is where it came from, if they said.
func ParsePasted(text, url string) (Reading, error) {
	var b builder
	if looksHTML(text) {
		b.page(text, url)
		return b.finish()
	}
	if t := strings.TrimSpace(text); strings.HasPrefix(t, "{") || strings.HasPrefix(t, "[{") {
		b.json(text)
		return b.finish()
	}
	if err := b.text(text, url); err != nil {
		return Reading{}, err
	}
	return b.finish()
}

// FromText makes one ad of the text of a document (a PDF or DOCX ad).
func FromText(text string) (Reading, error) {
	var b builder
	if err := b.text(text, ""); err != nil {
		return Reading{}, err
	}
	return b.finish()
}

// decode turns bytes into text: UTF-8, UTF-16 by its mark, else Windows-1252's printable part.
func decode(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		big := data[0] == 0xfe
		units := make([]uint16, 0, len(data)/2)
		for i := 2; i+1 < len(data); i += 2 {
			u := uint16(data[i]) | uint16(data[i+1])<<8
			if big {
				u = u<<8 | u>>8
			}
			units = append(units, u)
		}
		return string(utf16.Decode(units))
	}
	if utf8.Valid(data) {
		return string(data)
	}
	var b strings.Builder
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			r = latin(data[0])
		}
		b.WriteRune(r)
		data = data[n:]
	}
	return b.String()
}

// latin maps a byte of Windows-1252.
func latin(c byte) rune {
	const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	if c >= 0x80 && c < 0xa0 {
		return []rune(high)[c-0x80]
	}
	return rune(c)
}

// builder gathers a Reading.
type builder struct {
	out  Reading
	seen map[string]int // id -> index in out.Postings
}

// maxProblems bounds what is told of a file with many broken rows.
const maxProblems = 100

func (b *builder) problem(where, message, hint string) {
	if len(b.out.Problems) == maxProblems {
		b.out.Problems = append(b.out.Problems, Problem{Where: "", Message: "More rows could not be read.", Hint: "Only the first 100 are listed."})
	}
	if len(b.out.Problems) > maxProblems {
		return
	}
	b.out.Problems = append(b.out.Problems, Problem{where, message, hint})
}

// add completes a posting from its own words and keeps it; what is no ad is named.
func (b *builder) add(p Posting, where string) {
	p.Title, p.Company = oneLine(p.Title), oneLine(p.Company)
	if p.Title == "" && p.Description == "" {
		b.problem(where, "This row has neither a title nor a description.", "Check that the columns are named, for example: title, company, location, description.")
		return
	}
	if p.Title == "" {
		b.problem(where, "This row has no title.", "Add one, so that the job can be named and compared.")
		return
	}
	complete(&p)
	if p.ID == "" {
		p.ID = contentID(p)
	}
	if b.seen == nil {
		b.seen = map[string]int{}
	}
	if i, twice := b.seen[p.ID]; twice {
		if contentID(b.out.Postings[i]) == contentID(p) {
			return // the same ad again
		}
		base := p.ID
		for n := 2; twice; n++ {
			p.ID = base + "-" + strconv.Itoa(n)
			_, twice = b.seen[p.ID]
		}
	}
	b.seen[p.ID] = len(b.out.Postings)
	b.out.Postings = append(b.out.Postings, p)
}

func (b *builder) finish() (Reading, error) {
	if len(b.out.Postings) == 0 && len(b.out.Problems) > 0 {
		first := b.out.Problems[0]
		where := first.Where
		if where != "" {
			where += ": "
		}
		return b.out, problem.New(problem.Unreadable, "No job ads could be read from this. "+where+first.Message, first.Hint)
	}
	if len(b.out.Postings) == 0 {
		return b.out, problem.New(problem.Invalid, "There are no job ads in this.", "JSON, JSON Lines, CSV, HTML pages and the text of an ad are read.")
	}
	return b.out, nil
}

func tableLike(text, name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv":
		return true
	case ".txt", ".md":
		return false
	}
	line, _, _ := strings.Cut(text, "\n")
	n := 0
	for _, h := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return r == ',' || r == ';' || r == '\t' || r == '"' }) {
		if _, ok := columns[plainKey(h)]; ok {
			n++
		}
	}
	return n >= 2
}

func looksHTML(text string) bool {
	head := strings.ToLower(text[:min(len(text), 4096)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<script", "<div", "<p>", "<ul>", "<br"} {
		if strings.Contains(head, tag) {
			return true
		}
	}
	return false
}

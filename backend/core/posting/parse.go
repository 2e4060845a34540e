package posting

import (
	"fmt"
	"path"
	"strings"

	"autojob/backend/core/problem"
)

// Parse reads a file of job ads: JSON (an ad, a list, a feed), JSON Lines, CSV, an HTML page, a saved message or web page archive, or the
// text of one ad. Which it is,
// the content decides; name only settles what the content leaves open, by its ending. Rows that cannot be read are
// named in Reading.Problems and the rest is kept; the error is a *problem.Error and means that nothing was read.
// Time and memory are linear in the size of data.
func Parse(data []byte, name string) (Reading, error) {
	if IsMail(data) {
		r, _, err := ParseMail(data, nil)
		return r, err
	}
	text, err := decode(data)
	if err != nil {
		return Reading{}, err
	}
	var b builder
	ext := strings.ToLower(path.Ext(name))
	switch first := strings.TrimSpace(text[:min(len(text), 1<<12)]); {
	case strings.HasPrefix(first, "{"), strings.HasPrefix(first, "["):
		b.json(text)
	case isXML(first):
		return Reading{}, problem.New(problem.Invalid, "This is an XML or RSS feed, which Autojob does not read.", "Open the job's page in a browser, save it as HTML and add that; JSON and CSV files are read too.")
	case strings.HasPrefix(first, "<"), ext == ".html", ext == ".htm":
		b.page(text, "")
	case ext == ".csv", ext == ".tsv", ext != ".txt" && ext != ".md" && tableLike(text):
		if err := b.csv(text); err != nil {
			return Reading{}, err
		}
	case looksHTML(text):
		b.page(text, "")
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
	t := strings.TrimSpace(strings.ToValidUTF8(text, ""))
	switch {
	case strings.HasPrefix(t, "{") || strings.HasPrefix(t, "[{"):
		b.json(t)
	case isXML(t[:min(len(t), 1<<12)]):
		return Parse([]byte(text), "")
	case looksHTML(t):
		b.page(t, url)
	default:
		if err := b.text(t, url); err != nil {
			return Reading{}, err
		}
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

// builder gathers a Reading.
type builder struct {
	out  Reading
	seen map[string]int // id -> index in out.Postings

	untold int // problems over maxProblems
}

// maxProblems bounds what is told of a file with many broken rows.
const maxProblems = 100

func (b *builder) problem(where, message, hint string) {
	if len(b.out.Problems) == maxProblems {
		b.untold++
		return
	}
	b.out.Problems = append(b.out.Problems, Problem{where, message, hint})
}

// add completes a posting from its own words and keeps it; what is no ad is named.
func (b *builder) add(p Posting, where string) {
	p.Title, p.Company = oneLine(unscramble(p.Title)), oneLine(unscramble(p.Company))
	p.Description, p.Location = unscramble(p.Description), unscramble(p.Location)
	p.URL = webAddress(p.URL)
	p.cleanTitle()
	p.sortColumns()
	switch {
	case p.Title == "" && p.Description == "":
		b.problem(where, "This row has neither a title nor a description.", "Check that the columns are named, for example: title, company, location, description.")
		return
	case p.Title == "":
		b.problem(where, "This row has no title.", "Add one, so that the job can be named and compared.")
		return
	case len(p.Description) > maxDescription:
		b.problem(where, "This ad is longer than a book; the end of its description was left out.", "Check that a quote or a bracket is not missing in it.")
		p.Description = clip(p.Description, maxDescription)
	}
	complete(&p)
	b.keep(p)
}

// maxDescription bounds one ad's text, in bytes: a page of a newspaper fits twenty times.
const maxDescription = 256 << 10

// keep adds a posting under an id of its own. The same ad again is counted and not kept; another ad with a taken id gets a longer one,
// which rests on what it says, so that it is the same whenever the file is read.
func (b *builder) keep(p Posting) {
	if b.seen == nil {
		b.seen = map[string]int{}
	}
	if p.ID == "" {
		p.ID = contentID(p)
	}
	if i, taken := b.seen[p.ID]; taken {
		said := contentID(p)
		if contentID(b.out.Postings[i]) == said {
			b.out.Repeated++
			return
		}
		p.ID += "-" + said
		if _, taken = b.seen[p.ID]; taken {
			b.out.Repeated++
			return
		}
	}
	b.seen[p.ID] = len(b.out.Postings)
	b.out.Postings = append(b.out.Postings, p)
}

func (b *builder) finish() (Reading, error) {
	if b.untold > 0 {
		b.out.Problems = append(b.out.Problems, Problem{Message: fmt.Sprintf("%d more rows could not be read.", b.untold), Hint: "Only the first 100 are listed."})
	}
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

func looksHTML(text string) bool {
	head := strings.ToLower(text[:min(len(text), 4096)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<script", "<div", "<p>", "<ul>", "<br"} {
		if strings.Contains(head, tag) {
			return true
		}
	}
	return false
}

func isXML(head string) bool {
	head = strings.ToLower(head)
	if strings.HasPrefix(head, "<?xml") {
		return !strings.Contains(head, "<html")
	}
	for _, root := range []string{"<rss", "<feed", "<workzag", "<source>", "<jobs>", "<rdf:rdf"} {
		if strings.HasPrefix(head, root) {
			return true
		}
	}
	return false
}

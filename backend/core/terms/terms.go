// Package terms reads what an ad says of the job itself and of how to get it: pay, place and remote rules, contract, hours, start, benefits,
// visa, growth, closing date, contact, instructions, and whether an agency advertises for someone else. What it asks of the person is in
// package evidence; what it says of values and ways of working is in package culture.
//
// Start with Read. Each thing said carries its Quote, a verbatim part of the ad; a thing that the ad does not say is absent, which means
// unknown and never "no". English and German are read well, French and Spanish sensibly. It is pure: same ad, same terms.
package terms

import (
	"slices"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
)

// Said is one thing that an ad says. Value is a word of a closed list, an ISO date, or a short text; see the field that holds it. A Quote
// without text means that a field of the source said it, not the ad's own words.
type Said struct {
	Value string         `json:"value"`
	Quote evidence.Quote `json:"quote"`
}

// Pay is what is offered, with what it means.
type Pay struct {
	posting.Salary
	Tax       string         `json:"tax,omitempty"`       // "gross", "net"; empty is not said
	Estimated bool           `json:"estimated,omitempty"` // a board's guess, not the employer's word
	Quote     evidence.Quote `json:"quote"`
}

// Hours are those of a week. Max equals Min where one figure is said.
type Hours struct {
	Min   float64        `json:"min"`
	Max   float64        `json:"max"`
	Quote evidence.Quote `json:"quote"`
}

// Terms is what an ad says of the job.
type Terms struct {
	Pay          *Pay   `json:"pay,omitempty"`
	Remote       *Said  `json:"remote,omitempty"`      // "onsite", "hybrid", "remote"
	RemoteRule   *Said  `json:"remote_rule,omitempty"` // where a person who works remotely must be, in the ad's words
	Employment   []Said `json:"employment,omitempty"`  // see Employments
	Hours        *Hours `json:"hours,omitempty"`
	Level        *Said  `json:"level,omitempty"`        // see Levels
	Start        *Said  `json:"start,omitempty"`        // YYYY-MM-DD, YYYY-MM, or "immediately"
	Closing      *Said  `json:"closing,omitempty"`      // YYYY-MM-DD
	Benefits     []Said `json:"benefits,omitempty"`     // see Benefits
	Visa         *Said  `json:"visa,omitempty"`         // "offered", "not offered"
	Growth       []Said `json:"growth,omitempty"`       // "training", "mentoring", "promotion"
	Contact      []Said `json:"contact,omitempty"`      // "e-mail", "phone", "person"
	Instructions []Said `json:"instructions,omitempty"` // see Instructions
	Agency       *Said  `json:"agency,omitempty"`       // "agency"
}

// Employments, Levels, Benefits and Instructions are the values of these fields, in the order in which people see them.
func Employments() []string {
	return []string{"full-time", "part-time", "permanent", "fixed-term", "contract", "temporary", "internship", "apprenticeship", "freelance", "volunteer"}
}

func Levels() []string {
	return []string{"intern", "junior", "mid", "senior", "lead", "manager", "director", "executive"}
}

func Benefits() []string {
	return []string{"health", "retirement", "bonus", "equity", "paid leave", "parental leave", "training", "remote allowance", "car", "childcare", "flexible hours", "sport", "meals", "transport", "relocation"}
}

func Instructions() []string {
	return []string{"cover letter", "pay wishes", "reference number", "code word", "subject line", "portfolio", "references", "certificates", "start date", "test", "form"}
}

// Read reads an ad. The second argument is the same ad as evidence reads it.
func Read(p *posting.Posting, ad *evidence.Ad) *Terms {
	t := &Terms{}
	r := reader{p: p, text: []rune(p.Description), t: t}
	r.sentences(ad.Segments)
	r.pay()
	r.place()
	r.employment()
	r.level()
	r.closing()
	r.agency()
	t.Visa = r.visa()
	for _, s := range r.all {
		r.sentence(s)
	}
	return t
}

// sentence is a segment of the ad together with the heading or label before it ("Start date:"), which belongs to what it says.
type sentence struct {
	text    string
	start   int // in characters of the description
	section evidence.Section
	field   string // where it stands, if not in the description
}

type reader struct {
	p    *posting.Posting
	text []rune
	all  []sentence
	t    *Terms
}

// maxLabel is how much text before a segment may be its label.
const maxLabel = 90

func (r *reader) sentences(segments []evidence.Segment) {
	r.all = append(r.all, sentence{text: r.p.Title, field: "title"})
	if contactLine.MatchString(r.p.Location) {
		r.all = append(r.all, sentence{text: r.p.Location, field: "location"})
	}
	end := 0
	for _, s := range segments {
		from := s.Span.Start
		if gap := from - end; gap > 0 && gap <= maxLabel {
			from = end
		}
		for from < s.Span.Start && strings.ContainsRune(" \t\n\r-–—*•·●▪.;,)", r.text[from]) {
			from++
		}
		text := string(r.text[from:s.Span.End])
		r.all = append(r.all, sentence{text: text, start: from, section: s.Section})
		end = s.Span.End
	}
	if end < len(r.text) && len(r.text)-end <= 4*maxLabel { // a heading at the very end that nothing follows
		if text := strings.TrimSpace(string(r.text[end:])); text != "" {
			start := end
			for start < len(r.text) && strings.ContainsRune(" \t\n\r", r.text[start]) {
				start++
			}
			r.all = append(r.all, sentence{text: text, start: start})
		}
	}
}

// quote cuts around bytes [a,b) of a sentence.
func (s sentence) quote(a, b int) evidence.Quote {
	n := len([]rune(s.text))
	seg := evidence.Segment{Text: s.text, Span: document.Span{Start: s.start, End: s.start + n}}
	q := seg.Quote(len([]rune(s.text[:a])), len([]rune(s.text[:b])))
	if s.field != "" {
		q.Field = s.field
	}
	return q
}

// where quotes a text that stands in the description; without a place where it does not.
func (r *reader) where(text string) evidence.Quote {
	i := strings.Index(r.p.Description, text)
	if i < 0 || text == "" {
		return evidence.Quote{}
	}
	start := len([]rune(r.p.Description[:i]))
	return evidence.Quote{Text: text, Span: document.Span{Start: start, End: start + len([]rune(text))}, Field: "description"}
}

func has(list []Said, value string) bool {
	return slices.ContainsFunc(list, func(s Said) bool { return s.Value == value })
}

// Values are the values of a list of things said.
func Values(list []Said) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.Value)
	}
	return out
}

package posting

import "strings"

// Said is one thing that an ad's words say, with the sentence that says it.
type Said struct {
	Value string
	Quote string // verbatim from Title or Description
}

// EmploymentSaid is every kind of contract and hours that the ad's words name ("full_time", "part_time", and the words of Contract), in
// the order of the text. Contract and Hours keep what is decided; this keeps what is said, of which there may be more ("full or part
// time").
func (p *Posting) EmploymentSaid() []Said {
	var out []Said
	put := func(s Said) {
		for _, o := range out {
			if o.Value == s.Value {
				return
			}
		}
		out = append(out, s)
	}
	for _, text := range []string{p.Title, p.Description} {
		for _, s := range saidWhere(text, hoursRules()) {
			if s.Value == "either" {
				put(Said{"full_time", s.Quote})
				s.Value = "part_time"
			}
			put(s)
		}
	}
	title := strings.ToLower(p.Title)
	for _, r := range []rule{internTitle, trainee} {
		if r.in(title) {
			put(Said{r.says, p.Title})
		}
	}
	for _, text := range []string{p.Title, p.Description} {
		for _, s := range saidWhere(text, contractRules()) {
			if first, second, both := strings.Cut(s.Value, " or "); both {
				put(Said{first, s.Quote})
				s.Value = second
			}
			put(s)
		}
	}
	return out
}

// saidWhere is said, with the sentences.
func saidWhere(text string, rules *rules) []Said {
	var out []Said
	for s := range sentences(text) {
		if len(s) > maxPayText {
			continue
		}
		if r := rules.in(strings.ToLower(s)); r != nil {
			out = append(out, Said{r.says, strings.TrimSpace(s)})
		}
	}
	return out
}

// ReadDay turns a date in any of the usual forms into YYYY-MM-DD, or YYYY-MM where no day is said; "" where it is none.
func ReadDay(text string) string {
	if d := day(text); d != "" {
		return d
	}
	if d := day("1 " + strings.NewReplacer(".", "", ",", "").Replace(text)); d != "" {
		return d[:7]
	}
	return ""
}

// ClosingSaid is the part of a text that says when applications close, "" where none does.
func ClosingSaid(text string) string {
	return closing.FindString(text)
}

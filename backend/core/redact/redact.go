// Package redact takes what points to a person out of a text before a language model sees it, and puts it back into the answer.
//
// What goes: the person's own identifiers in every spelling and encoding that package trace knows, each word of their name, their
// postcode and the pay they ask for; and of anybody, by pattern: e-mail addresses, telephone and other long numbers, links, streets, postcodes with a town, dates to the
// day, amounts of money, account and identity numbers. Each becomes a placeholder ("[EMAIL 1]"), the same value the same one.
//
// It fails closed: what was redacted is searched once more, and where anything is left there is an error and no text. Towns, employers and
// schools stay, since rewording needs them; together they may still tell who somebody is, and the preview shows them. Start with New.
package redact

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"autojob/backend/core/profile"
	"autojob/backend/core/trace"
)

// Kind is what a placeholder stands for, as the placeholder says it.
type Kind string

const (
	Name    Kind = "NAME"
	Email   Kind = "EMAIL"
	Phone   Kind = "PHONE"
	Address Kind = "ADDRESS"
	Link    Kind = "LINK"
	Number  Kind = "NUMBER"
	Date    Kind = "DATE"
	Amount  Kind = "AMOUNT"
	Marked  Kind = "TEXT" // what already looked like a placeholder
)

var (
	// ErrLeft is returned where something is left that must not be sent.
	ErrLeft = errors.New("what points to a person is left in the text")
	// ErrPlaceholder is returned by Restore for a placeholder that was not given out, or not for this.
	ErrPlaceholder = errors.New("a placeholder that was not given out")
)

// placeholder is anything that looks like one, however it is written.
var placeholder = regexp.MustCompile(`(?i)\[\s*(?:NAME|EMAIL|PHONE|ADDRESS|LINK|NUMBER|DATE|AMOUNT|TEXT)[\s_#:-]*\d*\s*\]`)

// Redactor redacts the texts of one question, so that placeholders are the same in all. It is not for several goroutines at once.
type Redactor struct {
	searchers []*trace.Searcher
	beyond    bool            // an identifier for which trace has no room
	words     map[string]Kind // single words by their fold
	pay       string          // digits
	values    map[string]string
	holders   map[string]string
	count     map[Kind]int
}

// together is how many identifiers one searcher gets, so that each has room for all of its spellings.
const together = 12

// New makes a Redactor for a person. Both may be empty; the patterns stay.
func New(p *profile.Profile, wishes profile.Preferences) *Redactor {
	r := &Redactor{words: map[string]Kind{}, values: map[string]string{}, holders: map[string]string{}, count: map[Kind]int{}}
	for ids := range slices.Chunk(trace.Of(p), together) {
		s := trace.New(ids)
		s.Limits.Hits = 10_000
		r.searchers, r.beyond = append(r.searchers, s), r.beyond || len(s.Beyond()) > 0
	}
	if p != nil {
		r.own(p)
	}
	if s := wishes.Salary; s != nil && s.Min >= 1 {
		r.pay = strconv.FormatFloat(s.Min, 'f', 0, 64)
	}
	return r
}

// Redact returns text with placeholders, or an error and nothing.
func (r *Redactor) Redact(text string) (string, error) {
	found, err := r.find(text)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	at := 0
	for _, s := range merged(found) {
		out.WriteString(text[at:s.start])
		out.WriteString(r.hold(s.kind, text[s.start:s.end]))
		at = s.end
	}
	out.WriteString(text[at:])
	if err := r.Check(out.String()); err != nil {
		return "", err
	}
	return out.String(), nil
}

// Check looks in a text for anything that Redact would take out.
func (r *Redactor) Check(text string) error {
	masked := placeholder.ReplaceAllStringFunc(text, func(s string) string {
		if _, given := r.values[s]; given {
			return "[*]"
		}
		return s
	})
	found, err := r.find(masked)
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("%w: %s", ErrLeft, found[0].kind)
	}
	return err
}

// CheckBytes looks for the person's own identifiers in what is about to be sent, in every encoding.
func (r *Redactor) CheckBytes(data []byte) error {
	if r.beyond {
		return fmt.Errorf("%w: there are identifiers that cannot be searched for", ErrLeft)
	}
	for _, s := range r.searchers {
		if res := s.Bytes(data); len(res.Hits) > 0 || res.More || res.Cut {
			return fmt.Errorf("%w: an identifier", ErrLeft)
		}
	}
	return nil
}

// Carries lists what Redact would take out of a text, as it stands there.
func (r *Redactor) Carries(text string) ([]string, error) {
	found, err := r.find(text)
	var out []string
	for _, s := range merged(found) {
		out = append(out, text[s.start:s.end])
	}
	return out, err
}

// hold gives a value its placeholder.
func (r *Redactor) hold(k Kind, value string) string {
	key := string(k) + " " + value
	if h, ok := r.holders[key]; ok {
		return h
	}
	r.count[k]++
	h := "[" + string(k) + " " + strconv.Itoa(r.count[k]) + "]"
	r.holders[key], r.values[h] = h, value
	return h
}

// Placeholders are those in a text, given out or not.
func Placeholders(text string) []string { return placeholder.FindAllString(text, -1) }

// Restore puts the values back, each placeholder once and only those that are allowed: what a model may say again is what the text it reworded
// held. Anything else that looks like a placeholder is ErrPlaceholder.
func (r *Redactor) Restore(text string, allowed []string) (string, error) {
	var err error
	out := placeholder.ReplaceAllStringFunc(text, func(s string) string {
		value, given := r.values[s]
		if !given || !slices.Contains(allowed, s) {
			err = ErrPlaceholder
		}
		return value
	})
	if err != nil {
		return "", err
	}
	return out, nil
}

// span is a stretch of bytes that goes.
type span struct {
	start, end int
	kind       Kind
}

// merged are spans in order, those that touch each other's bytes made one, of the kind of the longest.
func merged(all []span) []span {
	slices.SortFunc(all, func(a, b span) int { return cmp.Or(a.start-b.start, b.end-a.end, cmp.Compare(a.kind, b.kind)) })
	var out []span
	longest := 0
	for _, s := range all {
		last := len(out) - 1
		if last < 0 || s.start >= out[last].end {
			out, longest = append(out, s), s.end-s.start
			continue
		}
		if n := s.end - s.start; n > longest {
			out[last].kind, longest = s.kind, n
		}
		out[last].end = max(out[last].end, s.end)
	}
	return out
}

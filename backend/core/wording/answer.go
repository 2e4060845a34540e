package wording

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"autojob/backend/core/problem"
	"autojob/backend/core/redact"
	"autojob/backend/core/summary"
)

// Why is why a sentence of an answer was dropped, a key of the page's messages.
type Why string

const (
	NoQuote   Why = "no_quote"  // it cites nothing, or not what it was asked about
	NotInCV   Why = "not_in_cv" // its quote is not there
	MadeUp    Why = "made_up"   // a placeholder, link, number or the like that was not given
	Unproven  Why = "unproven"  // the gate refused a claim
	Unshaped  Why = "unshaped"  // empty, too long, more than a line, or with signs that nobody sees
	Unchanged Why = "unchanged" // what is there already
	Orders    Why = "orders"    // it speaks to a machine
	TooMany   Why = "too_many"  // more sentences than were asked for
)

// Offer is a sentence that passed. The person chooses whether to take it.
type Offer struct {
	Text     string           `json:"text"`
	Cites    []summary.Cite   `json:"cites"`
	Revision summary.Revision `json:"revision"` // that takes it; for ideas, After is the person's choice
}

// Result is what of an answer counts. What was dropped is counted by its reason; its words are not kept.
type Result struct {
	Offers  []Offer     `json:"offers"`
	Dropped map[Why]int `json:"dropped,omitempty"`
}

// Gate lists the ids of the sentences of a draft that claim what their places do not say. It is summary.Check's.
type Gate func(d *summary.Draft) (refused []string)

const (
	longestAnswer   = 64 << 10
	longestSentence = 500 // characters
	shortestQuote   = 3
	mostSentences   = 5
	mostCites       = 8
)

type answer struct {
	Sentences []struct {
		Text  string `json:"text"`
		Cites []struct {
			Path  string `json:"path"`
			Quote string `json:"quote"`
		} `json:"cites"`
	} `json:"sentences"`
}

// Read takes an answer apart. Without a gate nothing passes.
func (q *Question) Read(said string, gate Gate) (Result, error) {
	a, err := parse(said)
	if err != nil {
		return Result{}, problem.New(problem.Unreadable, "The language model did not answer in the form that was asked for.", "Ask again, or choose a larger model.").Because(err)
	}
	out := Result{Offers: []Offer{}, Dropped: map[Why]int{}}
	for i, s := range a.Sentences {
		if i >= mostSentences {
			out.Dropped[TooMany] += len(a.Sentences) - i
			break
		}
		var cites []summary.Cite
		for _, c := range s.Cites {
			cites = append(cites, summary.Cite{Path: c.Path, Quote: c.Quote})
		}
		offer, why := q.judge(s.Text, cites, gate)
		if why == "" && slices.ContainsFunc(out.Offers, func(o Offer) bool { return o.Text == offer.Text }) {
			why = Unchanged
		}
		if why != "" {
			out.Dropped[why]++
			continue
		}
		out.Offers = append(out.Offers, offer)
	}
	return out, nil
}

// parse reads the one form that was asked for; a fence of code around it is let pass.
func parse(said string) (a answer, err error) {
	said = strings.TrimSpace(said)
	if rest, ok := strings.CutPrefix(said, "```"); ok {
		if rest, ok = strings.CutSuffix(rest, "```"); ok {
			said = strings.TrimPrefix(rest, "json")
		}
	}
	if len(said) > longestAnswer || !utf8.ValidString(said) {
		return a, errors.New("too long or no text")
	}
	d := json.NewDecoder(strings.NewReader(said))
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil {
		return a, errors.New("not of the schema") // the decoder's words may hold the answer's
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return a, errors.New("something after the answer")
	}
	if a.Sentences == nil {
		return a, errors.New("no list of sentences")
	}
	return a, nil
}

func (q *Question) judge(said string, cites []summary.Cite, gate Gate) (Offer, Why) {
	said = strings.TrimSpace(said)
	if said == "" || visible(said) != said || utf8.RuneCountInString(said) > longestSentence || len(cites) > mostCites {
		return Offer{}, Unshaped
	}
	if orders(said) {
		return Offer{}, Orders
	}
	cites, held, why := q.quoted(cites)
	if why != "" {
		return Offer{}, why
	}
	if q.task.Use != Ideas {
		held = q.held
	}
	words, err := q.redactor.Restore(said, held)
	if err != nil || !q.known(words, cites) {
		return Offer{}, MadeUp
	}
	d, id, revision, why := q.placed(words, cites)
	if why != "" {
		return Offer{}, why
	}
	if gate == nil || slices.Contains(gate(&d), id) {
		return Offer{}, Unproven
	}
	return Offer{words, cites, revision}, ""
}

// quoted checks that each quote stands verbatim in the text that was given for its path, and puts back what was redacted. Held are the
// placeholders in the quotes. A new wording rests on what the sentence rests on, and on all of it.
func (q *Question) quoted(cites []summary.Cite) (own []summary.Cite, held []string, why Why) {
	if len(cites) == 0 {
		return nil, nil, NoQuote
	}
	for _, c := range cites {
		t, given := q.given[c.Path]
		if !given {
			return nil, nil, NoQuote
		}
		if utf8.RuneCountInString(strings.TrimSpace(c.Quote)) < min(shortestQuote, utf8.RuneCountInString(t.asked)) || !strings.Contains(t.asked, c.Quote) {
			return nil, nil, NotInCV
		}
		in := redact.Placeholders(c.Quote)
		quote, err := q.redactor.Restore(c.Quote, in)
		if err != nil || !strings.Contains(t.clean, quote) {
			return nil, nil, NotInCV
		}
		if !strings.Contains(t.own, quote) {
			quote = t.own // it runs over a sign that nobody sees
		}
		own, held = append(own, summary.Cite{Path: c.Path, Quote: quote}), append(held, in...)
	}
	if q.task.Use != Ideas {
		own = slices.Clone(q.sentence.Cites)
	}
	return own, held, ""
}

// known reports whether all that points to somebody in a sentence was in what it rests on.
func (q *Question) known(words string, cites []summary.Cite) bool {
	carries, err := q.redactor.Carries(words)
	if err != nil {
		return false
	}
	for _, v := range carries {
		in := q.task.Use != Ideas && strings.Contains(q.sentence.Text, v)
		for _, c := range cites {
			in = in || strings.Contains(c.Quote, v)
		}
		if !in {
			return false
		}
	}
	return true
}

// placed is the draft that the gate sees: the one at hand with the sentence changed, or one of the new sentence alone.
func (q *Question) placed(words string, cites []summary.Cite) (summary.Draft, string, summary.Revision, Why) {
	if q.task.Use == Ideas {
		const id = "idea"
		d := summary.Draft{Kind: summary.Short, Language: q.task.Language, Blocks: []summary.Block{{Kind: summary.List, Section: "work", Sentences: []summary.Sentence{{ID: id, Text: words, Cites: cites}}}}}
		return d, id, summary.Revision{Op: summary.PutIn, Text: words, Cites: cites}, ""
	}
	if words == q.sentence.Text {
		return summary.Draft{}, "", summary.Revision{}, Unchanged
	}
	r := summary.Revision{Op: summary.SetText, ID: q.sentence.ID, Text: words}
	d, err := summary.Edit(q.task.Draft, []summary.Revision{r})
	if err != nil {
		return d, "", r, Unshaped
	}
	d.Language = q.task.Language
	return d, r.ID, r, ""
}

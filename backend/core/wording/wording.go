// Package wording is what a language model is asked about a draft, and what of its answer counts. It words a question so that the texts of the
// ad and the CV are data (one line of JSON between fences, which no text can end), redacted, and of the CV only what may travel to a language model. Of an answer it takes nothing on
// trust: it must follow the schema, quote the CV verbatim for each sentence, bring nothing that points to anybody but what it was given, and
// pass the gate that all drafts pass. What does not is dropped, and why is told. Start with Ask and Question.Read. Pure.
package wording

import (
	"encoding/json"
	"strings"
	"unicode"

	"autojob/backend/core/consent"
	"autojob/backend/core/hidden"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/redact"
	"autojob/backend/core/summary"
)

// Use is what a model is asked for.
type Use string

const (
	Shorter   Use = "shorter"   // one sentence of a draft, shorter
	Clearer   Use = "clearer"   // one sentence, plainer
	Translate Use = "translate" // one sentence in Task.Language
	Ideas     Use = "ideas"     // what else from the CV answers a requirement
)

// Task is one thing to ask.
type Task struct {
	Use        Use
	Language   string // of the answer, ISO 639-1: one of summary.Languages
	Profile    *profile.Profile
	Wishes     profile.Preferences
	Disclosure consent.Disclosure
	Draft      summary.Draft
	Sentence   string // its ID in the draft; of rewording
	// Of ideas: what the ad asks, in its words, and the ad.
	Requirement string
	AdTitle     string
	AdText      string
}

// Question is a Task in words, and what is needed to read the answer.
type Question struct {
	System string
	User   string
	Schema json.RawMessage

	task     Task
	redactor *redact.Redactor
	given    map[string]text // by path
	sentence summary.Sentence
	held     []string // placeholders in the sentence
}

// text is one text of the CV: as it is, without invisible signs, and as it is asked.
type text struct{ own, clean, asked string }

// Schema is what an answer must follow.
var schema = json.RawMessage(`{"type":"object","properties":{"sentences":{"type":"array","items":{"type":"object","properties":{"text":{"type":"string"},` +
	`"cites":{"type":"array","items":{"type":"object","properties":{"path":{"type":"string"},"quote":{"type":"string"}},"required":["path","quote"],"additionalProperties":false}}},` +
	`"required":["text","cites"],"additionalProperties":false}}},"required":["sentences"],"additionalProperties":false}`)

const (
	longestAd = 4_000  // characters of the ad's text that are asked
	longestCV = 24_000 // of the CV's
)

// Ask words a task. It fails where the sentence may not be asked, and where something would be left that points to the person.
func Ask(t Task) (*Question, error) {
	if languageNames[t.Language] == "" {
		return nil, problem.New(problem.Invalid, "Drafts are not written in this language.", "Choose English, German, French or Spanish.")
	}
	travels, _ := summary.Travelling(t.Profile, t.Disclosure, consent.Model)
	q := &Question{task: t, redactor: redact.New(t.Profile, t.Wishes), given: map[string]text{}, Schema: schema}
	var err error
	if t.Use == Ideas {
		err = q.ideas(travels)
	} else {
		err = q.reword(travels)
	}
	if err != nil {
		return nil, err
	}
	return q, nil
}

// CheckBytes looks in the whole of what is about to be sent for the person's identifiers.
func (q *Question) CheckBytes(body []byte) error {
	if err := q.redactor.CheckBytes(body); err != nil {
		return leaks(err)
	}
	return nil
}

func leaks(err error) error {
	return problem.New(problem.Invalid, "Something that points to you would be left in the text, so the language model was not asked.", "Go on without it for this text.").Because(err)
}

type datum struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

func (q *Question) reword(travels *profile.Profile) error {
	s, ok := find(q.task.Draft, q.task.Sentence)
	if !ok || instructions[q.task.Use] == "" {
		return problem.New(problem.NotFound, "This sentence is no longer in the draft.", "Reload the draft and try again.")
	}
	q.sentence = s
	if orders(s.Text) {
		return problem.New(problem.Invalid, "This sentence speaks to a machine, not of you.", "Look where it comes from, and take it out.")
	}
	open := map[string]string{}
	for _, l := range profile.Leaves(travels) {
		open[l.Path] = l.Value
	}
	data := struct {
		Sentence string  `json:"sentence"`
		CV       []datum `json:"cv"`
	}{}
	for _, c := range s.Cites {
		if strings.HasPrefix(c.Path, "ad.") {
			continue
		}
		value, travels := open[c.Path]
		if !travels || !strings.Contains(value, c.Quote) {
			return problem.New(problem.Invalid, "This sentence holds something that does not go to a language model.", "Reword it yourself.")
		}
		if err := q.give(c.Path, value, &data.CV); err != nil {
			return err
		}
	}
	if len(data.CV) == 0 {
		return problem.New(problem.Invalid, "This sentence rests on nothing in your CV, so there is nothing to hold a new wording to.", "Reword it yourself.")
	}
	var err error
	if data.Sentence, err = q.redactor.Redact(visible(s.Text)); err != nil {
		return leaks(err)
	}
	q.held = redact.Placeholders(data.Sentence)
	return q.word(instructions[q.task.Use], data)
}

func (q *Question) ideas(travels *profile.Profile) error {
	data := struct {
		Requirement string  `json:"requirement"`
		Title       string  `json:"ad_title"`
		Ad          string  `json:"ad"`
		CV          []datum `json:"cv"`
	}{}
	room := longestCV
	for _, l := range profile.Leaves(travels) {
		if !tells(l.Path) || len(l.Value) > room {
			continue
		}
		room -= len(l.Value)
		if err := q.give(l.Path, l.Value, &data.CV); err != nil {
			return err
		}
	}
	if strings.TrimSpace(q.task.Requirement) == "" || orders(q.task.Requirement) || orders(q.task.AdTitle) || len(data.CV) == 0 {
		return problem.New(problem.Invalid, "There is nothing to ask a language model about.", "Choose a requirement of the ad, and keep a CV.")
	}
	for _, f := range []struct {
		to   *string
		from string
	}{{&data.Requirement, q.task.Requirement}, {&data.Title, q.task.AdTitle}, {&data.Ad, unordered(q.task.AdText)}} {
		var err error
		if *f.to, err = q.redactor.Redact(cut(visible(f.from), longestAd)); err != nil {
			return leaks(err)
		}
	}
	return q.word(instructions[Ideas], data)
}

// tells reports whether a text of the CV says what somebody did or can. Who they are is not asked about.
func tells(path string) bool {
	if strings.HasPrefix(path, "basics.") {
		return path == "basics.label" || path == "basics.summary"
	}
	return !strings.HasPrefix(path, "references") && !strings.HasSuffix(path, ".url")
}

// give adds a text of the CV to what is asked.
func (q *Question) give(path, value string, to *[]datum) error {
	if _, given := q.given[path]; given {
		return nil
	}
	clean := visible(value)
	if orders(value) || orders(clean) {
		return nil
	}
	asked, err := q.redactor.Redact(clean)
	if err != nil {
		return leaks(err)
	}
	q.given[path] = text{value, clean, asked}
	*to = append(*to, datum{path, asked})
	return nil
}

func find(d summary.Draft, id string) (summary.Sentence, bool) {
	for _, b := range d.Blocks {
		for _, s := range []*summary.Sentence{b.Title, b.Place, b.Dates} {
			if s != nil && s.ID == id {
				return *s, true
			}
		}
		for _, s := range b.Sentences {
			if s.ID == id {
				return s, true
			}
		}
	}
	return summary.Sentence{}, false
}

// visible is a text without signs that nobody sees: controls, zero-width and direction marks, tags, private characters. They hide words from
// people that a model reads.
func visible(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t', r == '\r':
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs), r == unicode.ReplacementChar, unicode.Is(unicode.Variation_Selector, r), r == 0x3164, r == 0x115f, r == 0x1160:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "")))
}

// orders reports whether a text addresses a machine.
func orders(s string) bool {
	var f hidden.Findings
	hidden.Orders(&f, s)
	return f.Words() > 0
}

// unordered is an ad's text without the lines that address a machine; nothing where it does across lines.
func unordered(s string) string {
	var kept []string
	for line := range strings.SplitSeq(s, "\n") {
		if !orders(line) && !orders(visible(line)) {
			kept = append(kept, line)
		}
	}
	s = strings.Join(kept, "\n")
	if orders(s) || orders(visible(s)) {
		return ""
	}
	return s
}

func cut(s string, most int) string {
	r := []rune(s)
	return string(r[:min(len(r), most)])
}

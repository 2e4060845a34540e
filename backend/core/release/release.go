// Package release makes the document with which a person releases facts for a background check: to one named provider, for one check, the parts that
// they chose one by one, until a day. What they did not choose is not in it. Pure; start with Make.
//
// A release is a summary.Draft, so that it is rendered, looked at, approved and recorded as any other. What it says of the person stands in their
// profile, letter for letter, dates too.
package release

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/summary"
)

// Item is a part of a check that a person can release.
type Item string

const (
	Contact      Item = "contact"      // e-mail and telephone, to be reached for the check
	Employment   Item = "employment"   // employers, positions and dates
	Education    Item = "education"    // schools, degrees and dates
	Certificates Item = "certificates" // and licences
	References   Item = "references"
	RightToWork  Item = "right_to_work"
	Record       Item = "record" // a criminal record
)

// Items are all of them, in the order in which they are shown. None is chosen beforehand.
func Items() []Item {
	return []Item{Contact, Employment, Education, Certificates, References, RightToWork, Record}
}

// fields are what of the profile an item tells.
var fields = map[Item][]consent.Field{Contact: {consent.Email, consent.Phone}, Employment: {consent.WorkHistory}, Education: {consent.Schooling},
	Certificates: {consent.Certificates}, References: {consent.References}}

// Wish is what a person chose.
type Wish struct {
	Provider string // who checks, by name
	For      string // what the check is for, in the person's words: "Data engineer at Example GmbH"
	Items    []Item
	Until    time.Time
	Language string // "en", "de", "fr", "es"
}

// Release is the document, and what it tells.
type Release struct {
	Draft summary.Draft
	Paths []string // of every value of the profile that stands in it
	What  []string // the parts by their names in the document's language, for the consent
}

// Make writes the release. What the person's rules keep from providers of checks is refused, rather than left out unseen.
func Make(w Wish, p *profile.Profile, d consent.Disclosure) (Release, error) {
	if err := w.check(); err != nil {
		return Release{}, err
	}
	t, ok := texts[w.Language]
	if !ok {
		w.Language, t = "en", texts["en"]
	}
	m := maker{words: t, profile: p}
	name := m.tell("basics.name", p.Basics.Name)
	if name == "" {
		return Release{}, problem.New(problem.Invalid, "Your CV does not say your name, so nobody could be checked.", "Add it on the Profile page.")
	}
	told := []consent.Field{consent.Name}
	m.paragraph(fmt.Sprintf(t.opening, name, w.Provider, w.For), fmt.Sprintf(t.end, w.Until.Format(time.DateOnly)))
	var what []string
	for _, item := range Items() {
		if !slices.Contains(w.Items, item) {
			continue
		}
		what = append(what, t.items[item])
		told = append(told, fields[item]...)
		m.item(item)
	}
	m.heading(t.rest)
	m.paragraph(fmt.Sprintf(t.nothingElse, w.Provider), t.withdraw)
	for _, f := range told {
		if d.Class(f, consent.Provider) == consent.Never {
			return Release{}, problem.New(problem.Invalid, "Your own rule keeps a part of this from providers of background checks.",
				"It is “"+f.Called("en")+"”. Change the rule under What may travel, or leave that part out.")
		}
	}
	return Release{Draft: summary.Draft{Language: w.Language, Name: name, Title: t.title, Subject: t.title, Blocks: m.blocks}, Paths: m.paths, What: what}, nil
}

func (w Wish) check() error {
	switch {
	case !consent.Named(w.Provider):
		return problem.New(problem.Invalid, "Who does the background check is missing.", "Name the provider in at most 200 characters on one line.")
	case !consent.Named(w.For):
		return problem.New(problem.Invalid, "What the check is for is missing.", "Say it in at most 200 characters on one line, such as the job.")
	case len(w.Items) == 0 || slices.ContainsFunc(w.Items, func(i Item) bool { return !slices.Contains(Items(), i) }):
		return problem.New(problem.Invalid, "What is released for the background check is missing.", "Choose each part yourself, such as employers and dates.")
	case w.Until.IsZero():
		return problem.New(problem.Invalid, "The end of this release is missing.", "Choose the day on which it ends.")
	}
	return nil
}

// maker collects the document.
type maker struct {
	words   text
	profile *profile.Profile
	blocks  []summary.Block
	paths   []string
	n       int
}

func (m *maker) sentence(s string) summary.Sentence {
	m.n++
	return summary.Sentence{ID: fmt.Sprintf("r%d", m.n), Text: s, Plain: true}
}

func (m *maker) heading(s string) {
	title := m.sentence(s)
	m.blocks = append(m.blocks, summary.Block{Kind: summary.Heading, Section: "release", Title: &title})
}

func (m *maker) paragraph(lines ...string) {
	b := summary.Block{Kind: summary.Paragraph, Section: "release"}
	for _, l := range lines {
		b.Sentences = append(b.Sentences, m.sentence(l))
	}
	m.blocks = append(m.blocks, b)
}

// tell notes that a value of the profile stands in the release, and returns it.
func (m *maker) tell(path, value string) string {
	if value != "" {
		m.paths = append(m.paths, path)
	}
	return value
}

// item adds a part with what the profile says of it; one of which it says nothing may be checked all the same.
func (m *maker) item(i Item) {
	m.heading(m.words.items[i])
	b := summary.Block{Kind: summary.List, Section: "release"}
	add := func(parts ...string) {
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
		if len(parts) > 0 {
			b.Sentences = append(b.Sentences, m.sentence(strings.Join(parts, ", ")))
		}
	}
	switch i {
	case Contact:
		add(m.tell("basics.email", m.profile.Basics.Email))
		add(m.tell("basics.phone", m.profile.Basics.Phone))
	case Employment:
		for n, w := range m.profile.Work {
			at := fmt.Sprintf("work[%d].", n)
			add(m.tell(at+"name", w.Name), m.tell(at+"position", w.Position), span(m.tell(at+"startDate", w.StartDate), m.tell(at+"endDate", w.EndDate)))
		}
	case Education:
		for n, e := range m.profile.Education {
			at := fmt.Sprintf("education[%d].", n)
			add(m.tell(at+"institution", e.Institution), m.tell(at+"studyType", e.StudyType), m.tell(at+"area", e.Area),
				span(m.tell(at+"startDate", e.StartDate), m.tell(at+"endDate", e.EndDate)))
		}
	case Certificates:
		for n, c := range m.profile.Certificates {
			at := fmt.Sprintf("certificates[%d].", n)
			add(m.tell(at+"name", c.Name), m.tell(at+"issuer", c.Issuer), m.tell(at+"date", c.Date))
		}
	case References:
		for n, r := range m.profile.References {
			add(m.tell(fmt.Sprintf("references[%d].name", n), r.Name))
		}
	}
	if len(b.Sentences) == 0 {
		m.paragraph(m.words.bare)
		return
	}
	m.blocks = append(m.blocks, b)
}

// span is "2019-03 – 2022-05" as the profile has it; of what goes on, "2019-03 –".
func span(from, to string) string {
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return from + " –"
	case from == "":
		return to
	}
	return from + " – " + to
}

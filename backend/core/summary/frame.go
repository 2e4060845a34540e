package summary

import (
	"slices"
	"strings"
)

// frames are the phrases that one language has: what is Plain, and what a quote, a date or a name is put into. A slot is a name in braces. What a
// letter says beside them is the CV's own words, put into a sentence by word_en.go and its like.
type frames struct {
	months                          [12]string
	day                             string // {d} {m} {y}
	first                           string // behind the number of the first of a month: "1er"
	today                           string // the end of what lasts
	expected, expectedEnd, underWay string // {date} of what is not held yet; behind its dates; where there is no date
	monthIn                         string // {m} {y} in a line of text
	shortIn                         string // {n} {m} {y} in a table
	numbers                         [13]string
	and                             string
	besides                         string            // the "and" of a list with an item that has one of its own, with its blanks
	heading                         map[string]string // of sections
	label                           map[string]string // of facts
	years                           [4]string         // exactly, over, almost, about {n} years
	yearOne                         [4]string
	monthsLong                      string // {n} months

	salutation, salutationBare, salutationEnd, closing, greeting string

	apply, applyAt, applyQuoted, applyBare string

	since, until, before, earlier, once, ever posts  // when and where: {from} {to} {p}, {at} with its preposition
	sameBefore, sameUntil                     string // {from} {to} {p}: at the employer just named
	risen                                     string // {from} {at} {p}: the position is the last of several there
	note                                      string // {when} {p} {e}: what was no job

	asked    [3]string // {list} one, two, more things; the work lasts
	askedWas [3]string

	there, more, also string // a clause in the first person: where the employer was just named, further ones, the last
	task              string // an infinitive, where the language has a frame for one
	isA, has          string // what the person calls themselves; for how long they have done it

	lead, leadWas             string    // before a list of what somebody does or did at the job just named
	leadMore, leadBare        string    // before a list of what somebody did at a job, behind other sentences about it
	leadBareMore              string    // as leadMore, of who works for themselves
	project                   string    // {name} {when}: one of several
	alsoSince                 posts     // as since, beside work that lasts, too
	aiding, aided             posts     // voluntary work that lasts or has ended, {from} {to}; without dates the position's
	helps                     posts     // as aiding, where no date is known
	know                      [2]string // skills {list}, one and more; "" where one makes no sentence
	drive                     string    // a driving licence {list}
	papers, papersAlone       string    // certificates {list}; alone where nothing learnt was told of before
	certified                 [2]string // before the names of one or more that are no nouns of the language
	isAlso                    string    // as isA, behind what was learnt
	isAndHas, isAlsoAndHas    string    // {text} {list}: both in one
	lessons                   [2]string // before the names of one or more courses
	courses                   string    // what is no more than a course {list}
	award, studies            string    // {name}; {article} {kind} {area} {verb}: what lasts
	speak                     string    // languages {list}
	level                     string    // {language} {level}
	ofLevel, basics           string    // before a level of the framework; a language known a little {list}
	headlineIn                string    // as headlineAt, for a position with a comma in it
	headline, headlineAt      string    // a line about somebody without a summary
	withYears                 string    // {p} {years}
	quoteOpen, quoteClose     string
	semicolon                 string // with its blanks
	listColon                 string // between a label and its value
	atTag                     string // behind a bullet: where
	place                     string // {city} {country}
	applicationFor, applicant string // a letter's subject
}

// posts are the ways to say where somebody works or worked, by what is known: employer and position, employer, position.
type posts struct{ both, employer, position string }

func (p posts) pick(employer, position string) string {
	switch {
	case employer != "" && position != "":
		return p.both
	case employer != "":
		return p.employer
	}
	return p.position
}

// fill puts values into the slots of a frame, in pairs of name and value. A value is never read for slots.
func fill(frame string, pairs ...string) string {
	for i := range pairs {
		if i%2 == 0 {
			pairs[i] = "{" + pairs[i] + "}"
		}
	}
	return strings.NewReplacer(pairs...).Replace(frame)
}

// languages are those that have frames.
var framed = map[string]*frames{"en": &english, "de": &german, "fr": &french, "es": &spanish}

// Languages lists the languages that a draft can be in (ISO 639-1).
func Languages() []string { return []string{"en", "de", "fr", "es"} }

// listed joins the items of a list as the language does: "A", "A and B", "A, B and C"; where an item has an "and" of its own, "A and B as well as C".
func (f *frames) listed(items []string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	default:
		joint := f.joint(items[n-1])
		if slices.ContainsFunc(items, func(s string) bool {
			return !strings.HasPrefix(s, f.quoteOpen) && (strings.Contains(s, " "+f.and+" ") || strings.Contains(s, " & "))
		}) {
			joint = f.besides
		}
		return strings.Join(items[:n-1], ", ") + joint + items[n-1]
	}
}

// joint is the "and" before a word.
func (f *frames) joint(next string) string {
	if f == &spanish { // "e" before the sound of an i
		low := strings.ToLower(next)
		if (strings.HasPrefix(low, "i") || strings.HasPrefix(low, "hi")) && !strings.HasPrefix(low, "hie") && !strings.HasPrefix(low, "ia") {
			return " e "
		}
	}
	return " " + f.and + " "
}

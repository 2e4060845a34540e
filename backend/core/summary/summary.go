// Package summary makes of a profile and one ad what a person may send: a short profile, a page, a letter, a basic profile for a board.
// Everything in a Draft cites the profile, and a gate refuses what does not: Check a draft, Gate.Sentence one sentence while it is written. The gate
// does not know what made a draft. Every word, number and date of a sentence must be licensed by the cited places (the same word, one of its root, a
// name that the lexicon has for it, a figure that follows), or be on a closed list of words that claim nothing; then what words alone do not show is
// checked: a "no" or a "helped" left out, a title cut, facts of two entries in one claim. What it cannot tell it refuses, and the person is asked.
// Pure; it holds no scores and cannot see any (an import rule).
package summary

import "autojob/backend/core/consent"

// Kind is what a draft is.
type Kind string

const (
	Short  Kind = "short"  // a few sentences and the most telling facts
	Page   Kind = "page"   // one page: a CV cut to the job
	Letter Kind = "letter" // a cover letter
	Board  Kind = "board"  // a basic profile for a job board
	Whole  Kind = "whole"  // the CV as it is, but for what is withheld ("use as is")
)

// Cite is a place in the profile that a sentence rests on, or, where the sentence speaks of the ad, a place there: "ad.title",
// "ad.company", "ad.description".
type Cite struct {
	Path  string `json:"path"`  // "work[0].highlights[2]"
	Quote string `json:"quote"` // the value, or the part of it, verbatim
}

// Sentence is the least that is cited, refused and marked: a sentence of a paragraph, a line of a list, a heading line of an entry.
type Sentence struct {
	ID    string `json:"id"` // stays when others come and go
	Text  string `json:"text"`
	Cites []Cite `json:"cites,omitempty"`
	Plain bool   `json:"plain,omitempty"` // claims nothing of the person: a salutation, a heading, a phrase of the form; see IsPlain
	Own   bool   `json:"own,omitempty"`   // the person's own word, kept without evidence after they were asked
}

// BlockKind is how a block is set.
type BlockKind string

const (
	Heading   BlockKind = "heading"   // its Title; the blocks after it belong to it
	Paragraph BlockKind = "paragraph" // its sentences run on
	List      BlockKind = "list"      // a line each
	Entry     BlockKind = "entry"     // a job, school or thing: Title, Place, Dates, then its sentences as a list
	Facts     BlockKind = "facts"     // a line each, its Text "label: value" or the value alone: contact data, languages
)

// Block is a part of the recipient's view, in reading order. Sections are "contact", "profile", "work", "education", "skills",
// "languages", "certificates", "projects", ...; a letter has "contact", then "recipient" (a List of the lines of an address), "date" (a
// Paragraph), then "letter". Name, Title and Subject of the Draft are not repeated as blocks.
type Block struct {
	Kind      BlockKind  `json:"kind"`
	Section   string     `json:"section"`
	Title     *Sentence  `json:"title,omitempty"`
	Place     *Sentence  `json:"place,omitempty"`
	Dates     *Sentence  `json:"dates,omitempty"`
	Sentences []Sentence `json:"sentences,omitempty"`
}

// Withheld is a field that stays here, and why.
type Withheld struct {
	Path  string        `json:"path"`
	Class consent.Class `json:"class"`
	Why   Why           `json:"why"`
	// Field is what is withheld: that of the path, or what a text of another field carries (a telephone number in a summary). Of a
	// longer text only the sentences that carry it may be withheld.
	Field consent.Field `json:"field"`
}

// Why is the reason of a Withheld, a key of the page's messages.
type Why string

const (
	NeverGiven     Why = "never"             // the field's class
	NotChosen      Why = "not_chosen"        // it travels only when it is chosen for a draft
	NotForThisKind Why = "not_for_this_kind" // the person's rule for this kind of recipient
	NotNeeded      Why = "not_needed"        // it may travel, and this draft does without it
)

// Note is something that the person should know of a draft; it does not travel. Key is one of the page's messages.
type Note struct {
	Key   string `json:"key"`
	Value string `json:"value,omitempty"`
}

const (
	// AsWritten: sentences stay in the CV's language (Value) since nothing translates them.
	AsWritten = "sentences_as_written"
	// PayHistory: where the job is, an employer may not ask for past pay; Value is consent.PayHistory's.
	PayHistory = "pay_history"
)

// Draft is a summary before it is approved: exactly what the recipient will see, and what they will not.
type Draft struct {
	Kind     Kind       `json:"kind"`
	Language string     `json:"language"` // ISO 639-1: "en", "de", "fr", "es"
	Name     string     `json:"name,omitempty"`
	Title    string     `json:"title,omitempty"`   // below the name: the person's own label, or the closest title held
	Subject  string     `json:"subject,omitempty"` // of a letter or a mail
	Blocks   []Block    `json:"blocks"`
	Withheld []Withheld `json:"withheld,omitempty"`
	Notes    []Note     `json:"notes,omitempty"`
	Own      []string   `json:"own,omitempty"` // TitleID, SubjectID: kept as the person's own word
}

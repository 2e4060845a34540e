// Package skill knows what people can do and what their work is called: a lexicon of skills, tools,
// methods, knowledge, certificates and languages, and one of occupations; where a text mentions them
// (Lexicon.Extract), which occupation and level a job title means (Lexicon.Titles, Lexicon.Level), and how
// far one thing held stands in for another asked (Lexicon.Closeness).
//
// Start with Default. A Lexicon never changes after it is built and may be used by many goroutines.
// The same text always gives the same answer for one Version; nothing here learns, guesses at random or reads a clock.
//
// The data stands in lexicon/, one record a line, written for this project and meant to be edited by hand;
// lexicon/README.md explains the columns. Skill files are named after a field of work, occupation files begin
// with "occupations-".
package skill

import (
	"embed"
	"sync"
)

// Version names the lexicon together with its matching rules. What is stored with it can be
// recomputed when it changes.
const Version = "lexicon/3"

// ID is a stable name of a skill or an occupation: lower case, digits and hyphens. Skills and
// occupations do not share ids.
type ID string

// Kind says what sort of thing a Skill is.
type Kind string

const (
	Ability     Kind = "skill"       // something a person does: welding, negotiation with suppliers
	Tool        Kind = "tool"        // software, languages of programming, machines
	Method      Kind = "method"      // a way of working: Scrum, HACCP, titration
	Knowledge   Kind = "knowledge"   // a field: anatomy, labour law
	Certificate Kind = "certificate" // a licence, degree or named proof
	Language    Kind = "language"    // a human language; Skill.Code holds ISO 639
	Soft        Kind = "soft"        // personal and social: teamwork, reliability
)

// Skill is one record of the lexicon.
type Skill struct {
	ID      ID
	Label   string
	Kind    Kind
	Domain  string   // the file it stands in: "healthcare"
	Aliases []string // other names, without the marks of the file
	Broader []ID     // what it is a kind of
	Related []ID     // what it half transfers to
	Implies []ID     // what whoever has it has as well
	Code    string   // ISO 639 code of a Language
	Concept string   // where a taxonomy has it: "esco:" and the end of its address, "onet:" and a code; "" where it stands in none
	Source  string   // the taxonomy or pack that the record was taken from; "" for what was written for this project
}

// Occupation is one record of the lexicon. Level is what its bare name usually means, see Lexicon.Level.
type Occupation struct {
	ID      ID
	Label   string
	Field   string
	Aliases []string
	Level   int
	Skills  []ID // typical ones, most telling first
	Related []ID
	Broader ID     // the occupation that it is a special case of; "" none
	Concept string // as of a Skill
	Source  string // as of a Skill
}

// Mention is one place in a text that names a skill. Start and End count characters (code points);
// the text between them is what was read. Confidence is the share of such mentions expected to be meant so.
type Mention struct {
	Skill      ID
	Label      string
	Start, End int
	Confidence float64
}

// Candidate is an occupation that a title may mean. Score is 0 to 1 and 1 only for a name the lexicon
// holds; Level is the level of this title, not of the occupation in general.
type Candidate struct {
	Occupation ID
	Label      string
	Level      int
	Score      float64
}

//go:embed lexicon
var files embed.FS

// House is the curated part of the built-in lexicon, without labels of other taxonomies.
func House() (*Lexicon, error) { return readFiles(files, false) }

// Default is the built-in lexicon, built at the first call.
func Default() *Lexicon { return builtIn() }

var builtIn = sync.OnceValue(func() *Lexicon {
	l, err := Read(files)
	if err != nil {
		panic("skill: the built-in lexicon does not read: " + err.Error()) // a test reads it: this is a build that skipped its tests
	}
	return l
})

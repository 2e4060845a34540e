package match

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/skill"
)

// Sentence is something that a match says: a key of the closed list in english.go and what its words are filled in with. The window words
// it in the person's language by the key; String is its English.
type Sentence struct {
	Key  string
	Args []Arg
}

// ArgKind says what an Arg is. The set is closed.
type ArgKind string

const (
	NumberArg   ArgKind = "number"   // Number
	PercentArg  ArgKind = "percent"  // Number, told with its sign
	TextArg     ArgKind = "text"     // Text, verbatim from the CV or the ad
	SkillsArg   ArgKind = "skills"   // Skills of which one will do, inside a sentence
	LabelsArg   ArgKind = "labels"   // the same, as they stand in a list
	LevelArg    ArgKind = "level"    // Text, a name of LevelName
	DegreeArg   ArgKind = "degree"   // Text, a key of evidence.Degree
	LanguageArg ArgKind = "language" // Text, an ISO 639 code, and Level
	LicenceArg  ArgKind = "licence"  // Text, one of evidence.Licences or the ad's own words
	SentenceArg ArgKind = "sentence" // Sentence
)

// Arg is one thing that a sentence is filled in with.
type Arg struct {
	Name     string // in the words: see argKinds
	Kind     ArgKind
	Number   int
	Text     string
	Level    string // of a language: "A1".."C2", "native"; "" is not said
	Skills   []skill.Wording
	Sentence *Sentence
	english  string
}

func number(name string, n int) Arg {
	return Arg{Name: name, Kind: NumberArg, Number: n, english: strconv.Itoa(n)}
}

func signed(name string, percent int) Arg {
	return Arg{Name: name, Kind: PercentArg, Number: percent, english: fmt.Sprintf("%+d%%", percent)}
}

func verbatim(name, text string) Arg {
	return Arg{Name: name, Kind: TextArg, Text: text, english: text}
}

func within(name string, s Sentence) Arg {
	return Arg{Name: name, Kind: SentenceArg, Sentence: &s, english: s.String()}
}

func levelArg(name string, level int) Arg {
	return Arg{Name: name, Kind: LevelArg, Text: LevelName(level), english: LevelName(level)}
}

func degreeArg(d evidence.Degree) Arg {
	return Arg{Name: "degree", Kind: DegreeArg, Text: d.Key(), english: d.String()}
}

// languageArg is the language that a requirement names.
func languageArg(r evidence.Requirement) Arg {
	return Arg{Name: "language", Kind: LanguageArg, Text: r.Lang, Level: r.Level, english: r.Label}
}

func licenceArg(label string) Arg {
	return Arg{Name: "licence", Kind: LicenceArg, Text: label, english: label}
}

// skillsArg are skills of which one will do, as they stand inside a sentence.
func (e *Engine) skillsArg(name string, ids ...skill.ID) Arg {
	a := Arg{Name: name, Kind: SkillsArg}
	var english []string
	for _, id := range ids {
		w := e.lex.Wording(id)
		a.Skills, english = append(a.Skills, w), append(english, w.Inside)
	}
	a.english = strings.Join(english, " or ")
	return a
}

// Asked is what a requirement asks for, as it stands in a list.
func Asked(lex *skill.Lexicon, r evidence.Requirement) Sentence {
	switch r.Kind {
	case evidence.YearsKind:
		return say("asked_years", number("asked", r.Years))
	case evidence.DegreeKind:
		return say("asked_degree", degreeArg(r.Degree))
	case evidence.LanguageKind:
		return say("asked_language", languageArg(r))
	case evidence.LicenceKind:
		return say("asked_licence", licenceArg(r.Label))
	}
	return labelled(lex, r.Options...)
}

// labelled are skills of which one will do, as they stand in a list.
func labelled(lex *skill.Lexicon, ids ...skill.ID) Sentence {
	a := Arg{Name: "labels", Kind: LabelsArg}
	var english []string
	for _, id := range ids {
		w := lex.Wording(id)
		a.Skills, english = append(a.Skills, w), append(english, w.Label)
	}
	a.english = strings.Join(english, " or ")
	return say("asked_skills", a)
}

func say(key string, args ...Arg) Sentence { return Sentence{key, args} }

// ofYears sets the years worked beside those asked for. Less than one is a sentence of its own.
func ofYears(key string, asked, worked int) Sentence {
	if worked == 0 {
		return say(key+"_none", number("asked", asked))
	}
	return say(key, number("asked", asked), number("years", worked))
}

// IsZero says that nothing is said.
func (s Sentence) IsZero() bool { return s.Key == "" }

// String is the sentence in English.
func (s Sentence) String() string {
	text := english[s.Key]
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		var place string
		place, text, _ = strings.Cut(rest, "}")
		name, forms, plural := strings.Cut(place, ":")
		i := slices.IndexFunc(s.Args, func(a Arg) bool { return a.Name == name })
		if i < 0 {
			continue // a test finds it
		}
		b.WriteString(s.Args[i].english)
		if one, many, _ := strings.Cut(forms, "|"); plural && s.Args[i].Number == 1 {
			b.WriteString(" " + one)
		} else if plural {
			b.WriteString(" " + many)
		}
	}
}

// argKinds are the kinds of what sentences are filled in with, by the names in their words.
var argKinds = map[string]ArgKind{
	"skills": SkillsArg, "held": SkillsArg, "labels": LabelsArg, "how": SentenceArg, "title": TextArg, "year": TextArg,
	"asked": NumberArg, "years": NumberArg, "met": NumberArg, "new": NumberArg, "adjacent": NumberArg, "percent": PercentArg,
	"job": LevelArg, "own": LevelArg, "degree": DegreeArg, "language": LanguageArg, "licence": LicenceArg,
}

// argsOf are the names of what a sentence is filled in with, in the order of its English.
func argsOf(key string) []string {
	var out []string
	for text := english[key]; ; {
		_, rest, ok := strings.Cut(text, "{")
		if !ok {
			return out
		}
		var place string
		place, text, _ = strings.Cut(rest, "}")
		if name, _, _ := strings.Cut(place, ":"); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
}

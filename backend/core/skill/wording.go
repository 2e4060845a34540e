package skill

import (
	"fmt"
	"strings"
	"sync"
)

// Wording is what a skill is called. Inside is its name as it stands within an English sentence: "wound care", but "Python" and "NMC
// registration". Names are those within a German, French or Spanish one, by language: "Wundversorgung", "gestion de projet"; a language
// that is not among them says it in English, as it says the names of programs.
type Wording struct {
	ID     ID
	Label  string // as it stands in a list
	Inside string
	Names  map[string]string // not to be changed
}

// Wording is what a skill is called; one that is not known is called by its id.
func (l *Lexicon) Wording(id ID) Wording {
	s, ok := l.Skill(id)
	if !ok {
		return Wording{ID: id, Label: string(id), Inside: string(id)}
	}
	w := Wording{ID: id, Label: s.Label, Inside: strings.ToLower(s.Label), Names: spoken()[id]}
	if s.Kind == Tool || s.Kind == Language || s.Kind == Certificate || strings.ToLower(s.Label[1:]) != s.Label[1:] {
		w.Inside = s.Label
	}
	return w
}

// wordingLanguages are the columns of lexicon/names, after the id.
var wordingLanguages = [...]string{"de", "fr", "es"}

var spoken = sync.OnceValue(func() map[ID]map[string]string {
	out, err := readNames()
	if err != nil {
		panic("skill: " + err.Error()) // a test reads it: this is a build that skipped its tests
	}
	return out
})

// readNames reads lexicon/names: id | German | French | Spanish, each as it stands within a sentence.
func readNames() (map[ID]map[string]string, error) {
	out := map[ID]map[string]string{}
	err := eachLine(files, "lexicon/names/*.txt", func(_, text string) error {
		c, err := columns(text, 1+len(wordingLanguages))
		if err != nil {
			return err
		}
		id, names := ID(c[0]), map[string]string{}
		if out[id] != nil {
			return fmt.Errorf("%s stands twice", id)
		}
		for i, lang := range wordingLanguages {
			if c[i+1] == "" {
				return fmt.Errorf("%s has no %s name", id, lang)
			}
			names[lang] = c[i+1]
		}
		out[id] = names
		return nil
	})
	return out, err
}

package skill

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// misnamed says what is wrong with the names of a skill in other languages.
func misnamed(lex *Lexicon, id ID, names map[string]string) []string {
	if _, ok := lex.Skill(id); !ok {
		return []string{string(id) + " is no skill"}
	}
	var out []string
	known, own := 0, 0 // of the names: that the lexicon knows, and that name this skill or one near it
	for _, lang := range wordingLanguages {
		name := names[lang]
		first, _ := utf8.DecodeRuneInString(name)
		word, _, _ := strings.Cut(name, " ")
		if lang != "de" && unicode.IsUpper(first) && strings.ToUpper(word) != word {
			out = append(out, name+" begins with a capital inside a sentence")
		}
		if strings.TrimSpace(name) != name || strings.ContainsAny(name, "'|") {
			out = append(out, name+" is not well written")
		}
		found := lex.Extract(name)
		if i := slices.IndexFunc(found, func(m Mention) bool { return m.Start == 0 && m.End == utf8.RuneCountInString(name) }); i >= 0 {
			known++
			if found[i].Skill == id || lex.Closeness(id, found[i].Skill) > 0 || lex.Closeness(found[i].Skill, id) > 0 {
				own++
			}
		}
	}
	if known > 1 && own == 0 { // one alone may be a neighbour's name as well
		out = append(out, "the names of "+string(id)+" are those of something else")
	}
	return out
}

func TestTheNamesOfSkillsInOtherLanguagesNameThem(t *testing.T) {
	names, err := readNames()
	if err != nil || len(names) < 600 {
		t.Fatalf("%d skills have names: %v", len(names), err)
	}
	lex := Default()
	for id, of := range names {
		for _, wrong := range misnamed(lex, id, of) {
			t.Error(wrong)
		}
	}
}

func TestTheCheckOfNamesBites(t *testing.T) {
	lex := Default()
	for _, bad := range []struct {
		id    ID
		names map[string]string
	}{
		{"no-such-skill", map[string]string{"de": "x", "fr": "x", "es": "x"}},
		{"wound-care", map[string]string{"de": "Wundversorgung", "fr": "Soin des plaies", "es": "cura de heridas"}},
		{"wound-care", map[string]string{"de": "Buchhaltung", "fr": "comptabilité", "es": "contabilidad"}},
		{"wound-care", map[string]string{"de": "Wundversorgung ", "fr": "soin des plaies", "es": "cura de heridas"}},
	} {
		if len(misnamed(lex, bad.id, bad.names)) == 0 {
			t.Errorf("nothing is wrong with %+v", bad)
		}
	}
}

func TestASkillIsCalledAsItStandsInASentence(t *testing.T) {
	lex := Default()
	for id, want := range map[ID]string{"wound-care": "wound care", "python": "Python", "no-such": "no-such"} {
		if got := lex.Wording(id); got.Inside != want {
			t.Errorf("%s: %s", id, got.Inside)
		}
	}
	if got := lex.Wording("project-management").Names["de"]; got != "Projektmanagement" {
		t.Error(got)
	}
}

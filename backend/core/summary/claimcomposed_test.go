package summary

import (
	"testing"

	"autojob/backend/core/profile"
)

// composedOf says whether a sentence of whole values is taken for what it is put together of.
func composedOf(p *profile.Profile, language, text string, paths ...string) bool {
	g := NewGate(p, CheckInput{Day: today})
	s := Sentence{ID: "x", Text: text}
	for _, path := range paths {
		s.Cites = append(s.Cites, Cite{path, values(p)[path]})
	}
	return (&claimCheck{gate: g, sentence: s}).composed(language)
}

func TestWholeValuesOfOneEntryMayStandSideBySide(t *testing.T) {
	p := &profile.Profile{
		Basics:    profile.Basics{Email: "a@example.org", Location: profile.Location{City: "Cork", CountryCode: "IE", PostalCode: "T12", Address: "1 Quay"}},
		Work:      []profile.Work{{Name: "Acme", Position: "Assistant to the CEO", Location: "Cork", Highlights: []string{"Led a team"}}, {Name: "Big Bank", Position: "Director"}},
		Languages: []profile.Language{{Language: "English", Fluency: "basic"}, {Language: "Urdu", Fluency: "native"}, {Language: "Irish"}},
	}
	for _, c := range []struct {
		language, text string
		paths          []string
	}{
		{"en", "E-mail: a@example.org", []string{"basics.email"}}, {"en", "Cork, Ireland", []string{"basics.location.city", "basics.location.countryCode"}},
		{"de", "Cork, Irland", []string{"basics.location.city", "basics.location.countryCode"}}, {"en", "Address: 1 Quay, T12 Cork", []string{"basics.location.address", "basics.location.postalCode", "basics.location.city"}},
		{"en", "Acme, Cork", []string{"work[0].name", "work[0].location"}}, {"en", "Urdu (native)", []string{"languages[1].language", "languages[1].fluency"}},
		{"en", "Languages: English (basic), Urdu (native)", []string{"languages[0].language", "languages[0].fluency", "languages[1].language", "languages[1].fluency"}},
		{"fr", "Langues\u00a0: Irish, English (basic)", []string{"languages[2].language", "languages[0].language", "languages[0].fluency"}},
	} {
		if !composedOf(p, c.language, c.text, c.paths...) {
			t.Errorf("%q is refused", c.text)
		}
	}
	for _, c := range []struct {
		text  string
		paths []string
	}{
		{"English (native)", []string{"languages[0].language", "languages[1].fluency"}}, {"English, Urdu (basic)", []string{"languages[0].language", "languages[1].language", "languages[0].fluency"}},
		{"Director, Acme", []string{"work[1].position", "work[0].name"}}, {"English Urdu (native)", []string{"languages[0].language", "languages[1].language", "languages[1].fluency"}},
		{"Cork, Iceland", []string{"basics.location.city", "basics.location.countryCode"}}, {"Acme and Cork", []string{"work[0].name", "work[0].location"}}, {"Acme", nil},
		{"Led a team, Acme", []string{"work[0].highlights[0]", "work[0].name"}}, {"Head: Acme, Cork", []string{"work[0].name", "work[0].location"}}, {"Acme, Cork and more", []string{"work[0].name", "work[0].location"}},
	} {
		if composedOf(p, "en", c.text, c.paths...) {
			t.Errorf("%q passes", c.text)
		}
	}
	g := NewGate(p, CheckInput{Day: today})
	if s := (Sentence{ID: "x", Text: "CEO, Acme", Cites: []Cite{{"work[0].position", "CEO"}, {"work[0].name", "Acme"}}}); (&claimCheck{gate: g, sentence: s}).composed("en") {
		t.Error("a part of a value passes for the whole")
	}
}

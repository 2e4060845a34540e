package release_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/release"
)

func person() *profile.Profile {
	p := &profile.Profile{}
	p.Basics.Name, p.Basics.Email, p.Basics.Phone = "Grace Holt", "grace@example.org", "+44 20 7946 0000"
	p.Work = []profile.Work{{Name: "Example Clinic", Position: "Nurse", StartDate: "2019-03", Highlights: []string{"Led a ward"}}, {Name: "Other Clinic", StartDate: "2015", EndDate: "2019-02"}}
	p.Education = []profile.Education{{Institution: "Example College", StudyType: "BSc", Area: "Nursing", EndDate: "2014", Score: "2.1"}}
	p.References = []profile.Reference{{Name: "Dr Able", Reference: "A fine nurse"}}
	return p
}

func wish(items ...release.Item) release.Wish {
	return release.Wish{Provider: "Checkers Ltd", For: "Nurse at Third Clinic", Items: items, Until: time.Date(2026, 12, 31, 23, 59, 59, 0, time.UTC), Language: "en"}
}

// read is a release as its lines.
func read(t *testing.T, w release.Wish, d consent.Disclosure) (string, release.Release) {
	t.Helper()
	r, err := release.Make(w, person(), d)
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{r.Draft.Name, r.Draft.Title}
	for s := range r.Draft.Sentences() {
		lines = append(lines, s.Text)
	}
	return strings.Join(lines, "\n"), r
}

func TestAReleaseTellsWhatWasChosenAndNothingElse(t *testing.T) {
	text, r := read(t, wish(release.Employment, release.Record), consent.Disclosure{})
	for _, in := range []string{"Grace Holt", "Checkers Ltd", "Nurse at Third Clinic", "2026-12-31", "Example Clinic, Nurse, 2019-03 –", "Other Clinic, 2015 – 2019-02", "Criminal record", "withdraw"} {
		if !strings.Contains(text, in) {
			t.Errorf("%q is missing in\n%s", in, text)
		}
	}
	for _, out := range []string{"grace@", "7946", "Example College", "2.1", "Dr Able", "Led a ward"} {
		if strings.Contains(text, out) {
			t.Errorf("%q was not chosen and is in\n%s", out, text)
		}
	}
	if len(r.What) != 2 {
		t.Errorf("%q", r.What)
	}
	text, _ = read(t, wish(release.Contact, release.Education, release.References), consent.Disclosure{})
	if !strings.Contains(text, "grace@example.org") || !strings.Contains(text, "Example College, BSc, Nursing, 2014") || !strings.Contains(text, "Dr Able") || strings.Contains(text, "Example Clinic") || strings.Contains(text, "A fine nurse") {
		t.Error(text)
	}
}

// Of every value that was told the place is named, so that a change of it is seen later, and of no other.
func TestThePathsAreOfAllThatIsTold(t *testing.T) {
	w := wish(release.Items()...)
	text, r := read(t, w, consent.Disclosure{})
	for _, l := range profile.Leaves(person()) {
		if told := slices.Contains(r.Paths, l.Path); told != strings.Contains(text, l.Value) {
			t.Errorf("%s, which says %q: named %t in\n%s", l.Path, l.Value, told, text)
		}
	}
	if len(r.Paths) != 14 {
		t.Errorf("%q", r.Paths)
	}
}

func TestEveryLanguageSaysTheSameParts(t *testing.T) {
	seen := map[string]bool{}
	for _, language := range []string{"en", "de", "fr", "es"} {
		w := wish(release.Items()...)
		w.Language = language
		text, r := read(t, w, consent.Disclosure{})
		if r.Draft.Language != language || len(r.What) != len(release.Items()) || strings.Contains(text, "%!") || seen[r.Draft.Title] {
			t.Errorf("%s: %s", language, text)
		}
		seen[r.Draft.Title] = true
	}
	w := wish(release.Record)
	w.Language = "xx"
	if _, r := read(t, w, consent.Disclosure{}); r.Draft.Language != "en" {
		t.Error(r.Draft.Language)
	}
}

func TestWhatIsMissingOrKeptBackIsRefused(t *testing.T) {
	for name, change := range map[string]func(*release.Wish, *profile.Profile, *consent.Disclosure){
		"no provider":    func(w *release.Wish, _ *profile.Profile, _ *consent.Disclosure) { w.Provider = " " },
		"two lines":      func(w *release.Wish, _ *profile.Profile, _ *consent.Disclosure) { w.Provider = "a\nb" },
		"no purpose":     func(w *release.Wish, _ *profile.Profile, _ *consent.Disclosure) { w.For = "" },
		"nothing chosen": func(w *release.Wish, _ *profile.Profile, _ *consent.Disclosure) { w.Items = nil },
		"unknown part":   func(w *release.Wish, _ *profile.Profile, _ *consent.Disclosure) { w.Items = []release.Item{"pay"} },
		"no end":         func(w *release.Wish, _ *profile.Profile, _ *consent.Disclosure) { w.Until = time.Time{} },
		"no name":        func(_ *release.Wish, p *profile.Profile, _ *consent.Disclosure) { p.Basics.Name = "" },
		"kept from all": func(_ *release.Wish, _ *profile.Profile, d *consent.Disclosure) {
			d.Fields = map[consent.Field]consent.Class{consent.WorkHistory: consent.Never}
		},
		"kept from them": func(_ *release.Wish, _ *profile.Profile, d *consent.Disclosure) {
			d.Kinds = map[consent.RecipientKind]map[consent.Field]consent.Class{consent.Provider: {consent.WorkHistory: consent.Never}}
		},
	} {
		w, p, d := wish(release.Employment), person(), consent.Disclosure{}
		change(&w, p, &d)
		_, err := release.Make(w, p, d)
		if !problem.Is(err, problem.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
		if strings.HasPrefix(name, "kept from") && !strings.Contains(problem.From(err).Hint, "“Experience”") {
			t.Errorf("%s: %q does not say which part", name, problem.From(err).Hint)
		}
	}
}

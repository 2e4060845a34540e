package evidence

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/document"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

var today = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

const ad = `Kestrel Labs builds software for hospitals. We founded the company 12 years ago and our team loves Rust.

What you'll do
- Build services in Go and PostgreSQL
- Work with nurses on the ward

Requirements
- At least 5 years of experience in software development
- Strong knowledge of Kubernetes or Docker Swarm
- Bachelor's degree in computer science or equivalent
- Fluent German (C1), good English

Nice to have
- Terraform
- Some French is a plus

We offer
- Training budget for AWS certificates
`

func labels(a *Ad, need Need) []string {
	var out []string
	for _, r := range a.Requirements {
		if r.Need == need {
			out = append(out, r.Label)
		}
	}
	return out
}

func TestAnAdIsReadBySection(t *testing.T) {
	a := ReadAd(skill.Default(), &posting.Posting{Title: "Senior Backend Developer (Go)", Description: ad})
	must, implied, nice := labels(a, Must), labels(a, Implied), labels(a, Nice)
	for _, want := range []string{"Go", "5 years of experience", "bachelor's degree"} {
		if !slices.Contains(must, want) {
			t.Errorf("%q is no must: %q", want, must)
		}
	}
	if !slices.ContainsFunc(must, func(s string) bool { return strings.Contains(s, "Kubernetes or ") }) {
		t.Errorf("either container platform answers: %q", must)
	}
	if !slices.ContainsFunc(implied, func(s string) bool { return strings.Contains(s, "PostgreSQL") }) {
		t.Errorf("the work implies PostgreSQL: %q", implied)
	}
	if !slices.Contains(nice, "Terraform") {
		t.Errorf("Terraform is nice to have: %q", nice)
	}
	all := strings.Join(append(append(must, implied...), nice...), "|")
	for _, not := range []string{"Rust", "AWS", "Amazon"} {
		if strings.Contains(all, not) {
			t.Errorf("%s is what the firm says of itself or offers: %q", not, all)
		}
	}
	if a.Level != 3 || !a.LevelSaid {
		t.Errorf("level %d, said %v", a.Level, a.LevelSaid)
	}
	langs := map[string]Requirement{}
	for _, r := range a.Requirements {
		if r.Kind == LanguageKind {
			langs[r.Lang] = r
		}
	}
	if r := langs["de"]; r.Need != Must || r.Level != "C1" {
		t.Errorf("German is %+v", r)
	}
	if r := langs["en"]; r.Level != "B2" {
		t.Errorf("English is %+v", r)
	}
	if r := langs["fr"]; r.Need != Nice {
		t.Errorf("French is %+v", r)
	}
}

func TestEveryQuoteOfAnAdIsVerbatim(t *testing.T) {
	p := &posting.Posting{Title: "Senior Backend Developer (Go)", Description: ad}
	for _, r := range ReadAd(skill.Default(), p).Requirements {
		text := p.Description
		if r.Quote.Field == "title" {
			text = p.Title
		}
		if got := document.Cut(text, r.Quote.Span); got != r.Quote.Text || got == "" {
			t.Errorf("%s: quote %q, text there %q", r.Label, r.Quote.Text, got)
		}
	}
}

func TestYearsAreReadWhereExperienceIsAsked(t *testing.T) {
	for text, want := range map[string]int{
		"5+ years of experience in sales":                       5,
		"Minimum of three (3) years' experience as a chef":      3,
		"3-5 years experience":                                  3,
		"mindestens zwei Jahre Berufserfahrung":                 2,
		"Au moins 4 ans d'expérience":                           4,
		"Tres años de experiencia":                              3,
		"We have been here for over 20 years":                   0,
		"You must be 18 years old":                              0,
		"A two-year fixed-term contract":                        0,
		"Experience with children aged 3 to 5 years is helpful": 3, // ambiguous; a nice-to-have is not counted by ReadAd
	} {
		if got := years(text, false); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestDegreesAreReadInFourLanguages(t *testing.T) {
	for text, want := range map[string]Degree{
		"Bachelor's or Master's degree in engineering":        Bachelor,
		"Master's degree required":                            Master,
		"Abgeschlossene Ausbildung zum Elektroniker":          Vocational,
		"abgeschlossenes Studium der Informatik":              Bachelor,
		"High school diploma or GED":                          School,
		"PhD in chemistry":                                    Doctorate,
		"Grado en Enfermería":                                 Bachelor,
		"Diplôme bac +5":                                      Master,
		"You will master the art of bread in our study group": NoDegree,
		"Assign tasks to high school students":                School,
		"Experience with degreasing":                          NoDegree,
	} {
		if got := degreeAsked(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func person() *profile.Profile {
	return &profile.Profile{
		Basics: profile.Basics{Name: "Excel Kubernetes", Email: "python@example.com", Label: "Backend developer", Summary: "Ten years of building services."},
		Work: []profile.Work{
			{Position: "Senior Backend Developer", Name: "Rust GmbH", StartDate: "2021-03", Highlights: []string{"Moved forty services to Docker and Go", "Tuned PostgreSQL for 2 TB of records"}},
			{Position: "Developer", Name: "Two Ltd", StartDate: "2017", EndDate: "2021-02", Summary: "Python and Django"},
		},
		Education: []profile.Education{{Institution: "Example University", StudyType: "Bachelor of Science", Area: "Computer Science", EndDate: "2016"}},
		Skills:    []profile.Skill{{Name: "Tools", Keywords: []string{"Terraform", "Grafana"}}},
		Languages: []profile.Language{{Language: "German", Fluency: "native"}, {Language: "English", Fluency: "C1"}},
	}
}

func TestACandidateHoldsWhatTheCVShows(t *testing.T) {
	c := ReadProfile(skill.Default(), person(), today)
	holds := func(label string) (Held, bool) {
		for _, h := range c.Skills {
			if strings.EqualFold(h.Label, label) {
				return h, true
			}
		}
		return Held{}, false
	}
	if h, ok := holds("PostgreSQL"); !ok || !h.Applied || h.LastUsed != "now" || h.Months < 60 || !strings.Contains(h.Quote.Text, "PostgreSQL") {
		t.Errorf("PostgreSQL: %+v %v", h, ok)
	}
	if h, ok := holds("Django"); !ok || h.LastUsed != "2021-02" || h.Months != 50 {
		t.Errorf("Django: %+v %v", h, ok)
	}
	if h, ok := holds("Terraform"); !ok || h.Applied || h.Months != 0 {
		t.Errorf("Terraform is only listed: %+v %v", h, ok)
	}
	for _, not := range []string{"Kubernetes", "Microsoft Excel", "Excel"} {
		if h, ok := holds(not); ok {
			t.Errorf("a name or an address is no skill: %+v", h)
		}
	}
	if c.Degree != Bachelor || c.Months/12 != 9 || c.Level != 3 {
		t.Errorf("degree %v, %d months, level %d", c.Degree, c.Months, c.Level)
	}
	if len(c.Languages) < 2 {
		t.Errorf("languages %+v", c.Languages)
	}
}

func TestRequirementsMeetTheirEvidence(t *testing.T) {
	lex := skill.Default()
	a := ReadAd(lex, &posting.Posting{Title: "Senior Backend Developer (Go)", Description: ad})
	got := map[string]State{}
	for _, e := range Align(lex, ReadProfile(lex, person(), today), a) {
		got[e.Requirement.Label] = e.State
		if (e.State == Met || e.State == Partly) && e.Quote.Text == "" {
			t.Errorf("%s is %s without a quote", e.Requirement.Label, e.State)
		}
		if e.State == Missing && e.Requirement.Kind == SkillKind && e.Held != "" {
			t.Errorf("%s is missing and yet held", e.Requirement.Label)
		}
	}
	for label, want := range map[string]State{"Go": Met, "PostgreSQL": Met, "Terraform": Met, "5 years of experience": Met, "bachelor's degree": Met, "German C1": Met, "English B2": Met, "French": Missing} {
		if got[label] != want {
			t.Errorf("%s: %q, want %q (all %v)", label, got[label], want, got)
		}
	}
}

func TestYearsCountInTheTradeTheyWereWorkedIn(t *testing.T) {
	lex := skill.Default()
	p := &profile.Profile{Work: []profile.Work{{Position: "Full-Stack Developer", StartDate: "2018-01"}}}
	for title, want := range map[string]State{"Front-End Developer": Met, "Medical Assistant": Missing, "Nurse": Missing} {
		a := ReadAd(lex, &posting.Posting{Title: title, Description: "Requirements:\n- At least 4 years of experience"})
		for _, e := range Align(lex, ReadProfile(lex, p, today), a) {
			if e.Requirement.Kind == YearsKind && e.State != want {
				t.Errorf("eight years as a developer for a %s: %s, want %s", title, e.State, want)
			}
		}
	}
}

func TestSegmentsCountCharactersOfTheText(t *testing.T) {
	text := "Über uns: Wir backen.\n• Brot • Brötchen\nIhr Profil:\nFühren Sie z.B. eine Küche. Sie sind da?\n"
	for _, s := range Segments(text) {
		if got := document.Cut(text, s.Span); got != s.Text {
			t.Errorf("%q, text there %q", s.Text, got)
		}
	}
	var profil []string
	for _, s := range Segments(text) {
		if s.Section == MustHave {
			profil = append(profil, s.Text)
		}
	}
	if want := []string{"Führen Sie z.B. eine Küche.", "Sie sind da?"}; !slices.Equal(profil, want) {
		t.Errorf("%q, want %q", profil, want)
	}
}

func FuzzReadAd(f *testing.F) {
	f.Add("Chef (m/w/d)", ad)
	f.Add("", "Requirements:\n- Go, R or C\n5 years experience. Fluent French; German C1 preferred")
	f.Add("x", "•·•\n:\n?.")
	lex := skill.Default()
	f.Fuzz(func(t *testing.T, title, text string) {
		p := &posting.Posting{Title: title, Description: text}
		for _, r := range ReadAd(lex, p).Requirements {
			whole := text
			if r.Quote.Field == "title" {
				whole = title
			}
			if got := document.Cut(whole, r.Quote.Span); strings.ToValidUTF8(got, "�") != strings.ToValidUTF8(r.Quote.Text, "�") {
				t.Fatalf("quote %q, text there %q", r.Quote.Text, got)
			}
		}
	})
}

func FuzzReadProfile(f *testing.F) {
	f.Add("Nurse", "2020-01", "2019", "Ran a ward of 20 beds", "B.Sc.", "German", "C1")
	f.Fuzz(func(t *testing.T, title, start, end, did, degree, language, fluency string) {
		p := &profile.Profile{
			Work:      []profile.Work{{Position: title, StartDate: start, EndDate: end, Highlights: []string{did}}},
			Education: []profile.Education{{StudyType: degree}},
			Languages: []profile.Language{{Language: language, Fluency: fluency}},
		}
		if c := ReadProfile(skill.Default(), p, today); c.Months < 0 || c.Level < 0 {
			t.Fatalf("%d months, level %d", c.Months, c.Level)
		}
	})
}

func ExampleAlign() {
	lex := skill.Default()
	ad := ReadAd(lex, &posting.Posting{Title: "Ward nurse", Description: "Essential: wound care, two years of experience. Desirable: phlebotomy."})
	cv := ReadProfile(lex, &profile.Profile{Work: []profile.Work{{Position: "Staff Nurse", StartDate: "2022-01", Highlights: []string{"Wound care for twenty patients"}}}}, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	for _, e := range Align(lex, cv, ad) {
		fmt.Println(e.Requirement.Need, e.Requirement.Label, e.State)
	}
	// Output:
	// must 2 years of experience met
	// must Wound care met
	// nice Phlebotomy missing
}

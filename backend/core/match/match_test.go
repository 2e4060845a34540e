package match

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/document"
	"autojob/backend/core/embed"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

var today = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

func engine() *Engine { return New(skill.Default(), embed.Default()) }

func nurse() *profile.Profile {
	return &profile.Profile{
		Basics: profile.Basics{Name: "Amara Example", Label: "Registered Nurse", Location: profile.Location{City: "Leeds", CountryCode: "GB"}},
		Work: []profile.Work{
			{Position: "Staff Nurse", Name: "Example Hospital", StartDate: "2020-05", Highlights: []string{"Wound care and IV therapy for 24 surgical beds", "Mentored four student nurses each year"}},
			{Position: "Health Care Assistant", Name: "Example Care Home", StartDate: "2017-01", EndDate: "2020-04", Highlights: []string{"Personal care for residents with dementia"}},
		},
		Education: []profile.Education{{Institution: "Example University", StudyType: "BSc", Area: "Adult Nursing", EndDate: "2020"}},
		Languages: []profile.Language{{Language: "English", Fluency: "native"}},
	}
}

func ads() []posting.Posting {
	return []posting.Posting{
		{ID: "nurse", Title: "Staff Nurse", Company: "Northmoor Trust", Location: "Leeds", Locations: []posting.Place{{City: "Leeds", Country: "GB"}}, Remote: "onsite",
			Salary: &posting.Salary{Min: 31_000, Max: 38_000, Currency: "GBP", Period: "year"}, Contract: "permanent", Hours: "full_time",
			Description: "You will give wound care and IV therapy on a surgical ward.\nRequirements\n- Two years of nursing experience\n- NMC registration\n- Fluent English\nDesirable\n- Phlebotomy\nWe offer mentoring and a clear path to Sister."},
		{ID: "sister", Title: "Ward Sister", Company: "Northmoor Trust", Location: "York", Locations: []posting.Place{{City: "York", Country: "GB"}},
			Description: "Lead a surgical ward of 28 beds.\nEssential\n- Wound care, IV therapy, staff rostering\n- Experience of mentoring students\nWe offer a leadership training programme."},
		{ID: "go", Title: "Senior Go Developer", Company: "Kestrel Labs", Location: "Berlin", Locations: []posting.Place{{City: "Berlin", Country: "DE"}}, Remote: "remote",
			Description: "Requirements\n- Go, Kubernetes, PostgreSQL\n- Five years of experience in software development\n- Fluent German"},
		{ID: "chef", Title: "Chef de Partie", Company: "The Plover", Location: "Leeds",
			Description: "Requirements\n- Classical cooking, HACCP\n- Two years in a fresh kitchen"},
	}
}

func ranked(t *testing.T, p *profile.Profile, prefs *profile.Preferences) []Match {
	t.Helper()
	e := engine()
	var jobs []*Job
	list := ads()
	for i := range list {
		jobs = append(jobs, e.Job(&list[i]))
	}
	return e.Rank(e.Person(p, today), jobs, prefs, 0)
}

func order(ms []Match) string {
	var ids []string
	for _, m := range ms {
		ids = append(ids, m.Job.Posting.ID)
	}
	return strings.Join(ids, " ")
}

func find(t *testing.T, ms []Match, id string) Match {
	t.Helper()
	for _, m := range ms {
		if m.Job.Posting.ID == id {
			return m
		}
	}
	t.Fatalf("no match %s", id)
	return Match{}
}

func TestTheOwnTradeComesFirstByFarAndOneStepUpIsGrowth(t *testing.T) {
	ms := ranked(t, nurse(), nil)
	fits := map[string]Match{}
	for _, m := range ms {
		fits[m.Job.Posting.ID] = m
	}
	if o := order(ms); !strings.HasPrefix(o, "nurse sister") && !strings.HasPrefix(o, "sister nurse") {
		t.Errorf("order %s", o)
	}
	if fits["nurse"].Fit < fits["go"].Fit+25 || fits["nurse"].Fit < fits["chef"].Fit+25 {
		t.Errorf("fit: nurse %d, go %d, chef %d", fits["nurse"].Fit, fits["go"].Fit, fits["chef"].Fit)
	}
	for _, id := range []string{"nurse", "sister"} {
		t.Logf("%s: %+v %+v", id, fits[id].Components, fits[id].Step)
	}
	if fits["sister"].Growth <= fits["nurse"].Growth || fits["go"].Growth >= fits["nurse"].Growth {
		t.Errorf("growth: sister %d, nurse %d, go %d", fits["sister"].Growth, fits["nurse"].Growth, fits["go"].Growth)
	}
}

func TestNamePlaceAndSchoolAreNotFeatures(t *testing.T) {
	want := fingerprint(t, ranked(t, nurse(), nil))
	for _, twin := range []func(*profile.Profile){
		func(p *profile.Profile) { p.Basics.Name = "Gopher Kubernetes" },
		func(p *profile.Profile) { p.Basics.Email = "go.postgresql@example.com" },
		func(p *profile.Profile) {
			p.Basics.Location = profile.Location{City: "Lagos", CountryCode: "NG", Address: "1 Wound Care Road"}
		},
		func(p *profile.Profile) {
			p.Basics.Phone, p.Basics.URL = "+44 20 7946 0000", "https://example.com/chef"
		},
		func(p *profile.Profile) { p.Education[0].Institution = "Another University" },
		func(p *profile.Profile) {
			p.References = []profile.Reference{{Name: "Chef Ramsden", Reference: "cooks and codes Go"}}
		},
	} {
		p := nurse()
		twin(p)
		if got := fingerprint(t, ranked(t, p, nil)); got != want {
			t.Errorf("a twin is ranked differently:\n%s\n%s", got, want)
		}
	}
	// The measure bites: a skill is a feature.
	p := nurse()
	p.Work[0].Highlights = append(p.Work[0].Highlights, "Built services in Go and PostgreSQL")
	if fingerprint(t, ranked(t, p, nil)) == want {
		t.Error("a new skill changed nothing: the comparison sees nothing")
	}
}

func fingerprint(t *testing.T, ms []Match) string {
	t.Helper()
	var b strings.Builder
	for _, m := range ms {
		fmt.Fprintf(&b, "%s %d %d %d;", m.Job.Posting.ID, m.Score, m.Fit, m.Growth)
	}
	return b.String()
}

func TestSameInputGivesTheSameBytesWhateverTheOrderOfJobs(t *testing.T) {
	e := engine()
	list := ads()
	run := func(seed uint64) string {
		var jobs []*Job
		for i := range list {
			jobs = append(jobs, e.Job(&list[i]))
		}
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(jobs), func(i, j int) { jobs[i], jobs[j] = jobs[j], jobs[i] })
		p := e.Person(nurse(), today)
		var out []any
		for _, m := range e.Rank(p, jobs, nil, 0) {
			out = append(out, m.Job.Posting.ID, m.Score, m.Components, m.Constraints, e.Explain(p, &m))
		}
		data, err := json.Marshal(out)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	want := run(1)
	for seed := range uint64(6) {
		if got := run(seed); got != want {
			t.Fatalf("run %d differs:\n%s\n%s", seed, got, want)
		}
	}
}

func TestEveryReasonQuotesTheCVAndTheAdVerbatim(t *testing.T) {
	e := engine()
	cv := nurse()
	text, _ := json.Marshal(cv)
	p := e.Person(cv, today)
	list := ads()
	reasons := 0
	for i := range list {
		m := e.Score(p, e.Job(&list[i]), nil)
		x := e.Explain(p, &m)
		if len(x.For) > 3 || len(x.Against) > 2 {
			t.Errorf("%s: %d for, %d against", list[i].ID, len(x.For), len(x.Against))
		}
		for _, r := range append(x.For, x.Against...) {
			reasons++
			if r.Ad.Text == "" || !strings.Contains(list[i].Title+"\n"+list[i].Description, r.Ad.Text) {
				t.Errorf("%s: %q is not in the ad", list[i].ID, r.Ad.Text)
			}
			if !strings.Contains(string(text), r.CV.Text) {
				t.Errorf("%s: %q is not in the CV", list[i].ID, r.CV.Text)
			}
		}
		for _, r := range x.For {
			if r.CV.Text == "" {
				t.Errorf("%s: a reason for without a quote of the CV: %q", list[i].ID, r.Text)
			}
		}
	}
	if reasons < 8 {
		t.Errorf("only %d reasons over four ads", reasons)
	}
}

func TestConstraintsHaveFourStatesAndUnknownHidesNothing(t *testing.T) {
	prefs := &profile.Preferences{
		Locations: []profile.Place{{City: "Leeds", Country: "GB"}}, Remote: []string{"onsite", "hybrid"},
		Salary: &profile.Salary{Min: 36_000, Currency: "GBP", Period: "year"}, Contracts: []string{"permanent"}, Hours: []string{"full_time"},
		NeedsVisa: true, MustHave: map[string]bool{"place": true}, AvoidCompanies: []string{"the plover"},
	}
	ms := ranked(t, nurse(), prefs)
	state := func(id, name string) State {
		for _, c := range find(t, ms, id).Constraints {
			if c.Name == name {
				return c.State
			}
		}
		return ""
	}
	for _, c := range []struct {
		id, name string
		want     State
	}{
		{"nurse", "place", Met}, {"nurse", "pay", Met}, {"nurse", "contract", Met}, {"nurse", "visa", Unknown}, {"nurse", "language:en", Met},
		{"sister", "place", Conflict}, {"sister", "pay", Unknown}, {"sister", "remote", Unknown},
		{"go", "remote", NotMet}, {"go", "language:de", NotMet},
		{"chef", "company", Conflict}, {"chef", "place", Unknown},
	} {
		if got := state(c.id, c.name); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.id, c.name, got, c.want)
		}
	}
	plain, wished := find(t, ranked(t, nurse(), nil), "nurse"), find(t, ms, "nurse")
	if wished.Fit != plain.Fit || wished.Score < wished.Fit*7/10 {
		t.Errorf("unknown visa and met wishes moved the fit from %d to %d, score %d", plain.Fit, wished.Fit, wished.Score)
	}
	if m := find(t, ms, "sister"); m.Score > 30 {
		t.Errorf("a conflict leaves %d", m.Score)
	}
	if len(ms) != 4 {
		t.Errorf("%d of 4 jobs shown", len(ms))
	}
}

func TestAWishedRoleIsOfItsLevel(t *testing.T) {
	e := engine()
	p := e.Person(nurse(), today)
	for _, c := range []struct {
		role, title string
		want        State
	}{
		{"Nurse", "Staff Nurse", Met}, {"Nurse", "Senior Nurse", Met}, {"Nurse", "Director of Nursing", NotMet},
		{"Software developer", "Software Developer", Met}, {"Senior software developer", "Software Developer Intern", NotMet},
	} {
		for _, x := range e.Score(p, e.Job(&posting.Posting{ID: "ad", Title: c.title}), &profile.Preferences{Roles: []string{c.role}}).Constraints {
			if x.Name == "role" && x.State != c.want {
				t.Errorf("a wish for %s and %s: %s", c.role, c.title, x.State)
			}
		}
	}
}

func TestVisaIsReadFromTheAdsWords(t *testing.T) {
	e := engine()
	for text, want := range map[string]State{
		"We are unable to sponsor visas for this role.": Conflict,
		"Visa sponsorship is available for nurses.":     Met,
		"We will help with your visa and relocation.":   Met,
		"You must have the right to work in the UK.":    Conflict,
		"Sponsor our football team.":                    Unknown,
	} {
		m := e.Score(e.Person(nurse(), today), e.Job(&posting.Posting{Description: text}), &profile.Preferences{NeedsVisa: true})
		if got := m.Constraints[0]; got.Name != "visa" || got.State != want || want != Unknown && got.Evidence != text {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestCultureCountsOnlyWhatThePersonValuesAndSilenceIsNeutral(t *testing.T) {
	prefs := &profile.Preferences{Values: map[string]int{"learning": 3, "innovation": 2}}
	m := find(t, ranked(t, nurse(), prefs), "nurse")
	got := map[string]Dimension{}
	for _, d := range m.Culture {
		got[string(d.Name)] = d
	}
	if d := got["learning"]; !d.Said || d.Score <= 50 || len(d.Cues) == 0 {
		t.Errorf("learning %+v", d)
	}
	if d := got["innovation"]; d.Said || d.Score != 50 {
		t.Errorf("innovation %+v", d)
	}
	for _, c := range m.Components {
		if c.Name == "culture" && (c.Confidence >= 100 || c.Confidence == 0) {
			t.Errorf("half of what matters is said, confidence %d", c.Confidence)
		}
	}
	silent := find(t, ranked(t, nurse(), &profile.Preferences{Values: map[string]int{"innovation": 3}}), "chef")
	plain := find(t, ranked(t, nurse(), nil), "chef")
	if silent.Fit != plain.Fit {
		t.Errorf("silence moved the fit from %d to %d", plain.Fit, silent.Fit)
	}
}

func TestTheBalanceMovesTheScoreBetweenFitAndGrowth(t *testing.T) {
	m := find(t, ranked(t, nurse(), nil), "nurse")
	m.Blend(0)
	if m.Score != m.Fit {
		t.Errorf("all fit: %d, fit %d", m.Score, m.Fit)
	}
	m.Blend(1)
	if m.Score != m.Growth {
		t.Errorf("all growth: %d, growth %d", m.Score, m.Growth)
	}
}

func TestNumbersStayInRangeForAnythingAtAll(t *testing.T) {
	e := engine()
	empty := e.Person(&profile.Profile{}, today)
	full := e.Person(nurse(), today)
	for _, ad := range []posting.Posting{{}, {Title: "x"}, {Description: strings.Repeat("Go, R or C. ", 2000)}, {Title: "Chief Executive Officer", Salary: &posting.Salary{Max: 1e12, Currency: "EUR", Period: "year"}}} {
		for _, p := range []*Person{empty, full} {
			for _, prefs := range []*profile.Preferences{nil, {}, {Salary: &profile.Salary{Min: 1, Currency: "EUR", Period: "hour"}, Balance: new(float64)}} {
				m := e.Score(p, e.Job(&ad), prefs)
				for _, n := range []int{m.Score, m.Fit, m.Growth, m.Confidence} {
					if n < 0 || n > 100 {
						t.Errorf("%d out of range", n)
					}
				}
				e.Explain(p, &m)
			}
		}
	}
}

func TestPayIsSaidInWords(t *testing.T) {
	for want, s := range map[string]*posting.Salary{
		"65,000-78,000 EUR a year": {Min: 65_000, Max: 78_000, Currency: "EUR", Period: "year"},
		"13.90-14.75 GBP an hour":  {Min: 13.9, Max: 14.75, Currency: "GBP", Period: "hour"},
		"from 2,900 EUR a month":   {Min: 2_900, Currency: "EUR", Period: "month"},
		"":                         nil,
	} {
		if got := PayText(s); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func FuzzScore(f *testing.F) {
	f.Add("Senior Nurse", "Requirements: wound care. 5 years of experience", "Staff Nurse", "2020-01", "wound care")
	e := engine()
	f.Fuzz(func(t *testing.T, adTitle, adText, title, start, did string) {
		p := e.Person(&profile.Profile{Work: []profile.Work{{Position: title, StartDate: start, Summary: did}}}, today)
		m := e.Score(p, e.Job(&posting.Posting{Title: adTitle, Description: adText}), nil)
		if m.Score < 0 || m.Score > 100 || m.Growth < 0 || m.Growth > 100 {
			t.Fatalf("score %d growth %d", m.Score, m.Growth)
		}
		for _, r := range e.Explain(p, &m).For {
			if r.Ad.Field == "description" && document.Cut(adText, r.Ad.Span) != r.Ad.Text {
				t.Fatalf("quote %q, text there %q", r.Ad.Text, document.Cut(adText, r.Ad.Span))
			}
		}
	})
}

func ExampleEngine_Rank() {
	e := New(skill.Default(), embed.Default())
	cv := &profile.Profile{Work: []profile.Work{{Position: "Staff Nurse", StartDate: "2022-01", Highlights: []string{"Wound care for twenty patients"}}}}
	ads := []posting.Posting{{ID: "1", Title: "Chef", Description: "Requirements: HACCP."}, {ID: "2", Title: "Nurse", Description: "Requirements: wound care."}}
	p := e.Person(cv, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	for _, m := range e.Rank(p, []*Job{e.Job(&ads[0]), e.Job(&ads[1])}, nil, 1) {
		fmt.Println(m.Job.Posting.Title)
		fmt.Println(e.Explain(p, &m).For[0].CV.Text)
	}
	// Output:
	// Nurse
	// Staff Nurse
}

func TestAHeadlineTellsOneAdFromAnother(t *testing.T) {
	e := engine()
	p := e.Person(nurse(), today)
	ad := func(text string) *Match {
		m := e.Score(p, e.Job(&posting.Posting{ID: "x", Title: "Staff Nurse", Company: "Example", Description: text}), &profile.Preferences{})
		return &m
	}
	same := e.Headline(p, ad("You work on our ward.")).String()
	if same != "You have done this kind of work." {
		t.Errorf("of an ad that says nothing: %q", same)
	}
	if got := e.Headline(p, ad("Requirements\n- Wound care\n- IV therapy")).String(); got == same || got == "" {
		t.Errorf("of an ad that asks for what the CV shows: %q", got)
	}
}

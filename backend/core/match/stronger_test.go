package match

import (
	"context"
	"testing"

	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

// developer lists Docker and shows it nowhere.
func developer() *profile.Profile {
	return &profile.Profile{
		Basics:    profile.Basics{Label: "Software Developer"},
		Work:      []profile.Work{{Position: "Software Developer", StartDate: "2021-01", Highlights: []string{"Built services in Go on PostgreSQL for 40 shops"}}},
		Skills:    []profile.Skill{{Name: "Docker"}},
		Languages: []profile.Language{{Language: "English", Fluency: "native"}, {Language: "German", Fluency: "A2"}},
		Education: []profile.Education{{StudyType: "BSc", Area: "Computing"}},
	}
}

func developing() []posting.Posting {
	ad := func(id, asks string) posting.Posting {
		return posting.Posting{ID: id, Title: "Software Developer", Company: "Example " + id, Description: "You build services.\nRequirements\n" + asks}
	}
	return []posting.Posting{ad("1", "- Go, Docker, MySQL, Kubernetes\n- German B2"), ad("2", "- Go, Docker, Terraform\n- Master's degree"), ad("3", "- Go, PostgreSQL\n- Driving licence")}
}

func strengthened(t *testing.T, p *profile.Profile, list []posting.Posting, prefs *profile.Preferences) (*Engine, *Person, []*Job, map[string]Gap, []Gap) {
	t.Helper()
	e := engine()
	person := e.Person(p, today)
	var jobs []*Job
	for i := range list {
		jobs = append(jobs, e.Job(&list[i]))
	}
	gaps, err := e.Stronger(t.Context(), person, jobs, prefs)
	if err != nil {
		t.Fatal(err)
	}
	byLabel := map[string]Gap{}
	for _, g := range gaps {
		label := g.Label.String()
		if _, twice := byLabel[label]; twice {
			t.Errorf("%s stands twice", g.Label)
		}
		byLabel[label] = g
	}
	return e, person, jobs, byLabel, gaps
}

func TestWhatWouldMakeACVStronger(t *testing.T) {
	_, _, _, gaps, _ := strengthened(t, developer(), developing(), nil)
	for label, want := range map[string]struct {
		kind        evidence.Kind
		standing    Standing
		held        bool
		asks, musts int
	}{
		"Docker":           {evidence.SkillKind, Listed, false, 2, 2},
		"Kubernetes":       {evidence.SkillKind, Near, true, 1, 1},
		"Terraform":        {evidence.SkillKind, Absent, false, 1, 1},
		"German B2":        {evidence.LanguageKind, Absent, false, 1, 1},
		"master's degree":  {evidence.DegreeKind, Near, false, 1, 1},
		"driver's licence": {evidence.LicenceKind, Absent, false, 1, 1},
	} {
		g, ok := gaps[label]
		all, musts := g.Asks()
		if !ok || g.Kind != want.kind || g.Standing != want.standing || (g.Held != "") != want.held || all != want.asks || musts != want.musts {
			t.Errorf("%s: %v %s %s %q, asked by %d, %d musts", label, ok, g.Kind, g.Standing, g.Held, all, musts)
		}
	}
	if g := gaps["Docker"]; g.CV.Text == "" {
		t.Error("what is listed is not quoted")
	}
	for _, held := range []string{"Go", "PostgreSQL", "English"} {
		if _, ok := gaps[held]; ok {
			t.Errorf("%s is shown at work and is called a gap", held)
		}
	}
}

func TestTheEffectOfAGapIsTheScoreWithItInTheCV(t *testing.T) {
	half := 0.5
	for _, prefs := range []*profile.Preferences{nil, {Balance: &half, Languages: []profile.SpokenLanguage{{Language: "de", Level: "A2"}}, Values: map[string]int{"learning": 2}}} {
		list := append(developing(), many(12)...)
		e, person, jobs, _, gaps := strengthened(t, developer(), list, prefs)
		if len(gaps) < 6 {
			t.Fatalf("%d gaps", len(gaps))
		}
		r := &rescoring{engine: e, person: person, prefs: prefs, wishes: e.wishes(prefs)}
		for _, g := range gaps {
			p, w := r.with(&g)
			for _, eff := range g.Effects {
				before := e.Score(person, jobs[eff.Job], prefs)
				if got := (Numbers{before.Score, before.Fit, before.Growth}); got != eff.Before {
					t.Errorf("%s, job %d is at %v, said %v", g.Label, eff.Job, got, eff.Before)
				}
				after := e.Score(p, jobs[eff.Job], w.Preferences)
				if got := (Numbers{after.Score, after.Fit, after.Growth}); got != eff.After {
					t.Errorf("%s, job %d would be at %v, said %v", g.Label, eff.Job, got, eff.After)
				}
				if eff.After.Fit < eff.Before.Fit {
					t.Errorf("%s takes from job %d: %v to %v", g.Label, eff.Job, eff.Before, eff.After)
				}
				if eff.After != eff.Before && len(eff.Parts) == 0 && eff.After.Score == eff.Before.Score {
					t.Errorf("%s, job %d moves without a part: %+v", g.Label, eff.Job, eff)
				}
			}
		}
	}
}

func TestClosingAGapLeavesThePersonAsTheyAre(t *testing.T) {
	e := engine()
	p := e.Person(developer(), today)
	list := developing()
	job := e.Job(&list[0])
	before := e.Score(p, job, nil)
	if _, err := e.Stronger(t.Context(), p, []*Job{job}, nil); err != nil {
		t.Fatal(err)
	}
	if after := e.Score(p, job, nil); after.fine != before.fine || after.Fit != before.Fit {
		t.Errorf("%d, then %d", before.fine, after.fine)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Stronger(stopped, p, []*Job{job}, nil); err == nil {
		t.Error("it went on after it was stopped")
	}
}

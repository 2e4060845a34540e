package bind_test

import (
	"strings"
	"testing"

	"autojob/backend/bind"
	"autojob/backend/core/problem"
)

func TestTwoJobsAreComparedForOnePerson(t *testing.T) {
	c := readContract(t)
	p := fresh(t)
	must(p.Jobs.ImportJobs("jobs", []string{p.file("ads-uk.jsonl")}))(t)
	rows := must(p.Matches.Matches("", everything))(t).Rows
	bare := must(p.Matches.Compare(rows[0].ID, rows[1].ID))(t)
	c.check(t, "Comparison", bare)
	if len(bare.Differences) != 0 || bare.First.Row.ID != rows[0].ID || bare.Second.Row.ID != rows[1].ID {
		t.Errorf("without a CV: %+v", bare.Differences)
	}
	d := must(p.Profile.ReadResume("reading", p.file("nurse.pdf")))(t)
	must(p.Profile.SaveResume(d.ID, "", nil))(t)
	rows = must(p.Matches.Matches("", everything))(t).Rows
	best, worst := rows[0].ID, rows[len(rows)-1].ID
	got := must(p.Matches.Compare(best, worst))(t)
	c.check(t, "Comparison", got)
	if len(got.Differences) == 0 || got.Differences[0].Lead <= 0 {
		t.Errorf("the best leads in nothing: %+v", got.Differences)
	}
	for _, d := range got.Differences {
		if strings.HasPrefix(d.Name, "wish: ") == (d.FirstState == "" && d.SecondState == "") {
			t.Errorf("%+v", d)
		}
	}
	_, err := p.Matches.Compare(best, best)
	wantProblem(t, err, problem.Invalid)
	_, err = p.Matches.Compare(best, "no such job")
	wantProblem(t, err, problem.NotFound)
}

func TestWhatWouldMakeTheCVStrongerIsToldJobByJob(t *testing.T) {
	c := readContract(t)
	p := fresh(t)
	must(p.Jobs.ImportJobs("jobs", []string{p.file("ads-uk.jsonl")}))(t)
	first := must(p.Matches.Matches("", everything))(t).Rows[0].ID
	if s := must(p.Matches.Stronger("stronger", first, "job"))(t); s.HasProfile || s.Gaps == nil {
		t.Errorf("without a CV: %+v", s)
	}
	d := must(p.Profile.ReadResume("reading", p.file("nurse.pdf")))(t)
	must(p.Profile.SaveResume(d.ID, "", nil))(t)
	rows := must(p.Matches.Matches("", everything))(t).Rows
	s := must(p.Matches.Stronger("stronger", rows[0].ID, "alike"))(t)
	c.check(t, "Stronger", s)
	if !s.HasProfile || s.Jobs < 2 || len(s.Gaps) == 0 {
		t.Fatalf("%+v", s)
	}
	for _, g := range s.Gaps {
		if g.Asked == 0 || g.Asked > s.Jobs || g.Musts > g.Asked || len(g.Effects) < g.Asked {
			t.Errorf("%+v", g)
		}
		for _, e := range g.Effects {
			row := must(p.Matches.Match(e.ID))(t)
			if row.Row.Fit != e.FitBefore || row.Row.Growth != e.GrowthBefore || !strings.Contains(row.Description, e.JobQuote) {
				t.Errorf("%s, %s: %+v, the page says %d and %d", g.Label.Text, e.ID, e, row.Row.Fit, row.Row.Growth)
			}
		}
	}
	_, err := p.Matches.Stronger("stronger", rows[0].ID, "everything")
	wantProblem(t, err, problem.Invalid)
}

func TestAJobsPageTellsHowItsScoreChanged(t *testing.T) {
	c := readContract(t)
	p := fresh(t)
	must(p.Jobs.ImportJobs("jobs", []string{p.file("ads-uk.jsonl")}))(t)
	id := must(p.Matches.Matches("", everything))(t).Rows[0].ID
	if h := must(p.Matches.History(id, true))(t); h == nil || len(h) != 0 {
		t.Errorf("without a CV: %+v", h)
	}
	d := must(p.Profile.ReadResume("reading", p.file("nurse.pdf")))(t)
	must(p.Profile.SaveResume(d.ID, "", nil))(t)
	must(p.Matches.History(id, true))(t)
	if err := p.Matches.SavePreferences(bind.Preferences{AvoidCompanies: []string{must(p.Matches.Match(id))(t).Row.Company}}); err != nil {
		t.Fatal(err)
	}
	must(p.Matches.Matches("", everything))(t)
	if err := p.Matches.NoteScores(); err != nil {
		t.Fatal(err)
	}
	h := must(p.Matches.History(id, false))(t)
	for _, s := range h {
		c.check(t, "PastScore", s)
	}
	if len(h) != 2 || h[1].Score >= h[0].Score || len(h[1].Causes) != 1 || h[1].Causes[0] != "wishes" {
		t.Errorf("%+v", h)
	}
	_, err := p.Matches.History("no such job", false)
	wantProblem(t, err, problem.NotFound)
}

package bind_test

import (
	"strings"
	"testing"

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

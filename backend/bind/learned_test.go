package bind_test

import (
	"testing"

	"autojob/backend/bind"
	"autojob/backend/core/problem"
)

func TestWhatIsChosenIsLearnedShownAndForgotten(t *testing.T) {
	p, c := fresh(t), readContract(t)
	if err := p.Sample.AddSample("sample"); err != nil {
		t.Fatal(err)
	}
	rows := func(sort string) ([]bind.MatchRow, []string) {
		q := everything
		q.Sort = sort
		list := must(p.Matches.Matches("", q))(t)
		c.check(t, "MatchList", list)
		var ids []string
		for _, r := range list.Rows {
			ids = append(ids, r.ID)
		}
		return list.Rows, ids
	}
	_, ids := rows("balanced")
	for i, kind := range []string{"saved", "hidden", "raised", "applied", "lowered"} {
		if err := p.Matches.Choose(ids[5+i], kind, ids[:12]); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Matches.WhyNot(ids[6], "too_senior"); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, p.Matches.WhyNot(ids[6], "ugly"), problem.Invalid)
	wantProblem(t, p.Matches.Choose(ids[6], "loved", ids), problem.Invalid)
	view := must(p.Matches.Learned())(t)
	c.check(t, "LearnedView", view)
	if len(view.Choices) != 5 || view.Choices[3].Reason != "too_senior" || view.Choices[3].Kind != "hidden" || len(view.Weights) < 10 || len(view.Tags) == 0 || !view.Profiling {
		t.Errorf("%+v", view)
	}
	for sort, want := range map[string]bool{"balanced": true, "fit": false} {
		list, _ := rows(sort)
		marked := false
		for _, r := range list {
			marked = marked || r.Different
		}
		if marked != want {
			t.Errorf("by %s: something different is marked: %v", sort, marked)
		}
	}
	if err := p.Matches.ForgetChoice(0); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Consents.WithdrawConsent("learning"); err != nil {
		t.Fatal(err)
	}
	if view := must(p.Matches.Learned())(t); len(view.Choices) != 4 || view.Profiling {
		t.Errorf("%+v", view)
	}
	if err := p.Matches.ForgetChoices(); err != nil {
		t.Fatal(err)
	}
	if view := must(p.Matches.Learned())(t); len(view.Choices) != 0 {
		t.Errorf("%+v", view.Choices)
	}
}

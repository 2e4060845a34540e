package bind_test

import (
	"slices"
	"strings"
	"testing"

	"autojob/backend/bind"
)

func TestPayIsShownForAYearInItsOwnCurrency(t *testing.T) {
	p := fresh(t)
	for _, ad := range []string{
		"Nurse by the hour\nHarbour Clinic\n\nYou care for patients after an operation.\n\nPay: £15.00 - £18.50 per hour",
		"Nurse by the year\nHarbour Clinic\n\nYou care for patients on the ward.\n\nSalary: from €45,000 per year",
		"Nurse by heart\nHarbour Clinic\n\nYou care for patients in the evening, and we care for you.",
	} {
		if in := must(p.Jobs.ImportPasted("paste", ad, ""))(t); in.Added != 1 {
			t.Fatalf("%+v", in)
		}
	}
	prefs := must(p.Matches.Preferences())(t)
	prefs.SalaryMin, prefs.SalaryCurrency, prefs.SalaryPeriod = 3000, "EUR", "month"
	if err := p.Matches.SavePreferences(*prefs); err != nil {
		t.Fatal(err)
	}
	pay := must(p.Matches.Pay("pay", everything))(t)
	if pay.Jobs != 3 || pay.NotSaid != 1 || pay.Unclear != 0 || pay.Least != 36_000 || pay.Currency != "EUR" || len(pay.Ranges) != 2 {
		t.Fatalf("%+v", pay)
	}
	slices.SortFunc(pay.Ranges, func(a, b bind.PayRange) int { return strings.Compare(a.Currency, b.Currency) })
	year, hour := pay.Ranges[0], pay.Ranges[1]
	if year.Currency != "EUR" || year.Low != 45_000 || year.High != 0 || year.Period != "year" {
		t.Errorf("%+v", year)
	}
	if hour.Currency != "GBP" || hour.Low != 30_000 || hour.High != 37_000 || hour.Period != "hour" {
		t.Errorf("%+v", hour)
	}
	few := everything
	few.Text = "evening"
	if pay := must(p.Matches.Pay("pay", few))(t); pay.Jobs != 1 || pay.NotSaid != 1 || len(pay.Ranges) != 0 {
		t.Errorf("the filter is not followed: %+v", pay)
	}
}

func TestSkillsAreCountedOverTheJobsOfTheList(t *testing.T) {
	p := fresh(t)
	if err := p.Sample.AddSample("sample"); err != nil {
		t.Fatal(err)
	}
	list := must(p.Matches.Matches("list", everything))(t)
	d := must(p.Matches.Demand("demand", everything))(t)
	if d.Jobs != len(list.Rows) || d.Read != d.Jobs || !d.HasProfile || len(d.Skills) < 20 {
		t.Fatalf("%d of %d jobs were read, %d skills", d.Read, d.Jobs, len(d.Skills))
	}
	states := map[string]int{}
	for _, s := range d.Skills {
		states[s.State]++
		if asked := slices.Concat(s.Must, s.Implied, s.Nice); len(asked) == 0 || len(asked) > d.Read || s.Skill.Label == "" || (s.State == "partly") != (s.Held != nil) {
			t.Errorf("%+v", s)
		}
	}
	if states["met"] == 0 || states["partly"] == 0 || states["missing"] == 0 {
		t.Errorf("%v", states)
	}
	// Only what is saved, once something is.
	best := list.Rows[0].ID
	if err := p.Jobs.MarkJob(best, "saved"); err != nil {
		t.Fatal(err)
	}
	saved := everything
	saved.Show = "saved"
	for _, s := range must(p.Matches.Demand("demand", saved))(t).Skills {
		if asked := slices.Concat(s.Must, s.Implied, s.Nice); len(asked) != 1 || asked[0] != best {
			t.Errorf("%+v", s)
		}
	}
}

package posting

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// told is a long enough ad text about something, so that two of them share little.
func told(about string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s: point %d of the work is the %s of number %d, kept in order by team %d. ", about, i, about, i*7, i%5)
	}
	return b.String()
}

func TestTheSameJobIsRecognised(t *testing.T) {
	base := Posting{Title: "Senior Baker (m/w/d)", Company: "Krume & Korn GmbH", Location: "Bremen, Germany", Locations: []Place{{City: "Bremen", Country: "DE"}}, Description: told("bread", 30)}
	change := func(f func(p *Posting)) Posting { p := base; f(&p); return p }
	for _, c := range []struct {
		name  string
		other Posting
		same  bool
	}{
		{"itself", base, true},
		{"another way to write title and firm", change(func(p *Posting) { p.Title, p.Company = "Sr. Baker - Bremen", "Krume & Korn" }), true},
		{"other breaks and marks", change(func(p *Posting) {
			p.Description = strings.ToUpper(strings.ReplaceAll(p.Description, ". ", " !\n- "))
		}), true},
		{"without a place", change(func(p *Posting) { p.Location, p.Locations = "", nil }), true},
		{"some sentences more", change(func(p *Posting) { p.Description += told("holiday", 3) }), true},
		{"another town", change(func(p *Posting) { p.Location, p.Locations = "Kiel", []Place{{City: "Kiel", Country: "DE"}} }), false},
		{"another firm", change(func(p *Posting) { p.Company = "Backhaus Ohlsen" }), false},
		{"another job of the firm", change(func(p *Posting) { p.Title, p.Description = "Driver", told("van", 30) }), false},
		{"another text under the same title", change(func(p *Posting) { p.Description = told("cake", 30) }), false},
		{"the same text under another title", change(func(p *Posting) { p.Title = "Confectioner" }), false},
	} {
		a, b := Sketched(&base), Sketched(&c.other)
		if got := SameJob(&a, &b); got != c.same {
			t.Errorf("%s: %v, want %v (texts %.2f alike, titles %.2f)", c.name, got, c.same, a.alike(&b), titleAlike(a.Title, b.Title))
		}
		if SameJob(&a, &b) != SameJob(&b, &a) {
			t.Errorf("%s: not the same both ways", c.name)
		}
	}
}

func TestGroupsKeepTownsApart(t *testing.T) {
	var ads []Posting
	for _, city := range []string{"Leeds", "York", "Leeds", "", "Hull"} {
		p := Posting{Title: "Shift Supervisor", Company: "Brightside Chemists Ltd", Description: told("till", 25)}
		if city != "" {
			p.Location, p.Locations = city, []Place{{City: city, Country: "GB"}}
		}
		ads = append(ads, p)
	}
	got := Groups(sketched(ads))
	for _, g := range got {
		cities := map[string]bool{}
		for _, i := range g {
			if ads[i].Location != "" {
				cities[ads[i].Location] = true
			}
		}
		if len(cities) > 1 {
			t.Errorf("one group has %v", cities)
		}
	}
	if i := slices.IndexFunc(got, func(g []int) bool { return slices.Contains(g, 0) }); !slices.Contains(got[i], 2) {
		t.Errorf("the two in Leeds are one job: %v", got)
	}
}

func sketched(ads []Posting) []Sketch {
	var out []Sketch
	for i := range ads {
		out = append(out, Sketched(&ads[i]))
	}
	return out
}

func TestGroupingAThousandTwinsTakesNoSquareOfTime(t *testing.T) {
	// All share one text and differ in title: the case in which buckets grow.
	twins := func(n int) []Sketch {
		base := Posting{Company: "Brightside Chemists", Description: told("till", 25)}
		out := make([]Sketch, n)
		s := Sketched(&base)
		for i := range out {
			s.Title = []string{"supervisor", fmt.Sprint("store", i)}
			out[i] = s
		}
		return out
	}
	start := time.Now()
	Groups(twins(1_000))
	small := time.Since(start)
	start = time.Now()
	if got := Groups(twins(8_000)); len(got) != 8_000 {
		t.Errorf("%d groups, want one for each", len(got))
	}
	if took := time.Since(start); took > 40*small && took > 2*time.Second {
		t.Errorf("1,000 took %v, 8,000 took %v", small, took)
	}
}

func TestMergingKeepsWhereEachStood(t *testing.T) {
	out, seen := Merge([]Posting{
		{ID: "a", Title: "Baker", Description: "short", Origin: "board", URL: "https://jobs.example/a", Posted: "2026-03-02", Closes: "2026-04-01"},
		{ID: "b", Title: "Baker", Description: "a longer text", Origin: "file", Company: "Krume", Posted: "2026-02-01", Salary: &Salary{Min: 1, Currency: "EUR"}},
	})
	if out.ID != "b" || out.URL != "https://jobs.example/a" || out.Company != "Krume" || out.Posted != "2026-02-01" || out.Closes != "2026-04-01" || out.Salary == nil {
		t.Errorf("merged to %+v", out)
	}
	if len(seen) != 2 || seen[0].ID != "a" || seen[1].Origin != "file" {
		t.Errorf("seen %+v", seen)
	}
}

func TestNamesHaveNormalForms(t *testing.T) {
	for in, want := range map[string]string{"Krume & Korn GmbH & Co. KG": "krume korn", "The Acme Corp.": "acme", "Société Générale S.A.": "societe generale", "Acme, Inc.": "acme", "Co": "co"} {
		if got := CompanyKey(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"Sr. Software Engineer (Remote)": "engineer senior software", "Bäcker/in (m/w/d) in Teilzeit": "backer", "Fahrer:innen": "fahrer"} {
		if got := TitleKey(&Posting{Title: in}); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

package evidence

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/skill"
)

type asked struct {
	Item, Quote     string
	Language, Level string
	Required        bool
	Min             int
}

// truth is what a person wrote down about twenty of the sample ads before any matcher ran.
func truth(t *testing.T) map[string]struct {
	Must, Nice, Languages []asked
	Years, Degree         *asked
} {
	t.Helper()
	data, err := os.ReadFile("../../testdata/truth/sample_requirements.json")
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Ads map[string]struct {
			Must, Nice, Languages []asked
			Years, Degree         *asked
		}
	}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out.Ads
}

func sampleAds(t *testing.T) map[string]*posting.Posting {
	t.Helper()
	files, err := filepath.Glob("../../sample/jobs/*")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*posting.Posting{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		r, err := posting.Parse(data, filepath.Base(f))
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Postings {
			out[r.Postings[i].ID] = &r.Postings[i]
		}
	}
	return out
}

// rate counts what was right of what was said, and of what should have been said.
type rate struct{ right, said, wanted int }

func (r rate) precision() float64 { return float64(r.right) / float64(max(1, r.said)) }
func (r rate) recall() float64    { return float64(r.right) / float64(max(1, r.wanted)) }

func overlap(a, b string) bool {
	a, b = strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " ")
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// TestSampleRequirementsAreReadAsWrittenDown measures, by the quotes, how many of the musts and wishes that a person
// found are found as such, and how many found are ones that the person found too.
func TestSampleRequirementsAreReadAsWrittenDown(t *testing.T) {
	lex, ads := skill.Default(), sampleAds(t)
	rates := map[string]*rate{}
	of := func(name string) *rate {
		if rates[name] == nil {
			rates[name] = &rate{}
		}
		return rates[name]
	}
	quotesOf := func(as ...[]asked) []string {
		var out []string
		for _, list := range as {
			for _, a := range list {
				out = append(out, a.Quote)
			}
		}
		return out
	}
	for id, want := range truth(t) {
		p := ads[id]
		if p == nil {
			t.Fatalf("no ad %s", id)
		}
		ad := ReadAd(lex, p)
		hit := func(quote string, need Need) bool {
			return slices.ContainsFunc(ad.Requirements, func(r Requirement) bool { return (need == "" || r.Need == need) && overlap(r.Quote.Text, quote) })
		}
		find := func(name string, as []asked, need Need) {
			for _, a := range as {
				of(name).wanted++
				if hit(a.Quote, need) {
					of(name).right++
				} else if testing.Verbose() {
					t.Logf("%s %s not found: %s (%s)", id, name, a.Item, a.Quote)
				}
			}
		}
		find("must, found", want.Must, Must)
		find("nice, found", want.Nice, Nice)
		// What is said to be a must and is none is worse than what is missed.
		musts, wishes := quotesOf(want.Must), quotesOf(want.Nice)
		if want.Years != nil {
			musts = append(musts, want.Years.Quote)
		}
		for _, l := range append(want.Languages, degreeOf(want.Degree)...) {
			if l.Required {
				musts = append(musts, l.Quote)
			} else {
				wishes = append(wishes, l.Quote)
			}
		}
		musts = append(musts, p.Title)
		for _, r := range ad.Requirements {
			name, quotes := "must, true", musts
			switch r.Need {
			case Nice:
				name, quotes = "nice, true", wishes
			case Implied:
				name, quotes = "implied, not a wish", nil
			}
			of(name).said++
			inWish := slices.ContainsFunc(wishes, func(q string) bool { return overlap(q, r.Quote.Text) }) && !slices.ContainsFunc(musts, func(q string) bool { return overlap(q, r.Quote.Text) })
			if slices.ContainsFunc(quotes, func(q string) bool { return overlap(q, r.Quote.Text) }) || r.Need == Implied && !inWish {
				of(name).right++
			} else if testing.Verbose() {
				t.Logf("%s %s: not so: %s %q (%s)", id, name, r.Kind, r.Label, r.Quote.Text)
			}
		}
		years, got := 0, 0
		if want.Years != nil {
			years = want.Years.Min
		}
		for _, r := range ad.Requirements {
			if r.Kind == YearsKind {
				got = r.Years
			}
		}
		of("years").wanted++
		of("years").said++
		if got == years {
			of("years").right++
		} else {
			t.Logf("%s years: %d, want %d", id, got, years)
		}
		for _, l := range want.Languages {
			of("languages").wanted++
			i := slices.IndexFunc(ad.Requirements, func(r Requirement) bool { return r.Kind == LanguageKind && r.Lang == l.Language })
			if i >= 0 && (ad.Requirements[i].Need == Must) == l.Required {
				of("languages").right++
			} else {
				t.Logf("%s language %s: %+v", id, l.Language, i)
			}
		}
		for _, r := range ad.Requirements {
			if r.Kind == LanguageKind {
				of("languages").said++
			}
		}
		of("degree").wanted++
		of("degree").said++
		i := slices.IndexFunc(ad.Requirements, func(r Requirement) bool { return r.Kind == DegreeKind })
		wanted := map[string]Degree{"bachelor": Bachelor, "associate": Vocational, "vocational": Vocational, "high school": School, "HNC/HND or trade background": Vocational, "Bac+2": Vocational}
		switch {
		case want.Degree == nil || want.Degree.Level == "none":
			if i < 0 {
				of("degree").right++
			} else {
				t.Logf("%s degree: %s, want none (%s)", id, ad.Requirements[i].Label, ad.Requirements[i].Quote.Text)
			}
		case i >= 0 && ad.Requirements[i].Degree == wanted[want.Degree.Level]:
			of("degree").right++
		default:
			t.Logf("%s degree: index %d, want %s", id, i, want.Degree.Level)
		}
	}
	for name, floor := range floors {
		r := of(name)
		t.Logf("%-20s %d right, %d said, %d wanted: precision %.2f recall %.2f", name, r.right, r.said, r.wanted, r.precision(), r.recall())
		got := r.recall()
		if r.wanted == 0 {
			got = r.precision()
		}
		if got < floor {
			t.Errorf("%s: %.2f, at least %.2f", name, got, floor)
		}
	}
}

func degreeOf(d *asked) []asked {
	if d == nil {
		return nil
	}
	return []asked{*d}
}

var floors = map[string]float64{"must, found": 0.70, "nice, found": 0.64, "must, true": 0.89, "nice, true": 0.90, "implied, not a wish": 0.95, "years": 0.80, "languages": 0.72, "degree": 0.85}

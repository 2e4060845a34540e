package posting

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// truth is what a person wrote down about twenty of the sample ads before any parser ran.
type truth struct {
	Ads map[string]struct {
		Must, Nice, Languages []struct{ Quote string }
		Years, Degree         *struct{ Quote string }
		Pay                   *struct {
			Salary
			Quote string
		}
		Remote   *struct{ Rule, Quote string }
		Contract *struct{ Type, Quote string }
	}
}

func sampleTruth(t *testing.T) truth {
	t.Helper()
	data, err := os.ReadFile("../../testdata/truth/sample_requirements.json")
	if err != nil {
		t.Fatal(err)
	}
	var out truth
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func sampleAds(t *testing.T) map[string]Posting {
	t.Helper()
	files, err := filepath.Glob("../../sample/jobs/*")
	if err != nil || len(files) < 4 {
		t.Fatalf("sample ads: %d files, %v", len(files), err)
	}
	out := map[string]Posting{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Parse(data, filepath.Base(f))
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		for _, p := range r.Problems {
			t.Errorf("%s: %s: %s", filepath.Base(f), p.Where, p.Message)
		}
		for _, p := range r.Postings {
			if _, twice := out[p.ID]; twice {
				t.Errorf("%s stands twice", p.ID)
			}
			out[p.ID] = p
		}
	}
	return out
}

func TestSampleAdsAreReadAsWrittenDown(t *testing.T) {
	ads := sampleAds(t)
	if len(ads) != 83 {
		t.Errorf("%d sample ads, want 83", len(ads))
	}
	quotes, found := 0, 0
	right := map[string][2]int{}
	tell := func(what, id, got, want string) {
		n := right[what]
		n[1]++
		if got == want {
			n[0]++
		} else {
			t.Errorf("%s: %s is %q, want %q", id, what, got, want)
		}
		right[what] = n
	}
	want := sampleTruth(t)
	ids := make([]string, 0, len(want.Ads))
	for id := range want.Ads {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		w := want.Ads[id]
		p, ok := ads[id]
		if !ok {
			t.Errorf("%s is missing", id)
			continue
		}
		text := oneLine(strings.Join([]string{p.Title, p.Location, p.SalaryText, p.Description}, " "))
		quote := func(q string) {
			if quotes++; strings.Contains(text, oneLine(q)) {
				found++
			} else {
				t.Errorf("%s: the quote %q is not in the parsed text", id, q)
			}
		}
		for _, list := range [][]struct{ Quote string }{w.Must, w.Nice, w.Languages} {
			for _, n := range list {
				quote(n.Quote)
			}
		}
		for _, one := range []*struct{ Quote string }{w.Years, w.Degree} {
			if one != nil {
				quote(one.Quote)
			}
		}
		remote, contract := "", ""
		if w.Remote != nil {
			remote = w.Remote.Rule
			quote(w.Remote.Quote)
		}
		if w.Contract != nil {
			contract = w.Contract.Type
			quote(w.Contract.Quote)
		}
		tell("remote", id, p.Remote, remote)
		tell("contract", id, p.Contract, contract)
		if w.Pay == nil {
			tell("pay", id, pay(p.Salary), "none")
			continue
		}
		quote(w.Pay.Quote)
		tell("pay", id, pay(p.Salary), pay(&w.Pay.Salary))
		// The same ad without its field for pay: from its words alone.
		if q, s := paySaid(p.Description); s != nil {
			same := "apart"
			if s.Currency == w.Pay.Currency && s.Period == w.Pay.Period && s.Min <= w.Pay.Max && s.Max >= w.Pay.Min {
				same = "overlapping" // texts add weekend rates, say
			}
			tell("pay in words", id, same, "overlapping")
			if !strings.Contains(p.Description, q) {
				t.Errorf("%s: %q is not a part of the description", id, q)
			}
		}
	}
	t.Logf("quotes %d of %d; right: %v", found, quotes, right)
}

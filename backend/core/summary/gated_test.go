package summary

import (
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// TestTheGatePassesWhatMakeMakes: two pieces of code that know nothing of each other agree on what a CV says.
func TestTheGatePassesWhatMakeMakes(t *testing.T) {
	n := 0
	look := func(who string, p *profile.Profile, ad *posting.Posting, d Draft) {
		n++
		in := CheckInput{Lexicon: skill.Default(), Day: today, Job: JobTitle(ad), Employer: ad.Company, AdText: ad.Description}
		for _, r := range Check(&d, p, in).Refused {
			t.Errorf("%s for %s and %s, %s: %s %q", d.Kind, who, ad.ID, r.Sentence, r.Kind, r.Words)
		}
	}
	each(t, look)
	all, ps := ads(t), people(t)
	for _, c := range [][2]string{{"p01", "p-04"}, {"p02", "p-28"}, {"p07", "p-24"}, {"p08", "p-25"}, {"p12", "p-12"}, {"q05", "q-14"}, {"q06", "q-25"}, {"q08", "q-09"}, {"q09", "q-19"}} {
		for _, k := range kinds {
			p, ad := ps[c[0]], all[c[1]]
			look(c[0], p, ad, Make(Input{Profile: p, Posting: ad, Kind: k, Day: today, Chosen: []string{"email", "phone", "address", "links"}}))
		}
	}
	if n < 200 {
		t.Errorf("only %d drafts", n)
	}
	bad := Make(Input{Profile: ps["q09"], Posting: all["q-19"], Kind: Letter, Day: today})
	bad = must(t, bad, Revision{Op: SetText, ID: "letter/work[0].highlights[2]", Text: "I rolled out Intune and Autopilot to 1,800 laptops."})
	if v := Check(&bad, ps["q09"], CheckInput{Lexicon: skill.Default(), Day: today, Job: JobTitle(all["q-19"]), Employer: all["q-19"].Company}); len(v.Refused) == 0 {
		t.Error("ten times the laptops pass")
	}
}

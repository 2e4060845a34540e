package summary

import (
	"slices"
	"testing"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

func TestPostsOfAPageStandInOrderOfTimeTheCurrentOnesFirst(t *testing.T) {
	order := func(work ...profile.Work) []string {
		var out []string
		for _, b := range Make(Input{Profile: &profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Work: work}, Kind: Page, Language: "en", Day: today}).Blocks {
			if b.Kind == Entry {
				out = append(out, b.Place.Text)
			}
		}
		return out
	}
	job := func(name, start, end string) profile.Work {
		return profile.Work{Name: name, Position: "Clerk", StartDate: start, EndDate: end}
	}
	for _, c := range []struct {
		work []profile.Work
		want []string
	}{
		{[]profile.Work{job("Agency", "2019-01", "2025-06"), job("Own", "2025-09", ""), job("Club", "2015", "2018")}, []string{"Own", "Agency", "Club"}},
		{[]profile.Work{job("Old", "2001", "2005"), job("Mid", "2005", "2012"), job("New", "2012", "")}, []string{"New", "Mid", "Old"}},
		{[]profile.Work{job("A", "2020", ""), job("B", "2022", ""), job("C", "2010", "2019")}, []string{"A", "B", "C"}},
		{[]profile.Work{job("A", "2020", ""), job("Undated", "", ""), job("C", "2010", "2019")}, []string{"A", "Undated", "C"}},
		{[]profile.Work{job("C", "2010", "2019"), job("Under C", "", ""), job("A", "2020", "")}, []string{"A", "C", "Under C"}},
	} {
		if got := order(c.work...); !slices.Equal(got, c.want) {
			t.Errorf("%v, not %v", got, c.want)
		}
	}
}

func TestPointsBeginAlikeAndEndAlike(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Beispiel"}, Work: []profile.Work{{Name: "Huberbau", Position: "vorarbeiterin im Hochbau", StartDate: "2016", Highlights: []string{"seit 2021 Sicherheitsbeauftragte der Firma", "Aufmaß und Tagesberichte.", "iOS-Geräte für 12 Leute eingerichtet.", "d.velop im Büro eingeführt"}}},
		Volunteer: []profile.Volunteer{{Organization: "Bücherei", Position: "vorlesepatin", StartDate: "2020"}}}
	for _, k := range []Kind{Page, Short} {
		d := Make(Input{Profile: &p, Kind: k, Language: "de", Day: today, Length: Plenty})
		wants(t, readable(d), []string{"- Seit 2021 Sicherheitsbeauftragte der Firma\n", "- Aufmaß und Tagesberichte\n", "- iOS-Geräte für 12 Leute eingerichtet\n", "- d.velop im Büro eingeführt\n"}, nil)
		if k == Page {
			wants(t, readable(d), []string{"* Vorarbeiterin im Hochbau", "* Vorlesepatin"}, nil)
		}
		passes(t, d, &p)
	}
}

func TestItemsOfAListBeginAlike(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Exemple", Label: "Conductrice"}, Skills: []profile.Skill{{Name: "gestion des conflits (formation 2022)"}, {Name: "Conduite de cars"}, {Name: "iOS"}, {Name: "éco-conduite"}},
		Languages: []profile.Language{{Language: "Anglais", Fluency: "B2"}, {Language: "breton", Fluency: "notions"}}}
	for _, k := range []Kind{Page, Short, Board} {
		d := Make(Input{Profile: &p, Kind: k, Language: "fr", Day: today})
		wants(t, shown(d), []string{"Breton (notions)"}, []string{"breton"})
		if k != Short {
			wants(t, shown(d), []string{"Gestion des conflits (formation 2022), Conduite de cars, iOS, Éco-conduite"}, nil)
		}
		passes(t, d, &p)
	}
	wants(t, shown(Make(Input{Profile: &p, Kind: Whole, Language: "fr", Day: today})), []string{"gestion des conflits", "breton"}, nil)
	p.Skills = []profile.Skill{{Name: "conduite"}, {Name: "vente"}}
	wants(t, shown(Make(Input{Profile: &p, Kind: Page, Language: "fr", Day: today})), []string{"conduite, vente"}, nil)
}

// passes checks that the gate refuses nothing of a draft.
func passes(t *testing.T, d Draft, p *profile.Profile) {
	t.Helper()
	for _, r := range Check(&d, p, CheckInput{Lexicon: skill.Default(), Day: today}).Refused {
		t.Errorf("%s: refused %s %q of %s", d.Kind, r.Kind, r.Words, r.Sentence)
	}
}

package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

// what a reader found in backend/docs/readings/0001-twenty-summaries.md, kept from coming back.

func read(p profile.Profile, kind Kind, company, ad string) string {
	return readable(Make(Input{Profile: &p, Kind: kind, Day: today, Posting: &posting.Posting{Title: "DevOps Engineer", Company: company, Language: "en", Description: ad}}))
}

func engineer() profile.Profile {
	return profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Work: []profile.Work{
		{Name: "Copper", Position: "Staff Site Reliability Engineer", StartDate: "2021-06", Highlights: []string{"Own the on-call health of 140 services; pages per engineer down 63% in a year", "Mentor of six engineers, two since promoted"}},
		{Name: "Fennel", Position: "DevOps Engineer", StartDate: "2017-09", EndDate: "2021-05", Highlights: []string{"Terraformed 19 AWS accounts and passed two audits"}},
		{Name: "Skagit", Position: "Systems Administrator", StartDate: "2014-07", EndDate: "2017-08", Highlights: []string{"Ran 60 Linux servers"}},
	}, Skills: []profile.Skill{{Name: "Cloud", Keywords: []string{"Kubernetes", "Terraform"}}, {Name: "Languages", Keywords: []string{"Python"}}}}
}

const engineerAd = "We run on AWS.\n\nRequirements\n- Python\n- Terraform\n- Linux servers and on-call\n"

func TestYearsStandOnlyUnderATitleThatMostOfThemWereWorkedAs(t *testing.T) {
	if got := read(engineer(), Page, "Larch", engineerAd); strings.Contains(got, "years of experience") {
		t.Errorf("years of three trades under one title:\n%s", got)
	}
	p := engineer()
	for i := range p.Work {
		p.Work[i].Position = "DevOps Engineer"
	}
	if got := read(p, Page, "Larch", engineerAd); !strings.Contains(got, "DevOps Engineer with more than twelve years of experience") {
		t.Errorf("no years, though all were worked as that:\n%s", got)
	}
}

func TestALetterEndsASentenceOnceAfterACompanyThatEndsInAFullStop(t *testing.T) {
	if got := read(engineer(), Letter, "Larch, Inc.", engineerAd); strings.Contains(got, "..") || !strings.Contains(got, "Larch, Inc. Since") {
		t.Errorf("two full stops:\n%s", got)
	}
}

func TestALetterKeepsTheResultBehindASemicolon(t *testing.T) {
	got := read(engineer(), Letter, "Larch", engineerAd)
	if !strings.Contains(got, "services (pages per engineer down 63% in a year).") {
		t.Errorf("the result is gone:\n%s", got)
	}
	if strings.Contains(got, "includes: mentor") || strings.Contains(got, "included:\n") {
		t.Errorf("a frame that does not fit:\n%s", got)
	}
	if got, _ := ownEnglish("Terraformed 19 AWS accounts and passed two audits", false); got != "terraformed 19 AWS accounts and passed two audits" {
		t.Errorf("a verb was not taken for one: %q", got)
	}
	if !strings.Contains(got, "I am also a mentor of six engineers, two since promoted.") {
		t.Errorf("what became of them was read as a date:\n%s", got)
	}
}

func TestALetterNamesSkillsOfTheListThatTheAdAsksForByName(t *testing.T) {
	got := read(engineer(), Letter, "Larch", engineerAd)
	if !strings.Contains(got, "Python") {
		t.Errorf("no Python:\n%s", got)
	}
	if strings.Contains(got, "Kubernetes") {
		t.Errorf("what the ad does not ask for is named:\n%s", got)
	}
}

func TestWhatIsDoneToSomebodyIsNotSaidToBeTheirDoing(t *testing.T) {
	for _, c := range []string{"Offered 2 posts", "Awarded 3 prizes", "Licensed 2016", "Offered a permanent post"} {
		if got, ok := ownEnglish(c, false); ok && !strings.HasPrefix(got, "was ") {
			t.Errorf("%q became %q", c, "I "+got)
		}
	}
}

func TestALetterNamesTheCertificateThatTheAdNamesByItsLetters(t *testing.T) {
	p := engineer()
	p.Certificates = []profile.Certificate{{Name: "EPA Section 608 Universal"}, {Name: "OSHA 10 Construction"}}
	got := read(p, Letter, "Larch", engineerAd+"Good customer service skillsEPA certification not required but a plus\n")
	if !strings.Contains(got, "EPA Section 608") || strings.Contains(got, "OSHA") {
		t.Errorf("not the one that is asked for:\n%s", got)
	}
}

func TestATitleLosesTheCompanyAtItsEnd(t *testing.T) {
	if got := JobTitle(&posting.Posting{Title: "Support Representative in San Diego!"}); got != "Support Representative in San Diego" {
		t.Errorf("%q", got)
	}
	if got := JobTitle(&posting.Posting{Title: "Nurse - ICU Days - Larch Hospital", Company: "Larch Hospital"}); got != "Nurse – ICU Days" {
		t.Errorf("%q", got)
	}
}

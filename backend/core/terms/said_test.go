package terms

import (
	"slices"
	"testing"

	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/skill"
)

func TestAnAgencyIsToldFromAFirmWithClients(t *testing.T) {
	for text, want := range map[string]bool{
		"One of our clients in Leeds is looking for a baker.":                            true,
		"Our client, a bakery in Leeds, needs a hand.":                                   true,
		"We connect skilled professionals with growing companies.":                       true,
		"You work with our clients, and you know their needs.":                           false,
		"Our clients are bakeries in all of the north.":                                  false,
		"Applications from people only; no recruiters or staffing firms please.":         false,
		"Quillmark Company is searching for a baker.":                                    false,
		"Quillmark's client is growing fast and runs on three systems.":                  false,
		"We are a customer agency: our promise to our clients is that bread stays warm.": false,
	} {
		if got, _ := read(t, "Baker\nCompany: Quillmark\n\nYou bake bread by hand in a small team, from four in the morning.\n"+text); (got.Agency != nil) != want {
			t.Errorf("%q: %+v", text, got.Agency)
		}
	}
	if got, _ := read(t, "Baker\nCompany: Larkfield Staffing Ltd\n\nYou bake bread by hand in a small team, from four in the morning, and like it."); got.Agency == nil || got.Agency.Quote.Field != "company" {
		t.Errorf("a staffing firm: %+v", got.Agency)
	}
}

func TestVisaIsTheSameWhetherReadAloneOrWithTheRest(t *testing.T) {
	for text, want := range map[string]string{
		"We cannot sponsor visas for this role.":              "not offered",
		"Visa sponsorship is available for bakers.":           "offered",
		"Requirements:\nU.S. Citizenship":                     "not offered",
		"You must be authorised to work in the UK.":           "",
		"We sponsor a football team.":                         "",
		"You must have the right to work in Ireland already.": "not offered",
	} {
		got, p := read(t, "Baker\nCompany: Quillmark\n\nYou bake bread by hand in a small team, from four in the morning.\n"+text)
		alone := Visa(p, evidence.ReadAd(skill.Default(), p))
		if (alone == nil) != (want == "") || alone != nil && alone.Value != want || (got.Visa == nil) != (alone == nil) {
			t.Errorf("%q: %+v alone, %+v with the rest, want %q", text, alone, got.Visa, want)
		}
	}
}

func TestContactsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"Write to mara dot quill at larkfield dot com.":             "",
		"Write to mara.quill at larkfield dot com.":                 "e-mail",
		"Write to mara.quill@ larkfield.com today.":                 "e-mail",
		"Send your resume to: P.O. Box 221, Elmwater, OH 44484.":    "address",
		"You run Windows Server 2008/2012R2 and 2005/2008 systems.": "",
	} {
		got, _ := read(t, "Baker\nCompany: Quillmark\n\nYou bake bread by hand in a small team, from four in the morning.\n"+text)
		if v := Values(got.Contact); want == "" && len(v) > 0 && text[0] == 'Y' || want != "" && !slices.Contains(v, want) {
			t.Errorf("%q: %q, want %q", text, v, want)
		}
	}
}

func TestWhatIsSaidOfAllStaffSetsNoHoursAndNoEmployment(t *testing.T) {
	got, _ := read(t, "Baker\nCompany: Quillmark\n\nYou bake bread by hand in a small team, from four in the morning.\n\nBenefits\n- Given to employees regularly working a minimum of 30 hours per week\n- Full-time employees are eligible after 60 days\n- Bonus potential\n- Full range of insurance")
	if got.Hours != nil || len(got.Employment) > 0 {
		t.Errorf("hours %+v, employment %+v", got.Hours, got.Employment)
	}
	for _, want := range []string{"bonus", "health"} {
		if !has(got.Benefits, want) {
			t.Errorf("the benefits %q lack %q", Values(got.Benefits), want)
		}
	}
}

func TestAnEmployersOwnEstimateOfPayIsItsWord(t *testing.T) {
	for text, want := range map[string]bool{"$90K-$120K (Employer est.)": false, "$90K-$120K (Board est.)": true} {
		p := &posting.Posting{Title: "Baker", Description: "You bake.", SalaryText: text}
		p.Salary, _ = posting.ReadSalary(text)
		if got := Read(p, evidence.ReadAd(skill.Default(), p)); got.Pay == nil || got.Pay.Estimated != want {
			t.Errorf("%q: %+v", text, got.Pay)
		}
	}
}

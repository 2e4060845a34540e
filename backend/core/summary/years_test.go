package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/profile"
)

// experience is the line of a board with the years, "" where there is none.
func experience(p profile.Profile) string {
	for _, b := range Make(Input{Profile: &p, Kind: Board, Language: "en", Day: today}).Blocks {
		for _, s := range b.Sentences {
			if strings.HasPrefix(s.ID, "profile/years") {
				return s.Text
			}
		}
	}
	return ""
}

func TestYearsUnderATitleAreThoseWorkedInIt(t *testing.T) {
	nurse := func(position, start, end string) profile.Work {
		return profile.Work{Name: "Larch Hospital", Position: position, StartDate: start, EndDate: end}
	}
	for name, c := range map[string]struct {
		label string
		work  []profile.Work
		paper []profile.Certificate
		want  string
	}{
		"one trade":                   {"Registered Nurse", []profile.Work{nurse("Staff Nurse", "2014-01", "")}, nil, "Experience: almost 13 years"},
		"another trade before":        {"Dental Hygienist", []profile.Work{nurse("Dental Hygienist", "2016-08", ""), nurse("Receptionist", "2012-01", "2016-07")}, nil, "Experience: more than ten years"},
		"mostly another trade":        {"Dental Hygienist", []profile.Work{nurse("Dental Hygienist", "2023-08", ""), nurse("Receptionist", "2012-01", "2023-07")}, nil, ""},
		"training":                    {"Solicitor", []profile.Work{nurse("Solicitor", "2014-09", ""), nurse("Trainee Solicitor", "2012-09", "2014-08")}, nil, "Experience: more than twelve years"},
		"training that a title hides": {"Studienrat", []profile.Work{nurse("Studienrat", "2012-08", ""), nurse("Studienreferendar", "2010-02", "2012-07")}, nil, "Experience: more than 14 years"},
		"a rank in common":            {"Practice Manager", []profile.Work{nurse("Practice Manager", "2016-01", ""), nurse("Reception Manager", "2012-01", "2015-12")}, nil, "Experience: almost eleven years"},
		"a post near it":              {"Regional Sales Manager", []profile.Work{nurse("Regional Sales Manager", "2018-01", ""), nurse("Senior Account Executive", "2012-01", "2017-12")}, nil, ""},
		"voluntary work":              {"Legal Adviser", []profile.Work{nurse("Legal Adviser", "2018-01", ""), nurse("Volunteer Legal Adviser", "2010-01", "2017-12")}, nil, "Experience: almost nine years"},
		"an evening a week":           {"Legal Adviser", []profile.Work{nurse("Legal Adviser", "2018-01", ""), {Name: "Larch Law Centre", Position: "Legal Adviser", StartDate: "2014-01", EndDate: "2017-12", Summary: "Housing advice, one evening a week."}}, nil, "Experience: almost nine years"},
		"before the licence":          {"Solicitor", []profile.Work{nurse("Solicitor", "2010-01", "")}, []profile.Certificate{{Name: "Admitted as a solicitor", Date: "2014-10"}}, "Experience: more than twelve years"},
		"licence by initials":         {"Registered Dental Hygienist", []profile.Work{nurse("Registered Dental Hygienist", "2010-01", "")}, []profile.Certificate{{Name: "RDH License", Date: "2016-06"}}, "Experience: more than ten years"},
		"another licence":             {"Solicitor", []profile.Work{nurse("Solicitor", "2010-01", "")}, []profile.Certificate{{Name: "Driving licence", Date: "2020"}}, "Experience: almost 17 years"},
		"part time":                   {"Dental Hygienist", []profile.Work{nurse("Dental Hygienist", "2019-03", ""), nurse("Dental Hygienist (part time)", "2016-03", "2019-02")}, nil, "Experience: about nine years"},
	} {
		p := profile.Profile{Basics: profile.Basics{Label: c.label}, Work: c.work, Certificates: c.paper}
		if got := experience(p); got != c.want {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
	}
}

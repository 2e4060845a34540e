package render

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
	"autojob/backend/core/summary"
)

func TestABoardProfileIsAJSONResume(t *testing.T) {
	data := rendered(t, drafts(t)["board"], JSON).Bytes
	p, err := resume.FromJSON(data)
	if err != nil {
		t.Fatal(err)
	}
	if p.Basics.Name != "José Ramón Núñez Güell" || p.Basics.Email != "jr.nunez@example.org" || p.Basics.Location.City != "Zaragoza" {
		t.Errorf("basics: %+v", p.Basics)
	}
	if len(p.Work) != 2 || p.Work[0].Name != "Envases del Ebro" || p.Work[0].Location != "Zaragoza" || p.Work[0].StartDate != "2017-05" || p.Work[0].EndDate != "" {
		t.Errorf("work: %+v", p.Work)
	}
	if p.Education[0].StudyType != "FP Grado Superior" || len(p.Skills) != 5 || p.Languages[0].Fluency != "nativo" || p.Certificates[0].Date != "2021" {
		t.Errorf("education, skills, languages or certificates are lost: %s", data)
	}
	conforms(t, data)
}

// conforms checks what the schema of JSON Resume 1.0.0 says of the fields that a board profile has: names, types and the form of dates.
func conforms(t *testing.T, data []byte) {
	t.Helper()
	var top map[string]any
	if err := json.Unmarshal(data, &top); err != nil {
		t.Fatal(err)
	}
	fields := map[string]string{
		"basics": "name label email phone url summary location profiles", "work": "name location position url startDate endDate summary highlights",
		"volunteer": "organization position url startDate endDate summary highlights", "education": "institution url area studyType startDate endDate score courses",
		"awards": "title date awarder summary", "certificates": "name date issuer url", "publications": "name publisher releaseDate url summary",
		"skills": "name level keywords", "languages": "language fluency", "interests": "name keywords",
		"projects": "name description highlights keywords startDate endDate url roles entity type",
	}
	date := regexp.MustCompile(`^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$`)
	for part, value := range top {
		known, ok := fields[part]
		if !ok {
			if part != "$schema" {
				t.Errorf("the schema has no %q", part)
			}
			continue
		}
		list, isList := value.([]any)
		if isList == (part == "basics") {
			t.Errorf("%s is a %T", part, value)
		}
		if !isList {
			list = []any{value}
		}
		for _, item := range list {
			for name, v := range item.(map[string]any) {
				if !strings.Contains(" "+known+" ", " "+name+" ") {
					t.Errorf("%s has no %q", part, name)
				}
				if s, isText := v.(string); strings.HasSuffix(strings.ToLower(name), "date") && (!isText || !date.MatchString(s)) {
					t.Errorf("%s.%s is %v", part, name, v)
				}
			}
		}
	}
}

// What a cite knows beyond the text that is seen stays here: the day of a date, the rest of a name.
func TestABoardProfileSaysNoMoreThanIsSeen(t *testing.T) {
	d := &summary.Draft{Kind: summary.Board, Name: "Bo Li", Blocks: []summary.Block{
		{Kind: summary.Entry, Section: "work",
			Title: &summary.Sentence{Text: "Cook", Cites: []summary.Cite{{Path: "work[0].position", Quote: "Head cook"}}},
			Place: &summary.Sentence{Text: "A hotel in Bonn", Cites: []summary.Cite{{Path: "work[0].name", Quote: "Hotel Zwiebelfisch"}, {Path: "work[0].location", Quote: "Bonn"}}},
			Dates: &summary.Sentence{Text: "2019 – 2021", Cites: []summary.Cite{{Path: "work[0].startDate", Quote: "2019-03-17"}, {Path: "work[0].endDate", Quote: "2021-08"}}}},
		{Kind: summary.Facts, Section: "contact", Sentences: []summary.Sentence{{Text: "by mail", Cites: []summary.Cite{{Path: "basics.email", Quote: "bo@example.org"}}}}}}}
	var p profile.Profile
	data := rendered(t, d, JSON).Bytes
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	want := profile.Work{Position: "Cook", Name: "A hotel in Bonn", Location: "Bonn", StartDate: "2019", EndDate: "2021"}
	if got := p.Work[0]; got.Position != want.Position || got.Name != want.Name || got.Location != want.Location || got.StartDate != want.StartDate || got.EndDate != want.EndDate {
		t.Errorf("%+v", got)
	}
	for _, hidden := range []string{"Zwiebelfisch", "Head", "bo@", "03", "08", "17"} {
		if strings.Contains(strings.ReplaceAll(string(data), resumeSchema, ""), hidden) {
			t.Errorf("it tells %q", hidden)
		}
	}
}

func TestContactDataWithoutCitesIsKnownByItsLooks(t *testing.T) {
	p := &boardProfile{}
	for _, text := range []string{"E-mail: bo@example.org", "Bonn", "+49 228 555 0123", "https://example.org/bo"} {
		p.contact(&summary.Sentence{Text: text})
	}
	if b := p.Basics; b.Email != "bo@example.org" || b.Phone != "+49 228 555 0123" || b.URL != "https://example.org/bo" {
		t.Errorf("%+v", b)
	}
}

func TestDatesAreReadAsTheyAreSeen(t *testing.T) {
	for text, want := range map[string][2]string{
		"Mar 2021 – present":              {"2021-03", ""},
		"2016 – 2018":                     {"2016", "2018"},
		"2024":                            {"2024", "2024"},
		"since 2017":                      {"2017", ""},
		"seit März 2019":                  {"2019-03", ""},
		"mayo de 2017 – actualidad":       {"2017-05", ""},
		"août 2019 – févr. 2020":          {"2019-08", "2020-02"},
		"03/2021 – 11/2022":               {"2021-03", "2022-11"},
		"2021-03 – 2022-11-30":            {"2021-03", "2022-11"},
		"01.04.2015–30.09.2016":           {"2015-04", "2016-09"},
		"December 1999 to September 2001": {"1999-12", "2001-09"},
		"in no time":                      {"", ""},
		"":                                {"", ""},
	} {
		if start, end := visibleDates(text); start != want[0] || end != want[1] {
			t.Errorf("%q is %q to %q, not %q", text, start, end, want)
		}
	}
}

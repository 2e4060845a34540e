package board

import (
	"slices"
	"strings"
	"testing"
)

func TestAnyPageOfABoardIsRecognised(t *testing.T) {
	for address, want := range map[string]string{
		"https://boards.greenhouse.io/brightwater":                               "greenhouse:brightwater",
		"https://job-boards.greenhouse.io/brightwater/jobs/7310001?gh_src=x":     "greenhouse:brightwater",
		"https://job-boards.eu.greenhouse.io/brightwater/":                       "greenhouse:brightwater",
		"https://boards.greenhouse.io/embed/job_board?for=brightwater&token=7":   "greenhouse:brightwater",
		"https://boards-api.greenhouse.io/v1/boards/brightwater/jobs":            "greenhouse:brightwater",
		"jobs.lever.co/quayline/0b7c9f52-6d4c-4d5d-9f10-3f1f60c1a001/apply":      "lever:quayline",
		"https://jobs.eu.lever.co/quayline":                                      "lever:eu/quayline",
		"https://api.lever.co/v0/postings/quayline?mode=json":                    "lever:quayline",
		"https://api.eu.lever.co/v0/postings/quayline":                           "lever:eu/quayline",
		"HTTPS://Jobs.AshbyHQ.com/crumbline/5d1c":                                "ashby:crumbline",
		"https://jobs.ashbyhq.com/Crumb%20Line":                                  "ashby:Crumb Line",
		"https://careers.smartrecruiters.com/LindenClinics/de":                   "smartrecruiters:LindenClinics",
		"https://jobs.smartrecruiters.com/LindenClinics/744000100000001-nurse":   "smartrecruiters:LindenClinics",
		"https://api.smartrecruiters.com/v1/companies/LindenClinics/postings":    "smartrecruiters:LindenClinics",
		"https://apply.workable.com/harbour-analytics/j/A1B2C3D401/":             "workable:harbour-analytics",
		"https://harbour-analytics.workable.com/jobs/17":                         "workable:harbour-analytics",
		"https://apply.workable.com/api/v1/widget/accounts/harbour?details=true": "workable:harbour",
		"https://rheintram.recruitee.com/o/tram-driver":                          "recruitee:rheintram.recruitee.com",
		"https://almwerk.jobs.personio.de/job/880001?language=de":                "personio:almwerk.jobs.personio.de",
		"almwerk.jobs.personio.com":                                              "personio:almwerk.jobs.personio.com",
		"https://nordlys.teamtailor.com/jobs/500001-wind-technician":             "teamtailor:nordlys.teamtailor.com",
		"https://nordlys.na.teamtailor.com/jobs":                                 "teamtailor:nordlys.na.teamtailor.com",
		"https://remotive.com/remote-jobs/writing":                               "remotive", "remoteok.com": "remoteok", "https://www.arbeitnow.com/": "arbeitnow",
	} {
		b, ok := Recognise(address)
		if !ok || b.ID() != want {
			t.Errorf("%s is %q, want %q", address, b.ID(), want)
			continue
		}
		if again, ok := Recognise(b.Address()); !b.Kind.Many() && (!ok || again.ID() != b.ID()) {
			t.Errorf("%s: its own page %s is %q", address, b.Address(), again.ID())
		}
		if b.Kind.System() == "" || b.Host() == "" || !strings.HasPrefix(b.First().URL, "https://"+b.Host()) {
			t.Errorf("%s: %q %q %q", address, b.Kind.System(), b.Host(), b.First().URL)
		}
	}
	for _, address := range []string{"", "https://", "https://www.example.com/careers", "https://boards.greenhouse.io/", "https://www.workable.com/", "https://apply.workable.com/j/A1B2", "https://app.teamtailor.com/login",
		"https://jobs.lever.co/", "ftp://jobs.lever.co/acme", "https://jobs.lever.co.evil.example.com/acme", "https://jobs.lever.co/..%2f..%2fx", "https://jobs.lever.co/%00", "https://evilgreenhouse.io/boards", "javascript://jobs.lever.co/acme",
		"https://boards.greenhouse.io/embed/job_board"} {
		if b, ok := Recognise(address); ok {
			t.Errorf("%q is taken for %s", address, b.ID())
		}
	}
}

func TestATokenNeverLeavesItsPlaceInTheAddress(t *testing.T) {
	for _, b := range []Board{
		{Kind: Greenhouse, Token: "../x"}, {Kind: Greenhouse, Token: "a/b"}, {Kind: Greenhouse, Token: "a?b"}, {Kind: Greenhouse, Token: ""}, {Kind: Greenhouse, Token: "a..b"}, {Kind: Lever, Token: "eu/eu/a"}, {Kind: Lever, Token: "us/a"},
		{Kind: Personio, Token: "localhost"}, {Kind: Personio, Token: "a.example.com/x"}, {Kind: Personio, Token: "a.example.com:8443"}, {Kind: Personio, Token: "user@a.example.com"}, {Kind: Teamtailor, Token: "A.example.com"},
		{Kind: Feed, Token: "http://a.example.com/"}, {Kind: Feed, Token: "file:///etc/passwd"}, {Kind: Feed, Token: "https://u:p@a.example.com/"}, {Kind: Remotive, Token: "x"}, {Kind: "indeed", Token: "x"}, {},
		{Kind: Greenhouse, Token: strings.Repeat("a", 501)},
	} {
		if b.Check() == nil {
			t.Errorf("%+v may be asked at %s", b, b.First().URL)
		}
	}
}

func TestNamesAreGuessedAsTokens(t *testing.T) {
	for name, want := range map[string][]string{
		"Acme Robotics GmbH": {"greenhouse:acmerobotics", "greenhouse:acme-robotics", "lever:acmerobotics", "smartrecruiters:AcmeRobotics", "personio:acme-robotics.jobs.personio.de", "recruitee:acmerobotics.recruitee.com", "teamtailor:acmerobotics.teamtailor.com"},
		"Müller & Söhne AG":  {"greenhouse:muellerandsoehne", "workable:mueller-and-soehne"},
		"L'Écume S.A.":       {"ashby:lecume"},
		"The Tidepool":       {"lever:tidepool"},
		"  x ":               nil, "": nil, "日本": nil, "GmbH": {"greenhouse:gmbh"},
	} {
		var got []string
		for _, b := range Guesses(name) {
			got = append(got, b.ID())
			if b.Check() != nil {
				t.Errorf("%s: %+v cannot be asked", name, b)
			}
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %v lacks %s", name, got, w)
			}
		}
		if len(want) == 0 && len(got) > 0 || len(got) > 30 {
			t.Errorf("%s: %d guesses", name, len(got))
		}
	}
}

func TestACompanysPageNamesItsBoards(t *testing.T) {
	ids := func(data, address string) (out []string) {
		for _, b := range Embedded([]byte(data), address) {
			out = append(out, b.ID())
		}
		return out
	}
	feed := Board{Kind: Feed, Token: "https://www.brightwater.example.com/careers/feed.xml"}
	if got, want := ids(string(read(t, "company.html")), "https://www.brightwater.example.com/careers"), []string{"greenhouse:brightwater", "lever:brightwater-labs", feed.ID()}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for data, want := range map[string]string{
		`<script>window.leverJobsOptions = {accountName: 'quayline', includeCss: true};</script>`:                      "lever:quayline",
		`<link href="https://assets-aws.teamtailor-cdn.com/x.css">`:                                                    "teamtailor:jobs.nordlys.example.com",
		`<iframe src="//almwerk.jobs.personio.de/?language=de"></iframe>`:                                              "personio:almwerk.jobs.personio.de",
		`<script src="https://jobs.ashbyhq.com/crumbline/embed?version=2"></script>`:                                   "ashby:crumbline",
		`<script>fetch("https:\/\/apply.workable.com\/api\/v1\/widget\/accounts\/harbour-analytics")</script>`:         "workable:harbour-analytics",
		`<script src="x.smartrecruiters.com/w.js"></script><script>widget({"company_code": "LindenClinics"})</script>`: "smartrecruiters:LindenClinics",
	} {
		if got := ids(data, "https://jobs.nordlys.example.com/"); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %v, want %s", data, got, want)
		}
	}
	page := Board{Kind: Page, Token: "https://seilbahn.example.com/jobs"}
	if got := ids(string(read(t, "page.html")), "http://Seilbahn.example.com/jobs#top"); !slices.Equal(got, []string{page.ID()}) {
		t.Errorf("%v", got)
	}
	if got := ids("<p>Nothing here.</p>", "https://www.example.com/"); len(got) > 0 {
		t.Errorf("%v", got)
	}
}

func FuzzEmbedded(f *testing.F) {
	f.Add(read(f, "company.html"), "https://www.brightwater.example.com/careers")
	f.Add(read(f, "page.html"), "https://seilbahn.example.com/jobs")
	f.Add([]byte(`{"a":"https:\/\/jobs.lever.co\/x"}`), "x")
	f.Fuzz(func(t *testing.T, data []byte, address string) {
		for _, b := range Embedded(data, address) {
			if err := b.Check(); err != nil {
				t.Errorf("%+v: %v", b, err)
			}
		}
	})
}

func FuzzRecognise(f *testing.F) {
	f.Add("https://job-boards.greenhouse.io/brightwater/jobs/7310001?gh_src=x")
	f.Add("jobs.eu.lever.co/a%2f..")
	f.Fuzz(func(t *testing.T, address string) {
		if b, ok := Recognise(address); ok && b.Check() != nil {
			t.Errorf("%q: %+v", address, b)
		}
	})
}

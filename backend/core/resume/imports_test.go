package resume

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

var update = flag.Bool("update", false, "write the golden files")

// golden compares a profile, without its reading, with a file, and each field with the text that it points at.
func golden(t *testing.T, p *profile.Profile, err error, name string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	r := p.Meta.Autojob
	for _, l := range profile.Leaves(p) {
		f, ok := r.Fields[l.Path]
		if !ok || f.Confidence != 1 {
			t.Errorf("%s: field %+v", l.Path, f)
		}
		if got := document.Cut(r.Text, f.Span); got != l.Value {
			t.Errorf("%s is %q and points at %q", l.Path, l.Value, got)
		}
	}
	bare := *p
	bare.Meta = profile.Meta{}
	got, err := json.MarshalIndent(bare, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "imports", name)
	if *update {
		if err := os.WriteFile(file, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got)+"\n" != string(want) {
		t.Errorf("%s: got\n%s", name, got)
	}
}

func importFile(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "imports", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEuropassOfBothErasIsReadWhole(t *testing.T) {
	for _, era := range []string{"europass4", "europass3"} {
		t.Run(era, func(t *testing.T) {
			data := importFile(t, era+".xml")
			if !LooksEuropass(string(data)) {
				t.Error("it is not taken for Europass")
			}
			p, err := FromEuropass(data)
			golden(t, p, err, era+".json")
			if p.Meta.Autojob.Format != FormatEuropass {
				t.Errorf("format %q", p.Meta.Autojob.Format)
			}
		})
	}
}

func TestOtherXMLIsNoEuropass(t *testing.T) {
	for _, text := range []string{"<rss><channel/></rss>", "<html><body>Europass Candidate</body></html>", "Candidate europass", "<Candidate><x/></Candidate>"} {
		if LooksEuropass(text) {
			t.Errorf("%q is taken for Europass", text)
		}
	}
	for _, data := range []string{"<Candidate", "<Candidate><CandidatePerson/></Candidate>", "<x/>", "", "<LearnerInfo>" + strings.Repeat("<a>", 500),
		"<!DOCTYPE x [<!ENTITY a \"b\">]><LearnerInfo><Identification><PersonName><FirstName>&a;</FirstName></PersonName></Identification></LearnerInfo>"} {
		_, err := FromEuropass([]byte(data))
		if p := problem.From(err); err == nil || p.Message == "" || p.Hint == "" || p.Code == problem.Internal {
			t.Errorf("%.60q: %v", data, err)
		}
	}
}

// linkedInExport is what a member gets, with a note above a table, a column that is new and some that are gone.
var linkedInExport = map[string][]byte{
	"Profile.csv": []byte("First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n" +
		"Noor,Haddad,,,,Product manager,\"I build tools.\nFor nurses.\",Health,EH1,\"Edinburgh, Scotland, United Kingdom\",,\"[COMPANY:https://haddad.example.org,PORTFOLIO:https://github.com/noor-sample]\",\n"),
	"Positions.csv": []byte("\ufeffCompany Name,Title,Description,Location,Started On,Finished On\n" +
		"Carewell Ltd,Product manager,\"Owns the ward app.\n- Cut errors by 20%\n• Ran 40 interviews\",Edinburgh,Mar 2019,\nFjordworks,Analyst,\"One line\nTwo lines\nThree\",Oslo,2016,Feb 2019\n,,,,,\n"),
	"Education.csv":               []byte("School Name,Start Date,End Date,Notes,Degree Name,Activities\nNorthvale University,2012,2016,,\"Bachelor of Science, Informatics\",Rowing\n"),
	"Skills.csv":                  []byte("Name\nFigma\nSQL\n\n"),
	"Languages.csv":               []byte("Name,Proficiency\nArabic,Native or bilingual proficiency\nEnglish,\n"),
	"Certifications.csv":          []byte("Name,Url,Authority,Started On,Finished On,License Number\nScrum Product Owner,https://example.com/c,Example Board,May 2020,,\n"),
	"Email Addresses.csv":         []byte("Email Address,Confirmed,Primary,Updated On\nold@example.com,Yes,No,\nnoor@example.com,Yes,Yes,\n"),
	"PhoneNumbers.csv":            []byte("Extension,Number,Type\n,+44 131 555 0101,Mobile\n"),
	"Projects.csv":                []byte("Title,Description,Url,Started On,Finished On\nWard app,Open source,https://example.com/p,Jan 2018,Dec 2018\n"),
	"Publications.csv":            []byte("Notes:\n\"Some words, before the table\"\nName,Published On,Description,Publisher,Url\nOn wards,2021,Short,Example Press,\n"),
	"Honors.csv":                  []byte("Title,Description,Issued On\nPrize,For tools,2020\n"),
	"Volunteering.csv":            []byte("Company Name,Role,Cause,Started On,Finished On,Description\nFood bank,Driver,Hunger,2017,2018,Drove.\n"),
	"Ad_Targeting.csv":            []byte("x\ny\n"),
	"sub/Profile Summary.csv":     []byte("Profile Summary\nnot used\n"),
	"jobs/Saved Job Alerts.csv":   []byte("broken \"quote\n"),
	"Volunteering Experiences.CS": []byte("ignored"),
}

func TestALinkedInExportIsReadByItsHeaders(t *testing.T) {
	p, err := FromLinkedIn(linkedInExport)
	golden(t, p, err, "linkedin.json")
}

func TestALinkedInExportNeedsNoParticularFile(t *testing.T) {
	for name, data := range linkedInExport {
		if !LinkedInFile(name) || name == "sub/Profile Summary.csv" || name == "Email Addresses.csv" {
			continue
		}
		p, err := FromLinkedIn(map[string][]byte{name: data})
		if err != nil || len(profile.Leaves(p)) == 0 {
			t.Errorf("%s alone: %v", name, err)
		}
	}
	_, err := FromLinkedIn(map[string][]byte{"Connections.csv": []byte("First Name\nX\n")})
	if p := problem.From(err); p.Code != problem.Invalid || p.Hint == "" {
		t.Errorf("nothing to read: %v", err)
	}
	if LinkedInExport([]string{"word/document.xml"}) || !LinkedInExport([]string{"Basic/Profile.csv"}) {
		t.Error("an export is not told from another archive")
	}
}

func TestADescriptionIsPartedIntoSummaryAndItems(t *testing.T) {
	for text, want := range map[string]string{
		"Plain text.":                       "Plain text.|",
		"Did:\n- a\n- b":                    "Did:|a;b",
		"<p>One <b>two</b></p><p>three</p>": "One two three|",
		"<ul><li>a<li>b</ul>":               "|a;b",
		"a\nb\nc":                           "|a;b;c",
		"5 < 6 &amp; 7":                     "5 < 6 & 7|",
		"":                                  "|",
	} {
		s, h := described(text)
		if got := s + "|" + strings.Join(h, ";"); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func FuzzEuropass(f *testing.F) {
	f.Add(importFile(f, "europass4.xml"))
	f.Add(importFile(f, "europass3.xml"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := FromEuropass(data)
		if err == nil && len(p.Meta.Autojob.Fields) == 0 {
			t.Error("an empty profile without a problem")
		}
	})
}

func FuzzLinkedIn(f *testing.F) {
	for name, data := range linkedInExport {
		f.Add(name, data)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		p, err := FromLinkedIn(map[string][]byte{name: data})
		if err == nil && len(p.Meta.Autojob.Fields) == 0 {
			t.Error("an empty profile without a problem")
		}
	})
}

package sample

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// ad is one sample ad, read with the standard library alone: these checks must not lean on the parsers that the
// samples are there to test.
type ad struct {
	id, title, company, location, text, url, salary string
	dates                                           []string // posted and closing day, where they are fields of their own
}

var tag = regexp.MustCompile(`<[^>]+>`)

func readAds(t *testing.T) []ad {
	t.Helper()
	var ads []ad
	for _, file := range Jobs() {
		if filepath.Ext(file.Name) == ".csv" {
			rows, err := csv.NewReader(bytes.NewReader(file.Data)).ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", file.Name, err)
			}
			if got := strings.Join(rows[0], ","); got != "id,title,company,location,description,url,salary" {
				t.Fatalf("%s has columns %s", file.Name, got)
			}
			for _, r := range rows[1:] {
				ads = append(ads, ad{id: r[0], title: r[1], company: r[2], location: r[3], text: r[4], url: r[5], salary: r[6]})
			}
			continue
		}
		for n, line := range strings.Split(strings.TrimSuffix(string(file.Data), "\n"), "\n") {
			var row struct {
				ID, Title, Company, Location, Description, URL, Salary string

				Type               string `json:"@type"`
				Identifier         struct{ Value string }
				HiringOrganization struct{ Name string }
				JobLocation        struct {
					Address struct{ AddressLocality, AddressCountry string }
				}
				DatePosted, ValidThrough string
			}
			if err := json.Unmarshal([]byte(line), &row); err != nil {
				t.Fatalf("%s line %d: %v", file.Name, n+1, err)
			}
			a := ad{id: row.ID, title: row.Title, company: row.Company, location: row.Location, text: row.Description, url: row.URL, salary: row.Salary}
			if row.Type == "JobPosting" {
				a.id, a.company = row.Identifier.Value, row.HiringOrganization.Name
				a.location = row.JobLocation.Address.AddressLocality + ", " + row.JobLocation.Address.AddressCountry
				a.text = html.UnescapeString(tag.ReplaceAllString(row.Description, " "))
				a.dates = []string{row.DatePosted, row.ValidThrough}
			}
			ads = append(ads, a)
		}
	}
	return ads
}

// faults says what is wrong with a set of ads: nothing, for the set that is shipped.
func faults(ads []ad) []string {
	var out []string
	say := func(a ad, format string, args ...any) { out = append(out, a.id+": "+fmt.Sprintf(format, args...)) }
	ids := map[string]bool{}
	owner := map[string]string{} // runs of six words -> the ad that used them first
	for _, a := range ads {
		if a.id == "" || ids[a.id] {
			say(a, "id is missing or taken")
		}
		ids[a.id] = true
		if a.title == "" || a.company == "" || a.location == "" {
			say(a, "title, company or location is missing")
		}
		if u, err := url.Parse(a.url); err != nil || u.Scheme != "https" || !strings.HasSuffix(u.Hostname(), ".example.com") {
			say(a, "address %q is not on example.com", a.url)
		}
		words := strings.Fields(strings.ToLower(a.text))
		if len(words) < 150 || len(words) > 350 {
			say(a, "%d words, want 150 to 350", len(words))
		}
		for _, day := range a.dates {
			if day < "2026-10" || day >= "2027-02" {
				say(a, "date %q is outside October 2026 to January 2027", day)
			}
		}
		shared := 0
		for i := 0; i+6 <= len(words); i++ {
			run := strings.Join(words[i:i+6], " ")
			if first, ok := owner[run]; ok && first != a.id {
				shared++
			} else {
				owner[run] = a.id
			}
		}
		if shared > 6 {
			say(a, "%d runs of six words stand in other ads too: it reads like a template", shared)
		}
		for _, mail := range regexp.MustCompile(`[\w.+-]+@[\w.-]+\w`).FindAllString(a.text, -1) {
			if !strings.HasSuffix(mail, ".example.com") {
				say(a, "mail address %s is not on example.com", mail)
			}
		}
	}
	return out
}

func TestAdsAreWholeDistinctAndFictional(t *testing.T) {
	ads := readAds(t)
	if len(ads) != 83 {
		t.Errorf("%d ads, want 83", len(ads))
	}
	for _, fault := range faults(ads) {
		t.Error(fault)
	}
}

func TestFaultsAreNoticed(t *testing.T) {
	good := readAds(t)[0]
	for name, spoil := range map[string]func(*ad){
		"short":         func(a *ad) { a.text = "We hire." },
		"no company":    func(a *ad) { a.company = "" },
		"real address":  func(a *ad) { a.url = "https://example.org/job" },
		"real mailbox":  func(a *ad) { a.text += " jobs@company.test" },
		"date too late": func(a *ad) { a.dates = []string{"2027-03-01"} },
	} {
		bad := good
		spoil(&bad)
		if len(faults([]ad{bad})) == 0 {
			t.Errorf("an ad with the fault %q passes", name)
		}
	}
	copied := good
	copied.id = "copy"
	if len(faults([]ad{good, copied})) == 0 {
		t.Error("a copied ad passes")
	}
	if len(faults([]ad{good, good})) == 0 {
		t.Error("a repeated id passes")
	}
}

func TestEveryAdHasATradeAndALevel(t *testing.T) {
	var truth struct {
		Levels []string
		Ads    map[string]struct{ Trade, Level string }
		CVs    map[string]struct {
			Rank1, Next []string
			BestAds     []string `json:"best_ads"`
		}
	}
	readTruth(t, "sample_trades.json", &truth)
	ads, trades := readAds(t), map[string]int{}
	for _, a := range ads {
		label, ok := truth.Ads[a.id]
		if !ok || label.Trade == "" || !slices.Contains(truth.Levels, label.Level) {
			t.Errorf("%s has trade %q, level %q", a.id, label.Trade, label.Level)
		}
		trades[label.Trade]++
	}
	if len(truth.Ads) != len(ads) {
		t.Errorf("%d ads are labelled, %d exist", len(truth.Ads), len(ads))
	}
	if len(trades) < 26 {
		t.Errorf("%d trades, want at least 26", len(trades))
	}
	for _, cv := range CVs() {
		label := truth.CVs[cv.Name]
		if len(label.Rank1) == 0 || len(label.Next) == 0 || len(label.BestAds) == 0 {
			t.Errorf("%s has no trades", cv.Name)
		}
		for _, trade := range slices.Concat(label.Rank1, label.Next) {
			if trades[trade] == 0 {
				t.Errorf("%s: no ad has the trade %q", cv.Name, trade)
			}
		}
		for _, id := range label.BestAds {
			if !slices.Contains(label.Rank1, truth.Ads[id].Trade) {
				t.Errorf("%s: best ad %s is not of a trade for rank 1", cv.Name, id)
			}
		}
	}
	var shared struct {
		CVs map[string]struct{ Accept []string }
	}
	readTruth(t, "shared_trades.json", &shared)
	if len(shared.CVs) != 77 {
		t.Errorf("%d shared CVs are labelled, want 77", len(shared.CVs))
	}
	for id, cv := range shared.CVs {
		for _, trade := range cv.Accept {
			if trades[trade] == 0 {
				t.Errorf("%s: no ad has the trade %q", id, trade)
			}
		}
	}
}

func TestRequirementQuotesStandInTheirAds(t *testing.T) {
	var truth struct{ Ads map[string]any }
	readTruth(t, "sample_requirements.json", &truth)
	if len(truth.Ads) != 20 {
		t.Errorf("%d ads have requirements, want 20", len(truth.Ads))
	}
	whole := map[string]string{}
	for _, a := range readAds(t) {
		whole[a.id] = squeeze(a.title + " " + a.location + " " + a.salary + " " + a.text)
	}
	count := 0
	var walk func(id string, v any)
	walk = func(id string, v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(id, e)
			}
		case map[string]any:
			if quote, ok := v["quote"].(string); ok {
				count++
				if quote == "" || !strings.Contains(whole[id], squeeze(quote)) {
					t.Errorf("%s does not say %q", id, quote)
				}
			}
			for _, e := range v {
				walk(id, e)
			}
		}
	}
	for id, v := range truth.Ads {
		walk(id, v)
	}
	if count < 200 {
		t.Errorf("only %d quotes were checked", count)
	}
}

func TestCVsAreWhatTheirNamesSay(t *testing.T) {
	var truth struct {
		CVs map[string]struct{ Name, Email, Phone string }
	}
	readTruth(t, "sample_cvs.json", &truth)
	cvs := CVs()
	if len(cvs) != 4 || len(truth.CVs) != 4 {
		t.Fatalf("%d CVs and %d with truth, want 4", len(cvs), len(truth.CVs))
	}
	for _, cv := range cvs {
		want, ok := truth.CVs[cv.Name]
		if !ok || !strings.HasSuffix(want.Email, "@example.com") {
			t.Errorf("%s: truth is missing or has a real address", cv.Name)
		}
		switch filepath.Ext(cv.Name) {
		case ".pdf":
			if !bytes.HasPrefix(cv.Data, []byte("%PDF-")) {
				t.Errorf("%s is no PDF", cv.Name)
			}
			if i := bytes.Index(cv.Data, []byte("Headless")); i >= 0 {
				t.Errorf("%s names the program and machine that made it", cv.Name)
			}
		case ".docx":
			document := entry(t, cv, "word/document.xml")
			for _, field := range []string{want.Name, want.Email, want.Phone} {
				if !strings.Contains(document, field) {
					t.Errorf("%s does not hold %q", cv.Name, field)
				}
			}
			if about := entry(t, cv, "docProps/app.xml"); strings.Contains(about, "LibreOffice") {
				t.Errorf("%s names the program and machine that made it", cv.Name)
			}
		case ".json":
			var resume struct {
				Basics struct{ Name, Email, Phone string }
			}
			if err := json.Unmarshal(cv.Data, &resume); err != nil || resume.Basics != want {
				t.Errorf("%s: %v, basics %v, want %v", cv.Name, err, resume.Basics, want)
			}
		default:
			t.Errorf("%s is of an unknown format", cv.Name)
		}
	}
}

func TestCallersOwnTheirCopy(t *testing.T) {
	first := CVs()[0]
	first.Data[0] ^= 0xff
	if bytes.Equal(first.Data, CVs()[0].Data) {
		t.Error("a change to the bytes of one caller reached the next")
	}
}

func entry(t *testing.T, file File, name string) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file.Data), int64(len(file.Data)))
	if err != nil {
		t.Fatalf("%s: %v", file.Name, err)
	}
	r, err := archive.Open(name)
	if err != nil {
		t.Fatalf("%s: %v", file.Name, err)
	}
	defer r.Close()
	var text bytes.Buffer
	if _, err := text.ReadFrom(r); err != nil {
		t.Fatalf("%s, %s: %v", file.Name, name, err)
	}
	return text.String()
}

func readTruth(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "testdata", "truth", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

package board

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

var update = flag.Bool("update", false, "write the golden files")

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// recorded are answers in each board's own shape; the companies are made up.
var recorded = []struct {
	file  string
	board Board
}{
	{"greenhouse.json", Board{Kind: Greenhouse, Token: "brightwater"}},
	{"lever.json", Board{Kind: Lever, Token: "quayline", Name: "Quayline"}},
	{"ashby.json", Board{Kind: Ashby, Token: "crumbline", Name: "Crumbline"}},
	{"smartrecruiters.json", Board{Kind: SmartRecruiters, Token: "LindenClinics"}},
	{"smartrecruiters-744000100000001.json", Board{Kind: SmartRecruiters, Token: "LindenClinics"}},
	{"workable.json", Board{Kind: Workable, Token: "harbour-analytics"}},
	{"recruitee.json", Board{Kind: Recruitee, Token: "rheintram.recruitee.com"}},
	{"personio.xml", Board{Kind: Personio, Token: "almwerk.jobs.personio.de", Name: "Almwerk"}},
	{"teamtailor.json", Board{Kind: Teamtailor, Token: "nordlys.teamtailor.com"}},
	{"remotive.json", Board{Kind: Remotive}},
	{"remoteok.json", Board{Kind: RemoteOK}},
	{"arbeitnow.json", Board{Kind: Arbeitnow}},
	{"feed.rss", Board{Kind: Feed, Token: "https://museum.example.org/jobs/feed.xml", Name: "Museum Hafen"}},
	{"feed.atom", Board{Kind: Feed, Token: "https://choir.example.org/feed", Name: "Weser Choir"}},
	{"page.html", Board{Kind: Page, Token: "https://seilbahn.example.com/jobs"}},
}

func stepFor(b Board, file string) Step {
	s := b.First()
	s.Detail = strings.Contains(file, "-")
	return s
}

func TestEachBoardsShapeIsRead(t *testing.T) {
	var out strings.Builder
	for _, c := range recorded {
		p, err := Parse(c.board, stepFor(c.board, c.file), read(t, c.file))
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		data, err := json.MarshalIndent(p, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s\n%s\n\n", c.file, data)
	}
	golden := filepath.Join("testdata", "read.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("another reading; look at it with -update:\n%s", out.String())
	}
}

func TestAnAnswerOfAnotherShapeIsSaidAndNeverAnEmptyBoard(t *testing.T) {
	for _, c := range recorded {
		for name, data := range map[string]string{
			"a web page": "<!doctype html><html><body><p>We are back soon.</p></body></html>", "nothing": "", "a number": "42", "an error": `{"error": "no such board"}`,
			"half": string(read(t, c.file)[:len(read(t, c.file))/2]), "another XML": "<?xml version=\"1.0\"?><note><id>1</id></note>",
		} {
			p, err := Parse(c.board, stepFor(c.board, c.file), []byte(data))
			if err == nil && name == "half" && len(p.Reading.Postings) > 0 && c.board.Kind == Page {
				continue // half a page still tells of its ads
			}
			if err == nil || problem.From(err).Code == problem.Internal || problem.From(err).Hint == "" {
				t.Errorf("%s, %s: %v %+v", c.file, name, err, p)
			}
			if err != nil && strings.Contains(err.Error(), "back soon") {
				t.Errorf("%s, %s: the error quotes the answer: %v", c.file, name, err)
			}
		}
	}
}

func TestABoardWithoutAdsIsNoError(t *testing.T) {
	for kind, data := range map[Kind]string{Greenhouse: `{"jobs":[],"meta":{"total":0}}`, Lever: `[]`, Ashby: `{"jobs":[],"apiVersion":"1"}`, SmartRecruiters: `{"totalFound":0,"content":[]}`,
		Workable: `{"name":"Harbour","jobs":[]}`, RemoteOK: `[{"legal":"x"}]`, Arbeitnow: `{"data":[],"links":{"next":null}}`} {
		b := Board{Kind: kind, Token: "acme"}
		if kind.Many() {
			b.Token = ""
		}
		if p, err := Parse(b, b.First(), []byte(data)); err != nil || len(p.Listed) > 0 || p.Next != "" {
			t.Errorf("%s: %v %+v", kind, err, p)
		}
	}
}

// Boards change the types of fields; the ads around one are kept.
func TestFieldsOfAnotherTypeAreAbsentAndNoEnd(t *testing.T) {
	data := `{"jobs":[{"id":{"a":1},"title":"No id"},{"id":"x1","title":"Fitter","location":"Leeds","content":[1,2],"absolute_url":"javascript:alert(1)","first_published":7},5,null,[]],"meta":3}`
	p, err := Parse(Board{Kind: Greenhouse, Token: "acme"}, Step{URL: "https://boards-api.greenhouse.io/v1/boards/acme/jobs"}, []byte(data))
	if err != nil || len(p.Reading.Postings) != 1 || p.Reading.Postings[0].Title != "Fitter" || p.Reading.Postings[0].URL != "" {
		t.Errorf("%v %+v", err, p)
	}
}

func TestPagesFollowEachOtherToTheEnd(t *testing.T) {
	list := func(n int, item string) string {
		return "[" + strings.TrimSuffix(strings.Repeat(item+",", n), ",") + "]"
	}
	lever, smart, many := Board{Kind: Lever, Token: "a"}, Board{Kind: SmartRecruiters, Token: "A"}, Board{Kind: Arbeitnow}
	feed := Board{Kind: Teamtailor, Token: "a.teamtailor.com"}
	for _, c := range []struct {
		board          Board
		at, data, next string
	}{
		{lever, lever.First().URL, list(100, `{"id":"1","text":"Fitter"}`), "https://api.lever.co/v0/postings/a?limit=100&mode=json&skip=100"},
		{lever, "https://api.lever.co/v0/postings/a?limit=100&mode=json&skip=100", list(99, `{"id":"1","text":"Fitter"}`), ""},
		{lever, lever.Probe().URL, list(1, `{"id":"1","text":"Fitter"}`), ""},
		{smart, smart.First().URL, `{"totalFound":101,"content":[{"id":"1","name":"x"}]}`, "https://api.smartrecruiters.com/v1/companies/A/postings?limit=100&offset=100"},
		{smart, "https://api.smartrecruiters.com/v1/companies/A/postings?limit=100&offset=100", `{"totalFound":101,"content":[{"id":"1","name":"x"}]}`, ""},
		{smart, smart.First().URL, `{"totalFound":101,"content":[]}`, ""}, // a board that promises more than it has
		{many, many.First().URL, `{"data":[{"slug":"a","title":"x"}],"links":{"next":"https://elsewhere.example.com/"}}`, "https://www.arbeitnow.com/api/job-board-api?page=2"},
		{many, "https://www.arbeitnow.com/api/job-board-api?page=1000", `{"data":[{"slug":"a","title":"x"}],"links":{"next":"y"}}`, ""},
		{feed, feed.First().URL, `{"items":[{"id":"1","title":"x"}],"next_url":"https://a.teamtailor.com/jobs.json?page=2"}`, "https://a.teamtailor.com/jobs.json?page=2"},
		{feed, feed.First().URL, `{"items":[{"id":"1","title":"x"}],"next_url":"https://elsewhere.example.com/jobs.json"}`, ""},
		{feed, feed.First().URL, `{"items":[{"id":"1","title":"x"}],"next_url":"https://a.teamtailor.com/jobs.json"}`, ""},
	} {
		if p, err := Parse(c.board, Step{URL: c.at}, []byte(c.data)); err != nil || p.Next != c.next {
			t.Errorf("%s: next is %q, %v, want %q", c.at, p.Next, err, c.next)
		}
	}
}

func TestAnXMLBombEndsInPlainWords(t *testing.T) {
	b := Board{Kind: Personio, Token: "a.jobs.personio.de"}
	for name, data := range map[string]string{
		"entities": `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><workzag-jobs><position><id>1</id><name>&b;&b;</name></position></workzag-jobs>`,
		"depth":    strings.Repeat("<position>", 100_000), "elements": "<workzag-jobs>" + strings.Repeat("<a></a>", 310_000) + "</workzag-jobs>",
	} {
		p, err := Parse(b, b.First(), []byte(data))
		if name != "entities" && err == nil || len(p.Reading.Postings) > 0 && len(p.Reading.Postings[0].Title) > 100 {
			t.Errorf("%s: %v %d", name, err, len(p.Reading.Postings))
		}
	}
}

func FuzzParse(f *testing.F) {
	for i, c := range recorded {
		f.Add(i, read(f, c.file))
	}
	f.Add(7, []byte("<workzag-jobs><position><id>1</id><name>x</name><office>y"))
	f.Fuzz(func(t *testing.T, which int, data []byte) {
		c := recorded[uint(which)%uint(len(recorded))]
		p, err := Parse(c.board, stepFor(c.board, c.file), data)
		if err != nil {
			if e := problem.From(err); e.Code == problem.Internal || e.Hint == "" {
				t.Errorf("an error without plain words: %v", err)
			}
			return
		}
		for _, a := range p.Reading.Postings {
			if !strings.HasPrefix(a.ID, c.board.ID()+":") || a.URL != "" && web(a.URL) == "" {
				t.Errorf("an ad of another board, or a link that is none: %q %q", a.ID, a.URL)
			}
		}
		for _, d := range p.Details {
			if !strings.HasPrefix(d.URL, "https://api.smartrecruiters.com/v1/companies/LindenClinics/postings/") {
				t.Errorf("the text is looked for at %q", d.URL)
			}
		}
	})
}

func TestABoardWithMoreThanIsReadSaysSo(t *testing.T) {
	page := func(n int) []byte {
		var ads []string
		for i := range n {
			ads = append(ads, fmt.Sprintf(`{"id":"%d","name":"Nurse"}`, i))
		}
		return []byte(`{"offset":0,"limit":100,"totalFound":` + fmt.Sprint(n) + `,"content":[` + strings.Join(ads, ",") + `]}`)
	}
	b := Board{Kind: SmartRecruiters, Token: "LindenClinics"}
	for _, n := range []int{maxAds, maxAds + 1} {
		part, err := Parse(b, b.First(), page(n))
		if err != nil || part.Cut != (n > maxAds) || len(part.Listed) != maxAds {
			t.Errorf("%v: cut %v with %d of %d listed", err, part.Cut, len(part.Listed), n)
		}
	}
	last := Step{URL: strings.Replace(b.First().URL, "offset=0", "offset=100000", 1)}
	if part, err := Parse(b, last, []byte(`{"offset":100000,"limit":100,"totalFound":999999,"content":[{"id":"1","name":"Nurse"}]}`)); err != nil || !part.Cut || part.Next != "" {
		t.Errorf("%v: cut %v, next %q", err, part.Cut, part.Next)
	}
}

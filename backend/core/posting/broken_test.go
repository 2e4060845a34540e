package posting

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"autojob/backend/core/problem"
)

const longText = "You repair pumps and valves in our workshop, read drawings and help two apprentices. Shifts are by agreement."

func item(n int) string {
	return fmt.Sprintf(`{"id": "j%d", "title": "Fitter %d", "company": "Pumpwerk Sample", "location": "Leeds, UK", "description": "%s Number %d."}`, n, n, longText, n)
}

func list(n int, broken map[int]string) string {
	var parts []string
	for i := 1; i <= n; i++ {
		if b, ok := broken[i]; ok {
			parts = append(parts, b)
		} else {
			parts = append(parts, item(i))
		}
	}
	return strings.Join(parts, ",\n")
}

func wide16(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// ids are the kept ads; where is the beginning of each problem's place.
var brokenFiles = []struct {
	name, file, data string
	ids              string
	where            []string
}{
	{"an item without a closing quote", "a.json", "[" + list(5, map[int]string{3: `{"id": "j3", "title": "Fitter, "company": "X"}`}) + "]", "j1 j2 j4 j5", []string{"item 3"}},
	{"an item without its closing brace", "a.json", "[" + list(5, map[int]string{2: `{"id": "j2", "title": "Fitter", "skills": ["a", "b"]`}) + "]", "j1 j3 j4 j5", []string{"item 2"}},
	{"two broken items in a row", "a.json", "[" + list(6, map[int]string{2: `{"id": "j2", "title": Fitter}`, 3: `{"id": "j3" "title": "Fitter"}`}) + "]", "j1 j4 j5 j6", []string{"item 2", "item 3"}},
	{"a first item that is broken", "a.json", "[" + list(3, map[int]string{1: `{"title": "Fitter, "id": "j1"}`}) + "]", "j2 j3", []string{"item 1"}},
	{"a list inside a broken feed", "a.json", `{"meta": {"total": 4}, "jobs": [` + list(4, map[int]string{2: `{"id": "j2", "title": "Fitter, }`}) + "]}", "j1 j3 j4", []string{"jobs, item 2"}},
	{"a file cut off in an item", "a.json", "[" + list(3, nil) + `, {"id": "j4", "title": "Fit`, "j1 j2 j3", []string{"item 4", "item 5"}},
	{"a file cut off after an item", "a.json", "[" + list(3, nil), "j1 j2 j3", []string{"item 4"}},
	{"a list with a comma too many", "a.json", "[" + list(3, nil) + ",]", "j1 j2 j3", nil},
	{"line breaks inside strings", "a.json", "[" + list(3, map[int]string{2: "{\"id\": \"j2\", \"title\": \"Fitter 2\", \"description\": \"You repair\npumps.\n\tAnd valves.\"}"}) + "]", "j1 j2 j3", nil},
	{"lines of which three are broken", "a.jsonl", strings.Join([]string{item(1), item(2), `{"id": "j3", "title"`, item(4), `not json`, item(6), item(7), `{"id": "j8", "title": "Fitter}`, item(9), item(10)}, "\n"), "j1 j2 j4 j6 j7 j9 j10", []string{"line 3", "line 5", "line 8"}},
	{"a row without a title", "a.json", "[" + list(3, map[int]string{2: `{"id": "j2", "company": "X", "description": "Something to do."}`}) + "]", "j1 j3", []string{"item 2"}},
	{"a row with nothing", "a.json", "[" + list(3, map[int]string{2: `{"id": "j2"}`}) + "]", "j1 j3", []string{"item 2"}},
	{"a number among the ads", "a.json", "[" + list(3, map[int]string{2: `17`}) + "]", "j1 j3", []string{"item 2"}},
	{"a feed inside a feed", "a.json", `{"data": {"page": {"results": [` + list(2, nil) + `]}}}`, "j1 j2", nil},
	{"departments with their jobs", "a.json", `{"departments": [{"name": "A", "id": 1, "jobs": [` + item(1) + `]}, {"name": "B", "id": 2, "jobs": [` + item(2) + `]}]}`, "j1 j2", nil},
	{"objects one after another", "a.json", item(1) + "\n\n" + strings.ReplaceAll(item(2), ", ", ",\n ") + "\n" + item(3), "j1 j2 j3", nil},
	{"an unclosed quote in a table", "a.csv", "id,title,company,location,description\nj1,Fitter,A,Leeds,\"You, too.\"\nj2,\"Fitter,A,Leeds,Repairs\nj3,Welder,A,Leeds,\"Welds, and more\"\nj4,\"Turner\",A,Leeds,Turns\n", "j1 j3 j4", []string{"row 3"}},
	{"an unclosed quote and no other", "a.csv", "id,title,company,location,description\nj1,Fitter,A,Leeds,Repairs\nj2,\"Fitter,A,Leeds,Repairs\nj3,Welder,A,Leeds,Welds\nj4,Turner,A,Leeds,Turns\n", "j1 j3 j4", []string{"row 3"}},
	{"quotes inside cells", "a.csv", "id;title;company;description\nj1;Fitter;A;\"The \"best\" job\nin town\"\nj2;Welder;A;\"Says \"\"hello\"\"\"\n", "j1 j2", nil},
	{"a row with too many cells", "a.csv", "id,title,company\nj1,Fitter,A\nj2,Welder,A,B,C\nj3,Turner,A\n", "j1 j2 j3", []string{"row 3"}},
	{"a table of another bureau", "a.csv", "Kennung;Stellentitel;Firma;Ort;Beschreibung\n1;Fitter;A;Köln;Repariert\n", "", nil},
	{"Latin-1", "a.csv", "id,title,company,location,description\nj1,M\xfcller,Bauhaus K\xf6ln,K\xf6ln,Sch\xf6n \x96 gut\n", "j1", nil},
	{"UTF-16", "a.csv", string(wide16("id,title,company,description\nj1,Müller,Köln,Schön\n")), "j1", nil},
	{"UTF-16 without a mark", "a.json", string(wide16("[" + list(2, nil) + "]")[2:]), "j1 j2", nil},
	{"linked data with line breaks", "a.html", "<!doctype html><html><head><script type=\"application/ld+json\">\n//<![CDATA[\n{\"@context\": \"https://schema.org\", \"@graph\": [{\"@type\": \"WebSite\", \"name\": \"X\"}, {\"@type\": \"JobPosting\", \"identifier\": {\"@type\": \"PropertyValue\", \"name\": \"A\", \"value\": \"j1\"}, \"title\": \"Fitter\", \"description\": \"Line one\nline two\"}]}\n//]]></script></head><body><h1>Fitter</h1></body></html>", "j1", nil},
	{"one broken block of linked data", "a.html", "<html><script type='application/ld+json'>" + strings.Replace(item(1), `{`, `{"@type": "JobPosting", `, 1) + "</script><script type='application/ld+json'>{\"@type\": \"JobPosting\", \"title\": \"Fit</script></html>", "j1", []string{"JSON-LD block 2"}},
	{"the same ad twice", "a.json", "[" + item(1) + "," + item(2) + "," + item(1) + "]", "j1 j2", nil},
	{"brackets nested deep", "a.json", "[" + item(1) + "," + strings.Repeat("[", 200_000) + "]", "j1", []string{"item 2", "item 3"}},
	{"objects nested deep", "a.json", strings.Repeat(`{"a":`, 9000) + "1" + strings.Repeat("}", 9000), "", []string{""}},
}

func TestOfABrokenFileTheGoodRowsAreKept(t *testing.T) {
	for _, c := range brokenFiles {
		r, err := Parse([]byte(c.data), c.file)
		if c.ids != "" && err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if c.name == "a table of another bureau" {
			if len(r.Postings) != 1 || r.Postings[0].Location != "Köln" {
				t.Errorf("%s: %+v", c.name, r)
			}
			continue
		}
		var ids []string
		for _, p := range r.Postings {
			ids = append(ids, p.ID)
		}
		if got := strings.Join(ids, " "); got != c.ids {
			t.Errorf("%s: kept %q, want %q (%v)", c.name, got, c.ids, r.Problems)
		}
		for i, p := range r.Problems {
			if i >= len(c.where) || !strings.HasPrefix(p.Where, c.where[i]) || p.Message == "" || p.Hint == "" {
				t.Errorf("%s: problem %d is %+v, want one at %q", c.name, i, p, c.where)
			}
		}
		if len(r.Problems) < min(1, len(c.where)) {
			t.Errorf("%s: nothing is said of %q", c.name, c.where)
		}
	}
}

func TestWhatEncodingsSayIsReadRight(t *testing.T) {
	for _, data := range [][]byte{[]byte("id,title,description\nj1,M\xfcller,Sch\xf6n \x96 gut\n"), wide16("id,title,description\nj1,Müller,Schön – gut\n"), []byte("\xef\xbb\xbfid,title,description\nj1,Müller,Schön – gut\n")} {
		r, err := Parse(data, "a.csv")
		if err != nil || len(r.Postings) != 1 || r.Postings[0].Title != "Müller" || r.Postings[0].Description != "Schön – gut" {
			t.Errorf("%q: %+v %v", data, r, err)
		}
	}
}

func TestAdsWithOneIdAreBothKeptUnderLastingIds(t *testing.T) {
	one := `{"id": "7", "title": "Fitter", "description": "Pumps."}`
	two := `{"id": "7", "title": "Welder", "description": "Seams."}`
	id := map[string]string{}
	for _, text := range []string{"[" + one + "," + two + "]", "[" + one + "," + two + "," + two + "]"} {
		r, err := Parse([]byte(text), "a.json")
		if err != nil || len(r.Postings) != 2 {
			t.Fatalf("%+v %v", r, err)
		}
		for _, p := range r.Postings {
			if id[p.Title] != "" && id[p.Title] != p.ID {
				t.Errorf("%s was %s and is %s", p.Title, id[p.Title], p.ID)
			}
			id[p.Title] = p.ID
		}
	}
	if id["Fitter"] == id["Welder"] {
		t.Error("both have one id")
	}
}

func TestWhatIsNotReadIsAnErrorWithAHint(t *testing.T) {
	for name, data := range map[string]string{
		"empty":        "  \n",
		"feed.xml":     "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><title>Fitter</title></item></channel></rss>",
		"personio.xml": "<workzag><position><id>1</id></position></workzag>",
		"ad.pdf":       "%PDF-1.7 ...",
		"ads.xlsx":     "PK\x03\x04aaaaaaaa",
		"x.bin":        "abc\x00\x01\x02def",
		"x.json":       "{\"a\": 1}",
		"words.csv":    "alpha,beta\n1,2\n",
		"list.html":    "<html><body><a href=/1>Fitter</a><a href=/2>Welder</a><p>Our jobs</p></body></html>",
		"short.txt":    "Fitter wanted",
	} {
		r, err := Parse([]byte(data), name)
		p := problem.From(err)
		if err == nil || p.Code == problem.Internal || p.Message == "" || p.Hint == "" || len(r.Postings) > 0 {
			t.Errorf("%s: %+v, %v", name, r.Postings, err)
		}
	}
	if _, err := Parse(bytes.Repeat([]byte("word "), 1<<20), "long.txt"); !problem.Is(err, problem.TooLarge) {
		t.Errorf("five megabytes of prose: %v", err)
	}
}

func TestMarkupThatWasEscapedIsReadAsMarkup(t *testing.T) {
	for in, want := range map[string]string{
		"&lt;p&gt;Build &amp;amp; mend&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Pumps&lt;/li&gt;&lt;/ul&gt;": "Build & mend\n\n- Pumps",
		"<p>One\ntwo</p><p>Three</p>":                        "One two\n\nThree",
		"R&D for < 3 people & more":                          "R&D for < 3 people & more",
		"<form><p>Kept</p>":                                  "Kept",
		"<nav>Menu<p>Kept though the menu never ends</p>":    "Menu\nKept though the menu never ends",
		"<nav>Menu</nav><p>Kept</p><script>var x=1</script>": "Kept",
		"Line one\n- point <b>two</b>\n- three\nend":         "Line one\n- point two\n- three\nend",
		"a<br>b<br/>c":                                       "a\nb\nc",
	} {
		if got := HTMLText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

package posting

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// worst are texts of one megabyte or more that lead a careless parser to read the same bytes again and again.
func worst(size int) map[string]string {
	fill := func(unit string) string { return strings.Repeat(unit, size/len(unit)) }
	return map[string]string{
		"ads.json":    "[" + strings.TrimSuffix(fill(item(1)+","), ",") + "]",
		"open.json":   "[" + fill(`{"a":`),
		"quotes.json": "[" + fill(`{"title": "x, `),
		"lists.json":  "{" + fill(`"jobs": [{"title": `),
		"deep.json":   fill("["),
		"half.json":   "[" + fill(`{"title":"a","id":1},{"title":"b`+"\n"+`","id":2},{"title":"c,"id":3},`) + "]",
		"one.json":    `{"title": "Fitter", "description": "` + fill("word ") + `"}`,
		"quotes.csv":  "id,title,company\n" + fill("1,\"Fitter,A\n"),
		"tick.csv":    "id,title,company\n" + fill("\"\n"),
		"page.html":   "<html><body><h1>Fitter</h1>" + fill("<p>"+longText+"</p>"),
		"tags.html":   "<html>" + fill("<nav><div><p "),
		"ld.html":     "<html>" + fill("<script type='application/ld+json'>{\"@type\":\"JobPosting\", \"title</script>"),
		"text.txt":    fill(longText + "\n"),
		"line.txt":    fill("a b "),
		"pay.txt":     fill("£1 - 2 "),
	}
}

func TestTimeAndOutputStayLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	quarter := worst(1 << 18)
	for name, text := range worst(1 << 20) {
		start := time.Now()
		if _, err := Parse([]byte(quarter[name]), name); err != nil {
			t.Logf("%s: %v", name, err)
		}
		small := time.Since(start)
		start = time.Now()
		r, err := Parse([]byte(text), name)
		// Four times the text; three times over for a machine that does other things, and nothing said of what is quick anyway.
		if took := time.Since(start); took > 12*small && took > time.Second {
			t.Errorf("%s: a quarter of a megabyte took %v, a megabyte %v", name, small, took)
		}
		size := 0
		for _, p := range r.Postings {
			size += len(p.Title) + len(p.Description) + len(p.Location) + len(p.SalaryText)
		}
		if size > 3*len(text) || len(r.Problems) > maxProblems+1 {
			t.Errorf("%s: %d bytes and %d problems out of %d bytes, %v", name, size, len(r.Problems), len(text), err)
		}
	}
}

func TestTenMegabytesOfAdsAreReadInLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	build := map[string]func(n int) string{
		"JSON": func(n int) string {
			var b strings.Builder
			b.WriteString("[")
			for i := range n {
				if i > 0 {
					b.WriteString(",")
				}
				fmt.Fprintf(&b, `{"id": "%d", "title": "Fitter", "description": "%s"}`, i, strings.Repeat(longText+" ", 20))
			}
			return b.String() + "]"
		},
		"HTML": func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "<script type=\"application/ld+json\">{\"@type\": \"JobPosting\", \"identifier\": \"%d\", \"title\": \"Fitter\", \"description\": \"%s\"}</script>\n", i, strings.Repeat("<p>"+longText+"</p>", 20))
			}
			return "<!doctype html><html>" + b.String() + "</html>"
		},
	}
	for name, make := range build {
		took := [2]time.Duration{}
		for i, n := range []int{1000, 4250} {
			text := []byte(make(n))
			start := time.Now()
			r, err := Parse(text, "")
			took[i] = time.Since(start)
			if err != nil || len(r.Postings) != n {
				t.Fatalf("%s: %d of %d ads, %v", name, len(r.Postings), n, err)
			}
			t.Logf("%s: %d MB, %d ads in %v", name, len(text)>>20, n, took[i])
		}
		if took[1] > 12*took[0] { // 4.25 times the text
			t.Errorf("%s: time grows faster than the file: %v", name, took)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range brokenFiles {
		if len(c.data) < 10_000 {
			f.Add([]byte(c.data), c.file)
		}
	}
	for _, text := range shapes {
		f.Add([]byte(text), "feed.json")
	}
	f.Add([]byte("a."+strings.Repeat("\xa5", 1200)), "x.txt")
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		r, err := Parse(data, name)
		wellFormed(t, r, err, len(data))
	})
}

func FuzzParsePasted(f *testing.F) {
	for _, c := range pastes {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := ParsePasted(text, "https://x.example.com")
		wellFormed(t, r, err, len(text))
	})
}

func wellFormed(t *testing.T, r Reading, err error, n int) {
	t.Helper()
	if err == nil && len(r.Postings) == 0 {
		t.Fatal("no ads and no error")
	}
	seen, size := map[string]bool{}, 0
	for _, p := range r.Postings {
		if p.ID == "" || seen[p.ID] || p.Title == "" {
			t.Fatalf("ad without its own id or a title: %+v", p)
		}
		seen[p.ID] = true
		size += len(p.Title) + len(p.Company) + len(p.Description) + len(p.Location) + len(p.SalaryText)
		if !utf8.ValidString(p.Title + p.Description) {
			t.Fatalf("broken characters in %q", p.Title)
		}
	}
	if size > 16*n+1024 {
		t.Fatalf("%d bytes out of %d", size, n)
	}
}

func FuzzHTMLText(f *testing.F) {
	f.Add("<p>One</p><ul><li>Two &amp;lt; &lt;b&gt;</ul><nav>x")
	f.Fuzz(func(t *testing.T, s string) {
		if out := HTMLText(s); len(out) > 3*len(s)+16 || strings.Contains(out, "\n\n\n") {
			t.Fatalf("%q: %d bytes out of %d", s, len(out), len(s))
		}
	})
}

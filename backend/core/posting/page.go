package posting

import (
	"encoding/json"
	"strconv"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page reads the JSON-LD or the microdata of an HTML page; a page without any is read as the text of one ad.
func (b *builder) page(text, url string) {
	z := xhtml.NewTokenizer(strings.NewReader(text))
	n := 0
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			if len(b.out.Postings) == 0 {
				for _, item := range microdata(text) {
					b.add(fromObject(item), "")
				}
			}
			if len(b.out.Postings) == 0 && len(b.out.Problems) == 0 {
				b.plainPage(text, url)
			}
			if url != "" && len(b.out.Postings) == 1 && b.out.Postings[0].URL == "" {
				b.out.Postings[0].URL = url
			}
			return
		case xhtml.StartTagToken:
			t := z.Token()
			if t.DataAtom != atom.Script || !isLinkedData(t) {
				continue
			}
			if z.Next() != xhtml.TextToken {
				continue
			}
			n++
			b.linkedData(string(z.Raw()), n)
		}
	}
}

// plainPage reads a page without linked data as the text of one ad. A page of short lines only is a list of links to ads.
func (b *builder) plainPage(text, url string) {
	title, body := heading(text), ""
	if part := mainPart(text); part != "" {
		body = withoutChatter(HTMLText(part))
	} else {
		body = withoutChatter(HTMLText(text))
	}
	prose := 0
	for line := range strings.SplitSeq(body, "\n") {
		if n := len(strings.Fields(line)); n >= 12 {
			prose += n
		}
	}
	if prose < 40 {
		b.problem("", "The page holds no job ad that could be recognised; it may be a list of links to ads.", "Open one of the ads, copy its text and paste it instead.")
		return
	}
	p := header(strings.Split(body, "\n"))
	if title != "" {
		p.Title = title
	}
	p.URL, p.Description = url, body
	b.add(p, "")
}

func isLinkedData(t xhtml.Token) bool {
	for _, a := range t.Attr {
		if a.Key == "type" && strings.Contains(strings.ToLower(a.Val), "ld+json") {
			return true
		}
	}
	return false
}

// linkedData takes the job ads out of one JSON-LD block and leaves everything else that pages describe.
func (b *builder) linkedData(text string, n int) {
	where := "JSON-LD block " + strconv.Itoa(n)
	text = strings.TrimSpace(text)
	for _, wrap := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}} {
		text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, wrap[0]), wrap[1]))
	}
	text = strings.TrimRight(text, "; \n")
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		// Line breaks inside strings are the usual fault of pages.
		if json.Unmarshal([]byte(repair(text)), &v) != nil {
			if strings.Contains(text, "JobPosting") {
				b.problem(where, "The page's description of the job is broken.", "Copy the ad's text and paste it instead.")
			}
			return
		}
	}
	b.postingsIn(v, where)
}

func (b *builder) postingsIn(v any, where string) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			b.postingsIn(e, where)
		}
	case map[string]any:
		if _, typed := v["@type"]; typed && isPosting(v) {
			b.add(fromObject(v), where)
			return
		}
		for _, k := range sortedKeys(v) {
			b.postingsIn(v[k], where)
		}
	}
}

// heading is the text of the page's first h1, else of its title.
func heading(text string) string {
	z := xhtml.NewTokenizer(strings.NewReader(text))
	var inside atom.Atom
	var h1, title strings.Builder
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			if s := oneLine(h1.String()); s != "" {
				return s
			}
			s := oneLine(title.String())
			for _, cut := range []string{" | ", " – ", " — ", " - "} {
				if before, _, ok := strings.Cut(s, cut); ok {
					return before
				}
			}
			return s
		case xhtml.StartTagToken:
			if t := z.Token(); t.DataAtom == atom.H1 && h1.Len() == 0 || t.DataAtom == atom.Title {
				inside = t.DataAtom
			}
		case xhtml.EndTagToken:
			if t := z.Token(); t.DataAtom == inside {
				inside = 0
			}
		case xhtml.TextToken:
			switch inside {
			case atom.H1:
				h1.Write(z.Text())
			case atom.Title:
				title.Write(z.Text())
			}
		}
	}
}

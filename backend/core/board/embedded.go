package board

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	anyAddress = regexp.MustCompile(`(?:https?:)?(?:\\?/){2}[A-Za-z0-9][A-Za-z0-9.-]{1,253}(?:[^\s"'<>()\\]|\\/){0,400}`)
	byName     = []struct {
		pattern *regexp.Regexp
		kind    Kind
	}{ // scripts that companies put into their pages
		{regexp.MustCompile(`(?i)\bgreenhouse[\w.]{0,20}\.(?:load|board)\(\s*["']([\w.-]{2,60})["']`), Greenhouse},
		{regexp.MustCompile(`(?i)\blever[\w-]{0,20}(?:account|site)["']?\s*[:=]\s*["']([\w.-]{2,60})["']`), Lever},
		{regexp.MustCompile(`(?i)\bleverJobsOptions\s*=\s*\{[^}]{0,200}\baccountName["']?\s*:\s*["']([\w.-]{2,60})["']`), Lever},
		{regexp.MustCompile(`(?i)\bcompany_code["']?\s*[:=]\s*["']([\w.-]{2,60})["'][^}]{0,200}smartrecruiters|smartrecruiters[^}]{0,300}\bcompany_code["']?\s*[:=]\s*["']([\w.-]{2,60})["']`), SmartRecruiters},
	}
)

// maxPage bounds how much of a company's page is looked through, and maxFound how many boards it may name.
const (
	maxPage  = 4 << 20
	maxFound = 20
)

// Embedded are the boards that a company's page at an address leads to or shows, the most often named first; then its feeds, and the
// page itself where it describes ads for machines.
func Embedded(data []byte, address string) []Board {
	s := string(data[:min(len(data), maxPage)])
	base, err := url.Parse(address)
	if err != nil {
		return nil
	}
	count := map[string]int{}
	var found []Board
	note := func(b Board) {
		if b.Check() != nil || b.Kind.Many() {
			return
		}
		if count[b.ID()]++; count[b.ID()] == 1 {
			found = append(found, b)
		}
	}
	for _, at := range anyAddress.FindAllString(s, 20_000) {
		at = strings.ReplaceAll(strings.ReplaceAll(at, `\/`, "/"), "&amp;", "&")
		at = strings.TrimPrefix(strings.TrimPrefix(at, "http:"), "https:")
		if b, ok := Recognise("https:" + at); ok {
			note(b)
		}
	}
	for _, n := range byName {
		for _, m := range n.pattern.FindAllStringSubmatch(s, 10) {
			note(Board{Kind: n.kind, Token: first(m[1:]...)})
		}
	}
	if strings.Contains(s, "teamtailor-cdn") || strings.Contains(s, "assets-aws.teamtailor") {
		note(Board{Kind: Teamtailor, Token: strings.ToLower(base.Hostname())})
	}
	if strings.Contains(s, "recruitee.com") && strings.Contains(s, "/o/") {
		note(Board{Kind: Recruitee, Token: strings.ToLower(base.Hostname())})
	}
	slices.SortStableFunc(found, func(a, b Board) int { return count[b.ID()] - count[a.ID()] })
	links, described := pageLinks(s, base)
	for _, l := range links {
		note(Board{Kind: Feed, Token: l})
	}
	if described {
		note(Board{Kind: Page, Token: plainAddress(base)})
	}
	return found[:min(len(found), maxFound)]
}

// pageLinks are the feeds that a page names in its head, and whether it describes job ads for machines.
func pageLinks(s string, base *url.URL) (feeds []string, described bool) {
	z := xhtml.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return feeds, described
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			t := z.Token()
			a := map[string]string{}
			for _, e := range t.Attr {
				a[e.Key] = e.Val
			}
			switch t.DataAtom {
			case atom.Script:
				if strings.Contains(strings.ToLower(a["type"]), "ld+json") && z.Next() == xhtml.TextToken && strings.Contains(string(z.Raw()), "JobPosting") {
					described = true
				}
			case atom.Link:
				kind := strings.ToLower(a["type"])
				if !strings.Contains(strings.ToLower(a["rel"]), "alternate") || !strings.Contains(kind, "rss") && !strings.Contains(kind, "atom") && kind != "application/feed+json" {
					continue
				}
				if u, err := base.Parse(a["href"]); err == nil && u.Scheme == "https" && len(feeds) < 5 {
					feeds = append(feeds, plainAddress(u))
				}
			}
		}
	}
}

// plainAddress is an address without login and fragment, its host in small letters.
func plainAddress(u *url.URL) string {
	c := *u
	c.User, c.Fragment, c.RawFragment, c.Host, c.Scheme = nil, "", "", strings.ToLower(c.Host), "https"
	if c.Path == "" {
		c.Path = "/"
	}
	return c.String()
}

// Own is the board that an address is itself, when nothing better was found there: a feed or a page that describes its ads.
func Own(kind Kind, address string) (Board, bool) {
	address = strings.TrimSpace(address)
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return Board{}, false
	}
	b := Board{Kind: kind, Token: plainAddress(u)}
	return b, b.Check() == nil
}

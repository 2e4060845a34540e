package board

import (
	"net/url"
	"slices"
	"strings"
)

// Recognise finds the board that an address belongs to: the board itself, one of its ads, its interface for programs, or the frame
// that a company's own page shows. Addresses of no known board are not recognised: they may be a company's own page, see Embedded.
func Recognise(address string) (Board, bool) {
	address = strings.TrimSpace(address)
	if !strings.Contains(address, "://") {
		address = "https://" + strings.TrimPrefix(address, "//")
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || len(address) > 2000 {
		return Board{}, false
	}
	b, ok := recognise(strings.ToLower(u.Hostname()), segments(u.Path), u.Query())
	if !ok || b.Check() != nil {
		return Board{}, false
	}
	return b, true
}

func segments(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
}

func recognise(host string, path []string, query url.Values) (Board, bool) {
	seg := func(i int) string {
		if i < len(path) {
			return path[i]
		}
		return ""
	}
	after := func(names ...string) string { // what follows these segments
		if len(path) > len(names) && slices.Equal(path[:len(names)], names) {
			return path[len(names)]
		}
		return ""
	}
	sub := func(domain string) string { return strings.TrimSuffix(host, "."+domain) }
	own := func(b Board) (Board, bool) { return b, b.Token != "" }

	switch {
	case host == "boards-api.greenhouse.io":
		return own(Board{Kind: Greenhouse, Token: after("v1", "boards")})
	case strings.HasSuffix(host, ".greenhouse.io") && strings.Contains(host, "boards"):
		if seg(0) == "embed" {
			return own(Board{Kind: Greenhouse, Token: query.Get("for")})
		}
		return own(Board{Kind: Greenhouse, Token: seg(0)})
	case host == "jobs.lever.co":
		return own(Board{Kind: Lever, Token: seg(0)})
	case host == "jobs.eu.lever.co" && seg(0) != "":
		return own(Board{Kind: Lever, Token: "eu/" + seg(0)})
	case host == "api.lever.co":
		return own(Board{Kind: Lever, Token: after("v0", "postings")})
	case host == "api.eu.lever.co" && after("v0", "postings") != "":
		return own(Board{Kind: Lever, Token: "eu/" + after("v0", "postings")})
	case host == "jobs.ashbyhq.com":
		return own(Board{Kind: Ashby, Token: seg(0)})
	case host == "api.ashbyhq.com":
		return own(Board{Kind: Ashby, Token: after("posting-api", "job-board")})
	case host == "careers.smartrecruiters.com" || host == "jobs.smartrecruiters.com":
		return own(Board{Kind: SmartRecruiters, Token: seg(0)})
	case host == "api.smartrecruiters.com":
		return own(Board{Kind: SmartRecruiters, Token: after("v1", "companies")})
	case host == "apply.workable.com":
		if t := first(after("api", "v1", "widget", "accounts"), after("api", "v3", "accounts"), after("api", "v1", "accounts")); t != "" {
			return Board{Kind: Workable, Token: t}, true
		}
		if seg(0) == "j" || seg(0) == "api" {
			return Board{}, false
		}
		return own(Board{Kind: Workable, Token: seg(0)})
	case strings.HasSuffix(host, ".workable.com") && !known(sub("workable.com")):
		return Board{Kind: Workable, Token: sub("workable.com")}, true
	case strings.HasSuffix(host, ".recruitee.com") && !known(sub("recruitee.com")):
		return Board{Kind: Recruitee, Token: host}, true
	case strings.HasSuffix(host, ".jobs.personio.de"), strings.HasSuffix(host, ".jobs.personio.com"):
		return Board{Kind: Personio, Token: host}, true
	case strings.HasSuffix(host, ".teamtailor.com") && !known(sub("teamtailor.com")):
		return Board{Kind: Teamtailor, Token: host}, true
	case is(host, "remotive.com"), is(host, "remotive.io"):
		return Board{Kind: Remotive}, true
	case is(host, "remoteok.com"), is(host, "remoteok.io"):
		return Board{Kind: RemoteOK}, true
	case is(host, "arbeitnow.com"):
		return Board{Kind: Arbeitnow}, true
	}
	return Board{}, false
}

func is(host, domain string) bool { return host == domain || host == "www."+domain }

// known are names in the systems' own domains that are no company's.
func known(name string) bool {
	return slices.Contains([]string{"www", "api", "app", "apply", "docs", "help", "support", "status", "jobs", "blog", "get", "go", "resources", "careers", "id", "auth", "static", "assets", "cdn", "tt", "na"}, name)
}

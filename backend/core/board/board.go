// Package board knows the public job boards that need no account: their addresses, what to ask for, and how their answers read.
//
// A board is asked for all its ads, page by page, never with words of a search: it cannot learn what the person looks for. The package
// connects to nothing; adapter/source asks, and hands what came back to Parse inside the confined child. Parse turns each board's
// own shape into one that posting reads, so places, pay and texts are read in one place.
//
// Start with Recognise (an address a person gave), Guesses (a company's name) and Board.First; each board is one small file.
package board

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

// Kind is a board's system.
type Kind string

const (
	Greenhouse      Kind = "greenhouse"
	Lever           Kind = "lever"
	Ashby           Kind = "ashby"
	SmartRecruiters Kind = "smartrecruiters"
	Workable        Kind = "workable"
	Recruitee       Kind = "recruitee"
	Personio        Kind = "personio"
	Teamtailor      Kind = "teamtailor"
	Remotive        Kind = "remotive"
	RemoteOK        Kind = "remoteok"
	Arbeitnow       Kind = "arbeitnow"
	Feed            Kind = "feed" // RSS, Atom or JSON Feed at any address
	Page            Kind = "page" // a page that describes its ads for machines, at any address
)

// Board is where ads are published: a company's board, or a board of many companies.
type Board struct {
	Kind  Kind   `json:"kind"`
	Token string `json:"token,omitempty"` // whose it is: a name in the system, a host, of Feed and Page the address; "" for boards of many companies
	Name  string `json:"name,omitempty"`  // what the company calls itself, for ads that do not say
}

// ID names a board; what a company is called does not matter for it. It is short: an address stands in it as its hash.
func (b Board) ID() string {
	switch {
	case b.Token == "":
		return string(b.Kind)
	case b.Kind == Feed || b.Kind == Page:
		return string(b.Kind) + ":" + hashed(b.Token)
	}
	return string(b.Kind) + ":" + b.Token
}

// Step is one thing to ask a board for.
type Step struct {
	URL    string `json:"url"`
	Detail bool   `json:"detail,omitempty"` // one ad's own page of a board whose list has no texts
}

// Detail is an ad whose text stands at an address of its own.
type Detail struct {
	ID    string `json:"id"`    // as its posting has it
	URL   string `json:"url"`   // where its text is
	Stamp string `json:"stamp"` // changes when the ad does
}

// Part is what one answer holds.
type Part struct {
	Reading posting.Reading `json:"reading"`
	Listed  []string        `json:"listed,omitempty"` // ids of all ads on this page, those of Details too
	Details []Detail        `json:"details,omitempty"`
	Next    string          `json:"next,omitempty"`  // address of the next page; "" on the last
	Total   int             `json:"total,omitempty"` // ads on the whole board, where it says so
	Cut     bool            `json:"cut,omitempty"`   // the board has more than is read of it
	Name    string          `json:"name,omitempty"`  // the company's name, where it says so
}

// Add puts another part of the same board behind p.
func (p *Part) Add(q Part) {
	p.Reading.Postings = append(p.Reading.Postings, q.Reading.Postings...)
	p.Reading.Problems = append(p.Reading.Problems, q.Reading.Problems...)
	p.Reading.Repeated += q.Reading.Repeated
	p.Listed = append(p.Listed, q.Listed...)
	p.Details = append(p.Details, q.Details...)
	p.Next, p.Total, p.Cut, p.Name = q.Next, max(p.Total, q.Total), p.Cut || q.Cut, first(p.Name, q.Name)
}

// system is what is known of a kind.
type system struct {
	name  string
	first func(token string) string // what is asked first: all ads
	probe func(token string) string // a smaller question that shows whether the board exists; nil is first
	page  func(token string) string // where a person reads it
	token *regexp.Regexp            // nil when there is none
	every time.Duration             // not asked more often than this
	many  bool                      // ads of many companies
	read  func(r *reader) error
}

// System is the name of a kind as people know it, "" of an unknown one.
func (k Kind) System() string { return systems()[k].name }

// Many reports whether a kind holds ads of many companies.
func (k Kind) Many() bool { return systems()[k].many }

// Every is how often a kind may be asked at most: what its terms say, else a quarter of an hour.
func (k Kind) Every() time.Duration { return max(systems()[k].every, 15*time.Minute) }

// Kinds are all kinds, in a fixed order.
func Kinds() []Kind {
	return []Kind{Greenhouse, Lever, Ashby, SmartRecruiters, Workable, Recruitee, Personio, Teamtailor, Remotive, RemoteOK, Arbeitnow, Feed, Page}
}

// Check says why a board cannot be asked.
func (b Board) Check() error {
	s, ok := systems()[b.Kind]
	if !ok || s.token == nil && b.Token != "" || s.token != nil && !s.token.MatchString(b.Token) || strings.Contains(b.Token, "..") ||
		len(b.Token) > maxAddress || len(b.ID()) > maxID {
		return problem.New(problem.Invalid, "This is no job board that Autojob can read.", "Give the address of the page that lists the company's jobs.")
	}
	return nil
}

const (
	maxAddress = 500
	maxID      = 110
)

// First is what to ask a board for first.
func (b Board) First() Step { return Step{URL: systems()[b.Kind].first(b.Token)} }

// Probe is what to ask a board for to learn whether it is there.
func (b Board) Probe() Step {
	s := systems()[b.Kind]
	if s.probe != nil {
		return Step{URL: s.probe(b.Token)}
	}
	return b.First()
}

// Address is where a person can read the board.
func (b Board) Address() string { return systems()[b.Kind].page(b.Token) }

var (
	plainToken = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)
	ashbyToken = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 ._&+-]*$`)
	leverToken = regexp.MustCompile(`^(eu/)?[A-Za-z0-9][A-Za-z0-9._-]*$`)
	hostToken  = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$`)
	urlToken   = regexp.MustCompile(`^https://[a-z0-9][a-z0-9.-]*/\S*$`)
)

func fixed(url string) func(string) string { return func(string) string { return url } }

func around(before, after string) func(string) string {
	return func(token string) string { return before + escape(token) + after }
}

func same(token string) string { return token }

// systems is the closed list of what can be read.
func systems() map[Kind]system {
	return map[Kind]system{
		Greenhouse: {name: "Greenhouse", token: plainToken, read: readGreenhouse, page: around("https://job-boards.greenhouse.io/", ""),
			first: around("https://boards-api.greenhouse.io/v1/boards/", "/jobs?content=true"), probe: around("https://boards-api.greenhouse.io/v1/boards/", "/jobs")},
		Lever: {name: "Lever", token: leverToken, read: readLever, page: leverPage,
			first: func(t string) string { return leverAPI(t) + "&limit=100&skip=0" }, probe: func(t string) string { return leverAPI(t) + "&limit=1&skip=0" }},
		Ashby: {name: "Ashby", token: ashbyToken, read: readAshby, page: around("https://jobs.ashbyhq.com/", ""),
			first: around("https://api.ashbyhq.com/posting-api/job-board/", "?includeCompensation=true")},
		SmartRecruiters: {name: "SmartRecruiters", token: plainToken, read: readSmartRecruiters, page: around("https://careers.smartrecruiters.com/", ""),
			first: around("https://api.smartrecruiters.com/v1/companies/", "/postings?limit=100&offset=0"), probe: around("https://api.smartrecruiters.com/v1/companies/", "/postings?limit=1&offset=0")},
		Workable: {name: "Workable", token: plainToken, read: readWorkable, page: around("https://apply.workable.com/", "/"),
			first: around("https://apply.workable.com/api/v1/widget/accounts/", "?details=true"), probe: around("https://apply.workable.com/api/v1/widget/accounts/", "")},
		Recruitee:  {name: "Recruitee", token: hostToken, read: readRecruitee, page: around("https://", "/"), first: around("https://", "/api/offers/")},
		Personio:   {name: "Personio", token: hostToken, read: readPersonio, page: around("https://", "/"), first: around("https://", "/xml")},
		Teamtailor: {name: "Teamtailor", token: hostToken, read: readJSONFeed, page: around("https://", "/jobs"), first: around("https://", "/jobs.json")},
		Remotive: {name: "Remotive", read: readRemotive, many: true, every: 6 * time.Hour, // their terms: four times a day at most
			page: fixed("https://remotive.com/remote-jobs"), first: fixed("https://remotive.com/api/remote-jobs")},
		RemoteOK: {name: "Remote OK", read: readRemoteOK, many: true, every: time.Hour, page: fixed("https://remoteok.com/"), first: fixed("https://remoteok.com/api")},
		Arbeitnow: {name: "Arbeitnow", read: readArbeitnow, many: true, every: time.Hour,
			page: fixed("https://www.arbeitnow.com/"), first: fixed("https://www.arbeitnow.com/api/job-board-api?page=1")},
		Feed: {name: "Feed", token: urlToken, read: readFeed, page: same, first: same},
		Page: {name: "Page", token: urlToken, read: readPage, page: same, first: same},
	}
}

// Hosts are the hosts that are asked, and so see the computer's address.
func (b Board) Host() string {
	host, _, _ := strings.Cut(strings.TrimPrefix(b.First().URL, "https://"), "/")
	return host
}

// guessed are the kinds whose token can be guessed from a company's name.
func (k Kind) guessed() bool {
	return slices.Contains([]Kind{Greenhouse, Lever, Ashby, SmartRecruiters, Workable, Recruitee, Personio, Teamtailor}, k)
}

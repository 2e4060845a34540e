package posting

import (
	"maps"
	"slices"
	"strings"
	"time"

	"autojob/backend/core/pattern"
)

// FlagKind is what a flag warns of.
type FlagKind string

const (
	Stale    FlagKind = "stale"    // published long ago
	Closed   FlagKind = "closed"   // its closing date has passed
	Reposted FlagKind = "reposted" // published again under a new date
	Ghost    FlagKind = "ghost"    // may stand for no open job
	Gone     FlagKind = "gone"     // the board that listed it lists it no more
	Scam     FlagKind = "scam"     // asks for what honest employers do not ask for
)

// FlagSign is what a flag rests on, more closely than its kind says; the page has the words for each. Those in brackets have a Count.
type FlagSign string

const (
	PublishedAgo   FlagSign = "published_ago"   // (days) stale
	PublishedTimes FlagSign = "published_times" // (times) reposted
	NeverFilled    FlagSign = "never_filled"    // (times) ghost: published too often to be filled
	OpenLong       FlagSign = "open_long"       // (days) ghost: still open
	Pool           FlagSign = "pool"            // ghost: collects applications
	NotListed      FlagSign = "gone"            // gone
	Fee            FlagSign = "fee"             // scam: one is to pay before one starts
	Cheque         FlagSign = "cheque"          // scam: a cheque to cash
	Mover          FlagSign = "mover"           // scam: money or parcels to pass on
	Papers         FlagSign = "papers"          // scam: papers or bank details before one is hired
	Messenger      FlagSign = "messenger"       // scam: reached by messenger only
	PrivateMail    FlagSign = "private_mail"    // scam: a large firm with a private e-mail address
	HighPay        FlagSign = "pay"             // scam: pay far above what such work earns
)

// Flag asks a person to look at something; it hides and ranks nothing. Quote is a verbatim part of the ad, or the days the flag rests on.
type Flag struct {
	Kind  FlagKind `json:"kind"`
	Sign  FlagSign `json:"sign,omitempty"` // empty where the kind says all
	Count int      `json:"count,omitempty"`
	Quote string   `json:"quote"`
}

// GoneFlag is the flag of an ad that its board lists no more since a time (RFC 3339).
func GoneFlag(since string) Flag {
	return Flag{Kind: Gone, Sign: NotListed, Quote: since[:min(len(since), len(time.DateOnly))]}
}

// After how many days an ad is called stale, and very old while it is still open.
const (
	staleAfter = 45
	oldAfter   = 120
)

// Flags are what is worth a second look in an ad, as of a day. Seen lists its appearances, when there are several (see Merge).
func Flags(p *Posting, seen []Seen, now time.Time) []Flag {
	var out []Flag
	today := now.UTC().Format(time.DateOnly)
	age, dated := daysBetween(p.Posted, today)
	switch {
	case p.Closes != "" && p.Closes < today:
		out = append(out, Flag{Kind: Closed, Quote: p.Closes})
	case dated && age > staleAfter:
		out = append(out, Flag{Stale, PublishedAgo, age, p.Posted})
	}
	times := publications(p.Posted, seen)
	if len(times) > 1 {
		out = append(out, Flag{Reposted, PublishedTimes, len(times), strings.Join(times, ", ")})
	}
	out = append(out, ghostly(p, age, dated && (p.Closes == "" || p.Closes >= today), times)...)
	return append(out, scams(p)...)
}

func daysBetween(from, to string) (int, bool) {
	a, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return 0, false
	}
	b, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return 0, false
	}
	return int(b.Sub(a).Hours() / 24), true
}

// publications are the days on which a job appeared anew: those at least a week apart, the first first. One job on several boards in the
// same days is one.
func publications(own string, seen []Seen) []string {
	days := map[string]bool{}
	for _, d := range append([]Seen{{Posted: own}}, seen...) {
		if _, ok := daysBetween(d.Posted, d.Posted); ok {
			days[d.Posted] = true
		}
	}
	var out []string
	for _, d := range slices.Sorted(maps.Keys(days)) {
		if len(out) > 0 {
			if n, _ := daysBetween(out[len(out)-1], d); n < 7 {
				continue
			}
		}
		out = append(out, d)
	}
	return out
}

var evergreen = pattern.New(`(?i)talent (?:pool|community|network|pipeline)|(?:future|upcoming|potential) (?:openings?|opportunit(?:y|ies)|positions?|roles?|vacanc(?:y|ies))|pipeline (?:role|position|requisition|posting)|evergreen (?:role|position|requisition|posting)|not (?:a|an|for a) (?:current|specific|active)(?:ly)? (?:open|opening|vacancy|position|role)|no (?:current|immediate) (?:opening|vacancy)|(?:always|continuously|constantly) (?:looking for|accepting (?:applications|resumes)|hiring|seeking|interested in (?:meeting|hearing))|(?:accept|collect)\pL* (?:resumes|applications) on an ongoing basis|general (?:application|interest)|speculative application|initiativbewerbung|talentpool|candidature spontanée|vivier de (?:talents|candidats)|candidatura espontánea|bolsa de (?:empleo|trabajo)`)

// ownProduct is a firm that speaks of such pools as its trade.
var ownProduct = pattern.New(`(?i)you(?:'ll| will)? (?:build|manage|maintain|develop|create|source)|build(?:ing)? (?:and maintain(?:ing)? )?(?:a |our |the )?(?:strong )?(?:talent|candidate)|responsib|recruit(?:er|ing) experience|sourcing|for future (?:opportunities|openings) (?:we|if)|future opportunities for (?:growth|advancement)|growth|anticipat|identify|develop\pL* (?:new|future)|sales`)

func ghostly(p *Posting, age int, open bool, times []string) []Flag {
	var out []Flag
	title := p.Title
	if m := evergreen.FindString(title); m != "" {
		out = append(out, Flag{Kind: Ghost, Sign: Pool, Quote: m})
	} else {
		for s := range sentences(p.Description) {
			if evergreen.MatchString(s) && !ownProduct.MatchString(s) {
				out = append(out, Flag{Kind: Ghost, Sign: Pool, Quote: short(s, evergreen)})
				break
			}
		}
	}
	switch {
	case len(times) >= 3:
		out = append(out, Flag{Ghost, NeverFilled, len(times), strings.Join(times, ", ")})
	case open && age > oldAfter:
		out = append(out, Flag{Ghost, OpenLong, age, p.Posted})
	}
	return out
}

// short is the part of a sentence around what a pattern finds, as a quote.
func short(s string, pattern *pattern.Pattern) string {
	s = strings.TrimSpace(strings.TrimLeft(s, "-•* "))
	m := pattern.FindStringIndex(s)
	if m == nil || len(s) <= 240 {
		return s
	}
	a, b := max(0, m[0]-80), min(len(s), m[1]+120)
	if i := strings.IndexByte(s[a:m[0]], ' '); a > 0 && i >= 0 {
		a += i + 1
	}
	if i := strings.LastIndexByte(s[m[1]:b], ' '); b < len(s) && i > 0 {
		b = m[1] + i
	}
	return strings.ToValidUTF8(s[a:b], "")
}

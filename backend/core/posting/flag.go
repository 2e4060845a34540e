package posting

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
)

// FlagKind is what a flag warns of.
type FlagKind string

const (
	Stale    FlagKind = "stale"    // published long ago
	Closed   FlagKind = "closed"   // its closing date has passed
	Reposted FlagKind = "reposted" // published again under a new date
	Ghost    FlagKind = "ghost"    // may stand for no open job
	Scam     FlagKind = "scam"     // asks for what honest employers do not ask for
)

// Flag asks a person to look at something; it hides and ranks nothing. Quote is a verbatim part of the ad, or the date the flag rests on.
type Flag struct {
	Kind  FlagKind `json:"kind"`
	Text  string   `json:"text"`
	Quote string   `json:"quote"`
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
		out = append(out, Flag{Closed, "Its closing date has passed.", p.Closes})
	case dated && age > staleAfter:
		out = append(out, Flag{Stale, fmt.Sprintf("It was published %d days ago.", age), p.Posted})
	}
	times := publications(p.Posted, seen)
	if len(times) > 1 {
		out = append(out, Flag{Reposted, fmt.Sprintf("It was published %d times.", len(times)), strings.Join(times, ", ")})
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

var evergreen = regexp.MustCompile(`(?i)talent (?:pool|community|network|pipeline)|(?:future|upcoming|potential) (?:openings?|opportunit(?:y|ies)|positions?|roles?|vacanc(?:y|ies))|pipeline (?:role|position|requisition|posting)|evergreen (?:role|position|requisition|posting)|not (?:a|an|for a) (?:current|specific|active)(?:ly)? (?:open|opening|vacancy|position|role)|no (?:current|immediate) (?:opening|vacancy)|(?:always|continuously|constantly) (?:looking for|accepting (?:applications|resumes)|hiring|seeking|interested in (?:meeting|hearing))|(?:accept|collect)\pL* (?:resumes|applications) on an ongoing basis|general (?:application|interest)|speculative application|initiativbewerbung|talentpool|candidature spontanée|vivier de (?:talents|candidats)|candidatura espontánea|bolsa de (?:empleo|trabajo)`)

// ownProduct is a firm that speaks of such pools as its trade.
var ownProduct = regexp.MustCompile(`(?i)you(?:'ll| will)? (?:build|manage|maintain|develop|create|source)|build(?:ing)? (?:and maintain(?:ing)? )?(?:a |our |the )?(?:strong )?(?:talent|candidate)|responsib|recruit(?:er|ing) experience|sourcing|for future (?:opportunities|openings) (?:we|if)|future opportunities for (?:growth|advancement)|growth|anticipat|identify|develop\pL* (?:new|future)|sales`)

func ghostly(p *Posting, age int, open bool, times []string) []Flag {
	var out []Flag
	title := p.Title
	if m := evergreen.FindString(title); m != "" {
		out = append(out, Flag{Ghost, "It collects applications and may stand for no open job.", m})
	} else {
		for s := range sentences(p.Description) {
			if evergreen.MatchString(s) && !ownProduct.MatchString(s) {
				out = append(out, Flag{Ghost, "It collects applications and may stand for no open job.", short(s, evergreen)})
				break
			}
		}
	}
	switch {
	case len(times) >= 3:
		out = append(out, Flag{Ghost, fmt.Sprintf("The same job was published %d times; it may never be filled.", len(times)), strings.Join(times, ", ")})
	case open && age > oldAfter:
		out = append(out, Flag{Ghost, fmt.Sprintf("It is still open after %d days.", age), p.Posted})
	}
	return out
}

// short is the part of a sentence around what a pattern finds, as a quote.
func short(s string, pattern *regexp.Regexp) string {
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

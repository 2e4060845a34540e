package bind

import (
	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/terms"
)

// Flag asks for a second look at an ad. Quote is a part of the ad, or the days that it rests on.
type Flag struct {
	Kind  string `json:"kind"`  // "stale", "closed", "reposted", "ghost", "gone", "scam"
	Sign  string `json:"sign"`  // what it rests on (see posting.FlagSign); "" where the kind says all
	Count int    `json:"count"` // of days or times, by the sign; 0 where it has none
	Quote string `json:"quote"`
}

// JobTerm is something that the ad says of the job or of how to get it, in its own words.
type JobTerm struct {
	Name  string `json:"name"` // "remote_rule", "contract", "hours", "start", "closing", "visa", "benefits", "instructions", "contact", "agency"
	Quote string `json:"quote"`
}

// Appearance is another ad of the same job.
type Appearance struct {
	Origin string `json:"origin"`
	Posted string `json:"posted"`
}

// appearances leaves out the first, which is the ad itself.
func appearances(seen []posting.Seen) []Appearance {
	out := []Appearance{}
	for i, s := range seen {
		if i > 0 {
			out = append(out, Appearance{s.Origin, s.Posted})
		}
	}
	return out
}

// flagsOf lists what is worth a second look; that the board lists the ad no more (since gone, RFC 3339) comes first.
func flagsOf(all []posting.Flag, gone string) []Flag {
	out := []Flag{}
	if gone != "" {
		all = append([]posting.Flag{posting.GoneFlag(gone)}, all...)
	}
	for _, f := range all {
		out = append(out, Flag{string(f.Kind), string(f.Sign), f.Count, f.Quote})
	}
	return out
}

// termsOf lists what an ad says under each name, each sentence once.
func termsOf(t *terms.Terms) []JobTerm {
	out := []JobTerm{}
	add := func(name string, quotes ...evidence.Quote) {
		said := map[string]bool{}
		for _, q := range quotes {
			if q.Text != "" && !said[q.Text] {
				said[q.Text] = true
				out = append(out, JobTerm{name, q.Text})
			}
		}
	}
	one := func(s *terms.Said) []evidence.Quote {
		if s == nil {
			return nil
		}
		return []evidence.Quote{s.Quote}
	}
	many := func(all []terms.Said) (quotes []evidence.Quote) {
		for _, s := range all {
			quotes = append(quotes, s.Quote)
		}
		return quotes
	}
	add("remote_rule", one(t.RemoteRule)...)
	add("contract", many(t.Employment)...)
	if t.Hours != nil {
		add("hours", t.Hours.Quote)
	}
	add("start", one(t.Start)...)
	add("closing", one(t.Closing)...)
	add("visa", one(t.Visa)...)
	add("benefits", many(t.Benefits)...)
	add("instructions", many(t.Instructions)...)
	add("contact", many(t.Contact)...)
	add("agency", one(t.Agency)...)
	return out
}

package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/consent"
	"autojob/backend/core/profile"
	"autojob/backend/core/trace"
)

// choices are what the person lets through for one recipient.
type choices struct {
	rules  consent.Disclosure
	kind   consent.RecipientKind
	chosen map[string]bool // paths and fields
}

// barred says whether a field at a path stays here, and why.
func (c choices) barred(f consent.Field, path string) (consent.Class, Why, bool) {
	class := c.rules.Class(f, c.kind)
	why := NotChosen
	if class != c.rules.General(f) {
		why = NotForThisKind
	}
	switch class {
	case consent.Approval:
		return class, "", false
	case consent.Ask:
		return class, why, !c.chosen[string(f)] && !c.chosen[path]
	}
	if why == NotChosen {
		why = NeverGiven
	}
	return consent.Never, why, true
}

// shown is a profile as it may travel: the same paths, without the texts and sentences that stay here. Sentences that stay of a text are
// parted by line breaks, so that each is a verbatim part of the profile. Where it cannot be told what stays, nothing travels.
func (c choices) shown(p *profile.Profile) (*profile.Profile, []Withheld) {
	leaves := profile.Leaves(p)
	var edits []profile.Edit
	var out []Withheld
	own := c.identifiers(p, leaves)
	for _, l := range leaves {
		f := consent.FieldOf(l.Path)
		if class, why, bars := c.barred(f, l.Path); bars {
			edits = append(edits, profile.Edit{Path: l.Path})
			out = append(out, Withheld{Path: l.Path, Class: class, Why: why, Field: f})
			continue
		}
		kept, held := c.sift(l, f, own)
		if len(held) > 0 {
			edits = append(edits, profile.Edit{Path: l.Path, Value: kept})
			out = append(out, held...)
		}
	}
	bare := *p
	bare.Meta = profile.Meta{}
	open, err := profile.Apply(&bare, edits)
	if err != nil {
		return &profile.Profile{}, out
	}
	return open, out
}

// sift takes out of a text the sentences that carry what may not travel.
func (c choices) sift(l profile.Leaf, f consent.Field, own identifiers) (string, []Withheld) {
	if f == consent.Email || f == consent.Phone || f == consent.Links || f == consent.Address {
		return l.Value, nil // chosen as what they are
	}
	judge := func(text string) (Withheld, bool) {
		for _, carries := range append(own.in(text), carried(f, text)...) {
			if carries == f {
				continue
			}
			if class, why, bars := c.barred(carries, ""); bars {
				return Withheld{Path: l.Path, Class: class, Why: why, Field: carries}, true
			}
		}
		return Withheld{}, false
	}
	if _, bars := judge(l.Value); !bars {
		return l.Value, nil
	}
	var kept []string
	var held []Withheld
	for _, s := range sentencesOf(l.Value) {
		if w, bars := judge(s); bars {
			if !slices.Contains(held, w) {
				held = append(held, w)
			}
			continue
		}
		kept = append(kept, s)
	}
	whole := strings.Join(kept, "\n")
	if w, bars := judge(whole); bars || len(held) == 0 { // it runs over the end of a sentence
		return "", []Withheld{w}
	}
	return whole, held
}

// identifiers finds the person's own contact details in a text.
type identifiers struct {
	searcher *trace.Searcher // nil where none of the texts holds any
}

func (c choices) identifiers(p *profile.Profile, leaves []profile.Leaf) identifiers {
	var ids []trace.Identifier
	for _, id := range trace.Of(p) {
		if f := fieldOf[id.Field]; f != "" {
			if _, _, bars := c.barred(f, ""); bars {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		return identifiers{}
	}
	s := trace.New(ids)
	var all strings.Builder
	for _, l := range leaves {
		if !strings.HasPrefix(l.Path, "basics.") || l.Path == "basics.summary" || l.Path == "basics.label" {
			all.WriteString(l.Value + "\n")
		}
	}
	if len(s.Bytes([]byte(all.String())).Hits) == 0 {
		return identifiers{}
	}
	return identifiers{searcher: s}
}

var fieldOf = map[trace.Field]consent.Field{trace.Email: consent.Email, trace.Phone: consent.Phone, trace.Address: consent.Address,
	trace.Handle: consent.Links, trace.Page: consent.Links}

func (i identifiers) in(text string) []consent.Field {
	if i.searcher == nil {
		return nil
	}
	var out []consent.Field
	for _, h := range i.searcher.Bytes([]byte(text)).Hits {
		if f := fieldOf[h.Field]; f != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

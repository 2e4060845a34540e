package skill

import (
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
)

// Pack is skills and occupations that a person adds to the lexicon, as ReadPack makes it of the official files of ESCO or O*NET.
// It holds nothing about the person. Skills and Occupations are lines as in the files of the lexicon.
type Pack struct {
	ID          string   `json:"id"`        // "esco-de", "onet"; adding it again takes the place of the former
	Source      string   `json:"source"`    // "ESCO", "O*NET"
	Languages   []string `json:"languages"` // ISO 639
	Skills      []string `json:"skills"`
	Occupations []string `json:"occupations"`
}

// With is the lexicon with packs added. What it has wins: a pack's record of the same thing (by its code or its name) only
// adds names that are still free, in other languages for example.
func (l *Lexicon) With(packs ...*Pack) (*Lexicon, error) {
	out := &Lexicon{records: slices.Clone(l.records), jobRecords: slices.Clone(l.jobRecords), ladders: l.ladders}
	for i := range out.records { // as they were linked
		out.records[i].skill = l.skills[i]
	}
	for i := range out.jobRecords {
		out.jobRecords[i].occupation = l.occupations[i]
	}
	sum := fnv.New64a()
	sum.Write([]byte(l.packs))
	for _, p := range packs {
		for _, text := range slices.Concat(p.Skills, p.Occupations) {
			sum.Write([]byte(text + "\n"))
		}
		for _, text := range p.Skills {
			r, err := parseSkill(text)
			if err != nil {
				return nil, fmt.Errorf("pack %s: %w", p.ID, err)
			}
			r.added, r.merges = true, true
			if r.skill.Domain == "" {
				r.skill.Domain = p.ID
			}
			out.records = append(out.records, r)
		}
		for _, text := range p.Occupations {
			r, err := parseOccupation(text)
			if err != nil {
				return nil, fmt.Errorf("pack %s: %w", p.ID, err)
			}
			r.added, r.merges = true, true
			out.jobRecords = append(out.jobRecords, r)
		}
	}
	out.packs = hex.EncodeToString(sum.Sum(nil))
	return out, out.build()
}

// Packs tells lexicons with different packs apart; it is "" without any.
func (l *Lexicon) Packs() string { return l.packs }

// packName is a name of a pack with the mark under which it counts: nothing is known of its words, so a single one needs
// capitals, context, or a place in a list.
func packName(text string) name {
	f := strings.Fields(text)
	if len(f) != 1 {
		return name{text, markNone}
	}
	inner, upper := false, true
	for i, r := range text {
		lower := r >= 'a' && r <= 'z' || r > 0x7f
		inner = inner || i > 0 && !lower
		upper = upper && !lower
	}
	first := text[0] >= 'A' && text[0] <= 'Z'
	switch {
	case upper && len(text) <= 5:
		return name{text, markContext}
	case inner:
		return name{text, markNone}
	case first:
		return name{text, markEvery}
	}
	return name{text, markWeak}
}

// gerund is "managing staff" of "manage staff".
func gerund(phrase string) string {
	verb, rest, ok := strings.Cut(phrase, " ")
	n := len(verb)
	if !ok || n < 3 {
		return ""
	}
	switch {
	case slices.Contains(doubled, verb):
		verb += verb[n-1:]
	case strings.HasSuffix(verb, "e") && !strings.HasSuffix(verb, "ee") && !strings.HasSuffix(verb, "ye") && !strings.HasSuffix(verb, "oe"):
		verb = verb[:n-1]
	}
	return verb + "ing " + rest
}

var doubled = strings.Fields("plan run set cut get put stop ship tag map log fit trim sit dig drop spot scan control label model travel program")

// plain takes out of a foreign label what the lines of the lexicon cannot hold.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '|' || r == ';' || r < ' ' {
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 200 {
		return ""
	}
	return strings.TrimLeft(s, "#=?!~ ")
}

package main

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"autojob/backend/core/skill"
)

const sureOfTrade = 0.62 // score of a title from which an occupation counts as a special case of the curated one

// onetOccupations is the occupations of O*NET that have one short name of their own.
func (w *writer) onetOccupations() []string {
	rarity := w.rarity()
	var out []string
	for _, c := range w.src.onet {
		if strings.ContainsAny(c.label, ",()/;") || strings.Contains(c.label, " and ") || strings.Contains(c.label, "Other") || len(strings.Fields(c.label)) > 4 {
			continue
		}
		label := sentence(strings.ToLower(singular(c.label)))
		if line, ok := w.occupation(label, nil, "onet="+c.code, c.about+" "+strings.Join(w.src.tasks[c.label], " "), rarity); ok {
			out = append(out, line)
		}
	}
	return out
}

// escoOccupations is ESCO's. Their labels run together in the source: the preferred one is what the
// description begins with in the plural; of the others those are taken that end where a title must end.
func (w *writer) escoOccupations() []string {
	rarity := w.rarity()
	list := slices.Clone(w.src.esco)
	slices.SortFunc(list, func(a, b concept) int { return strings.Compare(a.code, b.code) })
	heads := map[string]int{}
	for i := range list {
		c := &list[i]
		c.label, c.others, c.about = splitLabels(c.about)
		if f := strings.Fields(c.label); len(f) > 0 {
			heads[f[len(f)-1]]++
		}
	}
	claims := map[string]int{}
	for i := range list {
		list[i].others = segments(list[i].others, heads)
		for _, o := range list[i].others {
			claims[normal(o)]++
		}
	}
	for _, c := range list {
		claims[normal(c.label)] += 2
	}
	var out []string
	for _, c := range list {
		f := strings.Fields(c.label)
		if len(f) < 2 || len(f) > 4 || strings.ContainsAny(c.label, ",()/;|") {
			continue
		}
		var others []string
		for _, o := range c.others {
			if claims[normal(o)] == 1 && akin(c.label, o) && len(others) < 6 {
				others = append(others, o)
			}
		}
		if line, ok := w.occupation(sentence(c.label), others, "esco="+c.code, c.about, rarity); ok {
			out = append(out, line)
		}
	}
	return out
}

var wordBreak = regexp.MustCompile(`\s+`)

// splitLabels parts "air traffic engineer atc engineer Air traffic engineers keep ..." into the preferred label, the words of
// the other labels, and the description.
func splitLabels(text string) (label string, others []string, about string) {
	f := wordBreak.Split(strings.TrimSpace(text), -1)
	for k := min(7, len(f)); k >= 1; k-- {
		head := strings.ToLower(strings.Join(f[:k], " "))
		for i := k; i+k <= len(f); i++ {
			if f[i] == "" || f[i][0] < 'A' || f[i][0] > 'Z' {
				continue
			}
			said := strings.ToLower(strings.Join(f[i:i+k], " "))
			if said == plural(head) || said == plural(f[0])+strings.TrimPrefix(head, strings.ToLower(f[0])) {
				return strings.Join(f[:k], " "), f[k:i], strings.Join(f[i:], " ")
			}
		}
	}
	return "", nil, text
}

// segments cuts words of titles that run together after each word with which titles end. Parts whose
// ends are in doubt are dropped.
func segments(words []string, heads map[string]int) []string {
	var out []string
	var part []string
	for i, x := range words {
		part = append(part, x)
		if heads[x] < 3 || i+1 < len(words) && (words[i+1] == "of" || words[i+1] == "in" || words[i+1] == "for" || words[i+1] == "and" || heads[words[i+1]] >= 3) {
			continue
		}
		if n := len(part); n >= 2 && n <= 4 && !slices.ContainsFunc(part, func(p string) bool {
			return p == "of" || p == "in" || p == "for" || p == "and" || p == "the" || p == "to" || strings.ContainsAny(p, ",()/;|&") || p == ""
		}) {
			out = append(out, strings.Join(part, " "))
		}
		part = nil
	}
	return out
}

// akin reports whether two titles share a word besides the last, or their last and no stranger.
func akin(label, other string) bool {
	a, b := strings.Fields(strings.ToLower(label)), strings.Fields(strings.ToLower(other))
	shared := 0
	for _, x := range b {
		if slices.Contains(a, x) {
			shared++
		}
	}
	return shared > 0 && b[0] != a[len(a)-1]
}

func plural(s string) string {
	switch {
	case strings.HasSuffix(s, "y") && !strings.HasSuffix(s, "ey"):
		return s[:len(s)-1] + "ies"
	case strings.HasSuffix(s, "man"):
		return s[:len(s)-3] + "men"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return s + "es"
	}
	return s + "s"
}

func singular(s string) string {
	switch {
	case strings.HasSuffix(s, "men"):
		return s[:len(s)-3] + "man"
	case strings.HasSuffix(s, "ies"):
		return s[:len(s)-3] + "y"
	case strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "sses"):
		return s[:len(s)-2]
	}
	return strings.TrimSuffix(s, "s")
}

// occupation makes a record where the curated occupations have no such title but one that it is a special case of.
func (w *writer) occupation(label string, others []string, code, about string, rarity map[skill.ID]float64) (string, bool) {
	key := normal(label)
	if id, taken := w.title[key]; taken {
		if o, ok := w.house.Occupation(skill.ID(id)); ok && strings.HasPrefix(code, "esco=") && normal(o.Label) == key && !w.linked[id] {
			w.linked[id] = true
			return strings.Join([]string{id, o.Label, o.Field, "", strconv.Itoa(o.Level), "", "", code}, " | "), true
		}
		return "", false
	}
	found := w.house.Titles(label)
	if len(found) == 0 || found[0].Score < sureOfTrade || found[0].Score >= 0.99 {
		return "", false
	}
	up, _ := w.house.Occupation(found[0].Occupation)
	skills := w.typical(about, rarity, slices.ContainsFunc(up.Skills, w.computing))
	if found[0].Score < 0.75 && len(skills) > 0 && !slices.ContainsFunc(skills, func(s string) bool { return slices.Contains(up.Skills, skill.ID(s)) }) {
		return "", false // named alike, another trade
	}
	id, ok := w.freeID(label)
	if !ok {
		return "", false
	}
	w.title[key] = id
	var names []string
	for _, o := range others {
		if _, taken := w.title[normal(o)]; !taken {
			if t := w.house.Titles(o); len(t) > 0 && t[0].Score >= 0.99 {
				continue
			}
			w.title[normal(o)] = id
			names = append(names, o)
		}
	}
	for _, s := range up.Skills {
		if len(skills) < 4 && !slices.Contains(skills, string(s)) {
			skills = append(skills, string(s))
		}
	}
	level, said := w.house.Level(label)
	if !said || level == 0 && !beginners.MatchString(label) {
		level = up.Level
	}
	related := ""
	if len(found) > 1 && found[1].Score >= sureOfTrade {
		related = string(found[1].Occupation)
	}
	return strings.Join([]string{id, label, up.Field, strings.Join(names, "; "), strconv.Itoa(level), strings.Join(skills, "; "), related, "broader=" + string(up.ID) + "; " + code}, " | "), true
}

var beginners = regexp.MustCompile(`(?i)trainee|apprentice|intern\b|cadet`)

// computing reports whether a skill is of the fields whose names are words of other trades too: an assembler knows no assembly language.
func (w *writer) computing(id skill.ID) bool {
	s, _ := w.house.Skill(id)
	return s.Domain == "software" || s.Domain == "data" || s.Domain == "infrastructure" || s.Domain == "web" || s.Domain == "security"
}

// typical is the skills that a text speaks of most, rare ones first among equals.
func (w *writer) typical(about string, rarity map[skill.ID]float64, computing bool) []string {
	score := map[skill.ID]float64{}
	for _, m := range w.house.Extract(about) {
		if s, _ := w.house.Skill(m.Skill); s.Kind != skill.Soft && s.Kind != skill.Language && s.Kind != skill.Certificate && m.Confidence >= 0.7 && (computing || !w.computing(m.Skill)) {
			score[m.Skill] += rarity[m.Skill]
		}
	}
	var list []skill.ID
	for id, v := range score {
		if v >= 1.5 {
			list = append(list, id)
		}
	}
	slices.SortFunc(list, func(a, b skill.ID) int { return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a, b)) })
	var out []string
	for _, id := range list[:min(6, len(list))] {
		out = append(out, string(id))
	}
	return out
}

// rarity is how telling a skill is among all descriptions of occupations.
func (w *writer) rarity() map[skill.ID]float64 {
	in := map[skill.ID]int{}
	n := 0
	for _, c := range append(slices.Clone(w.src.onet), w.src.esco...) {
		n++
		seen := map[skill.ID]bool{}
		for _, m := range w.house.Extract(c.about) {
			if !seen[m.Skill] {
				seen[m.Skill] = true
				in[m.Skill]++
			}
		}
	}
	out := map[skill.ID]float64{}
	for id, k := range in {
		out[id] = math.Log(float64(n)/float64(k)) / 2
	}
	return out
}

package match

import (
	"fmt"
	"slices"
	"strings"

	"autojob/backend/core/learn"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// taste is what was learned of a person, laid out for scoring. The zero value knows nothing.
type taste struct {
	*learn.Model
	fields                []int       // points by the number of an occupation
	skills                map[int]int // by the number of a skill
	levels                [2*farGap + 1]int
	remotes               [4]int
	contracts             [7]int
	hours                 [3]int
	companies, industries map[string]int
}

// With returns the person with what was learned of their taste, which moves scores but neither fit nor growth. Nil takes it off.
func (p *Person) With(m *learn.Model) *Person {
	out := *p
	out.taste = taste{}
	if m != nil && (len(m.Tags) > 0 || m.Shift != learn.Weights{}) {
		out.taste = p.engine.taste(m)
	}
	return &out
}

// The kinds of tags, before the colon.
const (
	fieldTag    = "field"
	skillTag    = "skill"
	levelTag    = "level"
	remoteTag   = "remote"
	contractTag = "contract"
	hoursTag    = "hours"
	companyTag  = "company"
	industryTag = "industry"
)

func (e *Engine) taste(m *learn.Model) taste {
	t := taste{Model: m, skills: map[int]int{}, companies: map[string]int{}, industries: map[string]int{}}
	fields := map[string]int{}
	for _, tag := range m.Tags {
		kind, value, _ := strings.Cut(tag.Name, ":")
		switch kind {
		case fieldTag:
			fields[value] = tag.Points
		case skillTag:
			if n := e.lex.Number(skill.ID(value)); n >= 0 {
				t.skills[n] = tag.Points
			}
		case levelTag:
			for i := range t.levels {
				if value == levelValue(i-farGap) {
					t.levels[i] = tag.Points
				}
			}
		case remoteTag:
			t.remotes[placeIn(remotes, value)] = tag.Points
		case contractTag:
			t.contracts[placeIn(contracts, value)] = tag.Points
		case hoursTag:
			t.hours[placeIn(hours, value)] = tag.Points
		case companyTag:
			t.companies[value] = tag.Points
		case industryTag:
			t.industries[value] = tag.Points
		}
	}
	t.remotes[0], t.contracts[0], t.hours[0] = 0, 0, 0 // of words that no list has
	if len(fields) > 0 {
		t.fields = make([]int, e.lex.OccupationLen())
		for i := range t.fields {
			t.fields[i] = fields[e.lex.OccupationAt(i).Field]
		}
	}
	return t
}

// company and industry are what the words of an ad, which an Index keeps once for many ads, add to its score.
func (t *taste) company(name string) int  { return t.companies[tagWord(name)] }
func (t *taste) industry(name string) int { return t.industries[tagWord(name)] }

// points are what an ad gains or loses by what was learned.
func (t *taste) points(p *Person, r *row, s *sheet, states *[allWishes]state, h *heard) int {
	if t.Model == nil {
		return 0
	}
	parts := learnedParts(s, states)
	sum := t.OfParts(&parts) + h.liked + t.remotes[r.remote] + t.contracts[r.contract] + t.hours[r.hours]
	if o := r.occupations[0]; o.score > 0 && t.fields != nil {
		sum += t.fields[o.number]
	}
	if r.levelKnown > 0 {
		sum += t.levels[levelGap(p, r)+farGap]
	}
	if len(t.skills) > 0 {
		all, n := telling(r.asks)
		for _, number := range all[:n] {
			sum += t.skills[number]
		}
	}
	return learn.Bounded(sum)
}

// learnedParts are the parts of a score and the wishes, in the order in which learning has them.
func learnedParts(s *sheet, states *[allWishes]state) (out [learn.Components]learn.Part) {
	for i, c := range s {
		out[i] = learn.Part{Score: int(c.score), Confidence: int(c.confidence)}
	}
	for _, l := range learnedWishes {
		switch states[l.wish] {
		case met:
			out[l.as] = learn.Part{Score: one, Confidence: one}
		case notMet, conflict:
			out[l.as] = learn.Part{Score: 0, Confidence: one}
		}
	}
	return out
}

// learnedWishes are the wishes that a person may care about more than the prior does. Pay is a part already; an employer to avoid and a
// visa are conditions.
var learnedWishes = [...]struct {
	wish int
	as   learn.Component
}{{placeWish, learn.Place}, {remoteWish, learn.Remote}, {contractWish, learn.Contract}, {hoursWish, learn.Hours}, {industryWish, learn.Industry}, {roleWish, learn.Role}}

const farGap = 3

func levelGap(p *Person, r *row) int { return max(-farGap, min(farGap, int(r.level)-p.Level)) }

func levelValue(gap int) string { return fmt.Sprintf("%+d", gap) }

func tagWord(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// EmployerTag is the tag of an employer, "" where an ad names none.
func EmployerTag(company string) string {
	if company = tagWord(company); company == "" {
		return ""
	}
	return companyTag + ":" + company
}

const maxTelling = 6

// telling are the skills that an ad asks for above all, by their numbers.
func telling(asks string) (out [maxTelling]int, n int) {
	var weights [maxTelling]int
	for at := 0; at < len(asks); {
		head, weight, number := asks[at], 0, -1
		weight, at = varint(asks, at+1)
		for i := range int(head >> 4) {
			var option int
			option, at = varint(asks, at)
			if i == 0 {
				number = option
			}
		}
		if number < 0 || slices.Contains(out[:n], number) {
			continue
		}
		i := n
		for i > 0 && weights[i-1] < weight {
			i--
		}
		if i == maxTelling {
			continue
		}
		n = min(n+1, maxTelling)
		copy(out[i+1:n], out[i:n-1])
		copy(weights[i+1:n], weights[i:n-1])
		out[i], weights[i] = number, weight
	}
	return out, n
}

// tags are the words by which a taste may go, of an ad.
func (p *Person) tags(f *Facts) []string {
	r := &f.row
	var out []string
	add := func(kind, value string) {
		if value != "" {
			out = append(out, kind+":"+value)
		}
	}
	lex := p.engine.lex
	if o := r.occupations[0]; o.score > 0 {
		add(fieldTag, lex.OccupationAt(int(o.number)).Field)
	}
	if r.levelKnown > 0 {
		add(levelTag, levelValue(levelGap(p, r)))
	}
	add(remoteTag, remotes[r.remote])
	add(contractTag, contracts[r.contract])
	add(hoursTag, hours[r.hours])
	if t := EmployerTag(f.company); t != "" {
		out = append(out, t)
	}
	add(industryTag, tagWord(f.industry))
	all, n := telling(r.asks)
	for _, number := range all[:n] {
		add(skillTag, string(lex.SkillAt(number).ID))
	}
	return out
}

// Prior is what a score rests on before anything is learned: the shares of its parts.
func Prior(prefs *profile.Preferences) (out learn.Weights) {
	w := wishes{Preferences: prefs}
	if prefs == nil {
		w.Preferences = &profile.Preferences{}
	}
	growth := weightOf(w.balance())
	for i, x := range fitWeights {
		if i != culturePart || len(w.Values) > 0 {
			out[i] = x * (one - growth) / one
		}
	}
	for i := fitParts; i < allParts; i++ {
		out[i] = growthWeights[i] * growth / one
	}
	return out
}

// Learnable are some ads as learning sees them, scored without what was learned, and their places as Rank has them.
func (x *Index) Learnable(p *Person, prefs *profile.Preferences, ids []string) (map[string]learn.Job, map[string]Placed) {
	x.mu.Lock()
	defer x.mu.Unlock()
	w := x.engine.wishes(prefs)
	growth := weightOf(w.balance())
	jobs, places := make(map[string]learn.Job, len(ids)), make(map[string]Placed, len(ids))
	for _, id := range ids {
		i, ok := x.at[id]
		if !ok {
			continue
		}
		f := x.facts(int(i))
		s, states, n := w.score(p, f)
		places[id] = placed(id, n, growth)
		jobs[id] = learn.Job{Base: n.unlearned(growth), Parts: learnedParts(&s, &states), Tags: p.tags(f)}
	}
	return jobs, places
}

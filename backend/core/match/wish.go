package match

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"autojob/backend/core/evidence"
	town "autojob/backend/core/place"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
	"autojob/backend/core/terms"
)

// State of a constraint. Conflict is a must-have of the person that the ad says it will not meet, or a must of the ad that
// the CV says the person does not have. Unknown never counts against a job.
type State string

const (
	Met      State = "met"
	NotMet   State = "not_met"
	Unknown  State = "unknown"
	Conflict State = "conflict"
)

// state is a State in one byte.
type state uint8

const (
	unknown state = iota
	met
	notMet
	conflict
)

func (s state) State() State { return [...]State{Unknown, Met, NotMet, Conflict}[s] }

// Constraint is one wish or condition beside what the ad says about it, in its words where it has them.
type Constraint struct {
	Name     string // "place", "remote", "pay", "contract", "hours", "visa", "company", "role", "industry", "language:de", "licence:..."
	State    State
	Evidence string
}

// The wishes that a score knows, by the names of their constraints.
const (
	companyWish = iota
	placeWish
	remoteWish
	payWish
	contractWish
	hoursWish
	visaWish
	industryWish
	roleWish
	allWishes
)

var wishNames = [allWishes]string{"company", "place", "remote", "pay", "contract", "hours", "visa", "industry", "role"}

// wishes are preferences laid out for scoring.
type wishes struct {
	*profile.Preferences
	engine *Engine
	values bool // some culture is valued
	asked  [allWishes]bool
	must   [allWishes]bool
	words  [3][]state      // what each of remotes, contracts and hours comes to
	least  int64           // the pay wished for, a year; 0 for none
	wanted []skill.ID      // the occupations that the roles mean
	levels [2]int          // the lowest and the highest level of the roles
	roles  []atomic.Uint32 // by the number of an occupation: the state of the role wish and one; 0 before it is first asked
}

func (e *Engine) wishes(prefs *profile.Preferences) *wishes {
	if prefs == nil {
		prefs = &profile.Preferences{}
	}
	w := &wishes{Preferences: prefs, engine: e, values: len(prefs.Values) > 0}
	w.asked = [allWishes]bool{companyWish: len(prefs.AvoidCompanies) > 0, placeWish: len(prefs.Locations) > 0, remoteWish: len(prefs.Remote) > 0,
		payWish: prefs.Salary != nil, contractWish: len(prefs.Contracts) > 0, hoursWish: len(prefs.Hours) > 0, visaWish: prefs.NeedsVisa,
		industryWish: len(prefs.Industries) > 0, roleWish: len(prefs.Roles) > 0}
	for i, name := range wishNames {
		w.must[i] = prefs.MustHave[name] || i == visaWish
	}
	for i, list := range [3]struct{ all, wanted []string }{{remotes, prefs.Remote}, {contracts, prefs.Contracts}, {hours, prefs.Hours}} {
		for _, v := range list.all {
			w.words[i] = append(w.words[i], oneOf(list.wanted, v))
		}
	}
	w.least = least(prefs)
	if w.asked[roleWish] {
		w.roles = make([]atomic.Uint32, e.lex.OccupationLen())
		for i, r := range prefs.Roles {
			found, level, _ := e.lex.ReadTitle(r)
			for _, c := range best(found) {
				w.wanted = append(w.wanted, c.Occupation)
			}
			if i == 0 {
				w.levels = [2]int{level, level}
			}
			w.levels[0], w.levels[1] = min(w.levels[0], level), max(w.levels[1], level)
		}
	}
	return w
}

// heard is what the words of an ad, which an Index keeps once for many ads, come to.
type heard struct {
	company, place, industry state
	liked                    int // what was learned of company and industry
}

func (w *wishes) hear(f *Facts, t *taste) heard {
	return heard{w.company(f.company), w.place(f.places), w.industry(f.industry), t.company(f.company) + t.industry(f.industry)}
}

// judge is the state of every wish for an ad. One that was not asked is unknown.
func (w *wishes) judge(r *row, h heard) (out [allWishes]state) {
	for i, asked := range w.asked {
		if !asked {
			continue
		}
		switch i {
		case companyWish:
			out[i] = h.company
		case placeWish:
			out[i] = h.place
			if remotes[r.remote] == "remote" && slices.Contains(w.Remote, "remote") {
				out[i] = met
			}
		case remoteWish:
			out[i] = w.words[0][r.remote]
		case payWish:
			out[i] = w.pay(r)
		case contractWish:
			out[i] = w.words[1][r.contract]
		case hoursWish:
			out[i] = w.words[2][r.hours]
		case visaWish:
			out[i] = r.visa
		case industryWish:
			out[i] = h.industry
		case roleWish:
			if out[i] = w.role(r.occupations[0]); out[i] == met && r.levelKnown == 2 && (int(r.level) >= w.levels[1]+farLevel || int(r.level) <= w.levels[0]-farLevel) {
				out[i] = notMet // who wishes to be a nurse does not ask for the direction of nursing
			}
		}
		if out[i] == notMet && w.must[i] {
			out[i] = conflict
		}
	}
	return out
}

// hold is what of an ad is known not to fit.
type hold struct {
	leaves    uint16 // of a score
	misses    uint8  // wishes and languages not met
	conflicts uint8
}

// missed is what is left of a score where a wish is not met: little where that is plain from what the ad says and hard to live with (the
// place, the least pay), most where a wish only says what somebody would rather do. languageMissed is that of a language the ad demands.
var missed = [allWishes]bp{placeWish: 7_800, payWish: 8_400, hoursWish: 8_600, remoteWish: 8_600, contractWish: 8_800, industryWish: 9_400, roleWish: 9_500, companyWish: 9_200, visaWish: 9_200}

const languageMissed bp = 8_600

func (w *wishes) holds(p *Person, r *row, states [allWishes]state) (h hold) {
	leaves := one
	for i, s := range states {
		switch s {
		case notMet:
			h.misses++
			leaves = leaves * missed[i] / one
		case conflict:
			h.conflicts++
		}
	}
	for _, t := range r.tongues {
		if t.code[0] != 0 && needs[t.need] == evidence.Must && w.speaks(string(t.code[:]), fluencies[t.level], p) == notMet {
			h.misses++
			leaves = leaves * languageMissed / one
		}
	}
	h.leaves = uint16(leaves)
	return h
}

// lower takes off a score what each miss costs; a conflict brings it down to 30 at most.
func (h hold) lower(score bp) bp {
	score = score * int(h.leaves) / one
	if h.conflicts > 0 {
		score = min(score, 3_000) * 9 / 10
	}
	return score
}

// constraints puts the states into words, with the conditions of the ad that are no wish of anybody.
func (m *Match) constraints(w *wishes, p *Person, states [allWishes]state) []Constraint {
	var out []Constraint
	ad := m.Job.Posting
	said := [allWishes]string{companyWish: ad.Company, placeWish: said(ad.Location, ad.Remote), remoteWish: ad.Remote, payWish: payText(ad),
		contractWish: ad.Contract, hoursWish: ad.Hours, industryWish: ad.Industry, roleWish: ad.Title}
	if w.asked[visaWish] {
		if v := terms.Visa(ad, m.Job.Ad); v != nil {
			said[visaWish] = v.Quote.Text
		}
	}
	for i, s := range states {
		if w.asked[i] && (i != companyWish || s == conflict) {
			out = append(out, Constraint{wishNames[i], s.State(), said[i]})
		}
	}
	for _, ev := range m.Evidence {
		r := ev.Requirement
		switch {
		case r.Need != evidence.Must:
		case r.Kind == evidence.LanguageKind:
			out = append(out, Constraint{"language:" + r.Lang, w.speaks(r.Lang, r.Level, p).State(), r.Quote.Text})
		case r.Kind == evidence.CertificateKind:
			out = append(out, Constraint{"licence:" + string(r.Options[0]), fromEvidence(ev.State).State(), r.Quote.Text})
		}
	}
	return out
}

func fromEvidence(s evidence.State) state {
	switch s {
	case evidence.Met:
		return met
	case evidence.NotSaid, evidence.Partly:
		return unknown
	}
	return notMet
}

// speaks is the state of a language that an ad asks for: what the person says in the preferences goes before the CV.
func (w *wishes) speaks(code, level string, p *Person) state {
	for _, l := range w.Languages {
		if l.Language == code {
			if evidence.Speaks(l.Level, level) {
				return met
			}
			return notMet
		}
	}
	return fromEvidence(p.LanguageState(code, level))
}

func said(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

func oneOf(wanted []string, ad string) state {
	switch {
	case ad == "":
		return unknown
	case slices.Contains(wanted, ad):
		return met
	}
	return notMet
}

func (w *wishes) company(name string) state {
	if slices.ContainsFunc(w.AvoidCompanies, func(c string) bool { return sameName(c, name) }) {
		return conflict
	}
	return unknown
}

func (w *wishes) industry(name string) state {
	name = strings.ToLower(name)
	switch {
	case name == "":
		return unknown
	case slices.ContainsFunc(w.Industries, func(i string) bool { return strings.Contains(name, strings.ToLower(i)) }):
		return met
	}
	return notMet
}

func (w *wishes) place(places []posting.Place) state {
	if len(places) == 0 {
		return unknown
	}
	out := notMet
	for _, l := range places {
		for _, want := range w.Locations {
			switch near(want, l) {
			case met:
				return met
			case unknown:
				out = unknown
			}
		}
	}
	return out
}

func near(want profile.Place, l posting.Place) state {
	if want.Country != "" && l.Country != "" && !strings.EqualFold(want.Country, l.Country) {
		return notMet
	}
	if want.City == "" {
		if want.Country != "" && l.Country == "" {
			return unknown
		}
		return met
	}
	if l.City == "" {
		return unknown
	}
	if sameName(want.City, l.City) {
		return met
	}
	if want.RadiusKM == 0 {
		return notMet
	}
	km, known := town.Apart(town.Town{Name: want.City, Country: want.Country}, town.Town{Name: l.City, Country: l.Country})
	switch {
	case !known:
		return unknown
	case km <= want.RadiusKM:
		return met
	}
	return notMet
}

func sameName(a, b string) bool {
	return a != "" && b != "" && strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// role says whether an ad's occupation is near one that the person looks for.
func (w *wishes) role(o meant) state {
	if o.score == 0 {
		return unknown
	}
	known := &w.roles[o.number]
	if s := known.Load(); s != 0 {
		return state(s - 1)
	}
	lex := w.engine.lex
	id, out := lex.OccupationAt(int(o.number)).ID, notMet
	if slices.ContainsFunc(w.wanted, func(want skill.ID) bool { return lex.OccupationCloseness(want, id) >= 0.5 }) {
		out = met
	}
	known.Store(uint32(out) + 1)
	return out
}

// farLevel is by how many levels a job is another one than its name says: "Nurse", "Director of Nursing".
const farLevel = 3

// perYear are the working units of a full-time year.
var perYear = map[string]float64{"hour": 2_000, "day": 220, "week": 50, "month": 12, "year": 1}

// inYear is a pay for a year's work in whole units of its currency, 0 where it is not known.
func inYear(amount float64, period string) int64 {
	y := float64(amount * perYear[period]) // rounded before it is added to, as in points
	if !(y > 0 && y < 1e15) {
		return 0
	}
	return int64(y + 0.5)
}

func least(prefs *profile.Preferences) int64 {
	if prefs.Salary == nil {
		return 0
	}
	return inYear(prefs.Salary.Min, prefs.Salary.Period)
}

// offered is the pay of an ad and the pay wished for where the two can be compared.
func (w *wishes) offered(r *row) (offer, wish int64, ok bool) {
	return r.pay, w.least, r.pay > 0 && w.least > 0 && w.Salary.Currency == string(r.currency[:])
}

func (w *wishes) pay(r *row) state {
	offer, wish, ok := w.offered(r)
	switch {
	case !ok:
		return unknown
	case offer >= wish:
		return met
	}
	return notMet
}

// above is by how many percent the pay offered is above the least that the person would take.
func (w *wishes) above(r *row) (percent int, ok bool) {
	offer, wish, ok := w.offered(r)
	if !ok {
		return 0, false
	}
	return int((offer - wish) * 100 / wish), true
}

func payText(ad *posting.Posting) string {
	if ad.SalaryText != "" {
		return ad.SalaryText
	}
	return PayText(ad.Salary)
}

// PayText says a pay range in words: "65,000-78,000 EUR a year".
func PayText(s *posting.Salary) string {
	if s == nil || s.Min == 0 && s.Max == 0 {
		return ""
	}
	amount := money(max(s.Min, s.Max))
	if s.Min > 0 && s.Max > 0 && s.Min != s.Max {
		amount = money(s.Min) + "-" + money(s.Max)
	} else if s.Max == 0 {
		amount = "from " + amount
	}
	if s.Currency != "" {
		amount += " " + s.Currency
	}
	if s.Period != "" {
		amount += " a " + s.Period
		if s.Period == "hour" {
			amount = strings.TrimSuffix(amount, " a hour") + " an hour"
		}
	}
	return amount
}

func money(v float64) string {
	s := fmt.Sprintf("%.0f", v)
	if v < 1000 && v != float64(int(v)) {
		return fmt.Sprintf("%.2f", v)
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

package match

import (
	"fmt"
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
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

// Constraint is one wish or condition beside what the ad says about it, in its words where it has them.
type Constraint struct {
	Name     string // "place", "remote", "pay", "contract", "hours", "visa", "company", "role", "industry", "language:de", "licence:..."
	State    State
	Evidence string
}

func (e *Engine) constraints(p *Person, m *Match, prefs *profile.Preferences) []Constraint {
	var out []Constraint
	ad := m.Job.Posting
	if prefs != nil {
		add := func(name string, state State, said string) {
			if state == NotMet && prefs.MustHave[name] {
				state = Conflict
			}
			out = append(out, Constraint{name, state, said})
		}
		if len(prefs.AvoidCompanies) > 0 && slices.ContainsFunc(prefs.AvoidCompanies, func(c string) bool { return sameName(c, ad.Company) }) {
			out = append(out, Constraint{"company", Conflict, ad.Company})
		}
		if len(prefs.Locations) > 0 {
			add("place", place(prefs, ad), said(ad.Location, ad.Remote))
		}
		if len(prefs.Remote) > 0 {
			add("remote", oneOf(prefs.Remote, ad.Remote), ad.Remote)
		}
		if prefs.Salary != nil {
			state, text := pay(prefs.Salary, ad)
			add("pay", state, text)
		}
		if len(prefs.Contracts) > 0 {
			add("contract", oneOf(prefs.Contracts, ad.Contract), ad.Contract)
		}
		if len(prefs.Hours) > 0 {
			add("hours", oneOf(prefs.Hours, ad.Hours), ad.Hours)
		}
		if prefs.NeedsVisa {
			state, text := visa(m.Job)
			if state == NotMet {
				state = Conflict
			}
			out = append(out, Constraint{"visa", state, text})
		}
		if len(prefs.Industries) > 0 {
			state := Unknown
			if ad.Industry != "" {
				state = NotMet
				if slices.ContainsFunc(prefs.Industries, func(i string) bool { return strings.Contains(strings.ToLower(ad.Industry), strings.ToLower(i)) }) {
					state = Met
				}
			}
			add("industry", state, ad.Industry)
		}
		if len(prefs.Roles) > 0 {
			add("role", e.role(prefs.Roles, m.Job), ad.Title)
		}
	}
	for _, ev := range m.Evidence {
		r := ev.Requirement
		if r.Need != evidence.Must {
			continue
		}
		switch r.Kind {
		case evidence.LanguageKind:
			out = append(out, Constraint{"language:" + r.Lang, languageState(ev, prefs), r.Quote.Text})
		case evidence.CertificateKind:
			out = append(out, Constraint{"licence:" + string(r.Options[0]), fromEvidence(ev.State), r.Quote.Text})
		}
	}
	return out
}

// hold lowers a score for what is known not to fit: each wish not met a little, a conflict down to 30 at most.
func hold(score bp, cs []Constraint) bp {
	for _, c := range cs {
		if c.State == NotMet {
			score = score * 92 / 100
		}
	}
	if slices.ContainsFunc(cs, func(c Constraint) bool { return c.State == Conflict }) {
		score = min(score, 3_000) * 9 / 10
	}
	return score
}

func fromEvidence(s evidence.State) State {
	switch s {
	case evidence.Met:
		return Met
	case evidence.NotSaid, evidence.Partly:
		return Unknown
	}
	return NotMet
}

func languageState(ev evidence.Evidence, prefs *profile.Preferences) State {
	if prefs != nil {
		for _, l := range prefs.Languages {
			if l.Language == ev.Requirement.Lang {
				if evidence.Speaks(l.Level, ev.Requirement.Level) {
					return Met
				}
				return NotMet
			}
		}
	}
	return fromEvidence(ev.State)
}

func said(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

func oneOf(wanted []string, ad string) State {
	switch {
	case ad == "":
		return Unknown
	case slices.Contains(wanted, ad):
		return Met
	}
	return NotMet
}

func place(prefs *profile.Preferences, ad *posting.Posting) State {
	if ad.Remote == "remote" && slices.Contains(prefs.Remote, "remote") {
		return Met
	}
	if len(ad.Locations) == 0 {
		return Unknown
	}
	state := NotMet
	for _, l := range ad.Locations {
		for _, want := range prefs.Locations {
			switch near(want, l) {
			case Met:
				return Met
			case Unknown:
				state = Unknown
			}
		}
	}
	return state
}

func near(want profile.Place, l posting.Place) State {
	if want.Country != "" && l.Country != "" && !strings.EqualFold(want.Country, l.Country) {
		return NotMet
	}
	if want.City == "" {
		if want.Country != "" && l.Country == "" {
			return Unknown
		}
		return Met
	}
	if l.City == "" {
		return Unknown
	}
	if sameName(want.City, l.City) {
		return Met
	}
	if want.RadiusKM > 0 {
		return Unknown // how far apart two places are is not known here
	}
	return NotMet
}

func sameName(a, b string) bool {
	return a != "" && b != "" && strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// perYear are the working units of a full-time year.
var perYear = map[string]float64{"hour": 2_000, "day": 220, "week": 50, "month": 12, "year": 1}

func yearly(s posting.Salary) (float64, bool) {
	n, ok := perYear[s.Period]
	return max(s.Min, s.Max) * n, ok && max(s.Min, s.Max) > 0
}

func yearlyWish(s profile.Salary) (float64, bool) {
	n, ok := perYear[s.Period]
	return s.Min * n, ok
}

func pay(want *profile.Salary, ad *posting.Posting) (State, string) {
	text := ad.SalaryText
	if ad.Salary == nil {
		return Unknown, text
	}
	if text == "" {
		text = PayText(ad.Salary)
	}
	offer, ok := yearly(*ad.Salary)
	least, ok2 := yearlyWish(*want)
	if !ok || !ok2 || want.Currency != ad.Salary.Currency {
		return Unknown, text
	}
	if offer >= least {
		return Met, text
	}
	return NotMet, text
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

// visa is what the ad says of sponsorship, with its words.
func visa(j *Job) (State, string) {
	said := terms.Visa(j.Posting, j.Ad)
	switch {
	case said == nil:
		return Unknown, ""
	case said.Value == "offered":
		return Met, said.Quote.Text
	}
	return NotMet, said.Quote.Text
}

func (e *Engine) role(wanted []string, j *Job) State {
	if len(j.Occupations) == 0 {
		return Unknown
	}
	for _, w := range wanted {
		for _, c := range best(e.lex.Titles(w)) {
			if e.lex.OccupationCloseness(c.Occupation, j.Occupations[0].Occupation) >= 0.5 {
				return Met
			}
		}
	}
	return NotMet
}

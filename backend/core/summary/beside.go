package summary

import (
	"maps"
	"strings"

	"autojob/backend/core/skill"
)

// littleWork is under how many months of work a letter tells of what was done beside it anyhow.
const littleWork = 36

// aside is an entry of voluntary work or of a project, as a letter tells of it.
type aside struct {
	list       string
	at         int
	what       Cite
	where      Cite
	start, end string
	open       bool // without an end it lasts
	pieces     []*piece
	answers    float64
}

// beside is what a letter tells of voluntary work and of projects, one of each: where they answer the ad, or where there was little work.
func (m *maker) beside() {
	var volunteering, projects []aside
	for i, v := range m.p.Volunteer {
		volunteering = append(volunteering, aside{list: "volunteer", at: i, what: whole(at("volunteer", i, "position"), v.Position), where: whole(at("volunteer", i, "organization"), v.Organization),
			start: v.StartDate, end: v.EndDate, open: true, pieces: m.volunteerPieces(i)})
	}
	for i, p := range m.p.Projects {
		projects = append(projects, aside{list: "projects", at: i, what: whole(at("projects", i, "name"), p.Name), where: whole(at("projects", i, "entity"), p.Entity),
			start: p.StartDate, end: p.EndDate, pieces: m.projectPieces(i)})
	}
	for _, all := range [][]aside{volunteering, projects} {
		if a := m.bestAside(all, m.worked() < littleWork); a != nil {
			m.tellAside(*a)
		}
	}
}

func (m *maker) bestAside(all []aside, anyhow bool) *aside {
	var best *aside
	for i := range all {
		a := &all[i]
		if a.what.Quote == "" && a.where.Quote == "" {
			continue
		}
		name := &piece{text: joined(", ", a.what.Quote, a.where.Quote)}
		m.sel.read(name)
		a.answers = m.answersAd(append(a.pieces, name))
		if a.list == "volunteer" && a.answers < enough && m.fitsAd(*a) {
			a.answers = enough
		}
		if (anyhow || a.answers >= enough) && (best == nil || a.answers > best.answers) {
			best = a
		}
	}
	return best
}

// enough is from which answersAd on voluntary work or a project is told of.
const enough = 2.0

// fitsAd reports whether voluntary work is of the ad's trade, or has a word of what the ad tells of the work that is more than of a club or a place.
func (m *maker) fitsAd(a aside) bool {
	if end := readDate(a.end).year; m.ad == nil || end > 0 && end+freshYears < m.in.Day.Year() {
		return false
	}
	for _, held := range m.lex.Titles(skill.Ungendered(a.what.Quote)) {
		for _, asked := range m.ad.Occupations[:min(len(m.ad.Occupations), 1)] {
			if min(held.Score, asked.Score) >= 0.75 && m.lex.OccupationCloseness(held.Occupation, asked.Occupation) >= 0.6 {
				return true
			}
		}
	}
	places := stemsOf(m.p.Basics.Location.City)
	for _, at := range m.in.Posting.Locations {
		maps.Copy(places, stemsOf(at.City+" "+at.Region))
	}
	text := joined(", ", a.what.Quote, a.where.Quote)
	for _, p := range a.pieces {
		text = joined(", ", text, p.text)
	}
	for stem := range stemsOf(text) {
		if m.sel.echoes[stem] >= 0.7 && !everyday[stem] && !ofClubs[stem] && !places[stem] {
			return true
		}
	}
	return false
}

// ofClubs are stems of what clubs and the people in them are called.
var ofClubs = stemsOf(`volunteer volunteering voluntary member leader helper assistant coordinator organiser supporter trustee secretary treasurer association society foundation charity trust board bank coach coaching centre center community group project local service services support international company office weekend weekly
	ehrenamtlich ehrenamt mitglied leitung leiterin leiter helferin helfer verein verband stiftung gruppe vorstand projekt freiwillige freiwilliger betreuung unterstützung beirat
	bénévole bénévolat membre association responsable secrétaire trésorier président animateur animatrice centre groupe projet soutien
	voluntario voluntaria voluntariado miembro asociación fundación responsable colaborador colaboradora centro grupo proyecto apoyo`)

// answersAd is how much of the ad pieces speak to, without what numbers are worth.
func (m *maker) answersAd(pieces []*piece) float64 {
	most := 0.0
	for _, p := range pieces {
		g := 0.0
		for _, a := range p.answers {
			g += weightOf(m.sel.asks[a.requirement].Requirement.Need) * a.close
		}
		for stem := range stemsOf(p.text) {
			if m.sel.echoes[stem] >= 1 {
				g++
			}
		}
		most = max(most, g)
	}
	return most
}

// tellAside says what was done beside work and, behind a colon, the line that answers the ad most.
func (m *maker) tellAside(a aside) {
	cites := []Cite{a.what, a.where, {at(a.list, a.at, "startDate"), a.start}, {at(a.list, a.at, "endDate"), a.end}}
	from, to := m.f.long(a.start), m.f.long(a.end)
	text := ""
	if a.list == "projects" {
		name := joined(", ", a.what.Quote, a.where.Quote)
		when := from
		if to != "" && to != from {
			when = joined(" – ", from, to)
		}
		if m.lang != "en" {
			name = m.f.quoteOpen + name + m.f.quoteClose
		}
		text = fill(m.f.project, "name", name)
		if when != "" {
			text += " (" + when + ")"
		}
	} else {
		shown, where := m.spoken(a.what.Quote), m.workplace(a.where.Quote)
		switch {
		case where != "" || a.where.Quote == "":
		case shown == "":
			where = m.besides(a.where.Quote)
		default:
			shown += ", " + flat(a.where.Quote)
		}
		activity := ""
		if where != "" && shown != "" && !strings.ContainsAny(shown, "()") && !m.namesSomebody(a.what.Quote) { // "permanence juridique"
			activity, shown = m.plainly(a.what.Quote), ""
		}
		frame, aiding, aided := m.f.helps.pick(where, shown), m.f.aiding, m.f.aided
		if saysVoluntary.MatchString(shown) {
			aiding, aided = m.voluntaryFrames(aiding, m.f.since), m.voluntaryFrames(aided, m.f.until)
		}
		switch {
		case from == "" || from == to:
			cites = cites[:2]
		case to == "":
			frame = aiding.pick(where, shown)
		default:
			frame = aided.pick(where, shown)
		}
		if strings.Contains(frame, "{from}") && strings.Contains(frame, "{to}") {
			from = m.f.startOf(a.start, a.end)
		}
		text = fill(m.fitted(frame, from), "from", from, "to", to, "at", where+bracketed(activity), "p", shown)
	}
	text = bare(text)
	said := false
	for _, p := range m.sel.pick(a.pieces, 1, map[int]float64{}) {
		if m.nominal(p) {
			said = true
			what := m.besideText([]*piece{p})
			switch {
			case a.list != "projects" || strings.ContainsAny(what, "()"):
				text += m.f.listColon + what
			case m.lang == "en":
				text += ", " + withAn(what)
			default:
				text = oneBracket(text + " (" + what + ")")
			}
			cites = append(cites, Cite{p.path, p.text})
			m.note(p)
		}
	}
	if a.list == "projects" && !said {
		return // a name alone tells nothing
	}
	m.paragraph(m.cited("letter", at(a.list, a.at, "what"), ended(text), cites...))
}

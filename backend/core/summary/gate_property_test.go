package summary

import (
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// madeUp is a person made by chance, with what a lie about them needs.
type madeUp struct {
	p      *profile.Profile
	number []int // of each job's first line
	skill  []string
	other  string // an employer that is not theirs
}

var (
	employerFirst = strings.Fields("Nordwerft Haldane Brightwater Kestrel Olmedo Valmont Steinau Marisol Pembury Tavira Orsova Lindqvist")
	employerLast  = []string{"GmbH", "Ltd", "SA", "Group", "Logistics", "Foods", "Software", "Clinic", "Bank", "Works"}
	positions     = []string{"Data Analyst", "Warehouse Operative", "Staff Nurse", "Electrician", "Accountant", "Softwareentwicklerin", "Koch", "Ingénieur structures", "Profesora de Matemáticas"}
	lines         = []string{"Looked after %d customers with %s", "Trained %d colleagues in %s", "Analyse von %d Proben pro Woche mit %s", "Betreuung von %d Kunden mit %s", "Formation de %d collègues à %s", "Gestión de %d pedidos al día con %s"}
	tools         = []string{"PostgreSQL", "Kubernetes", "Salesforce", "Excel", "AutoCAD", "HPLC", "Figma", "Terraform", "Moodle", "Revit", "Photoshop", "Jira"}
	towns         = strings.Fields("Thornbridge Goslar Nantes Palencia Wrensham Cottbus")
)

func makeUp(r *rand.Rand) madeUp {
	m := madeUp{p: &profile.Profile{Basics: profile.Basics{Name: "Ada Muster"}}}
	names := r.Perm(len(employerFirst))
	year := 2006 + r.Intn(6)
	for i := range 2 + r.Intn(3) {
		n, tool := 3+r.Intn(400), tools[r.Intn(len(tools))]
		w := profile.Work{Name: employerFirst[names[i]] + " " + employerLast[r.Intn(len(employerLast))], Position: positions[r.Intn(len(positions))], Location: towns[r.Intn(len(towns))],
			StartDate: fmt.Sprintf("%d-%02d", year, 1+r.Intn(12)), EndDate: fmt.Sprintf("%d-%02d", year+2, 1+r.Intn(12)),
			Highlights: []string{fmt.Sprintf(lines[r.Intn(len(lines))], n, tool)}}
		year += 3
		m.p.Work = append(m.p.Work, w)
		m.number, m.skill = append(m.number, n), append(m.skill, tool)
	}
	m.other = employerFirst[names[len(names)-1]] + " " + employerLast[r.Intn(len(employerLast))]
	m.p.Skills = []profile.Skill{{Name: "Tools", Keywords: []string{tools[0], tools[1]}}}
	m.p.Languages = []profile.Language{{Language: "German", Fluency: "C1"}, {Language: "French", Fluency: "basic"}}
	return m
}

// A profile's own words pass at their places; with a number changed, an employer or a skill swapped, a year added they are refused.
func TestWordsOfTheProfilePassAndChangedOnesAreRefused(t *testing.T) {
	people := 300
	if os.Getenv("AUTOJOB_PROVE") != "" {
		people = 10_000
	}
	r := rand.New(rand.NewSource(1))
	for range people {
		m := makeUp(r)
		g := NewGate(m.p, CheckInput{Lexicon: skill.Default(), Day: gateDay})
		for _, l := range profile.Leaves(m.p) {
			expect(t, g, l.Value, true, Cite{l.Path, l.Value})
		}
		for i, w := range m.p.Work {
			at := fmt.Sprintf("work[%d]", i)
			line, lineCite := w.Highlights[0], Cite{at + ".highlights[0]", w.Highlights[0]}
			name := Cite{at + ".name", w.Name}
			head := []Cite{{at + ".position", w.Position}, name, {at + ".startDate", w.StartDate}, {at + ".endDate", w.EndDate}}
			expect(t, g, line+".", true, lineCite)
			expect(t, g, w.Position+", "+w.Name+", "+w.StartDate[5:]+"/"+w.StartDate[:4]+" – "+w.EndDate[5:]+"/"+w.EndDate[:4], true, head...)
			expect(t, g, w.Name+": "+line, true, name, lineCite)

			expect(t, g, strings.Replace(line, fmt.Sprint(m.number[i]), fmt.Sprint(m.number[i]+1+r.Intn(9)), 1), false, lineCite)
			expect(t, g, m.other+": "+line, false, name, lineCite)
			expect(t, g, w.Position+", "+m.other, false, head...)
			expect(t, g, strings.Replace(line, m.skill[i], otherThan(r, m.skill[i]), 1), false, lineCite)
			expect(t, g, line+" ("+fmt.Sprint(2022+r.Intn(4))+")", false, lineCite)
			if k := (i + 1) % len(m.p.Work); m.p.Work[k].Name != w.Name {
				expect(t, g, m.p.Work[k].Name+": "+line, false, Cite{fmt.Sprintf("work[%d].name", k), m.p.Work[k].Name}, lineCite)
			}
		}
		expect(t, g, "German (C1), French (basic)", true, Cite{"languages[0].language", ""}, Cite{"languages[0].fluency", ""}, Cite{"languages[1].language", ""}, Cite{"languages[1].fluency", ""})
		expect(t, g, "German (basic), French (C1)", false, Cite{"languages[0].language", ""}, Cite{"languages[0].fluency", ""}, Cite{"languages[1].language", ""}, Cite{"languages[1].fluency", ""})
		if t.Failed() {
			return
		}
	}
}

func otherThan(r *rand.Rand, tool string) string {
	for {
		if other := tools[r.Intn(len(tools))]; other != tool {
			return other
		}
	}
}

func expect(t *testing.T, g *Gate, text string, pass bool, cites ...Cite) {
	t.Helper()
	refusals := g.Sentence(Sentence{ID: "s", Text: text, Cites: cites}, "en")
	if pass && len(refusals) > 0 {
		t.Errorf("refused, though it stands there: %q %v (%v)", text, refusals, cites)
	}
	if !pass && len(refusals) == 0 {
		t.Errorf("passed, though it does not stand there: %q (%v)", text, cites)
	}
}

package resume

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
)

// typedCV is a CV as somebody types it: dates at the left edge, what is told about a job indented below, a remark among the jobs.
const typedCV = `Ada Example
ada@example.com

EXPERIENCE

2019 - now           Shift leader, Example Foods Ltd, Leeds
                     Plans the week for twelve people
                     Trains beginners

2017 - 2018          Parental leave

2012 - 2016          Baker, Sample Bread & Sons, Leeds
                     Rye and wheat
                     Let go when the shop closed in March 2016

EDUCATION
2009 - 2012          Apprenticeship Baker, Example College, Leeds
`

func TestIndentedLinesOfATypedTextTellAboutTheJobAbove(t *testing.T) {
	p := check(t, document.FromText(typedCV), `
name: Ada Example |  | ada@example.com | 
work: Shift leader | Example Foods Ltd | Leeds | 2019.. | Plans the week for twelve people / Trains beginners
work: Baker | Sample Bread & Sons | Leeds | 2012..2016 | Rye and wheat / Let go when the shop closed in March 2016
education: Apprenticeship Baker |  | Example College | 2009..2012`)
	if len(p.Work) != 2 {
		t.Errorf("jobs are %v", titles(p))
	}
}

// mailedCV was broken by a mail program, and pasted with the letter around it.
const mailedCV = `Dear Ms Sample,

thank you for the call. The attachment did not go through, so here is
the whole of it, I hope that it can be read.

Ada Example
Legal Secretary
ada.example@example.com

Employment

Legal Secretary, Fallon Example LLP, Leeds
Sept 2021 to date
o audio and copy typing of pleadings, affidavits and briefs to counsel
for two partners
o diary, limitation dates, discovery bundles and all of the filing that
goes with them

Education

Diploma in Legal Studies, Example College, Leeds, by evening class,
begun Sept 2025, I hope to finish in 2027
Certificate in Secretarial Studies, Example College, 2003-04

Kind regards, Ada
`

func TestAMailedCVIsWholeAgain(t *testing.T) {
	p := check(t, document.FromText(mailedCV), `
name: Ada Example | Legal Secretary | ada.example@example.com | 
work: Legal Secretary | Fallon Example LLP | Leeds | 2021-09.. | audio and copy typing of pleadings, affidavits and briefs to counsel for two partners / diary, limitation dates, discovery bundles and all of the filing that goes with them
education: Diploma | Legal Studies | Example College | 2025-09..2027
education: Certificate | Secretarial Studies | Example College | 2003..2004`)
	if p.Basics.Summary != "" {
		t.Errorf("the letter is the summary: %q", p.Basics.Summary)
	}
}

func TestUntilWhenAPaperHoldsIsNoDateOfItAndStaysWithItsName(t *testing.T) {
	for line, want := range map[string]string{
		"Driver card, valid until 03/2031":                       "Driver card, valid until 03/2031 |  | ",
		"Registered Nurse, current through 08/2027":              "Registered Nurse, current through 08/2027 |  | ",
		"Food Handler card (expired 2023)":                       "Food Handler card, expired 2023 |  | ",
		"Food Safety, May 2023 (refresh due Nov 2026)":           "Food Safety, refresh due Nov 2026 |  | 2023-05",
		"First aid, renewed March 2026":                          "First aid |  | 2026-03",
		"Staplerschein, gültig bis 2030":                         "Staplerschein, gültig bis 2030 |  | ",
		"Certiphyto, valable jusqu'au 12/04/2029":                "Certiphyto, valable jusqu'au 12/04/2029 |  | ",
		"SSIAP 1 (sécurité incendie) obtenu en 2016, à recycler": "SSIAP 1 (sécurité incendie) |  | 2016",
		`Kurs "Vollwertig essen" nach DGE, 3 Tage, 2024`:         "Vollwertig essen |  | 2024",
		"Current Issues in Nursing, 2019":                        "Current Issues in Nursing |  | 2019",
	} {
		p := Parse(document.FromText("Ada Example\nada@example.com\n\nCERTIFICATES\n\n- " + line + "\n- Rye Regulations, 2015\n"))
		same(t, line, certificateNames(p), want+"\nRye Regulations |  | 2015")
	}
}

func TestWhatIsUnderWayIsNoCertificate(t *testing.T) {
	for line, want := range map[string]string{
		"2025  Begonnen: Geprüfter Polier, Teil 1 bestanden, Teil 2 im Frühjahr 2027":            "Geprüfter Polier 2025/2027",
		"Fachwirtin für Versicherungen (IHK), berufsbegleitend, Prüfung für Mai 2027 angemeldet": "Fachwirtin für Versicherungen (IHK) /2027-05",
	} {
		p := Parse(document.FromText("Ada Beispiel\nada@example.com\n\nWEITERBILDUNG\n\n" + line + "\n2019  Kranschein\n"))
		if len(p.Education) != 1 || len(p.Certificates) != 1 {
			t.Errorf("%s: education %+v, certificates %+v", line, p.Education, p.Certificates)
			continue
		}
		e := p.Education[0]
		if got := e.StudyType + " " + e.StartDate + "/" + e.EndDate; got != want {
			t.Errorf("%s: read %q, want %q", line, got, want)
		}
	}
}

func TestWhatIsNoEmployerIsTakenForNone(t *testing.T) {
	for line, want := range map[string]string{
		"2009 - 2015  Beiköchin, Nordlicht Beispiel GmbH, Kiel, Vollzeit":        "Beiköchin @ Nordlicht Beispiel GmbH",
		"2009 - 2015  Maurer auf Montage (Bauhelf Beispiel GmbH), Großraum Kiel": "Maurer auf Montage @ Bauhelf Beispiel GmbH",
		"2009 - 2015  Régisseur son, diverses salles de Rhône-Alpes":             "Régisseur son @ ",
		"2009 - 2015  Indépendant (micro-entreprise)":                            "Indépendant (micro-entreprise) @ ",
		"2009 - 2015  Babysitting and church nursery":                            "Babysitting and church nursery @ ",
		"2009 - 2015  Recovery Worker, Example Trust, Leeds":                     "Recovery Worker @ Example Trust",
	} {
		p := Parse(document.FromText("Ada Example\nada@example.com\n\nEXPERIENCE\n\n2016 - 2020  Cook, Example Inn Ltd, Leeds\n" + line + "\n"))
		if len(p.Work) != 2 {
			t.Errorf("%s: jobs are %v", line, titles(p))
		} else if got := p.Work[1].Position + " @ " + p.Work[1].Name; got != want {
			t.Errorf("%s: read %q, want %q", line, got, want)
		}
	}
	for _, line := range []string{"Arbeitsunfähig nach Unfall, Reha", "Desempleo y trabajos puntuales: clases", "Congé parental puis recherche d'emploi", "Career break", "at home with our children", "Interruption, épuisement professionnel", "Krankheit und Genesung"} {
		p := Parse(document.FromText("Ada Example\nada@example.com\n\nEXPERIENCE\n\n2016 - 2020  Cook, Example Inn Ltd, Leeds\n2013 - 2015  " + line + "\n2010 - 2012  Cook, Sample Inn Ltd, Leeds\n"))
		if got := strings.Join(titles(p), "; "); len(p.Work) != 2 {
			t.Errorf("%s: jobs are %s", line, got)
		}
	}
}

func TestAStudyThatWasLeftSaysSo(t *testing.T) {
	for line, want := range map[string]string{
		"2010 - 2012  Licence Psychologie, Université Beispiel, arrêtée en deuxième année": "arrêtée en deuxième année",
		"2010 - 2012  Computer Science, Example University, no degree":                     "no degree",
		"2010 - 2012  Studium Rechtswissenschaft, Universität Münster (ohne Abschluss)":    "ohne Abschluss",
	} {
		p := Parse(document.FromText("Ada Example\nada@example.com\n\nEDUCATION\n\n" + line + "\n2007 - 2009  High School Diploma, Example High School\n"))
		if len(p.Education) != 2 || p.Education[0].Score != want {
			t.Errorf("%s: read %+v, want the remark %q", line, p.Education, want)
		}
	}
}

func TestAStudyBelowThatWasLeftIsAnother(t *testing.T) {
	p := Parse(document.FromText("Ada Example\nada@example.com\n\nEDUCATION\nB.A. English, Hocking Example University, 2018–2021\n(Associate degree in Business begun 2012, not finished)\n"))
	if len(p.Education) == 0 || p.Education[0].StudyType != "B.A." || p.Education[0].Score != "" {
		t.Errorf("education is %+v", p.Education)
	}
}

func TestPeriodsThatPeopleType(t *testing.T) {
	for text, want := range map[string]string{
		"Les Nuits Claires, Grenoble — 2015/2018":     "2015..2018",
		"Windows Server 2003/2008":                    "2003..2003",
		"started Fall 2024, evenings, expected 2027":  "2024..2027",
		"begun Sept 2025, I hope to finish in 2027":   "2025-09..2027",
		"Certificate in Secretarial Studies, 2003-04": "2003..2004",
		"2010-11 - 2012-03":                           "2010-11..2012-03",
		"volunteer since 2023":                        "2023..",
	} {
		ps := periods(text)
		if len(ps) != 1 {
			t.Errorf("%q: %+v", text, ps)
		} else if got := ps[0].from + ".." + ps[0].to; got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestWhatStandsUnderOtherHeadings(t *testing.T) {
	p := Parse(document.FromText("Ada Example\nada@example.com\n\nWHERE I COOKED\n\n2016 - 2020  Cook, Example Inn Ltd, Leeds\n2010 - 2015  Head cook, Sample Inn Ltd, Leeds\n\nSKILLS\nKnife skills, Excel. Irish (fluent), some French\n\nOTHER\nVolunteer: Example Library, reading tutor, since 2021\nFirst aid, valid until 2027. Choir on Mondays.\n\nReferences on request.\n"))
	if got := strings.Join(titles(p), "; "); len(p.Work) != 2 {
		t.Errorf("jobs are %s", got)
	}
	if len(p.Skills) != 2 || len(p.Languages) != 2 {
		t.Errorf("skills %+v, languages %+v", p.Skills, p.Languages)
	}
	if len(p.Volunteer) != 1 || p.Volunteer[0].Organization != "Example Library" || p.Volunteer[0].Position != "reading tutor" || p.Volunteer[0].StartDate != "2021" {
		t.Errorf("voluntary work is %+v", p.Volunteer)
	}
	same(t, "papers", certificateNames(p), "First aid, valid until 2027 |  | ")
}

func TestATableAndListsInLists(t *testing.T) {
	d := &document.Document{Format: document.Markdown, Pages: []document.Page{{}}}
	add := func(text string, b document.Block) {
		d.Lines = append(d.Lines, document.Line{Text: text, Page: 1, Block: b})
	}
	for _, l := range []string{"Ada Example", "ada@example.com", "Experience"} {
		add(l, document.Block{})
	}
	for r, row := range [][]string{{"When", "Role", "Employer", "What I did"}, {"2016 – 2020", "Cook", "Example Inn, Leeds", "Rye, wheat and a store of jams"}, {"2010 – 2015", "Head cook", "Sample Inn, Leeds", "Soups"}} {
		for c, t := range row {
			add(t, document.Block{Table: 1, Row: r + 1, Cell: c + 1})
		}
	}
	p := Parse(d)
	if got := strings.Join(titles(p), "; "); got != "Cook @ Example Inn 2016/2020; Head cook @ Sample Inn 2010/2015" {
		t.Errorf("of the table was read %s", got)
	}
	d.Lines = d.Lines[:3]
	for _, l := range []struct {
		text  string
		level int
	}{{"Example Inn, Leeds", 0}, {"Cook, 2016 – 2020", 1}, {"Rye and wheat", 2}, {"Sample Inn, Leeds", 0}, {"Head cook, 2010 – 2015", 1}, {"Soups", 2}, {"Jams", 2}} {
		add(l.text, document.Block{List: true, Level: l.level})
	}
	p = Parse(d)
	if got := strings.Join(titles(p), "; "); got != "Cook @ Example Inn 2016/2020; Head cook @ Sample Inn 2010/2015" || len(p.Work[1].Highlights) != 2 {
		t.Errorf("of the lists was read %s, %+v", got, p.Work)
	}
}

func TestSkillsAmongOtherMatters(t *testing.T) {
	p := Parse(document.FromText("Ada Example\nada@example.com\n\nEXPERIENCE\n\n2016 - 2020  Cook, Example Inn Ltd, Leeds\n\nOTHER\nExcel intermediate, Word, Example ERP (user)\nFire brigade, youth leader\n"))
	got := ""
	for _, s := range p.Skills {
		got += s.Name + "|"
	}
	if got != "Excel intermediate|Word|Example ERP (user)|" {
		t.Errorf("skills are %s", got)
	}
}

func TestAFieldOfWorkIsNoEmployerOfWhoIsTheirOwn(t *testing.T) {
	for line, want := range map[string]string{
		"Selbständiger Elektromonteur, Wohnungsbau":  "",
		"Selbstständige Grafikerin, Studio Beispiel": "Studio Beispiel",
	} {
		p := Parse(document.FromText("Ada Beispiel\nada@example.com\n\nBERUFSERFAHRUNG\n\n2016 - 2020  Koch, Gasthof Beispiel GmbH, Kiel\n2010 - 2015  " + line + "\n"))
		if len(p.Work) != 2 || p.Work[1].Name != want {
			t.Errorf("%s: jobs are %v", line, titles(p))
		}
	}
}

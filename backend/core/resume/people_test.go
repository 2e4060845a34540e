package resume

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
)

// What the CVs of fictional people showed, class by class, in other words than theirs.

func certificateNames(p *profile.Profile) string {
	var out []string
	for _, c := range p.Certificates {
		out = append(out, c.Name+" | "+c.Issuer+" | "+c.Date)
	}
	return strings.Join(out, "\n")
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%s\nwant\n%s", what, got, want)
	}
}

func TestWhoGaveACertificateIsNoPartOfItsName(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Certificates")
	s.put(50, "Forest First Aid – Oakleaf Training", "@450 May 2021")
	s.put(50, "Chainsaw Operation, level 2, Timber Board", "@450 June 2022")
	s.put(50, "Teach the Teacher: Tree Climbing, Timber Board", "@450 2019")
	s.put(50, "Rescue at Height – Oakleaf Training", "@450 2018")
	s.put(50, "Cloud Practice Developer – Associate", "@450 2017")
	same(t, "certificates", certificateNames(Parse(&s.d)), `Forest First Aid | Oakleaf Training | 2021-05
Chainsaw Operation, level 2 | Timber Board | 2022-06
Teach the Teacher: Tree Climbing | Timber Board | 2019
Rescue at Height | Oakleaf Training | 2018
Cloud Practice Developer – Associate |  | 2017`)
}

func TestCertificatesUnderBoldNamesKeepTheirOwnDates(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Certificates")
	for _, c := range [][2]string{{"Crane Operator", "SITE, 2020"}, {"Rigging Basics", "LIFT, Apr 2021"}, {"Green Site Card", "SITE, Nov 2019"}} {
		s.put(50, "*"+c[0])
		s.put(50, c[1])
	}
	same(t, "certificates", certificateNames(Parse(&s.d)), "Crane Operator | SITE | 2020\nRigging Basics | LIFT | 2021-04\nGreen Site Card | SITE | 2019-11")
}

func TestTheTitleOfAPublicationStandsAlone(t *testing.T) {
	for line, want := range map[string]string{
		"«Puentes de madera», Revista de Obra, n.º 12, 2019.":                                  "Puentes de madera",
		"Muster A., Beispiel B. et al. „Ruhe im Saal“. Zeitschrift für Akustik, 2020; 3: 4-9.": "Ruhe im Saal",
		"Example, A., & Sample, B. (2018). Quiet wards at night. Journal of Rest, 4(2), 1-9.":  "Quiet wards at night",
		"Example A, Sample B. Bridges that sing. Annals of Sound. 2017;3:44-51.":               "Bridges that sing",
		"Slow water, fast boats, Journal of Rivers, 2016":                                      "Slow water, fast boats",
	} {
		p := Parse(document.FromText("Ada Example\nada@example.com\n\nPUBLICATIONS\n\n" + line + "\n"))
		if len(p.Publications) != 1 || p.Publications[0].Name != want {
			t.Errorf("%q: %+v, want %q", line, p.Publications, want)
		}
	}
}

func TestAPublicationGoesOnInTheNextLine(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Publications")
	s.put(50, "Example A. et al. «Night shifts and soup». Letters of Practical Nutrition and Kitchens,")
	s.put(50, "2020; 4: 1-8.")
	s.put(50, "“Bread for eighty”, Letters of Kitchens, 2018.")
	p := Parse(&s.d)
	if len(p.Publications) != 2 || p.Publications[0].Name != "Night shifts and soup" || p.Publications[1].Name != "Bread for eighty" {
		t.Errorf("publications are %+v", p.Publications)
	}
}

func TestATimeWithoutAJobIsNoJob(t *testing.T) {
	for _, what := range []string{"Career break: looking after my father", "Elternzeit", "Congé parental", "Excedencia por cuidado de hijos"} {
		p := Parse(document.FromText("Ada Example\nada@example.com\n\nEXPERIENCE\n\nBaker, Example Bread Ltd, 2019 - 2021\n- Bakes rye bread\n\n" + what + ", 2017 - 2018\n\nBaker, Fictional Rolls Ltd, 2012 - 2016\n- Baked rolls\n"))
		if len(p.Work) != 2 || p.Work[1].Name != "Fictional Rolls Ltd" {
			t.Errorf("%s: %+v", what, p.Work)
		}
	}
}

func TestANumberBesideADateIsNoDay(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Experience")
	s.put(50, "*Form Teacher, Grade 6", "@400 October 2012 to June 2015")
	s.put(50, "Linden Park Primary School, Leeds")
	s.put(60, "• Led the choir")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
work: Form Teacher, Grade 6 | Linden Park Primary School | Leeds | 2012-10..2015-06 | Led the choir`)
}

func TestATitleKeepsItsRankAndItsHours(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Experience")
	s.put(50, "*Signals Officer (25A), Captain", "@450 03/2015 - 02/2019")
	s.put(50, "Fictional Army, Fort Example, TX")
	s.put(60, "• Led forty people")
	s.gap()
	s.put(50, "*Course Instructor, Radio Workshop (part time)", "@450 03/2013 - 02/2015")
	s.put(50, "Example Academy, Austin, TX")
	s.put(60, "• Taught radio")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
work: Signals Officer (25A), Captain | Fictional Army | Fort Example, TX | 2015-03..2019-02 | Led forty people
work: Course Instructor, Radio Workshop (part time) | Example Academy | Austin, TX | 2013-03..2015-02 | Taught radio`)
}

func TestSubjectsBehindAColonAreTheArea(t *testing.T) {
	p := Parse(document.FromText("Ada Example\nada@example.com\n\nEDUCATION\n\nPGCE Primary Education, 2010 - 2011\nUniversity of Exampleton\nWith Qualified Teacher Status\n\nA levels: Maths, Physics, Art, 2006 - 2008\nExampleton Sixth Form College\n"))
	if len(p.Education) != 2 || p.Education[0].StudyType != "PGCE" || p.Education[0].Area != "Primary Education" || p.Education[1].StudyType != "A levels" || p.Education[1].Area != "Maths, Physics, Art" {
		t.Errorf("education is %+v", p.Education)
	}
}

func TestWhereSomeoneLives(t *testing.T) {
	for line, want := range map[string]string{
		"Address: 9 Mill Steps, Exampleford EX4 2LN | Phone: 07700 900111":  "Exampleford | EX4 2LN | ",
		"Address: 77 Cactus Bend, Los Ejemplos, NM 87999":                   "Los Ejemplos | 87999 | ",
		"31990 Valmuestra (Navarra)":                                        "Valmuestra | 31990 | ",
		"7 impasse des Lilas, 29990 Port-Exemple, France":                   "Port-Exemple | 29990 | FR",
		"Santander, España   +34 600 000 111   ada@example.com":             "Santander |  | ES",
		"3 Harbour Row, Fishby, FB3 7QT, United Kingdom":                    "Fishby | FB3 7QT | GB",
		"Villar del Ejemplo | 600 000 111 | ada@example.com":                "Villar del Ejemplo |  | ",
		"Driving licence | 07700 900111 | ada@example.com":                  " |  | ",
		"Musterweg 8, 10999 Berlin":                                         "Berlin | 10999 | ",
		"Nationality: British":                                              " |  | ",
		"Based in Leeds, United Kingdom":                                    "Leeds |  | GB",
		"Flat 2, 14 Canal Street, Little Exampling, Westfordshire, AB1 2CD": "Little Exampling | AB1 2CD | ",
	} {
		p := Parse(document.FromText("Ada Example\n" + line + "\nada@example.com\n\nEXPERIENCE\n\nBaker, Example Bread Ltd, 2019 - 2021\n- Bakes rye bread\n"))
		l := p.Basics.Location
		same(t, line, l.City+" | "+l.PostalCode+" | "+l.CountryCode, want)
	}
}

func TestAContactLineAtTheFootBelongsToThePerson(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.gap()
	s.put(50, "^*What I do")
	s.put(50, "Etching, Binding, Paper")
	s.gap()
	s.put(50, "^*Favourite projects")
	s.put(50, "*The Paper Boat")
	s.put(50, "A book for children, 2020")
	s.gap()
	s.put(50, "^*Languages")
	s.put(50, "English (native), German (B2)")
	s.y = 790
	s.put(80, "Portland, Oregon, USA", "@250 hello@adaexample.example.com", "@430 www.adaexample.example.com")
	p := Parse(&s.d)
	if p.Basics.Location.City != "Portland" || p.Basics.Email != "hello@adaexample.example.com" || len(p.Languages) != 2 {
		t.Errorf("basics are %+v, languages %+v", p.Basics, p.Languages)
	}
	if len(p.Projects) != 1 || p.Projects[0].Name != "The Paper Boat" || len(p.Skills) != 3 {
		t.Errorf("projects are %+v, skills %+v", p.Projects, p.Skills)
	}
}

func TestATitleThatANarrowColumnBreaks(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "Infirmière diplômée")
	s.put(50, "d’État")
	s.gap()
	s.put(50, "^*Contact")
	s.put(50, "ada@example.com")
	if p := Parse(&s.d); p.Basics.Label != "Infirmière diplômée d’État" {
		t.Errorf("the title is %q", p.Basics.Label)
	}
}

func TestAnEmployerOfUnknownWordsBeforeATown(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Experiencia")
	s.put(50, "*Socia directora", "@450 2006–2016")
	s.put(50, "Ejemplo y Muestra Asociadas, Bilbao")
	s.put(60, "• Obras entregadas")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
work: Socia directora | Ejemplo y Muestra Asociadas | Bilbao | 2006..2016 | Obras entregadas`)
}

func TestAGroupNamedLikeAHeadingStaysInsideTheSkills(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Können")
	s.put(50, "*Methoden")
	s.put(50, "Interviews", "@130 Skizzen")
	s.put(50, "*Werkzeuge")
	s.put(50, "Figma", "@130 Miro")
	s.gap()
	s.put(50, "^*Sprachen")
	s.put(50, "Deutsch (Muttersprache)")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
skill: Methoden | Interviews, Skizzen
skill: Werkzeuge | Figma, Miro
language: Deutsch | Muttersprache`)
}

func TestListMarksInAColumnOfTheirOwnMarkTheLinesBesideThem(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Experience")
	s.put(50, "03/2019 - present")
	s.put(50, "*Labour Lawyer")
	s.put(50, "Example Legal Ltd, Leeds")
	top := s.y
	s.put(50, "•")
	s.put(50, "•")
	s.y = top
	s.put(68, "Dismissals, harassment and accidents at work")
	s.put(68, "Settled most cases early")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
work: Labour Lawyer | Example Legal Ltd | Leeds | 2019-03.. | Dismissals, harassment and accidents at work / Settled most cases early`)
}

func TestDatedQualificationsAreCertificates(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Zusatzqualifikationen")
	s.put(50, "2011", "@150 Brandschutzprüferin, Musterakademie")
	s.put(50, "2015", "@150 Kranführerin, Beispielverband")
	same(t, "certificates", certificateNames(Parse(&s.d)), "Brandschutzprüferin | Musterakademie | 2011\nKranführerin | Beispielverband | 2015")
}

func TestPositionsUnderTheLineOfTheirEmployer(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Experience")
	s.put(50, "*Exampla Medical Systems", ", Chicago, IL", "@450 Feb 2013 to Present")
	s.put(50, "*Regional Sales Director, Midwest", "@450 Jan 2020 to Present")
	s.put(60, "• Lead five managers")
	s.put(50, "*District Sales Manager", "@450 Feb 2013 to Dec 2019")
	s.put(60, "• Hired eleven people")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
work: Regional Sales Director, Midwest | Exampla Medical Systems |  | 2020-01.. | Lead five managers
work: District Sales Manager | Exampla Medical Systems |  | 2013-02..2019-12 | Hired eleven people`)
}

func TestADateInSmallLettersOpensNoProse(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Expérience")
	s.put(50, "*Développeuse Java")
	s.put(50, "Exemple & Fils Logiciels")
	s.put(50, "mars 2021 – aujourd’hui | Nancy")
	s.put(60, "• Refonte d’un portail")
	s.gap()
	s.put(50, "*Développeuse PHP")
	s.put(50, "Atelier Modèle")
	s.put(50, "sept. 2018 – févr. 2021 | Metz")
	s.put(60, "• Une interface")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
work: Développeuse Java | Exemple & Fils Logiciels | Nancy | 2021-03.. | Refonte d’un portail
work: Développeuse PHP | Atelier Modèle | Metz | 2018-09..2021-02 | Une interface`)
}

func TestNumberedReferencesAreOneEach(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Publications")
	s.put(50, "[1] A. Example and B. Sample, “Glue that lets go: slow bonding with a")
	s.put(67, "second exchange”, Journal of Invented Glues, 2023, 41, 1–9.")
	s.put(50, "[2] A. Example, “A map of slow glue”, Annals of Glue, 2019.")
	p := Parse(&s.d)
	if len(p.Publications) != 2 || p.Publications[0].Name != "Glue that lets go: slow bonding with a second exchange" || p.Publications[1].Name != "A map of slow glue" {
		t.Errorf("publications are %+v", p.Publications)
	}
}

func TestATrainingSectionOfSchoolsIsTheEducation(t *testing.T) {
	p := Parse(document.FromText("Ada Example\nada@example.com\n\nTRAINING\n\nCity & Guilds, Baking, Exampleford Technical College, 1999 - 2001\n\nTICKETS\n\nForklift Card, SITE (2020)\n"))
	if len(p.Education) != 1 || p.Education[0].Institution != "Exampleford Technical College" || p.Education[0].StartDate != "1999" {
		t.Errorf("education is %+v", p.Education)
	}
	same(t, "certificates", certificateNames(p), "Forklift Card | SITE | 2020")
}

func TestHeadingsOfShortenedCompounds(t *testing.T) {
	for text, want := range map[string]kind{"Schul- und Berufsausbildung": education, "Fort- und Weiterbildungen": certificates, "Mon projet": summary, "Berg- und Talfahrt": none} {
		if k, _ := headingKind(text); k != want {
			t.Errorf("%q is of kind %v, want %v", text, k, want)
		}
	}
}

func TestADateThatIsOpenAfterADash(t *testing.T) {
	for _, text := range []string{"2021 - en cours", "2021 – en curso", "2021 - in progress"} {
		if ps := periods(text); len(ps) != 1 || !ps[0].open || ps[0].from != "2021" {
			t.Errorf("%q: %+v", text, ps)
		}
	}
}

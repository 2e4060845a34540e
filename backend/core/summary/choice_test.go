package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// what a reader found in backend/docs/readings/0002-twenty-summaries-by-another-reader.md, kept from coming back.

// chemist has a chartered title, an appointment at an employer since left, and skills of which the ad names one in its own words.
func chemist() profile.Profile {
	return profile.Profile{Basics: profile.Basics{Name: "Ada Example", Location: profile.Location{City: "Larch Falls", Region: "OH"}}, Work: []profile.Work{
		{Name: "Alder Adhesives", Position: "Principal Scientist", StartDate: "2020-01", Highlights: []string{"Lead a group of seven chemists; 118% of plan in 2024", "Took an adhesive from concept to a 400 kg batch"}},
		{Name: "University of Larch", Position: "Research Fellow", StartDate: "2016-03", EndDate: "2019-12", Highlights: []string{"Supervised three doctoral students"}},
	}, Education: []profile.Education{{StudyType: "PhD", Area: "Chemistry", Institution: "Larch Institute", StartDate: "2009", EndDate: "2013"}, {StudyType: "Level 5 Diploma", Area: "Laboratory Leadership", Institution: "Larch College", EndDate: "2018"}},
		Certificates: []profile.Certificate{{Name: "Radiation Protection Supervisor", Issuer: "University of Larch", Date: "2017"}, {Name: "First Aid at Work", Issuer: "Red Larch", Date: "2024"},
			{Name: "Chartered Chemist", Issuer: "Guild of Chemists", Date: "2018"}, {Name: "Rheology (advanced)", Date: "2015-03"}},
		Awards:    []profile.Award{{Title: "Best Thesis", Date: "2013"}, {Title: "Young Inventor Medal", Awarder: "Guild of Chemists", Date: "2021"}},
		Volunteer: []profile.Volunteer{{Organization: "Larch Harriers", Position: "Coach", StartDate: "2012"}},
		Projects:  []profile.Project{{Name: "tidy-bench", Description: "open notebook for student laboratories"}},
		Skills:    []profile.Skill{{Name: "Synthesis", Keywords: []string{"Colloid synthesis", "Scale-up", "Organocatalysis", "Grant writing"}}}}
}

const chemistAd = "We make adhesives.\n\nYour tasks\n- scale-up of adhesives from concept to batch\n- lead a group of chemists\n- rheology\n"

func TestWhatThePostNeedsComesBeforeSideCoursesAndFormerAppointments(t *testing.T) {
	letter := read(chemist(), Letter, "Larch", chemistAd)
	wants(t, letter, []string{"I am a Chartered Chemist (Guild of Chemists, 2018).", "I hold a Level 5 Diploma in Laboratory Leadership (Larch College, 2018).", "a PhD in Chemistry",
		"I received the Young Inventor Medal (Guild of Chemists, 2021)."}, []string{"Radiation", "Best Thesis"})
	wants(t, read(chemist(), Short, "Larch", chemistAd), []string{"Chartered Chemist, Guild of Chemists (2018)\n", "Rheology (advanced, Mar 2015)"}, []string{"(advanced), ", "Certificates: First Aid"})
}

func TestTheNewestPaperThatEverybodyHasComesLast(t *testing.T) {
	p := chemist()
	m := newMaker(Input{Profile: &p, Kind: Letter, Day: today, Posting: &posting.Posting{Title: "Chemist", Language: "en", Description: chemistAd}})
	if got := m.papers(4); len(got) != 3 || p.Certificates[got[0]].Name != "Chartered Chemist" || p.Certificates[got[2]].Name != "First Aid at Work" {
		t.Errorf("the order is %v", got)
	}
	p.Certificates[3].Name = "Rheology (lapsed 2020)"
	p.Awards[1].Title = "Young Inventor Medal, finalist"
	for _, kind := range []Kind{Short, Board, Letter} {
		wants(t, read(p, kind, "Larch", chemistAd), nil, []string{"Radiation", "lapsed", "finalist"})
	}
	wants(t, read(p, Page, "Larch", chemistAd), []string{"Radiation", "lapsed", "finalist"}, nil)
}

func TestASkillIsFoundByTheAdsOwnWordsAndNotNamedAlone(t *testing.T) {
	short := read(chemist(), Short, "Larch", chemistAd)
	wants(t, short, []string{"Skills: Scale-up, Colloid synthesis, Organocatalysis, Grant writing"}, nil)
	wants(t, read(chemist(), Letter, "Larch", chemistAd), []string{"My skills include scale-up, colloid synthesis and "}, nil)
	p := chemist()
	p.Skills[0].Keywords = []string{"Origin", "Excel", "Painting"}
	wants(t, read(p, Short, "Larch", "We excel at the origin of things.\n"), nil, []string{"Skills:"})
}

func TestAResultWithoutAVerbStandsInBrackets(t *testing.T) {
	got := read(chemist(), Letter, "Larch", chemistAd)
	wants(t, got, []string{"I lead a group of seven chemists (118% of plan in 2024)."}, []string{"; 118%"})
	p := chemist()
	p.Work[0].Highlights[0] = "Train about 300 people a year; line manage one officer"
	wants(t, read(p, Letter, "Larch", chemistAd), []string{"I train about 300 people a year."}, []string{"(line manage"})
}

func TestABracketIsNotPutBehindABracket(t *testing.T) {
	for _, c := range [][2]string{{"train two apprentices; both passed", "train two apprentices (both passed)"}, {"took part in the choice of a CRM (Larchforce); key user", "took part in the choice of a CRM (Larchforce); key user"}} {
		if got := bracketedResult(c[0]); got != c[1] {
			t.Errorf("%q, not %q", got, c[1])
		}
	}
}

func TestALetterToAnInstitutionNamesItOnce(t *testing.T) {
	got := read(engineer(), Letter, "University of Larch", engineerAd)
	wants(t, got, []string{"I am applying for the position of DevOps Engineer.", "Dear University of Larch team,"}, []string{"at University"})
}

func TestAJobBetweenTwoIsNamedAndSeveralAreStatedWithoutDates(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Work: []profile.Work{
		{Name: "Aldergate Homes", Position: "Site Manager", StartDate: "2021-03", Highlights: []string{"Delivered 164 timber homes on two sites"}},
		{Name: "Whitmoor Build", Position: "Assistant Site Manager", StartDate: "2018-09", EndDate: "2021-02", Highlights: []string{"Odds and ends"}},
		{Name: "Turia Works", Position: "Foreman", StartDate: "2014-10", EndDate: "2018-08", Highlights: []string{"Delivered 48 timber homes on one site", "Delivered three schools ahead of time", "Health and safety coordinator during construction on three sites"}},
	}}
	ad := "Your tasks\n- deliver timber homes and schools on site\n"
	wants(t, read(p, Letter, "Larch", ad), []string{"Before that, from September 2018 to February 2021, I worked at Whitmoor Build as Assistant Site Manager. From October 2014 to August 2018 I worked at Turia Works as a foreman."}, []string{": health and safety coordinator"})
	p.Work = append(p.Work[:2], append([]profile.Work{{Name: "Elm Build", Position: "Clerk", StartDate: "2017-01", EndDate: "2018-08"}}, p.Work[2:]...)...)
	p.Work[3].EndDate = "2016-12"
	wants(t, read(p, Letter, "Larch", ad), []string{"Earlier, from October 2014 to December 2016, I worked at Turia Works as a foreman."}, []string{"Elm Build"})
}

func TestALineIsASentenceWhereTheVerbIsSure(t *testing.T) {
	for _, c := range []struct {
		line, want string
		current    bool
	}{
		{"Care for 9,400 objects", "care for 9,400 objects", true}, {"Care home visits", "", true}, {"Train sales staff on anti-bribery rules", "train sales staff on anti-bribery rules", true}, {"Train of thought", "", true}, {"Train driver on the coast lines", "am a train driver on the coast lines", true}, {"Mentor scheme for new staff", "", true},
		{"Report to the director", "report to the director", true}, {"Lead on retail lettings", "lead on retail lettings", true}, {"Lead nurse", "", true}, {"Shortened the month-end close", "shortened the month-end close", false},
		{"Named inventor on five patent families", "am a named inventor on five patent families", true}, {"Acting shift leader about 5 times a month", "am acting shift leader about 5 times a month", true},
		{"Sole bookkeeper for a chandlery", "am the sole bookkeeper for a chandlery", true}, {"Health and safety coordinator during construction", "was health and safety coordinator during construction", false},
	} {
		if got, _ := ownEnglish(c.line, c.current); got != c.want {
			t.Errorf("%q became %q, not %q", c.line, got, c.want)
		}
	}
	m := maker{lang: "en", main: "en", lex: skill.Default(), f: framed["en"]}
	if _, ok := m.worded(&piece{text: "Chased records. Much chasing.", lang: "en"}, job{}); ok {
		t.Error("two sentences became one")
	}
}

func TestOneLineMoreThanEnoughIsLeftOut(t *testing.T) {
	p := chemist()
	p.Work[0].Highlights = []string{"Lead a group of seven chemists", "Took an adhesive from concept to a batch in two years", "Built the scale-up laboratory for 12 people", "On-call every third week"}
	wants(t, read(p, Letter, "Larch", chemistAd), []string{"I also built the scale-up laboratory for 12 people."}, []string{"From my work there:", "On-call"})
	p.Work[0].Highlights[3] = "Scale-up of adhesives from concept to batch: rheology, 40% of chemists"
	wants(t, read(p, Letter, "Larch", chemistAd), []string{"from my work there:\n  - "}, nil)
}

func TestALineThatNamesSomebodyIsNoNoun(t *testing.T) {
	for lang, lines := range map[string][2]string{
		"en": {"Health and safety coordinator on three sites", "Coordination of safety on three sites"}, "de": {"Ansprechpartnerin für Prüfer", "Leitung der Prüfungen"},
		"fr": {"Référente du harcèlement scolaire", "Création du journal"}, "es": {"Tutora de 2.º de ESO", "Clases de apoyo"}} {
		m := maker{lang: lang, main: lang, lex: skill.Default(), f: framed[lang]}
		if m.nominal(&piece{text: lines[0], lang: lang}) || !m.nominal(&piece{text: lines[1], lang: lang}) {
			t.Errorf("%s: %q and %q", lang, lines[0], lines[1])
		}
	}
}

func TestAColonInALineBecomesABracketWhereItIsNoResult(t *testing.T) {
	for _, c := range [][2]string{{"Sole controller of a site: prices, rates", "Sole controller of a site (prices, rates)"}, {"Lost-time accidents: none in 31 months", "Lost-time accidents: none in 31 months"},
		{"Keynsham (school): handed over", "Keynsham (school): handed over"}, {"No colon", "No colon"}} {
		if got := colonless(c[0]); got != c[1] {
			t.Errorf("%q, not %q", got, c[1])
		}
	}
}

func TestALetterTellsTheLastOfSeveralPostsAndArticlesOfTheAd(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Exemple", Label: "Contrôleuse de gestion", Summary: "Dix ans de contrôle de gestion en usine : clôtures et budgets."}, Work: []profile.Work{
		{Name: "Brannagh Medical", Position: "Analyste puis contrôleuse de gestion", StartDate: "2021-09", Highlights: []string{"Encadrement d’un analyste depuis 2024", "Migration vers SAP S/4HANA avec les équipes", "Coûts standards de 1 100 références"}},
	}}
	ad := posting.Posting{Title: "Contrôleur de gestion", Company: "Larch", Description: "Votre mission\n\n- coûts standards des usines\n- passage à SAP S/4HANA\n\nVotre profil\n\nL’encadrement d’un collaborateur est un premier pas.\n\nCandidature : à l’attention de Mme Claire Larchet."}
	wants(t, written(t, "fr", p, ad), []string{"J’ai dix ans d’expérience du contrôle de gestion en usine.", "Depuis septembre 2021, je travaille chez Brannagh Medical, aujourd’hui comme contrôleuse de gestion.", "  - à l’attention de Mme Claire Larchet", "Madame,"},
		[]string{"Analyste puis", "puis contrôleuse", "et encadrement", "usine :"})
	ad.Description = strings.ReplaceAll(ad.Description, "Mme ", "")
	wants(t, written(t, "fr", p, ad), []string{"Madame, Monsieur,"}, []string{"attention de"})
	if withArticle("Encadrement", "L'Encadrement d'un collaborateur") != "l'encadrement" || withArticle("gestion", "au titre de gestion") != "" || withArticle("paie", "maîtrise de la paie") != "la paie" {
		t.Error("a noun has not the article that the ad shows")
	}
}

func TestKindAndSubjectAreJoinedAsInTheCV(t *testing.T) {
	text := "Ausbildung zur Steuerfachangestellten\nKanzlei Larch 2014"
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Beispiel"}, Education: []profile.Education{{StudyType: "Ausbildung", Area: "Steuerfachangestellten", Institution: "Kanzlei Larch", EndDate: "2014"}}}
	ad := posting.Posting{Title: "Buchhalterin", Company: "Larch GmbH", Description: "Wir suchen eine Buchhalterin mit Ausbildung.\n"}
	wants(t, written(t, "de", p, ad), nil, []string{"Steuerfachangestellten"})
	field := func(word string) profile.Field {
		at := strings.Index(text, word)
		return profile.Field{Span: document.Span{Start: at, End: at + len(word)}}
	}
	p.Meta.Autojob = &profile.Reading{Text: text, Fields: map[string]profile.Field{"education[0].studyType": field("Ausbildung"), "education[0].area": field("Steuerfachangestellten")}}
	wants(t, written(t, "de", p, ad), []string{"Ich habe eine Ausbildung zur Steuerfachangestellten abgeschlossen (Kanzlei Larch, 2014)."}, nil)
	page := readable(Make(Input{Profile: &p, Kind: Page, Language: "de", Day: today, Posting: &ad}))
	wants(t, page, []string{"* Ausbildung zur Steuerfachangestellten | Kanzlei Larch"}, nil)
	board := Make(Input{Profile: &p, Kind: Board, Language: "de", Day: today, Posting: &ad})
	wants(t, readable(board), []string{"Ausbildung zur Steuerfachangestellten"}, []string{"Ausbildung: Ausbildung"})
	for text, ok := range map[string]bool{"Ausbildung: Promotion in Physik": true, "Promotion in Physik": true, "Promotion in Chemie": false, "Habilitation in Physik": false} {
		g := NewGate(&profile.Profile{Education: []profile.Education{{StudyType: "Promotion", Area: "Physik"}}}, CheckInput{Day: today})
		if r := g.Sentence(Sentence{Text: text, Cites: []Cite{{"education[0].studyType", "Promotion"}, {"education[0].area", "Physik"}}}, "de"); len(r) == 0 != ok {
			t.Errorf("%q: %v", text, r)
		}
	}
	p.Education[0].Area = "Bürokauffrau" // the person's own word since
	if m := newMaker(Input{Profile: &p, Kind: Page, Day: today}); m.degree(0) == "Ausbildung zur Bürokauffrau" && !p.Meta.Autojob.Fields["education[0].area"].Edited {
		p.Meta.Autojob.Fields["education[0].area"] = profile.Field{Edited: true}
		if m := newMaker(Input{Profile: &p, Kind: Page, Day: today}); m.degree(0) != "Ausbildung, Bürokauffrau" {
			t.Errorf("an edited subject reads %q", m.degree(0))
		}
	}
}

func TestAPageHasAwardsAndAProjectAndVoluntaryWorkLast(t *testing.T) {
	page := read(chemist(), Page, "Larch", chemistAd)
	wants(t, page, []string{"  - Larch Falls, OH", "== Awards\n  - Young Inventor Medal, Guild of Chemists (2021)", "* tidy-bench\n  - Open notebook for student laboratories"}, nil)
	if strings.Index(page, "== Volunteering") < strings.Index(page, "== Certificates") {
		t.Errorf("the running club stands before certificates:\n%s", page)
	}
	wants(t, read(chemist(), Letter, "Larch", chemistAd+"\nRequirements\n- open notebook for student laboratories\n"), []string{"Among my projects is tidy-bench, an open notebook for student laboratories."}, nil)
}

func TestABoardHasPlaceDegreeAndYears(t *testing.T) {
	p := chemist()
	p.Work[1].StartDate, p.Work[1].Position = "2012-03", "Scientist"
	wants(t, read(p, Board, "Larch", chemistAd), []string{"Location: Ohio", "Education: PhD, Chemistry", "Experience: more than 14 years"}, nil)
}

func TestTheContactOfTheAdIsGreetedWhereTheWordsAreSure(t *testing.T) {
	for _, c := range [][3]string{
		{"de", "Unterlagen an Frau Özkan-Behr, jobs@larch.example.com", "Sehr geehrte Frau Özkan-Behr"}, {"de", "Fragen beantwortet Herr Dr. Jan Larch.", "Sehr geehrter Herr Dr. Larch"},
		{"de", "Bewerbung an Herrn Larch oder Frau Alder.", ""}, {"de", "Frau Holle schüttelt die Betten.", ""}, {"de", "Unsere Kollegin Frau Klein geht in Rente. Bewerbungen an jobs@larch.example.com", ""},
		{"en", "Larch was founded in 1954 by Dr Larch. Apply online.", ""}, {"de", "Rückfragen: Herr Plum Telefon 0551 5550148", "Sehr geehrter Herr Plum"},
		{"en", "Please send your application to Mr. John Larch by Friday.", "Dear Mr Larch"}, {"en", "Questions to Claire Larch.", ""},
		{"fr", "Candidature à Mme Larchet, rh@larch.example.com", "Madame"}, {"fr", "à l’attention de Claire Larchet", ""}, {"es", "Candidaturas a la Sra. Alerce Pino", "Estimada Sra. Alerce Pino"},
		{"es", "a la atención de doña Begoña Alerce, socia directora", "Estimada Sra. Alerce"}, {"es", "Candidaturas a don Iker Pino", "Estimado Sr. Pino"}, {"es", "Candidaturas a doña Begoña", ""},
	} {
		if got := addressed(c[0], c[1]); got != c[2] {
			t.Errorf("%s: %q, not %q", c[1], got, c[2])
		}
	}
	ad := posting.Posting{Title: "Koch", Company: "Larch", Language: "de", Description: "Unterlagen an Frau Özkan-Behr, jobs@larch.example.com"}
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Beispiel"}}
	wants(t, written(t, "de", p, ad), []string{"Sehr geehrte Frau Özkan-Behr,"}, []string{"Damen und Herren"})
	g := NewGate(&p, CheckInput{Day: today, AdText: ad.Description})
	if r := g.Sentence(Sentence{Text: "Sehr geehrte Frau Özkan-Behr,", Plain: true}, "de"); len(r) > 0 {
		t.Errorf("the gate refuses the ad's contact: %v", r)
	}
	if r := g.Sentence(Sentence{Text: "Sehr geehrte Frau Alder,", Plain: true}, "de"); len(r) == 0 {
		t.Error("the gate passes a contact that the ad does not name")
	}
}

func TestAnEmployerWithoutAPositionIsNoProfession(t *testing.T) {
	for lang, want := range map[string][2]string{"en": {"I have worked at Smith, Jones & Co.", "I have also volunteered at Larch: Help (and more)."}, "de": {"Ich habe bei Smith, Jones & Co gearbeitet.", "Ehrenamtlich bin ich bei Larch: Help (and more) tätig."},
		"fr": {"J’ai travaillé chez Smith, Jones & Co.", "Je suis aussi bénévole chez Larch: Help (and more)."}, "es": {"He trabajado en Smith, Jones & Co.", "También colaboro de forma voluntaria en Larch: Help (and more)."}} {
		p := profile.Profile{Work: []profile.Work{{Name: "Smith, Jones & Co"}}, Volunteer: []profile.Volunteer{{Organization: "Larch: Help (and more)"}}}
		m := newMaker(Input{Profile: &p, Kind: Letter, Language: lang, Day: today})
		if got := m.post(job{}, nil, nil).Text; got != want[0] {
			t.Errorf("%s: %q", lang, got)
		}
		m.beside()
		if got := m.draft.Blocks[0].Sentences[0].Text; got != want[1] {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

func TestWhatExplainsAPostStaysOut(t *testing.T) {
	p := chemist()
	p.Work[0].Highlights = append(p.Work[0].Highlights, "Worked 3 days a week on scale-up of adhesives until 2023 because of family care", "Order adhesives within limits; no budget of my own")
	for _, kind := range []Kind{Short, Letter} {
		wants(t, read(p, kind, "Larch", chemistAd), nil, []string{"family care"})
	}
	wants(t, read(p, Letter, "Larch", chemistAd), nil, []string{"of my own"})
	wants(t, read(p, Page, "Larch", chemistAd), []string{"of my own"}, nil)
}

func TestThePostHeldNowStandsBelowTheName(t *testing.T) {
	p := profile.Profile{Work: []profile.Work{{Name: "Larch", Position: "Shift Supervisor", StartDate: "2022-05"}, {Name: "Larch", Position: "Warehouse Operative", StartDate: "2019-05", EndDate: "2022-04"}}}
	if d := Make(Input{Profile: &p, Kind: Short, Day: today, Posting: &posting.Posting{Title: "Warehouse Operative", Language: "en", Description: "We need a warehouse operative for our warehouse."}}); d.Title != "Shift Supervisor" {
		t.Errorf("below the name stands %q", d.Title)
	}
}

func TestWhatIsStillLearntIsSaid(t *testing.T) {
	p := profile.Profile{Education: []profile.Education{{StudyType: "B.S.", Area: "Environmental Engineering", Institution: "Larch College", StartDate: "2024"}}}
	wants(t, written(t, "en", p, posting.Posting{Title: "Engineer", Description: "We need an engineer."}), []string{"I am studying for a B.S. in Environmental Engineering (Larch College)."}, nil)
	ad := posting.Posting{Title: "Engineer", Language: "en", Description: "We need an engineer."}
	wants(t, readable(Make(Input{Profile: &p, Kind: Short, Day: today, Posting: &ad})), []string{"B.S., Environmental Engineering, Larch College (2024 – present)"}, nil)
	wants(t, readable(Make(Input{Profile: &p, Kind: Board, Day: today, Posting: &ad})), []string{"  - B.S., Environmental Engineering (in progress)"}, []string{"Education"})
	p.Education[0].StudyType = "Bachelor of Science"
	wants(t, written(t, "de", p, posting.Posting{Title: "Ingenieur", Description: "Wir suchen."}), []string{"Zurzeit studiere ich Environmental Engineering (Bachelor of Science, Larch College)."}, nil)
}

func TestWhatTheCVHasWordForWordIsNoPhraseOfTheForm(t *testing.T) {
	p := profile.Profile{Work: []profile.Work{{Name: "Larch", Position: "Jefa de obra", StartDate: "2020-01", Highlights: []string{"Projects: " + strings.Repeat("dirigí las obras de tres escuelas y ", longestChecked/30) + "de un museo"}}}}
	line := p.Work[0].Highlights[0]
	g := NewGate(&p, CheckInput{Day: today})
	if r := g.Sentence(Sentence{Text: line, Cites: []Cite{{"work[0].highlights[0]", line}}}, "en"); len(r) > 0 {
		t.Errorf("a line of the CV is refused: %v", r)
	}
	if r := g.Sentence(Sentence{Text: "Projects: dirigí las obras de cuatro escuelas", Cites: []Cite{{"work[0].highlights[0]", line}}}, "en"); len(r) == 0 {
		t.Error("four schools pass for three")
	}
}

func TestWhatIsPutInWithoutAPlaceStandsLast(t *testing.T) {
	d := Draft{Blocks: []Block{{Kind: List, Section: "work", Sentences: []Sentence{{ID: "a", Text: "One."}}}, {Kind: List, Section: "skills", Sentences: []Sentence{{ID: "b", Text: "Two."}}}}}
	got := must(t, d, Revision{Op: PutIn, Text: "Three."})
	if all := got.Blocks[1].Sentences; len(all) != 2 || all[1].Text != "Three." {
		t.Errorf("it stands at %v", got.Blocks)
	}
	if _, err := Edit(Draft{}, []Revision{{Op: PutIn, Text: "Three."}}); err == nil {
		t.Error("something was put into nothing")
	}
}

func TestASkillIsNamedAsItIsWrittenAndNotWhereThereIsLittleOfIt(t *testing.T) {
	m := maker{lang: "en", lex: skill.Default()}
	for text, want := range map[string]string{"Irish employment law": "Irish employment law", "Excel to pivot tables": "Excel to pivot tables", "Timber frame": "timber frame"} {
		if got := m.lower(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
	p := engineer()
	p.Skills = []profile.Skill{{Name: "x", Keywords: []string{"Basic Python", "Full driving licence", "Terraform modules"}}}
	wants(t, read(p, Short, "Larch", engineerAd+"- driving licence\n- Terraform modules\n"), []string{"Skills: Terraform modules"}, []string{"Basic Python", "driving"})
	p.Work[0].Highlights = []string{"Moved the build of 140 services to Python"}
	wants(t, read(p, Letter, "Larch", "Requirements\n- python\n- Linux servers\n"), []string{"I moved the build of 140 services to Python."}, []string{"You mention"})
}

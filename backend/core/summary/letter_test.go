package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

func TestAnEmployerHasTheWordsBeforeItThatItsNameNeeds(t *testing.T) {
	for _, c := range [][3]string{
		{"en", "Larch Foods", "at Larch Foods"}, {"en", "University of Larch", "at the University of Larch"}, {"en", "United States Army", "in the United States Army"},
		{"de", "Kanzlei Brandhorst & Uhl", "in der Kanzlei Brandhorst & Uhl"}, {"de", "Steuerbüro Ingeborg Tasch", "im Steuerbüro Ingeborg Tasch"}, {"de", "Elbkontor Logistik GmbH", "bei der Elbkontor Logistik GmbH"},
		{"de", "Elektro Breidohr GmbH & Co. KG", "bei der Elektro Breidohr GmbH & Co. KG"}, {"de", "Albrecht-Thaer-Gymnasium Nordheim", "am Albrecht-Thaer-Gymnasium Nordheim"}, {"de", "Haustechnik Wurmtal", "bei Haustechnik Wurmtal"},
		{"de", "Städtisches Klinikum Larch", "am Städtischen Klinikum Larch"}, {"de", "Stadtwerke Larch", "bei den Stadtwerken Larch"}, {"de", "Stadtwerke Larch GmbH", "bei der Stadtwerke Larch GmbH"}, {"de", "Sächsische Pumpenwerke GmbH", "bei der Sächsischen Pumpenwerke GmbH"},
		{"de", "Berufsbildende Schulen Larch", "an den Berufsbildenden Schulen Larch"}, {"de", "Freiwillige Feuerwehr Larch", "bei der Freiwilligen Feuerwehr Larch"}, {"de", "Deutsches Rotes Kreuz", ""}, {"en", "Larch Sewing Circle", "at the Larch Sewing Circle"}, {"en", "Larch Institute of Art", "at the Larch Institute of Art"}, {"fr", "Centre hospitalier de Larch", "au Centre hospitalier de Larch"}, {"fr", "Association Lire Ensemble", "à l’Association Lire Ensemble"},
		{"fr", "Brannagh Medical Devices", "chez Brannagh Medical Devices"}, {"fr", "Foyer des Tilleuls (MECS)", "au Foyer des Tilleuls (MECS)"}, {"fr", "Tilleuls, service AEMO", ""}, {"es", "Hotel Playa Tartesia", "en el Hotel Playa Tartesia"}, {"es", "Clínica San Froilán", "en la Clínica San Froilán"},
		{"es", "Conservas Mar de Olivo", "en Conservas Mar de Olivo"},
	} {
		m := maker{lang: c[0]}
		if got := m.workplace(c[1]); got != c[2] {
			t.Errorf("%s: %q, not %q", c[0], got, c[2])
		}
	}
}

func TestAPositionIsWrittenAsASentenceWritesIt(t *testing.T) {
	for _, c := range [][3]string{
		{"en", "Saturday assistant", "a Saturday assistant"}, {"en", "Bookkeeper", "a bookkeeper"}, {"en", "Jefe de obra", "“Jefe de obra”"}, {"en", "Chef de Partie", "Chef de Partie"}, {"en", "Treasurer", "Treasurer"}, {"en", "Staff Nurse, Acute Medicine", "Staff Nurse, Acute Medicine"}, {"en", "Lead Technician (days)", "Lead Technician"},
		{"en", "Freelance Illustrator", "a freelance illustrator"}, {"en", "Freelance Illustrator & Visual Storyteller", "a freelance illustrator & visual storyteller"}, {"en", "Adjunct Instructor, Drawing", "an adjunct instructor (Drawing)"}, {"en", "Freelance Java Developer", "a freelance Java developer"}, {"en", "Freelance", "a freelance"}, {"en", "Self-employed", "Self-employed"},
		{"en", "Line Cook", "a line cook"}, {"en", "HGV Driver", "an HGV driver"}, {"en", "Home Care Worker (walking round)", "a home care worker (walking round)"}, {"en", "English Teacher", "English Teacher"}, {"en", "Regional Sales Manager", "Regional Sales Manager"}, {"en", "Senior Software Engineer", "a senior software engineer"}, {"en", "Salesforce Developer", "Salesforce Developer"}, {"en", "Agency Director", "Agency Director"}, {"en", "Bank Manager", "Bank Manager"}, {"en", "Independent Living Officer", "Independent Living Officer"},
		{"en", "Accounts assistant (temporary, 3 months)", "an accounts assistant (temporary, 3 months)"}, {"de", "Technische Teamleiterin", "technische Teamleiterin"}, {"de", "Freiberuflicher UX-Designer", "freiberuflicher UX-Designer"}, {"de", "Erzieherin (Teilzeit)", "Erzieherin (Teilzeit)"}, {"de", "Erzieherin (Vollzeit)", "Erzieherin"}, {"en", "Dental Hygienist (part time)", "Dental Hygienist (part time)"},
		{"fr", "Développeur PHP", "développeur PHP"}, {"fr", "Plant Financial Analyst", "Plant Financial Analyst"}, {"es", "Programadora Java", "programadora Java"}, {"es", "Jefa de sala", "jefa de sala"},
	} {
		m := maker{lang: c[0], lex: skill.Default(), f: framed[c[0]]}
		if got := m.spoken(c[1]); got != c[2] {
			t.Errorf("%s: %q, not %q", c[0], got, c[2])
		}
	}
}

func TestAFrenchDraftHasTheApostropheOfTheCV(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Exemple"}, Work: []profile.Work{{Name: "Association Larch", Position: "Animatrice", StartDate: "2019-03", EndDate: "2020-08", Highlights: []string{"Organisé l'accueil de 40 enfants"}}}}
	ad := posting.Posting{Title: "Animatrice", Company: "Crèche l’Orme", Description: "Nous cherchons une animatrice pour l’accueil des enfants et la vie de la structure."}
	got := written(t, "fr", p, ad)
	wants(t, got, []string{"j'ai travaillé comme animatrice à l'Association Larch", "Crèche l’Orme"}, []string{"j’ai"})
	p.Work[0].Highlights[0] = "Organisé l’accueil de 40 enfants"
	wants(t, written(t, "fr", p, ad), []string{"j’ai travaillé"}, []string{"j'ai"})
}

func TestWhatWasLearntIsASentence(t *testing.T) {
	for _, c := range []struct {
		say                         func(kind, area, where string, again bool) string
		kind, area, where, sentence string
		again                       bool
	}{
		{studiedEnglish, "Postgraduate Certificate", "Intensive Care Nursing", "Larch College, 2020", "I hold a Postgraduate Certificate in Intensive Care Nursing (Larch College, 2020)", false},
		{studiedEnglish, "BA (Hons), First", "English Literature", "Larch, 2006", "Before that I completed a BA (Hons) in English Literature (First, Larch, 2006)", true},
		{studiedEnglish, "Bootcamp", "Web Development", "Larch, 2016", "I completed a Bootcamp in Web Development (Larch, 2016)", false},
		{studiedFrench, "Formation", "Développement web", "Larch, 2016", "J’ai suivi la formation « Développement web » (Larch, 2016)", false},
		{studiedSpanish, "Curso", "Desarrollo web", "Larch, 2016", "Realicé el curso «Desarrollo web» (Larch, 2016)", false},
		{studiedFrench, "Master CCA", "Contrôle, comptabilité, audit", "Larch, 2016", "Je suis titulaire d’un Master CCA (contrôle, comptabilité, audit ; Larch, 2016)", false},
		{studiedEnglish, "A-levels", "Mathematics", "Larch School", "", false},
		{studiedFrench, "Diplôme d'État d'éducateur spécialisé", "Éducation spécialisée", "Lyon, 2017", "Je suis titulaire du Diplôme d'État d'éducateur spécialisé (Lyon, 2017)", false},
		{studiedFrench, "Diplôme d’État", "aide-soignant", "2017", "Je suis titulaire du Diplôme d’État d’aide-soignant (2017)", false},
		{studiedFrench, "Licence", "Droit privé", "2011", "Je suis titulaire d’une Licence Droit privé (2011)", false},
		{studiedSpanish, "Título profesional", "Sumillería", "Sur, 2021", "Tengo el título profesional en Sumillería (Sur, 2021)", false},
		{studiedSpanish, "Grado", "Enfermería", "2015", "Antes cursé el Grado en Enfermería (2015)", true},
	} {
		if got := c.say(c.kind, c.area, c.where, c.again); got != c.sentence {
			t.Errorf("%q, not %q", got, c.sentence)
		}
	}
}

// written is a letter for somebody, as text.
func written(t *testing.T, lang string, p profile.Profile, ad posting.Posting) string {
	t.Helper()
	ad.Language = lang
	return readable(Make(Input{Profile: &p, Kind: Letter, Language: lang, Day: today, Posting: &ad}))
}

func wants(t *testing.T, letter string, has, hasNot []string) {
	t.Helper()
	for _, s := range has {
		if !strings.Contains(letter, s) {
			t.Errorf("%q is missing:\n%s", s, letter)
		}
	}
	for _, s := range hasNot {
		if strings.Contains(letter, s) {
			t.Errorf("%q stands there:\n%s", s, letter)
		}
	}
}

func TestNounsStandBehindAColonAndVerbsInASentence(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Beispiel", Summary: "Elektrikerin mit Freude am Beruf. Ich suche eine neue Stelle in Kassel."}, Work: []profile.Work{
		{Name: "Solarwerk Fuldatal GmbH", Position: "Elektronikerin", StartDate: "2021-04", Highlights: []string{"Prüfung nach VDE 0100-600 mit Protokollen", "Anmeldung von Anlagen beim Netzbetreiber"}},
		{Name: "Elektro Habichtswald KG", Position: "Elektronikerin", StartDate: "2018-02", EndDate: "2021-03", Highlights: []string{"KNX-Anlagen in Schulen angeschlossen", "E-Check und Wartung in Arztpraxen"}},
	}, Education: []profile.Education{{StudyType: "Ausbildung", Area: "Elektroniker für Betriebstechnik", Institution: "Berufsschule Kassel", EndDate: "2018"}}}
	wants(t, written(t, "de", p, posting.Posting{Title: "Elektroniker (m/w/d)", Company: "Larch GmbH", Description: "Wir suchen einen Elektroniker.\n\nIhre Aufgaben\n- Prüfung nach VDE\n- KNX-Anlagen\n\nIhr Profil\n- Ausbildung als Elektroniker\n"}),
		[]string{"Seit April 2021 arbeite ich bei der Solarwerk Fuldatal GmbH als Elektronikerin.", "Aus meiner Arbeit dort:", "als Elektronikerin gearbeitet: E-Check und Wartung in Arztpraxen.", "Dort habe ich KNX-Anlagen in Schulen angeschlossen.",
			"Meine Ausbildung zum Elektroniker für Betriebstechnik habe ich 2018 an der Berufsschule Kassel abgeschlossen."},
		[]string{"Zu meinen Aufgaben dort gehörten: KNX", "Mein Abschluss:", "Ich suche"})
}

func TestPapersThatTheAdNamesByAWordAreASentence(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ana Ejemplo"}, Work: []profile.Work{
		{Name: "Hotel Larch", Position: "Segunda jefa de sala", StartDate: "2019-03", Highlights: []string{"Equipo de 16 personas en sala y barra", "Carta de vinos de 140 referencias"}},
	}, Certificates: []profile.Certificate{{Name: "WSET nivel 3"}, {Name: "Carné de conducir B"}}, Education: []profile.Education{{StudyType: "Título profesional", Area: "Sumillería", Institution: "Escuela Larch", EndDate: "2021-06"}}}
	wants(t, written(t, "es", p, posting.Posting{Title: "Jefe de sala", Company: "Grupo Larch", Description: "Buscamos jefe de sala.\n\nRequisitos\n- Se valorará sumillería o WSET\n- Equipo y carta de vinos\n"}),
		[]string{"trabajo en el Hotel Larch como segunda jefa de sala", "De mi trabajo allí destaco:", "Tengo el título profesional en Sumillería (Escuela Larch, 2021).", "También he obtenido el certificado «WSET nivel 3»."},
		[]string{"incluye:", "Carné"})
}

func TestALetterSaysAlsoSeldomAndNoJokes(t *testing.T) {
	p := engineer()
	p.Basics.Summary = "Engineer with a taste for order. I build the boring parts of payment systems. I am looking for a quiet place to work in."
	p.Work[0].Highlights = append(p.Work[0].Highlights, "Moved 2,300 build jobs to GitHub Actions", "Wrote the runbooks for on-call")
	p.Work[1].Highlights = append(p.Work[1].Highlights, "Cut the monthly bill by $48,000")
	got := written(t, "en", p, posting.Posting{Title: "DevOps Engineer", Company: "Larch, Smith & Co", Description: engineerAd})
	wants(t, got, []string{"Dear hiring team,"}, []string{"boring", "looking for", "My education", "includes:"})
	if n := strings.Count(got, " also "); n > 2 {
		t.Errorf("also stands %d times:\n%s", n, got)
	}
}

func TestABoardIsToldOfLicences(t *testing.T) {
	p := engineer()
	p.Certificates = []profile.Certificate{{Name: "EPA Section 608 Universal", Issuer: "Copper"}, {Name: "Copper internal badge"}}
	wants(t, read(p, Board, "Larch", engineerAd), []string{"EPA Section 608 Universal"}, []string{"Copper"})
}

func TestEducationOfAPageIsNewestFirstWhereAllIsDated(t *testing.T) {
	p := engineer()
	p.Education = []profile.Education{{StudyType: "BSc", Area: "Physics", EndDate: "2010"}, {StudyType: "MSc", Area: "Statistics", EndDate: "2012-07"}}
	if got := read(p, Page, "Larch", engineerAd); strings.Index(got, "MSc") > strings.Index(got, "BSc") {
		t.Errorf("oldest first:\n%s", got)
	}
	p.Education[1].EndDate = ""
	if got := read(p, Page, "Larch", engineerAd); strings.Index(got, "MSc") < strings.Index(got, "BSc") {
		t.Errorf("the order of the CV is lost:\n%s", got)
	}
}

func TestSpanishFieldsHaveTheirArticles(t *testing.T) {
	frame := spanish.know[1]
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"Lexnet", "Aranzadi", "negociación colectiva", "litigación oral"}, "Entre mis conocimientos figuran Lexnet, Aranzadi, la negociación colectiva y la litigación oral."},
		{[]string{"tacógrafo digital", "conducción internacional", "estiba de carga"}, "Entre mis conocimientos figuran el tacógrafo digital, la conducción internacional y la estiba de carga."},
		{[]string{"SQL", "dbt", "limpieza de datos"}, "Entre mis conocimientos figuran SQL, dbt y la limpieza de datos."},
		{[]string{"curas", "sondaje vesical"}, "Entre mis conocimientos figuran las curas y el sondaje vesical."},
		{[]string{"soldadura TIG", "marketing"}, "Mis conocimientos: soldadura TIG y marketing."},
		{[]string{"vinos y bebidas", "gestión de equipos"}, "Entre mis conocimientos figuran los vinos y bebidas, así como la gestión de equipos."}, {[]string{"sistemas de riego", "poda"}, "Mis conocimientos: sistemas de riego y poda."},
		{[]string{"primeros auxilios", "Excel"}, "Entre mis conocimientos figuran los primeros auxilios y Excel."},
		{[]string{"nóminas", "seguros sociales"}, "Entre mis conocimientos figuran las nóminas y los seguros sociales."},
	} {
		names, f := articledSpanish(c.names, frame, func(s string) bool { return s == "dbt" })
		if got := fill(f, "list", spanish.listed(names)); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}

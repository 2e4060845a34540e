package resume

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
)

// holds checks what Parse promises of every reading: spans inside the text, values that are the text of their span unless
// marked, a field for every value and a value for every field.
func holds(t testing.TB, d *document.Document, p *profile.Profile) {
	t.Helper()
	r := p.Meta.Autojob
	if r.Text != d.Text() {
		t.Fatal("Reading.Text is not the document's text")
	}
	runes := []rune(r.Text)
	n := len(runes)
	values := leaves(t, p)
	for path, f := range r.Fields {
		if f.Span.Start < 0 || f.Span.End > n || f.Span.Start >= f.Span.End {
			t.Fatalf("%s has the span %v of a text of %d characters", path, f.Span, n)
		}
		if f.Confidence <= 0 || f.Confidence > 1 {
			t.Fatalf("%s has confidence %v", path, f.Confidence)
		}
		v, ok := values[path]
		if !ok {
			t.Fatalf("the field %s has no value", path)
		}
		if cut := string(runes[f.Span.Start:f.Span.End]); !f.Normalised && v != cut {
			t.Fatalf("%s is %q, the text of its span is %q", path, v, cut)
		}
	}
	for path := range values {
		if _, ok := r.Fields[path]; !ok {
			t.Fatalf("the value %s = %q has no field", path, values[path])
		}
	}
}

// leaves lists a profile's values by path, by way of the writer that FromJSON uses.
func leaves(t testing.TB, p *profile.Profile) map[string]string {
	t.Helper()
	bare := *p
	bare.Meta = profile.Meta{}
	w, err := layOut(&bare)
	if err != nil {
		t.Fatal(err)
	}
	text := w.text.String()
	runes := []rune(text)
	out := map[string]string{}
	for path, f := range w.fields {
		out[path] = string(runes[f.Span.Start:f.Span.End])
	}
	return out
}

func TestGermanCV(t *testing.T) {
	p := check(t, document.FromText(`LEBENSLAUF

Jana Beispiel
Pflegefachfrau
Musterstraße 5, 12345 Musterstadt
Telefon: 030 55501234
E-Mail: jana.beispiel@example.com

BERUFSERFAHRUNG

seit 04/2020   Stationsleiterin, Klinikum Musterstadt
               • Leitung eines Teams von zwölf Pflegekräften
               • Dienstplanung
10/2015 – 03/2020   Pflegefachfrau, Seniorenheim Abendsonne gGmbH
               • Grund- und Behandlungspflege

AUSBILDUNG

09/2012 – 09/2015   Ausbildung zur Gesundheits- und Krankenpflegerin, Berufsfachschule für Pflege Musterstadt
2012   Abitur, Goethe-Gymnasium Musterstadt

KENNTNISSE

EDV: MS Office, Medifox
Führerschein: Klasse B

SPRACHEN

Deutsch (Muttersprache), Englisch (B2)

HOBBYS

Chor, Wandern

Musterstadt, den 3. Mai 2024
`), `
name: Jana Beispiel | Pflegefachfrau | jana.beispiel@example.com | 030 55501234
work: Stationsleiterin | Klinikum Musterstadt |  | 2020-04.. | Leitung eines Teams von zwölf Pflegekräften / Dienstplanung
work: Pflegefachfrau | Seniorenheim Abendsonne gGmbH |  | 2015-10..2020-03 | Grund- und Behandlungspflege
education: Ausbildung | Gesundheits- und Krankenpflegerin | Berufsfachschule für Pflege Musterstadt | 2012-09..2015-09
education: Abitur |  | Goethe-Gymnasium Musterstadt | ..2012
skill: EDV | MS Office, Medifox
language: Deutsch | Muttersprache
language: Englisch | B2`)
	if got := fmt.Sprint(p.Interests); got != "[{Chor []} {Wandern []}]" {
		t.Errorf("interests are %s: the signature is no interest", got)
	}
	if l := p.Basics.Location; l.PostalCode != "12345" || l.City != "Musterstadt" {
		t.Errorf("lives in %+v", l)
	}
}

func TestTitleAndEmployerByAtSignAndASchoolsShortName(t *testing.T) {
	check(t, document.FromText(`Anna Beispiel | Senior UX Designerin
anna@example.com | 0151 55501234 | Hamburg

Erfahrung

Senior UX Designerin @ Musterbank AG
Jan. 2021 bis heute | Hamburg
– Designsystem mit 80 Komponenten aufgebaut

Freiberufliche Grafikerin
2015 - 2017
– Logos und Broschüren

Bildung

M.A. Interaction Design, FH Potsdam, 2014 - 2016
B.A. Kommunikationsdesign, HAW Hamburg, 2011 - 2014
`), `
name: Anna Beispiel | Senior UX Designerin | anna@example.com | 0151 55501234
work: Senior UX Designerin | Musterbank AG | Hamburg | 2021-01.. | Designsystem mit 80 Komponenten aufgebaut
work: Freiberufliche Grafikerin |  |  | 2015..2017 | Logos und Broschüren
education: M.A. | Interaction Design | FH Potsdam | 2014..2016
education: B.A. | Kommunikationsdesign | HAW Hamburg | 2011..2014`)
}

func TestFrenchCV(t *testing.T) {
	check(t, document.FromText(`Camille Exemple
Chef de projet marketing
camille.exemple@example.com - 06 12 34 56 78 - Lyon

EXPÉRIENCE PROFESSIONNELLE

Depuis janvier 2021 : Chef de projet marketing, Société Exemple SA, Lyon
- Pilotage de campagnes
- Encadrement de deux alternants

De septembre 2017 à décembre 2020 : Chargée de communication, Mairie de Villeneuve
- Rédaction du bulletin municipal

FORMATION

2015 - 2017 : Master en communication, Université Lyon 2
2012 - 2015 : Licence de lettres modernes, Université de Bourgogne

COMPÉTENCES

Informatique : Excel, InDesign, WordPress

LANGUES

Français : langue maternelle
Anglais : courant (C1)

CENTRES D'INTÉRÊT

Randonnée, photographie
`), `
name: Camille Exemple | Chef de projet marketing | camille.exemple@example.com | 06 12 34 56 78
work: Chef de projet marketing | Société Exemple SA | Lyon | 2021-01.. | Pilotage de campagnes / Encadrement de deux alternants
work: Chargée de communication | Mairie de Villeneuve |  | 2017-09..2020-12 | Rédaction du bulletin municipal
education: Master | communication | Université Lyon 2 | 2015..2017
education: Licence de lettres modernes |  | Université de Bourgogne | 2012..2015
skill: Informatique | Excel, InDesign, WordPress
language: Français | langue maternelle
language: Anglais | courant (C1)`)
}

func TestSpanishCV(t *testing.T) {
	check(t, document.FromText(`Lucía Ejemplo Prueba
Ingeniera de software
lucia.ejemplo@example.com | +34 612 34 56 78 | Sevilla, España

EXPERIENCIA LABORAL

Ingeniera de software | Ejemplo Tecnologías S.L. | Sevilla
Marzo de 2019 - Actualidad
• Desarrollo de servicios en Go
• Revisión de código

Programadora junior | Consultoría Ficticia S.A. | Málaga
Junio de 2016 - Febrero de 2019
• Mantenimiento de aplicaciones

FORMACIÓN ACADÉMICA

Grado en Ingeniería Informática
Universidad de Sevilla
2012 - 2016

HABILIDADES

Go, PostgreSQL, Docker

IDIOMAS

Español: nativo
Inglés: avanzado (C1)
`), `
name: Lucía Ejemplo Prueba | Ingeniera de software | lucia.ejemplo@example.com | +34 612 34 56 78
work: Ingeniera de software | Ejemplo Tecnologías S.L. | Sevilla | 2019-03.. | Desarrollo de servicios en Go / Revisión de código
work: Programadora junior | Consultoría Ficticia S.A. | Málaga | 2016-06..2019-02 | Mantenimiento de aplicaciones
education: Grado | Ingeniería Informática | Universidad de Sevilla | 2012..2016
skill: Go | 
skill: PostgreSQL | 
skill: Docker | 
language: Español | nativo
language: Inglés | avanzado (C1)`)
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"Jan 2020 – Present":                "2020-01..now",
		"01/2020 - 03/2021":                 "2020-01..2021-03",
		"2019–2021":                         "2019..2021",
		"2019-21":                           "2019..2021",
		"seit 2020":                         "2020..now",
		"seit 04/2020":                      "2020-04..now",
		"depuis janvier 2021":               "2021-01..now",
		"desde marzo de 2019":               "2019-03..now",
		"Since May 2018":                    "2018-05..now",
		"Summer 2018":                       "2018",
		"Q1 2020":                           "2020-01..2020-03",
		"Q1 2020 - Q3 2021":                 "2020-01..2021-09",
		"2020-01":                           "2020-01",
		"2020-01-15":                        "2020-01-15",
		"15.01.2020 - 31.12.2021":           "2020-01-15..2021-12-31",
		"(Jan 2017 - Jan 2020, 3 years)":    "2017-01..2020-01",
		"Jan. '19 to Feb. '20":              "2019-01..2020-02",
		"May – Aug 2018":                    "2018-05..2018-08",
		"Nov – Feb 2018":                    "2017-11..2018-02",
		"September 2017 onwards":            "2017-09..now",
		"De septembre 2017 à décembre 2020": "2017-09..2020-12",
		"2018 bis heute":                    "2018..now",
		"12. März 2019":                     "2019-03-12",
		"1er janvier 2020":                  "2020-01-01",
		"5 de mayo de 2020":                 "2020-05-05",
		"2015 / 07":                         "2015-07",
		"WS 2018/19":                        "2018",
		"2. Quartal 2020":                   "2020-04..2020-06",
		"Mar. 2010 Aug. 2017":               "2010-03..2017-08",
		"2020 –":                            "2020..now",
		"bis 2019":                          "..2019",
		"enero 2018 - actualidad":           "2018-01..now",
		"janv. 2018 - aujourd'hui":          "2018-01..now",
		"Windows Server 2003/2008":          "2003",
		"version 3.2019.1":                  "",
		"+49 30 2019 2021":                  "2019 2021",
		"a team of 2000 people in room 204": "2000",
		"2000+ users":                       "",
		"call 555-0100":                     "",
	} {
		var got []string
		for _, p := range periods(text) {
			s := p.from
			switch {
			case p.open:
				s += "..now"
			case p.to != p.from:
				s += ".." + p.to
			}
			got = append(got, s)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q has %q, want %q", text, g, want)
		}
	}
}

func TestAPhoneIsNoDateAndADateNoPhone(t *testing.T) {
	for text, want := range map[string]string{
		"2019 - 2021":                          "",
		"01.2019 - 12.2021":                    "",
		"2019-01-15":                           "",
		"12345678901234567890":                 "",
		"Tel: 030 55501234":                    "030 55501234",
		"ada@example.com (555) 123-4567":       "(555) 123-4567",
		"Phone 0161 496 0123, 2019 - 2021":     "0161 496 0123",
		"CA 94588   (555) 123-4567":            "(555) 123-4567",
		"Mobile: +44 (0)7700 900142":           "+44 (0)7700 900142",
		"Matrikelnummer 2019204455 (bis 2021)": "",
	} {
		if p := Parse(document.FromText("Ada Example\n" + text + "\n")); p.Basics.Phone != want {
			t.Errorf("%q: phone %q, want %q", text, p.Basics.Phone, want)
		}
	}
}

func TestNothingIsInvented(t *testing.T) {
	for _, text := range []string{"", "\n\n", " ", "-", "•\n•\n", "\x00\x01\x02", "Experience", "Experience\nEducation\nSkills\n"} {
		d := document.FromText(text)
		p := Parse(d)
		holds(t, d, p)
		if len(p.Meta.Autojob.Fields) > 0 {
			t.Errorf("%q gave %v", text, p.Meta.Autojob.Fields)
		}
	}
	if p := Parse(&document.Document{}); len(p.Meta.Autojob.Fields) > 0 {
		t.Error("an empty document gave fields")
	}
}

func TestWorkGrowsInLineWithLength(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	entry := "Data Engineer, Example GmbH, Berlin, 01/2019 - 03/2020\n- Built a thing that was needed (2019)\n- Cut costs\n\n"
	took := func(n int) time.Duration {
		d := document.FromText("Ada Example\nada@example.com\n\nEXPERIENCE\n\n" + strings.Repeat(entry, n/4))
		at := time.Now()
		p := Parse(d)
		spent := time.Since(at)
		if len(p.Work) < n/4 {
			t.Fatalf("%d entries of %d", len(p.Work), n/4)
		}
		return spent
	}
	// The best of several: another package's tests may have the machine for a while.
	small, large := time.Hour, time.Hour
	for range 8 {
		small, large = min(small, took(2500)), min(large, took(10000))
		if large <= 8*small+100*time.Millisecond && large <= slower*3*time.Second {
			return
		}
	}
	t.Errorf("10,000 lines took %v, 2,500 lines %v", large, small)
}

func TestHostileTextsEndSoon(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	for name, text := range map[string]string{
		"one long line":    "Ada Example " + strings.Repeat("2019 - 2021, (555) 123-4567, a@b.co | ", 20000),
		"only blanks":      strings.Repeat(" ", 200000),
		"only gaps":        strings.Repeat("a  b   ", 20000),
		"open brackets":    "SKILLS\n" + strings.Repeat("(", 100000),
		"commas":           "SKILLS\n" + strings.Repeat("a,", 100000),
		"headings":         strings.Repeat("Experience\n", 10000),
		"dates":            "EXPERIENCE\n" + strings.Repeat("2019 - 2021\n", 10000),
		"prose under work": "EXPERIENCE\n2019 - 2021 Baker\n" + strings.Repeat("and so on and on with it\n", 10000),
		"binary":           strings.Repeat("\x00\xff\xfe\x80PK\x03\x04", 20000),
		"no vowels":        strings.Repeat("\u0301", 100000),
	} {
		d := document.FromText(strings.ToValidUTF8(text, "\uFFFD"))
		at := time.Now()
		p := Parse(d)
		if took := time.Since(at); took > slower*3*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		holds(t, d, p)
	}
}

func TestParseIsDeterministic(t *testing.T) {
	d := document.FromText("Ada Example\nada@example.com\n\nEXPERIENCE\nBaker, Example Ltd, 2019 - 2020\nNurse, Example Hospital, 2017 - 2019\n\nSKILLS\na, b, c\n")
	first := fmt.Sprintf("%+v", leaves(t, Parse(d)))
	for range 20 {
		if again := fmt.Sprintf("%+v", leaves(t, Parse(d))); again != first {
			t.Fatalf("read\n%s\nthen\n%s", first, again)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Ada Example\nada@example.com\n\nEXPERIENCE\nBaker at Example Ltd (Jan 2019 - present)\n- baked\n\nEDUCATION\nBSc in Baking, University of Leeds, 2015\n\nSKILLS\nDough: rye, wheat\n")
	f.Add("LEBENSLAUF\nJana Beispiel\nseit 04/2020   Leiterin, Klinik\n\nSPRACHEN\nDeutsch (C1)\n")
	f.Add("E X P E R I E N C E\n(\n)\n2019 –\nPresent\n")
	f.Add("Name: Ada\tPhone: (555) 123-4567\n\t2019 - 2020\tBaker\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			t.Skip("longer than a CV; TestHostileTextsEndSoon has those")
		}
		d := document.FromText(strings.ToValidUTF8(text, "\uFFFD"))
		at := time.Now()
		p := Parse(d)
		if took := time.Since(at); took > time.Second {
			t.Errorf("took %v", took)
		}
		holds(t, d, p)
		Looks(d)
	})
}

// The dots or stars of a rating are no words: they are no skill, no level and no part of a name.
func TestTheDotsOfARatingAreNoWords(t *testing.T) {
	for skillset, want := range map[string]string{
		"Go ●●●●○\nDatabase design ●●○○○\nRust ★★★☆☆":                  "[{Go  []} {Database design  []} {Rust  []}]",
		"●●●●○ Go\n●●○○○ Database design":                              "[{Go  []} {Database design  []}]",
		"Go\n●●●●○\nDatabase design\n●●○○○\nRust\nExpert":              "[{Go  []} {Database design  []} {Rust Expert []}]",
		"Go: ●●●●○\nDatabase design | ●●○○○\nTools: Git ●●●○○, Jira ●": "[{Go  []} {Database design  []} {Tools  [Git Jira]}]",
	} {
		p := Parse(document.FromText("Ada Example\nada@example.org\n\nSkills\n" + skillset + "\n\nLanguages\nEnglish ●●●●○\nGerman ★★☆☆☆\nFrench ○○○\nSpanish (speaking ●●● writing ●●)\nIrish native\n"))
		if got := fmt.Sprint(p.Skills); got != want {
			t.Errorf("of %q were read %s, want %s", skillset, got, want)
		}
		if got := fmt.Sprint(p.Languages); got != "[{English } {German } {French } {Spanish } {Irish native}]" {
			t.Errorf("languages: %s", got)
		}
	}
}

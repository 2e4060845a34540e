package render

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"autojob/backend/core/consent"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

// Every value of a made-up person carries a word of its own: one that begins with keptWord where the value may travel, with heldWord where
// it is to stay. So one search finds whatever stays of whomever.
const (
	keptWord = "Kwybra"
	heldWord = "Zqoxin"
)

// madePerson is a person made by chance, an ad, and what may be told to whom.
type madePerson struct {
	r       *rand.Rand
	n       int // words given out
	home    string
	p       *profile.Profile
	ad      *posting.Posting
	rules   consent.Disclosure
	to      consent.RecipientKind
	chosen  []string
	classes map[consent.Field]int // 0 travels, 1 travels where chosen, 2 never
}

// classesUsual are the classes where nothing was said, written down a second time: the campaign does not ask the code that it judges.
func classesUsual() map[consent.Field]int {
	out := map[consent.Field]int{}
	for _, f := range consent.Fields() {
		switch f {
		case consent.Pay, consent.PastPay, consent.Preferences:
			out[f] = 2
		case consent.Address, consent.Phone, consent.Email, consent.Links, consent.References, consent.BirthDate, consent.Photo, consent.Nationality, consent.MaritalStatus, consent.Health:
			out[f] = 1
		}
	}
	return out
}

func makePerson(seed uint64) *madePerson {
	m := &madePerson{r: rand.New(rand.NewPCG(14, seed)), p: &profile.Profile{}, classes: classesUsual()}
	m.home = []string{"en", "de", "fr", "es"}[seed%4]
	m.choose()
	m.fill()
	m.advertise()
	return m
}

func pick[T any](m *madePerson, of []T) T { return of[m.r.IntN(len(of))] }

// choose says at random what may be told: rules for all, rules for one kind of recipient, and what was chosen for this draft.
func (m *madePerson) choose() {
	classes := []consent.Class{consent.Approval, consent.Ask, consent.Never}
	m.to = pick(m, []consent.RecipientKind{consent.Employer, consent.Agency, consent.Board, consent.Platform, consent.Provider})
	m.rules = consent.Disclosure{Fields: map[consent.Field]consent.Class{}, Kinds: map[consent.RecipientKind]map[consent.Field]consent.Class{m.to: {}, consent.Model: {consent.Name: consent.Never}}}
	for _, f := range consent.Fields() {
		if m.r.IntN(8) == 0 {
			i := m.r.IntN(3)
			m.rules.Fields[f] = classes[i]
			m.classes[f] = max(m.classes[f], i)
		}
		if m.r.IntN(8) == 0 {
			i := m.r.IntN(3)
			m.rules.Kinds[m.to][f] = classes[i]
			m.classes[f] = max(m.classes[f], i)
		}
		if m.r.IntN(3) == 0 {
			m.chosen = append(m.chosen, string(f))
		}
	}
}

func (m *madePerson) stays(fields ...consent.Field) bool {
	for _, f := range fields {
		if m.classes[f] == 2 || m.classes[f] == 1 && !slices.Contains(m.chosen, string(f)) {
			return true
		}
	}
	return false
}

// word is a new word, which says of itself whether what it stands in may travel.
func (m *madePerson) word(fields ...consent.Field) string {
	m.n++
	tail := ""
	for n := m.n; n > 0; n /= 20 {
		tail += string("abdefghiklmnoprstuvw"[n%20])
	}
	if m.stays(fields...) {
		return heldWord + tail
	}
	return keptWord + tail
}

// mark adds a word to a value that stays; one that travels is left as people write it.
func (m *madePerson) mark(value string, f consent.Field) string {
	if m.stays(f) {
		return value + " " + m.word(f)
	}
	return value
}

// tongue is what a made-up CV says in one language.
type tongue struct {
	positions, deeds, areas, degrees, about, level, certificates []string
	carried                                                      map[consent.Field][]string
	need                                                         []string
}

var tongues = map[string]tongue{
	"en": {
		positions: []string{"Data Analyst", "Staff Nurse", "Electrician", "Accountant", "Warehouse Supervisor", "Software Engineer", "Sales Manager"},
		deeds: []string{"Looked after %d customers of %s with Excel", "Cut the error rate at %[2]s from %[1]d%% to 2%%", "Trained %d colleagues in Jira for %s", "Member of a team of %d at the %s site", "Wrote %d reports a year for %s",
			"Led the move of %d servers to %s", "Took part in %d audits of %s"},
		areas: []string{"Computer Science", "Nursing", "Business Administration"}, degrees: []string{"Bachelor of Science", "Master of Arts", "Diploma"}, level: []string{"C1", "basic", "native"}, certificates: []string{"First Aid", "PRINCE2 Foundation", "AWS Solutions Architect"},
		about: []string{"Analyst with nine years in retail at %s.", "I like clear figures and worked with %s.", "I am looking for a role near %s."},
		carried: map[consent.Field][]string{
			consent.PastPay:       {"My last salary at %s was £48,200 a year.", "Paid £26 an hour at %s.", "Expected salary: 61,000 EUR, as at %s."},
			consent.BirthDate:     {"Born on 12 May 1984 in %s.", "Date of birth: 12/05/1984, %s."},
			consent.Nationality:   {"Nationality: Bulgarian (%s)."},
			consent.MaritalStatus: {"Married to %s, two children.", "Marital status: divorced (%s)."},
			consent.Health:        {"On sick leave in 2019 because of %s."},
			consent.Email:         {"Write to %s@mail.example."},
			consent.Phone:         {"Call me: +49 421 5550 173, ask for %s."},
			consent.Links:         {"More at https://www.%s.example/work."},
		},
		need: []string{"Requirements\n- %s\n- %s\n- 3 years of experience\n- English C1\n", "You bring:\n- a degree\n- %s and %s\nTell us your salary, your date of birth and your address.\n"},
	},
	"de": {
		positions: []string{"Datenanalystin", "Pflegefachkraft", "Elektroniker", "Buchhalterin", "Lagerleiter", "Softwareentwickler", "Koch"},
		deeds: []string{"Betreuung von %d Kunden von %s mit Excel", "Fehlerquote bei %[2]s von %[1]d %% auf 2 %% gesenkt", "Schulung von %d Kollegen in Jira für %s", "Mitarbeit in einem Team von %d Personen am Standort %s", "Erstellung von %d Berichten pro Jahr für %s",
			"Umzug von %d Servern zu %s geleitet", "Mitwirkung an %d Audits von %s"},
		areas: []string{"Informatik", "Pflegewissenschaft", "Betriebswirtschaft"}, degrees: []string{"Bachelor of Science", "Master of Arts", "Ausbildung"}, level: []string{"C1", "Grundkenntnisse", "Muttersprache"}, certificates: []string{"Erste Hilfe", "Führerschein Klasse B", "AWS Solutions Architect"},
		about: []string{"Analystin mit neun Jahren im Handel bei %s.", "Ich mag klare Zahlen und habe mit %s gearbeitet.", "Ich suche eine Stelle bei %s."},
		carried: map[consent.Field][]string{
			consent.PastPay:       {"Mein letztes Jahresgehalt bei %s lag bei 58.400 Euro.", "Gehaltsvorstellung: 62.000 EUR (%s).", "Stundenlohn bei %s: 24,50 € brutto."},
			consent.BirthDate:     {"Geboren am 12.05.1984 in %s.", "Geburtsdatum: 12.05.1984, %s."},
			consent.Nationality:   {"Staatsangehörigkeit: bulgarisch (%s)."},
			consent.MaritalStatus: {"Verheiratet mit %s, zwei Kinder.", "Familienstand: ledig (%s)."},
			consent.Health:        {"2019 krankheitsbedingt bei %s ausgefallen."},
			consent.Email:         {"Mail an %s@mail.example."},
			consent.Phone:         {"Telefon: +49 421 5550 173, bei %s."},
			consent.Links:         {"Mehr unter https://www.%s.example/arbeit."},
		},
		need: []string{"Ihr Profil\n- %s\n- %s\n- 3 Jahre Berufserfahrung\n- Deutsch C1\n", "Sie bringen mit:\n- ein Studium\n- %s und %s\nNennen Sie Ihre Gehaltsvorstellung, Ihr Geburtsdatum und Ihre Anschrift.\n"},
	},
	"fr": {
		positions: []string{"Analyste de données", "Infirmière", "Électricien", "Comptable", "Ingénieur logiciel", "Cheffe de partie"},
		deeds: []string{"Suivi de %d clients de %s avec Excel", "Réduction du taux d'erreur chez %[2]s de %[1]d %% à 2 %%", "Formation de %d collègues à Jira pour %s", "Membre d'une équipe de %d personnes sur le site de %s", "Rédaction de %d rapports par an pour %s",
			"Participation à %d audits de %s"},
		areas: []string{"Informatique", "Soins infirmiers", "Gestion"}, degrees: []string{"Licence", "Master", "BTS"}, level: []string{"C1", "notions", "langue maternelle"}, certificates: []string{"Premiers secours", "Permis B"},
		about: []string{"Analyste avec neuf ans dans le commerce chez %s.", "J'aime les chiffres clairs et j'ai travaillé avec %s.", "Je recherche un poste près de %s."},
		carried: map[consent.Field][]string{
			consent.PastPay:       {"Mon salaire annuel chez %s était de 41 300 euros.", "Prétentions : 45 000 € bruts par an, comme chez %s."},
			consent.BirthDate:     {"Née le 12 mai 1984 à %s.", "Date de naissance : 12/05/1984, %s."},
			consent.Nationality:   {"Nationalité : bulgare (%s)."},
			consent.MaritalStatus: {"Mariée à %s, deux enfants.", "Situation familiale : célibataire (%s)."},
			consent.Health:        {"En arrêt maladie en 2019 chez %s."},
			consent.Email:         {"Écrire à %s@mail.example."},
			consent.Phone:         {"Téléphone : +33 1 99 00 12 44, demander %s."},
			consent.Links:         {"Voir https://www.%s.example/travail."},
		},
		need: []string{"Votre profil\n- %s\n- %s\n- 3 ans d'expérience\n- français C1\n", "Profil recherché :\n- un diplôme\n- %s et %s\nIndiquez vos prétentions salariales, votre date de naissance et votre adresse.\n"},
	},
	"es": {
		positions: []string{"Analista de datos", "Enfermera", "Electricista", "Contable", "Ingeniero de software", "Profesora de Matemáticas"},
		deeds: []string{"Atención a %d clientes de %s con Excel", "Reducción de la tasa de errores en %[2]s del %[1]d %% al 2 %%", "Formación de %d compañeros en Jira para %s", "Miembro de un equipo de %d personas en la sede de %s", "Redacción de %d informes al año para %s",
			"Participación en %d auditorías de %s"},
		areas: []string{"Informática", "Enfermería", "Administración de Empresas"}, degrees: []string{"Grado", "Máster", "Técnico Superior"}, level: []string{"C1", "básico", "nativo"}, certificates: []string{"Primeros auxilios", "Permiso de conducir B"},
		about: []string{"Analista con nueve años en el comercio en %s.", "Me gustan las cifras claras y he trabajado con %s.", "Busco un puesto cerca de %s."},
		carried: map[consent.Field][]string{
			consent.PastPay:       {"Mi último salario en %s fue de 31.500 euros al año.", "Salario deseado: 36.000 € brutos al año, como en %s."},
			consent.BirthDate:     {"Nacida el 12 de mayo de 1984 en %s.", "Fecha de nacimiento: 12/05/1984, %s."},
			consent.Nationality:   {"Nacionalidad: búlgara (%s)."},
			consent.MaritalStatus: {"Casada con %s, dos hijos.", "Estado civil: soltera (%s)."},
			consent.Health:        {"De baja médica en 2019, antes de %s."},
			consent.Email:         {"Escribir a %s@mail.example."},
			consent.Phone:         {"Teléfono: +34 983 55 01 73, preguntar por %s."},
			consent.Links:         {"Más en https://www.%s.example/trabajo."},
		},
		need: []string{"Requisitos\n- %s\n- %s\n- 3 años de experiencia\n- español C1\n", "Tu perfil:\n- titulación universitaria\n- %s y %s\nIndica tus pretensiones salariales, tu fecha de nacimiento y tu dirección.\n"},
	},
}

var (
	toolNames  = strings.Fields("Excel Jira PostgreSQL Kubernetes Salesforce AutoCAD Figma Terraform Python Docker")
	carryAlong = []consent.Field{consent.PastPay, consent.BirthDate, consent.Nationality, consent.MaritalStatus, consent.Health, consent.Email, consent.Phone, consent.Links}
)

// says is a sentence of the field f that carries what another field holds, "My last salary was ...", or "".
func (m *madePerson) says(t tongue, f consent.Field) string {
	if m.r.IntN(3) > 0 {
		return ""
	}
	c := pick(m, carryAlong)
	w := m.word(f, c)
	if c == consent.Links { // a host is small letters
		w = strings.ToLower(w)
	}
	return fmt.Sprintf(pick(m, t.carried[c]), w)
}

func (m *madePerson) deed(t tongue, f consent.Field) string {
	return fmt.Sprintf(pick(m, t.deeds), 3+m.r.IntN(90), m.word(f))
}

func (m *madePerson) deeds(t tongue, f consent.Field) (out []string) {
	for range 1 + m.r.IntN(4) {
		out = append(out, m.deed(t, f))
		if s := m.says(t, f); s != "" {
			if m.r.IntN(2) == 0 {
				out = append(out, s)
			} else {
				out[len(out)-1] += ". " + s
			}
		}
	}
	return out
}

func (m *madePerson) fill() {
	t, p := tongues[m.home], m.p
	p.Basics = profile.Basics{Name: pick(m, []string{"Ada", "Łucja", "Zoë", "Íñigo"}) + " " + m.word(consent.Name), Label: m.mark(pick(m, t.positions), consent.Label), Email: m.word(consent.Email) + "@mail.example", URL: "https://" + m.word(consent.Links) + ".example",
		Location: profile.Location{Address: m.word(consent.Address) + "straße 14", PostalCode: m.word(consent.Address), City: m.word(consent.Town), Region: m.word(consent.Town), CountryCode: "DE"},
		Profiles: []profile.Online{{Network: m.word(consent.Links), Username: m.word(consent.Links), URL: "https://www.linkedin.com/in/" + m.word(consent.Links)}}}
	if m.stays(consent.Phone) {
		p.Basics.Phone = heldNumber
	} else {
		p.Basics.Phone = "+49 30 23125 144"
	}
	for range 1 + m.r.IntN(3) {
		p.Basics.Summary += fmt.Sprintf(pick(m, t.about), m.word(consent.About)) + " "
		if s := m.says(t, consent.About); s != "" {
			p.Basics.Summary += s + " "
		}
	}
	p.Basics.Summary = strings.TrimSpace(p.Basics.Summary)
	year := 2003 + m.r.IntN(6)
	for range 1 + m.r.IntN(3) { // with gaps between
		p.Work = append([]profile.Work{{Name: m.word(consent.WorkHistory) + " " + pick(m, []string{"GmbH", "Ltd", "SA", "Group"}), Position: m.mark(pick(m, t.positions), consent.WorkHistory), Location: m.word(consent.WorkHistory),
			URL: "https://" + m.word(consent.WorkHistory, consent.Links) + ".example", StartDate: fmt.Sprintf("%d-%02d", year, 1+m.r.IntN(12)), EndDate: fmt.Sprintf("%d-%02d", year+2, 1+m.r.IntN(12)), Highlights: m.deeds(t, consent.WorkHistory)}}, p.Work...)
		year += 3 + m.r.IntN(3)
	}
	if m.r.IntN(2) == 0 {
		p.Work[0].EndDate = ""
	}
	if m.r.IntN(3) == 0 {
		p.Work[0].Summary = m.deed(t, consent.WorkHistory) + ". " + m.says(t, consent.WorkHistory)
	}
	m.fillRest(t)
	p.Meta = profile.Meta{Autojob: &profile.Reading{Parser: heldWord + "parser", Format: heldWord + "format", Text: "Hidden: " + heldWord + "text", Fields: map[string]profile.Field{heldWord + "path": {}}}}
}

func (m *madePerson) fillRest(t tongue) {
	p := m.p
	p.Education = []profile.Education{{Institution: "Universität " + m.word(consent.Schooling), StudyType: m.mark(pick(m, t.degrees), consent.Schooling), Area: m.mark(pick(m, t.areas), consent.Schooling), StartDate: "1999-10", EndDate: "2003-06",
		URL: "https://" + m.word(consent.Schooling, consent.Links) + ".example", Score: m.mark("1,7", consent.Schooling), Courses: []string{m.word(consent.Schooling)}}}
	p.Skills = []profile.Skill{{Name: m.mark("Tools", consent.Skills), Keywords: []string{m.mark(pick(m, toolNames), consent.Skills), m.mark(pick(m, toolNames), consent.Skills)}}, {Name: m.mark(pick(m, toolNames), consent.Skills), Level: m.mark("", consent.Skills)}}
	p.Languages = []profile.Language{{Language: m.mark("English", consent.Languages), Fluency: m.mark(pick(m, t.level), consent.Languages)}, {Language: m.mark("Deutsch", consent.Languages), Fluency: m.mark(pick(m, t.level), consent.Languages)}}
	p.Certificates = []profile.Certificate{{Name: m.mark(pick(m, t.certificates), consent.Certificates), Date: "2021-05", Issuer: m.word(consent.Certificates), URL: "https://" + m.word(consent.Certificates, consent.Links) + ".example"}}
	p.References = []profile.Reference{{Name: m.word(consent.References), Reference: m.word(consent.References)}}
	switch m.r.IntN(3) {
	case 0:
		p.Volunteer = []profile.Volunteer{{Organization: m.word(consent.Volunteering), Position: m.mark(pick(m, t.positions), consent.Volunteering), StartDate: "2011-01", EndDate: "2012-03", Highlights: m.deeds(t, consent.Volunteering)}}
		p.Projects = []profile.Project{{Name: m.word(consent.Projects), Description: m.deed(t, consent.Projects) + ". " + m.says(t, consent.Projects), Highlights: m.deeds(t, consent.Projects), Keywords: []string{pick(m, toolNames)}, URL: "https://" + m.word(consent.Projects, consent.Links) + ".example", Roles: []string{m.word(consent.Projects)}, Entity: m.word(consent.Projects)}}
	case 1:
		p.Awards = []profile.Award{{Title: m.word(consent.Awards), Date: "2015-05", Awarder: m.word(consent.Awards), Summary: m.word(consent.Awards)}}
		p.Publications = []profile.Publication{{Name: m.word(consent.Publications), Publisher: m.word(consent.Publications), ReleaseDate: "2016-02", URL: "https://" + m.word(consent.Publications, consent.Links) + ".example", Summary: m.word(consent.Publications)}}
		p.Interests = []profile.Interest{{Name: m.word(consent.Interests), Keywords: []string{m.word(consent.Interests)}}}
	}
}

// advertise writes the ad. Nothing in it is of the person.
func (m *madePerson) advertise() {
	code := m.home
	if m.r.IntN(3) == 0 {
		code = pick(m, []string{"en", "de", "fr", "es"})
	}
	t := tongues[code]
	m.ad = &posting.Posting{ID: "ad", Title: pick(m, t.positions), Company: pick(m, []string{"Nordhafen AG", "Brightwater Ltd", "Valmont SA", ""}), Language: code,
		Description: fmt.Sprintf(pick(m, t.need), pick(m, toolNames), pick(m, toolNames))}
}

// heldNumber is the telephone number of whoever does not want to be called; digits carry no word.
const heldNumber = "+49 421 777 0173"

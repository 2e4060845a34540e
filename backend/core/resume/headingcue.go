package resume

import "strings"

// headingCues are stems, accents dropped, that decide what a heading of otherwise unknown words is about. The first kind with a
// stem in the heading wins: "Sprachkenntnisse" are languages, "Berufsausbildung" is education.
var headingCues = []struct {
	kind  kind
	stems []string
}{
	{languages, []string{"sprach", "langue", "language", "idioma", "lingu"}},
	{publications, []string{"publi", "veroffentlich", "vortrag", "ponencia", "articul", "conference paper"}},
	{volunteer, []string{"ehrenamt", "freiwillig", "volunt", "benevol", "engagement"}},
	{certificates, []string{"fortbildung", "weiterbildung", "zertifi", "certific", "certified", "licen", "habilitation", "formation continue", "formations complementaires", "curso", "training", "courses", "schulung", "lehrgang"}},
	{awards, []string{"award", "prize", "honour", "honor", "auszeichnung", "preise", "premio", "distinction"}},
	{references, []string{"referen", "referee"}},
	{interests, []string{"interess", "interest", "hobb", "freizeit", "loisir", "aficion"}},
	{projects, []string{"projekt", "project", "projet", "proyecto"}},
	{education, []string{"ausbildung", "studium", "studien", "bildung", "education", "formacion", "formation", "diplom", "schul", "school", "prufung", "academic", "akademisch", "estudios", "etudes", "qualification"}},
	{work, []string{"erfahrung", "experien", "werdegang", "tatigkeit", "laufbahn", "beruf", "employ", "career", "emploi", "parcours", "trayectoria", "laboral", "stationen", "appointments", "positions", "praxis"}},
	{skills, []string{"kenntnis", "skill", "competen", "kompeten", "fahigkeit", "conocimiento", "habilidad", "informati", "software", "tools", "werkzeug", "savoir", "expertise"}},
	{summary, []string{"profil", "summary", "about", "objective", "uber mich", "perfil", "statement"}},
	{contact, []string{"kontakt", "contact", "coordonnees", "personliche daten", "datos personales", "personal details"}},
}

// cuedKind is what the stems in a heading of unknown words say, or other.
func cuedKind(text string) kind {
	f := strings.Join(words(text), " ")
	for _, c := range headingCues {
		for _, stem := range c.stems {
			if strings.Contains(f, stem) {
				return c.kind
			}
		}
	}
	return other
}

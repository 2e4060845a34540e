package summary

import "strings"

// Slots is what a plain phrase may be filled with: the ad's own title and employer, the person's name, the greeting of whom the ad names. Nothing else of
// a phrase varies.
type Slots struct {
	Job, Employer, Name, Greeting string
}

// IsPlain reports whether a text is a phrase of the form: one of a closed list for its language, with the slots filled by exactly these
// values. Such a phrase says nothing of the person's work; what is not in the list is a claim and is checked as one.
func IsPlain(language, text string, slots Slots) bool {
	text = plainForm(text)
	for _, phrase := range plainPhrases(language) {
		if filled, ok := Phrase(phrase, slots); ok && plainForm(filled) == text {
			return true
		}
	}
	return false
}

// Phrase fills the slots of a phrase; ok is false where it has a slot for which there is no value.
func Phrase(phrase string, slots Slots) (filled string, ok bool) {
	for _, s := range [...]struct{ slot, value string }{{"{job}", slots.Job}, {"{employer}", slots.Employer}, {"{name}", slots.Name}, {"{greeting}", slots.Greeting}} {
		if strings.Contains(phrase, s.slot) {
			if strings.TrimSpace(s.value) == "" {
				return "", false
			}
			phrase = strings.ReplaceAll(phrase, s.slot, s.value)
		}
	}
	return phrase, true
}

// plainForm is a text without what does not change a phrase: runs of blanks, the kind of apostrophe, a mark at its end.
func plainForm(text string) string {
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "’", "'")), " ")
	return strings.TrimRight(text, ".,: ")
}

// plainPhrases is the closed list of a language. A phrase belongs here only if it would be as true of any other person.
func plainPhrases(language string) []string {
	switch language {
	case "de":
		return plainDE
	case "fr":
		return plainFR
	case "es":
		return plainES
	}
	return plainEN
}

var plainEN = []string{
	"Profile", "Summary", "Experience", "Work experience", "Professional experience", "Employment", "Education", "Training", "Skills", "Key skills", "Languages", "Certificates", "Certifications", "Licences and registrations", "Licenses and registrations", "Licences", "Licenses", "Admissions",
	"Projects", "Publications", "Awards", "Voluntary work", "Volunteering", "Interests", "References", "Contact", "Contact details", "Enclosures", "Enclosure: CV", "Curriculum vitae", "CV", "Further experience", "Earlier experience",
	"{greeting}", "Dear Sir or Madam", "Dear hiring team", "Dear hiring manager", "Dear {employer} team", "To whom it may concern", "Hello", "Good morning",
	"Yours sincerely", "Yours faithfully", "Kind regards", "Best regards", "With kind regards", "{name}",
	"Application: {job}", "Application for {job}", "Application as {job}", "Application for the position of {job}", "Application for the position of {job} at {employer}",
	"I am applying for the position of {job}", "I am applying for the position of {job} at {employer}", "I am applying to {employer} for the position of {job}", "I am writing to apply for the position of {job} at {employer}",
	"I am writing to apply for the position of {job}", "I would like to apply for the position of {job}", "I would like to apply for the position of {job} at {employer}", "Please find my CV attached", "My CV is attached",
	"I would be glad to tell you more in a conversation", "I would be glad to talk with you", "I look forward to hearing from you", "I look forward to talking with you", "I should be glad to meet you",
	"Thank you for reading this", "Thank you for your time", "Thank you for considering my application", "What I would bring", "What speaks for it", "This is what I would bring", "What I have done so far", "Here is what fits your advertisement",
	"On your requirements", "Please let me know if you need anything else",
	"Application", "From my work there", "From this work", "Also from my work there", "Also from my work", "My work there includes", "My work there included", "I am applying for the position that you advertise", "I am applying for the position that you advertise as “{job}”",
}

var plainDE = []string{
	"Profil", "Kurzprofil", "Zusammenfassung", "Berufserfahrung", "Beruflicher Werdegang", "Erfahrung", "Ausbildung", "Bildung", "Bildungsweg", "Kenntnisse", "Fähigkeiten", "Kompetenzen", "Sprachen", "Sprachkenntnisse", "Zertifikate", "Zulassungen", "Berechtigungen", "Weiterbildung",
	"Projekte", "Veröffentlichungen", "Auszeichnungen", "Ehrenamt", "Interessen", "Referenzen", "Kontakt", "Anlagen", "Anlage: Lebenslauf", "Lebenslauf", "Weitere Erfahrung", "Frühere Stellen",
	"{greeting}", "Sehr geehrte Damen und Herren", "Guten Tag", "Liebes Team von {employer}", "Liebes Team der {employer}", "Hallo",
	"Mit freundlichen Grüßen", "Freundliche Grüße", "Viele Grüße", "Mit besten Grüßen", "{name}",
	"Bewerbung: {job}", "Bewerbung als {job}", "Bewerbung um die Stelle {job}", "Bewerbung auf die Stelle {job}", "Bewerbung auf die Stelle {job} bei {employer}", "Bewerbung als {job} bei {employer}",
	"hiermit bewerbe ich mich als {job}", "ich bewerbe mich als {job}", "ich bewerbe mich bei Ihnen als {job}", "ich bewerbe mich um die Stelle {job}", "ich bewerbe mich um die Stelle {job} bei {employer}", "ich bewerbe mich auf die Stelle {job}",
	"ich bewerbe mich auf die Stelle {job} bei {employer}", "Ich bewerbe mich auf die Stelle {job} bei {employer}", "Ich bewerbe mich auf die Stelle {job}", "Ich bewerbe mich um die Stelle {job} bei {employer}", "Ich bewerbe mich um die Stelle {job}",
	"Mein Lebenslauf liegt bei", "Meinen Lebenslauf finden Sie im Anhang", "Gern erzähle ich Ihnen in einem Gespräch mehr", "Gerne erzähle ich Ihnen in einem Gespräch mehr", "Über ein Gespräch freue ich mich", "Über eine Einladung zu einem Gespräch freue ich mich",
	"Ich freue mich auf Ihre Antwort", "Ich freue mich, von Ihnen zu hören", "Vielen Dank für Ihre Zeit", "Vielen Dank, dass Sie sich Zeit nehmen", "Das bringe ich mit", "Was ich mitbringe", "Was dafür spricht", "Was ich bisher gemacht habe", "Zu Ihren Anforderungen",
	"Bewerbung", "Aus meiner Arbeit dort", "Aus dieser Arbeit", "Außerdem aus meiner Arbeit dort", "Außerdem aus meiner Arbeit", "Zu meinen Aufgaben dort gehören", "Zu meinen Aufgaben dort gehörten", "ich bewerbe mich bei Ihnen auf die Stelle „{job}“", "ich bewerbe mich auf die Stelle, die Sie ausgeschrieben haben", "ich bewerbe mich auf die Stelle „{job}“", "ich bewerbe mich auf die Stelle „{job}“ bei {employer}",
}

var plainFR = []string{
	"Profil", "Résumé", "Expérience", "Expérience professionnelle", "Expériences professionnelles", "Parcours professionnel", "Formation", "Formations", "Compétences", "Langues", "Certificats", "Inscriptions et autorisations", "Permis et habilitations", "Certifications", "Habilitations",
	"Projets", "Publications", "Distinctions", "Bénévolat", "Centres d'intérêt", "Références", "Contact", "Coordonnées", "Pièces jointes", "Pièce jointe : CV", "Curriculum vitae", "CV", "Autres expériences",
	"{greeting}", "Madame, Monsieur", "Bonjour", "À l'équipe de {employer}",
	"Cordialement", "Bien cordialement", "Sincères salutations", "Veuillez agréer, Madame, Monsieur, mes salutations distinguées", "Je vous prie d'agréer, Madame, Monsieur, mes salutations distinguées", "{name}",
	"Candidature : {job}", "Candidature au poste de {job}", "Candidature au poste : {job}", "Candidature au poste de {job} chez {employer}",
	"Je vous adresse ma candidature au poste de {job}", "Je vous adresse ma candidature au poste de {job} chez {employer}", "Je me porte candidat au poste de {job}", "Je me porte candidate au poste de {job}", "Je postule au poste de {job}",
	"Je postule au poste de {job} chez {employer}", "Je souhaite postuler au poste de {job}", "Je souhaite postuler au poste de {job} chez {employer}", "Vous trouverez mon CV en pièce jointe", "Mon CV est joint", "Mon CV est en pièce jointe",
	"Je serais heureux de vous en dire plus lors d'un entretien", "Je serais heureuse de vous en dire plus lors d'un entretien", "Je vous en dirai volontiers plus lors d'un entretien", "Je reste à votre disposition pour un entretien",
	"Dans l'attente de votre réponse", "Je vous remercie de votre attention", "Merci de votre attention", "Merci du temps que vous m'accordez", "Ce que j'apporte", "Ce que j'ai fait jusqu'ici", "Au regard de votre annonce",
	"Candidature", "Dans mes fonctions actuelles", "Dans ces fonctions", "J'ajoute, dans ces fonctions", "Ce poste, en quelques points", "Ce poste, c'est aussi", "Mon travail comprend notamment", "Mon travail comprenait notamment", "Je vous propose ma candidature au poste que vous publiez", "Je vous propose ma candidature au poste « {job} »", "Je vous adresse ma candidature au poste que vous publiez", "Je vous adresse ma candidature au poste « {job} »",
}

var plainES = []string{
	"Perfil", "Resumen", "Experiencia", "Experiencia profesional", "Experiencia laboral", "Trayectoria profesional", "Formación", "Formación académica", "Educación", "Competencias", "Conocimientos", "Habilidades", "Idiomas", "Licencias y colegiaciones", "Permisos", "Certificados", "Certificaciones",
	"Proyectos", "Publicaciones", "Premios", "Voluntariado", "Intereses", "Referencias", "Contacto", "Datos de contacto", "Anexos", "Anexo: currículum", "Currículum", "Currículum vítae", "CV", "Otra experiencia",
	"{greeting}", "Estimados señores", "Estimados señores y señoras", "Estimadas señoras, estimados señores", "Estimado equipo de {employer}", "Estimado equipo del {employer}", "Estimado equipo de la {employer}", "A quien corresponda", "Buenos días", "Hola",
	"Atentamente", "Un cordial saludo", "Un saludo", "Saludos cordiales", "Reciban un cordial saludo", "{name}",
	"Candidatura: {job}", "Candidatura al puesto de {job}", "Candidatura al puesto: {job}", "Candidatura al puesto de {job} en {employer}", "Solicitud: {job}",
	"Me presento al puesto de {job}", "Me presento al puesto de {job} en {employer}", "Les presento mi candidatura al puesto de {job}", "Les presento mi candidatura al puesto de {job} en {employer}", "Me gustaría optar al puesto de {job}",
	"Me gustaría optar al puesto de {job} en {employer}", "Adjunto mi currículum", "Mi currículum va adjunto", "Con gusto les contaré más en una entrevista", "Estaré encantado de contarles más en una entrevista",
	"Estaré encantada de contarles más en una entrevista", "Quedo a su disposición para una entrevista", "Quedo a la espera de su respuesta", "Gracias por su atención", "Gracias por su tiempo", "Lo que aporto", "Lo que he hecho hasta ahora", "Sobre sus requisitos",
	"Candidatura", "De mi trabajo allí destaco", "De este trabajo destaco", "De mi trabajo allí destaco también", "De este trabajo destaco también", "Mi trabajo allí incluye", "Mi trabajo allí incluía", "Me presento al puesto que anuncian", "Me presento al puesto «{job}»",
}

package consent

// called are what fields, purposes, ways and kinds of recipients are called where a person reads them outside the window: in a printed record or a hint.
type called struct {
	fields   map[Field]string
	purposes map[Purpose]string
	methods  map[Method]string
	kinds    map[RecipientKind]string
	other    string // of a field that has no name
}

// Called is a field's name in a language, in English where there is no other.
func (f Field) Called(language string) string {
	c := calledIn(language)
	if name, ok := c.fields[f]; ok {
		return name
	}
	return c.other
}

// Called says what a purpose is: "for an application".
func (p Purpose) Called(language string) string { return calledIn(language).purposes[p] }

// Called says how something left: "sent by mail".
func (m Method) Called(language string) string { return calledIn(language).methods[m] }

// Called is what somebody is: "employer".
func (k RecipientKind) Called(language string) string { return calledIn(language).kinds[k] }

func calledIn(language string) called {
	if c, ok := names[language]; ok {
		return c
	}
	return names["en"]
}

var names = map[string]called{
	"en": {
		fields:   map[Field]string{Name: "Name", Label: "Title", About: "About you", Town: "Town", Address: "Address", Phone: "Phone", Email: "E-mail", Links: "Links", WorkHistory: "Experience", Volunteering: "Volunteering", Schooling: "Education", Skills: "Skills", Languages: "Languages", Certificates: "Certificates", Projects: "Projects", Awards: "Awards", Publications: "Publications", Interests: "Interests", References: "References", Pay: "Pay you want", PastPay: "Past pay", BirthDate: "Date of birth", Photo: "Photo", Nationality: "Nationality", MaritalStatus: "Marital status", Health: "Health", Preferences: "What you look for"},
		purposes: map[Purpose]string{Application: "for an application", BoardProfile: "for a board profile", Scheduling: "for interview times", BackgroundCheck: "for a background check", LanguageModel: "for a language model", Deletion: "to ask for deletion", Matching: "to compare with ads", Learning: "to learn", Analytics: "to count"},
		methods:  map[Method]string{SMTP: "sent by mail", MailDraft: "saved as a mail", Clipboard: "copied", Form: "copied", LLM: "sent as a question", File: "saved as a file"},
		kinds:    map[RecipientKind]string{Employer: "employer", Agency: "agency", Board: "job board", Platform: "HR platform", Provider: "provider of checks", Myself: "myself", Model: "language model"},
		other:    "Other",
	},
	"de": {
		fields:   map[Field]string{Name: "Name", Label: "Bezeichnung", About: "Über dich", Town: "Ort", Address: "Anschrift", Phone: "Telefon", Email: "E-Mail", Links: "Links", WorkHistory: "Berufserfahrung", Volunteering: "Ehrenamt", Schooling: "Ausbildung", Skills: "Kenntnisse", Languages: "Sprachen", Certificates: "Zertifikate", Projects: "Projekte", Awards: "Auszeichnungen", Publications: "Veröffentlichungen", Interests: "Interessen", References: "Referenzen", Pay: "Gehaltswunsch", PastPay: "Früheres Gehalt", BirthDate: "Geburtsdatum", Photo: "Foto", Nationality: "Staatsangehörigkeit", MaritalStatus: "Familienstand", Health: "Gesundheit", Preferences: "Was du suchst"},
		purposes: map[Purpose]string{Application: "für eine Bewerbung", BoardProfile: "für ein Börsenprofil", Scheduling: "für Gesprächstermine", BackgroundCheck: "für eine Überprüfung", LanguageModel: "für ein Sprachmodell", Deletion: "um Löschung zu erbitten", Matching: "zum Vergleichen mit Anzeigen", Learning: "zum Lernen", Analytics: "zum Zählen"},
		methods:  map[Method]string{SMTP: "per E-Mail gesendet", MailDraft: "als E-Mail gespeichert", Clipboard: "kopiert", Form: "kopiert", LLM: "als Frage gesendet", File: "als Datei gespeichert"},
		kinds:    map[RecipientKind]string{Employer: "Arbeitgeber", Agency: "Vermittlung", Board: "Jobbörse", Platform: "HR-Plattform", Provider: "Prüfdienst", Myself: "ich selbst", Model: "Sprachmodell"},
		other:    "Anderes",
	},
	"fr": {
		fields:   map[Field]string{Name: "Nom", Label: "Titre", About: "À propos de vous", Town: "Ville", Address: "Adresse", Phone: "Téléphone", Email: "E-mail", Links: "Liens", WorkHistory: "Expérience", Volunteering: "Bénévolat", Schooling: "Formation", Skills: "Compétences", Languages: "Langues", Certificates: "Certificats", Projects: "Projets", Awards: "Distinctions", Publications: "Publications", Interests: "Centres d’intérêt", References: "Références", Pay: "Salaire souhaité", PastPay: "Salaire passé", BirthDate: "Date de naissance", Photo: "Photo", Nationality: "Nationalité", MaritalStatus: "Situation familiale", Health: "Santé", Preferences: "Ce que vous cherchez"},
		purposes: map[Purpose]string{Application: "pour une candidature", BoardProfile: "pour un profil de site", Scheduling: "pour des créneaux d’entretien", BackgroundCheck: "pour une vérification", LanguageModel: "pour un modèle de langage", Deletion: "pour demander l’effacement", Matching: "pour comparer aux offres", Learning: "pour apprendre", Analytics: "pour compter"},
		methods:  map[Method]string{SMTP: "envoyé par e-mail", MailDraft: "enregistré comme e-mail", Clipboard: "copié", Form: "copié", LLM: "envoyé comme question", File: "enregistré en fichier"},
		kinds:    map[RecipientKind]string{Employer: "employeur", Agency: "agence", Board: "site d’emploi", Platform: "plateforme RH", Provider: "service de vérification", Myself: "moi-même", Model: "modèle de langage"},
		other:    "Autre",
	},
	"es": {
		fields:   map[Field]string{Name: "Nombre", Label: "Título", About: "Sobre ti", Town: "Ciudad", Address: "Dirección", Phone: "Teléfono", Email: "Correo", Links: "Enlaces", WorkHistory: "Experiencia", Volunteering: "Voluntariado", Schooling: "Formación", Skills: "Habilidades", Languages: "Idiomas", Certificates: "Certificados", Projects: "Proyectos", Awards: "Premios", Publications: "Publicaciones", Interests: "Intereses", References: "Referencias", Pay: "Sueldo deseado", PastPay: "Sueldo anterior", BirthDate: "Fecha de nacimiento", Photo: "Foto", Nationality: "Nacionalidad", MaritalStatus: "Estado civil", Health: "Salud", Preferences: "Lo que buscas"},
		purposes: map[Purpose]string{Application: "para una solicitud", BoardProfile: "para un perfil de portal", Scheduling: "para fechas de entrevista", BackgroundCheck: "para una verificación", LanguageModel: "para un modelo de lenguaje", Deletion: "para pedir el borrado", Matching: "para comparar con ofertas", Learning: "para aprender", Analytics: "para contar"},
		methods:  map[Method]string{SMTP: "enviado por correo", MailDraft: "guardado como correo", Clipboard: "copiado", Form: "copiado", LLM: "enviado como pregunta", File: "guardado como archivo"},
		kinds:    map[RecipientKind]string{Employer: "empresa", Agency: "agencia", Board: "portal de empleo", Platform: "plataforma de RR. HH.", Provider: "servicio de verificación", Myself: "yo", Model: "modelo de lenguaje"},
		other:    "Otro",
	},
}

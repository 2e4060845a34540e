package release

// text is what a release says in a language. Opening takes the person, the provider and what for; end a day; nothingElse the provider.
type text struct {
	title, opening, end, bare, rest, nothingElse, withdraw string
	items                                                  map[Item]string
}

var texts = map[string]text{
	"en": {
		title:       "Release for a background check",
		opening:     "I, %s, allow %s to check the following about me, for one background check: %s.",
		end:         "This release ends on %s.",
		bare:        "May be checked; no details are given here.",
		rest:        "Everything else",
		nothingElse: "%s may check nothing that is not named above; what I earn or earned is not released.",
		withdraw:    "I can withdraw this release at any time. Then nothing more may be checked, and what was received is to be deleted unless a law requires it to be kept.",
		items: map[Item]string{Contact: "How to reach me for the check", Employment: "Employers, positions and dates", Education: "Schools, degrees and dates",
			Certificates: "Certificates and licences", References: "References", RightToWork: "Right to work", Record: "Criminal record"},
	},
	"de": {
		title:       "Freigabe für eine Überprüfung",
		opening:     "Ich, %s, erlaube %s, Folgendes über mich zu prüfen, für eine einzige Überprüfung: %s.",
		end:         "Diese Freigabe endet am %s.",
		bare:        "Darf geprüft werden; nähere Angaben stehen hier nicht.",
		rest:        "Alles andere",
		nothingElse: "%s darf nichts prüfen, was oben nicht genannt ist; was ich verdiene oder verdient habe, ist nicht freigegeben.",
		withdraw:    "Ich kann diese Freigabe jederzeit widerrufen. Dann darf nichts mehr geprüft werden, und Erhaltenes ist zu löschen, soweit kein Gesetz die Aufbewahrung verlangt.",
		items: map[Item]string{Contact: "Wie ich für die Überprüfung erreichbar bin", Employment: "Arbeitgeber, Stellen und Daten", Education: "Schulen, Abschlüsse und Daten",
			Certificates: "Zertifikate und Zulassungen", References: "Referenzen", RightToWork: "Arbeitserlaubnis", Record: "Führungszeugnis"},
	},
	"fr": {
		title:       "Autorisation de vérification",
		opening:     "Je soussigné(e) %s autorise %s à vérifier ce qui suit à mon sujet, pour une seule vérification : %s.",
		end:         "Cette autorisation prend fin le %s.",
		bare:        "Peut être vérifié ; aucun détail n’est donné ici.",
		rest:        "Tout le reste",
		nothingElse: "%s ne peut vérifier rien d’autre que ce qui est nommé ci-dessus ; ce que je gagne ou gagnais n’est pas communiqué.",
		withdraw:    "Je peux retirer cette autorisation à tout moment. Plus rien ne peut alors être vérifié, et ce qui a été reçu doit être supprimé sauf si une loi impose de le garder.",
		items: map[Item]string{Contact: "Comment me joindre pour la vérification", Employment: "Employeurs, postes et dates", Education: "Écoles, diplômes et dates",
			Certificates: "Certificats et licences", References: "Références", RightToWork: "Droit de travailler", Record: "Casier judiciaire"},
	},
	"es": {
		title:       "Autorización para una verificación",
		opening:     "Yo, %s, autorizo a %s a comprobar lo siguiente sobre mí, para una sola verificación: %s.",
		end:         "Esta autorización termina el %s.",
		bare:        "Puede comprobarse; aquí no se dan detalles.",
		rest:        "Todo lo demás",
		nothingElse: "%s no puede comprobar nada que no esté nombrado arriba; lo que gano o ganaba no se comunica.",
		withdraw:    "Puedo retirar esta autorización en cualquier momento. Entonces no puede comprobarse nada más, y lo recibido debe borrarse salvo que una ley obligue a guardarlo.",
		items: map[Item]string{Contact: "Cómo localizarme para la verificación", Employment: "Empleadores, puestos y fechas", Education: "Centros, títulos y fechas",
			Certificates: "Certificados y licencias", References: "Referencias", RightToWork: "Permiso de trabajo", Record: "Antecedentes penales"},
	},
}

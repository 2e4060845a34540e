package withdrawal

import "autojob/backend/core/summary"

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

func media(text, mail string) map[string]string {
	return map[string]string{"application/pdf": "PDF", docx: "Word", "text/markdown": "Markdown", "application/json": "JSON", "text/plain": text, "message/rfc822": mail}
}

// wordings are by language.
var wordings = map[string]wording{
	"en": {
		subject: "Deletion of my documents", salutation: "Hello,",
		got:      "You have received the following from me:",
		takeBack: "I take this back.", ask: "I ask you to delete it, with all copies and all that was taken from it, and to have everybody delete it to whom you passed it on.",
		obliged: "Should a law oblige you to keep a part of it, tell me which part, on what ground and until when.", tell: "Let me know in writing when it is deleted.",
		greeting: "Kind regards",
		kinds:    map[summary.Kind]string{summary.Short: "short profile", summary.Page: "CV of one page", summary.Letter: "cover letter", summary.Board: "basic profile", summary.Whole: "CV"},
		media:    media("text", "e-mail"), application: "application documents", format: " ({format})", forTitle: ", for the position “{title}”",
	},
	"de": {
		subject: "Löschung meiner Unterlagen", salutation: "Guten Tag,",
		got:      "Sie haben von mir Folgendes erhalten:",
		takeBack: "Ich ziehe dies zurück.", ask: "Ich bitte Sie, es mit allen Kopien und allem, was daraus übernommen wurde, zu löschen und von allen löschen zu lassen, an die Sie es weitergegeben haben.",
		obliged: "Sollte ein Gesetz Sie verpflichten, einen Teil davon aufzubewahren, nennen Sie mir diesen Teil, den Grund und die Dauer.", tell: "Bestätigen Sie mir schriftlich, wenn es gelöscht ist.",
		greeting: "Mit freundlichen Grüßen",
		kinds:    map[summary.Kind]string{summary.Short: "Kurzprofil", summary.Page: "Lebenslauf auf einer Seite", summary.Letter: "Anschreiben", summary.Board: "Basisprofil", summary.Whole: "Lebenslauf"},
		media:    media("Text", "E-Mail"), application: "Bewerbungsunterlagen", format: " ({format})", forTitle: ", für die Stelle „{title}“",
	},
	"fr": {
		subject: "Effacement de mes documents", salutation: "Bonjour,",
		got:      "Vous avez reçu de ma part :",
		takeBack: "Je retire cet envoi.", ask: "Je vous demande de l’effacer, avec toutes les copies et tout ce qui en a été repris, et de le faire effacer par tous ceux à qui vous l’avez transmis.",
		obliged: "Si une loi vous oblige à en conserver une partie, indiquez-moi laquelle, pour quelle raison et jusqu’à quand.", tell: "Confirmez-moi par écrit que l’effacement est fait.",
		greeting: "Cordialement",
		kinds:    map[summary.Kind]string{summary.Short: "profil court", summary.Page: "CV d’une page", summary.Letter: "lettre de motivation", summary.Board: "profil de base", summary.Whole: "CV"},
		media:    media("texte", "e-mail"), application: "dossier de candidature", format: " ({format})", forTitle: ", pour le poste « {title} »",
	},
	"es": {
		subject: "Supresión de mis documentos", salutation: "Buenos días:",
		got:      "Ustedes han recibido de mi parte lo siguiente:",
		takeBack: "Retiro este envío.", ask: "Les pido que lo borren, con todas las copias y todo lo que se haya tomado de él, y que lo hagan borrar a quienes se lo hayan pasado.",
		obliged: "Si una ley les obliga a conservar una parte, díganme cuál, por qué motivo y hasta cuándo.", tell: "Confírmenme por escrito cuando esté borrado.",
		greeting: "Atentamente",
		kinds:    map[summary.Kind]string{summary.Short: "perfil breve", summary.Page: "CV de una página", summary.Letter: "carta de presentación", summary.Board: "perfil básico", summary.Whole: "CV"},
		media:    media("texto", "correo"), application: "documentos de la candidatura", format: " ({format})", forTitle: ", para el puesto «{title}»",
	},
}

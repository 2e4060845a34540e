package withdrawal

import (
	"strings"
	"testing"
	"time"

	"autojob/backend/core/summary"
)

var facts = Facts{Name: "Jo Okafor", Recipient: "Example Clinic", Address: "jobs@example.com", Day: time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC), Items: []Item{
	{On: time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC), Kind: summary.Page, Media: "application/pdf", Title: "Ward nurse"},
	{On: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), Media: "text/plain; charset=utf-8"},
}}

func text(d *summary.Draft) string {
	var out []string
	for s := range d.Sentences() {
		out = append(out, s.Text)
	}
	return d.Subject + "\n" + strings.Join(out, "\n")
}

func TestALetterNamesWhatWasSharedAndWhen(t *testing.T) {
	for language, want := range map[string][]string{
		"en": {"Deletion of my documents", "5 March 2026: CV of one page (PDF), for the position “Ward nurse”", "24 November 2026: application documents (text)", "I ask you to delete it"},
		"de": {"Löschung meiner Unterlagen", "5. März 2026: Lebenslauf auf einer Seite (PDF), für die Stelle „Ward nurse“", "24. November 2026: Bewerbungsunterlagen (Text)", "zu löschen"},
		"fr": {"Effacement de mes documents", "5 mars 2026: CV d’une page (PDF), pour le poste « Ward nurse »", "de l’effacer"},
		"es": {"Supresión de mis documentos", "5 de marzo de 2026: CV de una página (PDF), para el puesto «Ward nurse»", "lo borren"},
	} {
		d := Letter(language, facts)
		if d.Language != language || d.Kind != summary.Letter {
			t.Errorf("%s: a %s in %s", language, d.Kind, d.Language)
		}
		for _, w := range append(want, "Jo Okafor", "Example Clinic", "jobs@example.com", "2026") {
			if !strings.Contains(text(d), w) {
				t.Errorf("%s: %q is missing in\n%s", language, w, text(d))
			}
		}
		if strings.ContainsAny(text(d), "{}!") {
			t.Errorf("%s: something is not filled in, or shouts:\n%s", language, text(d))
		}
	}
	if d := Letter("pl", facts); d.Language != "en" {
		t.Errorf("a language that there is not: %s", d.Language)
	}
}

func TestEveryLanguageHasTheWholeSet(t *testing.T) {
	if len(wordings) != len(summary.Languages()) {
		t.Fatalf("%d languages, %d are listed", len(wordings), len(summary.Languages()))
	}
	for _, language := range summary.Languages() {
		w := wordings[language]
		for i, s := range []string{w.subject, w.salutation, w.got, w.takeBack, w.ask, w.obliged, w.tell, w.greeting, w.application, w.format, w.forTitle} {
			if s == "" {
				t.Errorf("%s: text %d is missing", language, i)
			}
		}
		for _, k := range []summary.Kind{summary.Short, summary.Page, summary.Letter, summary.Board, summary.Whole} {
			if w.kinds[k] == "" {
				t.Errorf("%s: no word for %s", language, k)
			}
		}
	}
}

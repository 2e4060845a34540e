package render

import (
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
)

func sentence(text string, cites ...string) *summary.Sentence {
	s := &summary.Sentence{Text: text}
	for i := 0; i+1 < len(cites); i += 2 {
		s.Cites = append(s.Cites, summary.Cite{Path: cites[i], Quote: cites[i+1]})
	}
	return s
}

func fieldsOf(t *testing.T, d *summary.Draft) []FieldGroup {
	t.Helper()
	groups, err := ReadFields(rendered(t, d, Fields).Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return groups
}

func TestAFormGetsEveryThingInItsOwnField(t *testing.T) {
	d := &summary.Draft{Kind: summary.Page, Language: "de", Name: "Anna-Luise von der Heide", Title: "Dateningenieurin", Blocks: []summary.Block{
		{Kind: summary.Facts, Section: "contact", Sentences: []summary.Sentence{*sentence("E-Mail: anna@example.org", "basics.email", "anna@example.org"),
			*sentence("13347 Berlin", "basics.location.postalCode", "13347", "basics.location.city", "Berlin"), *sentence("Telefon: +49 30 5550123"), *sentence("Führerschein B")}},
		{Kind: summary.Heading, Section: "work", Title: sentence("Berufserfahrung")},
		{Kind: summary.Entry, Section: "work", Title: sentence("Leiterin Daten", "work[0].position", "Leiterin Daten"), Dates: sentence("März 2021 – heute"),
			Place:     sentence("Nordlicht GmbH, Kiel", "work[0].name", "Nordlicht GmbH", "work[0].location", "Kiel"),
			Sentences: []summary.Sentence{*sentence("Baute Spark-Strecken."), *sentence("Führte fünf Leute.")}},
		{Kind: summary.Entry, Section: "work", Title: sentence("Aushilfe"), Place: sentence("Café Süd und andere", "work[1].name", "Café Süd"), Dates: sentence("im Sommer")},
		{Kind: summary.Heading, Section: "education", Title: sentence("Ausbildung")},
		{Kind: summary.Entry, Section: "education", Title: sentence("M.Sc. Informatik", "education[0].studyType", "M.Sc.", "education[0].area", "Informatik"),
			Place: sentence("Universität Kiel", "education[0].institution", "Universität Kiel"), Dates: sentence("2014 – 2016")},
		{Kind: summary.Facts, Section: "skills", Sentences: []summary.Sentence{*sentence("Daten: Spark, SQL"), *sentence("Go")}},
		{Kind: summary.Facts, Section: "languages", Sentences: []summary.Sentence{*sentence("Deutsch: Muttersprache"), *sentence("Dänisch")}},
	}}
	var got []string
	for _, g := range fieldsOf(t, d) {
		got = append(got, "# "+strings.TrimSpace(g.Section+" "+g.Title))
		for _, f := range g.Fields {
			got = append(got, f.Key+": "+f.Text)
		}
	}
	want := []string{"# person", "name: Anna-Luise von der Heide", "given: Anna-Luise", "family: von der Heide", "label: Dateningenieurin", "email: anna@example.org",
		"postal_code: 13347", "city: Berlin", "phone: +49 30 5550123", "item: Führerschein B",
		"# work Berufserfahrung", "position: Leiterin Daten", "employer: Nordlicht GmbH", "place: Kiel", "from: 03/2021", "to: heute", "text: - Baute Spark-Strecken.\n- Führte fünf Leute.",
		"# work Berufserfahrung", "position: Aushilfe", "employer: Café Süd", "place: Café Süd und andere", "dates: im Sommer",
		"# education Ausbildung", "degree: M.Sc.", "area: Informatik", "school: Universität Kiel", "from: 2014", "to: 2016",
		"# skills", "all: Spark, SQL, Go", "item: Spark", "item: SQL", "item: Go",
		"# languages", "language: Deutsch", "level: Muttersprache", "language: Dänisch"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestALetterIsOneFieldWithoutAddressAndDate(t *testing.T) {
	d := &summary.Draft{Kind: summary.Letter, Name: "Bo", Subject: "Cook", Blocks: []summary.Block{
		{Kind: summary.List, Section: "recipient", Sentences: []summary.Sentence{*sentence("Acme Ltd")}},
		{Kind: summary.Paragraph, Section: "date", Sentences: []summary.Sentence{*sentence("24 November 2026")}},
		{Kind: summary.Paragraph, Section: "letter", Sentences: []summary.Sentence{*sentence("Dear Acme team,")}},
		{Kind: summary.Paragraph, Section: "letter", Sentences: []summary.Sentence{*sentence("I cook."), *sentence("I bake.")}},
		{Kind: summary.List, Section: "letter", Sentences: []summary.Sentence{*sentence("Bread"), *sentence("Soup")}},
	}}
	groups := fieldsOf(t, d)
	want := []FormField{{"subject", "Cook"}, {"letter", "Dear Acme team,\n\nI cook. I bake.\n\n- Bread\n- Soup"}}
	if len(groups) != 2 || groups[0].Fields[0] != (FormField{"name", "Bo"}) || !slices.Equal(groups[1].Fields, want) {
		t.Errorf("%+v", groups)
	}
}

// What can be copied is what was looked at: every field of every draft stands in the draft's text, month numbers apart.
func TestAFieldSaysNothingThatTheDraftDoesNotShow(t *testing.T) {
	for name, d := range drafts(t) {
		seen := squeezed(string(rendered(t, d, Form).Bytes))
		for _, g := range fieldsOf(t, d) {
			for _, f := range g.Fields {
				for _, word := range wordsOf(f.Text) {
					if (f.Key == "from" || f.Key == "to") && strings.Contains(word, "/") {
						_, word, _ = strings.Cut(word, "/")
					}
					if !strings.Contains(seen, squeezed(word)) {
						t.Errorf("%s: %s says %q, which is not shown", name, f.Key, word)
					}
				}
			}
		}
	}
}

func TestOtherBytesAreNoFields(t *testing.T) {
	if _, err := ReadFields([]byte("Dear Acme team,")); !problem.Is(err, problem.Invalid) {
		t.Errorf("%v", err)
	}
}

package summary

import (
	"os"
	"strings"
	"testing"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

func TestSentencesOfTheAuthorAreJudgedAsWritten(t *testing.T) {
	data, err := os.ReadFile("testdata/author.txt")
	if err != nil {
		t.Fatal(err)
	}
	gates := map[string]*Gate{}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), " | ")
		if len(f) != 5 || strings.HasPrefix(line, "#") {
			continue
		}
		if gates[f[1]] == nil {
			gates[f[1]] = gateOf(t, f[1])
		}
		s := Sentence{ID: "s", Text: f[3]}
		for path := range strings.FieldsSeq(f[4]) {
			s.Cites = append(s.Cites, Cite{Path: path})
		}
		refusals := gates[f[1]].Sentence(s, f[2])
		if refused := len(refusals) > 0; refused != (f[0] == "lie" || f[0] == "missed") {
			t.Errorf("%s: %s -> %v", f[0], f[3], refusals)
		}
	}
}

func TestARefusalNamesTheWordsAndWhatSortOfClaimTheyAre(t *testing.T) {
	g := gateOf(t, "dimitris-papadakis")
	for _, c := range []struct {
		text  string
		cites []string
		kind  ClaimKind
		words string
	}{
		{"I moved 15 services to Kubernetes.", []string{"work[0].highlights[1]"}, ClaimNumber, "15"},
		{"Since March 2020 at Harbourlight Payments", []string{"work[0].name", "work[0].startDate"}, ClaimDate, "March 2020"},
		{"I worked at Meltemi Software for over four years.", []string{"work[1].name", "work[1].startDate", "work[1].endDate"}, ClaimDuration, "over four years"},
		{"I built REST APIs for Lufthansa in Java.", []string{"work[1].highlights[0]"}, ClaimName, "Lufthansa"},
		{"Kafka, Terraform, Docker", []string{"skills[1].keywords[2]", "skills[1].keywords[3]"}, ClaimSkill, "Docker"},
		{"Doctorate in Computer Science", []string{"education[0].studyType", "education[0].area"}, ClaimDegree, "Doctorate"},
		{"Software Engineer, Kyklos Labs", []string{"work[2].position", "work[2].name"}, ClaimWord, "Software"},
		{"Developer, Kyklos Labs", []string{"work[2].position", "work[2].name"}, ClaimTitle, "Developer"},
		{"I led the migration to PostgreSQL 11.", []string{"work[1].highlights[1]"}, ClaimLevel, "led"},
		{"German (B2)", []string{"languages[2].language", "languages[2].fluency"}, ClaimLanguage, "B2"},
		{"I built international REST APIs in Java.", []string{"work[1].highlights[0]"}, ClaimScope, "international"},
		{"Thanks to contract tests, broken releases fell from 5 to 1.", []string{"work[1].highlights[2]"}, ClaimCause, "Thanks to"},
		{"I have line management of two junior engineers.", []string{"work[0].highlights[3]"}, ClaimNot, "line management"},
		{"My award-winning ledgerlint", []string{"projects[0].name"}, ClaimAward, "award"},
		{"At Meltemi Software I designed the settlement service.", []string{"work[1].name", "work[0].highlights[0]"}, ClaimMerged, "Meltemi Software I designed"},
	} {
		s := Sentence{ID: "s", Text: c.text}
		for _, path := range c.cites {
			s.Cites = append(s.Cites, Cite{Path: path})
		}
		refusals := g.Sentence(s, "en")
		if len(refusals) == 0 {
			t.Errorf("passed: %s", c.text)
			continue
		}
		if r := refusals[0]; r.Kind != c.kind || r.Words != c.words || string([]rune(c.text)[r.Start:r.End]) != r.Words {
			t.Errorf("%s: %+v, not %s %q", c.text, refusals, c.kind, c.words)
		}
	}
}

func TestACiteHoldsOnlyWhereItsPlaceIs(t *testing.T) {
	g := gateOf(t, "dimitris-papadakis")
	for _, c := range []Cite{{"work[7].name", "Meltemi Software"}, {"work[1].name", "Meltemi Hardware"}, {"", ""}, {"work[1]", ""}, {"meta.autojob.parser", ""}} {
		refusals := g.Sentence(Sentence{ID: "s", Text: "Meltemi Software", Cites: []Cite{{Path: "work[1].name"}, c}}, "en")
		if len(refusals) != 1 || refusals[0].Kind != ClaimCite {
			t.Errorf("cite %+v: %v", c, refusals)
		}
	}
	if refusals := g.Sentence(Sentence{ID: "s", Text: "I work."}, "en"); len(refusals) != 1 || refusals[0].Kind != ClaimCite {
		t.Errorf("a sentence without a cite: %v", refusals)
	}
	part := Sentence{ID: "s", Text: "Built REST APIs for 300,000 users", Cites: []Cite{{"work[1].highlights[0]", "Built REST APIs in Java"}}}
	if refusals := g.Sentence(part, "en"); len(refusals) == 0 {
		t.Error("what the place says outside of the quote was taken for cited")
	}
}

func TestAQuoteThatLeavesTheNoOutHidesNothing(t *testing.T) {
	g := gateOf(t, "oleksandr-shevchuk")
	for text, quote := range map[string]string{"I carry budget responsibility of my own.": "budget responsibility of my own", "I audited companies.": "audits of companies"} {
		path := "work[0].highlights[2]"
		if strings.Contains(quote, "audits") {
			path = "work[1].highlights[0]"
		}
		if refusals := g.Sentence(Sentence{ID: "s", Text: text, Cites: []Cite{{path, quote}}}, "en"); len(refusals) == 0 {
			t.Errorf("passed: %s", text)
		}
	}
}

// A draft is checked as a whole: its head too, what is Plain against the list of phrases, and what is Own is listed.
func TestADraftIsCheckedFromItsNameToItsLastLine(t *testing.T) {
	p := personOf(t, "dimitris-papadakis")
	in := CheckInput{Lexicon: skill.Default(), Day: gateDay, Job: "Platform Engineer", Employer: "Nordwerft", AdText: "We look for an expert in Rust. Nordwerft, Hafenstraße 1, Bremen"}
	draft := func() *Draft {
		return &Draft{Kind: Letter, Language: "en", Name: "Dimitris Papadakis", Title: "Backend Software Engineer", Subject: "Application: Platform Engineer", Blocks: []Block{
			{Kind: List, Section: "recipient", Sentences: []Sentence{{ID: "r1", Text: "Nordwerft"}, {ID: "r2", Text: "Hafenstraße 1"}}},
			{Kind: Paragraph, Section: "date", Sentences: []Sentence{{ID: "d", Text: "Dublin, 30 November 2026"}}},
			{Kind: Paragraph, Section: "letter", Sentences: []Sentence{
				{ID: "p", Text: "I am applying for the position of Platform Engineer at Nordwerft.", Plain: true},
				{ID: "s", Text: "I introduced contract tests.", Cites: []Cite{{Path: "work[1].highlights[2]"}}},
				{ID: "o", Text: "I have always wanted to live in Bremen.", Own: true}}}}}
	}
	if v := Check(draft(), p, in); len(v.Refused) > 0 || len(v.Own) != 1 || v.Own[0] != "o" {
		t.Fatalf("a sound draft: %+v", v)
	}
	for name, change := range map[string]func(*Draft){
		"name":    func(d *Draft) { d.Name = "Dr. Dimitris Papadakis" },
		TitleID:   func(d *Draft) { d.Title = "Senior Backend Software Engineer" },
		SubjectID: func(d *Draft) { d.Subject = "Application: Head of Platform" },
		"r2":      func(d *Draft) { d.Blocks[0].Sentences[1].Text = "Hafenstraße 2" },
		"d":       func(d *Draft) { d.Blocks[1].Sentences[0].Text = "Dublin, 29 November 2026" },
		"p":       func(d *Draft) { d.Blocks[2].Sentences[0].Text = "I am the best you can find." },
		"s":       func(d *Draft) { d.Blocks[2].Sentences[1].Text = "I introduced contract tests and load tests." },
		"e": func(d *Draft) {
			d.Blocks[2].Sentences = append(d.Blocks[2].Sentences, Sentence{ID: "e", Text: "I am an expert in Rust.", Cites: []Cite{{Path: "ad.description"}}})
		},
		"h": func(d *Draft) {
			d.Blocks = append(d.Blocks, Block{Kind: Entry, Section: "work", Title: &Sentence{ID: "h", Text: "Lead Engineer", Cites: []Cite{{Path: "work[0].position"}}}})
		},
	} {
		d := draft()
		change(d)
		v := Check(d, p, in)
		if len(v.Refused) == 0 || v.Refused[0].Sentence != name {
			t.Errorf("%s: %+v", name, v.Refused)
		}
	}
}

func TestAnEmptyProfileAndNoLexiconRefuseAndDoNotPanic(t *testing.T) {
	g := NewGate(&profile.Profile{}, CheckInput{Day: gateDay})
	if refusals := g.Sentence(Sentence{ID: "s", Text: "I led.", Cites: []Cite{{Path: "work[0].name"}}}, "xx"); len(refusals) == 0 {
		t.Error("passed")
	}
}

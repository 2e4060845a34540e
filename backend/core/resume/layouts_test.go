package resume

import (
	"strings"
	"testing"
)

// What a fourth set of CVs of other trades showed, class by class, in other words than theirs.

func TestShortWordsForToday(t *testing.T) {
	for _, now := range []string{"auj.", "ajd", "act.", "akt."} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*Expériences")
		s.put(50, "09/22 – "+now, "@150 *RESPONSABLE LOGISTIQUE", ", Exemple Distribution (huiles, 240 salariés)")
		s.put(150, "• Équipes")
		s.put(50, "01/17 – 08/22", "@150 *ADJOINT D’EXPLOITATION", ", Transports Muster")
		check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
work: RESPONSABLE LOGISTIQUE | Exemple Distribution |  | 2022-09.. | Équipes
work: ADJOINT D’EXPLOITATION | Transports Muster |  | 2017-01..2022-08 |`)
	}
}

func TestLanguagesAmongTheGroupsOfSkills(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Compétences")
	s.put(50, "*Outils :", " Reflex, Excel")
	s.put(50, "*Langues :", " anglais courant (C1), italien intermédiaire")
	s.put(50, "*Management :", " entretiens, sécurité")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
skill: Outils | Reflex, Excel
skill: Management | entretiens, sécurité
language: anglais | courant (C1)
language: italien | intermédiaire`)
}

func TestANoteBelowTheListItemsIsNoItem(t *testing.T) {
	for _, note := range []string{"Tech: Go, SQL and a lot of patience", "Technologies: Svelte, Playwright"} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*Experience")
		s.put(50, "*Engineer", "@450 2018 – 2020")
		s.put(50, "Example Software Ltd")
		s.put(60, "• Built the courier app")
		s.put(50, note)
		if w := Parse(&s.d).Work; len(w) != 1 || len(w[0].Highlights) != 1 {
			t.Errorf("%s: work is %+v", note, w)
		}
	}
}

func TestProjectsOfOneLineEach(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Side projects")
	s.put(50, "*tramtimes", " — departure board for the kitchen (Go, 340 stars)")
	s.put(50, "*Tone Keyboard", " — a keyboard with tone marks, 2019")
	s.put(50, "*Bread Map", " — where to find rye")
	var got []string
	for _, p := range Parse(&s.d).Projects {
		got = append(got, p.Name)
	}
	same(t, "projects", strings.Join(got, ", "), "tramtimes, Tone Keyboard, Bread Map")
}

func TestPartnersBeforeTheLastOne(t *testing.T) {
	for _, firm := range []string{"Hollis, Brandt & Example LLP", "Muster, Beispiel & Partner"} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*Experience")
		s.put(50, "*"+firm, "@450 Boston, MA")
		s.put(50, "_Summer Associate", "@450 May 2016 – August 2018")
		if w := Parse(&s.d).Work; len(w) != 1 || w[0].Name != firm {
			t.Errorf("%s: work is %+v", firm, w)
		}
	}
}

func TestAListItemByMarkUpGoesOnAtItsOwnIndent(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Experience")
	s.put(50, "*Engineer", "@400 2018 – 2020")
	s.put(50, "Example Software Ltd")
	for _, l := range []string{"Researched easements for two clients and a trust in western parts of", "Massachusetts", "Wrote notes"} {
		s.put(64, l)
		s.d.Lines[len(s.d.Lines)-1].Block.List = l != "Massachusetts"
	}
	w := Parse(&s.d).Work
	if len(w) != 1 || len(w[0].Highlights) != 2 || !strings.HasSuffix(w[0].Highlights[0], "parts of Massachusetts") {
		t.Errorf("work is %+v", w)
	}
}

func TestHonoursBehindAFieldAreNoneOfIt(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Education")
	s.put(50, "*Example College", "@450 2018 – 2020")
	s.put(50, "_Bachelor of Arts in History and Arabic, summa cum laude")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
education: Bachelor of Arts | History and Arabic | Example College | 2018..2020`)
}

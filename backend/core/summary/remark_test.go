package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestHowGladlySomebodyIsWhatTheyAreIsForTheirOwnTradeAlone(t *testing.T) {
	for _, c := range []struct{ lang, label, summary, other, short, own string }{
		{"de", "Gymnasiallehrer", "Lehrer aus Überzeugung, seit neun Jahren im Schuldienst. Leiter der Fachgruppe, Betreuer der Bühne und begeisterter Gärtner.", "Buchhaltung (m/w/d)",
			"Seit neun Jahren im Schuldienst. Leiter der Fachgruppe, Betreuer der Bühne.", "Gymnasiallehrer (m/w/d)"},
		{"en", "Teacher", "Head of physics, mentor of the robot club and passionate gardener. Nine years at one school.", "Accounts payable clerk", "Head of physics, mentor of the robot club. Nine years at one school.", "Teacher of physics"},
		{"fr", "Infirmière", "Infirmière par vocation, depuis neuf ans en gériatrie. Référente plaies, tutrice des élèves et jardinière passionnée.", "Soudeur (H/F)", "Depuis neuf ans en gériatrie. Référente plaies, tutrice des élèves.", "Infirmière (H/F)"},
		{"es", "Soldador", "Soldador por vocación, desde hace nueve años en astilleros. Jefe de turno, tutor de aprendices y cocinero apasionado.", "Contable", "Desde hace nueve años en astilleros. Jefe de turno, tutor de aprendices.", "Soldador"},
	} {
		p := profile.Profile{Basics: profile.Basics{Label: c.label, Summary: c.summary}, Work: []profile.Work{{Name: "Larch", Position: c.label, StartDate: "2017-02"}}}
		for title, want := range map[string]string{c.other: c.short, c.own: c.summary} {
			d := Make(Input{Profile: &p, Kind: Page, Language: c.lang, Day: today, Posting: &posting.Posting{Title: title, Description: title, Language: c.lang}})
			if got := readable(d); !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", title, want, got)
			}
			for _, r := range Check(&d, &p, CheckInput{Day: today}).Refused {
				t.Errorf("%s: the gate refuses %q", title, r.Words)
			}
		}
	}
}

func TestWhatIsNoRemarkStays(t *testing.T) {
	for _, text := range []string{"Calm, patient and passionate teacher of maths.", "Erfahrene, sehr geduldige und leidenschaftliche Lehrerin.", "I am a keen and careful welder.", "Infirmière calme et passionnée, onze ans en gériatrie."} {
		if lastRemark.MatchString(text) || firstRemark.MatchString(text) || onlyRemark.MatchString(text) {
			t.Errorf("%q is cut", text)
		}
	}
}

func TestShortForAnAdThatNamesToolsHasThoseNearThem(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Label: "Designer"}, Work: []profile.Work{{Name: "Larch", Position: "Designer", StartDate: "2017-02", Highlights: []string{"Thirty forms"}}},
		Skills: []profile.Skill{{Name: "Tools", Keywords: []string{"Figma", "HTML", "CSS", "Basics of TypeScript"}}}}
	for ad, want := range map[string]bool{"You build pages. Ours are in React.": true, "You cook for forty people.": false} {
		d := Make(Input{Profile: &p, Kind: Short, Language: "en", Day: today, Posting: &posting.Posting{Title: "Helper", Description: ad, Language: "en"}})
		if got := readable(d); strings.Contains(got, "Skills: HTML, CSS, Figma\n") != want {
			t.Errorf("%s\n%s", ad, got)
		}
	}
}

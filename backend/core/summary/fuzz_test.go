package summary

import (
	"encoding/json"
	"strings"
	"testing"

	"autojob/backend/core/consent"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

// odd is a profile of whatever texts, so that what is fuzzed is Make and not the reading of JSON.
func odd(name, mail, about, employer, position, dates, bullets, other string) *profile.Profile {
	p := &profile.Profile{Basics: profile.Basics{Name: name, Email: mail, Summary: about, Label: position}}
	start, end, _ := strings.Cut(dates, "/")
	lines := strings.Split(bullets, "\n")
	for i := range min(3, len(lines)) {
		p.Work = append(p.Work, profile.Work{Name: employer, Position: position, Location: name, StartDate: start, EndDate: end, Summary: lines[i], Highlights: lines[i:]})
		start, end = end, start
	}
	words := strings.Split(other, ";")
	for i, w := range words {
		p.Skills = append(p.Skills, profile.Skill{Name: w, Keywords: words[:i]})
		p.Languages = append(p.Languages, profile.Language{Language: w, Fluency: employer})
		p.Certificates = append(p.Certificates, profile.Certificate{Name: w, Date: start, Issuer: w})
		p.Education = append(p.Education, profile.Education{StudyType: w, Area: position, Institution: employer, StartDate: end, EndDate: start, Courses: words[i:]})
		p.Volunteer = append(p.Volunteer, profile.Volunteer{Organization: w, Position: position, Highlights: lines})
		p.Projects = append(p.Projects, profile.Project{Name: w, Description: about, Keywords: words[i:], StartDate: end})
		p.References = append(p.References, profile.Reference{Name: w, Reference: about})
		p.Basics.Location = profile.Location{City: w, CountryCode: w, Region: employer, Address: w + " 12", PostalCode: w}
		if i == 4 {
			break
		}
	}
	return p
}

// FuzzMake makes drafts of odd profiles for odd ads: it never panics, each sentence that is not Plain stands on places that hold what is
// quoted, the mail address that was not chosen stays here, and the same input gives the same draft.
func FuzzMake(f *testing.F) {
	f.Add("A. Name", "a.b@example.org", "Nurse with ten years in {e}. I am {c}. My salary is £45,000.", "St. B (C)", "Nurse, senior", "2020-01/", "Led a team of 5; wrote to a.b@example.org\nResponsible for X: y\n- Kosten der Cloud um 31 % gesenkt (a)", "Go;German;C1", "Nurse (m/w/d) 80-100%", "Requirements\n- 5 years of nursing\n- German C1", uint8(2), "")
	f.Add(" ", "x", "\u00ad\u200b;;;(;", "Self-employed", "Ausbildung zum Koch", "2031/0000", "\n-\n · \nPiloté la migration. Puis rien.", ";; ;", "{title}", "", uint8(2), "fr")
	f.Add("Ñ", "", "Soy enfermera. Busco.", "{e}{c}", "A", "9999-99/19", "Gestioné 5; sustituyo a la dirección en vacaciones\n60.000 EUR p.a.", "Deutsch;ZZ;US", "Koch/Köchin", "Profil\n- Deutsch C1\n- Abitur", uint8(1), "es")
	f.Add("N", "", "Elektroniker mit neun Jahren. Ich baue.", "GmbH & Co. KG.", "Elektroniker", "2018/2018", "Angebote, Rechnungen und Mahnungen erstellt;;\nled\nI was", "a", "", "x", uint8(4), "de")
	f.Fuzz(func(t *testing.T, name, mail, about, employer, position, dates, bullets, other, title, text string, kind uint8, language string) {
		if len(name)+len(about)+len(employer)+len(position)+len(bullets)+len(other)+len(text)+len(title) > 4000 {
			return
		}
		p := odd(name, mail, about, employer, position, dates, bullets, other)
		in := Input{Profile: p, Posting: &posting.Posting{Title: title, Description: text, Company: title}, Kind: kinds[int(kind)%len(kinds)], Language: language, Day: today,
			Recipient: consent.Agency, Disclosure: consent.Disclosure{Fields: map[consent.Field]consent.Class{consent.Interests: consent.Never}}}
		d := Make(in)
		if bad := unfounded(p, d); bad != "" {
			t.Fatal(bad)
		}
		if mailWord.MatchString(plainly(mail)) && len(mail) >= 6 && !strings.ContainsAny(mail, " \n") && strings.Contains(shown(d), mail) && !strings.Contains(title, mail) {
			t.Fatalf("the mail address stands in %q", shown(d))
		}
		first, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		if second, _ := json.Marshal(Make(in)); string(first) != string(second) {
			t.Fatal("twice the same input, two drafts")
		}
		StockPhrases(d)
	})
}

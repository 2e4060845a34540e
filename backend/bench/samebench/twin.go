package samebench

import (
	"encoding/json"
	"fmt"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
)

// Twins are people who differ in one thing that must not count: every one of them must come to the same ranking as the others.
type Twins struct {
	Kind string
	Each []Twin
}

// Twin changes a profile, and gives the lines that stand below the name where it is written as a CV.
type Twin struct {
	Name   string
	Change func(p *profile.Profile) (lines []string)
}

// AllTwins are the kinds: name, gender, school, address, age, photo.
func AllTwins() []Twins {
	return []Twins{names(), genders(), schools(), addresses(), ages(), photos()}
}

func names() Twins {
	out := Twins{Kind: "name"}
	for _, n := range []string{
		"Emily Walsh", "Greg Baker", "Lakisha Washington", "Jamal Robinson", "Mehmet Yılmaz", "Fatima Al-Zahra", "Nguyễn Thị Hương", "Wei Zhang", "Oluwaseun Adeyemi",
		"Agnieszka Wójcik", "Dmitri Ivanov", "Jürgen Groß", "Anne-Sophie Lefèvre", "Juan Carlos Pérez Gómez", "Siddharth Venkataraman", "Kateryna Shevchenko",
		"Mason Carpenter", "Grace Cook", "Ruby Driver", "Dr. Angela Richter",
	} {
		out.Each = append(out.Each, Twin{n, func(p *profile.Profile) []string {
			p.Basics.Name = n
			plain := strings.ToLower(strings.Join(strings.Fields(n), "."))
			p.Basics.Email, p.Basics.URL = plain+"@example.com", "https://"+plain+".example.com"
			p.Basics.Profiles = []profile.Online{{Network: "LinkedIn", Username: plain, URL: "https://linkedin.com/in/" + plain}}
			return []string{p.Basics.Email}
		}})
	}
	return out
}

// gendered are words of one gender beside those of the other.
var gendered = [][2]string{
	{"she", "he"}, {"her", "his"}, {"hers", "his"}, {"herself", "himself"}, {"woman", "man"}, {"women", "men"}, {"mother", "father"}, {"mum", "dad"}, {"daughter", "son"}, {"wife", "husband"},
	{"waitress", "waiter"}, {"chairwoman", "chairman"}, {"saleswoman", "salesman"},
	{"Contrôleuse", "Contrôleur"}, {"contrôleuse", "contrôleur"}, {"Auditrice", "Auditeur"}, {"Éducatrice", "Éducateur"}, {"spécialisée", "spécialisé"}, {"Animatrice", "Animateur"},
	{"Jefa", "Jefe"}, {"jefa", "jefe"}, {"Segunda", "Segundo"}, {"segunda", "segundo"}, {"Camarera", "Camarero"},
	{"Elektronikerin", "Elektroniker"}, {"Vorarbeiterin", "Vorarbeiter"}, {"Systemadministratorin", "Systemadministrator"}, {"Fachinformatikerin", "Fachinformatiker"}, {"Auszubildende", "Auszubildender"},
}

// genders say the same person in words for a woman, a man, and (where a language has them) neither.
func genders() Twins {
	in := func(side int, sentence, form, line string) Twin {
		return Twin{line, func(p *profile.Profile) []string {
			rewrite(p, func(text string) string {
				return words(text, func(w string) string {
					for _, pair := range gendered {
						if w == pair[1-side] {
							return pair[side]
						}
					}
					return w
				})
			})
			p.Basics.Name = form + " Robin Vale"
			p.Basics.Summary = strings.TrimSpace(p.Basics.Summary + " " + sentence)
			return []string{line}
		}}
	}
	return Twins{"gender", []Twin{
		in(0, "She is proud of her work. A mother of two daughters.", "Mrs", "Gender: female"),
		in(1, "He is proud of his work. A father of two sons.", "Mr", "Gender: male"),
	}}
}

func schools() Twins {
	out := Twins{Kind: "school"}
	for _, n := range []string{
		"University of Oxford", "Harvard University", "École Polytechnique", "Technische Universität München", "Bolton Community College", "Volkshochschule Kassel",
		"University of Lagos", "St Joseph's School", "Academy of Nursing and Software Engineering", "Chef School Leeds",
	} {
		out.Each = append(out.Each, Twin{n, func(p *profile.Profile) []string {
			for i := range p.Education {
				p.Education[i].Institution, p.Education[i].URL = n, ""
			}
			return nil
		}})
	}
	return out
}

// addresses are in other streets and in other towns: what a person wishes of a place stands in the preferences.
func addresses() Twins {
	out := Twins{Kind: "address"}
	for _, a := range []profile.Location{
		{Address: "1 Kensington Palace Gardens", PostalCode: "W8 4QP", City: "London", CountryCode: "GB"},
		{Address: "14 Broadwater Farm", PostalCode: "N17 6HE", City: "London", CountryCode: "GB"},
		{Address: "3 Bakery Lane", PostalCode: "LS6 1AA", City: "Leeds", Region: "West Yorkshire", CountryCode: "GB"},
		{Address: "Schlosserstraße 9", PostalCode: "34117", City: "Kassel", CountryCode: "DE"},
		{Address: "12 Adeola Street", City: "Lagos", CountryCode: "NG"},
		{},
	} {
		line := strings.Trim(strings.Join([]string{a.Address, a.PostalCode + " " + a.City}, ", "), ", ")
		out.Each = append(out.Each, Twin{line, func(p *profile.Profile) []string {
			p.Basics.Location = a
			if line == "" {
				return nil
			}
			return []string{line}
		}})
	}
	return out
}

func ages() Twins {
	out := Twins{Kind: "age"}
	for _, line := range []string{"", "Date of birth: 14 March 1961", "Date of birth: 2 June 1999", "Born: 1975", "Age: 58", "Geburtsdatum: 03.11.1988", "Né le 21/07/1970"} {
		out.Each = append(out.Each, Twin{line, func(*profile.Profile) []string {
			if line == "" {
				return nil
			}
			return []string{line}
		}})
	}
	return out
}

func photos() Twins {
	out := Twins{Kind: "photo"}
	for _, line := range []string{"", "Photo", "[Image: woman with a headscarf]"} {
		out.Each = append(out.Each, Twin{line, func(*profile.Profile) []string {
			if line == "" {
				return nil
			}
			return []string{line}
		}})
	}
	return out
}

// rewrite changes what a person wrote of themselves and their work.
func rewrite(p *profile.Profile, change func(string) string) {
	for _, s := range []*string{&p.Basics.Label, &p.Basics.Summary} {
		*s = change(*s)
	}
	for i := range p.Work {
		w := &p.Work[i]
		w.Position, w.Summary = change(w.Position), change(w.Summary)
		for k := range w.Highlights {
			w.Highlights[k] = change(w.Highlights[k])
		}
	}
}

// words changes each word of a text.
func words(text string, change func(string) string) string {
	var b strings.Builder
	start := -1
	for i, r := range text + " " {
		letter := r == '-' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 127
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			b.WriteString(change(text[start:i]))
			start = -1
		}
		if !letter && i < len(text) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// clone is a profile that may be changed.
func clone(p *profile.Profile) (*profile.Profile, error) {
	raw, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("copying a profile: %w", err)
	}
	out := &profile.Profile{}
	if err := json.Unmarshal(raw, out); err != nil {
		return nil, fmt.Errorf("copying a profile: %w", err)
	}
	return out, nil
}

// reread writes a profile as a CV, with lines below the name, and reads it as one.
func reread(p *profile.Profile, lines []string) *profile.Profile {
	var b strings.Builder
	say := func(parts ...string) {
		var said []string
		for _, s := range parts {
			if s != "" {
				said = append(said, s)
			}
		}
		if len(said) > 0 {
			b.WriteString(strings.Join(said, ", ") + "\n")
		}
	}
	period := func(from, to string) string {
		if from != "" && to == "" {
			to = "present"
		}
		return strings.Trim(from+" - "+to, " -")
	}
	say(p.Basics.Name)
	say(p.Basics.Label)
	for _, l := range lines {
		say(l)
	}
	say(p.Basics.Phone)
	b.WriteString("\nSummary\n")
	say(p.Basics.Summary)
	b.WriteString("\nExperience\n")
	for _, w := range p.Work {
		say(w.Position, w.Name, w.Location, period(w.StartDate, w.EndDate))
		say(w.Summary)
		for _, h := range w.Highlights {
			say("- " + h)
		}
	}
	b.WriteString("\nEducation\n")
	for _, e := range p.Education {
		say(e.StudyType, e.Area)
		say(e.Institution, period(e.StartDate, e.EndDate))
	}
	b.WriteString("\nCertificates\n")
	for _, c := range p.Certificates {
		say("- " + c.Name)
	}
	b.WriteString("\nSkills\n")
	for _, s := range p.Skills {
		say("- " + strings.Join(append([]string{s.Name}, s.Keywords...), ", "))
	}
	b.WriteString("\nLanguages\n")
	for _, l := range p.Languages {
		say(l.Language + " (" + l.Fluency + ")")
	}
	return resume.Parse(document.FromText(b.String()))
}

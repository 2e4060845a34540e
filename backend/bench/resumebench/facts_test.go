package resumebench

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"autojob/backend/core/profile"
	"autojob/backend/core/summary"
)

// difference is a fact that was read otherwise than it was written.
type difference struct{ field, what string }

// readBack compares what a draft shows of a profile with what was read from a file made of it, fact by fact, and returns what differs. Facts
// are compared in their letters and digits; where lines are broken and what sets words apart does not count. Kinds
// that leave the order of a CV, such as letters, say nothing that could be compared.
func readBack(d *summary.Draft, p, back *profile.Profile) []difference {
	want, got := shownFacts(d, p), readFacts(back)
	var lost []difference
	for _, f := range readBackFields {
		left := map[string]int{}
		for _, g := range got[f] {
			left[letters(g)]++
		}
		var missed []string
		for _, w := range want[f] {
			if left[letters(w)]--; left[letters(w)] < 0 {
				missed = append(missed, w)
			}
		}
		for _, g := range got[f] {
			if left[letters(g)] > 0 {
				left[letters(g)]--
				lost = append(lost, difference{f, fmt.Sprintf("read %q, which nobody wrote", g)})
			}
		}
		for _, w := range missed {
			lost = append(lost, difference{f, fmt.Sprintf("wrote %q", w)})
		}
	}
	return lost
}

var readBackFields = []string{"name", "label", "e-mail", "phone", "summary", "work", "highlights", "education", "skills", "languages", "certificates", "projects", "volunteering", "awards", "publications", "interests"}

// letters are what is compared of a fact. That a page begins points and the items of a list with a capital is no difference.
func letters(s string) string {
	if first, size := utf8.DecodeRuneInString(s); size > 0 {
		s = string(unicode.ToUpper(first)) + s[size:]
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || c == '+' || c == '#' || c == '|' {
			return c
		}
		return -1
	}, norm.NFC.String(s))
}

type facts map[string][]string

func (f facts) add(field string, parts ...string) {
	if strings.TrimSpace(strings.Join(parts, "")) != "" {
		f[field] = append(f[field], strings.Join(parts, " | "))
	}
}

// shownFacts are those of a profile's facts that a draft shows, by the places that it cites.
func shownFacts(d *summary.Draft, p *profile.Profile) facts {
	f := facts{}
	f.add("name", d.Name)
	if d.Name != "" {
		f.add("label", d.Title)
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind == summary.Heading {
			continue
		}
		var lines []string
		for _, s := range b.Sentences {
			lines = append(lines, s.Text)
		}
		text := strings.Join(lines, " ")
		cited := citesOf(b)
		at := func(list, field string) string {
			for path, quote := range cited {
				if strings.HasPrefix(path, list+"[") && strings.HasSuffix(path, "]."+field) {
					return quote
				}
			}
			return ""
		}
		switch b.Section {
		case "contact":
			f.add("e-mail", cited["basics.email"])
			f.add("phone", cited["basics.phone"])
		case "profile":
			f.add("summary", text)
		case "work":
			f.add("work", at("work", "position"), at("work", "name"), month(at("work", "startDate")), month(at("work", "endDate")))
			for _, l := range lines {
				f.add("highlights", l)
			}
		case "volunteer":
			f.add("volunteering", at("volunteer", "position"), at("volunteer", "organization"), month(at("volunteer", "startDate")), month(at("volunteer", "endDate")), text)
		case "projects":
			start, end := month(at("projects", "startDate")), month(at("projects", "endDate"))
			if end == "" { // one date is shown
				end = start
			} else if start == "" {
				start = end
			}
			f.add("projects", at("projects", "name"), start, end, text)
		case "education":
			title := ""
			if b.Title != nil {
				title = b.Title.Text
			}
			start, end := month(at("education", "startDate")), month(at("education", "endDate"))
			if end == "" || start == end { // one date is shown, which is read as the end
				start, end = "", max(start, end)
			}
			f.add("education", inOrder(title+" "+text), school(at("education", "institution")), start, end)
		case "skills":
			for _, s := range b.Sentences {
				for _, c := range s.Cites {
					if strings.HasSuffix(c.Path, "].level") {
						continue // it stands with its name
					}
					if strings.Contains(c.Path, "].keywords[") || len(s.Cites) == 1 || len(p.Skills[index(c.Path)].Keywords) == 0 {
						text := c.Quote
						for _, l := range s.Cites {
							if l.Path == strings.TrimSuffix(c.Path, "name")+"level" {
								text += " " + l.Quote
							}
						}
						f.add("skills", small(text))
					}
				}
			}
		case "interests":
			f.add("interests", text)
		case "languages":
			for i := range p.Languages { // several may stand in one line
				place := fmt.Sprintf("languages[%d].", i)
				f.add("languages", strings.TrimSpace(cited[place+"language"]+" "+cited[place+"fluency"]))
			}
		case "certificates", "awards", "publications":
			for _, s := range b.Sentences {
				if len(s.Cites) == 1 && strings.HasSuffix(s.Cites[0].Path, "].summary") {
					f.add(b.Section, s.Text)
					continue
				}
				var parts [3]string
				for _, c := range s.Cites {
					_, field, _ := strings.Cut(c.Path, "].")
					k := slices.Index([]string{"name", "title", "issuer", "awarder", "publisher", "date", "releaseDate"}, field)
					if k < 0 {
						continue
					}
					if k = []int{0, 0, 1, 1, 1, 2, 2}[k]; k == 2 {
						c.Quote = month(c.Quote)
					}
					parts[k] = c.Quote
				}
				if b.Section != "awards" { // only a comma parts a name from who gave or printed it, and it may hold one
					if !strings.Contains(parts[0], parts[1]) {
						parts[0] += " " + parts[1]
					}
					parts[1] = ""
				}
				f.add(b.Section, parts[:]...)
			}
		}
	}
	return f
}

// inOrder are the words of a study by the alphabet, for a degree, its field and its grade stand in different orders. Small words between
// them are part of none.
func inOrder(text string) string {
	words := strings.FieldsFunc(strings.NewReplacer("d'", " ", "d’", " ").Replace(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	words = slices.DeleteFunc(words, func(w string) bool { return joiners[w] })
	slices.Sort(words)
	return strings.Join(words, " ")
}

var joiners = map[string]bool{"in": true, "en": true, "de": true, "of": true, "im": true, "für": true}

// school is a school's name without its town, for which a study has no field.
func school(name string) string {
	before, _, _ := strings.Cut(name, ", ")
	return before
}

func index(path string) int {
	m := pathIndex.FindStringSubmatch(path)
	n := 0
	if m != nil {
		fmt.Sscan(m[1], &n)
	}
	return n
}

var pathIndex = regexp.MustCompile(`\[(\d+)\]`)

func month(date string) string { return date[:min(len(date), 7)] }

// citesOf are the places that a block cites in its title, place and dates, and in its sentences.
func citesOf(b *summary.Block) map[string]string {
	out := map[string]string{}
	for _, s := range []*summary.Sentence{b.Title, b.Place, b.Dates} {
		if s != nil {
			for _, c := range s.Cites {
				out[c.Path] = c.Quote
			}
		}
	}
	for _, s := range b.Sentences {
		for _, c := range s.Cites {
			if out[c.Path] == "" {
				out[c.Path] = c.Quote
			}
		}
	}
	return out
}

// readFacts are a profile's facts as readBack compares them.
func readFacts(p *profile.Profile) facts {
	f := facts{}
	f.add("name", p.Basics.Name)
	f.add("label", p.Basics.Label)
	f.add("e-mail", p.Basics.Email)
	f.add("phone", p.Basics.Phone)
	f.add("summary", p.Basics.Summary)
	for _, w := range p.Work {
		f.add("work", w.Position, w.Name, month(w.StartDate), month(w.EndDate))
		for _, l := range slices.Concat([]string{w.Summary}, w.Highlights, []string{w.URL}) {
			f.add("highlights", l)
		}
	}
	for _, v := range p.Volunteer {
		f.add("volunteering", v.Position, v.Organization, month(v.StartDate), month(v.EndDate), strings.Join(append([]string{v.Summary}, v.Highlights...), " "))
	}
	for _, e := range p.Projects {
		text := slices.Concat([]string{e.Description}, e.Highlights, e.Roles, e.Keywords, []string{e.URL})
		f.add("projects", e.Name, month(e.StartDate), month(e.EndDate), strings.Join(text, " "))
	}
	for _, e := range p.Education {
		f.add("education", inOrder(e.StudyType+" "+e.Area+" "+e.Score+" "+strings.Join(e.Courses, " ")), school(e.Institution), month(e.StartDate), month(e.EndDate))
	}
	for _, s := range p.Skills {
		if len(s.Keywords) == 0 {
			f.add("skills", small(strings.TrimSpace(s.Name+" "+s.Level)))
		}
		for _, k := range s.Keywords {
			f.add("skills", small(k))
		}
	}
	for _, l := range p.Languages {
		f.add("languages", strings.TrimSpace(l.Language+" "+l.Fluency))
	}
	for _, c := range p.Certificates {
		f.add("certificates", c.Name+" "+c.Issuer, "", month(c.Date))
	}
	for _, a := range p.Awards {
		f.add("awards", a.Title, a.Awarder, month(a.Date))
		f.add("awards", a.Summary)
	}
	for _, a := range p.Publications {
		f.add("publications", a.Name+" "+a.Publisher, "", month(a.ReleaseDate))
		f.add("publications", a.Summary)
	}
	var interests []string
	for _, i := range p.Interests {
		interests = append(append(interests, i.Name), i.Keywords...)
	}
	f.add("interests", strings.Join(interests, " "))
	return f
}

// small begins a text with a small letter: on a page each item of a list begins with a capital, whatever the CV has.
func small(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

package render

import (
	"strings"
	"unicode"

	"autojob/backend/core/profile"
	"autojob/backend/core/summary"
)

// boardProfile is the part of a JSON Resume (jsonresume.org, schema 1.0.0) that a board profile can hold.
type boardProfile struct {
	Schema       string                `json:"$schema"`
	Basics       profile.Basics        `json:"basics"`
	Work         []profile.Work        `json:"work,omitempty"`
	Volunteer    []profile.Volunteer   `json:"volunteer,omitempty"`
	Education    []profile.Education   `json:"education,omitempty"`
	Awards       []profile.Award       `json:"awards,omitempty"`
	Certificates []profile.Certificate `json:"certificates,omitempty"`
	Publications []profile.Publication `json:"publications,omitempty"`
	Skills       []profile.Skill       `json:"skills,omitempty"`
	Languages    []profile.Language    `json:"languages,omitempty"`
	Interests    []profile.Interest    `json:"interests,omitempty"`
	Projects     []profile.Project     `json:"projects,omitempty"`
}

const resumeSchema = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

// profile puts what is seen of a board profile into the fields of a JSON Resume. Which field a text belongs to is told by its cites; its
// value is always a part of the text that is seen, never more of the profile than that. What has no field there is left out.
func (v *view) profile(d *summary.Draft) *boardProfile {
	p := &boardProfile{Schema: resumeSchema, Basics: profile.Basics{Name: v.name, Label: v.title}}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch {
		case b.Kind == summary.Heading:
		case b.Section == "contact":
			for j := range b.Sentences {
				p.contact(&b.Sentences[j])
			}
		case b.Section == "profile":
			p.Basics.Summary = strings.TrimSpace(p.Basics.Summary + " " + strings.Join(texts(b), " "))
		case b.Kind == summary.Entry:
			p.entry(b)
		default:
			p.lines(b)
		}
	}
	return p
}

func (p *boardProfile) entry(b *summary.Block) {
	title, place, lines := shown(b.Title), shown(b.Place), texts(b)
	start, end := visibleDates(shown(b.Dates))
	on := end
	if on == "" {
		on = start
	}
	switch b.Section {
	case "work":
		where := cited(b.Place, "location")
		p.Work = append(p.Work, profile.Work{Position: title, Name: named(b.Place, "name", place), Location: where, StartDate: start, EndDate: end, Highlights: lines})
	case "volunteer":
		p.Volunteer = append(p.Volunteer, profile.Volunteer{Position: title, Organization: named(b.Place, "organization", place), StartDate: start, EndDate: end, Highlights: lines})
	case "education":
		area := cited(b.Title, "area")
		study := cited(b.Title, "studyType")
		if area == "" && study == "" {
			area = title
		}
		p.Education = append(p.Education, profile.Education{Area: area, StudyType: study, Institution: named(b.Place, "institution", place), StartDate: start, EndDate: end})
	case "certificates":
		p.Certificates = append(p.Certificates, profile.Certificate{Name: title, Issuer: place, Date: on})
	case "awards":
		p.Awards = append(p.Awards, profile.Award{Title: title, Awarder: place, Date: on, Summary: strings.Join(lines, " ")})
	case "publications":
		p.Publications = append(p.Publications, profile.Publication{Name: title, Publisher: place, ReleaseDate: on, Summary: strings.Join(lines, " ")})
	case "projects":
		p.Projects = append(p.Projects, profile.Project{Name: title, Entity: place, StartDate: start, EndDate: end, Highlights: lines})
	}
}

// lines takes what is told without entries.
func (p *boardProfile) lines(b *summary.Block) {
	for i := range b.Sentences {
		s := &b.Sentences[i]
		text := shown(s)
		if text == "" {
			continue
		}
		label, value := fact(text)
		label = strings.TrimRight(label, " :")
		switch b.Section {
		case "skills":
			skill := profile.Skill{Name: text}
			if label != "" {
				skill = profile.Skill{Name: label, Keywords: strings.Split(value, ", ")}
			}
			p.Skills = append(p.Skills, skill)
		case "languages":
			l := profile.Language{Language: cited(s, "language"), Fluency: cited(s, "fluency")}
			if l.Language == "" {
				l.Language, l.Fluency = label, value
			}
			if l.Language == "" {
				l = profile.Language{Language: text}
			}
			p.Languages = append(p.Languages, l)
		case "certificates":
			p.Certificates = append(p.Certificates, profile.Certificate{Name: text})
		case "awards":
			p.Awards = append(p.Awards, profile.Award{Title: text})
		case "publications":
			p.Publications = append(p.Publications, profile.Publication{Name: text})
		case "interests":
			p.Interests = append(p.Interests, profile.Interest{Name: text})
		case "projects":
			p.Projects = append(p.Projects, profile.Project{Name: text})
		}
	}
}

// contact takes a line of contact data: by what it cites, or else by its looks.
func (p *boardProfile) contact(s *summary.Sentence) {
	known, at := false, &p.Basics.Location
	for field, to := range map[string]*string{"email": &p.Basics.Email, "phone": &p.Basics.Phone, "url": &p.Basics.URL, "address": &at.Address,
		"postalCode": &at.PostalCode, "city": &at.City, "region": &at.Region, "countryCode": &at.CountryCode} {
		if value := cited(s, field); value != "" && *to == "" {
			*to, known = value, true
		}
	}
	_, value := fact(shown(s))
	digits := strings.Count(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return -1
	}, value), "0")
	switch {
	case known || strings.Contains(value, " ") && digits < 7:
	case strings.Contains(value, "@") && p.Basics.Email == "":
		p.Basics.Email = value
	case strings.HasPrefix(value, "https://") || strings.HasPrefix(value, "http://"):
		if p.Basics.URL == "" {
			p.Basics.URL = value
		}
	case digits >= 7 && strings.Trim(value, "+0123456789 ()/-.") == "" && p.Basics.Phone == "":
		p.Basics.Phone = value
	}
}

// cited returns the part of a sentence's text that cites a field of this name, if it is seen in it.
func cited(s *summary.Sentence, field string) string {
	if s == nil {
		return ""
	}
	text := shown(s)
	for _, c := range s.Cites {
		path := c.Path[strings.LastIndexByte(c.Path, '.')+1:]
		path, _, _ = strings.Cut(path, "[")
		if quote := clean(c.Quote); path == field && quote != "" && strings.Contains(text, quote) {
			return quote
		}
	}
	return ""
}

// named is cited, or the whole text where nothing is cited so.
func named(s *summary.Sentence, field, whole string) string {
	if c := cited(s, field); c != "" {
		return c
	}
	return whole
}

func texts(b *summary.Block) []string {
	var out []string
	for i := range b.Sentences {
		if s := shown(&b.Sentences[i]); s != "" {
			out = append(out, s)
		}
	}
	return out
}

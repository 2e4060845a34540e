package resume

import (
	"fmt"
	"strings"

	"autojob/backend/core/profile"
)

// learner reads the Europass CV before 2020 (schema 3, LearnerInfo).
func learner(l *element, p *profile.Profile) {
	b := &p.Basics
	id := l.first("Identification")
	name := id.first("PersonName")
	b.Name = strings.TrimSpace(name.value("FirstName") + " " + name.value("Surname"))
	contact := id.first("ContactInfo")
	a := contact.first("Address", "Contact")
	b.Location = profile.Location{Address: a.value("AddressLine"), PostalCode: a.value("PostalCode"), City: a.value("Municipality"),
		CountryCode: countryCode(first(a.value("Country", "Code"), a.value("Country", "Label")))}
	b.Email = contact.value("Email", "Contact")
	b.Phone = contact.value("TelephoneList", "Telephone", "Contact")
	for _, w := range contact.all("WebsiteList", "Website", "Contact") {
		addLink(b, w.text)
	}
	headline := l.first("Headline")
	text, _ := flowing(labelled(headline.first("Description")))
	if headline.value("Type", "Code") == "personal_statement" {
		b.Summary = text
	} else {
		b.Label = text
	}
	for _, e := range l.all("WorkExperienceList", "WorkExperience") {
		w := profile.Work{Name: e.value("Employer", "Name"), Position: labelled(e.first("Position")), Location: e.value("Employer", "ContactInfo", "Address", "Contact", "Municipality"),
			URL: e.value("Employer", "ContactInfo", "Website", "Contact")}
		w.StartDate, w.EndDate = lasted(e)
		w.Summary, w.Highlights = described(e.value("Activities"))
		p.Work = append(p.Work, w)
	}
	for _, e := range l.all("EducationList", "Education") {
		out := profile.Education{Institution: e.value("Organisation", "Name"), StudyType: labelled(e.first("Title")), Area: labelled(e.first("Field"))}
		out.StartDate, out.EndDate = lasted(e)
		if s := e.value("Activities"); s != "" {
			summary, list := described(s)
			if out.Courses = list; summary != "" {
				out.Courses = append(out.Courses, summary)
			}
		}
		p.Education = append(p.Education, out)
	}
	learnerSkills(l.first("Skills"), p)
	for _, e := range l.all("AchievementList", "Achievement") {
		achievement(e, p)
	}
}

// labelled is the text of a description that may be a code with a label.
func labelled(e *element) string { return first(e.value("Label"), e.value()) }

// lasted reads a period such as <From year="2015" month="--09"/>.
func lasted(e *element) (from, to string) {
	p := e.first("Period")
	from = dayOf(p.first("From"))
	if strings.EqualFold(p.value("Current"), "true") {
		return from, ""
	}
	return from, dayOf(p.first("To"))
}

func dayOf(e *element) string {
	if e == nil || e.attr["year"] == "" {
		return ""
	}
	out := e.attr["year"]
	for _, part := range []string{"month", "day"} {
		var n int
		if _, err := fmt.Sscan(strings.TrimLeft(e.attr[part], "-0"), &n); err != nil || n < 1 || n > 31 {
			break
		}
		out += fmt.Sprintf("-%02d", n)
	}
	return out
}

func learnerSkills(s *element, p *profile.Profile) {
	for _, m := range s.all("Linguistic", "MotherTongueList", "MotherTongue") {
		if n := spoken(m); n != "" {
			p.Languages = append(p.Languages, profile.Language{Language: n, Fluency: "native"})
		}
	}
	for _, f := range s.all("Linguistic", "ForeignLanguageList", "ForeignLanguage") {
		n := spoken(f)
		if n == "" {
			continue
		}
		var levels []string
		if level := f.first("ProficiencyLevel"); level != nil {
			for _, c := range level.children {
				if t := strings.TrimSpace(c.text); t != "" {
					levels = append(levels, t)
				}
			}
		}
		p.Languages = append(p.Languages, profile.Language{Language: n, Fluency: lowest(levels)})
		for _, c := range f.all("VerifiedBy", "Certificate") {
			if t := c.value("Title"); t != "" {
				p.Certificates = append(p.Certificates, profile.Certificate{Name: t, Issuer: c.value("AwardingBody"), Date: dayOf(c.first("Date"))})
			}
		}
	}
	for _, kind := range []struct{ element, name string }{{"Computer", "Digital"}, {"JobRelated", "Job-related"}, {"Organisational", "Organisational"}, {"Communication", "Communication"}, {"Other", "Other"}} {
		text := s.value(kind.element, "Description")
		if text == "" {
			continue
		}
		summary, list := described(text)
		if len(list) == 0 {
			list = strings.FieldsFunc(summary, func(c rune) bool { return c == ',' || c == ';' })
		}
		group := profile.Skill{Name: kind.name}
		for _, k := range list {
			if k = strings.TrimSpace(k); k != "" {
				group.Keywords = append(group.Keywords, k)
			}
		}
		p.Skills = append(p.Skills, group)
	}
	var licences []string
	for _, l := range s.all("Driving", "Description", "Licence") {
		licences = append(licences, strings.TrimSpace(l.text))
	}
	if len(licences) > 0 {
		p.Certificates = append(p.Certificates, profile.Certificate{Name: "Driving licence " + strings.Join(licences, ", ")})
	}
}

func spoken(e *element) string {
	return first(e.value("Description", "Label"), languageName(e.value("Description", "Code")))
}

// achievement sorts what stands under further headings.
func achievement(e *element, p *profile.Profile) {
	text, _ := flowing(e.value("Description"))
	if text == "" {
		return
	}
	switch strings.ToLower(first(e.value("Title", "Code"), e.value("Title", "Label"))) {
	case "publications":
		p.Publications = append(p.Publications, profile.Publication{Name: text})
	case "honors_awards", "honours and awards":
		p.Awards = append(p.Awards, profile.Award{Title: text})
	case "projects":
		p.Projects = append(p.Projects, profile.Project{Name: text})
	case "certifications":
		p.Certificates = append(p.Certificates, profile.Certificate{Name: text})
	}
}

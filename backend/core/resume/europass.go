package resume

import (
	"fmt"
	"strings"

	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// FormatEuropass is Reading.Format of a profile that came as Europass XML.
const FormatEuropass = "europass"

// LooksEuropass reports whether a file is a CV of Europass: the one since 2020 (root Candidate, after HR-XML) or the one before
// (LearnerInfo in SkillsPassport).
func LooksEuropass(text string) bool {
	head := text[:min(len(text), 8192)]
	if !strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(head, "\ufeff")), "<") {
		return false
	}
	return strings.Contains(head, "<LearnerInfo") || strings.Contains(head, ":LearnerInfo") || strings.Contains(head, "<SkillsPassport") ||
		strings.Contains(head, "Candidate") && (strings.Contains(head, "europass") || strings.Contains(head, "hr-xml.org"))
}

// FromEuropass reads Europass XML of both eras. Elements are told by their local names.
func FromEuropass(data []byte) (*profile.Profile, error) {
	root, err := parseXML(data)
	if err != nil {
		return nil, problem.New(problem.Unreadable, "This Europass file is not complete.", "Download it again from Europass, or import the CV as PDF.").Because(fmt.Errorf("reading Europass: %w", err))
	}
	wrapped := &element{children: []*element{root}}
	p := &profile.Profile{}
	if c := wrapped.first("*", "CandidatePerson"); c != nil {
		candidate(wrapped, p)
	} else if l := wrapped.first("*", "LearnerInfo"); l != nil {
		learner(l, p)
	}
	return imported(p, FormatEuropass, problem.New(problem.Invalid, "This file holds no Europass CV.", "Download the CV from Europass as XML or PDF, and choose that."))
}

// candidate reads the CV since 2020.
func candidate(root *element, p *profile.Profile) {
	person := root.first("*", "CandidatePerson")
	b := &p.Basics
	name := person.first("PersonName")
	b.Name = strings.TrimSpace(name.value("GivenName") + " " + name.value("FamilyName"))
	if b.Name == "" {
		b.Name = name.value("FormattedName")
	}
	for _, c := range person.all("Communication") {
		channel(c, b)
	}
	cv := root.first("*", "CandidateProfile")
	b.Summary, _ = flowing(first(cv.value("ExecutiveSummary"), cv.value("PersonalSummary"), cv.value("AboutMe")))
	b.Label = cv.value("PositionTitle")
	for _, e := range cv.all("EmploymentHistory", "EmployerHistory") {
		employer(e, p)
	}
	for _, e := range cv.all("EducationHistory", "EducationOrganizationAttendance") {
		p.Education = append(p.Education, attendance(e))
	}
	for _, e := range append(cv.all("Certifications", "Certification"), cv.all("Licenses", "License")...) {
		if n := first(e.value("CertificationName"), e.value("LicenseName"), e.value("Title")); n != "" {
			p.Certificates = append(p.Certificates, profile.Certificate{Name: n, Issuer: first(e.value("IssuingAuthority", "*", "Name"), e.value("IssuingAuthorityName")), Date: moment(first1(e, "FirstIssuedDate", "EffectivePeriod", "IssueDate"))})
		}
	}
	for _, code := range append(person.all("PrimaryLanguageCode"), cv.all("PrimaryLanguageCode")...) {
		p.Languages = append(p.Languages, profile.Language{Language: languageName(strings.TrimSpace(code.text)), Fluency: "native"})
	}
	competencies(cv, p)
	for _, e := range cv.all("PublicationHistory", "Publication") {
		if n := first(e.value("Title"), e.value("FormattedPublicationDescription")); n != "" {
			t, _ := flowing(n)
			p.Publications = append(p.Publications, profile.Publication{Name: t, ReleaseDate: moment(first1(e, "PublicationDate", "Date", "Year")), URL: e.value("*", "URI")})
		}
	}
	for _, e := range cv.all("Projects", "Project") {
		pr := profile.Project{Name: first(e.value("Title"), e.value("ProjectName")), URL: first(e.value("Link"), e.value("URI"))}
		pr.StartDate, pr.EndDate = span(e)
		pr.Description, pr.Highlights = described(e.value("Description"))
		if pr.Name != "" {
			p.Projects = append(p.Projects, pr)
		}
	}
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

func first1(e *element, names ...string) *element {
	for _, n := range names {
		if f := e.first(n); f != nil {
			return f
		}
	}
	return nil
}

// channel reads one way to reach the person.
func channel(c *element, b *profile.Basics) {
	if a := c.first("Address"); a != nil {
		b.Location = profile.Location{Address: a.value("AddressLine"), City: a.value("CityName"), PostalCode: a.value("PostalCode"), CountryCode: countryCode(a.value("CountryCode"))}
		return
	}
	uri := c.value("URI")
	switch strings.ToLower(c.value("ChannelCode")) {
	case "email":
		if b.Email == "" {
			b.Email = uri
		}
	case "telephone", "mobile", "phone":
		if n := c.value("DialNumber"); n != "" && b.Phone == "" {
			if d := strings.TrimLeft(c.value("CountryDialing"), "+0"); d != "" {
				n = "+" + d + " " + n
			}
			b.Phone = n
		}
	default:
		addLink(b, uri)
	}
}

// employer reads the positions a person had with one employer.
func employer(e *element, p *profile.Profile) {
	name := e.value("OrganizationName")
	where := at(e)
	for _, h := range e.all("PositionHistory") {
		w := profile.Work{Name: name, Position: h.value("PositionTitle"), Location: first(at(h), where)}
		w.StartDate, w.EndDate = span(h)
		if w.StartDate == "" {
			w.StartDate, w.EndDate = span(e)
		}
		w.Summary, w.Highlights = described(h.value("Description"))
		p.Work = append(p.Work, w)
	}
	if len(e.all("PositionHistory")) == 0 && name != "" {
		w := profile.Work{Name: name, Location: where}
		w.StartDate, w.EndDate = span(e)
		p.Work = append(p.Work, w)
	}
}

// at is the city of an employer or school, with its country where that is a name.
func at(e *element) string {
	return first(e.value("City"), e.value("OrganizationContact", "*", "CityName"), e.value("*", "CityName"))
}

func attendance(e *element) profile.Education {
	d := e.first("EducationDegree")
	out := profile.Education{
		Institution: e.value("OrganizationName"), StudyType: first(d.value("DegreeName"), e.value("DegreeName"), e.value("ProgramName")),
		Area:  first(d.value("DegreeMajor", "*", "Name"), e.value("MainFieldOfStudy"), e.value("FieldOfStudy")),
		Score: first(d.value("FinalGrade", "*", "ScoreText"), d.value("FinalGrade", "ScoreText"), d.value("FinalGrade")),
		URL:   e.value("OrganizationContact", "*", "URI"),
	}
	out.StartDate, out.EndDate = span(e)
	if s := d.value("OccupationalSkillsCovered"); s != "" {
		summary, list := described(s)
		if out.Courses = list; summary != "" {
			out.Courses = append(out.Courses, summary)
		}
	}
	return out
}

// span is from when to when something lasted; no end while it lasts.
func span(e *element) (from, to string) {
	for _, name := range []string{"EmploymentPeriod", "AttendancePeriod", "Period", "EffectiveTimePeriod"} {
		if p := e.first(name); p != nil {
			from = moment(p.first("StartDate"))
			if strings.EqualFold(first(p.value("CurrentIndicator"), p.value("Ongoing")), "true") {
				return from, ""
			}
			return from, moment(p.first("EndDate"))
		}
	}
	return "", ""
}

// moment is a date in whatever form it is told.
func moment(e *element) string {
	return first(e.value("FormattedDateTime"), e.value("FreeFormDateTime"), e.value("*", "FormattedDateTime"), strings.TrimSpace(e.value()))
}

// competencies reads languages and skills.
func competencies(cv *element, p *profile.Profile) {
	for _, c := range cv.all("PersonQualifications", "PersonCompetency") {
		id, kind := first(c.value("CompetencyName"), c.value("CompetencyID")), strings.ToLower(c.value("TaxonomyID"))
		switch {
		case id == "":
		case kind == "language":
			l := profile.Language{Language: languageName(id)}
			var levels []string
			for _, d := range c.all("CompetencyDimension") {
				if s := d.value("*", "ScoreText"); s != "" && !strings.Contains(strings.ToLower(s), "certificate") {
					levels = append(levels, s)
				}
			}
			l.Fluency = lowest(levels)
			p.Languages = append(p.Languages, l)
		default:
			p.Skills = append(p.Skills, profile.Skill{Name: id})
		}
	}
}

// lowest is the level that holds for all parts of knowing a language: the one heard least of. Levels are those of the Common European
// Framework, which sort as they are written.
func lowest(levels []string) string {
	out := ""
	for _, l := range levels {
		if out == "" || l < out {
			out = l
		}
	}
	return out
}

// languageCodes are names of the languages that Europass gives as codes (ISO 639).
var languageCodes = map[string]string{
	"eng": "English", "en": "English", "deu": "German", "ger": "German", "de": "German", "fra": "French", "fre": "French", "fr": "French",
	"spa": "Spanish", "es": "Spanish", "ita": "Italian", "it": "Italian", "por": "Portuguese", "pt": "Portuguese", "nld": "Dutch", "dut": "Dutch", "nl": "Dutch",
	"pol": "Polish", "pl": "Polish", "ces": "Czech", "cze": "Czech", "cs": "Czech", "slk": "Slovak", "slo": "Slovak", "sk": "Slovak", "slv": "Slovenian", "sl": "Slovenian",
	"hrv": "Croatian", "hr": "Croatian", "srp": "Serbian", "sr": "Serbian", "hun": "Hungarian", "hu": "Hungarian", "ron": "Romanian", "rum": "Romanian", "ro": "Romanian",
	"bul": "Bulgarian", "bg": "Bulgarian", "ell": "Greek", "gre": "Greek", "el": "Greek", "dan": "Danish", "da": "Danish", "swe": "Swedish", "sv": "Swedish",
	"nor": "Norwegian", "no": "Norwegian", "nob": "Norwegian", "fin": "Finnish", "fi": "Finnish", "est": "Estonian", "et": "Estonian", "lav": "Latvian", "lv": "Latvian",
	"lit": "Lithuanian", "lt": "Lithuanian", "gle": "Irish", "ga": "Irish", "mlt": "Maltese", "mt": "Maltese", "tur": "Turkish", "tr": "Turkish", "rus": "Russian", "ru": "Russian",
	"ukr": "Ukrainian", "uk": "Ukrainian", "ara": "Arabic", "ar": "Arabic", "zho": "Chinese", "chi": "Chinese", "zh": "Chinese", "jpn": "Japanese", "ja": "Japanese",
	"kor": "Korean", "ko": "Korean", "hin": "Hindi", "hi": "Hindi", "cat": "Catalan", "ca": "Catalan", "eus": "Basque", "glg": "Galician", "sqi": "Albanian", "mkd": "Macedonian",
}

func languageName(code string) string {
	if n := languageCodes[strings.ToLower(code)]; n != "" {
		return n
	}
	return code
}

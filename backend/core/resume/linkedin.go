package resume

import (
	"encoding/csv"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// FormatLinkedIn is Reading.Format of a profile that came from LinkedIn's data export.
const FormatLinkedIn = "linkedin"

// linkedInFiles are the tables of the export that are read, by base name in lower case.
var linkedInFiles = map[string]func(exported, *profile.Profile){
	"profile.csv": linkedInPerson, "profile summary.csv": linkedInSummary, "positions.csv": linkedInWork, "education.csv": linkedInEducation,
	"skills.csv": linkedInSkill, "languages.csv": linkedInLanguage, "certifications.csv": linkedInCertificate, "projects.csv": linkedInProject,
	"publications.csv": linkedInPublication, "honors.csv": linkedInAward, "volunteering.csv": linkedInVolunteer,
	"volunteering experiences.csv": linkedInVolunteer, "email addresses.csv": linkedInEmail, "phonenumbers.csv": linkedInPhone,
	"whatsapp phone numbers.csv": linkedInPhone,
}

// LinkedInFile reports whether a file of an archive is one that FromLinkedIn reads.
func LinkedInFile(name string) bool {
	_, ok := linkedInFiles[strings.ToLower(path.Base(name))]
	return ok
}

// LinkedInExport reports whether an archive with these files is LinkedIn's data export.
func LinkedInExport(names []string) bool {
	for _, n := range names {
		switch strings.ToLower(path.Base(n)) {
		case "profile.csv", "positions.csv", "email addresses.csv", "connections.csv", "profile summary.csv":
			return true
		}
	}
	return false
}

// maxRows bounds the rows of a table; nobody had more jobs.
const maxRows = 5000

// FromLinkedIn reads the tables of LinkedIn's data export (CSV, by file name). Columns are told by their header, since they come and
// go; no file and no column is required. Names are those of the English export, which every member gets.
func FromLinkedIn(files map[string][]byte) (*profile.Profile, error) {
	p := &profile.Profile{}
	tables := map[string][]byte{}
	for name, data := range files {
		tables[strings.ToLower(path.Base(name))] = data
	}
	for _, name := range []string{"profile.csv", "profile summary.csv", "email addresses.csv", "phonenumbers.csv", "whatsapp phone numbers.csv", "positions.csv",
		"education.csv", "skills.csv", "languages.csv", "certifications.csv", "projects.csv", "publications.csv", "honors.csv",
		"volunteering.csv", "volunteering experiences.csv"} {
		for _, r := range table(tables[name]) {
			linkedInFiles[name](r, p)
		}
	}
	return imported(p, FormatLinkedIn, problem.New(problem.Invalid, "This LinkedIn export holds nothing about your work.",
		"LinkedIn sends it in two parts: wait for the second one, which has Positions.csv in it, and choose that."))
}

// exported is a line of a table by its headers in lower case.
type exported map[string]string

// get is the first of these columns that is filled.
func (r exported) get(names ...string) string {
	for _, n := range names {
		if v := strings.TrimSpace(r[n]); v != "" {
			return v
		}
	}
	return ""
}

// headers by which the first line of a table is told from notes above it.
var linkedInHeaders = set("name title email_address first_name company_name school_name number started_on description url language proficiency summary headline role")

// table reads CSV with a header line.
func table(data []byte) []exported {
	if len(data) == 0 || !utf8.Valid(data) {
		return nil
	}
	c := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff")))
	c.FieldsPerRecord, c.LazyQuotes = -1, true
	var head []string
	var out []exported
	for range maxRows {
		rec, err := c.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			continue
		}
		if head == nil {
			for _, h := range rec {
				if linkedInHeaders[strings.ReplaceAll(strings.ToLower(strings.TrimSpace(h)), " ", "_")] {
					for _, h := range rec {
						head = append(head, strings.ToLower(strings.TrimSpace(h)))
					}
					break
				}
			}
			continue
		}
		r := exported{}
		for i, v := range rec {
			if i < len(head) {
				r[head[i]] = v
			}
		}
		out = append(out, r)
	}
	return out
}

func linkedInPerson(r exported, p *profile.Profile) {
	b := &p.Basics
	b.Name = strings.TrimSpace(r.get("first name") + " " + r.get("last name"))
	b.Label = r.get("headline")
	b.Summary, _ = flowing(r.get("summary"))
	b.Location = locationOf(r.get("geo location", "location"))
	b.Location.PostalCode = r.get("zip code")
	b.Location.Address = r.get("address")
	sites := strings.Trim(r.get("websites"), "[]")
	for s := range strings.SplitSeq(sites, ",") {
		if i := strings.Index(s, ":"); i > 0 && !strings.HasPrefix(s[i:], "://") { // "COMPANY:https://..."
			s = s[i+1:]
		}
		addLink(b, s)
	}
}

// flowing makes a text one paragraph.
func flowing(text string) (string, bool) {
	t := strings.Join(strings.Fields(unmarked(text)), " ")
	return t, t != ""
}

func linkedInSummary(r exported, p *profile.Profile) {
	if s, ok := flowing(r.get("profile summary", "summary")); ok && p.Basics.Summary == "" {
		p.Basics.Summary = s
	}
}

func linkedInEmail(r exported, p *profile.Profile) {
	primary := strings.EqualFold(r.get("primary"), "yes")
	if m := r.get("email address"); m != "" && (p.Basics.Email == "" || primary) {
		p.Basics.Email = m
	}
}

func linkedInPhone(r exported, p *profile.Profile) {
	if n := r.get("number", "phone number"); n != "" && p.Basics.Phone == "" {
		p.Basics.Phone = strings.TrimSpace(strings.TrimSpace(r.get("extension")) + " " + n)
	}
}

func linkedInWork(r exported, p *profile.Profile) {
	w := profile.Work{Name: r.get("company name"), Position: r.get("title", "position"), Location: r.get("location"), StartDate: r.get("started on", "start date"), EndDate: r.get("finished on", "end date")}
	if w.Name == "" && w.Position == "" {
		return
	}
	w.Summary, w.Highlights = described(r.get("description"))
	p.Work = append(p.Work, w)
}

func linkedInEducation(r exported, p *profile.Profile) {
	e := profile.Education{Institution: r.get("school name"), StudyType: r.get("degree name"), Area: r.get("field of study"), StartDate: r.get("start date", "started on"), EndDate: r.get("end date", "finished on")}
	if e.Institution == "" && e.StudyType == "" {
		return
	}
	if e.Area == "" { // "Master of Science - MS, Computer Science"
		if degree, area, ok := strings.Cut(e.StudyType, ", "); ok {
			e.StudyType, e.Area = degree, area
		}
	}
	p.Education = append(p.Education, e)
}

func linkedInSkill(r exported, p *profile.Profile) {
	if n := r.get("name"); n != "" {
		p.Skills = append(p.Skills, profile.Skill{Name: n})
	}
}

func linkedInLanguage(r exported, p *profile.Profile) {
	if n := r.get("name", "language"); n != "" {
		p.Languages = append(p.Languages, profile.Language{Language: n, Fluency: r.get("proficiency")})
	}
}

func linkedInCertificate(r exported, p *profile.Profile) {
	if n := r.get("name"); n != "" {
		p.Certificates = append(p.Certificates, profile.Certificate{Name: n, Issuer: r.get("authority"), Date: r.get("started on", "issued on"), URL: r.get("url")})
	}
}

func linkedInProject(r exported, p *profile.Profile) {
	n := profile.Project{Name: r.get("title", "name"), URL: r.get("url"), StartDate: r.get("started on"), EndDate: r.get("finished on")}
	if n.Name != "" {
		n.Description, n.Highlights = described(r.get("description"))
		p.Projects = append(p.Projects, n)
	}
}

func linkedInPublication(r exported, p *profile.Profile) {
	if n := r.get("name", "title"); n != "" {
		s, _ := flowing(r.get("description"))
		p.Publications = append(p.Publications, profile.Publication{Name: n, Publisher: r.get("publisher"), ReleaseDate: r.get("published on"), URL: r.get("url"), Summary: s})
	}
}

func linkedInAward(r exported, p *profile.Profile) {
	if n := r.get("title", "name"); n != "" {
		s, _ := flowing(r.get("description"))
		p.Awards = append(p.Awards, profile.Award{Title: n, Date: r.get("issued on"), Awarder: r.get("issuer"), Summary: s})
	}
}

func linkedInVolunteer(r exported, p *profile.Profile) {
	v := profile.Volunteer{Organization: r.get("company name", "organization"), Position: r.get("role", "title"), StartDate: r.get("started on"), EndDate: r.get("finished on")}
	if v.Organization != "" || v.Position != "" {
		v.Summary, v.Highlights = described(r.get("description"))
		p.Volunteer = append(p.Volunteer, v)
	}
}

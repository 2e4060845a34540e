package render

import (
	"encoding/json"
	"slices"
	"strings"

	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
)

// FieldsMedia is the media type of a draft as Fields.
const FieldsMedia = "application/fields+json"

// FieldGroup is a part of an employer's form: who the person is, one job, one school, the letter.
type FieldGroup struct {
	Section string      `json:"section"`         // of the draft's block; "person" of the name
	Title   string      `json:"title,omitempty"` // as the draft's heading says it
	Fields  []FormField `json:"fields"`
}

// FormField is one text to be put into one field of a form. Keys are "name", "given", "family", "label", "email", "phone", "address",
// "postal_code", "city", "region", "country", "link", "position", "employer", "place", "from", "to", "dates", "text", "degree", "area", "school",
// "all", "item", "language", "level", "subject", "letter", "title".
type FormField struct {
	Key  string `json:"key"`
	Text string `json:"text"`
}

// formFields is a draft as the fields of a form have it: everything that is shown, each thing once whole and, where forms ask for its parts, in parts.
// Every text is shown in the draft or a part of what is; only a month is written as forms write it, "03/2021".
type formFields struct {
	Language string       `json:"language,omitempty"`
	Groups   []FieldGroup `json:"groups"`
}

func (v *view) fields(d *summary.Draft) ([]byte, error) {
	out := formFields{Language: v.language, Groups: []FieldGroup{}}
	person := nameFields(v.name)
	if v.title != "" {
		person = append(person, FormField{"label", v.title})
	}
	letter := &plain{}
	titles := map[string]string{} // of sections, by their headings
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch {
		case b.Kind == summary.Heading:
			titles[b.Section] = shown(b.Title)
		case b.Section == "contact":
			person = append(person, contactFields(b)...)
		case b.Section == "letter":
			if told := seen(b); len(told.all()) > 0 {
				letter.block(&told)
			}
		case b.Kind == summary.Entry:
			out.open(b.Section, titles, entryFields(b))
		case v.kind == summary.Letter && (b.Section == "recipient" || b.Section == "date"): // a form knows both
		default:
			out.open(b.Section, titles, lineFields(b))
		}
	}
	if len(person) > 0 {
		out.Groups = slices.Insert(out.Groups, 0, FieldGroup{"person", "", person})
	}
	if text := strings.Join(letter.parts, "\n\n"); text != "" {
		fields := []FormField{{"letter", text}}
		if v.subject != "" {
			fields = []FormField{{"subject", v.subject}, {"letter", text}}
		}
		out.Groups = append(out.Groups, FieldGroup{"letter", "", fields})
	}
	return indented(out)
}

// open adds a group, unless it has no fields.
func (f *formFields) open(section string, titles map[string]string, fields []FormField) {
	if len(fields) > 0 {
		f.Groups = append(f.Groups, FieldGroup{section, titles[section], fields})
	}
}

// particles begin a family name.
const particles = " von van de der den del della di da do dos du la le ter ten zu zum zur af av bin ibn al el "

// nameFields are the name whole, then its given and its family part as most names are written: the family's is the last word with the
// particles before it. Whose name is another takes the words from the whole one.
func nameFields(name string) []FormField {
	if name == "" {
		return nil
	}
	words := strings.Fields(name)
	if len(words) < 2 {
		return []FormField{{"name", name}}
	}
	at := len(words) - 1
	for at > 1 && strings.Contains(particles, " "+strings.ToLower(words[at-1])+" ") {
		at--
	}
	return []FormField{{"name", name}, {"given", strings.Join(words[:at], " ")}, {"family", strings.Join(words[at:], " ")}}
}

// contactFields are how the person is reached, each line by what it cites or looks like.
func contactFields(b *summary.Block) []FormField {
	var out []FormField
	for i := range b.Sentences {
		s := &b.Sentences[i]
		p := &boardProfile{}
		p.contact(s)
		at := p.Basics.Location
		known := false
		for _, f := range []FormField{{"email", p.Basics.Email}, {"phone", p.Basics.Phone}, {"address", at.Address}, {"postal_code", at.PostalCode}, {"city", at.City},
			{"region", at.Region}, {"country", at.CountryCode}, {"link", p.Basics.URL}} {
			if f.Text != "" {
				out, known = append(out, f), true
			}
		}
		if text := shown(s); !known && text != "" {
			out = append(out, FormField{"item", text})
		}
	}
	return out
}

// entryFields are a job, a school or another thing with its dates.
func entryFields(b *summary.Block) []FormField {
	var out []FormField
	add := func(key, text string) {
		if text != "" {
			out = append(out, FormField{key, text})
		}
	}
	title, place := shown(b.Title), shown(b.Place)
	switch b.Section {
	case "work", "volunteer":
		add("position", title)
		field := "name"
		if b.Section == "volunteer" {
			field = "organization"
		}
		employer := named(b.Place, field, place)
		add("employer", employer)
		where := cited(b.Place, "location")
		if where == "" && employer != place {
			where = place
		}
		add("place", where)
	case "education":
		degree, area := cited(b.Title, "studyType"), cited(b.Title, "area")
		if degree == "" || area == "" {
			degree, area = title, ""
		}
		add("degree", degree)
		add("area", area)
		add("school", named(b.Place, "institution", place))
	default:
		add("title", title)
		add("place", place)
	}
	out = append(out, dateFields(shown(b.Dates))...)
	var lines []string
	for _, l := range texts(b) {
		lines = append(lines, "- "+l)
	}
	if len(lines) == 1 {
		lines[0] = strings.TrimPrefix(lines[0], "- ")
	}
	add("text", strings.Join(lines, "\n"))
	return out
}

// dateFields are the dates of an entry as forms ask for them, month and year apart from each other; as they are seen where they are not
// understood.
func dateFields(text string) []FormField {
	from, to := visibleDates(text)
	switch {
	case text == "":
		return nil
	case from == "":
		return []FormField{{"dates", text}}
	}
	out := []FormField{{"from", monthYear(from)}}
	if to != "" {
		return append(out, FormField{"to", monthYear(to)})
	}
	for _, dash := range []string{" – ", " - ", " — "} {
		if _, open, found := strings.Cut(text, dash); found { // "present"
			return append(out, FormField{"to", open})
		}
	}
	return out
}

// monthYear writes "2021-03" as "03/2021".
func monthYear(date string) string {
	year, month, found := strings.Cut(date, "-")
	if !found {
		return date
	}
	return month + "/" + year
}

// lineFields are what is told without entries: as one text, and of skills and languages each alone, since forms take them one by one.
func lineFields(b *summary.Block) []FormField {
	lines := texts(b)
	if len(lines) == 0 {
		return nil
	}
	whole := FormField{"all", strings.Join(lines, "\n")}
	if b.Kind == summary.Paragraph {
		whole = FormField{"text", strings.Join(lines, " ")}
	}
	var out []FormField
	switch b.Section {
	case "skills", "interests":
		var items []string
		for _, l := range lines {
			_, value := fact(l)
			items = append(items, strings.Split(value, ", ")...)
		}
		whole.Text = strings.Join(items, ", ")
		out = append(out, whole)
		if len(items) > 1 {
			for _, item := range items {
				out = append(out, FormField{"item", item})
			}
		}
		return out
	case "languages":
		for i := range b.Sentences {
			s := &b.Sentences[i]
			language, level := cited(s, "language"), cited(s, "fluency")
			if language == "" {
				language, level = fact(shown(s))
				language = strings.TrimRight(language, " :\u00A0")
			}
			switch {
			case language == "" && level == "":
			case language == "":
				out = append(out, FormField{"language", level})
			case level == "":
				out = append(out, FormField{"language", language})
			default:
				out = append(out, FormField{"language", language}, FormField{"level", level})
			}
		}
		return out
	}
	return []FormField{whole}
}

// ReadFields reads what Render made as Fields.
func ReadFields(data []byte) ([]FieldGroup, error) {
	var f formFields
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, problem.New(problem.Invalid, "This was not approved for the fields of a form.", "Approve it again for the employer's form.").Because(err)
	}
	return f.Groups, nil
}

package consent

import (
	"maps"
	"slices"
	"strings"

	"autojob/backend/core/problem"
)

// Field is what a value of the profile is about: the least that a person sets a class for.
type Field string

const (
	Name          Field = "name"
	Label         Field = "label"
	About         Field = "summary"
	Town          Field = "place" // town, region, country
	Address       Field = "address"
	Phone         Field = "phone"
	Email         Field = "email"
	Links         Field = "links"
	WorkHistory   Field = "work"
	Volunteering  Field = "volunteer"
	Schooling     Field = "education"
	Skills        Field = "skills"
	Languages     Field = "languages"
	Certificates  Field = "certificates"
	Projects      Field = "projects"
	Awards        Field = "awards"
	Publications  Field = "publications"
	Interests     Field = "interests"
	References    Field = "references"
	Pay           Field = "pay"      // what the person wants to earn
	PastPay       Field = "past_pay" // what they earn or earned
	BirthDate     Field = "birth_date"
	Photo         Field = "photo"
	Nationality   Field = "nationality"
	MaritalStatus Field = "marital_status"
	Health        Field = "health"
	Preferences   Field = "preferences" // what they look for
)

// Fields lists all fields in the order in which a page shows them.
func Fields() []Field {
	return []Field{Name, Label, About, Town, Address, Phone, Email, Links, WorkHistory, Volunteering, Schooling, Skills, Languages, Certificates,
		Projects, Awards, Publications, Interests, References, Pay, PastPay, BirthDate, Photo, Nationality, MaritalStatus, Health, Preferences}
}

// ofSection are the fields of the profile's sections, and of places within basics.
var ofSection = map[string]Field{
	"basics.name": Name, "basics.label": Label, "basics.summary": About, "basics.email": Email, "basics.phone": Phone, "basics.url": Links,
	"basics.profiles": Links, "basics.image": Photo, "basics.location.address": Address, "basics.location.postalCode": Address,
	"basics.location.city": Town, "basics.location.region": Town, "basics.location.countryCode": Town,
	"work": WorkHistory, "volunteer": Volunteering, "education": Schooling, "awards": Awards, "certificates": Certificates,
	"publications": Publications, "skills": Skills, "languages": Languages, "interests": Interests, "references": References,
	"projects": Projects, "preferences": Preferences, "preferences.salary": Pay,
}

// FieldOf is the field of a path of the profile ("work[0].highlights[2]") or of the preferences ("preferences.salary.min"). A path that is
// not known has the field "", whose class is Never.
func FieldOf(path string) Field {
	for path != "" {
		bare := path
		if i := strings.IndexByte(bare, '['); i >= 0 {
			bare = bare[:i]
		}
		if f, ok := ofSection[bare]; ok {
			return f
		}
		i := strings.LastIndexAny(path, ".[")
		if i < 0 {
			return ""
		}
		path = path[:i]
	}
	return ""
}

// Default is a field's class where the person said nothing.
func Default(f Field) Class {
	switch f {
	case Pay, PastPay, Preferences, "":
		return Never
	case Address, Phone, Email, Links, References, BirthDate, Photo, Nationality, MaritalStatus, Health:
		return Ask
	}
	return Approval
}

// Disclosure is what a person said about their fields. It makes a class stricter, never looser: what is looser here counts for nothing.
type Disclosure struct {
	Fields map[Field]Class                   `json:"fields,omitempty"` // for whoever it is
	Kinds  map[RecipientKind]map[Field]Class `json:"kinds,omitempty"`  // for one kind of recipient
}

// ClassOf is the class of a path for a kind of recipient.
func ClassOf(path string, d Disclosure, kind RecipientKind) Class {
	return d.Class(FieldOf(path), kind)
}

// Class is the class of a field for a kind of recipient.
func (d Disclosure) Class(f Field, kind RecipientKind) Class {
	return Stricter(d.General(f), d.Kinds[kind][f])
}

// General is the class of a field before the kind of recipient is looked at.
func (d Disclosure) General(f Field) Class { return Stricter(Default(f), d.Fields[f]) }

// With is d with another class of one field: for a kind of recipient, or for whoever it is (""). The class "" takes a rule out. What is looser than
// where the person says nothing is refused.
func (d Disclosure) With(f Field, kind RecipientKind, c Class) (Disclosure, error) {
	switch {
	case !slices.Contains(Fields(), f) || kind != "" && !slices.Contains(Kinds(), kind) || c != "" && strictness(c) == 0:
		return d, problem.New(problem.Invalid, "There is no such field, kind of recipient or class.", "The classes are never, ask and approval.")
	case c != "" && Stricter(Default(f), c) != c:
		return d, problem.New(problem.Invalid, "This field does not travel as freely as that.", "It can only be kept back further.")
	}
	if kind == "" {
		if c == Default(f) {
			c = ""
		}
		d.Fields = ruled(d.Fields, f, c)
		return d, nil
	}
	kinds := map[RecipientKind]map[Field]Class{}
	maps.Copy(kinds, d.Kinds)
	kinds[kind] = ruled(kinds[kind], f, c)
	d.Kinds = kinds
	return d, nil
}

// ruled is a copy of rules with another class of one field; "" takes its rule out.
func ruled(rules map[Field]Class, f Field, c Class) map[Field]Class {
	out := map[Field]Class{}
	maps.Copy(out, rules)
	if out[f] = c; c == "" {
		delete(out, f)
	}
	return out
}

// Kinds are the kinds of recipients for which a person can be stricter.
func Kinds() []RecipientKind {
	return []RecipientKind{Employer, Agency, Board, Platform, Provider, Model, Myself}
}

// Stricter is the stricter of two classes; one that is not known is none.
func Stricter(a, b Class) Class {
	if strictness(b) > strictness(a) {
		return b
	}
	return a
}

func strictness(c Class) int {
	switch c {
	case Never:
		return 3
	case Ask:
		return 2
	case Approval:
		return 1
	}
	return 0
}

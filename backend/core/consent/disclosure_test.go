package consent

import (
	"fmt"
	"testing"
	"time"

	"autojob/backend/core/problem"
)

func TestClassesHaveTheirDefaults(t *testing.T) {
	for path, want := range map[string]Class{
		"basics.name": Approval, "basics.email": Ask, "basics.phone": Ask, "basics.location.address": Ask, "basics.location.postalCode": Ask,
		"basics.location.city": Approval, "basics.profiles[0].url": Ask, "basics.image": Ask, "work[2].highlights[1]": Approval,
		"references[0].name": Ask, "preferences.salary.min": Never, "preferences.roles[0]": Never, "nothing[0].known": Never, "": Never,
		"languages[0].fluency": Approval,
	} {
		if got := ClassOf(path, Disclosure{}, Employer); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

func TestARuleMakesAClassStricterNeverLooser(t *testing.T) {
	d := Disclosure{
		Fields: map[Field]Class{Pay: Approval, PastPay: Ask, Phone: Approval, Interests: Ask},
		Kinds:  map[RecipientKind]map[Field]Class{Agency: {Email: Never, Name: Approval, Interests: Approval, Pay: Approval, "": Approval}},
	}
	for _, c := range []struct {
		path string
		kind RecipientKind
		want Class
	}{
		{"preferences.salary.min", Employer, Never}, {"basics.phone", Employer, Ask}, {"interests[0].name", Employer, Ask},
		{"interests[0].name", Agency, Ask}, {"basics.email", Agency, Never}, {"basics.email", Employer, Ask}, {"preferences.salary.min", Agency, Never},
		{"unknown", Agency, Never},
	} {
		if got := ClassOf(c.path, d, c.kind); got != c.want {
			t.Errorf("%s to %s is %s, want %s", c.path, c.kind, got, c.want)
		}
	}
	for _, f := range Fields() {
		for _, loose := range []Class{Approval, Ask, "", "whatever"} {
			if got := (Disclosure{Fields: map[Field]Class{f: loose}}).Class(f, Board); strictness(got) < strictness(Default(f)) {
				t.Errorf("%s became %s by %q", f, got, loose)
			}
		}
	}
}

func TestARuleIsSetAndTakenOutWithoutTouchingTheOneBefore(t *testing.T) {
	before := Disclosure{Fields: map[Field]Class{Email: Never}, Kinds: map[RecipientKind]map[Field]Class{Agency: {Name: Ask}}}
	kept := fmt.Sprint(before)
	for _, c := range []struct {
		field Field
		kind  RecipientKind
		class Class
		want  Disclosure
	}{
		{Phone, "", Never, Disclosure{map[Field]Class{Email: Never, Phone: Never}, before.Kinds}},
		{Email, "", "", Disclosure{map[Field]Class{}, before.Kinds}},
		{Email, "", Ask, Disclosure{map[Field]Class{}, before.Kinds}}, // what it is where nothing is said
		{Email, Agency, Ask, Disclosure{before.Fields, map[RecipientKind]map[Field]Class{Agency: {Name: Ask, Email: Ask}}}},
		{Name, Agency, "", Disclosure{before.Fields, map[RecipientKind]map[Field]Class{Agency: {}}}},
		{Name, Board, Never, Disclosure{before.Fields, map[RecipientKind]map[Field]Class{Agency: {Name: Ask}, Board: {Name: Never}}}},
	} {
		got, err := before.With(c.field, c.kind, c.class)
		if err != nil || fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s to %q is %q: %v, want %v (%v)", c.field, c.kind, c.class, got, c.want, err)
		}
		if fmt.Sprint(before) != kept {
			t.Fatalf("%s to %q is %q: the rules before are %v now", c.field, c.kind, c.class, before)
		}
	}
	if got, err := (Disclosure{}).With(Name, Board, Ask); err != nil || got.Class(Name, Board) != Ask || got.Class(Name, Agency) != Approval {
		t.Errorf("the first rule: %v (%v)", got, err)
	}
	for _, c := range [][3]string{{"pay", "", "ask"}, {"email", "agency", "approval"}, {"nothing", "", "never"}, {"email", "anybody", "never"}, {"email", "", "sometimes"}} {
		if got, err := before.With(Field(c[0]), RecipientKind(c[1]), Class(c[2])); !problem.Is(err, problem.Invalid) || fmt.Sprint(got) != kept {
			t.Errorf("%q: %v (%v)", c, got, err)
		}
	}
}

func TestPastPayMayNotBeAskedForWhereALawSaysSo(t *testing.T) {
	day := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ country, region, want string }{
		{"US", "California", "us_state"}, {"us", "NY", "us_state"}, {"US", "Texas", ""}, {"US", "", ""}, {"US", "Alabama", "us_state_in_part"},
		{"DE", "Hessen", "eu"}, {"GB", "", ""}, {"", "CA", ""}, {"CH", "", ""},
	} {
		if got := PayHistory(c.country, c.region, day); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.country, c.region, got, c.want)
		}
	}
	if got := PayHistory("DE", "", time.Date(2026, 6, 6, 0, 0, 0, 0, time.UTC)); got != "" {
		t.Errorf("before the directive's day: %q", got)
	}
	if len(payHistory) != 22 || len(stateCodes) != 22 {
		t.Errorf("%d states, %d names", len(payHistory), len(stateCodes))
	}
}

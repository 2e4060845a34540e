package evidence

import (
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

func askedBy(t *testing.T, text string) *Ad {
	t.Helper()
	return ReadAd(skill.Default(), &posting.Posting{Title: "Keeper", Description: text})
}

func of(a *Ad, kind Kind) []Requirement {
	var out []Requirement
	for _, r := range a.Requirements {
		if r.Kind == kind {
			out = append(out, r)
		}
	}
	return out
}

func TestALineThatLostItsBreaksIsParted(t *testing.T) {
	text := "You look after the lamps of the old town at dusk and count them in the morning, in all weathers and with one colleague, for the town's own works department. " +
		"The town has four hundred lamps.Job RequirementsExcellent eyesightKnowledge of gas valves5+ years of lamp experience preferredLadder training is a plus.BENEFITSHealth insurance and a coat. Also: javaScript stays, as JavaScript, PowerPoint and GitHub do."
	var got []string
	for _, s := range Segments(text) {
		got = append(got, s.Text)
		if r := []rune(text); string(r[s.Span.Start:s.Span.End]) != s.Text {
			t.Errorf("%q does not stand at %v", s.Text, s.Span)
		}
	}
	for _, want := range []string{"Excellent eyesight", "Knowledge of gas valves"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is no segment of its own: %q", want, got)
		}
	}
	if !strings.Contains(strings.Join(got, "|"), "JavaScript, PowerPoint and GitHub") {
		t.Errorf("names with capitals inside are torn: %q", got)
	}
}

func TestAWishForOneThingIsNoHeading(t *testing.T) {
	a := askedBy(t, "Requirements\nIndustry experience is preferred\nKnowledge of pumps\n\nNice to have\nSome Welsh")
	var must, wish []string
	for _, k := range a.Asks() {
		if k.Need == Must {
			must = append(must, k.Quote.Text)
		} else {
			wish = append(wish, k.Quote.Text)
		}
	}
	if !slices.Equal(must, []string{"Knowledge of pumps"}) || !slices.Equal(wish, []string{"Industry experience is preferred", "Some Welsh"}) {
		t.Errorf("must %q, wished %q", must, wish)
	}
}

func TestWhatTheLawAsksOfFirmsAsksNothingOfPeople(t *testing.T) {
	a := askedBy(t, "Requirements\nKnowledge of pumps\nWe are an Equal Opportunity Employer and hire without regard to race or religion.\nYou must be treated well.")
	if got := a.Asks(); len(got) != 1 {
		t.Errorf("asked %+v", got)
	}
}

func TestHelpWithAnApplicationIsNoRequirement(t *testing.T) {
	for _, notice := range []string{
		"If you need any help during the interview process, such as a sign language interpreter or other accommodations, write to us.",
		"Should you need assistance to complete this application, we provide a sign language interpreter.",
		"To request an accommodation, such as documents in Braille or a sign language interpreter, call the office.",
	} {
		a := askedBy(t, "Requirements\n- Knowledge of pumps\n- "+notice)
		if got := of(a, SkillKind); slices.ContainsFunc(got, func(r Requirement) bool { return strings.Contains(strings.ToLower(r.Label), "sign") }) {
			t.Errorf("%q asks for %+v", notice, got)
		}
	}
	if got := of(askedBy(t, "Requirements\n- Fluent in British Sign Language"), SkillKind); len(got) == 0 {
		t.Error("sign language that is asked for is not")
	}
}

func TestYearsHaveTwoEnds(t *testing.T) {
	for text, want := range map[string][2]int{"3-5 years of experience in pumps": {3, 5}, "At least twelve (12) years of experience": {12, 0}, "5+ years of experience, ideally in retail": {5, 0}, "Two years of experience preferred": {0, 0}, "You are 18 years or older": {0, 0}} {
		var got [2]int
		for _, r := range of(askedBy(t, "Requirements\n- "+text), YearsKind) {
			got = [2]int{r.Years, r.Most}
		}
		if got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestADegreeMayHaveAStandIn(t *testing.T) {
	for text, want := range map[string]Requirement{
		"Bachelor's degree in hydraulics":                          {Degree: Bachelor, Need: Must},
		"Bachelor's degree in hydraulics or equivalent experience": {Degree: Bachelor, Need: Must, OrElse: true},
		"High school diploma or equivalent":                        {Degree: School, Need: Must},
		"Bachelor's degree, Master's preferred":                    {Degree: Bachelor, Need: Must},
		"BS or MS preferred":                                       {Degree: Bachelor, Need: Nice},
		"Bachelor's degree preferred, but not required":            {Degree: Bachelor, Need: Nice},
	} {
		got := of(askedBy(t, "Requirements\n- "+text), DegreeKind)
		if len(got) != 1 || got[0].Degree != want.Degree || got[0].Need != want.Need || got[0].OrElse != want.OrElse {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestLicencesThatTheLexiconLacksAreAskedAndAnswered(t *testing.T) {
	lex := skill.Default()
	a := askedBy(t, "Requirements\n- Commission as notary public\n\nAbout us\nOur notary has her desk by the window, and we have a clearance sale each spring.")
	got := of(a, LicenceKind)
	if len(got) != 1 || got[0].Label != "notary" || got[0].Need != Must {
		t.Fatalf("asked %+v", got)
	}
	state := func(p *profile.Profile) Evidence {
		for _, e := range Align(lex, ReadProfile(lex, p, today), a) {
			if e.Requirement.Kind == LicenceKind {
				return e
			}
		}
		return Evidence{}
	}
	if e := state(&profile.Profile{Certificates: []profile.Certificate{{Name: "Notary public, State of Ohio"}}}); e.State != Met || e.Quote.Text == "" {
		t.Errorf("held: %+v", e)
	}
	if e := state(&profile.Profile{}); e.State != NotSaid || e.Quote.Text != "" {
		t.Errorf("not said: %+v", e)
	}
}

func TestCertificatesAreReadByNamesOfTheirOwn(t *testing.T) {
	for text, want := range map[string][]string{
		"Requirements\n- QRST or UVWX certifications":                                              {"QRST", "UVWX"},
		"Preferred certifications\nQRS V3, UVWX, PMP, YZAB":                                        {"QRS", "UVWX", "YZAB"},
		"Requirements\n- Certifications such as QRST, UVWX and YZAB":                               {"QRST", "UVWX", "YZAB"},
		"Requirements\n- Lamp Oil handling certification preferred":                                {"Lamp Oil handling certification preferred"},
		"Requirements\n- Certifications related to Lamp Care a plus":                               {"Certifications related to Lamp Care"},
		"Duties\n- Certificate IV in Lamp Care, mandatory for all":                                 {"Certificate IV in Lamp Care"},
		"Our network of over 300 licensed therapists has helped many.":                             nil,
		"Requirements\n- Proof of identity (Birth Certificate)":                                    nil,
		"You join a team of licensed electricians.":                                                nil,
		"About us\nWe hold sway over many certified Lamp Makers of note, and have done so a time.": nil,
	} {
		var got []string
		for _, r := range of(askedBy(t, text), LicenceKind) {
			got = append(got, r.Label)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestALawIsNoCertificateAndNeitherIsAWordInPassing(t *testing.T) {
	for text, want := range map[string]int{
		"Requirements\n- CPA":           1,
		"Requirements\n- CPR certified": 1,
		"CPR certified":                 1,
		"Duties\n- You talk with CPAs and auditors each spring": 0,
		"Requirements\n- Knowledge of ACA compliance":           0,
	} {
		if got := len(of(askedBy(t, text), CertificateKind)) + len(of(askedBy(t, text), LicenceKind)); got != want {
			t.Errorf("%q: %d certificates, want %d", text, got, want)
		}
	}
}

func TestANoticeThatRanIntoASentenceIsPartedFromIt(t *testing.T) {
	a := askedBy(t, "Requirements\nForklift certification, CPR certification Equal Opportunity Employer Women/Veterans")
	if n := len(of(a, LicenceKind)) + len(of(a, CertificateKind)); n != 2 {
		t.Errorf("%d certificates: %+v", n, a.Requirements)
	}
	for _, s := range a.Segments {
		if strings.Contains(s.Text, "CPR") == (s.Section == Apply) {
			t.Errorf("%q stands in section %d", s.Text, s.Section)
		}
	}
}

func TestYearsOfACourseAndLimitsAreNoExperience(t *testing.T) {
	for text, want := range map[string]int{
		"4 year undergraduate degree and a minimum of 5 years of experience": 5,
		"Less than 2 years of experience":                                    0,
		"Zero to 5 years of experience":                                      0,
		"5+ years of experience in lamps (oil lamps preferred)":              5,
		"Good eyes;A minimum of 4 years of lamp experience;Patience":         4,
	} {
		got := 0
		for _, r := range of(askedBy(t, "Requirements\n- "+text), YearsKind) {
			got = r.Years
		}
		if got != want {
			t.Errorf("%q: %d years, want %d", text, got, want)
		}
	}
}

func TestADegreeKeepsItsNeedBesideOtherWishes(t *testing.T) {
	for _, c := range []struct {
		text   string
		need   Need
		orElse bool
	}{
		{"4-year degree (preferably in lighting)", Must, false},
		{"Bachelor's degree in lighting or a related field and 5 years of experience", Must, false},
		{"Bachelor's degree or related experience", Must, true},
		{"Bachelor's degree.\n- Work experience may be substituted for a bachelor's degree", Must, true},
		{"BSN required. MSN preferred", Must, false},
	} {
		all := of(askedBy(t, "Requirements\n- "+c.text), DegreeKind)
		if len(all) != 1 || all[0].Degree != Bachelor || all[0].Need != c.need || all[0].OrElse != c.orElse {
			t.Errorf("%q: %+v", c.text, all)
		}
	}
}

func TestASentenceThatRanIntoAHeadingAndAWordInSmallLettersIsReadWhole(t *testing.T) {
	for _, text := range []string{"You keep the lampsHARBOUR of each day", "You keep the lampsHARBOUR/of", "You keep the lampsHARBOUR ", "You keep the lampsHARBOUR:x"} {
		for _, s := range Segments("Keeper. " + text) {
			if s.Text == "" {
				t.Errorf("%q: an empty segment", text)
			}
		}
	}
}

package skill

import "testing"

func TestVoluntaryWorkIsToldByItsTitle(t *testing.T) {
	for title, want := range map[string]bool{
		"Volunteer Adviser": true, "volunteer": true, "Ehrenamtliche Betreuerin": true, "Abogada voluntaria": true, "Bénévole": true, "Trustee (voluntary)": true, "Youth coach volunteer": true,
		"Volunteer Manager": false, "Volunteer and Community Coordinator": false, "Voluntary Sector Lead": false, "Adviser": false, "Volontärin": false, "Head of Volunteering": false,
	} {
		if Unpaid(title) != want {
			t.Errorf("%s: %v", title, !want)
		}
	}
}

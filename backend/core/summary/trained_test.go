package summary

import "testing"

func TestWhatWasLearntInGermanyIsASentence(t *testing.T) {
	for _, c := range []struct {
		kind, area, school, year, at, sentence string
		again                                  bool
	}{
		{"Ausbildung", "Elektroniker für Betriebstechnik", "Larch GmbH", "2013", "bei der Larch GmbH", "Meine Ausbildung zum Elektroniker für Betriebstechnik habe ich 2013 bei der Larch GmbH abgeschlossen", false},
		{"Ausbildung", "Köchin", "Gasthof Larch", "2013", "im Gasthof Larch", "Meine Ausbildung zur Köchin hatte ich zuvor 2013 im Gasthof Larch abgeschlossen", true},
		{"Ausbildung", "Steuerfachangestellte", "Larch & Partner", "2013", "", "Meine Ausbildung zur Steuerfachangestellten habe ich 2013 abgeschlossen (Larch & Partner)", false},
		{"Lehre", "Florist", "", "1999", "", "Meine Lehre zum Floristen habe ich 1999 abgeschlossen", false},
		{"Ausbildung", "Elektrotechnik", "", "2013", "", "Meine Ausbildung im Bereich Elektrotechnik habe ich 2013 abgeschlossen", false},
		{"Ausbildung", "Kauffrau/Kaufmann für Büro", "Larch", "2013", "", "Meine Ausbildung habe ich 2013 abgeschlossen (Kauffrau/Kaufmann für Büro, Larch)", false},
		{"Ausbildung", "Steuerfachangestellten", "", "", "", "", false},
		{"Ausbildung, Gesellenprüfung (gut)", "Elektroniker", "Kassel", "2018", "", "Meine Ausbildung zum Elektroniker habe ich 2018 abgeschlossen (Gesellenprüfung, gut, Kassel)", false},
		{"Ausbildung (IHK)", "Fachinformatiker Systemintegration", "Larch", "2016", "", "Meine Ausbildung zum Fachinformatiker Systemintegration habe ich 2016 abgeschlossen (IHK, Larch)", false},
		{"Gesellenbrief", "Tischler", "Kammer Larch", "2004", "", "Ich habe den Gesellenbrief als Tischler erworben (Kammer Larch, 2004)", false},
		{"Fachschule", "Sozialpädagogik", "Berufsbildende Schulen Larch", "2013", "", "Meine Ausbildung habe ich 2013 an der Fachschule für Sozialpädagogik (Berufsbildende Schulen Larch) abgeschlossen", false},
		{"Bachelor of Arts", "Psychologie", "Larch", "2008", "", "Davor habe ich Psychologie studiert (Bachelor of Arts, Larch, 2008)", true},
		{"Zertifikatskurs Web-Entwicklung", "", "Larch Akademie", "2016", "", "Ich habe den Zertifikatskurs Web-Entwicklung abgeschlossen (Larch Akademie, 2016)", false},
	} {
		if got := studiedGerman(c.kind, c.area, c.school, c.year, c.at, c.again); got != c.sentence {
			t.Errorf("%q, not %q", got, c.sentence)
		}
	}
}

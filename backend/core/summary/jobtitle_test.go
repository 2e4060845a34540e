package summary

import (
	"testing"

	"autojob/backend/core/posting"
)

func TestATitleIsNamedAsAPersonWouldNameIt(t *testing.T) {
	for _, c := range [][3]string{
		{"Sales Manager- Staffing Solutions", "en", "Sales Manager – Staffing Solutions"},
		{"Nurse - ICU -Nights", "en", "Nurse – ICU – Nights"},
		{"Front-end Developer", "en", "Front-end Developer"},
		{"CORPORATE ENGINEERING MANAGER", "en", "Corporate Engineering Manager"},
		{"SR RN SUPERVISOR OF CASE MANAGEMENT", "en", "Sr RN Supervisor of Case Management"},
		{"CHEF DE RANG (H/F)", "fr", "Chef de rang"},
		{"PFLEGEFACHKRAFT (M/W/D) FÜR DIE INTENSIVSTATION", "de", "Pflegefachkraft für die Intensivstation"},
		{"HVAC TECHNICIAN", "en", "HVAC Technician"},
		{"Elektroniker für Energie- und Gebäudetechnik (m/w/d)", "de", "Elektroniker für Energie- und Gebäudetechnik"},
		{"SAP", "en", "SAP"},
		{"Enrollment Agent I* (-)", "en", "Enrollment Agent I"},
		{"URGENT: Welder", "en", "Welder"},
		{"Dringend gesucht! Koch (m/w/d)", "de", "Koch"},
		{"Wir suchen einen Koch (m/w/d)", "de", "Koch"},
		{"Drivers Needed!", "en", "Drivers"},
		{"Welder - Urgent Hiring!", "en", "Welder"},
		{"Store Manager - Req #48213", "en", "Store Manager"},
		{"Buchhalter (m/w/d), Kennziffer 2026-114", "de", "Buchhalter"},
		{"Accountant 104532", "en", "Accountant 104532"},
		{"Accountant - 104532", "en", "Accountant"},
		{"Cook - $18/hr", "en", "Cook"},
		{"Cashier - Part Time", "en", "Cashier"},
		{"Backend-Entwickler in Teilzeit 30 h", "de", "Backend-Entwickler"},
		{"Verkäufer (m/w/d) in Voll- oder Teilzeit", "de", "Verkäufer"},
		{"Working Student Front-end (f/m/d), 16-20 h/week", "en", "Working Student Front-end"},
		{"Comptable - temps partiel", "fr", "Comptable"},
		{"Field Representative - Larchton", "en", "Field Representative"},
		{"Data Center operator (Build and Implementation", "en", "Data Center operator"},
		{"Part-time Bookkeeper", "en", "Part-time Bookkeeper"},
		{"2nd Line IT Support Technician", "en", "2nd Line IT Support Technician"},
		{"Nurse - ICU Full Time Days - Larch Hospital Central Elmton", "en", "Nurse – ICU"},
		{"Staff Nurse - Clinic", "en", "Staff Nurse – Clinic"},
		{"Director of Larch", "en", "Director of Larch"},
	} {
		if got := JobTitle(&posting.Posting{Title: c[0], Language: c[1], Company: "Larch", Locations: []posting.Place{{City: "Larchton"}}}); got != c[2] {
			t.Errorf("%q became %q, not %q", c[0], got, c[2])
		}
	}
	for title, want := range map[string]bool{"Tutors": true, "Sous Chefs": true, "Drivers for Larch": true, "Sales Manager": false, "Director of Operations": false, "Head of Human Resources": false, "DevOps": false, "Business Analyst": false} {
		if got := several(title); got != want {
			t.Errorf("several(%q) is %v", title, got)
		}
	}
}

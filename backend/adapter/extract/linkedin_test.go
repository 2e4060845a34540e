package extract

import (
	"strings"
	"testing"

	"autojob/backend/core/profile"
)

// TestALinkedInProfilePDFIsRead reads a look-alike (linkedin.html, printed by Chromium): a narrow dark bar on the left, two positions
// with one company, a footer on each page.
func TestALinkedInProfilePDFIsRead(t *testing.T) {
	p, err := newExtractor(t).Resume(t.Context(), testFile(t, "linkedin.pdf"), "Profile.pdf")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, l := range profile.Leaves(p) {
		got[l.Path] = l.Value
		if strings.Contains(l.Value, "Page 1") {
			t.Errorf("the footer is in %s: %q", l.Path, l.Value)
		}
	}
	for path, want := range map[string]string{
		"basics.name": "Noor Haddad", "basics.label": "Product Manager at Carewell | Tools for nurses", "basics.email": "noor.haddad@example.com",
		"basics.phone": "+44 131 555 0101", "basics.url": "haddad.example.org", "basics.location.city": "Edinburgh", "basics.location.region": "Scotland", "basics.location.countryCode": "GB",
		"basics.profiles[0].username": "noor-haddad-sample",
		"work[0].name":                "Carewell", "work[0].position": "Product Manager", "work[0].startDate": "2021-03", "work[0].highlights[1]": "Ran 40 interviews with night staff",
		"work[1].name": "Carewell", "work[1].position": "Associate Product Manager", "work[1].endDate": "2021-03",
		"work[2].name": "Fjordworks", "work[2].position": "Business Analyst", "work[2].location": "Oslo, Norway", "work[3].name": "Demo Bakery",
		"education[0].institution": "Northvale University", "education[0].area": "Informatics", "education[0].endDate": "2016",
		"education[1].institution": "Harbour Sixth Form College",
		"skills[0].name":           "Product Discovery", "skills[1].name": "SQL", "skills[2].name": "Service Design", "languages[0].language": "Arabic",
		"languages[1].fluency": "Full Professional", "certificates[0].name": "Certified Scrum Product Owner", "awards[0].title": "Ward Tool of the Year",
		"publications[0].name": "Designing alarms that nurses trust",
	} {
		if got[path] != want {
			t.Errorf("%s is %q, want %q", path, got[path], want)
		}
	}
	if got["work[4].name"] != "" || got["skills[3].name"] != "" {
		t.Errorf("something was made up: %v", got)
	}
}

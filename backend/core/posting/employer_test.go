package posting

import "testing"

func TestAFirmThatTheTextNamesAsItsOwnIsTheEmployer(t *testing.T) {
	dayton := []Place{{City: "Dayton", Region: "OH", Country: "US"}}
	for _, c := range []struct{ title, text, address, want string }{
		{"", "Quillmark, a maker of paper goods, is stable, growing and hiring.", "", "Quillmark"},
		{"", "We need a hand in the press room.Quillmark Paper provides equal employment opportunities to all.", "", "Quillmark Paper"},
		{"", "You fold maps. Quillmark participates in E-Verify.", "", "Quillmark"},
		{"", "Minorities/Females/Disabled Quillmark Paper is an equal opportunity employer.", "", "Quillmark Paper"},
		{"", "You keep to Quillmark's policies and know Quillmark's customers.", "", "Quillmark"},
		{"", "COMPANYQuillmark Paper is a small mill by the river.", "", "Quillmark Paper"},
		{"", "**COMPANY:** The Quillmark Paper Company, Inc # Requisition 12", "", "Quillmark Paper Company, Inc"},
		{"", "Folder wanted. Send a note to jobs@quillmarkpaper.example; Quillmark Paper answers in a week.", "", "Quillmark Paper"},
		{"", "As one of the first folders at Quillmark, you set the tone. We like spirited debate.", "https://jobs.ashbyhq.com/quillmark/12", "Quillmark"},
		{"Welder", "Welder Brook & Mill Dayton, OH We weld gates and fences. Ask for Mara at Brook & Mill.", "", "Brook & Mill"},
		{"", "Home of fine maps. Join the Quillmark Paper team and fold with us.", "", "Quillmark Paper"},
		{"", "Without regard to age or citizenship.CitizenshipsQuillMark is an equal opportunity employer.", "", "QuillMark"},
		{"", "About UsQuillmark Paper is a small mill by the river.", "", "Quillmark Paper"},
		// Not the firm: what comes up in passing, a place, a heading, a free mail host, a law.
		{"", "You know Photoshop. You talk with Adobe now and then.", "", ""},
		{"Help", "Gate Maker Dayton, OH We weld gates.", "", ""},
		{"Welder", "Senior Welder Dayton, OH We weld gates.", "", ""},
		{"", "Write to folder@gmail.com. Gmail is read daily.", "", ""},
		{"", "All are welcome. Race, religion and age do not matter here.", "", ""},
		{"", "St. Elm Road 12, Dayton. Apply at http://www.eeoc.gov/employers.", "", ""},
	} {
		if got := employerSaid(c.title, c.text, c.address, dayton); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestAnAddressSpellsANameThatStandsInTheText(t *testing.T) {
	for _, c := range []struct{ text, label, want string }{
		{"We at Brook & Mill bake.", "brookmill", "Brook & Mill"},
		{"See www.brookmill.example or Brook-Mill.", "brookmill", "Brook-Mill"},
		{"A brook mill grinds.", "brookmill", ""},
		{"Brook Millers bake.", "brookmill", ""},
		{"Brookmill.com is our shop.", "brookmill", ""},
	} {
		if got := spelledAs(c.text, c.label); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestThePlaceOfWorkIsReadFromTheTextWhereNoFieldNamesIt(t *testing.T) {
	for text, want := range map[string]Place{
		"We look for an estimator for our Fairhaven, GA office.":            {"Fairhaven", "GA", "US"},
		"# Location: _FL - Elmwater_ # Salary":                              {"Elmwater", "FL", "US"},
		"The position is based in Fairhaven, GA and part of a small team.":  {"Fairhaven", "GA", "US"},
		"This is a US-based, remote role.":                                  {"", "", "US"},
		"We are seeking a qualified assessor based in the Philippines.":     {"", "", "PH"},
		"We are a firm of engineers based in Cincinnati with many clients.": {},
		"You work with our Fairhaven, GA friends.":                          {},
	} {
		var got Place
		if all := placeSaid(text); len(all) > 0 {
			got = all[0]
		}
		if got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}

func TestATitleLosesTheMarksBeforeItAndMangledSpaces(t *testing.T) {
	p := Posting{Title: "#- Keeper of Lamps"}
	if p.cleanTitle(); p.Title != "Keeper of Lamps" {
		t.Errorf("%q", p.Title)
	}
	if got := unscramble("At\u00c2\u00a0Quillmark,\u00c2 we fold"); got != "At\u00a0Quillmark, we fold" {
		t.Errorf("%q", got)
	}
}

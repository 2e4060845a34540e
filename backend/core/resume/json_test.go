package resume

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
)

func TestJSONResumeIsReadWithSpans(t *testing.T) {
	p, err := FromJSON([]byte("\xef\xbb\xbf" + `{"$schema":"x","basics":{"name":"Zoë Example","email":"zoe@example.com","image":"ignored","location":{"city":"Köln"}},
"work":[{"name":"Example GmbH","position":"Baker","startDate":"2019-03-01T00:00:00Z","endDate":"Present","highlights":["Rye","Spelt"]}],"extra":{"a":1},"meta":{"version":"v1"}}`))
	if err != nil {
		t.Fatal(err)
	}
	r := p.Meta.Autojob
	if r.Format != FormatJSON || r.Parser != Version {
		t.Errorf("format %q, parser %q", r.Format, r.Parser)
	}
	for path, want := range map[string]string{"basics.name": "Zoë Example", "basics.location.city": "Köln", "work[0].startDate": "2019-03-01", "work[0].highlights[1]": "Spelt"} {
		if got := document.Cut(r.Text, r.Fields[path].Span); got != want {
			t.Errorf("%s is cut as %q, want %q", path, got, want)
		}
	}
	if _, ok := r.Fields["work[0].endDate"]; ok || p.Work[0].EndDate != "" {
		t.Errorf("\"Present\" is an open end, got %q", p.Work[0].EndDate)
	}
}

func TestWhatIsNoJSONResumeIsAProblemWithAHint(t *testing.T) {
	for text, code := range map[string]problem.Code{
		"":                              problem.Unreadable,
		"{":                             problem.Unreadable,
		"[1,2]":                         problem.Unreadable,
		"\xff\xfe":                      problem.Unreadable,
		`{"a":1}`:                       problem.Invalid,
		`{"basics":"Ada"}`:              problem.Invalid,
		`{"basics":{}}`:                 problem.Invalid,
		`{"work":[{"name":["a","b"]}]}`: problem.Invalid,
	} {
		_, err := FromJSON([]byte(text))
		if !problem.Is(err, code) || problem.From(err).Hint == "" {
			t.Errorf("%q gave %v, want %s with a hint", text, err, code)
		}
	}
}

func FuzzFromJSON(f *testing.F) {
	f.Add([]byte(`{"basics":{"name":"Ada"},"work":[{"startDate":"2019"}]}`))
	f.Add([]byte(`{"skills":[{"name":"Go","keywords":["x"]}],"basics":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := FromJSON(data)
		if err != nil {
			if problem.From(err).Code == problem.Internal {
				t.Errorf("an internal problem: %v", err)
			}
			return
		}
		for path, fld := range p.Meta.Autojob.Fields {
			if document.Cut(p.Meta.Autojob.Text, fld.Span) == "" {
				t.Errorf("%s has an empty span", path)
			}
		}
	})
}

func TestLooksTellsACVFromAnAdAndAnInvoice(t *testing.T) {
	cv := "Ada Example\nada@example.com\n\nEXPERIENCE\nBaker, Example Ltd, 2019 - 2020\nNurse, Example Hospital, 2017 - 2019\n\nEDUCATION\nBSc, University of Leeds, 2013 - 2016\n\nSKILLS\nrye, wheat, spelt, patience with dough and people\n"
	ad := "Senior Baker (m/f/d)\n\nAbout us\nWe are looking for a baker to join our team in Leeds since our founding in 2019.\n\nYour responsibilities\nBake bread and rolls for forty shops.\n\nSkills\nRye and wheat.\n\nWhat we offer\nFree bread. Apply now.\n"
	invoice := "Example Ltd\nInvoice number 2019-204\nBill to: Ada Example\nQuantity  Unit price\nFlour 12  14.00\nSubtotal 168.00\nVAT 33.60\nTotal due 201.60\nPayment terms: due date 31.01.2020\n"
	for name, c := range map[string]struct {
		text      string
		low, high float64
	}{"CV": {cv, 0.7, 1}, "ad": {ad, 0, 0.4}, "invoice": {invoice, 0, 0.2}, "nothing": {"", 0, 0}} {
		got, why := Looks(document.FromText(c.text))
		if got < c.low || got > c.high || len(why) == 0 {
			t.Errorf("%s: %.2f (%s)", name, got, strings.Join(why, " "))
		}
	}
}

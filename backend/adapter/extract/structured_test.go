package extract

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"autojob/backend/core/problem"
	"autojob/backend/core/resume"
)

const smallEuropass = `<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo><Identification><PersonName>` +
	`<FirstName>Pau</FirstName><Surname>Serrat</Surname></PersonName></Identification></LearnerInfo></SkillsPassport>`

// pdfWith is a PDF of one page that carries a file.
func pdfWith(name, content string) []byte {
	page := "BT /F1 12 Tf 72 720 Td (Curriculum Vitae) Tj ET"
	var b bytes.Buffer
	fmt.Fprintf(&b, "%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(%s) 6 0 R]>>>>>>endobj\n", name)
	b.WriteString("2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n")
	fmt.Fprintf(&b, "4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n", len(page), page)
	fmt.Fprintf(&b, "6 0 obj<</Type/Filespec/F(%s)/UF(%s)/EF<</F 7 0 R>>>>endobj\n7 0 obj<</Type/EmbeddedFile/Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF", name, name, len(content), content)
	return b.Bytes()
}

func TestAEuropassPDFIsReadFromTheFileItCarries(t *testing.T) {
	p, err := newExtractor(t).Resume(t.Context(), pdfWith("attachment.xml", smallEuropass), "europass.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if r := p.Meta.Autojob; p.Basics.Name != "Pau Serrat" || r.Format != resume.FormatEuropass || r.Fields["basics.name"].Confidence != 1 {
		t.Errorf("profile %+v", p)
	}
	// A file that is something else changes nothing.
	_, err = newExtractor(t).Resume(t.Context(), pdfWith("a.xml", "<x>europass</x>"), "other.pdf")
	wantProblem(t, err, problem.Invalid)
}

func TestFilesThatNameTheirFieldsAreReadByName(t *testing.T) {
	zipped := makeZip("Basic/Profile.csv", "First Name,Last Name\nNoor,Haddad\n", "Basic/Positions.csv", "Company Name,Title\nCarewell,Manager\n", "Ads.csv", "x\n")
	for name, c := range map[string]struct {
		data               []byte
		person, format, at string
	}{
		"linkedin.zip": {zipped, "Noor Haddad", resume.FormatLinkedIn, "work[0].name"},
		"europass.xml": {[]byte("\xEF\xBB\xBF" + smallEuropass), "Pau Serrat", resume.FormatEuropass, "basics.name"},
		"utf16.xml":    {utf16Bytes(smallEuropass, false, true), "Pau Serrat", resume.FormatEuropass, "basics.name"},
		"cv.json":      {[]byte(`{"basics":{"name":"Ana Costa"}}`), "Ana Costa", resume.FormatJSON, "basics.name"},
	} {
		p, err := newExtractor(t).Resume(t.Context(), c.data, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if r := p.Meta.Autojob; p.Basics.Name != c.person || r.Format != c.format || r.Fields[c.at].Confidence != 1 {
			t.Errorf("%s: %+v, %+v", name, p, r)
		}
	}
}

func TestALinkedInBombEndsInAClearError(t *testing.T) {
	_, err := newExtractor(t).Resume(t.Context(), makeZip("Profile.csv", strings.Repeat("x", 40<<20)), "linkedin.zip")
	wantProblem(t, err, problem.TooLarge)
	many := []string{"Profile.csv", "First Name\nA\n"}
	for range 5000 {
		many = append(many, "a", "")
	}
	_, err = newExtractor(t).Resume(t.Context(), makeZip(many...), "linkedin.zip")
	wantProblem(t, err, problem.TooLarge)
	_, err = newExtractor(t).Resume(t.Context(), makeZip("Connections.csv", "First Name\nA\n"), "linkedin.zip")
	wantProblem(t, err, problem.Invalid)
}

package render

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/summary"
)

// docxText returns the text of document.xml as Word shows it: a line for each paragraph and each break.
func docxText(t testing.TB, document []byte) string {
	t.Helper()
	var b strings.Builder
	inText := false
	for d := xml.NewDecoder(bytes.NewReader(document)); ; {
		token, err := d.Token()
		switch token := token.(type) {
		case nil:
			if err != io.EOF {
				t.Fatal(err)
			}
			return b.String()
		case xml.StartElement:
			inText = token.Name.Local == "t"
			if token.Name.Local == "br" {
				b.WriteByte('\n')
			}
		case xml.EndElement:
			inText = false
			if token.Name.Local == "p" {
				b.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				b.Write(token)
			}
		}
	}
}

func TestAWordDocumentHasAllWordsInTheirOrder(t *testing.T) {
	for name, d := range drafts(t) {
		sameWords(t, name+" as DOCX", wordsOf(docxText(t, parts(t, rendered(t, d, DOCX).Bytes)["word/document.xml"])), told(d))
	}
}

// order is the sequence in which the schema (wml.xsd) wants the children of an element. Word refuses a file that does not keep it.
var order = map[string]string{
	"document": "body", "body": "p sectPr", "p": "pPr r fldSimple", "r": "rPr t br", "fldSimple": "r", "ftr": "p",
	"pPr":         "pStyle keepNext keepLines widowControl numPr pBdr tabs spacing ind jc outlineLvl",
	"rPr":         "rStyle rFonts b bCs color sz szCs lang",
	"sectPr":      "footerReference pgSz pgMar titlePg",
	"styles":      "docDefaults style",
	"docDefaults": "rPrDefault pPrDefault", "rPrDefault": "rPr", "pPrDefault": "pPr", "numPr": "numId", "pBdr": "top",
	"style":     "name basedOn next uiPriority semiHidden qFormat pPr rPr",
	"numbering": "abstractNum num", "abstractNum": "multiLevelType lvl", "num": "abstractNumId",
	"lvl":      "start numFmt pStyle lvlText lvlJc pPr rPr",
	"settings": "removePersonalInformation removeDateAndTime defaultTabStop autoHyphenation characterSpacingControl compat decimalSymbol listSeparator",
	"compat":   "compatSetting", "fonts": "font", "font": "altName panose1 charset family pitch",
	"t": "", "br": "", "Types": "Default Override", "Relationships": "Relationship",
}

// disorder returns the first element that stands where the schema does not have it, or that holds what it does not know.
func disorder(part []byte) string {
	type open struct {
		name string
		at   int
	}
	var stack []open
	for d := xml.NewDecoder(bytes.NewReader(part)); ; {
		token, err := d.Token()
		switch token := token.(type) {
		case nil:
			if err != io.EOF {
				return err.Error()
			}
			return ""
		case xml.StartElement:
			if n := len(stack); n > 0 {
				parent := &stack[n-1]
				at := slices.Index(strings.Fields(order[parent.name]), token.Name.Local)
				repeats := parent.name == "p" || parent.name == "body" || parent.name == "r"
				if at < 0 || at < parent.at && !(repeats && at > 0) {
					return token.Name.Local + " in " + parent.name
				}
				parent.at = at
			}
			stack = append(stack, open{name: token.Name.Local})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

func TestAWordDocumentKeepsTheOrderOfTheSchema(t *testing.T) {
	for name, d := range drafts(t) {
		for part, content := range parts(t, rendered(t, d, DOCX).Bytes) {
			if found := disorder(content); found != "" {
				t.Errorf("%s, %s: %s", name, part, found)
			}
		}
	}
	for bad, want := range map[string]string{
		"<p><r/><pPr/></p>":              "pPr in p",
		"<pPr><spacing/><pStyle/></pPr>": "pStyle in pPr",
		"<r><t/><rPr/></r>":              "rPr in r",
		"<body><sectPr/><p/></body>":     "p in body",
		"<style><rPr/><pPr/></style>":    "pPr in style",
		"<p><tbl/></p>":                  "tbl in p",
	} {
		if got := disorder([]byte(bad)); got != want {
			t.Errorf("%s: the check finds %q", bad, got)
		}
	}
}

func TestEveryPartAndStyleThatIsNamedIsThere(t *testing.T) {
	styleOf := regexp.MustCompile(`w:(?:pStyle|rStyle|basedOn|next) w:val="([^"]+)"`)
	target := regexp.MustCompile(`Target="([^"]+)"`)
	for name, d := range drafts(t) {
		all := parts(t, rendered(t, d, DOCX).Bytes)
		for _, part := range []string{"word/document.xml", "word/styles.xml", "word/footer1.xml", "word/numbering.xml"} {
			for _, m := range styleOf.FindAllSubmatch(all[part], -1) {
				if !bytes.Contains(all["word/styles.xml"], []byte(`w:styleId="`+string(m[1])+`"`)) {
					t.Errorf("%s, %s: no style %s", name, part, m[1])
				}
			}
		}
		for rels, base := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word"} {
			for _, m := range target.FindAllSubmatch(all[rels], -1) {
				if all[path.Join(base, string(m[1]))] == nil {
					t.Errorf("%s: no part %s", name, m[1])
				}
			}
		}
		for part := range all {
			if strings.HasPrefix(part, "word/") && !strings.HasSuffix(part, ".rels") && !bytes.Contains(all["[Content_Types].xml"], []byte(`PartName="/`+part+`"`)) {
				t.Errorf("%s: %s has no type", name, part)
			}
		}
	}
}

func TestAWordDocumentHasStylesThatCanBeEdited(t *testing.T) {
	document := string(parts(t, rendered(t, drafts(t)["page"], DOCX).Bytes)["word/document.xml"])
	for _, style := range []string{"Title", "Subtitle", "Heading1", "Heading2", "ListBullet"} {
		if !strings.Contains(document, `<w:pStyle w:val="`+style+`"/>`) {
			t.Errorf("nothing is in the style %s", style)
		}
	}
	if strings.Contains(regexp.MustCompile(`<w:rPr><w:rStyle w:val="\w+"/></w:rPr>`).ReplaceAllString(document, ""), "<w:rPr>") {
		t.Error("something is set by hand instead of by a style")
	}
}

func TestAWordDocumentSaysNothingOfItsMaking(t *testing.T) {
	for name, d := range drafts(t) {
		data := rendered(t, d, DOCX).Bytes
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			if strings.HasPrefix(f.Name, "docProps") || f.Modified.Year() > 1980 || len(f.Extra) > 0 || f.Comment != "" {
				t.Errorf("%s: %s of %v", name, f.Name, f.Modified)
			}
		}
		all := string(unpacked(t, rendered(t, d, DOCX)))
		for _, word := range []string{"docProps", "w:rsid", "creator", "lastModifiedBy", "dcterms", "w:author"} {
			if strings.Contains(all, word) {
				t.Errorf("%s holds %s", name, word)
			}
		}
		if !strings.Contains(all, "removePersonalInformation") {
			t.Errorf("%s does not ask Word to stay silent", name)
		}
	}
}

func TestAWordDocumentIsInTheLanguageOfItsDraft(t *testing.T) {
	for language, want := range map[string]string{"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "sv": "sv", "": "en-GB", `x"/><w:b`: "en-GB"} {
		all := parts(t, rendered(t, &summary.Draft{Name: "Bo Li", Language: language}, DOCX).Bytes)
		if !bytes.Contains(all["word/styles.xml"], []byte(`<w:lang w:val="`+want+`"/>`)) {
			t.Errorf("%q is not %s", language, want)
		}
	}
}

func TestLibreOfficeOpensAWordDocumentWithAllWordsInTheirOrder(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	for _, name := range []string{"letter", "whole"} {
		d := drafts(t)[name]
		text := office(t, rendered(t, d, DOCX).Bytes)
		sameWords(t, name+" by LibreOffice", wordsOf(text), told(d))
	}
}

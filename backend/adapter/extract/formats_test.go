package extract

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
)

// describe tells a document line by line: what stands there, and what is known of its place and look.
func describe(d *document.Document) string {
	var b strings.Builder
	for _, l := range d.Lines {
		b.WriteString(l.Text)
		if l.Style != "" {
			fmt.Fprintf(&b, " | %s", strings.ToLower(l.Style))
		}
		if l.Block.List {
			b.WriteString(" | item")
		}
		if l.Block.Table > 0 {
			fmt.Fprintf(&b, " | table %d,%d,%d", l.Block.Table, l.Block.Row, l.Block.Cell)
		}
		if l.Block.Part != "" {
			fmt.Fprintf(&b, " | %s", l.Block.Part)
		}
		for _, r := range l.Runs {
			if r.Bold {
				fmt.Fprintf(&b, " | bold %s", strings.TrimSpace(r.Text))
			}
			if r.Ital {
				fmt.Fprintf(&b, " | italic %s", strings.TrimSpace(r.Text))
			}
			if r.Link != "" {
				fmt.Fprintf(&b, " | %s -> %s", strings.TrimSpace(r.Text), r.Link)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// The same CV, saved by LibreOffice 24 as ODT and RTF.
const savedCV = `Mara Lindqvist | heading 1 | bold Mara Lindqvist
Data engineer | text body
mara@example.com · +1 555 0100 | text body | mara@example.com -> mailto:mara@example.com
Experience | heading 2 | bold Experience
Data engineer, Fjordworks — 2019–2024 | text body | bold Data engineer
Built pipelines — “fast” & cheap | text body | item | italic pipelines
Łódź 😀 migration | text body | item
Education | heading 2 | bold Education
Years | table heading | table 1,1,1 | bold Years
School | table heading | table 1,1,2 | bold School
2011 | table contents | table 1,2,1
BSc, Northvale University | table contents | table 1,2,2
`

const markdownCV = `title: Curriculum vitae
Mara Lindqvist | heading 1 | bold Mara Lindqvist
Data engineer
mara@example.com · +1 555 0100 | mara@example.com -> mailto:mara@example.com

Experience | heading 2 | bold Experience

Data engineer, Fjordworks — 2019–2024 | bold Data engineer

Built pipelines — “fast” & cheap | item | italic pipelines
Łódź 😀 migration in snake_case_code | item | Łódź 😀 migration -> https://example.com/m
wrote *plain* stars, 2 * 3 and file_name_here | item

Education | heading 2 | bold Education

Years | table 1,1,1 | bold Years
School | table 1,1,2 | bold School
2011 | table 1,2,1
BSc, Northvale University | table 1,2,2

Site: home | home -> https://example.org/
`

func TestACVIsReadAlikeFromEveryFormat(t *testing.T) {
	for name, want := range map[string]string{"cv.odt": savedCV, "cv.rtf": savedCV, "cv.md": markdownCV} {
		t.Run(name, func(t *testing.T) {
			data := testFile(t, name)
			d, err := newExtractor(t).Document(t.Context(), data, name)
			checkResult(t, d, err)
			if err != nil {
				t.Fatal(err)
			}
			if got := describe(d); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if hasWarning(d, "hidden_text") != (name == "cv.md") {
				t.Errorf("warnings %v", d.Warnings)
			}
		})
	}
}

func testFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "formats", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// makeZip packs parts: name, content, name, content.
func makeZip(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const odfNames = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
	`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" ` +
	`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
	`xmlns:xlink="http://www.w3.org/1999/xlink"`

func odfContent(styles, body string) string {
	return `<?xml version="1.0"?><office:document-content ` + odfNames + `><office:automatic-styles>` + styles + `</office:automatic-styles>` +
		`<office:body><office:text>` + body + `</office:text></office:body></office:document-content>`
}

func makeODT(styles, body string) []byte {
	return makeZip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", odfContent(styles, body))
}

const odfTestStyles = `<style:style style:name="W" style:family="text"><style:text-properties fo:color="#fefefe"/></style:style>
<style:style style:name="N" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>
<style:style style:name="D" style:family="paragraph"><style:paragraph-properties fo:background-color="#102030"/></style:style>`

func TestODTKeepsBoxesHeadersAndLeavesOutWhatNobodySees(t *testing.T) {
	body := `<text:tracked-changes><text:p>was deleted</text:p></text:tracked-changes>
<text:p>Ana <text:s/>Costa<draw:frame><draw:text-box><text:p>ana@example.com</text:p></draw:text-box></draw:frame><text:line-break/>Chef<text:tab/>Porto</text:p>
<text:p>seen <text:span text:style-name="W">white</text:span><text:span text:style-name="N">none</text:span><text:span text:style-name="T">tiny</text:span></text:p>
<text:p text:style-name="D"><text:span text:style-name="W">white on blue</text:span></text:p>
<text:section text:display="none"><text:p>section</text:p></text:section>
<table:table><table:table-row><table:table-cell><text:p><text:span text:style-name="W">in a cell</text:span></text:p></table:table-cell></table:table-row></table:table>`
	styles := `<office:document-styles ` + odfNames + `><office:master-styles><style:master-page><style:header><text:p>Top</text:p></style:header>` +
		`<style:header-first><text:p>Top</text:p></style:header-first><style:footer><text:p>Bottom</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`
	data := makeZip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", odfContent(odfTestStyles, body), "styles.xml", styles)
	d, err := newExtractor(t).Document(t.Context(), data, "cv.odt")
	if err != nil {
		t.Fatal(err)
	}
	want := "Top | header\nAna Costa\nChef Porto\nana@example.com | textbox\nseen\nwhite on blue\nin a cell | table 1,1,1\nBottom | footer\n"
	if got := describe(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !hasWarning(d, "hidden_text") {
		t.Error("no warning of hidden text")
	}
}

func TestAFlatODTIsReadAsThePackedOne(t *testing.T) {
	flat := strings.ReplaceAll(odfContent("", `<text:h text:outline-level="2">Work</text:h><text:p>Cook</text:p>`), "office:document-content", "office:document")
	d, err := newExtractor(t).Document(t.Context(), []byte(flat), "cv.fodt")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := describe(d), "Work | heading 2\nCook\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRTFAsOtherProgramsWriteIt(t *testing.T) {
	for name, c := range map[string]struct{ rtf, want string }{
		"code page of the file":   {`{\rtf1\ansi\ansicpg1250 \'a3\'f3d\'9f\par}`, "Łódź\n"},
		"code page of the font":   {`{\rtf1\ansi{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Times{\*\falt X};}}\f1\'cf\'ee\'e2\'e0\'f0\par}`, "Повар\n"},
		"unicode with stand-ins":  {`{\rtf1\uc2 M\u252\'fc\'fcller \uc0\u-10179\u-8704 \uc1\u8211?x\par}`, "Müller 😀–x\n"},
		"cut off":                 {`{\rtf1 Ana Costa\par Chef {\b in Por`, "Ana Costa\nChef in Por | bold in Por\n"},
		"pictures and objects":    {`{\rtf1 a{\*\shppict{\pict 0102}}{\object{\*\objdata 0102}}{\pict\bin4 }{}}}b\par}`, "ab\n"},
		"headers and boxes":       {`{\rtf1{\header Top\par}a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt Box\par}}{\shprslt no}}\par{\footer 1\par}}`, "Top | header\na\nBox | textbox\n1 | footer\n"},
		"hidden":                  {`{\rtf1{\colortbl;\red255\green255\blue255;}a{\v secret}{\cf1 white}{\fs2 tiny}{\cf1\highlight2 shown}\par}`, "ashown\n"},
		"a list and a link":       {`{\rtf1{\*\pn\pnlvlblt}\pard{\pntext\'b7\tab}Ovens {\field{\*\fldinst{HYPERLINK "https://example.com/"}}{\fldrslt site}}\par\pard end\par}`, "Ovens site | item | site -> https://example.com/\nend\n"},
		"cells and rows":          {`{\rtf1\trowd\cellx1\intbl 2011\cell Cook\par Porto\cell\row\trowd\intbl 2012\cell\cell\row\pard after\par}`, "2011 | table 1,1,1\nCook | table 1,1,2\nPorto | table 1,1,2\n2012 | table 1,2,1\nafter\n"},
		"headings by their level": {`{\rtf1{\stylesheet{\s0 Normal;}{\*\cs7 Strong;}{\s2\f3 heading 2;}}\pard\s2 Work\par\pard\outlinelevel0 Life\par}`, "Work | heading 2\nLife | normal\n"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := readRTF([]byte(c.rtf))
			checkResult(t, d, err)
			if err != nil {
				t.Fatal(err)
			}
			if got := describe(d); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if hasWarning(d, "hidden_text") != (name == "hidden") {
				t.Errorf("warnings %v", d.Warnings)
			}
		})
	}
}

func TestBombsInOtherFormatsEndInAClearError(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	big := odfContent("", strings.Repeat("<text:p>"+strings.Repeat("x", 1000)+"</text:p>", 70000))
	for name, data := range map[string][]byte{
		"a part of 70 MB":          makeZip("content.xml", big),
		"elements nested in each":  makeODT("", strings.Repeat("<text:section>", 5000)+"x"),
		"a paragraph in paragraph": makeODT("", strings.Repeat("<text:p><text:span>", 5000)+"x"),
		"five thousand entries":    makeZip(append([]string{"content.xml", ""}, strings.Split(strings.Repeat("a,,", 5000), ",")...)...),
		"groups in groups":         []byte(`{\rtf1` + strings.Repeat("{", 100000) + "x"),
		"endless lines":            []byte(`{\rtf1 ` + strings.Repeat(`x\par `, 200000) + "}"),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := newExtractor(t).Document(t.Context(), data, "cv")
			wantProblem(t, err, problem.TooLarge)
		})
	}
	for name, data := range map[string][]byte{
		"a spreadsheet": makeZip("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", odfContent("", "")),
		"broken XML":    makeZip("content.xml", "<office:document-content><"),
		"no text":       []byte(`{\rtf1{\info{\title x}}}`),
	} {
		_, err := newExtractor(t).Document(t.Context(), data, "cv")
		if name == "broken XML" && err == nil {
			t.Errorf("%s was read", name)
			continue
		}
		wantProblem(t, err, problem.Unreadable)
	}
	_, err := newExtractor(t).Document(t.Context(), makeZip("META-INF/manifest.xml", "<manifest:encryption-data/>", "content.xml", "x"), "cv")
	wantProblem(t, err, problem.Encrypted)
}

func TestMarkdownThatIsOnlyTextStays(t *testing.T) {
	for _, text := range []string{"5 * 3 * 2", "a_b_c", "C# and C++ < Rust", "[not a link] (x)", "snake_ case_", "AT&T <3", "**", "* * text", "` alone", "~ 10 km"} {
		d := readMarkdown(text)
		checkResult(t, d, nil)
		want := strings.TrimPrefix(text, "* ")
		if d.Text() != want {
			t.Errorf("%q became %q", text, d.Text())
		}
	}
}

func TestUnsafeLinksAreDropped(t *testing.T) {
	for _, text := range []string{"[a](javascript:x())", "[a](file:///etc)", "<javascript:x()>", "[a]: data:x\n[a]"} {
		for _, l := range readMarkdown(text).Lines {
			for _, r := range l.Runs {
				if r.Link != "" {
					t.Errorf("%q links to %q", text, r.Link)
				}
			}
		}
	}
}

func FuzzRTF(f *testing.F) {
	f.Add(testFile(f, "cv.rtf"))
	f.Add([]byte(`{\rtf1\ansi{\fonttbl{\f0 A;}}{\header x\par}a{\shp{\*\shpinst{\shptxt b\par}}}\u-10179?\u-8704?\cell\row{\field{\*\fldinst HYPERLINK "x"}{\fldrslt y}}\bin3 abc\line\'e4}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := readRTF(data)
		checkResult(t, d, err)
	})
}

func FuzzODT(f *testing.F) {
	f.Add(odfTestStyles, `<text:list><text:list-item><text:p>a<text:tab/>b</text:p></text:list-item></text:list>`)
	f.Add("", `<table:table><table:table-row><table:table-cell><text:h text:outline-level="1">x</text:h></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, styles, body string) {
		d, err := readZip(makeODT(styles, body))
		checkResult(t, d, err)
	})
}

func FuzzMarkdown(f *testing.F) {
	f.Add(string(testFile(f, "cv.md")))
	f.Add("a | b\n--|--\n1 | 2\n***x***[l](http://a)![i](b)<br>`c`\n===")
	f.Fuzz(func(t *testing.T, text string) {
		checkResult(t, readMarkdown(strings.ToValidUTF8(text, "")), nil)
	})
}

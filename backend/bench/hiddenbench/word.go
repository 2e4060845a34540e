package hiddenbench

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
)

// wordTrick hides a payload in a DOCX file: it makes the XML that stands after the visible blocks, or changes their text.
type wordTrick struct {
	name   string
	body   func(payload string) string
	words  func(text, payload string) string // changes the text of every visible block
	styles string
	parts  map[string]string // further parts
	seen   bool
}

func para(ppr, rpr, text string) string {
	return `<w:p><w:pPr>` + ppr + `</w:pPr><w:r><w:rPr>` + rpr + `</w:rPr><w:t xml:space="preserve">` + html.EscapeString(text) + `</w:t></w:r></w:p>`
}

func runs(rpr string) func(string) string {
	return func(p string) string { return para("", rpr, p) }
}

// box is a text box anchored in a paragraph of its own.
func box(posX, extent int, docPr, inner string) string {
	return fmt.Sprintf(`<w:p><w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">`+
		`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>%d</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>900000</wp:posOffset></wp:positionV>`+
		`<wp:extent cx="%d" cy="%d"/><wp:wrapNone/><wp:docPr id="7" name="Box" %s/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr><a:xfrm><a:ext cx="%d" cy="%d"/></a:xfrm></wps:spPr>`+
		`<wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`, posX, extent, extent, docPr, extent, extent, inner)
}

var wordTricks = []wordTrick{
	{name: "vanish", body: runs(`<w:vanish/>`)},
	{name: "vanish-style", body: runs(`<w:rStyle w:val="Ghost"/>`), styles: `<w:style w:type="character" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>`},
	{name: "web-hidden", body: runs(`<w:webHidden/><w:specVanish/>`)},
	{name: "white", body: runs(`<w:color w:val="FFFFFF"/>`)},
	{name: "near-white", body: runs(`<w:color w:val="FCFCFC"/>`)},
	{name: "theme-white", body: runs(`<w:color w:val="auto" w:themeColor="background1"/>`)},
	{name: "style-white", body: func(p string) string { return para(`<w:pStyle w:val="Pale"/>`, "", p) },
		styles: `<w:style w:type="paragraph" w:styleId="Pale"><w:name w:val="Pale"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>`},
	{name: "shade-same", body: func(p string) string {
		return `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>` + para("", `<w:color w:val="203864"/>`, p) + `</w:tc></w:tr></w:tbl>`
	}},
	{name: "size-1", body: runs(`<w:sz w:val="1"/>`)},
	{name: "scale-1", body: runs(`<w:w w:val="1"/>`)},
	{name: "exact-line", body: func(p string) string {
		return para(`<w:spacing w:line="1" w:lineRule="exact" w:before="0" w:after="0"/>`, "", p)
	}},
	{name: "exact-row", body: func(p string) string {
		return `<w:tbl><w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr><w:tc><w:tcPr/>` + para("", "", p) + `</w:tc></w:tr></w:tbl>`
	}},
	{name: "frame", body: func(p string) string {
		return para(`<w:framePr w:w="1" w:h="1" w:hRule="exact" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="1" w:y="1"/>`, "", p)
	}},
	{name: "box-off", body: func(p string) string { return box(-90000000, 900000, "", para("", "", p)) }},
	{name: "box-zero", body: func(p string) string { return box(900000, 0, "", para("", "", p)) }},
	{name: "box-hidden", body: func(p string) string { return box(900000, 900000, `hidden="1"`, para("", "", p)) }},
	{name: "indent-off", body: func(p string) string { return para(`<w:ind w:left="-113000" w:right="113000"/>`, "", p) }},
	{name: "deleted", body: func(p string) string {
		return `<w:p><w:del w:id="1" w:author="A"><w:r><w:delText xml:space="preserve">` + html.EscapeString(p) + `</w:delText></w:r></w:del></w:p>`
	}},
	{name: "comment", body: func(p string) string {
		return `<w:p><w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`
	}, parts: map[string]string{"comments": "PAYLOAD"}},
	{name: "zero-width", words: func(t, _ string) string { return spaced(t, "\u200b") }},
	{name: "tags", words: func(t, p string) string { return t + tagged(p) }},
	{name: "lookalike", words: func(t, _ string) string { return lookalike(t) }},
	{name: "order", body: runs(""), seen: true},
}

// spaced puts something between the letters of every second word.
func spaced(text, between string) string {
	words := strings.Split(text, " ")
	for i := range words {
		if i%2 == 0 && !strings.ContainsAny(words[i], "@./") {
			words[i] = strings.Join(strings.Split(words[i], ""), between)
		}
	}
	return strings.Join(words, " ")
}

func lookalike(text string) string {
	return strings.NewReplacer("a", "а", "e", "е", "o", "о", "c", "с", "p", "р").Replace(text)
}

// wordBlock is a visible block.
func wordBlock(b block, text string) string {
	switch b.kind {
	case "name":
		return para(`<w:pStyle w:val="Title"/>`, `<w:sz w:val="40"/>`, text)
	case "heading":
		return para(`<w:pStyle w:val="Heading1"/>`, `<w:b/><w:sz w:val="26"/>`, text)
	case "entry":
		return para("", `<w:b/>`, text)
	case "bullet":
		return para(`<w:pStyle w:val="ListBullet"/>`, "", text)
	}
	return para("", "", text)
}

const wordNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
	`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`

// wordFile packs a body.
func wordFile(body, styles string, parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, text string) {
		w, _ := z.Create(name)
		_, _ = w.Write([]byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + text))
	}
	types, rels := "", ""
	for _, p := range []string{"comments", "header1", "footer1"} {
		if text, ok := parts[p]; ok {
			add("word/"+p+".xml", text)
			kind := strings.TrimRight(p, "1")
			types += fmt.Sprintf(`<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, p, kind)
			rels += fmt.Sprintf(`<Relationship Id="rId%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>`, p, kind, p)
		}
	}
	add("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`+
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>`+types+`</Types>`)
	add("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)
	add("word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>`+rels+`</Relationships>`)
	add("word/styles.xml", `<w:styles `+wordNames+`><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>`+
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`+styles+`</w:styles>`)
	add("word/document.xml", `<w:document `+wordNames+`><w:body>`+body+`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`)
	_ = z.Close()
	return b.Bytes()
}

// wordPair makes a DOCX with a trick, and its twin.
func wordPair(r *rand.Rand, t wordTrick, blocks []block, payload string) (tricked, twin []byte) {
	at := len(blocks)
	if r.IntN(2) == 0 && !t.seen {
		at = len(blocks) / 2
	}
	write := func(with bool) []byte {
		var b strings.Builder
		for i, bl := range blocks {
			if with && t.body != nil && i == at {
				b.WriteString(t.body(payload))
			}
			text := bl.text
			if with && t.words != nil {
				text = t.words(text, payload)
			}
			b.WriteString(wordBlock(bl, text))
		}
		if with && t.body != nil && at == len(blocks) {
			b.WriteString(t.body(payload))
		}
		parts := map[string]string{}
		if with {
			for k := range t.parts {
				parts[k] = `<w:comments ` + wordNames + `><w:comment w:id="0" w:author="A">` + para("", "", payload) + `</w:comment></w:comments>`
			}
		}
		return wordFile(b.String(), t.styles, parts)
	}
	return write(true), write(t.seen)
}

package hiddenbench

import (
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
)

// webTrick hides a payload in a page.
type webTrick struct {
	name  string
	style string // rules for the style sheet
	body  func(payload string) string
	words func(text, payload string) string
	seen  bool
}

func styled(style string) func(string) string {
	return func(p string) string { return `<div style="` + style + `">` + html.EscapeString(p) + `</div>` }
}

var webTricks = []webTrick{
	{name: "display", body: styled("display: none")},
	{name: "sheet-display", style: ".extra { color: #111; display:none }", body: func(p string) string { return `<p class="note extra">` + html.EscapeString(p) + `</p>` }},
	{name: "visibility", body: styled("visibility:hidden")},
	{name: "opacity", body: styled("opacity:0.01")},
	{name: "size-0", body: styled("font-size:0px")},
	{name: "size-1", body: styled("font-size:1px;line-height:1px")},
	{name: "white", body: styled("color:white")},
	{name: "sheet-white", style: "#k9 { color: #fdfdfd; }", body: func(p string) string { return `<p id="k9">` + html.EscapeString(p) + `</p>` }},
	{name: "inherit-dark", style: ".band{background:#222831;color:#fff}", body: func(p string) string {
		return `<div class="band"><p>Thank you for reading</p><p style="color:rgb(34,40,50)">` + html.EscapeString(p) + `</p></div>`
	}},
	{name: "transparent", body: styled("color: transparent")},
	{name: "off-left", body: styled("position:absolute;left:-9999px")},
	{name: "indent", body: styled("text-indent:-9999px;overflow:hidden")},
	{name: "clip", body: styled("position:absolute;clip:rect(0,0,0,0)")},
	{name: "clip-path", body: styled("clip-path: inset(100%)")},
	{name: "no-height", body: styled("height:0;overflow:hidden")},
	{name: "scale-0", body: styled("transform: scale(0)")},
	{name: "attribute", body: func(p string) string { return `<p hidden>` + html.EscapeString(p) + `</p>` }},
	{name: "font-tag", body: func(p string) string { return `<p><font color="#FFFFFF">` + html.EscapeString(p) + `</font></p>` }},
	{name: "variable", style: ":root{--paper:#ffffff} .k{color:var(--paper)}", body: func(p string) string { return `<p class="k">` + html.EscapeString(p) + `</p>` }},
	{name: "zero-width", words: func(t, _ string) string { return spaced(t, "\u200b") }},
	{name: "tags", words: func(t, p string) string {
		var b strings.Builder
		for _, c := range tagged(p) {
			fmt.Fprintf(&b, "&#x%X;", c)
		}
		return t + "\x00" + b.String()
	}},
	{name: "lookalike", words: func(t, _ string) string { return lookalike(t) }},
	{name: "order", body: styled("color:#333"), seen: true},
}

func webBlock(b block, text string) string {
	text, entities, _ := strings.Cut(text, "\x00")
	t := html.EscapeString(text) + entities
	switch b.kind {
	case "name":
		return "<h1>" + t + "</h1>\n"
	case "heading":
		return "<h2>" + t + "</h2>\n"
	case "entry":
		return "<h3>" + t + "</h3>\n"
	case "bullet":
		return "<ul><li>" + t + "</li></ul>\n"
	}
	return "<p>" + t + "</p>\n"
}

func webFile(style, body string) []byte {
	return []byte("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Page</title><style>body{font:16px sans-serif;color:#222;background:#fff}" + style + "</style></head>\n<body>\n" + body + "</body></html>\n")
}

// webPair makes a page with a trick, and its twin. What is visible of the trick itself stands in both.
func webPair(r *rand.Rand, t webTrick, blocks []block, payload string) (tricked, twin []byte) {
	at := len(blocks)
	if r.IntN(2) == 0 && !t.seen && t.name != "inherit-dark" {
		at = len(blocks) / 2
	}
	write := func(with bool) []byte {
		var b strings.Builder
		plant := func() {
			switch {
			case t.body == nil:
			case with:
				b.WriteString(t.body(payload) + "\n")
			case t.name == "inherit-dark":
				b.WriteString("<p>Thank you for reading</p>\n")
			}
		}
		for i, bl := range blocks {
			if i == at {
				plant()
			}
			text := bl.text
			if with && t.words != nil {
				text = t.words(text, payload)
			}
			b.WriteString(webBlock(bl, text))
		}
		if at == len(blocks) {
			plant()
		}
		return webFile(t.style, b.String())
	}
	return write(true), write(t.seen)
}

package hidden

import (
	"strings"
	"testing"
)

func TestElementsAreJudgedByTheirStyles(t *testing.T) {
	const more = "words that stand here and there"
	for _, c := range []struct{ name, css, body, kinds string }{
		{"plain", "", "<p>" + more + "</p>", ""},
		{"no display", "", `<p style="display: none">` + more + `</p>`, Invisible},
		{"important", "", `<p style="display:none !important">` + more + `</p>`, Invisible},
		{"by class", ".x{display:none}", `<p class="a x">` + more + `</p>`, Invisible},
		{"the weightier rule shows it", "p.x{display:block} .x{display:none}", `<p class="x">` + more + `</p>`, ""},
		{"the later rule hides it", ".x{display:block} .x{display:none}", `<p class="x">` + more + `</p>`, Invisible},
		{"inside another", "#m .x{visibility:hidden}", `<div id="m"><b><i class="x">` + more + `</i></b></div>`, Invisible},
		{"not inside another", "#m .x{visibility:hidden}", `<div><i class="x">` + more + `</i></div>`, ""},
		{"visible inside hidden", "", `<div style="visibility:hidden"><p style="visibility:visible">` + more + `</p></div>`, ""},
		{"in print only", "@media print{p{display:none}}", `<p>` + more + `</p>`, ""},
		{"on any screen", "@media screen{.q{display:none}}", `<p class="q">` + more + `</p>`, Invisible},
		{"opacities multiply", "", `<div style="opacity:.2"><p style="opacity:.2">` + more + `</p></div>`, Invisible},
		{"half opacity", "", `<div style="opacity:.5">` + more + `</div>`, ""},
		{"size of nothing", "", `<p style="font-size:0">` + more + `</p>`, Size},
		{"small by shares", "", `<div style="font-size:10%"><p style="font-size:50%">` + more + `</p></div>`, Size},
		{"small print", "", `<p style="font-size:8px">` + more + `</p>`, ""},
		{"white", "", `<p style="color:#fff">` + more + `</p>`, Colour},
		{"white on dark", "", `<div style="background:#123"><p style="color:#fff">` + more + `</p></div>`, ""},
		{"dark on dark", "", `<div style="background-color:rgb(17 34 51)"><p style="color:#112233">` + more + `</p></div>`, Colour},
		{"white on a picture", "", `<div style="background:url(a.png)"><p style="color:#fff">` + more + `</p></div>`, ""},
		{"white over what is there", "", `<div style="position:absolute"><p style="color:#fff">` + more + `</p></div>`, ""},
		{"white on what another file paints", "", `<link rel="stylesheet" href="a.css"><p style="color:#fff">` + more + `</p>`, ""},
		{"a variable", ":root{--p:#fff}", `<p style="color:var(--p)">` + more + `</p>`, Colour},
		{"letters cut out of a gradient", "", `<p style="background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent">` + more + `</p>`, ""},
		{"transparent", "", `<p style="color:rgba(0,0,0,0)">` + more + `</p>`, Invisible},
		{"far left", "", `<p style="position:absolute;left:-9999px">` + more + `</p>`, Outside},
		{"a little left", "", `<p style="position:absolute;left:-9px">` + more + `</p>`, ""},
		{"of no height", "", `<div style="height:0;overflow:hidden">` + more + ` and many more of them</div>`, Covered},
		{"of no height and shown", "", `<div style="height:0">` + more + `</div>`, ""},
		{"a label for screen readers", "", `<span style="position:absolute;clip:rect(0,0,0,0)">Portfolio</span>`, ""},
		{"a closed menu", "", `<nav><ul style="display:none"><li>` + more + `</li></ul></nav>`, ""},
		{"the attribute", "", `<p hidden>` + more + `</p>`, Invisible},
		{"an old font", "", `<font color=white>` + more + `</font>`, Colour},
		{"an old page", "", `<table bgcolor="#000080"><tr><td><font color=white>` + more + `</font></td></tr></table>`, ""},
	} {
		page := "<html><head><style>" + c.css + "</style></head><body><p>Seen</p>" + c.body + "</body></html>"
		shown, found := Strip(page)
		if got := kinds(found.Warnings()); got != c.kinds {
			t.Errorf("%s: found %q, want %q", c.name, got, c.kinds)
		}
		if gone := !strings.Contains(shown, more) && strings.Contains(c.body, more); gone != (c.kinds != "" || c.name == "a closed menu") {
			t.Errorf("%s: left out %v", c.name, gone)
		}
		if !strings.Contains(shown, "Seen") {
			t.Errorf("%s: what is seen is gone", c.name)
		}
	}
}

func TestAPageThatHidesNothingStaysByteForByte(t *testing.T) {
	page := "<p style='color:#222'>Caf\u00e9 &amp; <b>bar\r\n</p></b>"
	if got, _ := Strip(page); got != page {
		t.Errorf("%q", got)
	}
}

func FuzzStrip(f *testing.F) {
	f.Add("<style>:root{--a:#fff} #b .c{color:var(--a,red)} @media print{p{x:y}}</style><p id=b><i class=c style='left:-1em;position:absolute'>x</i>")
	f.Add("<p style='font-size:1%;opacity:50%;background:rgb(1 2 3 / 5%) url(x)'>a&#xE0041;b&shy;c")
	f.Add("<style>/*</style><style>a{b:c;;}}} {{{</style><div hidden><table bgcolor=#123>")
	f.Fuzz(func(t *testing.T, page string) {
		shown, found := Strip(page)
		for _, w := range found.Warnings() {
			if w.Text == "" {
				t.Fatalf("%+v", w)
			}
		}
		if shown != page {
			_, again := Strip(shown)
			if again.Words() > found.Words()+4 {
				t.Fatalf("more is hidden in what was shown: %d, before %d", again.Words(), found.Words())
			}
		}
	})
}

package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
)

func one(text string) []byte {
	d := New("de")
	d.Page()
	d.Text(d.Begin(nil, Paragraph), 72, 100, Regular, 10, Ink{}, text)
	return d.Bytes()
}

func TestTheSameCallsGiveTheSameBytes(t *testing.T) {
	a, b := one("Żółć"), one("Żółć")
	if !bytes.Equal(a, b) || bytes.Equal(a, one("Żółw")) {
		t.Error("bytes do not follow the calls")
	}
}

func TestTheFontIsTheOneItsNoticeNames(t *testing.T) {
	sums, err := os.ReadFile("fonts/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"NotoSans-Regular.ttf": regular, "NotoSans-Bold.ttf": bold} {
		if !strings.Contains(string(sums), fmt.Sprintf("%x  %s\n", sha256.Sum256(data), name)) {
			t.Errorf("%s has another sum", name)
		}
	}
	if size := len(regular) + len(bold); size > 600_000 {
		t.Errorf("the font adds %d bytes to the program", size)
	}
}

func TestTheFontHasTheLettersOfEuropeAndUsualSigns(t *testing.T) {
	for what, letters := range map[string]string{
		"Polish": "ĄĆĘŁŃÓŚŹŻąćęłńóśźż", "Czech": "ČĎĚŇŘŠŤŮŽčďěňřšťůž", "Turkish": "ÇĞİıÖŞÜçğş", "German": "ÄÖÜẞäöüß", "Romanian": "ĂÂÎȘȚăâîșț",
		"Icelandic": "ÐÞÆðþæ", "Vietnamese": "ĐƠƯẶỆđơưặệ", "Greek": "ΆΈΉΊΌΎΏΐάέήίόύώς", "Russian": "ЁЙЩЪЫЭЮЯёйщъыэюя", "Ukrainian": "ҐЄІЇґєії",
		"Serbian": "ЂЋЏђћџ", "Kazakh": "ӘҒҚҢӨҰҮҺ", "signs": "“”‘’„‚«»‹›–—…·•€£¥₺₴₽§©®™°±×÷½²³₂‰−≈≤≥≠∞√←→↑↓✓★☆●○■□▪▶☎✉",
	} {
		for _, r := range letters {
			if !Has(r) {
				t.Errorf("%s: no glyph for %c (%U)", what, r, r)
			}
		}
	}
	for _, r := range "中あ한שع🥐\ufffd\x00\n" {
		if Has(r) {
			t.Errorf("a glyph for %U", r)
		}
	}
}

func TestPairsAreKerned(t *testing.T) {
	d := New("en")
	for _, pair := range []string{"AV", "To", "Te", "LT", "ΑΥ", "Га"} {
		letters := []rune(pair)
		apart := d.Width(Regular, 10, string(letters[0])) + d.Width(Regular, 10, string(letters[1]))
		if together := d.Width(Regular, 10, pair); together >= apart {
			t.Errorf("%q is %.2f wide together and %.2f apart", pair, together, apart)
		}
	}
	if nn := d.Width(Regular, 10, "nn"); nn != 2*d.Width(Regular, 10, "n") {
		t.Error("what needs no kerning is moved")
	}
}

// A glyph of the cut font has the outline and the advance that it had in the whole one, and its parts are glyphs of the cut one.
func TestACutFontDrawsTheSame(t *testing.T) {
	f := faces[Regular]()
	var wanted []sfnt.GlyphIndex
	for _, r := range []rune{0, 'A', 'Ż', 'ё', 'ΐ', ' ', 'A', 'ậ', '→'} {
		wanted = append(wanted, f.glyphs[r].index)
	}
	cut, err := readTables(f.file.subset(wanted))
	if err != nil {
		t.Fatal(err)
	}
	glyphs := int(be16(cut["maxp"], 4))
	if glyphs < len(wanted) || glyphs > 40 || len(cut["loca"]) != 4*(glyphs+1) || len(cut["hmtx"]) != 4*glyphs {
		t.Fatalf("%d glyphs for %d, loca %d, hmtx %d", glyphs, len(wanted), len(cut["loca"]), len(cut["hmtx"]))
	}
	for i, g := range wanted {
		whole, part := f.file.outline(g), cut.outline(sfnt.GlyphIndex(i))
		part = part[:len(whole)] // without what fills it up to four
		places := components(whole)
		if !slices.Equal(places, components(part)) || !bytes.Equal(f.file.metric(g), cut.metric(sfnt.GlyphIndex(i))) {
			t.Fatalf("glyph %d has other parts or another advance", i)
		}
		for _, at := range places {
			if old, now := be16(whole, at), be16(part, at); int(now) >= glyphs || !sameOutline(f.file.outline(sfnt.GlyphIndex(old)), cut.outline(sfnt.GlyphIndex(now))) {
				t.Errorf("glyph %d has another part", i)
			}
		}
		if len(places) == 0 && !bytes.Equal(whole, part) {
			t.Errorf("glyph %d is drawn otherwise", i)
		}
	}
	if sum(f.file.subset(wanted)) != 0xB1B0AFBA {
		t.Error("the font's checksum is wrong")
	}
}

// sameOutline compares two simple glyphs, or the fixed part of two composed ones.
func sameOutline(a, b []byte) bool {
	n := len(a)
	if len(components(a)) > 0 {
		n = 10
	}
	return len(b) >= n && bytes.Equal(a[:n], b[:n])
}

func TestABrokenFontIsAnErrorAndNoPanic(t *testing.T) {
	if _, err := readFace("whole", regular); err != nil {
		t.Fatal(err)
	}
	for _, cut := range []int{0, 3, 11, 12, 100, 200, len(regular) / 2, len(regular) - 5000} {
		if _, err := readFace("cut", regular[:cut]); err == nil {
			t.Errorf("a font of %d bytes is taken", cut)
		}
	}
}

func TestNumbersAreWrittenShort(t *testing.T) {
	for f, want := range map[float64]string{0: "0", 1: "1", 0.5: "0.5", 10.1004: "10.1", -0.0001: "0", 100: "100", -3.25: "-3.25", 1e6: "1000000"} {
		if got := number(f); got != want {
			t.Errorf("%v is written %s", f, got)
		}
	}
}

func TestWhatFitsIsCountedInWholeCharacters(t *testing.T) {
	d := New("pl")
	word := strings.Repeat("żółć", 40)
	for width := 0.0; width < 200; width += 7 {
		n := d.Fits(Regular, 10, word, width)
		if n == 0 || strings.ContainsRune(word[:n], '\ufffd') || n > 2 && d.Width(Regular, 10, word[:n]) > width {
			t.Fatalf("%d bytes fit into %.0f points", n, width)
		}
	}
	if n := d.Fits(Regular, 10, "\xff\xff", 100); n != 2 {
		t.Errorf("%d bytes of no text fit", n)
	}
}

func Example() {
	d := New("pl")
	d.Page()
	name := d.Begin(nil, Heading1)
	d.Text(name, 72, 90, Bold, 22, Ink{}, "Łucja Żmudzińska")
	fmt.Printf("%d page, %.8s\n", d.Pages(), d.Bytes())
	// Output: 1 page, %PDF-1.7
}

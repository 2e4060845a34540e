package recovery

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"autojob/backend/core/problem"
)

// picture draws rows as paper shows them: four pixels a module, a white margin of four modules.
func picture(rows []string) *image.Gray {
	const scale, margin = 4, 4
	side := (len(rows) + 2*margin) * scale
	img := image.NewGray(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			img.SetGray(x, y, color.Gray{Y: 255})
			r, c := y/scale-margin, x/scale-margin
			if r >= 0 && r < len(rows) && c >= 0 && c < len(rows[r]) && rows[r][c] == '1' {
				img.SetGray(x, y, color.Gray{Y: 0})
			}
		}
	}
	return img
}

// scan reads a picture with a decoder that shares no code with what drew it (a port of ZXing).
func scan(t testing.TB, img image.Image) (text, level string, err error) {
	t.Helper()
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		return "", "", err
	}
	// The picture is straight: without this hint the decoder looks for a tilted one and misses one in 150.
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true})
	if err != nil {
		return "", "", err
	}
	level, _ = result.GetResultMetadata()[gozxing.ResultMetadataType_ERROR_CORRECTION_LEVEL].(string)
	return result.GetText(), level, nil
}

func TestTheCodeIsReadByAnotherDecoder(t *testing.T) {
	secrets := []Secret{known(t)}
	for _, v := range vectors(t) {
		secrets = append(secrets, secretOf(v.entropy))
	}
	for range 100 {
		secrets = append(secrets, New())
	}
	for _, s := range secrets {
		rows, err := s.QR()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if len(row) != len(rows) || strings.Trim(row, "01") != "" {
				t.Fatalf("a row of %d among %d rows", len(row), len(rows))
			}
		}
		text, level, err := scan(t, picture(rows))
		if err != nil || text != s.Text() || level != "Q" {
			t.Fatalf("read %d characters at level %s: %v", len(text), level, err)
		}
		if back, err := ParseText(text); err != nil || !back.Equal(s) {
			t.Fatalf("what was scanned is not the kit: %v", err)
		}
	}
}

// A stain is put right, and what is too large is not read as another kit.
func TestAStainedCodeIsReadOrRefused(t *testing.T) {
	s := known(t)
	rows, err := s.QR()
	if err != nil {
		t.Fatal(err)
	}
	stain := func(side int) *image.Gray {
		img := picture(rows)
		for y := range side * 4 {
			for x := range side * 4 {
				img.SetGray((4+14+x/4)*4+x%4, (4+14+y/4)*4+y%4, color.Gray{Y: 0})
			}
		}
		return img
	}
	if text, _, err := scan(t, stain(9)); err != nil || text != s.Text() {
		t.Errorf("a stain of 9 modules: %v", err)
	}
	if text, _, err := scan(t, stain(20)); err == nil {
		t.Errorf("a stain of 20 modules: read %d characters", len(text))
	}
}

func TestTheTextIsReadBack(t *testing.T) {
	for _, v := range vectors(t) {
		s := secretOf(v.entropy)
		text := s.Text()
		if len(text) != codeSize || strings.Trim(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") != "" {
			t.Fatalf("%d characters, or one that is not of the alphanumeric kind", len(text))
		}
		for name, typed := range map[string]string{"as it is": text, "lower case": strings.ToLower(text),
			"lines": " " + text[:20] + "\r\n\t" + text[20:50] + " " + text[50:] + "\n", "marks": "\ufeff" + text} {
			if back, err := ParseText(typed); err != nil || !back.Equal(s) {
				t.Errorf("%s: %v", name, err)
			}
			if back, err := Parse(typed); err != nil || !back.Equal(s) {
				t.Errorf("%s, by Parse: %v", name, err)
			}
		}
		if back, err := Parse(v.words); err != nil || !back.Equal(s) {
			t.Errorf("words by Parse: %v", err)
		}
	}
}

func TestAChangedTextIsRefusedAndNotRepeated(t *testing.T) {
	text := known(t).Text()
	refused := func(name, typed string) {
		t.Helper()
		got, err := ParseText(typed)
		if !got.Empty() || !problem.Is(err, problem.Invalid) {
			t.Errorf("%s: %v", name, err)
			return
		}
		p := problem.From(err)
		if said := p.Message + p.Hint + err.Error(); strings.Contains(said, text[len(codeMark):len(codeMark)+6]) {
			t.Errorf("%s: %s", name, said)
		}
	}
	for i := range text {
		for _, c := range "AZ27:-=" {
			if byte(c) != text[i] {
				refused("a changed character", text[:i]+string(c)+text[i+1:])
			}
		}
		refused("a lost character", text[:i]+text[i+1:])
		refused("a cut code", text[:i])
	}
	refused("a longer code", text+"A")
	refused("padding", text+"====")
	refused("nothing", "")
	refused("a web address", "https://jobs.example.com/")
	refused("far too long", text+strings.Repeat(" ", pastedSize))
	_, err := ParseText(strings.Replace(text, "KIT-1", "KIT-2", 1))
	if p := problem.From(err); !strings.Contains(p.Hint, "Update Autojob") {
		t.Errorf("a later version: %v", p)
	}
}

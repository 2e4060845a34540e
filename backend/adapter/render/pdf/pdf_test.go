package pdf

import (
	"os"
	"testing"
)

func TestX(t *testing.T) {
	d := New("de")
	d.Page()
	e := d.Begin(nil, Heading1)
	d.Text(e, 72, 100, Bold, 22, Ink{}, "Żółć AV To Wa Ελένη Ёлка Å")
	e = d.Begin(nil, Paragraph)
	d.Text(e, 72, 140, Regular, 10, Ink{}, "Łódź, Straße, Ğüneş, Ǆ AVATAR To. „fi fl ffi“ Te W. P, Ту Г. e̦")
	d.Rule(72, 150, 400, .5, Ink{.7, .7, .7})
	os.WriteFile("/tmp/render/x.pdf", d.Bytes(), 0o600)
}

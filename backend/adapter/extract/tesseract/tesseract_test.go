package tesseract

import (
	"image"
	"testing"
)

func TestOnlyTheKnownProgramIsRun(t *testing.T) {
	if _, err := Open(t.Context(), []byte("\x00asm\x01\x00\x00\x00"), ""); err == nil {
		t.Error("another program was loaded")
	}
}

func TestWordsAreTakenFromTheTable(t *testing.T) {
	const table = "1\t1\t0\t0\t0\t0\t0\t0\t100\t50\t-1\t\n4\t1\t1\t1\t1\t0\t5\t5\t80\t20\t-1\t\n5\t1\t1\t1\t1\t1\t5\t6\t30\t12\t96.5\tAna\n5\t1\t1\t1\t1\t2\t40\t6\t30\t12\t-3\t \nbroken\n5\tx\t2\t1\t3\t1\t1\t2\t3\t4\t250\tZ\tY\n"
	got := parseTSV(table)
	if len(got) != 2 || got[0] != (Word{Text: "Ana", Box: image.Rect(5, 6, 35, 18), Confidence: 0.965, Block: 1, Paragraph: 1, Line: 1}) {
		t.Fatalf("words %+v", got)
	}
	if got[1].Confidence != 1 || got[1].Block != 2 || got[1].Line != 3 {
		t.Errorf("second word %+v", got[1])
	}
}

func FuzzTable(f *testing.F) {
	f.Add("5\t1\t1\t1\t1\t1\t5\t6\t30\t12\t96.5\tAna\n")
	f.Add("5\t1\t1\t1\t1\t1\t5\t6\t30\t12\tNaN\tAna\n")
	f.Add("5\t1\t1\t1\t1\t1\t5\t6\t30\t12\t9\t\xba\n")
	f.Fuzz(func(t *testing.T, table string) {
		for _, w := range parseTSV(table) {
			if w.Text == "" || !(w.Confidence >= 0 && w.Confidence <= 1) {
				t.Errorf("word %+v", w)
			}
		}
	})
}

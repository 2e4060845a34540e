package render

import (
	"bytes"
	"strconv"
	"testing"
)

func TestAReportIsSetHoweverLongAndWhateverItNames(t *testing.T) {
	r := Report{Language: "de", Title: "Was ich weitergegeben habe", Beneath: "1. Dezember 2026", Sections: []ReportSection{{Title: "Łęcki & Söhne", Beneath: "Arbeitgeber\u00a0und\u202fmehr, Auf\u200clage ©\ufe0f"}}}
	data, pages, replaced := r.PDF()
	if !bytes.HasPrefix(data, []byte("%PDF-")) || pages != 1 || replaced {
		t.Fatalf("%d bytes on %d pages, replaced: %v", len(data), pages, replaced)
	}
	for i := range 2000 {
		r.Sections[0].Entries = append(r.Sections[0].Entries, ReportEntry{Title: "Eintrag " + strconv.Itoa(i), Lines: []string{"Name, Telefon", "東京"}})
	}
	data, pages, replaced = r.PDF()
	if pages < 50 || !replaced || len(data) < 100_000 {
		t.Errorf("%d bytes on %d pages, replaced: %v", len(data), pages, replaced)
	}
}

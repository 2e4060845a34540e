package resumebench

import (
	"os"
	"path/filepath"
	"testing"
)

// The floors of CVs as plain text are a little under what was measured, in percent: precision and recall. The people of testdata/pasted, pasted-second and pasted-third were
// written, with what they say, before the parser was changed for them.
var pastedFloors = map[string]map[string][2]float64{
	"pasted": {
		"name": {89, 89}, "e-mail": {100, 100}, "phone": {100, 100}, "title": {90, 85}, "company": {92, 89}, "dates": {95, 90}, "degree": {75, 72}, "institution": {80, 85},
		"skills": {84, 80}, "label": {99, 79}, "city": {99, 99}, "highlights": {86, 81}, "languages": {94, 94}, "certificates": {74, 74}, "volunteering": {40, 28},
	},
	"pasted-second": {
		"name": {99, 99}, "e-mail": {100, 100}, "phone": {100, 100}, "title": {93, 93}, "company": {93, 93}, "dates": {97, 92}, "degree": {86, 75}, "institution": {82, 71},
		"skills": {72, 77}, "label": {74, 59}, "city": {76, 68}, "highlights": {86, 86}, "languages": {99, 75}, "certificates": {76, 70}, "volunteering": {62, 34},
	},
	"pasted-third": {
		"name": {99, 99}, "e-mail": {100, 100}, "phone": {100, 100}, "title": {91, 86}, "company": {90, 86}, "dates": {92, 91}, "degree": {69, 72}, "institution": {93, 90},
		"skills": {87, 70}, "label": {99, 99}, "city": {86, 78}, "highlights": {85, 83}, "languages": {98, 88}, "certificates": {84, 67}, "volunteering": {74, 52},
	},
}

func TestPastedCVsKeepTheirFloors(t *testing.T) {
	for set, floors := range pastedFloors {
		folder := filepath.Join("..", "..", "testdata", set)
		cases, err := Told(filepath.Join(folder, "truth.json"), folder)
		if err != nil {
			t.Fatal(err)
		}
		keepsFloors(t, set, Sum(measured(t, cases)), floors)
	}
}

// copiedFloors are those of the fictional people's own files, copied as text line by line: without letters, columns and list marks that are drawn.
var copiedFloors = map[string][2]float64{
	"name": {96, 87}, "e-mail": {100, 99}, "phone": {99, 96}, "title": {94, 94}, "company": {89, 89}, "dates": {98, 97}, "degree": {96, 91}, "institution": {94, 88},
	"skills": {86, 83}, "city": {99, 89}, "languages": {99, 99}, "certificates": {91, 86}, "volunteering": {93, 93},
}

func TestCVsCopiedAsTextKeepTheirFloors(t *testing.T) {
	x, sum := extractor(t), map[string]Count{}
	for _, set := range []string{"people", "cvs"} {
		folder := filepath.Join("..", "..", "testdata", set)
		cases, err := Told(filepath.Join(folder, "truth.json"), folder)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		var texts []Case
		for _, c := range cases {
			if c.Scan {
				continue
			}
			data, err := os.ReadFile(c.Path)
			if err != nil {
				t.Fatal(err)
			}
			d, err := x.Document(t.Context(), data, filepath.Base(c.Path))
			if err != nil {
				t.Fatal(err)
			}
			c.Path = filepath.Join(dir, filepath.Base(c.Path)+".txt")
			if err := os.WriteFile(c.Path, []byte(d.Text()), 0o600); err != nil {
				t.Fatal(err)
			}
			texts = append(texts, c)
		}
		for f, c := range Sum(measured(t, texts)) {
			all := sum[f]
			all.add(c)
			sum[f] = all
		}
	}
	keepsFloors(t, "copied", sum, copiedFloors)
}

// keepsFloors reports each field that is below its floor, in percent.
func keepsFloors(t *testing.T, set string, sum map[string]Count, floors map[string][2]float64) {
	t.Helper()
	for f, floor := range floors {
		c := sum[f]
		t.Logf("%s, %-13s %.3f/%.3f", set, f, c.Precision(), c.Recall())
		if 100*c.Precision() < floor[0] || 100*c.Recall() < floor[1] {
			t.Errorf("%s, %s: %.3f/%.3f, the floors are %v", set, f, c.Precision(), c.Recall(), floor)
		}
	}
}

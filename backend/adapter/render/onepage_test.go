package render

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"autojob/backend/core/profile"
	"autojob/backend/core/summary"
)

func TestAPageOfAPersonIsOnePage(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "panel*", "people", "*.json"))
	if err != nil || len(files) < 20 {
		t.Fatalf("%d people: %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		var one struct{ Profile *profile.Profile }
		if err == nil {
			err = json.Unmarshal(data, &one)
		}
		if err != nil {
			t.Fatal(err)
		}
		d := summary.Make(summary.Input{Profile: one.Profile, Kind: summary.Page, Day: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), Chosen: []string{"email", "phone", "address", "links"}})
		r, err := Render(&d, PDF)
		if err != nil {
			t.Fatal(err)
		}
		if r.Pages != 1 {
			t.Errorf("%s: %d pages", filepath.Base(file), r.Pages)
		}
	}
}

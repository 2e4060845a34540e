package render

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"autojob/backend/core/summary"
)

func TestX(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.json")
	for _, n := range names {
		raw, _ := os.ReadFile(n)
		var d summary.Draft
		if err := json.Unmarshal(raw, &d); err != nil { t.Fatal(n, err) }
		for _, f := range Formats {
			r, err := Render(&d, f)
			if err != nil { t.Fatal(n, err) }
			os.WriteFile("/tmp/render/out/"+filepath.Base(n[:len(n)-5])+"."+string(f), r.Bytes, 0o600)
		}
	}
}

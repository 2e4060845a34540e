package adbench

import (
	"os"
	"path/filepath"
	"testing"
)

const truth = "../../testdata/truth/real_ads.json"

func data(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("AUTOJOB_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "data")
	}
	for _, set := range []string{"monster_jobs_sample", "glassdoor_ds_jobs", "job_feeds"} {
		if _, err := os.Stat(filepath.Join(dir, set)); err != nil {
			t.Skip("the test data is not here; AUTOJOB_DATA names its folder")
		}
	}
	return dir
}

func TestRealAdsAreReadAtTheTarget(t *testing.T) {
	r, err := Measure(truth, data(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range r.Mistakes {
		t.Log(m)
	}
	for _, row := range r.Table() {
		t.Logf("%-55s %-70s %s", row.Task, row.Value, row.Judged())
	}
}

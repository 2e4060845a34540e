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

func TestRealAdsAreReadAboveTheFloors(t *testing.T) {
	r, err := Measure(truth, data(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range r.Mistakes {
		t.Log(m)
	}
	// Floors below what is reached, so that a step back is seen; the target is higher.
	total := r.Total()
	if right := share(total.Right, total.Stated); right < 0.97 {
		t.Errorf("%.3f of what is stated is read right", right)
	}
	if quiet := share(total.Quiet, total.Silent); quiet < 0.995 {
		t.Errorf("of %.3f of what is not stated nothing is read", quiet)
	}
	for field, floor := range map[string]float64{"title": 0.99, "company": 0.93, "city": 0.97, "country": 0.97, "remote": 0.95, "employment": 0.9, "pay": 0.95, "years": 0.95,
		"level": 0.98, "degree": 0.97, "licences": 0.93, "languages": 0.99, "benefits": 0.96, "contact": 0.95, "instructions": 0.97, "growth": 0.95, "agency": 0.9, "must": 0.91, "nice": 0.83} {
		if c := r.Counts[field]; share(c.Right, c.Stated) < floor {
			t.Errorf("%s: %.3f right, below %.2f", field, share(c.Right, c.Stated), floor)
		}
	}
	for _, row := range r.Table() {
		t.Logf("%-55s %-70s %s", row.Task, row.Value, row.Judged())
	}
}

func TestAWrongReadingIsCounted(t *testing.T) {
	same := func(a, b string) bool { return a == b }
	c := comparison{out: &Result{Counts: map[string]*Count{"pay": {}, "benefits": {}}}}
	c.one("pay", nil, "x", nil, func(any) bool { return true })
	c.one("pay", "y", nil, nil, func(any) bool { return true })
	c.one("pay", "y", "x", nil, func(want any) bool { return want == "y" })
	c.one("pay", "y", "x", []any{"y"}, func(want any) bool { return want == "y" })
	if got := *c.out.Counts["pay"]; got != (Count{Stated: 3, Right: 1, Silent: 1}) {
		t.Errorf("counted %+v", got)
	}
	c.compareList("benefits", []any{"a", "b"}, nil, []string{"a", "z"}, same)
	c.compareList("benefits", nil, nil, []string{"z"}, same)
	if got := *c.out.Counts["benefits"]; got != (Count{Stated: 2, Right: 1, Silent: 1, Read: 3, Fit: 1}) {
		t.Errorf("counted %+v", got)
	}
}

func TestRepeatedAdsAreRecognised(t *testing.T) {
	got, err := Repeated(data(t), Tables[1])
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", got)
	if got.Found < got.Pairs || share(got.Caught, got.Again) < Target || got.Mixed > 0 || got.Pairs < 100 {
		t.Errorf("%+v", got)
	}
}

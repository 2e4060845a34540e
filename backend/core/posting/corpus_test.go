package posting

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// corpus reads a file of the public data beside the repository, or skips.
func corpus(t *testing.T, name string) []byte {
	t.Helper()
	dir := os.Getenv("AUTOJOB_DATA")
	if dir == "" {
		dir = "../../../../shared/data"
	}
	data, err := os.ReadFile(filepath.Join(dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the public data is not here; AUTOJOB_DATA names its folder")
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEveryDirtyRowIsKeptButExactRepeats(t *testing.T) {
	data := corpus(t, "monster_jobs_sample/jobs_sample.csv")
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	distinct := map[string]bool{}
	for _, row := range rows[1:] {
		distinct[strings.Join(row, "\x00")] = true
	}
	r, err := Parse(data, "jobs_sample.csv")
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Postings)+r.Repeated != len(rows)-1 || len(r.Postings) > len(distinct) || len(r.Postings) < len(distinct)-3 || len(r.Problems) > 0 {
		t.Errorf("%d kept, %d repeated, %d problems of %d rows (%d distinct)", len(r.Postings), r.Repeated, len(r.Problems), len(rows)-1, len(distinct))
	}
	placed, states := 0, 0
	cityState := regexp.MustCompile(`^([A-Z][A-Za-z.'-]*(?: [A-Z][A-Za-z.'-]*){0,2}), ([A-Z]{2})(?: \d{5})?$`)
	for _, p := range r.Postings {
		m := cityState.FindStringSubmatch(p.Location)
		if m == nil || strings.HasPrefix(m[1], "Address") {
			continue
		}
		if placed++; len(p.Locations) == 1 && p.Locations[0] == (Place{m[1], m[2], "US"}) {
			states++
		} else if placed-states < 12 {
			t.Logf("%q: %+v", p.Location, p.Locations)
		}
	}
	t.Logf("%d kept, %d repeated; places right %d of %d in the plain form", len(r.Postings), r.Repeated, states, placed)
	if float64(states) < 0.99*float64(placed) {
		t.Errorf("places right %d of %d", states, placed)
	}
}

// estimate is the other reading of the pay column: nothing but the numbers that stand in it.
var estimate = regexp.MustCompile(`\$(\d+)(K?)-\$(\d+)(K?)( Per Hour)?`)

func TestPayOfRealAdsIsReadRight(t *testing.T) {
	data := corpus(t, "glassdoor_ds_jobs/glassdoor_jobs.csv")
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	salary := slices.Index(rows[0], "Salary Estimate")
	stating, right := 0, 0
	for _, row := range rows[1:] {
		m := estimate.FindStringSubmatch(row[salary])
		if m == nil {
			continue
		}
		stating++
		want := Salary{Currency: "USD", Period: "year"}
		want.Min, _ = strconv.ParseFloat(m[1], 64)
		want.Max, _ = strconv.ParseFloat(m[3], 64)
		if m[2] != "" {
			want.Min, want.Max = want.Min*1000, want.Max*1000
		}
		if m[5] != "" {
			want.Period = "hour"
		}
		if got, _ := ReadSalary(row[salary]); got != nil && *got == want {
			right++
		} else {
			t.Logf("%q: %s", row[salary], pay(got))
		}
	}
	if stating < 700 || float64(right) < 0.99*float64(stating) {
		t.Errorf("pay right in %d of %d rows", right, stating)
	}
	r, err := Parse(data, "glassdoor_jobs.csv")
	if err != nil || len(r.Postings)+r.Repeated != len(rows)-1 {
		t.Errorf("%d kept and %d repeated of %d rows, %v", len(r.Postings), r.Repeated, len(rows)-1, err)
	}
	t.Logf("pay right in %d of %d rows; %d kept, %d repeated, %d problems", right, stating, len(r.Postings), r.Repeated, len(r.Problems))
}

func TestFeedsAreRead(t *testing.T) {
	want := map[string]int{ // ads kept; -1 is an error with a hint
		"remoteok_api_2026-03.json": 96 /* one has no title */, "sakshambhatla_ashby_jobs.json": 54, "sakshambhatla_greenhouse_jobs.json": 449, "sakshambhatla_lever_jobs.json": 2, "sakshambhatla_ycombinator_jobs.json": 3,
		"linkedin_jobs_guest_page.html": -1, "ats_shapes/applytojob.html": -1, "ats_shapes/personio.xml": -1, "ats_shapes/rss.xml": -1,
		"ats_shapes/ashby.json": 2, "ats_shapes/bamboohr.json": 2, "ats_shapes/greenhouse_job_detail.json": 1, "ats_shapes/hibob_job_ads.json": 1, "ats_shapes/join_api.json": 1, "ats_shapes/lever_job_detail.json": -1,
		"ats_shapes/personio.json": 2, "ats_shapes/recruitee.json": 2, "ats_shapes/recruitee_offer_detail.json": -1, "ats_shapes/smartrecruiters.json": 2, "ats_shapes/smartrecruiters_posting_detail.json": 1, "ats_shapes/teamtailor.json": 1,
		"ats_shapes/workable.json": 2, "ats_shapes/workday.json": 2,
	}
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for k := range want {
			if !yield(k) {
				return
			}
		}
	}) {
		r, err := Parse(corpus(t, "job_feeds/"+name), filepath.Base(name))
		first := ""
		if len(r.Problems) > 0 {
			first = r.Problems[0].Where + ": " + r.Problems[0].Message
		}
		t.Logf("%-45s %4d kept %3d repeated %3d problems  %s %v", name, len(r.Postings), r.Repeated, len(r.Problems), first, err)
		got := len(r.Postings) + r.Repeated
		if err != nil {
			got = -1
		}
		if got != want[name] {
			t.Errorf("%s: %d, want %d", name, got, want[name])
		}
	}
}

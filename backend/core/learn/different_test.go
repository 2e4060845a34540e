package learn

import (
	"fmt"
	"slices"
	"testing"
)

func TestOneInTenIsSomethingDifferent(t *testing.T) {
	jobs := make([]Job, 95)
	for i := range jobs {
		jobs[i].Tags = []string{"field:care"}
	}
	jobs[15].Tags, jobs[33].Tags, jobs[34].Tags, jobs[35].Tags = []string{"field:a"}, []string{"field:b"}, []string{"field:c"}, []string{"field:d"}
	jobs[20].Tags = []string{"field:e"} // the person must not be shown this one
	may := func(i int) bool { return i != 20 }
	job := func(i int) *Job { return &jobs[i] }
	drawn := map[int]bool{}
	for seed := range uint64(20) {
		order, moved := Different(len(jobs), seed, job, may)
		sorted := slices.Clone(order)
		slices.Sort(sorted)
		for i, k := range sorted {
			if i != k {
				t.Fatalf("seed %d: not the same jobs: %v", seed, order)
			}
		}
		for from := 0; from+block < len(jobs); from += block {
			n := 0
			for at, i := range order[from : from+block] {
				if moved[i] {
					n++
					if i+from/block < from+block || at < first || i == 20 { // each ten before has moved it down by one
						t.Errorf("seed %d: job %d at %d", seed, i, from+at)
					}
				}
			}
			if n != 1 {
				t.Errorf("seed %d: %d of the ten from %d are something different", seed, n, from)
			}
		}
		for _, i := range order[:block] {
			if moved[i] {
				drawn[i] = true
			}
		}
		rest := slices.DeleteFunc(slices.Clone(order), func(i int) bool { return moved[i] })
		if !slices.IsSorted(rest) {
			t.Errorf("seed %d: the others changed their order: %v", seed, rest)
		}
		again, _ := Different(len(jobs), seed, job, may)
		if fmt.Sprint(again) != fmt.Sprint(order) {
			t.Error("the same seed draws another")
		}
	}
	if len(drawn) < 2 || !drawn[15] && !drawn[33] {
		t.Errorf("drawn for the first ten: %v", drawn)
	}
	for i := range drawn {
		if jobs[i].Tags[0] == "field:care" {
			t.Errorf("job %d is nothing different", i)
		}
	}
}

func TestAShortListHasNothingDifferent(t *testing.T) {
	var none Job
	for n := range block + 1 {
		if order, moved := Different(n, 1, func(int) *Job { return &none }, func(int) bool { return true }); len(order) != n || len(moved) > 0 {
			t.Errorf("%d: %v, %v", n, order, moved)
		}
	}
}

package ledger

import (
	"bytes"
	"testing"
	"time"
)

// 100,000 entries are verified in under 5 s, and a page of them comes at once. What counts is the processor's time, so that other work on
// the computer makes no difference.
func TestAHundredThousandEntriesVerifySoonAndPageAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("fills a large store: this runs without the race detector")
	}
	ctx, l := t.Context(), filled(t, 100_000)
	start, used := time.Now(), spent()
	whole(t, l, 100_000, 0)
	verified, work := time.Since(start), spent()-used
	slowest := time.Duration(0)
	for _, before := range []int64{0, 99_000, 50_001, 201, 30} {
		used = spent()
		lines, err := l.Latest(ctx, before, 50)
		if err != nil || len(lines) < 29 {
			t.Fatal(len(lines), err)
		}
		slowest = max(slowest, spent()-used)
	}
	used = spent()
	lines, err := l.To(ctx, "Company 3")
	if err != nil || len(lines) < 14_000 {
		t.Fatal(len(lines), err)
	}
	to := spent() - used
	used = spent()
	record(t, l, now, note(1))
	appended := spent() - used
	var out bytes.Buffer
	if err := l.Export(ctx, &out); err != nil {
		t.Fatal(err)
	}
	used = spent()
	if r, err := CheckExport(out.Bytes()); err != nil || !r.Whole() {
		t.Fatalf("%+v %v", r, err)
	}
	checked := spent() - used
	t.Logf("campaign: 100000: entries verified in %v of work (%v by the clock, beside whatever else runs); a page of 50 in %v at most; all of one of seven recipients in %v; one more in %v; an export of %d MB checked in %v",
		work, verified, slowest, to, appended, out.Len()>>20, checked)
	if work > 5*time.Second || slowest > 100*time.Millisecond || checked > 10*time.Second {
		t.Error("too slow")
	}
}

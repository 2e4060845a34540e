package skill

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

const benchText = `We are looking for a Senior Back-End Engineer (m/f/d) who writes Go and Python services on Kubernetes. You design REST APIs,
know PostgreSQL and Redis well, and care for code reviews, CI/CD and observability. Experience with AWS, Terraform or Docker is a plus. You speak
English and ideally German. What we offer: a friendly team, 30 days of holiday, flexible hours and a budget for learning. Our office is in Leipzig.
`

func BenchmarkExtract(b *testing.B) {
	text := strings.Repeat(benchText, 100)
	l := Default()
	b.SetBytes(int64(len(text)))
	b.ResetTimer()
	for b.Loop() {
		if len(l.Extract(text)) < 1000 {
			b.Fatal("too few mentions")
		}
	}
}

func BenchmarkTitles(b *testing.B) {
	l := Default()
	for b.Loop() {
		if len(l.Titles("Senior Front-End Engineer (m/w/d) - Berlin")) == 0 {
			b.Fatal("no candidate")
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := Read(files); err != nil {
			b.Fatal(err)
		}
	}
}

// reference is the time of a fixed piece of work of the same kind, so that the bounds below hold on a slow or busy machine too: on an
// idle one of 2026 it takes about 40 ms.
func reference() time.Duration {
	best := time.Hour
	for range 5 {
		start := time.Now()
		m := map[string]int{}
		for i := range 250_000 {
			m[strconv.Itoa(i*7919)] += i
		}
		best = min(best, time.Since(start))
	}
	return best
}

func TestExtractAndBuildAreFast(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("timing says nothing in short mode or under the race detector")
	}
	l := Default()
	text := strings.Repeat(benchText, 400)
	extract, build := time.Hour, time.Hour
	for range 5 {
		start := time.Now()
		l.Extract(text)
		extract = min(extract, time.Since(start))
		start = time.Now()
		if _, err := Read(files); err != nil {
			t.Fatal(err)
		}
		build = min(build, time.Since(start))
	}
	unit := reference()
	t.Logf("%.1f MB/s, built in %v; the reference takes %v", float64(len(text))/1e6/extract.Seconds(), build, unit)
	if build > 6*unit {
		t.Errorf("built in %v, %.1f times the reference; want 6 at most", build, build.Seconds()/unit.Seconds())
	}
	if extract > 2*unit {
		t.Errorf("%d bytes read in %v, %.1f times the reference; want 2 at most", len(text), extract, extract.Seconds()/unit.Seconds())
	}
}

// BenchmarkReadHouse is the same without what was taken from taxonomies.
func BenchmarkReadHouse(b *testing.B) {
	for b.Loop() {
		if _, err := House(); err != nil {
			b.Fatal(err)
		}
	}
}

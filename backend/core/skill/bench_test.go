package skill

import (
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

// The bounds leave room for a machine that others use too; the benchmarks above give the real figures.
func TestExtractAndBuildAreFast(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("timing says nothing in short mode or under the race detector")
	}
	l := Default()
	text := strings.Repeat(benchText, 400)
	best := 0.0
	for range 5 {
		start := time.Now()
		l.Extract(text)
		best = max(best, float64(len(text))/1e6/time.Since(start).Seconds())
	}
	build := time.Hour
	for range 3 {
		start := time.Now()
		if _, err := Read(files); err != nil {
			t.Fatal(err)
		}
		build = min(build, time.Since(start))
	}
	t.Logf("%.1f MB/s, built in %v", best, build)
	if best < 2.5 || build > 500*time.Millisecond {
		t.Errorf("%.1f MB/s, built in %v; want 5 MB/s and 100 ms on an idle machine", best, build)
	}
}

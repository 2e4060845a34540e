package trace

import (
	"bytes"
	"math/rand/v2"
	"os"
	"testing"
)

func BenchmarkNew(b *testing.B) {
	ids := someone(rand.New(rand.NewPCG(1, 1)))
	for b.Loop() {
		s := New(ids)
		b.ReportMetric(float64(s.auto.states()), "states")
		b.ReportMetric(float64(len(s.auto.next)*4>>10), "KiB")
	}
}

func BenchmarkSearch(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	s := New(someone(r))
	prose, err := os.ReadFile("../../doc.go")
	if err != nil {
		b.Fatal(err)
	}
	binary, err := os.ReadFile(os.Args[0])
	if err != nil {
		b.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"noise":   noise(r, 16<<20),
		"zero":    make([]byte, 16<<20),
		"prose":   bytes.Repeat(prose, 16<<20/len(prose)),
		"program": binary,
		"base64":  inBase64At0(noise(r, 12<<20)),
		"gzip":    holders[0].wrap(bytes.Repeat(prose, 16<<20/len(prose))),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if got := s.Bytes(data); len(got.Hits) > 0 {
					b.Fatal(got)
				}
			}
		})
	}
}

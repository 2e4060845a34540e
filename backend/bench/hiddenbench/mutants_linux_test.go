package hiddenbench

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"syscall"
	"testing"
	"time"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/problem"
)

// mutant is a PDF gone wrong: its drawing or its objects are changed inside a sound file, or the file's bytes.
func mutant(r *rand.Rand) []byte {
	t := pdfTricks[r.IntN(len(pdfTricks))]
	s := newSheet()
	blocks := cv(r)
	if t.under != nil {
		t.under(s, r, pick(r, payloads))
	}
	layout(s, blocks, t.dark)
	if t.over != nil {
		t.over(s, r, pick(r, payloads))
	}
	switch r.IntN(3) {
	case 0: // inside the packed drawing, where damage to the file's bytes does not reach
		ops := damage(r, []byte(s.ops.String()))
		s.ops.Reset()
		s.ops.Write(ops)
	case 1:
		i := r.IntN(len(s.objects))
		s.objects[i] = string(damage(r, []byte(s.objects[i])))
	default:
		return damage(r, s.bytes())
	}
	return s.bytes()
}

// damage changes bytes as a bad disk, a cut connection or an attacker would.
func damage(r *rand.Rand, b []byte) []byte {
	b = bytes.Clone(b)
	if len(b) < 8 {
		return b
	}
	tokens := []string{"q ", "Q ", "BT ", "ET ", "Do ", "W n ", "1e38 ", "-2147483648 ", "99999999999999999999 ", "<<", ">>", "[", "]", "(", ")", "/F1 ", "sh ", "cm ", "Tf ", "NaN ", "obj ", "stream\n", "0 0 R ", "6 0 R "}
	switch r.IntN(6) {
	case 0:
		return b[:r.IntN(len(b))]
	case 1:
		for range 1 + r.IntN(40) {
			b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		}
	case 2:
		from := r.IntN(len(b))
		return append(b[:from:from], b[min(len(b), from+r.IntN(800)):]...)
	case 3:
		from := r.IntN(len(b))
		return append(bytes.Clone(b[:from]), b[max(0, from-800):]...)
	case 4:
		for range 1 + r.IntN(12) {
			if at := bytes.IndexAny(b[r.IntN(len(b)):], "0123456789"); at >= 0 {
				b[at] = byte('0' + r.IntN(10))
			}
		}
	default:
		for range 1 + r.IntN(6) {
			at := r.IntN(len(b))
			b = append(append(bytes.Clone(b[:at]), tokens[r.IntN(len(tokens))]...), b[at:]...)
		}
	}
	return b
}

// peak is the most memory that any child of this process held, in bytes.
func peak() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u); err != nil {
		return 0
	}
	return u.Maxrss << 10
}

// TestMutatedPDFsHarmNothing reads each in a child of its own: the parent lives, no child outlives its time or holds more memory than its
// limit, and every end is a document or a problem with a hint. 100 files, or 50,000 with AUTOJOB_PROVE=1.
func TestMutatedPDFsHarmNothing(t *testing.T) {
	files := 100
	if os.Getenv("AUTOJOB_PROVE") == "1" {
		files = 50_000
	} else if testing.Short() {
		files = 10
	}
	x := reader(t)
	x.Limits.Time = 20 * time.Second
	if err := x.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	good := newSheet()
	layout(good, cv(rand.New(rand.NewPCG(1, 1))), false)
	if _, err := x.Document(t.Context(), good.bytes(), "file.pdf"); err != nil {
		t.Fatal(err)
	}
	base := peak()
	const memory = 768 << 20 // DefaultLimits
	var mu sync.Mutex
	codes := map[problem.Code]int{}
	read, slowest := 0, time.Duration(0)
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i := range files {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			data := mutant(rand.New(rand.NewPCG(77, uint64(i))))
			start := time.Now()
			_, err := x.Document(t.Context(), data, "file.pdf")
			took := time.Since(start)
			mu.Lock()
			defer mu.Unlock()
			slowest = max(slowest, took)
			if took > x.Limits.Time+4*time.Second {
				t.Errorf("mutant %d took %v", i, took)
			}
			if err == nil {
				read++
				return
			}
			p := problem.From(err)
			codes[p.Code]++
			if p.Code == problem.Internal || p.Code == problem.Unavailable || p.Hint == "" {
				t.Errorf("mutant %d: %v", i, err)
			}
		})
	}
	wg.Wait()
	if most := peak(); most > base+memory {
		t.Errorf("a child held %d MiB; one that reads a sound file holds %d, the limit adds %d", most>>20, base>>20, memory>>20)
	}
	if read == 0 || read == files {
		t.Errorf("%d of %d were read: the damage is not what it should be", read, files)
	}
	proofs.Campaign(t, files, fmt.Sprintf("%d read, %v refused with a hint, slowest %.1f s, most memory of a child %d MiB; 0 crashes of the parent", read, codes, slowest.Seconds(), peak()>>20))
}

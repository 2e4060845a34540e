package extract_test

import (
	"fmt"
	"os"
	"sync"
	"syscall"
	"testing"
	"time"

	"autojob/backend/adapter/extract"
	"autojob/backend/bench/hiddenbench"
	"autojob/backend/bench/proofs"
	"autojob/backend/core/problem"
)

// peak is the most memory that any child of this process held, in bytes.
func peak() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u); err != nil {
		return 0
	}
	return u.Maxrss << 10
}

// TestMutatedPDFsHarmNothing reads damaged PDFs in confined children: no child crashes or holds more memory than its limit, no file takes
// longer than its time, and every end is a document or a problem with a hint. Some are read once more in a child of their own, the way a
// person's file is, and must end the same way. 200 files, or 50,000 with AUTOJOB_PROVE=1.
func TestMutatedPDFsHarmNothing(t *testing.T) {
	const batch = 100
	files, alone := 2*batch, 20
	if os.Getenv("AUTOJOB_PROVE") == "1" {
		files, alone = 50_000, 250
	} else if testing.Short() {
		files, alone = batch, 50
	}
	x := extract.OwnExtractor(t)
	if err := x.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := x.ReadMany(t.Context(), [][]byte{hiddenbench.Mutant(0)}); err != nil {
		t.Fatal(err)
	}
	base := peak()
	var mu sync.Mutex
	codes := map[problem.Code]int{}
	read, slowest, again := 0, time.Duration(0), 0
	judge := func(i int, v extract.Verdict) {
		slowest = max(slowest, v.Took)
		if v.Took > extract.DefaultLimits().Time+4*time.Second {
			t.Errorf("mutant %d took %v", i, v.Took)
		}
		if v.Code == "" {
			read++
			return
		}
		codes[v.Code]++
		if v.Code == problem.Internal || v.Code == problem.Unavailable || !v.Hint {
			t.Errorf("mutant %d ended as %s, hint %t", i, v.Code, v.Hint)
		}
	}
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for from := 0; from < files; from += batch {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			many := make([][]byte, batch)
			for i := range many {
				many[i] = hiddenbench.Mutant(uint64(from + i))
			}
			verdicts, err := x.ReadMany(t.Context(), many)
			if err != nil || len(verdicts) != batch {
				t.Errorf("mutants %d to %d: the child ended with %v after %d", from, from+batch-1, err, len(verdicts))
				return
			}
			mu.Lock()
			for i, v := range verdicts {
				judge(from+i, v)
			}
			mu.Unlock()
			for i := range many {
				if (from+i)%alone != 0 {
					continue
				}
				_, err := x.Document(t.Context(), many[i], "file.pdf")
				if code := codeOf(err); code != verdicts[i].Code {
					t.Errorf("mutant %d alone: %q, among others %q", from+i, code, verdicts[i].Code)
				}
				mu.Lock()
				again++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	limit := extract.DefaultLimits().Memory
	if most := peak(); most > base+limit {
		t.Errorf("a child held %d MiB; one that reads a single file holds %d, the limit adds %d", most>>20, base>>20, limit>>20)
	}
	if read == 0 || read == files {
		t.Errorf("%d of %d were read: the damage is not what it should be", read, files)
	}
	proofs.Campaign(t, files, fmt.Sprintf("%d read, %v refused with a hint, slowest %.1f s, most memory of a child %d MiB; 0 crashes; %d read again in a child of their own ended the same",
		read, codes, slowest.Seconds(), peak()>>20, again))
}

func codeOf(err error) problem.Code {
	if err == nil {
		return ""
	}
	return problem.From(err).Code
}

package extract

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/problem"
)

// testOps are the operations of a child of the tests: the real ones and some that misbehave.
func testOps() map[string]op {
	all := ops()
	addEscape(all)
	all["allocate"] = func(context.Context, *child, []byte, args) (any, error) {
		var held [][]byte
		for range 4096 {
			b := make([]byte, 1<<20)
			for i := 0; i < len(b); i += 4096 {
				b[i] = 1
			}
			held = append(held, b)
		}
		return len(held), nil
	}
	all["reserve"] = func(_ context.Context, _ *child, _ []byte, a args) (any, error) {
		return len(make([]byte, a.Page)), nil
	}
	all["hang"] = func(context.Context, *child, []byte, args) (any, error) { select {} }
	all["flood"] = func(context.Context, *child, []byte, args) (any, error) { return strings.Repeat("x", 8<<20), nil }
	all["panic"] = func(_ context.Context, _ *child, data []byte, _ args) (any, error) { panic(string(data)) }
	all["many"] = many
	all["die"] = func(context.Context, *child, []byte, args) (any, error) { os.Exit(3); return nil, nil }
	return all
}

func TestAHungryChildIsEnded(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector fails in its own words when address space ends")
	}
	for _, op := range []string{"allocate", "reserve"} {
		x := newExtractor(t)
		x.Limits.Memory = 128 << 20
		err := x.run(t.Context(), header{Op: op, Limits: x.limits(), Args: args{Page: 4 << 30}}, []byte("x"), new(int))
		wantProblem(t, err, problem.TooLarge)
		if !strings.Contains(err.Error(), "memory") {
			t.Errorf("%s: %v, want it to name memory", op, err)
		}
	}
}

func TestAChildThatHangsIsEndedInTime(t *testing.T) {
	x := newExtractor(t)
	x.Limits.Time = 300 * time.Millisecond
	start := time.Now()
	err := x.run(t.Context(), header{Op: "hang", Limits: x.limits()}, []byte("x"), nil)
	wantProblem(t, err, problem.TooLarge)
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestStoppingKillsTheChild(t *testing.T) {
	x := newExtractor(t)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	err := x.run(ctx, header{Op: "hang", Limits: x.limits()}, []byte("x"), nil)
	wantProblem(t, err, problem.Cancelled)
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestAnAnswerOverTheLimitIsRefused(t *testing.T) {
	x := newExtractor(t)
	x.Limits.Output = 1 << 20
	wantProblem(t, x.run(t.Context(), header{Op: "flood", Limits: x.limits()}, []byte("x"), new(string)), problem.TooLarge)
	x.Limits.Output = 16 << 20
	if err := x.run(t.Context(), header{Op: "flood", Limits: x.limits()}, []byte("x"), new(string)); err != nil {
		t.Errorf("below the limit: %v", err)
	}
}

func TestAChildThatDiesIsAnUnreadableFile(t *testing.T) {
	x := newExtractor(t)
	for _, op := range []string{"die", "panic"} {
		err := x.run(t.Context(), header{Op: op, Limits: x.limits()}, []byte("secret of the file"), nil)
		wantProblem(t, err, problem.Unreadable)
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the error quotes the file: %v", op, err)
		}
	}
}

func TestAMissingChildProgramIsSaid(t *testing.T) {
	x := &Extractor{Child: []string{"no-such-program-anywhere"}}
	_, err := x.Document(t.Context(), []byte("text"), "a.txt")
	wantProblem(t, err, problem.Unavailable)
}

func TestAnUnknownOperationIsRefused(t *testing.T) {
	x := newExtractor(t)
	wantProblem(t, x.run(t.Context(), header{Op: "shell", Limits: x.limits()}, []byte("x"), nil), problem.Unreadable)
}

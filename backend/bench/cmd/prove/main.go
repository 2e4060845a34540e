// Prove runs the long campaigns, which are too long for every test run, and writes what they came to
// into backend/docs/proofs.md: every fuzz target for a set time, the tests that ask for AUTOJOB_PROVE in
// their long form, and all tests several times under the race detector. It exits with 1 if one failed;
// the page is written all the same.
//
// Run it from the repository's root by `make prove`. FUZZTIME (60s) and RACECOUNT (3) set how long. With -only, -packages or
// -run it does a part, and the rows of all else stay, each with the commit it was done at. AUTOJOB_MODEL names the server of a language model on this
// computer, for the campaign before a real one, AUTOJOB_MODEL_ROUNDS and AUTOJOB_MODEL_TOKENS how many questions and how long an answer may be;
// AUTOJOB_MODEL_ANSWERS is a file that keeps its answers, so that a run that was stopped goes on.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"autojob/backend/bench/proofs"
)

func main() {
	if len(os.Args) > 3 && os.Args[1] == ownCodeArg {
		os.Exit(ownCode(os.Args[2], os.Args[3], os.Args[4:]))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	self, err := os.Executable()
	if err == nil {
		err = run(ctx, self, os.Args[1:], os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "prove:", err)
		os.Exit(1)
	}
}

// run does what the arguments say. Self is this program, which then stands before the compiler; "" for none.
func run(ctx context.Context, self string, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("prove", flag.ContinueOnError)
	fuzzTime := flags.String("fuzztime", env("FUZZTIME", "60s"), "time, or a number with x, for each fuzz target")
	raceCount := flags.String("racecount", env("RACECOUNT", "3"), "how often all tests run under the race detector")
	only := flags.String("only", "fuzz,campaign,race", "which kinds to run")
	packages := flags.String("packages", "./...", "which packages")
	tests := flags.String("run", "", "which tests and fuzz targets, as for go test; empty: all")
	dir := flags.String("C", ".", "the module's root")
	page := flags.String("page", proofs.Path, "the page to write; empty: none")
	if err := flags.Parse(args); err != nil {
		return err
	}
	p := prover{self: self, dir: *dir, packages: *packages, fuzzTime: *fuzzTime, raceCount: *raceCount, tests: *tests, out: out}
	kinds := map[string]func(context.Context) ([]outcome, error){
		"fuzz": p.fuzz, "campaign": p.campaigns, "race": p.race,
	}
	// The commit is named first: a failing fuzz target leaves its input in the tree.
	commit := "unknown"
	if *page != "" {
		var err error
		if commit, err = proofs.Commit(*dir); err != nil {
			return err
		}
	}
	var all []outcome
	for _, kind := range strings.Split(*only, ",") {
		try, ok := kinds[kind]
		if !ok {
			return fmt.Errorf("there is no kind %q: fuzz, campaign, race", kind)
		}
		found, err := try(ctx)
		if err != nil {
			return err
		}
		all = append(all, found...)
	}
	if len(all) == 0 {
		return fmt.Errorf("there was nothing to run: no kind %s in %s", *only, *packages)
	}
	if *page != "" {
		rows := make([]proofs.Row, len(all))
		for i, o := range all {
			rows[i] = o.Row
			rows[i].Commit = commit
		}
		covers, err := p.covers(ctx, strings.Split(*only, ","))
		if err != nil {
			return err
		}
		if err := proofs.Write(*page, "Campaigns", rows, func(what string) bool { return !covers(what) }); err != nil {
			return err
		}
		fmt.Fprintf(out, "\nWritten to %s.\n", *page)
	}
	failed := 0
	for _, o := range all {
		if o.failed {
			failed++
		}
	}
	fmt.Fprintf(out, "%d passed, %d failed\n", len(all)-failed, failed)
	if failed > 0 {
		return fmt.Errorf("%d of %d campaigns failed", failed, len(all))
	}
	return ctx.Err()
}

func env(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}

// outcome is a row of the page and whether its campaign failed.
type outcome struct {
	proofs.Row
	failed bool
}

// say shows one campaign's progress: what it is at once, what it came to when it ends.
func (p *prover) say(what string, try func() outcome) outcome {
	fmt.Fprintf(p.out, "==> %s ... ", what)
	start := time.Now()
	o := try()
	fmt.Fprintf(p.out, "%s, %s, %.0f s\n", o.Count, o.Result, time.Since(start).Seconds())
	return o
}

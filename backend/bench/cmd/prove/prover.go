package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"autojob/backend/bench/proofs"
)

// prover runs campaigns of the module in dir.
type prover struct {
	self      string // this program, to stand before the compiler; "" for none
	dir       string
	packages  string
	fuzzTime  string
	raceCount string
	tests     string
	out       io.Writer
}

// target is one test function of one package.
type target struct{ pkg, name string }

// fuzz runs every fuzz target for the set time.
func (p *prover) fuzz(ctx context.Context) ([]outcome, error) {
	targets, err := p.list(ctx, "^Fuzz")
	if err != nil {
		return nil, err
	}
	wanted, err := regexp.Compile(p.tests)
	if err != nil {
		return nil, fmt.Errorf("-run: %w", err)
	}
	targets = slices.DeleteFunc(targets, func(t target) bool { return !wanted.MatchString(t.name) })
	var own []string
	if p.self != "" {
		root, err := filepath.Abs(p.dir)
		if err != nil {
			return nil, fmt.Errorf("finding the module: %w", err)
		}
		own = []string{"-toolexec", fmt.Sprintf("'%s' %s '%s'", p.self, ownCodeArg, root)}
	}
	var all []outcome
	for _, t := range targets {
		// Go makes each new input smaller for a minute before it goes on: a campaign would hardly run. A worker to each core that
		// keeps to one thread makes a third more runs than workers whose goroutines wake each other over cores.
		args := []string{"test", "-run", "^$", "-fuzz", "^" + t.name + "$", "-fuzztime", p.fuzzTime, "-fuzzminimizetime", "10x",
			"-parallel", strconv.Itoa(runtime.NumCPU()), "-exec", "env GOMAXPROCS=1 GOGC=400", t.pkg}
		o := p.say(t.name+" in "+t.pkg, func() outcome {
			text, err := p.goTool(ctx, nil, slices.Concat(args[:1], own, args[1:])...)
			return fuzzOutcome(text, err)
		})
		o.What, o.Command = "fuzz "+t.name+" in "+t.pkg, command(nil, args)
		all = append(all, o)
	}
	return all, nil
}

// campaigns runs the tests of every package that asks for AUTOJOB_PROVE, in their long form.
func (p *prover) campaigns(ctx context.Context) ([]outcome, error) {
	packages, err := p.asking(ctx)
	if err != nil {
		return nil, err
	}
	var all []outcome
	for _, pkg := range packages {
		args := []string{"test", "-count=1", "-json", "-timeout", "3h", pkg}
		if p.tests != "" {
			args = slices.Insert(args, 1, "-run", p.tests)
		}
		fmt.Fprintf(p.out, "==> the campaigns of %s ...\n", pkg)
		text, err := p.goTool(ctx, []string{longForm}, args...)
		for _, o := range campaignOutcomes(text, err) {
			fmt.Fprintf(p.out, "    %s: %s, %s\n", o.What, o.Count, o.Result)
			o.What, o.Command = o.What+" in "+pkg, command(settings(o.What), args)
			all = append(all, o)
		}
	}
	return all, nil
}

// settings are the variables that a campaign was run with, as they stand before its command.
func settings(what string) []string {
	set := []string{longForm}
	if strings.HasPrefix(what, realModel) {
		for _, name := range []string{modelServer, "AUTOJOB_MODEL_ROUNDS", "AUTOJOB_MODEL_TOKENS"} {
			if v := os.Getenv(name); v != "" {
				set = append(set, name+"="+v)
			}
		}
	}
	return set
}

const longForm = "AUTOJOB_PROVE=1"

// The campaign before a real language model runs where modelServer names the model's server ("http://127.0.0.1:8080/v1"). Elsewhere it is skipped,
// and its row stays.
const (
	modelServer = "AUTOJOB_MODEL"
	realModel   = "a real model gets nothing and brings nothing"
)

// asking finds the packages whose tests read AUTOJOB_PROVE.
func (p *prover) asking(ctx context.Context) ([]string, error) {
	text, err := p.goTool(ctx, nil, "list", "-f", "{{$p := .}}{{range .TestGoFiles}}{{$p.ImportPath}} {{$p.Dir}}/{{.}}\n{{end}}{{range .XTestGoFiles}}{{$p.ImportPath}} {{$p.Dir}}/{{.}}\n{{end}}", p.packages)
	if err != nil {
		return nil, fmt.Errorf("listing packages: %w\n%s", err, text)
	}
	var found []string
	for line := range strings.Lines(text) {
		pkg, file, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || slices.Contains(found, pkg) {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("looking for campaigns: %w", err)
		}
		if bytes.Contains(source, []byte(`Getenv("AUTOJOB_PROVE")`)) {
			found = append(found, pkg)
		}
	}
	return found, nil
}

// covers says which rows of the page a whole run of these kinds makes anew: what is not among its rows any more is gone. A run of
// single tests covers none.
func (p *prover) covers(ctx context.Context, kinds []string) (func(what string) bool, error) {
	if p.tests != "" {
		return func(string) bool { return false }, nil
	}
	text, err := p.goTool(ctx, nil, "list", p.packages)
	if err != nil {
		return nil, fmt.Errorf("listing packages: %w\n%s", err, text)
	}
	ran := strings.Fields(text)
	return func(what string) bool {
		if strings.HasPrefix(what, realModel) && os.Getenv(modelServer) == "" {
			return false
		}
		kind := "campaign"
		switch {
		case strings.HasPrefix(what, "fuzz "):
			kind = "fuzz"
		case strings.HasPrefix(what, "race "):
			kind = "race"
		}
		_, pkg, named := strings.Cut(what, " in autojob/")
		return slices.Contains(kinds, kind) && (!named || slices.Contains(ran, "autojob/"+pkg))
	}, nil
}

// race runs all tests several times under the race detector.
func (p *prover) race(ctx context.Context) ([]outcome, error) {
	args := []string{"test", "-race", "-json", "-timeout", "3h", "-count=" + p.raceCount, p.packages}
	o := p.say("all tests "+p.raceCount+" times under the race detector", func() outcome {
		text, err := p.goTool(ctx, nil, args...)
		return raceOutcome(text, err)
	})
	o.What, o.Command = "race detector, all tests "+p.raceCount+" times", command(nil, args)
	return []outcome{o}, nil
}

// list finds the tests whose names match, by asking the compiled tests themselves.
func (p *prover) list(ctx context.Context, pattern string) ([]target, error) {
	text, err := p.goTool(ctx, nil, "test", "-json", "-list", pattern, p.packages)
	if err != nil {
		return nil, fmt.Errorf("listing %s: %w\n%s", pattern, err, plain(text))
	}
	name := regexp.MustCompile(pattern)
	var found []target
	for e := range events(text) {
		if line := strings.TrimSpace(e.Output); e.Action == "output" && name.MatchString(line) && !strings.ContainsAny(line, " \t") {
			found = append(found, target{e.Package, line})
		}
	}
	return found, nil
}

// goTool runs the go command and returns all it printed, which is also kept under .cache/logs. The tests it starts end with it.
func (p *prover) goTool(ctx context.Context, env []string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), env...)
	// The go command forwards an interrupt to the tests; a kill would leave them running.
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 30 * time.Second
	var text bytes.Buffer
	cmd.Stdout, cmd.Stderr = &text, &text
	err := cmd.Run()
	return text.String(), errors.Join(err, p.keep(args, text.Bytes()))
}

// keep saves the whole output where a person can read it after a failure.
func (p *prover) keep(args []string, text []byte) error {
	dir := filepath.Join(p.dir, ".cache", "logs")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("keeping the output: %w", err)
	}
	name := "prove-" + strings.Trim(notInName.ReplaceAllString(strings.Join(args[1:], " "), "-"), "-") + ".log"
	if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
		return fmt.Errorf("keeping the output: %w", err)
	}
	return nil
}

var notInName = regexp.MustCompile(`[^A-Za-z0-9]+`)

var (
	execs   = regexp.MustCompile(`fuzz: elapsed: \S+, execs: (\d+)`)
	failing = regexp.MustCompile(`Failing input written to (\S+)`)
)

func fuzzOutcome(text string, err error) outcome {
	runs := 0
	for _, m := range execs.FindAllStringSubmatch(text, -1) {
		runs, _ = strconv.Atoi(m[1])
	}
	o := outcome{Row: proofs.Row{Count: grouped(runs) + " runs", Result: "no failure"}}
	switch m := failing.FindStringSubmatch(text); {
	case m != nil:
		o.failed, o.Result = true, "FAILED: "+m[1]
	case err != nil:
		o.failed, o.Result = true, "FAILED: "+last(text, err)
	case runs == 0:
		o.failed, o.Result = true, "FAILED: it ran nothing"
	}
	return o
}

// campaignOutcomes has a row for each test that said what its campaign came to, one for the other
// tests together, and one for each that failed.
func campaignOutcomes(text string, err error) []outcome {
	var all []outcome
	row := map[string]int{} // test -> its place in all
	said := map[string]string{}
	others, failed := 0, false
	for e := range events(text) {
		said[e.Test] += e.Output
		if count, result, ok := proofs.ParseCampaign(e.Output); ok && e.Test != "" {
			row[e.Test] = len(all)
			all = append(all, outcome{Row: proofs.Row{What: words(e.Test), Count: grouped(count), Result: result}})
		}
		i, known := row[e.Test]
		switch {
		case e.Test == "" || strings.Contains(e.Test, "/") && !known:
		case e.Action == "fail":
			if failed = true; !known {
				i = len(all)
				all = append(all, outcome{Row: proofs.Row{What: words(e.Test)}})
			}
			all[i].failed, all[i].Result = true, "FAILED: "+last(said[e.Test], err)
		case e.Action == "pass" && !known:
			others++
		}
	}
	if others > 0 {
		all = append(all, outcome{Row: proofs.Row{What: "the other tests", Count: grouped(others) + " tests", Result: "no failure"}})
	}
	if err != nil && !failed || len(all) == 0 {
		if err == nil {
			err = errors.New("it ran nothing")
		}
		all = append(all, outcome{failed: true, Row: proofs.Row{What: "all tests", Result: "FAILED: " + last(plain(text), err)}})
	}
	return all
}

func raceOutcome(text string, err error) outcome {
	var passed, failed, races int
	var first string
	for e := range events(text) {
		switch {
		case strings.Contains(e.Output, "WARNING: DATA RACE"):
			races++
		case e.Test == "" || strings.Contains(e.Test, "/"):
		case e.Action == "pass":
			passed++
		case e.Action == "fail":
			failed++
			if first == "" {
				first = ", first " + e.Test + " in " + e.Package
			}
		}
	}
	o := outcome{Row: proofs.Row{Count: grouped(passed+failed) + " tests", Result: "no race, no failure"}}
	switch {
	case races > 0 || failed > 0:
		o.failed, o.Result = true, fmt.Sprintf("FAILED: %d races, %d tests failed%s", races, failed, first)
	case err != nil:
		o.failed, o.Result = true, "FAILED: "+last(plain(text), err)
	case passed == 0:
		o.failed, o.Result = true, "FAILED: it ran nothing"
	}
	return o
}

// event is one line of `go test -json`.
type event struct{ Action, Package, Test, Output string }

func events(text string) func(yield func(event) bool) {
	return func(yield func(event) bool) {
		for line := range strings.Lines(text) {
			var e event
			if json.Unmarshal([]byte(line), &e) == nil && !yield(e) {
				return
			}
		}
	}
}

// plain is the output that `go test -json` wrapped.
func plain(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		var e event
		if json.Unmarshal([]byte(line), &e) != nil {
			b.WriteString(line)
		}
		b.WriteString(e.Output)
	}
	return b.String()
}

// last is the line that says best why a run failed: the first one of a failed test, or the last one.
func last(text string, err error) string {
	said := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if place.MatchString(line) && !strings.Contains(line, "campaign: ") {
			return line
		}
		if line != "" && line != "FAIL" && !strings.HasPrefix(line, "FAIL\t") && !strings.HasPrefix(line, "exit status") {
			said = line
		}
	}
	if said == "" {
		said = err.Error()
	}
	return said
}

var place = regexp.MustCompile(`^\S+\.go:\d+: `)

// words turns TestAKilledProcessLosesNothing into "a killed process loses nothing".
func words(name string) string {
	name = capital.ReplaceAllString(strings.TrimPrefix(name, "Test"), " $0")
	return strings.TrimSpace(strings.ToLower(strings.NewReplacer("_", " ", "/", ":").Replace(name)))
}

var capital = regexp.MustCompile(`[A-Z]`)

// grouped writes 1234567 as 1,234,567.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// command is what a person types to do it again.
func command(env, args []string) string {
	parts := append(append([]string{}, env...), "go")
	for _, a := range args {
		if strings.ContainsAny(a, "^$ |*{") {
			a = "'" + a + "'"
		}
		parts = append(parts, a)
	}
	return strings.Join(parts, " ")
}

// Command bench runs every evaluation whose data is there, prints one table of figures beside their baselines and targets, and
// writes it into backend/docs/proofs.md. An evaluation without its data is skipped by name.
//
//	go run ./backend/bench/cmd/bench [NAME...]
//
// AUTOJOB_DATA is the data folder, by default ../shared/data beside the repository.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"text/tabwriter"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/extract"
	"autojob/backend/adapter/extract/tessdata"
	"autojob/backend/bench/adbench"
	"autojob/backend/bench/extractbench"
	"autojob/backend/bench/growthbench"
	"autojob/backend/bench/hiddenbench"
	"autojob/backend/bench/matchbench"
	"autojob/backend/bench/proofs"
	"autojob/backend/bench/rankbench"
	"autojob/backend/bench/resumebench"
	"autojob/backend/bench/scanbench"
	"autojob/backend/bench/spanbench"
)

// evaluation is one group of figures. Needs are the folders without which it cannot run.
type evaluation struct {
	name  string
	needs []string
	run   func(ctx context.Context, b bench) ([]proofs.Figure, error)
}

type bench struct {
	backend *backend.Backend
	extract *extract.Extractor
	data    string
}

func evaluations() []evaluation {
	return []evaluation{
		{"extract", []string{"resume_pdf_gold", "livecareer"}, func(ctx context.Context, b bench) ([]proofs.Figure, error) {
			return extractbench.Run(ctx, b.extract, b.data)
		}},
		{"scan", nil, func(ctx context.Context, b bench) ([]proofs.Figure, error) {
			return scanbench.Run(ctx, b.extract, filepath.Join("backend", "testdata", "cvs"))
		}},
		{"hidden", nil, func(ctx context.Context, b bench) ([]proofs.Figure, error) {
			return hiddenbench.Run(ctx, b.extract, b.data)
		}},
		{"resume", []string{"resume_pdf_gold"}, func(ctx context.Context, b bench) ([]proofs.Figure, error) {
			return resumebench.Run(ctx, b.extract, b.data)
		}},
		{"match", []string{"livecareer", "resume_matcher_samples"}, func(ctx context.Context, b bench) ([]proofs.Figure, error) {
			return matchbench.Run(ctx, b.backend, ".", b.data)
		}},
		{"growth", nil, func(_ context.Context, b bench) ([]proofs.Figure, error) {
			return growthbench.Figures(".", b.data, b.backend.Engine())
		}},
		{"speed", []string{"monster_jobs_sample", "glassdoor_ds_jobs", "livecareer"}, func(ctx context.Context, b bench) ([]proofs.Figure, error) {
			return speed(ctx, b.data)
		}},
		{"ads", []string{"monster_jobs_sample", "glassdoor_ds_jobs", "job_feeds"}, func(_ context.Context, b bench) ([]proofs.Figure, error) {
			return adbench.Run(".", b.data)
		}},
		{"spans", []string{"skillspan"}, func(_ context.Context, b bench) ([]proofs.Figure, error) {
			return spanbench.Run(b.data)
		}},
		{"rank", []string{"melo_en"}, func(_ context.Context, b bench) ([]proofs.Figure, error) {
			return rankbench.Figures(b.data)
		}},
	}
}

func main() {
	if len(os.Args) == 2 && os.Args[1] == backend.ChildArg {
		os.Exit(extract.Serve(os.Stdin, os.Stdout, tessdata.Files))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, only []string) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("finding this program: %w", err)
	}
	cfg := backend.DefaultConfig(self)
	cfg.Child = []string{self, backend.ChildArg}
	b := bench{backend: backend.New(cfg), extract: &extract.Extractor{Child: cfg.Child, CacheDir: cfg.Cache}, data: os.Getenv("AUTOJOB_DATA")}
	if b.data == "" {
		b.data = filepath.Join("..", "shared", "data")
	}
	commit, err := proofs.Commit(".")
	if err != nil {
		return err
	}
	var all []proofs.Figure
	for _, e := range evaluations() {
		if len(only) > 0 && !slices.Contains(only, e.name) {
			continue
		}
		if gone := absent(b.data, e.needs); gone != "" {
			fmt.Printf("==> %s: skipped, the data %s is not here\n", e.name, gone)
			continue
		}
		start := time.Now()
		figures, err := e.run(ctx, b)
		if err != nil {
			return fmt.Errorf("measuring %s: %w", e.name, err)
		}
		fmt.Printf("==> %s: %d figures, %s\n", e.name, len(figures), time.Since(start).Round(time.Second))
		all = append(all, figures...)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "\nTASK\tSET\tVALUE\tBASELINE\tTARGET")
	for _, f := range all {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", f.Task, f.Set, f.Value, f.Baseline, f.Judged())
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the table: %w", err)
	}
	if len(only) > 0 || len(all) == 0 {
		return nil // the page holds whole runs only
	}
	return proofs.WriteFigures(proofs.Path, "Figures", all, commit)
}

// speed runs the comparison with search engines, which is a module of its own so that they are no dependency of the program.
func speed(ctx context.Context, data string) ([]proofs.Figure, error) {
	data, err := filepath.Abs(data)
	if err != nil {
		return nil, fmt.Errorf("finding the data: %w", err)
	}
	cmd := exec.CommandContext(ctx, "go", "run", "-tags", "fts5", "./speed", "-slope", data)
	cmd.Dir = filepath.Join("backend", "bench", "peers")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("comparing with search engines: %w", err)
	}
	var figures []proofs.Figure
	if err := json.Unmarshal(out, &figures); err != nil {
		return nil, fmt.Errorf("reading the figures: %w", err)
	}
	return figures, nil
}

func absent(data string, needs []string) string {
	for _, n := range needs {
		if _, err := os.Stat(filepath.Join(data, n)); errors.Is(err, fs.ErrNotExist) {
			return n
		}
	}
	return ""
}

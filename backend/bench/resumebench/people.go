package resumebench

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"autojob/backend/adapter/extract"
	"autojob/backend/bench/proofs"
)

// peopleFolder holds the CVs of 42 fictional people, seen from the root of the repository. They and what they say were written before
// any parser had seen them.
var peopleFolder = filepath.Join("backend", "testdata", "people")

// People measures the fictional people's CVs: texts are files that hold letters, scans are pictures of pages.
func People(ctx context.Context, x *extract.Extractor, folder string) (texts, scans []Result, err error) {
	cases, err := Told(filepath.Join(folder, "truth.json"), folder)
	if err != nil {
		return nil, nil, err
	}
	rs, err := Measure(ctx, x, cases)
	if err != nil {
		return nil, nil, err
	}
	scan := func(r Result) bool { return r.Scan }
	text := func(r Result) bool { return !r.Scan }
	return slices.DeleteFunc(slices.Clone(rs), scan), slices.DeleteFunc(rs, text), nil
}

// figures makes a row of each field. The aim, a share, is for precision and recall alike.
func figures(task, set string, sum map[string]Count, aim float64) []proofs.Figure {
	var rows []proofs.Figure
	for _, f := range Fields {
		c, ok := sum[f]
		if !ok {
			continue
		}
		rows = append(rows, proofs.Figure{
			Task: task + ": " + f, Set: set, Value: fmt.Sprintf("%.0f/%.0f", 100*c.Precision(), 100*c.Recall()), Baseline: "-",
			Target: fmt.Sprintf("%.0f/%.0f", 100*aim, 100*aim), Missed: c.Precision() < aim || c.Recall() < aim,
		})
	}
	return rows
}

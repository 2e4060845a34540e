package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"autojob/backend"
	"autojob/backend/core/culture"
	"autojob/backend/core/document"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// parsed is the answer to one CV, or why there is none.
type parsed struct {
	warnings []document.Warning
	line     any
	err      error
}

// failure is the line for an input that could not be read, so that lines and inputs stay side by side.
type failure struct {
	Resume  string         `json:"resume"`
	Problem *problem.Error `json:"problem"`
}

// eachResume reads CVs side by side and prints what answer makes of each, a line each in the order given. With several inputs, one that
// could not be read has a line as well; errTold then says so.
func (p *program) eachResume(ctx context.Context, b *backend.Backend, paths []string, answer func(path string, cv *profile.Profile) any) error {
	read := func(ctx context.Context, path string) parsed {
		data, err := backend.ReadFile(path)
		if err != nil {
			return parsed{err: err}
		}
		cv, err := b.ReadResume(ctx, data, path)
		if err != nil {
			return parsed{err: err}
		}
		var warnings []document.Warning
		if cv.Meta.Autojob != nil {
			warnings = cv.Meta.Autojob.Warnings
		}
		return parsed{warnings: warnings, line: answer(path, cv)}
	}
	results := make([]chan parsed, len(paths))
	for i := range results {
		results[i] = make(chan parsed, 1)
	}
	var wg sync.WaitGroup
	defer wg.Wait()
	working, cancel := context.WithCancel(ctx)
	defer cancel()
	var next atomic.Int64
	for range min(len(paths), runtime.NumCPU()) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(paths) && working.Err() == nil; i = int(next.Add(1)) - 1 {
				results[i] <- read(working, paths[i])
			}
		})
	}
	failed := false
	for i, path := range paths {
		var r parsed
		select {
		case r = <-results[i]:
		case <-ctx.Done():
		}
		if err := stopped(ctx); err != nil {
			return err
		}
		if r.err != nil {
			failed = true
			p.tell(path, r.err)
			if len(paths) == 1 {
				continue
			}
			r.line = failure{path, problem.From(r.err)}
		}
		for _, w := range r.warnings {
			p.note(path, w.Text)
		}
		if err := p.print(r.line); err != nil {
			return err
		}
	}
	if failed {
		return errTold
	}
	return nil
}

func (p *program) resumeParse(ctx context.Context, a arguments) error {
	if len(a.files) == 0 {
		return usageError("name at least one CV")
	}
	b, err := p.backend(a)
	if err != nil {
		return err
	}
	return p.eachResume(ctx, b, a.files, func(_ string, cv *profile.Profile) any { return printable(cv) })
}

// printable is a profile as the command line prints it: without the document's text, and numbers with no more digits than they mean.
func printable(cv *profile.Profile) *profile.Profile {
	out := *cv
	if cv.Meta.Autojob == nil {
		return &out
	}
	r := *cv.Meta.Autojob
	r.Text = ""
	r.Fields = maps.Clone(r.Fields)
	for path, f := range r.Fields {
		f.Confidence = hundredths(f.Confidence)
		f.Box = document.Box{X0: hundredths(f.Box.X0), Y0: hundredths(f.Box.Y0), X1: hundredths(f.Box.X1), Y1: hundredths(f.Box.Y1)}
		r.Fields[path] = f
	}
	out.Meta.Autojob = &r
	return &out
}

// resumeFiles lists the CVs in the paths given; a folder stands for the files in it that could be CVs.
func resumeFiles(paths []string) ([]string, error) {
	var out []string
	for _, path := range paths {
		entries, err := os.ReadDir(path)
		if err != nil {
			out = append(out, path) // a file; what is wrong with it is told when it is read
			continue
		}
		before := len(out)
		for _, e := range entries {
			file := filepath.Join(path, e.Name())
			hidden := strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$") // of the system, or of a word processor that has one open
			if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() && !hidden && couldBeResume(file) {
				out = append(out, file)
			}
		}
		if len(out) == before {
			return nil, problem.New(problem.NotFound, "There are no CVs in the folder "+path+".", "PDF, DOCX, ODT, RTF, text, HTML, Markdown, photos, LinkedIn and Europass exports and JSON Resume are read.")
		}
	}
	return out, nil
}

func couldBeResume(path string) bool {
	return slices.Contains([]string{".pdf", ".docx", ".odt", ".fodt", ".rtf", ".txt", ".md", ".html", ".htm", ".json", ".xml", ".zip", ".jpg", ".jpeg", ".png", ".webp"}, strings.ToLower(filepath.Ext(path)))
}

func readPreferences(path string) (*profile.Preferences, error) {
	if path == "" {
		return nil, nil
	}
	data, err := backend.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var prefs profile.Preferences
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.DisallowUnknownFields()
	err = dec.Decode(&prefs)
	if err == nil {
		if _, more := dec.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("there is more after the object")
		}
	}
	for name := range prefs.Values {
		if err == nil && !culture.Known(culture.Dimension(name)) {
			err = fmt.Errorf("%q is not a value that ads are read for", name)
		}
	}
	if err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			err = errors.New(wrong.Field + " is a " + wrong.Value)
		}
		return nil, problem.New(problem.Invalid, "The preferences could not be read: "+strings.TrimPrefix(err.Error(), "json: ")+".",
			"They are a JSON object; the README lists its fields.").Because(err)
	}
	return &prefs, nil
}

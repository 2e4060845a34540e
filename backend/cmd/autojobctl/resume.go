package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"autojob/backend"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// parsed is one CV read, or why not.
type parsed struct {
	path    string
	profile *profile.Profile
	err     error
}

// readResumes reads CVs side by side and hands them over in the order given.
func (p *program) readResumes(ctx context.Context, b *backend.Backend, paths []string, each func(parsed) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make([]chan parsed, len(paths))
	for i := range results {
		results[i] = make(chan parsed, 1)
	}
	var wg sync.WaitGroup
	defer wg.Wait()
	room := make(chan struct{}, runtime.NumCPU())
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i, path := range paths {
			select {
			case room <- struct{}{}:
			case <-ctx.Done():
				return
			}
			wg.Add(1)
			go func() {
				defer wg.Done()
				defer func() { <-room }()
				r := parsed{path: path}
				var data []byte
				if data, r.err = read(path); r.err == nil {
					r.profile, r.err = b.ReadResume(ctx, data, path)
				}
				results[i] <- r
			}()
		}
	}()
	for _, c := range results {
		select {
		case r := <-c:
			if err := each(r); err != nil {
				return err
			}
		case <-ctx.Done():
			return problem.New(problem.Cancelled, "Stopped.", "Nothing was kept.")
		}
	}
	return nil
}

// failure is the line for an input that could not be read, so that lines and inputs stay side by side.
type failure struct {
	Resume  string         `json:"resume"`
	Problem *problem.Error `json:"problem"`
}

// fail tells of an input; with several inputs it leaves a line for it.
func (p *program) fail(path string, err error, several bool) error {
	p.tell(path, err)
	if !several {
		return nil
	}
	return p.print(failure{path, problem.From(err)})
}

func (p *program) resumeParse(ctx context.Context, a arguments) error {
	if len(a.files) == 0 {
		return usageError("name at least one CV")
	}
	b, err := p.backend(a)
	if err != nil {
		return err
	}
	failed := false
	err = p.readResumes(ctx, b, a.files, func(r parsed) error {
		if r.err != nil {
			failed = true
			return p.fail(r.path, r.err, len(a.files) > 1)
		}
		for _, w := range r.profile.Meta.Autojob.Warnings {
			p.note(r.path, w.Text)
		}
		r.profile.Meta.Autojob.Text = ""
		return p.print(r.profile)
	})
	if err == nil && failed {
		return errTold
	}
	return err
}

// note writes a warning.
func (p *program) note(where, text string) {
	p.stderr.Write([]byte("autojobctl: " + where + ": " + text + "\n"))
}

// resumeFiles lists the CVs in the paths given; a folder stands for the files in it that could be CVs.
func resumeFiles(paths []string) ([]string, error) {
	var out []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			out = append(out, path) // told when it is read
			continue
		}
		if !info.IsDir() {
			out = append(out, path)
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, backend.FileProblem(err)
		}
		for _, e := range entries {
			switch strings.ToLower(filepath.Ext(e.Name())) {
			case ".pdf", ".docx", ".txt", ".json", ".html", ".htm", ".md":
				if e.Type().IsRegular() {
					out = append(out, filepath.Join(path, e.Name()))
				}
			}
		}
	}
	return out, nil
}

func readPreferences(path string) (*profile.Preferences, error) {
	if path == "" {
		return nil, nil
	}
	data, err := read(path)
	if err != nil {
		return nil, err
	}
	var prefs profile.Preferences
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&prefs); err != nil {
		return nil, problem.New(problem.Invalid, "The preferences could not be read.", "They are a JSON object; the README lists its fields. "+err.Error())
	}
	return &prefs, nil
}

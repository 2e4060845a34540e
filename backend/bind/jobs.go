package bind

import (
	"context"
	"path/filepath"
	"slices"

	"autojob/backend"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

// Jobs is bringing job ads in and sorting them.
type Jobs struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
	window  Window
}

// ImportResult counts what came of it. What could not be read is named; everything else was kept.
type ImportResult struct {
	Added     int             `json:"added"`
	Unchanged int             `json:"unchanged"`
	Updated   int             `json:"updated"`
	Problems  []ImportProblem `json:"problems"`
}

type ImportProblem struct {
	File    string `json:"file"`
	Where   string `json:"where"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// ChooseJobs asks for files of job ads; empty when none was chosen.
func (j *Jobs) ChooseJobs() ([]string, error) {
	files, err := j.window.OpenFiles("Choose job ads", []string{"*.json", "*.jsonl", "*.ndjson", "*.csv", "*.html", "*.htm", "*.mht", "*.mhtml", "*.eml", "*.xml", "*.rss", "*.txt", "*.pdf", "*.docx"})
	return list(files), err
}

// ImportJobs reads files of job ads and keeps what could be read. When it is stopped, the files before stay.
func (j *Jobs) ImportJobs(task string, paths []string) (*ImportResult, error) {
	ctx, progress, end := j.tasks.begin(task)
	defer end()
	out := &ImportResult{Problems: []ImportProblem{}}
	for i, path := range paths {
		name := filepath.Base(path)
		progress.Tell("Reading "+name, i, len(paths))
		data, err := backend.ReadFile(path)
		var reading posting.Reading
		if err == nil {
			reading, err = j.backend.ReadPostings(ctx, data, path)
		}
		if problem.Is(err, problem.Cancelled) {
			return nil, err
		}
		if err != nil {
			e := problem.From(err)
			out.Problems = append(out.Problems, ImportProblem{name, "", e.Message, e.Hint})
			continue
		}
		if err := j.keep(ctx, out, name, reading, "file", progress); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// ImportPasted reads the text of one ad, or the HTML of a page, as it was copied.
func (j *Jobs) ImportPasted(task, text, url string) (*ImportResult, error) {
	ctx, progress, end := j.tasks.begin(task)
	defer end()
	progress.Tell("Reading the text", 0, 0)
	reading, err := j.backend.ReadPasted(ctx, text, url)
	if err != nil {
		return nil, err
	}
	out := &ImportResult{Problems: []ImportProblem{}}
	return out, j.keep(ctx, out, "", reading, "paste", progress)
}

func (j *Jobs) keep(ctx context.Context, out *ImportResult, file string, r posting.Reading, origin string, progress backend.Progress) error {
	kept, err := j.backend.KeepPostings(ctx, r.Postings, origin, false, progress)
	for _, e := range slices.Concat(r.Problems, kept.Problems) {
		out.Problems = append(out.Problems, ImportProblem{file, e.Where, e.Message, e.Hint})
	}
	out.Added += kept.Added
	out.Updated += kept.Updated
	out.Unchanged += kept.Unchanged
	return err
}

// RemoveJob deletes an ad.
func (j *Jobs) RemoveJob(id string) error { return j.backend.RemoveJob(j.ctx(), id) }

// MarkJob saves ("saved") or hides ("hidden") a job, or clears that ("").
func (j *Jobs) MarkJob(id, mark string) error {
	return j.backend.MarkJob(j.ctx(), id, backend.Mark(mark))
}

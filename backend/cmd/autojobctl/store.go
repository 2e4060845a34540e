package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"autojob/backend"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

// open opens the person's store, making it at the first import.
func (p *program) open(ctx context.Context, a arguments, create bool) (*backend.Backend, error) {
	b, err := p.backend(a)
	if err != nil {
		return nil, err
	}
	passphrase := ""
	if path := a.get("passphrase-file"); path != "" {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, backend.FileProblem(err)
		}
		passphrase = string(bytes.TrimRight(data, "\r\n"))
		if passphrase == "" {
			return nil, problem.New(problem.Invalid, "The passphrase file is empty.", "Put the passphrase on its first line.")
		}
	}
	st, err := b.State(ctx)
	if err != nil {
		return nil, err
	}
	switch {
	case st.Status == backend.Absent && create:
		err = b.Create(ctx, passphrase)
	case st.Status == backend.Absent:
		err = problem.New(problem.NotFound, "There is no Autojob store in this folder yet.", "Bring something in first: autojobctl import CV JOBS")
	default:
		err = b.Unlock(ctx, passphrase)
	}
	if err != nil {
		return nil, err
	}
	return b, nil
}

// using runs do on the open store and closes it.
func (p *program) using(ctx context.Context, a arguments, create bool, do func(*backend.Backend) error) (err error) {
	b, err := p.open(ctx, a, create)
	if err != nil {
		return err
	}
	defer func() {
		if e := b.Close(); err == nil {
			err = e
		}
	}()
	return do(b)
}

type importLine struct {
	File      string `json:"file"`
	Kind      string `json:"kind"` // "resume" or "jobs"
	Added     int    `json:"added"`
	Updated   int    `json:"updated"`
	Unchanged int    `json:"unchanged"`
	Problems  int    `json:"problems"`
}

// importFiles decides by content: what holds job ads is kept as ads, else it is read as a CV.
func (p *program) importFiles(ctx context.Context, a arguments) error {
	if len(a.files) == 0 {
		return usageError("name at least one file")
	}
	return p.using(ctx, a, true, func(b *backend.Backend) error {
		failed := false
		for _, path := range a.files {
			line, err := p.importFile(ctx, b, path)
			if err != nil {
				p.tell(path, err)
				failed = true
				continue
			}
			if err := p.print(line); err != nil {
				return err
			}
		}
		if failed {
			return errTold
		}
		return nil
	})
}

func (p *program) importFile(ctx context.Context, b *backend.Backend, path string) (importLine, error) {
	line := importLine{File: path, Kind: "jobs"}
	data, err := read(path)
	if err != nil {
		return line, err
	}
	if couldBeResume(path) {
		d, err := b.DraftResume(ctx, data, path)
		if err == nil {
			line.Kind, line.Added = "resume", 1
			_, err = b.SaveResume(ctx, d, nil, false)
			return line, err
		}
		if !couldBeJobs(path) || problem.Is(err, problem.Encrypted) || problem.Is(err, problem.TooLarge) {
			return line, err
		}
		if r, jobsErr := b.ReadPostings(ctx, data, path); jobsErr != nil || len(r.Postings) == 0 {
			return line, err
		}
	}
	r, err := b.ReadPostings(ctx, data, path)
	if err != nil {
		return line, err
	}
	for _, e := range r.Problems {
		p.tell(path+": "+e.Where, problem.New(problem.Invalid, e.Message, e.Hint))
	}
	kept, err := b.KeepPostings(ctx, r.Postings, "file", false, nil)
	line.Added, line.Updated, line.Unchanged, line.Problems = kept.Added, kept.Updated, kept.Unchanged, len(r.Problems)
	return line, err
}

func couldBeResume(path string) bool {
	return slices.Contains([]string{".pdf", ".docx", ".doc", ".json", ".txt", ".md", ".html", ".htm"}, strings.ToLower(filepath.Ext(path)))
}

func couldBeJobs(path string) bool {
	return slices.Contains([]string{".json", ".txt", ".html", ".htm", ".pdf", ".docx"}, strings.ToLower(filepath.Ext(path)))
}

type jobLine struct {
	posting.Posting
	AddedAt string `json:"added_at"`
	Mark    string `json:"mark,omitempty"`
}

func (p *program) jobs(ctx context.Context, a arguments) error {
	if len(a.files) > 0 {
		return usageError("jobs takes no files")
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		all, err := b.Jobs(ctx)
		if err != nil {
			return err
		}
		slices.SortFunc(all, func(x, y backend.StoredPosting) int { return strings.Compare(x.Posting.ID, y.Posting.ID) })
		for _, j := range all {
			if err := p.print(jobLine{j.Posting, j.AddedAt, string(j.Mark)}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *program) matches(ctx context.Context, a arguments) error {
	if len(a.files) > 0 {
		return usageError("matches takes no files")
	}
	top, err := a.count("top", 0)
	if err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		person, err := b.Person(ctx)
		if err != nil {
			return err
		}
		stored, err := b.Profile(ctx)
		if err != nil {
			return err
		}
		if person == nil || stored == nil {
			return problem.New(problem.NotFound, "There is no CV in the store yet.", "Bring yours in first: autojobctl import CV")
		}
		ranked, err := b.Matches(ctx, -1, nil)
		if err != nil {
			return err
		}
		if top > 0 && len(ranked) > top {
			ranked = ranked[:top]
		}
		out := matchLine{Resume: stored.FileName, Algorithm: match.Algorithm, Matches: []matchResult{}}
		for _, r := range ranked {
			out.Matches = append(out.Matches, shape(b.Engine(), person, r.Match))
		}
		return p.print(out)
	})
}

func (p *program) profile(ctx context.Context, a arguments) error {
	if len(a.files) > 0 {
		return usageError("profile takes no files")
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		stored, err := b.Profile(ctx)
		if err != nil {
			return err
		}
		if stored == nil {
			return problem.New(problem.NotFound, "There is no CV in the store yet.", "Bring yours in first: autojobctl import CV")
		}
		if r := stored.Profile.Meta.Autojob; r != nil {
			r.Text = ""
		}
		return p.print(stored.Profile)
	})
}

package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"autojob/backend"
	"autojob/backend/core/document"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// open opens the person's store, making it at the first import. A backend whose store did not open comes with the error.
func (p *program) open(ctx context.Context, a arguments, create bool) (*backend.Backend, error) {
	b, err := p.backend(a)
	if err != nil {
		return nil, err
	}
	passphrase, err := p.passphrase(a, "passphrase-file", "", false)
	if err != nil {
		return nil, err
	}
	st, err := b.State(ctx)
	if err != nil {
		return nil, err
	}
	switch {
	case st.Status == backend.Absent && create:
		err = b.Create(ctx, passphrase)
	case st.Status == backend.Absent:
		err = noStore()
	case st.Status == backend.Passphrase && passphrase == "":
		if passphrase, err = p.passphrase(a, "", "Passphrase: ", false); err != nil {
			return nil, err
		}
		err = b.Unlock(ctx, passphrase)
	default:
		err = b.Unlock(ctx, passphrase)
	}
	if e := problem.From(err); err != nil && passphrase == "" && (e.Code == problem.NoKeychain || st.Status == backend.Passphrase) {
		return nil, problem.New(e.Code, e.Message, "Name a file that holds the passphrase: --passphrase-file FILE").Because(err)
	}
	if err != nil {
		return b, err
	}
	if st, err := b.State(ctx); err == nil && st.Status == backend.Damaged { // what passes its checks can be read
		p.tell("", st.Problem)
	}
	return b, nil
}

func noStore() error {
	return problem.New(problem.NotFound, "There is no Autojob store in this folder yet.", "Bring something in first: autojobctl import CV JOBS")
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

// importFiles brings in CVs and job ads, a line for each file that was read.
func (p *program) importFiles(ctx context.Context, a arguments) error {
	if len(a.files) == 0 {
		return usageError("name at least one file")
	}
	return p.using(ctx, a, true, func(b *backend.Backend) error {
		failed := false
		for _, path := range a.files {
			line, err := p.importFile(ctx, b, path)
			if err := stopped(ctx); err != nil {
				return err
			}
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

// importFile decides by what the file holds. A CV changes the profile, so only what is clearly one is taken for one.
func (p *program) importFile(ctx context.Context, b *backend.Backend, path string) (importLine, error) {
	data, err := backend.ReadFile(path)
	if err != nil {
		return importLine{}, err
	}
	if slices.Contains([]string{".jsonl", ".ndjson", ".csv"}, strings.ToLower(filepath.Ext(path))) {
		return p.importJobs(ctx, b, path, data)
	}
	draft, err := b.DraftResume(ctx, data, path)
	if err == nil && !doubtful(draft.Profile) {
		return p.importResume(ctx, b, path, draft)
	}
	if err != nil && !slices.Contains([]problem.Code{problem.Invalid, problem.Unreadable, problem.TooLarge}, problem.From(err).Code) {
		return importLine{}, err
	}
	line, jobsErr := p.importJobs(ctx, b, path, data)
	if err == nil && jobsErr != nil {
		return p.importResume(ctx, b, path, draft)
	}
	if problem.Is(err, problem.Invalid) && problem.Is(jobsErr, problem.Invalid) {
		return line, problem.New(problem.Invalid, "This looks like neither a CV nor a job ad.", "The README lists what is read.").Because(errors.Join(err, jobsErr))
	}
	return line, jobsErr
}

// doubtful says that the reader took the file for a CV with doubts, or found no part of one in it. Most job ads saved as text are such files.
func doubtful(cv *profile.Profile) bool {
	r := cv.Meta.Autojob
	return len(cv.Work)+len(cv.Education)+len(cv.Skills) == 0 ||
		r != nil && slices.ContainsFunc(r.Warnings, func(w document.Warning) bool { return w.Code == "unusual" })
}

func (p *program) importResume(ctx context.Context, b *backend.Backend, path string, d *backend.Draft) (importLine, error) {
	line := importLine{File: path, Kind: "resume", Added: 1}
	cvs, err := b.CVs(ctx)
	if err != nil {
		return line, err
	}
	if err := b.SaveResume(ctx, d, nil); err != nil {
		return line, err
	}
	own := slices.DeleteFunc(cvs, func(cv backend.CV) bool { return cv.Sample })
	switch {
	case d.ID != "":
		line.Added, line.Updated = 0, 1
		p.note(path, "This CV takes the place of the one with the same name.")
	case len(own) > 0:
		p.note(path, "This CV is kept beside "+own[0].FileName+". Where they differ, it counts first.")
	}
	p.tellLost(d)
	if r := d.Profile.Meta.Autojob; r != nil {
		for _, w := range r.Warnings {
			p.note(path, w.Text)
		}
	}
	return line, nil
}

// tellLost says what the person changed before and could not be changed again.
func (p *program) tellLost(d *backend.Draft) {
	for _, c := range d.Lost {
		p.note(d.FileName, "What you changed before has no place in this version: "+cmp.Or(c.Value, c.Was)+".")
	}
}

func (p *program) importJobs(ctx context.Context, b *backend.Backend, path string, data []byte) (importLine, error) {
	line := importLine{File: path, Kind: "jobs"}
	r, err := b.ReadPostings(ctx, data, path)
	if err != nil {
		return line, err
	}
	kept, err := b.KeepPostings(ctx, r.Postings, "file", false, nil)
	if err != nil {
		return line, err
	}
	rows := slices.Concat(r.Problems, kept.Problems)
	p.tellRows(path, rows)
	line.Added, line.Updated, line.Unchanged, line.Problems = kept.Added, kept.Updated, kept.Unchanged, len(rows)
	return line, nil
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
		stored, err := b.Profile(ctx)
		if err != nil {
			return err
		}
		if stored == nil {
			return noResume()
		}
		ranking, err := b.Matches(ctx, -1, nil)
		if err != nil {
			return err
		}
		out := matchLine{Resume: stored.FileName, Algorithm: match.Algorithm, Matches: []matchResult{}}
		for _, r := range ranking.Jobs {
			if len(out.Matches) == top && top > 0 {
				break
			}
			if r.Stored.Mark != backend.Hidden {
				j, err := b.Match(ctx, r.Stored.Posting.ID)
				if err != nil {
					return err
				}
				out.Matches = append(out.Matches, shape(j.Match, j.Why))
			}
		}
		return p.print(out)
	})
}

func noResume() error {
	return problem.New(problem.NotFound, "There is no CV in the store yet.", "Bring yours in first: autojobctl import CV")
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
			return noResume()
		}
		return p.print(printable(stored.Profile))
	})
}

package extract

import (
	"bytes"
	"context"
	"strings"
	"time"

	"autojob/backend/core/document"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
)

// Resume reads a CV, or a JSON Resume, into a profile. A file that is no CV is refused with a hint.
func (x *Extractor) Resume(ctx context.Context, data []byte, name string) (*profile.Profile, error) {
	var p profile.Profile
	if err := x.call(ctx, "resume", data, args{Ext: ext(name)}, &p); err != nil {
		return nil, err
	}
	return &p, nil
}

// PostingLimits are wider than those of a CV: a feed may hold a hundred thousand ads.
func PostingLimits() Limits {
	return Limits{Time: 2 * time.Minute, Memory: 3 << 30, Bytes: 256 << 20, Output: 512 << 20, Pages: 30}
}

// Postings reads the job ads of a file: JSON, JSON Lines, CSV, an HTML page, or one ad as text, PDF or DOCX.
func (x *Extractor) Postings(ctx context.Context, data []byte, name string) (posting.Reading, error) {
	return x.postings(ctx, "postings", data, args{Ext: ext(name)})
}

// Pasted reads one ad as a person copied it; url is where it came from, if they said.
func (x *Extractor) Pasted(ctx context.Context, text, url string) (posting.Reading, error) {
	return x.postings(ctx, "pasted", []byte(text), args{URL: url})
}

func (x *Extractor) postings(ctx context.Context, op string, data []byte, a args) (posting.Reading, error) {
	var r posting.Reading
	wide := &Extractor{Child: x.Child, CacheDir: x.CacheDir, Limits: PostingLimits()}
	if isPDF(data) {
		if err := x.Warm(ctx); err == nil {
			wide.warmed = true
		}
		wide.Limits = x.Limits
	}
	err := wide.call(ctx, op, data, a, &r)
	return r, err
}

func (c *child) resume(ctx context.Context, data []byte, a args) (*profile.Profile, error) {
	if a.Ext == ".json" || bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) && !bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return resume.FromJSON(data)
	}
	d, err := c.document(ctx, data, a)
	if err != nil {
		return nil, err
	}
	if err := holdsText(d); err != nil {
		return nil, err
	}
	sure, _ := resume.Looks(d)
	if sure < noResume {
		return nil, problem.New(problem.Invalid, "This does not look like a CV.",
			"If it is a job ad, add it on the page Jobs. If it is your CV, add headings such as Experience and Education, and choose it again.")
	}
	p := resume.Parse(d)
	p.Meta.Autojob.Pages = d.Pages
	if sure < maybeResume {
		p.Meta.Autojob.Warnings = append(p.Meta.Autojob.Warnings, document.Warning{Code: "unusual", Text: "This may not be a CV; check what was read."})
	}
	return p, nil
}

// What resume.Looks must say for a file to be read as a CV, and to be read without a warning.
const (
	noResume    = 0.1
	maybeResume = 0.5
)

// holdsText refuses what holds no text.
func holdsText(d *document.Document) error {
	if strings.TrimSpace(d.Text()) == "" {
		return problem.New(problem.Unreadable, "There is no text in this file.",
			"It may be a scan or a picture. Export the CV again from the program it was written in, as PDF or DOCX.")
	}
	return nil
}

func (c *child) postings(ctx context.Context, data []byte, a args) (posting.Reading, error) {
	if isPDF(data) || bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		d, err := c.document(ctx, data, a)
		if err != nil {
			return posting.Reading{}, err
		}
		return posting.FromText(d.Text())
	}
	return posting.Parse(data, "file"+a.Ext)
}

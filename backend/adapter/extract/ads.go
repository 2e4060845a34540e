package extract

import (
	"bytes"
	"context"
	"slices"

	"autojob/backend/core/hidden"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

// adsRead is what the child found in a file of ads. Files are attachments of a message that need a reading of their own: the parent takes
// them as bytes and asks a fresh child for each.
type adsRead struct {
	posting.Reading
	Files []posting.Attachment `json:"files,omitempty"`
}

// ads reads any file that holds job ads: those that postings reads, saved messages and web page archives, and ads as RTF.
func (c *child) ads(ctx context.Context, data []byte, a args) (adsRead, error) {
	switch {
	case posting.IsMail(data):
		var found hidden.Findings
		r, files, err := posting.ParseMail(data, func(text string, html bool) string {
			ending := ""
			if html {
				ending = ".html"
			}
			return shownOf(&found, text, ending)
		})
		return adsRead{seen(r, found), files}, err
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		d, err := c.document(ctx, data, a)
		if err != nil {
			return adsRead{}, err
		}
		r, err := posting.FromText(d.Text())
		return adsRead{Reading: tell(r, d.Warnings, "")}, err
	}
	r, err := c.postings(ctx, data, a)
	return adsRead{Reading: r}, err
}

// attached reads the files that came with a message, and adds their ads to those of its text.
func (x *Extractor) attached(ctx context.Context, r posting.Reading, files []posting.Attachment) (posting.Reading, error) {
	var last error
	for _, f := range files {
		more, err := x.postings(ctx, "postings", f.Data, args{Ext: ext(f.Name)})
		if problem.Is(err, problem.Cancelled) {
			return r, err
		}
		if err != nil {
			last = err
			p := problem.From(err)
			r.Problems = append(r.Problems, posting.Problem{Where: f.Name, Message: p.Message, Hint: p.Hint})
			continue
		}
		r.Problems = append(r.Problems, more.Problems...)
		for _, p := range more.Postings {
			if !slices.ContainsFunc(r.Postings, func(have posting.Posting) bool { return have.ID == p.ID }) {
				r.Postings = append(r.Postings, p)
			}
		}
	}
	if len(r.Postings) > 0 {
		return r, nil
	}
	return r, last
}

package bind

import (
	"context"
	"encoding/base64"

	"autojob/backend"
	"autojob/backend/core/consent"
	"autojob/backend/core/summary"
)

// Summaries is what a person prepares for a job, looks at as it would leave, and approves.
type Summaries struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
	window  Window
}

// DraftSummary makes a summary and keeps it.
func (s *Summaries) DraftSummary(task string, q DraftRequest) (*DraftView, error) {
	ctx, _, end := s.tasks.begin(task)
	defer end()
	k, err := s.backend.MakeDraft(ctx, backend.DraftWish{Job: q.JobID, Kind: summary.Kind(q.Kind), Language: q.Language, Length: lengths[q.Length],
		Recipient: consent.RecipientKind(q.RecipientKind), Chosen: q.Chosen})
	return draftView(k), err
}

var lengths = map[string]summary.Length{"less": summary.Less, "usual": summary.Usual, "plenty": summary.Plenty}

func lengthWord(l summary.Length) string {
	for word, length := range lengths {
		if length == l {
			return word
		}
	}
	return "usual"
}

// Summaries lists the kept summaries, the newest first; of one job, or of all ("").
func (s *Summaries) Summaries(jobID string) ([]DraftLine, error) {
	all, err := s.backend.Drafts(s.ctx(), jobID)
	out := []DraftLine{}
	for i := range all {
		out = append(out, draftLine(&all[i]))
	}
	return out, err
}

// Summary is one of them.
func (s *Summaries) Summary(id string) (*DraftView, error) {
	k, err := s.backend.KeptDraft(s.ctx(), id)
	return draftView(k), err
}

// EditSummary changes sentences.
func (s *Summaries) EditSummary(id string, edits []SentenceEdit) (*DraftView, error) {
	for _, e := range edits {
		var err error
		switch e.Kind {
		case "back":
			_, err = s.backend.TakeBackEdit(s.ctx(), id, e.Sentence)
		case "add":
			_, err = s.backend.EditDraft(s.ctx(), id, []summary.Revision{{Op: summary.PutIn, After: e.Sentence, Text: e.Text}})
		default:
			_, err = s.backend.EditDraft(s.ctx(), id, []summary.Revision{{Op: summary.Op(e.Kind), ID: e.Sentence, Text: e.Text}})
		}
		if err != nil {
			return nil, err
		}
	}
	return s.Summary(id)
}

// RemoveSummary deletes one.
func (s *Summaries) RemoveSummary(id string) error { return s.backend.RemoveDraft(s.ctx(), id) }

const (
	pageWidth = 1000 // pixels
	maxPages  = 30
)

// RenderSummary is one as it would leave in a format: "pdf", "docx", "markdown", "text", "json".
func (s *Summaries) RenderSummary(task, id, format string) (*Rendering, error) {
	ctx, _, end := s.tasks.begin(task)
	defer end()
	r, err := s.backend.RenderDraft(ctx, id, backend.Format(format))
	if err != nil {
		return nil, err
	}
	out := &Rendering{Format: format, Pages: []string{}, Bytes: len(r.Bytes), FileName: r.Name}
	switch backend.Format(format) {
	case backend.PDF:
		out.Pages, err = s.pages(ctx, r.Bytes, r.Pages)
	case backend.DOCX: // its words, without its looks
		text, failed := s.backend.RenderDraft(ctx, id, backend.Text)
		if failed != nil {
			return nil, failed
		}
		out.Text = string(text.Bytes)
	default:
		out.Text = string(r.Bytes)
	}
	return out, err
}

// pages draws a PDF's pages; of one that says not how many it has, all there are.
func (s *Summaries) pages(ctx context.Context, pdf []byte, n int) ([]string, error) {
	out := []string{}
	for page := 1; page <= n || n == 0 && page <= maxPages; page++ {
		png, err := s.backend.PageImage(ctx, pdf, page, pageWidth)
		if err != nil && n == 0 && page > 1 {
			break
		}
		if err != nil {
			return nil, err
		}
		out = append(out, "data:image/png;base64,"+base64.StdEncoding.EncodeToString(png))
	}
	return out, nil
}

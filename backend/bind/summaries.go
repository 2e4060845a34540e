package bind

import (
	"context"

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
		CV: q.CV, Recipient: consent.RecipientKind(q.RecipientKind), Chosen: q.Chosen})
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
			_, err = s.backend.EditDraft(s.ctx(), id, []summary.Revision{{Op: summary.Op(e.Kind), ID: e.Sentence, Text: e.Text, After: e.After, Before: e.Before}})
		}
		if err != nil {
			return nil, err
		}
	}
	return s.Summary(id)
}

// RemoveSummary deletes one.
func (s *Summaries) RemoveSummary(id string) error { return s.backend.RemoveDraft(s.ctx(), id) }

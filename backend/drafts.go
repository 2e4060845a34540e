package backend

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"

	"autojob/backend/adapter/render"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
)

// Format is what a summary is rendered to: see package render.
type Format = render.Format

// FieldGroup is a part of a form, and MailtoMedia and FieldsMedia are kinds of bytes that only this program reads: see package render.
type FieldGroup = render.FieldGroup

const (
	MailtoMedia = render.MailtoMedia
	FieldsMedia = render.FieldsMedia
)

// Formats of summaries.
const (
	PDF      = render.PDF
	DOCX     = render.DOCX
	Markdown = render.Markdown
	Text     = render.Text
	Fields   = render.Fields
	JSON     = render.JSON
)

// DraftWish is what a person asks of a summary.
type DraftWish struct {
	Job       string                `json:"job,omitempty"` // a stored ad; "" for a summary for no ad
	Kind      summary.Kind          `json:"kind"`
	Language  string                `json:"language,omitempty"` // "": the ad's where the CV is written in it
	Length    summary.Length        `json:"length,omitempty"`
	CV        string                `json:"cv,omitempty"` // one of the CVs alone; "" is what all say together
	Recipient consent.RecipientKind `json:"recipient"`
	Chosen    []string              `json:"chosen,omitempty"` // fields that travel only when chosen
}

// StoredDraft is a summary as it is kept, with the one before it.
type StoredDraft struct {
	Wish   DraftWish          `json:"wish"`
	Made   summary.Draft      `json:"made"`             // as it was made
	Edits  []summary.Revision `json:"edits,omitempty"`  // what the person did to it since, in order
	Before *summary.Draft     `json:"before,omitempty"` // what it took the place of, as it was then

	Title     string `json:"title,omitempty"` // of the ad
	Company   string `json:"company,omitempty"`
	MadeAt    string `json:"made_at"` // RFC 3339
	ChangedAt string `json:"changed_at"`
	Basis     string `json:"basis"` // of which CV and ad it was made
}

// draft is what the edits make of it. An edit whose sentence is no longer there is left out.
func (d *StoredDraft) draft() summary.Draft {
	out := d.Made
	for _, r := range d.Edits {
		if next, err := summary.Edit(out, []summary.Revision{r}); err == nil {
			out = next
		}
	}
	return out
}

// KeptDraft is a draft with all that is to be said of it.
type KeptDraft struct {
	ID string
	StoredDraft
	Draft   summary.Draft
	Verdict summary.Verdict   // what it says and the CV does not
	Stock   []summary.Stock   // words that everybody writes
	Changes []summary.Change  // since the one before; of a first one none
	Stale   bool              // CV or ad are others than when it was made
	Values  map[string]string // of all fields of the CV, by path
}

// MakeDraft makes a summary and keeps it. One for the same job, of the same kind, takes the place of the one before.
func (b *Backend) MakeDraft(ctx context.Context, w DraftWish) (KeptDraft, error) {
	ground, err := b.ground(ctx, w)
	if err != nil {
		return KeptDraft{}, err
	}
	d := StoredDraft{Wish: w, Title: ground.ad.Title, Company: ground.ad.Company, MadeAt: stamp(b.Now()), ChangedAt: stamp(b.Now()), Basis: ground.basis,
		Made: summary.Make(ground.input(b, w))}
	if ctx.Err() != nil {
		return KeptDraft{}, halted(ctx.Err())
	}
	id := rand.Text()
	err = b.change(func(s *store) error {
		for old, kept := range s.eachDraft(ctx) {
			if kept.Wish.Job == w.Job && kept.Wish.Kind == w.Kind {
				before := kept.draft()
				id, d.Before, d.Edits = old, &before, kept.Edits
			}
		}
		if err := s.drafts.Put(ctx, id, d); err != nil {
			return fmt.Errorf("keeping the summary: %w", err)
		}
		return nil
	})
	if err != nil {
		return KeptDraft{}, err
	}
	return ground.judge(b, id, d), nil
}

// Titles are the titles of the stored ads, by id.
func (b *Backend) Titles(ctx context.Context) (map[string]string, error) {
	out := map[string]string{}
	err := b.with(func(s *store) error {
		jobs, err := s.load(ctx)
		for id, j := range jobs {
			out[id] = j.posting.Title
		}
		return err
	})
	return out, err
}

// eachDraft goes through the drafts that can be read.
func (s *store) eachDraft(ctx context.Context) func(yield func(string, StoredDraft) bool) {
	return func(yield func(string, StoredDraft) bool) {
		ids, err := s.drafts.IDs()
		if err != nil {
			return
		}
		for _, id := range ids {
			if d, err := s.drafts.Get(ctx, id); err == nil && !yield(id, d) {
				return
			}
		}
	}
}

// Drafts are the kept summaries, the newest first; of one job, or of all ("").
func (b *Backend) Drafts(ctx context.Context, job string) ([]KeptDraft, error) {
	var ids []string
	var drafts []StoredDraft
	var on []ground
	err := b.with(func(s *store) error {
		grounds := s.grounds(b.Lexicon())
		for id, d := range s.eachDraft(ctx) {
			if job != "" && d.Wish.Job != job {
				continue
			}
			g, err := grounds.standing(ctx, d.Wish)
			if err != nil {
				return err
			}
			ids, drafts, on = append(ids, id), append(drafts, d), append(on, g)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]KeptDraft, len(ids))
	if err := inParallel(ctx, len(ids), func(i int) { out[i] = on[i].judge(b, ids[i], drafts[i]) }, func(int) {}); err != nil {
		return nil, err
	}
	slices.SortStableFunc(out, func(x, y KeptDraft) int { return strings.Compare(y.ChangedAt, x.ChangedAt) })
	return out, nil
}

// KeptDraft is one summary, judged by CV and ad as they are.
func (b *Backend) KeptDraft(ctx context.Context, id string) (KeptDraft, error) {
	d, err := b.storedDraft(ctx, id)
	if err != nil {
		return KeptDraft{}, err
	}
	var g ground
	err = b.with(func(s *store) error {
		g, err = s.grounds(b.Lexicon()).standing(ctx, d.Wish)
		return err
	})
	if err != nil {
		return KeptDraft{}, err
	}
	return g.judge(b, id, d), nil
}

func (b *Backend) storedDraft(ctx context.Context, id string) (d StoredDraft, err error) {
	err = b.with(func(s *store) error {
		d, err = s.drafts.Get(ctx, id)
		if missing(err) || problem.Is(err, problem.Invalid) {
			return noDraft().Because(err)
		}
		return err
	})
	return d, err
}

// IsDraftID reports whether a text is of the form of a summary's id.
func IsDraftID(s string) bool {
	return len(s) == 26 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}

func noDraft() *problem.Error {
	return problem.New(problem.NotFound, "There is no such summary any more.", "Make it anew from the job.")
}

// EditDraft makes the person's changes.
func (b *Backend) EditDraft(ctx context.Context, id string, revisions []summary.Revision) (KeptDraft, error) {
	err := b.change(func(s *store) error {
		d, err := s.drafts.Get(ctx, id)
		if missing(err) {
			return noDraft().Because(err)
		}
		if err != nil {
			return fmt.Errorf("reading the summary: %w", err)
		}
		for _, r := range revisions {
			if r.Op == summary.PutIn && r.ID == "" {
				r.ID = "own/" + rand.Text()
			}
			if _, err := summary.Edit(d.draft(), []summary.Revision{r}); err != nil {
				return err
			}
			d.Edits = append(d.Edits, r)
		}
		d.ChangedAt = stamp(b.Now())
		if err := s.drafts.Put(ctx, id, d); err != nil {
			return fmt.Errorf("keeping the summary: %w", err)
		}
		return nil
	})
	if err != nil {
		return KeptDraft{}, err
	}
	return b.KeptDraft(ctx, id)
}

// TakeBackEdit takes the last change of a sentence back, also that it was taken out.
func (b *Backend) TakeBackEdit(ctx context.Context, id, sentence string) (KeptDraft, error) {
	err := b.change(func(s *store) error {
		d, err := s.drafts.Get(ctx, id)
		if missing(err) {
			return noDraft().Because(err)
		}
		if err != nil {
			return fmt.Errorf("reading the summary: %w", err)
		}
		for i, r := range slices.Backward(d.Edits) {
			if r.ID == sentence {
				d.Edits = slices.Delete(d.Edits, i, i+1)
				break
			}
		}
		d.ChangedAt = stamp(b.Now())
		if err := s.drafts.Put(ctx, id, d); err != nil {
			return fmt.Errorf("keeping the summary: %w", err)
		}
		return nil
	})
	if err != nil {
		return KeptDraft{}, err
	}
	return b.KeptDraft(ctx, id)
}

// RemoveDraft deletes a summary. What was approved of it stays with its approval.
func (b *Backend) RemoveDraft(ctx context.Context, id string) error {
	return b.change(func(s *store) error {
		if !s.drafts.Has(id) {
			return nil
		}
		return s.deleting(ctx, func() error { return s.drafts.Delete(ctx, id) })
	})
}

// RenderDraft is a draft as it would leave.
func (b *Backend) RenderDraft(ctx context.Context, id string, format render.Format) (*render.Rendering, error) {
	d, err := b.storedDraft(ctx, id)
	if err != nil {
		return nil, err
	}
	now := d.draft()
	return render.Render(&now, asText(format))
}

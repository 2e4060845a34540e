package backend

import (
	"context"
	"slices"
	"time"

	"autojob/backend/adapter/render"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
	"autojob/backend/core/withdrawal"
)

// LetterWish is a letter that asks a recipient to delete what they got.
type LetterWish struct {
	Grants   []string // what it is about: what was shared with one recipient
	Language string   // "" is that of what was shared, as far as it is known
	Address  string   // of the recipient; "" is the one that the newest of them went to
}

// LetterApproval is what a person approves of such a letter.
type LetterApproval struct {
	LetterWish
	Format render.Format
	Method consent.Method
	Until  time.Time
	Window time.Duration
}

// PlannedLetter is a letter as it would leave.
type PlannedLetter struct {
	Language, Subject string
	Leaving
}

// PlanLetter is what an approval of a letter would be of. Nothing is kept and nothing leaves.
func (b *Backend) PlanLetter(ctx context.Context, a LetterApproval) (PlannedLetter, error) {
	d, to, err := b.letter(ctx, a.LetterWish)
	if err != nil {
		return PlannedLetter{}, err
	}
	l, err := b.leaving(ctx, &KeptDraft{Draft: *d}, lookedAt(DraftApproval{Format: a.Format, Method: a.Method, Recipient: to}))
	return PlannedLetter{d.Language, d.Subject, l}, err
}

// ApproveLetter keeps the approval of exactly the bytes that a format makes of the letter. Once it left, what it is about counts as taken back.
func (b *Backend) ApproveLetter(ctx context.Context, a LetterApproval) (StoredGrant, error) {
	d, to, err := b.letter(ctx, a.LetterWish)
	if err != nil {
		return StoredGrant{}, err
	}
	l, err := b.leaving(ctx, &KeptDraft{Draft: *d}, DraftApproval{Format: a.Format, Method: a.Method, Recipient: to})
	if err != nil {
		return StoredGrant{}, err
	}
	var fields []string
	if d.Name != "" {
		fields = []string{"basics.name"}
	}
	return b.Approve(ctx, Approval{Payload: l.Payload, Asks: a.Grants, Proposal: consent.Proposal{Recipient: to, Purpose: consent.Deletion, Method: a.Method, Media: l.Media,
		Fields: fields, Until: a.Until, Window: a.Window}})
}

func (b *Backend) letter(ctx context.Context, w LetterWish) (*summary.Draft, consent.Recipient, error) {
	all, err := b.Grants(ctx)
	if err != nil {
		return nil, consent.Recipient{}, err
	}
	all = slices.DeleteFunc(all, func(g StoredGrant) bool { return !slices.Contains(w.Grants, g.ID) || !g.Arrived() || len(g.Asks) > 0 })
	if len(all) == 0 || len(all) < len(w.Grants) {
		return nil, consent.Recipient{}, problem.New(problem.NotFound, "What this letter would be about was not shared, or was forgotten.", "Look at what was shared, and choose again.")
	}
	to := all[0].Recipient // of the newest
	titles, err := b.Titles(ctx)
	if err != nil {
		return nil, to, err
	}
	says, err := b.ProfileSays(ctx)
	if err != nil {
		return nil, to, err
	}
	if w.Address != "" {
		to.Address = w.Address
	}
	f := withdrawal.Facts{Name: says["basics.name"], Recipient: to.Name, Address: to.Address, Day: b.latest()}
	for _, g := range slices.Backward(all) {
		if consent.Fold(g.Recipient.Name) != consent.Fold(to.Name) {
			return nil, to, problem.New(problem.Invalid, "These went to several recipients.", "Write to each of them.")
		}
		on, _ := time.Parse(time.RFC3339, g.LeftAt) // it left, so it has a time
		item := withdrawal.Item{On: on, Media: g.Media, Title: titles[g.Job]}
		if d, err := b.storedDraft(ctx, g.Draft); err == nil {
			kept := d.draft()
			item.Kind = kept.Kind
			if w.Language == "" {
				w.Language = kept.Language
			}
		}
		f.Items = append(f.Items, item)
	}
	return withdrawal.Letter(w.Language, f), to, nil
}

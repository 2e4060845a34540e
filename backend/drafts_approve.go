package backend

import (
	"context"
	"fmt"
	"slices"
	"time"

	"autojob/backend/adapter/render"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
)

// DraftApproval is what a person approves of a summary: exactly the bytes that this format makes of it, for one recipient.
type DraftApproval struct {
	Draft     string
	Format    render.Format
	Method    consent.Method
	Recipient consent.Recipient
	Purpose   consent.Purpose
	Until     time.Time
	Window    time.Duration // in which it can be taken back
}

// ApproveDraft renders a draft and keeps the approval of exactly these bytes. It refuses one with open questions, and bytes in which
// something stands that stays here.
func (b *Backend) ApproveDraft(ctx context.Context, a DraftApproval) (StoredGrant, error) {
	k, err := b.KeptDraft(ctx, a.Draft)
	if err != nil {
		return StoredGrant{}, err
	}
	if n := len(k.Verdict.Refused); n > 0 {
		return StoredGrant{}, problem.New(problem.Invalid, "Your CV does not say all that this summary says.",
			fmt.Sprintf("%d places are asked about. Change them, or keep them as your own word.", n))
	}
	if a.Recipient.Kind != k.Wish.Recipient {
		return StoredGrant{}, problem.New(problem.Invalid, "This summary was made for another kind of recipient.", "Make it anew for this one: what may be told depends on it.")
	}
	if err := b.mayTell(ctx, &k, a.Recipient.Kind); err != nil {
		return StoredGrant{}, err
	}
	l, err := b.leaving(ctx, &k, a)
	if err != nil {
		return StoredGrant{}, err
	}
	if err := k.keepsBack(l.Payload); err != nil {
		return StoredGrant{}, err
	}
	corrects, err := b.corrects(ctx, a)
	if err != nil {
		return StoredGrant{}, err
	}
	return b.Approve(ctx, Approval{Payload: l.Payload, Corrects: corrects, Proposal: consent.Proposal{Draft: a.Draft, Job: k.Wish.Job, Recipient: a.Recipient, Purpose: a.Purpose,
		Method: a.Method, Media: l.Media, Fields: k.fields(), Until: a.Until, Window: a.Window}})
}

// corrects is what an approval takes the place of: of the same summary, what the same recipient has and is no longer so; "" for nothing.
func (b *Backend) corrects(ctx context.Context, a DraftApproval) (string, error) {
	all, err := b.Stale(ctx)
	i := slices.IndexFunc(all, func(s Shared) bool {
		return s.Draft == a.Draft && consent.Fold(s.Recipient.Name) == consent.Fold(a.Recipient.Name)
	})
	if err != nil || i < 0 {
		return "", err
	}
	return all[i].ID, nil
}

// mayTell refuses a draft that tells what, by the rules as they are now, is to stay here.
func (b *Backend) mayTell(ctx context.Context, k *KeptDraft, to consent.RecipientKind) error {
	rules, err := b.Disclosure(ctx)
	if err != nil {
		return err
	}
	for _, path := range k.fields() {
		f := consent.FieldOf(path)
		if !travels(rules.Class(f, to), f, path, k.Wish.Chosen) {
			return leaks(string(f))
		}
	}
	return nil
}

// fields are the places of the profile that a draft tells of.
func (k *KeptDraft) fields() []string {
	var out []string
	if k.Draft.Name != "" {
		out = append(out, "basics.name")
	}
	for s := range k.Draft.Sentences() {
		for _, c := range s.Cites {
			if _, ok := k.Values[c.Path]; ok {
				out = append(out, c.Path)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// keepsBack refuses bytes that hold what is to stay here.
func (k *KeptDraft) keepsBack(payload []byte) error {
	r, err := render.Render(&k.Draft, render.Form)
	if err != nil {
		return err
	}
	var held []heldValue
	for _, w := range k.Draft.Withheld {
		if w.Why != summary.NotNeeded {
			held = append(held, heldValue{w.Field, k.Values[w.Path]})
		}
	}
	if f := findHeld(held, string(r.Bytes), payload); f != "" {
		return leaks(string(f))
	}
	return nil
}

func leaks(field string) error {
	return problem.New(problem.Invalid, "The summary holds something that is to stay here, so it was not approved.",
		"Look for your "+field+" in it: take it out, or choose that this summary may tell it.")
}

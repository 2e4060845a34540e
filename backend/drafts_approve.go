package backend

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"autojob/backend/adapter/render"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
	"autojob/backend/core/trace"
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
	return b.Approve(ctx, Approval{Payload: l.Payload, Proposal: consent.Proposal{Draft: a.Draft, Job: k.Wish.Job, Recipient: a.Recipient, Purpose: a.Purpose,
		Method: a.Method, Media: l.Media, Fields: k.fields(), Until: a.Until, Window: a.Window}})
}

// mayTell refuses a draft that tells what, by the rules as they are now, is to stay here.
func (b *Backend) mayTell(ctx context.Context, k *KeptDraft, to consent.RecipientKind) error {
	rules, err := b.Disclosure(ctx)
	if err != nil {
		return err
	}
	for _, path := range k.fields() {
		f := consent.FieldOf(path)
		class := rules.Class(f, to)
		if class == consent.Never || class == consent.Ask && !slices.Contains(k.Wish.Chosen, string(f)) && !slices.Contains(k.Wish.Chosen, path) {
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

// keepsBack refuses bytes that hold what is to stay here: every such value is looked for, in the text as it is read and in the bytes with
// the encodings that package trace knows.
func (k *KeptDraft) keepsBack(payload []byte) error {
	r, err := render.Render(&k.Draft, render.Form)
	if err != nil {
		return err
	}
	shown := consent.Fold(string(r.Bytes))
	var ids []trace.Identifier
	for _, w := range k.Draft.Withheld {
		value := k.Values[w.Path]
		if w.Why == summary.NotNeeded || value == "" {
			continue
		}
		switch w.Field {
		case consent.Email:
			ids = append(ids, trace.Identifier{Field: trace.Email, Value: value})
		case consent.Phone:
			ids = append(ids, trace.Identifier{Field: trace.Phone, Value: value})
		case consent.Address:
			ids = append(ids, trace.Identifier{Field: trace.Address, Value: value})
		case consent.Links:
			ids = append(ids, trace.Identifier{Field: trace.Page, Value: value})
		default:
			if len([]rune(value)) >= 6 && strings.Contains(shown, consent.Fold(value)) {
				return leaks(string(w.Field))
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	search := trace.New(ids)
	for _, data := range [][]byte{r.Bytes, payload} {
		if found := search.Bytes(data); len(found.Hits) > 0 {
			return leaks(string(found.Hits[0].Field))
		}
	}
	return nil
}

func leaks(field string) error {
	return problem.New(problem.Invalid, "The summary holds something that is to stay here, so it was not approved.",
		"Look for your "+field+" in it: take it out, or choose that this summary may tell it.")
}

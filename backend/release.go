package backend

import (
	"context"
	"slices"
	"strings"

	"autojob/backend/adapter/render"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/release"
	"autojob/backend/core/trace"
)

// ReleaseWish is what a person releases for a background check.
type ReleaseWish struct {
	release.Wish
	Address string // where it goes, if by mail; "" for a file
}

// PlannedRelease is a release as it would leave, and what a yes to it rests on.
type PlannedRelease struct {
	release.Release
	Words  consent.Wording
	Bytes  *render.Rendering // what is approved, but for the envelope of a mail
	Digest string            // of Bytes; GiveRelease takes no other
}

// PlanRelease writes a release to be looked at. Nothing is kept.
func (b *Backend) PlanRelease(ctx context.Context, w ReleaseWish, format Format) (PlannedRelease, error) {
	g, err := b.ground(ctx, DraftWish{})
	if err != nil {
		return PlannedRelease{}, err
	}
	r, err := release.Make(w.Wish, g.profile, g.disclosure)
	if err != nil {
		return PlannedRelease{}, err
	}
	out := PlannedRelease{Release: r, Words: consent.BackgroundCheck.Words(w.Language)}
	if out.Bytes, err = render.Render(&r.Draft, format); err != nil {
		return PlannedRelease{}, err
	}
	out.Bytes.Name = "release" + out.Bytes.Name[strings.LastIndexByte(out.Bytes.Name, '.'):]
	out.Digest = consent.Digest(out.Bytes.Bytes)
	return out, keepsContacts(&out, g.profile)
}

// keepsContacts refuses a release whose own words give away how to reach the person though they did not choose that.
func keepsContacts(r *PlannedRelease, p *profile.Profile) error {
	var ids []trace.Identifier
	for _, l := range profile.Leaves(p) {
		if kind, ok := spelledAs[consent.FieldOf(l.Path)]; ok && !slices.Contains(r.Paths, l.Path) {
			ids = append(ids, trace.Identifier{Field: kind, Value: l.Value})
		}
	}
	text, err := render.Render(&r.Draft, render.Form)
	if err != nil {
		return err
	}
	if f := traced(ids, text.Bytes); f != "" {
		return leaks(string(f))
	}
	return nil
}

// GiveRelease says yes to a background check and approves exactly the bytes that were looked at, by their digest. The consent names provider, parts
// and end; withdrawing it takes the approval back. Version is that of the words that were read.
func (b *Backend) GiveRelease(ctx context.Context, w ReleaseWish, format Format, method consent.Method, digest string, version int) (consent.Consent, StoredGrant, error) {
	var none StoredGrant
	r, err := b.PlanRelease(ctx, w, format)
	if err != nil {
		return consent.Consent{}, none, err
	}
	if r.Digest != digest {
		return consent.Consent{}, none, problem.New(problem.Invalid, "This is no longer what you looked at, so nothing was released.", "Look at it again as it is now.")
	}
	to := consent.Recipient{Kind: consent.Provider, Name: strings.TrimSpace(w.Provider), Address: w.Address}
	payload, media := r.Bytes.Bytes, r.Bytes.Media
	switch method {
	case consent.File:
	case consent.MailDraft:
		media = mailMedia
		if payload, err = b.mail(ctx, &KeptDraft{Draft: r.Draft}, DraftApproval{Method: method, Recipient: to}, r.Bytes); err != nil {
			return consent.Consent{}, none, err
		}
	default:
		return consent.Consent{}, none, problem.New(problem.Invalid, "A release leaves as a file or as a mail draft.", "Choose one of these.")
	}
	c, err := b.GiveConsent(ctx, consent.Choice{Purpose: consent.BackgroundCheck, Version: version, Language: w.Language, Scope: consent.Scope{Recipient: to, What: r.What, Until: w.Until}})
	if err != nil {
		return consent.Consent{}, none, err
	}
	g, err := b.Approve(ctx, Approval{Payload: payload, Proposal: consent.Proposal{Recipient: to, Purpose: consent.BackgroundCheck, Method: method, Media: media,
		Fields: r.Paths, Until: c.Scope.Until, Window: consent.Window}})
	if err != nil { // a yes to nothing does not stay
		if _, undo := b.WithdrawConsent(context.WithoutCancel(ctx), c.ID); undo != nil {
			b.log.Warn("taking a release back", "code", problem.From(undo).Code)
		}
		return consent.Consent{}, none, err
	}
	return c, g, nil
}

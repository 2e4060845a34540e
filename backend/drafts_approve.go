package backend

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
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
	a.Format = asMail(a.Format)
	if err := b.mayTell(ctx, &k, a.Recipient.Kind); err != nil {
		return StoredGrant{}, err
	}
	payload, media, err := b.payload(ctx, &k, a)
	if err != nil {
		return StoredGrant{}, err
	}
	if err := k.keepsBack(payload); err != nil {
		return StoredGrant{}, err
	}
	return b.Approve(ctx, Approval{Payload: payload, Proposal: consent.Proposal{Draft: a.Draft, Job: k.Wish.Job, Recipient: a.Recipient, Purpose: a.Purpose,
		Method: a.Method, Media: media, Fields: k.fields(), Until: a.Until, Window: a.Window}})
}

// payload is what would leave.
func (b *Backend) payload(ctx context.Context, k *KeptDraft, a DraftApproval) ([]byte, string, error) {
	r, err := render.Render(&k.Draft, a.Format)
	if err != nil {
		return nil, "", err
	}
	if a.Method != consent.SMTP && a.Method != consent.MailDraft {
		return r.Bytes, r.Media, nil
	}
	m := render.Message{To: a.Recipient.Address, Subject: k.subject(), Unsent: a.Method == consent.MailDraft}
	if !m.Unsent { // the person's own mail program knows who and when
		account, err := b.MailAccount(ctx)
		if err != nil {
			return nil, "", err
		}
		_, host, _ := strings.Cut(account.From, "@")
		m.From, m.Date, m.MessageID = account.sender(), b.latest(), "<"+strings.ToLower(rand.Text())+"@"+host+">"
	}
	switch a.Format {
	case render.Text, render.Form, render.Markdown:
		m.Body = string(r.Bytes)
	default:
		m.Body = attached(k.Draft.Language) + "\n\n" + k.Draft.Name + "\n"
		m.Attachments = []render.Attachment{{Name: r.Name, Media: r.Media, Bytes: r.Bytes}}
	}
	data, err := render.Mail(m)
	return data, "message/rfc822", err
}

func (k *KeptDraft) subject() string {
	for _, s := range []string{k.Draft.Subject, k.Title, k.Draft.Title, k.Draft.Name} {
		if s != "" {
			return s
		}
	}
	return "CV"
}

// attached is all that a mail says whose content is in a file.
func attached(language string) string {
	switch language {
	case "de":
		return "Guten Tag,\n\nmeine Unterlagen finden Sie im Anhang."
	case "fr":
		return "Bonjour,\n\nvous trouverez mon dossier en pièce jointe."
	case "es":
		return "Buenos días:\n\nAdjunto mi documentación."
	}
	return "Hello,\n\nmy documents are attached."
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

// TextOf reads the words of approved bytes as anybody would who gets them.
func (b *Backend) TextOf(ctx context.Context, payload []byte) (string, error) {
	d, err := b.extract.Document(ctx, payload, "approved")
	if err != nil {
		return "", err
	}
	return d.Text(), nil
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

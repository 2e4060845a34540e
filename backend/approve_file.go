package backend

import (
	"context"
	"unicode/utf8"

	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/trace"
)

// ApproveFile approves a file of the person's own, as it is. As of a summary, it refuses one in which a value of the CV stands that stays
// here by the rules for this kind of recipient; what travels only where it is chosen may stand in it when it is among chosen, as a field
// ("email") or a path.
func (b *Backend) ApproveFile(ctx context.Context, a Approval, chosen []string) (StoredGrant, error) {
	p, err := b.Profile(ctx)
	if err != nil {
		return StoredGrant{}, err
	}
	rules, err := b.Disclosure(ctx)
	if err != nil {
		return StoredGrant{}, err
	}
	var held []heldValue
	if p != nil {
		for _, l := range profile.Leaves(p.Profile) {
			f := consent.FieldOf(l.Path)
			if !travels(rules.Class(f, a.Recipient.Kind), f, l.Path, chosen) {
				held = append(held, heldValue{f, l.Value})
			}
		}
	}
	if len(held) > 0 {
		text, err := b.textOfFile(ctx, a.Payload)
		if err != nil {
			return StoredGrant{}, err
		}
		if f := findInFile(held, text, a.Payload); f != "" {
			if rules.Class(f, a.Recipient.Kind) == consent.Never {
				return StoredGrant{}, problem.New(problem.Invalid, "The file holds something that is to stay here, so it was not approved.", "Look for your "+string(f)+" in it and take it out: you said that it is never told.")
			}
			return StoredGrant{}, problem.New(problem.Invalid, "The file holds something that is to stay here, so it was not approved.", "Look for your "+string(f)+" in it: take it out, or choose that this file may tell it.")
		}
	}
	return b.Approve(ctx, a)
}

// findInFile is findHeld, and looks for all else in the bytes too: of a summary the program knows what it wrote, of a file only what is
// in it, which may be a mail with another file within.
func findInFile(held []heldValue, shown string, payload []byte) consent.Field {
	if f := findHeld(held, shown, payload); f != "" {
		return f
	}
	var others []trace.Identifier
	for _, h := range held {
		if _, ok := spelledAs[h.field]; !ok && len([]rune(h.value)) >= shortestHeld {
			others = append(others, trace.Identifier{Field: trace.Field(h.field), Value: h.value})
		}
	}
	return traced(others, payload)
}

// textOfFile is what somebody reads who gets these bytes. Of a kind of file that has no text, a picture say, it is nothing; a document
// that cannot be read is none that can be looked through, and is refused.
func (b *Backend) textOfFile(ctx context.Context, payload []byte) (string, error) {
	if utf8.Valid(payload) && !isDocument(payload) {
		return string(payload), nil
	}
	text, err := b.textOf(ctx, payload)
	if problem.Is(err, problem.Unreadable) && !isDocument(payload) {
		return "", nil
	}
	return text, err
}

// isDocument tells a PDF and a zip file, as DOCX is one, by their first bytes.
func isDocument(payload []byte) bool {
	return len(payload) > 4 && (string(payload[:4]) == "%PDF" || string(payload[:4]) == "PK\x03\x04")
}

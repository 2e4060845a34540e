package bind

import (
	"autojob/backend"
	"autojob/backend/core/consent"
)

// LetterRequest is a letter that asks a recipient to delete what they got.
type LetterRequest struct {
	Grants   []string `json:"grants"`
	Language string   `json:"language"` // "" is that of what was shared
	Address  string   `json:"address"`
	Format   string   `json:"format"`
	Method   string   `json:"method"`
	Until    string   `json:"until"` // RFC 3339; of an approval
}

// LetterView is the letter as it would leave.
type LetterView struct {
	Language  string    `json:"language"`
	Subject   string    `json:"subject"`
	Rendering Rendering `json:"rendering"`
}

func (r LetterRequest) approval() backend.LetterApproval {
	return backend.LetterApproval{LetterWish: backend.LetterWish{Grants: r.Grants, Language: r.Language, Address: r.Address},
		Format: backend.Format(r.Format), Method: consent.Method(r.Method), Window: consent.Window}
}

// ShowLetter is the letter as it would leave. Nothing is kept.
func (l *Ledger) ShowLetter(task string, r LetterRequest) (*LetterView, error) {
	ctx, _, end := l.tasks.begin(task)
	defer end()
	planned, err := l.backend.PlanLetter(ctx, r.approval())
	if err != nil {
		return nil, err
	}
	shown, err := l.summaries.shown(ctx, planned.Payload, planned.Media, planned.Pages)
	if err != nil {
		return nil, err
	}
	shown.FileName = planned.Name
	return &LetterView{Language: planned.Language, Subject: planned.Subject, Rendering: *shown}, nil
}

// ApproveLetter approves exactly the bytes that a format makes of it. Once it left, what it is about counts as taken back.
func (l *Ledger) ApproveLetter(task string, r LetterRequest) (*GrantView, error) {
	ctx, _, end := l.tasks.begin(task)
	defer end()
	until, err := untilOf(r.Until)
	if err != nil {
		return nil, err
	}
	a := r.approval()
	a.Until = until
	g, err := l.backend.ApproveLetter(ctx, a)
	if err != nil {
		return nil, err
	}
	return l.summaries.grant(ctx, g.ID)
}

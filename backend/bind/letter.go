package bind

import (
	"time"

	"autojob/backend"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
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

func (r LetterRequest) wish() backend.LetterWish {
	return backend.LetterWish{Grants: r.Grants, Language: r.Language, Address: r.Address}
}

// ShowLetter is the letter as it would leave. Nothing is kept.
func (l *Ledger) ShowLetter(task string, r LetterRequest) (*LetterView, error) {
	ctx, _, end := l.tasks.begin(task)
	defer end()
	d, err := l.backend.WriteLetter(ctx, r.wish())
	if err != nil {
		return nil, err
	}
	format := backend.Format(r.Format)
	if format != backend.PDF {
		format = backend.Text
	}
	made, err := l.backend.RenderLetter(ctx, r.wish(), format)
	if err != nil {
		return nil, err
	}
	out := &LetterView{Language: d.Language, Subject: d.Subject, Rendering: Rendering{Format: r.Format, Pages: []string{}, Bytes: len(made.Bytes)}}
	if format == backend.PDF {
		out.Rendering.Pages, err = l.summaries.pages(ctx, made.Bytes, made.Pages)
	} else {
		out.Rendering.Text = string(made.Bytes)
	}
	return out, err
}

// ApproveLetter approves exactly the bytes that a format makes of it. Once it left, what it is about counts as taken back.
func (l *Ledger) ApproveLetter(task string, r LetterRequest) (*GrantView, error) {
	ctx, _, end := l.tasks.begin(task)
	defer end()
	until, err := time.Parse(time.RFC3339, r.Until)
	if err != nil {
		return nil, problem.New(problem.Invalid, "It is not said until when.", "Choose a day.").Because(err)
	}
	g, err := l.backend.ApproveLetter(ctx, backend.LetterApproval{LetterWish: r.wish(), Format: backend.Format(r.Format), Method: consent.Method(r.Method), Until: until, Window: consent.Window})
	if err != nil {
		return nil, err
	}
	return l.summaries.grant(ctx, g.ID)
}

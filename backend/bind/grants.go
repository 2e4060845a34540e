package bind

import (
	"context"
	"slices"
	"strings"
	"time"

	"autojob/backend"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// Approval is what a person approves.
type Approval struct {
	Draft     string           `json:"draft"`
	Format    string           `json:"format"`
	Method    string           `json:"method"` // "file", "clipboard", "mail_draft", "smtp", "form"
	Recipient SharingRecipient `json:"recipient"`
	Purpose   string           `json:"purpose"`
	Until     string           `json:"until"` // RFC 3339
}

type SharingRecipient struct {
	Kind    string `json:"kind"`
	Name    string `json:"name"`
	Address string `json:"address"`
}

// GrantView is an approval.
type GrantView struct {
	ID        string           `json:"id"`
	Draft     string           `json:"draft"`
	JobID     string           `json:"jobId"`
	Title     string           `json:"title"` // of the job's ad, where it is still here
	Recipient SharingRecipient `json:"recipient"`
	Purpose   string           `json:"purpose"`
	Method    string           `json:"method"`
	Format    string           `json:"format"`
	Fields    []string         `json:"fields"`
	GivenAt   string           `json:"givenAt"`
	NotBefore string           `json:"notBefore"`
	Until     string           `json:"until"`
	State     string           `json:"state"`  // "waiting", "spent", "cancelled", "withdrawn", "expired"
	LeftAt    string           `json:"leftAt"` // "" before it left
	Failed    string           `json:"failed"` // why sending failed, for people; "" where it did not
	Stale     bool             `json:"stale"`
}

// ApproveSummary approves exactly the bytes that a format makes of a summary.
func (s *Summaries) ApproveSummary(task string, a Approval) (*GrantView, error) {
	ctx, _, end := s.tasks.begin(task)
	defer end()
	until, err := untilOf(a.Until)
	if err != nil {
		return nil, err
	}
	given := a.approval()
	given.Until, given.Window = until, consent.Window
	g, err := s.backend.ApproveDraft(ctx, given)
	if err != nil {
		return nil, err
	}
	return s.grant(ctx, g.ID)
}

// untilOf reads until when the person wants something.
func untilOf(s string) (time.Time, error) {
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return at, problem.New(problem.Invalid, "It is not said until when.", "Choose a day.").Because(err)
	}
	return at, nil
}

func (a *Approval) approval() backend.DraftApproval {
	return backend.DraftApproval{Draft: a.Draft, Format: backend.Format(a.Format), Method: consent.Method(a.Method), Purpose: consent.Purpose(a.Purpose),
		Recipient: consent.Recipient{Kind: consent.RecipientKind(a.Recipient.Kind), Name: a.Recipient.Name, Address: a.Recipient.Address}}
}

// Grants are all approvals, the newest first.
func (s *Summaries) Grants() ([]GrantView, error) { return s.grants(s.ctx()) }

func (s *Summaries) grants(ctx context.Context) ([]GrantView, error) {
	all, err := s.backend.Grants(ctx)
	if err != nil {
		return nil, err
	}
	changed, err := s.backend.Stale(ctx)
	if err != nil {
		return nil, err
	}
	titles, err := s.backend.Titles(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]GrantView, 0, len(all))
	for _, g := range all {
		v := GrantView{ID: g.ID, Draft: g.Draft, JobID: g.Job, Title: titles[g.Job], Recipient: SharingRecipient{string(g.Recipient.Kind), g.Recipient.Name, g.Recipient.Address},
			Purpose: string(g.Purpose), Method: string(g.Method), Format: formatOf(g.Media), Fields: append([]string{}, g.Fields...),
			GivenAt: g.GivenAt.Format(time.RFC3339), NotBefore: g.NotBefore.Format(time.RFC3339), Until: g.Until.Format(time.RFC3339), State: string(g.State), LeftAt: g.LeftAt,
			Stale: slices.ContainsFunc(changed, func(c backend.Shared) bool { return c.ID == g.ID })}
		v.Failed = failedWords(g.Failed)
		if g.State == consent.Waiting && !s.backend.Now().Before(g.Until) {
			v.State = "expired"
		}
		out = append(out, v)
	}
	return out, nil
}

// failures are what went wrong after an approval was used up, in words.
var failures = map[string]string{
	string(problem.Unavailable): "Your mail server could not be reached, or did not take it.",
	string(problem.Invalid):     "Your mail server refused it.",
	string(problem.Cancelled):   "It was stopped before it was sent.",
	"unclear":                   "The connection broke off at the end: it may have arrived.",
}

// failedWords says why something did not come to its end; "" where it did.
func failedWords(code string) string {
	if words := failures[code]; words != "" || code == "" {
		return words
	}
	return "It could not be sent."
}

func (s *Summaries) grant(ctx context.Context, id string) (*GrantView, error) {
	all, err := s.grants(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(g GrantView) bool { return g.ID == id })
	if i < 0 {
		return nil, problem.New(problem.NotFound, "There is no such approval.", "Look at the list of approvals.")
	}
	return &all[i], nil
}

func formatOf(media string) string {
	bare, _, _ := strings.Cut(media, ";")
	switch bare {
	case "application/pdf":
		return "pdf"
	case "text/markdown":
		return "markdown"
	case "text/plain":
		return "text"
	case "application/json":
		return "json"
	case "message/rfc822":
		return "eml"
	case backend.MailtoMedia:
		return "mailto"
	case backend.FieldsMedia:
		return "fields"
	}
	return "docx"
}

// MailServer is the name of the person's own mail server; "" while none is set up.
func (s *Summaries) MailServer() (string, error) {
	a, err := s.backend.MailAccount(s.ctx())
	if problem.Is(err, problem.NotFound) {
		return "", nil
	}
	return a.Host, err
}

// CancelGrant takes an approval back while it can be.
func (s *Summaries) CancelGrant(id string) error { return s.backend.CancelGrant(s.ctx(), id) }

// UseGrant sends what was approved, or hands it over: asks where to save a file, puts the text on the clipboard, opens the person's mail program,
// or lets the person copy field by field from then on. An approval of which the person closed the dialog still waits.
func (s *Summaries) UseGrant(task, id string) (*GrantView, error) {
	ctx, _, end := s.tasks.begin(task)
	defer end()
	g, err := s.backend.Grant(ctx, id)
	if err != nil {
		return nil, err
	}
	switch g.Method {
	case consent.SMTP:
		_, err = s.backend.Send(ctx, id)
	case consent.Clipboard:
		_, err = s.backend.HandOver(ctx, id, g.Method, func(payload []byte) error { return s.window.Copy(string(payload)) })
	case consent.Form:
		_, err = s.backend.HandOver(ctx, id, g.Method, func([]byte) error { return nil })
	default:
		if formatOf(g.Media) == "mailto" {
			_, err = s.backend.HandOver(ctx, id, g.Method, func(payload []byte) error { s.window.OpenLink(string(payload)); return nil })
			break
		}
		var path string
		if path, err = s.place(g); err == nil && path != "" {
			_, err = s.backend.HandOver(ctx, id, g.Method, func(payload []byte) error { return backend.WriteFile(path, payload) })
		}
	}
	if err != nil {
		return nil, err
	}
	return s.grant(ctx, id)
}

// place asks where to save a file of a format; "" where the person closed the dialog.
func (s *Summaries) place(g backend.StoredGrant) (string, error) {
	name := "summary"
	if g.Purpose == consent.BackgroundCheck {
		name = "release"
	}
	ending := "." + formatOf(g.Media)
	switch ending {
	case ".markdown":
		ending = ".md"
	case ".text":
		ending = ".txt"
	}
	return s.window.SaveFile("Save what you approved", name+ending, []string{"*" + ending})
}

// WithdrawGrant notes that the person takes back what they gave.
func (s *Summaries) WithdrawGrant(id string) (*GrantView, error) {
	if err := s.backend.Withdraw(s.ctx(), id); err != nil {
		return nil, err
	}
	return s.grant(s.ctx(), id)
}

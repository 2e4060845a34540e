package bind

import (
	"context"
	"encoding/base64"
	"slices"
	"strings"
	"time"

	"autojob/backend"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
)

// Summaries is what a person prepares for a job, looks at as it would leave, and approves.
type Summaries struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
	window  Window
}

// DraftRequest is what is asked of a summary.
type DraftRequest struct {
	JobID         string   `json:"jobId"` // "" for no ad
	Kind          string   `json:"kind"`  // "short", "page", "letter", "board", "whole"
	Language      string   `json:"language"`
	Length        string   `json:"length"` // "less", "usual", "plenty"
	RecipientKind string   `json:"recipientKind"`
	Chosen        []string `json:"chosen"` // fields that travel only when chosen
}

// DraftLine is a kept summary in a list.
type DraftLine struct {
	ID        string `json:"id"`
	JobID     string `json:"jobId"`
	Title     string `json:"title"` // of the ad
	Company   string `json:"company"`
	Kind      string `json:"kind"`
	Language  string `json:"language"`
	ChangedAt string `json:"changedAt"`
	Stale     bool   `json:"stale"`     // CV or ad are others than when it was made
	Questions int    `json:"questions"` // how many places are asked about
}

// DraftView is a summary with all that is to be said of it.
type DraftView struct {
	DraftLine
	Request  DraftRequest    `json:"request"`
	Name     string          `json:"name"`
	Label    string          `json:"label"`
	Subject  string          `json:"subject"`
	Blocks   []DraftBlock    `json:"blocks"`
	Withheld []WithheldField `json:"withheld"`
	Notes    []DraftNote     `json:"notes"`
	Refusals []DraftRefusal  `json:"refusals"`
	Phrases  []StockPhrase   `json:"phrases"`
	Changes  []DraftChange   `json:"changes"`
}

type DraftBlock struct {
	Kind      string          `json:"kind"` // "heading", "paragraph", "list", "entry", "facts"
	Section   string          `json:"section"`
	Title     *DraftSentence  `json:"title"`
	Place     *DraftSentence  `json:"place"`
	Dates     *DraftSentence  `json:"dates"`
	Sentences []DraftSentence `json:"sentences"`
}

type DraftSentence struct {
	ID    string      `json:"id"`
	Text  string      `json:"text"`
	Cites []DraftCite `json:"cites"`
	Plain bool        `json:"plain"`
	Own   bool        `json:"own"`
}

type DraftCite struct {
	Path  string `json:"path"`
	Quote string `json:"quote"`
}

type WithheldField struct {
	Path  string `json:"path"`
	Value string `json:"value"`
	Field string `json:"field"`
	Class string `json:"class"` // "never", "ask", "approval"
	Why   string `json:"why"`
}

type DraftNote struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

type DraftRefusal struct {
	Sentence string `json:"sentence"`
	Words    string `json:"words"`
	Kind     string `json:"kind"`
}

type StockPhrase struct {
	Sentence string `json:"sentence"`
	Words    string `json:"words"`
}

type DraftChange struct {
	Kind     string `json:"kind"` // "added", "removed", "changed", "moved"
	Sentence string `json:"sentence"`
	Before   string `json:"before"`
	After    string `json:"after"`
}

// SentenceEdit is one change by the person: "change", "remove", "add" (after Sentence), "own" to keep it as their own word, "back" to take the
// last change of it back.
type SentenceEdit struct {
	Kind     string `json:"kind"`
	Sentence string `json:"sentence"`
	Text     string `json:"text"`
}

// Rendering is a summary as it would leave.
type Rendering struct {
	Format   string   `json:"format"`
	Pages    []string `json:"pages"` // of a PDF, as data URLs
	Text     string   `json:"text"`
	Bytes    int      `json:"bytes"`
	FileName string   `json:"fileName"`
}

// DraftSummary makes a summary and keeps it.
func (s *Summaries) DraftSummary(task string, q DraftRequest) (*DraftView, error) {
	ctx, _, end := s.tasks.begin(task)
	defer end()
	k, err := s.backend.MakeDraft(ctx, backend.DraftWish{Job: q.JobID, Kind: summary.Kind(q.Kind), Language: q.Language, Length: lengths[q.Length],
		Recipient: consent.RecipientKind(q.RecipientKind), Chosen: q.Chosen})
	return draftView(k), err
}

var lengths = map[string]summary.Length{"less": summary.Less, "usual": summary.Usual, "plenty": summary.Plenty}

func lengthWord(l summary.Length) string {
	for word, length := range lengths {
		if length == l {
			return word
		}
	}
	return "usual"
}

// Summaries lists the kept summaries, the newest first; of one job, or of all ("").
func (s *Summaries) Summaries(jobID string) ([]DraftLine, error) {
	all, err := s.backend.Drafts(s.ctx(), jobID)
	out := []DraftLine{}
	for i := range all {
		out = append(out, draftLine(&all[i]))
	}
	return out, err
}

// Summary is one of them.
func (s *Summaries) Summary(id string) (*DraftView, error) {
	k, err := s.backend.KeptDraft(s.ctx(), id)
	return draftView(k), err
}

// EditSummary changes sentences.
func (s *Summaries) EditSummary(id string, edits []SentenceEdit) (*DraftView, error) {
	for _, e := range edits {
		var err error
		switch e.Kind {
		case "back":
			_, err = s.backend.TakeBackEdit(s.ctx(), id, e.Sentence)
		case "add":
			_, err = s.backend.EditDraft(s.ctx(), id, []summary.Revision{{Op: summary.PutIn, After: e.Sentence, Text: e.Text}})
		default:
			_, err = s.backend.EditDraft(s.ctx(), id, []summary.Revision{{Op: summary.Op(e.Kind), ID: e.Sentence, Text: e.Text}})
		}
		if err != nil {
			return nil, err
		}
	}
	return s.Summary(id)
}

// RemoveSummary deletes one.
func (s *Summaries) RemoveSummary(id string) error { return s.backend.RemoveDraft(s.ctx(), id) }

const (
	pageWidth = 1000 // pixels
	maxPages  = 30
)

// RenderSummary is one as it would leave in a format: "pdf", "docx", "markdown", "text", "json".
func (s *Summaries) RenderSummary(task, id, format string) (*Rendering, error) {
	ctx, _, end := s.tasks.begin(task)
	defer end()
	r, err := s.backend.RenderDraft(ctx, id, backend.Format(format))
	if err != nil {
		return nil, err
	}
	out := &Rendering{Format: format, Pages: []string{}, Bytes: len(r.Bytes), FileName: r.Name}
	switch backend.Format(format) {
	case backend.PDF:
		out.Pages, err = s.pages(ctx, r.Bytes, r.Pages)
	case backend.DOCX: // its words, without its looks
		text, failed := s.backend.RenderDraft(ctx, id, backend.Text)
		if failed != nil {
			return nil, failed
		}
		out.Text = string(text.Bytes)
	default:
		out.Text = string(r.Bytes)
	}
	return out, err
}

// pages draws a PDF's pages; of one that says not how many it has, all there are.
func (s *Summaries) pages(ctx context.Context, pdf []byte, n int) ([]string, error) {
	out := []string{}
	for page := 1; page <= n || n == 0 && page <= maxPages; page++ {
		png, err := s.backend.PageImage(ctx, pdf, page, pageWidth)
		if err != nil && n == 0 && page > 1 {
			break
		}
		if err != nil {
			return nil, err
		}
		out = append(out, "data:image/png;base64,"+base64.StdEncoding.EncodeToString(png))
	}
	return out, nil
}

func draftLine(k *backend.KeptDraft) DraftLine {
	return DraftLine{ID: k.ID, JobID: k.Wish.Job, Title: k.Title, Company: k.Company, Kind: string(k.Draft.Kind), Language: k.Draft.Language,
		ChangedAt: k.ChangedAt, Stale: k.Stale, Questions: len(k.Verdict.Refused)}
}

func draftView(k backend.KeptDraft) *DraftView {
	d, w := &k.Draft, k.Wish
	out := &DraftView{DraftLine: draftLine(&k), Name: d.Name, Label: d.Title, Subject: d.Subject,
		Request: DraftRequest{w.Job, string(w.Kind), w.Language, lengthWord(w.Length), string(w.Recipient), append([]string{}, w.Chosen...)},
		Blocks:  []DraftBlock{}, Withheld: []WithheldField{}, Notes: []DraftNote{}, Refusals: []DraftRefusal{}, Phrases: []StockPhrase{}, Changes: []DraftChange{}}
	for _, b := range d.Blocks {
		block := DraftBlock{Kind: string(b.Kind), Section: b.Section, Title: draftSentence(b.Title), Place: draftSentence(b.Place), Dates: draftSentence(b.Dates),
			Sentences: []DraftSentence{}}
		for i := range b.Sentences {
			block.Sentences = append(block.Sentences, *draftSentence(&b.Sentences[i]))
		}
		out.Blocks = append(out.Blocks, block)
	}
	for _, f := range d.Withheld {
		out.Withheld = append(out.Withheld, WithheldField{f.Path, k.Values[f.Path], string(f.Field), string(f.Class), string(f.Why)})
	}
	for _, n := range d.Notes {
		out.Notes = append(out.Notes, DraftNote{n.Key, n.Value})
	}
	for _, r := range k.Verdict.Refused {
		out.Refusals = append(out.Refusals, DraftRefusal{r.Sentence, r.Words, string(r.Kind)})
	}
	for _, p := range k.Stock {
		out.Phrases = append(out.Phrases, StockPhrase{p.ID, p.Text})
	}
	for _, c := range k.Changes {
		out.Changes = append(out.Changes, DraftChange{changeWords[c.Kind], c.ID, c.Before, c.After})
	}
	return out
}

var changeWords = map[summary.ChangeKind]string{summary.Came: "added", summary.Went: "removed", summary.Changed: "changed", summary.Moved: "moved"}

func draftSentence(s *summary.Sentence) *DraftSentence {
	if s == nil {
		return nil
	}
	out := &DraftSentence{ID: s.ID, Text: s.Text, Cites: []DraftCite{}, Plain: s.Plain, Own: s.Own}
	for _, c := range s.Cites {
		out.Cites = append(out.Cites, DraftCite{c.Path, c.Quote})
	}
	return out
}

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
	until, err := time.Parse(time.RFC3339, a.Until)
	if err != nil {
		return nil, problem.New(problem.Invalid, "It is not said until when.", "Choose a day.").Because(err)
	}
	g, err := s.backend.ApproveDraft(ctx, backend.DraftApproval{Draft: a.Draft, Format: backend.Format(a.Format), Method: consent.Method(a.Method),
		Recipient: consent.Recipient{Kind: consent.RecipientKind(a.Recipient.Kind), Name: a.Recipient.Name, Address: a.Recipient.Address},
		Purpose:   consent.Purpose(a.Purpose), Until: until, Window: consent.Window})
	if err != nil {
		return nil, err
	}
	return s.grant(ctx, g.ID)
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
		v.Failed = failures[g.Failed]
		if g.Failed != "" && v.Failed == "" {
			v.Failed = "It could not be sent."
		}
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
	}
	return "docx"
}

// ShowGrant is exactly what was approved, as long as it is kept.
func (s *Summaries) ShowGrant(task, id string) (*Rendering, error) {
	ctx, _, end := s.tasks.begin(task)
	defer end()
	g, err := s.backend.Grant(ctx, id)
	if err != nil {
		return nil, err
	}
	payload, err := s.backend.Payload(ctx, id)
	if err != nil {
		return nil, err
	}
	out := &Rendering{Format: formatOf(g.Media), Pages: []string{}, Bytes: len(payload)}
	switch out.Format {
	case "pdf":
		out.Pages, err = s.pages(ctx, payload, 0)
	case "docx":
		var text string
		if text, err = s.backend.TextOf(ctx, payload); err == nil {
			out.Text = text
		}
	default:
		out.Text = string(payload)
	}
	return out, err
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

// UseGrant sends what was approved, or hands it over: asks where to save a file, or puts the text on the clipboard. An approval of which the
// person closed the dialog still waits.
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
	case consent.Clipboard, consent.Form:
		_, err = s.backend.HandOver(ctx, id, g.Method, func(payload []byte) error { return s.window.Copy(string(payload)) })
	default:
		ending := "." + formatOf(g.Media)
		if ending == ".markdown" {
			ending = ".md"
		} else if ending == ".text" {
			ending = ".txt"
		}
		path, saving := s.window.SaveFile("Save what you approved", "summary"+ending, []string{"*" + ending})
		if saving != nil || path == "" {
			if saving != nil {
				return nil, saving
			}
			return s.grant(ctx, id)
		}
		_, err = s.backend.HandOver(ctx, id, g.Method, func(payload []byte) error { return backend.WriteFile(path, payload) })
	}
	if err != nil {
		return nil, err
	}
	return s.grant(ctx, id)
}

// WithdrawGrant notes that the person takes back what they gave.
func (s *Summaries) WithdrawGrant(id string) (*GrantView, error) {
	if err := s.backend.Withdraw(s.ctx(), id); err != nil {
		return nil, err
	}
	return s.grant(s.ctx(), id)
}

package bind

import (
	"context"
	"encoding/base64"

	"autojob/backend"
)

// Rendering is a summary as it would leave, or as it was approved.
type Rendering struct {
	Format   string      `json:"format"`
	Pages    []string    `json:"pages"` // of a PDF, alone or attached, as data URLs
	Text     string      `json:"text"`
	Mail     *MailShown  `json:"mail"`   // of what goes by mail; null otherwise
	Fields   []FormGroup `json:"fields"` // of what goes into a form
	Bytes    int         `json:"bytes"`
	FileName string      `json:"fileName"`
}

// MailShown is a mail as its recipient reads it.
type MailShown struct {
	From       string `json:"from"` // "" where the person's mail program says it
	To         string `json:"to"`
	Subject    string `json:"subject"`
	Body       string `json:"body"`
	Attachment string `json:"attachment"` // the file's name; "" for none
}

// FormGroup is a part of an employer's form.
type FormGroup struct {
	Section string      `json:"section"`
	Title   string      `json:"title"`
	Fields  []FormField `json:"fields"`
}

type FormField struct {
	Key  string `json:"key"`
	Text string `json:"text"`
}

// RenderSummary is exactly what an approval would be of, but for the moment in which a mail is sent; it need not be said until when.
func (s *Summaries) RenderSummary(task string, a Approval) (*Rendering, error) {
	ctx, _, end := s.tasks.begin(task)
	defer end()
	l, err := s.backend.Leaving(ctx, a.approval())
	if err != nil {
		return nil, err
	}
	out, err := s.shown(ctx, l.Payload, l.Media, l.Pages)
	if out != nil {
		out.FileName = l.Name
	}
	return out, err
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
	return s.shown(ctx, payload, g.Media, 0)
}

// shown reads bytes as their recipient would. Of a PDF that says not how many pages it has, all there are are drawn.
func (s *Summaries) shown(ctx context.Context, payload []byte, media string, pages int) (*Rendering, error) {
	seen, err := s.backend.Show(ctx, payload, media)
	if err != nil {
		return nil, err
	}
	out := &Rendering{Format: formatOf(media), Pages: []string{}, Text: seen.Text, Fields: formGroups(seen.Fields), Bytes: len(payload)}
	if m := seen.Mail; m != nil {
		out.Mail = &MailShown{From: m.From, To: m.To, Subject: m.Subject, Body: m.Body}
		for _, a := range m.Attachments {
			out.Mail.Attachment = a.Name
		}
	}
	if seen.PDF != nil {
		out.Pages, err = s.pages(ctx, seen.PDF, pages)
	}
	return out, err
}

func formGroups(groups []backend.FieldGroup) []FormGroup {
	out := []FormGroup{}
	for _, g := range groups {
		group := FormGroup{g.Section, g.Title, []FormField{}}
		for _, f := range g.Fields {
			group.Fields = append(group.Fields, FormField(f))
		}
		out = append(out, group)
	}
	return out
}

const (
	pageWidth = 1000 // pixels
	maxPages  = 30
)

func (s *Summaries) pages(ctx context.Context, pdf []byte, n int) ([]string, error) {
	out := []string{}
	for page := 1; page <= n || n == 0 && page <= maxPages; page++ {
		png, err := s.backend.PageImage(ctx, pdf, page, pageWidth)
		if err != nil && n == 0 && page > 1 && ctx.Err() == nil {
			break
		}
		if err != nil {
			return nil, err
		}
		out = append(out, "data:image/png;base64,"+base64.StdEncoding.EncodeToString(png))
	}
	return out, nil
}

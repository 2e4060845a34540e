package backend

import (
	"context"
	"crypto/rand"
	"strings"

	"autojob/backend/adapter/render"
	"autojob/backend/core/consent"
)

// Formats of what leaves by mail beside those of files, which go as an attachment.
const (
	EML      Format = "eml"    // a mail whose text is the summary
	MailLink Format = "mailto" // a mailto: address whose text is the summary: the address itself is what is approved
)

const mailMedia = "message/rfc822"

// asText is the format of a mail's text; every other format is itself.
func asText(f Format) Format {
	if f == EML || f == MailLink {
		return render.Text
	}
	return f
}

// Leaving is what would leave, byte for byte but for the moment of a mail that is sent.
type Leaving struct {
	Payload []byte
	Media   string
	Name    string // a neutral file name
	Pages   int    // of a PDF, alone or attached
}

// Leaving is what an approval of a draft would be of. It may be asked before it is known to whom it goes.
func (b *Backend) Leaving(ctx context.Context, a DraftApproval) (Leaving, error) {
	k, err := b.KeptDraft(ctx, a.Draft)
	if err != nil {
		return Leaving{}, err
	}
	return b.leaving(ctx, &k, lookedAt(a))
}

// lookedAt is an approval as it is looked at: a mail of which it is not known yet to whom it goes reads as its draft does.
func lookedAt(a DraftApproval) DraftApproval {
	if a.Method == consent.SMTP && a.Recipient.Address == "" {
		a.Method = consent.MailDraft
	}
	return a
}

func (b *Backend) leaving(ctx context.Context, k *KeptDraft, a DraftApproval) (Leaving, error) {
	if a.Method == consent.Form {
		a.Format = render.Fields
	}
	format := asText(a.Format)
	if a.Format == MailLink { // a mail program breaks lines by itself
		format = render.Form
	}
	r, err := render.Render(&k.Draft, format)
	switch {
	case err != nil:
		return Leaving{}, err
	case a.Method != consent.SMTP && a.Method != consent.MailDraft:
		return Leaving{r.Bytes, r.Media, r.Name, r.Pages}, nil
	case a.Format == MailLink:
		link, err := render.Mailto(a.Recipient.Address, k.subject(), string(r.Bytes))
		return Leaving{[]byte(link), render.MailtoMedia, r.Name, 0}, err
	}
	data, err := b.mail(ctx, k, a, r)
	return Leaving{data, mailMedia, strings.TrimSuffix(r.Name, extension(r.Name)) + ".eml", r.Pages}, err
}

func extension(name string) string { return name[max(strings.LastIndexByte(name, '.'), 0):] }

// mail is a message with the summary as its text, or as an attachment where it is a file.
func (b *Backend) mail(ctx context.Context, k *KeptDraft, a DraftApproval, r *render.Rendering) ([]byte, error) {
	m := render.Message{To: a.Recipient.Address, Subject: k.subject(), Unsent: a.Method == consent.MailDraft}
	if !m.Unsent { // the person's own mail program knows who and when
		account, err := b.MailAccount(ctx)
		if err != nil {
			return nil, err
		}
		_, host, _ := strings.Cut(account.From, "@")
		m.From, m.Date, m.MessageID = account.sender(), b.latest(), "<"+strings.ToLower(rand.Text())+"@"+host+">"
	}
	switch r.Format {
	case render.Text, render.Form, render.Markdown:
		m.Body = string(r.Bytes)
	default:
		m.Body = attached(k.Draft.Language) + "\n\n" + k.Draft.Name + "\n"
		m.Attachments = []render.Attachment{{Name: r.Name, Media: r.Media, Bytes: r.Bytes}}
	}
	return render.Mail(m)
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

// Shown is what approved bytes, or what would be, say to who gets them: always read from the very bytes.
type Shown struct {
	Text   string
	PDF    []byte // to be looked at page by page
	Mail   *render.Message
	Fields []render.FieldGroup
}

// Show reads bytes as their recipient would.
func (b *Backend) Show(ctx context.Context, payload []byte, media string) (out Shown, err error) {
	bare, _, _ := strings.Cut(media, ";")
	switch bare {
	case "application/pdf":
		out.PDF = payload
	case mailMedia:
		m, err := render.ReadMail(payload)
		if err != nil {
			return out, err
		}
		out.Mail = &m
		for _, a := range m.Attachments {
			in, err := b.Show(ctx, a.Bytes, a.Media)
			if err != nil {
				return out, err
			}
			out.PDF, out.Text = in.PDF, in.Text
		}
	case render.MailtoMedia:
		m := render.Message{Unsent: true}
		m.To, m.Subject, m.Body, err = render.ReadMailto(string(payload))
		out.Mail = &m
	case render.FieldsMedia:
		out.Fields, err = render.ReadFields(payload)
	case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
		out.Text, err = b.textOf(ctx, payload)
	default:
		out.Text = string(payload)
	}
	return out, err
}

// textOf reads the words of a document as anybody would who gets it.
func (b *Backend) textOf(ctx context.Context, payload []byte) (string, error) {
	d, err := b.extract.Document(ctx, payload, "approved")
	if err != nil {
		return "", err
	}
	return d.Text(), nil
}

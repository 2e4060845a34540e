package render

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"autojob/backend/core/problem"
)

// ReadMail reads a message that Mail made, but for its date, so that what is shown of it comes from the very bytes.
func ReadMail(data []byte) (Message, error) {
	m, err := readMail(data)
	if err != nil {
		return Message{}, problem.New(problem.Damaged, "This mail cannot be read.", "Make it again and approve it.").Because(err)
	}
	return m, nil
}

func readMail(data []byte) (Message, error) {
	read, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return Message{}, err
	}
	h := read.Header
	m := Message{MessageID: h.Get("Message-Id"), Unsent: h.Get("X-Unsent") == "1"}
	if m.Subject, err = new(mime.WordDecoder).DecodeHeader(h.Get("Subject")); err != nil {
		return m, err
	}
	for field, to := range map[string]*string{"From": &m.From, "To": &m.To} {
		if h.Get(field) == "" {
			continue
		}
		a, err := mail.ParseAddress(h.Get(field))
		if err != nil {
			return m, err
		}
		*to = a.Address
		if a.Name != "" {
			*to = a.Name + " <" + a.Address + ">"
		}
	}
	media, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		return m, err
	}
	if media == "text/plain" {
		m.Body, err = plainBody(read.Body)
		return m, err
	}
	return m, m.parts(multipart.NewReader(read.Body, params["boundary"]))
}

// parts reads the text, then the attachments.
func (m *Message) parts(r *multipart.Reader) error {
	for first := true; ; first = false {
		p, err := r.NextRawPart()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case first:
			if m.Body, err = plainBody(p); err != nil {
				return err
			}
			continue
		}
		a := Attachment{Name: p.FileName(), Media: p.Header.Get("Content-Type")}
		if a.Bytes, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, p)); err != nil {
			return err
		}
		m.Attachments = append(m.Attachments, a)
	}
}

func plainBody(r io.Reader) (string, error) {
	data, err := io.ReadAll(quotedprintable.NewReader(r))
	return strings.ReplaceAll(string(data), "\r\n", "\n"), err
}

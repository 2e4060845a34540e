package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/problem"
)

// Message is a mail to be made. Date and MessageID come with the grant, so that the message can be made again byte for byte.
type Message struct {
	From, To    string // "Anna Nowak <anna@example.org>" or the address alone
	Subject     string
	Date        time.Time
	MessageID   string // with its angle brackets
	Body        string // text; its lines end in "\n"
	Attachments []Attachment
	Unsent      bool // a draft for the person's own mail program, which opens it to be looked at and sent, and may say itself from whom, when and by what id
}

// Attachment is a file that goes with a message, usually a Rendering.
type Attachment struct {
	Name  string
	Media string
	Bytes []byte
}

const (
	maxSubject = 400      // bytes
	maxMail    = 20 << 20 // bytes of a message; most servers take no more
)

// Mail returns m as bytes (RFC 5322, MIME): ASCII, lines of at most 78 columns that end in CRLF. It names no program. Its problems are an
// address or a header that cannot be sent as it is (Invalid), and a message that is too large (TooLarge).
func Mail(m Message) ([]byte, error) {
	head, err := m.header()
	if err != nil {
		return nil, err
	}
	size := len(m.Body)
	for _, a := range m.Attachments {
		size += len(a.Bytes) * 4 / 3
	}
	if size > maxMail {
		return nil, problem.New(problem.TooLarge, "This message is too large for mail.", "Attach fewer or smaller files; together at most 15 MB.")
	}
	body := encodedText(m.Body)
	var out bytes.Buffer
	out.WriteString(head)
	if len(m.Attachments) == 0 {
		out.WriteString(textHeader + "\r\n")
		out.Write(body)
		return out.Bytes(), nil
	}
	boundary := m.boundary(body)
	fmt.Fprintf(&out, "Content-Type: multipart/mixed;\r\n boundary=\"%s\"\r\n\r\n--%s\r\n%s\r\n", boundary, boundary, textHeader)
	out.Write(body)
	for _, a := range m.Attachments {
		header, err := a.header()
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "\r\n--%s\r\n%s\r\n", boundary, header)
		writeBase64(&out, a.Bytes)
	}
	fmt.Fprintf(&out, "\r\n--%s--\r\n", boundary)
	return out.Bytes(), nil
}

const textHeader = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"

func (m *Message) header() (string, error) {
	named := !m.Unsent || m.From != "" || m.MessageID != "" || !m.Date.IsZero()
	from := ""
	if named {
		var err error
		if from, err = address("sender", m.From); err != nil {
			return "", err
		}
	}
	to, err := address("recipient", m.To)
	if err != nil {
		return "", err
	}
	if err := headerSafe("subject", m.Subject); err != nil {
		return "", err
	}
	if len(m.Subject) > maxSubject {
		return "", problem.New(problem.TooLarge, "The subject is too long.", "A line of at most 400 characters can be sent; 60 are read.")
	}
	if named && !messageID(m.MessageID) {
		return "", fmt.Errorf("writing a mail: %q is no message id", m.MessageID)
	}
	if named && m.Date.IsZero() {
		return "", fmt.Errorf("writing a mail: no date")
	}
	var b strings.Builder
	line := func(name, value string) { b.WriteString(folded(name+": "+value) + "\r\n") }
	if named {
		line("Date", m.Date.UTC().Format(time.RFC1123Z)) // in UTC, which does not tell where the person is
		line("From", from)
	}
	line("To", to)
	line("Subject", encodedWords(strings.Join(strings.Fields(m.Subject), " ")))
	if named {
		line("Message-ID", m.MessageID)
	}
	if m.Unsent {
		line("X-Unsent", "1")
	}
	line("MIME-Version", "1.0")
	return b.String(), nil
}

// encodedWords encodes s for a header if it is needed: for other characters than ASCII, and for what would be taken for encoded already.
func encodedWords(s string) string {
	if !strings.Contains(s, "=?") {
		return mime.QEncoding.Encode("utf-8", s)
	}
	var out []string
	for s != "" {
		n := min(45, len(s)) // 60 characters of base64
		for n < len(s) && !utf8.RuneStart(s[n]) {
			n--
		}
		out = append(out, "=?utf-8?b?"+base64.StdEncoding.EncodeToString([]byte(s[:n]))+"?=")
		s = s[n:]
	}
	return strings.Join(out, " ")
}

// address returns one address in the form of a header. Names may be in any writing, addresses in ASCII only: not every server takes others.
func address(whose, s string) (string, error) {
	if err := headerSafe(whose, s); err != nil {
		return "", err
	}
	a, err := mail.ParseAddress(s)
	switch {
	case err != nil || len(a.Address) > 254:
		return "", problem.New(problem.Invalid, fmt.Sprintf("The %s's mail address is not one.", whose), "Write it as name@example.org.").Because(err)
	case !ascii(a.Address):
		return "", problem.New(problem.Invalid, fmt.Sprintf("The %s's mail address has letters that many mail servers refuse.", whose), "Use an address of plain letters, or the domain's xn-- form.")
	}
	return a.String(), nil
}

// headerSafe refuses what could begin another header.
func headerSafe(what, s string) error {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || strings.ContainsAny(s, "\u2028\u2029") {
		return problem.New(problem.Invalid, fmt.Sprintf("The %s has a line break or a character that cannot be shown.", what), "Write it in one line.")
	}
	return nil
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// messageID reports whether s is "<left@right>" of characters that need no quotes (RFC 5322, 3.6.4).
func messageID(s string) bool {
	left, right, found := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(s, "<"), ">"), "@")
	atom := func(s string) bool {
		return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_+=") == ""
	}
	return found && strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") && len(s) < 250 && atom(left) && atom(right)
}

// folded breaks a header at its spaces into lines of at most 78 columns where that can be (RFC 5322, 2.2.3).
func folded(line string) string {
	var b strings.Builder
	at := 0
	for i, w := range strings.Split(line, " ") {
		switch {
		case i > 1 && at+1+len(w) > columns && w != "": // the name of the header keeps its first word
			b.WriteString("\r\n ")
			at = 1
		case i > 0:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(w)
		at += len(w)
	}
	return b.String()
}

// encodedText is the body as quoted-printable, its lines ended by CRLF.
func encodedText(s string) []byte {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	_, _ = io.WriteString(w, strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")) // a Buffer does not fail
	_ = w.Close()
	return b.Bytes()
}

// header is what stands above an attachment.
func (a *Attachment) header() (string, error) {
	if err := headerSafe("file name", a.Name); err != nil {
		return "", err
	}
	media, params, err := mime.ParseMediaType(a.Media)
	if err != nil || a.Name == "" || strings.ContainsAny(a.Name, `/\"`) || len(a.Name) > 200 {
		return "", fmt.Errorf("attaching a file of type %q: no usable name or type", a.Media)
	}
	disposition := mime.FormatMediaType("attachment", map[string]string{"filename": a.Name}) // other writing than ASCII as RFC 2231 has it
	return folded("Content-Type: "+mime.FormatMediaType(media, params)) + "\r\n" +
		folded("Content-Disposition: "+disposition) + "\r\nContent-Transfer-Encoding: base64\r\n", nil
}

func writeBase64(out *bytes.Buffer, data []byte) {
	text := base64.StdEncoding.EncodeToString(data)
	for len(text) > 0 {
		n := min(76, len(text))
		out.WriteString(text[:n] + "\r\n")
		text = text[n:]
	}
}

// boundary is made of what it separates: the same message has the same one. "=_" cannot stand in quoted-printable text or base64.
func (m *Message) boundary(body []byte) string {
	h := sha256.New()
	h.Write(body)
	for _, a := range m.Attachments {
		fmt.Fprintf(h, "\x00%s\x00%d\x00", a.Name, len(a.Bytes))
		h.Write(a.Bytes)
	}
	return "=_" + hex.EncodeToString(h.Sum(nil))[:32]
}

package render

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/url"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/problem"
)

func message() Message {
	return Message{
		From: "Łucja Żmudzińska-Grabowiecka <lucja.zmudzinska@example.org>", To: `"Grünwald & Söhne, Personalabteilung" <jobs@example.com>`,
		Subject: "Bewerbung als Bauzeichnerin (m/w/d) für das Büro in Łódź und Köln, Kennziffer 2026-114, Ihre Anzeige vom 3. November",
		Date:    time.Date(2026, 11, 30, 9, 8, 7, 0, time.FixedZone("", 3600)), MessageID: "<5f3a.91@mail.invalid>",
		Body: "Sehr geehrte Damen und Herren,\n\n" + strings.Repeat("ein sehr langer Absatz, der in einer Zeile steht = 100 % ", 40) + "\n\nFrom here\n.\nNoch eins: ёлка\n",
		Attachments: []Attachment{{Name: "cv.pdf", Media: "application/pdf", Bytes: bytes.Repeat([]byte{0, 1, 2, 255, '\r', '\n'}, 5000)},
			{Name: "łucja-żmudzińska-анкета-с-очень-длинным-именем.txt", Media: "text/plain; charset=utf-8", Bytes: []byte("ёлка\n")}},
	}
}

func made(t *testing.T, m Message) []byte {
	t.Helper()
	data, err := Mail(m)
	if err != nil {
		t.Fatal(err)
	}
	wellFormed(t, data)
	return data
}

// wellFormed checks what RFC 5322 asks of every line.
func wellFormed(t *testing.T, data []byte) {
	t.Helper()
	rest := bytes.ReplaceAll(data, []byte("\r\n"), nil)
	if bytes.ContainsAny(rest, "\r\n") {
		t.Error("a line does not end in CRLF")
	}
	for _, line := range strings.Split(string(data), "\r\n") {
		if len(line) > 998 || !ascii(line) || strings.Contains(line, "\x00") {
			t.Errorf("a line of %d bytes: %.100q", len(line), line)
		}
	}
}

func TestAMessageComesBackAsItWasWritten(t *testing.T) {
	m := message()
	data := made(t, m)
	got, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	decode := new(mime.WordDecoder).DecodeHeader
	if subject, err := decode(got.Header.Get("Subject")); subject != m.Subject || err != nil {
		t.Errorf("subject %q (%v)", subject, err)
	}
	for field, want := range map[string]string{"From": m.From, "To": m.To} {
		w, _ := mail.ParseAddress(want)
		if list, err := got.Header.AddressList(field); err != nil || len(list) != 1 || *list[0] != *w {
			t.Errorf("%s: %v (%v)", field, list, err)
		}
	}
	if date, err := got.Header.Date(); err != nil || !date.Equal(m.Date) || !strings.HasSuffix(got.Header.Get("Date"), "+0000") {
		t.Errorf("date %q (%v)", got.Header.Get("Date"), err)
	}
	if got.Header.Get("Message-ID") != m.MessageID || len(got.Header) != 7 {
		t.Errorf("headers: %v", got.Header)
	}
	body, files := unpackMail(t, got)
	if body != m.Body {
		t.Errorf("body %.200q", body)
	}
	for _, a := range m.Attachments {
		if !bytes.Equal(files[a.Name], a.Bytes) {
			t.Errorf("%s comes back with %d bytes of %d", a.Name, len(files[a.Name]), len(a.Bytes))
		}
	}
	if again := made(t, message()); !bytes.Equal(data, again) {
		t.Error("the same message comes out in two ways")
	}
}

func unpackMail(t *testing.T, m *mail.Message) (string, map[string][]byte) {
	t.Helper()
	media, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	text := func(r io.Reader) string {
		b, err := io.ReadAll(quotedprintable.NewReader(r))
		if err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(string(b), "\r\n", "\n")
	}
	if media == "text/plain" {
		return text(m.Body), nil
	}
	body, files := "", map[string][]byte{}
	for r := multipart.NewReader(m.Body, params["boundary"]); ; {
		p, err := r.NextRawPart()
		if err == io.EOF {
			return body, files
		}
		if err != nil {
			t.Fatal(err)
		}
		if p.FileName() == "" {
			body = text(p)
			continue
		}
		data, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, p))
		if err != nil {
			t.Fatal(err)
		}
		files[p.FileName()] = data
	}
}

func TestAMessageWithoutFilesIsPlainText(t *testing.T) {
	m := message()
	m.Attachments, m.Unsent = nil, true
	got, err := mail.ReadMessage(bytes.NewReader(made(t, m)))
	if err != nil {
		t.Fatal(err)
	}
	if body, _ := unpackMail(t, got); body != m.Body || got.Header.Get("X-Unsent") != "1" {
		t.Errorf("%v, %.100q", got.Header, body)
	}
}

func TestADraftForAMailProgramNeedsNoSender(t *testing.T) {
	m := message()
	m.Unsent, m.From, m.MessageID, m.Date = true, "", "", time.Time{}
	got, err := mail.ReadMessage(bytes.NewReader(made(t, m)))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"From", "Date", "Message-ID"} {
		if v, ok := got.Header[name]; ok {
			t.Errorf("%s is %q", name, v)
		}
	}
	if got.Header.Get("To") == "" || got.Header.Get("X-Unsent") != "1" {
		t.Errorf("the header is %v", got.Header)
	}
	m.From = "no address"
	if _, err := Mail(m); err == nil {
		t.Error("a sender that is no address is taken")
	}
	m.Unsent, m.From = false, ""
	if _, err := Mail(m); err == nil {
		t.Error("a mail without a sender is made")
	}
}

func TestAMessageNamesNoProgram(t *testing.T) {
	m := message()
	m.Attachments = nil
	lower := strings.ToLower(string(made(t, m)))
	for _, word := range []string{"x-mailer", "user-agent", "autojob", "received"} {
		if strings.Contains(lower, word) {
			t.Errorf("it says %s", word)
		}
	}
}

func TestNothingCanBeSlippedIntoAHeader(t *testing.T) {
	for what, change := range map[string]func(*Message){
		"subject, line":          func(m *Message) { m.Subject = "Hello\r\nBcc: all@example.com" },
		"subject, line feed":     func(m *Message) { m.Subject = "Hello\nBcc: all@example.com" },
		"subject, return":        func(m *Message) { m.Subject = "Hello\rBcc: all@example.com" },
		"subject, null":          func(m *Message) { m.Subject = "Hello\x00" },
		"subject, separator":     func(m *Message) { m.Subject = "Hello\u2028Bcc: x" },
		"subject, no text":       func(m *Message) { m.Subject = "Hello\xff" },
		"sender":                 func(m *Message) { m.From = "a@example.org\r\nBcc: all@example.com" },
		"sender, two":            func(m *Message) { m.From = "a@example.org, b@example.org" },
		"sender, none":           func(m *Message) { m.From = "" },
		"recipient, name":        func(m *Message) { m.To = "\"a\r\nBcc: b\" <a@example.org>" },
		"recipient, two":         func(m *Message) { m.To = "a@example.org, b@example.org" },
		"recipient, letters":     func(m *Message) { m.To = "jobs@grünwald.example" },
		"file name":              func(m *Message) { m.Attachments[0].Name = "cv.pdf\r\nX: y" },
		"subject, out of bounds": func(m *Message) { m.Subject = strings.Repeat("a", 500) },
	} {
		m := message()
		change(&m)
		if _, err := Mail(m); !problem.Is(err, problem.Invalid) && !problem.Is(err, problem.TooLarge) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for what, change := range map[string]func(*Message){
		"no date":             func(m *Message) { m.Date = time.Time{} },
		"message id":          func(m *Message) { m.MessageID = "<a@b>\r\nX: y" },
		"message id, bare":    func(m *Message) { m.MessageID = "a@b" },
		"message id, space":   func(m *Message) { m.MessageID = "<a b@c>" },
		"file name, path":     func(m *Message) { m.Attachments[0].Name = "../cv.pdf" },
		"file name, none":     func(m *Message) { m.Attachments[0].Name = "" },
		"media type":          func(m *Message) { m.Attachments[0].Media = "application/pdf\r\nX: y" },
		"media type, nothing": func(m *Message) { m.Attachments[0].Media = "" },
	} {
		m := message()
		change(&m)
		if _, err := Mail(m); err == nil {
			t.Errorf("%s is taken", what)
		}
	}
}

func TestASubjectThatLooksEncodedIsShownAsWritten(t *testing.T) {
	m := message()
	m.Subject = "About =?utf-8?q?Boss?= and ёлка " + strings.Repeat("=?", 40)
	got, err := mail.ReadMessage(bytes.NewReader(made(t, m)))
	if err != nil {
		t.Fatal(err)
	}
	if subject, _ := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject")); subject != m.Subject {
		t.Errorf("%q", subject)
	}
}

func TestALinkToAMailProgramCarriesTheText(t *testing.T) {
	link, err := Mailto("jobs+it@example.com", "Bewerbung & mehr?", "Grüße\n\nŁ + 1=2&cc=x\n")
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "mailto" || strings.Contains(link, "+1") {
		t.Fatalf("%s (%v)", link, err)
	}
	to, _ := url.PathUnescape(u.Opaque)
	query := u.Query()
	if to != "jobs+it@example.com" || query.Get("subject") != "Bewerbung & mehr?" || query.Get("body") != "Grüße\r\n\r\nŁ + 1=2&cc=x\r\n" || len(query) != 2 {
		t.Errorf("%s: %v", link, query)
	}
	for _, to := range []string{"", "x", "a@example.com?cc=b@example.com&x=", "a@example.com,b@example.com", "A <a@example.com>", "a@example.com\r\n"} {
		if link, err := Mailto(to, "", ""); err == nil && strings.Contains(link, "cc=b@") || err == nil && !strings.Contains(to, "?") {
			t.Errorf("%q is taken: %s", to, link)
		}
	}
	if _, err := Mailto("a@example.com", "x", strings.Repeat("ё", 400)); !problem.Is(err, problem.TooLarge) {
		t.Errorf("a long text: %v", err)
	}
}

func FuzzMail(f *testing.F) {
	m := message()
	f.Add(m.From, m.To, m.Subject, m.Body, "cv.pdf", []byte("x"))
	f.Add("a@b", "<a@b>", "=?utf-8?q?x?=", "\r\r\n.\n=\n", "ё", []byte{})
	f.Add("\"a\\\"b\" <a@b.c>", "=?utf-8?q?x=0D=0ABcc:_y?= <a@b>", strings.Repeat(" a", 150), strings.Repeat("x", 3000), "a b", []byte{0})
	f.Fuzz(func(t *testing.T, from, to, subject, body, name string, file []byte) {
		m := message()
		m.From, m.To, m.Subject, m.Body = from, to, subject, body
		m.Attachments = []Attachment{{Name: name, Media: "application/pdf", Bytes: file}}
		data, err := Mail(m)
		if err != nil {
			return
		}
		wellFormed(t, data)
		got, err := mail.ReadMessage(bytes.NewReader(data))
		if err != nil || len(got.Header) != 7 {
			t.Fatalf("%v: %v", err, got)
		}
		if _, files := unpackMail(t, got); len(files) != 1 {
			t.Errorf("%d files of %q", len(files), name)
		}
		if subject, err := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject")); err != nil || subject != strings.Join(strings.Fields(m.Subject), " ") {
			t.Errorf("subject %q (%v)", subject, err)
		}
	})
}

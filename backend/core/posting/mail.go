package posting

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"strings"

	"autojob/backend/core/pattern"
	"autojob/backend/core/problem"
)

// Attachment is a file inside a message that is no text: an ad as PDF or Word, which another reader opens.
type Attachment struct {
	Name string
	Data []byte
}

// What is read of one message.
const (
	maxParts  = 60       // parts, nested ones counted
	maxNested = 6        // messages and multiparts inside each other
	maxPart   = 32 << 20 // bytes of one part
	maxFiles  = 10       // attachments handed on
)

var mailHeader = pattern.New(`(?i)^(?:From |(?:return-path|received|from|to|subject|date|message-id|mime-version|content-type|delivered-to|x-[\w-]+|dkim-signature|snapshot-content-location|arc-[\w-]+|reply-to|sender|cc|bcc|authentication-results|content-transfer-encoding):)`)

// IsMail reports whether data is a saved message (.eml) or web page archive (.mhtml): both begin with headers, one of which says how the
// rest is written or who sent it.
func IsMail(data []byte) bool {
	head := data[:min(len(data), 8<<10)]
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	head = bytes.TrimLeft(head, "\r\n")
	if !mailHeader.Match(head) {
		return false
	}
	known := 0
	for line := range strings.SplitSeq(string(head), "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" {
			break
		}
		low := strings.ToLower(line)
		for _, h := range []string{"mime-version:", "content-type:", "message-id:", "received:", "from:", "subject:", "date:", "return-path:"} {
			if strings.HasPrefix(low, h) {
				known++
			}
		}
	}
	return known >= 2
}

// part is one text inside a message.
type part struct {
	html     bool
	text     string
	name     string // of an attached file
	location string // where a saved page came from
}

// letter is a message taken apart.
type letter struct {
	subject string
	url     string
	parts   []part
	files   []Attachment
	count   int
	broken  bool
}

// ParseMail reads the ads of a saved message or web page archive: those in its text, and those in attached texts and pages. Attached
// files of other kinds are handed back for the reader that can open them. Each text passes through shown before it is read, which may take
// out what nobody sees; nil leaves them as they are. The error means that nothing was read and nothing is attached.
func ParseMail(data []byte, shown func(text string, html bool) string) (Reading, []Attachment, error) {
	var l letter
	l.message(data, 0)
	for i := range l.parts {
		if shown != nil {
			l.parts[i].text = shown(l.parts[i].text, l.parts[i].html)
		}
	}
	var b builder
	attached := false
	for _, p := range l.parts {
		if p.name == "" {
			continue
		}
		r, err := Parse([]byte(p.text), p.name)
		if err != nil {
			continue
		}
		attached = true
		for _, ad := range r.Postings {
			b.keep(ad)
		}
		b.out.Problems = append(b.out.Problems, r.Problems...)
	}
	l.body(&b, attached || len(l.files) > 0)
	if l.broken {
		b.problem("", "A part of this message could not be read.", "It may have been cut off. Save the message again, or paste the ad's text.")
	}
	if len(l.files) > 0 && len(b.out.Postings) == 0 {
		return b.out, l.files, nil
	}
	r, err := b.finish()
	if len(r.Postings) == 0 && err == nil {
		err = problem.New(problem.Invalid, "There is no job ad in this message.", "Open it and paste the ad's text instead.")
	}
	return r, l.files, err
}

// shortBody is the length up to which a text beside attached ads is taken for a covering note.
const shortBody = 900

// body reads the message's own text: its page if it has one, else its plain text.
func (l *letter) body(b *builder, attached bool) {
	page, plain := "", ""
	for _, p := range l.parts {
		switch {
		case p.name != "":
		case p.html && page == "":
			page = p.text
			if l.url == "" {
				l.url = p.location
			}
		case !p.html && plain == "":
			plain = p.text
		}
	}
	text := plain
	if page != "" {
		text = HTMLText(page)
	}
	if strings.TrimSpace(text) == "" || attached && len(text) < shortBody {
		return
	}
	before := len(b.out.Postings)
	url := webAddress(l.url)
	if page != "" {
		b.page(page, url)
		if len(b.out.Postings) == before {
			b.out.Problems = nil
			_ = b.text(text, url) // what is too short is told by finish
		}
	} else if err := b.text(text, url); err != nil && !attached {
		b.problem("", problem.From(err).Message, problem.From(err).Hint)
	}
	for i := before; i < len(b.out.Postings); i++ {
		b.out.Postings[i].nameFrom(l.subject)
	}
}

var (
	forwarded = pattern.New(`(?i)^(?:(?:re|aw|fwd?|wg|tr|rv|antw|ref)\s*:\s*)+`)
	// greeting is how a letter begins, which names no job.
	greeting = pattern.New(`(?i)^(?:hi|hello|dear|hallo|guten tag|sehr geehrte\pL*|liebe\pL*|bonjour|madame|hola|estimad\pL+|good (?:morning|day|afternoon)|-{2,}|begin forwarded|from:|von:|de :)`)
)

// nameFrom takes a message's subject as the title where its text has none of its own.
func (p *Posting) nameFrom(subject string) {
	subject = strings.TrimSpace(forwarded.ReplaceAllString(oneLine(subject), ""))
	if subject == "" || len(subject) > 160 {
		return
	}
	if greeting.MatchString(p.Title) || len(strings.Fields(p.Title)) > 12 {
		p.Title = subject
	}
}

// message reads headers and what follows them.
func (l *letter) message(data []byte, depth int) {
	if depth > maxNested || l.count > maxParts {
		return
	}
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), "\r\n")
	if bytes.HasPrefix(data, []byte("From ")) { // mbox
		if i := bytes.IndexByte(data, '\n'); i > 0 {
			data = data[i+1:]
		}
	}
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		l.broken = true
		return
	}
	if s := decodedWords(m.Header.Get("Subject")); s != "" && l.subject == "" {
		l.subject = s
	}
	if u := m.Header.Get("Snapshot-Content-Location"); u != "" && l.url == "" {
		l.url = u
	}
	l.entity(partHead{m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Header.Get("Content-Disposition"), m.Header.Get("Content-Location")}, m.Body, depth)
}

type partHead struct{ kind, encoding, disposition, location string }

// entity reads one part by its headers (RFC 2045, 2046).
func (l *letter) entity(h partHead, body io.Reader, depth int) {
	if l.count++; l.count > maxParts || depth > maxNested {
		return
	}
	kind, params, err := mime.ParseMediaType(h.kind)
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		r := multipart.NewReader(body, params["boundary"])
		for l.count <= maxParts {
			p, err := r.NextRawPart()
			if err != nil {
				l.broken = l.broken || err != io.EOF
				return
			}
			l.entity(partHead{p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p.Header.Get("Content-Disposition"), p.Header.Get("Content-Location")}, p, depth+1)
		}
		return
	}
	data, err := io.ReadAll(io.LimitReader(decoded(h.encoding, body), maxPart+1))
	if err != nil {
		l.broken = true
	}
	if len(data) == 0 || len(data) > maxPart {
		return
	}
	disposition, named, _ := mime.ParseMediaType(h.disposition) // a broken one is no attachment's
	name := path.Base(strings.ReplaceAll(decodedWords(first(named["filename"], params["name"])), `\`, "/"))
	if name == "." || name == "/" {
		name = ""
	}
	switch {
	case kind == "message/rfc822":
		l.message(data, depth+1)
	case strings.HasPrefix(kind, "text/"), kind == "application/xhtml+xml", kind == "application/json", kind == "application/ld+json":
		l.text(kind, params["charset"], data, name, disposition == "attachment", h.location)
	case attachable(data, name) && len(l.files) < maxFiles:
		l.files = append(l.files, Attachment{name, data})
	}
}

func (l *letter) text(kind, charset string, data []byte, name string, attached bool, location string) {
	switch kind {
	case "text/calendar", "text/css", "text/javascript", "text/x-vcard", "text/vcard", "text/rfc822-headers":
		return
	}
	text := inCharset(data, charset)
	p := part{html: kind == "text/html" || kind == "application/xhtml+xml", text: text, location: location}
	if attached || strings.HasPrefix(kind, "application/") && kind != "application/xhtml+xml" {
		if p.name = name; p.name == "" {
			p.name = "attachment"
		}
		if p.html && !strings.HasSuffix(strings.ToLower(p.name), ".html") {
			p.name += ".html"
		}
	}
	l.parts = append(l.parts, p)
}

// inCharset decodes a text. Beside UTF-8 and UTF-16 only the Latin ones are told apart; whatever is left unknown is read as they are.
func inCharset(data []byte, charset string) string {
	switch strings.ToLower(charset) {
	case "utf-8", "us-ascii", "":
	case "utf-16le":
		return wide(data, false)
	case "utf-16be":
		return wide(data, true)
	}
	text, err := decode(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "")
	}
	return text
}

// attachable are the files that may hold an ad.
func attachable(data []byte, name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf", ".docx", ".odt", ".rtf":
		return true
	}
	return bytes.HasPrefix(data, []byte("%PDF-"))
}

func decoded(encoding string, r io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, &lettersOnly{r})
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	}
	return r
}

// lettersOnly drops what is no base64, as mail programs must (RFC 2045, 6.8).
type lettersOnly struct{ r io.Reader }

func (l *lettersOnly) Read(p []byte) (int, error) {
	for {
		n, err := l.r.Read(p)
		k := 0
		for _, c := range p[:n] {
			if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=' {
				p[k] = c
				k++
			}
		}
		if k > 0 || err != nil {
			return k, err
		}
	}
}

func decodedWords(s string) string {
	d := mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
		data, err := io.ReadAll(io.LimitReader(r, 1<<16))
		if err != nil {
			return nil, err
		}
		return strings.NewReader(inCharset(data, charset)), nil
	}}
	if out, err := d.DecodeHeader(s); err == nil {
		return out
	}
	return s
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// bareAddress is one as people type it.
var bareAddress = pattern.New(`^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/[\w./?=&%#~+,;@!-]*)?$`)

// webAddress is an address that a browser may open, "" for anything else ("javascript:", "cid:", "file:").
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	low := strings.ToLower(s)
	if bareAddress.MatchString(s) && len(s) <= 2000 {
		return s
	}
	if len(s) > 2000 || strings.ContainsAny(s, " \t\n\r\"<>\\^`{|}") || !strings.HasPrefix(low, "https://") && !strings.HasPrefix(low, "http://") {
		return ""
	}
	return s
}

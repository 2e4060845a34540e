package render

import (
	"fmt"
	"net/url"
	"strings"

	"autojob/backend/core/problem"
)

// maxMailto is how long an address may be that every system hands to a mail program: Windows takes 2,083 characters of one.
const maxMailto = 2000

// MailtoMedia is the media type of a mailto: address.
const MailtoMedia = "text/uri-list"

// Mailto returns a mailto: address (RFC 6068) that opens the person's mail program with a new message. It cannot attach files. To may be "".
// All but letters, digits, "-", "_" and "." is escaped, so that no system's way of opening it takes a part for something else.
func Mailto(to, subject, body string) (string, error) {
	if to != "" {
		if _, err := address("recipient", to); err != nil {
			return "", err
		}
		if strings.ContainsAny(to, " <>,;\"") {
			return "", problem.New(problem.Invalid, "The recipient's mail address is not one.", "Write it as name@example.org.")
		}
	}
	if err := headerSafe("subject", subject); err != nil {
		return "", err
	}
	lines := strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(body, "\uFFFD"), "\r\n", "\n"), "\n", "\r\n")
	link := "mailto:" + strings.ReplaceAll(percent(to), "%40", "@") + "?subject=" + percent(subject) + "&body=" + percent(lines)
	if len(link) > maxMailto {
		return "", problem.New(problem.TooLarge, "This text is too long to be handed to every mail program.", "Save it as a mail instead: your mail program opens the file.")
	}
	return link, nil
}

// percent escapes all but letters, digits and "-_."; a space is %20, which every mail program reads.
func percent(s string) string {
	return strings.NewReplacer("+", "%20", "~", "%7E").Replace(url.QueryEscape(s))
}

// ReadMailto reads what Mailto made; any other field than subject and body is refused.
func ReadMailto(link string) (to, subject, body string, err error) {
	bad := func(err error) (string, string, string, error) {
		return "", "", "", problem.New(problem.Invalid, "This is no link to a mail program.", "Approve it again.").Because(err)
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "mailto" {
		return bad(err)
	}
	if to, err = url.PathUnescape(u.Opaque); err != nil {
		return bad(err)
	}
	fields, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return bad(err)
	}
	for name := range fields {
		if name != "subject" && name != "body" {
			return bad(fmt.Errorf("field %q", name))
		}
	}
	return to, fields.Get("subject"), strings.ReplaceAll(fields.Get("body"), "\r\n", "\n"), nil
}

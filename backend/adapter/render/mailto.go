package render

import (
	"net/url"
	"strings"

	"autojob/backend/core/problem"
)

// maxMailto is how long an address may be that every system hands to a mail program.
const maxMailto = 2000

// Mailto returns a mailto: address (RFC 6068) that opens the person's mail program with a new message. It cannot attach files.
func Mailto(to, subject, body string) (string, error) {
	if _, err := address("recipient", to); err != nil {
		return "", err
	}
	if strings.ContainsAny(to, " <>,;\"") {
		return "", problem.New(problem.Invalid, "The recipient's mail address is not one.", "Write it as name@example.org.")
	}
	if err := headerSafe("subject", subject); err != nil {
		return "", err
	}
	lines := strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(body, "\uFFFD"), "\r\n", "\n"), "\n", "\r\n")
	link := "mailto:" + strings.ReplaceAll(url.PathEscape(to), "%40", "@") + "?subject=" + percent(subject) + "&body=" + percent(lines)
	if len(link) > maxMailto {
		return "", problem.New(problem.TooLarge, "This text is too long for a link to a mail program.", "Save it as a mail draft (.eml), or copy the text.")
	}
	return link, nil
}

// percent escapes all but letters, digits and hyphens; a space is %20, which every mail program reads.
func percent(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

package egress

import (
	"bytes"
	"net/mail"

	"autojob/backend/core/problem"
)

// maxLine is the longest line of a message without its end (RFC 5321, 4.5.3.1.6).
const maxLine = 998

// CheckMessage says why a message would not arrive byte for byte as it is, or not at whom it is for: lines end with CR LF and are short enough
// to be passed on, and the header names the one sender and the one recipient.
func CheckMessage(message []byte, from, to string) error {
	if !bytes.HasSuffix(message, []byte("\r\n")) {
		return unsendable("Its last line does not end as lines of a mail do.")
	}
	for rest := message; len(rest) > 0; {
		line, after, _ := bytes.Cut(rest, []byte("\r\n"))
		if bytes.ContainsAny(line, "\r\n\x00") {
			return unsendable("A line of it does not end as lines of a mail do.")
		}
		if len(line) > maxLine {
			return unsendable("A line of it is too long for mail.")
		}
		rest = after
	}
	m, err := mail.ReadMessage(bytes.NewReader(message))
	if err != nil {
		return unsendable("Its header cannot be read.")
	}
	for _, name := range []string{"Date", "Message-Id"} {
		if len(m.Header[name]) != 1 {
			return unsendable("Its header has no " + name + ", or several.")
		}
	}
	for name, address := range map[string]string{"From": from, "To": to} {
		list, err := m.Header.AddressList(name)
		if err != nil || len(list) != 1 || len(m.Header[name]) != 1 || list[0].Address != address {
			return unsendable("Its header names somebody else in " + name + " than who was approved.")
		}
	}
	for _, name := range []string{"Cc", "Bcc", "Sender", "Resent-To", "Resent-Cc", "Resent-Bcc", "Disposition-Notification-To"} {
		if len(m.Header[name]) > 0 {
			return unsendable("Its header has a line " + name + ", which was not asked for.")
		}
	}
	return nil
}

func unsendable(why string) error {
	return problem.New(problem.Invalid, "This message cannot be sent exactly as it is. "+why, "Make the mail again from the draft, then approve it.")
}

package egress_test

import (
	"bufio"
	"bytes"
	"net/textproto"
	"strings"
	"testing"

	"autojob/backend/adapter/egress"
)

// FuzzCheckMessage: what passes arrives byte for byte, as the standard library's SMTP writes it.
func FuzzCheckMessage(f *testing.F) {
	f.Add([]byte(message))
	f.Add([]byte(strings.Replace(message, "\r\n.\r\n", "\r\n.\n", 1)))
	f.Add([]byte(strings.Replace(message, "Frau", "\r\r\n", 1)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if egress.CheckMessage(data, "jo@example.org", "jobs@example.com") != nil {
			return
		}
		var wire bytes.Buffer
		w := textproto.NewWriter(bufio.NewWriter(&wire)).DotWriter()
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		var got []byte
		for rest := wire.Bytes(); ; {
			line, after, ok := bytes.Cut(rest, []byte("\r\n"))
			if !ok {
				t.Fatal("no end")
			}
			if string(line) == "." {
				if len(after) > 0 {
					t.Fatal("the message ends before its end")
				}
				break
			}
			got = append(append(got, bytes.TrimPrefix(line, []byte("."))...), '\r', '\n')
			rest = after
		}
		if !bytes.Equal(got, data) {
			t.Fatalf("%q arrives as %q", data, got)
		}
	})
}

package recovery

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"image/color"
	"slices"
	"strings"
	"unicode"

	"github.com/boombuler/barcode/qr"

	"autojob/backend/core/problem"
)

const (
	// codeName and codeMark begin what the QR code holds: a name for whoever scans it, and the version.
	codeName = "AUTOJOB-KIT-"
	codeMark = codeName + "1:"
	// codeSum bytes of a SHA-256 follow the secret. With them base32 comes out even, without padding.
	codeSum  = 8
	codeSize = len(codeMark) + (SecretSize+codeSum)*8/5
	// pastedSize is how much is looked at as a code, before spaces are taken out.
	pastedSize = 4096
)

// Text returns what the QR code holds: AUTOJOB-KIT-1: and 64 characters of base32, all of the code's
// alphanumeric kind; or "" of an empty Secret.
func (s Secret) Text() string {
	if s.Empty() {
		return ""
	}
	held := append(slices.Clip(s.bytes()), codeCheck(s.bytes())...)
	defer clear(held)
	return codeMark + base32.StdEncoding.EncodeToString(held)
}

// ParseText reads what Text wrote, in any case and with spaces and line ends anywhere. Its errors are
// *problem.Error and repeat nothing of it.
func ParseText(text string) (Secret, error) {
	if len(text) > pastedSize {
		return Secret{}, problem.New(problem.Invalid, "This is much longer than the code of a recovery kit.", "Scan or paste only the code itself.")
	}
	text = compact(text)
	switch {
	case !strings.HasPrefix(text, codeName):
		return Secret{}, problem.New(problem.Invalid, "This is not the code of a recovery kit.", "It begins with "+codeName+". You can also type the words beside it.")
	case !strings.HasPrefix(text, codeMark):
		return Secret{}, problem.New(problem.Invalid, "This code is of a kind that this version of Autojob does not know.", "Update Autojob, or type the words beside the code.")
	case len(text) != codeSize:
		return Secret{}, wrongCode()
	}
	held, err := base32.StdEncoding.DecodeString(text[len(codeMark):])
	defer clear(held)
	if err != nil || len(held) != SecretSize+codeSum || !bytes.Equal(held[SecretSize:], codeCheck(held[:SecretSize])) {
		return Secret{}, wrongCode() // without err: it would quote the code
	}
	return secretOf(held[:SecretSize]), nil
}

// Parse reads a kit as either: the QR code's text, or the words.
func Parse(text string) (Secret, error) {
	if len(text) <= pastedSize && strings.HasPrefix(compact(text), codeName) {
		return ParseText(text)
	}
	return ParseWords(text)
}

// QR returns the QR code of Text, row by row, "1" for dark and "0" for light, without the margin of four
// modules that a reader needs. A quarter of it may be lost (level Q): paper is folded and stained.
func (s Secret) QR() ([]string, error) {
	if s.Empty() {
		return nil, fmt.Errorf("drawing the kit's code: %w", errCleared)
	}
	code, err := qr.Encode(s.Text(), qr.Q, qr.AlphaNumeric)
	if err != nil {
		return nil, fmt.Errorf("drawing the kit's code: failed") // without err: it could quote the code
	}
	size := code.Bounds().Size()
	rows := make([]string, size.Y)
	for y := range rows {
		row := make([]byte, size.X)
		for x := range row {
			row[x] = '0'
			if code.At(x, y) == color.Black {
				row[x] = '1'
			}
		}
		rows[y] = string(row)
	}
	return rows, nil
}

func wrongCode() *problem.Error {
	return problem.New(problem.Invalid, "A part of this code is missing or was changed.", "Scan it again, or type the words beside it.")
}

func codeCheck(secret []byte) []byte {
	sum := sha256.Sum256(append([]byte(codeMark), secret...))
	return sum[:codeSum]
}

// compact takes out spaces and what is invisible.
func compact(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, text)
}

package recovery

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"testing"
)

// known is a secret that is no one's: every byte tells where it stands.
func known(t testing.TB) Secret {
	t.Helper()
	b := make([]byte, SecretSize)
	for i := range b {
		b[i] = byte(0xa0 + i)
	}
	return secretOf(b)
}

func TestNewSecretsDiffer(t *testing.T) {
	a, b := New(), New()
	if a.Equal(b) || !a.Equal(a) || a.Empty() {
		t.Fatal("two new secrets are equal, or one is not equal to itself")
	}
}

func TestAClearedSecretIsGoneFromItsCopies(t *testing.T) {
	s := New()
	c, memory := s, s.bytes()
	s.Clear()
	if !bytes.Equal(memory, make([]byte, SecretSize)) {
		t.Fatal("the bytes are still there")
	}
	for name, gone := range map[string]Secret{"copy": c, "zero": {}} {
		if !gone.Empty() || gone.Words() != nil || gone.Text() != "" || gone.Equal(gone) || gone.Matches(1, "abandon") {
			t.Errorf("%s: something is left", name)
		}
		if _, err := gone.Card("2026-11-24"); !errors.Is(err, errCleared) {
			t.Errorf("%s: Card: %v", name, err)
		}
		if _, err := gone.Open([]byte("c"), Wrap{}); !errors.Is(err, errCleared) {
			t.Errorf("%s: Open: %v", name, err)
		}
		if _, err := gone.QR(); !errors.Is(err, errCleared) {
			t.Errorf("%s: QR: %v", name, err)
		}
		gone.Clear()
	}
}

// leaks returns which forms of the secret bytes stand in text.
func leaks(text string, secret []byte, words ...string) []string {
	var found []string
	if strings.Contains(text, string(secret[:8])) {
		found = append(found, "raw")
	}
	for form, part := range map[string]string{
		"hex":     hex.EncodeToString(secret[:6]),
		"numbers": strings.Trim(fmt.Sprint(secret[:4]), "[]"),
		"Go":      strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%#v", secret[:4]), "[]byte{"), "}"),
		"quoted":  strings.Trim(fmt.Sprintf("%q", secret[:6]), `"`),
		"base64":  strings.Trim(string(must(json.Marshal(secret[:6]))), `"`),
	} {
		if strings.Contains(strings.ToLower(text), strings.ToLower(part)) {
			found = append(found, form)
		}
	}
	for _, w := range words { // of a known secret: a random one may have words that stand in any sentence
		if strings.Contains(text, w) {
			found = append(found, "word")
		}
	}
	return found
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// printed is everything that usual code does to show a value.
func printed(v any) string {
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%o", "%b", "%t"} {
		fmt.Fprintf(&out, verb+"\n", v)
	}
	b, err := json.Marshal(v)
	fmt.Fprintln(&out, string(b), err)
	slog.New(slog.NewTextHandler(&out, nil)).Info("text", "v", v, slog.Group("g", "v", v))
	slog.New(slog.NewJSONHandler(&out, nil)).Info("json", "v", v, slog.Group("g", "v", v))
	fmt.Fprintln(&out, fmt.Errorf("wrapped: %v", v), errors.Join(fmt.Errorf("%+v", v)))
	return out.String()
}

func TestNothingPrintedShowsASecret(t *testing.T) {
	s := known(t)
	card := must(s.Card("2026-11-24"))
	type holder struct {
		hidden Secret
		inside *Secret
		card   Card
		Shown  Secret
		List   []Secret
		Map    map[string]Secret
	}
	h := holder{s, &s, card, s, []Secret{s}, map[string]Secret{"a": s}}
	for name, v := range map[string]any{"value": s, "pointer": &s, "struct": h, "pointer to struct": &h, "slice": []Secret{s},
		"string": s.String() + s.GoString(), "card": card, "pointer to card": &card, "card string": card.String(),
		"card in struct": struct{ C Card }{card}, "hidden card": struct{ c Card }{card}} {
		text := printed(v)
		if found := leaks(text, s.bytes(), s.Words()[:3]...); found != nil {
			t.Errorf("%s shows the secret as %v: %.300s", name, found, text)
		}
		if found := leaks(text, card.signing().Seed()); found != nil {
			t.Errorf("%s shows the signing key as %v: %.300s", name, found, text)
		}
	}
}

func TestJSONAndTextSayThatThereIsAKit(t *testing.T) {
	s := known(t)
	for name, got := range map[string]string{"JSON": string(must(json.Marshal(s))), "String": strconv.Quote(s.String()), "%q": strconv.Quote(fmt.Sprintf("%q", s))} {
		if got != `"[recovery kit]"` {
			t.Errorf("%s: %s", name, got)
		}
	}
	// A card in JSON would be lost in silence; it refuses.
	if b, err := json.Marshal(struct{ C Card }{must(s.Card(day))}); err == nil {
		t.Errorf("a card is written as %s", b)
	}
}

// The check above is known to bite: the same bytes in a type without protection are found.
func TestTheSearchForLeaksFindsOne(t *testing.T) {
	s := known(t)
	bare := struct{ key [SecretSize]byte }{[SecretSize]byte(s.bytes())}
	if leaks(printed(bare), s.bytes()) == nil {
		t.Error("a bare array is not found")
	}
	if leaks(printed(s.bytes()), s.bytes()) == nil {
		t.Error("a bare slice is not found")
	}
	// A pointer is no protection: fmt follows one in an unexported field for a verb that does not fit.
	if leaks(printed(struct{ key *struct{ b [SecretSize]byte } }{&struct{ b [SecretSize]byte }{[SecretSize]byte(s.bytes())}}), s.bytes()) == nil {
		t.Error("what a pointer leads to is not found")
	}
	if leaks(strings.Join(s.Words(), " "), s.bytes(), s.Words()[:3]...) == nil {
		t.Error("words are not found")
	}
}

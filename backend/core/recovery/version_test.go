package recovery

import (
	"bytes"
	"encoding/hex"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata anew; never after a release")

// What version 1 wrote opens in every later version: testdata holds a card and a wrap of it.
func TestTheFirstVersionOpens(t *testing.T) {
	s := secretOf(vectors(t)[1].entropy)
	if *update {
		card, w := wrapped(t, s)
		for name, b := range map[string][]byte{"card.v1": card.Encode(), "wrap.v1": w.Encode()} {
			if err := os.WriteFile("testdata/"+name, []byte(hex.EncodeToString(b)+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	read := func(name string) []byte {
		return must(hex.DecodeString(strings.TrimSpace(string(must(os.ReadFile("testdata/" + name))))))
	}
	card, w := must(DecodeCard(read("card.v1"))), must(DecodeWrap(read("wrap.v1")))
	for name, one := range map[string]Wrap{"kept": w, "made now": must(card.Wrap(context(), rootOf(7)))} {
		if root, err := s.Open(context(), one); err != nil || !bytes.Equal(root, rootOf(7)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if again := must(s.Card(day)); !bytes.Equal(again.Public(), card.Public()) {
		t.Error("the kit has another public key than before")
	}
}

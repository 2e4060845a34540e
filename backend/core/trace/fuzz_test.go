package trace

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FuzzSearch searches arbitrary bytes for an arbitrary identifier, and then for one that was planted there.
func FuzzSearch(f *testing.F) {
	r := rand.New(rand.NewPCG(4, 4))
	for i, form := range forms {
		for j, id := range someone(r) {
			b := form.write(r, id.Value)
			f.Add(b, id.Value, uint8(j), uint8(i), uint16(len(b)/2))
			f.Add(holders[i%3].wrap(b), id.Value, uint8(j), uint8(i), uint16(3))
		}
	}
	fields := []Field{Name, Email, Phone, Address, Handle, Page}
	f.Fuzz(func(t *testing.T, data []byte, value string, field, form uint8, at uint16) {
		if len(data) > 1<<16 || len(value) > 200 {
			return
		}
		id := Identifier{fields[int(field)%len(fields)], value}
		var s *Searcher
		if took := allocated(func() { s = New([]Identifier{id}) }); took > mostForOne {
			t.Fatalf("%v takes %d bytes", id, took)
		}
		checkTold(t, s, 1)
		s.Limits.Output = 4 << 20
		got := s.Bytes(data)
		if len(s.Fields()) == 0 {
			if len(got.Hits) > 0 {
				t.Fatalf("nothing is searched for and %v is found", got)
			}
			return
		}
		for _, h := range got.Hits {
			if h.Field != id.Field || h.Form == "" || h.Offset < 0 || h.Offset > int64(len(data)+edgeBytes) || len(h.In) > 3 {
				t.Fatalf("%+v", h)
			}
		}
		plain := norm.NFC.String(strings.Join(strings.Fields(value), " "))
		switch {
		case !utf8.ValidString(value), strings.ContainsFunc(value, func(r rune) bool { return !unicode.IsGraphic(r) }),
			strings.ContainsAny(value, `%&\=`): // would stand for something else once it is decoded
			return
		case id.Field == Handle:
			plain = "/" + plain // as part of an address
		case (id.Field == Name || id.Field == Address) && strings.Contains(value, ","):
			return // parts that stand alone, with less between them
		case id.Field == Phone:
			return // its digits may be spelt anew; TestSpellings has them
		}
		how := forms[int(form)%len(forms)]
		if how.name == "upper case" || how.name == "mixed case" {
			how = forms[0] // some letters have no upper case that leads back
		}
		i := int(at) % (len(data) + 1)
		r := rand.New(rand.NewPCG(uint64(at), uint64(form)))
		b := how.write(r, plain)
		whole := join(data[:i], []byte{0, 0}, b, []byte{0, 0}, data[i:])
		if got := s.Bytes(whole); !found(got, id.Field) && !got.More {
			t.Fatalf("%v in %s is not found: %q", id, how.name, b)
		}
	})
}

func found(r Result, f Field) bool { return fieldsOf(r.Hits)[f] > 0 }

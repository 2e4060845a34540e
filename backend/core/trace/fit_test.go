package trace

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// hostile are values for which automata grow large: alike characters, between which others may stand or be left out.
func hostile() []string {
	fill := func(begin, with, end string) string {
		return begin + strings.Repeat(with, (200-len(begin)-len(end))/len(with)) + end
	}
	return []string{
		fill("", "a", ""), fill("", "a ", ""), fill("", "ab", ""), fill("", "a-", ""), fill("", "ae ", ""), fill("", "- ", "abcdefgh 1"), fill("", "'", "abcdef 1"),
		fill("abcdef ", "_", " 1"), fill("abcdef ", "-", "1"), fill("abcdef ", "- ", "1"), fill("abcdef ", "+ ", "1"), fill("abcdef ", "+ 1", " "),
		fill("abcdef-", "-\u2010'\u2019 +", "1"), "rdbj+++++ ++++++++++++++++++++++++++-52",
		fill("", "üe", " e1"), fill("", "o\u0308", " 1 abcdef"), fill("", "ß", " 1"), fill("", "ß ", " 1"), fill("", "s", "ß 1"), fill("", "ö\u0323ß", " 1"), fill("", "Ա֊", " 1"),
		"666666v666666666", "+49 66666666666", strings.Repeat("6", 15), strings.Repeat("12", 7), "0170" + strings.Repeat("1", 11), "01 11 11 11", fill("", "1 ", ""),
		fill("example.com/", "a%20", ""), fill("a@b.", "b.", "example"), fill("Straße 1, ", "straße ", ""), fill("", "1, ", "abcdef"), strings.Repeat("a-1 ", 1<<18),
	}
}

// mostForOne bounds what New may take for one identifier, all that it gives back counted.
const mostForOne = 24 << 20

var allFields = []Field{Name, Email, Phone, Address, Handle, Page}

// allocated is how many bytes f takes, with those that it gives back.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// What New takes is bounded: an odd identifier is searched for in fewer spellings, and what is not searched for is told.
func TestOddIdentifiersTakeBoundedRoom(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine builds much: this runs without the race detector")
	}
	highest := uint64(0)
	for _, value := range hostile() {
		for _, f := range allFields {
			var s *Searcher
			took := allocated(func() { s = New([]Identifier{{f, value}}) })
			if highest = max(highest, took); took > mostForOne || s.auto.states() > 1<<13 {
				t.Errorf("%s %.20q: %d states, %d bytes", f, value, s.auto.states(), took)
			}
			checkTold(t, s, 1)
			if len(s.Fields()) > 0 && len(s.Bytes([]byte(" "+asWritten(f, value)+" ")).Hits) == 0 {
				t.Errorf("%s %.20q is not found as it is written", f, value)
			}
		}
	}
	t.Logf("up to %d MB", highest>>20)
}

// asWritten is a value as it would stand in a file.
func asWritten(f Field, value string) string {
	value = norm.NFC.String(value)
	switch f {
	case Handle:
		return "/" + value
	case Phone:
		return strings.ReplaceAll(value, "v", "")
	}
	return value
}

func checkTold(t *testing.T, s *Searcher, all int) {
	t.Helper()
	if len(s.Fields())+len(s.Left())+len(s.Beyond()) != all {
		t.Errorf("%d identifiers: %d searched for, %d left, %d beyond", all, len(s.Fields()), len(s.Left()), len(s.Beyond()))
	}
	for _, f := range s.Fewer() {
		if !slices.Contains(s.Fields(), f) {
			t.Errorf("%s in fewer spellings, and not searched for", f)
		}
	}
}

func TestManyIdentifiersTakeBoundedRoom(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine builds much: this runs without the race detector")
	}
	r := rand.New(rand.NewPCG(9, 9))
	var long, odd, phones []Identifier
	for i := range 60 {
		long = append(long, Identifier{Name, word(r, 30, 60) + " " + word(r, 30, 60)})
		phones = append(phones, Identifier{Phone, "0" + number(r, 10)})
		for j, value := range hostile() {
			odd = append(odd, Identifier{allFields[(i+j)%len(allFields)], value})
		}
	}
	for name, ids := range map[string][]Identifier{"long": long, "odd": odd, "phones": phones, "all": slices.Concat(phones[:8], odd[:8], long)} {
		var s *Searcher
		took := allocated(func() { s = New(ids) })
		if took > 640<<20 || s.auto.states() > 1<<15 || len(s.auto.next) > 1<<22 || len(s.Fields()) == 0 {
			t.Errorf("%s: %d searched for, %d states, %d bytes", name, len(s.Fields()), s.auto.states(), took)
		}
		checkTold(t, s, len(ids))
		if len(s.Bytes([]byte(ids[0].Value)).Hits) == 0 {
			t.Errorf("%s: %v is not found", name, ids[0])
		}
		t.Logf("%s: %d of %d searched for, %d in fewer spellings, %d states, %d MB", name, len(s.Fields()), len(ids), len(s.Fewer()), s.auto.states(), took>>20)
	}
}

// What is odd takes nothing from the others: they are found in all their spellings.
func TestAnOddIdentifierLeavesTheOthersTheirSpellings(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine builds much: this runs without the race detector")
	}
	usual := []Identifier{{Name, "Zoë Müller-Straub"}, {Phone, "+49 (0)170 1234567"}, {Address, "Lindenstraße 12a, 10115 Berlin"}}
	for _, value := range hostile() {
		odd := Identifier{Name, value}
		alone := New([]Identifier{odd})
		s := New(append([]Identifier{odd}, usual...))
		if fmt.Sprint(s.Fewer()) != fmt.Sprint(alone.Fewer()) || fmt.Sprint(s.Beyond()) != fmt.Sprint(alone.Beyond()) {
			t.Errorf("%.20q: %v in fewer spellings and %v not at all, alone %v and %v", value, s.Fewer(), s.Beyond(), alone.Fewer(), alone.Beyond())
		}
		for _, text := range []string{"MUELLER STRAUB, ZOE", "0170/123-45-67", "Lindenstr.\n  12a"} {
			if len(s.Bytes([]byte(text)).Hits) == 0 {
				t.Errorf("with %.20q: %q is not found", value, text)
			}
		}
	}
}

// Usual identifiers are searched for in all spellings.
func TestUsualIdentifiersHaveRoom(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 20 {
		if s := New(someone(r)); len(s.Fewer())+len(s.Left())+len(s.Beyond()) > 0 {
			t.Errorf("fewer %v, left %v, beyond %v", s.Fewer(), s.Left(), s.Beyond())
		}
	}
	many := []Identifier{
		{Name, "Prof. Dr. med. Karl-Friedrich Müller-Großschönhofer Graf von Übelstöß"}, {Name, "María de los Ángeles Fernández-Íñiguez de la Peña"},
		{Email, "karl-friedrich.mueller-grossschoenhofer@department.university.example"}, {Phone, "+44 7777 777 777"}, {Phone, "030 123456"},
		{Address, "Obere Lindenstraße 12a, Hinterhaus links 3. Stock, 10115 Berlin-Prenzlauer Berg, Deutschland"},
		{Page, "https://www.linkedin.com/in/karl-friedrich-m%C3%BCller-gro%C3%9Fsch%C3%B6nhofer-1234567"},
	}
	if s := New(many); len(s.Fewer())+len(s.Left())+len(s.Beyond()) > 0 {
		t.Errorf("fewer %v, left %v, beyond %v", s.Fewer(), s.Left(), s.Beyond())
	} else {
		t.Logf("%d states", s.auto.states())
	}
}

package trace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"weak"

	"autojob/backend/core/profile"
)

// Every identifier of random people is found in every form, at a random place in noise, alone and compressed.
func TestWhatIsPlantedIsFound(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	const people = 15
	r := rand.New(rand.NewPCG(7, 7))
	tried := 0
	for range people {
		ids := someone(r)
		s := New(ids)
		if len(s.Left()) > 0 {
			t.Fatalf("left out: %v of %v", s.Left(), ids)
		}
		for _, id := range ids {
			value := id.Value
			if id.Field == Page {
				_, value, _ = strings.Cut(value, "www.")
			}
			for _, f := range forms {
				b := f.write(r, value)
				data := planted(r, b, r.IntN(2000), r.IntN(2000))
				tried++
				if !told(s.Bytes(data), id.Field, f.form, "") {
					t.Fatalf("%s %q in %s is not found: %s", id.Field, id.Value, f.name, show(b))
				}
				for _, h := range holders {
					tried++
					held := planted(r, h.wrap(planted(r, b, r.IntN(500), r.IntN(500))), r.IntN(500), r.IntN(500))
					if !told(s.Bytes(held), id.Field, f.form, h.name) {
						t.Fatalf("%s %q in %s in %s is not found", id.Field, id.Value, f.name, h.name)
					}
				}
			}
		}
	}
	t.Logf("%d planted, all found", tried)
}

func told(r Result, f Field, form Form, in string) bool {
	for _, h := range r.Hits {
		if h.Field == f && (form == "" || h.Form == form) && (in == "" || len(h.In) > 0 && h.In[len(h.In)-1] == in) {
			return true
		}
	}
	return false
}

// What is planted across the ends of the pieces in which a file is read is found as well.
func TestTheEndOfAPieceHidesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	r := rand.New(rand.NewPCG(3, 1))
	id := Identifier{Email, "ada.muster@mail.example"}
	s := New([]Identifier{id})
	quiet := bytes.Repeat([]byte{0xfe}, 2*chunk)
	for _, f := range append(forms, form{"gzip", "", func(r *rand.Rand, v string) []byte { return holders[0].wrap([]byte(v)) }}) {
		for shift := -170; shift <= 4; shift++ {
			b := f.write(r, id.Value)
			data := bytes.Clone(quiet)
			copy(data[chunk+shift:], b)
			if got := s.Bytes(data).Hits; len(got) == 0 {
				t.Fatalf("%s at %d: not found: %s", f.name, shift, show(b))
			}
		}
	}
}

func TestSpellings(t *testing.T) {
	for _, c := range []struct {
		id    Identifier
		found []string
		not   []string
	}{
		{Identifier{Name, "Zoë Müller-Straub"},
			[]string{"Zoë Müller-Straub", "ZOE MUELLER STRAUB", "zoe_muller-straub.pdf", "Müller-Straub, Zoë", "CV_Müller-Straub_Zoë", "ZoeMuellerStraub", "Zoë\r\n  Müller-Straub"},
			[]string{"Zoë", "Müller-Straub", "Zoë Müller", "Zoë and Müller-Straub"}},
		{Identifier{Name, "Dr. Ada Maria B. Muster"},
			[]string{"Dr. Ada Maria B. Muster", "Ada Muster", "Muster, Ada", "ADA.MUSTER"},
			[]string{"Ada Maria", "Dr. Ada", "Nada Mustering"}},
		{Identifier{Name, "Ed Long"}, []string{"Ed Long", "(ed long)", "ED_LONG"}, []string{"he fixed longer", "Ed", "edlong"}},
		{Identifier{Name, "Ada - _ - Muster--Long"}, // a line drawn between its words
			[]string{"Ada - _ - Muster--Long", "ada muster long", "AdaMusterLong", "Muster_Long, Ada", "Ada" + strings.Repeat("_", 70) + "Muster" + strings.Repeat("-", 70) + "Long"},
			[]string{"Ada and Muster Long", "Muster Long"}},
		{Identifier{Name, "---Ed Long---"}, []string{"---Ed Long---", "Ed Long", "(ed long)"}, []string{"he fixed longer"}},
		{Identifier{Address, "Lindenweg ' - 12"}, []string{"Lindenweg ' - 12", "lindenweg 12", "Lindenweg\n--12"}, []string{"Lindenweg12", "Lindenweg"}},
		{Identifier{Name, "山田太郎"}, []string{"山田太郎さん"}, []string{"山田"}},
		{Identifier{Name, "Иван Петров-Водкин"}, []string{"ИВАН ПЕТРОВ-ВОДКИН"}, nil},
		{Identifier{Name, "Ada"}, nil, []string{"Ada"}},
		{Identifier{Name, "Jo Li"}, nil, []string{"Jo Li"}},
		{Identifier{Phone, "+49 (0)170 1234567"},
			[]string{"01701234567", "+491701234567", "00491701234567", "+49 170 123 45 67", "0170/123-45-67", "+49 (0) 170 / 1234567", "49 170 1234567", "(0170) 1234567"},
			[]string{"1701234567", "0170 123456", "+49 171 1234567"}}, // the first is a time, in seconds
		{Identifier{Phone, "0170 1234567"}, []string{"+49 170 1234567", "0049 170 1234567", "0170-1234567"}, []string{"1701234567"}},
		{Identifier{Phone, "030 12345"}, []string{"030 12345", "+49 30 12345"}, []string{"30 12345"}},
		{Identifier{Phone, "030 123456"}, []string{"030/123456", "+49 30 123456"}, []string{"30123456"}},
		{Identifier{Phone, "(555) 123-4567 ext"}, []string{"555-123-4567", "+1 555 123 4567", "5551234567"}, nil},
		{Identifier{Phone, "+41 44 668 18 00"}, []string{"044 668 18 00", "0041446681800"}, nil},
		{Identifier{Address, "Lindenstraße 12a, 10115 Berlin"},
			[]string{"Lindenstr. 12a", "LINDENSTRASSE 12A", "Lindenstraße\n12a", "Lindenstr. 12a, 10115 Berlin"}, []string{"Lindenstraße", "10115 Berlin"}},
		{Identifier{Address, "Lindenstr. 12"}, []string{"Lindenstraße 12", "Lindenstrasse 12"}, nil},
		{Identifier{Address, "Main Street"}, nil, []string{"Main Street"}},
		{Identifier{Handle, "muster"}, []string{"https://linkedin.com/in/muster", "@Muster"}, []string{"a muster of peacocks"}},
		{Identifier{Handle, "ada-m"}, nil, []string{"ada-m"}},
		{Identifier{Handle, "ada-muster-7"}, []string{"ada-muster-7"}, nil},
		{Identifier{Page, "https://www.linkedin.com/"}, nil, []string{"https://www.linkedin.com/"}},
		{Identifier{Page, "https://github.com/ada-muster/"}, []string{"http://GitHub.com/Ada-Muster", "git clone github.com/ada-muster/x"}, nil},
	} {
		s := New([]Identifier{c.id})
		if (len(c.found) > 0) != (len(s.Fields()) == 1) || len(s.Fields())+len(s.Left()) != 1 {
			t.Errorf("%v: searched %v, left %v", c.id, s.Fields(), s.Left())
		}
		for _, text := range c.found {
			if len(s.Bytes([]byte(text)).Hits) == 0 {
				t.Errorf("%v is not found in %q", c.id, text)
			}
		}
		for _, text := range c.not {
			if h := s.Bytes([]byte(text)).Hits; len(h) > 0 {
				t.Errorf("%v in %q: %v", c.id, text, h)
			}
		}
	}
}

func TestAProfileGivesItsIdentifiers(t *testing.T) {
	p := &profile.Profile{Basics: profile.Basics{
		Name: "Ada Muster", Email: "ada@mail.example, mailto:ada@work.example", Phone: "0170 1234567 / 030 7654321", URL: "https://ada-muster.example",
		Location: profile.Location{Address: "Lindenstr. 12"},
		Profiles: []profile.Online{{Network: "LinkedIn", Username: "@ada-muster-7", URL: "https://linkedin.com/in/ada-muster-7"}},
	}}
	want := []Identifier{{Name, "Ada Muster"}, {Email, "ada@mail.example"}, {Email, "ada@work.example"}, {Phone, "0170 1234567"}, {Phone, "030 7654321"},
		{Address, "Lindenstr. 12"}, {Page, "https://ada-muster.example"}, {Handle, "ada-muster-7"}, {Page, "https://linkedin.com/in/ada-muster-7"}}
	if got := Of(p); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v", got)
	}
	if got := Of(nil); got != nil {
		t.Errorf("nobody: %v", got)
	}
	if got := New(Of(&profile.Profile{})).Bytes([]byte("anything")); len(got.Hits) > 0 {
		t.Errorf("no identifiers: %v", got)
	}
}

// Noise and what the repository holds has no hit. Fonts, images, archives and weights are the likeliest to have one by chance.
func TestWhatIsNotThereIsNotFound(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	r := rand.New(rand.NewPCG(5, 5))
	var searchers []*Searcher
	for range 3 {
		searchers = append(searchers, New(someone(r)))
	}
	size := 50 << 20
	data := noise(r, size)
	if got := searchers[0].Bytes(data); len(got.Hits) > 0 || got.More {
		t.Errorf("noise: %+v", got)
	}
	if id := (Identifier{Name, "Ada Muster-Example"}); true { // and the same noise with something in it
		copy(data[size/2:], id.Value)
		if got := New([]Identifier{id}).Bytes(data); len(got.Hits) != 1 {
			t.Errorf("planted in the noise: %+v", got)
		}
	}
	var files, bytes int64
	err := filepath.WalkDir("../../..", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "node_modules" || e.Name() == "trace" || len(e.Name()) > 2 && e.Name()[0] == '.') {
			return fs.SkipDir
		}
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			return nil
		}
		f, err := os.Open(path)
		if err != nil {
			return nil // another test's, gone meanwhile
		}
		defer f.Close()
		for _, s := range searchers {
			got, err := s.Search(t.Context(), f, info.Size())
			if err != nil || len(got.Hits) > 0 {
				t.Errorf("%s: %+v %v", path, got, err)
			}
		}
		files, bytes = files+1, bytes+info.Size()
		return nil
	})
	if err != nil || files < 100 {
		t.Fatalf("%d files: %v", files, err)
	}
	t.Logf("%d files with %d MB", files, bytes>>20)
}

func TestContainersAreReadThreeDeep(t *testing.T) {
	s := New([]Identifier{{Name, "Ada Muster-Example"}})
	b := []byte("of Ada Muster-Example")
	for deep := 1; deep <= 4; deep++ {
		b = holders[(deep+1)%3].wrap(b)
		got := s.Bytes(b)
		if found := slices.ContainsFunc(got.Hits, func(h Hit) bool { return len(h.In) == deep }); found != (deep <= 3) {
			t.Errorf("%d deep: %+v", deep, got)
		}
		if deep == 4 && !got.Cut {
			t.Error("what is too deep is not told")
		}
	}
	mail := append([]byte("Content-Transfer-Encoding: base64\r\n\r\n"), inBase64At0(holders[2].wrap([]byte("Ada Muster-Example")))...)
	if got := s.Bytes(mail); len(got.Hits) == 0 || fmt.Sprint(got.Hits[0].In) != "[base64 zip]" {
		t.Errorf("a zip attached to a mail: %+v", got)
	}
}

// A container within one that is larger than what is held of it, and one behind much else.
func TestLargeContainersAreReadToTheirEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	r := rand.New(rand.NewPCG(2, 2))
	s := New([]Identifier{{Email, "ada.muster@mail.example"}})
	inner := holders[0].wrap(append(noise(r, 3<<20), "ada.muster@mail.example"...))
	outer := holders[1].wrap(join(noise(r, 1<<20), inner, noise(r, 1<<20)))
	if got := s.Bytes(outer); !told(got, Email, Plain, "gzip") || got.Cut {
		t.Errorf("%+v", got)
	}
	huge := holders[1].wrap(holders[0].wrap(append(noise(r, mostHeld+1<<20), "ada.muster@mail.example"...)))
	if got := s.Bytes(huge); !got.Cut {
		t.Errorf("more than is held: %+v", got)
	}
}

func TestABombEndsSoon(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	s := New([]Identifier{{Name, "Ada Muster-Example"}})
	s.Limits.Output = 64 << 20
	b := make([]byte, 256<<20)
	for range 2 {
		b = holders[0].wrap(b)
	}
	b = bytes.Repeat(b, 1000) // and each of them again
	begin := time.Now()
	got := s.Bytes(append(b, "Ada Muster-Example"...))
	if !got.Cut || len(got.Hits) != 1 {
		t.Errorf("%+v", got)
	}
	if took := time.Since(begin); took > 30*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestHitsAreCounted(t *testing.T) {
	s := New([]Identifier{{Name, "Ada Muster-Example"}})
	if got := s.Bytes(bytes.Repeat([]byte("Ada Muster-Example, "), 300)); len(got.Hits) != 100 || !got.More {
		t.Errorf("%d, %v", len(got.Hits), got.More)
	}
	got := s.Bytes([]byte("I am Ada Muster-Example."))
	if len(got.Hits) != 1 || got.Hits[0].Offset != int64(len("I am Ada Muster-Example")) || got.Hits[0].Form != Plain {
		t.Errorf("%+v", got)
	}
	if text := fmt.Sprintf("%+v", got); strings.Contains(strings.ToLower(text), "muster") {
		t.Errorf("the value is in the result: %s", text)
	}
}

func TestOneSearcherServesManyAtOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	s := New(someone(r))
	clean, full := noise(r, 200_000), holders[0].wrap([]byte(someone(rand.New(rand.NewPCG(6, 6)))[1].Value))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				if len(s.Bytes(clean).Hits) != 0 || len(s.Bytes(full).Hits) != 1 {
					t.Error("one search disturbed another")
				}
			}
		})
	}
	wg.Wait()
}

// What a search worked with goes when its Searcher does. The fuzz test makes a Searcher a run: held only a collection longer, they
// came to ten gigabytes.
func TestASearcherThatIsNoLongerUsedIsNotHeld(t *testing.T) {
	s := New([]Identifier{{Name, "Ada Muster-Example"}})
	if len(s.Bytes([]byte("Ada Muster-Example")).Hits) != 1 {
		t.Fatal("not found")
	}
	held := weak.Make(s)
	runtime.KeepAlive(s)
	runtime.GC()
	if held.Value() != nil {
		t.Error("it is still there")
	}
}

func TestASearchEndsWithItsContextAndItsFile(t *testing.T) {
	s := New([]Identifier{{Name, "Ada Muster-Example"}})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Search(ctx, bytes.NewReader(make([]byte, 1<<20)), 1<<20); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	got, err := s.Search(t.Context(), failing{append([]byte("Ada Muster-Example"), make([]byte, 3*chunk)...)}, 1<<20)
	if !errors.Is(err, io.ErrUnexpectedEOF) || len(got.Hits) != 1 {
		t.Errorf("a file that cannot be read on: %+v, %v", got, err)
	}
	if got, err := s.Search(t.Context(), bytes.NewReader([]byte("Ada Muster-Example")), 1<<20); err != nil || len(got.Hits) != 1 {
		t.Errorf("a file that has become shorter: %+v, %v", got, err)
	}
}

type failing struct{ b []byte }

func (f failing) ReadAt(p []byte, off int64) (int, error) {
	n, err := bytesAt(f.b).ReadAt(p, off)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func join(b ...[]byte) []byte { return bytes.Join(b, nil) }

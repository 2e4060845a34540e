package skill

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

// zipped is a folder of testdata as a download would have it.
func zipped(t testing.TB, dir string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	if err := w.AddFS(os.DirFS(filepath.Join("testdata", "packs", dir))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func pack(t testing.TB, dir string) *Pack {
	t.Helper()
	p, err := ReadPack(zipped(t, dir), dir+".zip")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func said(l *Lexicon, text string) []ID {
	var out []ID
	for _, m := range l.Extract(text) {
		out = append(out, m.Skill)
	}
	return out
}

func TestAPackOfESCOCountsInEachOfItsLanguages(t *testing.T) {
	p := pack(t, "esco")
	if p.ID != "esco-de-en" || p.Source != "ESCO" || len(p.Skills) != 3 || len(p.Occupations) != 2 {
		t.Fatalf("%+v", p)
	}
	const text = "Lantern rigging; Leuchtturmoptik; tuning fog horns; Schlangensprache"
	before := Default()
	if got := said(before, text); len(got) != 0 {
		t.Errorf("known before: %v", got)
	}
	l, err := before.With(p)
	if err != nil {
		t.Fatal(err)
	}
	optics := ID("esco-00000000-0000-4000-8000-000000000001")
	if got := said(l, text); !slices.Equal(got, []ID{optics, optics, "esco-00000000-0000-4000-8000-000000000002", "python"}) {
		t.Errorf("known now: %v", got)
	}
	s, _ := l.Skill(optics)
	if s.Source != "ESCO" || !slices.Contains(s.Related, "python") {
		t.Errorf("%+v", s)
	}
	if c := l.Closeness("esco-00000000-0000-4000-8000-000000000002", optics); c != closeNarrower {
		t.Errorf("narrower: %.2f", c)
	}
	if got := l.Titles("Lamp keeper"); len(got) == 0 || got[0].Label != "lighthouse keeper" {
		t.Errorf("titles: %v", got)
	}
	o, _ := l.Occupation("esco-00000000-0000-4000-8000-00000000000b")
	if o.Broader != "software-developer" || !slices.Contains(o.Skills, "python") {
		t.Errorf("%+v", o)
	}
	if got := said(before, text); len(got) != 0 {
		t.Errorf("the lexicon itself changed: %v", got)
	}
}

func TestAPackOfONETBringsToolsAndTitles(t *testing.T) {
	p := pack(t, "onet")
	l, err := Default().With(p)
	if err != nil {
		t.Fatal(err)
	}
	if got := said(l, "We use Nauticus BeaconSoft and Microsoft Excel"); len(got) != 2 || got[1] != "microsoft-excel" {
		t.Errorf("tools: %v", got)
	}
	if got := l.Titles("Beacon Warden"); len(got) == 0 || got[0].Label != "Lighthouse Keepers" {
		t.Errorf("titles: %v", got)
	}
	o, _ := l.Occupation("onet-99-1001-00")
	if !slices.Contains(o.Skills, "microsoft-excel") || !slices.Contains(o.Related, "onet-99-1002-00") {
		t.Errorf("%+v", o)
	}
}

func TestAddingAPackTwiceOrTwoPacksIsHarmless(t *testing.T) {
	esco, onet := pack(t, "esco"), pack(t, "onet")
	one, err := Default().With(esco, onet)
	if err != nil {
		t.Fatal(err)
	}
	two, err := one.With(onet, esco)
	if err != nil {
		t.Fatal(err)
	}
	if len(one.Skills()) != len(two.Skills()) || len(one.Occupations()) != len(two.Occupations()) {
		t.Errorf("%d and %d skills, %d and %d occupations", len(one.Skills()), len(two.Skills()), len(one.Occupations()), len(two.Occupations()))
	}
	for _, text := range []string{benchText, "Lantern rigging, Hornworks"} {
		if a, b := said(one, text), said(two, text); !slices.Equal(a, b) {
			t.Errorf("%v, then %v", a, b)
		}
	}
}

func TestWhatIsNoPackIsRefused(t *testing.T) {
	var empty bytes.Buffer
	w := zip.NewWriter(&empty)
	_ = w.Close()
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("a,b\n1,2\n"), "an empty zip": empty.Bytes(), "half a zip": zipped(t, "esco")[:400], "zeros": make([]byte, 5000),
		"columns only": []byte("conceptUri,preferredLabel,skillType\n"),
	} {
		if _, err := ReadPack(data, "x.csv"); !problem.Is(err, problem.Unreadable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestABombOfAPackEndsInAnError(t *testing.T) {
	var bomb bytes.Buffer
	w := zip.NewWriter(&bomb)
	f, _ := w.Create("skills_en.csv")
	_, _ = f.Write([]byte("conceptUri,preferredLabel,skillType\n\""))
	_, _ = f.Write(bytes.Repeat([]byte("a"), 1<<20))
	_ = w.Close()
	if _, err := readPack(bomb.Bytes(), "x.zip", 1<<19); !problem.Is(err, problem.TooLarge) {
		t.Errorf("%v", err)
	}
	if _, err := readPack(zipped(t, "esco"), "x.zip", 1<<19); err != nil {
		t.Errorf("what fits: %v", err)
	}
}

func TestNamesOfAPackCannotBreakTheFormat(t *testing.T) {
	data := "conceptUri,preferredLabel,skillType,altLabels\nhttp://x/skill/a1,\"# one | two; three\",knowledge,\"=x | y; ~z\"\nhttp://x/skill/<b>,bad address,knowledge,\n"
	p, err := ReadPack([]byte(data), "skills_en.csv")
	if err != nil || len(p.Skills) != 1 {
		t.Fatalf("%v %v", p, err)
	}
	l, err := Default().With(p)
	if err != nil {
		t.Fatal(err)
	}
	s, ok := l.Skill("esco-a1")
	if !ok || s.Label != "one two three" {
		t.Errorf("%+v", s)
	}
}

func FuzzReadPack(f *testing.F) {
	f.Add(zipped(f, "esco"), "esco.zip")
	f.Add(zipped(f, "onet"), "onet.zip")
	for _, name := range []string{"esco/skills_en.csv", "esco/occupations_en.csv", "onet/Technology Skills.txt", "onet/Alternate Titles.txt"} {
		data, err := os.ReadFile(filepath.Join("testdata", "packs", filepath.FromSlash(name)))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, name)
	}
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		p, err := ReadPack(data, name)
		if err != nil {
			return
		}
		for _, line := range p.Skills {
			r, err := parseSkill(line)
			if err != nil || strings.ContainsAny(r.skill.Label, "|;\n") {
				t.Fatalf("%q: %v", line, err)
			}
		}
		for _, line := range p.Occupations {
			if _, err := parseOccupation(line); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
		}
		if _, err := json.Marshal(p); err != nil {
			t.Fatal(err)
		}
		small := &Lexicon{}
		if _, err := small.With(p); err != nil {
			t.Fatal(err)
		}
	})
}

package summary

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

func letterFor(t *testing.T) Draft {
	t.Helper()
	return Make(Input{Profile: people(t)["q09"], Posting: ads(t)["q-19"], Kind: Letter, Day: today})
}

func pageFor(t *testing.T) Draft {
	t.Helper()
	return Make(Input{Profile: people(t)["q09"], Posting: ads(t)["q-19"], Kind: Page, Day: today, Length: Plenty})
}

func must(t *testing.T, d Draft, r ...Revision) Draft {
	t.Helper()
	out, err := Edit(d, r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func sentenceOf(d Draft, id string) *Sentence { return (&editor{d}).find(id) }

func TestAnEditedSentenceLosesPlainAndKeepsItsCites(t *testing.T) {
	d := letterFor(t)
	d = must(t, d, Revision{Op: SetText, ID: "letter/closing", Text: " I can\nstart in May. "})
	if s := sentenceOf(d, "letter/closing"); s.Text != "I can start in May." || s.Plain {
		t.Errorf("%+v", s)
	}
	id := "letter/work[0].highlights[2]"
	before := *sentenceOf(d, id)
	before.Own = true
	*sentenceOf(d, id) = before
	after := must(t, d, Revision{Op: SetText, ID: id, Text: "I rolled out Intune to 1,800 laptops."})
	if s := sentenceOf(after, id); !slices.Equal(s.Cites, before.Cites) || s.Own || s.Text == before.Text {
		t.Errorf("%+v", s)
	}
	if s := sentenceOf(d, id); s.Text != before.Text || !s.Own {
		t.Errorf("the draft that was edited changed: %+v", s)
	}
	same := must(t, letterFor(t), Revision{Op: SetText, ID: "letter/closing", Text: sentenceOf(letterFor(t), "letter/closing").Text})
	if !sentenceOf(same, "letter/closing").Plain {
		t.Error("a text that did not change is no longer Plain")
	}
}

func TestSentencesAreAddedTakenOutAndMoved(t *testing.T) {
	d := pageFor(t)
	d = must(t, d, Revision{Op: PutIn, Text: "Built the first lab", After: "work/work[0].position", Cites: []Cite{{"work[0].highlights[0]", "300 users"}}},
		Revision{Op: PutIn, Text: "And the second", After: "own/1"})
	var work []Block
	for _, b := range d.Blocks {
		if b.Section == "work" && b.Kind == Entry {
			work = append(work, b)
		}
	}
	if s := work[0].Sentences; s[0].ID != "own/1" || s[0].Text != "Built the first lab" || len(s[0].Cites) != 1 || s[1].ID != "own/2" || s[1].Plain {
		t.Errorf("%+v", s)
	}
	d = must(t, d, Revision{Op: Move, ID: "own/2"}, Revision{Op: Move, ID: "work/work[1].position"}, Revision{Op: TakeOut, ID: "work/work[2].position"}, Revision{Op: TakeOut, ID: "work/work[0].name"})
	work = work[:0]
	for _, b := range d.Blocks {
		if b.Section == "work" && b.Kind == Entry {
			work = append(work, b)
		}
	}
	if len(work) != 2 || work[0].Title.ID != "work/work[1].position" || work[1].Sentences[0].ID != "own/2" || work[1].Place != nil {
		t.Errorf("%+v", work)
	}
	for _, b := range d.Blocks {
		if b.Section == "languages" && b.Kind == Facts {
			for _, s := range b.Sentences {
				d = must(t, d, Revision{Op: TakeOut, ID: s.ID})
			}
		}
	}
	for _, b := range d.Blocks {
		if b.Section == "languages" {
			t.Errorf("a heading stays over nothing: %+v", b)
		}
	}
}

// order are the ids of the sentences of a letter's paragraphs, a bar between two.
func order(d Draft) string {
	var out []string
	for _, b := range d.Blocks {
		if b.Section != "letter" {
			continue
		}
		var ids []string
		for _, s := range b.Sentences {
			ids = append(ids, s.ID)
		}
		out = append(out, strings.Join(ids, " "))
	}
	return strings.Join(out, " | ")
}

func TestASentenceMovesWithinItsParagraphAndToTheNext(t *testing.T) {
	blocks := func() Draft {
		s := func(ids ...string) (b Block) {
			b = Block{Kind: Paragraph, Section: "letter"}
			for _, id := range ids {
				b.Sentences = append(b.Sentences, Sentence{ID: id, Text: "Text " + id + "."})
			}
			return b
		}
		return Draft{Kind: Letter, Blocks: []Block{s("a", "b", "c"), s("d", "e"), s("f")}}
	}
	for _, c := range []struct {
		r    Revision
		want string
	}{
		{Revision{Op: Move, ID: "c", Before: "b"}, "a c b | d e | f"},
		{Revision{Op: Move, ID: "a", After: "b"}, "b a c | d e | f"},
		{Revision{Op: Move, ID: "a", Before: "c"}, "b a c | d e | f"},
		{Revision{Op: Move, ID: "c", Before: "d"}, "a b | c d e | f"},
		{Revision{Op: Move, ID: "d", After: "c"}, "a b c d | e | f"},
		{Revision{Op: Move, ID: "f", After: "e"}, "a b c | d e f"},
		{Revision{Op: Move, ID: "b"}, "b a c | d e | f"},
	} {
		d := must(t, blocks(), c.r)
		if got := order(d); got != c.want {
			t.Errorf("%+v: %s, not %s", c.r, got, c.want)
		}
		for _, change := range Diff(blocks(), d) {
			if change.Kind != Moved {
				t.Errorf("%+v: %+v", c.r, change)
			}
		}
	}
	for _, r := range []Revision{{Op: Move, ID: "a", Before: "a"}, {Op: Move, ID: "a", After: "z"}, {Op: Move, ID: "a", Before: "z"}, {Op: Move, ID: "a", Before: "b", After: "c"}} {
		if out, err := Edit(blocks(), []Revision{r}); err == nil {
			t.Errorf("%+v: %s", r, order(out))
		}
	}
}

func TestALineStaysInItsEntryAndEntriesChangePlaces(t *testing.T) {
	d := pageFor(t)
	if _, err := Edit(d, []Revision{{Op: Move, ID: "work/work[0].highlights[2]", After: "work/work[1].position"}}); !problem.Is(err, problem.Invalid) {
		t.Errorf("under another employer: %v", err)
	}
	first := func(d Draft) string {
		i := slices.IndexFunc(d.Blocks, func(b Block) bool { return b.Kind == Entry && b.Section == "work" })
		return d.Blocks[i].Title.ID
	}
	d = must(t, d, Revision{Op: Move, ID: "work/work[1].position", Before: "work/work[0].position"})
	if got := first(d); got != "work/work[1].position" {
		t.Errorf("first is %s", got)
	}
	d = must(t, d, Revision{Op: Move, ID: "work/work[1].position", After: "work/work[0].position"})
	if got := first(d); got != "work/work[0].position" {
		t.Errorf("first is %s", got)
	}
	for _, next := range []string{"education/heading", "work/heading"} {
		if _, err := Edit(d, []Revision{{Op: Move, ID: "work/work[0].position", Before: next}}); err == nil {
			t.Errorf("moved before %s", next)
		}
	}
}

func TestWhatCannotBeEditedIsTold(t *testing.T) {
	d := pageFor(t)
	for _, r := range []Revision{{Op: SetText, ID: "no such", Text: "x"}, {Op: TakeOut, ID: "no such"}, {Op: Move, ID: "no such"}, {Op: PutIn, After: "no such", Text: "x"}, {Op: SetText, ID: "work/work[0].position"},
		{Op: Move, ID: "work/heading"}, {Op: Move, ID: "work/work[0].name"}, {Op: "shout", ID: "work/heading"}, {Op: PutIn, Text: strings.Repeat("x", 5000), After: "work/heading"}, {Op: PutIn, Text: " \n ", After: "work/heading"}} {
		out, err := Edit(d, []Revision{r})
		var told *problem.Error
		if !errors.As(err, &told) || len(Diff(d, out)) != 0 {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

func TestDiffTellsWhatCameWentChangedAndMoved(t *testing.T) {
	a := pageFor(t)
	if got := Diff(a, pageFor(t)); len(got) != 0 {
		t.Errorf("a draft differs from itself: %+v", got)
	}
	b := must(t, a,
		Revision{Op: SetText, ID: "work/work[0].highlights[2]", Text: "Rolled out Intune and Autopilot to 180 laptops and replaced the imaging server"},
		Revision{Op: TakeOut, ID: "work/work[1].highlights[1]"},
		Revision{Op: PutIn, After: "work/work[0].highlights[2]", Text: "Something that was not there"},
		Revision{Op: Move, ID: "work/work[0].highlights[4]"},
		Revision{Op: SetText, ID: TitleID, Text: "Cloud engineer"})
	var got []string
	for _, c := range Diff(a, b) {
		got = append(got, string(c.Kind)+" "+c.ID)
	}
	want := []string{"went work/work[1].highlights[1]", "changed draft/title", "moved work/work[0].highlights[4]", "changed work/work[0].highlights[2]", "came own/1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWordsAreToldApart(t *testing.T) {
	var got []string
	for _, r := range wordDiff("Led a team of five in Leeds", "Led the team of nine in Leeds and York") {
		got = append(got, fmt.Sprintf("%s[%s]", r.Kind, r.Text))
	}
	if want := "[Led] went[a] came[the] [team of] went[five] came[nine] [in Leeds] came[and York]"; strings.Join(got, " ") != want {
		t.Errorf("%s, want %s", strings.Join(got, " "), want)
	}
}

func TestASentenceWhoseIDIsAnothersIsFoundByItsWords(t *testing.T) {
	d := func(bullets ...string) Draft {
		b := Block{Kind: List, Section: "work"}
		for i, s := range bullets {
			b.Sentences = append(b.Sentences, Sentence{ID: fmt.Sprintf("work/work[0].highlights[%d]", i), Text: s})
		}
		return Draft{Blocks: []Block{b}}
	}
	got := Diff(d("Led a team of five", "Wrote the handbook"), d("Built a press from scrap metal", "Led a team of five", "Wrote the handbook"))
	if len(got) != 1 || got[0].Kind != Came || got[0].After != "Built a press from scrap metal" {
		t.Errorf("%+v", got)
	}
}

// FuzzEdit makes what revisions it is told: ids stay unique, and the draft that was edited stays as it was.
func FuzzEdit(f *testing.F) {
	f.Add([]byte(`[{"op":"add","after":"work/heading","text":"x"},{"op":"move","id":"own/1","after":"profile/heading"},{"op":"remove","id":"work/work[0].position"}]`))
	f.Add([]byte(`[{"op":"change","id":"draft/title","text":"x"},{"op":"remove","id":"draft/subject"},{"op":"move","id":"work/work[1].position","after":"work/work[0].dates"}]`))
	f.Add([]byte(`[{"op":"add","text":"x"},{"op":"move","id":"own/1"}]`))
	d := Make(Input{Profile: people(f)["q09"], Posting: ads(f)["q-19"], Kind: Page, Day: today})
	before, _ := json.Marshal(d)
	f.Fuzz(func(t *testing.T, data []byte) {
		var all []Revision
		if json.Unmarshal(data, &all) != nil || len(all) > 50 {
			return
		}
		out, _ := Edit(d, all)
		ids := map[string]bool{}
		for i := range out.Blocks {
			for _, s := range out.Blocks[i].sentences() {
				if ids[s.ID] {
					t.Fatalf("twice the id %q", s.ID)
				}
				ids[s.ID] = true
			}
		}
		if after, _ := json.Marshal(d); string(after) != string(before) {
			t.Fatal("the draft that was edited changed")
		}
		Diff(d, out)
	})
}

package bind_test

import (
	"os"
	"path/filepath"
	"testing"

	"autojob/backend/core/problem"
)

func TestALookUpHasTheShapeThatThePageExpects(t *testing.T) {
	c, p := readContract(t), fresh(t)
	hits := p.Lexicon.FindWord("react")
	if len(hits) == 0 || hits[0].ID != "react" {
		t.Fatalf("%+v", hits)
	}
	c.check(t, "LexiconHit", hits[0])
	for _, id := range []string{"react", "go", "chef", "english"} {
		c.check(t, "LexiconEntry", must(p.Lexicon.Entry(id))(t))
	}
	_, err := p.Lexicon.Entry("no-such")
	wantProblem(t, err, problem.NotFound)
	if got := p.Lexicon.FindWord(""); got == nil || len(got) != 0 {
		t.Errorf("nothing finds %v", got)
	}
}

func TestAListIsAddedAndRemoved(t *testing.T) {
	c, p := readContract(t), fresh(t)
	data, err := os.ReadFile(filepath.Join("..", "core", "skill", "testdata", "packs", "esco", "skills_en.csv"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, p.file("skills_en.csv"), string(data))
	pack := must(p.Lexicon.AddPack("pack", p.file("skills_en.csv")))(t)
	c.check(t, "LexiconPack", pack)
	if all := must(p.Lexicon.Packs())(t); len(all) != 1 || all[0].ID != pack.ID {
		t.Errorf("%+v", all)
	}
	if hits := p.Lexicon.FindWord("lantern rigging"); len(hits) != 1 || hits[0].Kind != "knowledge" {
		t.Errorf("%+v", hits)
	}
	if err := p.Lexicon.RemovePack(pack.ID); err != nil {
		t.Fatal(err)
	}
	_, err = p.Lexicon.AddPack("pack", "")
	wantProblem(t, err, problem.Invalid)
	wantProblem(t, p.Lexicon.RemovePack(pack.ID), problem.NotFound)
}

func TestPhrasesThatTheLexiconDoesNotKnowHaveTheShapeThatThePageExpects(t *testing.T) {
	c, p := readContract(t), fresh(t)
	if got := must(p.Lexicon.Unknown("none"))(t); got == nil || len(got) != 0 {
		t.Errorf("without ads: %v", got)
	}
	for _, company := range []string{"Example Bread", "Example Cake", "Example Rolls"} {
		text := "Baker\n" + company + "\nLeeds\n\nYou keep our ovens running with Zyntrax Flow, and you bake bread with your colleagues."
		must(p.Jobs.ImportPasted("paste", text, ""))(t)
	}
	got := must(p.Lexicon.Unknown("unknown"))(t)
	if len(got) == 0 || got[0].Text != "Zyntrax Flow" || got[0].Ads != 3 {
		t.Fatalf("%+v", got)
	}
	c.check(t, "UnknownPhrase", got[0])
}

package extract

import (
	"os"
	"path/filepath"
	"testing"

	"autojob/backend/core/board"
	"autojob/backend/core/problem"
)

// What a job board sends is read by the confined child, not by the program.
func TestABoardsAnswersAreReadInTheChild(t *testing.T) {
	x := newExtractor(t)
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join("..", "..", "core", "board", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	b := board.Board{Kind: board.SmartRecruiters, Token: "LindenClinics"}
	steps := []board.Step{{URL: b.First().URL, Detail: true}, {URL: b.First().URL, Detail: true}, {URL: b.First().URL, Detail: true}}
	answers := [][]byte{read("smartrecruiters-744000100000001.json"), []byte("<html>"), read("smartrecruiters-744000100000002.json")}
	p, err := x.Board(t.Context(), b, steps, answers)
	if err != nil || len(p.Reading.Postings) != 2 || len(p.Reading.Problems) != 1 || p.Reading.Postings[1].Title != "Medical Controller" {
		t.Errorf("%v %+v", err, p)
	}
	_, err = x.Board(t.Context(), b, steps[:1], answers[1:2])
	wantProblem(t, err, problem.Unreadable)
	if r, err := x.Robots(t.Context(), []byte("User-agent: *\nDisallow: /x"), "Autojob"); err != nil || r.Allows("/x") {
		t.Errorf("%v %+v", err, r)
	}
	if found, err := x.Company(t.Context(), read("company.html"), "https://www.brightwater.example.com/"); err != nil || len(found) != 3 || found[0].ID() != "greenhouse:brightwater" {
		t.Errorf("%v %+v", err, found)
	}
}

func TestARequestThatDoesNotFitItsAnswersIsRefused(t *testing.T) {
	for _, a := range []*BoardArgs{nil, {}, {Steps: []board.Step{{}}, Sizes: []int{9}}, {Steps: []board.Step{{}}, Sizes: []int{-1}}, {Steps: []board.Step{{}}}} {
		if _, err := readBoard([]byte("12345"), a); err == nil {
			t.Errorf("%+v is read", a)
		}
	}
}

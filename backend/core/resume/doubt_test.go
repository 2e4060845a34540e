package resume

import (
	"testing"

	"autojob/backend/core/document"
)

func TestWhatWasHardToRecogniseIsLessSure(t *testing.T) {
	lines := []document.Line{{Text: "Ana Costa", Page: 1}, {Text: "ana@example.com", Page: 1}, {Text: "Experience", Page: 1}, {Text: "Cook, Demo Bakery, 2019 - 2021", Page: 1}}
	plain := Parse(&document.Document{Format: document.Image, Pages: []document.Page{{}}, Lines: lines}).Meta.Autojob.Fields
	lines[0].Doubts = []document.Doubt{{Span: document.Span{Start: 4, End: 9}, Much: 0.5}}
	lines[1].Doubts = []document.Doubt{{Span: document.Span{Start: 0, End: 15}, Much: 1}}
	doubtful := Parse(&document.Document{Format: document.Image, Pages: []document.Page{{}}, Lines: lines}).Meta.Autojob.Fields
	for path, share := range map[string]float64{"basics.name": 1 - 0.5*5/9, "basics.email": 0.1, "work[0].position": 1} {
		if got, want := doubtful[path].Confidence, plain[path].Confidence*share; plain[path].Confidence == 0 || got < want-0.001 || got > want+0.001 {
			t.Errorf("%s: confidence %.3f, want %.3f", path, got, want)
		}
	}
}

func TestAFigureThatMayBeWrongMakesItsLineDoubtful(t *testing.T) {
	confidence := func(word string) float64 {
		text := "Served " + word + " guests an evening, adults and children, in three rooms and a garden"
		line := document.Line{Text: "• " + text, Page: 1, Doubts: []document.Doubt{{Span: document.Span{Start: 9, End: 9 + len(word)}, Much: 0.9}}}
		p := Parse(&document.Document{Format: document.Image, Pages: []document.Page{{}}, Lines: []document.Line{{Text: "Ana Costa", Page: 1}, {Text: "Experience", Page: 1}, {Text: "Cook, Demo Bakery, 2019 - 2021", Page: 1}, line}})
		if len(p.Work) != 1 || len(p.Work[0].Highlights) != 1 || p.Work[0].Highlights[0] != text {
			t.Fatalf("read %+v", p.Work)
		}
		return p.Meta.Autojob.Fields["work[0].highlights[0]"].Confidence
	}
	if c := confidence("90"); c > 0.1 {
		t.Errorf("a line with a doubtful figure: confidence %.2f", c)
	}
	if c := confidence("my"); c < 0.75 {
		t.Errorf("a line with a doubtful small word: confidence %.2f", c)
	}
}

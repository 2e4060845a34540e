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

package render

import (
	"bytes"
	"encoding/json"
	"fmt"

	"autojob/backend/core/summary"
)

// shownDraft is what is seen of a draft, block by block.
type shownDraft struct {
	Kind     summary.Kind `json:"kind"`
	Language string       `json:"language,omitempty"`
	Name     string       `json:"name,omitempty"`
	Title    string       `json:"title,omitempty"`
	Subject  string       `json:"subject,omitempty"`
	Blocks   []shownBlock `json:"blocks"`
}

type shownBlock struct {
	Kind    summary.BlockKind `json:"kind"`
	Section string            `json:"section,omitempty"`
	Title   string            `json:"title,omitempty"`
	Place   string            `json:"place,omitempty"`
	Dates   string            `json:"dates,omitempty"`
	Lines   []string          `json:"lines,omitempty"`
}

// json is a board profile as a JSON Resume, and any other view as its blocks.
func (v *view) json(d *summary.Draft) ([]byte, error) {
	if v.kind == summary.Board {
		return indented(v.profile(d))
	}
	out := shownDraft{Kind: v.kind, Language: v.language, Name: v.name, Title: v.title, Subject: v.subject, Blocks: []shownBlock{}}
	for _, b := range v.blocks {
		out.Blocks = append(out.Blocks, shownBlock{Kind: b.kind, Section: b.section, Title: b.title, Place: b.place, Dates: b.dates, Lines: b.lines})
	}
	return indented(out)
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("writing JSON: %w", err)
	}
	return b.Bytes(), nil
}

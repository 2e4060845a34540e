package bind

import (
	"autojob/backend"
	"autojob/backend/core/summary"
)

// DraftRequest is what is asked of a summary.
type DraftRequest struct {
	JobID         string   `json:"jobId"` // "" for no ad
	Kind          string   `json:"kind"`  // "short", "page", "letter", "board", "whole"
	Language      string   `json:"language"`
	Length        string   `json:"length"` // "less", "usual", "plenty"
	RecipientKind string   `json:"recipientKind"`
	CV            string   `json:"cv"`     // one of the CVs alone; "" is what all say together
	Chosen        []string `json:"chosen"` // fields that travel only when chosen
}

// DraftLine is a kept summary in a list.
type DraftLine struct {
	ID        string `json:"id"`
	JobID     string `json:"jobId"`
	Title     string `json:"title"` // of the ad
	Company   string `json:"company"`
	Kind      string `json:"kind"`
	Language  string `json:"language"`
	ChangedAt string `json:"changedAt"`
	Stale     bool   `json:"stale"`     // CV or ad are others than when it was made
	Questions int    `json:"questions"` // how many places are asked about
}

// DraftView is a summary with all that is to be said of it.
type DraftView struct {
	DraftLine
	Request  DraftRequest    `json:"request"`
	Name     string          `json:"name"`
	Label    string          `json:"label"`
	Subject  string          `json:"subject"`
	Blocks   []DraftBlock    `json:"blocks"`
	Withheld []WithheldField `json:"withheld"`
	Notes    []DraftNote     `json:"notes"`
	Refusals []DraftRefusal  `json:"refusals"`
	Phrases  []StockPhrase   `json:"phrases"`
	Changes  []DraftChange   `json:"changes"`
}

type DraftBlock struct {
	Kind      string          `json:"kind"` // "heading", "paragraph", "list", "entry", "facts"
	Section   string          `json:"section"`
	Title     *DraftSentence  `json:"title"`
	Place     *DraftSentence  `json:"place"`
	Dates     *DraftSentence  `json:"dates"`
	Sentences []DraftSentence `json:"sentences"`
}

type DraftSentence struct {
	ID    string      `json:"id"`
	Text  string      `json:"text"`
	Cites []DraftCite `json:"cites"`
	Plain bool        `json:"plain"`
	Own   bool        `json:"own"`
}

type DraftCite struct {
	Path  string `json:"path"`
	Quote string `json:"quote"`
}

type WithheldField struct {
	Path  string `json:"path"`
	Value string `json:"value"`
	Field string `json:"field"`
	Class string `json:"class"` // "never", "ask", "approval"
	Why   string `json:"why"`
}

type DraftNote struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

type DraftRefusal struct {
	Sentence string `json:"sentence"`
	Words    string `json:"words"`
	Kind     string `json:"kind"`
}

type StockPhrase struct {
	Sentence string `json:"sentence"`
	Words    string `json:"words"`
}

type DraftChange struct {
	Kind     string `json:"kind"` // "added", "removed", "changed", "moved"
	Sentence string `json:"sentence"`
	Before   string `json:"before"`
	After    string `json:"after"`
}

// SentenceEdit is one change by the person: "change", "remove", "add" (after Sentence), "move" (behind After or in front of Before), "own" to
// keep it as their own word, "back" to take the last change of it back.
type SentenceEdit struct {
	Kind     string `json:"kind"`
	Sentence string `json:"sentence"`
	Text     string `json:"text"`
	After    string `json:"after,omitempty"`
	Before   string `json:"before,omitempty"`
}

func draftLine(k *backend.KeptDraft) DraftLine {
	return DraftLine{ID: k.ID, JobID: k.Wish.Job, Title: k.Title, Company: k.Company, Kind: string(k.Draft.Kind), Language: k.Draft.Language,
		ChangedAt: k.ChangedAt, Stale: k.Stale, Questions: len(k.Verdict.Refused)}
}

func draftView(k backend.KeptDraft) *DraftView {
	d, w := &k.Draft, k.Wish
	out := &DraftView{DraftLine: draftLine(&k), Name: d.Name, Label: d.Title, Subject: d.Subject,
		Request: DraftRequest{w.Job, string(w.Kind), w.Language, lengthWord(w.Length), string(w.Recipient), w.CV, append([]string{}, w.Chosen...)},
		Blocks:  []DraftBlock{}, Withheld: []WithheldField{}, Notes: []DraftNote{}, Refusals: []DraftRefusal{}, Phrases: []StockPhrase{}, Changes: []DraftChange{}}
	for _, b := range d.Blocks {
		block := DraftBlock{Kind: string(b.Kind), Section: b.Section, Title: draftSentence(b.Title), Place: draftSentence(b.Place), Dates: draftSentence(b.Dates),
			Sentences: []DraftSentence{}}
		for i := range b.Sentences {
			block.Sentences = append(block.Sentences, *draftSentence(&b.Sentences[i]))
		}
		out.Blocks = append(out.Blocks, block)
	}
	for _, f := range d.Withheld {
		out.Withheld = append(out.Withheld, WithheldField{f.Path, k.Values[f.Path], string(f.Field), string(f.Class), string(f.Why)})
	}
	for _, n := range d.Notes {
		out.Notes = append(out.Notes, DraftNote{n.Key, n.Value})
	}
	for _, r := range k.Verdict.Refused {
		out.Refusals = append(out.Refusals, DraftRefusal{r.Sentence, r.Words, string(r.Kind)})
	}
	for _, p := range k.Stock {
		out.Phrases = append(out.Phrases, StockPhrase{p.ID, p.Text})
	}
	for _, c := range k.Changes {
		out.Changes = append(out.Changes, DraftChange{changeWords[c.Kind], c.ID, c.Before, c.After})
	}
	return out
}

var changeWords = map[summary.ChangeKind]string{summary.Came: "added", summary.Went: "removed", summary.Changed: "changed", summary.Moved: "moved"}

func draftSentence(s *summary.Sentence) *DraftSentence {
	if s == nil {
		return nil
	}
	return &DraftSentence{ID: s.ID, Text: s.Text, Cites: draftCites(s.Cites), Plain: s.Plain, Own: s.Own}
}

func draftCites(cites []summary.Cite) []DraftCite {
	out := []DraftCite{}
	for _, c := range cites {
		out = append(out, DraftCite{c.Path, c.Quote})
	}
	return out
}

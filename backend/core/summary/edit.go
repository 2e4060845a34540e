package summary

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"autojob/backend/core/problem"
)

// Op is what a Revision does.
type Op string

const (
	SetText Op = "change"
	TakeOut Op = "remove" // with the id of an entry's title: the whole entry
	PutIn   Op = "add"
	Move    Op = "move" // with the id of an entry's title: the whole entry
	KeepOwn Op = "own"  // the person's own word, though no place of the CV says it
)

// Revision is one thing that the person does to a draft.
type Revision struct {
	Op     Op     `json:"op"`
	ID     string `json:"id,omitempty"`     // of the sentence, or TitleID, SubjectID; of add what it is to be, empty for any
	Text   string `json:"text,omitempty"`   // change, add
	After  string `json:"after,omitempty"`  // add, move: what it comes behind; empty: of add the end of the draft, of move the beginning of its block
	Before string `json:"before,omitempty"` // move: what it comes in front of, in place of After
	Cites  []Cite `json:"cites,omitempty"`  // add: where it is from, where it is from the CV
}

// TitleID and SubjectID are the ids of what stands outside the blocks.
const (
	TitleID   = "draft/title"
	SubjectID = "draft/subject"
)

// mostInASentence is how many characters one sentence may have.
const mostInASentence = 4000

// Edit returns a copy of a draft with the revisions made, one after the other. A sentence whose text changes is no longer Plain nor kept as
// the person's own word: it is looked at anew, at the places it cites. Ids stay; an added sentence gets one that was not there.
func Edit(d Draft, revisions []Revision) (Draft, error) {
	e := editor{copied(d)}
	for _, r := range revisions {
		if err := e.revise(r); err != nil {
			return d, err
		}
	}
	e.tidy()
	return e.d, nil
}

// copied is a draft that shares nothing which Edit changes.
func copied(d Draft) Draft {
	d.Blocks = slices.Clone(d.Blocks)
	for i := range d.Blocks {
		b := &d.Blocks[i]
		b.Sentences = slices.Clone(b.Sentences)
		for _, s := range []**Sentence{&b.Title, &b.Place, &b.Dates} {
			if *s != nil {
				one := **s
				*s = &one
			}
		}
	}
	return d
}

type editor struct{ d Draft }

func (e *editor) revise(r Revision) error {
	text, err := cleanText(r)
	if err != nil {
		return err
	}
	switch r.ID {
	case TitleID, SubjectID:
		if r.Op != SetText && r.Op != TakeOut && r.Op != KeepOwn {
			return gone(r.ID)
		}
		e.d.Own = slices.DeleteFunc(slices.Clone(e.d.Own), func(id string) bool { return id == r.ID })
		if r.Op == KeepOwn {
			e.d.Own = append(e.d.Own, r.ID)
			return nil
		}
		if r.ID == TitleID {
			e.d.Title = text
		} else {
			e.d.Subject = text
		}
		return nil
	}
	switch r.Op {
	case SetText:
		s := e.find(r.ID)
		if s == nil {
			return gone(r.ID)
		}
		if s.Text != text {
			s.Text, s.Plain, s.Own = text, false, false
		}
		return nil
	case KeepOwn:
		s := e.find(r.ID)
		if s == nil {
			return gone(r.ID)
		}
		s.Own = true
		return nil
	case TakeOut:
		return e.remove(r.ID)
	case PutIn:
		id := r.ID
		if id == "" || e.find(id) != nil {
			id = e.free()
		}
		return e.put(Sentence{ID: id, Text: text, Cites: slices.Clone(r.Cites)}, r.After)
	case Move:
		return e.move(r)
	}
	return problem.New(problem.Invalid, "This change to the draft is not known.", "Reload the draft and try again.").Because(fmt.Errorf("op %q", r.Op))
}

// cleanText is the text of a revision on one line.
func cleanText(r Revision) (string, error) {
	if r.Op != SetText && r.Op != PutIn {
		return "", nil
	}
	text := strings.Join(strings.Fields(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return ' '
		}
		return c
	}, strings.ToValidUTF8(r.Text, ""))), " ")
	switch {
	case text == "":
		return "", problem.New(problem.Invalid, "A sentence cannot be empty.", "Remove it instead.")
	case len([]rune(text)) > mostInASentence:
		return "", problem.New(problem.Invalid, "This sentence is too long.", "Make several of it, each of at most "+strconv.Itoa(mostInASentence)+" characters.")
	}
	return text, nil
}

func gone(id string) error {
	return problem.New(problem.NotFound, "This sentence is no longer in the draft.", "Reload the draft and try again.").Because(fmt.Errorf("id %q", id))
}

func (e *editor) find(id string) *Sentence {
	for i := range e.d.Blocks {
		for _, s := range e.d.Blocks[i].sentences() {
			if s.ID == id {
				return s
			}
		}
	}
	return nil
}

// at finds the block that a sentence stands in, and its place among the block's sentences; -1 for a heading line, whole where it is the
// block's title.
func (e *editor) at(id string) (block, place int, whole, ok bool) {
	for i := range e.d.Blocks {
		b := &e.d.Blocks[i]
		if b.Title != nil && b.Title.ID == id {
			return i, -1, true, true
		}
		for _, s := range []*Sentence{b.Place, b.Dates} {
			if s != nil && s.ID == id {
				return i, -1, false, true
			}
		}
		if k := slices.IndexFunc(b.Sentences, func(s Sentence) bool { return s.ID == id }); k >= 0 {
			return i, k, false, true
		}
	}
	return 0, 0, false, false
}

func (e *editor) remove(id string) error {
	block, place, whole, ok := e.at(id)
	if !ok {
		return gone(id)
	}
	b := &e.d.Blocks[block]
	switch {
	case whole:
		e.d.Blocks = slices.Delete(e.d.Blocks, block, block+1)
	case place >= 0:
		b.Sentences = slices.Delete(b.Sentences, place, place+1)
	case b.Place != nil && b.Place.ID == id:
		b.Place = nil
	default:
		b.Dates = nil
	}
	return nil
}

// put sets a sentence behind another one; with no other, at the end.
func (e *editor) put(s Sentence, after string) error {
	last := len(e.d.Blocks) - 1
	if last < 0 {
		return gone(after)
	}
	block, at := last, len(e.d.Blocks[last].Sentences)
	if after != "" {
		var err error
		if block, at, err = e.target(last, Revision{After: after}); err != nil {
			return err
		}
	}
	b := &e.d.Blocks[block]
	b.Sentences = slices.Insert(b.Sentences, at, s)
	return nil
}

func (e *editor) move(r Revision) error {
	block, place, whole, ok := e.at(r.ID)
	if !ok || r.ID == r.After || r.ID == r.Before {
		return gone(r.ID)
	}
	if whole {
		return e.moveBlock(block, r)
	}
	if place < 0 {
		return problem.New(problem.Invalid, "This line belongs to its entry.", "Move the entry.")
	}
	to, at, err := e.target(block, r)
	if err != nil {
		return err
	}
	if from, there := e.d.Blocks[block].Kind, e.d.Blocks[to].Kind; to != block && (from == Entry || there == Entry) {
		return problem.New(problem.Invalid, "A line of an entry stays there: under another one it would say something else.", "Move the whole entry, or write the line anew.")
	}
	b := &e.d.Blocks[block]
	s := b.Sentences[place]
	b.Sentences = slices.Delete(b.Sentences, place, place+1)
	if to == block && at > place {
		at--
	}
	b = &e.d.Blocks[to]
	b.Sentences = slices.Insert(b.Sentences, at, s)
	return nil
}

// target is where a sentence of a block goes: the block, and before which of its sentences as they are now.
func (e *editor) target(block int, r Revision) (to, at int, err error) {
	next := r.Before + r.After
	if r.Before != "" && r.After != "" {
		return 0, 0, gone(r.Before)
	}
	if next == "" {
		return block, 0, nil
	}
	to, place, _, ok := e.at(next)
	switch {
	case !ok || r.Before != "" && place < 0:
		return 0, 0, gone(next)
	case r.Before != "":
		return to, place, nil
	case e.d.Blocks[to].Kind != Heading:
		return to, place + 1, nil
	case to+1 == len(e.d.Blocks):
		return 0, 0, gone(next)
	}
	return to + 1, 0, nil // behind a heading begins what is under it
}

// moveBlock sets an entry behind or in front of the one that holds a sentence; with none, before the first of its section.
func (e *editor) moveBlock(block int, r Revision) error {
	b := e.d.Blocks[block]
	if b.Kind != Entry {
		return problem.New(problem.Invalid, "A heading does not move.", "Move the entries below it.")
	}
	to, next := -1, r.Before+r.After
	if next == "" {
		to = slices.IndexFunc(e.d.Blocks, func(o Block) bool { return o.Section == b.Section && o.Kind != Heading })
	} else if at, _, _, ok := e.at(next); ok && e.d.Blocks[at].Section == b.Section && e.d.Blocks[at].Kind != Heading {
		to = at
		if r.After != "" {
			to++
		}
	}
	if to < 0 {
		return gone(next)
	}
	if to > block {
		to--
	}
	e.d.Blocks = slices.Insert(slices.Delete(e.d.Blocks, block, block+1), to, b)
	return nil
}

// free is an id that no sentence has.
func (e *editor) free() string {
	for n := 1; ; n++ {
		if id := "own/" + strconv.Itoa(n); e.find(id) == nil {
			return id
		}
	}
}

// tidy takes out blocks that hold nothing, and headings of sections that have none.
func (e *editor) tidy() {
	e.d.Blocks = slices.DeleteFunc(e.d.Blocks, func(b Block) bool { return len(b.sentences()) == 0 })
	e.d.Blocks = slices.DeleteFunc(slices.Clone(e.d.Blocks), func(b Block) bool {
		return b.Kind == Heading && !slices.ContainsFunc(e.d.Blocks, func(o Block) bool { return o.Section == b.Section && o.Kind != Heading })
	})
}

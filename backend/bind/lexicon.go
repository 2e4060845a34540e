package bind

import (
	"context"
	"strings"

	"autojob/backend"
	"autojob/backend/core/problem"
	"autojob/backend/core/skill"
)

// Lexicon is the list of skills and occupations: looking something up, and what the person adds to it.
type Lexicon struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
	window  Window
}

// LexiconRef names a record. Kind is "occupation" or a kind of skill.
type LexiconRef struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Kind  string `json:"kind"`
}

// LexiconHit is a record that a search found, and the name it was found by.
type LexiconHit struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Kind  string `json:"kind"`
	Name  string `json:"name"`
}

// LexiconName is a name with the rule when it counts: see skill.Rule.
type LexiconName struct {
	Text string `json:"text"`
	Rule string `json:"rule"`
}

// LexiconEntry is all that the lexicon knows of one record.
type LexiconEntry struct {
	ID       string        `json:"id"`
	Label    string        `json:"label"`
	Kind     string        `json:"kind"`
	Source   string        `json:"source"`
	Level    int           `json:"level"` // of an occupation; -1 of a skill
	Names    []LexiconName `json:"names"`
	Near     []string      `json:"near"`
	Not      []string      `json:"not"`
	Broader  []LexiconRef  `json:"broader"`
	Narrower []LexiconRef  `json:"narrower"`
	Related  []LexiconRef  `json:"related"`
	Implies  []LexiconRef  `json:"implies"`
	Skills   []LexiconRef  `json:"skills"`
	UsedBy   []LexiconRef  `json:"usedBy"`
	Next     []LexiconRef  `json:"next"`
	Previous []LexiconRef  `json:"previous"`
}

// LexiconPack is what the person added.
type LexiconPack struct {
	ID          string   `json:"id"`
	Source      string   `json:"source"`
	Languages   []string `json:"languages"`
	Skills      int      `json:"skills"`
	Occupations int      `json:"occupations"`
	AddedAt     string   `json:"addedAt"`
}

// UnknownPhrase is words that ads use and the lexicon does not know.
type UnknownPhrase struct {
	Text  string `json:"text"`  // as most often written
	Ads   int    `json:"ads"`   // in how many
	Quote string `json:"quote"` // one place
}

// maxUnknown is how many phrases are listed.
const maxUnknown = 60

// maxHits is how many records a search lists.
const maxHits = 60

// FindWord lists the records with a name like text, best first.
func (l *Lexicon) FindWord(text string) []LexiconHit {
	out := []LexiconHit{}
	for _, f := range l.backend.Lexicon().Find(text, maxHits) {
		out = append(out, LexiconHit{string(f.ID), f.Label, f.Kind, f.Name})
	}
	return out
}

// Entry tells what the lexicon knows of a record.
func (l *Lexicon) Entry(id string) (LexiconEntry, error) {
	e, ok := l.backend.Lexicon().Entry(skill.ID(id))
	if !ok {
		return LexiconEntry{}, problem.New(problem.NotFound, "The lexicon does not know this.", "Search for it by another name.")
	}
	out := LexiconEntry{ID: string(e.ID), Label: e.Label, Kind: e.Kind, Source: e.Source, Level: -1, Names: []LexiconName{}, Near: plain(e.Near), Not: plain(e.Not),
		Broader: refs(e.Broader), Narrower: refs(e.Narrower), Related: refs(e.Related), Implies: refs(e.Implies),
		Skills: refs(e.Skills), UsedBy: refs(e.UsedBy), Next: refs(e.Next), Previous: refs(e.Previous)}
	if e.Kind == skill.Occupied {
		out.Level = e.Level
	}
	for _, n := range e.Names {
		out.Names = append(out.Names, LexiconName{n.Text, string(n.Rule)})
	}
	return out, nil
}

func refs(list []skill.Ref) []LexiconRef {
	out := []LexiconRef{}
	for _, r := range list {
		out = append(out, LexiconRef{string(r.ID), r.Label, r.Kind})
	}
	return out
}

func plain(list []string) []string { return append([]string{}, list...) }

// Unknown lists frequent phrases of the kept ads that the lexicon does not know, the most frequent first.
func (l *Lexicon) Unknown(task string) ([]UnknownPhrase, error) {
	ctx, progress, end := l.tasks.begin(task)
	defer end()
	found, err := l.backend.Unknown(ctx, maxUnknown, progress)
	if err != nil {
		return nil, err
	}
	out := []UnknownPhrase{}
	for _, p := range found {
		out = append(out, UnknownPhrase{p.Text, p.Texts, p.Quote})
	}
	return out, nil
}

// Packs lists what the person added.
func (l *Lexicon) Packs() ([]LexiconPack, error) {
	packs, err := l.backend.Packs()
	if err != nil {
		return nil, err
	}
	out := []LexiconPack{}
	for _, p := range packs {
		out = append(out, shapePack(p))
	}
	return out, nil
}

func shapePack(p backend.PackInfo) LexiconPack {
	return LexiconPack{p.ID, p.Source, plain(p.Languages), p.Skills, p.Occupations, p.AddedAt}
}

// ChoosePack opens the system's dialog for a file of ESCO or O*NET; "" when it was closed without a choice.
func (l *Lexicon) ChoosePack() (string, error) {
	return l.window.OpenFile("ESCO, O*NET", []string{"*.zip", "*.csv", "*.txt"})
}

// AddPack reads such a file and keeps what it says beside the built-in lexicon.
func (l *Lexicon) AddPack(task, path string) (LexiconPack, error) {
	ctx, progress, end := l.tasks.begin(task)
	defer end()
	if strings.TrimSpace(path) == "" {
		return LexiconPack{}, problem.New(problem.Invalid, "No file was chosen.", "Choose a download of ESCO or O*NET.")
	}
	data, err := backend.ReadFile(path)
	if err != nil {
		return LexiconPack{}, err
	}
	progress.Tell("Reading the lists", 0, 0)
	info, err := l.backend.AddPack(ctx, data, path)
	if err != nil {
		return LexiconPack{}, err
	}
	return shapePack(info), nil
}

// RemovePack takes out again what was added.
func (l *Lexicon) RemovePack(id string) error { return l.backend.RemovePack(l.ctx(), id) }

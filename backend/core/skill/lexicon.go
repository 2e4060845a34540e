package skill

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Lexicon is the skills and occupations with everything precomputed that Extract and Titles need.
type Lexicon struct {
	skills      []Skill // by id
	records     []skillRecord
	index       map[ID]int32
	broader     [][]int32
	related     [][]int32 // both directions
	implies     [][]int32
	children    []int32            // how many name this one as broader
	narrower    [][]int32          // which name this one as broader or implied
	jobRecords  []occupationRecord // by id
	occupations []Occupation
	jobs        map[ID]int32
	ladders     [][]ID
	matcher     matcher
	titles      titleIndex
	packs       string // of what was added, see Packs
}

// Read builds a lexicon from the files *.txt in the directory lexicon of fsys, from those in lexicon/imported, which yield to
// them, and the ladders in lexicon/ladders. The error names file and line of the first record that does not fit.
func Read(fsys fs.FS) (*Lexicon, error) { return readFiles(fsys, true) }

func readFiles(fsys fs.FS, imported bool) (*Lexicon, error) {
	l := &Lexicon{}
	if err := eachLine(fsys, "lexicon/*.txt", func(domain, text string) error { return l.add(domain, text, false) }); err != nil {
		return nil, err
	}
	if imported {
		if err := eachLine(fsys, "lexicon/imported/*.txt", func(domain, text string) error { return l.add(domain, text, true) }); err != nil {
			return nil, err
		}
	}
	err := eachLine(fsys, "lexicon/ladders/*.txt", func(_, text string) error {
		steps := strings.Split(text, ">")
		if len(steps) < 2 {
			return fmt.Errorf("a ladder of %d steps", len(steps))
		}
		var ladder []ID
		for _, s := range steps {
			ladder = append(ladder, ID(strings.TrimSpace(s)))
		}
		l.ladders = append(l.ladders, ladder)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return l, l.build()
}

func eachLine(fsys fs.FS, pattern string, do func(domain, text string) error) error {
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		return fmt.Errorf("listing the lexicon: %w", err)
	}
	for _, file := range names {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return fmt.Errorf("reading the lexicon: %w", err)
		}
		domain := strings.TrimSuffix(path.Base(file), ".txt")
		n := 0
		for text := range strings.Lines(string(data)) {
			n++
			text = strings.TrimRight(text, "\r\n")
			if text == "" || text[0] == '#' {
				continue
			}
			if err := do(domain, text); err != nil {
				return fmt.Errorf("%s line %d: %w", file, n, err)
			}
		}
	}
	return nil
}

func (l *Lexicon) add(domain, text string, added bool) error {
	if strings.HasPrefix(domain, "occupations-") {
		r, err := parseOccupation(text)
		if err != nil {
			return err
		}
		r.added = added
		l.jobRecords = append(l.jobRecords, r)
		return nil
	}
	r, err := parseSkill(text)
	if err != nil {
		return err
	}
	if r.added = added; !added || r.skill.Domain == "" {
		r.skill.Domain = domain
	}
	l.records = append(l.records, r)
	return nil
}

func (l *Lexicon) build() error {
	var err error
	moved := map[ID]ID{}
	if l.records, err = mergeSkills(l.records, moved); err != nil {
		return err
	}
	if l.jobRecords, err = mergeOccupations(l.jobRecords, moved); err != nil {
		return err
	}
	l.index, l.jobs = make(map[ID]int32, len(l.records)), make(map[ID]int32, len(l.jobRecords))
	l.skills, l.occupations = make([]Skill, len(l.records)), make([]Occupation, len(l.jobRecords))
	for i := range l.records {
		l.skills[i] = l.records[i].skill
		l.index[l.skills[i].ID] = int32(i)
	}
	for i := range l.jobRecords {
		id := l.jobRecords[i].occupation.ID
		if _, ok := l.index[id]; ok {
			return fmt.Errorf("%s is a skill and an occupation", id)
		}
		l.occupations[i] = l.jobRecords[i].occupation
		l.jobs[id] = int32(i)
	}
	if err := l.link(moved); err != nil {
		return err
	}
	done := make(chan struct{})
	go func() {
		l.titles = newTitleIndex(l.jobRecords)
		close(done)
	}()
	l.matcher = newMatcher(l.records)
	<-done
	return nil
}

// link resolves every relation; moved says where merged records went.
func (l *Lexicon) link(moved map[ID]ID) error {
	n := len(l.skills)
	l.broader, l.related, l.implies, l.children, l.narrower = make([][]int32, n), make([][]int32, n), make([][]int32, n), make([]int32, n), make([][]int32, n)
	for i := range l.skills {
		s, lenient := &l.skills[i], l.records[i].added
		var err error
		if s.Broader, l.broader[i], err = resolve(s.ID, s.Broader, l.index, moved, lenient); err != nil {
			return err
		}
		for _, b := range l.broader[i] {
			l.children[b]++
			l.narrower[b] = append(l.narrower[b], int32(i))
		}
		if s.Implies, l.implies[i], err = resolve(s.ID, s.Implies, l.index, moved, lenient); err != nil {
			return err
		}
		for _, b := range l.implies[i] {
			l.narrower[b] = append(l.narrower[b], int32(i))
		}
		var r []int32
		if s.Related, r, err = resolve(s.ID, s.Related, l.index, moved, lenient); err != nil {
			return err
		}
		for _, j := range r {
			l.related[i] = append(l.related[i], j)
			l.related[j] = append(l.related[j], int32(i))
		}
	}
	for i := range l.occupations {
		o, lenient := &l.occupations[i], l.jobRecords[i].added
		var err error
		if o.Skills, _, err = resolve(o.ID, o.Skills, l.index, moved, lenient); err != nil {
			return err
		}
		if o.Related, _, err = resolve(o.ID, o.Related, l.jobs, moved, lenient); err != nil {
			return err
		}
		if to, ok := moved[o.Broader]; ok && lenient {
			o.Broader = to
		}
		if _, ok := l.jobs[o.Broader]; o.Broader != "" && !ok {
			if !lenient {
				return fmt.Errorf("%s names %q, which is not in the lexicon", o.ID, o.Broader)
			}
			o.Broader = ""
		}
	}
	for _, ladder := range l.ladders {
		if _, _, err := resolve("a ladder", ladder, l.jobs, nil, false); err != nil {
			return err
		}
	}
	return nil
}

// resolve finds what a record names. A lenient one loses what is not there.
func resolve(from ID, to []ID, table map[ID]int32, moved map[ID]ID, lenient bool) ([]ID, []int32, error) {
	var out []int32
	kept := to[:0:0]
	for _, id := range to {
		if to, ok := moved[id]; ok && lenient {
			id = to
		}
		if i, ok := table[id]; ok && id != from {
			out, kept = append(out, i), append(kept, id)
		} else if !lenient {
			return nil, nil, fmt.Errorf("%s names %q, which is not in the lexicon", from, id)
		}
	}
	return kept, out, nil
}

// Skill finds a skill by its id. The slices of the result belong to the lexicon: read them only.
func (l *Lexicon) Skill(id ID) (Skill, bool) {
	i, ok := l.index[id]
	if !ok {
		return Skill{}, false
	}
	return l.skills[i], true
}

// Occupation finds an occupation by its id. The slices of the result belong to the lexicon: read them only.
func (l *Lexicon) Occupation(id ID) (Occupation, bool) {
	i, ok := l.jobs[id]
	if !ok {
		return Occupation{}, false
	}
	return l.occupations[i], true
}

// Skills lists all skills by id.
func (l *Lexicon) Skills() []Skill { return slices.Clone(l.skills) }

// Occupations lists all occupations by id.
func (l *Lexicon) Occupations() []Occupation { return slices.Clone(l.occupations) }

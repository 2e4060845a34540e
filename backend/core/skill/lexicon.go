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
	children    []int32 // how many name this one as broader
	occupations []Occupation
	jobs        map[ID]int32
	matcher     matcher
	titles      titleIndex
}

// Read builds a lexicon from the files *.txt in the directory lexicon of fsys. The error names file and
// line of the first record that does not fit.
func Read(fsys fs.FS) (*Lexicon, error) {
	names, err := fs.Glob(fsys, "lexicon/*.txt")
	if err != nil {
		return nil, fmt.Errorf("listing the lexicon: %w", err)
	}
	l := &Lexicon{index: map[ID]int32{}, jobs: map[ID]int32{}}
	for _, file := range names {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("reading the lexicon: %w", err)
		}
		domain := strings.TrimSuffix(path.Base(file), ".txt")
		n := 0
		for text := range strings.Lines(string(data)) {
			n++
			text = strings.TrimRight(text, "\r\n")
			if text == "" || text[0] == '#' {
				continue
			}
			if err := l.add(domain, text); err != nil {
				return nil, fmt.Errorf("%s line %d: %w", file, n, err)
			}
		}
	}
	return l, l.build()
}

func (l *Lexicon) add(domain, text string) error {
	if strings.HasPrefix(domain, "occupations-") {
		r, err := parseOccupation(text)
		if err != nil {
			return err
		}
		l.occupations = append(l.occupations, r.occupation)
		return nil
	}
	r, err := parseSkill(text)
	if err != nil {
		return err
	}
	r.skill.Domain = domain
	l.records = append(l.records, r)
	return nil
}

func (l *Lexicon) build() error {
	slices.SortFunc(l.records, func(a, b skillRecord) int { return strings.Compare(string(a.skill.ID), string(b.skill.ID)) })
	slices.SortFunc(l.occupations, func(a, b Occupation) int { return strings.Compare(string(a.ID), string(b.ID)) })
	l.skills = make([]Skill, len(l.records))
	for i := range l.records {
		s := l.records[i].skill
		if _, ok := l.index[s.ID]; ok {
			return fmt.Errorf("skill %s stands twice", s.ID)
		}
		l.skills[i] = s
		l.index[s.ID] = int32(i)
	}
	for i := range l.occupations {
		id := l.occupations[i].ID
		if _, ok := l.jobs[id]; ok {
			return fmt.Errorf("occupation %s stands twice", id)
		}
		if _, ok := l.index[id]; ok {
			return fmt.Errorf("%s is a skill and an occupation", id)
		}
		l.jobs[id] = int32(i)
	}
	if err := l.link(); err != nil {
		return err
	}
	l.matcher = newMatcher(l.records)
	l.titles = newTitleIndex(l.occupations)
	return nil
}

// link resolves every relation.
func (l *Lexicon) link() error {
	n := len(l.skills)
	l.broader, l.related, l.implies, l.children = make([][]int32, n), make([][]int32, n), make([][]int32, n), make([]int32, n)
	resolve := func(from ID, to []ID, table map[ID]int32) ([]int32, error) {
		var out []int32
		for _, id := range to {
			i, ok := table[id]
			if !ok {
				return nil, fmt.Errorf("%s names %q, which is not in the lexicon", from, id)
			}
			out = append(out, i)
		}
		return out, nil
	}
	var err error
	for i, s := range l.skills {
		if l.broader[i], err = resolve(s.ID, s.Broader, l.index); err != nil {
			return err
		}
		for _, b := range l.broader[i] {
			l.children[b]++
		}
		if l.implies[i], err = resolve(s.ID, s.Implies, l.index); err != nil {
			return err
		}
		r, err := resolve(s.ID, s.Related, l.index)
		if err != nil {
			return err
		}
		for _, j := range r {
			l.related[i] = append(l.related[i], j)
			l.related[j] = append(l.related[j], int32(i))
		}
	}
	for _, o := range l.occupations {
		if _, err := resolve(o.ID, o.Skills, l.index); err != nil {
			return err
		}
		if _, err := resolve(o.ID, o.Related, l.jobs); err != nil {
			return err
		}
	}
	return nil
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

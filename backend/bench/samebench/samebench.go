// Package samebench checks what must not move a ranking: the machine it runs on (same input, same bytes: Digest), and what a person
// cannot help or has no bearing on the work (Twins). Both look at everybody of backend/testdata/panel and panel-near.
package samebench

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"autojob/backend/bench/panel"
	"autojob/backend/core/embed"
	"autojob/backend/core/match"
	"autojob/backend/core/skill"
)

// Digest ranks all ads of both panels for all their people and returns one line for each kind of thing that came out: its name and a
// hash over all of it, so that two machines can be compared and a difference has a name. root is that of the repository.
func Digest(ctx context.Context, root string) ([]string, error) {
	e := match.New(skill.Default(), embed.Default())
	kinds := []string{"facts", "people", "numbers", "constraints", "evidence", "reasons", "ranking"}
	said := map[string]*hash{}
	for _, k := range kinds {
		said[k] = &hash{}
	}
	for _, name := range panel.Names {
		p, err := panel.Read(root, name)
		if err != nil {
			return nil, err
		}
		x := e.NewIndex()
		var jobs []*match.Job
		for i := range p.Ads {
			j := e.Job(&p.Ads[i])
			jobs = append(jobs, j)
			x.Put(p.Ads[i].ID, j.Facts())
			said["facts"].add(p.Ads[i], j.Ad, j.Culture, fmt.Sprintf("%v", *j.Facts()))
		}
		for _, one := range p.People {
			person := e.Person(one.Profile, panel.Day)
			said["people"].add(person.Candidate)
			for _, j := range jobs {
				m := e.Score(person, j, one.Preferences)
				said["numbers"].add(m.Score, m.Fit, m.Growth, m.Confidence, m.Components, m.Step, m.Culture, fmt.Sprintf("%v", m.Placed()))
				said["constraints"].add(m.Constraints)
				said["evidence"].add(m.Evidence)
				said["reasons"].add(e.Explain(person, &m), e.Headline(person, &m))
			}
			ranked, err := x.Rank(ctx, person, one.Preferences, 0)
			if err != nil {
				return nil, fmt.Errorf("ranking: %w", err)
			}
			said["ranking"].add(fmt.Sprintf("%v", ranked))
		}
	}
	var out []string
	for _, k := range kinds {
		if said[k].err != nil {
			return nil, fmt.Errorf("hashing the %s: %w", k, said[k].err)
		}
		out = append(out, fmt.Sprintf("%s %x", k, said[k].sum))
	}
	return out, nil
}

// hash is a chain over all that was added.
type hash struct {
	sum [sha256.Size]byte
	err error
}

func (h *hash) add(values ...any) {
	for _, v := range values {
		text, err := json.Marshal(v)
		if err != nil {
			h.err = err
		}
		h.sum = sha256.Sum256(append(h.sum[:], text...))
	}
}

package vault

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"autojob/backend/core/problem"
)

// Reason says what kind of damage a store has.
type Reason string

const (
	Files     Reason = "files"     // files of the database do not pass their checks
	Older     Reason = "older"     // an earlier state of the store
	Catalogue Reason = "catalogue" // the list of entries is broken
	Records   Reason = "records"   // some entries are missing or not the ones last written
)

// Damage is why an open store can only be read.
type Damage struct {
	Reason   Reason
	Problem  *problem.Error
	Readable int        // entries that pass their checks
	Affected []Affected // what does not, by class
	Missing  int        // with Older: changes that the anchors know of and the store does not
}

// Affected is a class of entries of which some cannot be read.
type Affected struct {
	Class string
	Count int
}

// Damage says why the store can only be read; nil when it is whole as far as is known.
func (v *Vault) Damage() *Damage {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.damage
}

// survey reads every entry that the catalogue names and says which do not pass.
func (g *generation) survey(ctx context.Context, index *catalogue, reason Reason, cause error) *Damage {
	d := &Damage{Reason: reason}
	count := map[string]int{}
	for e := range index.all {
		if ctx.Err() != nil {
			break
		}
		sealed, err := g.sealed(e)
		if err == nil {
			_, err = g.open(e, sealed)
		}
		if err != nil {
			count[e.class]++
			cause = errors.Join(cause, err)
			continue
		}
		d.Readable++
	}
	d.affects(count)
	if cause == nil {
		cause = errors.New("entries do not pass their checks")
	}
	d.Problem = damaged(cause)
	return d
}

// older is the damage of an earlier state, whatever else does not pass: a catalogue that has gone back says nothing about what
// was written since, and a restore must not take its word.
func (d *Damage) older(missing uint64, cause error) *Damage {
	if d == nil {
		d = &Damage{}
	} else if d.Reason == Catalogue {
		return d
	} else {
		cause = errors.Join(cause, d.Problem)
	}
	d.Reason, d.Missing, d.Problem = Older, int(missing), earlier(cause)
	return d
}

func (d *Damage) affects(count map[string]int) {
	for class, n := range count {
		d.Affected = append(d.Affected, Affected{class, n})
	}
	slices.SortFunc(d.Affected, func(a, b Affected) int { return strings.Compare(a.Class, b.Class) })
}

// missingDocuments is the damage of documents that are not there or have another size; nil when there is none. Their
// contents are checked when they are read.
func (g *generation) missingDocuments(index *catalogue) *Damage {
	count, lost := map[string]int{}, 0
	for e := range index.all {
		if e.kind != kindDocument {
			continue
		}
		info, err := os.Lstat(g.documentPath(e))
		if err != nil {
			info, err = os.Lstat(g.newDocumentPath(e))
		}
		if err != nil || info.Size() != int64(padded(4+int(e.size))+overhead) {
			count[e.class]++
			lost++
		}
	}
	if lost == 0 {
		return nil
	}
	records, documents := index.size()
	d := &Damage{Reason: Records, Readable: records + documents - lost,
		Problem: damaged(fmt.Errorf("%d documents are missing or changed", lost))}
	d.affects(count)
	return d
}

// noticed makes the store read-only after an entry was read that does not pass its checks. The survey that says what else
// is affected reads everything, so it is made beside.
func (v *Vault) noticed(class string, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.damage != nil || v.isShut {
		return
	}
	records, documents := v.index.size()
	v.damage = &Damage{Reason: Records, Problem: problem.From(err), Readable: records + documents - 1,
		Affected: []Affected{{class, 1}}}
}

// documentFiles is the names of all files that the catalogue knows.
func (c *catalogue) documentFiles() map[string]bool {
	named := map[string]bool{}
	for e := range c.all {
		if e.kind == kindDocument {
			named[hex.EncodeToString(e.file[:])] = true
		}
	}
	return named
}

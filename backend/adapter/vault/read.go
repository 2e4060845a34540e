package vault

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"autojob/backend/core/problem"
)

// read finds an entry, reads its value and checks it against the catalogue. Nothing is held while it reads, so a write
// may change the entry in between; only a mismatch that stays while no write can commit is damage.
func (v *Vault) read(ctx context.Context, kind entryKind, class, id string) (*entry, []byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, stopped(err)
	}
	v.using.RLock()
	defer v.using.RUnlock()
	e, plain, err := v.tryRead(kind, class, id)
	if err == nil || e == nil {
		return e, plain, err
	}
	v.commit.RLock()
	defer v.commit.RUnlock()
	e, plain, err = v.tryRead(kind, class, id)
	if e != nil && problem.Is(err, problem.Damaged) {
		v.noticed(class, err)
	}
	return e, plain, err
}

// tryRead answers a nil entry when the id is not in the catalogue or the store is closed.
func (v *Vault) tryRead(kind entryKind, class, id string) (*entry, []byte, error) {
	v.mu.RLock()
	if v.isShut {
		v.mu.RUnlock()
		return nil, nil, closed()
	}
	e := v.index.find(kind, class, id)
	v.mu.RUnlock()
	if e == nil {
		return nil, nil, noRecord(class)
	}
	sealed, err := v.sealed(e)
	if err != nil {
		return e, nil, err
	}
	plain, err := v.open(e, sealed)
	return e, plain, err
}

// sealed reads the value of an entry as it stands on the disk.
func (g *generation) sealed(e *entry) ([]byte, error) {
	if e.kind == kindDocument {
		return g.readDocument(e)
	}
	return g.get(g.keys.key(e.kind, e.class, e.id))
}

// open checks a sealed value against its entry and gives the plain bytes.
func (g *generation) open(e *entry, sealed []byte) ([]byte, error) {
	if sealed == nil {
		return nil, damaged(fmt.Errorf("a value of class %q is missing", e.class))
	}
	if tagOf(sealed) != e.tag {
		return nil, damaged(fmt.Errorf("a value of class %q is not the one last written", e.class))
	}
	ad := associated(g.keys.generation, e.kind, e.class, e.id, e.version)
	plain, err := unseal(g.keys.aead(e.kind, e.class), sealed, ad)
	if err == nil && uint64(len(plain)) != e.size {
		err = errors.New("the size differs")
	}
	if err != nil {
		return nil, damaged(fmt.Errorf("a value of class %q: %w", e.class, err))
	}
	return plain, nil
}

// listed is a copy of a class's entries in order; nil when the store is closed.
func (v *Vault) listed(kind entryKind, class string) ([]*entry, error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.isShut {
		return nil, closed()
	}
	s := v.index.shelves[shelfName{kind, class}]
	if s == nil {
		return nil, nil
	}
	return slices.Clone(s.order), nil
}

func (v *Vault) count(kind entryKind, class string) int {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.isShut {
		return 0
	}
	if s := v.index.shelves[shelfName{kind, class}]; s != nil {
		return len(s.order)
	}
	return 0
}

func (v *Vault) ids(kind entryKind, class string) ([]string, error) {
	entries, err := v.listed(kind, class)
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.id
	}
	return ids, err
}

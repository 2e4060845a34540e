package vault

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"autojob/backend/core/problem"
)

// Collection is the records of one class, each a T kept as JSON with the version of its format.
// Set the fields before the first use and not after.
type Collection[T any] struct {
	// Sort, when set, gives the key by which IDs, List and All are ordered (bytewise, then by id); it is kept with
	// the record, cut to 256 bytes. Without it the order is that of the ids.
	Sort func(T) string
	// Upgrade, when set, turns JSON of an earlier version into the present one. Without it the JSON is decoded as it
	// is, which is right as long as fields were only added.
	Upgrade func(version int, data []byte) ([]byte, error)

	v       *Vault
	class   string
	version int
}

// Record is a stored value with its name.
type Record[T any] struct {
	ID    string
	Value T
}

// In gives the collection of a class. Class is a short constant of the program, such as "posting" (letters a to z, digits,
// dot, hyphen); version is that of T's JSON, from 1. A class is used with one T only.
func In[T any](v *Vault, class string, version int) *Collection[T] {
	return &Collection[T]{v: v, class: class, version: version}
}

// Put stores value under id, replacing what was there.
func (c *Collection[T]) Put(ctx context.Context, id string, value T) error {
	return c.v.Write(ctx, func(b *Batch) error { return c.PutIn(b, id, value) })
}

// PutIn adds the change to a batch of Vault.Write.
func (c *Collection[T]) PutIn(b *Batch, id string, value T) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("encoding a record of class %q: %w", c.class, err)
	}
	sort := ""
	if c.Sort != nil {
		sort = c.Sort(value)
	}
	return b.putRecord(c.class, id, uint32(c.version), sort, data)
}

// PutAll stores many records in as few transactions as fit. Each transaction is all or nothing, the whole is not:
// stored says how many of the first records are on the disk when an error or the end of ctx stops it.
func (c *Collection[T]) PutAll(ctx context.Context, records iter.Seq2[string, T]) (stored int, err error) {
	next, stop := iter.Pull2(records)
	defer stop()
	for more := true; more; {
		n := 0
		err := c.v.Write(ctx, func(b *Batch) error {
			for n < 1000 {
				var id string
				var value T
				if id, value, more = next(); !more {
					return nil
				}
				if err := c.PutIn(b, id, value); err != nil {
					return err
				}
				n++
				if n%16 == 0 && b.weight() > batchBudget || b.bytes > batchBudget/2 {
					return nil
				}
			}
			return nil
		})
		if err != nil {
			return stored, err
		}
		stored += n
	}
	return stored, nil
}

// Get reads one record; problem.NotFound when there is none.
func (c *Collection[T]) Get(ctx context.Context, id string) (T, error) {
	var value T
	e, data, err := c.v.read(ctx, kindRecord, c.class, id)
	if err != nil {
		return value, err
	}
	return value, c.decode(e, data, &value)
}

func (c *Collection[T]) decode(e *entry, data []byte, value *T) error {
	if e.version > uint32(c.version) {
		return newer(fmt.Errorf("a record of class %q has version %d, this program knows %d", c.class, e.version, c.version))
	}
	if e.version < uint32(c.version) && c.Upgrade != nil {
		var err error
		if data, err = c.Upgrade(int(e.version), data); err != nil {
			return damaged(fmt.Errorf("upgrading a record of class %q from version %d: %w", c.class, e.version, err))
		}
	}
	if err := json.Unmarshal(data, value); err != nil {
		return damaged(fmt.Errorf("decoding a record of class %q: %w", c.class, jsonShape(err)))
	}
	return nil
}

// jsonShape keeps values out of an error that goes to the log.
func jsonShape(err error) error {
	var t *json.UnmarshalTypeError
	if errors.As(err, &t) {
		return fmt.Errorf("a %s does not fit field %s", t.Type, t.Field)
	}
	return errors.New("the JSON is not what was expected")
}

// Has says whether there is a record with this id.
func (c *Collection[T]) Has(id string) bool {
	c.v.mu.RLock()
	defer c.v.mu.RUnlock()
	return !c.v.isShut && c.v.index.find(kindRecord, c.class, id) != nil
}

// Delete removes a record; one that is not there is no error. The bytes leave the disk with the next erasure.
func (c *Collection[T]) Delete(ctx context.Context, id string) error {
	return c.v.Write(ctx, func(b *Batch) error { return c.DeleteIn(b, id) })
}

// DeleteIn adds the removal to a batch of Vault.Write.
func (c *Collection[T]) DeleteIn(b *Batch, id string) error { return b.remove(kindRecord, c.class, id) }

// DeleteAll removes many records in as few transactions as fit, like PutAll.
func (c *Collection[T]) DeleteAll(ctx context.Context, ids ...string) error {
	for len(ids) > 0 {
		n := 0
		err := c.v.Write(ctx, func(b *Batch) error {
			for n < len(ids) && n < 1000 && (n%16 != 0 || b.weight() < batchBudget) {
				if err := c.DeleteIn(b, ids[n]); err != nil {
					return err
				}
				n++
			}
			return nil
		})
		if err != nil {
			return err
		}
		ids = ids[n:]
	}
	return nil
}

// Count is the number of records; 0 when the store is closed.
func (c *Collection[T]) Count() int { return c.v.count(kindRecord, c.class) }

// IDs lists the ids in the collection's order, without reading a record.
func (c *Collection[T]) IDs() ([]string, error) { return c.v.ids(kindRecord, c.class) }

// List reads limit records from the one at position from on, in order; limit below 0 means all.
func (c *Collection[T]) List(ctx context.Context, from, limit int) ([]Record[T], error) {
	entries, err := c.v.listed(kindRecord, c.class)
	if err != nil {
		return nil, err
	}
	entries = entries[min(max(from, 0), len(entries)):]
	if limit >= 0 {
		entries = entries[:min(limit, len(entries))]
	}
	records := make([]Record[T], 0, len(entries))
	for r, err := range c.values(ctx, entries) {
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return records, nil
}

// All goes through the records in order, reading one at a time. Records removed meanwhile are left out, changed
// ones come as they are now. After an error it ends.
func (c *Collection[T]) All(ctx context.Context) iter.Seq2[Record[T], error] {
	return func(yield func(Record[T], error) bool) {
		entries, err := c.v.listed(kindRecord, c.class)
		if err != nil {
			yield(Record[T]{}, err)
			return
		}
		c.values(ctx, entries)(yield)
	}
}

func (c *Collection[T]) values(ctx context.Context, entries []*entry) iter.Seq2[Record[T], error] {
	return func(yield func(Record[T], error) bool) {
		for _, e := range entries {
			value, err := c.Get(ctx, e.id)
			if problem.Is(err, problem.NotFound) {
				continue
			}
			if !yield(Record[T]{ID: e.id, Value: value}, err) || err != nil {
				return
			}
		}
	}
}

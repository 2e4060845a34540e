package ledger

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
)

const (
	perPage    = 200       // chain entries
	maxOpening = 256 << 10 // bytes of an opening's JSON
	fullPage   = 64 << 10  // bytes of openings from which on a new page is begun
	tipID      = "tip"
)

type chainPage struct {
	Entries []Entry `json:"entries"`
}

type openingPage struct {
	Openings []opened `json:"openings"`
	Bytes    int      `json:"bytes"` // about, of the openings that came in
}

type tipRecord struct {
	Chain string `json:"chain"`
	Tip
}

// Ledger is the record in an open vault. It holds nothing in memory, so it stays right whatever takes the store's place.
type Ledger struct {
	v        *vault.Vault
	chain    *vault.Collection[chainPage]
	openings *vault.Collection[openingPage]
	tips     *vault.Collection[tipRecord]
	payloads *vault.Documents
	last     *vault.Batch // the batch that was written to last; guarded by the vault, which runs one at a time
}

// New gives the record of a vault.
func New(v *vault.Vault) *Ledger {
	return &Ledger{
		v:        v,
		chain:    vault.In[chainPage](v, "ledger", 1),
		openings: vault.In[openingPage](v, "ledger-opening", 1),
		tips:     vault.In[tipRecord](v, "ledger-tip", 1),
		payloads: v.Documents("payload"),
	}
}

// Note is what is to be recorded.
type Note struct {
	Kind    Kind
	Opening Opening
}

// AppendIn adds entries for notes to a batch of Vault.Write, of which it may be called once. At is when; a time before that of the last
// entry becomes that.
func (l *Ledger) AppendIn(ctx context.Context, b *vault.Batch, at time.Time, notes ...Note) ([]Entry, error) {
	c, err := l.begin(ctx, b)
	if err != nil {
		return nil, err
	}
	var out []Entry
	for _, n := range notes {
		e, err := c.append(at, n)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, c.put(b)
}

// Payloads are the bytes that were approved, by the ids of their grants.
func (l *Ledger) Payloads() *vault.Documents { return l.payloads }

// Tip is the chain's end; zero when nothing was recorded yet.
func (l *Ledger) Tip(ctx context.Context) (Tip, error) {
	t, err := l.tip(ctx)
	return t.Tip, err
}

// Records is how many records of the store are the ledger's own.
func (l *Ledger) Records() int { return l.chain.Count() + l.openings.Count() + l.tips.Count() }

func (l *Ledger) tip(ctx context.Context) (tipRecord, error) {
	t, err := l.tips.Get(ctx, tipID)
	if problem.Is(err, problem.NotFound) {
		return tipRecord{}, nil
	}
	if err != nil {
		return t, fmt.Errorf("reading the ledger's end: %w", err)
	}
	return t, nil
}

// change is what one batch does to the ledger.
type change struct {
	ctx  context.Context
	l    *Ledger
	tip  tipRecord
	last string // time of the last entry
	now  int64  // number of the page of openings that new ones go to

	chain    map[int64]*chainPage   // by their first number
	openings map[int64]*openingPage // by their first number
}

func (l *Ledger) begin(ctx context.Context, b *vault.Batch) (*change, error) {
	if l.last == b {
		return nil, errors.New("the ledger was written to twice in one batch")
	}
	l.last = b
	c := &change{ctx: ctx, l: l, chain: map[int64]*chainPage{}, openings: map[int64]*openingPage{}}
	var err error
	if c.tip, err = l.tip(ctx); err != nil {
		return nil, err
	}
	if c.tip.Number == 0 {
		name := make([]byte, 16)
		_, _ = rand.Read(name) // never fails
		c.tip.Chain = hex.EncodeToString(name)
		c.tip.Hash = origin(c.tip.Chain)
		return c, nil
	}
	page, err := c.links(firstOf(c.tip.Number))
	if err != nil {
		return nil, err
	}
	if n := len(page.Entries); n == 0 || page.Entries[n-1].Tip() != c.tip.Tip {
		return nil, damaged(fmt.Errorf("entry %d is not the last one", c.tip.Number))
	} else {
		c.last = page.Entries[n-1].At
	}
	pages, err := l.numbers(l.openings.IDs())
	if err != nil {
		return nil, err
	}
	if len(pages) > 0 {
		c.now = pages[len(pages)-1]
	}
	return c, nil
}

// firstOf is the first number on the page of an entry.
func firstOf(number int64) int64 { return (number-1)/perPage*perPage + 1 }

func pageID(first int64) string { return fmt.Sprintf("%012d", first) }

// numbers reads the ids of pages.
func (l *Ledger) numbers(ids []string, err error) ([]int64, error) {
	if err != nil {
		return nil, fmt.Errorf("listing the ledger: %w", err)
	}
	out := make([]int64, len(ids))
	for i, id := range ids {
		if out[i], err = strconv.ParseInt(id, 10, 64); err != nil || pageID(out[i]) != id || out[i] < 1 {
			return nil, damaged(errors.New("a page of the ledger has no number"))
		}
	}
	return out, nil
}

func (c *change) links(first int64) (*chainPage, error) {
	if p := c.chain[first]; p != nil {
		return p, nil
	}
	p, err := c.l.chain.Get(c.ctx, pageID(first))
	if err != nil {
		return nil, fmt.Errorf("reading the ledger: %w", err)
	}
	c.chain[first] = &p
	return &p, nil
}

func (c *change) opened(first int64) (*openingPage, error) {
	if p := c.openings[first]; p != nil {
		return p, nil
	}
	p, err := c.l.openings.Get(c.ctx, pageID(first))
	if err != nil {
		return nil, fmt.Errorf("reading the ledger: %w", err)
	}
	c.openings[first] = &p
	return &p, nil
}

func (c *change) append(at time.Time, n Note) (Entry, error) {
	if !slices.Contains(kinds, n.Kind) {
		return Entry{}, fmt.Errorf("an entry of kind %q", n.Kind)
	}
	o, err := seal(c.tip.Number+1, n.Opening)
	if err != nil {
		return Entry{}, err
	}
	size := o.size()
	if size > maxOpening {
		return Entry{}, problem.New(problem.TooLarge, "This is too much to be recorded.", "Send fewer fields at once.")
	}
	e := Entry{Number: c.tip.Number + 1, Kind: n.Kind, At: max(stamp(at), c.last), Before: c.tip.Hash, Commitment: o.commitment()}
	if c.chain[firstOf(e.Number)] == nil && e.Number == firstOf(e.Number) {
		c.chain[e.Number] = &chainPage{}
	}
	links, err := c.links(firstOf(e.Number))
	if err != nil {
		return Entry{}, err
	}
	links.Entries = append(links.Entries, e)
	page := &openingPage{}
	if c.now != 0 {
		if page, err = c.opened(c.now); err != nil {
			return Entry{}, err
		}
	}
	if c.now == 0 || page.Bytes+size > fullPage {
		page, c.now = &openingPage{}, e.Number
		c.openings[e.Number] = page
	}
	page.Openings, page.Bytes = append(page.Openings, o), page.Bytes+size
	c.tip.Tip, c.last = e.Tip(), e.At
	return e, nil
}

// size is about what the opening takes in its page.
func (o opened) size() int {
	n := 200 + len(o.Opening.Recipient.Name) + len(o.Opening.Recipient.Address) + 8*len(o.Opening.Entries) + 400
	for _, f := range o.Opening.Fields {
		n += len(f) + 3
	}
	return n
}

// put adds the changed pages and the end to the batch.
func (c *change) put(b *vault.Batch) error {
	for first, p := range c.chain {
		if err := c.l.chain.PutIn(b, pageID(first), *p); err != nil {
			return fmt.Errorf("writing the ledger: %w", err)
		}
	}
	for first, p := range c.openings {
		if err := c.l.openings.PutIn(b, pageID(first), *p); err != nil {
			return fmt.Errorf("writing the ledger: %w", err)
		}
	}
	if err := c.l.tips.PutIn(b, tipID, c.tip); err != nil {
		return fmt.Errorf("writing the ledger: %w", err)
	}
	return nil
}

func damaged(err error) error {
	return problem.New(problem.Damaged, "The record of what left this computer is not as it was written.",
		"Nothing is sent until it is whole again. Verify it, and bring the store back with a backup.").Because(err)
}

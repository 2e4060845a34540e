package ledger

import (
	"context"
	"fmt"
	"slices"
	"time"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

const (
	forgetAtOnce = 1000    // openings
	pagesAtOnce  = 1 << 20 // bytes of pages that are written anew
)

// names reports whether a recipient is meant by a name or an address as the person gives it.
func names(r consent.Recipient, who string) bool {
	who = consent.Fold(who)
	return who != "" && (consent.Fold(r.Name) == who || consent.Fold(r.Address) == who)
}

// Forget deletes all openings that name a recipient, by name or address, and their payloads. Also is asked, for each batch, to put into
// it what else is to go with these openings; it may be nil. A further entry names the numbers only. It answers how many were forgotten:
// where many are, several transactions do it, each of them whole.
func (l *Ledger) Forget(ctx context.Context, who string, at time.Time, also func(*vault.Batch, []Opening) error) (int, error) {
	forgotten := 0
	for from := int64(0); ; {
		n, next := 0, int64(0)
		err := l.v.Write(ctx, func(b *vault.Batch) error {
			c, err := l.begin(ctx, b)
			if err != nil {
				return err
			}
			var gone []opened
			if gone, next, err = c.drop(who, from); err != nil || len(gone) == 0 {
				return err
			}
			n = len(gone)
			return c.forget(b, at, gone, also)
		})
		if err != nil {
			return forgotten, err
		}
		forgotten += n
		if next == 0 {
			return forgotten, nil
		}
		from = next
	}
}

// drop takes the openings that name a recipient out of their pages, from a page on. It answers the page to go on from; 0 is the end.
func (c *change) drop(who string, from int64) (gone []opened, next int64, err error) {
	pages, err := c.l.numbers(c.l.openings.IDs())
	if err != nil {
		return nil, 0, err
	}
	bytes := 0
	for _, first := range pages {
		if first < from {
			continue
		}
		if len(gone) >= forgetAtOnce || bytes > pagesAtOnce {
			return gone, first, nil
		}
		p, err := c.l.openings.Get(c.ctx, pageID(first))
		if err != nil {
			return nil, 0, fmt.Errorf("reading the ledger: %w", err)
		}
		before := len(gone)
		kept := slices.DeleteFunc(p.Openings, func(o opened) bool {
			if !names(o.Opening.Recipient, who) {
				return false
			}
			gone = append(gone, o)
			return true
		})
		if len(gone) > before {
			p.Openings = kept
			c.openings[first] = &p
			bytes += p.Bytes
		}
	}
	return gone, 0, nil
}

func (c *change) forget(b *vault.Batch, at time.Time, gone []opened, also func(*vault.Batch, []Opening) error) error {
	var numbers []int64
	var openings []Opening
	for _, o := range gone {
		numbers = append(numbers, o.Number)
		openings = append(openings, o.Opening)
		if o.Opening.Grant != "" {
			if err := c.l.payloads.DeleteIn(b, o.Opening.Grant); err != nil {
				return fmt.Errorf("deleting a payload: %w", err)
			}
		}
	}
	if also != nil {
		if err := also(b, openings); err != nil {
			return err
		}
	}
	if _, err := c.append(at, Note{Forgotten, Opening{Entries: numbers}}); err != nil {
		return err
	}
	return c.put(b)
}

// Payload is the bytes of a grant; problem.NotFound when they are forgotten.
func (l *Ledger) Payload(ctx context.Context, grant string) ([]byte, error) {
	data, err := l.payloads.Get(ctx, grant)
	if problem.Is(err, problem.NotFound) {
		return nil, problem.New(problem.NotFound, "The approved text is no longer kept.", "Make the draft again and approve it.").Because(err)
	}
	return data, err
}

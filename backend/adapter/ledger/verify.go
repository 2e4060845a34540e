package ledger

import (
	"context"
	"fmt"
	"slices"

	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// tries is how often a verification begins anew because something was recorded meanwhile.
const tries = 5

// Verify checks the whole record. Known are ends of the chain that are known from elsewhere, as from a grant: each must stand in it. An
// error is only for what cannot be read.
func (l *Ledger) Verify(ctx context.Context, known []Tip) (Report, error) {
	for n := 1; ; n++ {
		before, err := l.tip(ctx)
		if err != nil {
			return Report{}, err
		}
		r, err := l.verify(ctx, before, known)
		if err != nil {
			return r, err
		}
		after, err := l.tip(ctx)
		if err != nil || after == before || n == tries {
			return r, err
		}
	}
}

func (l *Ledger) verify(ctx context.Context, tip tipRecord, known []Tip) (Report, error) {
	c := newChecker(tip.Chain, known)
	links, err := l.numbers(l.chain.IDs())
	if err != nil {
		return Report{}, err
	}
	if tip.Number == 0 {
		tip.Tip = Tip{0, origin(tip.Chain)}
	}
	next, err := l.reader(ctx, c)
	if err != nil {
		return Report{}, err
	}
	for _, first := range links {
		p, err := l.chain.Get(ctx, pageID(first))
		if err != nil {
			return c.Report, fmt.Errorf("reading the ledger: %w", err)
		}
		if first != c.Entries+1 || firstOf(first) != first || len(p.Entries) == 0 || len(p.Entries) > perPage {
			c.fault(first, "stands on a page where it does not belong")
		}
		for _, e := range p.Entries {
			o, err := next(e.Number)
			if err != nil {
				return c.Report, err
			}
			c.add(e, o)
		}
	}
	if o, err := next(-1); err != nil || o != nil {
		c.fault(0, "There is something that no entry speaks of.")
		return c.end(tip.Tip), err
	}
	return c.end(tip.Tip), nil
}

// reader gives the openings in the order of their entries, nil for one that has none; of -1 it gives any that is left.
func (l *Ledger) reader(ctx context.Context, c *checker) (func(number int64) (*opened, error), error) {
	pages, err := l.numbers(l.openings.IDs())
	if err != nil {
		return nil, err
	}
	var page openingPage
	last, at, first := int64(0), 0, int64(0)
	return func(number int64) (*opened, error) {
		for at == len(page.Openings) {
			if len(pages) == 0 {
				return nil, nil
			}
			if page, err = l.openings.Get(ctx, pageID(pages[0])); err != nil {
				return nil, fmt.Errorf("reading the ledger: %w", err)
			}
			first, pages, at = pages[0], pages[1:], 0
			for _, o := range page.Openings {
				if o.Number < first || len(pages) > 0 && o.Number >= pages[0] {
					c.fault(o.Number, "has what it says on another page")
				}
			}
		}
		o := &page.Openings[at]
		if o.Number <= last {
			c.fault(o.Number, "has what it says in the wrong place")
			at++
			return o, nil
		}
		if number >= 0 && o.Number != number {
			return nil, nil
		}
		last, at = o.Number, at+1
		return o, nil
	}, nil
}

// VerifyPayloads checks that each payload that an opening speaks of and that is kept is what was approved.
func (l *Ledger) VerifyPayloads(ctx context.Context) (checked int, faults []Fault, err error) {
	err = l.scan(ctx, func(o opened) error {
		if o.Opening.Digest == "" || o.Opening.Grant == "" || o.Opening.About != 0 {
			return nil
		}
		data, err := l.payloads.Get(ctx, o.Opening.Grant)
		switch {
		case problem.Is(err, problem.NotFound):
			faults = append(faults, Fault{o.Number, "has lost the bytes that were approved"})
			return nil
		case err != nil:
			return fmt.Errorf("reading a payload: %w", err)
		case consent.Digest(data) != o.Opening.Digest || len(data) != o.Opening.Size:
			faults = append(faults, Fault{o.Number, "has other bytes than were approved"})
		}
		checked++
		return nil
	})
	return checked, faults, err
}

// scan goes through all openings by their number.
func (l *Ledger) scan(ctx context.Context, do func(opened) error) error {
	pages, err := l.numbers(l.openings.IDs())
	if err != nil {
		return err
	}
	for _, first := range pages {
		p, err := l.openings.Get(ctx, pageID(first))
		if problem.Is(err, problem.NotFound) {
			continue
		}
		if err != nil {
			return fmt.Errorf("reading the ledger: %w", err)
		}
		for _, o := range p.Openings {
			if err := do(o); err != nil {
				return err
			}
		}
	}
	return nil
}

// find is the page of openings on which one of this number would be.
func find(pages []int64, number int64) (int64, bool) {
	i, exact := slices.BinarySearch(pages, number)
	if exact {
		return pages[i], true
	}
	if i == 0 {
		return 0, false
	}
	return pages[i-1], true
}

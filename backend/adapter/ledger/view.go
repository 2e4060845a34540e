package ledger

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// Line is an entry with what it says; Opening is nil when that was forgotten.
type Line struct {
	Entry
	Opening *Opening
}

// Latest gives at most limit entries before a number, the newest first; before 0 means from the end.
func (l *Ledger) Latest(ctx context.Context, before int64, limit int) ([]Line, error) {
	t, err := l.tip(ctx)
	if err != nil {
		return nil, err
	}
	if before <= 0 || before > t.Number+1 {
		before = t.Number + 1
	}
	var numbers []int64
	for n := before - 1; n >= 1 && len(numbers) < limit; n-- {
		numbers = append(numbers, n)
	}
	return l.lines(ctx, numbers)
}

// To gives all entries that name a recipient, by name or address, the newest first.
func (l *Ledger) To(ctx context.Context, who string) ([]Line, error) {
	return l.where(ctx, func(o Opening) bool { return names(o.Recipient, who) })
}

// Telling gives all entries whose payload tells of a field or of a part of it, by its profile path, the newest first.
func (l *Ledger) Telling(ctx context.Context, path string) ([]Line, error) {
	return l.where(ctx, func(o Opening) bool {
		return slices.ContainsFunc(o.Fields, func(f string) bool {
			rest, ok := strings.CutPrefix(f, path)
			return ok && path != "" && (rest == "" || rest[0] == '.' || rest[0] == '[')
		})
	})
}

// Of gives all entries of a grant, the oldest first.
func (l *Ledger) Of(ctx context.Context, grant string) ([]Line, error) {
	lines, err := l.where(ctx, func(o Opening) bool { return o.Grant == grant })
	slices.Reverse(lines)
	return lines, err
}

// Has reports whether an end of the chain, as an export has one, stands in this record. As each hash holds all before it, everything up to
// there is then what was written.
func (l *Ledger) Has(ctx context.Context, t Tip) (bool, error) {
	end, err := l.tip(ctx)
	if err != nil {
		return false, err
	}
	if t.Number <= 0 || t.Number > end.Number {
		return t.Number == 0 && t.Hash == origin(end.Chain), nil
	}
	lines, err := l.lines(ctx, []int64{t.Number})
	return err == nil && lines[0].Tip() == t, err
}

// Known is somebody who got something.
type Known struct {
	Recipient consent.Recipient
	Entries   int
	Last      int64 // number of the last one
}

// Recipients are all who are named, the one of the newest entry first.
func (l *Ledger) Recipients(ctx context.Context) ([]Known, error) {
	byName := map[consent.Recipient]*Known{}
	err := l.scan(ctx, func(o opened) error {
		r := o.Opening.Recipient
		if r == (consent.Recipient{}) {
			return nil
		}
		if byName[r] == nil {
			byName[r] = &Known{Recipient: r}
		}
		byName[r].Entries++
		byName[r].Last = o.Number
		return nil
	})
	var out []Known
	for _, k := range byName {
		out = append(out, *k)
	}
	slices.SortFunc(out, func(a, b Known) int { return cmp.Compare(b.Last, a.Last) })
	return out, err
}

func (l *Ledger) where(ctx context.Context, wanted func(Opening) bool) ([]Line, error) {
	var numbers []int64
	err := l.scan(ctx, func(o opened) error {
		if wanted(o.Opening) {
			numbers = append(numbers, o.Number)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Reverse(numbers)
	return l.lines(ctx, numbers)
}

// lines reads entries with their openings; each page is read once as long as numbers that stand together follow each other.
func (l *Ledger) lines(ctx context.Context, numbers []int64) ([]Line, error) {
	pages, err := l.numbers(l.openings.IDs())
	if err != nil {
		return nil, err
	}
	var links chainPage
	var openings openingPage
	atLink, atOpening := int64(-1), int64(-1)
	out := make([]Line, 0, len(numbers))
	for _, n := range numbers {
		if first := firstOf(n); first != atLink {
			if links, err = l.chain.Get(ctx, pageID(first)); err != nil {
				return nil, fmt.Errorf("reading the ledger: %w", err)
			}
			atLink = first
		}
		if i := int(n - atLink); i >= len(links.Entries) || links.Entries[i].Number != n {
			return nil, damaged(fmt.Errorf("entry %d is not in its place", n))
		}
		line := Line{Entry: links.Entries[n-atLink]}
		if first, ok := find(pages, n); ok {
			if first != atOpening {
				if openings, err = l.openings.Get(ctx, pageID(first)); err != nil && !problem.Is(err, problem.NotFound) {
					return nil, fmt.Errorf("reading the ledger: %w", err)
				}
				atOpening = first
			}
			if i := slices.IndexFunc(openings.Openings, func(o opened) bool { return o.Number == n }); i >= 0 {
				o := openings.Openings[i]
				if o.commitment() != line.Commitment {
					return nil, damaged(fmt.Errorf("entry %d says something else than when it was written", n))
				}
				line.Opening = &o.Opening
			}
		}
		out = append(out, line)
	}
	return out, nil
}

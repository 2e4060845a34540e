package ledger

import (
	"cmp"
	"fmt"
	"slices"
)

// Report is what a verification came to.
type Report struct {
	Entries   int64
	Opened    int64 // entries whose opening is there
	Forgotten int64 // entries whose opening was deleted at the person's word
	Tip       Tip
	Faults    []Fault // the first ones; none when everything is as it was written
}

// Fault is one thing that is not as it was written.
type Fault struct {
	Number int64  // of the entry; 0 for the whole
	Text   string // goes on after "Entry 7", or is a sentence when there is no number
}

func (f Fault) String() string {
	if f.Number == 0 {
		return f.Text
	}
	return fmt.Sprintf("Entry %d %s.", f.Number, f.Text)
}

// Whole reports whether everything is as it was written.
func (r Report) Whole() bool { return len(r.Faults) == 0 }

const maxFaults = 50

// checker follows a chain from its beginning.
type checker struct {
	Report
	known     map[int64]string // hashes that are known from elsewhere
	hash      string           // of the last entry
	at        string           // of the last entry
	closed    map[int64]bool   // entries without an opening
	forgotten map[int64]bool   // numbers that a forgotten entry names
}

func newChecker(chain string, known []Tip) *checker {
	c := &checker{hash: origin(chain), known: map[int64]string{}, closed: map[int64]bool{}, forgotten: map[int64]bool{}}
	for _, t := range known {
		if other, ok := c.known[t.Number]; ok && other != t.Hash {
			c.fault(t.Number, "is known with two different hashes")
		}
		c.known[t.Number] = t.Hash
	}
	return c
}

func (c *checker) fault(number int64, text string) {
	if len(c.Faults) < maxFaults {
		c.Faults = append(c.Faults, Fault{number, text})
	}
}

// add checks the next entry; o is its opening, nil when there is none.
func (c *checker) add(e Entry, o *opened) {
	c.Entries++
	if e.Number != c.Entries {
		c.fault(c.Entries, fmt.Sprintf("is missing or moved: number %d stands in its place", e.Number))
	}
	if wrong := e.wrong(); wrong != "" {
		c.fault(c.Entries, wrong)
	}
	if e.Before != c.hash {
		c.fault(c.Entries, "does not follow the one before: one of the two was changed, put in or taken out")
	}
	if e.At < c.at {
		c.fault(c.Entries, "is older than the one before")
	}
	c.hash, c.at = e.Hash(), e.At
	if known, ok := c.known[e.Number]; ok {
		if known != c.hash {
			c.fault(c.Entries, "is another one than is known from elsewhere")
		}
		delete(c.known, e.Number)
	}
	c.open(e, o)
}

func (c *checker) open(e Entry, o *opened) {
	if o == nil {
		c.closed[e.Number] = true
		if e.Kind == Forgotten {
			c.fault(e.Number, "has lost what it says")
		}
		return
	}
	c.Opened++
	if o.Number != e.Number || o.commitment() != e.Commitment {
		c.fault(e.Number, "says something else than when it was written")
	}
	if (e.Kind == Forgotten) != (len(o.Opening.Entries) > 0) {
		c.fault(e.Number, "is of another kind than what it says")
	}
	for _, n := range o.Opening.Entries {
		if n < 1 || n >= e.Number || c.forgotten[n] {
			c.fault(e.Number, "names entries that it cannot name")
		}
		c.forgotten[n] = true
	}
}

// end checks the whole against its tip.
func (c *checker) end(tip Tip) Report {
	c.Tip = Tip{c.Entries, c.hash}
	if tip != c.Tip {
		c.fault(0, "The end is not the end that was written: entries were taken away or added there.")
	}
	for n := range c.closed {
		if c.forgotten[n] {
			c.Forgotten++
			delete(c.forgotten, n)
			continue
		}
		c.fault(n, "has lost what it says")
	}
	for n := range c.forgotten {
		c.fault(n, "was forgotten and is there again")
	}
	for n := range c.known {
		c.fault(n, "is known from elsewhere and missing")
	}
	slices.SortStableFunc(c.Faults, func(a, b Fault) int { return cmp.Compare(a.Number, b.Number) })
	return c.Report
}

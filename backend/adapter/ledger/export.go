package ledger

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"autojob/backend/core/problem"
)

// Format is the first thing that an export says.
const Format = "autojob-ledger/1"

// maxExport bounds an export that is checked.
const maxExport = 512 << 20

// file is an export: JSON, an entry a line, in exactly one form of writing.
type file struct {
	Format  string     `json:"format"`
	Chain   string     `json:"chain"`
	Tip     Tip        `json:"tip"`
	Entries []fileLine `json:"entries"`
}

type fileLine struct {
	Entry   Entry    `json:"entry"`
	Salt    string   `json:"salt,omitempty"`
	Opening *Opening `json:"opening,omitempty"`
}

// write writes the one form of a file. Lines gives the entries one by one.
func write(w io.Writer, f file, lines func(func(fileLine) error) error) error {
	head, err := json.Marshal(struct {
		Format string `json:"format"`
		Chain  string `json:"chain"`
		Tip    Tip    `json:"tip"`
	}{f.Format, f.Chain, f.Tip})
	if err != nil {
		return fmt.Errorf("writing the export: %w", err)
	}
	if _, err := fmt.Fprintf(w, "%s,\"entries\":[", head[:len(head)-1]); err != nil {
		return fmt.Errorf("writing the export: %w", err)
	}
	sep := "\n"
	err = lines(func(l fileLine) error {
		data, err := json.Marshal(l)
		if err == nil {
			_, err = fmt.Fprintf(w, "%s%s", sep, data)
		}
		sep = ",\n"
		return err
	})
	if err == nil {
		_, err = io.WriteString(w, "\n]}\n")
	}
	if err != nil {
		return fmt.Errorf("writing the export: %w", err)
	}
	return nil
}

// Export writes the whole record as JSON that CheckExport verifies. It holds whom the person wrote to: it is for their eyes.
func (l *Ledger) Export(ctx context.Context, w io.Writer) error {
	tip, err := l.tip(ctx)
	if err != nil {
		return err
	}
	if tip.Number == 0 {
		tip.Hash = origin(tip.Chain)
	}
	c := newChecker(tip.Chain, nil)
	next, err := l.reader(ctx, c)
	if err != nil {
		return err
	}
	err = write(w, file{Format: Format, Chain: tip.Chain, Tip: tip.Tip}, func(put func(fileLine) error) error {
		for first := int64(1); first <= tip.Number; first += perPage {
			p, err := l.chain.Get(ctx, pageID(first))
			if err != nil {
				return fmt.Errorf("reading the ledger: %w", err)
			}
			for _, e := range p.Entries {
				if e.Number > tip.Number {
					break
				}
				line := fileLine{Entry: e}
				o, err := next(e.Number)
				if err != nil {
					return err
				}
				c.add(e, o)
				if o != nil {
					line.Salt, line.Opening = o.Salt, &o.Opening
				}
				if err := put(line); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if r := c.end(tip.Tip); !r.Whole() {
		return damaged(fmt.Errorf("%d faults, the first at entry %d", len(r.Faults), r.Faults[0].Number))
	}
	return nil
}

// CheckExport verifies an export without a store. What it finds are faults of the report; an error says that these bytes are no export.
// Who writes a whole new chain is found only by known ends of the true one.
func CheckExport(data []byte, known ...Tip) (Report, error) {
	if len(data) > maxExport {
		return Report{}, problem.New(problem.TooLarge, "This file is too large to be an export of the record.", fmt.Sprintf("Files up to %d MB are read.", maxExport>>20))
	}
	var f file
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil || f.Format != Format {
		return Report{}, problem.New(problem.Unreadable, "This is not an export of the record, or it was cut.", "Choose a file that this program's ledger export has written.")
	}
	c := newChecker(f.Chain, known)
	for _, l := range f.Entries {
		var o *opened
		if l.Opening != nil {
			o = &opened{l.Entry.Number, l.Salt, *l.Opening}
		} else if l.Salt != "" {
			c.fault(l.Entry.Number, "has a salt and says nothing")
		}
		c.add(l.Entry, o)
	}
	same := &matcher{rest: data}
	if err := write(same, f, func(put func(fileLine) error) error {
		for _, l := range f.Entries {
			if err := put(l); err != nil {
				return err
			}
		}
		return nil
	}); err != nil || len(same.rest) > 0 {
		c.fault(0, "The file is not written as this program writes it: something was added or rewritten.")
	}
	return c.end(f.Tip), nil
}

// matcher compares what is written with bytes that are there.
type matcher struct{ rest []byte }

func (m *matcher) Write(p []byte) (int, error) {
	if !bytes.HasPrefix(m.rest, p) {
		return 0, io.ErrShortWrite
	}
	m.rest = m.rest[len(p):]
	return len(p), nil
}

package main

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"autojob/backend"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

type recordLine struct {
	Number    int64              `json:"number"`
	Kind      string             `json:"kind"`
	At        string             `json:"at"`
	Forgotten bool               `json:"forgotten,omitempty"` // what it says was deleted
	Recipient *consent.Recipient `json:"recipient,omitempty"`
	Purpose   consent.Purpose    `json:"purpose,omitempty"`
	Method    consent.Method     `json:"method,omitempty"`
	Grant     string             `json:"grant,omitempty"`
	Consent   string             `json:"consent,omitempty"`
	Media     string             `json:"media,omitempty"`
	Digest    string             `json:"digest,omitempty"`
	Size      int                `json:"size,omitempty"`
	Fields    []string           `json:"fields,omitempty"`
	About     int64              `json:"about,omitempty"`
	Why       string             `json:"why,omitempty"`
	Entries   []int64            `json:"entries,omitempty"`
}

func recordLineOf(l backend.RecordLine) recordLine {
	out := recordLine{Number: l.Number, Kind: string(l.Kind), At: l.At, Forgotten: l.Opening == nil}
	if o := l.Opening; o != nil {
		if o.Recipient != (consent.Recipient{}) {
			out.Recipient = &o.Recipient
		}
		out.Purpose, out.Method, out.Grant, out.Consent, out.Media, out.Digest, out.Size = o.Purpose, o.Method, o.Grant, o.Consent, o.Media, o.Digest, o.Size
		out.Fields, out.About, out.Why, out.Entries = o.Fields, o.About, o.Why, o.Entries
	}
	return out
}

func (p *program) ledger(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	top, err := a.count("top", 50)
	if err != nil {
		return err
	}
	before, err := a.count("before", 0)
	if err != nil {
		return err
	}
	if a.get("to") != "" && a.get("field") != "" {
		return usageError("--to and --field do not go together")
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		var lines []backend.RecordLine
		var err error
		switch {
		case a.get("to") != "":
			lines, err = b.RecordTo(ctx, a.get("to"))
		case a.get("field") != "":
			lines, err = b.RecordTelling(ctx, a.get("field"))
		default:
			lines, err = b.Record(ctx, int64(before), top)
		}
		if err != nil {
			return err
		}
		for _, l := range lines[:min(len(lines), top)] {
			if err := p.print(recordLineOf(l)); err != nil {
				return err
			}
		}
		return nil
	})
}

type reportLine struct {
	Whole     bool              `json:"whole"`
	Entries   int64             `json:"entries"`
	Forgotten int64             `json:"forgotten"`
	Tip       backend.RecordTip `json:"tip"`
	Store     string            `json:"store,omitempty"` // of an export: how it stands to the record in the store
	Faults    []string          `json:"faults,omitempty"`
}

// ledgerVerify checks the store's record, or an export. Of an export it says, too, whether it is of this store, if there is one.
func (p *program) ledgerVerify(ctx context.Context, a arguments) error {
	if len(a.files) > 1 {
		return usageError("name one file")
	}
	known, err := tipFrom(a.get("tip"))
	if err != nil {
		return err
	}
	if len(a.files) == 0 && known != nil {
		return usageError("--tip goes with a file")
	}
	if len(a.files) == 0 {
		return p.using(ctx, a, false, func(b *backend.Backend) error {
			r, err := b.VerifyRecord(ctx)
			if err != nil {
				return err
			}
			return p.report(r, "")
		})
	}
	data, err := backend.ReadFile(a.files[0])
	if err != nil {
		return err
	}
	r, err := backend.CheckRecord(data, known...)
	if err != nil {
		return err
	}
	store, err := p.inStore(ctx, a, r)
	if err != nil {
		return err
	}
	return p.report(r, store)
}

// inStore says how an export stands to the store's record: "same", "earlier", "another"; "" where no store is named.
func (p *program) inStore(ctx context.Context, a arguments, r backend.RecordReport) (store string, err error) {
	if a.get("data") == "" {
		return "", nil
	}
	err = p.using(ctx, a, false, func(b *backend.Backend) error {
		own, err := b.OwnRecord(ctx, r.Tip)
		if err != nil {
			return err
		}
		now, err := b.Record(ctx, 0, 1)
		switch {
		case err != nil:
			return err
		case !own:
			store = "another"
		case len(now) > 0 && now[0].Number > r.Tip.Number:
			store = "earlier"
		default:
			store = "same"
		}
		return nil
	})
	return store, err
}

func (p *program) report(r backend.RecordReport, store string) error {
	l := reportLine{Whole: r.Whole(), Entries: r.Entries, Forgotten: r.Forgotten, Tip: r.Tip, Store: store}
	for _, f := range r.Faults {
		l.Faults = append(l.Faults, f.String())
	}
	if err := p.print(l); err != nil {
		return err
	}
	switch {
	case !r.Whole():
		p.tell("", problem.New(problem.Damaged, "The record is not as it was written.", "The first fault: "+r.Faults[0].String()))
		return errTold
	case store == "another":
		p.tell("", problem.New(problem.Damaged, "The file holds together, but it is not the record of this store.", "It is another person's, or it was written anew by somebody."))
		return errTold
	}
	return nil
}

// tipFrom reads a known end of the chain, "17:9f86d0...".
func tipFrom(s string) ([]backend.RecordTip, error) {
	if s == "" {
		return nil, nil
	}
	number, hash, ok := strings.Cut(s, ":")
	n, err := strconv.ParseInt(number, 10, 64)
	if !ok || err != nil || len(hash) != 64 {
		return nil, usageError("--tip takes a number, a colon and a hash of 64 digits")
	}
	return []backend.RecordTip{{Number: n, Hash: hash}}, nil
}

func (p *program) ledgerExport(ctx context.Context, a arguments) error {
	if err := a.only("a new file"); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		var out bytes.Buffer
		if err := b.ExportRecord(ctx, &out); err != nil {
			return err
		}
		if err := backend.WriteNewFile(a.files[0], out.Bytes()); err != nil {
			return err
		}
		fmt.Fprintln(p.stderr, "autojobctl: The file names whom you wrote to. Keep it where only you can read it.")
		return p.print(struct {
			File  string `json:"file"`
			Bytes int    `json:"bytes"`
		}{a.files[0], out.Len()})
	})
}

func (p *program) ledgerRecipients(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		all, err := b.Recipients(ctx)
		if err != nil {
			return err
		}
		for _, k := range all {
			if err := p.print(struct {
				consent.Recipient
				Entries int   `json:"entries"`
				Last    int64 `json:"last"`
			}{k.Recipient, k.Entries, k.Last}); err != nil {
				return err
			}
		}
		return nil
	})
}

package bind

import (
	"bytes"
	"context"
	"io"
	"time"

	"autojob/backend"
	"autojob/backend/core/consent"
)

// RecordLine is one entry of the record. What it says may have been forgotten; then it names nobody.
type RecordLine struct {
	Number    int              `json:"number"` // from 1
	Kind      string           `json:"kind"`   // see ledger.Kind
	At        string           `json:"at"`
	Hash      string           `json:"hash"`
	Forgotten bool             `json:"forgotten"`
	Recipient SharingRecipient `json:"recipient"`
	Purpose   string           `json:"purpose"`
	Method    string           `json:"method"`
	Format    string           `json:"format"`
	Grant     string           `json:"grant"`
	Fields    []string         `json:"fields"` // see consent.Fields
	About     int              `json:"about"`  // the entry that it is about; 0 for none
	Why       string           `json:"why"`    // of a failure, for people
	Entries   int              `json:"entries"`
}

// RecordReport is what a check of the record came to.
type RecordReport struct {
	At        string        `json:"at"`
	Entries   int           `json:"entries"`
	Forgotten int           `json:"forgotten"`
	Faults    []RecordFault `json:"faults"` // none when everything is as it was written
}

// RecordFault is one thing that is not as it was written; Number is 0 for the whole.
type RecordFault struct {
	Number int    `json:"number"`
	Text   string `json:"text"`
}

// Forgetting is what was deleted of a recipient.
type Forgetting struct {
	Entries int `json:"entries"`
	Grants  int `json:"grants"`
}

// Record is at most limit entries before a number, the newest first; before 0 it is from the end.
func (l *Ledger) Record(before, limit int) ([]RecordLine, error) {
	lines, err := l.backend.Record(l.ctx(), int64(before), max(0, min(limit, 500)))
	out := []RecordLine{}
	for _, line := range lines {
		out = append(out, recordLine(line))
	}
	return out, err
}

func recordLine(l backend.RecordLine) RecordLine {
	out := RecordLine{Number: int(l.Number), Kind: string(l.Kind), At: l.At, Hash: l.Hash(), Forgotten: l.Opening == nil, Fields: []string{}}
	o := l.Opening
	if o == nil {
		return out
	}
	out.Recipient = SharingRecipient{string(o.Recipient.Kind), o.Recipient.Name, o.Recipient.Address}
	out.Purpose, out.Method, out.Grant, out.About, out.Why, out.Entries = string(o.Purpose), string(o.Method), o.Grant, int(o.About), failedWords(o.Why), len(o.Entries)
	if o.Media != "" {
		out.Format = formatOf(o.Media)
	}
	seen := map[consent.Field]bool{}
	for _, path := range o.Fields {
		if f := consent.FieldOf(path); !seen[f] {
			seen[f] = true
			out.Fields = append(out.Fields, string(f))
		}
	}
	return out
}

// CheckRecord verifies the whole record and what is kept of what was sent.
func (l *Ledger) CheckRecord(task string) (*RecordReport, error) {
	ctx, progress, end := l.tasks.begin(task)
	defer end()
	if progress != nil {
		progress("Reading every entry", 0, 0)
	}
	r, err := l.backend.VerifyRecord(ctx)
	if err != nil {
		return nil, err
	}
	out := &RecordReport{At: moment(l.backend.Now()), Entries: int(r.Entries), Forgotten: int(r.Forgotten), Faults: []RecordFault{}}
	for _, f := range r.Faults {
		out.Faults = append(out.Faults, RecordFault{int(f.Number), f.String()})
	}
	return out, nil
}

// ForgetRecipient deletes what is known of one who got something. What they got stays with them.
func (l *Ledger) ForgetRecipient(name string) (*Forgetting, error) {
	entries, grants, err := l.backend.ForgetRecipient(l.ctx(), name)
	if err != nil {
		return nil, err
	}
	return &Forgetting{entries, grants}, nil
}

// ExportRecord asks where to save the whole record and writes it there; false when the dialog was closed without a choice.
func (l *Ledger) ExportRecord(task, format, language string) (bool, error) {
	ctx, progress, end := l.tasks.begin(task)
	defer end()
	write, ending := l.backend.ExportRecord, ".json"
	if format == "pdf" {
		ending = ".pdf"
		write = func(ctx context.Context, w io.Writer) error { return l.backend.PrintRecord(ctx, language, w) }
	}
	path, err := l.window.SaveFile("Save the record", "autojob-record-"+l.backend.Now().Format(time.DateOnly)+ending, []string{"*" + ending})
	if err != nil || path == "" {
		return false, err
	}
	if progress != nil {
		progress("Writing the record", 0, 0)
	}
	var data bytes.Buffer
	if err := write(ctx, &data); err != nil {
		return false, err
	}
	return true, backend.WriteFile(path, data.Bytes())
}

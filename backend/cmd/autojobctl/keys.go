package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"autojob/backend"
	"autojob/backend/core/problem"
)

type receiptLine struct {
	At        string `json:"at"`
	Records   int    `json:"records"`
	Documents int    `json:"documents"`
	KeyGone   bool   `json:"key_gone"`
}

// renewing opens the store, makes a new generation of it and prints the receipt.
func (p *program) renewing(ctx context.Context, a arguments, do func(*backend.Backend) (backend.Receipt, error)) error {
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		r, err := do(b)
		if err != nil {
			return err
		}
		if !r.KeyGone {
			p.note("the old key", "The keychain did not let go of it yet. It is taken out at the next start.")
		}
		return p.print(receiptLine{moment(r.At), r.Records, r.Documents, r.KeyGone})
	})
}

func (p *program) erase(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.renewing(ctx, a, func(b *backend.Backend) (backend.Receipt, error) { return b.Erase(ctx, nil) })
}

func (p *program) accept(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.renewing(ctx, a, func(b *backend.Backend) (backend.Receipt, error) {
		if d, err := b.Damage(ctx); err == nil && d == nil {
			return backend.Receipt{}, problem.New(problem.Invalid, "Nothing is wrong with this store.", "There is nothing to accept.")
		}
		return b.Accept(ctx, nil)
	})
}

func (p *program) key(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	if a.get("to") == "" {
		return usageError("say what is to open the store: --to keychain, --to passphrase or --to both")
	}
	kind, secret, err := p.newKey(a)
	if err != nil {
		return err
	}
	return p.renewing(ctx, a, func(b *backend.Backend) (backend.Receipt, error) { return b.ChangeKey(ctx, kind, secret, nil) })
}

func (p *program) kitRemove(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.renewing(ctx, a, func(b *backend.Backend) (backend.Receipt, error) { return b.RemoveKit(ctx, nil) })
}

// kitNew shows a kit to the person and has words of it typed again, or writes it into a new file.
func (p *program) kitNew(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	path := a.get("to-file")
	if path == "" && p.ask == nil {
		return usageError("nobody is here to write the words down; --to-file FILE puts them into a new file")
	}
	return p.renewing(ctx, a, func(b *backend.Backend) (backend.Receipt, error) {
		kit, err := b.NewKit()
		if err != nil {
			return backend.Receipt{}, err
		}
		defer b.DiscardKit(kit.ID)
		if path != "" {
			return p.kitInto(ctx, b, kit, path)
		}
		return p.kitShown(ctx, b, kit)
	})
}

func (p *program) kitShown(ctx context.Context, b *backend.Backend, kit backend.Kit) (backend.Receipt, error) {
	var sheet strings.Builder
	fmt.Fprint(&sheet, "Your recovery kit. Write these words down in their order; they are shown once.\nWhoever has them and a copy of your data can read it.\n\n")
	const columns = 3
	rows := len(kit.Words) / columns
	for row := range rows {
		for column := range columns {
			at := column*rows + row
			fmt.Fprintf(&sheet, "  %2d  %-10s", at+1, kit.Words[at])
		}
		fmt.Fprintln(&sheet)
	}
	fmt.Fprint(&sheet, "\nPress Enter when they are on paper.\n")
	if err := p.ask.show(sheet.String()); err != nil {
		return backend.Receipt{}, err
	}
	for {
		var typed []string
		for _, at := range kit.Ask {
			word, err := p.ask.line(fmt.Sprintf("Word %d: ", at))
			if err != nil {
				return backend.Receipt{}, err
			}
			typed = append(typed, word)
		}
		r, err := b.KeepKit(ctx, kit.ID, typed, nil)
		if !problem.Is(err, problem.Invalid) {
			return r, err
		}
		p.tell("", err)
		again, err := p.ask.line("Try again? (yes or no) ")
		if err != nil || !strings.HasPrefix(strings.ToLower(again), "y") {
			return backend.Receipt{}, problem.New(problem.Cancelled, "No recovery kit was made.", "Make a new one: these words count for nothing.")
		}
	}
}

// kitInto writes the words into a file that was not there before, and takes it away again if the kit does not come to count.
func (p *program) kitInto(ctx context.Context, b *backend.Backend, kit backend.Kit, path string) (r backend.Receipt, err error) {
	if err := backend.WriteNewFile(path, []byte(strings.Join(kit.Words, " ")+"\n")); err != nil {
		return r, err
	}
	var typed []string
	for _, at := range kit.Ask {
		typed = append(typed, kit.Words[at-1])
	}
	if r, err = b.KeepKit(ctx, kit.ID, typed, nil); err != nil && r.Generation == "" {
		_ = os.Remove(path)
	}
	return r, err
}

func (p *program) recover(ctx context.Context, a arguments) (err error) {
	if err := a.only(); err != nil {
		return err
	}
	words, err := p.words(a)
	if err != nil {
		return err
	}
	kind, secret, err := p.newKey(a)
	if err != nil {
		return err
	}
	b, err := p.backend(a)
	if err != nil {
		return err
	}
	defer closing(b, &err)
	if err := b.Recover(ctx, words, kind, secret, nil); err != nil {
		return err
	}
	st, err := b.State(ctx)
	if err != nil {
		return err
	}
	if st.Status == backend.Damaged { // only read now: it has no new key yet
		return problem.New(problem.Damaged, "The words open this store, but it is damaged.", "Bring back a backup: autojobctl restore NAME --words-file FILE").Because(st.Problem)
	}
	return p.printState(ctx, b)
}

type deletedLine struct {
	Deleted bool `json:"deleted"`
	KeyGone bool `json:"key_gone"`
}

func (p *program) deleteEverything(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	b, err := p.backend(a)
	if err != nil {
		return err
	}
	st, err := b.State(ctx)
	if err != nil {
		return err
	}
	if st.Status == backend.Absent {
		return noStore()
	}
	if !a.has("yes") {
		if p.ask == nil {
			return usageError("it cannot be taken back; say --yes if you are sure")
		}
		word, err := p.ask.line("All data, keys and backups in " + b.Dir() + " will be gone. Type delete to go on: ")
		if err != nil {
			return err
		}
		if word != "delete" {
			return problem.New(problem.Cancelled, "Nothing was deleted.", "Your data is unchanged.")
		}
	}
	if err := b.DeleteEverything(ctx, nil); err != nil {
		return err
	}
	if st, err = b.State(ctx); err != nil {
		return err
	}
	if st.Problem != nil {
		p.tell("", st.Problem)
	}
	return p.print(deletedLine{st.Status == backend.Absent, st.Problem == nil})
}

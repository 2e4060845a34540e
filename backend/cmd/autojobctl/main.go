// Command autojobctl is Autojob on the command line: JSON on standard output, messages on standard error; exit status 0,
// 1 failed, 2 usage. Commands that touch the person's store take --data DIR and, where there is no keychain,
// --passphrase-file FILE (or ask for it on the terminal); the others store nothing. Passphrases and the words of a recovery kit come from
// files or the terminal, never from arguments, which other users of the computer can see.
//
// The window's program starts it as the confined child that reads foreign files (extract-child).
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"

	"autojob/backend"
	"autojob/backend/adapter/extract"
	"autojob/backend/adapter/extract/tessdata"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

func main() {
	if err := backend.ForbidDumps(); err != nil {
		fmt.Fprintln(os.Stderr, "autojobctl:", err)
	}
	if len(os.Args) == 2 && os.Args[1] == backend.ChildArg {
		os.Exit(extract.Serve(os.Stdin, os.Stdout, tessdata.Files))
	}
	p := program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, ask: terminal()}
	os.Exit(p.main(os.Args[1:]))
}

// main runs until the end or an interrupt; a second interrupt does not wait for what is under way.
func (p *program) main(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	return p.run(ctx, args)
}

// program is one run of the command.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	child          []string // reads foreign files; nil is the program itself
	ask            *asker   // asks the person; nil where nobody is there

	configure func(*backend.Config) // tests lead the network elsewhere; nil leaves all as it is
}

type command struct {
	name, usage, about string
	flags              []flag
	run                func(p *program, ctx context.Context, a arguments) error
}

func commands() []command {
	return append([]command{
		{"resume parse", "FILE...", "read CVs, print JSON Resume", nil, (*program).resumeParse},
		{"match", "--resume FILE|DIR... --jobs FILE... [--preferences FILE] [--top N]", "rank job ads for CVs; stores nothing",
			[]flag{{"resume", list}, {"jobs", list}, {"preferences", value}, {"top", value}}, (*program).match},
		{"skills", "< TEXT", "find skills, one text a line", nil, (*program).skills},
		{"titles", "< TEXT", "name the occupation of job titles, one a line", nil, (*program).titles},
		{"rank", "--queries FILE --corpus FILE [--top N]", "rank short texts by meaning, the best 10 unless told otherwise",
			[]flag{{"queries", value}, {"corpus", value}, {"top", value}}, (*program).rank},
		{"import", "CV|JOBS...", "read files into the store", nil, (*program).importFiles},
		{"jobs", "", "list the ads in the store", nil, (*program).jobs},
		{"matches", "[--top N]", "rank the ads in the store for the CV in it", []flag{{"top", value}}, (*program).matches},
		{"history", "", "print what was chosen and learned, and what jobs scored", nil, (*program).history},
		{"profile", "", "print the profile in the store: what the CVs in it say together", nil, (*program).profile},
		{"cvs", "", "list the CVs in the store", nil, (*program).cvs},
		{"cv again", "[ID]", "read a CV in the store anew, with what was changed in it", nil, (*program).cvAgain},
		{"cv remove", "ID", "delete a CV", nil, (*program).cvRemove},
		{"source add", "COMPANY|ADDRESS [--board ID]", "watch a company's job board, found by its name or any address of its jobs", []flag{{"board", value}}, (*program).sourceAdd},
		{"source list", "", "list the watched boards", nil, (*program).sourceList},
		{"source refresh", "[ID...]", "fetch the ads of the watched boards, or of some", nil, (*program).sourceRefresh},
		{"source remove", "ID [--ads]", "watch a board no more; with --ads its ads go, too, but for the saved ones", []flag{{"ads", nothing}}, (*program).sourceRemove},
		{"doctor", "", "check the store and its surroundings; exit status 1 if something is bad", nil, (*program).doctor},
		{"erase", "", "remove for good what was deleted: a new key, new files, new backups", nil, (*program).erase},
		{"backup", "", "make a backup now", nil, (*program).backup},
		{"backups", "", "list the backups; needs no key", nil, (*program).backups},
		{"restore", "NAME [--words-file FILE] [--to KEY]", "bring the store back with a backup; by the words of the recovery kit where the key is lost",
			keyFlags(flag{"words-file", value}), (*program).restore},
		{"accept", "", "go on with a damaged or earlier store as it is, without what cannot be read", nil, (*program).accept},
		{"export", "FILE [--to-passphrase-file FILE]", "write everything into one encrypted file for any computer", []flag{{"to-passphrase-file", value}}, (*program).export},
		{"import-store", "FILE [--from-passphrase-file FILE] [--to KEY] [--replace]", "make the store from such a file",
			keyFlags(flag{"from-passphrase-file", value}, flag{"replace", nothing}), (*program).importStore},
		{"key", "--to keychain|passphrase|both [--to-passphrase-file FILE]", "change what opens the store", keyFlags(), (*program).key},
		{"kit new", "[--to-file FILE]", "make a recovery kit; shown once, or written into a new file", []flag{{"to-file", value}}, (*program).kitNew},
		{"kit remove", "", "do without a recovery kit", nil, (*program).kitRemove},
		{"recover", "[--words-file FILE] [--to KEY] [--to-passphrase-file FILE]", "open a store whose key is lost by the words of its kit, and give it a new key",
			keyFlags(flag{"words-file", value}), (*program).recover},
		{"delete-everything", "--yes", "delete the store with its keys and backups", []flag{{"yes", nothing}}, (*program).deleteEverything},
		{"demo", "", "rank the sample ads for a sample CV, as a table", nil, (*program).demo},
	}, slices.Concat(lexiconCommands(), summaryCommands(), modelCommands(), sharingCommands())...)
}

// global flags go with every command.
var global = []flag{{"data", value}, {"passphrase-file", value}}

const (
	exitFailed = 1
	exitUsage  = 2
)

func (p *program) run(ctx context.Context, args []string) int {
	cmd, a, err := parse(commands(), global, args)
	if err != nil {
		if errors.Is(err, errHelp) {
			p.help(p.stdout)
			return 0
		}
		fmt.Fprintln(p.stderr, "autojobctl:", err)
		p.help(p.stderr)
		return exitUsage
	}
	if err := cmd.run(p, ctx, a); err != nil {
		var u usageError
		if errors.As(err, &u) {
			fmt.Fprintf(p.stderr, "autojobctl: %s\nusage: autojobctl %s %s\n", u, cmd.name, cmd.usage)
			return exitUsage
		}
		if !errors.Is(err, errTold) {
			p.tell("", err)
		}
		return exitFailed
	}
	return 0
}

func (p *program) help(w io.Writer) {
	fmt.Fprintln(w, "usage: autojobctl [--data DIR] [--passphrase-file FILE] COMMAND ...")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-17s %s\n      %s\n", c.name, c.about, c.usage)
	}
}

// errTold means that what failed has been said already.
var errTold = errors.New("failed")

// tell writes a problem for people: where, what, and what to do.
func (p *program) tell(where string, err error) {
	e := problem.From(err)
	if where != "" {
		where += ": "
	}
	fmt.Fprintf(p.stderr, "autojobctl: %s%s\n", where, e.Message)
	if e.Hint != "" {
		fmt.Fprintln(p.stderr, "  "+e.Hint)
	}
	if e.Code == problem.Internal && e.Cause != nil {
		fmt.Fprintln(p.stderr, "  "+e.Cause.Error())
	}
}

// tellRows writes what could not be read in a file of which the rest was.
func (p *program) tellRows(path string, rows []posting.Problem) {
	for _, r := range rows {
		where := path
		if r.Where != "" {
			where += ": " + r.Where
		}
		p.tell(where, problem.New(problem.Invalid, r.Message, r.Hint))
	}
}

// note writes a warning.
func (p *program) note(where, text string) {
	fmt.Fprintf(p.stderr, "autojobctl: %s: %s\n", where, text)
}

// print writes one JSON document as a line.
func (p *program) print(v any) error {
	enc := json.NewEncoder(p.stdout)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// backend is the program behind the commands, with nothing opened.
func (p *program) backend(a arguments) (*backend.Backend, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("finding this program: %w", err)
	}
	cfg := backend.DefaultConfig(self)
	if dir := a.get("data"); dir != "" {
		if cfg.Dir, err = filepath.Abs(dir); err != nil {
			return nil, fmt.Errorf("finding the store: %w", err)
		}
	}
	cfg.Child = []string{self, backend.ChildArg} // whatever it is called
	if p.child != nil {
		cfg.Child = p.child
	}
	if p.configure != nil {
		p.configure(&cfg)
	}
	return backend.New(cfg), nil
}

// stopped is what an interrupted command ends with.
func stopped(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	return problem.New(problem.Cancelled, "Stopped.", "What was printed or saved before is whole.").Because(ctx.Err())
}

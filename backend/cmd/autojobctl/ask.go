package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"autojob/backend"
	"autojob/backend/core/problem"
)

// asker asks the person at the terminal.
type asker struct {
	line   func(prompt string) (string, error) // what they type, shown
	secret func(prompt string) (string, error) // what they type, not shown
	show   func(text string) error             // shows text until they press Enter, and leaves nothing of it on the screen
}

// terminal is the asker of a program that a person started; nil in a script.
func terminal() *asker {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) || !term.IsTerminal(int(os.Stderr.Fd())) {
		return nil
	}
	typed := bufio.NewReader(os.Stdin)
	line := func(prompt string) (string, error) {
		fmt.Fprint(os.Stderr, prompt)
		text, err := typed.ReadString('\n')
		if err != nil && (err != io.EOF || text == "") {
			return "", unanswered(err)
		}
		return strings.TrimSpace(text), nil
	}
	return &asker{
		line: line,
		secret: func(prompt string) (string, error) {
			fmt.Fprint(os.Stderr, prompt)
			text, err := term.ReadPassword(in)
			fmt.Fprintln(os.Stderr)
			if err != nil {
				return "", unanswered(err)
			}
			defer clear(text)
			return string(text), nil
		},
		show: func(text string) error {
			const other, back = "\x1b[?1049h\x1b[H", "\x1b[2J\x1b[?1049l" // the terminal's second screen, which has no history
			fmt.Fprint(os.Stderr, other, text)
			defer fmt.Fprint(os.Stderr, back)
			_, err := line("")
			return err
		},
	}
}

func unanswered(err error) error {
	return problem.New(problem.Cancelled, "Nothing was typed.", "Nothing was changed. Try again, or name a file (autojobctl help).").Because(err)
}

// passphrase is the first line of the file that a flag names, or, with a prompt, what the person types; twice where it is a
// new one. It is "" without either.
func (p *program) passphrase(a arguments, fileFlag, prompt string, fresh bool) (string, error) {
	if path := a.get(fileFlag); path != "" {
		text, err := p.secretFile(path)
		line, _, _ := strings.Cut(text, "\n")
		line = strings.TrimSuffix(line, "\r")
		if err == nil && line == "" {
			err = problem.New(problem.Invalid, "The passphrase file is empty.", "Put the passphrase on its first line.")
		}
		return line, err
	}
	if prompt == "" || p.ask == nil {
		return "", nil
	}
	text, err := p.ask.secret(prompt)
	if err != nil || !fresh || text == "" {
		return text, err
	}
	again, err := p.ask.secret("The same again: ")
	if err == nil && again != text {
		err = problem.New(problem.Invalid, "These are two different passphrases.", "Nothing was changed. Try again.")
	}
	return text, err
}

// secretFile reads a file with a passphrase or the words of a kit.
func (p *program) secretFile(path string) (string, error) {
	data, err := backend.ReadFile(path)
	if err != nil {
		p.tell(path, err)
		return "", errTold
	}
	defer clear(data)
	return string(data), nil
}

// words are those of a recovery kit, from the file that the flag names or as the person types them.
func (p *program) words(a arguments) (string, error) {
	if path := a.get("words-file"); path != "" {
		return p.secretFile(path)
	}
	if p.ask == nil {
		return "", usageError("name the file with the words: --words-file FILE")
	}
	return p.ask.line("The 24 words, on one line (or the code beside them): ")
}

func keyFlags(more ...flag) []flag {
	return append([]flag{{"to", value}, {"to-passphrase-file", value}}, more...)
}

// newKey is what the store is to open with from now on.
func (p *program) newKey(a arguments) (backend.KeyKind, string, error) {
	kind := backend.KeyKind(a.get("to"))
	switch {
	case kind == "" && a.get("to-passphrase-file") != "":
		kind = backend.PassphraseKey
	case kind == "":
		kind = backend.KeychainKey
	case kind != backend.KeychainKey && kind != backend.PassphraseKey && kind != backend.BothKeys:
		return "", "", usageError("--to is one of keychain, passphrase, both")
	}
	if kind == backend.KeychainKey {
		if a.get("to-passphrase-file") != "" {
			return "", "", usageError("--to keychain takes no passphrase")
		}
		return kind, "", nil
	}
	secret, err := p.passphrase(a, "to-passphrase-file", "New passphrase: ", true)
	if err == nil && secret == "" {
		err = usageError("name a file with the new passphrase: --to-passphrase-file FILE")
	}
	return kind, secret, err
}

package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// takes says how many arguments a flag takes.
type takes int

const (
	value   takes = iota // one
	list                 // all up to the next flag
	nothing              // it is there or not
)

type flag struct {
	name  string
	takes takes
}

// arguments are what stands after the command's name.
type arguments struct {
	files []string // not behind a flag
	flags map[string][]string
}

func (a arguments) get(name string) string {
	if v := a.flags[name]; len(v) > 0 {
		return v[len(v)-1]
	}
	return ""
}

// has says whether a flag that takes nothing is there.
func (a arguments) has(name string) bool { return len(a.flags[name]) > 0 }

// only refuses files and asks for as many as are named.
func (a arguments) only(names ...string) error {
	switch {
	case len(a.files) < len(names):
		return usageError("name " + names[len(a.files)])
	case len(a.files) > len(names):
		return usageError(fmt.Sprintf("%q is one too many", a.files[len(names)]))
	}
	return nil
}

// count reads a flag that is a number from 1, with a default.
func (a arguments) count(name string, otherwise int) (int, error) {
	s := a.get(name)
	if s == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, usageError(fmt.Sprintf("--%s takes a whole number from 1", name))
	}
	return n, nil
}

// usageError is a wrong call; its text says what is off.
type usageError string

func (u usageError) Error() string { return string(u) }

var errHelp = errors.New("help asked for")

// parse finds the command and sorts its arguments. Global flags may stand anywhere, the command's own after its name; "--" ends them.
func parse(cmds []command, global []flag, args []string) (command, arguments, error) {
	a := arguments{flags: map[string][]string{}}
	var words []string
	var cmd *command
	find := func(name string) (flag, bool) {
		flags := global
		if cmd != nil {
			flags = slices.Concat(global, cmd.flags)
		}
		i := slices.IndexFunc(flags, func(f flag) bool { return f.name == name })
		if i < 0 {
			return flag{}, false
		}
		return flags[i], true
	}
	open, plain := "", false
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case plain || len(arg) < 2 || arg[0] != '-':
			switch {
			case open != "":
				a.flags[open] = append(a.flags[open], arg)
			case cmd != nil:
				// "ledger verify" is a command of its own beside "ledger"; "ledger -- verify" is not it.
				if longer := named(cmds, cmd.name+" "+arg); longer != nil && !plain && len(a.files) == 0 {
					cmd = longer
					continue
				}
				a.files = append(a.files, arg)
			default:
				words = append(words, arg)
				if cmd = named(cmds, strings.Join(words, " ")); cmd == nil && (words[0] == "help" || len(words) == 2) {
					return command{}, a, unknown(words)
				}
			}
		case arg == "--":
			plain, open = true, ""
		default:
			name, inline, has := strings.Cut(strings.TrimLeft(arg, "-"), "=")
			if name == "help" || name == "h" {
				return command{}, a, errHelp
			}
			f, ok := find(name)
			if !ok {
				return command{}, a, usageError("unknown flag --" + name)
			}
			open = ""
			switch {
			case f.takes == list:
				open = name
			case f.takes == nothing && has:
				return command{}, a, usageError("--" + name + " takes nothing")
			case f.takes == nothing:
				a.flags[name] = append(a.flags[name], "")
				continue
			}
			if !has && f.takes == value && i+1 < len(args) && !strings.HasPrefix(args[i+1], "--") {
				i++
				inline, has = args[i], true
			}
			switch {
			case has && inline != "":
				a.flags[name] = append(a.flags[name], inline)
			case has || f.takes == value: // an empty one is a variable that was not set: it never means the default
				return command{}, a, usageError("--" + name + " needs a value")
			}
		}
	}
	if cmd == nil {
		return command{}, a, unknown(words)
	}
	return *cmd, a, nil
}

func unknown(words []string) error {
	switch {
	case len(words) == 0:
		return usageError("no command given")
	case words[0] == "help":
		return errHelp
	}
	return usageError(fmt.Sprintf("unknown command %q", strings.Join(words, " ")))
}

func named(cmds []command, name string) *command {
	i := slices.IndexFunc(cmds, func(c command) bool { return c.name == name })
	if i < 0 {
		return nil
	}
	return &cmds[i]
}

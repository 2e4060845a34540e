package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// takes says how many arguments a flag takes.
type takes int

const (
	value takes = iota // one
	list               // all up to the next flag
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

// parse finds the command and sorts its arguments. Flags may stand anywhere; "--" ends them.
func parse(cmds []command, global []flag, args []string) (command, arguments, error) {
	a := arguments{flags: map[string][]string{}}
	var words []string
	var cmd *command
	open, plain := "", false
	find := func(name string) (flag, bool) {
		flags := global
		if cmd != nil {
			flags = append(append([]flag{}, global...), cmd.flags...)
		}
		for _, f := range flags {
			if f.name == name {
				return f, true
			}
		}
		return flag{}, false
	}
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" && !plain {
			plain, open = true, ""
			continue
		}
		if !plain && len(arg) > 1 && arg[0] == '-' {
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
			case has:
				a.flags[name] = append(a.flags[name], inline)
			case f.takes == list:
				open = name
			case i+1 < len(args):
				i++
				a.flags[name] = append(a.flags[name], args[i])
			default:
				return command{}, a, usageError("--" + name + " needs a value")
			}
			continue
		}
		switch {
		case open != "":
			a.flags[open] = append(a.flags[open], arg)
		case cmd != nil:
			a.files = append(a.files, arg)
		default:
			words = append(words, arg)
			cmd = named(cmds, strings.Join(words, " "))
			if cmd == nil && len(words) == 2 {
				return command{}, a, usageError(fmt.Sprintf("unknown command %q", strings.Join(words, " ")))
			}
		}
	}
	if cmd == nil {
		if len(words) == 0 || words[0] == "help" {
			if len(words) > 0 {
				return command{}, a, errHelp
			}
			return command{}, a, usageError("no command given")
		}
		return command{}, a, usageError(fmt.Sprintf("unknown command %q", strings.Join(words, " ")))
	}
	return *cmd, a, nil
}

func named(cmds []command, name string) *command {
	for i := range cmds {
		if cmds[i].name == name {
			return &cmds[i]
		}
	}
	return nil
}

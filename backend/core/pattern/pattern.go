// Package pattern holds regular expressions that are compiled when they are first used. The readers of CVs and ads have hundreds of them, which
// take longer to compile than the program takes to start, and most starts and most child processes use few. Whether a text holds a match at all is told
// by an automaton once a pattern is used often; where the match stands, by package regexp.
//
// Start with New. A Pattern has the methods of regexp.Regexp that the readers call, and may be used by several goroutines at once. One
// that does not compile panics at its first use, so a test must use it.
package pattern

import (
	"regexp"
	"sync"
	"sync/atomic"
)

// Pattern is a regular expression in the syntax of package regexp.
type Pattern struct {
	text     string
	once     sync.Once
	compiled *regexp.Regexp

	uses      atomic.Int32 // until the automaton is made
	automaton atomic.Pointer[automaton]
}

// often is from how many uses on an automaton earns what making it costs.
const often = 24

// matches reports whether a text holds a match.
func (p *Pattern) matches(s string) bool {
	a := p.automaton.Load()
	if a == nil {
		if p.uses.Add(1) != often {
			return p.get().MatchString(s)
		}
		if a = newAutomaton(p.text); a == nil {
			return p.get().MatchString(s)
		}
		p.automaton.Store(a)
	}
	if found, sure := a.match(s); sure {
		return found
	}
	return p.get().MatchString(s)
}

// New keeps an expression for its first use.
func New(text string) *Pattern { return &Pattern{text: text} }

func (p *Pattern) get() *regexp.Regexp {
	p.once.Do(func() { p.compiled = regexp.MustCompile(p.text) })
	return p.compiled
}

// String is the expression as it was given.
func (p *Pattern) String() string { return p.text }

// MatchString is that of regexp.Regexp, like all methods below.
func (p *Pattern) MatchString(s string) bool { return p.matches(s) }

// Match reports whether bytes hold a match.
func (p *Pattern) Match(b []byte) bool { return p.get().Match(b) }

// FindString returns the first match, "" where there is none.
func (p *Pattern) FindString(s string) string {
	if !p.matches(s) {
		return ""
	}
	return p.get().FindString(s)
}

// FindStringIndex returns where the first match begins and ends, in bytes; nil where there is none.
func (p *Pattern) FindStringIndex(s string) []int {
	if !p.matches(s) {
		return nil
	}
	return p.get().FindStringIndex(s)
}

// FindStringSubmatch returns the first match and its parts.
func (p *Pattern) FindStringSubmatch(s string) []string {
	if !p.matches(s) {
		return nil
	}
	return p.get().FindStringSubmatch(s)
}

// FindStringSubmatchIndex returns where the first match and its parts begin and end.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	if !p.matches(s) {
		return nil
	}
	return p.get().FindStringSubmatchIndex(s)
}

// FindAllString returns at most n matches, all if n is negative.
func (p *Pattern) FindAllString(s string, n int) []string {
	if !p.matches(s) {
		return nil
	}
	return p.get().FindAllString(s, n)
}

// FindAllStringIndex returns where at most n matches begin and end.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	if !p.matches(s) {
		return nil
	}
	return p.get().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch returns at most n matches with their parts.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	if !p.matches(s) {
		return nil
	}
	return p.get().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex returns where at most n matches and their parts begin and end.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !p.matches(s) {
		return nil
	}
	return p.get().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString replaces every match; $1 stands for a part of it.
func (p *Pattern) ReplaceAllString(s, by string) string {
	if !p.matches(s) {
		return s
	}
	return p.get().ReplaceAllString(s, by)
}

// Split parts a text at its matches, into at most n pieces, all if n is negative.
func (p *Pattern) Split(s string, n int) []string { return p.get().Split(s, n) }

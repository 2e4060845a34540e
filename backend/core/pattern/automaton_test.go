package pattern

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// Expressions of every kind that the readers use, and some that they do not.
var expressions = []string{
	`abc`, `(?i)abc`, `(?i)\b(?:kit|sea|ſee)\b`, `^abc`, `abc$`, `^$`, ``, `(?m)^b`, `(?m)b$`, `(?s)a.b`, `a.b`, `\Aab|b\z`, `(?m)^\s*$`, `\bb\b`, `\Bb\B`, `\b`, `\B`, `[^a-c]`, `[[:^alpha:]]`,
	`\pL+ab`, `\p{Lu}`, `(?i)[à-ü]b`, `a{2,3}b`, `(?:a|b)*c`, `a+?b`, `(a(b(c)?)?)?$`, `ü|ß|é`, `x*`, `(?:^|[ ,])ab`, `b(?:$|\s)`, `a|`, `[\n]b`, `\d{1,2}\s?(?:h|hrs?)\b`, `$a`, `a^`, `(?i)straße`, `k\b`, `�`, `.`, `(?s).`,
	`(?:ab|ba){3}[^a]b.a`,
}

// alphabet has the characters that edges, folds and broken text turn on.
var alphabet = []string{"a", "b", "c", "A", "B", "C", " ", "\n", ",", "_", "9", "h", "k", "K", "K", "s", "ſ", "S", "t", "e", "ü", "Ü", "ß", "é", "x", "\xff", "\xc3", "�", "𝔸"}

func TestTheAutomatonFindsWhatRegexpFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	texts := []string{"", "\n", "ab", "cab", "abc\n", "\nab", "ba ab", strings.Repeat("ab", 50)}
	for range 3_000 {
		var b strings.Builder
		for range r.IntN(9) {
			b.WriteString(alphabet[r.IntN(len(alphabet))])
		}
		texts = append(texts, b.String())
	}
	for _, e := range expressions {
		a, re := newAutomaton(e), regexp.MustCompile(e)
		if a == nil {
			t.Errorf("%q has no automaton", e)
			continue
		}
		for _, s := range texts {
			if got, sure := a.match(s); !sure || got != re.MatchString(s) {
				t.Fatalf("%q in %q: %v (sure %v)", e, s, got, sure)
			}
		}
	}
}

func TestWhatHasTooManyStatesIsLeftToRegexp(t *testing.T) {
	p := New(`a[ab]{14}c`) // a state for each way in which the last 15 letters may begin
	r := rand.New(rand.NewPCG(3, 4))
	unsure := 0
	for i := range 2_000 {
		text := make([]byte, 60)
		for k := range text {
			text[k] = "aab"[r.IntN(3)]
		}
		if i%2 == 0 {
			text[59] = 'c'
		}
		if p.MatchString(string(text)) != p.get().Match(text) {
			t.Fatalf("%s: %v", text, p.MatchString(string(text)))
		}
		if a := p.automaton.Load(); a != nil {
			if _, sure := a.match(string(text)); !sure {
				unsure++
			}
		}
	}
	if a := p.automaton.Load(); unsure == 0 || len(a.states) > maxStates {
		t.Errorf("%d states, %d texts left to regexp", len(a.states), unsure)
	}
}

func TestAnExpressionWithTooManyClassesHasNoAutomaton(t *testing.T) {
	var many []string
	for i := range 300 {
		many = append(many, string(rune(0x4e00+2*i)))
	}
	p := New(strings.Join(many, "|") + `|x(?:` + strings.Join(many, ")?(?:") + `)`)
	for range 2 * often {
		if !p.MatchString("字 x") && p.get().MatchString("字 x") || p.FindString(" "+many[7]) != many[7] {
			t.Fatal("it finds something else than package regexp")
		}
	}
	if p.automaton.Load() != nil {
		t.Error("it has an automaton")
	}
}

func TestManyAskAtOnce(t *testing.T) {
	p := New(`(?i)\b(?:must|required|at least \d+ years)\b`)
	texts := []string{"You MUST", "at least 12 Years", "mustard", "at least years", "required.", ""}
	want := []bool{true, true, false, false, true, false}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i := range 50 * len(texts) {
				if k := i % len(texts); p.MatchString(texts[k]) != want[k] {
					t.Errorf("%q: %v", texts[k], !want[k])
				}
			}
		})
	}
	all.Wait()
	if p.automaton.Load() == nil {
		t.Error("no automaton was made")
	}
}

// FuzzAutomaton asks both of any expression and text.
func FuzzAutomaton(f *testing.F) {
	for _, e := range expressions {
		f.Add(e, "ab ba\nKſ\xff")
	}
	f.Fuzz(func(t *testing.T, e, text string) {
		re, err := regexp.Compile(e)
		if err != nil || len(e) > 200 {
			return
		}
		a := newAutomaton(e)
		if a == nil {
			return
		}
		if got, sure := a.match(text); sure && got != re.MatchString(text) {
			t.Fatalf("%q in %q: %v", e, text, got)
		}
	})
}

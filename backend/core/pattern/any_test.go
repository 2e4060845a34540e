package pattern

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestAnyMissesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var texts []string
	for range 4_000 {
		var b strings.Builder
		for range r.IntN(9) {
			b.WriteString(alphabet[r.IntN(len(alphabet))])
		}
		texts = append(texts, b.String())
	}
	for i, e := range expressions {
		p := New(e)
		any := Any(p, New(expressions[(i+1)%len(expressions)]))
		for _, s := range texts {
			if p.MatchString(s) && !any.MatchString(s) {
				t.Fatalf("%q matches %q, any of it (%q) does not", e, s, any)
			}
		}
	}
}

func TestAnyLooksForTheWordsThatSayMost(t *testing.T) {
	for want, patterns := range map[string][]string{
		`(?i)cpr|first aid`:   {`\bCPR\b|(?i)first aid`},
		`(?i)clearance`:       {`(?i)(?:security|secret) (?:\pL+ )?clearance`},
		`(?i)green|licen|red`: {`licen[cs]e`, `(?:green|red)+ ?`},
		``:                    {`licen[cs]e`, `[a-z]+`},
		`(?i)c\+\+`:           {`C\+\+`},
	} {
		var all []*Pattern
		for _, p := range patterns {
			all = append(all, New(p))
		}
		if got := Any(all...).String(); got != want {
			t.Errorf("%q: %q, want %q", patterns, got, want)
		}
	}
}

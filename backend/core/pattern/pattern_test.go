package pattern

import (
	"regexp"
	"sync"
	"testing"
)

func TestAPatternIsCompiledOnceWhenItIsFirstUsed(t *testing.T) {
	p := New(`a(b+)`)
	if p.compiled != nil || p.String() != `a(b+)` {
		t.Error("compiled before it was used")
	}
	var all sync.WaitGroup
	seen := make([]*regexp.Regexp, 8)
	for i := range seen {
		all.Go(func() { seen[i] = p.get() })
	}
	all.Wait()
	for _, re := range seen {
		if re == nil || re != p.compiled {
			t.Fatal("compiled more than once")
		}
	}
	if !p.MatchString("xabb") || !p.Match([]byte("xabb")) || p.FindString("xabb") != "abb" || p.FindStringSubmatch("xabb")[1] != "bb" || p.ReplaceAllString("xabb ab", "$1") != "xbb b" || len(p.Split("1ab2ab3", -1)) != 3 ||
		len(p.FindAllString("ab ab", -1)) != 2 || p.FindStringIndex("xab")[0] != 1 || p.FindStringSubmatchIndex("xab")[2] != 2 || len(p.FindAllStringIndex("abab", 1)) != 1 ||
		p.FindAllStringSubmatch("abab", -1)[1][1] != "b" || p.FindAllStringSubmatchIndex("abab", -1)[1][0] != 2 {
		t.Error("it finds something else than package regexp")
	}
}

func TestABrokenPatternPanicsAtItsFirstUse(t *testing.T) {
	p := New(`(`)
	defer func() {
		if recover() == nil {
			t.Error("it did not panic")
		}
	}()
	p.MatchString("")
}

package match

import (
	"strings"
	"testing"

	"autojob/backend/core/posting"
)

// An ad of a usual length, 300 words.
func longAd() *posting.Posting {
	list := ads()
	return &posting.Posting{Title: "Staff Nurse", Description: strings.Repeat(list[0].Description+"\n", 3) + strings.Repeat(list[1].Description+"\n", 3)}
}

func BenchmarkReadingAnAd(b *testing.B) {
	e, ad := engine(), longAd()
	e.Job(ad)
	for b.Loop() {
		e.Job(ad)
	}
}

func BenchmarkScoringAnAd(b *testing.B) {
	e := engine()
	p, j := e.Person(nurse(), today), e.Job(longAd())
	for b.Loop() {
		e.Score(p, j, nil)
	}
}

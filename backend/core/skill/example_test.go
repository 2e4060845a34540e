package skill_test

import (
	"fmt"

	"autojob/backend/core/skill"
)

func ExampleLexicon_Extract() {
	text := "Services in Go and PostgreSQL; you go to market fast."
	for _, m := range skill.Default().Extract(text) {
		fmt.Println(m.Label, m.Start, m.End)
	}
	// Output:
	// Go 12 14
	// PostgreSQL 19 29
}

func ExampleLexicon_Titles() {
	best := skill.Default().Titles("Senior Front-End Engineer (m/w/d) - Hamburg")[0]
	fmt.Println(best.Label, best.Level)
	// Output: Front-end developer 3
}

func ExampleLexicon_Closeness() {
	l := skill.Default()
	fmt.Println(l.Closeness("react", "javascript"), l.Closeness("javascript", "react"))
	// Output: 0.85 0.4
}

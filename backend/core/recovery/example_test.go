package recovery_test

import (
	"bytes"
	"fmt"
	"strings"

	"autojob/backend/core/recovery"
)

// A kit is made once, its words go on paper, and only its card stays in the store.
func Example() {
	kit := recovery.New()
	paper := strings.Join(kit.Words(), "\n")
	card, err := kit.Card("2026-11-24")
	if err != nil {
		fmt.Println(err)
		return
	}
	kit.Clear()

	// At each new generation the store wraps its root key, without the words.
	generation, root := []byte("generation 7f3a, format 2"), bytes.Repeat([]byte{7}, recovery.RootSize)
	wrap, err := card.Wrap(generation, root)
	if err != nil {
		fmt.Println(err)
		return
	}
	header := wrap.Encode()

	// Years later, on another computer: the folder is there, the key is not.
	typed, err := recovery.ParseWords(paper)
	if err != nil {
		fmt.Println(err)
		return
	}
	found, err := recovery.DecodeWrap(header)
	if err != nil {
		fmt.Println(err)
		return
	}
	opened, err := typed.Open(generation, found)
	fmt.Println(bytes.Equal(opened, root), err)
	fmt.Println(typed)

	_, err = recovery.ParseWords("1. zoo 2. zoo 3. florble")
	fmt.Println(err)
	// Output:
	// true <nil>
	// [recovery kit]
	// Word 3 is not on the kit's list.
}

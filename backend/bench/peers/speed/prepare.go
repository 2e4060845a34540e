package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/bench/proofs"
	"autojob/backend/core/embed"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/skill"
)

// preparing is the time from the text of ads to ads that are stored, sealed, and ready to be ranked, beside the time in which the peers
// index the same ads.
func preparing(ctx context.Context, list []posting.Posting) (f proofs.Figure, err error) {
	var lines []byte
	for _, ad := range list {
		line, err := json.Marshal(ad)
		if err != nil {
			return f, err
		}
		lines = append(append(lines, line...), '\n')
	}
	dir, err := os.MkdirTemp("", "prepare-")
	if err != nil {
		return f, err
	}
	defer os.RemoveAll(dir)
	e := match.New(skill.Default(), embed.Default())
	e.Job(&list[0]) // what is compiled at the first use belongs to the start of the program
	b := backend.New(backend.Config{Dir: dir, Keychain: &vault.MemoryKeychain{}})
	if err := b.Create(ctx, ""); err != nil {
		return f, err
	}
	start := time.Now()
	r, err := posting.Parse(lines, "ads.jsonl")
	if err != nil {
		return f, err
	}
	if _, err := b.KeepPostings(ctx, r.Postings, "file", false, nil); err != nil {
		return f, err
	}
	stored := time.Since(start)
	x := e.NewIndex()
	parallel(len(r.Postings), func(i int) { x.Put(r.Postings[i].ID, e.Job(&r.Postings[i]).Facts()) })
	ours := time.Since(start)
	if err := b.Close(); err != nil {
		return f, err
	}
	if x.Len() != len(list) {
		return f, fmt.Errorf("%d of %d ads were prepared", x.Len(), len(list))
	}
	lite, err := sqlite(ctx, list, e, nil)
	if err != nil {
		return f, err
	}
	blev, err := bleves(ctx, list, e, nil)
	if err != nil {
		return f, err
	}
	say("prepare: parsed and stored %s, in all %s; FTS5 %s, bleve %s", round(stored), round(ours), round(lite.index), round(blev.index))
	return proofs.Figure{Task: "parse, read, seal and store ads", Set: fmt.Sprintf("%d ads", len(list)), Value: round(ours), Baseline: fmt.Sprintf("FTS5 %s, bleve %s", round(lite.index), round(blev.index)),
		Target: "2 times FTS5, a tenth of bleve", Missed: ours > 2*lite.index || ours > blev.index/10}, nil
}

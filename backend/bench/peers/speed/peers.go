package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/mattn/go-sqlite3" // the driver

	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

// sqlite ranks by BM25 in an FTS5 table on disk.
func sqlite(ctx context.Context, list []posting.Posting, e *match.Engine, cvs []*profile.Profile) (t timing, err error) {
	dir, err := os.MkdirTemp("", "fts5-")
	if err != nil {
		return t, err
	}
	defer os.RemoveAll(dir)
	db, err := sql.Open("sqlite3", filepath.Join(dir, "ads.db"))
	if err != nil {
		return t, err
	}
	defer db.Close()
	start := time.Now()
	if _, err := db.ExecContext(ctx, `CREATE VIRTUAL TABLE ads USING fts5(id UNINDEXED, title, body)`); err != nil {
		return t, fmt.Errorf("making the table (build with -tags fts5): %w", err)
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return t, err
	}
	insert, err := tx.PrepareContext(ctx, `INSERT INTO ads VALUES (?, ?, ?)`)
	if err != nil {
		return t, err
	}
	for _, ad := range list {
		if _, err := insert.ExecContext(ctx, ad.ID, ad.Title, ad.Description); err != nil {
			return t, err
		}
	}
	if err := tx.Commit(); err != nil {
		return t, err
	}
	t.index = time.Since(start)
	var query []time.Duration
	for _, cv := range cvs {
		q := `"` + strings.Join(words(e, cv), `" OR "`) + `"`
		start := time.Now()
		rows, err := db.QueryContext(ctx, `SELECT id FROM ads WHERE ads MATCH ? ORDER BY rank LIMIT ?`, q, shown)
		if err != nil {
			return t, err
		}
		n := 0
		for rows.Next() {
			var id string
			if err := rows.Scan(&id); err != nil {
				return t, err
			}
			n++
		}
		if err := rows.Err(); err != nil {
			return t, err
		}
		if n != min(shown, len(list)) {
			return t, fmt.Errorf("FTS5 found %d", n)
		}
		query = append(query, time.Since(start))
	}
	t.query = median(query)
	t.bulk = t.query
	return t, nil
}

// bleves ranks by a bleve index on disk.
func bleves(ctx context.Context, list []posting.Posting, e *match.Engine, cvs []*profile.Profile) (t timing, err error) {
	dir, err := os.MkdirTemp("", "bleve-")
	if err != nil {
		return t, err
	}
	defer os.RemoveAll(dir)
	start := time.Now()
	index, err := bleve.New(filepath.Join(dir, "ads"), bleve.NewIndexMapping())
	if err != nil {
		return t, err
	}
	defer index.Close()
	batch := index.NewBatch()
	for i, ad := range list {
		if err := batch.Index(ad.ID, map[string]string{"title": ad.Title, "body": ad.Description}); err != nil {
			return t, err
		}
		if batch.Size() == 1_000 || i == len(list)-1 {
			if err := index.Batch(batch); err != nil {
				return t, err
			}
			batch = index.NewBatch()
		}
	}
	t.index = time.Since(start)
	var query []time.Duration
	for _, cv := range cvs {
		q := bleve.NewMatchQuery(strings.Join(words(e, cv), " "))
		start := time.Now()
		r, err := index.SearchInContext(ctx, bleve.NewSearchRequestOptions(q, shown, 0, false))
		if err != nil {
			return t, err
		}
		if len(r.Hits) != min(shown, len(list)) {
			return t, fmt.Errorf("bleve found %d", len(r.Hits))
		}
		query = append(query, time.Since(start))
	}
	t.query = median(query)
	t.bulk = t.query
	return t, nil
}

package backend

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"sync"

	"autojob/backend/core/embed"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/skill"
	"autojob/backend/core/tagger"
)

// packClass is the class of the packs' documents. Packs hold nothing about the person, but which ones someone loads says what they
// look for; so they are kept in the store: sealed, in backups and exports, gone with it.
const packClass = "lexicon"

// maxPack is more than the largest pack unpacked (ESCO in four languages has about 20 MB).
const maxPack = 128 << 20

// StoredPack is a pack as it is kept.
type StoredPack struct {
	skill.Pack
	AddedAt string `json:"added_at"` // RFC 3339
}

// PackInfo is a pack without its records.
type PackInfo struct {
	ID          string
	Source      string
	Languages   []string
	Skills      int
	Occupations int
	AddedAt     string // RFC 3339
}

// ownLexicon is the built-in lexicon with the packs of the open store, and the matcher over it.
type ownLexicon struct {
	mu     sync.Mutex
	of     *store // whose packs it has; nil: not read yet
	packs  []PackInfo
	lex    *skill.Lexicon
	engine *match.Engine
}

// Engine is the matcher; the first call builds its tables. It knows the packs of the open store.
func (b *Backend) Engine() *match.Engine {
	if s := b.store.Load(); s != nil && s.vault.Documents(packClass).Count() > 0 {
		b.own.mu.Lock()
		defer b.own.mu.Unlock()
		b.readPacks(context.Background(), s)
		if b.own.engine == nil {
			b.own.engine = match.New(b.own.lex, embed.Default())
		}
		return b.own.engine
	}
	return b.engine()
}

// Lexicon is the built-in lexicon with the packs of the open store.
func (b *Backend) Lexicon() *skill.Lexicon {
	s := b.store.Load()
	if s == nil || s.vault.Documents(packClass).Count() == 0 {
		return skill.Default()
	}
	b.own.mu.Lock()
	defer b.own.mu.Unlock()
	b.readPacks(context.Background(), s)
	return b.own.lex
}

// readPacks reads the packs of s once. The caller holds own.mu. A pack that cannot be read is left out, and the log says so.
func (b *Backend) readPacks(ctx context.Context, s *store) {
	if b.own.of == s {
		return
	}
	b.own.of, b.own.packs, b.own.lex, b.own.engine = s, nil, skill.Default(), nil
	documents := s.vault.Documents(packClass)
	ids, err := documents.IDs()
	if err != nil {
		b.log.Warn("reading the packs", "code", problem.From(err).Code)
		return
	}
	for _, id := range ids {
		p, err := readPack(ctx, documents.Get, id)
		if err == nil {
			var with *skill.Lexicon
			if with, err = b.own.lex.With(&p.Pack); err == nil {
				b.own.lex = with
				b.own.packs = append(b.own.packs, PackInfo{id, p.Source, p.Languages, len(p.Skills), len(p.Occupations), p.AddedAt})
			}
		}
		if err != nil {
			b.log.Warn("reading a pack", "code", problem.From(err).Code)
		}
	}
}

func readPack(ctx context.Context, get func(context.Context, string) ([]byte, error), id string) (StoredPack, error) {
	var p StoredPack
	data, err := get(ctx, id)
	if err != nil {
		return p, err
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return p, fmt.Errorf("unpacking: %w", err)
	}
	if err := json.NewDecoder(io.LimitReader(r, maxPack)).Decode(&p); err != nil {
		return p, fmt.Errorf("decoding: %w", err)
	}
	return p, nil
}

// Packs lists the packs in the store by their ids.
func (b *Backend) Packs() ([]PackInfo, error) {
	s := b.store.Load()
	if s == nil {
		return nil, closed()
	}
	if s.vault.Documents(packClass).Count() == 0 {
		return nil, nil
	}
	b.own.mu.Lock()
	defer b.own.mu.Unlock()
	b.readPacks(context.Background(), s)
	return b.own.packs, nil
}

// AddPack reads the official files of ESCO or O*NET (a zip, or one file) in the confined child and keeps what they say beside the
// built-in lexicon. A pack of the same source and languages takes the place of the former. From then on CVs and ads are read with it.
func (b *Backend) AddPack(ctx context.Context, data []byte, name string) (PackInfo, error) {
	if b.store.Load() == nil {
		return PackInfo{}, closed()
	}
	p, err := b.extract.Pack(ctx, data, name)
	if err != nil {
		return PackInfo{}, err
	}
	kept := StoredPack{Pack: p, AddedAt: stamp(b.Now())}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if err := json.NewEncoder(w).Encode(kept); err != nil {
		return PackInfo{}, fmt.Errorf("encoding the pack: %w", err)
	}
	if err := w.Close(); err != nil {
		return PackInfo{}, fmt.Errorf("packing the pack: %w", err)
	}
	err = b.change(func(s *store) error {
		if err := s.vault.Documents(packClass).Put(ctx, p.ID, packed.Bytes()); err != nil {
			return err
		}
		b.otherLexicon(s)
		return nil
	})
	return PackInfo{p.ID, p.Source, p.Languages, len(p.Skills), len(p.Occupations), kept.AddedAt}, err
}

// RemovePack takes a pack out again.
func (b *Backend) RemovePack(ctx context.Context, id string) error {
	return b.change(func(s *store) error {
		documents := s.vault.Documents(packClass)
		ids, err := documents.IDs()
		if err != nil {
			return err
		}
		for _, have := range ids {
			if have == id {
				// What someone loads says what they look for: it is erased like the rest.
				if err := s.deleting(ctx, func() error { return documents.Delete(ctx, id) }); err != nil {
					return err
				}
				b.otherLexicon(s)
				return nil
			}
		}
		return problem.New(problem.NotFound, "There is no such pack in the store.", "List the packs to see their names.")
	})
}

// otherLexicon forgets what was read with the packs as they were.
func (b *Backend) otherLexicon(s *store) {
	b.own.mu.Lock()
	b.own.of = nil
	b.own.mu.Unlock()
	_ = s.reading(func() error {
		s.jobs, s.person = nil, nil
		return nil
	})
}

// Unknown lists frequent phrases of the ads in the store that the lexicon does not know.
func (b *Backend) Unknown(ctx context.Context, limit int, progress Progress) ([]skill.Phrase, error) {
	var ads []posting.Posting
	err := b.with(func(s *store) error {
		jobs, err := s.load(ctx)
		for _, j := range jobs {
			ads = append(ads, j.posting)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return b.UnknownIn(ctx, ads, limit, progress)
}

// UnknownIn does the same for ads that are not kept.
func (b *Backend) UnknownIn(ctx context.Context, ads []posting.Posting, limit int, progress Progress) ([]skill.Phrase, error) {
	texts := make([]string, len(ads))
	for i := range ads {
		texts[i] = ads[i].Description
	}
	least := 2
	if len(texts) < 3 {
		least = 1
	}
	done := 0
	found := b.Lexicon().Unknown(texts, least, limit, func(text string) [][2]int {
		if ctx.Err() != nil {
			return nil
		}
		progress.Tell("Looking through the ads", done, len(texts))
		done++
		var out [][2]int
		for _, s := range tagger.Default().Spans(text) {
			out = append(out, [2]int{s.Start, s.End})
		}
		return out
	})
	if ctx.Err() != nil {
		return nil, problem.New(problem.Cancelled, "Stopped.", "Look again whenever you like.").Because(ctx.Err())
	}
	return found, nil
}

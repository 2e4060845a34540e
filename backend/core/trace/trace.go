// Package trace finds the person's own identifiers in arbitrary bytes: what a file, a cache or a crash dump
// would show to whoever reads it. Start with Of, which takes the identifiers from a profile, and New.
//
// An identifier is found in whatever case it was written and with each way of spelling that is usual for it
// (Identifier), as it stands in
//
//   - UTF-8 (composed or decomposed), Latin-1, UTF-16 of either byte order
//   - base64 (both alphabets, any alignment, broken into lines) and hex of those
//   - percent, JSON, C, HTML and quoted-printable escapes of UTF-8 and Latin-1, also when escaped more than once
//   - gzip, zlib, zip, and base64 that begins like gzip, zip or PDF: their contents are searched as all else, three deep
//
// Not looked into: other compressions, encrypted files, the glyph codes in which a PDF may hold its text, text with
// mark-up between the letters, escapes in UTF-16 text.
//
// All patterns and character sets are one automaton with one table look-up for each byte. What is escaped or encoded
// is decoded on the way and runs through the same automaton in lanes of its own, which rest where nothing is encoded.
// Nothing is allocated for each byte, no input makes the work grow beyond Limits, no identifier makes the automaton grow beyond
// roomForAll, and a Hit never holds what was found.
package trace

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync/atomic"
)

// Field is what an identifier is.
type Field string

const (
	Name    Field = "name"
	Email   Field = "email"
	Phone   Field = "phone"
	Address Field = "address"
	Handle  Field = "handle" // the name on a network, as in linkedin.com/in/HANDLE
	Page    Field = "page"   // an address on the web
)

// Form is how a hit was written.
type Form string

const (
	Plain           Form = "plain" // UTF-8 or Latin-1
	UTF16LE         Form = "utf-16le"
	UTF16BE         Form = "utf-16be"
	Base64          Form = "base64"
	Hex             Form = "hex"
	Percent         Form = "percent"
	JSON            Form = "json" // backslash escapes, also C's
	HTML            Form = "html"
	QuotedPrintable Form = "quoted-printable"
)

// Hit is one place where an identifier stands. It does not say which value was found.
type Hit struct {
	Field Field
	Form  Form
	// In names the containers around it, the outermost first: "zip", "gzip", "zlib", "base64".
	In []string
	// Offset counts bytes from the start of what was searched: to the first byte after the hit or, with In, to the
	// first byte of the outermost container. It is one or two more where the hit is only sure with what follows it.
	Offset int64
}

// Result is what a search found, and whether it saw all.
type Result struct {
	Hits []Hit
	// More is set when there were more than Limits.Hits.
	More bool
	// Cut is set when a compressed part was deeper or longer than Limits and was not read to its end.
	Cut bool
}

// Limits bound one search. The zero value of a field is the usual one.
type Limits struct {
	Depth  int   // containers in containers: 3
	Output int64 // bytes that all containers together may unpack to: 64 MiB and 24 times the size, at most 1 GiB
	Hits   int   // hits that are told: 100
}

func (l Limits) or(size int64) Limits {
	if l.Depth == 0 {
		l.Depth = 3
	}
	if l.Output == 0 {
		l.Output = min(64<<20+24*size, 1<<30)
	}
	if l.Hits == 0 {
		l.Hits = 100
	}
	return l
}

// Searcher looks for a set of identifiers. It may be used by several goroutines at once.
type Searcher struct {
	// Limits may be set before the first search.
	Limits Limits

	auto   *automaton
	fields []Field // by the numbers that the automaton tells
	left   []Field
	fewer  []Field
	beyond []Field
	// One search that is done, to begin the next one with. It goes with the Searcher: a sync.Pool would hold both over two
	// collections, and where many Searchers are made each collection would find more to hold than the last.
	spare atomic.Pointer[search]
}

// New makes a Searcher. What it takes is bounded, whatever the identifiers are: those that are too short or too common to be
// searched for are left out (Left), those of which all spellings would take too much are searched for in fewer (Fewer), and those
// for which there is no room at all are told, too (Beyond).
func New(ids []Identifier) *Searcher {
	s := &Searcher{}
	var all []fitted
	tried := 0
	for i, id := range ids {
		if len(id.patterns(rich)) == 0 {
			s.left = append(s.left, id.Field)
			continue
		}
		f := fitted{Identifier: id, place: i}
		if tried++; tried <= maxIdentifiers && f.fit(rich) {
			all = append(all, f)
		} else {
			s.beyond = append(s.beyond, id.Field)
		}
	}
	fitting := slices.Clone(all)
	all, s.auto = together(all)
	for _, f := range all {
		s.fields = append(s.fields, f.Field)
		if f.effort < rich {
			s.fewer = append(s.fewer, f.Field)
		}
	}
	for _, f := range fitting {
		if !slices.ContainsFunc(all, func(kept fitted) bool { return kept.place == f.place }) {
			s.beyond = append(s.beyond, f.Field)
		}
	}
	return s
}

// Fields are those of the identifiers that are searched for, in the order of New.
func (s *Searcher) Fields() []Field { return s.fields }

// Left are the fields of the identifiers that are not searched for: too short, or too common.
func (s *Searcher) Left() []Field { return s.left }

// Fewer are the fields of the identifiers that are searched for in fewer spellings than is usual, since all would take too much
// room: as they are written, and of a long one perhaps the beginning alone. They are among Fields.
func (s *Searcher) Fewer() []Field { return s.fewer }

// Beyond are the fields of the identifiers that are not searched for since there is no room: too odd in any spelling, or too many.
func (s *Searcher) Beyond() []Field { return s.beyond }

// Bytes searches data, which is in memory.
func (s *Searcher) Bytes(data []byte) Result {
	r, _ := s.Search(context.Background(), bytesAt(data), int64(len(data))) // memory fails no read
	return r
}

// Search reads size bytes of r in order, and parts of it again where something is compressed. When it fails to read on, or
// ctx ends, it returns what it found so far with the error.
func (s *Searcher) Search(ctx context.Context, r io.ReaderAt, size int64) (Result, error) {
	if len(s.fields) == 0 {
		return Result{}, nil
	}
	run := s.spare.Swap(nil)
	if run == nil {
		run = new(search)
	}
	defer s.spare.Store(run)
	run.begin(ctx, s, size)
	err := run.level(0, &source{r: io.NewSectionReader(r, 0, size), at: r, size: size})
	result := run.result
	run.result = Result{}
	if err != nil {
		return result, fmt.Errorf("searching: %w", err)
	}
	return result, nil
}

// bytesAt is memory as a file.
type bytesAt []byte

func (b bytesAt) ReadAt(p []byte, off int64) (int, error) {
	if off >= int64(len(b)) {
		return 0, io.EOF
	}
	n := copy(p, b[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

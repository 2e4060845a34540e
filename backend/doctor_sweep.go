package backend

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"autojob/backend/core/trace"
)

// area is a folder that is searched for traces, with all below it that is on the same disk.
type area struct {
	name  string // for people
	dir   string
	ours  bool                   // only Autojob writes there, so nothing readable may be in it
	data  bool                   // it is the store's folder
	dumps bool                   // holds memory dumps; only the program's own are looked at
	flat  bool                   // without the folders in it
	pick  func(name string) bool // which files are looked at; nil is all
	limit bounds                 // zero is none
}

// bounds keep the search of a folder that may hold anything short.
type bounds struct {
	files int           // the newest ones
	each  int64         // bytes of a file
	bytes int64         // of all files together
	time  time.Duration // for all of it
}

// sighting is a file with a trace.
type sighting struct {
	path string // from the area's folder
	what []what
	dump bool // it is a memory dump of the program, whatever it holds
}

// what was found: a field of package trace, the whole CV, or the name of the file.
type what string

const theCV what = "cv"

// swept is what the search of one area came to.
type swept struct {
	area
	files   int // searched
	found   []sighting
	foreign int // of somebody else, or with no way in
	skipped int // left out by the bounds
	partly  int // searched in part: too long, or packed too deep
	failed  int // could not be read
	absent  bool
	closed  bool // the folder itself could not be read
}

// sweep searches areas, each file once.
type sweep struct {
	search *trace.Searcher
	cvs    []fingerprint
	seen   []string // the folders that were searched
	tell   func(area string, done, total int)
}

// fingerprint is how a copy of a file is known again.
type fingerprint struct {
	size int64
	sum  [sha256.Size]byte
}

type candidate struct {
	path string // from the area's folder
	info fs.FileInfo
	own  bool
}

// run searches an area. The only error is that ctx ended.
func (w *sweep) run(ctx context.Context, a area) (swept, error) {
	out := swept{area: a}
	dir, err := filepath.EvalSymlinks(a.dir)
	if err != nil || !filepath.IsAbs(dir) {
		out.absent, out.closed = errors.Is(err, fs.ErrNotExist), !errors.Is(err, fs.ErrNotExist)
		return out, nil
	}
	if slices.ContainsFunc(w.seen, func(s string) bool { return inside(dir, s) }) {
		out.absent = true
		return out, nil
	}
	a.dir, out.dir = dir, dir
	all := w.list(ctx, a, &out)
	w.seen = append(w.seen, dir)
	limited := ctx
	if a.limit.time > 0 {
		var cancel context.CancelFunc
		limited, cancel = context.WithTimeout(ctx, a.limit.time)
		defer cancel()
	}
	left := a.limit.bytes
	for i, c := range all {
		if i%16 == 0 {
			w.tell(a.name, i, len(all))
		}
		if limited.Err() != nil || a.limit.files > 0 && i >= a.limit.files {
			out.skipped += len(all) - i
			break
		}
		size, cost := c.info.Size(), taken(c.info) // of a file with holes, the holes cost little
		if a.limit.each > 0 {
			size, cost = min(size, a.limit.each), min(cost, a.limit.each)
		}
		if a.limit.bytes > 0 && left < cost {
			out.skipped++
			continue
		}
		left -= cost
		w.file(limited, a, c, size, &out)
	}
	return out, ctx.Err()
}

// list gathers the files of an area, the newest first.
func (w *sweep) list(ctx context.Context, a area, out *swept) []candidate {
	var all []candidate
	device := uint64(0)
	if info, err := os.Stat(a.dir); err == nil {
		device, _ = deviceOf(info)
	}
	_ = filepath.WalkDir(a.dir, func(path string, e fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return fs.SkipAll
		}
		if err != nil {
			switch {
			case path == a.dir:
				out.closed = true
			case errors.Is(err, fs.ErrPermission):
				out.foreign++
			}
			return skip(e)
		}
		info, err := e.Info()
		if err != nil {
			return nil // it went meanwhile
		}
		on, owned := deviceOf(info)
		if e.IsDir() {
			if path != a.dir && (a.flat || on != device || slices.Contains(w.seen, path)) {
				return fs.SkipDir
			}
			return nil
		}
		if !info.Mode().IsRegular() || a.pick != nil && !a.pick(e.Name()) || a.dumps && !dumpOf(e.Name()) {
			return nil
		}
		if !owned && !a.dumps { // a dump lies in the system's folder, and may be the system's
			out.foreign++
			return nil
		}
		rel, err := filepath.Rel(a.dir, path)
		if err == nil {
			all = append(all, candidate{rel, info, owned})
		}
		return nil
	})
	slices.SortStableFunc(all, func(x, y candidate) int { return cmp.Compare(y.info.ModTime().UnixNano(), x.info.ModTime().UnixNano()) })
	return all
}

func skip(e fs.DirEntry) error {
	if e != nil && e.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// file searches one file, and its name.
func (w *sweep) file(ctx context.Context, a area, c candidate, size int64, out *swept) {
	s := sighting{path: c.path, dump: a.dumps}
	note := func(r trace.Result) {
		for _, h := range r.Hits {
			if !slices.Contains(s.what, what(h.Field)) {
				s.what = append(s.what, what(h.Field))
			}
		}
	}
	defer func() {
		if len(s.what) > 0 || s.dump {
			out.found = append(out.found, s)
		}
	}()
	note(w.search.Bytes([]byte(filepath.ToSlash(c.path))))
	f, err := openPlain(filepath.Join(a.dir, c.path))
	if err == nil {
		defer f.Close()
		var info fs.FileInfo
		if info, err = f.Stat(); err == nil && !info.Mode().IsRegular() {
			err = errors.New("no file any more")
		}
	}
	switch {
	case err != nil && !c.own:
		s.dump = false
		out.foreign++
		return
	case errors.Is(err, fs.ErrNotExist):
		s.dump = false
		return
	case err != nil:
		out.failed++
		return
	}
	found, err := w.search.Search(ctx, f, size)
	note(found)
	switch {
	case err != nil && ctx.Err() == nil:
		out.failed++
		return
	case err != nil, found.Cut, size < c.info.Size():
		out.partly++
	}
	out.files++
	if w.copied(f, c.info.Size()) {
		s.what = append(s.what, theCV)
	}
}

// copied reports whether a file is the person's CV, byte for byte.
func (w *sweep) copied(f io.ReaderAt, size int64) bool {
	for _, d := range w.cvs {
		if d.size != size {
			continue
		}
		h := sha256.New()
		if _, err := io.Copy(h, io.NewSectionReader(f, 0, size)); err == nil && [sha256.Size]byte(h.Sum(nil)) == d.sum {
			return true
		}
	}
	return false
}

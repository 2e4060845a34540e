package backend

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"autojob/backend/adapter/extract"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/embed"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// Version is the program's version.
const Version = "0.1.0"

// ChildArg starts autojobctl as the confined child that reads foreign files.
const ChildArg = "extract-child"

// MaxFile is the largest file read, in bytes (jobs files may be large; a CV has its own, lower limit).
const MaxFile = 256 << 20

// Config is where a Backend keeps things and what it works with.
type Config struct {
	Dir      string           // the vault
	Cache    string           // compiled code; nothing about the person
	Child    []string         // command that ends up in extract.Serve
	Keychain vault.Keychain   // nil is the system's
	Now      func() time.Time // nil is time.Now
	Log      *slog.Logger     // nil discards
}

// DefaultConfig is that of an installed program. Program is the path of the running executable; autojobctl stands beside it.
func DefaultConfig(program string) Config {
	ctl := filepath.Join(filepath.Dir(program), "autojobctl")
	if runtime.GOOS == "windows" {
		ctl += ".exe"
	}
	cfg := Config{Dir: defaultDir(), Child: []string{ctl, ChildArg}}
	if cache, err := os.UserCacheDir(); err == nil {
		cfg.Cache = filepath.Join(cache, "autojob")
	}
	return cfg
}

// defaultDir is the system's place for a program's data, or $AUTOJOB_HOME.
func defaultDir() string {
	if dir := os.Getenv("AUTOJOB_HOME"); dir != "" {
		return dir
	}
	home, _ := os.UserHomeDir()
	switch runtime.GOOS {
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "Autojob")
	case "windows":
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "Autojob")
		}
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "autojob")
	}
	return filepath.Join(home, ".local", "share", "autojob")
}

// Backend is the whole program without a face. The window, the command line and the tests use the same one. Its
// methods may be called from several goroutines; those that need the store return problem.Locked while it is closed.
type Backend struct {
	cfg     Config
	log     *slog.Logger
	extract *extract.Extractor
	engine  func() *match.Engine

	mu    sync.Mutex
	store *store // nil while the vault is closed
}

// New makes a Backend. It reads and writes nothing.
func New(cfg Config) *Backend {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	return &Backend{
		cfg:     cfg,
		log:     cfg.Log,
		extract: &extract.Extractor{Child: cfg.Child, CacheDir: cfg.Cache},
		engine:  sync.OnceValue(func() *match.Engine { return match.New(skill.Default(), embed.Default()) }),
	}
}

// Engine is the matcher; the first call builds its tables.
func (b *Backend) Engine() *match.Engine { return b.engine() }

// Now is the program's clock.
func (b *Backend) Now() time.Time { return b.cfg.Now() }

// Warm prepares what the first file and the first match would wait for.
func (b *Backend) Warm(ctx context.Context) error {
	b.Engine()
	return b.extract.Warm(ctx)
}

// ReadResume reads a CV in the confined child. Name decides between formats only by its ending.
func (b *Backend) ReadResume(ctx context.Context, data []byte, name string) (*profile.Profile, error) {
	return b.extract.Resume(ctx, data, name)
}

// ReadPostings reads a file of job ads in the confined child.
func (b *Backend) ReadPostings(ctx context.Context, data []byte, name string) (posting.Reading, error) {
	return b.extract.Postings(ctx, data, name)
}

// ReadPasted reads one ad as a person copied it, in the confined child. URL is where it came from, if they said.
func (b *Backend) ReadPasted(ctx context.Context, text, url string) (posting.Reading, error) {
	if strings.TrimSpace(text) == "" {
		return posting.Reading{}, problem.New(problem.Invalid, "There is nothing to read.", "Paste the text of a job ad.")
	}
	return b.extract.Pasted(ctx, text, url)
}

// PageImage draws a page of a PDF.
func (b *Backend) PageImage(ctx context.Context, data []byte, page, width int) ([]byte, error) {
	return b.extract.Page(ctx, data, page, width)
}

// FileProblem says in plain words why a file could not be opened.
func FileProblem(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem.New(problem.NotFound, "There is no file at that place.", "Check the name, or choose the file again.").Because(err)
	case errors.Is(err, fs.ErrPermission):
		return problem.New(problem.Unreadable, "This file may not be read.", "Check its permissions, or copy it somewhere you can read it.").Because(err)
	}
	return problem.New(problem.Unreadable, "The file could not be read from the disk.", "Try again, or copy it somewhere else first.").Because(err)
}

package backend

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"autojob/backend/adapter/egress"
	"autojob/backend/adapter/extract"
	"autojob/backend/adapter/source"
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

// maxFile is the largest file read, in bytes (jobs files may be large; a CV has its own, lower limit).
const maxFile = 256 << 20

// Config is where a Backend keeps things and what it works with.
type Config struct {
	Dir      string           // the vault
	Cache    string           // compiled code; nothing about the person
	Child    []string         // command that ends up in extract.Serve
	Keychain vault.Keychain   // nil is the system's
	Now      func() time.Time // nil is time.Now
	Log      *slog.Logger     // nil discards

	Network egress.Config // the way out; tests lead it to loopback
	Pace    source.Pace   // how hosts are treated; zero is the usual

	// KeychainName is what people call the keychain; "" asks the system.
	KeychainName string
	// Quiet is how long nothing more may be deleted before what was deleted is erased; zero is ten seconds.
	Quiet time.Duration
	// Minute is how long a minute of the idle time is, and how often the store is looked after; zero is a minute.
	Minute time.Duration
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

// defaultDir is the system's place for a program's data, or $AUTOJOB_HOME; "" when the system names no home.
func defaultDir() string {
	if dir := os.Getenv("AUTOJOB_HOME"); dir != "" {
		return dir
	}
	home, err := os.UserHomeDir()
	if dir := os.Getenv("LOCALAPPDATA"); runtime.GOOS == "windows" && dir != "" {
		return filepath.Join(dir, "Autojob")
	}
	if dir := os.Getenv("XDG_DATA_HOME"); runtime.GOOS != "darwin" && filepath.IsAbs(dir) {
		return filepath.Join(dir, "autojob")
	}
	switch {
	case err != nil:
		return "" // never a folder below wherever the program happens to stand
	case runtime.GOOS == "darwin":
		return filepath.Join(home, "Library", "Application Support", "Autojob")
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
	own     ownLexicon

	gate    *egress.Gateway // the only way out
	boards  *source.Client
	fetches fetches

	door chan struct{} // holds one token: whoever takes it may open and close the store

	openings sync.Mutex // guards what follows; held for moments only
	waiting  map[*opening]bool

	store atomic.Pointer[store] // nil while the vault is closed; changes only at the door

	mu       sync.Mutex     // guards what follows; held for moments only
	unopened *problem.Error // that nothing of the store could be read when it was last opened; nil otherwise
	tried    []byte         // the passphrase that was given then
	keptKey  *problem.Error // that the keychain did not let go of a key when everything was deleted
	onLocked func()
}

// New makes a Backend. It reads and writes nothing.
func New(cfg Config) *Backend {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Quiet == 0 {
		cfg.Quiet = 10 * time.Second
	}
	if cfg.Minute == 0 {
		cfg.Minute = time.Minute
	}
	if cfg.KeychainName == "" {
		cfg.KeychainName = keychainName()
	}
	b := &Backend{
		cfg:     cfg,
		door:    make(chan struct{}, 1),
		waiting: map[*opening]bool{},
		log:     cfg.Log,
		extract: &extract.Extractor{Child: cfg.Child, CacheDir: cfg.Cache},
		engine:  sync.OnceValue(func() *match.Engine { return match.New(skill.Default(), embed.Default()) }),
	}
	if cfg.Network.Now == nil {
		cfg.Network.Now = b.latest
	}
	b.gate = egress.New(cfg.Network)
	b.boards = &source.Client{Gate: b.gate, Read: b.extract, Pace: cfg.Pace, Now: cfg.Now}
	return b
}

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

// ReadFile returns a file that the person named, chose or dropped. What it cannot read is told in plain words.
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileProblem(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, problem.New(problem.Invalid, "This is a folder.", "Choose the files in it.")
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1)) // not by its size: a pipe and a device say 0
	if err != nil {
		return nil, fileProblem(err)
	}
	if len(data) > maxFile {
		return nil, problem.New(problem.TooLarge, "The file is too large to be read.", fmt.Sprintf("Files up to %d MB are read.", maxFile>>20))
	}
	return data, nil
}

func fileProblem(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem.New(problem.NotFound, "There is no file at that place.", "Check the name, or choose the file again.").Because(err)
	case errors.Is(err, fs.ErrPermission):
		return problem.New(problem.Unreadable, "This file may not be read.", "Check its permissions, or copy it somewhere you can read it.").Because(err)
	}
	return problem.New(problem.Unreadable, "The file could not be read from the disk.", "Try again, or copy it somewhere else first.").Because(err)
}

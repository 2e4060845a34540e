package backend

import (
	"context"
	"fmt"
	"sync"
	"time"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// me is the id of the records of which a person has one.
const me = "me"

// Mark is what the person said of a job.
type Mark string

const (
	NoMark Mark = ""
	Saved  Mark = "saved"
	Hidden Mark = "hidden"
)

// StoredProfile is the person's profile as it is kept.
type StoredProfile struct {
	Profile  *profile.Profile `json:"profile"`
	FileName string           `json:"file_name"`
	SavedAt  string           `json:"saved_at"` // RFC 3339
	Sample   bool             `json:"sample,omitempty"`
}

// StoredPosting is a job ad as it is kept.
type StoredPosting struct {
	Posting posting.Posting `json:"posting"`
	AddedAt string          `json:"added_at"` // RFC 3339
	Mark    Mark            `json:"mark,omitempty"`
	Sample  bool            `json:"sample,omitempty"`
}

// store is an open vault with its collections, and what has been read from it for matching.
type store struct {
	vault       *vault.Vault
	profiles    *vault.Collection[StoredProfile]
	preferences *vault.Collection[profile.Preferences]
	postings    *vault.Collection[StoredPosting]
	documents   *vault.Documents

	jobs   map[string]*job // by posting id; nil before the first use
	person *match.Person   // nil before the first use, and without a profile
	day    string          // as of which person was read
}

// job is a stored posting with its reading and its last match, made when it is first ranked. Stored is guarded by the
// Backend's lock, read and last by the job's own, so that ranking does not hold the store.
type job struct {
	stored  StoredPosting
	posting posting.Posting

	mu   sync.Mutex
	read *match.Job
	last *scored
}

func newJob(s StoredPosting) *job { return &job{stored: s, posting: s.Posting} }

func newStore(v *vault.Vault) *store {
	return &store{
		vault:       v,
		profiles:    vault.In[StoredProfile](v, "profile", 1),
		preferences: vault.In[profile.Preferences](v, "preferences", 1),
		postings:    vault.In[StoredPosting](v, "posting", 1),
		documents:   v.Documents("resume"),
	}
}

// Status says what stands between the person and their store.
type Status string

const (
	Absent     Status = "absent" // first start
	Open       Status = "open"
	Passphrase Status = "passphrase" // asks for it
	Locked     Status = "locked"     // the keychain is locked or slow
	KeyMissing Status = "key_missing"
	WrongKey   Status = "wrong_key"
	NoKeychain Status = "no_keychain"
	InUse      Status = "in_use"
	Damaged    Status = "damaged"
)

// State is the store's status with what a start screen shows.
type State struct {
	Status  Status
	Problem *problem.Error // why it is not open; nil for absent, open and passphrase
	Profile bool
	Jobs    int
	Sample  bool
}

func (b *Backend) options(passphrase string) vault.Options {
	return vault.Options{Keychain: b.cfg.Keychain, Passphrase: []byte(passphrase)}
}

// Dir is the folder of the store.
func (b *Backend) Dir() string { return b.cfg.Dir }

// State reports without opening anything.
func (b *Backend) State(ctx context.Context) (State, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.store != nil {
		return b.store.state(ctx)
	}
	if b.cfg.Dir == "" {
		return State{}, homeless()
	}
	s, err := vault.Inspect(ctx, b.cfg.Dir)
	if err != nil {
		return State{}, fmt.Errorf("looking at the store: %w", err)
	}
	switch s.Status {
	case vault.Absent:
		return State{Status: Absent}, nil
	case vault.Passphrase:
		return State{Status: Passphrase}, nil
	case vault.Damaged:
		return State{Status: Damaged, Problem: s.Problem}, nil
	}
	return State{Status: Locked, Problem: problem.New(problem.Locked, "The store has not been opened yet.", "Unlock it to go on.")}, nil
}

func (s *store) state(ctx context.Context) (State, error) {
	out := State{Status: Open, Profile: s.profiles.Has(me), Jobs: s.postings.Count()}
	jobs, err := s.load(ctx)
	if err != nil {
		return State{}, err
	}
	for _, j := range jobs {
		out.Sample = out.Sample || j.stored.Sample
	}
	if out.Profile && !out.Sample {
		p, err := s.profile(ctx)
		if err != nil {
			return State{}, err
		}
		out.Sample = p != nil && p.Sample
	}
	return out, nil
}

// Create makes the store and opens it: its key goes into the keychain or, with a passphrase, under that.
func (b *Backend) Create(ctx context.Context, passphrase string) error {
	return b.enter(ctx, passphrase, vault.Create)
}

// Unlock opens the store. It does nothing when it is open.
func (b *Backend) Unlock(ctx context.Context, passphrase string) error {
	return b.enter(ctx, passphrase, vault.Open)
}

func (b *Backend) enter(ctx context.Context, passphrase string, how func(context.Context, string, vault.Options) (*vault.Vault, error)) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.store != nil {
		return nil
	}
	if b.cfg.Dir == "" {
		return homeless()
	}
	v, err := how(ctx, b.cfg.Dir, b.options(passphrase))
	if err != nil {
		return err
	}
	b.store = newStore(v)
	return nil
}

func homeless() error {
	return problem.New(problem.Unavailable, "This system does not say where your home folder is.", "Set AUTOJOB_HOME to a folder for your data, then start again.")
}

// Close closes the store, if it is open.
func (b *Backend) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.store == nil {
		return nil
	}
	v := b.store.vault
	b.store = nil
	return v.Close()
}

// StatusOf turns the error of a failed Unlock or Create into the screen that helps; "" where only the error's own words do.
func StatusOf(err error) Status {
	switch problem.From(err).Code {
	case problem.WrongKey:
		return WrongKey
	case problem.KeyMissing:
		return KeyMissing
	case problem.NoKeychain:
		return NoKeychain
	case problem.InUse:
		return InUse
	case problem.NotFound:
		return Absent
	case problem.Locked:
		return Locked
	case problem.Damaged:
		return Damaged
	}
	return ""
}

// with runs do with the open store; nothing else uses the store meanwhile.
func (b *Backend) with(do func(*store) error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.store == nil {
		return problem.New(problem.Locked, "Your data is locked.", "Unlock it first.")
	}
	return do(b.store)
}

// load reads all postings once and keeps them.
func (s *store) load(ctx context.Context) (map[string]*job, error) {
	if s.jobs != nil {
		return s.jobs, nil
	}
	jobs := make(map[string]*job, s.postings.Count())
	for r, err := range s.postings.All(ctx) {
		if err != nil {
			return nil, fmt.Errorf("reading the job ads: %w", err)
		}
		jobs[r.ID] = newJob(r.Value)
	}
	s.jobs = jobs
	return jobs, nil
}

func missing(err error) bool { return problem.Is(err, problem.NotFound) }

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

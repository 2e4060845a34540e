package backend

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"autojob/backend/adapter/ledger"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
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

// StoredProfile is a CV as it is kept, or what several say together.
type StoredProfile struct {
	Profile  *profile.Profile `json:"profile"`
	FileName string           `json:"file_name"`
	SavedAt  string           `json:"saved_at"` // RFC 3339
	Sample   bool             `json:"sample,omitempty"`
	Changes  []profile.Change `json:"changes,omitempty"` // what the person changed in it, to be changed again when it is read again
}

// StoredPosting is a job ad as it is kept.
type StoredPosting struct {
	Posting posting.Posting `json:"posting"`
	AddedAt string          `json:"added_at"` // RFC 3339
	Mark    Mark            `json:"mark,omitempty"`
	Sample  bool            `json:"sample,omitempty"`

	Board string `json:"board,omitempty"` // the watched board that lists it, by its id
	Stamp string `json:"stamp,omitempty"` // changes when the board's ad does, of boards whose texts are fetched apart
	Gone  string `json:"gone,omitempty"`  // RFC 3339: since when that board lists it no more
}

// store is an open vault with its collections, and what has been read from it for matching.
type store struct {
	vault       *vault.Vault
	profiles    *vault.Collection[StoredProfile]
	preferences *vault.Collection[profile.Preferences]
	postings    *vault.Collection[StoredPosting]
	readings    *vault.Collection[reading] // of postings, by the same ids
	documents   *vault.Documents
	settings    *vault.Collection[settings]
	sources     *vault.Collection[StoredSource]
	searches    *vault.Collection[StoredSearch]
	choices     *vault.Collection[StoredChoice]
	scores      *vault.Collection[StoredScores]
	drafts      *vault.Collection[StoredDraft]
	disclosures *vault.Collection[consent.Disclosure]
	grants      *vault.Collection[StoredGrant]
	consents    *vault.Collection[consent.Consent]
	accounts    *vault.Collection[storedAccount]
	models      *vault.Collection[storedModel]
	clocks      *vault.Collection[clock]
	record      *ledger.Ledger

	seen   atomic.Int64            // the latest time, Unix seconds
	shared atomic.Pointer[sharing] // as it was last counted

	changing sync.Mutex // held by whoever changes entries, which may have to wait for a new generation

	keychain *heldKeychain
	care     *care
	secret   func()      // overwrites what opened it, where that is still needed; may be nil
	kept     settings    // as they are in the store; guarded by care
	kit      *pendingKit // shown and not yet kept; guarded by care

	mu     sync.Mutex      // guards what follows; held while entries are read, never while they are written
	told   bool            // the person was told that it is damaged
	jobs   map[string]*job // by posting id; nil before the first use; who changes entries may read it without mu
	person *match.Person   // nil before the first use, and without a profile
	day    string          // as of which person was read

	chose []Chosen // the oldest first; a change puts another list in its place
	read  bool     // chose was read

	ranker   ranker
	learning learning
	asks     asks
	verdicts verdicts

	edition  int // counts the changes of jobs
	groups   groups
	groupsOf int // the edition that groups is of
}

// job is a stored posting with its sketch, made when jobs are first grouped. Stored is guarded as the store's jobs are, the sketch by the
// job's own lock, so that grouping does not hold the store.
type job struct {
	stored  *StoredPosting // never changed, only replaced
	posting posting.Posting

	mu     sync.Mutex
	sketch *posting.Sketch
}

func newJob(s StoredPosting) *job { return &job{stored: &s, posting: s.Posting} }

func newStore(v *vault.Vault) *store {
	return &store{
		vault:       v,
		profiles:    vault.In[StoredProfile](v, "profile", 1),
		preferences: vault.In[profile.Preferences](v, "preferences", 1),
		postings:    vault.In[StoredPosting](v, "posting", 1),
		readings:    vault.In[reading](v, "reading", 1),
		documents:   v.Documents("resume"),
		settings:    vault.In[settings](v, "settings", 1),
		sources:     vault.In[StoredSource](v, "source", 1),
		searches:    vault.In[StoredSearch](v, "search", 1),
		choices:     vault.In[StoredChoice](v, "choice", 1),
		scores:      vault.In[StoredScores](v, "score", 1),
		drafts:      vault.In[StoredDraft](v, "draft", 1),
		disclosures: vault.In[consent.Disclosure](v, "disclosure", 1),
		grants:      vault.In[StoredGrant](v, "grant", 1),
		consents:    vault.In[consent.Consent](v, "consent", 1),
		accounts:    vault.In[storedAccount](v, "mail-account", 1),
		models:      vault.In[storedModel](v, "language-model", 1),
		clocks:      vault.In[clock](v, "clock", 1),
		record:      ledger.New(v),
	}
}

// opened is the open store.
func (b *Backend) opened() (*store, error) {
	s := b.store.Load()
	if s == nil {
		return nil, closed()
	}
	return s, nil
}

// with runs do, which reads, with the open store.
func (b *Backend) with(do func(*store) error) error {
	s, err := b.opened()
	if err != nil {
		return err
	}
	return s.reading(func() error { return do(s) })
}

// change runs do, which changes entries of the open store; nothing else changes them meanwhile, and what reads does not wait.
func (b *Backend) change(do func(*store) error) error {
	s, err := b.opened()
	if err != nil {
		return err
	}
	s.changing.Lock()
	defer s.changing.Unlock()
	return do(s)
}

// reading runs do with what has been read from the store, which nothing changes meanwhile.
func (s *store) reading(do func() error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return do()
}

// known is all stored ads, for who changes them.
func (s *store) known(ctx context.Context) (jobs map[string]*job, err error) {
	err = s.reading(func() (err error) {
		jobs, err = s.load(ctx)
		return err
	})
	return jobs, err
}

// load reads all postings once and keeps them. Of a store that the person was told is damaged, it leaves out what cannot be read.
func (s *store) load(ctx context.Context) (map[string]*job, error) {
	if s.jobs != nil {
		return s.jobs, nil
	}
	ids, err := s.postings.IDs()
	if err != nil {
		return nil, fmt.Errorf("reading the job ads: %w", err)
	}
	jobs := make(map[string]*job, len(ids))
	for _, id := range ids {
		p, err := s.postings.Get(ctx, id)
		if missing(err) || s.told && problem.Is(err, problem.Damaged) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading the job ads: %w", err)
		}
		jobs[id] = newJob(p)
	}
	s.jobs = jobs
	s.edition++
	return jobs, nil
}

// around is nil for what cannot be read of a store that the person was told is damaged.
func (s *store) around(err error) error {
	if s.told && problem.Is(err, problem.Damaged) {
		return nil
	}
	return err
}

// anew forgets what was read from the store, after something else took its place.
func (s *store) anew() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.jobs, s.person, s.told = nil, nil, false
	s.chose, s.read = nil, false
}

// unread forgets the person as they were read for matching.
func (s *store) unread() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.person = nil
}

// forget overwrites what the program still holds of a closed store and can overwrite.
func (s *store) forget() {
	s.dropKit()
	if s.secret != nil {
		s.secret()
	}
}

func missing(err error) bool { return problem.Is(err, problem.NotFound) }

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

package backend

import (
	"context"
	"sync"
	"time"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
)

// care looks after an open store in the background: it erases what was deleted once the person has done deleting, makes a
// backup every day, and locks the store when nobody is there. Long work that the person asked for goes first: what runs in the
// background makes way and is done later.
type care struct {
	b *Backend
	s *store

	ctx    context.Context // ends when the store is being closed
	stop   context.CancelFunc
	ended  sync.WaitGroup
	slot   chan struct{} // holds one token: long work on the store, one at a time
	wake   chan struct{} // something was deleted
	locked sync.Once

	settings sync.Mutex // guards store.kept

	mu      sync.Mutex         // guards what follows, and store.kit
	front   int                // long work that the person waits for
	yield   context.CancelFunc // ends what runs in the background; nil when nothing does
	deleted time.Time          // when something was deleted last
	retry   time.Time          // nothing is tried before, after a failure
	backed  time.Time          // by the program's clock, when a backup was made last
	used    time.Time          // when the person did something last
	step    string             // of a new generation being made, for people
}

const (
	backupEvery   = 24 * time.Hour
	retryAfter    = 10 // minutes, after background work has failed
	residueLimit  = 20_000
	sealsLimit    = 1 << 30
	idleBeats     = 12 // looks at the idle time in a minute
	leastInterval = time.Millisecond
)

func newCare(b *Backend, s *store) *care {
	c := &care{b: b, s: s, slot: make(chan struct{}, 1), wake: make(chan struct{}, 1), used: time.Now()}
	c.ctx, c.stop = context.WithCancel(context.Background())
	return c
}

func (c *care) begin() {
	c.ended.Go(c.tend)
	c.ended.Go(c.watch)
}

// wait returns when nothing runs in the background any more, after stop.
func (c *care) wait() { c.ended.Wait() }

// tend does what is due, after some quiet at first and whenever something was deleted, and every minute.
func (c *care) tend() {
	quiet := time.NewTimer(c.b.cfg.Quiet)
	defer quiet.Stop()
	minute := time.NewTicker(c.b.cfg.Minute)
	defer minute.Stop()
	for {
		select {
		case <-c.ctx.Done():
			return
		case <-c.wake:
			quiet.Reset(c.b.cfg.Quiet)
			continue
		case <-quiet.C:
		case <-minute.C:
		}
		c.look()
	}
}

// look does what is due.
func (c *care) look() {
	c.mu.Lock()
	busy := c.front > 0 || time.Since(c.deleted) < c.b.cfg.Quiet || time.Now().Before(c.retry)
	backed := c.backed
	c.mu.Unlock()
	if busy || c.s.vault.Damage() != nil {
		return
	}
	c.s.tick(c.ctx, c.b.Now())
	info, err := c.s.vault.Info()
	if err != nil {
		return // closed meanwhile
	}
	all, err := vault.Backups(c.b.cfg.Dir)
	if err == nil {
		switch {
		case erasureDue(info, c.s.setting()):
			err = c.behind(func(ctx context.Context) error {
				_, err := c.renew(ctx, vault.Renewal{}, nil)
				return err
			})
		case c.s.filled() && backupDue(c.b.Now(), all, backed):
			err = c.behind(func(ctx context.Context) error {
				return c.backup(ctx, nil)
			})
		}
	}
	if err != nil && c.ctx.Err() == nil && !problem.Is(err, problem.Cancelled) {
		c.b.log.Warn("looking after the store", "code", problem.From(err).Code)
		c.mu.Lock()
		c.retry = time.Now().Add(retryAfter * c.b.cfg.Minute)
		c.mu.Unlock()
	}
}

// erasureDue says whether a new generation is due: after the person deleted something, when much has gathered, and long before
// one key has sealed too often.
func erasureDue(info vault.Info, kept settings) bool {
	return kept.DeletedIn == info.Generation && info.Residue > 0 || info.Residue > residueLimit || info.Seals > sealsLimit
}

// backupDue says whether the newest good backup under the present key is a day old, or of another day by a clock that was
// wrong. Made is when this program made one last, so that a wrong clock asks for no more than one.
func backupDue(now time.Time, all []BackupInfo, made time.Time) bool {
	if !made.IsZero() && now.Sub(made).Abs() < backupEvery {
		return false
	}
	for _, b := range all {
		if b.Present && !b.Damaged && now.Sub(b.Made).Abs() < backupEvery {
			return false
		}
	}
	return true
}

// filled says whether there is anything of the person in the store.
func (s *store) filled() bool {
	return s.postings.Count() > 0 || s.profiles.Count() > 0 || s.preferences.Has(me)
}

// behind runs background work, unless long work is under way. What the person asks for ends it.
func (c *care) behind(do func(context.Context) error) error {
	select {
	case c.slot <- struct{}{}:
	default:
		return nil
	}
	defer func() { <-c.slot }()
	ctx, cancel := context.WithCancel(c.ctx)
	defer cancel()
	c.mu.Lock()
	busy := c.front > 0
	c.yield = cancel
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.yield = nil
	}()
	if busy {
		return nil
	}
	return do(ctx)
}

// ahead runs long work that the person waits for; work in the background makes way. It ends when the store is closed.
func (c *care) ahead(ctx context.Context, do func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(c.ctx, cancel)()
	c.mu.Lock()
	c.front++
	if c.yield != nil {
		c.yield()
	}
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.front--
		c.used = time.Now()
	}()
	select {
	case c.slot <- struct{}{}:
	case <-ctx.Done():
		return problem.New(problem.Cancelled, "Stopped.", "What was saved before stays saved.").Because(ctx.Err())
	}
	defer func() { <-c.slot }()
	return do(ctx)
}

// ahead runs long work on the open store. The store's entries can be used meanwhile.
func (b *Backend) ahead(ctx context.Context, do func(context.Context, *store) error) error {
	s := b.store.Load()
	if s == nil {
		return closed()
	}
	return s.care.ahead(ctx, func(ctx context.Context) error { return do(ctx, s) })
}

// renew makes a new generation. Its caller holds the slot.
func (c *care) renew(ctx context.Context, r vault.Renewal, tell Progress) (Receipt, error) {
	return c.anew(ctx, tell, func(ctx context.Context, tell vault.Progress) (Receipt, error) {
		if err := c.s.beginning(ctx, c.b.Now()); err != nil {
			return Receipt{}, err
		}
		return c.s.vault.Renew(ctx, r, tell)
	})
}

// anew runs what makes a new generation and shows its steps.
func (c *care) anew(ctx context.Context, tell Progress, do func(context.Context, vault.Progress) (Receipt, error)) (Receipt, error) {
	show := func(step string) {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.step = step
	}
	defer show("")
	begun := c.b.Now()
	show("Making a new key")
	tell.Tell("Making a new key", 0, 0)
	r, err := do(ctx, func(step string, done, total int) {
		show(step)
		tell.Tell(step, done, total)
	})
	if r.Generation != "" {
		c.made(begun)
		r.Records -= c.s.own()
	}
	return r, err
}

// backup makes a backup. Its caller holds the slot.
func (c *care) backup(ctx context.Context, tell Progress) error {
	begun := c.b.Now()
	_, err := c.s.vault.Backup(ctx, tell.vault())
	if err == nil {
		c.made(begun)
	}
	return err
}

// made notes that a backup was made.
func (c *care) made(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.backed = at
}

// touch notes that the person deleted something.
func (c *care) touch() {
	c.mu.Lock()
	c.deleted = time.Now()
	c.mu.Unlock()
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

func (c *care) working() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.step
}

func (c *care) active() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used = time.Now()
}

// watch locks the store when its idle time is over.
func (c *care) watch() {
	beat := time.NewTicker(max(c.b.cfg.Minute/idleBeats, leastInterval))
	defer beat.Stop()
	for {
		select {
		case <-c.ctx.Done():
			return
		case <-beat.C:
		}
		if c.idle() {
			c.locked.Do(func() { go c.b.lockItself(c.s) })
		}
	}
}

// idle says whether the idle time is over. A computer that slept was idle, too: the wall clock counts as well as the
// other one, which stands still in sleep.
func (c *care) idle() bool {
	limit := time.Duration(c.s.setting().IdleMinutes) * c.b.cfg.Minute
	c.mu.Lock()
	used, front := c.used, c.front
	c.mu.Unlock()
	now := time.Now()
	if limit == 0 || front > 0 || max(now.Sub(used), now.Round(0).Sub(used.Round(0))) < limit {
		return false
	}
	return c.s.lockable() == nil
}

// lockItself closes the store if it is still the open one, and tells.
func (b *Backend) lockItself(s *store) {
	err := b.atDoor(context.Background(), func(context.Context) error {
		if b.store.Load() != s {
			return nil
		}
		err := b.shut()
		b.tellLocked()
		return err
	})
	if err != nil {
		b.log.Warn("locking the store", "code", problem.From(err).Code)
	}
}

func (b *Backend) tellLocked() {
	b.mu.Lock()
	tell := b.onLocked
	b.mu.Unlock()
	if tell != nil {
		tell()
	}
}

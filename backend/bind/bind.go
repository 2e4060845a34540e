// Package bind is what the window's page may call: one small struct for each area, bound by the root package. Every exported method
// is an API to JavaScript; the interfaces in frontend/src/lib/backend are its other side, with the same names and shapes.
//
// Methods take and return plain data with JSON names, no time.Time and no envelopes. An error reaches the page as a
// problem.Error. Calls that can take long name a task, under which progress is emitted and Tasks.Cancel stops them.
package bind

import (
	"context"
	"sync"

	"autojob/backend"
	"autojob/backend/core/problem"
)

// Window is what the page's side of the program offers: events to the page and the system's dialogs.
type Window struct {
	Emit      func(event string, data any)
	OpenFile  func(title string, patterns []string) (string, error) // "" when closed without a choice
	OpenFiles func(title string, patterns []string) ([]string, error)
	SaveFile  func(title, name string, patterns []string) (string, error) // name is proposed; "" when closed without a choice
	OpenLink  func(url string)                                            // in the person's browser
	Copy      func(text string) error                                     // onto the clipboard
}

// Services are the structs to bind.
type Services struct {
	Start     *Start
	Store     *Store
	Profile   *Profile
	Jobs      *Jobs
	Sources   *Sources
	Matches   *Matches
	Summaries *Summaries
	Model     *LanguageModel
	Ledger    *Ledger
	Network   *Network
	Consents  *Consents
	Lexicon   *Lexicon
	Sample    *Sample
	Tasks     *Tasks
	Platform  *Platform
}

// New makes the services over one backend. Ctx ends when the window closes. Window's functions are called only while page calls run, but for Emit.
func New(ctx func() context.Context, b *backend.Backend, w Window) *Services {
	t := &Tasks{ctx: ctx, emit: w.Emit, running: map[string]*task{}}
	start := &Start{ctx, b}
	profile := &Profile{ctx: ctx, backend: b, tasks: t, window: w, drafts: map[string]*backend.Draft{}}
	summaries := &Summaries{ctx, b, t, w}
	b.OnLocked(func() { w.Emit(LockedEvent, nil) })
	return &Services{
		Start:     start,
		Store:     &Store{ctx, b, t, w, start, profile.forget},
		Profile:   profile,
		Jobs:      &Jobs{ctx, b, t, w},
		Sources:   &Sources{ctx, b, t},
		Matches:   &Matches{ctx, b, t, w},
		Summaries: summaries,
		Ledger:    &Ledger{ctx, b, t, w, summaries},
		Model:     &LanguageModel{ctx, b, t},
		Network:   &Network{ctx, b, t},
		Consents:  &Consents{ctx, b, t, w, summaries},
		Lexicon:   &Lexicon{ctx, b, t, w},
		Sample:    &Sample{ctx, b, t},
		Tasks:     t,
		Platform:  &Platform{w},
	}
}

// All lists the services for Wails.
func (s *Services) All() []any {
	return []any{s.Start, s.Store, s.Profile, s.Jobs, s.Sources, s.Matches, s.Summaries, s.Ledger, s.Network, s.Consents, s.Model, s.Lexicon, s.Sample, s.Tasks, s.Platform}
}

// Tasks are the long calls under way, by the names the page gave them.
type Tasks struct {
	ctx     func() context.Context
	emit    func(event string, data any)
	mu      sync.Mutex
	running map[string]*task
}

type task struct{ cancel context.CancelFunc }

// ProgressEvent is the name of the event that carries a Progress.
const ProgressEvent = "progress"

// Progress is how far a task is; Total is 0 while unknown.
type Progress struct {
	Task  string `json:"task"`
	Step  string `json:"step"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

// begin registers a task and stops an older one of the same name; end must be called when it is over. Under the name "" nobody follows.
func (t *Tasks) begin(name string) (ctx context.Context, progress backend.Progress, end func()) {
	ctx, cancel := context.WithCancel(t.ctx())
	if name == "" {
		return ctx, nil, cancel
	}
	own := &task{cancel}
	t.mu.Lock()
	if old := t.running[name]; old != nil {
		old.cancel()
	}
	t.running[name] = own
	t.mu.Unlock()
	progress = func(step string, done, total int) { t.emit(ProgressEvent, Progress{name, step, done, total}) }
	return ctx, progress, func() {
		cancel()
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.running[name] == own {
			delete(t.running, name)
		}
	}
}

// Cancel stops a task; its call then fails with the code "cancelled". A task that is over is left alone.
func (t *Tasks) Cancel(task string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if running := t.running[task]; running != nil {
		running.cancel()
	}
}

// Platform is the desktop around the window.
type Platform struct{ window Window }

// OpenLink opens a web or mail address in the person's own program, after they chose to.
func (p *Platform) OpenLink(url string) error {
	if !openable(url) {
		return problem.New(problem.Invalid, "This is not a web or mail address.", "Copy it and look at it before you open it.")
	}
	p.window.OpenLink(plainAddress(url))
	return nil
}

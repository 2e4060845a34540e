package bind

import (
	"context"
	"time"

	"autojob/backend"
	"autojob/backend/core/problem"
)

// Store is the store itself: its keys, copies and checks.
type Store struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
	window  Window
	start   *Start
	forget  func() // drops what the window's side holds of the store
}

// LockedEvent is the name of the event that the store has closed itself. It carries nothing.
const LockedEvent = "locked"

// StoreView is what the store says of itself.
type StoreView struct {
	Key         string       `json:"key"` // "keychain", "passphrase", "both"
	Keychain    string       `json:"keychain"`
	Folder      string       `json:"folder"`
	Kit         string       `json:"kit"` // a day
	IdleMinutes int          `json:"idleMinutes"`
	Residue     int          `json:"residue"`
	LastErased  string       `json:"lastErased"`
	LastBackup  string       `json:"lastBackup"`
	Backups     []BackupInfo `json:"backups"`
	Records     int          `json:"records"`
	Documents   int          `json:"documents"`
	Bytes       int          `json:"bytes"`
	KeyMade     string       `json:"keyMade"` // a day
	Working     string       `json:"working"`
}

// Receipt is what an erasure came to.
type Receipt struct {
	At        string `json:"at"`
	Records   int    `json:"records"`
	Documents int    `json:"documents"`
	KeyGone   bool   `json:"keyGone"`
}

// KitView is a recovery kit, shown once.
type KitView struct {
	Kit   string   `json:"kit"`
	Words []string `json:"words"`
	QR    []string `json:"qr"`
	Ask   []int    `json:"ask"`
}

// BackupInfo is a backup in the store's folder.
type BackupInfo struct {
	Name    string `json:"name"`
	Made    string `json:"made"`
	Bytes   int    `json:"bytes"`
	Present bool   `json:"present"`
}

// RestoreResult counts where a restored store's entries come from.
type RestoreResult struct {
	State      StartState `json:"state"`
	Kept       int        `json:"kept"`
	FromBackup int        `json:"fromBackup"`
	Older      int        `json:"older"`
	Lost       int        `json:"lost"`
}

// Damage is what is wrong with a damaged store; it can only be read.
type Damage struct {
	Reason   string        `json:"reason"` // "files", "older", "catalogue", "records"
	Problem  problem.Error `json:"problem"`
	Readable int           `json:"readable"`
	Affected []Affected    `json:"affected"`
	Missing  int           `json:"missing"`
}

// Affected counts entries of one kind that cannot be read: "profile", "preferences", "posting", "resume", ...
type Affected struct {
	What  string `json:"what"`
	Count int    `json:"count"`
}

// DoctorReport is what a check-up found.
type DoctorReport struct {
	At     string        `json:"at"`
	Checks []DoctorCheck `json:"checks"`
}

// DoctorCheck is one thing that was checked.
type DoctorCheck struct {
	ID      string   `json:"id"`
	State   string   `json:"state"` // "good", "attention", "bad", "unknown"
	Text    string   `json:"text"`
	Hint    string   `json:"hint"`
	Details []string `json:"details"`
}

// Waiting names the keychain that opening or making the store waits for; "" when none is. It answers at once.
func (s *Store) Waiting() string { return s.backend.Waiting() }

// StopWaiting ends that wait: Start.State and Start.Unlock then answer "locked", Start.CreateVault fails with "cancelled".
func (s *Store) StopWaiting() { s.backend.StopWaiting() }

// Lock closes the store until its passphrase opens it again.
func (s *Store) Lock() (StartState, error) {
	if err := s.backend.Lock(s.ctx()); err != nil {
		return StartState{}, err
	}
	return s.start.now()
}

// Recover opens a store whose key or passphrase is lost by the words of its recovery kit. Key and passphrase open it from now on.
func (s *Store) Recover(task, words, key, passphrase string) (StartState, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	if err := s.backend.Recover(ctx, words, backend.KeyKind(key), passphrase, progress); err != nil {
		return StartState{}, err
	}
	return s.start.now()
}

// DeleteEverything deletes the store with its keys and copies. The page has asked the person to type a word for it.
func (s *Store) DeleteEverything(task string) (StartState, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	s.forget()
	if err := s.backend.DeleteEverything(ctx, progress); err != nil {
		return StartState{}, err
	}
	return s.start.now()
}

// Damage says what is wrong with the store; nil when nothing is, or only its key.
func (s *Store) Damage() (*Damage, error) {
	d, err := s.backend.Damage(s.ctx())
	if err != nil || d == nil {
		return nil, err
	}
	out := &Damage{Reason: string(d.Reason), Problem: *d.Problem, Readable: d.Readable, Affected: []Affected{}, Missing: d.Missing}
	for _, a := range d.Affected {
		out.Affected = append(out.Affected, Affected{a.Class, a.Count})
	}
	return out, nil
}

// AcceptStore goes on with an earlier state of the store, which the person said they put there.
func (s *Store) AcceptStore(task string) (StartState, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	if _, err := s.backend.Accept(ctx, progress); err != nil {
		return StartState{}, err
	}
	return s.start.now()
}

// Backups lists the backups in the store's folder, newest first. It needs no key.
func (s *Store) Backups() ([]BackupInfo, error) {
	all, err := s.backend.Backups()
	if err != nil {
		return nil, err
	}
	return backups(all), nil
}

func backups(all []backend.BackupInfo) []BackupInfo {
	out := []BackupInfo{}
	for _, b := range all {
		if !b.Damaged {
			out = append(out, BackupInfo{b.Name, moment(b.Made), int(b.Bytes), b.Present})
		}
	}
	return out
}

// moment is a time for the page, "" for none.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// BackupNow makes a backup and lists them all.
func (s *Store) BackupNow(task string) ([]BackupInfo, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	all, err := s.backend.Backup(ctx, progress)
	if err != nil {
		return nil, err
	}
	return backups(all), nil
}

// Restore replaces what is damaged, or all when nothing can be read, with what a backup holds.
func (s *Store) Restore(task, name string) (*RestoreResult, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	r, err := s.backend.Restore(ctx, name, progress)
	if err != nil {
		return nil, err
	}
	st, err := s.start.now()
	if err != nil {
		return nil, err
	}
	return &RestoreResult{State: st, Kept: r.Kept, FromBackup: r.FromBackup, Older: r.Older, Lost: r.Lost}, nil
}

const ending = ".autojob"

// ChooseExport asks where to write an export file; "" when closed without a choice.
func (s *Store) ChooseExport() (string, error) {
	return s.window.SaveFile("Keep a copy of everything", "autojob-"+s.backend.Now().Format(time.DateOnly)+ending, []string{"*" + ending})
}

// ChooseImport asks for an export file; "" when closed without a choice.
func (s *Store) ChooseImport() (string, error) {
	return s.window.OpenFile("Choose the file to bring in", []string{"*" + ending})
}

// ExportStore writes everything into one encrypted file that opens with the passphrase on any computer.
func (s *Store) ExportStore(task, path, passphrase string) error {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	return s.backend.Export(ctx, path, passphrase, progress)
}

// ImportStore makes the store from such a file: at first start, or in place of one that is here.
func (s *Store) ImportStore(task, path, passphrase, key, newPassphrase string) (StartState, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	s.forget()
	if err := s.backend.Import(ctx, path, passphrase, backend.KeyKind(key), newPassphrase, progress); err != nil {
		return StartState{}, err
	}
	return s.start.now()
}

// StoreView tells how the open store stands.
func (s *Store) StoreView() (*StoreView, error) {
	v, err := s.backend.View()
	if err != nil {
		return nil, err
	}
	out := &StoreView{Key: string(v.Key), Keychain: s.backend.KeychainName(), Folder: s.backend.Dir(), Kit: v.Kit, IdleMinutes: v.IdleMinutes,
		Residue: int(v.Residue), LastErased: v.LastErased, Backups: backups(v.Backups), Records: v.Records, Documents: v.Documents,
		Bytes: int(v.Bytes), KeyMade: v.Made, Working: v.Working}
	if len(out.Backups) > 0 {
		out.LastBackup = out.Backups[0].Made
	}
	return out, nil
}

// Erase removes for good what was deleted.
func (s *Store) Erase(task string) (*Receipt, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	return receipt(s.backend.Erase(ctx, progress))
}

// ChangeKey changes what opens the store: "keychain", "passphrase" or "both".
func (s *Store) ChangeKey(task, key, passphrase string) (*Receipt, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	return receipt(s.backend.ChangeKey(ctx, backend.KeyKind(key), passphrase, progress))
}

func receipt(r backend.Receipt, err error) (*Receipt, error) {
	if err != nil {
		return nil, err
	}
	return &Receipt{At: moment(r.At), Records: r.Records, Documents: r.Documents, KeyGone: r.KeyGone}, nil
}

// NewKit makes a recovery kit and shows it once. It counts after KeepKit.
func (s *Store) NewKit() (*KitView, error) {
	k, err := s.backend.NewKit()
	if err != nil {
		return nil, err
	}
	return &KitView{Kit: k.ID, Words: k.Words, QR: k.QR, Ask: k.Ask}, nil
}

// KeepKit makes a kit count, once the words that were asked for are those of the kit.
func (s *Store) KeepKit(task, kit string, words []string) (*Receipt, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	return receipt(s.backend.KeepKit(ctx, kit, words, progress))
}

// DiscardKit forgets a kit that was shown.
func (s *Store) DiscardKit(kit string) { s.backend.DiscardKit(kit) }

// RemoveKit leaves the store without a kit.
func (s *Store) RemoveKit(task string) (*Receipt, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	return receipt(s.backend.RemoveKit(ctx, progress))
}

// SetIdleLock has the store lock itself after so many minutes without a key or click; 0 is never.
func (s *Store) SetIdleLock(minutes int) error { return s.backend.SetIdleLock(s.ctx(), minutes) }

// Active says that the person did something.
func (s *Store) Active() { s.backend.Active() }

// Doctor checks everything, and searches for the person's identifiers where none may stand.
func (s *Store) Doctor(task string) (*DoctorReport, error) {
	ctx, progress, end := s.tasks.begin(task)
	defer end()
	all, err := s.backend.Doctor(ctx, progress)
	if err != nil {
		return nil, err
	}
	out := &DoctorReport{At: moment(s.backend.Now()), Checks: []DoctorCheck{}}
	for _, f := range all {
		out.Checks = append(out.Checks, DoctorCheck{f.ID, string(f.Grade), f.Text, f.Hint, list(f.Details)})
	}
	return out, nil
}

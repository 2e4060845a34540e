package bind_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/bind"
	"autojob/backend/core/problem"
)

// The page calls every method of StoreBackend under its own name, with as many arguments.
func TestTheStoreHasTheMethodsThatThePageCalls(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", "..", "frontend", "src", "lib", "backend", "store.ts"))
	if err != nil {
		t.Fatal(err)
	}
	body := regexp.MustCompile(`(?s)interface StoreBackend \{(.*?)\n\}`).FindStringSubmatch(string(source))
	if body == nil {
		t.Fatal("store.ts has no StoreBackend that this test can read")
	}
	text := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(body[1], "")
	wanted := map[string]int{}
	for _, m := range regexp.MustCompile(`(?s)(\w+)\(([^()]*)\): Promise<`).FindAllStringSubmatch(text, -1) {
		wanted[strings.ToUpper(m[1][:1])+m[1][1:]] = strings.Count(m[2], ":")
	}
	if len(wanted) < 20 {
		t.Fatalf("only %d methods were found in store.ts", len(wanted))
	}
	store := reflect.TypeFor[*bind.Store]()
	for i := range store.NumMethod() {
		m := store.Method(i)
		if arguments, ok := wanted[m.Name]; !ok || arguments != m.Type.NumIn()-1 {
			t.Errorf("%s takes %d arguments; the page gives %d (known to it: %t)", m.Name, m.Type.NumIn()-1, arguments, ok)
		}
		delete(wanted, m.Name)
	}
	if len(wanted) > 0 {
		t.Errorf("the page calls what is not there: %v", wanted)
	}
}

func TestAStoreFromItsKitToItsDeletion(t *testing.T) {
	const words = "four unrelated long words"
	c := readContract(t)
	p := fresh(t)
	must(p.Jobs.ImportPasted("paste", "Bakery assistant\nExample Bread Ltd\nLeeds\n\nYou bake bread and serve customers in our shop in Leeds. £12 an hour.", ""))(t)
	const records = 3 // the ad, and the two consents
	v := must(p.Store.StoreView())(t)
	c.check(t, "StoreView", v)
	if v.Key != "keychain" || v.Kit != "" || v.LastBackup != "" || v.LastErased != "" || v.Records != records || v.KeyMade == "" || v.Folder == "" || v.Bytes == 0 || v.Working != "" {
		t.Errorf("%+v", v)
	}
	if p.Store.Waiting() != "" {
		t.Error("something is waited for")
	}
	p.Store.StopWaiting()
	if d := must(p.Store.Damage())(t); d != nil {
		t.Errorf("%+v", d)
	}

	// A backup, a kit, an erasure.
	all := must(p.Store.BackupNow("backup"))(t)
	c.check(t, "StoreView", must(p.Store.StoreView())(t))
	if len(all) != 1 || !all[0].Present || all[0].Bytes == 0 {
		t.Fatalf("%+v", all)
	}
	c.check(t, "BackupInfo", all[0])
	kit := must(p.Store.NewKit())(t)
	c.check(t, "KitView", kit)
	var typed []string
	for _, at := range kit.Ask {
		typed = append(typed, kit.Words[at-1])
	}
	_, err := p.Store.KeepKit("kit", kit.Kit, []string{"zoo", "zoo", "zoo"})
	wantProblem(t, err, problem.Invalid)
	r := must(p.Store.KeepKit("kit", kit.Kit, typed))(t)
	c.check(t, "Receipt", r)
	if r.Records != records || !r.KeyGone || !strings.HasSuffix(r.At, "Z") {
		t.Errorf("%+v", r)
	}
	p.Store.DiscardKit(kit.Kit)
	c.check(t, "Receipt", must(p.Store.Erase("erase"))(t))
	if v := must(p.Store.StoreView())(t); v.Kit != "2026-11-24" || v.Residue != 0 || v.LastErased == "" || len(v.Backups) != 1 || v.LastBackup != v.Backups[0].Made {
		t.Errorf("%+v", v)
	}
	report := must(p.Store.Doctor("doctor"))(t)
	c.check(t, "DoctorReport", report)
	if len(report.Checks) < 6 || report.At != "2026-11-24T09:00:00Z" {
		t.Errorf("%+v", report)
	}
	steps := map[string]bool{}
	for _, e := range p.events {
		steps[e.Task] = true
	}
	for _, task := range []string{"backup", "kit", "erase", "doctor"} {
		if !steps[task] {
			t.Errorf("%s tells no step", task)
		}
	}
	p.onStep = func(e bind.Progress) { p.Tasks.Cancel(e.Task) }
	_, err = p.Store.Erase("stopped")
	wantProblem(t, err, problem.Cancelled)
	p.onStep = nil

	// Copies that leave the folder.
	if path := must(p.Store.ChooseExport())(t); path != "" {
		t.Error(path)
	}
	p.choose = p.file("copy.autojob")
	if path := must(p.Store.ChooseExport())(t); path != p.choose || !strings.Contains(p.asked[1], " autojob-2026-11-24.autojob *.autojob") {
		t.Errorf("%q, asked %q", path, p.asked)
	}
	if err := p.Store.ExportStore("export", p.choose, words); err != nil {
		t.Fatal(err)
	}
	if path := must(p.Store.ChooseImport())(t); path != p.choose {
		t.Error(path)
	}

	// Locking.
	_, err = p.Store.Lock()
	wantProblem(t, err, problem.Invalid)
	wantProblem(t, p.Store.SetIdleLock(5), problem.Invalid)
	c.check(t, "Receipt", must(p.Store.ChangeKey("key", "both", words))(t))
	if err := p.Store.SetIdleLock(5); err != nil {
		t.Error(err)
	}
	p.Store.Active()
	s := must(p.Store.Lock())(t)
	c.check(t, "StartState", s)
	if s.Status != "passphrase" || s.Problem != nil {
		t.Errorf("%+v", s)
	}
	_, err = p.Store.StoreView()
	wantProblem(t, err, problem.Locked)
	if all := must(p.Store.Backups())(t); len(all) != 1 {
		t.Errorf("a list that needs no key: %+v", all)
	}

	// The passphrase is lost.
	_, err = p.Store.Recover("recover", "zoo", "keychain", "")
	wantProblem(t, err, problem.Invalid)
	if s := must(p.Store.Recover("recover", strings.Join(kit.Words, "\n"), "keychain", ""))(t); s.Status != "open" || s.Jobs != 1 {
		t.Errorf("%+v", s)
	}
	c.check(t, "Receipt", must(p.Store.RemoveKit("unkit"))(t))

	// All of it goes, and comes back from the file.
	gone := must(p.Store.DeleteEverything("delete"))(t)
	c.check(t, "StartState", gone)
	if gone.Status != "absent" || gone.Problem != nil {
		t.Errorf("%+v", gone)
	}
	_, err = p.Store.ImportStore("import", p.choose, "other words altogether", "keychain", "")
	wantProblem(t, err, problem.WrongKey)
	if s := must(p.Store.ImportStore("import", p.choose, words, "keychain", ""))(t); s.Status != "open" || s.Jobs != 1 {
		t.Errorf("%+v", s)
	}
}

func TestADamagedStoreIsToldAndRestoredFromThePage(t *testing.T) {
	c := readContract(t)
	dir := filepath.Join(t.TempDir(), "store")
	p := open(t, dir, &vault.MemoryKeychain{})
	must(p.Start.CreateVault(""))(t)
	d := must(p.Profile.ReadResume("reading", p.file("site-manager.json")))(t)
	must(p.Profile.SaveResume(d.ID, "", nil))(t)
	backup := must(p.Store.BackupNow("backup"))(t)[0]
	shut(t, p)
	files, err := filepath.Glob(filepath.Join(dir, "gen-*", "doc", "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%q, %v", files, err)
	}
	if err := os.Remove(files[0]); err != nil {
		t.Fatal(err)
	}
	s := must(p.Start.State())(t)
	c.check(t, "StartState", s)
	if s.Status != "damaged" || s.Problem == nil || !s.HasProfile {
		t.Fatalf("%+v", s)
	}
	harm := must(p.Store.Damage())(t)
	c.check(t, "Damage", harm)
	if harm.Reason != "records" || harm.Readable == 0 || len(harm.Affected) != 1 || harm.Affected[0] != (bind.Affected{What: "resume", Count: 1}) {
		t.Errorf("%+v", harm)
	}
	c.check(t, "MatchList", must(p.Matches.Matches("", everything))(t)) // it can be looked at
	wantProblem(t, p.Profile.RemoveProfile(), problem.Damaged)
	if s := must(p.Start.Unlock(""))(t); s.Status != "damaged" { // looked at again
		t.Errorf("%+v", s)
	}
	r := must(p.Store.Restore("restore", backup.Name))(t)
	c.check(t, "RestoreResult", r)
	if r.State.Status != "open" || r.FromBackup != 1 || r.Lost != 0 {
		t.Errorf("%+v", r)
	}
	if s := must(p.Store.AcceptStore("accept"))(t); s.Status != "open" {
		t.Errorf("accepting what is whole: %+v", s)
	}
}

func TestAWaitForTheKeychainIsStoppedFromThePage(t *testing.T) {
	var slow atomic.Bool
	keys := &vault.MemoryKeychain{Refuse: func(ctx context.Context, _, _ string) error {
		if slow.Load() {
			<-ctx.Done()
		}
		return nil
	}}
	c := readContract(t)
	p := openWith(t, backend.Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: keys, KeychainName: "Example Keyring"})
	stop := func() {
		for range 2000 {
			if p.Store.Waiting() == "Example Keyring" {
				p.Store.StopWaiting()
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
		t.Error("nothing is waited for")
	}
	slow.Store(true)
	go stop()
	_, err := p.Start.CreateVault("")
	wantProblem(t, err, problem.Cancelled)
	slow.Store(false)
	must(p.Start.CreateVault(""))(t)
	shut(t, p)
	slow.Store(true)
	for _, ask := range []func() (bind.StartState, error){p.Start.State, func() (bind.StartState, error) { return p.Start.Unlock("") }} {
		go stop()
		s := must(ask())(t)
		c.check(t, "StartState", s)
		if s.Status != "locked" || s.Problem == nil || s.Problem.Code != problem.Cancelled || s.Keychain != "Example Keyring" {
			t.Errorf("%+v", s)
		}
	}
	slow.Store(false)
	if s := must(p.Start.Unlock(""))(t); s.Status != "open" {
		t.Errorf("%+v", s)
	}
}

func TestThePageIsToldThatTheStoreLockedItself(t *testing.T) {
	p := openWith(t, backend.Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: &vault.MemoryKeychain{}, Minute: 100 * time.Millisecond, Quiet: time.Hour})
	must(p.Start.CreateVault("four unrelated long words"))(t)
	if err := p.Store.SetIdleLock(1); err != nil {
		t.Fatal(err)
	}
	for range 1000 {
		p.mu.Lock()
		told := p.locked
		p.mu.Unlock()
		if told == 1 {
			if s := must(p.Start.State())(t); s.Status != "passphrase" || s.Problem != nil {
				t.Errorf("%+v", s)
			}
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("nobody tells")
}

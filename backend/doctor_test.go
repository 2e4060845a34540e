package backend_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

const cvOfIlka = "Ilka Brunnhuber\nilka.brunnhuber@mail.example\n0170 5550199\nNurse, Example Clinic\n"

func ilka() *profile.Profile {
	return &profile.Profile{Basics: profile.Basics{Name: "Ilka Brunnhuber", Email: "ilka.brunnhuber@mail.example", Phone: "0170 5550199", Label: "Nurse",
		Location: profile.Location{Address: "Lindenstr. 12", City: "Jena"}}}
}

// ward is a computer with nothing else on it, and Ilka's store, open.
type ward struct {
	b               *backend.Backend
	dir, temp, home string
	cache           string
}

func newWard(t *testing.T) *ward {
	t.Helper()
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	w := &ward{dir: filepath.Join(top, "data", "autojob"), temp: filepath.Join(top, "temp"), home: filepath.Join(top, "home", "qq"), cache: filepath.Join(top, "cache")}
	for _, dir := range []string{filepath.Dir(w.dir), w.temp, w.home, w.cache} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, w.temp)
	}
	for _, name := range []string{"HOME", "USERPROFILE"} {
		t.Setenv(name, w.home)
	}
	for _, name := range []string{"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"} {
		t.Setenv(name, filepath.Join(w.home, name))
	}
	for _, name := range []string{"OneDrive", "OneDriveConsumer", "OneDriveCommercial"} {
		t.Setenv(name, "")
	}
	t.Chdir(w.home)
	w.b = backend.New(backend.Config{Dir: w.dir, Cache: w.cache, Keychain: &vault.MemoryKeychain{}, KeychainName: "Example Keyring"})
	t.Cleanup(func() {
		if err := w.b.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := w.b.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if err := w.b.SaveResume(t.Context(), &backend.Draft{FileName: "cv.txt", Data: []byte(cvOfIlka), Profile: ilka()}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := w.b.Backup(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *ward) put(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// checkup is what the doctor says, by id.
func checkup(t *testing.T, b *backend.Backend) map[string]backend.Finding {
	t.Helper()
	all, err := b.Doctor(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]backend.Finding{}
	for _, f := range all {
		if _, twice := found[f.ID]; twice || f.Text == "" || f.Grade == "" {
			t.Errorf("%+v", f)
		}
		if strings.ContainsAny(f.Text+f.Hint, "!") || (f.Grade == vault.Attention || f.Grade == vault.Bad) && f.Hint == "" {
			t.Errorf("words: %+v", f)
		}
		found[f.ID] = f
	}
	return found
}

// wantTraces checks the grade, and that the details name or do not name something.
func (w *ward) wantTraces(t *testing.T, grade vault.Grade, named ...string) backend.Finding {
	t.Helper()
	f := checkup(t, w.b)["traces"]
	all := strings.Join(f.Details, "\n")
	if f.Grade != grade {
		t.Errorf("%+v, want %s", f, grade)
	}
	for _, n := range named {
		if !strings.Contains(all, n) {
			t.Errorf("%q is not in\n%s", n, all)
		}
	}
	for _, personal := range []string{"ilka", "brunnhuber", "5550199", "lindenstr", filepath.Dir(w.dir)} {
		if strings.Contains(strings.ToLower(f.Text+f.Hint+all), strings.ToLower(personal)) {
			t.Errorf("%q is in %+v", personal, f)
		}
	}
	return f
}

func TestTheDoctorFindsNothingAtACleanStore(t *testing.T) {
	w := newWard(t)
	found := checkup(t, w.b)
	for _, id := range []string{"records", "catalogue", "anchor", "key", "kit", "modes", "backup", "residue", "place", "dumps", "space", "traces"} {
		if _, ok := found[id]; !ok {
			t.Errorf("%s was not checked: %v", id, found)
		}
	}
	for _, id := range []string{"records", "catalogue", "place", "traces"} {
		if found[id].Grade != vault.Good {
			t.Errorf("%+v", found[id])
		}
	}
	w.wantTraces(t, vault.Good, "data folder: ", "temporary folder: 0 files searched")
}

// Whatever form a copy has, it is found, and what the doctor says of it shows nothing of the person.
func TestACopyOfTheCVIsFoundInTheTemporaryFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(cvOfIlka)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	var wide []byte
	for _, u := range utf16.Encode([]rune(cvOfIlka)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for name, data := range map[string][]byte{
		"plain.txt":   []byte("To whom it may concern\n" + cvOfIlka),
		"wide.txt":    wide,
		"mail.eml":    []byte("Content-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(cvOfIlka))),
		"packed.gz":   packed.Bytes(),
		"request.log": []byte("GET /?name=Ilka+Brunnhuber&mail=ilka.brunnhuber%40mail.example&phone=%2B49+170+5550199"),
	} {
		w := newWard(t)
		w.put(t, filepath.Join(w.temp, "left", name), data)
		w.wantTraces(t, vault.Attention, "temporary folder: left/"+name+" has your name, your e-mail address and your phone number")
	}
}

// The very file is found even where nothing of it can be read, as in a PDF.
func TestTheFileOfTheCVItselfIsFound(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	w := newWard(t)
	opaque := bytes.Repeat([]byte{0xff, 0x00, 0x81}, 999)
	if err := w.b.SaveResume(t.Context(), &backend.Draft{FileName: "cv.pdf", Data: opaque, Profile: ilka()}, nil); err != nil {
		t.Fatal(err)
	}
	w.put(t, filepath.Join(w.temp, "download.pdf"), opaque)
	w.put(t, filepath.Join(w.temp, "another.pdf"), opaque[1:])
	f := w.wantTraces(t, vault.Attention, "temporary folder: download.pdf has your CV")
	if len(f.Details) != 4 { // and three folders
		t.Errorf("%q", f.Details)
	}
}

func TestACopyOfTheCVIsFoundInTheDataFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	w := newWard(t)
	w.put(t, filepath.Join(w.dir, "export", "copy.txt"), []byte(cvOfIlka))
	f := w.wantTraces(t, vault.Bad, "data folder: export/copy.txt has your name")
	if !strings.Contains(f.Hint, "delete them") {
		t.Errorf("%q", f.Hint)
	}
	gens, err := filepath.Glob(filepath.Join(w.dir, "gen-*", "db"))
	if err != nil || len(gens) != 1 {
		t.Fatal(gens, err)
	}
	w.put(t, filepath.Join(gens[0], "000999.sst"), []byte(cvOfIlka))
	if f := w.wantTraces(t, vault.Bad); !strings.Contains(f.Hint, "Do not delete them by hand") {
		t.Errorf("of what the store needs: %q", f.Hint)
	}
}

func TestTracesAreFoundInCachesAndDumps(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	w := newWard(t)
	w.put(t, filepath.Join(w.cache, "page.html"), []byte("<b>Ilka&nbsp;Brunnhuber</b>"))
	w.wantTraces(t, vault.Bad, "cache folder: page.html has your name")
	if runtime.GOOS == "linux" {
		if err := os.RemoveAll(filepath.Join(w.cache, "page.html")); err != nil {
			t.Fatal(err)
		}
		w.put(t, filepath.Join(w.home, "core.4711"), append(make([]byte, 9999), cvOfIlka...))
		w.put(t, filepath.Join(w.home, "notes.txt"), []byte(cvOfIlka)) // the person's own file: none of our business
		w.put(t, filepath.Join(w.home, "deeper", "core"), []byte(cvOfIlka))
		f := w.wantTraces(t, vault.Attention, "crash dumps: core.4711 is a memory dump with your name")
		if !strings.HasPrefix(f.Text, "1 memory dump ") {
			t.Errorf("%+v", f)
		}
	}
}

func TestNamesOfFilesTellNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	w := newWard(t)
	w.put(t, filepath.Join(w.temp, "upload", "Brunnhuber_Ilka_CV.pdf"), []byte("nothing to see"))
	w.put(t, filepath.Join(w.temp, "ilka", "scan.txt"), []byte(cvOfIlka))
	if runtime.GOOS != "windows" {
		w.put(t, filepath.Join(w.temp, "odd", "a\x1b[2Jb"), []byte(cvOfIlka))
		w.wantTraces(t, vault.Attention, "temporary folder: a file in odd has")
	}
	w.wantTraces(t, vault.Attention, "temporary folder: a file in upload has your name", "temporary folder: a file has your name")
}

func TestTheDoctorFollowsNoLinkAndWaitsForNothing(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	w := newWard(t)
	outside := filepath.Join(w.home, "cv.txt")
	w.put(t, outside, []byte(cvOfIlka))
	if err := os.Symlink(outside, filepath.Join(w.temp, "link")); err != nil {
		t.Fatal(err)
	}
	makePipe(t, filepath.Join(w.temp, "pipe"))
	if f := w.wantTraces(t, vault.Good); !slices.Contains(f.Details, "temporary folder: 0 files searched") {
		t.Errorf("%q", f.Details)
	}
	w.put(t, filepath.Join(w.temp, "shut"), []byte(cvOfIlka))
	if err := os.Chmod(filepath.Join(w.temp, "shut"), 0); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() != 0 {
		w.wantTraces(t, vault.Good, "temporary folder: 0 files searched, 1 could not be read")
	}
}

func TestADataFolderInACloudFolderIsTold(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	w := newWard(t)
	if f := checkup(t, w.b)["place"]; f.Grade != vault.Good {
		t.Fatalf("before: %+v", f)
	}
	if err := w.b.Close(); err != nil {
		t.Fatal(err)
	}
	cloud := filepath.Join(w.home, "Dropbox", "private")
	if err := os.MkdirAll(cloud, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(w.dir, filepath.Join(cloud, "autojob")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(cloud, "autojob"), w.dir); err != nil {
		t.Skip("no links here:", err)
	}
	if f := checkup(t, w.b)["place"]; f.Grade != vault.Attention || !strings.Contains(f.Text, "Dropbox") {
		t.Errorf("%+v", f)
	}
}

// Of a closed store the doctor says what it can see, and that the rest is unknown.
func TestTheDoctorAtAClosedStore(t *testing.T) {
	w := newWard(t)
	w.put(t, filepath.Join(w.temp, "copy.txt"), []byte(cvOfIlka))
	if err := w.b.Close(); err != nil {
		t.Fatal(err)
	}
	found := checkup(t, w.b)
	for id, grade := range map[string]vault.Grade{"records": vault.Unknown, "traces": vault.Unknown, "place": vault.Good} {
		if found[id].Grade != grade {
			t.Errorf("%+v, want %s", found[id], grade)
		}
	}
	nowhere := backend.New(backend.Config{Keychain: &vault.MemoryKeychain{}})
	if found := checkup(t, nowhere); found["place"].Grade != vault.Unknown || found["space"].Grade != vault.Unknown {
		t.Errorf("without a folder: %+v", found)
	}
}

func TestTheDoctorAtADamagedStore(t *testing.T) {
	w := newWard(t)
	w.put(t, filepath.Join(w.temp, "copy.txt"), []byte(cvOfIlka))
	if err := w.b.Close(); err != nil {
		t.Fatal(err)
	}
	docs, err := filepath.Glob(filepath.Join(w.dir, "gen-*", "doc", "*"))
	if err != nil || len(docs) == 0 {
		t.Fatal(docs, err)
	}
	if err := os.Truncate(docs[0], 10); err != nil {
		t.Fatal(err)
	}
	if err := w.b.Unlock(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	found := checkup(t, w.b)
	if found["records"].Grade != vault.Bad || found["traces"].Grade != vault.Attention {
		t.Errorf("%+v\n%+v", found["records"], found["traces"])
	}
	if err := w.b.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Dir(filepath.Dir(docs[0]))); err != nil {
		t.Fatal(err)
	}
	if err := w.b.Unlock(t.Context(), ""); !problem.Is(err, problem.Damaged) {
		t.Fatal(err)
	}
	if found := checkup(t, w.b); found["records"].Grade != vault.Bad || found["traces"].Grade != vault.Unknown {
		t.Errorf("%+v\n%+v", found["records"], found["traces"])
	}
}

func TestTheDoctorNeedsAProfileOfTheirOwn(t *testing.T) {
	w := newWard(t)
	w.put(t, filepath.Join(w.temp, "copy.txt"), []byte(cvOfIlka))
	if err := w.b.RemoveProfile(t.Context()); err != nil {
		t.Fatal(err)
	}
	sample := &backend.Draft{FileName: "cv.txt", Data: []byte(cvOfIlka), Profile: ilka(), Sample: true}
	if err := w.b.SaveResume(t.Context(), sample, nil); err != nil {
		t.Fatal(err)
	}
	if f := checkup(t, w.b)["traces"]; f.Grade != vault.Good || len(f.Details) > 0 {
		t.Errorf("the sample: %+v", f)
	}
	short := &backend.Draft{FileName: "cv.txt", Data: []byte("x"), Profile: &profile.Profile{Basics: profile.Basics{Name: "Jo Li"}}}
	if err := w.b.SaveResume(t.Context(), short, nil); err != nil {
		t.Fatal(err)
	}
	if f := checkup(t, w.b)["traces"]; f.Grade != vault.Unknown {
		t.Errorf("nothing to search for: %+v", f)
	}
	short.Profile.Basics.Email = "jo.li@mail.example"
	if err := w.b.SaveResume(t.Context(), short, nil); err != nil {
		t.Fatal(err)
	}
	w.wantTraces(t, vault.Good, "not searched for, because it is short or common: your name")
}

func TestACheckUpCanBeStopped(t *testing.T) {
	w := newWard(t)
	for i := range 40 {
		w.put(t, filepath.Join(w.temp, strings.Repeat("x", i+1)), []byte("nothing"))
	}
	var steps []string
	if _, err := w.b.Doctor(t.Context(), func(step string, done, total int) {
		if len(steps) == 0 || steps[len(steps)-1] != step {
			steps = append(steps, step)
		}
		if done < 0 || total < 0 || done > total {
			t.Errorf("%s: %d of %d", step, done, total)
		}
	}); err != nil {
		t.Fatal(err)
	}
	if len(steps) < 4 {
		t.Errorf("%q", steps)
	}
	for _, at := range steps {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := w.b.Doctor(ctx, func(step string, _, _ int) {
			if step == at {
				cancel()
			}
		})
		if e := problem.From(err); !problem.Is(err, problem.Cancelled) || e.Hint == "" {
			t.Errorf("stopped at %q: %v", at, err)
		}
		cancel()
	}
}

package backend

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/trace"
)

// folder makes a folder and returns it without links.
func folder(t *testing.T, parts ...string) string {
	t.Helper()
	dir := filepath.Join(parts...)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	return real
}

func TestCloudFoldersAreKnown(t *testing.T) {
	for _, name := range []string{"APPDATA", "LOCALAPPDATA", "OneDrive", "OneDriveConsumer", "OneDriveCommercial"} {
		t.Setenv(name, "")
	}
	top := folder(t, t.TempDir())
	home := folder(t, top, "dropbox") // a person may be called that
	for path, want := range map[string]string{
		"plain/autojob":                   "",
		".local/share/autojob":            "",
		"projects/dropbox-sdk/autojob":    "",
		"Dropbox/autojob":                 "Dropbox",
		"Dropbox (Personal)/x/autojob":    "Dropbox",
		"OneDrive/autojob":                "OneDrive",
		"OneDrive - Example Ltd/autojob":  "OneDrive",
		"Google Drive/autojob":            "Google Drive",
		"Nextcloud/a/b/autojob":           "Nextcloud",
		"pCloudDrive/autojob":             "pCloud",
		"Box/autojob":                     "Box",
		"things/box/autojob":              "",
		"Library/Mobile Documents/x/data": "iCloud Drive",
		"Library/CloudStorage/GoogleDrive-someone@mail.example/data": "Google Drive",
		"Library/CloudStorage/Other-someone@mail.example/data":       "a cloud service",
	} {
		if got := copiedBy(folder(t, home, path), home); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	for mark, want := range map[string]string{".stfolder": "Syncthing", "._sync_1a2b.db": "Nextcloud", ".dropbox.cache": "Dropbox", ".sync/ID": "Resilio Sync"} {
		dir := folder(t, home, "marked [1]", strings.Trim(strings.ReplaceAll(mark, "/", ""), "._"))
		inside := folder(t, dir, "some", "where")
		if got := copiedBy(inside, home); got != "" {
			t.Errorf("before %s: %q", mark, got)
		}
		folder(t, dir, mark)
		if got := copiedBy(inside, home); got != want && runtime.GOOS != "windows" {
			t.Errorf("%s: %q, want %q", mark, got, want)
		}
	}
	moved := folder(t, top, "elsewhere", "my things")
	folder(t, home, ".dropbox")
	info := `{"personal": {"path": "` + filepath.ToSlash(moved) + `", "host": 1}, "broken": {}}`
	if err := os.WriteFile(filepath.Join(home, ".dropbox", "info.json"), []byte(info), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := copiedBy(folder(t, moved, "autojob"), home); got != "Dropbox" {
		t.Errorf("a Dropbox of another name: %q", got)
	}
}

func TestSpaceIsJudgedByWhatAnErasureNeeds(t *testing.T) {
	for _, c := range []struct {
		free, used uint64
		grade      vault.Grade
	}{
		{500e9, 1e9, vault.Good}, {3e9, 1e9, vault.Good}, {2e9, 1e9, vault.Attention}, {300e6, 0, vault.Good}, {200e6, 0, vault.Attention}, {100e6, 0, vault.Bad},
	} {
		if f := space(c.free, c.used); f.Grade != c.grade || (f.Hint == "") != (c.grade == vault.Good) {
			t.Errorf("%d free, %d used: %+v", c.free, c.used, f)
		}
	}
	for n, want := range map[uint64]string{0: "0 MB", 12_345_678: "12 MB", 1_000_000_000: "1 GB", 2_340_000_000: "2.3 GB", 5e12: "5 TB"} {
		if got := size(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

func TestDumpsAreJudgedByTheLimitAndWhoTakesThem(t *testing.T) {
	for _, c := range []struct {
		limit   uint64
		pattern string
		grade   vault.Grade
	}{
		{0, "core\n", vault.Good}, {0, "", vault.Good}, {1 << 40, "core", vault.Attention}, {0, "|/usr/share/apport/apport -p%p", vault.Attention},
		{0, "|/usr/lib/systemd/systemd-coredump %P", vault.Good}, {1, "|/usr/lib/systemd/systemd-coredump %P", vault.Attention},
	} {
		if f := dumps(c.limit, c.pattern); f.Grade != c.grade {
			t.Errorf("%d, %q: %+v", c.limit, c.pattern, f)
		}
	}
}

func searcherFor(name string) *trace.Searcher {
	return trace.New([]trace.Identifier{{Field: trace.Name, Value: name}})
}

// What the search of a folder leaves out, it says; the newest files are searched first.
func TestASearchKeepsToItsBounds(t *testing.T) {
	dir := folder(t, t.TempDir(), "crowded")
	for i := range 10 {
		f, err := os.Create(filepath.Join(dir, string(rune('a'+i))))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(make([]byte, 4096)); err != nil || f.Sync() != nil || f.Close() != nil { // only then does it take room
			t.Fatal(err)
		}
	}
	p := &person{search: searcherFor("Ilka Brunnhuber")}
	for _, c := range []struct {
		limit          bounds
		files, skipped int
		partly         int
	}{
		{bounds{}, 10, 0, 0}, {bounds{files: 4}, 4, 6, 0}, {bounds{bytes: 3 * 4096}, 3, 7, 0}, {bounds{each: 100}, 10, 0, 10}, {bounds{time: 1}, 0, 10, 0},
	} {
		w := &sweep{search: p.search, tell: func(string, int, int) {}}
		out, err := w.run(t.Context(), area{name: "x", dir: dir, limit: c.limit})
		if err != nil || out.files != c.files || out.skipped != c.skipped || out.partly != c.partly {
			t.Errorf("%+v: %+v, %v", c.limit, out, err)
		}
		if text := strings.Join(out.notes(), ""); (c.skipped > 0) != strings.Contains(text, "left out because") {
			t.Errorf("%+v: %q", c.limit, text)
		}
	}
	w := &sweep{search: p.search, tell: func(string, int, int) {}}
	if out, err := w.run(t.Context(), area{name: "x", dir: filepath.Join(dir, "none")}); err != nil || !out.absent || out.notes() != nil {
		t.Errorf("a folder that is not there: %+v, %v", out, err)
	}
}

func TestManyFilesAreCountedNotListed(t *testing.T) {
	p := &person{search: searcherFor("Ilka Brunnhuber")}
	out := swept{area: area{name: "temporary folder"}, files: 50}
	for range 50 {
		out.found = append(out.found, sighting{path: "x", what: []what{"name"}})
	}
	f := p.judge([]swept{out})
	if len(f.Details) != mostLines+2 || f.Details[mostLines] != "and 30 more" {
		t.Errorf("%q", f.Details)
	}
	if f := p.judge([]swept{{area: area{name: "temporary folder"}, closed: true}}); f.Grade != vault.Unknown {
		t.Errorf("a folder that does not open: %+v", f)
	}
}

// What is too odd to be searched for in every spelling, or at all, is told, and nothing good is said of what was not searched for.
func TestWhatIsTooOddToBeSearchedForIsTold(t *testing.T) {
	usual := trace.Identifier{Field: trace.Name, Value: "Ilka Brunnhuber"}
	spaced := trace.Identifier{Field: trace.Name, Value: strings.Repeat("a ", 100)}
	sharp := trace.Identifier{Field: trace.Email, Value: strings.Repeat("ß", 60) + "@mail.example"}
	short := trace.Identifier{Field: trace.Name, Value: "Jo"}
	for _, c := range []struct {
		ids   []trace.Identifier
		grade vault.Grade
		notes []string
	}{
		{[]trace.Identifier{usual}, vault.Good, nil},
		{[]trace.Identifier{usual, spaced}, vault.Good, []string{"searched for in fewer spellings, because it is long or unusual: your name"}},
		{[]trace.Identifier{usual, sharp, short}, vault.Unknown, []string{"not searched for, because it is short or common: your name",
			"not searched for, because it is too long or unusual, or there is too much else: your e-mail address"}},
	} {
		p := &person{search: trace.New(c.ids)}
		if f := p.judge(nil); f.Grade != c.grade || !slices.Equal(f.Details, c.notes) {
			t.Errorf("%v: %+v", c.ids, f)
		}
	}
}

package main

import (
	"html"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/wailsapp/wails/v2/pkg/assetserver"
)

// noRuntime stands for the scripts that Wails adds to every page.
type noRuntime struct{}

func (noRuntime) DesktopIPC() []byte       { return nil }
func (noRuntime) WebsocketIPC() []byte     { return nil }
func (noRuntime) RuntimeDesktopJS() []byte { return nil }

// The page as the window gets it from the real asset server: its policy lets nothing in from elsewhere and stands before all that loads but
// the two scripts that Wails adds, and no answer names anything elsewhere to load.
func TestTheWindowServesNothingThatLoadsFromElsewhere(t *testing.T) {
	if _, err := fs.Stat(assets, "frontend/dist/index.html"); err != nil {
		t.Skip("the page is not built: make build")
	}
	options, err := assetserver.BuildAssetServerConfig(window(NewApp()))
	if err != nil {
		t.Fatal(err)
	}
	server, err := assetserver.NewAssetServer("", options, false, nil, noRuntime{})
	if err != nil {
		t.Fatal(err)
	}
	get := func(path string) string {
		t.Helper()
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
		if answer.Code != http.StatusOK {
			t.Fatalf("%s: %d", path, answer.Code)
		}
		return answer.Body.String()
	}
	page := get("/")
	for _, fault := range faults(page) {
		t.Error(fault)
	}
	if !strings.Contains(page, "/wails/ipc.js") {
		t.Error("this is not the page as Wails gives it to the window")
	}
	err = fs.WalkDir(assets, "frontend/dist", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !regexp.MustCompile(`\.(js|css|svg|html)$`).MatchString(path) {
			return err
		}
		if found := remote.FindString(get(strings.TrimSuffix(strings.TrimPrefix(path, "frontend/dist"), "index.html"))); found != "" {
			t.Errorf("%s loads from elsewhere: %s", path, found)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// remote is an attribute or a style that loads from elsewhere; frontend/tests/remote.ts looks for more ways.
var remote = regexp.MustCompile(`(?i)(\b(src|srcset|poster)\s*=\s*["'\x60]?(https?:)?//\w|<(link|base)\b[^>]*href\s*=\s*["']?(https?:)?//\w|\burl\(\s*["']?(https?:)?//\w|@import\s*["'](https?:)?//\w)`)

// added are the scripts that Wails puts before everything.
var added = regexp.MustCompile(`<script src="/wails/(ipc|runtime)\.js"></script>`)

var policy = regexp.MustCompile(`<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"`)

// faults says what of a page lets something in from elsewhere.
func faults(page string) (out []string) {
	page = html.UnescapeString(added.ReplaceAllString(page, ""))
	at := policy.FindStringSubmatchIndex(page)
	if at == nil {
		return []string{"there is no policy"}
	}
	if loads := regexp.MustCompile(`<(script|link|img|style|iframe)\b`).FindStringIndex(page); loads != nil && loads[0] < at[0] {
		out = append(out, "something loads before the policy")
	}
	if found := remote.FindString(page); found != "" {
		out = append(out, "it loads from elsewhere: "+found)
	}
	said := map[string][]string{}
	for rule := range strings.SplitSeq(page[at[2]:at[3]], ";") {
		words := strings.Fields(rule)
		if len(words) > 0 {
			said[words[0]] = words[1:]
		}
	}
	for _, name := range []string{"default-src", "base-uri", "form-action"} {
		if !slices.Equal(said[name], []string{"'none'"}) {
			out = append(out, name+" is not 'none'")
		}
	}
	for name, values := range said {
		for _, v := range values {
			if v != "'self'" && v != "'none'" && (name != "img-src" || v != "data:" && v != "blob:") {
				out = append(out, name+" lets in "+v)
			}
		}
	}
	return out
}

func TestTheCheckOfThePageBites(t *testing.T) {
	const good = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data:; base-uri 'none'; form-action 'none'"/><img src="/a.png">`
	if found := faults(good); len(found) > 0 {
		t.Errorf("a good page: %q", found)
	}
	if found := faults(`<script src="/wails/ipc.js"></script><script src="/wails/runtime.js"></script>` + good); len(found) > 0 {
		t.Errorf("with what Wails adds: %q", found)
	}
	for name, page := range map[string]string{
		"an image elsewhere":   strings.Replace(good, `"/a.png"`, `"https://t.example/a.png"`, 1),
		"a style elsewhere":    good + `<style>p { background: url(//t.example/a.png) }</style>`,
		"images from anywhere": strings.Replace(good, "data:", "https:", 1),
		"no policy":            `<img src="/a.png">`,
		"a script before it":   `<script src="/wails/ipc.js"></script><script src="/a.js"></script>` + good,
		"no base":              strings.Replace(good, "base-uri 'none'; ", "", 1),
		"all from itself":      strings.Replace(good, "default-src 'none'", "default-src 'self'", 1),
	} {
		if len(faults(page)) == 0 {
			t.Errorf("%s is not seen", name)
		}
	}
}

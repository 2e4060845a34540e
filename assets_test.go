package main

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The page as it is built into the window: its policy lets nothing in from elsewhere and stands before all that loads, and no file names
// anything elsewhere to load. Nothing but these files answers the page; what the window is really served is looked at in frontend/window.
func TestTheWindowServesNothingThatLoadsFromElsewhere(t *testing.T) {
	if server := window(NewApp()).AssetServer; server.Handler != nil || server.Middleware != nil || server.Assets != fs.FS(assets) {
		t.Error("the page is answered by more than the files that are looked at here")
	}
	page, err := fs.ReadFile(assets, "frontend/dist/index.html")
	if err != nil {
		t.Skip("the page is not built: make build")
	}
	for _, fault := range faults(string(page)) {
		t.Error(fault)
	}
	err = fs.WalkDir(assets, "frontend/dist", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !regexp.MustCompile(`\.(js|css|svg|html)$`).MatchString(path) {
			return err
		}
		text, err := fs.ReadFile(assets, path)
		if found := remote.FindString(string(text)); found != "" {
			t.Errorf("%s loads from elsewhere: %s", path, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// remote is an attribute or a style that loads from elsewhere; frontend/tests/remote.ts looks for more ways.
var remote = regexp.MustCompile(`(?i)(\b(src|srcset|poster)\s*=\s*["'\x60]?(https?:)?//\w|<(link|base)\b[^>]*href\s*=\s*["']?(https?:)?//\w|\burl\(\s*["']?(https?:)?//\w|@import\s*["'](https?:)?//\w)`)

var policy = regexp.MustCompile(`<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"`)

// faults says what of a page lets something in from elsewhere.
func faults(page string) (out []string) {
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
	for name, page := range map[string]string{
		"an image elsewhere":   strings.Replace(good, `"/a.png"`, `"https://t.example/a.png"`, 1),
		"a style elsewhere":    good + `<style>p { background: url(//t.example/a.png) }</style>`,
		"images from anywhere": strings.Replace(good, "data:", "https:", 1),
		"no policy":            `<img src="/a.png">`,
		"a script before it":   `<script src="/a.js"></script>` + good,
		"no base":              strings.Replace(good, "base-uri 'none'; ", "", 1),
		"all from itself":      strings.Replace(good, "default-src 'none'", "default-src 'self'", 1),
	} {
		if len(faults(page)) == 0 {
			t.Errorf("%s is not seen", name)
		}
	}
}

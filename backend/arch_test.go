package backend_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// sources reads every Go file of the repository, for every system and build tag.
var sources = sync.OnceValues(func() ([]source, error) {
	var all []source
	err := filepath.WalkDir("..", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			hidden := strings.HasPrefix(entry.Name(), ".") && entry.Name() != ".."
			if hidden || slices.Contains([]string{"node_modules", "testdata", "dist", "bin"}, entry.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if filepath.Ext(file) != ".go" {
			return nil
		}
		rel, err := filepath.Rel("..", file)
		if err != nil {
			return err
		}
		s := source{path: filepath.ToSlash(rel), pos: token.NewFileSet()}
		s.pkg = path.Join(root, path.Dir(s.path))
		s.file, err = parser.ParseFile(s.pos, file, nil, parser.ParseComments)
		all = append(all, s)
		return err
	})
	return all, err
})

func tree(t *testing.T) []source {
	t.Helper()
	all, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("only %d Go files were found: the tree is not where this test looks", len(all))
	}
	return all
}

// importsOf returns each package's imports, tests aside.
func importsOf(all []source) map[string][]string {
	imports := map[string][]string{}
	for _, s := range all {
		if s.test() {
			continue
		}
		for _, spec := range s.file.Imports {
			if imported, err := strconv.Unquote(spec.Path.Value); err == nil && !slices.Contains(imports[s.pkg], imported) {
				imports[s.pkg] = append(imports[s.pkg], imported)
			}
		}
	}
	return imports
}

// reach returns what pkg's imports import in turn, as far as it is ours.
func reach(imports map[string][]string, pkg string) []string {
	var reached []string
	seen := map[string]bool{pkg: true}
	var walk func(string, int)
	walk = func(at string, depth int) {
		for _, next := range imports[at] {
			if seen[next] {
				continue
			}
			seen[next] = true
			if depth > 0 {
				reached = append(reached, next)
			}
			if ours(next) {
				walk(next, depth+1)
			}
		}
	}
	walk(pkg, 0)
	return reached
}

func TestImportsFollowTheRules(t *testing.T) {
	imports := importsOf(tree(t))
	for pkg, list := range imports {
		for _, v := range violations(pkg, list, reach(imports, pkg)) {
			t.Error(v)
		}
	}
}

// Every rule is shown to bite on an import that breaks it, and to let pass the one beside it.
func TestEachRuleBites(t *testing.T) {
	bitten := map[string]bool{}
	for _, c := range []struct {
		rule, pkg, imported string
		broken              bool
	}{
		{"core is pure", core + "match", "os", true},
		{"core is pure", core + "match", "net/http", true},
		{"core is pure", core + "match", "net/url", false},
		{"core is pure", core + "match", adapter + "vault", true},
		{"core is pure", core + "match", wiring, true},
		{"core is pure", core + "match", core + "evidence", false},
		{"core is pure", core + "match", "github.com/nyaruka/phonenumbers", true},
		{"core is pure", core + "resume", "github.com/nyaruka/phonenumbers", false},
		{"core is pure", core + "profile", "golang.org/x/text/unicode/norm", false},
		{"core is pure", core + "recovery", "github.com/boombuler/barcode/qr", false},
		{"core is pure", core + "recovery", "github.com/boombuler/barcode/pdf417", true},
		{"adapters stand alone", adapter + "extract", adapter + "vault", true},
		{"adapters stand alone", adapter + "extract", core + "resume", false},
		{"adapters stand alone", adapter + "source", adapter + "egress", false},
		{"adapters stand alone", adapter + "egress", adapter + "source", true},
		{"adapters stand alone", adapter + "vault", wiring, true},
		{"a score never leaves", core + "summary", core + "match", true},
		{"a score never leaves", adapter + "render", core + "match", true},
		{"a score never leaves", core + "interview", core + "evidence", false},
		{"the sync server sees no person", "autojob/backend/syncserver", core + "profile", true},
		{"the sync server sees no person", "autojob/backend/syncserver", adapter + "vault", true},
		{"the sync server sees no person", "autojob/backend/syncserver", core + "freebusy", false},
		{"bind is thin", bind, adapter + "vault", true},
		{"bind is thin", bind, wiring, false},
		{"only the root knows the window", bind, "github.com/wailsapp/wails/v2/pkg/runtime", true},
		{"only the root knows the window", wiring, bind, true},
		{"only the root knows the window", command + "autojobctl", "github.com/wailsapp/wails/v2", true},
		{"only the root knows the window", root, "github.com/wailsapp/wails/v2", false},
		{"the root is the window only", root, adapter + "vault", true},
		{"the root is the window only", root, core + "match", true},
		{"the root is the window only", root, bind, false},
		{"commands are thin", command + "autojobctl", adapter + "vault", true},
		{"commands are thin", command + "autojobctl", adapter + "extract", false},
		{"nothing imports a command or a measure", wiring, bench + "proofs", true},
		{"nothing imports a command or a measure", bench + "cmd/prove", bench + "proofs", false},
		{"nothing imports a command or a measure", wiring, command + "autojobctl", true},
		{"samples are data", sample, core + "profile", true},
		{"samples are data", sample, "embed", false},
		{"no other program is started", wiring, "os/exec", true},
		{"no other program is started", adapter + "egress", "os/exec", true},
		{"no other program is started", adapter + "extract", "os/exec", false},
		{"no second way to the network", adapter + "source", "net/smtp", true},
		{"no second way to the network", adapter + "egress", "net/smtp", false},
	} {
		i := slices.IndexFunc(rules, func(r rule) bool { return r.name == c.rule })
		if i < 0 {
			t.Fatalf("there is no rule %q", c.rule)
		}
		if got := rules[i].broken(c.pkg, c.imported); got != c.broken {
			t.Errorf("%s: %s imports %s: broken is %v, want %v", c.rule, c.pkg, c.imported, got, c.broken)
		}
		if c.broken {
			bitten[c.rule] = true
			if len(violations(c.pkg, []string{c.imported}, nil)) == 0 {
				t.Errorf("violations lets %s import %s", c.pkg, c.imported)
			}
		}
	}
	for _, r := range rules {
		if !bitten[r.name] {
			t.Errorf("rule %q was never shown to bite", r.name)
		}
		if r.reason == "" {
			t.Errorf("rule %q has no reason", r.name)
		}
	}
	imports := map[string][]string{core + "summary": {core + "evidence"}, core + "evidence": {core + "match"}}
	if len(violations(core+"summary", imports[core+"summary"], reach(imports, core+"summary"))) == 0 {
		t.Error("summary reaches match through evidence and nothing says so")
	}
}

func TestSourceFollowsTheRules(t *testing.T) {
	for _, s := range tree(t) {
		if s.test() {
			continue
		}
		for _, m := range misuses(s.pkg, s.file) {
			t.Errorf("%s: %s", s.path, m)
		}
	}
}

func TestEachRuleOfSourceBites(t *testing.T) {
	for _, c := range []struct {
		pkg, imports, body string
		broken             bool
	}{
		{adapter + "source", `"net"`, `net.Dial("tcp", "example.com:80")`, true},
		{adapter + "source", `other "net"`, `other.LookupHost("example.com")`, true},
		{adapter + "source", `"net"`, `net.ParseIP("192.0.2.1")`, false},
		{adapter + "source", `"net"`, `var d net.Dialer; _, _ = d.Dial("tcp", "example.com:80")`, true},
		{adapter + "source", `"net"`, `_, _ = (&net.Dialer{}).Dial("tcp", "example.com:80")`, true},
		{adapter + "source", `"net"`, `_, _ = new(net.Resolver).LookupHost(nil, "example.com")`, true},
		{adapter + "source", `"net"`, `for _, d := range []*net.Dialer{{}} { _, _ = d.Dial("tcp", "example.com:80") }`, true},
		{adapter + "source", `. "net"`, `_, _ = Dial("tcp", "example.com:80")`, true},
		{adapter + "source", `"crypto/tls"`, `_, _ = tls.Dial("tcp", "example.com:443", nil)`, true},
		{adapter + "source", `"syscall"`, `_, _ = syscall.Socket(2, 1, 0)`, true},
		{adapter + "source", `"golang.org/x/sys/unix"`, `_ = unix.Connect(3, nil)`, true},
		{adapter + "source", `"golang.org/x/sys/unix"`, `_ = unix.Fsync(3)`, false},
		{adapter + "source", `"net/http"`, `http.Get("https://example.com")`, true},
		{adapter + "source", `"net/http"`, `_ = &http.Client{}`, true},
		{adapter + "source", `"net/http"`, `_ = new(http.Transport)`, true},
		{adapter + "source", `"net/http"`, `var c http.Client; _ = c`, true},
		{adapter + "source", `"net/http"`, `_, _ = http.DefaultClient.Get("https://example.com")`, true},
		{adapter + "source", `"net/http"`, `_, _ = http.DefaultTransport.RoundTrip(nil)`, true},
		{adapter + "source", `"net/http"`, `for _, c := range []*http.Client{{}} { _, _ = c.Get("https://example.com") }`, true},
		{adapter + "source", `web "net/http"`, `_, _ = web.Post("https://example.com", "", nil)`, true},
		{adapter + "source", `. "net/http"`, `_, _ = Get("https://example.com")`, true},
		{adapter + "source", `"net/http/httputil"`, `_ = httputil.NewSingleHostReverseProxy(nil)`, true},
		{adapter + "source", `"net/http"`, `_ = func(c *http.Client) {}`, false},
		{adapter + "source", `"net/http"`, `_ = http.StatusOK`, false},
		{adapter + "egress", `"net/http"`, `_ = &http.Client{}`, false},
		{adapter + "vault", `"os/exec"`, `_ = exec.Command("curl", "https://example.com").Run()`, true},
		{adapter + "vault", `"os/exec"`, `_ = exec.ErrNotFound`, false},
		{adapter + "vault", `. "os/exec"`, `_ = Command("curl", "https://example.com").Run()`, true},
		{wiring, `"os"`, `_, _ = os.StartProcess("/usr/bin/curl", nil, nil)`, true},
		{wiring, `"syscall"`, `_ = syscall.Exec("/usr/bin/curl", nil, nil)`, true},
		{adapter + "extract", `"os/exec"`, `_ = exec.Command("autojobctl").Run()`, false},
		{core + "match", `"time"`, `_ = time.Now()`, true},
		{core + "match", `"time"`, `_ = time.Hour`, false},
		{wiring, `"time"`, `_ = time.Now()`, false},
		{core + "match", `"math/rand/v2"`, `_ = rand.IntN(3)`, true},
		{core + "match", `"math/rand/v2"`, `_ = rand.New(rand.NewPCG(1, 2))`, false},
		{wiring, `"fmt"`, "}\nfunc init() { fmt.Println()", true},
	} {
		text := fmt.Sprintf("package p\nimport %s\nfunc f() { %s }\n", c.imports, c.body)
		file, err := parser.ParseFile(token.NewFileSet(), "p.go", text, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := misuses(c.pkg, file); (len(got) > 0) != c.broken {
			t.Errorf("%s with %s: found %q, want broken %v", c.pkg, c.body, got, c.broken)
		}
	}
}

// badNames say nothing about what is inside.
var badNames = []string{"util", "utils", "common", "helper", "helpers", "types", "model", "models", "service", "services", "misc", "base", "shared"}

func TestPackagesAreDocumentedAndWellNamed(t *testing.T) {
	docs, names, where := map[string]int{}, map[string]string{}, map[string]string{}
	for _, s := range tree(t) {
		name := s.file.Name.Name
		if s.test() {
			continue
		}
		names[s.pkg] = name
		if s.file.Doc != nil && documents(s.file) {
			docs[s.pkg]++
		}
	}
	for pkg, name := range names {
		if docs[pkg] != 1 {
			t.Errorf("%s has %d package comments, want one that begins with its name", pkg, docs[pkg])
		}
		if name == "main" {
			continue
		}
		if path.Base(pkg) != name {
			t.Errorf("%s holds the package %s; folder and package have one name", pkg, name)
		}
		if slices.Contains(badNames, name) {
			t.Errorf("%s: the name %s says nothing about what is inside", pkg, name)
		}
		if other, taken := where[name]; taken {
			t.Errorf("%s and %s are both called %s: one name, one package", other, pkg, name)
		}
		where[name] = pkg
	}
}

// documents reports whether the file's comment is the package's: it begins "Package name" or, for a
// program, with the program's name and what it does.
func documents(file *ast.File) bool {
	text := file.Doc.Text()
	if file.Name.Name == "main" {
		return len(strings.Fields(text)) >= 5
	}
	return strings.HasPrefix(text, "Package "+file.Name.Name+" ")
}

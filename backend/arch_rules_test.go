package backend_test

import (
	"slices"
	"strings"
)

// rule is one thing that a package may not import. broken sees the importing package and one import,
// both as full import paths; a rule that reaches sees also what the imports import in turn.
type rule struct {
	name    string
	reason  string
	reaches bool
	broken  func(pkg, imported string) bool
}

const (
	root    = "autojob"
	wiring  = "autojob/backend"
	core    = "autojob/backend/core/"
	adapter = "autojob/backend/adapter/"
	command = "autojob/backend/cmd/"
	bench   = "autojob/backend/bench/"
	bind    = "autojob/backend/bind"
	sample  = "autojob/backend/sample"
	wails   = "github.com/wailsapp/"
)

// outside is the standard library's disk, network and processes, which core may not touch. Naming an
// address or a path is no access to what is there.
var outside = []string{"os", "os/exec", "os/signal", "os/user", "io/ioutil", "path/filepath", "syscall", "plugin", "unsafe",
	"net", "net/http", "net/rpc", "net/smtp", "net/textproto", "crypto/tls", "database/sql", "log", "log/slog", "log/syslog", "testing"}

// parsing lists the libraries beyond the standard one that each core package may use: they turn text
// into text or numbers and touch nothing else. A new line here says why in the commit.
var parsing = map[string][]string{
	"*":        {"golang.org/x/text/unicode/norm"}, // the normal forms of Unicode
	"resume":   {"github.com/nyaruka/phonenumbers", "github.com/abadojack/whatlanggo"},
	"hidden":   {"golang.org/x/net/html"},
	"board":    {"golang.org/x/net/html", "golang.org/x/text"}, // companies' pages; feeds in older encodings
	"posting":  {"golang.org/x/net/html", "golang.org/x/text", "github.com/abadojack/whatlanggo"},
	"embed":    {"golang.org/x/text", "golang.org/x/sys/cpu"},
	"skill":    {"github.com/petar-dambovaliev/aho-corasick", "golang.org/x/text"},
	"match":    {"golang.org/x/text"},
	"summary":  {"golang.org/x/text/language"}, // names of countries and languages in the language of a draft
	"culture":  {"golang.org/x/text"},
	"evidence": {"golang.org/x/text", "github.com/abadojack/whatlanggo"},
	"calendar": {"github.com/emersion/go-ical"},
	"recovery": {"github.com/boombuler/barcode/qr"}, // the kit's text as a matrix of dark and light
}

// pairs lists the adapters that may import another one, and what adapters share with the sync server.
var pairs = map[string][]string{
	"egress":     {adapter + "ledger"},
	"ledger":     {adapter + "vault"},
	"llm":        {adapter + "egress"},
	"source":     {adapter + "egress"},
	"caldav":     {adapter + "egress"},
	"syncclient": {adapter + "egress", "autojob/backend/syncproto"},
}

// hosted lists what a command imports beside backend and core.
var hosted = map[string][]string{
	// The child process that reads foreign files is this program under another argument.
	"autojobctl":     {adapter + "extract"},
	"autojob-server": {"autojob/backend/syncserver", "autojob/frontend/share"},
}

// leaving are the packages that build what leaves the computer.
var leaving = []string{core + "summary", core + "release", core + "redact", core + "wording", adapter + "llm", core + "interview", adapter + "render", "autojob/backend/syncproto"}

var rules = []rule{
	{
		name:   "core is pure",
		reason: "the same input gives the same output everywhere, and a test needs no disk, network or clock",
		broken: func(pkg, imported string) bool {
			name, ok := strings.CutPrefix(pkg, core)
			switch {
			case !ok:
				return false
			case ours(imported):
				return !strings.HasPrefix(imported, core)
			case standard(imported):
				return slices.Contains(outside, imported)
			}
			return !under(imported, parsing["*"]) && !under(imported, parsing[name])
		},
	},
	{
		name:   "adapters stand alone",
		reason: "each wraps one outside thing, so that one can be replaced or tested without the others",
		broken: func(pkg, imported string) bool {
			name, ok := strings.CutPrefix(pkg, adapter)
			name, _, _ = strings.Cut(name, "/")
			return ok && ours(imported) && !strings.HasPrefix(imported, core) &&
				!within(imported, adapter+name) && !under(imported, pairs[name])
		},
	},
	{
		name:    "a score never leaves",
		reason:  "what builds something for a recipient must not even be able to see a match score",
		reaches: true,
		broken: func(pkg, imported string) bool {
			return under(pkg, leaving) && within(imported, core+"match")
		},
	},
	{
		name:    "the sync server sees no person",
		reason:  "it holds sealed things only; what it cannot import it cannot leak",
		reaches: true,
		broken: func(pkg, imported string) bool {
			return within(pkg, "autojob/backend/syncserver") && ours(imported) && !under(imported, []string{"autojob/backend/syncserver",
				"autojob/backend/syncproto", core + "freebusy", core + "problem", "autojob/frontend/share"})
		},
	},
	{
		name:   "bind is thin",
		reason: "what the page may call only translates; rules about the person's data belong below it",
		broken: func(pkg, imported string) bool {
			return within(pkg, bind) && ours(imported) && imported != wiring && !strings.HasPrefix(imported, core)
		},
	},
	{
		name:   "only the root knows the window",
		reason: "everything else must run in the command line and in tests, without a display",
		broken: func(pkg, imported string) bool {
			return pkg != root && !within(pkg, bind) && (strings.HasPrefix(imported, wails) || within(imported, bind)) ||
				within(pkg, bind) && strings.HasPrefix(imported, wails)
		},
	},
	{
		name:   "the root is the window only",
		reason: "what the window can do, the command line can do through the same Backend",
		broken: func(pkg, imported string) bool {
			if pkg != root || standard(imported) {
				return false
			}
			return imported != wiring && !within(imported, bind) && imported != core+"problem" && !strings.HasPrefix(imported, wails)
		},
	},
	{
		name:   "commands are thin",
		reason: "a command parses arguments and prints; what it does is in backend, where the window has it too",
		broken: func(pkg, imported string) bool {
			name, ok := strings.CutPrefix(pkg, command)
			return ok && ours(imported) && imported != wiring && imported != sample && !strings.HasPrefix(imported, core) && !under(imported, hosted[name])
		},
	},
	{
		name:   "nothing imports a command or a measure",
		reason: "they stand at the end: what others need of them belongs into a package of its own",
		broken: func(pkg, imported string) bool {
			return strings.HasPrefix(imported, command) || strings.HasPrefix(imported, bench) && !strings.HasPrefix(pkg, bench)
		},
	},
	{
		name:   "samples are data",
		reason: "they are embedded into every build and must bring no code along",
		broken: func(pkg, imported string) bool { return within(pkg, sample) && !standard(imported) },
	},
	{
		name:   "no other program is started",
		reason: "one like curl would be a second way out; only the confined child is started, and the vault names an error of os/exec",
		broken: func(pkg, imported string) bool {
			return imported == "os/exec" && !under(pkg, []string{adapter + "extract", adapter + "vault", strings.TrimSuffix(bench, "/")})
		},
	},
	{
		name:   "no second way to the network",
		reason: "only egress asks for consent, meters and writes the ledger; these packages exist only to connect",
		broken: func(pkg, imported string) bool {
			return !mayConnect(pkg) && under(imported, []string{"net/smtp", "net/rpc", "golang.org/x/net/proxy", "golang.org/x/net/websocket",
				"golang.org/x/crypto/ssh", "github.com/gorilla/websocket", "google.golang.org/grpc"})
		},
	},
}

// mayConnect names the only packages that open connections.
func mayConnect(pkg string) bool {
	return under(pkg, []string{adapter + "egress", "autojob/backend/syncserver", command + "autojob-server"})
}

// violations checks one package's imports, and what they reach, against every rule.
func violations(pkg string, imports, reached []string) []string {
	var found []string
	for _, r := range rules {
		seen := imports
		if r.reaches {
			seen = slices.Concat(imports, reached)
		}
		for _, imported := range seen {
			if r.broken(pkg, imported) {
				found = append(found, pkg+" imports "+imported+": "+r.name+", because "+r.reason)
			}
		}
	}
	return found
}

func ours(path string) bool { return path == root || strings.HasPrefix(path, root+"/") }

// standard reports whether path is of the standard library: its first element has no dot.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && !ours(path)
}

// within reports whether path is parent or below it.
func within(path, parent string) bool { return path == parent || strings.HasPrefix(path, parent+"/") }

func under(path string, parents []string) bool {
	return slices.ContainsFunc(parents, func(parent string) bool { return within(path, parent) })
}

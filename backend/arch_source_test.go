package backend_test

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// connecting are the standard library's names that open a connection, ask a name server or build what
// does. Their types may be named by pointer as a parameter or a field, which someone else fills.
var connecting = map[string]func(name string) bool{
	"net": func(name string) bool {
		return strings.HasPrefix(name, "Dial") || strings.HasPrefix(name, "Lookup") || strings.HasPrefix(name, "Listen") ||
			slices.Contains([]string{"Resolver", "DefaultResolver", "ResolveIPAddr", "ResolveTCPAddr", "ResolveUDPAddr", "FileConn"}, name)
	},
	"net/http": func(name string) bool {
		return slices.Contains([]string{"Get", "Head", "Post", "PostForm", "DefaultClient", "DefaultTransport", "Client", "Transport",
			"ListenAndServe", "ListenAndServeTLS", "Serve", "ServeTLS"}, name)
	},
	"net/http/httputil": func(name string) bool {
		return strings.Contains(name, "ReverseProxy") || strings.Contains(name, "ClientConn")
	},
	"crypto/tls":               func(name string) bool { return strings.HasPrefix(name, "Dial") || name == "Client" },
	"syscall":                  socket,
	"golang.org/x/sys/unix":    socket,
	"golang.org/x/sys/windows": socket,
}

// socket is what a system calls a connection.
func socket(name string) bool {
	return slices.Contains([]string{"Socket", "Socketpair", "Connect", "ConnectEx", "WSASocket", "Sendto", "SendtoInet4", "SendtoInet6", "Sendmsg", "SendmsgN", "Listen"}, name)
}

// starting are the standard library's names that start a program.
var starting = map[string][]string{
	"os/exec": {"Command", "CommandContext", "Cmd"},
	"os":      {"StartProcess"},
	"syscall": {"Exec", "ForkExec", "StartProcess"},
}

// mayStart names the only packages that start programs: the child that reads foreign files, and measures.
func mayStart(pkg string) bool {
	return under(pkg, []string{adapter + "extract", strings.TrimSuffix(bench, "/")})
}

// clock are the names of package time that ask what time it is, or wait.
var clock = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}

// seeded are the names of math/rand/v2 that do not draw from its shared, unrepeatable source.
var seeded = []string{"New", "NewPCG", "NewChaCha8", "NewZipf", "Rand", "Source", "PCG", "ChaCha8", "Zipf"}

// misuses returns what a file does beside its imports that its package may not: connect outside
// egress; ask the clock or draw unseeded numbers in core; work in init.
func misuses(pkg string, file *ast.File) []string {
	imported := map[string]string{} // the name in this file -> the import path
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		name := path[strings.LastIndex(path, "/")+1:]
		if name == "v2" {
			name = "rand" // math/rand/v2 is the only one asked for below
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		imported[name] = path
	}
	var found []string
	say := func(what, reason string) { found = append(found, pkg+": "+what+": "+reason) }

	for name, path := range imported {
		if name == "." && (connecting[path] != nil || starting[path] != nil) {
			say(`import . "`+path+`"`, "what it names would not be seen here")
		}
	}
	pointers := map[*ast.SelectorExpr]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			if p, ok := n.Type.(*ast.StarExpr); ok {
				if s, ok := p.X.(*ast.SelectorExpr); ok {
					pointers[s] = true
				}
			}
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "init" {
				say("func init", "work at start-up costs every start and every test; build it where it is needed, once")
			}
		case *ast.SelectorExpr:
			x, ok := n.X.(*ast.Ident)
			if !ok || x.Obj != nil && x.Obj.Kind == ast.Var {
				return true
			}
			path, used := imported[x.Name], x.Name+"."+n.Sel.Name
			if opens := connecting[path]; opens != nil && opens(n.Sel.Name) && !pointers[n] && !mayConnect(pkg) {
				say(used, "only egress opens connections, after consent and with an entry in the ledger")
			}
			if slices.Contains(starting[path], n.Sel.Name) && !mayStart(pkg) {
				say(used, "another program would be a second way out, and sees what it is given")
			}
			if !strings.HasPrefix(pkg, core) {
				return true
			}
			if path == "time" && slices.Contains(clock, n.Sel.Name) {
				say(used, "core has no clock of its own; take the time as a parameter")
			}
			if path == "math/rand" || path == "math/rand/v2" && !slices.Contains(seeded, n.Sel.Name) {
				say(used, "core gives the same output for the same input; take a seed as a parameter")
			}
		}
		return true
	})
	return found
}

// source is one Go file of the tree.
type source struct {
	path string // from the repository's root, with slashes
	pkg  string // import path
	file *ast.File
	pos  *token.FileSet
}

func (s source) test() bool { return strings.HasSuffix(s.path, "_test.go") }

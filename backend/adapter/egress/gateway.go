package egress

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

// Resolver looks up a host's addresses; *net.Resolver does.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// Config is what a Gateway works with. The zero value is that of the installed program; tests serve on loopback by what they set here,
// under the same rules.
type Config struct {
	Resolver Resolver         // nil is the system's
	Roots    *x509.CertPool   // nil is the system's
	Now      func() time.Time // nil is time.Now

	// Connect connects to an address that the rules let pass; nil is TCP, which checks it once more.
	Connect func(ctx context.Context, to netip.AddrPort) (net.Conn, error)
}

// Gateway is the one way out of a running program. Its methods may be called from several goroutines.
type Gateway struct {
	cfg    Config
	rules  map[Kind]rule
	routes map[Kind]*http.Transport // kinds share no connection

	mu       sync.Mutex
	airplane bool
	under    map[*flight]bool  // requests under way
	conns    map[*tracked]bool // open connections
	counts   map[place]*Traffic
	left     bool // something went further than this computer since the program started
	last     Sent
}

// place is where requests of a kind go.
type place struct {
	kind Kind
	host string
}

// flight is a request under way.
type flight struct {
	kind Kind
	stop context.CancelCauseFunc
}

// New makes a Gateway. It connects to nothing.
func New(cfg Config) *Gateway { return newGateway(cfg, rules()) }

func newGateway(cfg Config, rules map[Kind]rule) *Gateway {
	if cfg.Resolver == nil {
		cfg.Resolver = &net.Resolver{}
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	g := &Gateway{cfg: cfg, rules: rules, routes: map[Kind]*http.Transport{}, under: map[*flight]bool{}, conns: map[*tracked]bool{}, counts: map[place]*Traffic{}}
	for kind, r := range rules {
		g.routes[kind] = &http.Transport{
			Proxy:                  nil, // not the environment's either
			DialContext:            g.dial(r),
			TLSClientConfig:        &tls.Config{RootCAs: cfg.Roots, Time: cfg.Now, MinVersion: tls.VersionTLS12},
			TLSHandshakeTimeout:    15 * time.Second,
			ResponseHeaderTimeout:  r.first,
			IdleConnTimeout:        20 * time.Second,
			MaxIdleConnsPerHost:    1,
			MaxConnsPerHost:        2,
			MaxResponseHeaderBytes: 64 << 10,
			DisableCompression:     true, // done in answer.go, within the limit
		}
	}
	return g
}

// SetAirplane closes the way out, or opens it again, and tells how many requests it stopped. Once it is closed no request is under way and no
// connection is open.
func (g *Gateway) SetAirplane(on bool) (stopped int) {
	g.mu.Lock()
	g.airplane = on
	var flights []*flight
	var conns []*tracked
	if on {
		for f := range g.under {
			flights = append(flights, f)
		}
		for c := range g.conns {
			conns = append(conns, c)
		}
	}
	g.mu.Unlock()
	for _, f := range flights {
		f.stop(ErrAirplane)
	}
	for _, c := range conns {
		_ = c.Close()
	}
	if on {
		g.Close()
	}
	return len(flights)
}

// Airplane reports whether the way out is closed.
func (g *Gateway) Airplane() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.airplane
}

// Close closes connections that no request uses.
func (g *Gateway) Close() {
	for _, t := range g.routes {
		t.CloseIdleConnections()
	}
}

// Connections is how many connections are open.
func (g *Gateway) Connections() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.conns)
}

// Package egresstest is an internet on loopback for tests: a server that is every host, with certificates of its own root, and the
// egress.Config that leads there; and a mail server. The rules of egress are in force all the same. Start with Serve and ServeMail.
package egresstest

import (
	"context"
	"crypto/tls"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend/adapter/egress"
)

// Address is what every host's name leads to, unless Resolve says otherwise: a public address that Connect turns to loopback.
var Address = netip.MustParseAddr("9.9.9.9")

// Site is the server.
type Site struct {
	// Resolve answers for a host; nil answers Address. Set it before the first request.
	Resolve func(host string) ([]netip.Addr, error)

	authority
	address  string
	accepted atomic.Int64
}

// Serve starts a server that answers as every host; it ends with the test.
func Serve(t testing.TB, h http.Handler) *Site {
	t.Helper()
	s := &Site{authority: newAuthority(t)}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.address = l.Addr().String()
	server := &http.Server{Handler: h, ErrorLog: log.New(io.Discard, "", 0), ReadHeaderTimeout: time.Minute}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(tls.NewListener(&counting{l, &s.accepted}, &tls.Config{GetCertificate: s.certificate}))
	}()
	t.Cleanup(func() {
		_ = server.Close()
		<-done
	})
	return s
}

// Config leads to the server.
func (s *Site) Config() egress.Config {
	return egress.Config{Resolver: resolver{s}, Roots: s.pool(), Connect: func(ctx context.Context, _ netip.AddrPort) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "tcp", s.address)
	}}
}

// Accepted is how many connections came in.
func (s *Site) Accepted() int { return int(s.accepted.Load()) }

type counting struct {
	net.Listener
	n *atomic.Int64
}

func (c *counting) Accept() (net.Conn, error) {
	conn, err := c.Listener.Accept()
	if err == nil {
		c.n.Add(1)
	}
	return conn, err
}

type resolver struct{ s *Site }

func (r resolver) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	if r.s.Resolve != nil {
		return r.s.Resolve(host)
	}
	return []netip.Addr{Address}, nil
}

// Package egresstest is an internet on loopback for tests: a server that is every host, with certificates of its own root, and the
// egress.Config that leads there. The rules of egress are in force all the same. Start with Serve.
package egresstest

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"sync"
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

	root     *x509.Certificate
	key      *ecdsa.PrivateKey
	address  string
	accepted atomic.Int64

	mu    sync.Mutex
	certs map[string]*tls.Certificate
}

// Serve starts a server that answers as every host; it ends with the test.
func Serve(t testing.TB, h http.Handler) *Site {
	t.Helper()
	s := &Site{certs: map[string]*tls.Certificate{}}
	s.makeRoot(t)
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
	pool := x509.NewCertPool()
	pool.AddCert(s.root)
	return egress.Config{Resolver: resolver{s}, Roots: pool, Connect: func(ctx context.Context, _ netip.AddrPort) (net.Conn, error) {
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

func (s *Site) makeRoot(t testing.TB) {
	var err error
	if s.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		t.Fatal(err)
	}
	root := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Autojob's tests"}, NotBefore: time.Unix(0, 0),
		NotAfter: time.Unix(1<<33, 0), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, root, root, &s.key.PublicKey, s.key)
	if err != nil {
		t.Fatal(err)
	}
	if s.root, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
}

func (s *Site) certificate(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	host := hello.ServerName
	if c := s.certs[host]; c != nil {
		return c, nil
	}
	leaf := &x509.Certificate{SerialNumber: big.NewInt(int64(len(s.certs) + 2)), DNSNames: []string{host}, NotBefore: time.Unix(0, 0),
		NotAfter: time.Unix(1<<33, 0), KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	der, err := x509.CreateCertificate(rand.Reader, leaf, s.root, &s.key.PublicKey, s.key)
	if err != nil {
		return nil, fmt.Errorf("making a certificate: %w", err)
	}
	c := &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: s.key}
	s.certs[host] = c
	return c, nil
}

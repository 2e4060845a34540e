package egress

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// maxAddresses bounds how many of a host's addresses are tried, each for at most tryFor.
const (
	maxAddresses = 4
	tryFor       = 8 * time.Second
)

// dial connects to a host by a rule: it looks the host up, checks every address it has, and connects to one of those very addresses.
func (g *Gateway) dial(r rule) func(ctx context.Context, network, address string) (net.Conn, error) {
	return func(ctx context.Context, _, address string) (net.Conn, error) {
		host, portText, err := net.SplitHostPort(address)
		if err != nil {
			return nil, fmt.Errorf("dialling: %w", err)
		}
		port, err := strconv.ParseUint(portText, 10, 16)
		if err != nil {
			return nil, fmt.Errorf("dialling: %w", err)
		}
		if g.Airplane() {
			return nil, ErrAirplane
		}
		addresses, err := g.cfg.Resolver.LookupNetIP(ctx, "ip", host)
		if err != nil {
			return nil, fmt.Errorf("looking up the host: %w", err)
		}
		if len(addresses) == 0 {
			return nil, errors.New("the host has no address")
		}
		for _, a := range addresses {
			if !r.allowed(a) {
				return nil, fmt.Errorf("%w: the host leads to an address that is not for this kind of request", ErrRefused)
			}
		}
		var last error
		for _, a := range alternating(addresses) {
			conn, err := g.connect(ctx, r, netip.AddrPortFrom(a.Unmap(), uint16(port)))
			if err == nil {
				return g.track(conn)
			}
			last = err
			if ctx.Err() != nil {
				break
			}
		}
		return nil, last
	}
}

func (g *Gateway) connect(ctx context.Context, r rule, to netip.AddrPort) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, tryFor)
	defer cancel()
	if g.cfg.Connect != nil {
		return g.cfg.Connect(ctx, to)
	}
	d := net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		dialled, err := netip.ParseAddrPort(address)
		if err != nil || !r.allowed(dialled.Addr()) {
			return fmt.Errorf("%w: the address is not for this kind of request", ErrRefused)
		}
		return nil
	}}
	return d.DialContext(ctx, "tcp", to.String())
}

// alternating puts addresses of both families by turns, as the first family may lead nowhere in this network.
func alternating(all []netip.Addr) []netip.Addr {
	var first, second, out []netip.Addr
	for _, a := range all {
		if a.Unmap().Is4() == all[0].Unmap().Is4() {
			first = append(first, a)
		} else {
			second = append(second, a)
		}
	}
	for i := range max(len(first), len(second)) {
		if i < len(first) {
			out = append(out, first[i])
		}
		if i < len(second) {
			out = append(out, second[i])
		}
	}
	return out[:min(len(out), maxAddresses)]
}

// tracked is an open connection that airplane mode can close.
type tracked struct {
	net.Conn
	once    sync.Once
	forget  func()
	closing error
}

func (g *Gateway) track(conn net.Conn) (net.Conn, error) {
	t := &tracked{Conn: conn}
	t.forget = func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		delete(g.conns, t)
	}
	g.mu.Lock()
	closed := g.airplane
	if !closed {
		g.conns[t] = true
	}
	g.mu.Unlock()
	if closed {
		_ = conn.Close()
		return nil, ErrAirplane
	}
	return t, nil
}

// Close closes the connection.
func (t *tracked) Close() error {
	t.once.Do(func() {
		t.closing = t.Conn.Close()
		t.forget()
	})
	return t.closing
}

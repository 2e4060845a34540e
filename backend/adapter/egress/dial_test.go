package egress

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"testing"
	"time"
)

type answers []netip.Addr

func (a answers) LookupNetIP(context.Context, string, string) ([]netip.Addr, error) { return a, nil }

// The socket itself checks the address once more: a rule that changes its mind between the look-up and the dial is obeyed.
func TestTheVeryAddressThatIsDialledIsChecked(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	accepted := make(chan struct{}, 8)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			accepted <- struct{}{}
			_ = c.Close()
		}
	}()
	port := l.Addr().(*net.TCPAddr).AddrPort().Port()
	for _, c := range []struct {
		name     string
		passes   int // how many checks of the address pass
		accepted bool
	}{{"both checks pass", 2, true}, {"the second does not", 1, false}, {"the first does not", 0, false}} {
		asked := 0
		g := newGateway(Config{Resolver: answers{netip.MustParseAddr("127.0.0.1")}}, map[Kind]rule{AdSource: {
			ports: []uint16{port}, bytes: 1 << 20, time: time.Second,
			allowed: func(netip.Addr) bool { asked++; return asked <= c.passes },
		}})
		conn, err := g.dial(g.rules[AdSource])(t.Context(), "tcp", (&net.TCPAddr{Port: int(port)}).String())
		if err == nil {
			_ = conn.Close()
		}
		got := false
		select {
		case <-accepted:
			got = true
		case <-time.After(50 * time.Millisecond):
		}
		if got != c.accepted || !c.accepted && !errors.Is(err, ErrRefused) {
			t.Errorf("%s: accepted %v, %v", c.name, got, err)
		}
	}
}

package backend_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"autojob/backend"
	"autojob/backend/adapter/egress/egresstest"
	"autojob/backend/adapter/extract/extracttest"
	"autojob/backend/adapter/ledger"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
	"autojob/backend/core/profile"
)

// journeyVar says to the test binary that it stands in a network of its own.
const journeyVar = "AUTOJOB_TEST_JOURNEY"

// The whole way in a network where every packet is seen, with the program's own dialler and name server: nothing goes before the approval,
// then the approved bytes and nothing else, to one place.
func TestOnTheWholeWayOnlyTheApprovedBytesLeave(t *testing.T) {
	if os.Getenv(journeyVar) != "" {
		journey(t)
		return
	}
	if testing.Short() {
		t.Skip("a process of its own: this runs without the race detector")
	}
	if _, err := exec.LookPath("ip"); err != nil {
		t.Skip("the program ip is not here")
	}
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), journeyVar+"=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}, GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}}
	out, err := cmd.CombinedOutput()
	if err != nil && strings.Contains(err.Error(), "operation not permitted") {
		t.Skip("this system gives no network of one's own: " + err.Error())
	}
	if err != nil || !bytes.Contains(out, []byte("--- PASS")) {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "journey:") {
			t.Log(strings.TrimSpace(line))
		}
	}
}

func journey(t *testing.T) {
	for _, args := range [][]string{{"link", "set", "lo", "up"}, {"route", "add", "default", "dev", "lo"}} { // whatever would leave goes by lo
		if out, err := exec.Command("ip", args...).CombinedOutput(); err != nil {
			t.Fatalf("ip %v: %v %s", args, err, out)
		}
	}
	c := newCapture(t)
	mails := egresstest.ServeMail(t, &egresstest.MailServer{})
	ctx := t.Context()
	b := backend.New(backend.Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: &vault.MemoryKeychain{}, Child: extracttest.Child(t), Cache: extracttest.Cache(t)})
	defer b.Close()
	step := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	step(b.Create(ctx, ""))
	d, err := b.DraftResume(ctx, cv(t, "nurse.pdf"), "nurse.pdf")
	step(err)
	step(b.SaveResume(ctx, d, []profile.Edit{{Path: "basics.label", Value: "Surgical nurse"}}))
	step(b.AddSample(ctx, nil))
	found, err := b.Matches(ctx, -1, nil)
	step(err)
	if len(found.Jobs) < 60 {
		t.Fatalf("%d jobs", len(found.Jobs))
	}
	step(b.SetMailAccount(ctx, backend.MailAccount{Host: "127.0.0.1", Port: mails.Port(), Security: backend.MailPlain, From: "jo@example.org"}, ""))
	g, err := b.Approve(ctx, backend.Approval{Payload: []byte(mailText), Proposal: consent.Proposal{Job: found.Jobs[0].Stored.Posting.ID, Recipient: consent.Recipient{Kind: consent.Employer, Name: "Example Clinic", Address: "jobs@example.com"},
		Purpose: consent.Application, Method: consent.SMTP, Media: "message/rfc822", Fields: []string{"basics.name"}, Until: time.Now().Add(time.Hour)}})
	step(err)
	if n := c.count(); n != 0 {
		t.Fatalf("%d packets before anything was sent: %s", n, c.places())
	}
	_, err = b.Send(ctx, g.ID)
	step(err)
	time.Sleep(100 * time.Millisecond)
	said := c.said(mails.Port())
	_, data, _ := strings.Cut(said, "\r\nDATA\r\n")
	data, _, ended := strings.Cut(data, "\r\n.\r\nQUIT")
	if got := strings.ReplaceAll("\r\n"+data+"\r\n", "\r\n..", "\r\n.")[2:]; !ended || got != mailText {
		t.Fatalf("on the wire: %q", said)
	}
	before, _, _ := strings.Cut(said, "DATA\r\n")
	if want := "EHLO localhost\r\nMAIL FROM:<jo@example.org> BODY=8BITMIME\r\nRCPT TO:<jobs@example.com>\r\n"; before != want {
		t.Errorf("beside the message: %q", before)
	}
	if places := c.places(); strings.Contains(places, ",") || !strings.Contains(places, fmt.Sprint(mails.Port())) {
		t.Errorf("packets went to %s", places)
	}
	packets := c.count()
	step(b.Withdraw(ctx, g.ID))
	if c.count() != packets {
		t.Error("withdrawing sent something")
	}
	lines, err := b.Record(ctx, 0, 10)
	step(err)
	if len(lines) != 2 || lines[1].Kind != ledger.Sent || lines[1].Opening.Digest != consent.Digest([]byte(mailText)) {
		t.Errorf("%d entries for one mail and its withdrawal", len(lines))
	}
	t.Logf("journey: 0 packets before sending; then %d, all to and from the mail server, with the approved %d bytes", packets, len(mailText))

	// The capture is shown to bite: a question to a name server, and a connection elsewhere.
	short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
	defer cancel()
	resolver := net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", "9.9.9.9:53")
	}}
	_, _ = resolver.LookupHost(short, "jobs.example.com")
	if n := c.count(); n == packets || !strings.Contains(c.places(), "9.9.9.9:53") {
		t.Errorf("a question to a name server is not seen: %s", c.places())
	}
	if conn, err := net.DialTimeout("tcp", "9.9.9.9:443", 200*time.Millisecond); err == nil {
		_ = conn.Close()
	}
	if c.count(); !strings.Contains(c.places(), "9.9.9.9:443") {
		t.Errorf("a connection elsewhere is not seen: %s", c.places())
	}
}

// capture sees every packet that is sent in this network.
type capture struct {
	mu      sync.Mutex
	packets int
	to      map[netip.AddrPort]map[uint32][]byte // what was sent by TCP to a place, by sequence number
}

func newCapture(t *testing.T) *capture {
	t.Helper()
	all := uint16(unix.ETH_P_ALL<<8 | unix.ETH_P_ALL>>8)
	fd, err := unix.Socket(unix.AF_PACKET, unix.SOCK_DGRAM, int(all))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = unix.Close(fd) })
	_ = unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_RCVBUF, 16<<20)
	_ = unix.SetsockoptTimeval(fd, unix.SOL_SOCKET, unix.SO_RCVTIMEO, &unix.Timeval{Usec: 20_000})
	c := &capture{to: map[netip.AddrPort]map[uint32][]byte{}}
	go func() {
		buf := make([]byte, 1<<17)
		for {
			n, from, err := unix.Recvfrom(fd, buf, 0)
			if err == unix.EAGAIN || err == unix.EINTR {
				continue
			}
			if err != nil {
				return
			}
			if ll, ok := from.(*unix.SockaddrLinklayer); ok && ll.Pkttype == unix.PACKET_OUTGOING {
				c.take(bytes.Clone(buf[:n]))
			}
		}
	}()
	return c
}

// take notes an IPv4 or IPv6 packet.
func (c *capture) take(p []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.packets++
	if len(p) < 40 || p[0]>>4 != 4 {
		c.note(netip.AddrPort{}, 0, nil)
		return
	}
	to, _ := netip.AddrFromSlice(p[16:20])
	l4 := p[int(p[0]&15)*4 : binary.BigEndian.Uint16(p[2:])]
	place := netip.AddrPortFrom(to, binary.BigEndian.Uint16(l4[2:]))
	if p[9] != unix.IPPROTO_TCP {
		c.note(place, 0, nil)
		return
	}
	c.note(place, binary.BigEndian.Uint32(l4[4:]), l4[int(l4[12]>>4)*4:])
}

func (c *capture) note(place netip.AddrPort, seq uint32, data []byte) {
	if c.to[place] == nil {
		c.to[place] = map[uint32][]byte{}
	}
	if len(data) > 0 {
		c.to[place][seq] = data
	}
}

func (c *capture) count() int {
	time.Sleep(50 * time.Millisecond) // what was sent just now arrives
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.packets
}

// said is what was sent to a port of this computer, in its order.
func (c *capture) said(port uint16) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	parts := c.to[netip.AddrPortFrom(netip.AddrFrom4([4]byte{127, 0, 0, 1}), port)]
	first, begun := uint32(0), false
	for seq := range parts {
		if !begun || int32(seq-first) < 0 {
			first, begun = seq, true
		}
	}
	var out []byte
	for next := first; ; {
		data, ok := parts[next]
		if !ok {
			return string(out)
		}
		out = append(out, data...)
		next += uint32(len(data))
	}
}

// places are the servers that something was sent to: high ports of this computer, from which connections are made, aside.
func (c *capture) places() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []string
	for place, parts := range c.to {
		answers := false
		for _, data := range parts {
			answers = answers || bytes.HasPrefix(data, []byte("220 ")) // the mail server's greeting goes to who connected
		}
		if !answers {
			out = append(out, place.String())
		}
	}
	return strings.Join(out, ",")
}

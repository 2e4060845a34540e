package egresstest

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"

	"autojob/backend/adapter/egress"
)

// Received is a message as it came in.
type Received struct {
	From, To string
	Data     []byte // as it was on the wire, with doubled dots made one again
	Login    string // who sent it
	Safe     bool   // over an encrypted line
}

// MailServer takes mail on loopback. Set its fields before the first connection.
type MailServer struct {
	Implicit       bool // TLS from the first byte
	Explicit       bool // STARTTLS
	User, Password string
	Auth           string               // the ways to log in that it offers; "" is "PLAIN LOGIN"
	ASCII          bool                 // offers no 8BITMIME
	Size           int                  // the largest message that it says it takes; 0 says nothing
	Answer         map[string]int       // codes for commands that it refuses: "RCPT", "DATA", "." (after the message)
	Before         func(command string) // is told of each command before it is answered

	authority
	listener net.Listener

	mu       sync.Mutex
	accepted int
	said     []string // commands, as they came
	mails    []Received
	conns    []net.Conn
}

// ServeMail starts a mail server; it ends with the test.
func ServeMail(t testing.TB, s *MailServer) *MailServer {
	t.Helper()
	s.authority = newAuthority(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.listener = l
	var done sync.WaitGroup
	done.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			s.mu.Lock()
			s.accepted++
			s.conns = append(s.conns, conn)
			s.mu.Unlock()
			done.Go(func() { s.serve(conn) })
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		s.mu.Lock()
		for _, c := range s.conns {
			_ = c.Close()
		}
		s.mu.Unlock()
		done.Wait()
	})
	return s
}

// Port is where it listens.
func (s *MailServer) Port() uint16 { return uint16(s.listener.Addr().(*net.TCPAddr).Port) }

// Config leads every host's name to the server.
func (s *MailServer) Config() egress.Config {
	return egress.Config{Resolver: hosts{}, Roots: s.pool(), Connect: func(ctx context.Context, _ netip.AddrPort) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "tcp", s.listener.Addr().String())
	}}
}

type hosts struct{}

func (hosts) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
}

// Refuse changes what it refuses while it runs.
func (s *MailServer) Refuse(answers map[string]int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Answer = answers
}

func (s *MailServer) code(command string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Answer[command]
}

// Mails are the messages that came in whole.
func (s *MailServer) Mails() []Received {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.mails)
}

// Said are all commands that came in.
func (s *MailServer) Said() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.said)
}

// Accepted is how many connections came in.
func (s *MailServer) Accepted() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.accepted
}

// session is one connection.
type session struct {
	s    *MailServer
	conn net.Conn
	in   *bufio.Reader
	now  Received
}

func (s *MailServer) serve(conn net.Conn) {
	defer conn.Close()
	c := &session{s: s, conn: conn}
	cfg := &tls.Config{GetCertificate: s.certificate}
	if s.Implicit {
		c.conn, c.now.Safe = tls.Server(conn, cfg), true
	}
	c.in = bufio.NewReader(c.conn)
	c.answer(220, "mail.example.com")
	for {
		line, err := c.in.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimRight(line, "\r\n")
		command := strings.ToUpper(strings.Fields(line + " -")[0])
		s.mu.Lock()
		s.said = append(s.said, line)
		s.mu.Unlock()
		if s.Before != nil {
			s.Before(command)
		}
		if code := s.code(command); code != 0 {
			c.answer(code, "no")
			continue
		}
		switch command {
		case "EHLO":
			c.greet()
		case "STARTTLS":
			c.answer(220, "go on")
			c.conn, c.now.Safe = tls.Server(conn, cfg), true
			c.in = bufio.NewReader(c.conn)
		case "AUTH":
			c.login(strings.Fields(line)[1:])
		case "MAIL":
			c.now.From = path(line)
			c.answer(250, "ok")
		case "RCPT":
			c.now.To = path(line)
			c.answer(250, "ok")
		case "DATA":
			if !c.data() {
				return
			}
		case "QUIT":
			c.answer(221, "bye")
			return
		default:
			c.answer(250, "ok")
		}
	}
}

func (c *session) answer(code int, text string) { _, _ = fmt.Fprintf(c.conn, "%d %s\r\n", code, text) }

func (c *session) greet() {
	lines := []string{"mail.example.com"}
	if c.s.Explicit && !c.now.Safe {
		lines = append(lines, "STARTTLS")
	}
	if c.s.User != "" {
		ways := c.s.Auth
		if ways == "" {
			ways = "PLAIN LOGIN"
		}
		lines = append(lines, "AUTH "+ways)
	}
	if !c.s.ASCII {
		lines = append(lines, "8BITMIME")
	}
	if c.s.Size > 0 {
		lines = append(lines, fmt.Sprint("SIZE ", c.s.Size))
	}
	for i, l := range lines {
		sep := "-"
		if i == len(lines)-1 {
			sep = " "
		}
		_, _ = fmt.Fprintf(c.conn, "250%s%s\r\n", sep, l)
	}
}

func (c *session) login(words []string) {
	ask := func(text string) string {
		c.answer(334, base64.StdEncoding.EncodeToString([]byte(text)))
		line, _ := c.in.ReadString('\n')
		b, _ := base64.StdEncoding.DecodeString(strings.TrimSpace(line))
		return string(b)
	}
	var user, password string
	switch {
	case len(words) == 2 && strings.EqualFold(words[0], "PLAIN"):
		b, _ := base64.StdEncoding.DecodeString(words[1])
		if parts := strings.Split(string(b), "\x00"); len(parts) == 3 {
			user, password = parts[1], parts[2]
		}
	case len(words) == 1 && strings.EqualFold(words[0], "LOGIN"):
		user, password = ask("Username:"), ask("Password:")
	}
	if user != c.s.User || password != c.s.Password {
		c.answer(535, "no")
		return
	}
	c.now.Login = user
	c.answer(235, "ok")
}

// data takes a message. It answers whether the connection goes on.
func (c *session) data() bool {
	c.answer(354, "go on")
	var data bytes.Buffer
	for {
		line, err := c.in.ReadBytes('\n')
		if err != nil {
			return false
		}
		if string(line) == ".\r\n" {
			break
		}
		data.Write(bytes.TrimPrefix(line, []byte(".")))
	}
	if c.s.Before != nil {
		c.s.Before(".")
	}
	if code := c.s.code("."); code < 0 { // says nothing and goes away
		return false
	} else if code > 0 {
		c.answer(code, "no")
		return true
	}
	c.now.Data = data.Bytes()
	c.s.mu.Lock()
	c.s.mails = append(c.s.mails, c.now)
	c.s.mu.Unlock()
	c.answer(250, "taken")
	return true
}

// path is the address in a command.
func path(line string) string {
	_, rest, _ := strings.Cut(line, "<")
	address, _, _ := strings.Cut(rest, ">")
	return address
}

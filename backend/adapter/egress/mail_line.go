package egress

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/netip"
	"net/smtp"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// mailClient speaks to a mail server.
type mailClient struct {
	*smtp.Client
	ctx  context.Context
	host string
}

// cause is why the conversation ended, where its context knows better than the connection.
func (c *mailClient) cause(err error) error {
	if err == nil {
		return nil
	}
	return cause(c.ctx, err)
}

// open connects to a server, makes the connection safe and logs in. End must be called.
func (g *Gateway) open(ctx context.Context, s MailServer) (*mailClient, func(), error) {
	kind := Mail
	if s.Security == Plain {
		kind = plainMail
	}
	r := g.rules[kind]
	host, err := s.check()
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, r.time, errTime)
	ctx, land, err := g.begin(ctx, Mail)
	if err != nil {
		cancel()
		return nil, nil, err
	}
	c := &mailClient{ctx: ctx, host: host}
	conn, err := g.line(ctx, kind, host, s.Port)
	if err != nil {
		err = c.cause(err)
		land()
		cancel()
		return nil, nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	end := func() {
		stop()
		_ = conn.Close()
		g.moved(Mail, host, 0, conn.n)
		land()
		cancel()
	}
	if err := c.greet(conn, s, &tls.Config{ServerName: host, RootCAs: g.cfg.Roots, Time: g.cfg.Now, MinVersion: tls.VersionTLS12}); err != nil {
		err = c.cause(err)
		end()
		return nil, nil, err
	}
	return c, end, nil
}

// line is the connection to a server: counted, and closed by airplane mode.
func (g *Gateway) line(ctx context.Context, kind Kind, host string, port uint16) (*counted, error) {
	if err := g.admit(Mail, host); err != nil {
		return nil, err
	}
	conn, err := g.dial(g.rules[kind])(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(int(port))))
	if err != nil {
		return nil, err
	}
	return &counted{Conn: conn, limit: g.rules[kind].bytes}, nil
}

// greet says hello, over an encrypted line unless the server is this computer's own, and logs in.
func (c *mailClient) greet(conn *counted, s MailServer, cfg *tls.Config) (err error) {
	var line net.Conn = conn
	if s.Security == TLS {
		secure := tls.Client(conn, cfg)
		if err := secure.HandshakeContext(c.ctx); err != nil {
			return fmt.Errorf("encrypting the connection: %w", err)
		}
		line = secure
	}
	if c.Client, err = smtp.NewClient(line, c.host); err != nil {
		return fmt.Errorf("the greeting: %w", err)
	}
	if err := c.Hello("localhost"); err != nil { // says nothing of this computer
		return fmt.Errorf("the greeting: %w", err)
	}
	if s.Security == StartTLS {
		if ok, _ := c.Extension("STARTTLS"); !ok {
			return errNoTLS
		}
		if err := c.Client.StartTLS(cfg); err != nil {
			return fmt.Errorf("encrypting the connection: %w", err)
		}
	}
	if _, safe := c.TLSConnectionState(); !safe && s.Security != Plain {
		return errNoTLS
	}
	if s.User == "" {
		return nil
	}
	auth, err := c.login(s)
	if err != nil {
		return err
	}
	if err := c.Auth(auth); err != nil {
		return fmt.Errorf("%w: %w", errLogin, err)
	}
	return nil
}

// login chooses how to log in. Password and name go over an encrypted line only.
func (c *mailClient) login(s MailServer) (smtp.Auth, error) {
	if _, safe := c.TLSConnectionState(); !safe {
		return nil, errNoTLS
	}
	_, ways := c.Extension("AUTH")
	for _, way := range strings.Fields(strings.ToUpper(ways)) {
		switch way {
		case "PLAIN":
			return smtp.PlainAuth("", s.User, s.Password, c.host), nil
		case "LOGIN":
			return &loginAuth{s.User, s.Password, 0}, nil
		}
	}
	return nil, errNoLogin
}

// loginAuth is AUTH LOGIN, which has no RFC: the server asks twice, first for the name, then for the password.
type loginAuth struct {
	user, password string
	asked          int
}

func (a *loginAuth) Start(*smtp.ServerInfo) (string, []byte, error) { return "LOGIN", nil, nil }

func (a *loginAuth) Next(_ []byte, more bool) ([]byte, error) {
	a.asked++
	switch {
	case !more:
		return nil, nil
	case a.asked == 1:
		return []byte(a.user), nil
	case a.asked == 2:
		return []byte(a.password), nil
	}
	return nil, errLogin
}

// Check says why a server as the person named it would not be connected to. It asks nobody.
func (s MailServer) Check() error {
	if _, err := s.check(); err != nil {
		return toldOfMail(context.Background(), err, Delivery{})
	}
	return nil
}

// check says why a server may not be connected to, and gives its host in the form in which it is asked for.
func (s MailServer) check() (string, error) {
	if s.Port == 0 {
		return "", fmt.Errorf("%w: no port", errMailServer)
	}
	switch s.Security {
	case TLS, StartTLS:
	case Plain:
		if s.User != "" {
			return "", errNoTLS
		}
	default:
		return "", fmt.Errorf("%w: no way to speak to it", errMailServer)
	}
	if a, err := netip.ParseAddr(s.Host); err == nil && a.Zone() == "" {
		return a.String(), nil
	}
	name, err := idna.Lookup.ToASCII(strings.TrimSuffix(s.Host, "."))
	if err != nil || name == "" || len(name) > 253 || strings.ContainsAny(name, ":%[]/@ ") {
		return "", fmt.Errorf("%w: the host is no name", errMailServer)
	}
	return strings.ToLower(name), nil
}

// counted is a connection that counts and bounds what comes in.
type counted struct {
	net.Conn
	n, limit int64
}

func (c *counted) Read(p []byte) (int, error) {
	if c.n >= c.limit {
		return 0, errSize
	}
	n, err := c.Conn.Read(p[:min(int64(len(p)), c.limit-c.n)])
	c.n += int64(n)
	return n, err
}

package egress

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/smtp"
	"net/textproto"
	"strconv"
	"strings"

	"golang.org/x/net/idna"

	"autojob/backend/core/consent"
)

// Grants is who keeps approvals. Spend uses one up, once and for all, with its entry in the record, or says why it may not be used; nothing
// of what it is for has left before it answers nil. It is declared here, where it is asked.
type Grants interface {
	Spend(ctx context.Context, grant string, use consent.Use) error
}

// Security is how a mail server is spoken to.
type Security string

const (
	TLS      Security = "tls"      // from the first byte
	StartTLS Security = "starttls" // before anything is said
	Plain    Security = "none"     // this computer only, and without a login
)

// MailServer is the person's own, as they named it.
type MailServer struct {
	Host     string
	Port     uint16
	Security Security
	User     string // "" is no login
	Password string
}

// Letter is one approved message on its way.
type Letter struct {
	Grant   string
	Server  MailServer
	From    string // bare addresses
	To      string
	Message []byte // RFC 5322, as approved
}

// Delivery is how far a letter came, also when it failed.
type Delivery struct {
	Spent     bool // the grant is used up
	Delivered bool // the server took the message
	Unclear   bool // it may have: the connection ended before it said so
}

// Send gives a letter to the mail server, byte for byte, once its grant is spent. Everything that can fail without the grant is tried before:
// an unreachable server or a wrong password costs no approval. Every error is a *problem.Error.
func (g *Gateway) Send(ctx context.Context, l Letter, grants Grants) (Delivery, error) {
	d, err := g.send(ctx, l, grants)
	if err != nil {
		return d, toldOfMail(ctx, err, d)
	}
	return d, nil
}

// TryMail connects to a mail server and logs in, and sends nothing.
func (g *Gateway) TryMail(ctx context.Context, s MailServer) error {
	c, end, err := g.open(ctx, s)
	if err != nil {
		return toldOfMail(ctx, err, Delivery{})
	}
	defer end()
	_ = c.Quit()
	return nil
}

func (g *Gateway) send(ctx context.Context, l Letter, grants Grants) (d Delivery, err error) {
	message := append([]byte(nil), l.Message...) // nobody changes it from here on
	if err := CheckMessage(message, l.From, l.To); err != nil {
		return d, err
	}
	if grants == nil {
		return d, fmt.Errorf("%w: a mail without a grant", ErrRefused)
	}
	c, end, err := g.open(ctx, l.Server)
	if err != nil {
		return d, err
	}
	defer end()
	defer func() { err = c.cause(err) }()
	if err := c.takes(message); err != nil {
		return d, err
	}
	if g.Airplane() {
		return d, ErrAirplane
	}
	use := consent.Use{Digest: consent.Digest(message), Size: len(message), Method: consent.SMTP, Recipient: consent.Recipient{Address: l.To}}
	if err := grants.Spend(c.ctx, l.Grant, use); err != nil {
		_ = c.Quit()
		return d, err
	}
	d.Spent = true
	g.sent(Sent{Kind: Mail, Host: c.host, Bytes: len(message), Grant: l.Grant})
	if err := c.say(l, message, &d); err != nil {
		return d, err
	}
	d.Delivered = true
	_ = c.Quit()
	return d, nil
}

// say hands the message over.
func (c *mailClient) say(l Letter, message []byte, d *Delivery) error {
	if err := c.Mail(l.From); err != nil {
		return fmt.Errorf("the sender: %w", err)
	}
	if err := c.Rcpt(l.To); err != nil {
		return fmt.Errorf("the recipient: %w", err)
	}
	w, err := c.Data()
	if err != nil {
		return fmt.Errorf("the message: %w", err)
	}
	if _, err := w.Write(message); err != nil {
		return fmt.Errorf("the message: %w", err) // without its end it is none
	}
	if err := w.Close(); err != nil {
		var answer *textproto.Error
		d.Unclear = !errors.As(err, &answer)
		return fmt.Errorf("the message: %w", err)
	}
	return nil
}

// takes says why the server cannot take the message as it is.
func (c *mailClient) takes(message []byte) error {
	for _, b := range message {
		if b >= 0x80 {
			if ok, _ := c.Extension("8BITMIME"); !ok {
				return errEightBit
			}
			break
		}
	}
	if ok, limit := c.Extension("SIZE"); ok {
		if n, err := strconv.ParseInt(strings.TrimSpace(limit), 10, 64); err == nil && n > 0 && int64(len(message)) > n {
			return errMailSize
		}
	}
	return nil
}

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
	ctx, land, err := g.begin(ctx)
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

package egress

import (
	"context"
	"errors"
	"fmt"
	"net/textproto"
	"strconv"
	"strings"

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

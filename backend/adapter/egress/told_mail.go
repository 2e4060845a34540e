package egress

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/textproto"

	"autojob/backend/core/problem"
)

var (
	errMailServer = errors.New("the mail server cannot be used")
	errNoTLS      = errors.New("the mail server offers no encryption")
	errNoLogin    = errors.New("the mail server offers no login that is known")
	errLogin      = errors.New("the mail server refuses the login")
	errEightBit   = errors.New("the mail server takes ASCII only")
	errMailSize   = errors.New("the mail server takes no message of this size")
)

// toldOfMail makes of an error what a person sees. What became of their approval stands in it.
func toldOfMail(ctx context.Context, err error, d Delivery) *problem.Error {
	p := mailProblem(ctx, err)
	switch {
	case d.Unclear:
		p.Message = "The connection ended before the mail server confirmed the mail, so it may have been sent."
		p.Hint = "Look into the sent mail or ask the recipient before you approve it again. The approval is used up."
	case d.Spent:
		p.Message += " The mail was not sent, and the approval is used up."
		p.Hint += " Then approve it again."
	}
	return p
}

func mailProblem(ctx context.Context, err error) *problem.Error {
	var p *problem.Error
	var dns *net.DNSError
	var netErr net.Error
	var answer *textproto.Error
	var authority x509.UnknownAuthorityError
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.As(err, &p):
		return p.Because(p.Cause) // a copy
	case errors.Is(err, ErrAirplane):
		p = problem.New(problem.Unavailable, "Airplane mode is on.", "Turn it off to send mail.")
	case errors.Is(err, errNoTLS):
		p = problem.New(problem.Unavailable, "The mail server offers no encryption, so nothing was sent to it.", "Choose TLS or STARTTLS with the port that your mail provider names. Without encryption only a server on this computer is used, and without a login.")
	case errors.Is(err, errNoLogin), errors.Is(err, errLogin):
		p = problem.New(problem.Unavailable, "The mail server does not accept the login.", "Check name and password. Some providers want a password made for this program.")
	case errors.Is(err, errEightBit):
		p = problem.New(problem.Unavailable, "The mail server takes plain ASCII only.", "Make the mail again, encoded as ASCII.")
	case errors.Is(err, errMailSize):
		p = problem.New(problem.TooLarge, "The mail is larger than the mail server takes.", "Send a smaller file, or hand it over in another way.")
	case errors.Is(err, ErrRefused), errors.Is(err, errMailServer):
		p = problem.New(problem.Invalid, "Autojob does not connect to this mail server.", "Check its name and port. Without encryption only a server on this computer is used.")
	case ctx.Err() != nil && errors.Is(context.Cause(ctx), context.Canceled):
		p = problem.New(problem.Cancelled, "Stopped.", "Nothing you have is lost.")
	case errors.As(err, &answer):
		p = problem.New(problem.Unavailable, fmt.Sprintf("The mail server refused (%d).", answer.Code), "Check the recipient's address and your own.")
		err = fmt.Errorf("the mail server answered %d", answer.Code) // its words may name people
	case errors.Is(err, errTime), errors.Is(err, context.DeadlineExceeded), errors.As(err, &netErr) && netErr.Timeout():
		p = problem.New(problem.Unavailable, "The mail server took too long to answer.", "Try again later.")
	case errors.As(err, &dns):
		p = problem.New(problem.Unavailable, "The mail server was not found.", "Check its name and your internet connection.")
		err = errors.New("looking up the host: " + dns.Err) // which host it was stays out of logs
	case errors.As(err, &certificate), errors.As(err, &authority):
		p = problem.New(problem.Unavailable, "The mail server could not prove that it is the one you named.", "Neither login nor mail was sent. A network that reads along can be the reason; try another one.")
	default:
		p = problem.New(problem.Unavailable, "The connection to the mail server broke off.", "Try again later.")
	}
	return p.Because(err)
}

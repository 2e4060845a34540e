package egress

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"

	"autojob/backend/core/problem"
)

var (
	// ErrRefused is in the chain of every error about a request that the rules do not let pass; nothing was sent then.
	ErrRefused = errors.New("not let out")
	// ErrAirplane is in the chain of every error about a request that airplane mode refused or stopped.
	ErrAirplane = errors.New("airplane mode is on")

	errTime   = errors.New("the time is over")
	errSize   = errors.New("the answer is too large")
	errAnswer = errors.New("the answer cannot be used")
)

// told makes of an error what a person sees.
func told(ctx context.Context, err error) *problem.Error {
	var p *problem.Error
	var dns *net.DNSError
	var netErr net.Error
	var authority x509.UnknownAuthorityError
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, ErrAirplane):
		p = problem.New(problem.Unavailable, "Airplane mode is on, so nothing was sent.", "Turn it off to fetch job ads.")
	case errors.Is(err, ErrRefused):
		p = problem.New(problem.Invalid, "Autojob does not connect to this address.",
			"It fetches job ads only over https from public web sites. Check the address.")
	case errors.Is(err, errSize):
		p = problem.New(problem.TooLarge, "The web site sent more than Autojob takes, so the rest was cut off.",
			"Save the page from your browser and add the file instead.")
	case ctx.Err() != nil && errors.Is(context.Cause(ctx), context.Canceled):
		p = problem.New(problem.Cancelled, "Stopped.", "What was fetched before is kept.")
	case errors.Is(err, errTime), errors.Is(err, context.DeadlineExceeded), errors.As(err, &netErr) && netErr.Timeout():
		p = problem.New(problem.Unavailable, "The web site took too long to answer.", "Try again later; nothing you have is lost.")
	case errors.As(err, &dns):
		p = problem.New(problem.Unavailable, "The web site was not found.", "Check the address and your internet connection.")
	case errors.As(err, &certificate), errors.As(err, &authority):
		p = problem.New(problem.Unavailable, "The web site could not prove that it is the one you asked for.",
			"Nothing was fetched. A network that reads along can be the reason; try another one.")
	default:
		p = problem.New(problem.Unavailable, "The connection to the web site broke off.", "Try again later; nothing you have is lost.")
	}
	if errors.As(err, &dns) {
		err = errors.New("looking up the host: " + dns.Err) // which host it was stays out of logs
	}
	return p.Because(err)
}

// Closed reports whether an error says that the way out is closed, so that asking again is no use.
func Closed(err error) bool { return errors.Is(err, ErrAirplane) }

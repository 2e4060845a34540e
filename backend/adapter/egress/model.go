package egress

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"autojob/backend/core/problem"
)

// maxQuestion bounds what a language model is asked at once.
const maxQuestion = 4 << 20

// Consents is who keeps consents. Allow says why these very bytes may not go to a language model now, and notes that they do when they may. It
// is asked on every round trip, right before; body is empty where only the list of models is asked for.
type Consents interface {
	Allow(ctx context.Context, address string, body []byte) error
}

// LanguageModel is a language model's server as the person named it. It has the one method that client libraries want.
type LanguageModel struct {
	g        *Gateway
	base     *url.URL
	kind     Kind
	consents Consents
}

// Model gives the way to a language model: an https address, or http to this computer. Nothing is connected to.
func (g *Gateway) Model(address string, consents Consents) (*LanguageModel, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil || u.Opaque != "" || u.RawQuery != "" || u.Fragment != "" || consents == nil {
		return nil, badModel()
	}
	m := &LanguageModel{g: g, base: u, kind: Model, consents: consents}
	switch {
	case u.Scheme == "https":
	case u.Scheme == "http" && onThisComputer(u.Hostname()):
		m.kind = LocalModel
	default:
		return nil, badModel()
	}
	return m, nil
}

func badModel() error {
	return problem.New(problem.Invalid, "Autojob does not connect to this address of a language model.", "Give an https address without a login, or an http address of this computer.")
}

// Do asks once and answers as soon as the answer begins; its body streams and must be closed. Only what stands below the named address is
// asked, no redirect is followed, and of the headers only those go that a question needs.
func (m *LanguageModel) Do(req *http.Request) (*http.Response, error) {
	res, err := m.do(req)
	if err != nil {
		return nil, toldOfModel(req.Context(), err)
	}
	return res, nil
}

func (m *LanguageModel) do(req *http.Request) (*http.Response, error) {
	body, err := m.question(req)
	if err != nil {
		return nil, err
	}
	ctx, end, err := m.g.begin(req.Context(), m.kind)
	if err != nil {
		return nil, err
	}
	res, err := m.ask(ctx, req, body)
	if err != nil {
		err = cause(ctx, err)
		end()
		return nil, err
	}
	res.Body = &stream{body: res.Body, ctx: ctx, end: end, left: m.g.rules[m.kind].bytes, count: func(n int64) { m.g.moved(m.kind, m.base.Hostname(), 0, n) }}
	return res, nil
}

// question checks what is asked and takes its body, which nobody changes from here on.
func (m *LanguageModel) question(req *http.Request) ([]byte, error) {
	u := req.URL
	if u == nil || u.Scheme != m.base.Scheme || u.Host != m.base.Host || u.User != nil || u.RawQuery != "" || !strings.HasPrefix(u.Path, strings.TrimSuffix(m.base.Path, "/")+"/") || strings.Contains(u.Path, "..") || u.RawPath != "" {
		return nil, fmt.Errorf("%w: another address than was named", ErrRefused)
	}
	var body []byte
	if req.Body != nil {
		defer req.Body.Close()
		var err error
		if body, err = io.ReadAll(io.LimitReader(req.Body, maxQuestion+1)); err != nil {
			return nil, fmt.Errorf("reading the question: %w", err)
		}
	}
	switch {
	case len(body) > maxQuestion:
		return nil, problem.New(problem.TooLarge, "This is too much to ask a language model at once.", "Choose less text.")
	case req.Method == http.MethodPost, req.Method == http.MethodGet && len(body) == 0:
		return body, nil
	}
	return nil, fmt.Errorf("%w: the method %s", ErrRefused, req.Method)
}

func (m *LanguageModel) ask(ctx context.Context, from *http.Request, body []byte) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, from.Method, from.URL.String(), bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("%w: the address cannot be asked", ErrRefused)
	}
	req.GetBody, req.Close = nil, true // what broke off is not sent again without being asked about again
	for _, name := range []string{"Authorization", "Content-Type", "Accept"} {
		if v := from.Header.Get(name); v != "" {
			req.Header.Set(name, v)
		}
	}
	req.Header.Set("User-Agent", "Autojob")
	if m.g.Airplane() {
		return nil, ErrAirplane
	}
	if err := m.consents.Allow(ctx, m.base.String(), body); err != nil {
		return nil, err
	}
	if err := m.g.admit(m.kind, m.base.Hostname()); err != nil {
		return nil, err
	}
	if len(body) > 0 {
		m.g.sent(Sent{Kind: m.kind, Host: m.base.Hostname(), Bytes: len(body)})
	}
	res, err := m.g.routes[m.kind].RoundTrip(req)
	if err != nil {
		return nil, fmt.Errorf("asking: %w", err)
	}
	if 300 <= res.StatusCode && res.StatusCode < 400 {
		_ = res.Body.Close()
		return nil, fmt.Errorf("%w: a redirect", ErrRefused)
	}
	return res, nil
}

// stream is an answer's body: bounded, counted, and ended by airplane mode.
type stream struct {
	body  io.ReadCloser
	ctx   context.Context
	left  int64
	count func(int64)
	once  sync.Once
	end   func()
}

func (s *stream) Read(p []byte) (int, error) {
	if s.left <= 0 {
		return 0, toldOfModel(s.ctx, errSize)
	}
	n, err := s.body.Read(p[:min(int64(len(p)), s.left)])
	s.left -= int64(n)
	s.count(int64(n))
	switch {
	case err == nil:
		return n, nil
	case errors.Is(err, io.EOF) && s.ctx.Err() == nil:
		return n, io.EOF
	}
	return n, toldOfModel(s.ctx, cause(s.ctx, err))
}

// Close ends the question.
func (s *stream) Close() error {
	err := s.body.Close()
	s.once.Do(s.end)
	return err
}

func toldOfModel(ctx context.Context, err error) *problem.Error {
	var p *problem.Error
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, ErrAirplane):
		return problem.New(problem.Unavailable, "Airplane mode is on, so the language model was not asked.", "Turn it off to ask it.").Because(err)
	case errors.Is(err, ErrRefused):
		return problem.New(problem.Invalid, "The language model's server leads elsewhere, so it was not followed.", "Check the address that you named.").Because(err)
	case errors.Is(err, errSize):
		return problem.New(problem.TooLarge, "The language model answered more than Autojob takes.", "Ask for less.").Because(err)
	case ctx.Err() != nil && errors.Is(context.Cause(ctx), context.Canceled):
		return problem.New(problem.Cancelled, "Stopped.", "What you have is as it was.").Because(err)
	}
	return problem.New(problem.Unavailable, "The language model cannot be reached.", "Check that it runs at the address that you named, and your connection.").Because(errors.New("the connection failed"))
}

package egress_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend/adapter/egress"
	"autojob/backend/adapter/egress/egresstest"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

const message = "From: Jo Okafor <jo@example.org>\r\nTo: jobs@example.com\r\nSubject: =?utf-8?q?Ward_nurse?=\r\nDate: Mon, 30 Nov 2026 09:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n" +
	"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nSehr geehrte Frau Müller,\r\n.\r\n..two dots\r\n. one dot\r\n\r\nMit freundlichen Grüßen\r\n"

// once is a keeper of one grant for one message.
type once struct {
	mu     sync.Mutex
	spent  int
	asked  atomic.Int32
	use    consent.Use
	refuse error
	before func()
}

func (o *once) Spend(_ context.Context, grant string, use consent.Use) error {
	o.asked.Add(1)
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.before != nil {
		o.before()
	}
	switch {
	case o.refuse != nil:
		return o.refuse
	case grant != "g1" || use.Digest != consent.Digest([]byte(message)) || use.Recipient.Address != "jobs@example.com" || use.Method != consent.SMTP || use.Size != len(message) || o.spent > 0:
		return problem.New(problem.Invalid, "This approval has been used already.", "Approve it again.")
	}
	o.spent++
	o.use = use
	return nil
}

func safe() *egresstest.MailServer {
	return &egresstest.MailServer{Implicit: true, User: "jo", Password: "pass word"}
}

func letterTo(s *egresstest.MailServer) egress.Letter {
	l := egress.Letter{Grant: "g1", From: "jo@example.org", To: "jobs@example.com", Message: []byte(message),
		Server: egress.MailServer{Host: "mail.example.com", Port: s.Port(), Security: egress.TLS, User: "jo", Password: "pass word"}}
	if !s.Implicit {
		l.Server.Security = egress.StartTLS
	}
	return l
}

func TestAMailGoesOutByteForByte(t *testing.T) {
	for name, s := range map[string]*egresstest.MailServer{
		"TLS": safe(), "STARTTLS": {Explicit: true, User: "jo", Password: "pass word"}, "LOGIN": {Implicit: true, User: "jo", Password: "pass word", Auth: "XOAUTH2 LOGIN"},
		"no login": {Implicit: true},
	} {
		s = egresstest.ServeMail(t, s)
		g, l, o := egress.New(s.Config()), letterTo(s), &once{}
		if s.User == "" {
			l.Server.User = ""
		}
		d, err := g.Send(t.Context(), l, o)
		if err != nil || d != (egress.Delivery{Spent: true, Delivered: true}) || o.spent != 1 {
			t.Fatalf("%s: %+v %v", name, d, err)
		}
		mails := s.Mails()
		if len(mails) != 1 || string(mails[0].Data) != message || mails[0].From != "jo@example.org" || mails[0].To != "jobs@example.com" || !mails[0].Safe || mails[0].Login != l.Server.User {
			t.Errorf("%s: %+v", name, mails)
		}
		if said := s.Said(); !slices.Contains(said, "EHLO localhost") || strings.Contains(strings.Join(said, "\n"), "g1") {
			t.Errorf("%s: %q", name, said)
		}
		state := g.State()
		if state.Last.Grant != "g1" || state.Last.Bytes != len(message) || state.Last.Host != "mail.example.com" || state.LocalOnly || state.Connections != 0 {
			t.Errorf("%s: %+v", name, state)
		}
		if m := g.Meter(); len(m) != 1 || m[0].Kind != egress.Mail || m[0].Requests != 1 || m[0].Sent != int64(len(message)) || m[0].Received == 0 {
			t.Errorf("%s: %+v", name, m)
		}
	}
}

func TestEightRacingSendsSendOnce(t *testing.T) {
	s := egresstest.ServeMail(t, safe())
	g, o := egress.New(s.Config()), &once{}
	var delivered, refused atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			switch d, err := g.Send(t.Context(), letterTo(s), o); {
			case err == nil && d.Delivered:
				delivered.Add(1)
			case problem.Is(err, problem.Invalid) && !d.Spent:
				refused.Add(1)
			default:
				t.Errorf("%+v %v", d, err)
			}
		})
	}
	wg.Wait()
	if delivered.Load() != 1 || refused.Load() != 7 || len(s.Mails()) != 1 || o.asked.Load() != 8 {
		t.Errorf("%d sent, %d refused, %d arrived", delivered.Load(), refused.Load(), len(s.Mails()))
	}
}

func TestNothingOfAMailIsSaidBeforeItsGrantIsSpent(t *testing.T) {
	s := egresstest.ServeMail(t, safe())
	g, l := egress.New(s.Config()), letterTo(s)
	o := &once{before: func() {
		for _, line := range s.Said() {
			if strings.HasPrefix(line, "MAIL") || strings.HasPrefix(line, "RCPT") || strings.HasPrefix(line, "DATA") {
				t.Errorf("%q was said before", line)
			}
		}
		l.Message[len(l.Message)-3] ^= 1 // what happens to the caller's bytes meanwhile changes nothing
	}}
	if _, err := g.Send(t.Context(), l, o); err != nil || string(s.Mails()[0].Data) != message {
		t.Errorf("%v %+v", err, s.Mails())
	}
	for name, change := range map[string]func(*egress.Letter){
		"one byte":          func(l *egress.Letter) { l.Message[len(l.Message)-3] ^= 1 },
		"another grant":     func(l *egress.Letter) { l.Grant = "g2" },
		"another recipient": func(l *egress.Letter) { l.To = "others@example.com" },
	} {
		l := letterTo(s)
		change(&l)
		d, err := g.Send(t.Context(), l, &once{})
		if !problem.Is(err, problem.Invalid) || d.Spent || len(s.Mails()) != 1 {
			t.Errorf("%s: %+v %v", name, d, err)
		}
	}
	if d, err := g.Send(t.Context(), letterTo(s), nil); !errors.Is(err, egress.ErrRefused) || d.Spent {
		t.Errorf("without a keeper of grants: %v", err)
	}
	no := problem.New(problem.Invalid, "Your consent was withdrawn.", "Give it again.")
	if d, err := g.Send(t.Context(), letterTo(s), &once{refuse: no}); err == nil || problem.From(err).Message != no.Message || d.Spent || len(s.Mails()) != 1 {
		t.Errorf("%+v %v", d, err)
	}
}

func TestAMailIsNeverSaidInTheClear(t *testing.T) {
	plain := egresstest.ServeMail(t, &egresstest.MailServer{User: "jo", Password: "pass word"})
	g, o := egress.New(plain.Config()), &once{}
	d, err := g.Send(t.Context(), letterTo(plain), o) // STARTTLS is asked for and not there
	if wantCode(t, err, problem.Unavailable); !strings.Contains(err.Error(), "no encryption") || d.Spent || o.asked.Load() != 0 {
		t.Errorf("%+v %v", d, err)
	}
	for _, line := range plain.Said() {
		if !strings.HasPrefix(line, "EHLO") {
			t.Errorf("%q was said in the clear", line)
		}
	}
	l := letterTo(plain)
	l.Server.Security = egress.Plain
	accepted := plain.Accepted()
	if _, err := g.Send(t.Context(), l, o); err == nil || plain.Accepted() != accepted {
		t.Errorf("a login in the clear: %v", err)
	}
	l.Server.User = ""
	cfg := plain.Config()
	cfg.Resolver = addresses{netip.MustParseAddr("192.168.7.7")}
	if _, err := egress.New(cfg).Send(t.Context(), l, o); !errors.Is(err, egress.ErrRefused) || plain.Accepted() != accepted {
		t.Errorf("in the clear over a network: %v", err)
	}
	if d, err := g.Send(t.Context(), l, o); err != nil || !d.Delivered {
		t.Errorf("to this computer: %+v %v", d, err)
	}
	// TLS from the first byte with a server that speaks in the clear.
	l = letterTo(plain)
	l.Server.Security = egress.TLS
	if d, err := g.Send(t.Context(), l, &once{}); err == nil || d.Spent {
		t.Errorf("%+v %v", d, err)
	}
}

type addresses []netip.Addr

func (a addresses) LookupNetIP(context.Context, string, string) ([]netip.Addr, error) { return a, nil }

func TestAMailServerHasToProveItselfAndTakeTheLogin(t *testing.T) {
	s := egresstest.ServeMail(t, safe())
	cfg := s.Config()
	cfg.Roots = egresstest.Serve(t, http.NotFoundHandler()).Config().Roots
	o := &once{}
	d, err := egress.New(cfg).Send(t.Context(), letterTo(s), o)
	if wantCode(t, err, problem.Unavailable); !strings.Contains(err.Error(), "prove") || d.Spent {
		t.Error(err)
	}
	expired := s.Config()
	expired.Now = func() time.Time { return time.Unix(1<<33+10, 0) }
	if _, err := egress.New(expired).Send(t.Context(), letterTo(s), o); err == nil || !strings.Contains(err.Error(), "prove") {
		t.Error(err)
	}
	l := letterTo(s)
	l.Server.Password = "wrong"
	d, err = egress.New(s.Config()).Send(t.Context(), l, o)
	if wantCode(t, err, problem.Unavailable); !strings.Contains(err.Error(), "login") || strings.Contains(err.Error(), "wrong") || d.Spent || o.asked.Load() != 0 {
		t.Error(err)
	}
	if err := egress.New(s.Config()).TryMail(t.Context(), l.Server); err == nil {
		t.Error("a wrong password passes the trial")
	}
	if err := egress.New(s.Config()).TryMail(t.Context(), letterTo(s).Server); err != nil || len(s.Mails()) != 0 {
		t.Error(err)
	}
	for _, host := range []string{"", "a b", "mail.example.com:25", "user@mail.example.com", "[::1", "fe80::1%eth0"} {
		l := letterTo(s)
		l.Server.Host = host
		accepted := s.Accepted()
		if _, err := egress.New(s.Config()).Send(t.Context(), l, o); !problem.Is(err, problem.Invalid) || s.Accepted() != accepted {
			t.Errorf("%q: %v", host, err)
		}
	}
}

func TestWhatBecameOfAMailIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		answer  map[string]int
		want    egress.Delivery
		message string
	}{
		"recipient refused": {map[string]int{"RCPT": 550}, egress.Delivery{Spent: true}, "refused (550). The mail was not sent"},
		"data refused":      {map[string]int{"DATA": 451}, egress.Delivery{Spent: true}, "refused (451). The mail was not sent"},
		"message refused":   {map[string]int{".": 554}, egress.Delivery{Spent: true}, "refused (554). The mail was not sent"},
		"no answer":         {map[string]int{".": -1}, egress.Delivery{Spent: true, Unclear: true}, "may have been sent"},
		"quit refused":      {map[string]int{"QUIT": 500}, egress.Delivery{Spent: true, Delivered: true}, ""},
	} {
		s := safe()
		s.Answer = c.answer
		s = egresstest.ServeMail(t, s)
		d, err := egress.New(s.Config()).Send(t.Context(), letterTo(s), &once{})
		if d != c.want || (err == nil) != (c.message == "") || err != nil && !strings.Contains(err.Error(), c.message) {
			t.Errorf("%s: %+v %v", name, d, err)
		}
		if err != nil && (strings.Contains(err.Error(), "jobs@example.com") || problem.From(err).Hint == "") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, s := range map[string]*egresstest.MailServer{"ASCII": {Implicit: true, ASCII: true}, "small": {Implicit: true, Size: 100}} {
		s = egresstest.ServeMail(t, s)
		l := letterTo(s)
		l.Server.User = ""
		if d, err := egress.New(s.Config()).Send(t.Context(), l, &once{}); err == nil || d.Spent {
			t.Errorf("%s: %+v %v", name, d, err)
		}
	}
}

func TestAirplaneModeStopsAMail(t *testing.T) {
	s := safe()
	var g *egress.Gateway
	closed := make(chan struct{})
	s.Before = func(command string) {
		if command == "DATA" {
			g.SetAirplane(true)
			close(closed)
		}
	}
	s = egresstest.ServeMail(t, s)
	g = egress.New(s.Config())
	d, err := g.Send(t.Context(), letterTo(s), &once{})
	<-closed
	if !errors.Is(err, egress.ErrAirplane) || !d.Spent || d.Delivered || g.Connections() != 0 || len(s.Mails()) != 0 {
		t.Errorf("in the middle: %+v %v", d, err)
	}
	accepted, o := s.Accepted(), &once{}
	if d, err := g.Send(t.Context(), letterTo(s), o); !errors.Is(err, egress.ErrAirplane) || d.Spent || o.asked.Load() != 0 || s.Accepted() != accepted {
		t.Errorf("from the start: %+v %v", d, err)
	}
	if err := g.TryMail(t.Context(), letterTo(s).Server); !errors.Is(err, egress.ErrAirplane) {
		t.Error(err)
	}
}

func TestASlowMailServerIsLeftWhenThePersonStops(t *testing.T) {
	s := safe()
	stop := make(chan struct{})
	s.Before = func(command string) {
		if command == "EHLO" {
			<-stop
		}
	}
	s = egresstest.ServeMail(t, s)
	t.Cleanup(func() { close(stop) })
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	d, err := egress.New(s.Config()).Send(ctx, letterTo(s), &once{})
	if wantCode(t, err, problem.Cancelled); d.Spent {
		t.Errorf("%+v", d)
	}
}

func TestOnlyMessagesThatArriveAsTheyAreAreSent(t *testing.T) {
	check := func(m string) error { return egress.CheckMessage([]byte(m), "jo@example.org", "jobs@example.com") }
	if err := check(message); err != nil {
		t.Fatal(err)
	}
	head, body, _ := strings.Cut(message, "\r\n\r\n")
	for name, m := range map[string]string{
		"empty": "", "no end": strings.TrimSuffix(message, "\r\n"), "bare LF": strings.Replace(message, "Frau", "Frau\n", 1), "bare CR": strings.Replace(message, "Frau", "Frau\r", 1),
		"smuggled end": strings.Replace(message, "\r\n. one", "\n.\nMAIL FROM:<x@example.com>\r\n", 1), "NUL": strings.Replace(message, "Frau", "Fr\x00au", 1),
		"long line": message + strings.Repeat("x", 999) + "\r\n", "no header": body, "another To": strings.Replace(message, "jobs@", "other@", 1),
		"two in To": strings.Replace(message, "jobs@example.com", "jobs@example.com, b@example.com", 1), "two To": head + "\r\nTo: jobs@example.com\r\n\r\n" + body,
		"Bcc": head + "\r\nBcc: b@example.com\r\n\r\n" + body, "cc": head + "\r\ncc: b@example.com\r\n\r\n" + body, "another From": strings.Replace(message, "jo@example.org", "jane@example.org", 1),
		"no Date": strings.Replace(message, "Date:", "X-Date:", 1), "no Message-ID": strings.Replace(message, "Message-ID:", "X-Id:", 1),
	} {
		if err := check(m); !problem.Is(err, problem.Invalid) || problem.From(err).Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := check(message + strings.Repeat("x", 998) + "\r\n"); err != nil {
		t.Error(err)
	}
	if !bytes.Contains([]byte(message), []byte("\r\n.\r\n")) {
		t.Error("the message has no lone dot to be doubled")
	}
}

func TestWhatIsUnderWayIsToldByKindAndStoppedByAirplaneMode(t *testing.T) {
	s := egresstest.ServeMail(t, safe())
	g := egress.New(s.Config())
	asked := make(chan struct{})
	grants := spending(func(ctx context.Context) error {
		close(asked)
		<-ctx.Done()
		return context.Cause(ctx)
	})
	done := make(chan error)
	go func() {
		_, err := g.Send(t.Context(), letterTo(s), grants)
		done <- err
	}()
	<-asked
	if got := g.State().Under; !slices.Equal(got, []egress.Kind{egress.Mail}) {
		t.Errorf("under way: %v", got)
	}
	if stopped := g.SetAirplane(true); stopped != 1 {
		t.Errorf("%d requests stopped", stopped)
	}
	if err := <-done; !errors.Is(err, egress.ErrAirplane) {
		t.Error(err)
	}
	if state := g.State(); len(state.Under) != 0 || state.Connections != 0 || !state.Airplane {
		t.Errorf("%+v", state)
	}
	if stopped := g.SetAirplane(true); stopped != 0 {
		t.Errorf("%d requests stopped where none was under way", stopped)
	}
}

// spending is Grants that does something while it is asked.
type spending func(context.Context) error

func (s spending) Spend(ctx context.Context, _ string, _ consent.Use) error { return s(ctx) }

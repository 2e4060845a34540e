package bind

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"autojob/backend"
	"autojob/backend/core/problem"
)

// Start is the way into the store.
type Start struct {
	ctx     func() context.Context
	backend *backend.Backend
}

// StartState is what the first screen needs.
type StartState struct {
	Status     string         `json:"status"`
	Keychain   string         `json:"keychain"`
	Folder     string         `json:"folder"`
	Version    string         `json:"version"`
	Problem    *problem.Error `json:"problem"`
	HasProfile bool           `json:"hasProfile"`
	Jobs       int            `json:"jobs"`
	Sample     bool           `json:"sample"`
}

// State opens the store if its key is at hand, and says how things stand.
func (s *Start) State() (StartState, error) {
	st, err := s.backend.State(s.ctx())
	if err != nil {
		return StartState{}, err
	}
	if st.Status == backend.Locked {
		return s.Unlock("")
	}
	return s.shape(st), nil
}

// CreateVault makes the store, in which nothing is compared or learned before the person chose it; an empty passphrase keeps the key in the keychain.
func (s *Start) CreateVault(passphrase string) (StartState, error) {
	if err := s.backend.Create(s.ctx(), passphrase); err != nil {
		return StartState{}, err
	}
	if err := s.backend.AskFirst(s.ctx()); err != nil {
		return StartState{}, err
	}
	return s.now()
}

// Unlock opens the store. What keeps it shut is a state where it has a screen of its own, otherwise an error.
func (s *Start) Unlock(passphrase string) (StartState, error) {
	err := s.backend.Unlock(s.ctx(), passphrase)
	if err == nil {
		return s.now()
	}
	status := backend.StatusOf(err)
	switch status {
	case "":
		return StartState{}, err
	case backend.WrongKey, backend.Locked:
		if now, err := s.backend.State(s.ctx()); err == nil && now.Status == backend.Passphrase {
			status = backend.Passphrase // still the same question, with the reason beside it
		}
	}
	return s.shape(backend.State{Status: status, Problem: problem.From(err)}), nil
}

// now says how things stand, without opening anything.
func (s *Start) now() (StartState, error) {
	st, err := s.backend.State(s.ctx())
	if err != nil {
		return StartState{}, err
	}
	return s.shape(st), nil
}

func (s *Start) shape(st backend.State) StartState {
	return StartState{Status: string(st.Status), Keychain: s.backend.KeychainName(), Folder: s.backend.Dir(), Version: backend.Version,
		Problem: st.Problem, HasProfile: st.Profile, Jobs: st.Jobs, Sample: st.Sample}
}

// openable refuses what is no web page or mail: addresses come from job ads, which anyone may have written. Some mail programs
// attach files that a mail address names, so it may carry nothing beyond subject and text.
func openable(link string) bool {
	if browsable(link) {
		return true
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "mailto" {
		return false
	}
	for name := range u.Query() {
		if !strings.EqualFold(name, "subject") && !strings.EqualFold(name, "body") {
			return false
		}
	}
	return u.Opaque != ""
}

// browsable reports whether a link is a web page.
func browsable(link string) bool {
	u, err := url.Parse(link)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// plainAddress escapes what the window's way to the browser refuses without a word, though addresses may hold it: ";" and "(" stand in those of
// many job ads. The host is left as it is.
func plainAddress(link string) string {
	host := 0
	if at := strings.Index(link, "://"); at >= 0 {
		host = at + len("://")
		if n := strings.IndexAny(link[host:], "/?#"); n >= 0 {
			host += n
		} else {
			host = len(link)
		}
	}
	var b strings.Builder
	b.WriteString(link[:host])
	for _, c := range []byte(link[host:]) {
		if c >= 0x80 || strings.IndexByte(";|`$\\<>*{}[]()~! ", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

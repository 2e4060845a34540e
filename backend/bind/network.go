package bind

import (
	"context"
	"slices"
	"time"

	"autojob/backend"
	"autojob/backend/core/problem"
)

// Network is the way out: how it stands, and the person's own mail account.
type Network struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
}

// NetworkView is what the shield shows.
type NetworkView struct {
	Airplane    bool           `json:"airplane"`
	Stopped     int            `json:"stopped"`     // requests that airplane mode stopped, in the answer to turning it on
	Running     string         `json:"running"`     // what is under way, what tells most first: "mail", "model", "ads"; "" is nothing
	SharedToday int            `json:"sharedToday"` // by the record; -1 where it cannot be read
	Connections int            `json:"connections"` // open now
	Counts      []NetworkCount `json:"counts"`      // since the program started
}

// NetworkCount is what went to one host, for one purpose.
type NetworkCount struct {
	Kind     string `json:"kind"` // "ads", "mail", "model", "localModel"
	Host     string `json:"host"`
	Requests int    `json:"requests"`
	Sent     int64  `json:"sent"` // bytes about the person
	Received int64  `json:"received"`
	Last     string `json:"last"` // RFC 3339
}

var networkKinds = map[backend.NetworkKind]string{backend.AdRequest: "ads", backend.MailRequest: "mail", backend.ModelRequest: "model", backend.LocalModelRequest: "localModel"}

// telling are the kinds under way, what tells most first, in the words of NetworkView.Running.
var telling = []struct {
	kind backend.NetworkKind
	word string
}{{backend.MailRequest, "mail"}, {backend.ModelRequest, "model"}, {backend.LocalModelRequest, "model"}, {backend.AdRequest, "ads"}}

// State tells how the way out stands. The page asks it again and again: it waits for nothing that is under way.
func (n *Network) State() *NetworkView {
	state := n.backend.Network()
	v := &NetworkView{Airplane: state.Airplane, Connections: state.Connections, SharedToday: -1, Counts: []NetworkCount{}}
	for _, t := range telling {
		if v.Running == "" && slices.Contains(state.Under, t.kind) {
			v.Running = t.word
		}
	}
	for _, c := range n.backend.Traffic() {
		v.Counts = append(v.Counts, NetworkCount{Kind: networkKinds[c.Kind], Host: c.Host, Requests: c.Requests, Sent: c.Sent, Received: c.Received, Last: c.Last.Format(time.RFC3339)})
	}
	now := n.backend.Now().Local()
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.Local)
	if count, err := n.backend.SharedSince(n.ctx(), today); err == nil {
		v.SharedToday = count
	}
	return v
}

// SetAirplane closes the way out, or opens it again.
func (n *Network) SetAirplane(on bool) *NetworkView {
	stopped := n.backend.SetAirplane(on)
	v := n.State()
	v.Stopped = stopped
	return v
}

// MailAccount is the person's own way to send mail. Its password never comes to the page.
type MailAccount struct {
	Host     string `json:"host"`
	Port     uint16 `json:"port"`
	Security string `json:"security"` // "tls", "starttls", "none"
	User     string `json:"user"`
	From     string `json:"from"`
	Name     string `json:"name"`
}

func (a MailAccount) account() backend.MailAccount {
	return backend.MailAccount{Host: a.Host, Port: a.Port, Security: backend.MailSecurity(a.Security), User: a.User, From: a.From, Name: a.Name}
}

// MailAccount is the kept account; nil while there is none.
func (n *Network) MailAccount() (*MailAccount, error) {
	a, err := n.backend.MailAccount(n.ctx())
	if problem.Is(err, problem.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &MailAccount{Host: a.Host, Port: a.Port, Security: string(a.Security), User: a.User, From: a.From, Name: a.Name}, nil
}

// SetMailAccount keeps the account. Password "" is the one that is kept, for the same server and login.
func (n *Network) SetMailAccount(a MailAccount, password string) error {
	return n.backend.SetMailAccount(n.ctx(), a.account(), password)
}

// TryMailAccount connects and logs in with an account that need not be kept, and sends nothing.
func (n *Network) TryMailAccount(task string, a MailAccount, password string) error {
	ctx, progress, end := n.tasks.begin(task)
	defer end()
	if progress != nil {
		progress("Connecting to your mail server", 0, 0)
	}
	return n.backend.TryMail(ctx, a.account(), password)
}

// RemoveMailAccount deletes the account with its password.
func (n *Network) RemoveMailAccount() error { return n.backend.RemoveMailAccount(n.ctx()) }

package consent

import (
	"crypto/sha256"
	"encoding/hex"
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/problem"
)

// Window is how long an approval can be taken back before anything is sent, unless the person says otherwise.
const Window = 10 * time.Second

const (
	longest   = 366 * 24 * time.Hour // of an approval
	maxWindow = 24 * time.Hour
	maxName   = 200 // characters
)

// Proposal is what a person says yes to, beside the bytes.
type Proposal struct {
	Draft     string
	Job       string
	Recipient Recipient
	Purpose   Purpose
	Method    Method
	Media     string
	Fields    []string
	Until     time.Time
	Window    time.Duration // 0 sends as soon as it is told to
}

// who says to what kinds of recipient a purpose may send, and by which methods' group.
var who = map[Purpose][]RecipientKind{
	Application:     {Employer, Agency, Board, Myself},
	BoardProfile:    {Board},
	Scheduling:      {Platform, Employer, Agency},
	BackgroundCheck: {Provider},
	LanguageModel:   {Model},
	Deletion:        {Employer, Agency, Board, Platform, Provider, Myself},
}

// Digest is the hex SHA-256 by which a grant knows its bytes.
func Digest(payload []byte) string {
	sum := sha256.Sum256(payload)
	return hex.EncodeToString(sum[:])
}

// Approve makes a grant of a proposal and these bytes. Id is 32 random hex digits; the consent is the one in force for the purpose, nil when
// there is none.
func Approve(id string, a Proposal, payload []byte, c *Consent, now time.Time) (Grant, error) {
	now = now.UTC().Truncate(time.Second)
	if err := a.check(payload, now); err != nil {
		return Grant{}, err
	}
	g := Grant{ID: id, Draft: a.Draft, Job: a.Job, Recipient: a.Recipient, Purpose: a.Purpose, Method: a.Method, Media: a.Media, Digest: Digest(payload), Size: len(payload),
		Fields: slices.Compact(slices.Sorted(slices.Values(a.Fields))), GivenAt: now, NotBefore: now.Add(a.Window), Until: a.Until.UTC().Truncate(time.Second), State: Waiting}
	if err := g.covered(c, now); err != nil {
		return Grant{}, err
	}
	return g, nil
}

func (a Proposal) check(payload []byte, now time.Time) error {
	kinds, sends := who[a.Purpose]
	switch {
	case len(payload) == 0:
		return problem.New(problem.Invalid, "There is nothing to approve.", "Make a draft first, or choose a file that is not empty.")
	case !sends:
		return problem.New(problem.Invalid, "Nothing is sent for this purpose.", "Choose what it is for: "+sending()+".")
	case !slices.Contains(kinds, a.Recipient.Kind):
		return problem.New(problem.Invalid, "This purpose does not go with this kind of recipient.", "Choose another purpose, or say who the recipient is.")
	case !Named(a.Recipient.Name):
		return problem.New(problem.Invalid, "Who gets it is missing.", "Name the recipient in at most 200 characters on one line.")
	case !a.Method.known() || (a.Purpose == LanguageModel) != (a.Method == LLM):
		return problem.New(problem.Invalid, "It cannot leave in this way.", "Choose a file, the clipboard, a mail draft, a form or sending by mail.")
	case !now.Before(a.Until):
		return problem.New(problem.Invalid, "This approval would be over before it begins.", "Choose a day to come.")
	case a.Until.Sub(now) > longest:
		return problem.New(problem.Invalid, "An approval lasts a year at most.", "Choose an earlier day.")
	case a.Window < 0 || a.Window > maxWindow || !now.Add(a.Window).Before(a.Until):
		return problem.New(problem.Invalid, "The time to take it back does not fit.", "It can be up to a day, and ends before the approval does.")
	}
	return a.checkAddress()
}

func (a Proposal) checkAddress() error {
	to := a.Recipient.Address
	switch {
	case utf8.RuneCountInString(to) > 500 || strings.ContainsFunc(to, unicode.IsControl):
		return problem.New(problem.Invalid, "The recipient's address cannot be used.", "Give it on one line.")
	case a.Method == SMTP && !mailbox(to):
		return problem.New(problem.Invalid, "The recipient's e-mail address cannot be used.", "Give one address, such as jobs@example.com.")
	case a.Method == LLM && !server(to):
		return problem.New(problem.Invalid, "The address of the language model cannot be used.", "Give an https address, or one of this computer.")
	}
	return nil
}

// mailbox reports whether a text is one bare e-mail address.
func mailbox(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Name == "" && a.Address == s && len(s) <= 254 && strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r == '<' || r == '>' }) < 0
}

// server reports whether a text is the address of a language model's server.
func server(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Hostname() != "" && u.User == nil && u.Opaque == "" && (u.Scheme == "https" || u.Scheme == "http" && OnThisComputer(s))
}

// Named reports whether a text can name somebody or something: in at most 200 characters on one line.
func Named(s string) bool {
	return strings.TrimSpace(s) != "" && utf8.ValidString(s) && utf8.RuneCountInString(s) <= maxName && !strings.ContainsFunc(s, unicode.IsControl)
}

func (m Method) known() bool {
	return slices.Contains([]Method{SMTP, File, Clipboard, MailDraft, Form, LLM}, m)
}

func sending() string {
	var all []string
	for p := range who {
		all = append(all, string(p))
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

package consent

import "time"

// Method is how a payload leaves.
type Method string

const (
	SMTP      Method = "smtp"       // through the person's own mail server; egress sends it
	File      Method = "file"       // written where the person says
	Clipboard Method = "clipboard"  // handed over
	MailDraft Method = "mail_draft" // an .eml file or a mailto: address for the person's own mail program
	Form      Method = "form"       // the employer's form, filled in by the person from the approved text
	LLM       Method = "llm"        // a language model's server; egress sends it
)

// Handed reports whether a method hands over without our sending.
func (m Method) Handed() bool { return m != SMTP && m != LLM }

// State is where a grant stands.
type State string

const (
	Waiting   State = "waiting"   // approved; its cancel window has not passed or nothing has taken it yet
	Spent     State = "spent"     // sent or handed over
	Cancelled State = "cancelled" // the person stopped it in time
	Withdrawn State = "withdrawn" // after it was spent: the person took it back
)

// Grant is a person's approval of exactly these bytes, for this recipient, for this purpose, until this time. It never changes but in its
// State.
type Grant struct {
	ID        string    `json:"id"` // 32 hex digits, random
	Draft     string    `json:"draft"`
	Job       string    `json:"job,omitempty"`
	Recipient Recipient `json:"recipient"`
	Purpose   Purpose   `json:"purpose"`
	Method    Method    `json:"method"`
	Media     string    `json:"media"`            // media type of the payload
	Digest    string    `json:"digest"`           // hex SHA-256 of the payload
	Sealed    string    `json:"sealed,omitempty"` // hex SHA-256 of the sealed payload, of methods that seal
	Size      int       `json:"size"`             // bytes of the payload
	Fields    []string  `json:"fields"`           // profile paths that the payload tells of
	GivenAt   time.Time `json:"given_at"`
	NotBefore time.Time `json:"not_before"` // the cancel window's end
	Until     time.Time `json:"until"`
	State     State     `json:"state"`
}

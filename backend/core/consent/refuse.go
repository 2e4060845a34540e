package consent

import (
	"time"

	"autojob/backend/core/problem"
)

// Use is what somebody is about to do with a grant.
type Use struct {
	Digest    string    // hex SHA-256 of the bytes in hand
	Size      int       // of these
	Method    Method    // how they would leave
	Recipient Recipient // to whom; who knows only an address leaves the rest empty
	Consent   *Consent  // the one in force for the grant's purpose; nil when there is none
}

// Refusal says, for programs, why a grant does not let something pass. It is the cause of the problem that Refuse answers.
type Refusal string

const (
	AlreadyUsed    Refusal = "already used"
	TakenBack      Refusal = "taken back"
	OtherMethod    Refusal = "another method"
	OtherRecipient Refusal = "another recipient"
	OtherBytes     Refusal = "other bytes"
	TooEarly       Refusal = "too early"
	TooLate        Refusal = "too late"
	NoConsent      Refusal = "no consent"
)

func (r Refusal) Error() string { return "the grant refuses: " + string(r) }

// Refuse says why a grant does not cover a use, nil when it does. Now is the latest time that the store has seen.
func (g Grant) Refuse(u Use, now time.Time) error {
	switch {
	case g.State == Spent || g.State == Withdrawn:
		return refused(AlreadyUsed, "This approval has been used already.", "Each approval sends once. Approve the same text again to send it again.")
	case g.State == Cancelled:
		return refused(TakenBack, "This approval was taken back.", "Approve the text again if you want to send it.")
	case g.State != Waiting:
		return refused(TakenBack, "This approval is not in force.", "Approve the text again.")
	case u.Method != g.Method:
		return refused(OtherMethod, "This was approved to leave in another way.", "Approve it again for the way you want to use now.")
	case !g.Recipient.is(u.Recipient):
		return refused(OtherRecipient, "This was approved for another recipient.", "Approve it again for this recipient.")
	case u.Digest != g.Digest || u.Size != g.Size:
		return refused(OtherBytes, "These are not the bytes that you approved, so nothing was sent.", "Look at the text as it is now and approve it again.")
	case !now.Before(g.Until):
		return refused(TooLate, "This approval is over.", "It was given until a day that has passed, also if the clock was set back. Approve it again with a later day.")
	case now.Before(g.NotBefore) || now.Before(g.GivenAt):
		return refused(TooEarly, "This approval can still be taken back, so it is not sent yet.", "Wait until the time to take it back is over.")
	}
	return g.covered(u.Consent, now)
}

// covered says why the purpose's consent does not cover the grant. What is sent to an employer needs none beside the approval.
func (g Grant) covered(c *Consent, now time.Time) error {
	switch {
	case !g.Purpose.Asked():
		return nil
	case c == nil || c.Purpose != g.Purpose || !c.InForce(now):
		return refused(NoConsent, "There is no consent for this purpose, or it was withdrawn.", "Say yes to it on the Privacy page, then approve this again.")
	case !c.Covers(g.Recipient):
		return refused(NoConsent, "Your consent for this purpose names somebody else.", "Give a consent that names this recipient.")
	case !c.Scope.Until.IsZero() && g.Until.After(c.Scope.Until):
		return refused(NoConsent, "This approval would last longer than your consent.", "Choose a day within the consent's time.")
	}
	return nil
}

func refused(r Refusal, message, hint string) error {
	return problem.New(problem.Invalid, message, hint).Because(r)
}

// is reports whether what somebody knows of a recipient is this one. The address is always known: one that is left out is another.
func (r Recipient) is(o Recipient) bool {
	return o.Address == r.Address && (o.Name == "" || o.Name == r.Name) && (o.Kind == "" || o.Kind == r.Kind)
}

// Package consent is what a person allows: which field of theirs may go to whom (Class), what is done with their data (Purpose) with a
// receipt for each yes and no, and the approval of one payload for one recipient (Grant). It decides; it stores and sends nothing. Times
// are parameters, and the one that is given as now is the latest that the store has seen, so that a clock set back opens nothing.
//
// Start with Approve and Grant.Refuse, or with Purpose.Words, Give and Consent.Receipt.
package consent

// Purpose is what data is used for. The list is closed; each is off until the person chooses it, but for Application and Deletion, which
// have no switch: every single payload is approved.
type Purpose string

const (
	Matching        Purpose = "matching"         // compare the CV with ads, on this computer
	Learning        Purpose = "learning"         // learn from what is saved and hidden, on this computer
	BoardProfile    Purpose = "board_profile"    // a basic profile to a job board
	Scheduling      Purpose = "scheduling"       // interview times to an HR platform
	BackgroundCheck Purpose = "background_check" // facts to one provider, for one check
	LanguageModel   Purpose = "language_model"   // redacted text to a language model
	Analytics       Purpose = "analytics"        // counts without content
	Application     Purpose = "application"      // a summary to an employer or agency
	Deletion        Purpose = "deletion"         // a letter that asks to delete what was shared
)

// RecipientKind is what somebody is to whom something goes.
type RecipientKind string

const (
	Employer RecipientKind = "employer"
	Agency   RecipientKind = "agency"
	Board    RecipientKind = "board"
	Platform RecipientKind = "platform" // an HR platform
	Provider RecipientKind = "provider" // of background checks
	Model    RecipientKind = "model"    // a language model's server
	Myself   RecipientKind = "myself"
)

// Recipient is to whom something goes.
type Recipient struct {
	Kind    RecipientKind `json:"kind"`
	Name    string        `json:"name"`
	Address string        `json:"address,omitempty"` // where a method sends to: an e-mail address, an https address; empty for a hand-over
}

// Class says under what condition a field may travel.
type Class string

const (
	Never    Class = "never"    // not at all
	Ask      Class = "ask"      // only when chosen for this one draft
	Approval Class = "approval" // with the approval that every payload needs
)

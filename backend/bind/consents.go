package bind

import (
	"context"
	"time"

	"autojob/backend"
	"autojob/backend/core/consent"
)

// Consents is what a person allows: the purposes with their receipts, and which fields may travel.
type Consents struct {
	ctx       func() context.Context
	backend   *backend.Backend
	tasks     *Tasks
	window    Window
	summaries *Summaries
}

// ConsentView is a purpose in the words that a yes to it rests on, and how it stands.
type ConsentView struct {
	Purpose  string          `json:"purpose"`
	Version  int             `json:"version"`  // of the words
	Language string          `json:"language"` // in which they are
	Title    string          `json:"title"`
	What     string          `json:"what"`
	Leaves   string          `json:"leaves"`
	Stop     string          `json:"stop"`
	On       bool            `json:"on"`      // with nothing in force it began before it was asked for
	Here     bool            `json:"here"`    // it is pursued on this computer alone
	Nothing  bool            `json:"nothing"` // there is nothing to switch on
	InForce  []ConsentRecord `json:"inForce"`
	Past     []ConsentRecord `json:"past"` // the newest first
}

// ConsentRecord is a yes, and since when it is none.
type ConsentRecord struct {
	ID          string           `json:"id"`
	Recipient   SharingRecipient `json:"recipient"`
	What        []string         `json:"what"`
	Until       string           `json:"until"` // RFC 3339; "" is until it is withdrawn
	Region      string           `json:"region"`
	Policy      string           `json:"policy"`
	GivenAt     string           `json:"givenAt"`
	WithdrawnAt string           `json:"withdrawnAt"` // "" where it was not
}

// ConsentRequest is what a person chose, having read the words of that version in that language.
type ConsentRequest struct {
	Purpose   string           `json:"purpose"`
	Version   int              `json:"version"`
	Language  string           `json:"language"`
	Recipient SharingRecipient `json:"recipient"`
	Until     string           `json:"until"`
	Region    string           `json:"region"`
	Policy    string           `json:"policy"`
}

// Withdrawn is what taking a yes back did.
type Withdrawn struct {
	Consents  int `json:"consents"`
	Cancelled int `json:"cancelled"` // approvals that waited on it
}

// Consents are all purposes, in the order in which they are shown.
func (s *Consents) Consents(language string) ([]ConsentView, error) {
	all, err := s.backend.Consents(s.ctx(), language)
	if err != nil {
		return nil, err
	}
	out := make([]ConsentView, 0, len(all))
	for _, c := range all {
		w := c.Words
		out = append(out, ConsentView{Purpose: string(w.Purpose), Version: w.Version, Language: w.Language, Title: w.Title, What: w.What, Leaves: w.Leaves, Stop: w.Stop,
			On: c.On, Here: w.Purpose.StaysHere(), Nothing: w.Purpose == consent.Analytics, InForce: consentRecords(c.InForce), Past: consentRecords(c.Past)})
	}
	return out, nil
}

func consentRecords(list []consent.Consent) []ConsentRecord {
	out := make([]ConsentRecord, 0, len(list))
	for _, c := range list {
		out = append(out, ConsentRecord{ID: c.ID, Recipient: SharingRecipient{string(c.Scope.Recipient.Kind), c.Scope.Recipient.Name, c.Scope.Recipient.Address},
			What: append([]string{}, c.Scope.What...), Until: stampOf(c.Scope.Until), Region: c.Scope.Region, Policy: c.Scope.Policy, GivenAt: stampOf(c.GivenAt), WithdrawnAt: stampOf(c.WithdrawnAt)})
	}
	return out
}

func stampOf(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}

// GiveConsent keeps a yes with its receipt.
func (s *Consents) GiveConsent(q ConsentRequest) error {
	c := consent.Choice{Purpose: consent.Purpose(q.Purpose), Version: q.Version, Language: q.Language, Scope: consent.Scope{Region: q.Region, Policy: q.Policy,
		Recipient: consent.Recipient{Kind: consent.RecipientKind(q.Recipient.Kind), Name: q.Recipient.Name, Address: q.Recipient.Address}}}
	if q.Until != "" {
		var err error
		if c.Scope.Until, err = untilOf(q.Until); err != nil {
			return err
		}
	}
	_, err := s.backend.GiveConsent(s.ctx(), c)
	return err
}

// WithdrawConsent ends a consent, by its id, or all of a purpose, by that.
func (s *Consents) WithdrawConsent(which string) (*Withdrawn, error) {
	w, err := s.backend.WithdrawConsent(s.ctx(), which)
	return &Withdrawn{w.Consents, w.Cancelled}, err
}

// ConsentReceipt is the receipt of a consent as JSON, to look at.
func (s *Consents) ConsentReceipt(id string) (string, error) {
	data, err := s.receipt(id)
	return string(data), err
}

func (s *Consents) receipt(id string) ([]byte, error) {
	r, err := s.backend.ConsentReceipt(s.ctx(), id)
	if err != nil {
		return nil, err
	}
	return r.JSON()
}

// SaveConsentReceipt asks where to and writes it there. It returns the file's path, "" when closed without a choice.
func (s *Consents) SaveConsentReceipt(id string) (string, error) {
	data, err := s.receipt(id)
	if err != nil {
		return "", err
	}
	path, err := s.window.SaveFile("Keep the receipt", "autojob-consent-"+s.backend.Now().Format(time.DateOnly)+".json", []string{"*.json"})
	if err != nil || path == "" {
		return "", err
	}
	return path, backend.WriteFile(path, data)
}

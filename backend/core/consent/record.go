package consent

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"autojob/backend/core/problem"
)

// Consent is a person's yes to a purpose, and since when it is no longer one. A new yes is a new Consent.
type Consent struct {
	ID          string    `json:"id"` // 32 hex digits, random
	Purpose     Purpose   `json:"purpose"`
	Version     int       `json:"version"`  // of the words that were read
	Language    string    `json:"language"` // in which they were read
	Words       string    `json:"words"`    // hex SHA-256 of them
	Scope       Scope     `json:"scope"`
	GivenAt     time.Time `json:"given_at"`
	WithdrawnAt time.Time `json:"withdrawn_at,omitzero"`
}

// Scope bounds a consent. A background check names provider, what is released, and the end; a language model its address and, unless it is
// on this computer, the region and the policy of who runs it.
type Scope struct {
	Recipient Recipient `json:"recipient,omitzero"`
	What      []string  `json:"what,omitempty"`
	Until     time.Time `json:"until,omitzero"`
	Region    string    `json:"region,omitempty"`
	Policy    string    `json:"policy,omitempty"` // an https address
}

// Choice is what a person chose, with nothing filled in for them.
type Choice struct {
	Purpose  Purpose
	Version  int    // of the words that they were shown
	Language string // in which
	Scope    Scope
}

// Give makes a consent of a choice. Id is 32 random hex digits.
func Give(id string, c Choice, now time.Time) (Consent, error) {
	if !c.Purpose.Asked() {
		return Consent{}, problem.New(problem.Invalid, "There is no consent of this name.", "Choose one of: "+askedFor()+".")
	}
	w := c.Purpose.Words(c.Language)
	if c.Version != w.Version {
		return Consent{}, problem.New(problem.Invalid, "The words of this consent have changed since you read them.", "Read them again, then choose.")
	}
	if c.Purpose == Analytics {
		return Consent{}, problem.New(problem.Invalid, "There is nothing to switch on: Autojob counts nothing.", "A version that counts would ask you in words of its own.")
	}
	now = now.UTC().Truncate(time.Second)
	c.Scope.Until = c.Scope.Until.UTC().Truncate(time.Second)
	if err := c.Scope.check(c.Purpose, now); err != nil {
		return Consent{}, err
	}
	return Consent{ID: id, Purpose: c.Purpose, Version: w.Version, Language: w.Language, Words: w.Digest(), Scope: c.Scope, GivenAt: now}, nil
}

// InForce reports whether the consent is given, not withdrawn and not over.
func (c Consent) InForce(now time.Time) bool {
	return !c.GivenAt.IsZero() && c.WithdrawnAt.IsZero() && (c.Scope.Until.IsZero() || now.Before(c.Scope.Until))
}

// Covers reports whether the consent is for this recipient: every one of its purpose, unless it names one.
func (c Consent) Covers(r Recipient) bool {
	s := c.Scope.Recipient
	return s == (Recipient{}) || r.Kind == s.Kind && sameName(r.Name, s.Name) && (s.Address == "" || r.Address == s.Address)
}

// Withdraw ends a consent. It is as easy as giving it: nothing is asked.
func (c Consent) Withdraw(now time.Time) Consent {
	if c.WithdrawnAt.IsZero() {
		c.WithdrawnAt = now.UTC().Truncate(time.Second)
	}
	return c
}

func (s Scope) check(p Purpose, now time.Time) error {
	switch {
	case s.Recipient != (Recipient{}) && (!slices.Contains(who[p], s.Recipient.Kind) || !Named(s.Recipient.Name)):
		return problem.New(problem.Invalid, "This consent does not go with this recipient.", "Name one of the right kind, or none.")
	case !s.Until.IsZero() && !now.Before(s.Until):
		return problem.New(problem.Invalid, "This consent would be over before it begins.", "Choose a day to come.")
	case p.StaysHere() && !s.Until.IsZero():
		return problem.New(problem.Invalid, "This consent has no end of its own.", "Withdraw it when you no longer want it.")
	case p == BackgroundCheck:
		return s.checkBackground(now)
	case p == LanguageModel:
		return s.checkModel()
	}
	return nil
}

func (s Scope) checkBackground(now time.Time) error {
	switch {
	case s.Recipient.Kind != Provider:
		return problem.New(problem.Invalid, "Who does the background check is missing.", "Name the provider. A consent to any provider is not given here.")
	case len(s.What) == 0 || slices.ContainsFunc(s.What, func(w string) bool { return !Named(w) }):
		return problem.New(problem.Invalid, "What is released for the background check is missing.", "Choose each part yourself, such as employers and dates.")
	case s.Until.IsZero() || s.Until.Sub(now) > longest:
		return problem.New(problem.Invalid, "The end of this release is missing or more than a year away.", "Choose the day on which it ends.")
	}
	return nil
}

func (s Scope) checkModel() error {
	switch {
	case s.Recipient.Kind != Model || !server(s.Recipient.Address):
		return problem.New(problem.Invalid, "The address of the language model is missing or cannot be used.", "Give an https address, or one of this computer.")
	case OnThisComputer(s.Recipient.Address):
		return nil
	case !Named(s.Region) || !server(s.Policy) || OnThisComputer(s.Policy):
		return problem.New(problem.Invalid, "A language model elsewhere needs its region and its privacy policy.", "Name the country or region where it runs and the https address of its policy.")
	}
	return nil
}

// OnThisComputer reports whether a web address leads no further than this computer. What listens there may still forward.
func OnThisComputer(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	a, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && a.Zone() == "" && a.Unmap().IsLoopback()
}

func sameName(a, b string) bool { return Fold(a) == Fold(b) }

// Fold is a name or address as two that mean the same are compared: without case and without spaces around and doubled.
func Fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

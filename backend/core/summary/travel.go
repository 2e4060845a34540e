package summary

import (
	"autojob/backend/core/consent"
	"autojob/backend/core/profile"
)

// Travelling is a profile as it may travel to a kind of recipient where nothing was chosen in addition: the same paths, without the texts and
// sentences that stay here, and what those are.
func Travelling(p *profile.Profile, rules consent.Disclosure, kind consent.RecipientKind) (*profile.Profile, []Withheld) {
	if p == nil {
		return &profile.Profile{}, nil
	}
	return choices{rules, kind, map[string]bool{}}.shown(p)
}

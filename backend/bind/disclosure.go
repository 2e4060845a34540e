package bind

import "autojob/backend/core/consent"

// DisclosureField is a field, and under what condition it may travel.
type DisclosureField struct {
	Field   string            `json:"field"`
	Loosest string            `json:"loosest"` // "never", "ask", "approval": what it is where the person says nothing; they can make it stricter
	Class   string            `json:"class"`   // for whoever it is
	Kinds   map[string]string `json:"kinds"`   // by kind of recipient, where that is stricter
	Held    bool              `json:"held"`    // the person's CVs have such a field
}

// Disclosure is every field, in the order in which a page shows them.
func (s *Consents) Disclosure() ([]DisclosureField, error) {
	d, err := s.backend.Disclosure(s.ctx())
	if err != nil {
		return nil, err
	}
	held, err := s.backend.HeldFields(s.ctx())
	if err != nil {
		return nil, err
	}
	var out []DisclosureField
	for _, f := range consent.Fields() {
		general := d.General(f)
		line := DisclosureField{Field: string(f), Loosest: string(consent.Default(f)), Class: string(general), Kinds: map[string]string{}, Held: held[f]}
		for kind, rules := range d.Kinds {
			if c := consent.Stricter(general, rules[f]); c != general {
				line.Kinds[string(kind)] = string(c)
			}
		}
		out = append(out, line)
	}
	return out, nil
}

// SetDisclosure has a field travel under this condition: for a kind of recipient, or for whoever it is (""). It answers all fields.
func (s *Consents) SetDisclosure(field, kind, class string) ([]DisclosureField, error) {
	if err := s.backend.SetFieldClass(s.ctx(), consent.Field(field), consent.RecipientKind(kind), consent.Class(class)); err != nil {
		return nil, err
	}
	return s.Disclosure()
}

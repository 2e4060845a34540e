package summary

import (
	"slices"

	"autojob/backend/core/profile"
)

// withoutLapsed leaves the papers out that are no longer valid on the draft's day, and of the others until when they are: a few words have no room for it.
// A page tells both, as the CV does.
func (m *maker) withoutLapsed() {
	if m.in.Kind == Page || m.in.Kind == Whole {
		return
	}
	p := *m.p
	p.Certificates = slices.Clone(p.Certificates)
	for i := range p.Certificates {
		c := &p.Certificates[i]
		if m.in.Day.Year() > 1 && profile.Lapsed(*c, m.in.Day) {
			*c = profile.Certificate{} // its number stays that of the CV
			continue
		}
		c.Name, _, _ = profile.Validity(c.Name)
	}
	m.p = &p
}

package summary

import (
	"fmt"
	"slices"
	"strings"

	"autojob/backend/core/pattern"
	"autojob/backend/core/posting"
)

// stateCode is a state as addresses have it.
var stateCode = pattern.New(`^[A-Z]{2,3}$`)

// contact is where the person lives and, where it was chosen, how to reach them.
func (m *maker) contact() Block {
	b := Block{Kind: Facts, Section: "contact"}
	add := func(label, name, text string, cites ...Cite) {
		if text = strings.TrimSpace(text); text == "" {
			return
		}
		if label != "" {
			text = m.f.label[label] + m.f.listColon + text
		}
		b.Sentences = append(b.Sentences, m.cited("contact", name, text, cites...))
	}
	p := m.p.Basics
	place, cites := m.town()
	if l := p.Location; l.Address != "" {
		street := l.Address
		if l.PostalCode != "" && !strings.Contains(l.Address, l.PostalCode) {
			place = strings.TrimSpace(l.PostalCode + " " + place)
		} else if l.City != "" && strings.Contains(l.Address, l.City) {
			place, cites = "", nil
		}
		add("address", "basics.location.address", joined(", ", street, place), append([]Cite{whole("basics.location.address", street), whole("basics.location.postalCode", l.PostalCode)}, cites...)...)
	} else {
		add("", "basics.location.city", place, cites...)
	}
	add("email", "basics.email", p.Email, whole("basics.email", p.Email))
	add("phone", "basics.phone", p.Phone, whole("basics.phone", p.Phone))
	add("web", "basics.url", p.URL, whole("basics.url", p.URL))
	for i, o := range p.Profiles {
		path := fmt.Sprintf("basics.profiles[%d].", i)
		if o.URL != "" {
			add("web", path+"url", o.URL, whole(path+"url", o.URL))
		} else if o.Username != "" {
			text := o.Username
			if o.Network != "" {
				text = o.Network + " " + o.Username
			}
			add("web", path+"username", text, whole(path+"network", o.Network), whole(path+"username", o.Username))
		}
	}
	return b
}

// town is the place that the person lives in.
func (m *maker) town() (string, []Cite) {
	l := m.p.Basics.Location
	city := whole("basics.location.city", l.City)
	if city.Quote == "" {
		city = whole("basics.location.region", l.Region)
	}
	code := whole("basics.location.countryCode", l.CountryCode)
	country := m.countryName(code.Quote)
	if m.in.Posting != nil && m.in.Kind != Whole && slices.ContainsFunc(m.in.Posting.Locations, func(p posting.Place) bool { return strings.EqualFold(p.Country, code.Quote) }) {
		country = "" // nobody names the country to a neighbour
	}
	if city.Quote == "" {
		return m.countryName(code.Quote), []Cite{code}
	}
	place, cites := city.Quote, []Cite{city}
	// in America and Australia the state is part of the place
	if region := whole("basics.location.region", l.Region); (m.in.Kind == Whole || stateCode.MatchString(region.Quote)) && l.Address == "" && !strings.Contains(place, region.Quote) {
		place, cites = joined(", ", place, region.Quote), append(cites, region)
	}
	if country == "" || strings.Contains(strings.ToLower(city.Quote), strings.ToLower(country)) {
		return place, cites
	}
	return fill(m.f.place, "city", place, "country", country), append(cites, code)
}

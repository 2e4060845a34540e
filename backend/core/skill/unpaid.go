package skill

import "autojob/backend/core/pattern"

// Unpaid reports whether a title is one of voluntary work: "Volunteer Adviser", "Abogada voluntaria", not "Volunteer Manager", who is paid for it.
func Unpaid(title string) bool { return unpaid.MatchString(title) && !ofVolunteers.MatchString(title) }

var (
	unpaid       = pattern.New(`(?i)^\W*(?:volunteer|voluntary|unpaid|ehrenamtlich\pL*|freiwillige[rs]?|bénévole|voluntari[oa])(?:\PL|$)|\((?:volunteer|voluntary|unpaid|ehrenamt\pL*|bénévol\pL*|voluntari[oa])\)|\PL(?:bénévole|voluntari[oa]|volunteer)$`)
	ofVolunteers = pattern.New(`(?i)(?:volunteer|voluntary)\W+(?:(?:and|&) \pL+ |\pL+ )?(?:co-?ordinat|manag|recruit|officer|servic|director|sector|lead|programm?e|engagement)`)
)

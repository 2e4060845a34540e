package summary

import (
	"strings"

	"autojob/backend/core/profile"
)

// straighten gives a French draft the one kind of apostrophe that the CV has.
func (m *maker) straighten() {
	for _, l := range profile.Leaves(m.in.Profile) {
		if m.lang != "fr" || strings.Contains(l.Value, "’") {
			return
		}
	}
	for i := range m.draft.Blocks {
		if m.draft.Blocks[i].Section == "recipient" {
			continue // the employer's name is the ad's
		}
		for _, s := range m.draft.Blocks[i].sentences() {
			s.Text = strings.ReplaceAll(s.Text, "’", "'")
		}
	}
}

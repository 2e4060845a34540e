package extract

import "autojob/backend/core/document"

// textLook is how a run of an ODT or RTF file looks.
type textLook struct {
	size       float64 // points, 0 where the file does not say
	bold, ital bool
	font       string
	vanish     bool // marked as hidden
	pale       bool // white or nearly so
	shade      bool // a colour may be behind it
}

// unseen reports that nobody can see text of this look.
func (l textLook) unseen() bool { return l.vanish || l.size > 0 && l.size < 2 || l.pale && !l.shade }

// run is text in this look.
func (l textLook) run(text, link string) document.Run {
	return document.Run{Text: text, Size: l.size, Bold: l.bold, Ital: l.ital, Font: l.font, Link: link}
}

// pale reports whether a colour can hardly be told from white paper.
func pale(r, g, b int) bool { return r >= 0xF0 && g >= 0xF0 && b >= 0xF0 }

// hiddenWarning says how much was left out.
func hiddenWarning() document.Warning {
	return document.Warning{Code: "hidden_text", Text: "This file holds text that nobody can see. It was left out."}
}

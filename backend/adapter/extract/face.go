package extract

import "strings"

// A font's weight as PDFium reports it is often derived from its stem width and wrong, so the name decides where it
// says something.

func isBold(name string, weight, flags int) bool {
	n := strings.ToLower(name)
	for _, s := range []string{"bold", "black", "heavy", "semibold", "demi", "cmbx", "sfbx", "cmssbx", "-bd", "extrabd"} {
		if strings.Contains(n, s) {
			return true
		}
	}
	for _, s := range []string{"regular", "roman", "book", "light", "thin", "medium", "normal", "text-"} {
		if strings.Contains(n, s) {
			return false
		}
	}
	const forceBold = 1 << 18
	return weight >= 650 || flags&forceBold != 0
}

func isItalic(name string, flags int) bool {
	n := strings.ToLower(name)
	for _, s := range []string{"italic", "oblique", "cmti", "cmsl", "sfti", "slanted"} {
		if strings.Contains(n, s) {
			return true
		}
	}
	const italic = 1 << 6
	return strings.HasSuffix(n, "-it") || flags&italic != 0
}

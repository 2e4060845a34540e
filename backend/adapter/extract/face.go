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

// isIconFont reports a font that holds pictures where letters should be. Many files give such pictures the codes of letters.
func isIconFont(name string) bool {
	n := strings.ToLower(name)
	for _, s := range []string{"awesome", "material", "icon", "glyphicons", "phosphor", "feather", "marvosym", "webdings", "academicons", "typicons"} {
		if strings.Contains(n, s) {
			return true
		}
	}
	return false
}

// bullet is the text of a private-use character: in the symbol fonts of Office these are the bullets of lists,
// elsewhere pictures without words.
func bullet(font string) string {
	n := strings.ToLower(font)
	if strings.Contains(n, "wingdings") || strings.Contains(n, "symbol") || strings.Contains(n, "dingbats") {
		return "•"
	}
	return ""
}

package resume

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

// Licences to drive stand anywhere in a CV: among the pastimes, the languages, under "Sonstiges", beside the address. They are certificates.
const (
	vehicleClass   = `(?:AM|A1|A2|A|BF17|B96|B78|B\+E|BE|B1|B|C1\+E|C1E|C1|C\+E|CE|C|D1\+E|D1E|D1|D\+E|DE|D|L|M|S|T)\b`
	vehicleClasses = vehicleClass + `(?:\s?(?:,|/|\+|&|\b(?:und|and|et|y|e)\b)\s?` + vehicleClass + `)*`
)

// drivingLicence matches a licence to drive from its first word to its classes, in a CV's own letters.
var drivingLicence = pattern.New(strings.Join([]string{
	// "Full clean driving licence", "Driver's License (Class C)", "UK driving licence, categories B and C1"
	`(?i:(?:(?:full|clean|valid|current|uk|us|eu|european|international|british|irish|manual|provisional|commercial|and),?\s)*\b(?:driving|driver[’']?s?[’']?)\slicen[cs]es?\b)(?:\s\([^()]{1,40}\))?` +
		`(?:[:,]?\s(?i:class(?:es)?|cat(?:egor(?:y|ies))?\.?)\s(?:[1-5]\b|` + vehicleClasses + `)|(?:\s?:)?\s` + vehicleClasses + `)?`,
	`(?i:full\s(?:clean\s)?(?:uk|eu|irish|british)\slicen[cs]e\b)`,
	`(?:(?i:class)\s[ABC]\s)?CDL\b(?:\s?[-,(]?\s?(?:(?i:class)\s)?[ABC]\b\)?)?`,
	`(?i:\b(?:hgv|lgv)\s(?:class|cat(?:egory)?)\s(?:[1-3]|c\+e|ce|c1|c)\b(?:\slicen[cs]e)?)`,
	// "Führerschein Klasse B, C1E", "PKW-Führerschein", "Fahrerlaubnis: B und BE"
	`(?i:(?:(?:gültiger?|europäischer?|deutscher?|eu|pkw|lkw|auto|motorrad)[- ]?)*(?:führerschein|fuehrerschein|fahrerlaubnis)(?:e|se|klassen?)?)(?:\s(?i:der))?(?:\s?:)?` +
		`(?:\s(?i:klassen?|kl\.|kategorien?|kat\.)\s(?:[1-5]\b|` + vehicleClasses + `)|\s\(?` + vehicleClasses + `\)?)?(?:\s(?i:vorhanden))?`,
	// "Permis B", "Permis de conduire (catégorie B)", "permis poids lourd"
	`(?i:permis(?:\sde\sconduire)?)(?:\s?:)?\s(?:\(?(?i:cat[ée]gories?|cat\.)\s)?\(?` + vehicleClasses + `\)?`,
	`(?i:permis\s(?:de\sconduire|poids\slourds?|moto|vl|pl)\b)`,
	// "Carnet de conducir B", "Permiso B", "Carné de conducir (clase C+E)"
	`(?i:(?:carn[ée]t?|permiso|licencia)(?:\sde\s(?:conducir|conducci[óo]n|manejar|manejo|coche|moto))?)(?:\s?:)?\s(?:\(?(?:(?i:de\s)?(?i:clase|tipo|categor[íi]a|cat\.))\s)?\(?` + vehicleClasses + `\)?`,
	`(?i:(?:carn[ée]t?|permiso|licencia)\sde\s(?:conducir|conducci[óo]n|manejar|manejo|coche|moto))`,
}, "|"))

// mayLicense matches whatever drivingLicence does, and costs less.
var mayLicense = pattern.New(`(?i)licen[cs]|cdl|hgv|lgv|führersch|fuehrersch|fahrerlaub|permis|carn`)

// licenceLead are the words that may stand before a licence in its piece of a line: "Titulaire du permis B".
var licenceLead = pattern.New(`(?i)^(?:titulaire (?:du|d['’]un)|inhaber(?:in)? (?:des|eines)|(?:i )?(?:hold|have)(?: an?)?|holder of an?|en posesi[óo]n del?|con|avec|mit|also|auch)\s$`)

// licenceNext are the words that may follow it.
var licenceNext = set("und and et y e avec con with sowie mit seit since depuis desde obtenu vigente plus en held")

// ownVehicle matches what often stands behind a licence and is no pastime: "PKW vorhanden", "véhicule personnel", "coche propio".
var ownVehicle = pattern.New(`(?i)^\s?[.,;|·•]\s*(?:(?:eigener )?(?:pkw|auto|fahrzeug)(?: vorhanden)?|v[ée]hicul[ée]{1,2}s?(?: personnel(?:le)?)?|(?:coche|veh[íi]culo)(?: propio)?|(?:own |has )?(?:car|vehicle)(?: owner)?|own transport)\s*(?:$|[.,;|·•])`)

// drivingSpan is a licence to drive in a line: what names it, and the stretch that it fills up to the next mark.
type drivingSpan struct{ name, whole document.Span }

// licencesIn finds the licences to drive in a stretch of a line.
func (s *source) licencesIn(sp document.Span) []drivingSpan {
	text := s.cut(sp)
	if !mayLicense.MatchString(text) {
		return nil
	}
	var out []drivingSpan
	for _, m := range drivingLicence.FindAllStringIndex(text, 6) {
		a, z := m[0], m[1]
		if first := strings.LastIndexAny(text[:a], ".,;|·•:–—()/") + 1; a > 0 {
			_, n := utf8.DecodeRuneInString(text[max(first-1, 0):])
			if first > 0 {
				first += n - 1
			}
			if before := strings.TrimLeft(text[first:a], " \t-"); before != "" && !licenceLead.MatchString(before) {
				continue
			}
		}
		z = a + len(strings.TrimRight(text[a:z], " :"))
		rest := strings.TrimLeft(text[z:], " ")
		if r, _ := utf8.DecodeRuneInString(rest); rest != "" && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			if ws := words(rest); len(ws) == 0 || len(rest) == len(text[z:]) || !licenceNext[ws[0]] {
				continue
			}
		}
		end := z
		for end < len(text) && !strings.ContainsRune(".,;|·•\t\n", rune(text[end])) {
			end++
		}
		if m := ownVehicle.FindStringIndex(text[end:]); m != nil {
			end += m[1]
		}
		at := func(k int) int { return sp.Start + utf8.RuneCountInString(text[:k]) }
		start := strings.LastIndexAny(text[:a], ".,;|:") + 1
		out = append(out, drivingSpan{document.Span{Start: at(a), End: at(z)}, document.Span{Start: at(start), End: at(end)}})
	}
	return out
}

// opensLicence reports whether a line opens with a licence to drive: "Führerschein: Klasse B".
func (s *source) opensLicence(l *line) bool {
	found := s.licencesIn(l.span)
	return len(found) > 0 && found[0].name.Start == l.span.Start
}

// takeLicences finds the licences to drive in the sections where they stand among other things, and leaves these without them.
func (b *book) takeLicences(secs []section) []document.Span {
	var found []document.Span
	for i := range secs {
		sec := &secs[i]
		switch sec.kind {
		case none, contact, other, interests, skills, languages:
		default:
			continue
		}
		var kept []line
		for _, l := range sec.lines {
			var gone []drivingSpan
			for _, c := range l.cells {
				gone = append(gone, b.licencesIn(c.span)...)
			}
			for _, d := range gone {
				found = append(found, d.name)
			}
			if len(gone) == 0 || sec.kind == none || sec.kind == contact {
				kept = append(kept, l)
				continue
			}
			at := l.span.Start
			for _, d := range append(gone, drivingSpan{whole: document.Span{Start: l.span.End, End: l.span.End}}) {
				if part := b.trim(document.Span{Start: at, End: d.whole.Start}, edge+"."); part.Start < part.End && d.whole.Start > at {
					kept = append(kept, b.within(l, part))
				}
				at = max(at, d.whole.End)
			}
		}
		sec.lines = kept
	}
	return found
}

// within is the part of a line that a stretch of it holds.
func (s *source) within(l line, sp document.Span) line {
	marked := l.bullet && sp.Start == l.span.Start
	l = s.rest(l, sp)
	l.bullet = marked
	var cells []cell
	for _, c := range l.cells {
		if c.span.Start >= sp.End {
			continue
		}
		c.span.End = min(c.span.End, sp.End)
		var runs []run
		for _, r := range c.runs {
			if r.span.Start < sp.End {
				r.span.End = min(r.span.End, sp.End)
				runs = append(runs, r)
			}
		}
		c.runs = runs
		cells = append(cells, c)
	}
	l.cells = cells
	return l
}

// putLicences adds the licences to drive that no list of certificates has.
func (b *book) putLicences(found []document.Span) {
	for _, sp := range found {
		name := sameLicence(b.cut(sp))
		if bareLicence.MatchString(b.cut(sp)) && slices.ContainsFunc(found, func(o document.Span) bool { return o != sp && !bareLicence.MatchString(b.cut(o)) }) {
			continue // "permis B" beside "permis de conduire B" is a permit to stay
		}
		if slices.ContainsFunc(b.p.Certificates, func(c profile.Certificate) bool { return strings.Contains(sameLicence(c.Name), name) }) {
			continue
		}
		path := fmt.Sprintf("certificates[%d]", len(b.p.Certificates))
		b.p.Certificates = append(b.p.Certificates, profile.Certificate{Name: b.putLicence(path+".name", nil, sp, 0.8)})
	}
}

// bareLicence matches a French licence without the word for driving, which may be a permit to stay in Switzerland.
var bareLicence = pattern.New(`(?i)^permis\s+\pL\d?$`)

// licenceEnd is where the licence to drive ends that a stretch in a list of certificates opens with, or 0: its classes are parted by commas.
func (b *book) licenceEnd(sec *section, sp document.Span) int {
	if found := b.licencesIn(sp); len(found) > 0 && found[0].name.Start == sp.Start {
		return found[0].name.End
	}
	if text := b.cut(sp); b.drivingHead(sec) != "" {
		if m := onlyClasses.FindStringIndex(text); m != nil {
			return sp.Start + utf8.RuneCountInString(text[:m[1]])
		}
	}
	return 0
}

// putLicence notes the name of a certificate. A licence to drive has no colon in it, and where only its classes stand under its heading,
// the heading's word before them.
func (b *book) putLicence(path string, sec *section, sp document.Span, confidence float64) string {
	text := b.cut(sp)
	if sec == nil { // out of a sentence
		first, n := utf8.DecodeRuneInString(text)
		text = string(unicode.ToUpper(first)) + text[n:]
	}
	if head := b.drivingHead(sec); head != "" {
		if m := onlyClasses.FindStringIndex(text); m != nil && (m[1] == len(text) || strings.ContainsAny(text[m[1]:m[1]+1], " ,;.(")) {
			return b.putAs(path, head+" "+text, sp, confidence)
		}
	}
	if found := b.licencesIn(sp); sec == nil || len(found) == 1 && found[0].name == sp {
		return b.putAs(path, strings.Join(strings.Fields(strings.Replace(text, ":", " ", 1)), " "), sp, confidence)
	}
	return b.put(path, sp, confidence)
}

// drivingHead is the heading of a section that is about licences to drive, in small letters behind the first; "" for another.
func (b *book) drivingHead(sec *section) string {
	if sec == nil || sec.head.span.Start >= sec.head.span.End {
		return ""
	}
	head := strings.Join(strings.Fields(b.cut(b.trim(sec.head.span, ":"))), " ")
	if !drivingHeading.MatchString(head) {
		return ""
	}
	first, n := utf8.DecodeRuneInString(head)
	return string(unicode.ToUpper(first)) + strings.ToLower(head[n:])
}

var (
	onlyClasses    = pattern.New(`^(?:(?i:klassen?|kl\.|kategorien?|cat[ée]gories?|cat\.|class(?:es)?|categor(?:y|ies)|clases?|tipo|categor[íi]as?)\s)?` + vehicleClasses)
	drivingHeading = pattern.New(`(?i)^(?:führerscheine?|fahrerlaubnis|permis(?: de conduire)?|permisos? de conducir|carn[ée]t? de conducir|driving licen[cs]es?|driver[’']?s?[’']? licen[cs]es?)$`)
)

// sameLicence is a name of a licence as its words in their order: "CDL Class A" is "Class A CDL".
func sameLicence(t string) string {
	ws := words(t)
	slices.Sort(ws)
	return " " + strings.Join(ws, " ") + " "
}

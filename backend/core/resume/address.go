package resume

import (
	"strings"
	"unicode/utf8"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
)

// readPlace reads where the person lives from the contact lines: an address with a postal code, a place that a list knows,
// and, with less trust, a name of unknown meaning that stands among the contact details.
func (b *book) readPlace(lines []line) {
	var best address
	for i := range lines {
		if i > 60 {
			break
		}
		l := &lines[i]
		labelled := addressLabel.MatchString(fold(l.text)) || i > 0 && addressLabel.MatchString(fold(lines[i-1].text)) && wordCount(lines[i-1].text) <= 2
		reach := strings.Contains(l.text, "@") || phoneCue.MatchString(l.text)
		for _, c := range l.cells {
			for _, t := range b.placePieces(c.span) {
				a := b.address(t, labelled)
				if a.score == 0 && reach && !strings.Contains(l.text, ":") && b.maybePlace(t) {
					a = address{city: t, score: 0.45}
				}
				if labelled && a.score > 0 {
					a.score += 0.2
				}
				if a.score > best.score+0.05 {
					best = a
				}
			}
		}
	}
	if best.score < 0.4 {
		return
	}
	conf := min(0.95, 0.6+best.score*0.35)
	if best.score < 0.5 {
		conf = 0.55
	}
	if places().country[fold(b.cut(best.region))] != "" { // a country that is named twice, or alone
		if best.country.Start == best.country.End {
			best.country = best.region
		}
		best.region = document.Span{}
	}
	switch fold(b.cut(best.country)) {
	case "england", "scotland", "wales", "northern ireland":
		if best.region.Start >= best.region.End {
			best.region = best.country // it says more than the country's code
		}
	}
	loc := &b.p.Basics.Location
	loc.City = b.put("basics.location.city", best.city, conf)
	loc.Region = b.put("basics.location.region", best.region, conf-0.05)
	loc.PostalCode = b.put("basics.location.postalCode", best.postal, conf)
	if c := places().country[fold(b.cut(best.country))]; c != "" {
		loc.CountryCode = b.putAs("basics.location.countryCode", c, best.country, conf)
	}
}

var addressLabel = pattern.New(`^(postal |home |current )?(address|location|adresse|wohnort|wohnhaft|direccion|anschrift|residence|residencia|domicilio|domicile|lieu de residence|lugar de residencia|based in|ciudad|ville|stadt|ort|city)\b`)

// maybePlace reports whether a piece of a contact line can be a town that no list knows.
func (b *book) maybePlace(sp document.Span) bool {
	t := b.cut(sp)
	name := b.fields["basics.name"].Span
	if sp.Start < name.End && sp.End > name.Start || wordCount(t) > 4 || len(t) < 4 || strings.ContainsAny(t, "0123456789@:") || !titled(t) || shouting(t) && wordCount(t) == 1 && len(t) < 6 {
		return false
	}
	if k, _ := headingKind(t); k != none || phoneCue.MatchString(t) || titleScore(t) > 0 || orgScore(t) > 0.6 || degreeScore(t) > 0.5 || languageNames[fold(t)] {
		return false
	}
	for _, n := range networks {
		if strings.HasPrefix(fold(t), fold(n.name)) {
			return false
		}
	}
	for _, w := range words(t) {
		if personalWords[w] || notNames[w] || postNominals[w] {
			return false
		}
	}
	return true
}

// personalWords open details about a person that are no place.
var personalWords = set(`driving driver licence license fuhrerschein klasse permis permiso carne conducir vehicule vehicle born geboren ne nee nacido nacida nacionalidad nationality nationalitat british american german french spanish deutsch francaise francais espanola
married single ledig verheiratet celibataire marie mariee pacse soltero soltera casado casada children kinder enfants hijos age years jahre ans anos available verfugbar disponible immediately english mail email web website portfolio linkedin github site clearance visa citizen pronouns she her he him they telefon telephone telefono mobil movil mobile handy`)

// address is where the parts of a place stand; what is missing is empty.
type address struct {
	city, region, postal, country document.Span
	score                         float64
}

var (
	usZip      = pattern.New(`^([A-Z]{2})\.?,? (\d{5}(?:-\d{4})?)$`)
	britishZip = pattern.New(`\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d$`)
	zipFirst   = pattern.New(`^((?:[A-Z]{1,2}-)?\d{4,5}) +(\p{Lu}[^\d]*)$`)
	zipLast    = pattern.New(`^(\p{Lu}[^\d]*?) +(\d{5})$`)
	house      = pattern.New(`(?i)^\d+ ?[a-z]?,? \p{L}|\d+ ?[a-z]?$|\b(street|road|avenue|lane|drive|row|close|terrace|court|straße|strasse|str\.|weg|platz|allee|gasse|rue|avenue|impasse|chemin|boulevard|bd|place|allée|calle|c/|avenida|avda|plaza|paseo|ronda|camino|apt|unit|flat|suite)\b`)
)

// address reads a place: "12 Lantern Row, Fernby, FB3 7QT", "10999 Berlin", "31999 Valdeverde (Navarra)", "Portland, OR 97201", "Leipzig".
func (b *book) address(sp document.Span, labelled bool) address {
	g := places()
	var parts []document.Span
	at := sp.Start
	for i := sp.Start; i <= sp.End; i++ {
		if i == sp.End || strings.ContainsRune(",()/;", b.text[i]) {
			if p := b.trim(document.Span{Start: at, End: i}, ",.()–-"); p.Start < p.End {
				parts = append(parts, p)
			}
			at = i + 1
		}
	}
	if n := len(parts); n > 0 && n <= 8 && addressLabel.MatchString(fold(b.cut(parts[0]))) {
		// "Based in Leeds"
		if w := strings.Fields(b.cut(parts[0])); strings.HasPrefix(fold(b.cut(parts[0])), "based in ") && len(w) > 2 {
			parts[0].Start = b.trim(document.Span{Start: parts[0].Start + len([]rune(w[0])) + 1 + len([]rune(w[1])), End: parts[0].End}, "").Start
		}
	}
	if len(parts) == 0 || len(parts) > 8 {
		return address{}
	}
	var a address
	sub := func(p document.Span, text string, x, z int) document.Span {
		return b.trim(document.Span{Start: p.Start + utf8.RuneCountInString(text[:x]), End: p.Start + utf8.RuneCountInString(text[:z])}, ",.()–-")
	}
	zip := -1 // the part with the postal code
	for k := len(parts) - 1; k >= 0 && zip < 0; k-- {
		t := b.cut(parts[k])
		switch m := usZip.FindStringSubmatchIndex(t); {
		case m != nil && g.abbr[t[m[2]:m[3]]] && k > 0:
			a = address{city: parts[k-1], region: sub(parts[k], t, m[2], m[3]), postal: sub(parts[k], t, m[4], m[5]), score: 0.95}
			zip = k
			continue
		}
		if m := britishZip.FindStringIndex(t); m != nil {
			a.postal, a.score, zip = sub(parts[k], t, m[0], m[1]), 0.9, k
			if city := sub(parts[k], t, 0, m[0]); city.Start < city.End {
				a.city = city
			} else {
				for j := k - 1; j >= 0; j-- {
					if p := b.cut(parts[j]); !house.MatchString(p) && !shire(p) {
						a.city = parts[j]
						break
					}
				}
			}
			continue
		}
		if m := zipFirst.FindStringSubmatchIndex(t); m != nil && !(m[3]-m[2] == 4 && (t[:2] == "19" || t[:2] == "20")) && wordCount(t) <= 6 && !(k+1 < len(parts) && g.abbr[b.cut(parts[k+1])]) {
			a.postal, a.city, a.score, zip = sub(parts[k], t, m[2], m[3]), sub(parts[k], t, m[4], m[5]), 0.85, k
			continue
		}
		if m := zipLast.FindStringSubmatchIndex(t); m != nil && wordCount(t) <= 4 && titled(t[:m[3]]) && !house.MatchString(t[:m[3]]) && (g.city[fold(t[:m[3]])] || k > 0 || labelled) {
			a.city, a.postal, a.score, zip = sub(parts[k], t, m[2], m[3]), sub(parts[k], t, m[4], m[5]), 0.8, k
		}
	}
	if zip < 0 {
		return b.namedPlace(sp, parts, labelled)
	}
	for _, p := range parts[zip:] {
		t := fold(b.cut(p))
		switch {
		case p == a.city:
		case g.country[t] != "":
			a.country = p
		case a.region.Start == a.region.End && p != parts[zip] && titled(b.cut(p)) && wordCount(t) <= 3:
			a.region = p
		}
	}
	if a.city.Start >= a.city.End {
		a.score = 0.4
	}
	return a
}

// namedPlace reads a place without a postal code: a town that a list knows, or a name before its region or country.
func (b *book) namedPlace(sp document.Span, parts []document.Span, labelled bool) address {
	g := places()
	for len(parts) > 1 && house.MatchString(b.cut(parts[0])) {
		parts = parts[1:]
	}
	var a address
	for len(parts) > 0 {
		whole := document.Span{Start: parts[0].Start, End: parts[len(parts)-1].End}
		t := b.cut(whole)
		if whole.End < sp.End && b.text[whole.End] == ')' && strings.ContainsRune(t, '(') {
			t += ")"
		}
		switch fold(t) {
		case "remote", "hybrid", "french", "english":
			return address{}
		}
		if a.score = placeScore(t); a.score >= 0.5 || len(parts) == 1 {
			break
		}
		parts = parts[1:]
	}
	if a.score < 0.5 {
		if t := b.cut(parts[0]); labelled && b.maybePlace(parts[0]) && !addressLabel.MatchString(fold(t)) {
			return address{city: parts[0], score: 0.5}
		}
		return address{}
	}
	for i, p := range parts {
		t := b.cut(p)
		f := fold(t)
		switch {
		case g.country[f] != "" && a.country.Start == a.country.End && f != "georgia":
			a.country = p
		case i > 0 && a.city.Start < a.city.End && a.region.Start == a.region.End && !strings.ContainsAny(t, "0123456789"):
			a.region = p
		case a.city.Start == a.city.End && !strings.ContainsAny(t, "0123456789") && !house.MatchString(t):
			a.city = p
		}
	}
	return a
}

// shire reports whether a name is that of a British county.
func shire(t string) bool {
	f := fold(t)
	return strings.HasSuffix(f, "shire") || places().region[f] || places().country[f] != "" || f == "kent" || f == "essex" || f == "surrey" || f == "sussex" || f == "devon" || f == "cornwall" || f == "norfolk" || f == "suffolk" || f == "cumbria" || f == "somerset" || f == "dorset"
}

// placePieces cuts a contact line at signs between its parts, and around addresses and numbers; commas stay, since places hold them.
func (b *book) placePieces(sp document.Span) []document.Span {
	var out []document.Span
	add := func(a, z int) {
		if p := b.trim(document.Span{Start: a, End: z}, "|•·–—-:;/✉☎,"); p.Start < p.End && p.End-p.Start < 120 {
			out = append(out, p)
		}
	}
	text := b.cut(sp)
	stop := make([]bool, sp.End-sp.Start)
	mark := func(m []int) {
		for i := utf8.RuneCountInString(text[:m[0]]); i < utf8.RuneCountInString(text[:m[1]]) && i < len(stop); i++ {
			stop[i] = true
		}
	}
	for _, m := range emailRE.FindAllStringIndex(text, 3) {
		mark(m)
	}
	for _, m := range bareURL.FindAllStringIndex(text, 4) {
		mark(m)
	}
	for _, m := range phoneRE.FindAllStringIndex(text, 4) {
		n := 0
		for _, c := range text[m[0]:m[1]] {
			if c >= '0' && c <= '9' {
				n++
			}
		}
		if n >= 7 && !(n <= 9 && strings.Contains(text[m[0]:m[1]], "-") && n == 9 && strings.Count(text[m[0]:m[1]], "-") == 1) {
			mark(m)
		}
	}
	at := sp.Start
	for i := sp.Start; i < sp.End; i++ {
		c := b.text[i]
		if stop[i-sp.Start] || c == '|' || c == '•' || c == '·' || c == '—' || c == '⋄' || c == ':' || c == ';' || icon(c) || (c == '-' || c == '–' || c == '/') && i > sp.Start && i+1 < sp.End && b.text[i-1] == ' ' && b.text[i+1] == ' ' {
			add(at, i)
			at = i + 1
		}
	}
	add(at, sp.End)
	return out
}

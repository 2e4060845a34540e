package resume

import (
	"html"
	"strings"

	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// imported makes the reading of a profile whose fields were told by name in a file: all are certain, and the text is made of the
// values, one a line. nothing is the problem of a file that told none.
func imported(p *profile.Profile, format string, nothing *problem.Error) (*profile.Profile, error) {
	clean(p)
	w, err := layOut(p)
	if err != nil {
		return nil, err
	}
	if len(w.fields) == 0 {
		return nil, nothing
	}
	p.Meta.Autojob = &profile.Reading{Parser: Version, Format: format, Fields: w.fields, Text: strings.TrimSuffix(w.text.String(), "\n")}
	return p, nil
}

// described parts what a person wrote about a job: items of a list are highlights, the rest is the summary. HTML is read as text.
func described(text string) (summary string, highlights []string) {
	var plain []string
	for l := range strings.Lines(unmarked(text)) {
		l = strings.Join(strings.Fields(l), " ")
		item := strings.TrimLeft(l, "•·▪●◦‣*–-—>➢✓ ")
		switch {
		case item == "":
		case item != l:
			highlights = append(highlights, item)
		default:
			plain = append(plain, l)
		}
	}
	if len(highlights) == 0 && len(plain) > 2 && !strings.ContainsAny(strings.Join(plain, ""), ".;") {
		return "", plain // a line each, without a full stop: a list without marks
	}
	return strings.Join(plain, " "), highlights
}

// unmarked is the text of HTML as these files carry it: items begin with a mark, blocks with a line.
func unmarked(text string) string {
	if !strings.Contains(text, "<") {
		return html.UnescapeString(text)
	}
	var b strings.Builder
	for text != "" {
		before, rest, ok := strings.Cut(text, "<")
		b.WriteString(before)
		if !ok {
			break
		}
		tag, after, ok := strings.Cut(rest, ">")
		if !ok || tag == "" || !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/!", rune(tag[0])) {
			b.WriteString("<")
			text = rest
			continue
		}
		name := strings.ToLower(strings.TrimRight(strings.Fields(tag + " x")[0], "/"))
		switch name {
		case "li":
			b.WriteString("\n• ")
		case "br", "p", "/p", "div", "/div", "ul", "/ul", "ol", "/ol", "/li", "h1", "h2", "h3", "/h1", "/h2", "/h3", "tr":
			b.WriteByte('\n')
		}
		text = after
	}
	return html.UnescapeString(b.String())
}

// locationOf parts "Atlanta, Georgia, United States" into a location: the country stands last, the city first.
func locationOf(text string) profile.Location {
	var l profile.Location
	var parts []string
	for p := range strings.SplitSeq(text, ",") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	if n := len(parts); n > 0 {
		if code := places().country[fold(parts[n-1])]; code != "" {
			l.CountryCode, parts = code, parts[:n-1]
		}
	}
	if len(parts) > 0 {
		l.City = parts[0]
	}
	if len(parts) > 1 {
		l.Region = strings.Join(parts[1:], ", ")
	}
	return l
}

// countryCode is the ISO code of a country's name or code in any spelling, "" if it is none.
func countryCode(text string) string {
	t := strings.ToUpper(strings.TrimSpace(text))
	switch t { // codes of the European Union that differ
	case "UK":
		return "GB"
	case "EL":
		return "GR"
	}
	if len(t) == 2 && t[0] >= 'A' && t[0] <= 'Z' && t[1] >= 'A' && t[1] <= 'Z' {
		return t
	}
	return places().country[fold(strings.TrimSpace(text))]
}

// addLink adds a web address to the person's links: to a network's profile, else as the page of their own.
func addLink(b *profile.Basics, address string) {
	address = strings.TrimSpace(address)
	if address == "" || !plausibleURL(address) {
		return
	}
	if name, user := network(address); name != "" {
		b.Profiles = append(b.Profiles, profile.Online{Network: name, Username: user, URL: address})
		return
	}
	if b.URL == "" {
		b.URL = address
		return
	}
	b.Profiles = append(b.Profiles, profile.Online{URL: address})
}

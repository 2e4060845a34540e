package resume

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nyaruka/phonenumbers"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

var (
	emailRE  = pattern.New(`[\p{L}0-9][\p{L}0-9._%+\-]{0,63}\s?@\s?[\p{L}0-9](?:[\p{L}0-9\-]{0,62}\.)+[\p{L}]{2,18}`)
	phoneRE  = pattern.New(`(?:\+|\b00|\(\+?)?\(?\d[\d\s().\-–/·]{5,22}\d`)
	phoneCue = pattern.New(`(?i)(phone|tel\b|tel\.|telefon|téléphone|telephone|teléfono|mobile|mobil|móvil|handy|cell|portable|\btlf|\bph\b|\bm:|\bt:|\bp:|contact|whatsapp|call|gsm|fax|celular)`)
)

// networks are the hosts of profiles, with the name JSON Resume gives them.
var networks = []struct{ host, name string }{
	{"linkedin.com", "LinkedIn"}, {"github.com", "GitHub"}, {"gitlab.com", "GitLab"}, {"xing.com", "Xing"}, {"twitter.com", "Twitter"}, {"x.com", "X"},
	{"stackoverflow.com", "StackOverflow"}, {"medium.com", "Medium"}, {"dribbble.com", "Dribbble"}, {"behance.net", "Behance"}, {"kaggle.com", "Kaggle"},
	{"facebook.com", "Facebook"}, {"instagram.com", "Instagram"}, {"youtube.com", "YouTube"}, {"bitbucket.org", "Bitbucket"}, {"orcid.org", "ORCID"},
	{"scholar.google", "Google Scholar"}, {"researchgate.net", "ResearchGate"}, {"leetcode.com", "LeetCode"}, {"hackerrank.com", "HackerRank"}, {"codepen.io", "CodePen"},
	{"mastodon", "Mastodon"}, {"dev.to", "DEV"}, {"quora.com", "Quora"}, {"skype", "Skype"}, {"angel.co", "AngelList"}, {"infojobs.net", "InfoJobs"}, {"malt.", "Malt"}, {"viadeo", "Viadeo"},
}

// readBasics reads name, label, contact details, place and summary.
func (b *book) readBasics(secs []section) {
	var top, rest []line // lines that may hold contact details, the likely ones first
	for i := range secs {
		switch secs[i].kind {
		case none, contact:
			top = append(top, secs[i].lines...)
		case references, work, education, publications, projects, volunteer, certificates:
		default:
			rest = append(rest, secs[i].lines...)
		}
	}
	p := b.p
	b.readEmail(top, 0.98)
	if p.Basics.Email == "" {
		b.readEmail(rest, 0.9)
	}
	if p.Basics.Email == "" {
		b.readEmail(b.lines, 0.8)
	}
	b.readPhone(top, 0)
	if p.Basics.Phone == "" {
		b.readPhone(rest, 0.1)
	}
	b.readLinks(top, false)
	b.readLinks(rest, true)
	name := b.readName(secs)
	b.readLabel(secs, name)
	b.readPlace(top)
	for i := range secs {
		if secs[i].kind == summary && p.Basics.Summary == "" && len(secs[i].lines) > 0 {
			p.Basics.Summary = b.put("basics.summary", b.joinLines(told(secs[i].lines)), 0.93)
		}
	}
	if p.Basics.Summary == "" {
		b.greetedSummary(secs)
	}
	if p.Basics.Summary == "" {
		b.looseSummary(secs[0].lines)
	}
}

// told are the lines of a summary without the contact details that a side bar or a header brings among them: those before it are left
// out, and at those behind it it ends.
func told(lines []line) []line {
	for len(lines) > 0 && reaches(lines[0].text) {
		lines = lines[1:]
	}
	for i := range lines {
		if reaches(lines[i].text) {
			return lines[:i]
		}
	}
	return lines
}

// reaches reports whether a line only says how to reach someone: an address of mail or the web, a telephone number.
func reaches(t string) bool {
	if m := emailRE.FindString(t); m != "" {
		return wordCount(t) <= wordCount(m)+6
	}
	m := phoneRE.FindString(t)
	if m == "" {
		m = bareURL.FindString(t)
	}
	return m != "" && len(periods(m)) == 0 && len(m) >= 8 && wordCount(t) <= wordCount(m)+2
}

// looseSummary takes a paragraph of prose above the first heading as the summary.
func (b *book) looseSummary(lines []line) {
	for i := range lines {
		if wordCount(lines[i].text) < 9 || strings.ContainsAny(lines[i].text, "@|•") {
			continue
		}
		z := i + 1
		for z < len(lines) && lines[z].index == lines[z-1].index+1 && lines[z].style == lines[i].style && lines[z].gap < 0.9 && !strings.Contains(lines[z].text, "@") {
			z++
		}
		sp := b.joinLines(lines[i:z])
		if n := wordCount(b.cut(sp)); n >= 15 || n >= 10 && len(b.doc.Pages) > 0 && b.doc.Pages[0].Width == 0 && sentenceEnd(b.cut(sp)) {
			b.p.Basics.Summary = b.put("basics.summary", sp, 0.7)
			return
		}
	}
}

func (b *book) readEmail(lines []line, conf float64) {
	if b.p.Basics.Email != "" {
		return
	}
	for i := range lines {
		l := &lines[i]
		if !strings.Contains(l.text, "@") {
			continue
		}
		if m := emailRE.FindStringIndex(l.text); m != nil {
			sp := l.sub(m[0], m[1])
			v := strings.Map(func(c rune) rune {
				if unicode.IsSpace(c) {
					return -1
				}
				return c
			}, b.cut(sp))
			b.p.Basics.Email = b.putAs("basics.email", v, sp, conf)
			return
		}
	}
	for i := range lines {
		for _, c := range lines[i].cells {
			for _, r := range c.runs {
				if a, ok := strings.CutPrefix(r.link, "mailto:"); ok {
					a, _, _ = strings.Cut(a, "?")
					if emailRE.FindString(a) == a && a != "" {
						b.p.Basics.Email = b.putAs("basics.email", a, b.trim(r.span, ""), conf-0.05)
						return
					}
				}
			}
		}
	}
}

// regions are where a number without a country prefix may be from, the likely ones first: the countries the CV's first
// lines name, then those of its language.
func (b *book) regions(lines []line) []string {
	var out []string
	seen := map[string]bool{}
	add := func(c string) {
		if c != "" && !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	g := places()
	for i := range lines {
		if i > 30 {
			break
		}
		for _, part := range strings.FieldsFunc(lines[i].text, func(c rune) bool { return strings.ContainsRune(",|•·()–-:/", c) }) {
			f := strings.Fields(part)
			add(g.country[fold(strings.TrimSpace(part))])
			if len(f) > 0 && g.abbr[f[0]] && len(f[0]) == 2 && len(f) <= 2 {
				add("US")
			}
			if len(f) > 0 && len(fold(f[len(f)-1])) > 3 {
				add(g.country[fold(f[len(f)-1])])
			}
		}
	}
	for _, c := range languageRegions[b.language()] {
		add(c)
	}
	for _, c := range []string{"US", "GB", "DE", "FR", "ES", "IN"} {
		add(c)
	}
	return out
}

var languageRegions = map[string][]string{"en": {"US", "GB", "IN", "CA", "AU"}, "de": {"DE", "AT", "CH"}, "fr": {"FR", "BE", "CH", "CA"}, "es": {"ES", "MX", "AR", "CO"}}

// language guesses which of the four languages the CV is written in, by its commonest small words.
func (b *book) language() string {
	count := map[string]int{}
	n := 0
	for i := range b.lines {
		for _, w := range words(b.lines[i].text) {
			if l := smallWords[w]; l != "" {
				count[l]++
			}
			n++
		}
		if n > 3000 {
			break
		}
	}
	best := "en"
	for _, l := range []string{"de", "fr", "es"} {
		if count[l] > count[best] {
			best = l
		}
	}
	return best
}

var smallWords = func() map[string]string {
	m := map[string]string{}
	for l, ws := range map[string]string{
		"en": "the and of with for to experience skills work education",
		"de": "und der die das mit von fur im bei zur kenntnisse berufserfahrung ausbildung sprachen seit",
		"fr": "et les des du pour dans au avec sur experience langues formation depuis",
		"es": "y el los las del para con por una experiencia idiomas formacion desde",
	} {
		for _, w := range strings.Fields(ws) {
			if m[w] == "" {
				m[w] = l
			}
		}
	}
	return m
}()

func (b *book) readPhone(lines []line, doubt float64) {
	var regions []string
	type found struct {
		sp    document.Span
		score float64
	}
	var best found
	tries := 0
	for i := range lines {
		l := &lines[i]
		if !strings.ContainsAny(l.text, "0123456789") || tries > 200 {
			continue
		}
		cueLine := phoneCue.MatchString(l.text) || i > 0 && utf8.RuneCountInString(lines[i-1].text) < 20 && phoneCue.MatchString(lines[i-1].text)
		for _, m := range b.phoneMatches(l) {
			t := l.text[m[0]:m[1]]
			digits := 0
			for _, c := range t {
				if c >= '0' && c <= '9' {
					digits++
				}
			}
			if bare := digits == len(t); bare && !cueLine && len(l.text) > len(t)+2 && !strings.Contains(l.text, "@") {
				continue // a number in a sentence: of a student, of a permit
			}
			if strings.Contains(t, " – ") || digits < 7 || digits > 15 || l.partOfWord(m[0], m[1]) {
				continue
			}
			if ps := periods(t); len(ps) > 0 && !strings.HasPrefix(t, "+") && !strings.HasPrefix(t, "(+") {
				continue
			}
			if regions == nil {
				regions = b.regions(lines)
			}
			tries++
			score := 0.0
			clean := strings.NewReplacer("(0)", "", "·", " ", "–", "-").Replace(t)
			if strings.HasPrefix(clean, "00") {
				clean = "+" + clean[2:]
			}
			for _, region := range regions {
				n, err := phonenumbers.Parse(clean, region)
				if err != nil {
					continue
				}
				if phonenumbers.IsValidNumber(n) {
					score = 0.96
					break
				}
				if phonenumbers.IsPossibleNumber(n) {
					score = max(score, 0.5)
				}
				if clean[0] == '+' {
					break
				}
			}
			if score == 0 && digits < 8 && !cueLine {
				continue
			}
			if score < 0.9 {
				// A number that no plan lists (an example number, a new area): its shape and its neighbours must speak for it.
				shape := strings.HasPrefix(t, "+") || strings.HasPrefix(t, "(") || strings.ContainsAny(t, " -./")
				if !cueLine && !(shape && (strings.Contains(l.text, "@") || len(lines) < 40 || i < 12)) {
					continue
				}
				score = 0.75
				if cueLine {
					score = 0.85
				}
			}
			if cueLine {
				score += 0.02
			}
			if strings.Contains(strings.ToLower(l.text), "fax") {
				score -= 0.3
			}
			if score > best.score {
				sp := l.sub(m[0], m[1])
				if sp.End < len(b.text) && b.text[sp.End] == ')' && strings.Contains(t, "(") && !strings.Contains(t, ")") {
					sp.End++
				}
				best = found{sp, score}
			}
		}
	}
	if best.score > 0 {
		b.p.Basics.Phone = b.put("basics.phone", best.sp, best.score-doubt)
	}
}

// phoneMatches finds what may be a number, inside one cell; a postal code before a bracket is no part of it.
func (b *book) phoneMatches(l *line) [][2]int {
	var out [][2]int
	last, at := l.span.Start, 0
	for _, c := range l.cells {
		if c.span.Start < last {
			continue
		}
		at += len(string(b.text[last:c.span.Start]))
		last = c.span.Start
		end := at + len(b.cut(c.span))
		if end > len(l.text) {
			continue
		}
		for _, m := range phoneRE.FindAllStringIndex(l.text[at:end], 4) {
			a, z := at+m[0], at+m[1]
			if k := strings.Index(l.text[a:z], " ("); k >= 4 && k <= 6 {
				a += k + 1
			}
			out = append(out, [2]int{a, z})
		}
	}
	return out
}

// partOfWord reports whether the match is glued to letters or further digits.
func (l *line) partOfWord(a, z int) bool {
	if a > 0 {
		c, _ := utf8.DecodeLastRuneInString(l.text[:a])
		if unicode.IsLetter(c) || unicode.IsDigit(c) || c == '/' || c == '=' || c == '_' {
			return true
		}
	}
	if z < len(l.text) {
		c, _ := utf8.DecodeRuneInString(l.text[z:])
		if unicode.IsLetter(c) && unicode.IsLower(c) || unicode.IsDigit(c) || c == '@' || c == '_' || c == '%' {
			return true
		}
	}
	return false
}

// readLinks reads the person's own addresses on the web, from the text or from links under it.
func (b *book) readLinks(lines []line, onlyNetworks bool) {
	p := b.p
	seen := map[string]bool{}
	for _, o := range p.Basics.Profiles {
		seen[o.Network] = true
	}
	addNetwork := func(name, user, url string, sp document.Span, conf float64) {
		if seen[name] {
			return
		}
		seen[name] = true
		path := fmt.Sprintf("basics.profiles[%d]", len(p.Basics.Profiles))
		o := profile.Online{Network: b.putAs(path+".network", name, sp, conf)}
		if user != "" {
			o.Username = b.putAs(path+".username", user, sp, conf-0.03)
		}
		if url != "" {
			o.URL = b.putAs(path+".url", url, sp, conf)
		}
		p.Basics.Profiles = append(p.Basics.Profiles, o)
	}
	for i := range lines {
		l := &lines[i]
		for _, m := range bareURL.FindAllStringIndex(l.text, 8) {
			t := strings.TrimRight(l.text[m[0]:m[1]], ".,;/")
			if m[0] > 0 && (l.text[m[0]-1] == '@' || l.text[m[0]-1] == '.') || m[1] < len(l.text) && l.text[m[1]] == '@' {
				continue
			}
			if k := strings.LastIndexByte(l.text[:m[0]], ' '); strings.Contains(l.text[k+1:m[0]], "@") {
				continue
			}
			if word, _, _ := strings.Cut(l.text[m[1]:], " "); strings.Contains(word, "@") {
				continue // the beginning of an address of mail: "m.okonkwo.be" of "m.okonkwo.bell@example.com"
			}
			sp := l.sub(m[0], m[0]+len(t))
			if n, user := network(t); n != "" {
				if whole := l.linkOf(t); whole != "" { // the line ends inside the address
					t = whole
					_, user = network(t)
				} else if i+1 < len(lines) && m[1] == len(l.text) {
					if rest := b.addressBelow(l, &lines[i+1], user); rest.Start < rest.End {
						t = l.text[m[0]:m[1]] + b.cut(rest)
						_, user = network(t)
						sp.End = rest.End
					}
				}
				if user != "" || strings.Contains(t, "/") {
					addNetwork(n, user, t, sp, 0.95)
				}
				continue
			}
			if !onlyNetworks && p.Basics.URL == "" && plausibleURL(t) {
				p.Basics.URL = b.put("basics.url", sp, 0.9)
			}
		}
		for _, c := range l.cells {
			for _, r := range c.runs {
				if !strings.HasPrefix(r.link, "http") {
					continue
				}
				sp := b.trim(r.span, "|,;·•")
				if sp.Start >= sp.End {
					continue
				}
				if n, user := network(r.link); n != "" {
					addNetwork(n, user, strings.TrimRight(r.link, "/"), sp, 0.9)
				} else if !onlyNetworks && p.Basics.URL == "" {
					p.Basics.URL = b.putAs("basics.url", strings.TrimRight(r.link, "/"), sp, 0.8)
				}
			}
		}
		if onlyNetworks {
			continue
		}
		// "LinkedIn: anna-example", "github: anna", and a name above or below its network.
		for _, c := range l.cells {
			t := b.cut(c.span)
			f := fold(t)
			for _, n := range networks[:12] {
				low := fold(n.name)
				if n.name == "X" || !strings.HasPrefix(f, low) && f != low {
					continue
				}
				rest := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(t[min(len(low), len(t)):]), ":/–- "))
				if rest != "" && wordCount(rest) == 1 && len(f) == len(t) && len(rest) < len(t)-len(low) && bareURL.FindString(rest) == "" {
					at := strings.LastIndex(l.text, rest)
					if at >= 0 {
						addNetwork(n.name, strings.TrimPrefix(rest, "@"), "", l.sub(at, at+len(rest)), 0.85)
					}
				} else if rest == "" && i > 0 && wordCount(lines[i-1].text) == 1 && len(l.cells) == 1 && !strings.Contains(lines[i-1].text, "@") && lines[i-1].page == l.page && startsLower(lines[i-1].text) {
					addNetwork(n.name, lines[i-1].text, "", lines[i-1].span, 0.8)
				}
			}
		}
	}
}

func plausibleURL(t string) bool {
	if strings.HasPrefix(t, "http") || strings.HasPrefix(t, "www.") {
		return true
	}
	// A bare domain: not a technology ("Node.js", "ASP.NET") or a company's legal ending.
	low := strings.ToLower(t)
	switch low {
	case "asp.net", "vb.net", "ado.net", "socket.io", "draw.io", "monday.com", "salesforce.com", "b.tech", "m.tech":
		return false
	}
	host, _, _ := strings.Cut(low, "/")
	return low == t && len(host) >= 6 && strings.Count(host, ".") >= 1
}

// network names the network of an address and the user in it.
func network(url string) (name, user string) {
	u := strings.ToLower(url)
	if _, rest, ok := strings.Cut(u, "://"); ok {
		u = rest
	}
	u = strings.TrimPrefix(u, "www.")
	host, _, _ := strings.Cut(u, "/")
	for _, n := range networks {
		if host != n.host && !strings.HasSuffix(host, "."+n.host) && !(strings.HasSuffix(n.host, ".") && strings.HasPrefix(host, n.host)) && !strings.HasPrefix(host, n.host+".") {
			continue
		}
		raw := url
		if _, rest, ok := strings.Cut(raw, "://"); ok {
			raw = rest
		}
		raw, _, _ = strings.Cut(raw, "?")
		parts := strings.Split(strings.Trim(raw, "/"), "/")
		for _, p := range parts[1:] {
			switch strings.ToLower(p) {
			case "in", "pub", "profile", "u", "users", "channel", "profil", "people":
				continue
			}
			return n.name, strings.TrimPrefix(p, "@")
		}
		return n.name, ""
	}
	return "", ""
}

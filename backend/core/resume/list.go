package resume

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
)

var languageNames = set(`english german french spanish italian portuguese dutch russian polish turkish arabic chinese mandarin cantonese japanese korean hindi urdu bengali tamil telugu marathi gujarati punjabi kannada malayalam hebrew greek swedish
norwegian danish finnish czech slovak hungarian romanian bulgarian croatian serbian bosnian slovenian ukrainian persian farsi vietnamese thai indonesian malay tagalog filipino swahili catalan basque galician latin albanian lithuanian latvian estonian irish welsh
breton basque occitan corsican alsatian maltese icelandic macedonian belarusian tigrinya somali twi wolof zulu xhosa shona uzbek burmese khmer lao dari
breton basque occitan corse alsacien wolof lingala bambara croate serbe slovaque tcheque hongrois bulgare ukrainien danois norvegien finnois albanais persan kurde hindi
bretonisch baskisch litauisch lettisch estnisch mazedonisch belarussisch islandisch finnisch paschtu dari tigrinya somali suaheli mandarin slowenisch bosnisch
hungaro checo eslovaco bulgaro croata serbio ucraniano danes noruego finlandes hebreo aranes asturiano
afrikaans amharic yoruba igbo hausa nepali sinhala esperanto berber kurdish pashto georgian armenian azerbaijani kazakh mongolian
deutsch englisch franzosisch spanisch italienisch portugiesisch niederlandisch hollandisch russisch polnisch turkisch arabisch chinesisch japanisch koreanisch latein schwedisch danisch norwegisch finnisch tschechisch slowakisch ungarisch rumanisch
bulgarisch kroatisch serbisch griechisch hebraisch persisch ukrainisch vietnamesisch albanisch katalanisch kurdisch hindi
francais anglais allemand espagnol italien portugais neerlandais russe polonais turc arabe chinois japonais coreen latin grec suedois roumain hebreu catalan vietnamien
espanol castellano ingles aleman frances italiano portugues ruso chino japones arabe catalan euskera gallego valenciano polaco rumano neerlandes holandes sueco griego coreano turco
italiano inglese francese tedesco spagnolo nederlands engels duits frans svenska norsk dansk suomi polski francuski angielski`)

var fluencyRE = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(native(?:\s*(?:speaker|or bilingual|proficiency|language))*|mother tongue|bilingual|fluent\w*|proficient|professional(?: working)?(?: proficiency)?|full professional(?: proficiency)?|limited working(?: proficiency)?|elementary(?: proficiency)?|conversational|(?:upper[- ]?)?intermediate|advanced|basic|beginner|good|very good|excellent|working knowledge|[abc][12][+]?(?:\s*/\s*[abc][12])?(?:[- ]niveau)?|muttersprach\w*|muttersprachler|verhandlungssicher\w*|fließend\w*|fliessend\w*|sehr gut\w*|gute?(?: kenntnisse)?|grundkenntnisse|konversationssicher|schulkenntnisse|langue maternelle|maternelle|courante?|bilingue|lu,? [ée]crit,? parl[ée]|notions(?: de base)?|interm[ée]diaire|avanc[ée]e?|scolaire|professionnel\w*|d[ée]butante?|bon niveau|nativ[oa]|lengua materna|materna|fluid[oa]|avanzado|alto|medio|b[áa]sico|intermedio|nivel \w+|niveau \w+|level \w+|toeic[ :]*\d*|toefl[ :]*\d*|ielts[ :]*[\d.]*|\d{1,3}\s?%|\d\s?/\s?\d)`)
})

// languageScore says how much of a list names languages that people speak: 0 to 1.
func languageScore(t string) float64 {
	ws := words(t)
	hit := 0
	for _, w := range ws {
		if languageNames[w] {
			hit++
		}
	}
	if hit == 0 {
		return 0
	}
	parts := len(strings.FieldsFunc(t, func(c rune) bool { return strings.ContainsRune(",;|•·/\n", c) }))
	return min(1, float64(hit)/float64(max(1, parts)))
}

func (b *book) readLanguages(sec *section) {
	for i := range sec.lines {
		for _, c := range sec.lines[i].cells {
			b.readLanguageSpan(c.span)
		}
	}
}

// readLanguageSpan reads a list of languages; a level alone belongs to the language before it.
func (b *book) readLanguageSpan(sp document.Span) {
	for _, it := range b.items(sp) {
		if b.addLanguage(it) {
			continue
		}
		n := len(b.p.Languages)
		if t := b.cut(it); n > 0 && b.p.Languages[n-1].Fluency == "" && wordCount(t) <= 6 && fluencyRE().MatchString(t) {
			b.p.Languages[n-1].Fluency = b.put(fmt.Sprintf("languages[%d].fluency", n-1), it, 0.85)
		}
	}
}

// addLanguage reads "German (C1)", "English – native", "Fluent in Spanish".
func (b *book) addLanguage(sp document.Span) bool {
	t := b.cut(sp)
	if wordCount(t) > 12 {
		return false
	}
	at := sp.Start
	var name document.Span
	for i := sp.Start; i <= sp.End; i++ {
		if i < sp.End && (b.text[i] != ' ' && b.text[i] != ':' && b.text[i] != '(' && b.text[i] != '-' && b.text[i] != '–' && b.text[i] != '/' && b.text[i] != '\n' && b.text[i] != ')') {
			continue
		}
		w := document.Span{Start: at, End: i}
		if languageNames[fold(strings.Trim(b.cut(w), ".,;"))] {
			name = b.trim(w, ".,;")
			break
		}
		at = i + 1
	}
	if name.Start >= name.End {
		return false
	}
	path := fmt.Sprintf("languages[%d]", len(b.p.Languages))
	lang := profile.Language{Language: b.put(path+".language", name, 0.96)}
	rest := b.trim(document.Span{Start: name.End, End: sp.End}, " :–—-()/,|")
	if rest.Start < rest.End && strings.ContainsRune(b.cut(rest), '(') && !strings.HasSuffix(b.cut(rest), ")") && rest.End < sp.End {
		rest.End++
	}
	if rt := b.cut(rest); rt != "" && (fluencyRE().MatchString(rt) || wordCount(rt) <= 4 && !strings.ContainsAny(rt, "●○★☆")) {
		lang.Fluency = b.put(path+".fluency", rest, 0.9)
	} else if m := fluencyRE().FindStringIndex(t); m != nil {
		f := document.Span{Start: sp.Start + len([]rune(t[:m[0]])), End: sp.Start + len([]rune(t[:m[1]]))}
		if f.End <= name.Start {
			lang.Fluency = b.put(path+".fluency", f, 0.85)
		}
	}
	b.p.Languages = append(b.p.Languages, lang)
	return true
}

func (b *book) readCertificates(sec *section) {
	for _, e := range b.listed(sec) {
		if len(e.toks) == 0 {
			continue
		}
		path := fmt.Sprintf("certificates[%d]", len(b.p.Certificates))
		c := profile.Certificate{Name: b.put(path+".name", e.name, 0.88)}
		if len(e.toks) > 0 && e.next >= 0 {
			c.Issuer = b.put(path+".issuer", e.toks[e.next].span, 0.8)
		}
		c.Date = b.putDate(path+".date", e.date)
		c.URL = b.entryURL(path, &e.entry)
		b.p.Certificates = append(b.p.Certificates, c)
	}
}

func (b *book) readAwards(sec *section) {
	for _, e := range b.listed(sec) {
		if len(e.toks) == 0 {
			continue
		}
		path := fmt.Sprintf("awards[%d]", len(b.p.Awards))
		a := profile.Award{Title: b.put(path+".title", e.name, 0.85)}
		if e.next >= 0 {
			a.Awarder = b.put(path+".awarder", e.toks[e.next].span, 0.7)
		}
		a.Date = b.putDate(path+".date", e.date)
		a.Summary = b.bodySummary(path, e.body)
		b.p.Awards = append(b.p.Awards, a)
	}
}

func (b *book) readPublications(sec *section) {
	for _, e := range b.listed(sec) {
		if len(e.toks) == 0 {
			continue
		}
		path := fmt.Sprintf("publications[%d]", len(b.p.Publications))
		a := profile.Publication{Name: b.put(path+".name", e.whole, 0.7)}
		a.ReleaseDate = b.putDate(path+".releaseDate", e.date)
		a.URL = b.entryURL(path, &e.entry)
		b.p.Publications = append(b.p.Publications, a)
	}
}

func (b *book) readProjects(sec *section) {
	for _, e := range b.entries(sec.lines, true) {
		ts := b.toks(&e)
		if len(ts) == 0 {
			continue
		}
		path := fmt.Sprintf("projects[%d]", len(b.p.Projects))
		pr := profile.Project{}
		k := 0
		for k < len(ts)-1 && (placeScore(ts[k].text) >= 0.6 || bareURL().FindString(ts[k].text) == ts[k].text) {
			k++
		}
		sp := ts[k].span
		// A comma does not end a project's name.
		z := k + 1
		for z < len(ts) && ts[z].sep == ',' && ts[z].row == ts[k].row && plainStyle(ts[z].style) == plainStyle(ts[k].style) {
			sp.End = ts[z].span.End
			z++
		}
		pr.Name = b.put(path+".name", sp, 0.85)
		for ; z < len(ts); z++ {
			t := ts[z]
			switch {
			case titleScore(t.text) >= 0.7 && wordCount(t.text) <= 6 && len(pr.Roles) == 0:
				pr.Roles = append(pr.Roles, b.put(path+".roles[0]", t.span, 0.75))
			case orgScore(t.text) >= 0.75 && pr.Entity == "" && wordCount(t.text) <= 4:
				pr.Entity = b.put(path+".entity", t.span, 0.65)
			case pr.Description == "" && wordCount(t.text) > 3 && placeScore(t.text) < 0.5:
				pr.Description = b.put(path+".description", t.span, 0.7)
			}
		}
		pr.StartDate, pr.EndDate = b.putDates(path, e.date, false)
		pr.URL = b.entryURL(path, &e)
		var text string
		text, pr.Highlights = b.putBody(path, e.body)
		if text != "" {
			f := b.fields[path+".summary"]
			delete(b.fields, path+".summary")
			if pr.Description == "" {
				pr.Description = b.put(path+".description", f.Span, 0.8)
			}
		}
		b.p.Projects = append(b.p.Projects, pr)
	}
}

// listItem is an entry of a list whose first words name it.
type listItem struct {
	entry
	toks  []tok
	name  document.Span
	whole document.Span
	next  int // the token that names who gave it, or -1
}

// listed parts a section of short entries: certificates, awards, publications.
func (b *book) listed(sec *section) []listItem {
	var out []listItem
	for _, e := range b.shortEntries(sec.lines) {
		ts := b.toks(&e)
		it := listItem{entry: e, toks: ts, next: -1}
		if len(ts) > 0 {
			it.name = ts[0].span
			z := 1
			for z < len(ts) && (ts[z].sep == ',' || ts[z].sep == '-' || ts[z].sep == '–' || ts[z].sep == '—' || ts[z].sep == ':') && ts[z].row == ts[0].row && orgScore(ts[z].text) < 0.7 && placeScore(ts[z].text) < 0.6 && plainStyle(ts[z].style) == plainStyle(ts[0].style) {
				it.name.End = ts[z].span.End
				z++
			}
			for ; z < len(ts); z++ {
				if placeScore(ts[z].text) < 0.6 && wordCount(ts[z].text) <= 8 && bareURL().FindString(ts[z].text) == "" {
					it.next = z
					break
				}
			}
			it.whole = document.Span{Start: e.head[0].span.Start, End: e.head[0].span.End}
			if r := &e.head[0]; len(r.dates) > 0 && len(r.cells) > 1 && b.alone(r, r.dates[0]) {
				if _, k := cellOf(r.line, r.dates[0].span); k == len(r.cells)-1 {
					it.whole.End = r.cells[k-1].span.End
				}
			}
			if len(e.body) > 0 && e.body[0].wrap && e.body[0].index == e.head[0].index+1 {
				end := 0
				for k := range e.body {
					if !e.body[k].wrap || e.body[k].index != e.head[0].index+1+k {
						break
					}
					end = e.body[k].span.End
				}
				it.whole.End = max(it.whole.End, end)
			}
		}
		out = append(out, it)
	}
	return out
}

// shortEntries parts a list: one entry per list item where there are list marks, else as entries does.
func (b *book) shortEntries(lines []line) []entry {
	marks := 0
	for i := range lines {
		if lines[i].bullet {
			marks++
		}
	}
	if len(lines) == 0 {
		return nil
	}
	rows := b.rows(lines)
	cues := b.anchors(rows)
	dated := 0
	for i := range rows {
		if len(rows[i].dates) > 0 {
			dated++
		}
	}
	perLine := dated >= 2 && dated*3 >= len(rows)*2 && !(len(rows) > 1 && b.alone(&rows[0], firstDate(&rows[0])) && len(rows[0].cells) == 1)
	if marks == 0 && !perLine && (b.distinct(rows, look(&rows[0])) || cues > 0 && cues*3 <= len(rows)*2) {
		return b.entries(lines, true)
	}
	var out []entry
	for i := 0; i < len(rows); {
		z := i + 1
		for z < len(rows) && !rows[z].bullet && (marks > 0 && rows[i].bullet && (rows[z].wrap || len(rows[z].dates) > 0 && b.alone(&rows[z], rows[z].dates[0])) || marks == 0 && rows[z].wrap) {
			z++
		}
		e := entry{head: rows[i : i+1], body: rows[i+1 : z]}
		for k := i; k < z && e.date == nil; k++ {
			if len(rows[k].dates) > 0 {
				d := rows[k].dates[0]
				e.date = &d
			}
		}
		out = append(out, e)
		i = z
	}
	return out
}

func firstDate(r *row) dated {
	if len(r.dates) == 0 {
		return dated{span: document.Span{Start: r.span.Start, End: r.span.Start}}
	}
	return r.dates[0]
}

func (b *book) putDate(path string, d *dated) string {
	switch {
	case d == nil:
		return ""
	case d.to != "":
		return b.putAs(path, d.to, d.end, 0.9)
	case d.from != "":
		return b.putAs(path, d.from, d.start, 0.9)
	}
	return ""
}

func (b *book) bodySummary(path string, rows []row) string {
	if len(rows) == 0 {
		return ""
	}
	sp := rows[0].span
	for i := 1; i < len(rows) && rows[i].index == rows[i-1].index+1; i++ {
		sp.End = rows[i].span.End
	}
	return b.put(path+".summary", sp, 0.75)
}

func (b *book) readInterests(sec *section) {
	for i := range sec.lines {
		l := &sec.lines[i]
		if wordCount(l.text) > 14 && strings.Count(l.text, ",") < 2 {
			continue
		}
		for _, c := range l.cells {
			for _, it := range b.items(c.span) {
				path := fmt.Sprintf("interests[%d]", len(b.p.Interests))
				conf := 0.85
				if it.End-it.Start > 50 {
					conf = 0.5
				}
				b.p.Interests = append(b.p.Interests, profile.Interest{Name: b.put(path+".name", it, conf)})
			}
		}
	}
}

func (b *book) readReferences(sec *section) {
	for i := range sec.lines {
		l := &sec.lines[i]
		path := fmt.Sprintf("references[%d]", len(b.p.References))
		f := fold(l.text)
		if strings.Contains(f, "request") || strings.Contains(f, "anfrage") || strings.Contains(f, "demande") || strings.Contains(f, "solicitud") || strings.Contains(f, "peticion") {
			b.p.References = append(b.p.References, profile.Reference{Reference: b.put(path+".reference", l.span, 0.9)})
			return
		}
		for _, c := range l.cells {
			for _, sp := range b.namePieces(c.span) {
				if nameShape(b.cut(sp)) >= 1 && placeScore(b.cut(sp)) < 0.5 && orgScore(b.cut(sp)) < 0.7 {
					path := fmt.Sprintf("references[%d]", len(b.p.References))
					b.p.References = append(b.p.References, profile.Reference{Name: b.put(path+".name", sp, 0.75)})
					break
				}
			}
		}
	}
}

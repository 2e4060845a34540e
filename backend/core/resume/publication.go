package resume

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

func (b *book) readPublications(sec *section) {
	for _, e := range b.shortEntries(sec.lines) {
		if len(b.toks(&e)) == 0 {
			continue
		}
		path := fmt.Sprintf("publications[%d]", len(b.p.Publications))
		title, conf := b.paperTitle(&e)
		a := profile.Publication{Name: b.put(path+".name", title, conf)}
		a.ReleaseDate = b.putDate(path+".releaseDate", e.date)
		if sp := b.publisher(&e, title); sp.Start < sp.End {
			a.Publisher = b.put(path+".publisher", sp, 0.6)
		}
		a.URL = b.entryURL(path, &e)
		b.p.Publications = append(b.p.Publications, a)
	}
}

// publisher finds the journal or the house behind a title: up to the next comma, bracket, stop or year.
func (b *book) publisher(e *entry, title document.Span) document.Span {
	item := b.wholeItem(e)
	sp := b.trim(document.Span{Start: title.End, End: max(item.End, title.End)}, edge+`.?!)”“"»«’'‘›‹`)
	text := b.cut(sp)
	if m := inJournal.FindStringIndex(text); m != nil {
		text = text[m[1]:]
		sp.Start = sp.End - utf8.RuneCountInString(text)
	}
	if m := journalEnd.FindStringIndex(text); m != nil {
		text = text[:m[0]]
	}
	sp.End = sp.Start + utf8.RuneCountInString(text)
	sp = b.trim(sp, edge)
	text = b.cut(sp)
	if !startsUpper(text) || wordCount(text) > 10 || len(text) < 3 || placeScore(text) >= 0.5 || authorName.MatchString(text) || bareURL.FindString(text) != "" || noJournal.MatchString(fold(text)) || len(periods(text)) > 0 {
		return document.Span{}
	}
	return sp
}

var (
	inJournal  = pattern.New(`^(?i:in|en|dans|erschienen in|published in|publicado en|paru dans):?\s+`)
	journalEnd = pattern.New(`[,;(|\n]|\. | [–—] |:\s|\b(19|20)\d\d\b`)
	authorName = pattern.New(`^\p{Lu}\. ?\p{Lu}\pL|^\p{Lu}[\pL'’-]+,? \p{Lu}\.|\bet al\b`)
	noJournal  = pattern.New(`^(accepted|forthcoming|in press|submitted|under review|im druck|im erscheinen|eingereicht|a paraitre|soumis|en prensa|aceptado|enviado|vol|heft|band|s|p|pp|no|nr|num|tomo|seiten?|pages?|paginas?|edition|auflage|doi|isbn|preprint|with|mit|avec|con)\b`)
)

// wholeItem is the text of an entry without a date in a cell of its own, and with the lines its sentence goes on in.
func (b *book) wholeItem(e *entry) document.Span {
	r := &e.head[0]
	sp := r.span
	if len(r.dates) > 0 && len(r.cells) > 1 && b.alone(r, r.dates[0]) {
		switch _, k := cellOf(r.line, r.dates[0].span); k {
		case 0:
			sp.Start = r.cells[1].span.Start
		case len(r.cells) - 1:
			sp.End = r.cells[k-1].span.End
		}
	}
	last := r
	for _, rows := range [][]row{e.head[1:], e.body} {
		for i := range rows {
			q := &rows[i]
			if q.index != last.index+1 || !q.wrap && !b.flows(last.line, q.line) {
				return sp
			}
			sp.End, last = q.span.End, q
		}
	}
	return sp
}

// paperTitle finds the title in a reference: in quotation marks, in bold, after "(2020).", after the authors, or what
// stands before the journal.
func (b *book) paperTitle(e *entry) (document.Span, float64) {
	sp := b.wholeItem(e)
	text := b.cut(sp)
	at := func(a, z int) document.Span {
		return b.trim(document.Span{Start: sp.Start + utf8.RuneCountInString(text[:a]), End: sp.Start + utf8.RuneCountInString(text[:z])}, ",.;:–—|")
	}
	if m := quotedRE.FindStringSubmatchIndex(text); m != nil {
		for g := 2; g < len(m); g += 2 {
			if m[g] >= 0 && wordCount(text[m[g]:m[g+1]]) >= 2 {
				return at(m[g], m[g+1]), 0.9
			}
		}
	}
	first := e.head[0].cells[0]
	if first.span.Start < sp.Start && len(e.head[0].cells) > 1 {
		first = e.head[0].cells[1]
	}
	for _, r := range first.runs {
		if r.style.bold && !b.body.bold && len(first.runs) > 1 && wordCount(b.cut(r.span)) >= 3 {
			return b.trim(r.span, ",.;:–—|"), 0.8
		}
	}
	start, conf := 0, 0.7
	if m := yearDotRE.FindStringIndex(text); m != nil && m[1] < len(text) {
		start, conf = m[1], 0.8
	} else if m := authorsRE.FindStringIndex(text); m != nil && m[1] < len(text) {
		start = m[1]
	}
	end := len(text)
	for _, stop := range []string{". ", "? ", "! ", ", in: ", ". In: ", " | ", " – ", " — ", ", in "} {
		if k := strings.Index(text[start:], stop); k > 8 && start+k < end {
			end = start + k
			if stop[0] == '?' || stop[0] == '!' {
				end++
			}
		}
	}
	if start == 0 && end == len(text) {
		// "Title, Journal, 2021": the journal and the date are none of it.
		for _, t := range b.toks(e) {
			if t.row == 0 && t.sep == ',' && t.span.Start < sp.End && (journalRE.MatchString(fold(t.text)) || orgScore(t.text) >= 0.7) {
				return b.trim(document.Span{Start: sp.Start, End: t.span.Start}, edge), 0.7
			}
		}
		if r := &e.head[0]; len(r.dates) > 0 && r.dates[0].span.End >= sp.End {
			return b.trim(document.Span{Start: sp.Start, End: max(r.dates[0].span.Start, sp.Start+1)}, edge), 0.7
		}
	}
	return at(start, end), conf
}

var (
	quotedRE  = pattern.New(`«\s*([^»]{6,250})»|»([^«]{6,250})«|[“„]([^“”]{6,250})[”“]|"([^"]{6,250})"|‘([^’]{6,250})’[,. ]|‚([^‘]{6,250})‘`)
	yearDotRE = pattern.New(`\(\d{4}[a-z]?\)[.:,]?\s+`)
	// authorsRE matches names with initials that open a reference: "Example A., Sample B. C. et al.: ".
	authorsRE = pattern.New(`^(\p{Lu}[\pL'’-]+,? (\p{Lu}\.?[ -]?){1,3}[,;&]? ?((and|und|et|y|&) )?)+(et al\.?)?[:.,]?\s+`)
	journalRE = pattern.New(`\b(journal|review|proceedings|zeitschrift|revue|revista|cuadernos|cahiers|annals|bulletin|magazine|letters|transactions|heft|vol|conference|konferenz|congreso|tagung|blog|n\.?º)\b`)
)

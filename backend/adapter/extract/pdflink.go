package extract

import (
	"net/url"
	"strings"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// maxLinks bounds the links read of a page.
const maxLinks = 500

// links lists the page's links to web pages, mail addresses and phone numbers.
func (e *engine) links(doc references.FPDF_DOCUMENT, ref requests.Page, v view) []link {
	var out []link
	start := 0
	for range maxLinks {
		l, err := e.pdf.FPDFLink_Enumerate(&requests.FPDFLink_Enumerate{Page: ref, StartPos: start})
		if err != nil || l.Link == nil || l.NextStartPos == nil {
			break
		}
		start = *l.NextStartPos
		a, err := e.pdf.FPDFLink_GetAction(&requests.FPDFLink_GetAction{Link: *l.Link})
		if err != nil || a.Action == nil {
			continue
		}
		u, err := e.pdf.FPDFAction_GetURIPath(&requests.FPDFAction_GetURIPath{Document: doc, Action: *a.Action})
		if err != nil || u.URIPath == nil {
			continue
		}
		r, err := e.pdf.FPDFLink_GetAnnotRect(&requests.FPDFLink_GetAnnotRect{Link: *l.Link})
		target := safeLink(*u.URIPath)
		if err != nil || r.Rect == nil || target == "" {
			continue
		}
		out = append(out, link{target: target,
			box: v.box(float64(r.Rect.Left), float64(r.Rect.Top), float64(r.Rect.Right), float64(r.Rect.Bottom))})
	}
	return out
}

// safeLink returns a link's target if it is of a kind that a person would follow, else "".
func safeLink(s string) string {
	s = strings.TrimSpace(strings.ToValidUTF8(s, ""))
	if len(s) > 2000 {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto", "tel":
		return u.String()
	}
	return ""
}

// attachLinks gives each piece the link over its middle. Links over no text (an icon, a picture) become words
// without text, so that their target is kept.
func (p *page) attachLinks() {
	for i := range p.words {
		for j := range p.words[i].pieces {
			pc := &p.words[i].pieces[j]
			x, y := (pc.box.X0+pc.box.X1)/2, (pc.box.Y0+pc.box.Y1)/2
			for k := range p.links {
				l := &p.links[k]
				if x >= l.box.X0-1 && x <= l.box.X1+1 && y >= l.box.Y0-1 && y <= l.box.Y1+1 {
					pc.link, l.used = l.target, true
					break
				}
			}
		}
	}
	kept := p.words[:0]
	for _, w := range p.words { // icons without a link say nothing
		if w.text() != "" || w.pieces[0].link != "" {
			kept = append(kept, w)
		}
	}
	p.words = kept
	for _, l := range p.links {
		if !l.used && !l.box.Empty() {
			h := l.box.Y1 - l.box.Y0
			p.words = append(p.words, word{box: l.box, base: l.box.Y1 - 0.25*h, size: min(h, 12), pieces: []piece{{box: l.box, link: l.target}}})
		}
	}
}

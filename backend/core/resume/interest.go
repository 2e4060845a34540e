package resume

import (
	"fmt"
	"strings"

	"autojob/backend/core/profile"
)

func (b *book) readInterests(sec *section) {
	for i := range sec.lines {
		l := &sec.lines[i]
		if wordCount(l.text) > 14 && strings.Count(l.text, ",") < 2 {
			continue
		}
		if n := len(b.p.Interests); n > 0 && i > 0 && b.carriesOn(&sec.lines[i-1], l) {
			// "tartes" above "aux mirabelles, vélo": the first item ends the last one above
			path, its := fmt.Sprintf("interests[%d].name", n-1), b.items(l.span)
			sp := b.fields[path].Span
			sp.End = its[0].End
			b.p.Interests[n-1].Name = b.put(path, sp, 0.8)
			for _, it := range its[1:] {
				path := fmt.Sprintf("interests[%d]", len(b.p.Interests))
				b.p.Interests = append(b.p.Interests, profile.Interest{Name: b.put(path+".name", it, 0.85)})
			}
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

// carriesOn reports whether line l goes on with the last item of a list in the line above it, where its first word found no room.
func (b *book) carriesOn(above, l *line) bool {
	if l.bullet || len(l.cells) > 1 || len(above.cells) > 1 || l.box.Empty() || above.box.Empty() || !startsLower(l.text) || l.index != above.index+1 || l.page != above.page || l.column != above.column || l.gap >= 0.9 {
		return false
	}
	return len(b.items(l.span)) > 0 && strings.Contains(above.text, ",") && strings.TrimRight(above.text, ",.;|·•") == above.text && endWith(&row{line: above}, &row{line: l}) > b.columnRight(above)
}

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

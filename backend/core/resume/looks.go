package resume

import (
	"fmt"
	"strings"
	"sync"

	"autojob/backend/core/document"
	"autojob/backend/core/skill"
)

// Looks says how likely a document is a CV at all (0 to 1), and why, in words for a person. Below a half it is better to
// ask than to read it: it may be a job ad, a letter, an invoice or an article.
func Looks(d *document.Document) (float64, []string) {
	s := newSource(d)
	if len(s.lines) == 0 {
		return 0, []string{"There is no text in it."}
	}
	var reasons []string
	score := 0.0
	add := func(v float64, why string, args ...any) {
		score += v
		reasons = append(reasons, fmt.Sprintf(why, args...))
	}
	kinds := map[kind]bool{}
	for _, h := range s.headings() {
		if h.kind != other && h.kind != contact {
			kinds[h.kind] = true
		}
	}
	for _, k := range []struct {
		kind kind
		name string
		v    float64
	}{{work, "work experience", 0.25}, {education, "education", 0.25}, {skills, "skills", 0.12}, {languages, "languages", 0.12}} {
		if kinds[k.kind] {
			add(k.v, "It has a part about %s.", k.name)
			delete(kinds, k.kind)
		}
	}
	for _, k := range []kind{summary, certificates, projects, publications, awards, volunteer, interests, references} {
		if kinds[k] {
			score += 0.04
		}
	}
	ranges, dated := 0, 0
	email := false
	count := map[string]int{}
	n := 0
	for i := range s.lines {
		l := &s.lines[i]
		for _, p := range periods(l.text) {
			if p.ranged && (p.from != "" && (p.to > p.from || p.open)) {
				ranges++
			}
			dated++
		}
		if i < 60 || i > len(s.lines)-20 {
			email = email || strings.Contains(l.text, "@") && emailRE.MatchString(l.text)
		}
		if n < 6000 { // enough to tell, and the same time for any length
			ws := words(l.text)
			n += len(ws)
			for k, w := range ws {
				if cueWords()[w] != "" {
					count[cueWords()[w]]++
				}
				if k+1 < len(ws) {
					if c := cueWords()[w+" "+ws[k+1]]; c != "" {
						count[c]++
					}
					if k+2 < len(ws) {
						if c := cueWords()[w+" "+ws[k+1]+" "+ws[k+2]]; c != "" {
							count[c]++
						}
					}
				}
			}
		}
	}
	switch {
	case ranges >= 2:
		add(0.3, "It lists periods of time, as a CV does.")
	case ranges == 1:
		add(0.15, "It names a period of time.")
	}
	if email {
		add(0.1, "It names an e-mail address.")
	}
	if k := skilled(s); k >= 12 && n > 60 {
		add(0.25, "It names %d skills.", k)
	}
	if c := count["ad"]; c >= 2 {
		add(-min(0.9, 0.2*float64(c)), "It speaks to applicants, as a job ad does.")
	}
	if c := count["invoice"]; c >= 2 {
		add(-min(0.9, 0.25*float64(c)), "It has the words of an invoice.")
	}
	if c := count["letter"]; c >= 2 && ranges < 2 {
		add(-0.35, "It reads like a letter.")
	}
	if n > 400 && ranges == 0 && len(kinds) < 3 {
		add(-0.3, "It is running text without periods of time.")
	}
	if n < 25 {
		add(-0.3, "It holds very little text.")
	}
	return min(max(score, 0), 1), reasons
}

// skilled counts the different skills in the document's first part, without the personal ones that every text may name. It counts by the
// built-in lexicon: packs stay sealed in the store, and what reads a file never sees the store.
func skilled(s *source) int {
	lex := skill.Default()
	seen := map[skill.ID]bool{}
	for _, m := range lex.Extract(string(s.text[:min(len(s.text), 8000)])) {
		if k, ok := lex.Skill(m.Skill); ok && k.Kind != skill.Soft && k.Kind != skill.Language {
			seen[m.Skill] = true
		}
	}
	return len(seen)
}

// cueWords are words and phrases of documents that are no CVs, accents dropped.
var cueWords = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for kind, phrases := range map[string]string{
		"ad": `we are looking|you will be|we offer|apply now|your profile|your tasks|what we offer|equal opportunity|the ideal candidate|successful candidate|join our team|join us|about the role|you have|you bring|your responsibilities|
benefits include|salary range|how to apply|job description|about us|who you are|what youll do|you will work|reporting to|wir suchen|ihr profil|ihre aufgaben|wir bieten|dein profil|deine aufgaben|bewerben sie|jetzt bewerben|
das bieten wir|was wir bieten|bewirb dich|stellenangebot|ueber uns|nous recherchons|votre profil|vos missions|nous offrons|profil recherche|postulez|le poste|rejoignez|buscamos|ofrecemos|se requiere|tu perfil|tus funciones|requisitos minimos|incorporacion inmediata|
we re looking|we are seeking|years of experience required|preferred qualifications|minimum qualifications|required qualifications|basic qualifications|job type|employment type|must have experience`,
		"invoice": `invoice|invoice number|amount due|subtotal|vat|total due|bill to|payment terms|unit price|due date|rechnung|rechnungsnummer|mehrwertsteuer|mwst|zahlbar|gesamtbetrag|nettobetrag|facture|tva|montant|total ttc|factura|iva|importe|base imponible|iban|order number|quantity`,
		"letter":  `dear sir|dear hiring|dear mr|dear ms|sincerely|yours faithfully|kind regards|best regards|sehr geehrte|mit freundlichen grussen|madame monsieur|cordialement|salutations|estimado|estimada|atentamente|un cordial saludo|i am writing|hiermit bewerbe`,
	} {
		for p := range strings.FieldsFuncSeq(phrases, func(c rune) bool { return c == '|' || c == '\n' }) {
			m[p] = kind
		}
	}
	return m
})

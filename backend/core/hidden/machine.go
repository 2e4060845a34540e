package hidden

import (
	"regexp"
	"strings"

	"autojob/backend/core/document"
)

// addresses are sentences that no person needs: they speak to a program that reads. They are written to leave those in peace whose trade
// such programs are.
var addresses = regexp.MustCompile(`(?i)` + strings.Join([]string{
	`\b(?:ignore|disregard|forget|override|bypass|discard)\b(?:\s+\w+){0,3}?\s+(?:previous|prior|earlier|preceding|foregoing|existing|above)\s+(?:\w+\s+)?(?:instructions?|prompts?|rules|directions|guidelines|commands|criteria|messages|context)\b`,
	`\b(?:ignore|disregard|forget)\s+(?:the\s+|all\s+|any\s+|your\s+)*(?:instructions?|prompts?|rules|guidelines|text)\s+(?:above|before|so far|you (?:were|have been) given)\b`,
	`\b(?:ignore|disregard|override|forget)\s+(?:your|its|the)\s+(?:system\s+)?(?:prompt|instructions)\b`,
	`\b(?:note|notice|message|attention|instructions?|hint|memo|important)\s*(?:to|for|:)?\s+(?:any\s+|the\s+|all\s+|an\s+|every\s+)?(?:ai|a\.i\.|llms?|(?:large )?language models?|chatgpt|gpt|claude|gemini|copilot|bots?|ats|automated \w+|recruiting software|screening (?:tool|software|system))\b[^.\n]{0,60}(?::|\byou (?:must|should|are|will)\b|\bplease\b|\bmust\b)`,
	`\bif you are (?:an? )?(?:ai|a\.i\.|llm|bot|robot|machine|(?:large )?language model|automated|chatgpt)\b`,
	`\b(?:as|you are) an? (?:ai|large) language model\b`,
	`\b(?:rate|rank|score|grade|mark|evaluate|assess|classify|treat)\s+(?:this|the|my)\s+(?:candidate|applicant|application|profile|resume|résumé|cv|document|job|ad|posting|company)\s+(?:\w+\s+){0,4}?(?:highest|best|top|first|perfect|excellent|maximum|ideal|\d+\s*(?:/|out of|%))`,
	`\b(?:you must|you should|you will|always|please|strongly)\s+(?:recommend|rate|rank|score|select|hire|shortlist|approve|invite|prioriti[sz]e|prefer)\s+(?:this|my)\s+(?:candidate|applicant|application|profile|resume|résumé|cv|document|job|ad|posting)\b`,
	`(?:^|\n|\. )\s*(?:system|assistant)\s*(?:prompt|message)?\s*:\s+(?:\w+\s+){0,8}?(?:candidate|applicant|you are|you must|instructions|ignore)\b`,
	`<\|?(?:im_start|im_end|system|endoftext)\|?>|\[/?INST\]|#{2,}\s*(?:system|instructions?)\s*:`,
	`\b(?:vergiss|vergessen sie|ignorier(?:e|en sie)?|missachte)\s+(?:\w+\s+){0,3}?(?:vorherige|bisherige|obige|frühere|vorangegangene|vorstehende|andere)[nr]?\s+(?:anweisungen|instruktionen|befehle|regeln|vorgaben|prompts?)`,
	`\b(?:bewerte|bewerten sie|empfiehl|empfehlen sie|bevorzuge)\s+(?:diesen?|den|die)\s+(?:kandidat\w*|bewerber\w*|lebenslauf|bewerbung|stelle|anzeige)\s+(?:\w+\s+){0,4}?(?:best\w*|höchst\w*|zuerst|perfekt|ideal|einzustellen)`,
	`\b(?:ignore[zr]?|oublie[zr]?)\s+(?:\w+\s+){0,3}?(?:instructions|consignes|règles)\s+(?:précédentes|antérieures|ci-dessus|données)`,
	`\b(?:note[zr]?|classe[zr]?|recommande[zr]?|évalue[zr]?)\s+(?:ce candidat|cette candidate|ce cv|cette candidature|cette offre)\b`,
	`\b(?:ignora|ignore|olvida|olvide|omite)\s+(?:\w+\s+){0,3}?(?:instrucciones|indicaciones|órdenes|reglas)\s+(?:anteriores|previas|precedentes|de arriba)`,
	`\b(?:puntúa|califica|valora|recomienda|clasifica)\s+(?:a\s+)?(?:este candidato|esta candidata|este cv|este currículum|esta oferta)\b`,
}, "|"))

// orders notes the sentences of a document that address a machine.
func orders(f *Findings, d *document.Document) {
	starts := make([]int, len(d.Lines))
	var b strings.Builder
	for i, l := range d.Lines {
		starts[i] = b.Len()
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	text := b.String()
	at := 0
	for _, m := range find(text) {
		for at+1 < len(starts) && starts[at+1] <= m[0] {
			at++
		}
		page := 0
		if paged(d) {
			page = d.Lines[at].Page
		}
		f.Add(Machine, page, sentence(text, m))
	}
}

// Orders notes the sentences of a text that address a machine.
func Orders(f *Findings, text string) {
	for _, m := range find(text) {
		f.Add(Machine, 0, sentence(text, m))
	}
}

func find(text string) [][]int { return addresses.FindAllStringIndex(text, 20) }

// sentence is the match and what follows it to the end of the sentence.
func sentence(text string, m []int) string {
	end := m[1]
	for end < len(text) && end-m[0] < 300 && !strings.ContainsRune(".!\n", rune(text[end])) {
		end++
	}
	return strings.ToValidUTF8(text[m[0]:end], "")
}

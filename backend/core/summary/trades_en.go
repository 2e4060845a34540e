package summary

import "strings"

// forHire begin a position of somebody who works for whoever hires them, which no employer has made a title of.
var forHire = wordSet("freelance freelancer self-employed independent adjunct visiting guest supply relief casual temporary locum agency bank part-time sessional peripatetic")

// ofAnyTrade are such of any work at all.
var ofAnyTrade = wordSet("freelance freelancer self-employed adjunct")

// tradeWords are what trades are called, tradeKinds what stands before them. A position made of nothing else is a trade and not a title.
var (
	tradeWords = wordSet(`nurse midwife carer welder driver cook chef teacher tutor lecturer instructor designer illustrator assistant worker operative labourer laborer cleaner housekeeper porter waiter waitress barista bartender baker butcher carpenter joiner plumber
		electrician mechanic fitter plasterer painter gardener hairdresser receptionist cashier clerk translator interpreter editor writer journalist photographer animator developer programmer engineer technician accountant bookkeeper paralegal lawyer attorney
		pharmacist physiotherapist librarian chemist scientist researcher guard packer picker operator machinist installer roofer bricklayer consultant analyst`)
	tradeKinds = wordSet(`line pastry prep truck lorry van bus delivery forklift taxi long-haul hgv graphic web software senior junior mid-level visual primary secondary elementary school language music piano private mathematics maths science care support healthcare home social youth shop
		sales store warehouse kitchen laboratory research teaching veterinary pipe mig tig maintenance building construction electrical mechanical civil structural hotel night office legal accounts administrative personal customer service production machine process quality
		data systems network security park landscape community classroom registered qualified business financial frontend backend front-end back-end full-stack mobile ui ux motion layout book medical technical`)
)

// asTrade is an English position that is no title of an employer, with its article and in small letters: "a freelance illustrator", "an adjunct instructor
// (Drawing)". What the lexicon knows as a name keeps its capital.
func (m *maker) asTrade(position string) (string, bool) {
	whole, note := position, ""
	if i := strings.Index(position, " ("); i > 0 && strings.HasSuffix(position, ")") {
		whole, note = position[:i], position[i:]
	}
	head, field, _ := strings.Cut(whole, ", ")
	words := strings.Fields(head)
	if len(words) == 0 || strings.ContainsAny(whole, "();:|") || field != "" && note != "" || strings.ContainsAny(field, ",/&") {
		return "", false
	}
	first, last := strings.ToLower(words[0]), strings.ToLower(words[len(words)-1])
	hire := forHire[first] && (tradeWords[last] || ofAnyTrade[first] && (len(words) > 1 && !unique[last] || first != "self-employed" && first != "adjunct"))
	trade := field == "" && len(words) > 1 && tradeWords[last]
	for _, w := range words[:len(words)-1] {
		trade = trade && tradeKinds[strings.ToLower(w)]
	}
	if !hire && !trade {
		return "", false
	}
	for i, w := range words {
		words[i] = m.lower(w) // which leaves capitals as they are
	}
	out := strings.Join(words, " ")
	return article(out) + " " + out + bracketed(field) + note, true
}

package posting

import (
	"slices"
	"strings"

	"autojob/backend/core/pattern"
)

// scamSigns are what honest employers do not ask of applicants. A sentence that warns of such things is none.
var scamSigns = []struct {
	sign    FlagSign
	pattern *pattern.Pattern
}{
	{Fee, pattern.New(`(?i)(?:registration|application|training|processing|onboarding|administration|background[- ]check|starter[- ]kit|enrol?lment|visa processing|security) (?:fee|deposit|payment)s?\b[^.]{0,60}(?:required|payable|upfront|up front|must be paid|before|of (?:\$|€|£|US)|refund)|(?:small|one-time|refundable|initial|upfront|up-front) (?:fee|deposit|payment|investment) (?:of|is|to|for|required|before|in)|(?:pay|send|transfer|deposit) (?:us )?(?:a |the )?(?:\pL+ )?(?:fee|deposit)|(?:purchase|buy)\b[^.]{0,40}(?:gift cards?|your own (?:starter|training) kit|equipment from our (?:vendor|supplier))|gift cards?[^.]{0,30}(?:send|code|purchase)|(?:anmelde|bearbeitungs|registrierungs|schulungs|einschreibe)gebühr|(?:gegen|in|per) vorkasse|kaution (?:von|in höhe)|frais (?:d['’]inscription|de dossier|de formation) (?:de|à)|cuota de (?:inscripción|registro)|pago (?:inicial|previo|por adelantado)`)},
	{Cheque, pattern.New(`(?i)(?:we(?:'ll| will)?|company will|you(?:'ll| will) (?:receive|be sent)|send you|mail you|issue you|receive)[^.]{0,40}\b(?:(?:cashier['’]?s|certified|company|bank|paper) )?(?:check|cheque)\b[^.]{0,60}(?:deposit|cash|equipment|purchase|office|supplies|bank)|(?:deposit|cash) (?:the|this|a) (?:check|cheque)[^.]{0,60}|scheck (?:einlösen|einreichen|zusenden)|encaisser (?:le|un) chèque|cobrar (?:el|un) cheque`)},
	{Mover, pattern.New(`(?i)(?:receive|accept|process)\b[^.]{0,40}(?:payments?|funds|money|transfers?)\b[^.]{0,50}(?:your (?:own |personal )?(?:bank )?account|keep (?:\d|a)|commission|bitcoin|crypto|western union|moneygram)|(?:your (?:own |personal )(?:bank )?account)[^.]{0,60}(?:transfer|payments?|funds)|(?:receive|accept|inspect|repack)\b[^.]{0,30}(?:packages?|parcels?)\b[^.]{0,40}(?:at|from|to) (?:your )?home|re-?ship(?:ping)? (?:agent|packages|parcels|assistant|manager|clerk)|(?:waren|paket|finanz)agent|pakete (?:zu hause|daheim|an ihre adresse)[^.]{0,40}|(?:ihr|dein) (?:eigenes |privates )?(?:bank)?konto[^.]{0,60}(?:überweis|weiterleit|zur verfügung)|recevoir des colis (?:à|chez)|recibir paquetes en casa|western union|moneygram`)},
	{Papers, pattern.New(`(?i)(?:send|submit|provide|e-?mail|upload|attach|include|share|reply with|forward|text)\b(?: us)?[^.]{0,60}(?:(?:copy|photo|picture|scan|front and back|image)s? of (?:your |both sides of your )?(?:passport|id\b|identity card|national id|driver['’]?s licen[cs]e|social security card)|(?:your )?(?:bank (?:account )?(?:details|information|number|login)|account number|routing number|social security number|ssn\b|credit card|online banking))|(?:ausweiskopie|kopie (?:ihres|deines) (?:personal)?ausweises|foto (?:ihres|deines) ausweises)[^.]{0,60}|(?:iban|kontodaten|bankdaten|bankverbindung)[^.]{0,40}(?:send|schick|mit der bewerbung|übermittel|mitteilen)|(?:send|schick|übermittel)\pL*[^.]{0,40}(?:iban|kontodaten|bankdaten|ausweis)|(?:envoye[rz]|joindre|transmett\pL+)[^.]{0,50}(?:pièce d['’]identité|carte d['’]identité|passeport|\brib\b|coordonnées bancaires)|(?:envia|envía|enviar|adjunta|adjuntar)\b[^.]{0,50}(?:\bdni\b|pasaporte|datos bancarios|número de cuenta)`)},
}

var (
	// warns is what firms write to protect applicants, and what belongs to an honest hiring.
	warns = pattern.New(`(?i)\b(?:never|not|nor|beware|fraud|scam|phishing|legitimate|impersonat|nie|niemals|nicht|kein\pL*|jamais|aucun|nunca|ningún|without|no fee)\b|\b(?:n't|n’t)\b|(?:after|upon|once|when) (?:you(?:'re| are) )?(?:hire|hired|offer|employment|acceptance|start)|e-?verify|\bi-9\b|direct deposit|(?:nach|bei) (?:der )?(?:einstellung|vertragsabschluss)|prevent|detect|check(?:s|ing)? (?:for )?fraud|payroll|fee structure|reconcil|bank reconciliation`)
	// messenger asks to be written to on a telephone's messenger.
	messenger = pattern.New(`(?i)(?:contact|apply|interview|write|message|text|add|reach|chat|join|send|hit|dm|bewerb\pL+|kontakt\pL*|schreib\pL*|meld\pL*|contacte\pL*|postule\pL*|escrib\pL+|interview)\b[^.\n]{0,60}\b(?:whats ?app|telegram|signal (?:app|messenger)|wechat|google hangouts?|hangouts|viber|snapchat|wire app|facebook messenger|\bt\.me/|wa\.me/)|(?:whats ?app|telegram|hangouts|wechat|signal|viber)\s*(?:only|nur|:|at|@|number|uniquement|solo|\+)\s*[@+\d\w]`)
	freeMail  = pattern.New(`(?i)\b[\w.+-]+@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|aol|icloud|gmx|web|mail|protonmail|proton|yandex|zoho|freenet|t-online|orange|wanadoo|laposte|free)\.(?:com|de|fr|es|net|me|ru|co\.uk|at|ch|at)\b`)
	otherMail = pattern.New(`(?i)\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	bigFirm   = pattern.New(`(?i)\b(?:AG|SE|PLC|Inc\.?|Corp(?:oration)?\.?|S\.A\.|N\.V\.|KGaA|Holdings?|International)$`)
	bigWords  = pattern.New(`(?i)fortune \d{2,4}\b|(?:world|global)(?:'s|’s)? (?:largest|leading|leader)|multinational|\b\d{1,3}[,.]?\d{3}\+? employees|weltweit führend|weltmarktführer|leader mondial|líder mundial`)
	unskilled = pattern.New(`(?i)no experience|no skills?|keine (?:erfahrung|vorkenntnisse)|sans expérience|sin experiencia|simple tasks?|easy (?:work|money|task)`)
	easyMoney = pattern.New(`(?i)no experience (?:needed|required|necessary)|no skills? (?:needed|required)|work from home|from (?:your )?home|easy (?:work|money|task)|just (?:a phone|your phone|a few hours|\d hours)|simple tasks?|keine (?:erfahrung|vorkenntnisse)|von zu hause|sans expérience|depuis (?:chez vous|la maison)|sin experiencia|desde casa|data entry|like (?:videos|posts)|part[- ]time`)
)

// scams lists the signs, each kind once, with the sentence that shows it.
func scams(p *Posting) []Flag {
	var out []Flag
	put := func(sign FlagSign, quote string) { out = append(out, Flag{Kind: Scam, Sign: sign, Quote: quote}) }
	for _, sign := range scamSigns {
		for s := range sentences(p.Description) {
			if m := sign.pattern.FindStringIndex(s); m != nil && !warns.MatchString(beside(s, m)) {
				put(sign.sign, short(s, sign.pattern))
				break
			}
		}
	}
	mails := otherMail.FindAllString(p.Description, 20)
	free := freeMail.FindAllString(p.Description, 20)
	if m := messenger.FindStringIndex(p.Description); m != nil && len(mails) == len(free) && p.URL == "" && !warns.MatchString(beside(p.Description, m)) {
		put(Messenger, strings.TrimSpace(p.Description[m[0]:m[1]]))
	}
	if len(free) > 0 && len(free) == len(mails) && (bigFirm.MatchString(strings.TrimSpace(p.Company)) || bigWords.MatchString(p.Description)) {
		put(PrivateMail, free[0])
	}
	if quote := absurd(p); quote != "" {
		put(HighPay, quote)
	}
	return out
}

// beside is a match with the words around it.
func beside(s string, m []int) string {
	return strings.ToValidUTF8(s[max(0, m[0]-90):min(len(s), m[1]+60)], "")
}

// well is what is high pay by the period, in the currencies where such ads are written.
var well = map[string]float64{"hour": 70, "day": 500, "week": 2_200, "month": 9_000, "year": 140_000}

// absurd quotes pay that is very high for work that needs nothing.
func absurd(p *Posting) string {
	if p.Salary == nil || !slices.Contains([]string{"USD", "EUR", "GBP", "CHF", "CAD", "AUD"}, p.Salary.Currency) {
		return ""
	}
	limit, ok := well[p.Salary.Period]
	if !ok || max(p.Salary.Min, p.Salary.Max) < limit {
		return ""
	}
	n := len(easyMoney.FindAllString(p.Title+"\n"+p.Description, 6))
	if n >= 2 && unskilled.MatchString(p.Title+"\n"+p.Description) {
		return p.SalaryText
	}
	return ""
}

package posting

import (
	"iter"
	"strings"

	"autojob/backend/core/pattern"
)

var (
	markPattern = pattern.New(moneyMark)
	paySentence = pattern.New(`(?i)salary|\bpay(?:s|ing)?\b|\bpaid\b|compensation|gehalt|vergütung|wir zahlen|verdien|\blohn|brutto|rémunération|salaire|salario|sueldo|retribución|bruto|bruts?\b|per (?:hour|annum|year|month|week|day)|/ ?(?:hour|hr|year|yr|month|monat|jahr|h\b|hora|mes|año)|an hour|a year|a month|a week|hourly|annual|\bp\.\s?a\b|\bote\b|stundenlohn|tarif|wages?\b|\brate\b|(?:pro|die) (?:stunde)|(?:pro|im) (?:monat|jahr)|par (?:mois|an|heure)|al (?:mes|año)|\bbase\b|\bbasic\b|package|starting at|annuel|mensuel|anual|\bpa\b|you get|we offer|offer:|hiring range|pay range|salary range|\brange:|\bdays off`)
	notPay      = pattern.New(`(?i)revenue|turnover|funding|raised|budget|million|billion|\bmrd\b|\bmio\b|umsatz|referral|allowance|stipend|voucher|discount|sign[- ]on|contract value|portfolio|chiffre d['’]affaires|facturación|per diem|tuition|clients? paying|insurance of|up to \S+ (?:in|for) (?:training|relocation)`)
	onlyPay     = pattern.New(`^\W*(?:(?:` + moneyMark + `)\s?\d{2,3}(?:[.,]\d{3}|[kK])\s?(?:-|–|to)\s?(?:` + moneyMark + `)?\s?\d{2,3}(?:[.,]\d{3}|[kK]))\W*$`)
	surelyPay   = pattern.New(`(?i)salary|gehalt|vergütung|rémunération|salaire|salario|compensation|base pay|pay range|\bper annum|\ban hour|per hour|brutto? |bruts? |/ ?(?:hour|hr)\b|pay:|base pay`)
)

// paySaid finds the sentence of an ad that states its pay. The quote is a verbatim part of the text.
func paySaid(text string) (quote string, s *Salary) {
	for part := range sentences(text) {
		if len(part) > maxPayText || !hasMoney(part) || !markPattern.MatchString(part) || !paySentence.MatchString(part) && !onlyPay.MatchString(part) {
			continue
		}
		if notPay.MatchString(part) && !surelyPay.MatchString(part) {
			continue
		}
		if s, ok := ReadSalary(part); ok && s.Period != "" {
			return payQuote(part), s
		}
	}
	return "", nil
}

// payQuote is the sentence that states pay, or of a long one the words around its first amount.
func payQuote(part string) string {
	part = strings.TrimSpace(strings.TrimLeft(part, "-•* "))
	if len(part) <= 300 {
		return part
	}
	at := 0
	for _, s := range sumsIn(clip(part, maxPayText)) {
		if s.mark != "" {
			at = s.start
			break
		}
	}
	a, b := max(0, at-80), min(len(part), at+160)
	if i := strings.IndexByte(part[a:at], ' '); a > 0 && i >= 0 {
		a += i + 1
	}
	if i := strings.LastIndexByte(part[at:b], ' '); b < len(part) && i > 0 {
		b = at + i
	}
	return part[a:b]
}

var currencyMark = pattern.New(`[$£€₹]|zł|uro|EUR|USD|GBP|CHF|CAD|AUD|PLN|SEK|NOK|DKK|INR|Fr\.|ranken|francs`)

// hasMoney is a quick look for a currency and a digit.
func hasMoney(s string) bool {
	return strings.ContainsAny(s, "0123456789") && currencyMark.MatchString(s)
}

// maxSentence is where a sentence is cut at a space, in bytes.
const maxSentence = 1200

// sentences are the lines of a text, cut after full stops that a capital follows.
func sentences(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.SplitSeq(text, "\n") {
			start, space := 0, 0
			for i := 0; i+2 < len(line); i++ {
				if line[i] == ' ' {
					space = i
				}
				if i-start > maxSentence && space > start { // a line that lost its full stops
					if !yield(line[start:space]) {
						return
					}
					start = space + 1
				}
				if c := line[i+2]; (line[i] == '.' || line[i] == '!' || line[i] == '?') && line[i+1] == ' ' && (c >= 'A' && c <= 'Z' || c == 0xc3) && i-start > 3 {
					if !yield(line[start : i+1]) {
						return
					}
					start = i + 2
				}
			}
			if start < len(line) && !yield(line[start:]) {
				return
			}
		}
	}
}

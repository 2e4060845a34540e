package posting

import (
	"iter"
	"regexp"
	"strings"
)

var (
	markPattern = regexp.MustCompile(moneyMark)
	paySentence = regexp.MustCompile(`(?i)salary|\bpay(?:s|ing)?\b|\bpaid\b|compensation|gehalt|vergütung|wir zahlen|verdien|\blohn|brutto|rémunération|salaire|salario|sueldo|retribución|bruto|bruts?\b|per (?:hour|annum|year|month|week|day)|/ ?(?:hour|hr|year|yr|month|monat|jahr|h\b|hora|mes|año)|an hour|a year|a month|a week|hourly|annual|\bp\.\s?a\b|\bote\b|stundenlohn|tarif|wages?\b|\brate\b|(?:pro|die) (?:stunde)|(?:pro|im) (?:monat|jahr)|par (?:mois|an|heure)|al (?:mes|año)|\bbase\b|\bbasic\b|package|starting at|annuel|mensuel|anual|\bpa\b|you get|we offer|offer:|\bdays off`)
	notPay      = regexp.MustCompile(`(?i)revenue|turnover|funding|raised|budget|million|billion|\bmrd\b|\bmio\b|umsatz|referral|allowance|stipend|voucher|discount|sign[- ]on|contract value|portfolio|chiffre d['’]affaires|facturación|per diem|tuition|clients? paying|insurance of|up to \S+ (?:in|for) (?:training|relocation)`)
	surelyPay   = regexp.MustCompile(`(?i)salary|gehalt|vergütung|rémunération|salaire|salario|compensation|base pay|pay range|\bper annum|\ban hour|per hour|brutto? |bruts? `)
)

// paySaid finds the sentence of an ad that states its pay. The quote is a verbatim part of the text.
func paySaid(text string) (quote string, s *Salary) {
	for part := range sentences(text) {
		if len(part) > maxPayText || !hasMoney(part) || !markPattern.MatchString(part) || !paySentence.MatchString(part) {
			continue
		}
		if notPay.MatchString(part) && !surelyPay.MatchString(part) {
			continue
		}
		if s, ok := ReadSalary(part); ok && s.Period != "" {
			return strings.TrimSpace(strings.TrimLeft(part, "-•* ")), s
		}
	}
	return "", nil
}

// hasMoney is a quick look for a currency and a digit.
func hasMoney(s string) bool {
	return strings.ContainsAny(s, "0123456789") && (containsOneOf(s, "$|£|€|₹|zł|uro|EUR|USD|GBP|CHF|CAD|AUD|PLN|SEK|NOK|DKK|INR|Fr.|ranken|francs"))
}

// sentences are the lines of a text, cut after full stops that a capital follows.
func sentences(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.SplitSeq(text, "\n") {
			start := 0
			for i := 0; i+2 < len(line); i++ {
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

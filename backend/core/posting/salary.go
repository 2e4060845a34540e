package posting

import (
	"regexp"
	"strconv"
	"strings"
)

const (
	moneyMark  = `(?:US\$|C\$|CA\$|A\$|AU\$|\$|£|€|CHF|EUR|USD|GBP|CAD|AUD|PLN|SEK|NOK|DKK|Fr\.)`
	moneyValue = `(\d{1,3}(?:[.,'’\x{00a0}\x{202f} ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)\s*([kK]\b|[Tt]sd\.?)?`
)

var (
	rangeMarked = regexp.MustCompile(`(?:` + moneyMark + `)?\s*` + moneyValue + `\s*(?:` + moneyMark + `)?\s*(?:-|–|—|to|bis|und|and|à|a|y|hasta|/)\s*(?:up to\s*)?(?:` + moneyMark + `)?\s*` + moneyValue)
	oneMarked   = regexp.MustCompile(moneyMark + `\s*` + moneyValue + `|` + moneyValue + `\s*` + moneyMark)
	markPattern = regexp.MustCompile(moneyMark)
	paySentence = regexp.MustCompile(`(?i)salary|\bpay\b|compensation|gehalt|vergütung|brutto|rémunération|salaire|salario|retribución|bruto|brut\b|per (?:hour|annum|year|month|week|day)|/ ?(?:hour|hr|year|yr|month|monat|jahr)|an hour|a year|hourly|annual|\bp\.?a\.?\b|\bote\b|stundenlohn|tarif|wage|\brate\b|pro (?:stunde|monat|jahr)|par (?:mois|an|heure)|al (?:mes|año)|base|package|starting at|annuel|mensuel|anual`)
	notPay      = regexp.MustCompile(`(?i)revenue|turnover|funding|raised|budget|million|billion|\bmrd|umsatz|bonus of|referral|allowance|stipend|voucher|discount|sign[- ]on|contract value|chiffre d'affaires|facturación|per diem|tuition`)
	upTo        = regexp.MustCompile(`(?i)\b(?:up to|bis zu|bis|jusqu'à|hasta|max(?:imum)?)\s*$`)
)

var periods = []struct {
	period  string
	pattern *regexp.Regexp
}{
	{"hour", regexp.MustCompile(`(?i)\bhour|\bhr\b|/h\b|hourly|stunde|\bheure|\bhora\b|\bph\b|p/h`)},
	{"day", regexp.MustCompile(`(?i)\bper day|\ba day|/ ?day|daily|\bday\b|tagessatz|pro tag|par jour|al día|\bDAY\b`)},
	{"week", regexp.MustCompile(`(?i)\bweek|weekly|woche|semaine|semana`)},
	{"month", regexp.MustCompile(`(?i)month|monat|\bmtl|mois|mensuel|\bmes\b|mensual|p\.m\b`)},
	{"year", regexp.MustCompile(`(?i)year|annum|annual|\byr\b|\bp\.?a\.?\b|jahr|jährlich|\ban\b|annuel|año|anual|ote\b`)},
}

func periodOf(text string) string {
	for _, p := range periods {
		if p.pattern.MatchString(text) {
			return p.period
		}
	}
	return ""
}

// ReadSalary finds gross pay in a text that is about pay ("£32,000 - £38,000 per annum", "3.200 € brutto im Monat", "$24.50/hr"). What
// the text leaves open is guessed only where the amount leaves no doubt.
func ReadSalary(text string) (*Salary, bool) {
	mark := markPattern.FindString(text)
	if mark == "" {
		return nil, false
	}
	s := Salary{Currency: currencyOf(mark)}
	at := markPattern.FindStringIndex(text)[0]
	window := text[max(0, at-60):min(len(text), at+120)]
	if m := rangeMarked.FindStringSubmatch(window); m != nil && markPattern.MatchString(m[0]) {
		s.Min, s.Max = amount(m[1], m[2]), amount(m[3], m[4])
		if m[2] == "" && m[4] != "" && s.Min < 1000 { // 65-78k
			s.Min *= 1000
		}
	} else if loc := oneMarked.FindStringSubmatchIndex(window); loc != nil {
		m := oneMarked.FindStringSubmatch(window)
		v := amount(m[1]+m[3], m[2]+m[4])
		if upTo.MatchString(window[:loc[0]]) {
			s.Max = v
		} else {
			s.Min = v
		}
	}
	s.Period = periodOf(window)
	if s.Period == "" {
		switch v := max(s.Min, s.Max); {
		case v >= 12_000:
			s.Period = "year"
		case v > 0 && v < 150 && strings.ContainsAny(window, "$£€"):
			s.Period = "hour"
		case v >= 1_000 && v < 8_000 && s.Currency == "EUR":
			s.Period = "month"
		}
	}
	if out := s.sane(); out != nil {
		return out, true
	}
	return nil, false
}

// sane drops what cannot be pay, and puts the smaller amount first.
func (s Salary) sane() *Salary {
	if s.Max > 0 && s.Min > s.Max {
		s.Min, s.Max = s.Max, s.Min
	}
	most := max(s.Min, s.Max)
	limits := map[string][2]float64{"hour": {3, 1_000}, "day": {30, 5_000}, "week": {80, 20_000}, "month": {200, 100_000}, "year": {3_000, 2_000_000}, "": {3, 2_000_000}}
	l := limits[s.Period]
	if most < l[0] || most > l[1] || s.Min > 0 && s.Max > s.Min*20 {
		return nil
	}
	return &s
}

func currencyOf(mark string) string {
	switch mark {
	case "$", "US$":
		return "USD"
	case "C$", "CA$":
		return "CAD"
	case "A$", "AU$":
		return "AUD"
	case "£":
		return "GBP"
	case "€":
		return "EUR"
	case "Fr.":
		return "CHF"
	}
	return mark
}

// amount reads "65.000", "65,000.50", "24.50", "3 200", "65" with k.
func amount(digits, k string) float64 {
	digits = strings.NewReplacer("'", "", "’", "", " ", "", "\u00a0", "", "\u202f", "").Replace(digits)
	if i := strings.LastIndexAny(digits, ".,"); i >= 0 {
		whole, rest := digits[:i], digits[i+1:]
		whole = strings.NewReplacer(".", "", ",", "").Replace(whole)
		if len(rest) == 3 {
			digits = whole + rest
		} else {
			digits = whole + "." + rest
		}
	}
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0
	}
	if k != "" {
		v *= 1000
	}
	return v
}

// paySaid finds the sentence of an ad that states its pay.
func paySaid(text string) (quote string, s *Salary) {
	for line := range strings.SplitSeq(text, "\n") {
		for _, part := range splitSentences(line) {
			if !markPattern.MatchString(part) || !paySentence.MatchString(part) || notPay.MatchString(part) && !strings.Contains(strings.ToLower(part), "salary") {
				continue
			}
			if s, ok := ReadSalary(part); ok && (s.Period != "" || s.Max > 0) {
				return strings.TrimSpace(strings.TrimLeft(part, "-•* ")), s
			}
		}
	}
	return "", nil
}

func splitSentences(line string) []string {
	var out []string
	start := 0
	for i := 0; i+2 < len(line); i++ {
		if (line[i] == '.' || line[i] == '!') && line[i+1] == ' ' && line[i+2] >= 'A' && line[i+2] <= 'Z' {
			out = append(out, line[start:i+1])
			start = i + 2
		}
	}
	return append(out, line[start:])
}

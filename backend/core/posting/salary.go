package posting

import (
	"strconv"
	"strings"

	"autojob/backend/core/pattern"
)

const (
	moneyMark  = `US\$|C\$|CA\$|CAD\$|AU\$|A\$|\$|£|€|CHF\b|EUR\b|USD\b|GBP\b|CAD\b|AUD\b|PLN\b|SEK\b|NOK\b|DKK\b|INR\b|₹|zł|Fr\.|SFr\.|[Ee]uros?\b|Franken\b|francs suisses`
	moneyValue = `(\d{1,3}(?:[.,'’\x{00a0}\x{202f} ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)`
)

var (
	moneyPattern = pattern.New(`(` + moneyMark + `)?\s?` + moneyValue + `(?:\s?([kK]\b|Tsd\.?|[Tt]ausend\b))?\s?(` + moneyMark + `)?`)
	rangeWord    = pattern.New(`(?i)^\s*(?:(?:gross|brutto?|bruts?|p\.?a\.?|per (?:hour|year|annum|month)|/ ?(?:hr|hour|yr))\s*)?(?:-|–|—|−|to|bis|à|a|hasta|and|und|et|y|through|thru|bis zu|up to)\s*$`)
	betweenWord  = pattern.New(`(?i)(?:between|zwischen|entre)\s*$`)
	andWord      = pattern.New(`(?i)^\s*(?:and|und|et|y)\s*$`)
	upToWord     = pattern.New(`(?i)\b(?:up to|(?:pay|salary|earn(?:ings)?) to|bis zu|bis|jusqu'à|jusqu’à|hasta|max(?:imum|imal)?\.?)\s*(?:ca\. ?)?$`)
	fromWord     = pattern.New(`(?i)\b(?:from|starting (?:at|from)|starts at|at least|min(?:imum|destens)?\.?|ab|à partir de|dès|desde|a partir de)\s*$`)
	notByTime    = pattern.New(`(?i)^\s*(?:per|a|an|/|par|pro|por|p\.?)\s?(?:mile|km|kilom|flight|block|piece|delivery|visit|session|class\b|load|unit|word|parcel|stop|task|order|referral)`)
	otherMoney   = pattern.New(`(?i)(?:bonus(?: of| up to)?|allowance(?: of)?|sign[- ]on(?: bonus)?(?: of)?|ote|commission(?: of)?|stipend(?: of)?|voucher|budget|referral|up to an extra|plus|prime[s]? d['’]environ)\s*:?\s*$`)
	otherAfter   = pattern.New(`(?i)^\s*(?:\pL+\s)?(?:bonus|allowance|voucher|stipend|sign[- ]on|referral|ote\b|budget|billion|million|mio|mrd|bn\b|m\b|first-year ote)`)
	besides      = pattern.New(`(?i)^\s*(?:plus|and|und|et|y|with|mit|incl\pL*\.?|excl\pL*\.?)\s`)
	instalments  = pattern.New(`(?i)(?:sur|x|×|en|à|auf|in|mal)\s?(?:12|13|14|15|16)(?:[.,]\d+)?\s?(?:mois|pagas?|monatsgehälter\w*|months?|salaries|mensualit\w+|mal)?\b`)
)

// periods are looked for first after the amount, then before it.
var periods = []struct {
	period  string
	pattern *pattern.Pattern
}{
	{"hour", pattern.New(`(?i)(?:per|an|/|pro|par|die|de l['’]|por|la|each|p\.?)\s?(?:flat-rate |working )?(?:hours?\b|hr\b|stunde|std|heure|hora\b)|/ ?h\b|\bp\.?/?h\b|\bhourly|\bhour\b|stundenlohn|taux horaire`)},
	{"day", pattern.New(`(?i)(?:per|a|/|pro|par|al|each)\s?(?:day|tag|jour|día)\b|\bdaily|\bday rate|tagessatz|\btjm\b|^\s*day\b`)},
	{"week", pattern.New(`(?i)(?:per|a|/|pro|par|a la|each)\s?(?:week|wk|woche|semaine|semana)\b|\bweekly|wöchentlich|^\s*week\b`)},
	{"month", pattern.New(`(?i)\bmonth|\bmonat|\bmtl|\bmois\b|mensuel|\bmes\b|mensual|\bp\.\s?m\b|miesi`)},
	{"year", pattern.New(`(?i)\byear|\bannum|\bannual|\byr\b|\bp\.\s?a\b|\bpa\b|jahr|jährlich|\ban\b|annuel|\baño|anual|\bote\b|rocznie`)},
}

func periodOf(text string) string {
	for _, p := range periods {
		if p.pattern.MatchString(text) {
			return p.period
		}
	}
	return ""
}

// sum is an amount of money where it stands in a text.
type sum struct {
	value      float64
	mark       string
	k          bool
	start, end int
}

// maxPayText bounds how much of a text is searched for pay.
const maxPayText = 2000

// ReadSalary finds gross pay in a text that is about pay ("£32,000 - £38,000 per annum", "3.200 € brutto im Monat", "$24.50/hr"): the
// first amount or range that is pay by time and no bonus. One amount is both ends; "from" and "up to" leave the other open. What the
// text leaves open is guessed only where the amount leaves no doubt. Pay by the piece, the mile or the hour of flight is left to the
// text: it cannot be compared without guessing how many there are.
func ReadSalary(text string) (*Salary, bool) {
	text = clip(text, maxPayText)
	sums := sumsIn(text)
	for i := 0; i < len(sums); i++ {
		s, last := span(text, sums, i)
		if s != nil {
			return s, true
		}
		i = last
	}
	return nil, false
}

// sumsIn lists the amounts of a text, those without a currency too: they may end a range.
func sumsIn(text string) []sum {
	var out []sum
	for _, m := range moneyPattern.FindAllStringSubmatchIndex(text, 60) {
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		k, mark := part(3), part(4)
		end := max(m[5], m[7], m[9])
		if mark == "" {
			mark = part(1)
		}
		if before := text[:m[4]]; part(1) == "" && before != "" && isWordByte(before[len(before)-1]) {
			continue // MPS1, Q3
		}
		if rest := text[end:]; rest != "" && (rest[0] == '%' || k == "" && part(4) == "" && isWordByte(rest[0]) && !ranOn(part(2), rest)) || strings.HasPrefix(rest, " %") {
			continue
		}
		out = append(out, sum{amount(part(2), k), mark, k != "", m[0], end})
	}
	return out
}

// ranOn tells an amount that the next sentence ran into ("63,000Click here").
func ranOn(digits, rest string) bool {
	return len(rest) > 2 && strings.ContainsAny(digits, ".,") && rest[0] >= 'A' && rest[0] <= 'Z' && rest[1] >= 'a' && rest[1] <= 'z' && rest[2] >= 'a' && rest[2] <= 'z'
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0xc3 && c < 0xe2
}

// span reads the amount or range that begins with the i-th sum; last is the last sum that it uses.
func span(text string, sums []sum, i int) (out *Salary, last int) {
	a, end := sums[i], sums[i].end
	last = i
	s := Salary{Min: a.value, Max: a.value}
	mark := a.mark
	before := text[max(0, a.start-30):a.start]
	if i+1 < len(sums) {
		if b, between := sums[i+1], text[a.end:sums[i+1].start]; rangeWord.MatchString(between) && (!andWord.MatchString(between) || betweenWord.MatchString(before)) {
			if !a.k && b.k && a.value < 1000 { // 65-78k
				s.Min *= 1000
			}
			s.Max, end, last = b.value, b.end, i+1
			if mark == "" || len(b.mark) > 1 && len(mark) == 1 && currencyOf(b.mark) != currencyOf(mark) {
				mark = b.mark
			}
		}
	}
	if mark == "" || s.Max <= 0 {
		return nil, last
	}
	after := text[end:min(len(text), end+60)]
	if otherMoney.MatchString(before) || otherAfter.MatchString(after) && !besides.MatchString(after) || notByTime.MatchString(after) {
		return nil, last
	}
	if last == i {
		switch {
		case upToWord.MatchString(before):
			s.Min = 0
		case fromWord.MatchString(before), strings.HasPrefix(after, "+"):
			s.Max = 0
		}
	}
	s.Currency = currencyOf(mark)
	next := len(text)
	for _, other := range sums[last+1:] {
		if other.mark != "" {
			next = other.start
			break
		}
	}
	s.Period = s.periodNear(text[end:min(next, end+80)], text[max(0, a.start-60):a.start], text)
	if last == i {
		s.widen(text, sums[i+1:])
	}
	return s.sane(), last
}

// periodNear is the period that stands nearest to an amount and can be meant by it.
func (s Salary) periodNear(after, before, text string) string {
	most := max(s.Min, s.Max)
	if instalments.MatchString(after) {
		after = instalments.ReplaceAllString(after, " ")
		if most < 20_000 && periodOf(after) == "" {
			return "month"
		}
		if most >= 20_000 {
			return "year"
		}
	}
	for _, near := range []string{after, before, text} {
		for _, p := range periods {
			limit := limits[p.period]
			if p.pattern.MatchString(near) && most >= limit[0] && most <= limit[1] && !(p.period == "month" && most >= 20_000) {
				return p.period
			}
		}
	}
	return guessPeriod(s)
}

func guessPeriod(s Salary) string {
	switch most := max(s.Min, s.Max); {
	case most >= 12_000:
		return "year"
	case most > 0 && most < 150 && (s.Currency == "USD" || s.Currency == "GBP" || s.Currency == "EUR"):
		return "hour"
	case most >= 1_000 && most < 8_000 && s.Currency == "EUR":
		return "month"
	}
	return ""
}

// widen takes further amounts for the same time into account: rates by the hour for other shifts, and an upper end said later.
func (s *Salary) widen(text string, rest []sum) {
	for _, r := range rest {
		before := text[max(0, r.start-30):r.start]
		switch {
		case s.Max == 0 && s.Min > 0 && upToWord.MatchString(before) && r.value > s.Min && r.value <= 3*s.Min:
			s.Max = r.value
		case s.Max > 0 && s.Min > 0 && s.Period == "hour" && r.mark != "" && strings.HasSuffix(strings.TrimSpace(before), ",") && r.value > s.Max && r.value <= 2*s.Min:
			s.Max = r.value
		}
	}
}

// limits are what can be pay for a time, in any of the currencies read.
var limits = map[string][2]float64{"hour": {3, 1_000}, "day": {30, 5_000}, "week": {80, 20_000}, "month": {200, 100_000}, "year": {3_000, 2_000_000}, "": {3, 2_000_000}}

// sane drops what cannot be pay, and puts the smaller amount first.
func (s Salary) sane() *Salary {
	if s.Max > 0 && s.Min > s.Max {
		s.Min, s.Max = s.Max, s.Min
	}
	most, l := max(s.Min, s.Max), limits[s.Period]
	if most < l[0] || most > l[1] || s.Min > 0 && s.Max > s.Min*20 || s.Currency == "" && s.Period == "" {
		return nil
	}
	return &s
}

// currencyOf is the ISO 4217 code of a mark, "" where it is none.
func currencyOf(mark string) string {
	switch mark {
	case "$", "US$":
		return "USD"
	case "C$", "CA$", "CAD$":
		return "CAD"
	case "A$", "AU$":
		return "AUD"
	case "£":
		return "GBP"
	case "€", "Euro", "Euros", "euro", "euros", "EURO", "EUROS":
		return "EUR"
	case "Fr.", "SFr.", "Franken", "francs suisses":
		return "CHF"
	case "₹":
		return "INR"
	case "zł":
		return "PLN"
	}
	if len(mark) == 3 && strings.ToUpper(mark) == mark && strings.Trim(mark, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return mark
	}
	return ""
}

var spaces = strings.NewReplacer("'", "", "’", "", " ", "", "\u00a0", "", "\u202f", "")

// amount reads "65.000", "65,000.50", "24.50", "3 200", "65" with k.
func amount(digits, k string) float64 {
	digits = spaces.Replace(digits)
	if i := strings.LastIndexAny(digits, ".,"); i >= 0 {
		whole := strings.NewReplacer(".", "", ",", "").Replace(digits[:i])
		if rest := digits[i+1:]; len(rest) == 3 {
			digits = whole + rest
		} else {
			digits = whole + "." + rest
		}
	}
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil || v > 1e12 {
		return 0
	}
	if k != "" {
		v *= 1000
	}
	return v
}

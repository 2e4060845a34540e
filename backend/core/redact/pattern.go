package redact

import (
	"regexp"
	"strings"
	"unicode"
)

const (
	month = `(?:jan|feb|mär|maerz|mar|apr|may|mai|jun|jul|aug|sep|okt|oct|nov|dez|dec|janv|févr|fevr|mars|avr|juin|juil|août|aout|déc|ene|abr|ago|dic)\p{L}*\.?`
	money = `(?:€|\$|£|\bEUR|\bUSD|\bGBP|\bCHF|\bFr\.)`
	sum   = "\\d(?:[.,'’ \u00a0\u2009\u202f]?\\d)*"
	many  = `(?:\s?(?:k|m|mn|bn|t|tsd\.?|tausend|mio\.?|mrd\.?|thousand|million(?:en|s|es)?|mille|mil)\b)?`
)

// general are patterns of what points to somebody, whoever it is.
var general = []struct {
	kind Kind
	re   *regexp.Regexp
}{
	{Email, regexp.MustCompile(`(?i)(?:mailto:)?[^\s@<>()"',;:\[\]{}|]+@[^\s@<>()"',;:\[\]{}|/]+\.\p{L}{2,}`)},
	{Email, regexp.MustCompile(`(?i)[\p{L}\d._%+-]+\s?[\[({]\s?(?:at|ät|arroba|arobase)\s?[\])}]\s?[\p{L}\d.-]+(?:\s?[\[({]\s?(?:dot|punkt|punto|point)\s?[\])}]\s?\p{L}+)*`)},
	{Link, regexp.MustCompile(`(?i)\b(?:https?|ftp)://[^\s<>"]+|\bwww\.[^\s<>"]+|\b(?:[\p{L}\d-]+\.)+\p{L}{2,}/[^\s<>"]+`)},
	{Link, regexp.MustCompile(`(?i)\b(?:linkedin|xing|github|gitlab|twitter|facebook|instagram|kaggle|behance|dribbble)\.com/?[^\s<>"]*`)},
	{Link, regexp.MustCompile(`(?:^|[\s(,;:])@[\p{L}\d_.]{2,30}`)},
	{Date, regexp.MustCompile(`\b\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)?\d{2}\b|\b(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}\b`)},
	{Date, regexp.MustCompile(`(?i)\b\d{1,2}(?:\.|st|nd|rd|th|er)?\s+(?:of\s+|de\s+)?` + month + `\s+(?:de\s+|del\s+)?(?:19|20)\d{2}\b|\b` + month + `\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}\b`)},
	{Date, regexp.MustCompile(`(?i)(?:\bborn|\bgeb\.|\bgeboren|\bgeburt\p{L}*|\bjahrgang|\bnée?\s|\bnaissance|\bnacid[oa]|\bnacimiento|\bbirth\p{L}*|\bDOB)[^.;\n\d]{0,24}(?:\d{1,2}[./ -]{1,2}){0,2}(?:19|20)\d{2}\b`)},
	{Date, regexp.MustCompile(`(?i)\b\d{2}\s(?:years old|jahre alt|años de edad)\b|âgée? de \d{2} ans\b`)},
	{Address, regexp.MustCompile(`(?i)\b\p{L}[\p{L}.'-]*(?:\s\p{L}[\p{L}.'-]*)?\s?(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig)\s?\d{1,4}\s?(?:[a-z]\b)?`)},
	{Address, regexp.MustCompile(`(?i)\b\d{1,4}\s?(?:bis|ter|[a-z])?,?\s+(?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allée|quai|cours)\s+[^,;\n\[]{2,40}`)},
	{Address, regexp.MustCompile(`(?i)(?:\bcalle|\bc/|\bavda\.?|\bavenida|\bplaza|\bpaseo|\bronda|\bcarrer)\s+[^,;\n\[]{2,40},?\s*(?:n\.?[º°]\s*)?\d{1,4}`)},
	{Address, regexp.MustCompile(`(?i)\b\d{1,5}[a-z]?\s+(?:\p{L}[\p{L}.']+\s){1,3}(?:street|road|rd|avenue|ave|lane|ln|drive|close|court|way|square|terrace|crescent|gardens|st)\b\.?`)},
	{Address, regexp.MustCompile(`\b(?:[A-Z]{1,2}[- ])?\d{5}\s+\p{Lu}\p{Ll}[\p{L}-]*|\b(?:A|CH|AT)-\d{4}(?:\s+\p{Lu}[\p{L}-]+)?|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b`)},
	{Number, regexp.MustCompile(`\b[A-Z]{2}\d{2}[ -]?(?:[A-Z\d]{4}[ -]?){2,7}[A-Z\d]{1,4}\b`)},            // IBAN
	{Number, regexp.MustCompile(`(?i)\b\d{2} ?\d{6} ?[a-z] ?\d{3}\b`)},                                    // DE social insurance
	{Number, regexp.MustCompile(`(?i)\b[12] ?\d{2} ?\d{2} ?(?:2[ab]|\d{2}) ?\d{3} ?\d{3}(?: ?\d{2})?\b`)}, // FR social insurance
	{Number, regexp.MustCompile(`(?i)\b(?:[xyz] ?-?\d{7}|\d{2}\.?\d{3}\.?\d{3}) ?-?[a-z]\b`)},             // ES DNI, NIE
	{Number, regexp.MustCompile(`\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b`)},                              // UK national insurance
	{Number, regexp.MustCompile(`\b[A-Z]{1,2}[A-Z\d]?\d{6,8}[A-Z]?\b`)},                                   // passports
	{Amount, regexp.MustCompile(`(?i)` + money + `\s?` + sum + many + `|` + sum + many + `[\s-]?(?:€|\$|£|EUR\b|USD\b|GBP\b|CHF\b|euros?\b|dollars?\b|francs?\b|franken\b|pounds?\b)`)},
}

var (
	identity = regexp.MustCompile(`\b[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\d]{8}\d?D?\b`) // DE identity card: signs without vowels
	digits   = regexp.MustCompile("\\+?\\(?\\d(?:[ .\\-/()'\u00a0\u2009\u202f\u2011\u2013]{0,3}\\d)+")
	// years are what a CV says of time: years and months, alone and from one to another.
	years = regexp.MustCompile("^\\(?(?:(?:(?:0?[1-9]|1[0-2])[./-])?(?:19|20)\\d{2}(?:[./-](?:0?[1-9]|1[0-2]))?[ \\-/()\u00a0\u2011\u2013]*)+$")
)

// longNumber is from how many digits on a number may be somebody's.
const longNumber = 7

func (r *Redactor) patterns(text string) []span {
	var out []span
	for _, g := range general {
		for _, at := range g.re.FindAllStringIndex(text, -1) {
			at[0] += len(text[at[0]:at[1]]) - len(strings.TrimLeft(text[at[0]:at[1]], " \t\n(,;:"))
			at[1] = at[0] + len(strings.TrimRight(text[at[0]:at[1]], " \t\n.,;:!?)"))
			if at[0] < at[1] {
				out = append(out, span{at[0], at[1], g.kind})
			}
		}
	}
	for _, at := range identity.FindAllStringIndex(text, -1) {
		if count(text[at[0]:at[1]]) >= 3 {
			out = append(out, span{at[0], at[1], Number})
		}
	}
	for _, at := range digits.FindAllStringIndex(text, -1) {
		s := text[at[0]:at[1]]
		k := Number
		if strings.HasPrefix(s, "+") || strings.HasPrefix(s, "0") || strings.HasPrefix(s, "(") {
			k = Phone
		}
		if count(s) >= longNumber && !years.MatchString(s) {
			out = append(out, span{at[0], at[1], k})
		}
	}
	return append(out, r.asked(text)...)
}

// asked finds the pay that the person asks for, grouped in any way or in thousands.
func (r *Redactor) asked(text string) []span {
	if len(r.pay) < 2 {
		return nil
	}
	var out []span
	short, thousands := strings.CutSuffix(r.pay, "000")
	for _, at := range amounts.FindAllStringIndex(text, -1) {
		n := only(text[at[0]:at[1]])
		if n == r.pay || n == r.pay+"00" {
			out = append(out, span{at[0], at[1], Amount})
		} else if end := at[1] + len(inThousands.FindString(text[at[1]:])); thousands && n == short && end > at[1] {
			out = append(out, span{at[0], end, Amount})
		}
	}
	return out
}

var (
	amounts     = regexp.MustCompile(sum)
	inThousands = regexp.MustCompile(`(?i)^\s?(?:k|t|tsd|tausend|thousand|mille|mil)\b`)
)

func count(s string) int { return len(only(s)) }

// only are the digits of s.
func only(s string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

package summary

import (
	"strings"

	"autojob/backend/core/consent"
	"autojob/backend/core/pattern"

	"golang.org/x/text/unicode/norm"
)

// What texts carry beside what they are for. All patterns read a text that was folded by plainly. The edge of a word, \b, is one between
// letters without accents and all else: at "é" there is none, and what is no letter is asked for instead.
var (
	money = `(?:[$£€¥₹]|\bzł|\b(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|franken|francs?|cad|aud|pln|sek|nok|dkk|inr|rupees?|lpa)\b)`
	// sum is a number as sums are written; a largeSum may be one without a currency.
	sum       = `(?:\d{1,3}(?:[.,'’ ]\d{3})+|\d{4,7}|\d{2,3}(?:[.,]\d+)? ?k\b|\d{1,3}(?:[.,]\d{1,2})?)`
	largeSum  = `(?:\d{1,3}(?:[.,'’ ]\d{3})+|\d{4,7}|\d{2,3}(?:[.,]\d+)? ?k\b|\d{1,3}[.,]\d{2}\b)`
	withMoney = pattern.New(`(?:` + money + ` ?` + sum + `|` + sum + ` ?` + money + `)`)
	bareSum   = pattern.New(largeSum)
	spelled   = pattern.New(`(?:thousand|hundred|grand|tausend|hundert|mille|cents?|mil)\b[^.;]{0,20}` + money)

	payWord = pattern.New(`salary|salaries|remuneration|\b(?:wages?|compensation|earnings|earn(?:ed|ing|s)?|pay|paid|day rate|daily rate|hourly rate|ctc|ote|bonus|package)\b|` +
		`(?:\b|jahres|monats|brutto|netto|grund|fix|ziel|einstiegs|wunsch)gehalt(?:s|es)?(?:vorstellung|wunsch|forderung|erwartung|band|höhe)?\b|\bgehälter\b|\bvergütung\b|\bverdien(?:st|e|te)\b|(?:\b|stunden|monats)lohn\b|\b(?:tages|stunden)satz\b|\bbezüge\b|\bentgelt\b|` +
		`rémunération|salaires?\b|\bsalariale?s?\b|\bprétentions?\b|\btjm\b|\btaux journalier\b|` +
		`salarios?\b|sueldo|\bretribución\b|\bremuneración\b|\btarifa\b|\bpretensiones\b`)
	payPeriod = `(?:\bp\. ?a\b|\bper (?:annum|year|month|week|day|hour)\b|\b(?:a|an|/) ?(?:year|month|week|hour)\b|/ ?(?:yr|year|mo|month|h|hr|hour|day|std|stunde|monat|jahr|tag|an|mois|jour|heure|año|mes|hora|día)\b|\b(?:yearly|annually|monthly|hourly)\b|` +
		`\bbrutto\b|\bnetto\b|\b(?:pro|im) (?:jahr|monat|stunde|tag)\b|\b(?:jährlich|monatlich)\b|\bbruts?\b|\bnets?\b|\bpar (?:an|mois|heure|jour)\b|\b(?:annuels?|mensuels?)\b|\bbrutos?\b|\bnetos?\b|\b(?:al|por) (?:año|mes|hora|día)\b|\b(?:anuales|mensuales)\b|\bgross\b)`
	anyPeriod = pattern.New(payPeriod)
	// paced is a sum for a time: "60.000 EUR p.a.", "£25 an hour".
	paced = pattern.New(`(?:` + money + ` ?` + sum + `|` + sum + ` ?` + money + `)[^.;\d]{0,14}?` + payPeriod + `|` + payPeriod + `[: ]{0,3}(?:` + money + ` ?` + sum + `|` + sum + ` ?` + money + `)`)
	// business is what sums in a CV are about, where they are not the person's pay.
	business = pattern.New(`saved|savings?|\bbills?\b|\bspending\b|revenue|turnover|budgets?\b|sales|costs?\b|spend|profit|p&l|fees|funding|grants?\b|donations|raised|portfolio|accounts?\b|contracts?\b|invoices?|claims|orders?\b|volume|worth|assets|projects?\b|clients?|customers?|payroll for|transactions|` +
		`umsatz|einspar|budget|kosten|erlös|volumen|gewinn|investition|aufträge|kunden|projekt|rechnungen|économi|chiffre d|coûts?|marge|investissement|bénéfice|facturation|ventes|ahorr|facturación|ventas|presupuesto|costes?|beneficio|inversión`)
	ownPay = pattern.New(`\b(?:my|current|expected|desired|last|previous|present|base|annual|starting|final) (?:gross )?(?:salary|pay|compensation|wage)|salary|gehalt|prétentions|\bsalaire (?:actuel|souhaité|annuel)|\bsalario (?:actual|deseado|anual|bruto)|sueldo|\bote\b|\bctc\b|tagessatz|stundensatz|\btjm\b|day rate|hourly rate`)

	mailWord  = pattern.New(`[\pL\pN._%+-]+ ?(?:@|\(at\)|\[at\]) ?[\pL\pN-]+(?: ?(?:\.|\(dot\)|\[dot\]) ?[\pL\pN-]+)+`)
	phoneWord = pattern.New(`(?:\b(?:tel|telefon|telephone|phone|mobile?|mobil|handy|call me|fax|téléphone|portable|teléfono|móvil)\b[.:]{0,2} ?)(?:\+|\(|\d)[\d ()/.–-]{5,}\d|(?:^|[^\d\pL])(?:\+|00)\d{1,3}[ ./(–-]{0,2}(?:\(0\) ?)?\d[\d ()/.–-]{5,}\d|(?:^|[^\d\pL.,])0\d{2,4}[ /–-]{1,3}\d{3}[\d /–-]{2,}\d`)
	webWord   = pattern.New(`\b(?:https?://|www\.)[^\s]+|\b(?:linkedin|xing|github|gitlab|facebook|instagram|twitter)\.com/[^\s]+`)
	birthWord = pattern.New(`\bgeb\. ?(?:am )?\d|\b(?:born|date of birth|birth ?date|d\.o\.b|dob|geboren|geburtsdatum|geburtstag|née? le|date de naissance|nacid[oa]|fecha de nacimiento|jahrgang)\b`)
	ageWord   = pattern.New(`\b(?:1[5-9]|[2-7]\d)[- ]years?[- ]olds?\b|\b(?:1[5-9]|[2-7]\d) jahre alt\b|(?:^|[^\pL])âgée? de \d{2}\b|\b\d{2} años de edad\b|(?:^|[^\pL])(?:age|alter|edad|âge) ?: ?\d{2}\b|\bage[d]? \d{2}\b|\bi(?:’m|'m| am) \d{2}\b`)
	national  = pattern.New(`\b(?:nationality|citizenship|staatsangehörigkeit|nationalität|staatsbürgerschaft|nacionalidad)\b|\bnationalité(?:$|[^\pL])`)
	marital   = pattern.New(`\b(?:marital status|married|divorced|widowed|familienstand|verheiratet|ledig|geschieden|verwitwet|situation familiale|mariée|célibataire|divorcée|veuve|estado civil|casad[oa]|solter[oa]|divorciad[oa]|viud[oa])\b|\b(?:marié|divorcé)(?:$|[^\pL])`)
	illness   = pattern.New(`bandscheiben|\bburn-?out\b|schwerbehind|schwanger|\bmy (?:illness|disability|depression|cancer|pregnancy|operation|surgery|recovery)\b|\bsick leave\b|\blong-term sick\b|krankheitsbedingt|\bmeiner? (?:krankheit|erkrankung|operation)|\blangzeiterkrank|\barrêt maladie\b|\bma maladie\b|\brqth\b|\bbaja (?:médica|por enfermedad)\b|\bmi enfermedad\b|\bdiscapacidad del \d`)
)

// plainly folds a text for the patterns: compatibility forms, small letters, one blank for any, no soft hyphens.
func plainly(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
			return -1
		}
		return r
	}, norm.NFKC.String(s))
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// carried lists what a sentence tells beside what it is for: pay, ways to reach somebody, and what nobody needs to know of an
// applicant.
func carried(of consent.Field, sentence string) []consent.Field {
	s := plainly(sentence)
	var out []consent.Field
	if tellsPay(s) {
		out = append(out, consent.PastPay)
	}
	if (of == consent.About || of == consent.Label || of == consent.Interests) && ageWord.MatchString(s) { // elsewhere it is others who have an age
		out = append(out, consent.BirthDate)
	}
	for _, c := range []struct {
		field consent.Field
		words *pattern.Pattern
	}{{consent.Email, mailWord}, {consent.Phone, phoneWord}, {consent.Links, webWord}, {consent.BirthDate, birthWord}, {consent.Nationality, national},
		{consent.MaritalStatus, marital}, {consent.Health, illness}} {
		if c.words.MatchString(s) {
			out = append(out, c.field)
		}
	}
	return out
}

// tellsPay reports whether a folded sentence tells what somebody earns: a sum with a word for pay, or a sum for a time that is no
// firm's. Where it cannot be told, it is pay.
func tellsPay(s string) bool {
	sum := withMoney.MatchString(s) || spelled.MatchString(s)
	switch {
	case ownPay.MatchString(s):
		return sum || bareSum.MatchString(s)
	case payWord.MatchString(s):
		return sum && !business.MatchString(s) || bareSum.MatchString(s) && !business.MatchString(s) && anyPeriod.MatchString(s)
	}
	if spelled.MatchString(s) && anyPeriod.MatchString(s) && !business.MatchString(s) {
		return true
	}
	for _, at := range paced.FindAllStringIndex(s, -1) {
		if !business.MatchString(clauseAt(s, at[0], at[1])) {
			return true
		}
	}
	return false
}

// clauseAt is the part of a sentence between commas and the like in which a place stands.
func clauseAt(s string, from, to int) string {
	stop := func(at int) bool {
		c := s[at]
		number := at > 0 && at+1 < len(s) && figure(s[at-1]) && figure(s[at+1])
		return strings.IndexByte(",;()", c) >= 0 && !number || c == '.' && at+1 < len(s) && s[at+1] == ' '
	}
	for from > 0 && !stop(from-1) {
		from--
	}
	for to < len(s) && !stop(to) {
		to++
	}
	return s[from:to]
}

func figure(c byte) bool { return c >= '0' && c <= '9' }

package terms

import (
	"slices"
	"strconv"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
	"autojob/backend/core/posting"
)

var (
	gross     = words(`\bgross\b|\bbrutto|\bbruts?\b|\bbrute\b|\bbrutos?\b|before tax|pre-?tax (?:salary|pay)`)
	net       = words(`\bnet (?:pay|salary|of tax|per)\b|\bnetto\b|\bnets?\b (?:par|mensuel)|\bnetos?\b|after tax|take[- ]home pay`)
	estimated = words(`\best\.?\b|estimate|estimation|estimación|geschätzt`)
	// byEmployer is an estimate that the employer gives, which is the employer's word.
	byEmployer = words(`\b(?:employer|company)(?: est\.?|['’]s estimate| provided)`)
)

// pay is what posting found, with its quote. Whether it is gross stands near it or is not said.
func (r *reader) pay() {
	s := r.p.Salary
	if s == nil {
		return
	}
	pay := &Pay{Salary: *s, Quote: r.where(r.p.SalaryText), Estimated: estimated.MatchString(r.p.SalaryText) && !byEmployer.MatchString(r.p.SalaryText)}
	near := r.p.SalaryText
	if pay.Quote.Text != "" {
		a, b := max(0, pay.Quote.Span.Start-60), min(len(r.text), pay.Quote.Span.End+60)
		near = string(r.text[a:b])
	} else if near != "" {
		pay.Quote = evidence.Quote{Text: near, Field: "salary"}
	}
	switch {
	case gross.MatchString(near):
		pay.Tax = "gross"
	case net.MatchString(near):
		pay.Tax = "net"
	}
	r.t.Pay = pay
}

// place is posting's reading of where the work is done, with the sentence that says so where one does.
func (r *reader) place() {
	if r.p.Remote == "" {
		return
	}
	r.t.Remote = &Said{Value: r.p.Remote}
	pattern := workplaces[r.p.Remote]
	for _, s := range r.all {
		if m := pattern.FindStringIndex(s.text); m != nil {
			r.t.Remote.Quote = s.quote(m[0], m[1])
			return
		}
	}
}

var workplaces = map[string]*pattern.Pattern{
	"onsite": words(`\bon-?site|\bin[- ]person|vor ort|im büro|presencial|présentiel|(?:in|from) (?:the|our) (?:\pL+ )?offices?|no remote|five days|5 days`),
	"hybrid": words(`hybrid|h[yí]brid[eo]|home[- ]?office|from home|mobile[sn]? arbeiten|télétravail|teletrabajo|(?:in|from) (?:the|our) (?:\pL+ )?offices?|remote`),
	"remote": words(`remote|from home|home[- ]?office|anywhere|télétravail|teletrabajo`),
}

// employment is what fields and words say together.
func (r *reader) employment() {
	names := map[string]string{"full_time": "full-time", "part_time": "part-time", "fixed_term": "fixed-term"}
	put := func(value string, q evidence.Quote) {
		if name, ok := names[value]; ok {
			value = name
		}
		if value != "" && !has(r.t.Employment, value) {
			r.t.Employment = append(r.t.Employment, Said{value, q})
		}
	}
	for _, s := range r.p.EmploymentSaid() {
		put(s.Value, r.where(s.Quote))
	}
	put(r.p.Hours, evidence.Quote{})
	put(r.p.Contract, evidence.Quote{})
	for _, s := range r.all {
		for i := range employmentRules {
			if rule := &employmentRules[i]; !has(r.t.Employment, rule.value) {
				if m := rule.in(s); m != nil {
					put(rule.value, s.quote(m[0], m[1]))
				}
			}
		}
	}
	if has(r.t.Employment, "fixed-term") {
		for i, s := range r.t.Employment {
			if s.Value == "contract" {
				r.t.Employment = slices.Delete(r.t.Employment, i, i+1)
				break
			}
		}
	}
	order := Employments()
	slices.SortFunc(r.t.Employment, func(a, b Said) int { return slices.Index(order, a.Value) - slices.Index(order, b.Value) })
}

// employmentRules are what posting's own rules leave out because they do not decide: words of labels and lists.
var employmentRules = []rule{
	{"contract", words(`\b(?:job|employment|position|contract|work)[ -]?type:?[ \t]*(?:\pL+[,/ ]+){0,2}contract(?:or)?\b|\bcontract[- ]to[- ](?:hire|perm)|\b(?:\d{1,2}|six|three|twelve|long[- ]term|short[- ]term)[+ -]*(?:month|mo|year)?s?[ -]contract\b|\b(?:this is a|a|an initial|on a) (?:\pL+ |\d+\+? ?)?(?:\pL+ )?contract (?:position|role|opportunity|job|assignment|basis)|\bcontract (?:position|role|opportunity|job|assignment)|\bcorp[- ]to[- ]corp\b|\bC2C\b|\byear[- ]long contract\b|\bcontract duration|duration: ?\d`), words(`no c2c|not c2c|no corp|contract (?:manage|negotiat|admin)|permanent contract|contract role(?:s)? (?:across|in)`)},
	{"volunteer", words(`\b(?:this is a|unpaid|as a) volunteer\b|volunteer (?:position|role|opportunity)|ehrenamtliche (?:tätigkeit|mitarbeit)|poste bénévole`), words(`volunteer (?:work|hours|experience|time off|days)|paid volunteer`)},
	{"temporary", words(`(?:job|employment|position|work)[ -]?(?:type|status):?[ \t]*(?:\pL+[-,/ ]+){0,3}(?:temporary|seasonal)\b|temporary/(?:contract|project)|\btemp[- ]to[- ](?:perm|hire)|\b(?:temporary|seasonal) (?:full|part)[- ]time|seasonal (?:\pL+ )?(?:position|associate|job|role|sales|team)|\(temporary\)|\(seasonal\)|\btemporary\s*$`), words(`temporary (?:license|permit|worker|agency|staffing|disab)`)},
	{"permanent", words(`direct[- ]hire|\bregular (?:full|part)[- ]time|(?:full|part)[- ]time[, /-]+regular|employment type:? ?regular|permanent full|\b(?:job|employment|position|contract)[ -]?(?:type|status):?[ \t]*(?:\pL+[-,/ ]+){0,3}permanent`), nil},
	{"part-time", words(`full (?:or|and|/) part[- ]?time|part[- ]?time (?:and|or|&|/) full|full[- ]?time (?:and|or|&|/) part[- ]?time|part[- ]?time (?:position|role|opportunit|job|hours|schedule|shift|employ(?:ee|ment))\pL*(?: available)?|(?:type|status|schedule|hours):? ?part[- ]?time`), words(`part[- ]time employees (?:are|may|also|receive|working)|manage part-time|supervis\pL* [^.;]{0,30}part-time`)},
	{"full-time", words(`full (?:or|and|/) part[- ]?time|(?:type|status|schedule|hours|shift):?[ \t]*full[- ]?time|full[- ]?time (?:position|role|opportunit|job|hours|schedule|employ(?:ee|ment)|salary|permanent|regular|career|base|exempt|non-exempt)\pL*`), words(`full-time employees are|full[- ]time (?:employee|associate)s? (?:receive|only|who|with|are)|equivalent|benefits for|for (?:our )?full[- ]time`)},
	{"internship", words(`\bthis (?:is an? )?(?:\pL+ )?internship\b|internship (?:program|opportunity|position)|(?:type|status):?[ \t]*intern(?:ship)?\b`), words(`experience|prior|previous|including internships|or internship|manage`)},
}

const hourUnit = `(?:hours?|hrs?\.?|h|std\.?|stunden|heures|horas)`

var (
	amountOfHours = `(\d{1,2}(?:[.,]\d{1,2})?)\s?\+?\s?` + hourUnit + `?\s?(?:(?:-|–|to|bis|à|a|or|oder|and|und)\s?(\d{1,2}(?:[.,]\d{1,2})?)\s?\+?)?\s?-?\s?`
	hoursWeekly   = []*pattern.Pattern{
		words(`\b` + amountOfHours + hourUnit + `\s?(?:\([^)]{1,20}\)\s?)?(?:-|/|\\|per|a|an|each|every|pro|in der|die|par|por|a la|of work (?:a|per))?\s?(?:work(?:ing)?\s?)?(?:weeks?\b|wk\b|woche|wöchentlich|semaine|semana|weekly|hebdo)`),
		words(`\b` + amountOfHours + `-?\s?(?:wochenstunden|stunden[- ]woche|std\.?[/ ]wo(?:che)?)`),
		words(`(?:woche (?:mit|zu|von)|permanent(?: contract)?,?|full[- ]time,?|part[- ]time,?|vollzeit,?|teilzeit,?|temps (?:plein|partiel),?|contract,)\s?\(?(?:mit |zu |of |à |at )?` + amountOfHours + hourUnit + `\b`),
		words(`(?:weekly hours|hours per week|hours/week|hours a week|scheduled weekly hours|standard hours|wochenarbeitszeit|wöchentliche arbeitszeit|arbeitszeit|wochenstunden|horas semanales|work hours)[^\d\n]{0,30}?\b` + amountOfHours + `(?:` + hourUnit + `\b|\s|$|[.,;)])`),
	}
)

// ofStaff stands before hours from which on staff in general get something.
var ofStaff = words(`(?:employees|associates|staff|team members|those)(?: who)?(?: are)?(?: regularly)? (?:work\pL*|scheduled)[^.;]{0,30}$`)

// hours reads those of a week.
func (r *reader) hours(s sentence) {
	if r.t.Hours != nil || !strings.ContainsAny(s.text, "0123456789") {
		return
	}
	for _, p := range hoursWeekly {
		m := p.FindStringSubmatchIndex(s.text)
		if m == nil {
			continue
		}
		if ofStaff.MatchString(s.text[:m[0]]) {
			continue
		}
		low := hourFigure(s.text, m[2], m[3])
		high := low
		if m[4] >= 0 {
			high = hourFigure(s.text, m[4], m[5])
		}
		if low < 2 || high > 90 || high < low {
			continue
		}
		r.t.Hours = &Hours{low, high, s.quote(m[0], m[1])}
		return
	}
}

func hourFigure(text string, a, b int) float64 {
	v, err := strconv.ParseFloat(strings.Replace(text[a:b], ",", ".", 1), 64)
	if err != nil {
		return 0
	}
	return v
}

// levelRules read a level from the text where the title says none.
var levelRules = []rule{
	{"intern", words(`\bthis internship\b|praktikum(?:splatz)?\b|werkstudent(?:in)?\b`), words(`experience|prior|previous|erfahrung|or internship`)},
	{"junior", words(`\bentry[- ]level\b|\bjunior[- ](?:level|position|role)|level: ?(?:junior|entry)|berufs(?:einsteiger|anfänger)\pL*|(?:recent|new|college) grad(?:uate)?s? (?:are )?(?:welcome|encouraged|wanted)|débutants? accepté|new grad (?:role|position)`), words(`(?:not|no) (?:an? )?entry|beyond entry|train\pL* (?:\pL+ )?entry|(?:for|of|to|with|supervis\pL*) (?:other )?entry[- ]level \pL+s\b|entry-level (?:engineers|analysts|developers|staff|employees|associates)|entry level (?:staff|employees|salary)`)},
	{"mid", words(`\bmid[- ]?level (?:\pL+ ){0,3}(?:position|role|engineer|developer|analyst|professional)|level: ?mid|mid-?senior level|\bmid(?:dle)?[- ]?(?:level)?[- ](?:to|or)[- ]senior\b`), words(`managers`)},
	{"senior", words(`\b(?:this is a|a|is a) senior[- ](?:level )?(?:\pL+ )?(?:position|role)|senior[- ]level (?:position|role|\pL+ position)|level: ?senior`), words(`grow into|become|to an? senior`)},
}

// titleLevels read a level from a title, the highest first; a manager of accounts, products or projects leads nobody for being called so.
var titleLevels = []rule{
	{"executive", words(`\b(?:vice[- ]president|s?vp|evp|president|chief (?:\pL+ ){1,3}officer|c[etofmi]o|geschäftsführ\pL+|vorstand)\b`), words(`assistant to|to the (?:vp|ceo|president)`)},
	{"director", words(`\bdirector\b|\bhead of\b|bereichsleit\pL+|\bdirect(?:eur|rice)\b|\bdirectora?\b`), words(`assistant to|art director|creative director, associate`)},
	{"intern", words(`\bintern(?:ship)?\b|praktik\pL+|werkstudent\pL*|student (?:worker|assistant|employee)|working student|\bstagiaire\b|becari[oa]|prácticas|trainee student`), nil},
	{"manager", words(`\bmanagers?\b|\bmgr\b|(?:abteilungs|filial|team|bau|betriebs|werks|projekt)?leiter(?:in)?\b|\bresponsable\b|\bgerente\b|\bjef[ea]\b`), words(`(?:account|product|project|program|programme|case|release|community|customer success|success|client|engagement|relationship|territory|portfolio|category|brand|property|office|content|social media|partner|proposal|contract|contracts|records|data|campaign|event|marketing|delivery|change|technical|configuration|incident|scrum|fund|wealth|development|key account|business development|care) (?:manager|mgr)|(?:projekt|bau)leiter|manager(?:'s)? assistant|assistant to`)},
	{"lead", words(`\blead(?:er)?\b|\bprincipal\b|\bstaff (?:\pL+ )*(?:engineer|scientist|developer|designer|analyst|researcher|architect)|\bsupervisor\b|\bforeman\b|\bcharge\b|vorarbeiter\pL*|(?:team|schicht)leit\pL+|chef d['’]équipe`), words(`lead generation|lead gen\b|lead[- ]based|vice principal|principal'?s`)},
	{"senior", words(`\bsenior\b|\bsr\b|\bsnr\b`), words(`senior (?:living|care|home|center|services|citizen|community)`)},
	{"mid", words(`\bmid(?:[- ]?level)?\b|\bintermediate\b`), words(`mid-?(?:west|market|atlantic|town)`)},
	{"junior", words(`\bjunior\b|\bjr\b|\bentry[- ]level\b|\bnew grad(?:uate)?\b|\bgraduate (?:\pL+ )?(?:programme|scheme|trainee|engineer|developer)|\btrainee\b|berufseinsteiger\pL*`), nil},
}

// level is that which a word of the title names, or a sentence that speaks of the job's level. What a title usually means without such a
// word is not said; match judges that.
func (r *reader) level() {
	title := sentence{text: r.p.Title, field: "title"}
	if r.t.Level = first(nil, titleLevels, title); r.t.Level != nil {
		return
	}
	for _, s := range r.all {
		if r.t.Level = first(r.t.Level, levelRules, s); r.t.Level != nil {
			return
		}
	}
}

const dateText = `(\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.?(?:st|nd|rd|th)?\.? (?:of )?\pL{3,10}\.?,?(?: de)? \d{4}|\pL{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\pL{3,10}\.?,? \d{4})`

var (
	startDate = words(`(?:start(?:ing|s)? ?(?:date)?|begin(?:ning|s)?|eintritt(?:sdatum|stermin)?|beginn|ab (?:dem )?|zum|début|date de début|prise de poste|à partir du|inicio|incorporación|a partir del)(?: is| am| on| in| le| the)?\s?[:\-–]?\s{0,3}` + dateText)
	startNow  = words(`(?:ab|per) sofort|zum nächst ?möglichen (?:zeitpunkt|termin)|nächstmöglich|schnellstmöglich|(?:start(?:ing)?(?: date)?|begin(?:ning)?|available|needed|opening|vacancy|interview(?:s|ing)?|hiring|hire|position|start date is|fill)\s?[:\-–]?\s{0,3}(?:asap|a\.s\.a\.p|immediate(?:ly)?|as soon as possible|right away|now\b)|immediate (?:start|opening|openings|need|vacanc|hire|availab|position|opportunit|interview)\pL*|(?:asap|immediate) start|immediately (?:available|hiring|seeking|for a)|(?:hiring|seeking|recruiting|looking) immediately|dès que possible|poste à pourvoir (?:immédiatement|dès|rapidement)|incorporación inmediata|dès maintenant|start asap|start as soon as`)
	noStart   = words(`company (?:started|began)|started in|since|founded`)
)

// start reads when the work begins.
func (r *reader) start(s sentence) {
	if r.t.Start != nil {
		return
	}
	if m := startDate.FindStringSubmatchIndex(s.text); m != nil && !noStart.MatchString(s.text) {
		if day := posting.ReadDay(s.text[m[2]:m[3]]); day != "" {
			r.t.Start = &Said{day, s.quote(m[0], m[1])}
			return
		}
	}
	if m := startNow.FindStringIndex(s.text); m != nil {
		r.t.Start = &Said{"immediately", s.quote(m[0], m[1])}
	}
}

// closing is posting's reading, with the words that say it.
func (r *reader) closing() {
	if r.p.Closes == "" {
		return
	}
	r.t.Closing = &Said{r.p.Closes, r.where(posting.ClosingSaid(r.p.Description))}
}

var (
	mailAddress = pattern.New(`(?i)[a-z0-9][a-z0-9._%+-]*@ ?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,}`)
	// mailWords is a mail address whose signs are written as words, so that programs do not collect it.
	mailWords   = words(`\b[a-z0-9][a-z0-9._-]* ?(?:\(at\)|\[at\]|\bat\b) ?[a-z0-9-]+ ?(?:\(dot\)|\[dot\]|\bdot\b) ?(?:com|org|net|io|co|de|fr|es|uk|edu)\b`)
	phoneNumber = pattern.New(`(?:\+|\b00)\d{1,3}[ ./-]?(?:\(0\))?[ ./-]?\d{1,4}(?:[ ./-]?\d{2,4}){1,4}|\(?\b\d{3}\)?[ .-]{1,3}\d{3}[.-]\d{4}\b|\b1?-?\d{3}-\d{3}-\d{4}\b|\b0\d{2,4}[ /-]{1,3}\d{3,}(?:[ -]?\d{2,4})*\b`)
	namedPerson = words(`contact (?:name|person):? \p{Lu}\p{Ll}+ \p{Lu}|(?:contact|recruiter|hiring manager|ansprechpartner(?:in)?|kontakt|ihr kontakt|contacto|votre contact|attention|attn\.?)\s?(?:is|ist)?\s?[:\-–]\s{0,3}(?:(?:mr|mrs|ms|dr|frau|herr|mme|m)\.? )?\p{Lu}\p{Ll}+ (?:\p{Lu}\.? )?\p{Lu}\p{Ll}+|(?:frau|herrn?|please contact|contact|call|email|e-mail) (?:(?:mr|mrs|ms|dr)\.? )?\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ (?:unter|at|on|via|gerne|by)\b`)
)

// contactLine is a field for the place that holds whom to ask instead.
var contactLine = words(`^contact|\bphone\b|\btel\b|@`)

var postal = words(`(?:send|mail|post|fax|forward|submit|bring)[^.;]{0,60}(?:to|:)\s?[^.;]{0,40}(?:P\.? ?O\.? ?Box \d+|\d{2,5} [A-Z]\pL+ (?:\pL+ )?(?:street|st\b|ave(?:nue)?|road|rd\b|drive|dr\b|blvd|highway|hwy|lane|ln\b|suite)|\pL+(?:straße|str\.) \d+)`)

// toSend and toAsk stand in sentences that say where an application goes, and whom to ask.
var (
	toSend = words(`send|mail|post|fax|forward|bring`)
	toAsk  = words(`contact|recruiter|hiring manager|ansprechpartner|kontakt|contacto|attention|attn|frau|herr|call|mail`)
)

// contact finds whom to write to or to call. What is there only for people who need the application made accessible counts too: it is a
// way to reach them.
func (r *reader) contact(s sentence) {
	put := func(value string, m []int) {
		if m != nil && !has(r.t.Contact, value) {
			r.t.Contact = append(r.t.Contact, Said{value, s.quote(m[0], m[1])})
		}
	}
	if strings.ContainsRune(s.text, '@') {
		put("e-mail", mailAddress.FindStringIndex(s.text))
	}
	if strings.Contains(strings.ToLower(s.text), "dot") {
		put("e-mail", mailWords.FindStringIndex(s.text))
	}
	if strings.ContainsAny(s.text, "0123456789") {
		put("phone", phoneNumber.FindStringIndex(s.text))
	}
	if toSend.MatchString(s.text) {
		put("address", postal.FindStringIndex(s.text))
	}
	if toAsk.MatchString(s.text) {
		put("person", namedPerson.FindStringIndex(s.text))
	}
}

package evidence

import (
	"strings"
	"sync"

	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// licences are permissions to work or to drive, registrations, clearances and their like, by plain names. An ad's and a CV's words are
// read by the same patterns, so that one answers the other whatever each calls it.
var licences = []struct {
	name    string
	pattern *pattern.Pattern
}{
	{"commercial driver's licence", pattern.New(`(?i)\bCDL\b|commercial driver['’]?s? licen[cs]e|class [AB] licen[cs]e|LKW-?führerschein|führerschein(?:klasse| der klasse| klasse)? CE?\b|\bHGV (?:class|licen[cs]e)|permis (?:C|CE|poids lourds?)\b|carnet (?:de conducir )?C\b`)},
	{"driver's licence", pattern.New(`(?i)(?:driver['’]?s?|drivers['’]|driving)['’]? (?:licen[cs]e|permit|record)|licen[cs]ed driver|\bfü?hrerschein|fahrerlaubnis|permis (?:de conduire|b\b)|carnet (?:de conducir|b\b)|licencia de conducir`)},
	{"security clearance", pattern.New(`(?i)(?:security|secret|government|sc|dv|dod|public trust|active|ts/sci)[ -](?:\pL+ )?clearance|clearance (?:level|is required|required|eligib)|\bTS/SCI\b|sicherheitsüberprüfung|habilitation (?:secret|confidentiel)`)},
	{"registered nurse (RN)", pattern.New(`\bR\.?N\.?(?: ?/ ?BSN)? (?i:licen[cs]|license)|\bRN\b|(?i)registered nurse|licen[cs]ed (?:as a )?nurse|examinierte (?:gesundheits|kranken|pflege)\pL*|staatlich anerkannte pflege\pL*|diplôme d['’]état d['’]infirmi\pL*`)},
	{"practical nurse (LPN)", pattern.New(`\b(?:LPN|LVN)\b|(?i)licen[cs]ed (?:practical|vocational) nurse`)},
	{"nursing assistant (CNA)", pattern.New(`\b(?:CNA|STNA|HHA)\b|(?i)certified nurs(?:ing|e)(?:'s|s)? (?:assistant|aide)|home health aide certif`)},
	{"nurse practitioner", pattern.New(`\b(?:APRN|CRNP|FNP-?C?)\b|(?i)nurse practitioner (?:licen[cs]e|certif)`)},
	{"CPR and life support", pattern.New(`\b(?:CPR|BLS|ACLS|PALS|NRP)\b|(?i)first[- ]aid (?:certif|qualif|training)|ersthelfer`)},
	{"medical licence", pattern.New(`(?i)(?:state |full )?medical licen[cs]e|board[- ](?:certified|eligible|certification)|\bapprobation\b|\bGMC regist|\bDEA (?:licen[cs]e|number|regist)`)},
	{"pharmacy licence", pattern.New(`(?i)(?:licen[cs]ed|registered|certified) pharmac(?:ist|y)\pL*|pharmac(?:ist|y)(?: technician)? (?:licen[cs]e|certif\pL*|regist\pL*)|\bPTCB\b`)},
	{"therapy licence", pattern.New(`(?i)licen[cs](?:e|ed|ure) (?:as an? |to practi[cs]e |in )?(?:\pL+ ){0,2}(?:therap|patholog)\pL*|(?:physical|occupational|speech|respiratory|massage|speech[- ]language)(?: \pL+)? (?:therap\pL*|patholog\pL*)[^.;]{0,20} licen[cs]e|\bCCC-SLP\b|\bASHA\b|certificate of clinical competence`)},
	{"social work licence", pattern.New(`\b(?:LCSW|LMSW|LICSW|LPC|LMFT|LPCC|LMHCA?|CADC|LADC|CDPT)s?\b|(?i)licen[cs]ed (?:clinical |master |professional )*(?:social worker|counsel(?:l)?or)|social work licen[cs]e`)},
	{"teaching licence", pattern.New(`(?i)teach(?:ing|er['’]?s?) (?:licen[cs]e|certif|credential|qualification)|(?:certified|licen[cs]ed|qualified) teacher|\bQTS\b|\blehramt|educator licen[cs]e`)},
	{"dental licence", pattern.New(`(?i)dental (?:hygienist |assistant )?(?:licen[cs]e|board|certif|radiograph)\pL*|registered dental|\bRDH\b`)},
	{"radiography registration", pattern.New(`\b(?:ARRT|ARDMS|CNMT)\b|\bR\.?T\.? ?\(R\)|(?i)registered (?:radiolog|sonograph)\pL*`)},
	{"emergency medical technician", pattern.New(`\bEMT(?:-[BIP])?\b|(?i)paramedic (?:licen[cs]e|certif|regist)`)},
	{"chartered or public accountant", pattern.New(`\b(?:CPA|ACCA|CIMA)\b|(?i)certified public accountant|chartered accountant|wirtschaftsprüfer(?:examen|in)?\b|steuerberater(?:examen|prüfung)`)},
	{"securities licence", pattern.New(`(?i)\bseries (?:\d{1,2}|\d{1,2}[^.;]{1,20}\d{1,2})\b|\bFINRA\b|securities licen[cs]e`)},
	{"insurance licence", pattern.New(`(?i)insurance (?:\pL+ )?(?:licen[cs]e|producer)|licen[cs]ed (?:\pL+ ){0,2}(?:insurance|adjuster)|(?:property (?:and|&) casualty|p&c|life (?:and|&|/) health|adjuster['’]?s?)[^.;]{0,15} licen[cs]e|life insurance licen[cs]e`)},
	{"real estate licence", pattern.New(`(?i)real estate (?:\pL+ )?licen[cs]e|licen[cs]ed realtor|\bNMLS\b|mortgage licen[cs]e|broker['’]?s licen[cs]e`)},
	{"admission to the bar", pattern.New(`(?i)(?:admi(?:tted|ssion) to|member of|licen[cs]ed by) (?:the|a) (?:\pL+ ){0,3}bar\b|(?:state )?bar (?:admission|membership|licen[cs]e)|licen[cs]ed (?:attorney|lawyer)|qualified solicitor|volljurist|zweites staatsexamen|inscrit(?:e)? au barreau`)},
	{"professional engineer", pattern.New(`(?i)(?:licen[cs]ed|registered) professional engineer|professional engineer(?:'s|ing)? (?:licen[cs]e|regist)\pL*|\bP\.E\.|chartered engineer|engineer[- ]in[- ]training|\bE\.?I\.?T\.?\b certif|\bPE licen[cs]e`)},
	{"project management certificate", pattern.New(`\bPMP\b|\bPRINCE ?2\b|\bCAPM\b|(?i)project management professional`)},
	{"scrum certificate", pattern.New(`\b(?:CSM|PSM|CSPO)\b|(?i)certified scrum|scrum master certif\pL*|\bsafe (?:agilist|certif)`)},
	{"human resources certificate", pattern.New(`\bS?PHR\b|\bSHRM-?(?:CP|SCP)\b|\bCIPD\b`)},
	{"information security certificate", pattern.New(`\b(?:CISSP|CISM|CISA|OSCP|GIAC|CEH)\b|\b(?i:security\+)`)},
	{"network certificate", pattern.New(`\b(?:CCNA|CCNP|CCIE|CCENT|MCSE|MCSA|MCITP)\b|(?i:network\+)|\bA\+ (?i:certif)`)},
	{"six sigma", pattern.New(`(?i)six sigma (?:\pL+ belt|certif\pL*)|(?:green|black) belt`)},
	{"forklift licence", pattern.New(`(?i)fork ?lift (?:\pL+ )?(?:licen[cs]e|certif\pL*|permit)|certified fork ?lift|(?:gabel)?staplerschein|\bCACES\b|carnet de carretillero`)},
	{"food hygiene certificate", pattern.New(`(?i)food (?:handler|safety|hygiene|manager|protection)['’]?s?(?: \pL+)? (?:card|permit|certif\pL*|licen[cs]e)|\bservsafe|gesundheitszeugnis|manipulador de alimentos|HACCP certif\pL*`)},
	{"alcohol service permit", pattern.New(`(?i)(?:alcohol|liquor|bartend\pL*)[^.;]{0,20}(?:permit|licen[cs]e|card|certif\pL*)|\bTABC\b|\bTIPS certif`)},
	{"guard licence", pattern.New(`(?i)guard (?:card|licen[cs]e|regist\pL*)|licen[cs]ed (?:security )?guard|\bSIA licen[cs]e|§ ?34a`)},
	{"trade licence", pattern.New(`(?i)(?:journeyman|master)['’]?s? (?:\pL+ )?(?:licen[cs]e|card|electrician|plumber|certif\pL*)|licen[cs]ed (?:\pL+ )?(?:electrician|plumber|contractor)|(?:electrical|plumbing|hvac|boiler|contractor['’]?s?) (?:\pL+ )?licen[cs]e|\bEPA\b[^.;]{0,20}certif\pL*|\bgas safe\b|certified welder|weld\pL* certif\pL*`)},
	{"mechanic certificate", pattern.New(`\bASE\b[^.;]{0,12}(?i:certif\pL*|master|licen[cs])|\bASE certified|\bA ?& ?P\b|(?i)airframe (?:and|&) powerplant|state inspection licen[cs]e`)},
	{"safety card", pattern.New(`(?i)\bOSHA[- ]?(?:\d{2,3}\b|certif\pL*)|\bTWIC\b|\bCSCS\b|\bhazmat (?:endorsement|certif\pL*)|\bHAZWOPER\b`)},
	{"cosmetology licence", pattern.New(`(?i)(?:cosmetolog\pL*|esthetic\pL*|barber\pL*|nail tech\pL*|beauty)['’]?s? licen[cs]e|licen[cs]ed (?:cosmetolog|esthetic|barber|stylist|nail)\pL*`)},
	{"coding certificate", pattern.New(`\b(?:CPC|CCS-?P?|RHIA|RHIT)\b|(?i)certified (?:professional )?coder|coding certif\pL*`)},
	{"notary", pattern.New(`(?i)\bnotary(?: public)?\b`)},
	{"background check certificate", pattern.New(`\b(?i:enhanced )?DBS\b|(?i)(?:erweitertes |polizeiliches )?führungszeugnis|casier judiciaire`)},
	{"cloud certificate", pattern.New(`(?i)(?:AWS|azure|google cloud|GCP)[^.;]{0,20} certif\pL*|certified solutions architect|AWS solutions architect`)},
	{"financial analyst (CFA)", pattern.New(`\b(?:CFA|CFP|FRM)\b(?:®)?(?i: certif| charter| designation| prefer| requir|,|/| or|\.|$)`)},
	{otherLicence, pattern.New(`(?i)(?:state|current|valid|active|professional|unrestricted|required|appropriate|applicable)(?: and \pL+)?(?: \pL+){0,4} licen[cs](?:e|ure)s?\b|licen[cs](?:e|ure)s? (?:\pL+ ){0,3}(?:is |are )?(?:required|preferred|necessary)|licen[cs]ed (?:to practi[cs]e|in the state)|must (?:be|have) (?:\pL+ )?licen[cs](?:ed|e)\b|licen[cs]e to practi[cs]e|\blicen[cs]ed (?:is )?(?:required|preferred)\b`)},
}

// anyLicence matches where one of them might.
var anyLicence = sync.OnceValue(func() *pattern.Pattern {
	var all []*pattern.Pattern
	for _, l := range licences {
		all = append(all, l.pattern)
	}
	return pattern.Any(all...)
})

// otherLicence is one that no name above fits; the ad's own words name it.
const otherLicence = "other licence"

// certificates are asked by a name of their own, in capitals: "ABC or XYZ certification", "Certificate IV in Training", "certifications: ABC,
// XYZ". The part in brackets, where there is one, lists several.
var certificates = []*pattern.Pattern{
	pattern.New(`((?:[A-Z][A-Z0-9+&-]{1,7}(?:,? (?:and|or|&) |, ?|/)){1,7}[A-Z][A-Z0-9+&-]{1,7}) (?:[Cc]ertifi(?:cations?|ed|cates?)|CERTIFICATIONS?)\b`),
	pattern.New(`[Cc]ertifications?(?: \((?:[^()]{1,20})\))?(?: (?:such as|like|including|in)|:) ((?:[A-Z][A-Z0-9+&-]{1,7}(?: [vV]?\d)?(?:,? (?:and|or|&) |, ?|/)){1,9}[A-Z][A-Z0-9+&-]{1,7})\b`),
	pattern.New(`(?:[A-Z][\pL/&.+-]*|[A-Z]{2,6})(?:(?:,? (?:and|or|&)|,)? (?:[A-Z][\pL/&.+-]*|[IV]+)){0,4}\)? (?:[Cc]ertifications?|[Cc]ertificates?|CERTIFICATION)\b`),
	pattern.New(`[A-Z][\pL/&.+-]*(?: \pL[\pL/&.+-]*){0,3} [Cc]ertifi(?:cations?|cates?) (?:is |are )?(?:required|preferred|desired|desirable|needed|a plus|a must)\b`),
	pattern.New(`[Cc]ertificate [IV]+\b(?: in(?: [A-Z]\pL+| and)+)?|[Cc]ertified (?:[A-Z]\pL+ ?){2,4}`),
	pattern.New(`[Cc]ertifi(?:cations?|cates?) (?:related to|in|as an?) (?:[A-Z][\pL/&.+-]*)(?: [A-Z][\pL/&.+-]*){0,3}`),
}

// certified is what all of them hold.
var certified = pattern.New(`(?i)certif`)

// certificateItem is one of a list; a number of a version is none.
var certificateItem = pattern.New(`\b[A-Z][A-Z+&-][A-Z0-9+&-]{0,6}`)

// shortNames is a text that is a list of short names and nothing else: "ABCD V3, XYZ, PMP".
var shortNames = pattern.New(`^((?:[A-Z]{3,6}(?: [vV]?\d)?, ){3,}[A-Z]{3,6})\.?$`)

// nameless are certificates that say nothing of what a person can do, and ones without a name.
var nameless = pattern.New(`(?i)\b(?:birth|marriage|death|gift|stock) certificates?|(?:degree|diploma) or certif|^(?:relevant|related|other|additional|professional|industry|technical|medical|any|all|appropriate|applicable|required|current) certif`)

// certificatesIn finds the certificates that a text asks for by names of their own; they overlap none of those held.
func certificatesIn(text string, held []licence) []licence {
	if !certified.MatchString(text) {
		return nil
	}
	var out []licence
	put := func(start, end int) {
		if !nameless.MatchString(text[start:end]) && !overlaps(held, start, end) && !overlaps(out, start, end) {
			out = append(out, licence{text[start:end], start, end})
		}
	}
	for _, p := range certificates {
		for _, m := range p.FindAllStringSubmatchIndex(text, 6) {
			if len(m) < 4 || m[2] < 0 {
				put(m[0], m[1])
				continue
			}
			for _, item := range certificateItem.FindAllStringIndex(text[m[2]:m[3]], 10) {
				put(m[2]+item[0], m[2]+item[1])
			}
		}
	}
	return out
}

// ofOthers ends what speaks of licensed people other than the one looked for: "our team of 200 licensed therapists".
var (
	ofOthers = pattern.New(`(?i)\b(?:our|their|of|by|with|other|from|thousands|network|[\d,]*\d\+?)(?: (?:of|our|the|over|fully|and))? $`)
	licensed = pattern.New(`(?i)^licen[cs]ed `)
)

// licence is one found in a text, with where its words stand (bytes).
type licence struct {
	name       string
	start, end int
}

// licencesIn finds the licences that a text names, each once, without overlaps: a more telling name wins over a broader one.
func licencesIn(text string) []licence {
	var out []licence
	if !anyLicence().MatchString(text) {
		return certificatesIn(text, nil)
	}
	for _, l := range licences {
		m := l.pattern.FindStringIndex(text)
		if m == nil || overlaps(out, m[0], m[1]) || ofOthers.MatchString(text[:m[0]]) && licensed.MatchString(text[m[0]:]) {
			continue
		}
		if l.name == otherLicence && len(out) > 0 {
			continue
		}
		out = append(out, licence{l.name, m[0], m[1]})
	}
	out = append(out, certificatesIn(text, out)...)
	if m := shortNames.FindStringSubmatchIndex(text); m != nil && len(out) > 0 { // beside one that is known the others are such, too
		for _, item := range certificateItem.FindAllStringIndex(text[m[2]:m[3]], 12) {
			if a, b := m[2]+item[0], m[2]+item[1]; !overlaps(out, a, b) {
				out = append(out, licence{text[a:b], a, b})
			}
		}
	}
	return out
}

func overlaps(held []licence, start, end int) bool {
	for _, h := range held {
		if start < h.end && h.start < end {
			return true
		}
	}
	return false
}

// asksLicence is what a sentence outside a list of requirements must say for a licence in it to be asked.
var asksLicence = pattern.New(`(?i)^(?:[A-Z]\. )?(?:licen[cs]es?|certifications?|registrations?)\b|\b(?:must|requ\pL+|need\pL*|valid|current|active|hold\pL*|possess\pL*|obtain\pL*|have|has|prefer\pL*|desir\pL*|plus|eligib\pL*|maintain|erforderlich|voraus\pL*|besitz|haben|verfügen|gültig\pL*|exigé|titulaire|imprescindible|necesari\pL*|poseer|estar en posesión)\b|wünschenswert|von vorteil|\b(?:mandatory|considered)\b`)

// ruleAfter follows the short name of a law, which no one can hold: "ACA compliance".
var ruleAfter = pattern.New(`(?i)^ (?:compliance|regulations?|requirements|reporting|rules|guidelines|laws?|legislation)\b`)

// asksPaper reports whether a segment asks for the certificate that the lexicon has found in it. Outside a list of requirements its words
// must say so.
func asksPaper(s Segment, m skill.Mention) bool {
	runes := []rune(s.Text)
	if strings.Contains(strings.ToLower(string(runes[m.Start:m.End])), "background") || ruleAfter.MatchString(string(runes[m.End:])) {
		return false
	}
	return s.Section == MustHave || s.Section == NiceToHave || asksLicence.MatchString(s.Text) || paperWord.MatchString(s.Text)
}

// paperWord names what a person holds: "CPR certified".
var paperWord = pattern.New(`(?i)\b(?:certifi(?:ed|cations?|cates?)|licen[cs](?:ed?|es|ure)|registered)\b`)

// licences asks for what a segment names, unless the lexicon has named it there.
func (r *reader) licences(s Segment, n Need, named func(start, end int) bool) {
	if s.Section != MustHave && s.Section != NiceToHave && !asksLicence.MatchString(s.Text) {
		return
	}
	for _, l := range licencesIn(s.Text) {
		start, end := len([]rune(s.Text[:l.start])), len([]rune(s.Text[:l.end]))
		if named(start, end) {
			continue
		}
		label := l.name
		if label == otherLicence {
			label = s.Text[l.start:l.end]
		}
		need := needAt(s, n, start)
		if need == Implied {
			need = Must // a licence that the work needs is no wish
		}
		if at, seen := r.permits[label]; seen {
			if old := &r.ad.Requirements[at]; stronger(need, old.Need) {
				old.Need, old.Quote = need, clip(s, start, end)
			}
			continue
		}
		r.permits[label] = len(r.ad.Requirements)
		r.add(Requirement{Kind: LicenceKind, Label: label, Need: need, Quote: clip(s, start, end)})
	}
}

// Licences are the plain names, which a requirement has for a label unless it is called by the ad's own words.
func Licences() []string {
	var out []string
	for _, l := range licences {
		if l.name != otherLicence {
			out = append(out, l.name)
		}
	}
	return out
}

// Permit is a licence that a CV shows.
type Permit struct {
	Name  string
	Quote Quote
}

// named are the licences with plain names, which alone can be laid beside what an ad asks.
var named = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, l := range licences {
		out[l.name] = l.name != otherLicence
	}
	return out
})

// permits reads the licences of a CV where such things stand: certificates, skills, summary, education and work.
func (c *Candidate) permits(fields []field) {
	seen := map[string]bool{}
	for _, f := range fields {
		if contact(f.path) {
			continue
		}
		for _, l := range licencesIn(f.value) {
			if seen[l.name] || !named()[l.name] {
				continue
			}
			seen[l.name] = true
			c.Permits = append(c.Permits, Permit{l.name, f.cut(len([]rune(f.value[:l.start])), len([]rune(f.value[:l.end])))})
		}
	}
}

// licenceOf lays a licence asked beside those that the CV shows. A CV that is silent may only have left it out.
func (c *Candidate) licenceOf(r Requirement) Evidence {
	for _, p := range c.Permits {
		if p.Name == r.Label || p.Name == "commercial driver's licence" && r.Label == "driver's licence" {
			return Evidence{Requirement: r, State: Met, Quote: p.Quote}
		}
	}
	return Evidence{Requirement: r, State: NotSaid}
}

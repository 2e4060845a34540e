package evidence

import (
	"regexp"
	"strings"
)

// licences are permissions to work or to drive, registrations, clearances and their like, by plain names. An ad's and a CV's words are
// read by the same patterns, so that one answers the other whatever each calls it.
var licences = []struct {
	name    string
	hints   string // between bars, one of which stands in every match, in lower case
	pattern *regexp.Regexp
}{
	{"commercial driver's licence", "cdl|commercial driver|lkw|führerscheinklasse c|führerschein klasse c|klasse ce|hgv|permis c|permis poids|carnet c", regexp.MustCompile(`(?i)\bCDL\b|commercial driver['’]?s? licen[cs]e|class [AB] licen[cs]e|LKW-?führerschein|führerschein(?:klasse| der klasse| klasse)? CE?\b|\bHGV (?:class|licen[cs]e)|permis (?:C|CE|poids lourds?)\b|carnet (?:de conducir )?C\b`)},
	{"driver's licence", "driver|driving|führerschein|fahrerlaubnis|permis|carnet|licencia de conducir", regexp.MustCompile(`(?i)(?:driver['’]?s?|drivers['’]|driving)['’]? (?:licen[cs]e|permit|record)|licen[cs]ed driver|\bfü?hrerschein|fahrerlaubnis|permis (?:de conduire|b\b)|carnet (?:de conducir|b\b)|licencia de conducir`)},
	{"security clearance", "clearance|ts/sci|sicherheitsüberprüfung|habilitation", regexp.MustCompile(`(?i)(?:security|secret|government|sc|dv|dod|public trust|active|ts/sci)[ -](?:\pL+ )?clearance|clearance (?:level|is required|required|eligib)|\bTS/SCI\b|sicherheitsüberprüfung|habilitation (?:secret|confidentiel)`)},
	{"registered nurse (RN)", "rn|registered nurse|pflegefachfrau|krankenpfleg|infirmier|enfermer", regexp.MustCompile(`\bR\.?N\.?(?: ?/ ?BSN)? (?i:licen[cs]|license)|\bRN\b|(?i)registered nurse|licen[cs]ed (?:as a )?nurse|examinierte (?:gesundheits|kranken|pflege)\pL*|staatlich anerkannte pflege\pL*|diplôme d['’]état d['’]infirmi\pL*`)},
	{"practical nurse (LPN)", "lpn|lvn|practical nurse|vocational nurse", regexp.MustCompile(`\b(?:LPN|LVN)\b|(?i)licen[cs]ed (?:practical|vocational) nurse`)},
	{"nursing assistant (CNA)", "cna|nursing assistant|nurse aide|stna|home health aide", regexp.MustCompile(`\b(?:CNA|STNA|HHA)\b|(?i)certified nurs(?:ing|e)(?:'s|s)? (?:assistant|aide)|home health aide certif`)},
	{"nurse practitioner", "nurse practitioner|aprn|crnp", regexp.MustCompile(`\b(?:APRN|CRNP|FNP-?C?)\b|(?i)nurse practitioner (?:licen[cs]e|certif)`)},
	{"CPR and life support", "cpr|bls|acls|pals|first aid|life support|erste hilfe|ersthelfer", regexp.MustCompile(`\b(?:CPR|BLS|ACLS|PALS|NRP)\b|(?i)first[- ]aid (?:certif|qualif|training)|ersthelfer`)},
	{"medical licence", "medical licen|board certif|board-certif|board eligible|approbation|gmc|dea|physician", regexp.MustCompile(`(?i)(?:state |full )?medical licen[cs]e|board[- ](?:certified|eligible|certification)|\bapprobation\b|\bGMC regist|\bDEA (?:licen[cs]e|number|regist)`)},
	{"pharmacy licence", "pharmac", regexp.MustCompile(`(?i)(?:licen[cs]ed|registered|certified) pharmac(?:ist|y)\pL*|pharmac(?:ist|y)(?: technician)? (?:licen[cs]e|certif\pL*|regist\pL*)|\bPTCB\b`)},
	{"therapy licence", "therap|asha|ccc-slp|patholog|cfy", regexp.MustCompile(`(?i)licen[cs](?:e|ed|ure) (?:as an? |to practi[cs]e |in )?(?:\pL+ ){0,2}(?:therap|patholog)\pL*|(?:physical|occupational|speech|respiratory|massage|speech[- ]language)(?: \pL+)? (?:therap\pL*|patholog\pL*)[^.;]{0,20} licen[cs]e|\bCCC-SLP\b|\bASHA\b|certificate of clinical competence`)},
	{"social work licence", "lcsw|lmsw|lpc|lmft|social work|counselor", regexp.MustCompile(`\b(?:LCSW|LMSW|LICSW|LPC|LMFT|LPCC|LMHC)s?\b|(?i)licen[cs]ed (?:clinical |master |professional )*(?:social worker|counsel(?:l)?or)|social work licen[cs]e`)},
	{"teaching licence", "teach|qts|lehramt|educator", regexp.MustCompile(`(?i)teach(?:ing|er['’]?s?) (?:licen[cs]e|certif|credential|qualification)|(?:certified|licen[cs]ed|qualified) teacher|\bQTS\b|\blehramt|educator licen[cs]e`)},
	{"dental licence", "dental|hygienist|rdh", regexp.MustCompile(`(?i)dental (?:hygienist |assistant )?(?:licen[cs]e|board|certif|radiograph)\pL*|registered dental|\bRDH\b`)},
	{"radiography registration", "arrt|radiolog|rt(r)|sonograph|ardms", regexp.MustCompile(`\b(?:ARRT|ARDMS|CNMT)\b|\bR\.?T\.? ?\(R\)|(?i)registered (?:radiolog|sonograph)\pL*`)},
	{"emergency medical technician", "emt|paramedic", regexp.MustCompile(`\bEMT(?:-[BIP])?\b|(?i)paramedic (?:licen[cs]e|certif|regist)`)},
	{"chartered or public accountant", "cpa|public accountant|acca|cima|chartered accountant|wirtschaftsprüfer|steuerberater|expert-comptable", regexp.MustCompile(`\b(?:CPA|ACCA|CIMA)\b|(?i)certified public accountant|chartered accountant|wirtschaftsprüfer(?:examen|in)?\b|steuerberater(?:examen|prüfung)`)},
	{"securities licence", "series|finra|sie ", regexp.MustCompile(`(?i)\bseries (?:\d{1,2}|\d{1,2}[^.;]{1,20}\d{1,2})\b|\bFINRA\b|securities licen[cs]e`)},
	{"insurance licence", "insurance|p&c|life and health|adjuster", regexp.MustCompile(`(?i)insurance (?:\pL+ )?(?:licen[cs]e|producer)|licen[cs]ed (?:\pL+ ){0,2}(?:insurance|adjuster)|(?:property (?:and|&) casualty|p&c|life (?:and|&|/) health|adjuster['’]?s?)[^.;]{0,15} licen[cs]e|life insurance licen[cs]e`)},
	{"real estate licence", "real estate|realtor|mortgage|nmls|broker", regexp.MustCompile(`(?i)real estate (?:\pL+ )?licen[cs]e|licen[cs]ed realtor|\bNMLS\b|mortgage licen[cs]e|broker['’]?s licen[cs]e`)},
	{"admission to the bar", "bar |juris|staatsexamen|volljurist|solicitor|attorney|barreau", regexp.MustCompile(`(?i)(?:admi(?:tted|ssion) to|member of|licen[cs]ed by) (?:the|a) (?:\pL+ ){0,3}bar\b|(?:state )?bar (?:admission|membership|licen[cs]e)|licen[cs]ed (?:attorney|lawyer)|qualified solicitor|volljurist|zweites staatsexamen|inscrit(?:e)? au barreau`)},
	{"professional engineer", "professional engineer|p.e.| pe |pe licen|pe (|pe,|e.i.t|eit|fundamentals of engineering|chartered engineer", regexp.MustCompile(`(?i)(?:licen[cs]ed|registered) professional engineer|professional engineer(?:'s|ing)? (?:licen[cs]e|regist)\pL*|\bP\.E\.|chartered engineer|engineer[- ]in[- ]training|\bE\.?I\.?T\.?\b certif|\bPE licen[cs]e`)},
	{"project management certificate", "pmp|prince2|pmi|capm", regexp.MustCompile(`\bPMP\b|\bPRINCE ?2\b|\bCAPM\b|(?i)project management professional`)},
	{"scrum certificate", "scrum|csm|psm|safe ", regexp.MustCompile(`\b(?:CSM|PSM|CSPO)\b|(?i)certified scrum|scrum master certif\pL*|\bsafe (?:agilist|certif)`)},
	{"human resources certificate", "phr|shrm|cipd", regexp.MustCompile(`\bS?PHR\b|\bSHRM-?(?:CP|SCP)\b|\bCIPD\b`)},
	{"information security certificate", "cissp|cism|cisa|security+|ceh|oscp|giac", regexp.MustCompile(`\b(?:CISSP|CISM|CISA|OSCP|GIAC|CEH)\b|\b(?i:security\+)`)},
	{"network certificate", "ccna|ccnp|ccie|network+|a+ ", regexp.MustCompile(`\b(?:CCNA|CCNP|CCIE|CCENT|MCSE|MCSA|MCITP)\b|(?i:network\+)|\bA\+ (?i:certif)`)},
	{"six sigma", "six sigma|green belt|black belt", regexp.MustCompile(`(?i)six sigma (?:\pL+ belt|certif\pL*)|(?:green|black) belt`)},
	{"forklift licence", "forklift|fork lift|stapler|cariste|caces|carretil", regexp.MustCompile(`(?i)fork ?lift (?:\pL+ )?(?:licen[cs]e|certif\pL*|permit)|certified fork ?lift|(?:gabel)?staplerschein|\bCACES\b|carnet de carretillero`)},
	{"food hygiene certificate", "food|servsafe|hygiene|gesundheitszeugnis|manipulador", regexp.MustCompile(`(?i)food (?:handler|safety|hygiene|manager|protection)['’]?s?(?: \pL+)? (?:card|permit|certif\pL*|licen[cs]e)|\bservsafe|gesundheitszeugnis|manipulador de alimentos|HACCP certif\pL*`)},
	{"alcohol service permit", "alcohol|liquor|tabc|tips certif|bartend", regexp.MustCompile(`(?i)(?:alcohol|liquor|bartend\pL*)[^.;]{0,20}(?:permit|licen[cs]e|card|certif\pL*)|\bTABC\b|\bTIPS certif`)},
	{"guard licence", "guard|sia |34a", regexp.MustCompile(`(?i)guard (?:card|licen[cs]e|regist\pL*)|licen[cs]ed (?:security )?guard|\bSIA licen[cs]e|§ ?34a`)},
	{"trade licence", "electrician|plumb|journeyman|hvac|epa |boiler|master electric|gas safe|contractor|weld", regexp.MustCompile(`(?i)(?:journeyman|master)['’]?s? (?:\pL+ )?(?:licen[cs]e|card|electrician|plumber|certif\pL*)|licen[cs]ed (?:\pL+ )?(?:electrician|plumber|contractor)|(?:electrical|plumbing|hvac|boiler|contractor['’]?s?) (?:\pL+ )?licen[cs]e|\bEPA\b[^.;]{0,20}certif\pL*|\bgas safe\b|certified welder|weld\pL* certif\pL*`)},
	{"mechanic certificate", "ase |a&p|airframe|ase-|inspection licen", regexp.MustCompile(`\bASE\b[^.;]{0,12}(?i:certif\pL*|master|licen[cs])|\bASE certified|\bA ?& ?P\b|(?i)airframe (?:and|&) powerplant|state inspection licen[cs]e`)},
	{"safety card", "osha|twic|cscs|whmis|hazmat|hazwoper", regexp.MustCompile(`(?i)\bOSHA[- ]?(?:\d{2,3}\b|certif\pL*)|\bTWIC\b|\bCSCS\b|\bhazmat (?:endorsement|certif\pL*)|\bHAZWOPER\b`)},
	{"cosmetology licence", "cosmetolog|esthetic|barber|nail tech|beauty licen", regexp.MustCompile(`(?i)(?:cosmetolog\pL*|esthetic\pL*|barber\pL*|nail tech\pL*|beauty)['’]?s? licen[cs]e|licen[cs]ed (?:cosmetolog|esthetic|barber|stylist|nail)\pL*`)},
	{"coding certificate", "cpc|ccs|rhia|rhit|coder", regexp.MustCompile(`\b(?:CPC|CCS-?P?|RHIA|RHIT)\b|(?i)certified (?:professional )?coder|coding certif\pL*`)},
	{"notary", "notary", regexp.MustCompile(`(?i)\bnotary(?: public)?\b`)},
	{"background check certificate", "dbs|führungszeugnis|casier judiciaire", regexp.MustCompile(`\b(?i:enhanced )?DBS\b|(?i)(?:erweitertes |polizeiliches )?führungszeugnis|casier judiciaire`)},
	{"cloud certificate", "aws certif|azure certif|google certif|aws solutions|certified solutions architect", regexp.MustCompile(`(?i)(?:AWS|azure|google cloud|GCP)[^.;]{0,20} certif\pL*|certified solutions architect|AWS solutions architect`)},
	{"financial analyst (CFA)", "cfa|cfp|frm", regexp.MustCompile(`\b(?:CFA|CFP|FRM)\b(?:®)?(?i: certif| charter| designation| prefer| requir|,|/| or|\.|$)`)},
	{"other licence", "licens|licenc|certif", regexp.MustCompile(`(?:[A-Z][\pL/&.+-]*|[A-Z]{2,6})(?:(?:,? (?:and|or|&)|,)? (?:[A-Z][\pL/&.+-]*|[IV]+)){0,4}\)? (?:[Cc]ertifications?|[Cc]ertificates?|CERTIFICATION)\b|[Cc]ertificate [IV]+\b|[Cc]ertified (?:[A-Z]\pL+ ?){2,4}|(?i)(?:state|current|valid|active|professional|unrestricted|required|appropriate|applicable)(?: and \pL+)?(?: \pL+){0,4} licen[cs](?:e|ure)s?\b|licen[cs](?:e|ure)s? (?:\pL+ ){0,3}(?:is |are )?(?:required|preferred|necessary)|licen[cs]ed (?:to practi[cs]e|in the state)|must (?:be|have) (?:\pL+ )?licen[cs](?:ed|e)\b|licen[cs]e to practi[cs]e`)},
}

// licence is one found in a text, with where its words stand (bytes).
type licence struct {
	name       string
	start, end int
}

// licencesIn finds the licences that a text names, each once, without overlaps: a more telling name wins over a broader one.
func licencesIn(text string) []licence {
	lower := strings.ToLower(text)
	var out []licence
	for _, l := range licences {
		if !anyOf(lower, l.hints) {
			continue
		}
		m := l.pattern.FindStringIndex(text)
		if m == nil || overlaps(out, m[0], m[1]) {
			continue
		}
		if l.name == "other licence" && len(out) > 0 {
			continue
		}
		out = append(out, licence{l.name, m[0], m[1]})
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

func anyOf(lower, bars string) bool {
	for h := range strings.SplitSeq(bars, "|") {
		if strings.Contains(lower, h) {
			return true
		}
	}
	return false
}

// asksLicence is what a sentence outside a list of requirements must say for a licence in it to be asked.
var asksLicence = regexp.MustCompile(`(?i)\b(?:must|requ\pL+|need\pL*|valid|current|active|hold\pL*|possess\pL*|obtain\pL*|have|has|prefer\pL*|desir\pL*|plus|eligib\pL*|maintain|erforderlich|voraus\pL*|besitz|haben|verfügen|gültig\pL*|exigé|titulaire|imprescindible|necesari\pL*|poseer|estar en posesión)\b|wünschenswert|von vorteil`)

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
		if label == "other licence" {
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

// Permit is a licence that a CV shows.
type Permit struct {
	Name  string
	Quote Quote
}

// permits reads the licences of a CV where such things stand: certificates, skills, summary, education and work.
func (c *Candidate) permits(fields []field) {
	seen := map[string]bool{}
	for _, f := range fields {
		if contact(f.path) {
			continue
		}
		for _, l := range licencesIn(f.value) {
			if seen[l.name] || l.name == "other licence" {
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

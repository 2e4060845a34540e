package posting

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/pattern"
)

const firmName = `((?:[A-ZÄÖÜÉ][\pL\pN'’&.+-]*|\d+[A-Z]\w*|\b[a-z][A-Z]\w+|\d+[a-z]+\b)(?:[ -](?:[A-ZÄÖÜÉ&][\pL\pN'’&.+-]*|of|and|the|for|de|du|la|und|y)){0,5}(?:,? (?:Inc\.?|LLC|Ltd\.?|Corp\.?|Corporation|GmbH|AG|SE|S\.A\.|PLC|LLP|Co\.|Company|e\.V\.))?)`

// apposition is what may stand between a firm's name and its verb: marks, brackets, a few words between commas.
const apposition = `(?:™|®)?(?:,? \([^()\n]{2,60}\)|, (?:an?|the|formerly|part of) [^.;\n]{3,90}?,)?`

// firmSays are sentences by which a firm names itself. Each match is a vote for its name. None matches far from one of its hints.
var firmSays = []firmRule{
	{3, bars("seeking|looking|hiring|recruiting|searching|in search|expanding|growing|interviewing|accepting"), pattern.New(`(?:^|[.!?\n]\s*|\)\s)(?:The )?` + firmName + apposition + ` (?:is|are) (?:(?:currently|now|actively|presently|proudly|always|rapidly) |\pL+, ){0,2}(?:seeking|looking|hiring|recruiting|searching|in search|expanding|growing|interviewing|accepting)`)},
	{3, bars("equal|EOE|EEO|affirmative|Equal|-Verify|-verify|discriminat|for employment"), pattern.New(firmName + apposition + ` (?:(?:is|are) (?:proud to be )?an? (?:\pL+ )?(?:equal|EOE|EEO|affirmative|Equal)|(?:[Pp]rovides|[Oo]ffers|[Ss]upports|[Vv]alues|[Pp]romotes) (?:\pL+ )?[Ee]qual|participates in (?:the )?[Ee]-?[Vv]erify|does not discriminate|will consider (?:\pL+ ){0,3}for employment)`)},
	{2, bars("is a|are a|is the|are the|is one|are one|is proud|are proud|is committed|are committed|is dedicated|are dedicated|is known|are known|is headq|are headq|is based|are based|is located|are located|, a|, the"), pattern.New(`(?:^|[.!?\n]\s*)(?:The )?` + firmName + apposition + ` (?:is|are) (?:an? |the |one of |proud|committed|dedicated|known|headquartered|based|located)`)},
	{2, bars(", a|, the|, formerly"), pattern.New(`(?:^|[.!?\n]\s*)(?:The )?` + firmName + `, (?:an?|the) [^.;\n]{0,60}?(?:company|firm|organi[sz]ation|provider|leader|manufacturer|startup|start-up|agency|business|hospital|distributor|retailer|consultancy|nonprofit)\b`)},
	{2, bars(" has | have "), pattern.New(`(?:^|[.!?\n]\s*)` + firmName + `,? (?:currently )?(?:has|have) (?:an? (?:immediate |exciting |new |great |full|part)?\pL* ?(?:opening|opportunity|position|need)|been|over|more than|grown|immediate|openings|opportunities)`)},
	{2, bars("At |Join |Welcome to |Bei |Chez |En |We are "), pattern.New(`(?:^|[.!?\n]\s*)(?:At|Join|Welcome to|Bei|Chez|En|We are) ` + firmName + `(?:,|!| we | you | our | as | and help|\.| suchst| arbeit)`)},
	{2, bars("About |Über |À propos de |Sobre "), pattern.New(`(?:^|\n|[*_#.!] ?)(?:About|Über|À propos de|Sobre) ` + firmName + `[*_]*\s*(?:\n|:|$|[*_.]|(?:[A-Z]\pL+ )+is )`)},
	{2, bars("areer |ob |pportunity |osition |ork |orking |mployment |oin us |eam |ole |pportunities |ife |ngineer |cientist |nalyst |day "), pattern.New(`(?:[Cc]areer|[Jj]ob|[Oo]pportunity|[Oo]pportunities|[Pp]osition|[Rr]ole|[Ll]ife|[Ww]ork|[Ww]orking|[Ee]mployment|[Jj]oin us|[Tt]eam|[Ee]ngineer|[Ss]cientist|[Aa]nalyst|[Dd]ay) (?:with|at|for|bei) ` + firmName + `(?:\.|,|!|\?|\n| is| as| and you| you| we | will)`)},
	{2, bars("As an|As a |As our|As the|as an|as a |as our|as the"), pattern.New(`\b[Aa]s (?:an?|our|the) [^.\n]{3,80}? (?:at|with|for|bei) ` + firmName + `(?:,| you|\.)`)},
	{2, bars("oin "), pattern.New(`\b[Jj]oin (?:the |our )?` + firmName + ` (?:team|family|community)\b`)},
	{2, bars("www.|http"), pattern.New(`(?:^|[.!?\n]\s*)(?:The )?` + firmName + ` \(?(?:https?://|www\.)`)},
	{2, bars("ompany|COMPANY|mployer|EMPLOYER|rganization|ORGANIZATION|lient|irma|nternehmen|ntreprise|mpresa"), pattern.New(`(?i:company|employer|organization|client|firma|unternehmen|entreprise|empresa)(?: [Nn]ame)?:[*_]*\s?(?:The )?` + firmName)},
	{1, bars(" offers| provides| seeks| invites| delivers| operates| serves| helps| believes| develops| enforces| brings| designs| manages| builds| makes| sucht| bietet| recherche| recrute| busca"), pattern.New(`(?:^|[.!?\n]\s*)` + firmName + apposition + ` (?:offers|provides|seeks|invites|delivers|operates|serves|helps|believes|develops|enforces|brings|designs|manages|builds|makes|sucht|bietet|recherche|recrute|busca)\b`)},
	{1, bars("'s |’s |s' |s’ "), pattern.New(`\b` + owner + `(?:['’]s|s['’]) (?:(?:core|corporate|own|senior|current|growing|global|mission|company) )?(?:policies|policy|mission|vision|values|culture|customers?|clients?|employees|teams?|products?|platform|business|growth|success|commitment|brand|management|leadership|headquarters|offices?|operations|services|technolog\pL+|functionality|stores?|standards?)\b`)},
	{1, bars("olicy of|olicies of|alues of|ission of|ulture of|mployees of|eam of|ustomers of|oals of|uccess of|art of|rowth of"), pattern.New(`(?:policy|policies|values|mission|culture|employees|team|customers|goals|success|part|growth) of ` + firmName + `(?:\.|,|!|\n| and| is| as| are| by| through| including)`)},
	{1, bars(" brand| store| polic| ommittee| tandards| team member| mployees| ssociates"), pattern.New(`(?:\bthe|\ban?|\ball|\bevery|\bensure) ` + firmName + ` (?:brand|stores?|polic(?:y|ies)|Committees?|Standards|standards|team members?|employees?|associates?)\b`)},
}

type firmRule struct {
	votes   int
	hints   []string
	pattern *pattern.Pattern
}

// owner is a firm's name before its possessive.
const owner = `((?:[A-ZÄÖÜÉ][\pL\pN&.-]*|\d+[A-Z]\w*|\b[a-z][A-Z]\w+)(?: (?:[A-ZÄÖÜÉ&][\pL\pN&.-]*)){0,3}?)`

func bars(list string) []string { return strings.Split(list, "|") }

// noFirm are words with which no firm's name begins, though sentences do.
var noFirm = set("the this our we your you they these those their its it he she there here that who what when where why how if as in on at for from to with and or but all any each every some most many both candidate candidates applicant applicants position positions job jobs role roles responsibilities requirements qualifications experience experienced must will would should may can this individual individuals employees employee associates associate team teams members member person people company employer client clients opportunity opportunities salary pay benefits training work working please apply while since because although after before not no only also other additional equal opportunity employer eoe eeo manager managers director supervisor engineer engineers developer developers analyst nurse nurses technician assistant coordinator specialist representative sales customer customers service services program project projects department office quality data business management marketing information technology software systems health medical human resources us usa america united states north south east west new full part time bachelor bachelor's master degree strong excellent good knowledge ability skills preferred required desired summary description overview title location type date id sr senior junior lead are is do does have has wir sie du ihr die der das ein eine nous vous notre le la les un une los las el duties ideal successful qualified minimum located based monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december by through within about join welcome below above following alone product products today now once however together under over during ii iii iv md us eu uk sql it hr qa ai ml an a recruiter recruiters staffing agencies agency current currently perform develop provide ensure maintain support manage build create report reports market citizenship citizenships html css pdf faq encouraged race color religion minority established statement purpose")

// notAlone are words that name a firm only with others beside them.
var notAlone = set("city center centre practice school university college hospital church county state house restaurant store club hotel bank group international national")

// beforeName are words that the end of a notice on equal chances leaves before the name that follows it.
var beforeName = set("disabled disability veteran veterans vet vets minorities minority women females female protected eoe eeo employer aa individuals disabilities gender identity sexual orientation citizenship citizenships")

// notLast are words with which no firm's name ends.
var notLast = set("we experience manager managers director supervisor engineer developer analyst nurse technician assistant coordinator specialist representative candidate position job role you our they associate employee department")

// ballot counts the votes for names, by their first words.
type ballot struct {
	places  []Place
	votes   map[string]int
	spelled map[string]string
	order   []string
}

func (b *ballot) vote(name string, votes int) {
	name = withoutHead(afterGeneric(afterStop(withoutFirst(strings.TrimRight(strings.TrimSpace(name), ".,'’&-")))))
	first, _, more := strings.Cut(name, " ")
	key := strings.ToLower(unpossessed(strings.Trim(first, ".,'’")))
	if noFirm[key] || !more && notAlone[key] || len(name) < 2 || isIndustry(name) || !unicode.IsLetter([]rune(name)[0]) && !unicode.IsDigit([]rune(name)[0]) {
		return
	}
	if i := strings.LastIndexByte(name, ' '); i > 0 && notLast[strings.ToLower(name[i+1:])] {
		return
	}
	if slices.ContainsFunc(b.places, func(p Place) bool {
		return strings.Contains(" "+strings.ToLower(p.City)+" ", " "+strings.ToLower(name)+" ")
	}) {
		return
	}
	if b.votes[key] == 0 {
		b.order = append(b.order, key)
		b.spelled[key] = name
	}
	b.votes[key] += votes
}

func unpossessed(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
}

// afterStop keeps what follows the end of a sentence inside a name ("Home of Care. Brook Mill"), or what precedes it where nothing of a
// name follows. A short word before the stop is an abbreviation ("St. Mary").
func afterStop(name string) string {
	i := strings.LastIndex(name, ". ")
	if i < 0 || i-strings.LastIndexByte(name[:i], ' ') <= 4 || strings.LastIndexByte(name[:i], '.') > strings.LastIndexByte(name[:i], ' ') {
		return name
	}
	after := strings.TrimPrefix(name[i+2:], "The ")
	if first, _, _ := strings.Cut(after, " "); after == "" || noFirm[strings.ToLower(first)] {
		return name[:i]
	}
	return after
}

// withoutFirst drops words that a sentence before left at a name's beginning.
func withoutFirst(name string) string {
	for {
		first, rest, more := strings.Cut(name, " ")
		if !more || !beforeName[strings.ToLower(strings.Trim(first, ".,'’"))] {
			return name
		}
		name = rest
	}
}

// employerSaid is the firm that an ad's text names as its own, "" where none stands out. A name needs a sentence that is about it, and more than any other;
// one that only appears in passing is no firm.
func employerSaid(title, text, address string, places []Place) string {
	text = clip(text, 12_000)
	b := &ballot{places: places, votes: map[string]int{}, spelled: map[string]string{}}
	for _, f := range firmSays {
		for _, m := range matchesNear(text, f.hints, f.pattern, 6) {
			b.vote(m[1], f.votes)
		}
	}
	b.atHead(title, text)
	b.hosts(text, address)
	best, most, second := "", 0, 0
	for _, key := range b.order {
		n := b.votes[key]
		if strings.Count(strings.ToLower(text), key) > 2 {
			n++
		}
		if n > most {
			best, most, second = key, n, most
		} else {
			second = max(second, n)
		}
	}
	if most < 2 || most == second {
		return ""
	}
	return b.spelled[best]
}

// How far from a hint a match may begin and end, in bytes: a firm's name of six words and what stands around it.
const (
	beforeHint = 200
	afterHint  = 160
)

// matchesNear are the matches of a pattern near one of its hints, at most so many. Searching there alone is much quicker than in all of a text.
func matchesNear(text string, hints []string, pattern *pattern.Pattern, most int) [][]string {
	var places []int
	for _, h := range hints {
		for at := 0; ; {
			i := strings.Index(text[at:], h)
			if i < 0 {
				break
			}
			places = append(places, at+i)
			at += i + len(h)
		}
	}
	slices.Sort(places)
	var out [][]string
	for i := 0; i < len(places) && len(out) < most; {
		from, to := max(0, places[i]-beforeHint), places[i]+afterHint
		for i++; i < len(places) && places[i]-beforeHint <= to; i++ {
			to = places[i] + afterHint
		}
		to = min(to, len(text))
		for from > 0 && !utf8.RuneStart(text[from]) {
			from--
		}
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
		near := text[from:to]
		if from > 0 {
			near = "x" + near // its beginning is not that of a text
		}
		out = append(out, pattern.FindAllStringSubmatch(near, most-len(out))...)
	}
	return out
}

// withoutHead drops a heading in capitals that ran into a name: "COMPANYBrook Mill".
func withoutHead(name string) string {
	if first, _, _ := strings.Cut(parted(name), " "); len(first) < len(name) && (heads[first] || first == "Us") && name[len(first)] != ' ' {
		return name[len(first):] // "About UsBrook Mill"
	}
	for i := 5; i+1 < len(name) && i < 24 && 'A' <= name[i-1] && name[i-1] <= 'Z'; i++ {
		if 'A' <= name[i] && name[i] <= 'Z' && 'a' <= name[i+1] && name[i+1] <= 'z' && noFirm[strings.ToLower(name[:i])] {
			return name[i:]
		}
	}
	return name
}

// heads are words of headings that run into a name before them.
var heads = set("Location Description Summary Overview Title Requirements Responsibilities Qualifications Department Position Type Status Employment")

// afterGeneric drops what ran into a name from before ("Preferred EEO EmployerAcme Systems"): all up to its last everyday word.
func afterGeneric(name string) string {
	name = withoutHead(name)
	words := strings.Fields(parted(name))
	for i := len(words) - 2; i >= 0; i-- {
		w := strings.ToLower(words[i])
		if noFirm[w] && len(w) > 4 && w != "systems" && w != "services" && w != "software" && w != "health" && w != "medical" && w != "north" && w != "south" && w != "human" && w != "resources" && w != "information" && w != "technology" && w != "quality" && w != "business" && w != "management" && w != "marketing" && w != "company" && w != "programs" && w != "service" && w != "states" && w != "united" {
			rest := strings.TrimSpace(name[strings.LastIndex(name, words[i])+len(words[i]):])
			return strings.TrimPrefix(strings.TrimPrefix(rest, "of "), "and ")
		}
	}
	if last := words[len(words)-1]; heads[last] && strings.HasSuffix(name, last) && !strings.HasSuffix(name, " "+last) {
		return strings.TrimSuffix(name, last) // "Brook MillLocation"
	}
	return name
}

package posting

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const firmName = `((?:[A-ZÄÖÜÉ][\pL\pN'’&.+-]*|\d+[A-Z]\w*|[a-z][A-Z]\w+)(?:[ -](?:[A-ZÄÖÜÉ&][\pL\pN'’&.+-]*|of|and|the|for|de|du|la|und|y)){0,5}(?:,? (?:Inc\.?|LLC|Ltd\.?|Corp\.?|Corporation|GmbH|AG|SE|S\.A\.|PLC|LLP|Co\.|Company|e\.V\.))?)`

// firmSays are sentences by which a firm names itself. Each match is a vote for its name. None matches far from one of its hints.
var firmSays = []struct {
	votes   int
	hints   []string
	pattern *regexp.Regexp
}{
	{3, strings.Split("seeking|looking|hiring|recruiting|searching|in search|expanding|growing|interviewing|accepting", "|"), regexp.MustCompile(`(?:^|[.!?\n]\s*|\)\s)` + firmName + ` (?:\([A-Za-z: ]{2,20}\) |®|™)? ?(?:is|are) (?:currently |now |actively |presently |proudly )?(?:seeking|looking|hiring|recruiting|searching|in search|expanding|growing|interviewing|accepting)`)},
	{3, strings.Split("equal|EOE|EEO|affirmative|Equal", "|"), regexp.MustCompile(firmName + ` (?:is|are) (?:proud to be )?an? (?:\pL+ )?(?:equal|EOE|EEO|affirmative|Equal)`)},
	{2, strings.Split("is a|are a|is the|are the|is one|are one|is proud|are proud|is committed|are committed|is dedicated|are dedicated|is known|are known|is headq|are headq|is based|are based|is located|are located", "|"), regexp.MustCompile(`(?:^|[.!?\n]\s*)` + firmName + ` (?:\([A-Za-z: ]{2,20}\) )?(?:is|are) (?:an? |the |one of |proud|committed|dedicated|known|headquartered|based|located)`)},
	{2, strings.Split(" has | have ", "|"), regexp.MustCompile(`(?:^|[.!?\n]\s*)` + firmName + `,? (?:has|have) (?:an? (?:immediate |exciting |new |great |full|part)?\pL* ?(?:opening|opportunity|position|need)|been|over|more than|grown|immediate|openings)`)},
	{2, strings.Split("At |Join |Welcome to |Bei |Chez |En ", "|"), regexp.MustCompile(`(?:^|[.!?\n]\s*)(?:At|Join|Welcome to|Bei|Chez|En) ` + firmName + `(?:,|!| we | you | our | as | and help|\.| suchst| arbeit)`)},
	{2, strings.Split("About |Über |À propos de |Sobre ", "|"), regexp.MustCompile(`(?:^|\n)(?:About|Über|À propos de|Sobre) ` + firmName + `\s*(?:\n|:|$)`)},
	{2, strings.Split("areer with|areer at|areer for|ob with|ob at|ob bei|ob for|pportunity with|pportunity at|pportunity for|osition with|osition at|osition for|osition bei|ork with|ork at|ork for|orking with|orking at|orking for|mployment with|mployment at|mployment for|oin us at|oin us for|oin us with|eam at|eam with|eam for|eam bei|areer bei|ork bei|orking bei|pportunity bei|mployment bei|oin us bei", "|"), regexp.MustCompile(`(?:[Cc]areer|[Jj]ob|[Oo]pportunity|[Pp]osition|[Ww]ork|[Ww]orking|[Ee]mployment|[Jj]oin us|[Tt]eam) (?:with|at|for|bei) ` + firmName + `(?:\.|,|!|\n| is| as| and you)`)},
	{2, strings.Split("As an|As a |As our|As the|as an|as a |as our|as the", "|"), regexp.MustCompile(`\b[Aa]s (?:an?|our|the) [^.\n]{3,80}? (?:at|with|for|bei) ` + firmName + `(?:,| you|\.)`)},
	{1, strings.Split(" offers| provides| seeks| invites| delivers| operates| serves| helps| believes| develops| enforces| sucht| bietet| recherche| recrute| busca", "|"), regexp.MustCompile(`(?:^|[.!?\n]\s*)` + firmName + ` (?:offers|provides|seeks|invites|delivers|operates|serves|helps|believes|develops|enforces|sucht|bietet|recherche|recrute|busca)\b`)},
	{1, strings.Split("Company|Employer|Organization|Client|Firma|Unternehmen|Entreprise|Empresa", "|"), regexp.MustCompile(`(?:Company|Employer|Organization|Client|Firma|Unternehmen|Entreprise|Empresa)(?: [Nn]ame)?:\s?` + firmName)},
}

// noFirm are words with which no firm's name begins, though sentences do.
var noFirm = set("the this our we you your they these those their its it he she there here that who what when where why how if as in on at for from to with and or but all any each every some most many both candidate candidates applicant applicants position positions job jobs role roles responsibilities requirements qualifications experience experienced must will would should may can this individual individuals employees employee associates associate team teams members member person people company employer client clients opportunity opportunities salary pay benefits training work working please apply while since because although after before not no only also other additional equal opportunity employer eoe eeo manager managers director supervisor engineer engineers developer developers analyst nurse nurses technician assistant coordinator specialist representative sales customer customers service services program project projects department office quality data business management marketing information technology software systems health medical human resources us usa america united states north south east west new full part time bachelor bachelor's master degree strong excellent good knowledge ability skills preferred required desired summary description overview title location type date id sr senior junior lead are is do does have has wir sie du ihr die der das ein eine nous vous notre le la les un une los las el duties ideal successful qualified minimum located based monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december by through within about join welcome")

// notLast are words with which no firm's name ends.
var notLast = set("we experience manager managers director supervisor engineer developer analyst nurse technician assistant coordinator specialist representative candidate position job role you our they associate employee")

// employerSaid is the firm that an ad's text names as its own, "" where none stands out. A name needs a sentence that is about it, and more than any other;
// one that only appears in passing is no firm.
func employerSaid(text string, places []Place) string {
	text = clip(text, 12_000)
	votes := map[string]int{}
	spelled := map[string]string{}
	var order []string
	for _, f := range firmSays {
		for _, m := range matchesNear(text, f.hints, f.pattern, 6) {
			name := strings.TrimRight(strings.TrimSpace(m[1]), ".,'’&-")
			name = afterGeneric(name)
			first, _, _ := strings.Cut(name, " ")
			if noFirm[strings.ToLower(strings.Trim(first, ".,'’"))] || len(name) < 2 || isIndustry(name) || !unicode.IsLetter([]rune(name)[0]) && !unicode.IsDigit([]rune(name)[0]) {
				continue
			}
			if i := strings.LastIndexByte(name, ' '); i > 0 && noFirm[strings.ToLower(name[i+1:])] && notLast[strings.ToLower(name[i+1:])] {
				continue
			}
			if slices.ContainsFunc(places, func(p Place) bool { return strings.EqualFold(p.City, name) }) {
				continue
			}
			key := strings.ToLower(first)
			if votes[key] == 0 {
				order = append(order, key)
				spelled[key] = name
			}
			votes[key] += f.votes
		}
	}
	best, most, second := "", 0, 0
	for _, key := range order {
		n := votes[key]
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
	return spelled[best]
}

// How far from a hint a match may begin and end, in bytes: a firm's name of six words and what stands around it.
const (
	beforeHint = 200
	afterHint  = 160
)

// matchesNear are the matches of a pattern near one of its hints, at most so many. Searching there alone is much quicker than in all of a text.
func matchesNear(text string, hints []string, pattern *regexp.Regexp, most int) [][]string {
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

// afterGeneric drops what ran into a name from before ("Preferred EEO EmployerAcme Systems"): all up to its last everyday word.
func afterGeneric(name string) string {
	words := strings.Fields(parted(name))
	for i := len(words) - 2; i >= 0; i-- {
		w := strings.ToLower(words[i])
		if noFirm[w] && len(w) > 4 && w != "systems" && w != "services" && w != "software" && w != "health" && w != "medical" && w != "north" && w != "south" && w != "human" && w != "resources" && w != "information" && w != "technology" && w != "quality" && w != "business" && w != "management" && w != "marketing" && w != "company" && w != "programs" && w != "service" && w != "states" && w != "united" {
			return strings.Join(words[i+1:], " ")
		}
	}
	return name
}

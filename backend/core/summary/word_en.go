package summary

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/pattern"
)

// englishPast are verbs of CVs in the past, as a bullet begins with them: "led a team". What is not here is not taken for a verb: many words
// in -ed are none ("advanced", "mixed").
var englishPast = wordSet(`achieved acquired acted adapted added addressed administered advised agreed analysed analyzed answered applied appraised approved archived arranged
	assembled assessed assigned assisted attended audited authored automated balanced began booked briefed brought broke budgeted built calculated calibrated called carried catalogued
	chaired championed changed chased checked chose classified cleaned cleared closed coached co-founded co-led co-wrote coded collaborated collected combined commissioned communicated compared compiled
	completed conceived conducted configured consolidated constructed consulted contributed converted coordinated co-ordinated corrected counselled covered created cultivated curated customised cut dealt debugged
	decreased defined delegated delivered demonstrated deployed designed detected determined developed devised diagnosed digitised digitized directed discovered dispatched documented doubled drafted drew drove earned edited educated
	eliminated employed enabled encouraged enforced engineered enhanced ensured equipped established estimated evaluated examined executed expanded explained explored extended fabricated facilitated filed finished fitted fixed gained
	forecast forecasted formed formulated fostered found founded gathered gave generated grew guided halved handled headed held helped hired hosted identified implemented improved increased influenced informed initiated
	inspected installed instructed integrated interviewed introduced invented investigated invoiced issued joined kept launched learned learnt led liaised line-managed looked lowered made maintained managed mapped marketed mastered measured
	mediated mentored merged met migrated minimised moderated modelled modernised modified monitored motivated moved navigated negotiated nursed observed obtained opened operated optimised optimized orchestrated ordered
	organised organized oversaw owned packed painted participated partnered passed performed persuaded photographed piloted pioneered placed planned planted played prepared presented prevented priced processed procured produced programmed
	promoted-in proposed protected proved provided published purchased raised ran ranked reached read rebuilt received recommended reconciled recorded recovered recruited redesigned reduced refactored registered rehearsed relocated
	removed renegotiated renovated reorganised reorganized repaired replaced reported represented researched resolved responded restored restructured reviewed revised rewrote rolled rostered sat saved scaled scheduled scored screened secured sent
	separated served serviced set settled shaped shared shipped showed simplified sold solved sorted sourced spearheaded specified sped spoke standardised standardized started steered stocked streamlined strengthened structured studied
	supervised supplied supported surveyed tackled taught tested took tracked traded trained transcribed transformed translated transported travelled treated tripled troubleshot tuned turned tutored typed unified updated
	upgraded used utilised validated verified visited volunteered walked was watched welcomed widened won worked wrote
	attained attracted boosted bought brokered catered charted collated convinced cooked couriered decorated defended dispensed drilled eased entered erected exceeded exhibited expedited formalised hauled harvested
	incorporated lectured lobbied maximised overhauled picked pitched quadrupled rebranded redrafted rehabilitated revamped shortened staffed submitted summarised surpassed switched synthesised synthesized tightened
	topped toured transitioned trimmed upheld`)

// englishPassive are pasts that something was done to the person when a preposition follows: "promoted to team lead".
var englishPassive = wordSet("promoted redeployed appointed seconded elected selected transferred nominated invited awarded chosen asked trained hired recognised commended")

// englishPresent are verbs in their bare form that nobody takes for a noun.
var englishPresent = wordSet(`administer advise analyse analyze arrange assemble assist attend brief build carry coach collaborate communicate conduct configure coordinate co-ordinate create decide deliver develop diagnose draft educate
	ensure establish evaluate explain facilitate fit fix give handle help identify implement improve inspect install investigate keep liaise look maintain make manage migrate negotiate operate organise organize oversee perform
	plan-and prepare provide recruit repair resolve serve solve speak supervise supply take teach translate troubleshoot update verify write`)

// englishEither are verbs in their bare form that may be nouns: they need a word after them that only a verb has.
var englishEither = wordSet(`answer audit book brief care chair check clean cook cover cut design drive edit fit head hold host lead line mentor model monitor move order own pack paint plan play price process program produce promote record report research
	review run sample schedule sell serve set share ship show sort staff stock store study support test track trade train treat type volunteer walk watch wash work`)

// verbWith are such verbs by the word that shows them to be none of the nouns; teaching ones are seldom anything else before somebody.
var (
	verbWith = map[string]string{"care": "for", "report": "to", "lead": "on", "line": "manage"}
	teaching = wordSet("train mentor")
)

// afterVerb are words that stand after a verb and not after the noun that looks like it.
var afterVerb = wordSet("a an the all any both each every my our their new about around up over with closely as on two three four five six seven eight nine ten eleven twelve several many most other line")

// englishThird are verbs as "he" has them; the bare form is what "I" takes.
var englishThird = wordSet("runs leads manages teaches trains mentors writes builds keeps maintains supervises coordinates organises organizes handles prepares supports designs develops covers drives serves cooks assists")

// englishRoles are nouns for somebody who does a thing.
var englishRoles = wordSet("holder speaker trustee adviser inventor lead leader manager nurse champion owner partner bookkeeper preceptor mentor assessor supervisor head coordinator representative trainer instructor treasurer secretary contact super-user superuser deputy chair accountant planner chairman chairwoman officer member tutor buyer driver referee captain moderator liaison administrator")

// ownEnglish words a clause of a CV as what follows "I": "led a team of five". Past is said of a job that has ended; was is "am" or "was".
func ownEnglish(c string, current bool) (string, bool) {
	word := strings.ToLower(firstWord(c))
	rest := strings.TrimSpace(c[len(firstWord(c)):])
	next := strings.ToLower(firstWord(rest))
	switch {
	case c == "" || strings.ContainsAny(firstWord(c), "&"):
		return "", false
	case englishPassive[word] && (next == "to" || next == "as" || next == "for" || next == "by" || next == "in" && word != "trained" || word == "awarded" || word == "elected"):
		return "was " + lowered(c), true
	case strings.HasSuffix(word, "ed") && !englishPassive[word] && !notOwn[word] && countable(next): // "terraformed 19 accounts"
		return coordinated(lowered(c)), true
	case englishPast[word] && next != "by" && (!strings.HasPrefix(rest, ", ") || englishPast[firstWord(rest[2:])]):
		return coordinated(lowered(c)), true
	case current && (englishPresent[word] && rest != "" || englishEither[word] && verbFollows(next) || verbWith[word] != "" && verbWith[word] == next || teaching[word] && ofPeople(rest)):
		return coordinated(lowered(c)), true
	case current && englishThird[word] && verbFollows(next):
		return bareVerb(word) + " " + rest, true
	}
	return roleEnglish(c, current)
}

// beginsVerb reports whether a clause begins with what is a verb, or may be one: "line manage one officer".
func beginsVerb(c string) bool {
	w := strings.ToLower(firstWord(c))
	return englishPresent[w] || englishPast[w] || englishThird[w] || englishEither[w]
}

// ofPeople reports whether a text begins with several people, as far as a plural shows them: "sales and research staff", not "driver on the line".
func ofPeople(rest string) bool {
	words := strings.Fields(strings.ToLower(rest))
	if len(words) == 0 || prepositions[words[0]] || englishRoles[words[0]] {
		return false
	}
	return slices.ContainsFunc(words[:min(3, len(words))], func(w string) bool { return strings.HasSuffix(strings.Trim(w, ",.;"), "s") })
}

func verbFollows(next string) bool { return afterVerb[next] || countable(next) }

func countable(next string) bool {
	return next != "" && strings.ContainsRune("0123456789$£€", firstRune(next))
}

// notOwn are words in -ed that, with a number behind them, may tell what was done to the person, or of what kind a thing is.
var notOwn = wordSet("based offered granted allocated assigned certified licensed named needed required rated allotted entrusted tasked combined estimated skilled")

func bareVerb(third string) string {
	if strings.HasSuffix(third, "ches") {
		return strings.TrimSuffix(third, "es")
	}
	return strings.TrimSuffix(third, "s")
}

// coordinated puts an "and" before the last of several verbs that only commas part: "rolled out A, replaced B".
func coordinated(c string) string {
	at, depth, present := -1, 0, !englishPast[firstWord(c)]
	for i, r := range c {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case r == ',' && depth == 0 && strings.HasPrefix(c[i:], ", "):
			word := firstWord(c[i+2:])
			next := firstWord(strings.TrimSpace(c[i+2+len(word):]))
			if englishPast[word] || present && (englishPresent[word] || englishEither[word] && verbFollows(next)) {
				if at >= 0 {
					return c // a longer list: it stays
				}
				at = i
			}
		}
	}
	if at < 0 || strings.Contains(c[at:], " and ") || strings.Contains(c[at+1:], ",") {
		return c
	}
	return c[:at] + " and" + c[at+1:]
}

// sinceWhen is said of when something began, not of what became of somebody: "two since promoted".
var sinceWhen = pattern.New(`\b[Ss]ince (?:\d|\p{Lu}|last |the |early |late |mid|spring|summer|autumn|winter|then)`)

// roleEnglish words "Preceptor to new nurses" or "Responsible for two sites" as what follows "I": "am preceptor to new nurses".
func roleEnglish(c string, current bool) (string, bool) {
	words := strings.Fields(c)
	be := "was "
	if current {
		be = "am "
	}
	low := strings.ToLower(c)
	for _, s := range []string{"responsible for ", "in charge of ", "answerable to ", "accountable for ", "accountable to "} {
		if strings.HasPrefix(low, s) {
			return be + lowered(c), true
		}
	}
	if current && (sinceWhen.MatchString(c) || strings.HasSuffix(low, " years")) {
		return "", false // "I am ... since" is no English
	}
	for i := 0; i+1 < min(len(words), 5); i++ {
		w := strings.ToLower(words[i])
		if !englishRoles[strings.TrimRight(w, ":")] {
			if strings.ContainsAny(w, ",;:()") || i > 0 && prepositions[w] && w != "of" {
				return "", false
			}
			continue
		}
		if strings.HasSuffix(w, ":") || prepositions[strings.ToLower(words[i+1])] {
			if oneOfSeveral[strings.TrimRight(w, ":")] && !onlyOne[strings.ToLower(words[0])] && !englishArticles[strings.ToLower(words[0])] {
				return be + article(lowered(c)) + " " + lowered(c), true
			}
			if alone[strings.ToLower(words[0])] {
				return be + "the " + lowered(c), true
			}
			return be + lowered(c), true
		}
	}
	return "", false
}

// alone begin a role that one person has and that takes its article.
var alone = wordSet("first sole only main principal owner lead")

// oneOfSeveral are roles that many people have at a place: they take an article. onlyOne begin those that one has.
var (
	oneOfSeveral = wordSet("holder partner liaison speaker trustee inventor nurse champion preceptor mentor assessor supervisor representative trainer instructor member tutor buyer driver referee moderator planner accountant bookkeeper lead manager")
	onlyOne      = wordSet("sole only first head deputy acting lead my its the our second main principal chief lead: manager")
)

// unfit reports whether a text cannot stand among the nouns behind a post: somebody, or a circumstance.
func unfit(text string) bool {
	w := strings.ToLower(firstWord(text))
	return englishRoles[w] || prepositions[w] || strings.HasPrefix(w, "on-")
}

var prepositions = wordSet("to for of on in at with during across about")

// whoEnglish reports whether a sentence says who somebody is: "Nurse with ten years in acute medicine".
func whoEnglish(s string, isTitle func(string) bool) bool {
	s = bare(s)
	end := -1
	for _, cut := range []string{" with ", " who ", " in ", " working ", " of "} {
		if i := strings.Index(s, cut); i > 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end < 0 || strings.Contains(s[:end], ",") || countWords(s[:end]) > 5 || !isTitle(s[:end]) {
		return false
	}
	return true
}

// uncounted are nouns without an article though they are no plural.
var uncounted = wordSet("software research work equipment documentation advice training firmware hardware analysis support")

// withAn is a noun phrase with its article: "an accessible map component for React".
func withAn(s string) string {
	words := strings.Fields(s)
	if len(words) == 0 || englishArticles[words[0]] || countable(words[0]) || countedIn[strings.ToLower(words[0])] {
		return s
	}
	head := words[0]
	for _, w := range words {
		if smallWords[strings.ToLower(w)] {
			break
		}
		head = w
		if strings.HasSuffix(w, ",") {
			break
		}
	}
	head = strings.ToLower(strings.Trim(head, ",."))
	if uncounted[head] || strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") || strings.HasSuffix(head, "ing") {
		return s
	}
	return article(s) + " " + s
}

var englishArticles = wordSet("a an the")

// article is "a" or "an" before a word; capitals are spelt.
func article(s string) string {
	word := firstWord(s)
	r := []rune(word)
	switch {
	case len(r) > 1 && unicode.IsUpper(r[0]) && unicode.IsUpper(r[1]):
		if strings.ContainsRune("AEFHILMNORSX", r[0]) {
			return "an"
		}
	case len(r) > 0 && strings.ContainsRune("aeioAEIO", r[0]) && !strings.HasPrefix(strings.ToLower(word), "one") && !strings.HasPrefix(strings.ToLower(word), "eu"):
		return "an"
	case strings.HasPrefix(word, "un") && !strings.HasPrefix(word, "uni") || strings.HasPrefix(word, "under") || strings.HasPrefix(word, "up") || strings.HasPrefix(word, "hono"):
		return "an"
	}
	return "a"
}

package embed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold lower-cases, takes accents off and writes ß as ss, so that a text reads the same however it was typed.
func fold(text string) string {
	ascii := true
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(text)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(text, " ")) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ß' || r == 'ẞ':
			b.WriteString("ss")
		case r == '’':
			b.WriteByte('\'')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Words splits a text into folded words: runs of letters and digits, with the inner marks that make names
// of things (c++, c#, .net, node.js, r&d) kept where the name is a known one.
func Words(text string) []string { return wordsOf(fold(text)) }

func wordsOf(folded string) []string {
	out := make([]string, 0, len(folded)/6)
	put := func(w string) {
		if len(w) > wordLimit {
			w = strings.ToValidUTF8(w[:wordLimit], "")
		}
		if w != "" && w != "s" { // the s left of a possessive
			out = append(out, w)
		}
	}
	for run := range strings.FieldsFuncSeq(folded, func(r rune) bool { return !inWord(r) && !strings.ContainsRune(nameMarks, r) }) {
		run = strings.TrimRight(run, ".&'")
		switch {
		case !strings.ContainsAny(run, nameMarks):
			put(run)
		case markedNames[run]:
			out = append(out, run)
		default:
			for w := range strings.FieldsFuncSeq(run, func(r rune) bool { return !inWord(r) }) {
				put(w)
			}
		}
	}
	return out
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

const nameMarks = "+#.&'"

// markedNames are the words that are nothing without their marks.
var markedNames = map[string]bool{
	"c++": true, "c#": true, "f#": true, ".net": true, "asp.net": true, "vb.net": true, "node.js": true,
	"vue.js": true, "react.js": true, "next.js": true, "d3.js": true, "three.js": true, "r&d": true, "fp&a": true, "m&a": true,
	"p&l": true, "q&a": true, "f&b": true, "notepad++": true,
}

// Lemma returns the dictionary form of a folded English word as far as a few rules reach: plural to
// singular, British to American spelling. Words of other languages mostly pass unchanged.
func Lemma(w string) string {
	if len(w) <= 3 {
		return w
	}
	if l, ok := irregular[w]; ok {
		return l
	}
	return american(singular(w))
}

func singular(w string) string {
	n := len(w)
	switch {
	case w[n-1] == 'n' && n > 5 && strings.HasSuffix(w, "men") && !keepsMen[w]:
		return w[:n-2] + "an" // salesmen, policewomen
	case w[n-1] != 's' || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is") || strings.HasSuffix(w, "ics"):
		return w
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:n-2]
	}
	return w[:n-1]
}

var keepsMen = map[string]bool{"specimen": true, "regimen": true, "abdomen": true, "acumen": true}

var irregular = map[string]string{
	"men": "man", "women": "woman", "children": "child", "people": "person", "wives": "wife", "midwives": "midwife",
	"housewives": "housewife", "knives": "knife", "leaves": "leaf", "shelves": "shelf", "wolves": "wolf",
	"lives": "life", "analyses": "analysis", "crises": "crisis", "diagnoses": "diagnosis", "feet": "foot",
	"teeth": "tooth", "mice": "mouse", "geese": "goose", "criteria": "criterion", "buses": "bus", "gases": "gas",
	"lenses": "lens", "news": "news", "series": "series", "species": "species", "movies": "movie", "cookies": "cookie",
	"ties": "tie", "pies": "pie", "calories": "calorie", "devops": "devops", "aws": "aws", "sas": "sas", "sales": "sale",
	"centre": "center", "centres": "center", "theatre": "theater", "theatres": "theater", "fibre": "fiber", "fibres": "fiber",
	"litre": "liter", "metre": "meter", "tyre": "tire", "tyres": "tire", "programme": "program", "programmes": "program",
	"catalogue": "catalog", "aluminium": "aluminum", "licence": "license", "licences": "license", "defence": "defense",
	"cheque": "check", "grey": "gray", "plough": "plow", "draughtsman": "draftsman", "draughtsperson": "draftsperson",
	"mould": "mold", "moulding": "molding", "moulder": "molder", "moulders": "molder", "jewellery": "jewelry",
	"jeweller": "jeweler", "jewellers": "jeweler", "counsellor": "counselor", "counsellors": "counselor",
	"counselling": "counseling", "modelling": "modeling", "modeller": "modeler", "traveller": "traveler", "travelling": "traveling",
	"labelling": "labeling", "panelling": "paneling", "paediatric": "pediatric", "paediatrician": "pediatrician",
	"gynaecologist": "gynecologist", "anaesthetist": "anesthetist", "anaesthesiologist": "anesthesiologist",
	"orthopaedic": "orthopedic", "archaeologist": "archeologist", "haematology": "hematology", "organise": "organize",
	"organiser": "organizer", "adviser": "advisor", "advisers": "advisor", "health-care": "healthcare",
}

// american rewrites the endings that differ by rule. The stems are listed because "our" and "is" also end
// words that are spelled alike on both sides (hour, tour, exercise, advise).
func american(w string) string {
	if i := strings.Index(w, "our"); i > 0 && ourStems[w[:i]] {
		return w[:i] + "or" + w[i+3:]
	}
	if i := strings.Index(w, "isation"); i > 3 {
		return w[:i] + "ization" + w[i+7:]
	}
	for _, ending := range [...]string{"ise", "iser", "ised", "ising"} {
		if stem, ok := strings.CutSuffix(w, ending); ok && iseStems[stem] {
			return stem + "iz" + ending[2:]
		}
	}
	if rest, ok := strings.CutPrefix(w, "analys"); ok && rest != "" && !strings.HasPrefix(rest, "t") && !strings.HasPrefix(rest, "is") {
		return "analyz" + rest
	}
	return w
}

var ourStems = set("lab col harb behavi fav hon neighb flav hum arm endeav vap")

var iseStems = set(`author categor character computer custom digital fertil final formal galvan harmon
	initial local maxim mechan memor minim modern normal optim organ pasteur personal
	pressur priorit recogn special stabil standard steril summar synchron util virtual visual vulcan`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// stopWords carry no meaning in a title, a skill or a requirement.
var stopWords = map[string]bool{
	"a": true, "an": true, "and": true, "are": true, "as": true, "at": true, "be": true, "but": true, "by": true, "for": true,
	"from": true, "in": true, "into": true, "is": true, "it's": true, "its": true, "of": true, "on": true, "or": true, "our": true,
	"that": true, "the": true, "their": true, "these": true, "this": true, "to": true, "via": true, "was": true, "we": true,
	"will": true, "with": true, "within": true, "you": true, "your": true, "etc": true, "who": true, "all": true, "other": true,
	"except": true, "including": true, "n.e.c": true, "und": true, "der": true, "die": true, "das": true, "fur": true, "im": true,
	"et": true, "de": true, "la": true, "le": true, "les": true, "des": true, "du": true, "en": true, "el": true, "los": true,
	"las": true, "del": true, "y": true,
}

// terms returns what a text names: its lemmas without stop words and without exceptions, in order.
func terms(text string) []string {
	folded := fold(text)
	words := wordsOf(withoutExceptions(folded))
	out := words[:0]
	for _, w := range words {
		if !stopWords[w] {
			out = append(out, Lemma(w))
		}
	}
	if len(out) == 0 {
		return wordsOf(folded)
	}
	return out
}

// withoutExceptions drops what a folded text says it does not mean: "engineers, except computer" names no computer.
// An exception ends at the next comma, semicolon or bracket.
func withoutExceptions(text string) string {
	for _, mark := range [...]string{" except ", " excluding ", " other than "} {
		from := strings.Index(text, mark)
		if from < 0 {
			continue
		}
		end := strings.IndexAny(text[from:], ",;()")
		if end < 0 {
			return text[:from]
		}
		return text[:from] + text[from+end:]
	}
	return text
}

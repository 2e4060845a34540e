package summary

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// ClaimKind is what sort of claim was refused, a key of the page's messages: "Your CV does not say X. Is it true?"
type ClaimKind string

const (
	ClaimCite     ClaimKind = "cite"     // no place is cited, the place does not exist, or the quote is no part of it
	ClaimNumber   ClaimKind = "number"   // a number, its unit, or what it counts
	ClaimDate     ClaimKind = "date"     // a date, or "currently" of what has ended
	ClaimDuration ClaimKind = "duration" // a stretch of time that the cited dates do not give
	ClaimName     ClaimKind = "name"     // an employer, a school, an issuer, a place, a product
	ClaimSkill    ClaimKind = "skill"
	ClaimDegree   ClaimKind = "degree"
	ClaimTitle    ClaimKind = "title"       // a job title, or one cut so that it says more
	ClaimLevel    ClaimKind = "level"       // more part in it than is cited: led for took part; expert for listed
	ClaimLanguage ClaimKind = "language"    // a language or how well
	ClaimScope    ClaimKind = "scope"       // wider than cited: company-wide, international, all
	ClaimCause    ClaimKind = "cause"       // an effect that no place tells
	ClaimNot      ClaimKind = "negation"    // a "no" left out, or put in
	ClaimAward    ClaimKind = "award"       // a prize, a superlative
	ClaimProof    ClaimKind = "certificate" // a certificate
	ClaimMerged   ClaimKind = "merged"      // facts of two entries made into one
	ClaimWord     ClaimKind = "word"        // any other word that no cited place has
)

// Refusal is what of a sentence is not at its places. Start and End count characters of the sentence's text.
type Refusal struct {
	Sentence string    `json:"sentence"` // its ID; "name", TitleID, SubjectID for what stands outside the blocks
	Kind     ClaimKind `json:"kind"`
	Words    string    `json:"words"`
	Start    int       `json:"start"`
	End      int       `json:"end"`
}

// Verdict is what the gate says of a draft. A draft with refusals is not approved; Own lists the sentences that the person keeps as
// their own word.
type Verdict struct {
	Refused []Refusal `json:"refused,omitempty"`
	Own     []string  `json:"own,omitempty"`
}

// CheckInput is what the gate needs besides the draft and the profile. The ad's text licenses no claim about the person.
type CheckInput struct {
	Lexicon  *skill.Lexicon
	Day      time.Time // entries without an end last until then
	Job      string    // the ad's title
	Employer string
	AdText   string // the ad's description
}

// Gate checks sentences against one profile. It is not for several goroutines at once.
type Gate struct {
	in      CheckInput
	words   *gateWords
	leaves  map[string]*claimLeaf
	entries map[string]*entryDates
	sharing map[string]map[string]bool // "work name Acme" -> the entries that have it
	person  string
	greets  map[string]string    // by language: how the ad's contact is greeted
	titles  map[string]titleRead // what the lexicon makes of a title, kept since it is asked again and again
}

// NewGate reads a profile for checking. It keeps nothing of what is checked.
func NewGate(p *profile.Profile, in CheckInput) *Gate {
	g := &Gate{in: in, words: sharedGateWords(), leaves: map[string]*claimLeaf{}, entries: map[string]*entryDates{}, sharing: map[string]map[string]bool{}, titles: map[string]titleRead{}, greets: map[string]string{}, person: p.Basics.Name}
	for _, l := range profile.Leaves(p) {
		g.add(l.Path, l.Value)
	}
	for path, value := range map[string]string{"ad.title": in.Job, "ad.company": in.Employer, "ad.description": in.AdText} {
		if value != "" {
			g.add(path, value)
		}
	}
	g.readSkillList()
	return g
}

// Check takes a draft apart and lists every claim that is not at a cited place.
func Check(d *Draft, p *profile.Profile, in CheckInput) Verdict {
	g := NewGate(p, in)
	var v Verdict
	g.head(d, &v)
	for i := range d.Blocks {
		b := &d.Blocks[i]
		for _, s := range []*Sentence{b.Title, b.Place, b.Dates} {
			if s != nil {
				g.one(*s, b, d.Language, &v)
			}
		}
		for _, s := range b.Sentences {
			g.one(s, b, d.Language, &v)
		}
	}
	return v
}

func (g *Gate) one(s Sentence, b *Block, language string, v *Verdict) {
	switch {
	case s.Own:
		v.Own = append(v.Own, s.ID)
	case b.Section == "date" && g.isDay(s.Text), b.Section == "recipient" && g.ofAd(s.Text):
	default:
		v.Refused = append(v.Refused, g.Sentence(s, language)...)
	}
}

// head checks what is no block: the name is the person's, the title one that they hold or give themselves, the subject a phrase.
func (g *Gate) head(d *Draft, v *Verdict) {
	whole := func(id string, kind ClaimKind, text string) {
		if slices.Contains(d.Own, id) {
			v.Own = append(v.Own, id)
			return
		}
		v.Refused = append(v.Refused, Refusal{id, kind, text, 0, utf8.RuneCountInString(text)})
	}
	if d.Name != "" && d.Name != g.person {
		whole("name", ClaimName, d.Name)
	}
	if d.Title != "" && !g.held(d.Title, d.Language) {
		whole(TitleID, ClaimTitle, d.Title)
	}
	if d.Subject != "" && !IsPlain(d.Language, d.Subject, g.slots(d.Language)) && !g.held(d.Subject, d.Language) {
		whole(SubjectID, ClaimWord, d.Subject)
	}
}

// held reports whether a title is at one of the places where titles stand, by itself.
func (g *Gate) held(title, language string) bool {
	for path, l := range g.leaves {
		if l.title && len(g.Sentence(Sentence{Text: title, Cites: []Cite{{path, l.value}}}, language)) == 0 {
			return true
		}
	}
	return false
}

func (g *Gate) slots(language string) Slots {
	if _, ok := g.greets[language]; !ok {
		g.greets[language] = addressed(language, g.in.AdText)
	}
	return Slots{g.in.Job, g.in.Employer, g.person, g.greets[language]}
}

// isDay reports whether a text is the day of the letter and nothing else, with or without the person's town before it.
func (g *Gate) isDay(text string) bool {
	if l := g.leaves["basics.location.city"]; l != nil {
		text = strings.TrimLeft(strings.TrimPrefix(text, l.value), ", ")
	}
	toks := claimTokens(text)
	dates := claimDates(toks)
	return len(dates) == 1 && dates[0].months == monthsOf(g.in.Day) && len(toks) <= 5 && strings.Contains(text, g.in.Day.Format("2"))
}

// ofAd reports whether a line of an address is the ad's own.
func (g *Gate) ofAd(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && (text == g.in.Employer || strings.Contains(g.in.AdText, text) || strings.Contains(g.in.Job, text))
}

// longestChecked, in bytes: what is longer and no cited value word for word is no sentence and is refused whole.
const longestChecked = 4000

// Sentence checks one sentence, of a draft or while it is being written.
func (g *Gate) Sentence(s Sentence, language string) []Refusal {
	if s.Own || s.Plain && IsPlain(language, s.Text, g.slots(language)) {
		return nil
	}
	c := &claimCheck{gate: g, sentence: s}
	resolved := c.resolve()
	if resolved && (c.verbatim() || c.composed(language)) {
		return nil
	}
	if head, rest, ok := g.phraseBefore(s.Text, language); ok {
		return g.twoTongues(s, head, rest, language)
	}
	if !resolved {
		return c.result()
	}
	if len(s.Text) > longestChecked {
		c.refuse(ClaimWord, 0, len(s.Text))
		return c.result()
	}
	c.read(language)
	c.license()
	c.structure()
	return c.result()
}

// phraseBefore parts a phrase of the form in the draft's language from what stands in another behind its colon: "Mi trabajo allí incluía: looked
// after 14 customers".
func (g *Gate) phraseBefore(text, language string) (head, rest string, ok bool) {
	if head, rest, ok = strings.Cut(text, ": "); !ok || strings.TrimSpace(rest) == "" || !IsPlain(language, head, g.slots(language)) {
		return "", "", false
	}
	return head, rest, g.words.tongueOf(claimTokens(rest), language).code != g.words.tongueOf(claimTokens(head), language).code
}

// twoTongues checks phrase and rest each in its own language. The phrase rests on no place, and may still say "now" of what has ended.
func (g *Gate) twoTongues(s Sentence, head, rest, language string) []Refusal {
	of := func(text string) []Refusal {
		return g.Sentence(Sentence{ID: s.ID, Text: text, Cites: s.Cites}, language)
	}
	out := slices.DeleteFunc(of(head), func(r Refusal) bool { return r.Kind == ClaimCite })
	before := utf8.RuneCountInString(s.Text[:len(s.Text)-len(rest)])
	for _, r := range of(rest) {
		r.Start, r.End = r.Start+before, r.End+before
		out = append(out, r)
	}
	return out
}

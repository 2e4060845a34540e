package summary

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"autojob/backend/core/consent"
	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// Length is how much a draft tells.
type Length int

const (
	Usual  Length = iota // a page; three paragraphs
	Less                 // the most telling alone
	Plenty               // more of the older jobs
)

// Input is all that a draft depends on.
type Input struct {
	Profile    *profile.Profile
	Posting    *posting.Posting // nil: for no ad
	Ad         *evidence.Ad     // what the posting asks; read from it where nil
	Lexicon    *skill.Lexicon   // the built-in one where nil
	Kind       Kind
	Language   string // ISO 639-1; "": the ad's where the profile is written in it, else the profile's
	Disclosure consent.Disclosure
	Recipient  consent.RecipientKind
	Chosen     []string  // fields (consent.Field) and paths whose class is Ask and that this draft may tell
	Day        time.Time // which what lasts counts to
	Length     Length
}

// maker makes one draft. It sees the profile only as it may travel.
type maker struct {
	in                   Input
	lex                  *skill.Lexicon
	p                    *profile.Profile // as it may travel
	person               *evidence.Candidate
	ad                   *evidence.Ad
	found                []evidence.Evidence
	sel                  *selector
	lang                 string
	main                 string // the language of most of the profile
	f                    *frames
	today                int // in months
	used                 map[string]bool
	ids                  map[string]bool
	adWords              map[string]string // by path of a skill: how the ad names it, in a draft that is not in the CV's language
	saidAlso, saidBefore bool              // a letter said "also", "before that"
	own                  map[string]bool   // words of the names in the profile, once they were asked for
	foreign              map[string]bool   // languages of sentences that stay as they are
	draft                Draft
}

// Make makes a draft. The same input gives the same draft, and whatever the input, a sentence that is not Plain cites where it is from.
func Make(in Input) Draft {
	m := newMaker(in)
	switch in.Kind {
	case Letter:
		m.letter()
	case Page:
		m.page()
	case Board:
		m.board()
	case Whole:
		m.whole()
	default:
		m.draft.Kind = Short
		m.short()
	}
	m.finish()
	return m.draft
}

func newMaker(in Input) *maker {
	m := &maker{in: in, lex: in.Lexicon, ad: in.Ad, used: map[string]bool{}, ids: map[string]bool{}, foreign: map[string]bool{}}
	if m.lex == nil {
		m.lex = skill.Default()
	}
	if in.Profile == nil {
		m.in.Profile = &profile.Profile{}
	}
	c := choices{in.Disclosure, in.Recipient, map[string]bool{}}
	for _, f := range in.Chosen {
		c.chosen[f] = true
	}
	m.p, m.draft.Withheld = c.shown(m.in.Profile)
	open, ends := withoutEnds(m.p, in.Disclosure, in.Recipient)
	m.p, m.draft.Withheld = open, append(m.draft.Withheld, ends...)
	m.withoutLapsed()
	m.person = evidence.ReadProfile(m.lex, m.p, in.Day)
	if m.ad == nil && in.Posting != nil {
		m.ad = evidence.ReadAd(m.lex, in.Posting)
	}
	title := ""
	if m.ad != nil && in.Posting != nil {
		m.found = evidence.Align(m.lex, m.person, m.ad)
		title = in.Posting.Title
	} else {
		m.ad = nil
	}
	m.sel = newSelector(m.lex, m.ad, m.found, title)
	m.sel.leaveTrade(m.p)
	m.today = in.Day.Year()*12 + int(in.Day.Month()) - 1
	m.language()
	m.draft.Kind, m.draft.Language, m.draft.Blocks = in.Kind, m.lang, []Block{}
	return m
}

// language chooses the draft's language and finds that of the profile.
func (m *maker) language() {
	all, by := "", map[string]int{}
	for _, l := range profile.Leaves(m.p) {
		if countWords(l.Value) < 3 {
			all += l.Value + "\n"
			continue
		}
		all += l.Value + "\n"
		if lang := languageOf(l.Value); lang != "" {
			by[lang]++
		}
	}
	m.main = languageOf(all)
	ad := ""
	if m.in.Posting != nil {
		if ad = m.in.Posting.Language; ad == "" {
			ad = languageOf(m.in.Posting.Description)
		}
	}
	m.lang = m.in.Language
	if framed[m.lang] == nil {
		switch {
		case framed[ad] != nil && (ad == m.main || by[ad] >= 3 && 3*by[ad] >= by[m.main]):
			m.lang = ad
		case m.main != "":
			m.lang = m.main
		case framed[ad] != nil:
			m.lang = ad
		default:
			m.lang = "en"
		}
	}
	m.f = framed[m.lang]
}

// finish lists what stays here and what the person should know.
func (m *maker) finish() {
	m.straighten()
	d := &m.draft
	for _, b := range d.Blocks {
		for _, s := range b.sentences() {
			for _, c := range s.Cites {
				m.used[c.Path] = true
			}
		}
	}
	held := map[string]bool{}
	for _, w := range d.Withheld {
		held[w.Path] = true
	}
	for _, l := range profile.Leaves(m.p) {
		if !m.used[l.Path] && !held[l.Path] {
			f := consent.FieldOf(l.Path)
			d.Withheld = append(d.Withheld, Withheld{Path: l.Path, Class: m.in.Disclosure.Class(f, m.in.Recipient), Why: NotNeeded, Field: f})
		}
	}
	order := map[string]int{}
	for i, l := range profile.Leaves(m.in.Profile) {
		order[l.Path] = i
	}
	slices.SortStableFunc(d.Withheld, func(a, b Withheld) int { return order[a.Path] - order[b.Path] })
	for _, l := range Languages() {
		if m.foreign[l] {
			d.Notes = append(d.Notes, Note{AsWritten, l})
		}
	}
	if m.in.Posting != nil {
		if ad := m.in.Posting.Language; ad != "" && ad != m.lang && m.in.Language == "" {
			d.Notes = append(d.Notes, Note{AsWritten, m.lang})
		}
		for _, at := range m.in.Posting.Locations {
			n := Note{PayHistory, consent.PayHistory(at.Country, at.Region, m.in.Day)}
			if n.Value != "" && !slices.Contains(d.Notes, n) {
				d.Notes = append(d.Notes, n)
			}
		}
	}
}

// sentences are all that a block holds, in reading order.
func (b *Block) sentences() []*Sentence {
	var out []*Sentence
	for _, s := range []*Sentence{b.Title, b.Place, b.Dates} {
		if s != nil {
			out = append(out, s)
		}
	}
	for i := range b.Sentences {
		out = append(out, &b.Sentences[i])
	}
	return out
}

// id makes an id that no other sentence of the draft has.
func (m *maker) id(section, name string) string {
	id := section + "/" + name
	for n := 2; m.ids[id]; n++ {
		id = section + "/" + name + "/" + strconv.Itoa(n)
	}
	m.ids[id] = true
	return id
}

// plain is a phrase of the language's own.
func (m *maker) plain(section, name, text string) Sentence {
	return Sentence{ID: m.id(section, name), Text: text, Plain: true}
}

// cited is a sentence that rests on places of the profile or the ad. Places without a text are left out.
func (m *maker) cited(section, name, text string, cites ...Cite) Sentence {
	s := Sentence{ID: m.id(section, name), Text: strings.TrimSpace(text)}
	for _, c := range cites {
		if c.Quote != "" && !slices.Contains(s.Cites, c) {
			s.Cites = append(s.Cites, c)
		}
	}
	return s
}

// said is a piece as it stands.
func (m *maker) said(section string, p *piece) Sentence {
	m.note(p)
	name := p.path
	if p.part > 0 {
		name += "#" + strconv.Itoa(p.part)
	}
	return m.cited(section, name, p.text, Cite{p.path, p.text})
}

// note remembers the language of a sentence that is not the draft's.
func (m *maker) note(p *piece) {
	lang := p.lang
	if lang == "" {
		lang = m.main
	}
	if lang != "" && lang != m.lang && countWords(p.text) > 2 {
		m.foreign[lang] = true
	}
}

// heading is a block that names the section after it.
func (m *maker) heading(section string) Block {
	s := m.plain(section, "heading", m.f.heading[section])
	return Block{Kind: Heading, Section: section, Title: &s}
}

// add appends blocks, of each what says something and rests on something.
func (m *maker) add(blocks ...Block) {
	hollow := func(s *Sentence) bool {
		return s != nil && (strings.TrimSpace(s.Text) == "" || !s.Plain && len(s.Cites) == 0)
	}
	for _, b := range blocks {
		b.Sentences = slices.DeleteFunc(b.Sentences, func(s Sentence) bool { return hollow(&s) })
		for _, s := range []**Sentence{&b.Title, &b.Place, &b.Dates} {
			if hollow(*s) {
				*s = nil
			}
		}
		if len(b.sentences()) > 0 {
			m.draft.Blocks = append(m.draft.Blocks, b)
		}
	}
}

// addUnder adds blocks with their section's heading, where there is anything to add.
func (m *maker) addUnder(section string, blocks ...Block) {
	at := len(m.draft.Blocks)
	m.add(blocks...)
	if len(m.draft.Blocks) > at {
		m.draft.Blocks = slices.Insert(m.draft.Blocks, at, m.heading(section))
	}
}

// pieces are the sentences of a text; of a bullet, the whole line.
func (m *maker) pieces(path, value string, job, months int) []*piece {
	parts := sentencesOf(value)
	if strings.HasSuffix(path, "]") && !strings.Contains(value, "\n") { // of a list
		parts = appendSentence(nil, value)
	}
	var out []*piece
	for i, s := range parts {
		p := &piece{path: path, text: s, part: i, lang: languageOf(s), months: months, job: job}
		m.sel.read(p)
		out = append(out, p)
	}
	return out
}

package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/profile"
)

// duty is a line of the ad that tells of the work or of what one must have: the roots of its words, and which of them tell what it is about.
type duty map[string]bool

// dutiesOf are the duties of an ad, and its topics: roots of its title that two of them or more have.
func dutiesOf(ad *evidence.Ad, title string) (duties []duty, topics map[string]bool) {
	topics = map[string]bool{}
	for _, g := range ad.Segments {
		switch g.Section {
		case evidence.Tasks, evidence.MustHave, evidence.Other:
			duties = append(duties, rootsOf(g.Text))
		}
	}
	for root, tells := range rootsOf(title) {
		n := 0
		for _, d := range duties {
			_, has := d[root]
			n += number(has)
		}
		if tells && n > 2 { // the title is a line itself
			topics[root] = true
		}
	}
	return duties, topics
}

// leaveTrade takes the words of what somebody is from the topics: all that they did has to do with it.
func (s *selector) leaveTrade(p *profile.Profile) {
	titles := p.Basics.Label
	for _, w := range p.Work {
		titles += "\n" + w.Position
	}
	for root := range rootsOf(titles) {
		delete(s.topics, root)
	}
}

// answersDuty reports whether a piece says of work what a line of the ad says: two of its words, one that all the ad is about, or one of what it asks
// for and the piece has.
func (s *selector) answersDuty(p *piece) bool { return s.dutyOf(p) > 0 }

// dutyOf is 2 where a piece surely answers a duty, by two words that tell what it is about or by a topic, 1 where it may, else 0.
func (s *selector) dutyOf(p *piece) int {
	if p.duty == nil {
		n := s.sharesDuty(p)
		p.duty = &n
	}
	return *p.duty
}

func (s *selector) sharesDuty(p *piece) (most int) {
	roots := rootsOf(p.text)
	for _, a := range p.answers {
		asked := s.asks[a.requirement].Requirement
		for root, tells := range rootsOf(asked.Quote.Text) {
			if _, has := roots[root]; has && tells && a.close >= 0.95 && asked.Need == evidence.Must {
				most = 1
			}
		}
	}
	for root := range roots {
		if s.topics[root] {
			return 2
		}
	}
	for _, d := range s.duties {
		shared, telling := 0, 0
		for root, tells := range roots {
			if _, has := d[root]; has {
				shared++
				telling += number(tells)
			}
		}
		if shared > 1 {
			most = max(most, min(telling, 2))
		}
	}
	return most
}

// rootsOf are the roots of a text's longer words, with whether they tell of what it is.
func rootsOf(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range plainWords(text) {
		r := []rune(w)
		if len(r) < 5 || hollow[w] {
			continue
		}
		stem := string(r[:min(len(r), 6)])
		root := rootOf(w)
		out[root] = out[root] || !everyday[stem] && !general[stem]
	}
	return out
}

// endings are those of nouns of doing and of verbs, the longest first: "planning", "Planung", "planifier", "planificación".
var endings = func() []string {
	all := strings.Fields(`iones ions ion ión ionar ionner aciones ciones amiento imiento ación ción adas ados ada ado idas idos ida ido ations ation ements ement tions tion ments ment ungen ung ings ing ées ée és é
		eurs eur euses euse trices trice ers er ern en ed ar ir re es as os e a o s n`)
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
}()

// rootOf is a word without its ending, of four letters or more.
func rootOf(word string) string {
	for _, e := range endings {
		if short, ok := strings.CutSuffix(word, e); ok && len([]rune(short)) >= 4 {
			return short
		}
	}
	return word
}

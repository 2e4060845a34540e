package summary

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"autojob/backend/core/pattern"
	"autojob/backend/core/place"
	"autojob/backend/core/profile"
)

// How much a board is told of work.
const (
	boardPosts  = 3
	boardPoints = 4
)

// workOnBoard is what somebody did last and for how long, without for whom and when, and what of it fits the ad and names nothing.
func (m *maker) workOnBoard() []Block {
	facts, list := Block{Kind: Facts, Section: "work"}, Block{Kind: List, Section: "work"}
	jobs := slices.DeleteFunc(inTime(m.jobs()), func(j job) bool { return j.off })
	facts.Sentences = m.postsOnBoard(jobs)
	for _, p := range m.pointsOnBoard(jobs) {
		list.Sentences = append(list.Sentences, m.point("work", p))
	}
	return []Block{facts, list}
}

// heldPost is a title with for how many months it was held, however many employers that took.
type heldPost struct {
	title  string
	first  int // in the profile's work
	months int // 0: not known
	exact  bool
	posts  int
	cites  []Cite
}

// postsOnBoard are the titles of the last posts with for how long each was held.
func (m *maker) postsOnBoard(jobs []job) []Sentence {
	_, _, own := m.ownYears()                                                  // which are those of all posts of a trade
	told := slices.ContainsFunc(m.in.Profile.Work, func(w profile.Work) bool { // then no other number of years stands beside it
		return slices.ContainsFunc(append([]string{w.Summary}, w.Highlights...), yearsAtIt.MatchString)
	})
	work := slices.ContainsFunc(jobs, func(j job) bool { return !m.learns(j) })
	var posts []heldPost
	for _, j := range jobs {
		w := m.p.Work[j.at]
		title := m.titleOnBoard(w.Position)
		if title == "" || notRoles.MatchString(w.Position) || served.MatchString(w.Position) || work && m.learns(j) {
			continue
		}
		n := heldPost{title: title, first: j.at, posts: 1, exact: j.exact, cites: []Cite{whole(at("work", j.at, "position"), w.Position)}}
		if j.start > 0 && j.start <= j.end {
			n.months = lengthOf(j, readDate(w.StartDate), readDate(w.EndDate))
			n.cites = append(n.cites, Cite{at("work", j.at, "startDate"), w.StartDate}, Cite{at("work", j.at, "endDate"), w.EndDate})
		}
		if i := slices.IndexFunc(posts, func(p heldPost) bool { return strings.EqualFold(p.title, title) }); i >= 0 {
			p := &posts[i]
			if p.months == 0 || n.months == 0 || m.overlaps(j, m.p.Work[p.first].StartDate) {
				continue // one line says enough
			}
			p.months, p.exact, p.posts, p.cites = p.months+n.months, p.exact && n.exact, p.posts+1, append(p.cites, n.cites...)
			continue
		}
		if len(posts) < boardPosts {
			posts = append(posts, n)
		}
	}
	var out []Sentence
	for _, p := range posts {
		text := p.title
		if long := m.f.howLong(p.months, p.exact); long != "" && !told && !(own && p.posts > 1) {
			text += m.f.listColon + long
		}
		out = append(out, m.cited("work", at("work", p.first, "position"), text, p.cites...))
	}
	return out
}

// served is said of a service to the state that is nobody's trade.
var served = pattern.New(`(?i)\b(?:grund)?wehrdienst|\bzivildienst|\bzivildienstleistende|\bnational service\b|\bservice (?:militaire|national|civique)\b|\bservicio militar\b`)

// overlaps reports whether a job ended after another had begun, so that their months cannot be added.
func (m *maker) overlaps(j job, start string) bool {
	other := readDate(start)
	return other.year == 0 || j.end >= other.count(false)
}

// lengthOf is for how many months a job was held; of bare years no more than lies between them.
func lengthOf(j job, from, to date) int {
	start, end := j.start, j.end
	if from.month == 0 {
		start++
	}
	if to.year > 0 && to.month == 0 {
		end -= 11
	}
	return max(0, end-start+1)
}

// howLong words a number of months: in years, and up to little more than one in months where they are known.
func (f *frames) howLong(months int, exact bool) string {
	if years := f.roughly(months, exact); years != "" && months >= 14 && (exact || months >= 24) { // two bare years behind each other may mean half of one
		return years
	}
	if !exact || months < 2 || months >= 14 {
		return ""
	}
	n := strconv.Itoa(months)
	if months < len(f.numbers) {
		n = f.numbers[months]
	}
	return fill(f.monthsLong, "n", n)
}

// titleOnBoard is a position without what tells where it was; "" where that cannot be told apart.
func (m *maker) titleOnBoard(position string) string {
	title := m.inLine(position)
	for title != "" {
		if !m.tellsPlace(title) {
			return begun(title)
		}
		i := max(strings.LastIndex(title, ", "), strings.LastIndex(title, " ("), strings.LastIndex(title, " – "), strings.LastIndex(title, " - "), strings.LastIndex(title, " @ "))
		if i < 0 {
			return ""
		}
		title = strings.TrimSpace(title[:i])
	}
	return ""
}

// tellsPlace reports whether a title names an employer, a place or a figure by which a thing is known.
func (m *maker) tellsPlace(title string) bool {
	if m.tellsWhere(title) || firmEnds.MatchString(title) || marksName.MatchString(title) || numbered.MatchString(title) {
		return true
	}
	words := strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(" ,()/–", r) })
	for _, name := range ownNames(m.in.Profile) {
		for i := range words { // two words of a name behind each other, or its first
			if i+1 < len(words) && capital(words[i]) && capital(words[i+1]) && strings.Contains(name, words[i]+" "+words[i+1]) || words[i] == firstWord(name) && capital(words[i]) && !m.isTerm(words[i]) && i > 0 {
				return true
			}
		}
	}
	for _, at := range atPlace.FindAllStringSubmatchIndex(title, -1) {
		if word := title[at[2]:at[3]]; place.Known(word) && !m.isTerm(word) {
			return true
		}
	}
	for i, w := range words {
		if i > 0 && capital(w) && m.isOwnPlace(w) {
			return true
		}
	}
	_, tail, _ := strings.Cut(title, ", ")
	for _, w := range strings.Fields(tail) {
		if capital(w) && place.Known(strings.Trim(w, "(),")) && !m.isTerm(w) {
			return true
		}
	}
	return false
}

func capital(w string) bool { return raised(w) == w && strings.ToLower(w) != w }

// isOwnPlace reports whether a word is the place of an employer.
func (m *maker) isOwnPlace(word string) bool {
	for _, w := range m.in.Profile.Work {
		if slices.Contains(plainWords(w.Location), strings.ToLower(word)) && len(word) > 3 {
			return true
		}
	}
	return false
}

// pointsOnBoard are the points of all jobs that together answer the ad best, of those that name nothing.
func (m *maker) pointsOnBoard(jobs []job) []*piece {
	var all []*piece
	for _, j := range jobs {
		for _, p := range m.workOf(j) {
			lang := cmp.Or(p.lang, m.main, m.lang)
			firm := strings.HasSuffix(p.path, ".summary") && !(m.inProse(j) && tellsWork(p.text) && !m.tellsOthers(p.text))
			fits := m.ad == nil || len(p.answers) > 0 || m.shared(p.text) > 0 || m.sel.quotes(p.text)
			if firm || !fits || countWords(p.text) < 3 || circumstance.MatchString(p.text) || past.MatchString(p.text) || !m.isNameless(p.text, lang) {
				continue
			}
			p.order = len(all)
			all = append(all, p)
		}
	}
	return m.sel.pick(all, boardPoints, map[int]float64{})
}

package summary

import (
	"slices"

	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// How people say that they are what they are with all their heart.
const (
	heartily = `überzeugte[rn]?|leidenschaftliche[rn]?|begeisterte[rn]?|passionierte[rn]?|passionate|convinced|avid|keen|enthusiastic|devoted|die-hard|proud`
	atHeart  = `aus (?:überzeugung|leidenschaft)|mit (?:leib und seele|herzblut)|by (?:conviction|vocation)|at heart|passionnée?|convaincue?|par (?:conviction|vocation|passion)|dans l[’']âme|apasionad[oa]|convencid[oa]|(?:por|de) vocación|de corazón|entusiasta`
)

var (
	// lastRemark is the last of several things that somebody is, behind one of more words: "..., Betreuer der Roboter-AG und überzeugter Tafelschreiber".
	lastRemark = pattern.New(`(?i)(, \pL+ (?:of|for|in|at|der|des|für|im|am|von|de|du|d[’']|del|en|au)(?: [^,.]+?)) (?:und|and|et|y|e) (?:(?:an? )?(?:` + heartily + `) [^ ,.]+|(?:une? )?[^ ,.]+ (?:` + atHeart + `))[.!]?$`)
	// firstRemark stands before for how long somebody has done it: "Lehrer aus Überzeugung, seit sechzehn Jahren im Schuldienst".
	firstRemark = pattern.New(`(?i)^(?:(?:` + heartily + `) \pL+|\pL+ (?:` + atHeart + `)), ((?:seit|since|for|depuis|desde hace|desde) .+)$`)
	// onlyRemark says nothing else.
	onlyRemark = pattern.New(`(?i)^(?:(?:` + heartily + `) \pL+|\pL+ (?:` + atHeart + `))[.!]?$`)
)

// withoutRemarks are the sentences of a summary without how gladly somebody is what they are, where the ad is for another trade: there it tells that they
// would rather stay.
func (m *maker) withoutRemarks(all []*piece) []*piece {
	if m.ad == nil || m.staysInTrade() {
		return all
	}
	var out []*piece
	for _, p := range all {
		short := *p
		if at := firstRemark.FindStringSubmatchIndex(p.text); at != nil {
			short.text = p.text[at[2]:]
		}
		if at := lastRemark.FindStringSubmatchIndex(short.text); at != nil {
			short.text = short.text[:at[3]]
		}
		if onlyRemark.MatchString(p.text) && len(all) > 1 {
			continue
		}
		out = append(out, &short)
	}
	return out
}

// staysInTrade reports whether the ad is for what somebody is now: by their posts, by what they call themselves, or by a word of its title.
func (m *maker) staysInTrade() bool {
	titles := stemsOf(JobTitle(m.in.Posting))
	shared := func(text string) bool {
		for stem := range stemsOf(text) {
			if titles[stem] && !everyday[stem] && !general[stem] {
				return true
			}
		}
		return false
	}
	label := m.p.Basics.Label
	for _, own := range m.lex.Titles(skill.Ungendered(label)) {
		for _, asked := range m.ad.Occupations[:min(len(m.ad.Occupations), 1)] {
			if m.lex.OccupationCloseness(own.Occupation, asked.Occupation)*own.Score*asked.Score >= 0.5 {
				return true
			}
		}
	}
	return shared(label) || slices.ContainsFunc(m.jobs(), func(j job) bool {
		return j.open && (m.ofAdsTrade(j) > 0 || shared(m.p.Work[j.at].Position))
	})
}

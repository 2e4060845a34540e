package match

import (
	"autojob/backend/core/embed"
	"autojob/backend/core/evidence"
)

// The parts of a score, in the order in which people see them. Culture and pay depend on wishes; the others do not.
const (
	skillsPart = iota
	titlePart
	dutiesPart
	levelPart
	educationPart
	languagesPart
	culturePart
	fitParts // how many make up the fit

	stepPart = iota - 1
	newSkillsPart
	payPart
	supportPart
	allParts
)

var partNames = [allParts]string{"skills", "title", "duties", "level", "education", "languages", "culture",
	"growth: level", "growth: new skills", "growth: pay", "growth: support"}

// cell is one part of a score. Confidence is how much of what it needs was there to read; at 0 the score means nothing.
type cell struct{ score, confidence uint16 }

func cellOf(score, confidence bp) cell { return cell{uint16(score), uint16(confidence)} }

// sheet is every part of a score of one ad for one person.
type sheet [allParts]cell

// fill works out the parts that depend on the person and the ad alone.
func (p *Person) fill(s *sheet, r *row) {
	s[skillsPart], s[newSkillsPart] = p.skills(r)
	s[titlePart], _ = p.title(r, bp(s[skillsPart].score))
	s[dutiesPart] = p.duties(r)
	s[levelPart] = p.level(r)
	s[educationPart] = p.education(r)
	s[languagesPart] = p.languages(r)
	s[stepPart] = p.step(r)
	s[supportPart] = support(r)
}

// skills weighs what is held of what is asked, and what of it would be new.
func (p *Person) skills(r *row) (held, fresh cell) {
	const prior, priorWeight = 2_500, 250 // an ad that names two skills says less than one that names twelve
	got, all, asked := prior*priorWeight, priorWeight, 0
	var n novelty
	for at := 0; at < len(r.asks); {
		head := r.asks[at]
		weight, growth := 0, int(head>>1&3)
		weight, at = varint(r.asks, at+1)
		var best credit
		for range head >> 4 {
			number := 0
			number, at = varint(r.asks, at)
			if c := p.credits[number]; c.closeness > best.closeness || c.closeness == best.closeness && c.months > best.months {
				best = c
			}
		}
		if head&1 == 1 && best.has != hasIt { // a certificate is had or not
			best.worth = 0
		}
		got += weight * int(best.worth)
		all += weight
		asked++
		n.add(growth, best.has)
	}
	// Half of what is asked is already a good match among real ads and CVs.
	return cellOf(scale(got/all, 600, 7_600), scale(asked, 0, 5)), n.cell()
}

// title takes the closest of the person's titles, and says which it was (-1 none). A bare one ("Consultant") counts as far as the skills
// bear it out.
func (p *Person) title(r *row, skills bp) (cell, int) {
	if len(p.titles) == 0 {
		return cellOf(0, 2_000), -1
	}
	var near [len(r.occupations)]*nearness
	for i, o := range r.occupations {
		if o.score > 0 {
			near[i] = p.trade(int(o.number))
		}
	}
	best, at := 0, -1
	for i := range p.titles {
		t := &p.titles[i]
		byName := 0
		for k, n := range near {
			if n != nil {
				byName = max(byName, int(n.titles[i])*int(r.occupations[k].score)/one)
			}
		}
		byMeaning := scale(agreement(t.signs.Agree(&r.title), 1), farTitles, nearTitles)
		s := (max(byName, byMeaning*85/100)*7 + min(byName, byMeaning)*3) / 10 * t.weight / one
		if t.bare {
			s = s * (bareShare + scale(skills, 1_000, 4_500)*(one-bareShare)/one) / one
		}
		if s > best {
			best, at = s, i
		}
	}
	// A title that names no occupation may mean anything, one that names it loosely something else.
	return cellOf(best, unsureTitle+scale(bp(r.occupations[0].score), 3_500, 7_000)*(one-unsureTitle)/one), at
}

// unsureTitle is how much a title counts that names no occupation.
const unsureTitle bp = 3_500

// duties compares the sentences of the ad, each with the closest line of the CV, and both texts as a whole.
func (p *Person) duties(r *row) cell {
	whole := scale(agreement(p.whole.Agree(&r.whole), 1), farWholes, nearWholes)
	if r.signs == 0 || len(p.signs) == 0 {
		return cellOf(whole, 4_000)
	}
	sum := 0
	for i := range int(r.signs) {
		best := 0
		for k := range p.signs {
			best = max(best, r.lines[i].Agree(&p.signs[k]))
		}
		sum += best
	}
	lines := scale(agreement(sum, int(r.signs)), farSigns, nearSigns)
	return cellOf((lines+whole)/2, min(one, 5_000+500*min(len(p.lines), 10)))
}

// How many signs of two lines, or of two texts, agree where they have nothing, or nearly all, to do with each other.
const (
	farSigns   bp = 5_800
	nearSigns  bp = 7_700
	farTitles  bp = 5_800
	nearTitles bp = 8_350
	farWholes  bp = 5_800
	nearWholes bp = 7_900
)

// agreement is the share of signs that agree, in so many pairs together.
func agreement(signs, pairs int) bp { return signs * one / (pairs * embed.Dims) }

// byGap is how well a job's level suits, by the steps it stands above (or below) the person's.
func byGap(gap int) bp {
	switch gap {
	case 0:
		return one
	case 1:
		return 8_500
	case 2:
		return 5_500
	case 3:
		return 3_000
	case -1:
		return 8_500
	case -2:
		return 6_500
	}
	if gap < 0 {
		return 4_000
	}
	return 1_500
}

func (p *Person) level(r *row) cell {
	score, confidence := 0, 0
	if r.levelKnown > 0 {
		score, confidence = byGap(int(r.level)-p.Level), 6_000
		if r.levelKnown == 2 {
			confidence = 9_000
		}
	}
	if r.years > 0 && p.Months > 0 {
		years := scale(p.relevant(r), 0, int(r.years)*12)
		if confidence == 0 {
			score = years
		} else {
			score = (score + years) / 2
		}
		confidence = one
	}
	return cellOf(score, confidence)
}

// partlyMet is what something close to a degree or language counts, and unnamedLanguage what a must for a language does that the CV
// neither names nor is written in: more likely missing than forgotten.
const (
	partlyMet       bp = 6_000
	unnamedLanguage bp = 2_000
)

func (p *Person) education(r *row) cell {
	if r.degree == 0 {
		return cell{}
	}
	switch p.DegreeState(evidence.Degree(r.degree), r.orElse) {
	case evidence.Met:
		return cellOf(one, one)
	case evidence.Partly:
		return cellOf(partlyMet, one)
	case evidence.Missing:
		return cellOf(0, one)
	}
	return cell{} // the CV does not speak of it
}

func (p *Person) languages(r *row) cell {
	sum, n := 0, 0
	for _, t := range r.tongues {
		if t.code[0] == 0 {
			break
		}
		code, w := string(t.code[:]), 3
		if needs[t.need] == evidence.Nice {
			w = 1
		}
		switch p.LanguageState(code, fluencies[t.level]) {
		case evidence.Met:
			sum += w * one
		case evidence.Partly:
			sum += w * partlyMet
		case evidence.NotSaid:
			if needs[t.need] != evidence.Must || p.Written == "" || p.Written == code {
				continue
			}
			sum += w * unnamedLanguage
		}
		n += w
	}
	if n == 0 {
		return cell{}
	}
	return cellOf(sum/n, one)
}

// fitWeights are the shipped prior; they add up to 10,000 (culture joins only where the person ranked values).
var fitWeights = [fitParts]bp{skillsPart: 3_200, titlePart: 3_200, dutiesPart: 2_200, levelPart: 800, educationPart: 300, languagesPart: 300, culturePart: 1_000}

var growthWeights = [allParts]bp{stepPart: 3_500, newSkillsPart: 3_000, payPart: 1_500, supportPart: 2_000}

// blend is the mean of some parts by weight times confidence, and how much of the weight had something to go on.
func (s *sheet) blend(from, to int, weights []bp) (score, confidence bp) {
	sum, used, all := 0, 0, 0
	for i := from; i < to; i++ {
		w := weights[i] * int(s[i].confidence) / one
		sum += w * int(s[i].score)
		used += w
		all += weights[i]
	}
	if used == 0 || all == 0 {
		return 0, 0
	}
	return sum / used, used * one / all
}

// total is the fit with its confidence, and the growth. A job in a trade the person could not enter is no growth, so growth counts only
// as far as the fit, and above all the trade, carries it.
func (s *sheet) total(values bool) (fit, confidence, growth bp) {
	to := culturePart
	if values {
		to = fitParts
	}
	fit, confidence = s.blend(0, to, fitWeights[:])
	growth, _ = s.blend(fitParts, allParts, growthWeights[:])
	reach := scale(fit, 1_000, 5_500)
	if t := s[titlePart]; t.confidence > 5_000 {
		reach = reach * (3_000 + scale(int(t.score), 0, 6_000)*7/10) / one
	}
	return fit, confidence, growth * (2_000 + reach*8_000/one) / one
}

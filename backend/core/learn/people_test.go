package learn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// The simulated people. Everything about them was fixed before the learner was tuned, by what is known of real ones and
// not by what the learner can do:
//
//   - a job has true qualities; what the person sees of it is true, what match reads of it has errors, and much is not said;
//   - what somebody likes is a sum over the true qualities (not match's mean), tags, and things that nothing here can read;
//   - six in ten care roughly as the prior does (a factor of e^±0.6 on each weight) and half of all have one or two
//     hobby-horses; two in ten weigh everything in a way of their own; three in ten have a fifth to two thirds of their
//     taste outside the components, half of them in tags and half in what cannot be read at all; one in ten chooses nearly at
//     random; and a tenth of everybody's taste cannot be read;
//   - choices come with noise, and what stands low on the list is often not looked at.

// ad is a job with its truth.
type ad struct {
	id     string
	job    Job
	value  [Components]float64 // true qualities, 0 to 1
	known  [Components]bool    // whether the ad says them
	tags   []string
	liking float64
	unseen float64
}

// person is one simulated person.
type person struct {
	kind   string
	prior  Weights
	theta  [Components]float64
	ridden [Components]bool
	usual  [Components]float64 // mean of what is known
	tastes map[string]float64
	tagged float64 // share of the variance of liking that comes from tags
	unseen float64 // share of it that comes from what nothing reads
	noise  float64 // scale of the Gumbel noise of a choice, in standard deviations of liking
	eyes   float64 // place p is looked at with probability p^-eyes
	wishes [Components]bool
	shown  []*ad // chosen from
	held   []*ad // measured on
	lists  *rand.Rand
	brings int // how many jobs a list of ten is the best of
}

// shippedWeights are match's.
var shippedWeights = Weights{Skills: 3200, Title: 3200, Duties: 2200, Level: 800, Education: 300, Languages: 300}

var growthWeights = map[Component]int{Step: 3500, NewSkills: 3000, Pay: 1500, Support: 2000}

const balance = 0.1

// blendOf is the mean of a job's parts by weight times confidence, as match works it out.
func blendOf(w Weights, j Job) int {
	sum, all := 0, 0
	for i, p := range j.Parts {
		x := w[i] * p.Confidence / one
		sum += x * p.Score
		all += x
	}
	return sum / max(1, all)
}

func between(r *rand.Rand, lo, hi float64) float64 { return lo + (hi-lo)*r.Float64() }

func clip(x float64) float64 { return min(1, max(0, x)) }

func chance(r *rand.Rand, p float64) bool { return r.Float64() < p }

// newPerson draws the person of a number.
func newPerson(seed uint64, number int) *person {
	r := rand.New(rand.NewPCG(seed, uint64(number)))
	p := &person{prior: shippedWeights, tastes: map[string]float64{}, unseen: 0.1, noise: between(r, 0.2, 0.6), eyes: between(r, 0.3, 0.7)}
	for c, share := range map[Component]float64{Culture: 0.4, Pay: 0.6, Place: 0.6, Remote: 0.6, Contract: 0.4, Hours: 0.4, Industry: 0.25, Role: 0.4} {
		// A map's order is random: each draw has a source of its own.
		p.wishes[c] = chance(rand.New(rand.NewPCG(seed^0xa5a5, uint64(number*100)+uint64(c))), share)
	}
	if p.wishes[Culture] {
		p.prior[Culture] = 1000
	}

	far := number%10 == 1 || number%10 == 2
	sum := 0
	for _, w := range p.prior {
		sum += w
	}
	for c := range Component(Components) {
		base := (1 - balance) * float64(p.prior[c]) / float64(sum)
		base += balance * float64(growthWeights[c]) / one
		if c >= Place {
			base = 0.05
		}
		if (c >= Place || c == Culture || c == Pay) && !p.wishes[c] {
			continue
		}
		if far {
			p.theta[c] = 0.1 * r.ExpFloat64() * r.ExpFloat64()
		} else {
			p.theta[c] = base * math.Exp(0.6*r.NormFloat64())
		}
	}
	p.kind = "near"
	if far {
		p.kind = "far"
	}
	switch number % 10 {
	case 3, 4, 5:
		if number%20 < 10 && number%10 == 3 || number%10 == 4 {
			p.kind, p.tagged = "tags", between(r, 0.2, 0.65)
			for _, t := range popular(r, 3+r.IntN(4)) {
				p.tastes[t] = r.NormFloat64()
			}
		} else {
			p.kind, p.unseen = "unseen", between(r, 0.2, 0.65)
		}
	case 6:
		p.kind, p.noise, p.eyes = "random", 3, 1
	}
	n := 40 + r.IntN(161)
	p.brings = int(12 * math.Pow(0.6*float64(n)/12, r.Float64()))
	for i := range 2 * n {
		a := newAd(r, p, fmt.Sprintf("%d-%d", number, i))
		if i%2 == 0 {
			p.shown = append(p.shown, a)
		} else {
			p.held = append(p.held, a)
		}
	}
	all := slices.Concat(p.shown, p.held)
	for c := range Components {
		n := 0.0
		for _, a := range all {
			if a.known[c] {
				p.usual[c] += a.value[c]
				n++
			}
		}
		p.usual[c] /= max(1, n)
	}
	if !far && chance(r, 0.5) {
		for range 1 + r.IntN(2) {
			if p.ride(Component(r.IntN(Components)), between(r, 0.1, 0.3), all) && p.kind == "near" {
				p.kind = "hobby"
			}
		}
	}
	p.like(all)
	p.lists = r
	return p
}

// ride makes a component one that the person cares much about: it alone is at least that share of how much they like a job.
func (p *person) ride(c Component, share float64, ads []*ad) bool {
	var whole, part []float64
	for _, a := range ads {
		whole, part = append(whole, p.value(a)), append(part, p.expects(a, c))
	}
	_, all := moments(whole)
	_, one := moments(part)
	if one < 0.05 {
		return false // this person has no wish here
	}
	p.ridden[c] = true
	p.theta[c] = max(p.theta[c], math.Sqrt(share/(1-share))*all/one)
	return true
}

// value is what the components of a job are worth to the person.
func (p *person) value(a *ad) float64 {
	sum := 0.0
	for c := range Component(Components) {
		sum += p.theta[c] * p.expects(a, c)
	}
	return sum
}

// expects is what the person takes a component to be: where the ad does not say it, the usual.
func (p *person) expects(a *ad, c Component) float64 {
	if a.known[c] {
		return a.value[c]
	}
	return p.usual[c]
}

// popular draws kinds of tags that people have tastes about.
func popular(r *rand.Rand, n int) []string {
	var out []string
	for len(out) < n {
		t := []string{
			fmt.Sprintf("field:%d", r.IntN(5)), fmt.Sprintf("industry:%d", zipf(r, 10)), fmt.Sprintf("size:%d", r.IntN(3)),
			fmt.Sprintf("remote:%d", r.IntN(3)), fmt.Sprintf("skill:%d", zipf(r, 60)), fmt.Sprintf("level:%d", r.IntN(3)-1),
			fmt.Sprintf("company:%d", zipf(r, 25)),
		}[r.IntN(7)]
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// zipf draws from 0 to n-1, the first ones more often.
func zipf(r *rand.Rand, n int) int {
	return min(n-1, int(math.Exp(r.Float64()*math.Log(float64(n+1))))-1)
}

// newAd draws a job that a person may be shown.
func newAd(r *rand.Rand, p *person, id string) *ad {
	a := &ad{id: id}
	r.Float64() // not used any more: without it all people would be others than those that were measured
	var trade float64
	if chance(r, 0.4) {
		trade = clip(0.75 + 0.12*r.NormFloat64())
	} else {
		trade = clip(0.35 + 0.17*r.NormFloat64())
	}
	gap := max(-3, min(4, int(math.Round(1.3*r.NormFloat64()+0.2))))
	said := func(c Component, p, value, confidence, wrong float64) {
		if !chance(r, p) {
			return
		}
		a.known[c], a.value[c] = true, clip(value)
		a.job.Parts[c] = Part{int(one * clip(value+wrong*r.NormFloat64())), int(one * confidence)}
	}
	said(Skills, 1, 0.1+0.75*trade+0.15*r.NormFloat64(), []float64{0.4, 0.8, 1, 1, 1}[r.IntN(5)], 0.1)
	said(Title, 1, trade+0.15*r.NormFloat64(), []float64{0.7, 1, 1}[r.IntN(3)], 0.08)
	said(Duties, 1, 0.2+0.6*trade+0.12*r.NormFloat64(), between(r, 0.6, 1), 0.08)

	read := gap // what match takes for the level
	if chance(r, 0.12) {
		read += 1 - 2*r.IntN(2)
	}
	certain := []float64{0.6, 0.9, 1}[r.IntN(3)]
	said(Level, 0.95, byGap(gap), certain, 0)
	said(Step, 0.95, bySteps(gap), 0.8, 0)
	if a.known[Level] {
		a.job.Parts[Level].Score, a.job.Parts[Step].Score = int(one*byGap(read)), int(one*bySteps(read))
		if !a.known[Step] {
			a.job.Parts[Step].Score = 0
		}
	}
	said(Education, 0.35, []float64{1, 1, 1, 0.6, 0}[r.IntN(5)], 1, 0)
	said(Languages, 0.4, []float64{1, 1, 1, 0.6, 0.2}[r.IntN(5)], 1, 0)
	if p.wishes[Culture] {
		said(Culture, 0.65, []float64{0.5, 0.6, 0.75, 0.75, 0.9, 1}[r.IntN(6)], []float64{0.3, 0.5, 1}[r.IntN(3)], 0.08)
	}
	fresh := clip(0.9 - 0.8*a.value[Skills] + 0.12*r.NormFloat64())
	said(NewSkills, 0.85, byShare(fresh), between(r, 0.3, 1), 0.1)
	if p.wishes[Pay] {
		said(Pay, 0.4, (0.1*float64(gap)+0.15*r.NormFloat64()+0.12)/0.4+0.25, 1, 0.03)
	}
	if chance(r, 0.35) {
		said(Support, 1, 0.5+0.17*float64(1+r.IntN(3)), 1, 0)
	} else {
		a.job.Parts[Support] = Part{3_500, 3_000} // silence, as match scores it
	}
	unmet := 0
	for c, odds := range map[Component][2]float64{Place: {0.85, 0.55}, Remote: {0.5, 0.5}, Contract: {0.5, 0.75}, Hours: {0.6, 0.8}, Industry: {0.6, 0.3}, Role: {0.9, trade}} {
		s := rand.New(rand.NewPCG(uint64(c)+1, math.Float64bits(trade)))
		if !p.wishes[c] || !chance(s, odds[0]) {
			continue
		}
		a.known[c] = true
		if chance(s, odds[1]) {
			a.value[c] = 1
		}
		met := a.value[c] == 1
		if chance(s, 0.05) {
			met = !met // misread
		}
		a.job.Parts[c] = Part{0, one}
		if met {
			a.job.Parts[c].Score = one
		} else {
			unmet++
		}
	}

	field := 0
	if !chance(r, trade) {
		field = zipf(r, 12)
	}
	tag := func(p float64, kind string, value int) {
		if chance(r, p) {
			a.tags = append(a.tags, fmt.Sprintf("%s:%d", kind, value))
		}
	}
	tag(1, "field", field)
	tag(0.9, "industry", zipf(r, 10))
	if chance(r, 0.6) {
		a.tags = append(a.tags, fmt.Sprintf("size:%d", r.IntN(3)))
	}
	tag(0.5, "remote", r.IntN(3))
	tag(0.95, "level", gap)
	tag(1, "company", zipf(r, 25))
	for range 3 {
		tag(0.9, "skill", zipf(r, 60))
	}
	slices.Sort(a.tags)
	a.tags = slices.Compact(a.tags)
	for _, t := range a.tags {
		if !chance(r, 0.05) && kindOf(t) != "size" { // a tag that was not read; nothing reads how large an employer is
			a.job.Tags = append(a.job.Tags, t)
		}
	}

	a.job.Base = base(p.prior, a.job, unmet)
	a.unseen = r.NormFloat64()
	return a
}

// byGap, bySteps and byShare are match's curves.
func byGap(gap int) float64 {
	return map[int]float64{-3: 0.4, -2: 0.65, -1: 0.85, 0: 1, 1: 0.85, 2: 0.55, 3: 0.3}[max(-3, min(3, gap))]
}

func bySteps(gap int) float64 {
	return map[int]float64{-1: 0.1, 0: 0.45, 1: 1, 2: 0.85, 3: 0.65, 4: 0.3}[max(-1, min(4, gap))]
}

func byShare(share float64) float64 {
	switch {
	case share < 0.15:
		return 0.3 + share*0.7/0.15
	case share <= 0.35:
		return 1
	}
	return 1 - clip((share-0.35)/0.55)*0.9
}

// base is the score that match gives: fit and growth by the balance, less for each wish that is not met.
func base(prior Weights, j Job, unmet int) int {
	var w Weights
	for c, x := range growthWeights {
		w[c] = x
	}
	total, fit := blendOf(w, j), blendOf(prior, j)
	within := min(one, max(0, (fit-1_000)*one/4_500))
	within = within * (3_000 + min(one, j.Parts[Title].Score*one/6_000)*7/10) / one
	growth := total * (2_000 + within*8_000/one) / one
	score := (9_000*fit + 1_000*growth) / one
	for range unmet {
		score = score * 92 / 100
	}
	return score
}

// like sets what the person thinks of each job: components, tags and the rest in their shares, each with variance 1.
func (p *person) like(ads []*ad) {
	parts, tags, unseen := make([]float64, len(ads)), make([]float64, len(ads)), make([]float64, len(ads))
	for i, a := range ads {
		parts[i] = p.value(a)
		for _, t := range a.tags {
			tags[i] += p.tastes[t]
		}
		unseen[i] = a.unseen
	}
	standardise(parts)
	standardise(tags)
	standardise(unseen)
	rest := math.Sqrt(max(0, 1-p.tagged-p.unseen))
	for i, a := range ads {
		a.liking = rest*parts[i] + math.Sqrt(p.tagged)*tags[i] + math.Sqrt(p.unseen)*unseen[i]
	}
}

func moments(x []float64) (mean, sd float64) {
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		sd += (v - mean) * (v - mean) / float64(len(x))
	}
	return mean, math.Sqrt(sd)
}

func standardise(x []float64) {
	mean, sd := moments(x)
	for i := range x {
		if x[i] -= mean; sd > 0 {
			x[i] /= sd
		}
	}
}

// scorer scores a job.
type scorer func(*Job) int

func byPrior(j *Job) int { return j.Base }

func by(m Model) scorer {
	return func(j *Job) int { return j.Base + m.Points(j) }
}

func rank(ads []*ad, score scorer) []*ad {
	out := slices.Clone(ads)
	finals := map[*ad]int{}
	for _, a := range out {
		finals[a] = score(&a.job)
	}
	slices.SortStableFunc(out, func(a, b *ad) int { return finals[b] - finals[a] })
	return out
}

// choose shows the person a list of ten and returns what they do; what they chose is not shown again.
//
// A list is the ranking of a random six in ten of what is left, as a day or a search brings it, with one place for
// something different.
func (p *person) choose(seq int, score scorer) (Choice, bool) {
	r := p.lists
	var today []*ad
	for _, i := range r.Perm(len(p.shown)) {
		if len(today) < p.brings {
			today = append(today, p.shown[i])
		}
	}
	today = rank(today, score)
	list := make([]*ad, 0, block)
	order, _ := Different(len(today), uint64(seq), func(i int) *Job { return &today[i].job }, func(int) bool { return true })
	for _, i := range order[:min(block, len(order))] {
		list = append(list, today[i])
	}
	if len(list) < 2 {
		return Choice{}, false
	}

	seen := []int{0, 1}
	for i := 2; i < len(list); i++ {
		if chance(r, math.Pow(float64(i+1), -p.eyes)) {
			seen = append(seen, i)
		}
	}
	noisy := func(sign float64) int {
		best, at := math.Inf(-1), 0
		for _, i := range seen {
			if v := sign*list[i].liking/p.noise - math.Log(r.ExpFloat64()); v > best {
				best, at = v, i
			}
		}
		return at
	}
	var c Choice
	at := 0
	switch x := r.Float64(); {
	case x < 0.45:
		c.Kind, at = Saved, noisy(1)
	case x < 0.6:
		c.Kind, at = Applied, noisy(1)
	case x < 0.8:
		c.Kind, at = Hidden, noisy(-1)
	case x < 0.92:
		c.Kind, at = Hidden, noisy(-1)
		c.Reason = p.why(list[at], list)
	default:
		c.Kind, at = Raised, noisy(1)
		if at == 0 {
			c.Kind = Saved
		}
	}
	c.Job = list[at].job
	to := 0
	if c.Kind == Raised {
		to = r.IntN(at)
	}
	for i := range list {
		if i != at && (c.Kind != Raised || i >= to && i < at) {
			c.Passed = append(c.Passed, list[i].job)
		}
	}
	gone := list[at]
	p.shown = slices.DeleteFunc(p.shown, func(a *ad) bool { return a == gone })
	return c, true
}

// why is the reason whose components take most from a job, beside the others on the list.
func (p *person) why(a *ad, list []*ad) Reason {
	var worst Reason
	least := 0.0
	for _, reason := range []Reason{TooJunior, WrongField, LowPay, FarPlace, OtherValue} {
		sum := 0.0
		for _, c := range blames[reason].components {
			if !a.known[c] {
				continue
			}
			for _, b := range list {
				sum += p.theta[c] * (a.value[c] - p.expects(b, c))
			}
		}
		if sum < least {
			least, worst = sum, reason
		}
	}
	if worst == TooJunior && slices.ContainsFunc(a.tags, func(t string) bool { return slices.Contains([]string{"level:1", "level:2", "level:3", "level:4"}, t) }) {
		worst = TooSenior
	}
	return worst
}

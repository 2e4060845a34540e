package match

import (
	"encoding/binary"
	"math"
	"strings"

	"autojob/backend/core/culture"
	"autojob/backend/core/embed"
	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/terms"
)

// Facts are all that a score needs of an ad: no text, and under a kilobyte. They hold for the lexicon and the weights that read them.
type Facts struct {
	row
	places            []posting.Place
	company, industry string
}

// row is the part of the facts that an Index keeps as it is.
type row struct {
	title       embed.Signs
	whole       embed.Signs           // of title and lines together
	lines       [maxSigns]embed.Signs // of sentences on the work and what it takes
	asks        string                // see ask
	cues        cues
	occupations [3]meant
	tongues     [4]tongue
	signs       uint8 // how many of lines there are
	level       int8
	levelKnown  uint8 // 0 not at all, 1 by the occupation, 2 said
	years       uint8 // of experience asked for; 0 none
	degree      uint8 // asked for, evidence.NoDegree where none is
	orElse      bool  // something else may stand in for the degree
	remote      uint8 // places in the lists below, 0 where nothing is said
	contract    uint8
	hours       uint8
	visa        state
	currency    [3]byte
	pay         int64 // the most it offers, a year, full time; 0 where it does not say
}

// meant is an occupation that a title may mean, by its number in the lexicon; a score of 0 is none.
type meant struct{ number, score uint16 }

// tongue is a language that an ad asks for; the zero value is none.
type tongue struct {
	code        [2]byte
	level, need uint8
}

// What postings say in one word, see posting.Posting.
var (
	remotes   = []string{"", "onsite", "hybrid", "remote"}
	contracts = []string{"", "permanent", "fixed_term", "freelance", "temporary", "internship", "apprenticeship"}
	hours     = []string{"", "full_time", "part_time"}
	fluencies = []string{"", "A1", "A2", "B1", "B2", "C1", "C2", "native"}
	needs     = []evidence.Need{"", evidence.Nice, evidence.Implied, evidence.Must}
)

func placeIn[T comparable](list []T, v T) uint8 {
	for i, x := range list {
		if x == v {
			return uint8(i)
		}
	}
	return 0
}

const (
	maxCVLines = 120
	maxAdLines = 40 // of which a score uses maxSigns
	maxSigns   = 6
)

// facts reads what a score needs from an ad as it was read for its quotes.
func (e *Engine) facts(j *Job) *Facts {
	p := j.Posting
	f := &Facts{places: p.Locations, company: p.Company, industry: p.Industry}
	f.title, f.whole = j.title.Signs(), j.whole.Signs()
	f.signs = uint8(min(len(j.lines), maxSigns))
	for i := range int(f.signs) {
		f.lines[i] = j.lines[i*len(j.lines)/int(f.signs)].Signs() // from all over the ad
	}
	for i, o := range j.Occupations[:min(3, len(j.Occupations))] {
		f.occupations[i] = meant{uint16(e.lex.OccupationNumber(o.Occupation)), uint16(points(o.Score))}
	}
	f.level = int8(j.Level)
	switch {
	case j.LevelSaid:
		f.levelKnown = 2
	case len(j.Occupations) > 0:
		f.levelKnown = 1
	}
	f.remote, f.contract, f.hours = placeIn(remotes, p.Remote), placeIn(contracts, p.Contract), placeIn(hours, p.Hours)
	if s := p.Salary; s != nil && len(s.Currency) == len(f.currency) {
		f.pay = inYear(max(s.Min, s.Max), s.Period)
		copy(f.currency[:], s.Currency)
	}
	if said := terms.Visa(p, j.Ad); said != nil {
		f.visa = notMet
		if said.Value == "offered" {
			f.visa = met
		}
	}
	f.cues = count(j.Culture)
	f.read(e, j.Requirements)
	return f
}

func (f *Facts) read(e *Engine, all []evidence.Requirement) {
	listed := listsItsMusts(all)
	var asks []byte
	tongues := 0
	for _, r := range all {
		switch r.Kind {
		case evidence.SkillKind, evidence.CertificateKind:
			asks = e.ask(r, listed).append(asks)
		case evidence.YearsKind:
			f.years = uint8(min(r.Years, math.MaxUint8))
		case evidence.DegreeKind:
			f.degree, f.orElse = uint8(r.Degree), r.OrElse
		case evidence.LanguageKind:
			if tongues < len(f.tongues) && len(r.Lang) == 2 {
				f.tongues[tongues] = tongue{[2]byte{r.Lang[0], r.Lang[1]}, placeIn(fluencies, r.Level), placeIn(needs, r.Need)}
				tongues++
			}
		}
	}
	f.asks = string(asks)
}

// ask is a skill or certificate that an ad asks for, in the form in which a row keeps it: a byte for certificate, growth and the number
// of options, then weight and options (numbers of the lexicon) as varints.
type ask struct {
	certificate bool
	growth      uint8 // what it weighs where growth is measured, 0 to 3
	weight      int
	options     []int
}

const maxOptions = 15

func (e *Engine) ask(r evidence.Requirement, listed bool) ask {
	a := ask{certificate: r.Kind == evidence.CertificateKind, weight: e.weigh(r)}
	if r.Need == evidence.Implied && listed {
		a.weight /= 2
	}
	if !a.certificate && !e.soft(r) {
		a.growth = growthWeight(r.Need, listed)
	}
	for _, id := range r.Options[:min(maxOptions, len(r.Options))] {
		a.options = append(a.options, e.lex.Number(id))
	}
	return a
}

func (a ask) append(to []byte) []byte {
	head := byte(len(a.options))<<4 | a.growth<<1
	if a.certificate {
		head |= 1
	}
	to = binary.AppendUvarint(append(to, head), uint64(a.weight))
	for _, n := range a.options {
		to = binary.AppendUvarint(to, uint64(n))
	}
	return to
}

// varint reads what ask.append wrote.
func varint(s string, at int) (int, int) {
	n, shift := 0, 0
	for {
		b := s[at]
		at++
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			return n, at
		}
		shift += 7
	}
}

// cues counts an ad's cues by dimension, up to three each, two bits a dimension.
type cues uint64

// dimensions are the values and styles in the order of their bits.
var dimensions = append(culture.Values(), culture.Styles()...)

func count(all []culture.Cue) cues {
	var out cues
	for i, d := range dimensions {
		n := 0
		for _, c := range all {
			if c.Dimension == d {
				n++
			}
		}
		out |= cues(min(n, 3)) << (2 * i)
	}
	return out
}

func (c cues) of(dimension int) int { return int(c>>(2*dimension)) & 3 }

// learning is the dimension that says how a place helps people grow.
var learning = func() int {
	for i, d := range dimensions {
		if d == culture.Learning {
			return i
		}
	}
	panic("match: culture has no dimension for learning")
}()

// placesKey names a set of places: two with one key are the same to every wish.
func placesKey(ps []posting.Place) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(strings.ToLower(p.City) + "\x1f" + strings.ToLower(p.Country) + "\x1e")
	}
	return b.String()
}

// Package place knows where towns are, so that a wish like "within 25 km of Dublin" can be compared with an ad from Galway.
//
// Start with Apart. The towns are compiled in (places.gz, from GeoNames; see NOTICE.md): those of Europe with a thousand inhabitants or
// more, elsewhere with five thousand. Nothing is looked up outside, and the same names give the same distance on every machine.
package place

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the data
	"io"
	"math"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed places.gz
var packed []byte

//go:embed aliases.txt
var aliasText string

// gazetteer is one line for each town, by its folded name and country: "name\tCC\tlat\tlon", in hundredths of a degree.
type gazetteer struct {
	text    []byte
	lines   []int32           // where each begins
	aliases map[string]string // another folded name -> that of the data
}

var towns = sync.OnceValue(func() *gazetteer {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic("place: places.gz does not unpack: " + err.Error()) // a test reads it: this is a build that skipped its tests
	}
	text, err := io.ReadAll(r)
	if err != nil {
		panic("place: places.gz does not unpack: " + err.Error())
	}
	g := &gazetteer{text: text, aliases: map[string]string{}}
	for i := 0; i < len(text); {
		g.lines = append(g.lines, int32(i))
		n := bytes.IndexByte(text[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
	}
	for line := range strings.Lines(aliasText) {
		if names, town, ok := strings.Cut(strings.TrimSpace(line), "="); ok && names[0] != '#' {
			for name := range strings.SplitSeq(names, ",") {
				g.aliases[Fold(name)] = Fold(town)
			}
		}
	}
	return g
})

func (g *gazetteer) line(i int) string {
	end := len(g.text)
	if i+1 < len(g.lines) {
		end = int(g.lines[i+1])
	}
	return string(bytes.TrimSuffix(g.text[g.lines[i]:end], []byte("\n")))
}

// point is where a town is, in hundredths of a degree.
type point struct{ lat, lon int64 }

// find lists the towns of a name in a country, or in any where none is given.
func (g *gazetteer) find(name, country string) (out []point) {
	key := Fold(name)
	for _, key := range []string{key, g.aliases[key]} { // a village may have the name by which people mean a city
		if key == "" {
			continue
		}
		from := sort.Search(len(g.lines), func(i int) bool { return g.line(i) >= key+"\t" })
		for i := from; i < len(g.lines); i++ {
			rest, ok := strings.CutPrefix(g.line(i), key+"\t")
			if !ok {
				break
			}
			f := strings.Split(rest, "\t")
			if country != "" && !strings.EqualFold(country, f[0]) {
				continue
			}
			lat, _ := strconv.ParseInt(f[1], 10, 64)
			lon, _ := strconv.ParseInt(f[2], 10, 64)
			out = append(out, point{lat, lon})
		}
	}
	return out
}

// Town is a town by its name and its country (ISO 3166-1 alpha-2, "" where it is not known).
type Town struct{ Name, Country string }

// Apart is how many kilometres lie between two towns as the crow flies; where a name means several towns, between the nearest two. The
// second result is false where one of them is not known.
func Apart(a, b Town) (kilometres int, known bool) {
	from, to := towns().find(a.Name, a.Country), towns().find(b.Name, b.Country)
	if len(from) == 0 || len(to) == 0 {
		return 0, false
	}
	best := math.MaxInt
	for _, p := range from {
		for _, q := range to {
			best = min(best, apart(p, q))
		}
	}
	return best, true
}

// Known reports whether some town, in whatever country, has a name.
func Known(name string) bool { return len(towns().find(name, "")) > 0 }

// metresPerHundredth is how far a hundredth of a degree of latitude is.
const metresPerHundredth = 1_112

// apart is exact to a percent up to a thousand kilometres, which is all that a way to work asks.
func apart(p, q point) int {
	dy := (p.lat - q.lat) * metresPerHundredth
	lon := p.lon - q.lon
	if lon < 0 {
		lon = -lon
	}
	lon = min(lon, 36_000-lon)
	middle := (p.lat + q.lat) / 200 // in degrees
	if middle < 0 {
		middle = -middle
	}
	dx := lon * metresPerHundredth * cosines[min(middle, 90)] / 10_000
	return int(math.Sqrt(float64(dx*dx+dy*dy))+500) / 1_000
}

// cosines of whole degrees, in basis points.
var cosines = func() (out [91]int64) {
	for i := range out {
		out[i] = int64(math.Round(math.Cos(float64(i)*math.Pi/180) * 10_000))
	}
	return out
}()

// letters are those that are no other letter with a sign on it.
var letters = strings.NewReplacer("ß", "ss", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d")

// Fold brings a town's name to the form in which names are compared: lower case, without accents and signs.
func Fold(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(letters.Replace(strings.ToLower(name))) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == '.':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

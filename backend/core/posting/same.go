package posting

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"autojob/backend/core/pattern"
)

// bins is how many numbers stand for an ad's text. Two texts agree in as large a share of them, about, as of their phrases.
const bins = 64

// Sketch is what is needed of an ad to recognise it elsewhere: normal forms of title, company and places, and a sample of its phrases.
type Sketch struct {
	Title   []string // words of the normal form, sorted
	Company string
	Cities  []string
	Remote  bool
	Words   int
	head    uint64
	sample  [bins]uint32
}

// Sketched reads an ad once; comparing sketches is quick.
func Sketched(p *Posting) Sketch {
	s := Sketch{Title: titleWords(p), Company: CompanyKey(p.Company), Remote: p.Remote == "remote"}
	for _, l := range p.Locations {
		if c := fold(l.City); c != "" && !slices.Contains(s.Cities, c) {
			s.Cities = append(s.Cities, c)
		}
	}
	s.phrases(p.Description)
	return s
}

// phrases samples the runs of four words by one hash each: its high bits choose a bin, which keeps the smallest.
func (s *Sketch) phrases(text string) {
	for i := range s.sample {
		s.sample[i] = math.MaxUint32
	}
	const run = 4
	var last [run]uint64
	var b []byte
	n := 0
	word := func() {
		if len(b) == 0 {
			return
		}
		copy(last[:], last[1:])
		last[run-1] = fnv(b)
		n++
		b = b[:0]
		if n == 12 {
			s.head = mix(last[0]) ^ mix(last[1]+1) ^ mix(last[2]+2) ^ mix(last[3]+3)
		}
		if n < run {
			return
		}
		h := uint64(0)
		for i, w := range last {
			h = mix(h ^ w + uint64(i))
		}
		bin, value := h>>58, uint32(h)
		s.sample[bin] = min(s.sample[bin], value)
	}
	for _, r := range text {
		switch {
		case r < 0x80 && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9'):
			b = append(b, byte(r))
		case r >= 'A' && r <= 'Z':
			b = append(b, byte(r+'a'-'A'))
		case r >= 0x80 && unicode.IsLetter(r):
			b = append(b, string(unicode.ToLower(r))...)
		default:
			word()
		}
	}
	word()
	s.Words = n
	for i := range s.sample { // an empty bin takes its neighbour's
		for k := 1; s.sample[i] == math.MaxUint32 && k < bins && n >= run; k++ {
			if v := s.sample[(i+k)%bins]; v != math.MaxUint32 {
				s.sample[i] = v + uint32(k)*0x9e3779b9 | 1
			}
		}
	}
}

func fnv(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

func mix(h uint64) uint64 {
	h ^= h >> 31
	h *= 0x7fb5d329728ea185
	h ^= h >> 27
	h *= 0x81dadef4bc2dd44d
	return h ^ h>>33
}

// alike is the share of phrases that two ads have in common, about.
func (s *Sketch) alike(o *Sketch) float64 {
	if s.Words < 4 || o.Words < 4 {
		return 0
	}
	n := 0
	for i, v := range s.sample {
		if v == o.sample[i] {
			n++
		}
	}
	return float64(n) / bins
}

// What SameJob asks of two texts.
const (
	sameText  = 0.80 // with a title like the other's
	closeText = 0.45 // with title, company and place the same
)

// SameJob reports whether two ads are about one job: from two sources, or published again. The same text for another town is another job.
func SameJob(a, b *Sketch) bool {
	if !samePlace(a, b) || a.Company != "" && b.Company != "" && !sameCompany(a.Company, b.Company) {
		return false
	}
	title := titleAlike(a.Title, b.Title)
	if title < 0.5 {
		return false
	}
	text := a.alike(b)
	switch {
	case text >= sameText:
		return true
	case title < 0.99 || a.Company == "" || b.Company == "" || !known2(a, b):
		return false
	}
	return text >= closeText || a.head != 0 && a.head == b.head
}

// known2 reports whether both name a place, or neither does.
func known2(a, b *Sketch) bool { return (len(a.Cities) > 0) == (len(b.Cities) > 0) }

func samePlace(a, b *Sketch) bool {
	if len(a.Cities) == 0 || len(b.Cities) == 0 {
		return true
	}
	for _, c := range a.Cities {
		if slices.Contains(b.Cities, c) {
			return true
		}
	}
	return false
}

func sameCompany(a, b string) bool {
	return a == b || len(a) > 3 && strings.HasPrefix(b, a+" ") || len(b) > 3 && strings.HasPrefix(a, b+" ")
}

// titleAlike is the share of words that two titles have in common.
func titleAlike(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return float64(n) / float64(len(a)+len(b)-n)
}

var (
	legal   = pattern.New(`(?i)[\s,]+(?:gmbh(?: ?& ?co\.? ?(?:kg|kgaa))?|ag|se|kg|kgaa|ohg|gbr|ug|e\.? ?v\.?|mbh|ltd\.?|limited|plc|llp|lp|inc\.?|incorporated|llc|l\.l\.c\.|corp\.?|corporation|co\.?|company|s\.?a\.?|s\.?a\.?s\.?|sarl|s\.?l\.?u?\.?|b\.?v\.?|n\.?v\.?|oy|ab|a/s|aps|s\.?p\.?a\.?|s\.?r\.?l\.?|group|holding|holdings|international|deutschland|germany|usa|uk|france)$`)
	aside   = pattern.New(`\([^)]*\)|\[[^\]]*\]`)
	genders = pattern.New(`(?i)\((?:m|w|f|d|x|h|gn|a|all|div|all genders)(?:\s?[/|,*]\s?(?:m|w|f|d|x|h|gn|div|i|n))*\)|[:*_/-]+in(?:nen)?\b|\b[mwfh]/[mwfhdx](?:/[dxi])?\b`)
)

// CompanyKey is the normal form of a firm's name: without legal form, accents and marks.
func CompanyKey(name string) string {
	name = aside.ReplaceAllString(rating.ReplaceAllString(name, ""), " ")
	for range 3 {
		cut := legal.ReplaceAllString(strings.TrimSpace(strings.TrimRight(name, " .,")), "")
		if cut == name || strings.TrimSpace(cut) == "" {
			break
		}
		name = cut
	}
	return strings.TrimPrefix(fold(name), "the ")
}

// TitleKey is the normal form of a title: its telling words in order of the alphabet.
func TitleKey(p *Posting) string { return strings.Join(titleWords(p), " ") }

var (
	shortened = map[string]string{"sr": "senior", "snr": "senior", "jr": "junior", "mgr": "manager", "eng": "engineer", "dev": "developer", "asst": "assistant", "admin": "administrator", "rn": "nurse", "tech": "technician", "rep": "representative"}
	noTitle   = set("the a an of for in at to and or und oder für in im et de la le y con remote hybrid onsite full time part vollzeit teilzeit homeoffice job position stelle m w d f x h")
)

func titleWords(p *Posting) []string {
	title := genders.ReplaceAllString(p.Title, " ")
	places := set(fold(p.Location))
	var out []string
	add := func(w string) {
		if long, ok := shortened[w]; ok {
			w = long
		}
		if w != "" && !noTitle[w] && strings.Trim(w, "0123456789") != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	for w := range strings.FieldsSeq(fold(title)) {
		if !places[w] {
			add(w)
		}
	}
	if len(out) == 0 {
		for w := range strings.FieldsSeq(fold(title)) {
			add(w)
		}
	}
	slices.Sort(out)
	return out
}

// fold is words in lower case without accents and marks.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			if r == 'ß' {
				b.WriteString("ss")
			} else {
				b.WriteRune(unicode.ToLower(r))
			}
		default:
			gap = true
		}
	}
	return b.String()
}

package match

import (
	"encoding/binary"
	"errors"

	"autojob/backend/core/embed"
	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
)

// Reads names all that the facts of an ad depend on besides the ad: kept facts hold where it is the same.
func (e *Engine) Reads() string { return Algorithm + " " + e.lex.Packs() }

// MarshalBinary writes facts down, to be kept beside the ad that they are of and read by the same engine.
func (f *Facts) MarshalBinary() ([]byte, error) {
	out := make([]byte, 0, 600)
	signs := func(s embed.Signs) {
		for _, w := range s {
			out = binary.LittleEndian.AppendUint64(out, w)
		}
	}
	signs(f.title)
	signs(f.whole)
	out = append(out, f.signs)
	for _, line := range f.lines[:f.signs] {
		signs(line)
	}
	for _, o := range f.occupations {
		out = binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(out, o.number), o.score)
	}
	for _, t := range f.tongues {
		out = append(out, t.code[0], t.code[1], t.level, t.need)
	}
	orElse := byte(0)
	if f.orElse {
		orElse = 1
	}
	out = append(out, byte(f.level), f.levelKnown, f.years, f.degree, orElse, f.remote, f.contract, f.hours, byte(f.visa), f.currency[0], f.currency[1], f.currency[2])
	out = binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(out, uint64(f.cues)), uint64(f.pay))
	text := func(s string) { out = append(binary.AppendUvarint(out, uint64(len(s))), s...) }
	text(f.asks)
	text(f.company)
	text(f.industry)
	out = binary.AppendUvarint(out, uint64(len(f.places)))
	for _, p := range f.places {
		text(p.City)
		text(p.Region)
		text(p.Country)
	}
	return out, nil
}

var errFacts = errors.New("these are no facts of this engine")

// Facts reads facts that MarshalBinary wrote down.
func (e *Engine) Facts(data []byte) (*Facts, error) {
	r := reader{rest: data}
	f := &Facts{}
	f.title, f.whole = r.signs(), r.signs()
	f.signs = r.below(maxSigns + 1)
	for i := range int(f.signs) {
		f.lines[i] = r.signs()
	}
	for i := range f.occupations {
		f.occupations[i] = meant{r.uint16(), r.uint16()}
		r.bad = r.bad || int(f.occupations[i].number) >= e.lex.OccupationLen() || bp(f.occupations[i].score) > one
	}
	for i := range f.tongues {
		b := r.take(2)
		if len(b) == 2 {
			f.tongues[i].code = [2]byte(b)
		}
		f.tongues[i].level, f.tongues[i].need = r.below(len(fluencies)), r.below(len(needs))
	}
	f.level, f.levelKnown, f.years, f.degree = int8(r.byte()), r.below(3), r.byte(), r.below(int(evidence.Doctorate)+1)
	f.orElse = r.below(2) == 1
	f.remote, f.contract, f.hours, f.visa = r.below(len(remotes)), r.below(len(contracts)), r.below(len(hours)), state(r.below(int(conflict)+1))
	if b := r.take(3); len(b) == 3 {
		f.currency = [3]byte(b)
	}
	f.cues, f.pay = cues(r.uint64()), int64(r.uint64())
	f.asks, f.company, f.industry = r.text(), r.text(), r.text()
	for n := r.uvarint(); n > 0 && !r.bad; n-- {
		f.places = append(f.places, posting.Place{City: r.text(), Region: r.text(), Country: r.text()})
	}
	if r.bad || len(r.rest) > 0 || !e.answerable(f.asks) {
		return nil, errFacts
	}
	return f, nil
}

// answerable reports whether all that is asked for is of the lexicon, in whole.
func (e *Engine) answerable(asks string) bool {
	r := reader{rest: []byte(asks)}
	for len(r.rest) > 0 && !r.bad {
		head := r.byte()
		r.uvarint()
		for range head >> 4 {
			if r.uvarint() >= uint64(e.lex.Len()) {
				return false
			}
		}
	}
	return !r.bad
}

// reader takes from what is left; bad is set where that is too little.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) take(n int) []byte {
	if n > len(r.rest) {
		r.bad, r.rest = true, nil
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *reader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

// below is a byte that stands for one of n things.
func (r *reader) below(n int) uint8 {
	b := r.byte()
	if int(b) >= n {
		r.bad = true
		return 0
	}
	return b
}

func (r *reader) uint16() uint16 {
	if b := r.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (r *reader) uint64() uint64 {
	if b := r.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

func (r *reader) uvarint() uint64 {
	n, width := binary.Uvarint(r.rest)
	if width <= 0 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[width:]
	return n
}

func (r *reader) text() string {
	n := r.uvarint()
	if n > uint64(len(r.rest)) {
		r.bad, r.rest = true, nil
		return ""
	}
	return string(r.take(int(n)))
}

func (r *reader) signs() (s embed.Signs) {
	for i := range s {
		s[i] = r.uint64()
	}
	return s
}

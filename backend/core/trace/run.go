package trace

// runs decodes what may be base64 or hex: runs of their letters. Where a run was encoded from is not known, so each is decoded at
// every alignment. A run goes on behind the end of a line, when the line is as long as encoders make them.
type runs struct {
	state  runState
	line   int // letters since the line began
	blanks int // since the line ended

	n    int // base64 letters so far
	bits uint32
	at   [4]uint32 // the automaton's state for each alignment

	digits int // hex digits so far
	digit  byte
	hex    [2]uint32
}

type runState int

const (
	outside runState = iota
	inside
	atLineEnd
)

const (
	shortestRun  = 8 // letters that hold the shortest identifier
	shortestHex  = 12
	shortestLine = 16
	mostBlanks   = 16 // between two lines: the end and some indentation
	none         = 0xff
)

// sextets are the values of base64's letters in both alphabets (RFC 4648, 4 and 5); nibbles those of hex digits.
var sextets, nibbles = func() (six, four [256]byte) {
	for i := range six {
		six[i], four[i] = none, none
		if d := hexDigit(byte(i)); d >= 0 {
			four[i] = byte(d)
		}
	}
	for i, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
		six[c] = byte(i)
	}
	six['-'], six['_'] = 62, 63
	return six, four
}()

// scan reads the next bytes.
func (r *runs) scan(s *search, b []byte) {
	for i := 0; i < len(b); {
		switch r.state {
		case outside:
			i = r.find(s, b, i)
		case inside:
			end := i
			for end < len(b) && sextets[b[end]] != none {
				end++
			}
			if end > i {
				r.letters(s, b[:end], i)
				r.hexDigits(s, b[:end], i)
				r.line += end - i
				i = end
			} else if (b[i] == '\n' || b[i] == '\r') && r.line >= shortestLine {
				r.state, r.blanks = atLineEnd, 0
			} else {
				s.reading.at = s.reading.base + int64(i)
				r.end(s)
			}
		case atLineEnd:
			switch c := b[i]; {
			case sextets[c] != none:
				r.state, r.line = inside, 0
			case (c == '\n' || c == '\r' || c == ' ' || c == '\t') && r.blanks < mostBlanks:
				r.blanks++
				i++
			default:
				r.end(s)
			}
		}
	}
}

// find looks for the next run from i on and begins it; it returns where. A run that is long enough covers every eighth byte.
func (r *runs) find(s *search, b []byte, i int) int {
	for i+shortestRun <= len(b) {
		last := i + shortestRun - 1
		if sextets[b[last]] == none {
			i += shortestRun
			continue
		}
		start := last
		for start > i && sextets[b[start-1]] != none {
			start--
		}
		end := last + 1
		for end < len(b) && end < start+shortestRun && sextets[b[end]] != none {
			end++
		}
		if end-start < shortestRun && end < len(b) {
			i = end
			continue
		}
		r.begin(s)
		return start
	}
	for start := len(b); ; start-- { // the beginning of one, perhaps
		if start == i || sextets[b[start-1]] == none {
			if start < len(b) {
				r.begin(s)
			}
			return start
		}
	}
}

func (r *runs) begin(s *search) {
	start := s.auto.start
	*r = runs{state: inside, at: [4]uint32{start, start, start, start}, hex: [2]uint32{start, start}}
}

// letters decodes base64's from the i-th byte on. With each letter four are whole at one of the alignments.
func (r *runs) letters(s *search, b []byte, i int) {
	next, class, accept := s.auto.next, &s.auto.class, s.auto.accept
	bits, n := r.bits, r.n
	for ; i < len(b); i++ {
		bits = bits<<6 | uint32(sextets[b[i]])
		if n++; n < 4 {
			continue
		}
		first := next[r.at[n&3]+class[byte(bits>>16)]]
		second := next[first+class[byte(bits>>8)]]
		third := next[second+class[byte(bits)]]
		r.at[n&3] = third
		if max(first, second, third) >= accept {
			s.reading.at = s.reading.base + int64(i) + 1
			for _, state := range []uint32{first, second, third} {
				s.hit(Base64, state)
			}
		}
	}
	r.bits, r.n = bits, n
}

// hexDigits decodes those from the i-th byte on. A run that is long enough covers every shortestHex-th byte.
func (r *runs) hexDigits(s *search, b []byte, i int) {
	for i < len(b) {
		if r.digits == 0 && i+shortestHex <= len(b) && nibbles[b[i+shortestHex-1]] == none {
			i += shortestHex
			continue
		}
		nibble := nibbles[b[i]]
		i++
		s.reading.at = s.reading.base + int64(i)
		if nibble == none {
			r.endHex(s)
			continue
		}
		if r.digits++; r.digits >= 2 {
			s.decoded(Hex, &r.hex[r.digits&1], r.digit<<4|nibble)
		}
		r.digit = nibble
	}
}

// end decodes what is left of the last four letters at each alignment.
func (r *runs) end(s *search) {
	for align := range r.at {
		if r.n <= align {
			continue
		}
		at := &r.at[align]
		switch (r.n - align) & 3 {
		case 2:
			s.decoded(Base64, at, byte(r.bits>>4))
		case 3:
			s.decoded(Base64, at, byte(r.bits>>10))
			s.decoded(Base64, at, byte(r.bits>>2))
		}
		for range edgeBytes {
			s.decoded(Base64, at, 0)
		}
	}
	r.endHex(s)
	r.state = outside
}

func (r *runs) endHex(s *search) {
	if r.digits == 0 {
		return
	}
	if r.digits >= shortestHex {
		for i := range r.hex {
			for range edgeBytes {
				s.decoded(Hex, &r.hex[i], 0)
			}
		}
	}
	r.digits, r.hex = 0, [2]uint32{s.auto.start, s.auto.start}
}

package trace

import (
	"bufio"
	"bytes"
	"compress/flate"
	"io"
)

// lookAhead is how many bytes from a position on say whether a container begins there.
const lookAhead = 10

// mostHeld bounds what is kept of an unpacked stream so that a container within it can be read to its end. What lies in a file is
// read from there again.
const mostHeld = 8 << 20

// source is what a level reads: a file, or what unpacking yields.
type source struct {
	r    io.Reader
	at   io.ReaderAt // nil for what is unpacked
	size int64       // of at
	pos  int64       // offset of what is held
	err  error       // why r yields no more
	cut  bool        // a container wanted more than mostHeld

	mem    []byte
	lo, hi int // of what is held in mem
}

func (s *source) held() []byte { return s.mem[s.lo:s.hi] }

// fill holds at least n bytes, unless there are no more. The error is nil at the end.
func (s *source) fill(n int) error {
	if s.lo+n > len(s.mem) {
		to := s.mem
		if n > len(to) {
			to = make([]byte, max(n, 2*len(to)))
		}
		s.hi = copy(to, s.held())
		s.mem, s.lo = to, 0
	}
	for empty := 0; s.hi-s.lo < n && s.err == nil; {
		got, err := s.r.Read(s.mem[s.hi:])
		s.hi, s.err = s.hi+got, err
		if empty++; got > 0 {
			empty = 0
		}
		if empty > 100 {
			s.err = io.ErrNoProgress
		}
	}
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// advance lets go of the first n bytes.
func (s *source) advance(n int) { s.lo, s.pos = s.lo+n, s.pos+int64(n) }

// rest reads on from the i-th byte that is held, beside the source itself.
func (s *source) rest(i int) io.Reader {
	if s.at == nil {
		return &ahead{s, i}
	}
	held := s.held()
	next := s.pos + int64(len(held))
	return io.MultiReader(bytes.NewReader(held[i:]), io.NewSectionReader(s.at, next, s.size-next))
}

// ahead reads what a source holds, and has it hold more.
type ahead struct {
	s *source
	i int
}

func (a *ahead) Read(p []byte) (int, error) {
	if a.i == a.s.hi-a.s.lo {
		if a.i >= mostHeld {
			a.s.cut = true
			return 0, io.EOF
		}
		_ = a.s.fill(a.i + 1) // the source's own trouble is told where it is read
	}
	n := copy(p, a.s.held()[a.i:])
	a.i += n
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// metered takes what is unpacked from what the search may unpack.
type metered struct {
	s *search
	r io.Reader
}

func (m metered) Read(p []byte) (int, error) {
	if m.s.output <= 0 {
		m.s.result.Cut = true
		return 0, io.EOF
	}
	n, err := m.r.Read(p[:min(int64(len(p)), m.s.output)])
	m.s.output -= int64(n)
	return n, err
}

// containers searches each container that begins in the first n bytes of src.
func (s *search) containers(depth int, src *source, n int) error {
	for i := 0; i < n; i++ {
		if !begins[src.mem[src.lo+i]] {
			continue
		}
		kind := container(src.held()[i:])
		switch {
		case kind == "":
			continue
		case depth == s.limits.Depth:
			s.result.Cut = s.result.Cut || kind != zlibKind // whose mark is short enough for chance
			continue
		case s.output <= 0:
			return nil
		}
		if err := s.unpacked(depth, src, i, kind); err != nil {
			return err
		}
	}
	return nil
}

const (
	gzipKind   = "gzip"   // RFC 1952
	zlibKind   = "zlib"   // RFC 1950
	zipKind    = "zip"    // APPNOTE 4.3.7: a local file header
	base64Kind = "base64" // of something that may be compressed within
)

// begins are the bytes with which a container may begin.
var begins = func() (b [256]bool) {
	for i := range b {
		b[i] = i&0x8f == 8 // zlib's method and window
	}
	for _, c := range []byte("\x1fPHUJ") {
		b[c] = true
	}
	return b
}()

// container says what begins at the start of b, "" for nothing.
func container(b []byte) string {
	if len(b) < lookAhead {
		return ""
	}
	switch b[0] {
	case 0x1f:
		if b[1] == 0x8b && b[2] == 8 && b[3]&0xe0 == 0 {
			return gzipKind
		}
	case 'P':
		if b[1] == 'K' && b[2] == 3 && b[3] == 4 && b[6]&1 == 0 && b[8] == 8 && b[9] == 0 { // not encrypted, deflated
			return zipKind
		}
	case 'H':
		if string(b[:4]) == "H4sI" {
			return base64Kind
		}
	case 'U':
		if string(b[:5]) == "UEsDB" {
			return base64Kind
		}
	case 'J':
		if string(b[:6]) == "JVBERi" {
			return base64Kind
		}
	}
	if b[0]&0x8f != 8 || b[1]&0x20 != 0 || (uint(b[0])<<8|uint(b[1]))%31 != 0 {
		return ""
	}
	switch b[2] >> 1 & 3 { // the first block (RFC 1951, 3.2.3)
	case 0:
		if b[3]^b[5] != 0xff || b[4]^b[6] != 0xff {
			return ""
		}
	case 3:
		return ""
	}
	return zlibKind
}

// unpacker is what one depth unpacks with.
type unpacker struct {
	in      *bufio.Reader
	deflate io.ReadCloser
}

// unpacked searches the container that begins at the i-th byte that src holds. One that is broken is searched as far as it goes.
func (s *search) unpacked(depth int, src *source, i int, kind string) error {
	for len(s.unpackers) <= depth {
		s.unpackers = append(s.unpackers, &unpacker{in: bufio.NewReaderSize(nil, 4<<10), deflate: flate.NewReader(bytes.NewReader(nil))})
	}
	u := s.unpackers[depth]
	u.in.Reset(src.rest(i))
	var r io.Reader = u.deflate
	switch kind {
	case base64Kind:
		r = letters64{u.in}
	case gzipKind:
		skipGzip(u.in)
	case zlibKind:
		_, _ = u.in.Discard(2)
	case zipKind:
		if h, err := u.in.Peek(30); err == nil {
			_, _ = u.in.Discard(30 + int(h[26]) + int(h[27])<<8 + int(h[28]) + int(h[29])<<8)
		}
	}
	if err := u.deflate.(flate.Resetter).Reset(u.in, nil); err != nil {
		return nil
	}
	if depth == 0 {
		s.outer = src.pos + int64(i)
	}
	s.kinds = append(s.kinds, kind)
	inner := &source{r: metered{s, r}}
	_ = s.level(depth+1, inner) // only the context's end stops the search around it
	s.kinds = s.kinds[:len(s.kinds)-1]
	s.result.Cut = s.result.Cut || inner.cut
	return s.ctx.Err()
}

// skipGzip reads a gzip header (RFC 1952, 2.3) with its optional fields.
func skipGzip(in *bufio.Reader) {
	h, err := in.Peek(10)
	if err != nil {
		return
	}
	flags := h[3]
	_, _ = in.Discard(10)
	if flags&4 != 0 {
		if n, err := in.Peek(2); err == nil {
			_, _ = in.Discard(2 + int(n[0]) + int(n[1])<<8)
		}
	}
	for _, named := range []byte{8, 16} { // file name, comment
		for flags&named != 0 {
			if c, err := in.ReadByte(); err != nil || c == 0 {
				break
			}
		}
	}
	if flags&2 != 0 {
		_, _ = in.Discard(2)
	}
}

// letters64 decodes base64 up to the first byte that is none of its letters and no blank.
type letters64 struct{ in *bufio.Reader }

func (l letters64) Read(p []byte) (int, error) {
	n := 0
	for n+3 <= len(p) {
		var v uint32
		have := 0
		for have < 4 {
			c, err := l.in.ReadByte()
			if err == nil && (c == '\n' || c == '\r' || c == ' ' || c == '\t') {
				continue
			}
			if err != nil || sextets[c] == none {
				break
			}
			v, have = v<<6|uint32(sextets[c]), have+1
		}
		v <<= 6 * (4 - have)
		n += copy(p[n:n+max(0, have-1)], []byte{byte(v >> 16), byte(v >> 8), byte(v)})
		if have < 4 {
			return n, io.EOF
		}
	}
	return n, nil
}

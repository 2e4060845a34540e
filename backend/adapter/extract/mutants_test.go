package extract

import (
	"context"
	"encoding/binary"
	"errors"
	"testing"
	"time"

	"autojob/backend/core/problem"
)

// Verdict is how reading one file of many ended.
type Verdict struct {
	Code problem.Code  // "" where it was read
	Hint bool          // a refusal says what to do
	Took time.Duration // without starting a child
}

// ReadMany reads files in one confined child, each by a PDFium of its own: a child's start is nine tenths of the price of a file.
// The child has the limits of one that reads a single file, but for its time.
func (x *Extractor) ReadMany(ctx context.Context, files [][]byte) (out []Verdict, err error) {
	if err := x.Warm(ctx); err != nil {
		return nil, err
	}
	var data []byte
	for _, f := range files {
		data = append(binary.BigEndian.AppendUint32(data, uint32(len(f))), f...)
	}
	l := x.limits()
	l.Time += time.Duration(len(files)) * time.Second
	return out, x.run(ctx, header{Op: "many", Engine: true, Cache: x.cache(), Limits: l}, data, &out)
}

// many is ReadMany in the child.
func many(ctx context.Context, c *child, data []byte, _ args) (any, error) {
	var out []Verdict
	for len(data) > 0 {
		if len(data) < 4 {
			return nil, errors.New("half a length")
		}
		n := binary.BigEndian.Uint32(data)
		file := data[4 : 4+n]
		data = data[4+n:]
		start := time.Now()
		v := Verdict{Hint: true}
		if _, err := c.document(ctx, file, args{Ext: ".pdf"}); err != nil {
			var p *problem.Error
			if !errors.As(err, &p) {
				p = unreadable(err)
			}
			v.Code, v.Hint = p.Code, p.Hint != ""
		}
		v.Took = time.Since(start)
		out = append(out, v)
		if err := c.engine.pdf.Close(); err != nil {
			return nil, err
		}
		var err error
		if c.engine.pdf, err = c.engine.pool.GetInstanceWithContext(ctx); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// OwnExtractor is the reader of the package's own tests, for those that stand outside it.
func OwnExtractor(t *testing.T) *Extractor { return newExtractor(t) }

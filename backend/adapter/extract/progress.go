package extract

import (
	"bytes"
	"context"
	"encoding/json"
)

// progressKey is where a context carries who wants to know how far a child has come.
type progressKey struct{}

// WithProgress has f told how many pages of how many were recognised, while a call under the returned context reads pictures. f is
// called from another goroutine.
func WithProgress(ctx context.Context, f func(done, of int)) context.Context {
	return context.WithValue(ctx, progressKey{}, f)
}

// teller passes a child's lines that tell its progress on, nil if nobody asked.
func teller(ctx context.Context) func([]byte) {
	f, _ := ctx.Value(progressKey{}).(func(done, of int))
	if f == nil {
		return nil
	}
	return func(line []byte) {
		var a answer
		if bytes.HasPrefix(line, []byte(`{"done":`)) && json.Unmarshal(line, &a) == nil && a.Done != nil && a.Done.Of > 0 && a.Done.Of < 10000 {
			f(min(max(a.Done.Done, 0), a.Done.Of), a.Done.Of)
		}
	}
}

// maxProgressLine is longer than any line that tells progress; longer ones are the answer.
const maxProgressLine = 200

// watch gives told the lines of b.
func (c *capped) watch(b []byte) {
	for {
		i := bytes.IndexByte(b, '\n')
		if i < 0 {
			break
		}
		if len(c.line)+i < maxProgressLine {
			c.told(append(c.line, b[:i]...))
		}
		c.line, b = c.line[:0], b[i+1:]
	}
	if len(c.line)+len(b) < maxProgressLine {
		c.line = append(c.line, b...)
	} else {
		c.line = append(c.line[:0], make([]byte, maxProgressLine)...) // too long to be one
	}
}

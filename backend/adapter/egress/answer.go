package egress

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Answer is what came back.
type Answer struct {
	Status       int
	URL          string // where it came from, after redirects
	ContentType  string
	ETag         string
	LastModified string
	RetryAfter   string
	Body         []byte
}

// read takes an answer's body within the rule's limit. What is over it is neither kept nor waited for.
func (g *Gateway) read(res *http.Response, r rule, at *url.URL) (*Answer, error) {
	defer res.Body.Close() // before its end: closes the connection
	a := &Answer{
		Status: res.StatusCode, URL: at.String(), ContentType: short(res, "Content-Type"),
		ETag: short(res, "ETag"), LastModified: short(res, "Last-Modified"), RetryAfter: short(res, "Retry-After"),
	}
	if res.ContentLength > r.bytes {
		return nil, fmt.Errorf("%w: %d bytes", errSize, res.ContentLength)
	}
	came := &counter{r: res.Body}
	defer func() { g.moved(AdSource, at.Hostname(), 0, came.n) }()
	var body io.Reader = came
	switch strings.ToLower(res.Header.Get("Content-Encoding")) {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(io.LimitReader(came, r.bytes+1))
		if err == io.EOF { // no body, as with 304
			return a, nil
		}
		if err != nil {
			return nil, fmt.Errorf("unpacking the answer: %w", err)
		}
		body = z
	default:
		return nil, fmt.Errorf("%w: an encoding that was not asked for", errAnswer)
	}
	var out bytes.Buffer
	n, err := io.Copy(&out, io.LimitReader(body, r.bytes+1))
	if n > r.bytes {
		return nil, fmt.Errorf("%w: more than %d bytes", errSize, r.bytes)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	a.Body = out.Bytes()
	return a, nil
}

// short is a header's value; one that is longer than any honest one is left out.
func short(res *http.Response, name string) string {
	v := res.Header.Get(name)
	if len(v) > 512 {
		return ""
	}
	return v
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

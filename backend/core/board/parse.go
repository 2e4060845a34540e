package board

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

// Limits of one answer. A board with more is read up to them, and its Part says that it is cut.
const (
	maxAds   = 20_000
	maxPages = 1_000
)

// Parse reads a board's answer to a step. An answer that is none of this board's is a *problem.Error; ads that cannot be read are named
// in the reading, and the others are kept.
func Parse(b Board, at Step, data []byte) (Part, error) {
	if err := b.Check(); err != nil {
		return Part{}, err
	}
	u, err := url.Parse(at.URL)
	if err != nil {
		return Part{}, notOurs(b, err)
	}
	r := &reader{board: b, at: u, detail: at.Detail, data: data}
	if err := systems()[b.Kind].read(r); err != nil {
		var p *problem.Error
		if errors.As(err, &p) {
			return Part{}, p
		}
		return Part{}, notOurs(b, err)
	}
	if err := r.finish(); err != nil {
		return Part{}, err
	}
	return r.part, nil
}

func notOurs(b Board, cause error) *problem.Error {
	return problem.New(problem.Unreadable, fmt.Sprintf("%s did not answer with job ads.", b.Kind.System()),
		"The board may have moved or be closed for now. Open its page in your browser to see, and try again later.").Because(cause)
}

// reader is the reading of one answer.
type reader struct {
	board  Board
	at     *url.URL
	detail bool
	data   []byte
	part   Part
	ads    []node
}

var errShape = errors.New("not the shape that was expected")

// json decodes the answer.
func (r *reader) json() (any, error) {
	data := bytes.TrimPrefix(bytes.TrimSpace(r.data), []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(data, []byte("<")) {
		return nil, errors.New("a web page in place of JSON")
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return nil, fmt.Errorf("decoding JSON: %w", shortened(err))
	}
	return v, nil
}

// shortened is an error about JSON without the text it stumbled over.
func shortened(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("it breaks at byte %d", syntax.Offset)
	}
	return errShape
}

// object decodes an answer that is an object with a list under a key.
func (r *reader) object(key string) (node, []node, error) {
	v, err := r.json()
	if err != nil {
		return nil, nil, err
	}
	m, ok := v.(map[string]any)
	if !ok {
		return nil, nil, errShape
	}
	if _, ok := m[key].([]any); !ok {
		return nil, nil, errShape
	}
	return m, node(m).list(key), nil
}

// id is an ad's id among those of all boards.
func (r *reader) id(own string) string {
	if len(own) > 80 {
		own = hashed(own)
	}
	return r.board.ID() + ":" + own
}

// list notes that an ad stands on the board, and reports whether it can be told from others.
func (r *reader) list(own string) bool {
	if own == "" || len(own) > 2000 {
		return false
	}
	if len(r.part.Listed) >= maxAds {
		r.part.Cut = true
		return false
	}
	r.part.Listed = append(r.part.Listed, r.id(own))
	return true
}

// add keeps an ad in posting's own words; its id is the board's.
func (r *reader) add(own string, ad node) {
	if !r.list(own) {
		return
	}
	ad["id"] = r.id(own)
	if text(ad["company"]) == "" {
		ad["company"] = r.board.Name
	}
	for k, v := range ad {
		if s, ok := v.(string); v == nil || ok && strings.TrimSpace(s) == "" {
			delete(ad, k)
		}
	}
	r.ads = append(r.ads, ad)
}

// finish has posting read the ads.
func (r *reader) finish() error {
	if len(r.ads) == 0 {
		return nil
	}
	data, err := json.Marshal(r.ads)
	if err != nil {
		return fmt.Errorf("handing the ads on: %w", err)
	}
	reading, err := posting.Parse(data, "board.json")
	if err != nil && len(reading.Problems) == 0 {
		return err
	}
	r.part.Reading = reading
	return nil
}

// next is this step's address with one number of its query raised, while there is more to come.
func (r *reader) next(key string, by int, more bool) {
	q := r.at.Query()
	n, err := strconv.Atoi(q.Get(key))
	if r.part.Cut = r.part.Cut || more && (err != nil || n+by > maxPages*max(by, 1)); !more || r.part.Cut {
		return
	}
	q.Set(key, strconv.Itoa(n+by))
	u := *r.at
	u.RawQuery = q.Encode()
	r.part.Next = u.String()
}

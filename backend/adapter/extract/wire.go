package extract

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"autojob/backend/core/problem"
)

// A request is a length (4 bytes, big endian), that many bytes of JSON (header), then header.Size bytes of the file.
// An answer is one JSON object, after any number of others that only tell the
// progress. Both directions end with end of file.

// warmOp compiles the PDF engine into the cache and reads no file.
const warmOp = "warm"

const maxHeader = 64 << 10

type header struct {
	Op     string `json:"op"`
	Args   args   `json:"args"`
	Limits Limits `json:"limits"`
	Engine bool   `json:"engine,omitempty"` // the PDF engine is needed
	Cache  string `json:"cache,omitempty"`  // folder of compiled code

	OCR      bool   `json:"ocr,omitempty"`      // the text recognition is needed
	OCRCache string `json:"ocrCache,omitempty"` // folder of its compiled code
	Size     int64  `json:"size"`               // bytes of the file that follows
}

// args are what operations take besides the file.
type args struct {
	Ext   string `json:"ext,omitempty"`   // the file name's extension, in lower case, with its dot
	Page  int    `json:"page,omitempty"`  // from 1
	Width int    `json:"width,omitempty"` // pixels
	URL   string `json:"url,omitempty"`   // where a pasted ad came from

	Board *BoardArgs `json:"board,omitempty"`
}

type answer struct {
	Result  json.RawMessage `json:"result,omitempty"`
	Problem *problem.Error  `json:"problem,omitempty"`
	Cause   string          `json:"cause,omitempty"`
	Scan    bool            `json:"scan,omitempty"` // there are pages that only the text recognition can read
	Done    *progress       `json:"done,omitempty"` // no answer yet: how far the child has come
}

// progress counts pages.
type progress struct {
	Done int `json:"done"`
	Of   int `json:"of"`
}

func encodeRequest(h header, size int) ([]byte, error) {
	h.Size = int64(size)
	b, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	if len(b) > maxHeader {
		return nil, errors.New("request header too long")
	}
	return append(binary.BigEndian.AppendUint32(nil, uint32(len(b))), b...), nil
}

// readHeader reads a request up to the first byte of the file.
func readHeader(r io.Reader) (header, error) {
	var n [4]byte
	if _, err := io.ReadFull(r, n[:]); err != nil {
		return header{}, fmt.Errorf("reading the request's length: %w", err)
	}
	size := binary.BigEndian.Uint32(n[:])
	if size > maxHeader {
		return header{}, fmt.Errorf("request header of %d bytes", size)
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(r, b); err != nil {
		return header{}, fmt.Errorf("reading the request's header: %w", err)
	}
	var h header
	if err := json.Unmarshal(b, &h); err != nil {
		return header{}, fmt.Errorf("decoding the request's header: %w", err)
	}
	if h.Size < 0 || h.Size > h.Limits.Bytes {
		return header{}, fmt.Errorf("request of %d bytes, limit %d", h.Size, h.Limits.Bytes)
	}
	if h.Limits.Time <= 0 || h.Limits.Memory <= 0 || h.Limits.Output <= 0 {
		return header{}, errors.New("request without limits")
	}
	return h, nil
}

// readFile reads the rest of a request.
func readFile(r io.Reader, h header) ([]byte, error) {
	data := make([]byte, h.Size)
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, fmt.Errorf("reading the file: %w", err)
	}
	return data, nil
}

// decodeAnswer reads an answer; what only tells the progress is passed over.
func decodeAnswer(out []byte) (answer, error) {
	dec := json.NewDecoder(bytes.NewReader(out))
	for {
		var a answer
		if err := dec.Decode(&a); err != nil {
			return answer{}, fmt.Errorf("decoding the child's answer: %w", err)
		}
		if a.Done == nil {
			return a, nil
		}
	}
}

// into decodes an answer's result.
func (a answer) into(result any) error {
	if result == nil {
		return nil
	}
	if err := json.Unmarshal(a.Result, result); err != nil {
		return unreadable(fmt.Errorf("decoding the child's result: %w", err))
	}
	return nil
}

func writeAnswer(w io.Writer, a answer) error {
	b, err := json.Marshal(a)
	if err != nil {
		return fmt.Errorf("encoding the answer: %w", err)
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

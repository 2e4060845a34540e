package ledger

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"autojob/backend/core/consent"
)

// Kind is what an entry records.
type Kind string

const (
	Sent             Kind = "sent"        // given to a server for the recipient
	HandedOver       Kind = "handed_over" // given to the person for the recipient: a file, the clipboard
	Failed           Kind = "failed"      // what the entry that it is about began did not come to its end
	Withdrawn        Kind = "withdrawn"   // the person took back what the entry that it is about shared
	Corrected        Kind = "corrected"   // something later took the place of what the entry that it is about shared
	Forgotten        Kind = "forgotten"   // openings were deleted at the person's word
	ConsentGiven     Kind = "consent_given"
	ConsentWithdrawn Kind = "consent_withdrawn"
)

var kinds = []Kind{Sent, HandedOver, Failed, Withdrawn, Corrected, Forgotten, ConsentGiven, ConsentWithdrawn}

// Entry is a link of the chain. It names nobody and nothing.
type Entry struct {
	Number     int64  `json:"number"` // from 1
	Kind       Kind   `json:"kind"`
	At         string `json:"at"`         // RFC 3339, UTC, seconds; never before that of the entry before
	Before     string `json:"before"`     // hex hash of the entry before
	Commitment string `json:"commitment"` // hex, to the opening
}

// Opening is what an entry commits to.
type Opening struct {
	Recipient consent.Recipient `json:"recipient,omitzero"`
	Purpose   consent.Purpose   `json:"purpose,omitempty"`
	Method    consent.Method    `json:"method,omitempty"`
	Grant     string            `json:"grant,omitempty"`
	Consent   string            `json:"consent,omitempty"` // of an entry about a consent: its id
	Draft     string            `json:"draft,omitempty"`
	Job       string            `json:"job,omitempty"`
	Media     string            `json:"media,omitempty"`
	Digest    string            `json:"digest,omitempty"` // hex SHA-256 of the payload
	Size      int               `json:"size,omitempty"`
	Fields    []string          `json:"fields,omitempty"`  // profile paths that the payload tells of
	About     int64             `json:"about,omitempty"`   // the entry that this one is about
	Entries   []int64           `json:"entries,omitempty"` // of a forgotten entry: the numbers whose openings were deleted
	Why       string            `json:"why,omitempty"`     // of a failure: its code
}

// Tip is the end of a chain, or what is known of it.
type Tip struct {
	Number int64  `json:"number"`
	Hash   string `json:"hash"`
}

// Hash is the entry's hash, by which the next one holds it fast.
func (e Entry) Hash() string {
	return digest("autojob ledger entry 1", strconv.FormatInt(e.Number, 10), string(e.Kind), e.At, e.Before, e.Commitment)
}

// Tip is the chain's end as it was with this entry.
func (e Entry) Tip() Tip { return Tip{e.Number, e.Hash()} }

// origin stands for the entry before the first.
func origin(chain string) string { return digest("autojob ledger 1", chain) }

func digest(lines ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:])
}

// wrong says what about an entry no program of ours has written; "" when nothing is.
func (e Entry) wrong() string {
	at, err := time.Parse(time.RFC3339, e.At)
	switch {
	case err != nil || stamp(at) != e.At:
		return "has no proper time"
	case !slices.Contains(kinds, e.Kind):
		return "is of no kind that this version knows"
	case !isHex(e.Before) || !isHex(e.Commitment):
		return "is not written as an entry is"
	}
	return ""
}

func isHex(s string) bool {
	_, err := hex.DecodeString(s)
	return len(s) == 64 && err == nil && strings.ToLower(s) == s
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// opened is an opening with its salt, as it is kept.
type opened struct {
	Number  int64   `json:"number"`
	Salt    string  `json:"salt"` // hex of 32 bytes
	Opening Opening `json:"opening"`
}

// seal gives an opening a salt of its own.
func seal(number int64, o Opening) (opened, error) {
	var plain Opening // as it reads when it is read again: invalid UTF-8 is replaced now and not later
	data, err := json.Marshal(o)
	if err == nil {
		err = json.Unmarshal(data, &plain)
	}
	if err != nil {
		return opened{}, fmt.Errorf("encoding an opening: %w", err)
	}
	salt := make([]byte, 32)
	_, _ = rand.Read(salt) // never fails
	return opened{number, hex.EncodeToString(salt), plain}, nil
}

// commitment is what the entry says of the opening; "" when the salt is none.
func (o opened) commitment() string {
	salt, err := hex.DecodeString(o.Salt)
	if err != nil || len(salt) != 32 || !isHex(o.Salt) {
		return ""
	}
	data, err := json.Marshal(o.Opening)
	if err != nil {
		return ""
	}
	mac := hmac.New(sha256.New, salt)
	mac.Write(data)
	return hex.EncodeToString(mac.Sum(nil))
}

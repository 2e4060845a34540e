package consent

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Receipt is what the person keeps of a yes or a no, in the structure of ISO/IEC TS 27560:2023: the receipt's metadata (6.4.5), and the
// record with its header (6.3.3), the processing (6.3.4), the information (6.3.5), the parties (6.3.6) and the events (6.3.7). The person
// is named by no identifier: the receipt never leaves their store but by their own hand.
type Receipt struct {
	ReceiptID string        `json:"receipt_id"`
	Record    ReceiptRecord `json:"consent_record"`
}

// ReceiptRecord is the consent record inside a receipt.
type ReceiptRecord struct {
	SchemaVersion string            `json:"schema_version"`
	RecordID      string            `json:"record_id"`
	PrincipalID   string            `json:"pii_principal_id"`
	Processing    ReceiptProcessing `json:"pii_processing"`
	Parties       []ReceiptParty    `json:"party_identification"`
	Events        []ReceiptEvent    `json:"events"`
}

// ReceiptProcessing is the notice that was read and what is done by it.
type ReceiptProcessing struct {
	PrivacyNotice ReceiptNotice    `json:"privacy_notice"`
	Language      string           `json:"language"`
	Purposes      []ReceiptPurpose `json:"purposes"`
}

// ReceiptNotice is the words that were read: in full, and by their hash.
type ReceiptNotice struct {
	Version int    `json:"version"`
	Digest  string `json:"sha256"`
	Text    string `json:"text,omitempty"` // left out when this program no longer has those words
}

// ReceiptPurpose is one purpose, its data, and where that goes.
type ReceiptPurpose struct {
	Purpose             string               `json:"purpose"`
	PurposeType         string               `json:"purpose_type"`
	LawfulBasis         string               `json:"lawful_basis"`
	Information         []ReceiptInformation `json:"pii_information"`
	Controllers         []string             `json:"pii_controllers"`
	CollectionMethod    string               `json:"collection_method"`
	ProcessingMethod    string               `json:"processing_method"`
	StorageLocations    []string             `json:"storage_locations"`
	RetentionPeriod     string               `json:"retention_period"`
	ProcessingLocations []string             `json:"processing_locations"`
	Recipients          []string             `json:"recipient_third_parties,omitempty"`
	WithdrawalMethod    string               `json:"withdrawal_method"`
}

// ReceiptInformation is a kind of data.
type ReceiptInformation struct {
	Type     string `json:"pii_type"`
	Optional bool   `json:"pii_optional"`
}

// ReceiptParty is somebody that the record speaks of.
type ReceiptParty struct {
	ID   string `json:"party_id"`
	Name string `json:"party_name"`
	Role string `json:"party_role"`
	URL  string `json:"party_url,omitempty"`
}

// ReceiptEvent is the giving or the withdrawing.
type ReceiptEvent struct {
	Time     string `json:"event_time"`
	Type     string `json:"event_type"`
	State    string `json:"event_state"`
	Entity   string `json:"entity_id"`
	Duration string `json:"validity_duration"`
}

// Receipt is a consent's receipt. The same consent gives the same receipt, byte for byte.
func (c Consent) Receipt() Receipt {
	r := Receipt{ReceiptID: c.ID, Record: ReceiptRecord{SchemaVersion: "ISO/IEC TS 27560:2023", RecordID: c.ID, PrincipalID: "self"}}
	w := c.Purpose.Words(c.Language)
	r.Record.Processing = ReceiptProcessing{PrivacyNotice: ReceiptNotice{Version: c.Version, Digest: c.Words}, Language: c.Language, Purposes: []ReceiptPurpose{c.purpose(w)}}
	if w.Digest() == c.Words {
		r.Record.Processing.PrivacyNotice.Text = w.Title + "\n" + w.What + "\n" + w.Leaves + "\n" + w.Stop
	}
	r.Record.Parties = []ReceiptParty{{ID: "self", Name: "The person who uses this program", Role: "PII principal, and who decides on the processing"}}
	if to := c.Scope.Recipient; to != (Recipient{}) {
		p := ReceiptParty{ID: "recipient", Name: to.Name, Role: "third party: " + string(to.Kind), URL: c.Scope.Policy}
		r.Record.Parties = append(r.Record.Parties, p)
	}
	duration := "until withdrawn"
	if !c.Scope.Until.IsZero() {
		duration = "until " + c.Scope.Until.Format(time.RFC3339)
	}
	r.Record.Events = []ReceiptEvent{{Time: c.GivenAt.Format(time.RFC3339), Type: "explicit consent", State: "consent given", Entity: "self", Duration: duration}}
	if !c.WithdrawnAt.IsZero() {
		r.Record.Events = append(r.Record.Events, ReceiptEvent{Time: c.WithdrawnAt.Format(time.RFC3339), Type: "withdrawal", State: "consent withdrawn", Entity: "self", Duration: "from now on"})
	}
	return r
}

func (c Consent) purpose(w Wording) ReceiptPurpose {
	p := ReceiptPurpose{Purpose: w.Title, PurposeType: string(c.Purpose), LawfulBasis: "consent", Controllers: []string{"self"},
		CollectionMethod: "from the person's own CVs and choices", ProcessingMethod: w.What, StorageLocations: []string{"encrypted, on the person's own computer"},
		RetentionPeriod: "until the person deletes it", ProcessingLocations: []string{"the person's own computer"}, WithdrawalMethod: w.Stop}
	for _, what := range c.Scope.What {
		p.Information = append(p.Information, ReceiptInformation{Type: what, Optional: true})
	}
	if p.Information == nil {
		p.Information = []ReceiptInformation{{Type: w.Leaves, Optional: true}}
	}
	if c.Scope.Recipient != (Recipient{}) {
		p.Recipients = []string{"recipient"}
		if !OnThisComputer(c.Scope.Recipient.Address) {
			place := "at the recipient"
			if c.Scope.Region != "" {
				place += ", " + c.Scope.Region
			}
			p.ProcessingLocations = append(p.ProcessingLocations, place)
		}
	}
	return p
}

// JSON is the receipt as a file.
func (r Receipt) JSON() ([]byte, error) {
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing a receipt: %w", err)
	}
	return append(data, '\n'), nil
}

// IsID reports whether a text is an id of a grant or a consent.
func IsID(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == 32 && !slices.ContainsFunc([]byte(s), func(b byte) bool { return 'A' <= b && b <= 'F' })
}

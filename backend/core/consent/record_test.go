package consent_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

var update = flag.Bool("update", false, "write the golden files anew")

func check() consent.Choice {
	return consent.Choice{Purpose: consent.BackgroundCheck, Version: 1, Language: "de", Scope: consent.Scope{Recipient: consent.Recipient{Kind: consent.Provider, Name: "Checkers Ltd"},
		What: []string{"Employers and dates", "Degrees"}, Until: now.Add(72 * time.Hour)}}
}

func remote() consent.Choice {
	return consent.Choice{Purpose: consent.LanguageModel, Version: 2, Language: "en", Scope: consent.Scope{Recipient: consent.Recipient{Kind: consent.Model, Name: "Example Models", Address: "https://models.example.com/v1"},
		Region: "Iceland", Policy: "https://models.example.com/privacy"}}
}

func TestNothingIsFilledInForThePerson(t *testing.T) {
	for name, change := range map[string]func(*consent.Choice){
		"no provider":        func(c *consent.Choice) { c.Scope.Recipient = consent.Recipient{} },
		"an employer":        func(c *consent.Choice) { c.Scope.Recipient.Kind = consent.Employer },
		"nothing chosen":     func(c *consent.Choice) { c.Scope.What = nil },
		"an empty part":      func(c *consent.Choice) { c.Scope.What = []string{""} },
		"no end":             func(c *consent.Choice) { c.Scope.Until = time.Time{} },
		"an end in the past": func(c *consent.Choice) { c.Scope.Until = now },
		"an end far away":    func(c *consent.Choice) { c.Scope.Until = now.AddDate(3, 0, 0) },
		"words not read":     func(c *consent.Choice) { c.Version = 0 },
		"later words":        func(c *consent.Choice) { c.Version = 2 },
		"no such purpose":    func(c *consent.Choice) { c.Purpose = "marketing" },
		"no switch":          func(c *consent.Choice) { c.Purpose = consent.Application },
		"nothing to allow":   func(c *consent.Choice) { c.Purpose, c.Scope = consent.Analytics, consent.Scope{} },
		"an end of its own": func(c *consent.Choice) {
			c.Purpose, c.Scope = consent.Matching, consent.Scope{Until: now.Add(time.Hour)}
		},
	} {
		c := check()
		change(&c)
		if _, err := consent.Give(id, c, now); !problem.Is(err, problem.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, change := range map[string]func(*consent.Choice){
		"no address": func(c *consent.Choice) { c.Scope.Recipient.Address = "" },
		"http":       func(c *consent.Choice) { c.Scope.Recipient.Address = "http://models.example.com/v1" },
		"a login":    func(c *consent.Choice) { c.Scope.Recipient.Address = "https://me:word@models.example.com/v1" },
		"no region":  func(c *consent.Choice) { c.Scope.Region = "" },
		"no policy":  func(c *consent.Choice) { c.Scope.Policy = "" },
	} {
		c := remote()
		change(&c)
		if _, err := consent.Give(id, c, now); !problem.Is(err, problem.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	here := remote()
	here.Scope = consent.Scope{Recipient: consent.Recipient{Kind: consent.Model, Name: "Mine", Address: "http://127.0.0.1:8080/v1"}}
	if _, err := consent.Give(id, here, now); err != nil {
		t.Error(err)
	}
}

func TestAConsentIsInForceUntilItIsWithdrawnOrOver(t *testing.T) {
	c, err := consent.Give(id, check(), now)
	if err != nil {
		t.Fatal(err)
	}
	if !c.InForce(now) || c.InForce(now.Add(72*time.Hour)) || c.Withdraw(now).InForce(now) || (consent.Consent{}).InForce(now) {
		t.Error("in force at the wrong time")
	}
	if !c.Covers(consent.Recipient{Kind: consent.Provider, Name: "  checkers LTD"}) || c.Covers(consent.Recipient{Kind: consent.Provider, Name: "Checkers"}) || c.Covers(consent.Recipient{Kind: consent.Employer, Name: "Checkers Ltd"}) {
		t.Error("covers the wrong recipients")
	}
}

// Every purpose has its words in every language, and changing words without raising their version fails here.
func TestWordsBelongToTheirVersion(t *testing.T) {
	var out bytes.Buffer
	for _, language := range []string{"en", "de", "fr", "es"} {
		for _, p := range consent.Purposes() {
			w := p.Words(language)
			if w.Language != language || w.Version < 1 || w.Title == "" || w.What == "" || w.Leaves == "" || w.Stop == "" {
				t.Errorf("%s in %s: %+v", p, language, w)
			}
			line, err := json.Marshal([]any{p, w.Version, language, w.Digest()})
			if err != nil {
				t.Fatal(err)
			}
			out.Write(append(line, '\n'))
		}
	}
	golden(t, "words.jsonl", out.Bytes())
	if w := consent.Learning.Words("xx"); w.Language != "en" || w.Title == "" {
		t.Errorf("%+v", w)
	}
	if w := consent.Application.Words("en"); w.Version != 0 || consent.Application.Asked() {
		t.Error("an application has a switch")
	}
}

func TestAReceiptHasTheStructureOfTheStandard(t *testing.T) {
	c, err := consent.Give(id, check(), now)
	if err != nil {
		t.Fatal(err)
	}
	given, err := c.Receipt().JSON()
	if err != nil {
		t.Fatal(err)
	}
	m, err := consent.Give(id, remote(), now)
	if err != nil {
		t.Fatal(err)
	}
	taken, err := m.Withdraw(now.Add(time.Hour)).Receipt().JSON()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "receipt_given.json", given)
	golden(t, "receipt_withdrawn.json", taken)
	for _, field := range []string{"receipt_id", "schema_version", "record_id", "pii_principal_id", "privacy_notice", "language", "purposes", "purpose_type", "lawful_basis", "pii_information",
		"pii_type", "pii_optional", "pii_controllers", "collection_method", "processing_method", "storage_locations", "retention_period", "processing_locations", "recipient_third_parties",
		"withdrawal_method", "party_identification", "party_id", "party_name", "party_role", "event_time", "validity_duration", "entity_id", "event_type", "event_state"} {
		if !strings.Contains(string(given), `"`+field+`":`) {
			t.Errorf("%s is missing", field)
		}
	}
	old := c
	old.Words = strings.Repeat("0", 64)
	if r := old.Receipt(); r.Record.Processing.PrivacyNotice.Text != "" {
		t.Error("a receipt shows words that were not read")
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(want, got) {
		t.Errorf("%s is not as it was (%v); with -update it is written anew. Words that changed need a higher version", name, err)
	}
}

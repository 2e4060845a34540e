package bind_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/bind"
	"autojob/backend/core/problem"
)

func TestThePageSeesHowTheWayOutStandsAlsoOfAClosedStore(t *testing.T) {
	p := unread(t)
	c := readContract(t)
	v := p.Network.State()
	c.check(t, "NetworkView", v)
	if v.Airplane || v.Running != "" || v.SharedToday != 0 || len(v.Counts) != 0 || v.Connections != 0 {
		t.Errorf("of a new store: %+v", v)
	}
	if v = p.Network.SetAirplane(true); !v.Airplane || v.Stopped != 0 {
		t.Errorf("%+v", v)
	}
	if _, err := p.Sources.FindBoards("find", "https://boards.greenhouse.io/example"); err == nil || !strings.Contains(err.Error(), "Airplane") {
		t.Errorf("looked for a board in airplane mode: %v", err)
	}
	if v = p.Network.State(); len(v.Counts) != 0 {
		t.Errorf("counted in airplane mode: %+v", v.Counts)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	if v = p.Network.State(); v.SharedToday != -1 || !v.Airplane {
		t.Errorf("of a closed store: %+v", v)
	}
	if v = p.Network.SetAirplane(false); v.Airplane {
		t.Error("airplane mode cannot be turned off while the store is closed")
	}
}

func TestThePageNeverGetsTheMailPasswordBack(t *testing.T) {
	p := unread(t)
	c := readContract(t)
	if a := must(p.Network.MailAccount())(t); a != nil {
		t.Fatalf("%+v", a)
	}
	account := bind.MailAccount{Host: "mail.example.org", Port: 465, Security: "tls", User: "jo", From: "jo@example.org", Name: "Jo Okafor"}
	if err := p.Network.SetMailAccount(account, "pass word"); err != nil {
		t.Fatal(err)
	}
	kept := must(p.Network.MailAccount())(t)
	c.check(t, "MailAccount", kept)
	if *kept != account {
		t.Errorf("%+v", kept)
	}
	if data, err := json.Marshal(kept); err != nil || strings.Contains(string(data), "pass") {
		t.Errorf("%s %v", data, err)
	}
	if host := must(p.Summaries.MailServer())(t); host != "mail.example.org" {
		t.Errorf("summaries are sent by %q", host)
	}
	p.Network.SetAirplane(true)
	if err := p.Network.TryMailAccount("try", *kept, ""); !problem.Is(err, problem.Unavailable) {
		t.Errorf("tried in airplane mode: %v", err)
	}
	if len(p.events) == 0 || p.events[0].Task != "try" {
		t.Errorf("no progress: %+v", p.events)
	}
	if err := p.Network.RemoveMailAccount(); err != nil {
		t.Fatal(err)
	}
	if a := must(p.Network.MailAccount())(t); a != nil {
		t.Errorf("%+v", a)
	}
}

// unread is a page on a new, open store that reads no foreign file, and so needs no child.
func unread(t *testing.T) *page {
	t.Helper()
	p := openWith(t, backend.Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: &vault.MemoryKeychain{}})
	must(p.Start.CreateVault(""))(t)
	return p
}

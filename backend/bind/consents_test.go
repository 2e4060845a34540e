package bind_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"autojob/backend/adapter/vault"
	"autojob/backend/bind"
	"autojob/backend/core/problem"
)

// unasked is a page on a new store, as its first screens find it.
func unasked(t *testing.T) *page {
	t.Helper()
	p := open(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	must(p.Start.CreateVault(""))(t)
	return p
}

func (p *page) consent(t *testing.T, purpose string) bind.ConsentView {
	t.Helper()
	all := must(p.Consents.Consents("en"))(t)
	i := slices.IndexFunc(all, func(c bind.ConsentView) bool { return c.Purpose == purpose })
	if i < 0 {
		t.Fatalf("no %s among %+v", purpose, all)
	}
	return all[i]
}

func TestNothingIsComparedOrLearnedBeforeItIsChosen(t *testing.T) {
	c, p := readContract(t), unasked(t)
	for _, view := range must(p.Consents.Consents("de"))(t) {
		c.check(t, "ConsentView", view)
		if view.On || len(view.InForce)+len(view.Past) > 0 || view.Language != "de" {
			t.Errorf("%+v", view)
		}
	}
	d := must(p.Profile.ReadResume("cv", p.file("nurse.pdf")))(t)
	must(p.Profile.SaveResume(d.ID, "", nil))(t)
	must(p.Jobs.ImportJobs("jobs", []string{p.file("ads-uk.jsonl")}))(t)
	list := must(p.Matches.Matches("", everything))(t)
	if list.HasProfile || !list.Uncompared || len(list.Rows) == 0 || list.Rows[0].Score != -1 {
		t.Errorf("compared unasked: %+v", list.Rows[0])
	}
	if must(p.Matches.Learned())(t).Profiling {
		t.Error("learned unasked")
	}
	p.allow(t, "matching")
	if list = must(p.Matches.Matches("", everything))(t); !list.HasProfile || list.Uncompared || list.Rows[0].Score < 0 {
		t.Errorf("not compared: %+v", list.Rows[0])
	}
	if view := p.consent(t, "matching"); !view.On || len(view.InForce) != 1 || p.consent(t, "learning").On {
		t.Errorf("%+v", view)
	}
	if w := must(p.Consents.WithdrawConsent("matching"))(t); *w != (bind.Withdrawn{Consents: 1}) {
		t.Errorf("%+v", w)
	}
	if list = must(p.Matches.Matches("", everything))(t); list.HasProfile || !list.Uncompared {
		t.Error("compared after it was withdrawn")
	}
	wantProblem(t, p.Consents.GiveConsent(bind.ConsentRequest{Purpose: "analytics", Version: 2, Language: "en"}), problem.Invalid)
	wantProblem(t, p.Consents.GiveConsent(bind.ConsentRequest{Purpose: "board_profile", Version: 1, Language: "en", Until: "soon"}), problem.Invalid)
}

// A sample is nobody's: it is compared in a store whose own CVs are not.
func TestASampleIsComparedUnasked(t *testing.T) {
	p := unasked(t)
	if err := p.Sample.AddSample("sample"); err != nil {
		t.Fatal(err)
	}
	if list := must(p.Matches.Matches("", everything))(t); !list.HasProfile || list.Uncompared {
		t.Errorf("%d rows without scores", len(list.Rows))
	}
}

func TestAReceiptIsLookedAtAndSaved(t *testing.T) {
	p := fresh(t)
	id := p.consent(t, "matching").InForce[0].ID
	text := must(p.Consents.ConsentReceipt(id))(t)
	if !strings.Contains(text, `"schema_version": "ISO/IEC TS 27560:2023"`) || !strings.Contains(text, id) {
		t.Error(text)
	}
	if path := must(p.Consents.SaveConsentReceipt(id))(t); path != "" {
		t.Errorf("saved without a place: %s", path)
	}
	p.choose = p.file("receipt.json")
	must(p.Consents.SaveConsentReceipt(id))(t)
	if data, err := os.ReadFile(p.choose); err != nil || string(data) != text {
		t.Errorf("%v %s", err, data)
	}
	_, err := p.Consents.ConsentReceipt("")
	wantProblem(t, err, problem.NotFound)
}

func TestAFieldIsKeptBackFurtherAndNeverLetGoFurther(t *testing.T) {
	c, p := readContract(t), fresh(t)
	of := func(list []bind.DisclosureField, field string) bind.DisclosureField {
		t.Helper()
		for _, f := range list {
			c.check(t, "DisclosureField", f)
		}
		return list[slices.IndexFunc(list, func(f bind.DisclosureField) bool { return f.Field == field })]
	}
	if f := of(must(p.Consents.Disclosure())(t), "past_pay"); f.Class != "never" || f.Loosest != "never" || f.Held {
		t.Errorf("%+v", f)
	}
	for _, looser := range [][3]string{{"past_pay", "", "ask"}, {"email", "", "approval"}, {"pay", "agency", "approval"}, {"nothing", "", "never"}, {"email", "anybody", "never"}, {"email", "", "sometimes"}} {
		_, err := p.Consents.SetDisclosure(looser[0], looser[1], looser[2])
		wantProblem(t, err, problem.Invalid)
	}
	must(p.Consents.SetDisclosure("work", "", "ask"))(t)
	f := of(must(p.Consents.SetDisclosure("work", "board", "never"))(t), "work")
	if f.Class != "ask" || len(f.Kinds) != 1 || f.Kinds["board"] != "never" {
		t.Errorf("%+v", f)
	}
	must(p.Consents.SetDisclosure("work", "board", ""))(t)
	if f = of(must(p.Consents.SetDisclosure("work", "", "approval"))(t), "work"); f.Class != "approval" || len(f.Kinds) != 0 {
		t.Errorf("%+v", f)
	}
}

func TestLookingAtAReleaseCanBeStopped(t *testing.T) {
	p := fresh(t)
	if err := p.Sample.AddSample("sample"); err != nil {
		t.Fatal(err)
	}
	planned := make(chan error)
	go func() {
		_, err := p.Consents.PlanRelease("release", bind.ReleaseRequest{Provider: "Checkers Ltd", For: "Nurse at Example Clinic", Items: p.Consents.ReleaseItems(), Until: "2026-12-24T23:59:59Z", Language: "en", Method: "file"})
		planned <- err
	}()
	for {
		select {
		case err := <-planned:
			wantProblem(t, err, problem.Cancelled)
			return
		case <-time.After(time.Millisecond):
			p.Tasks.Cancel("release")
		}
	}
}

func TestAReleaseIsLookedAtGivenAndTakenBack(t *testing.T) {
	c, p := readContract(t), fresh(t)
	if err := p.Sample.AddSample("sample"); err != nil {
		t.Fatal(err)
	}
	q := bind.ReleaseRequest{Provider: "Checkers Ltd", For: "Nurse at Example Clinic", Items: []string{"employment", "right_to_work"}, Until: "2026-12-24T23:59:59Z", Language: "en", Method: "file"}
	view := must(p.Consents.PlanRelease("release", q))(t)
	c.check(t, "ReleaseView", view)
	if len(view.Pages) != 1 || !strings.Contains(view.Text, "Checkers Ltd") || strings.Contains(view.Text, "@") || len(p.Consents.ReleaseItems()) < 5 {
		t.Errorf("%s", view.Text)
	}
	for name, change := range map[string]func(*bind.ReleaseRequest){
		"nothing chosen": func(q *bind.ReleaseRequest) { q.Items = nil }, "no provider": func(q *bind.ReleaseRequest) { q.Provider = "" },
		"no end": func(q *bind.ReleaseRequest) { q.Until = "" }, "another way": func(q *bind.ReleaseRequest) { q.Method = "smtp" },
		"another job": func(q *bind.ReleaseRequest) { q.For = "Another job" },
	} {
		other := q
		change(&other)
		_, err := p.Consents.GiveRelease(other, view.Digest, view.Version)
		wantProblem(t, err, problem.Invalid)
		if grants := must(p.Summaries.Grants())(t); len(grants) != 0 || p.consent(t, "background_check").On {
			t.Errorf("%s: released all the same", name)
		}
	}
	_, err := p.Consents.GiveRelease(q, view.Digest, view.Version+1)
	wantProblem(t, err, problem.Invalid)
	must(p.Consents.GiveRelease(q, view.Digest, view.Version))(t)
	state := p.consent(t, "background_check")
	if !state.On || state.InForce[0].Recipient.Name != "Checkers Ltd" || len(state.InForce[0].What) != 2 || state.InForce[0].Until == "" {
		t.Errorf("%+v", state)
	}
	grants := must(p.Summaries.Grants())(t)
	if len(grants) != 1 || grants[0].Format != "pdf" || grants[0].Purpose != "background_check" || grants[0].State != "waiting" || !slices.Contains(grants[0].Fields, "work[0].name") {
		t.Fatalf("%+v", grants)
	}
	if w := must(p.Consents.WithdrawConsent(state.InForce[0].ID))(t); *w != (bind.Withdrawn{Consents: 1, Cancelled: 1}) {
		t.Errorf("%+v", w)
	}
	if grants = must(p.Summaries.Grants())(t); grants[0].State != "cancelled" {
		t.Errorf("%+v", grants[0])
	}
	q.Method, q.Address = "mail_draft", "checks@example.com"
	must(p.Consents.GiveRelease(q, view.Digest, view.Version))(t)
	if grants = must(p.Summaries.Grants())(t); grants[0].Format != "eml" && grants[1].Format != "eml" {
		t.Errorf("%+v", grants)
	}
}

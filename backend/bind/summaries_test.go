package bind_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/extract/extracttest"
	"autojob/backend/adapter/vault"
	"autojob/backend/bind"
	"autojob/backend/core/problem"
)

func TestASummaryIsLookedAtApprovedAndHandedOver(t *testing.T) {
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	p := openWith(t, backend.Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: &vault.MemoryKeychain{}, Child: extracttest.Child(t), Cache: extracttest.Cache(t),
		Now: func() time.Time { return at }})
	must(p.Start.CreateVault(""))(t)
	c := readContract(t)
	if err := p.Sample.AddSample("sample"); err != nil {
		t.Fatal(err)
	}
	job := must(p.Matches.Matches("", everything))(t).Rows[0].ID
	ask := bind.DraftRequest{JobID: job, Kind: "letter", Length: "usual", RecipientKind: "employer", Chosen: []string{"email"}}
	view := must(p.Summaries.DraftSummary("draft", ask))(t)
	c.check(t, "DraftView", view)
	if len(view.Blocks) == 0 || len(view.Withheld) == 0 || view.Title == "" || view.JobID != job || view.Request.Kind != "letter" {
		t.Fatalf("%+v", view)
	}
	for _, r := range view.Refusals {
		view = must(p.Summaries.EditSummary(view.ID, []bind.SentenceEdit{{Kind: "own", Sentence: r.Sentence}}))(t)
	}
	if list := must(p.Summaries.Summaries(job))(t); len(list) != 1 || list[0].ID != view.ID || list[0].Questions != 0 {
		t.Errorf("the list: %+v", list)
	}
	for format, want := range map[string]string{"pdf": "", "docx": view.Name, "text": view.Name, "markdown": view.Name, "json": `"`} {
		r := must(p.Summaries.RenderSummary("render", bind.Approval{Draft: view.ID, Format: format, Method: "file"}))(t)
		c.check(t, "Rendering", r)
		if r.Bytes == 0 || !strings.Contains(r.Text, want) || format == "pdf" && (len(r.Pages) == 0 || !strings.HasPrefix(r.Pages[0], "data:image/png;base64,")) {
			t.Errorf("%s: %d bytes, %d pages, %.60q", format, r.Bytes, len(r.Pages), r.Text)
		}
	}

	approval := bind.Approval{Draft: view.ID, Format: "pdf", Method: "file", Recipient: bind.SharingRecipient{Kind: "employer", Name: "Somebody"}, Purpose: "application",
		Until: at.AddDate(0, 1, 0).Format(time.RFC3339)}
	if _, err := p.Summaries.ApproveSummary("approve", bind.Approval{Draft: view.ID}); !problem.Is(err, problem.Invalid) {
		t.Errorf("approved without a day: %v", err)
	}
	g := must(p.Summaries.ApproveSummary("approve", approval))(t)
	c.check(t, "GrantView", g)
	if g.State != "waiting" || g.Format != "pdf" || g.LeftAt != "" || g.JobID != job || g.Title == "" || len(g.Fields) == 0 {
		t.Errorf("%+v", g)
	}
	if shown := must(p.Summaries.ShowGrant("show", g.ID))(t); len(shown.Pages) == 0 {
		t.Error("what was approved is not shown")
	}
	p.choose = p.file("approved.pdf")
	if _, err := p.Summaries.UseGrant("use", g.ID); !problem.Is(err, problem.Invalid) {
		t.Errorf("used while it can be taken back: %v", err)
	}
	at = at.Add(time.Minute)
	p.choose = ""
	if g = must(p.Summaries.UseGrant("use", g.ID))(t); g.State != "waiting" {
		t.Errorf("after the dialog was closed: %+v", g)
	}
	p.choose = p.file("approved.pdf")
	if g = must(p.Summaries.UseGrant("use", g.ID))(t); g.State != "spent" || g.LeftAt == "" || g.Failed != "" {
		t.Errorf("%+v", g)
	}
	if data, err := os.ReadFile(p.choose); err != nil || !strings.HasPrefix(string(data), "%PDF-") {
		t.Errorf("the file: %v", err)
	}
	if _, err := p.Summaries.UseGrant("use", g.ID); !problem.Is(err, problem.Invalid) {
		t.Errorf("used twice: %v", err)
	}
	if g = must(p.Summaries.WithdrawGrant(g.ID))(t); g.State != "withdrawn" {
		t.Errorf("%+v", g)
	}

	approval.Method, approval.Format = "clipboard", "text"
	g = must(p.Summaries.ApproveSummary("approve", approval))(t)
	if err := p.Summaries.CancelGrant(g.ID); err != nil {
		t.Fatal(err)
	}
	g = must(p.Summaries.ApproveSummary("approve", approval))(t)
	at = at.Add(time.Minute)
	if g = must(p.Summaries.UseGrant("use", g.ID))(t); g.State != "spent" || !strings.Contains(p.copied, view.Name) {
		t.Errorf("%+v, %.60q", g, p.copied)
	}
	states := map[string]int{}
	for _, g := range must(p.Summaries.Grants())(t) {
		states[g.State]++
	}
	if states["spent"] != 1 || states["withdrawn"] != 1 || states["cancelled"] != 1 {
		t.Errorf("the approvals: %v", states)
	}
	if server := must(p.Summaries.MailServer())(t); server != "" {
		t.Errorf("a mail server: %q", server)
	}
	if err := p.Summaries.RemoveSummary(view.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Summaries.Summary(view.ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("after it was removed: %v", err)
	}
}

// approvedFor is a sample's letter, approved for an employer in one way, and the clock that the test moves on.
func approvedFor(t *testing.T, method, format string) (*page, bind.GrantView, *time.Time) {
	t.Helper()
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	p := openWith(t, backend.Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: &vault.MemoryKeychain{}, Child: extracttest.Child(t), Cache: extracttest.Cache(t),
		Now: func() time.Time { return at }})
	must(p.Start.CreateVault(""))(t)
	if err := p.Sample.AddSample("sample"); err != nil {
		t.Fatal(err)
	}
	job := must(p.Matches.Matches("", everything))(t).Rows[0].ID
	view := must(p.Summaries.DraftSummary("draft", bind.DraftRequest{JobID: job, Kind: "short", Length: "less", RecipientKind: "employer", Chosen: []string{"email"}}))(t)
	for _, r := range view.Refusals {
		view = must(p.Summaries.EditSummary(view.ID, []bind.SentenceEdit{{Kind: "own", Sentence: r.Sentence}}))(t)
	}
	a := bind.Approval{Draft: view.ID, Format: format, Method: method, Recipient: bind.SharingRecipient{Kind: "employer", Name: "Somebody", Address: "jobs@example.org"},
		Purpose: "application", Until: at.AddDate(0, 1, 0).Format(time.RFC3339)}
	c := readContract(t)
	before := must(p.Summaries.RenderSummary("render", a))(t)
	c.check(t, "Rendering", before)
	g := must(p.Summaries.ApproveSummary("approve", a))(t)
	after := must(p.Summaries.ShowGrant("show", g.ID))(t)
	before.FileName = ""
	if !reflect.DeepEqual(before, after) {
		t.Errorf("what was looked at is not what was approved:\n%+v\n%+v", before, after)
	}
	return p, *g, &at
}

func TestAFormIsCopiedFieldByFieldFromWhatWasApproved(t *testing.T) {
	p, g, at := approvedFor(t, "form", "fields")
	if g.Format != "fields" {
		t.Errorf("%+v", g)
	}
	if _, err := p.Summaries.Form(g.ID); !problem.Is(err, problem.Invalid) {
		t.Errorf("opened while it can be taken back: %v", err)
	}
	if err := p.Summaries.CopyFormField(g.ID, 0, 0); !problem.Is(err, problem.Invalid) || p.copied != "" {
		t.Errorf("copied while it can be taken back: %v, %q", err, p.copied)
	}
	*at = at.Add(time.Minute)
	if used := must(p.Summaries.UseGrant("use", g.ID))(t); used.State != "spent" || p.copied != "" || len(p.links) != 0 {
		t.Errorf("%+v, %q, %q", used, p.copied, p.links)
	}
	form := must(p.Summaries.Form(g.ID))(t)
	readContract(t).check(t, "FormView", form)
	// What the person changes afterwards is not what they approved.
	must(p.Summaries.EditSummary(g.Draft, []bind.SentenceEdit{{Kind: "change", Sentence: "draft/title", Text: "Emperor"}}))(t)
	for i, group := range form.Groups {
		for k, f := range group.Fields {
			if err := p.Summaries.CopyFormField(g.ID, i, k); err != nil || p.copied != f.Text || strings.Contains(p.copied, "Emperor") {
				t.Errorf("%s: %q, %v", f.Key, p.copied, err)
			}
		}
	}
	if err := p.Summaries.CopyFormField(g.ID, 0, 1000); !problem.Is(err, problem.NotFound) {
		t.Errorf("a field that there is not: %v", err)
	}
	must(p.Summaries.WithdrawGrant(g.ID))(t)
	if err := p.Summaries.CopyFormField(g.ID, 0, 0); !problem.Is(err, problem.Invalid) {
		t.Errorf("copied after it was withdrawn: %v", err)
	}
}

func TestAFormIsOverWithItsApproval(t *testing.T) {
	p, g, at := approvedFor(t, "form", "fields")
	*at = at.Add(time.Minute)
	must(p.Summaries.UseGrant("use", g.ID))(t)
	*at = at.AddDate(0, 2, 0)
	if err := p.Summaries.CopyFormField(g.ID, 0, 0); !problem.Is(err, problem.Invalid) {
		t.Errorf("%v", err)
	}
}

func TestTheMailProgramGetsTheVeryAddressThatWasApproved(t *testing.T) {
	p, g, at := approvedFor(t, "mail_draft", "mailto")
	shown := must(p.Summaries.ShowGrant("show", g.ID))(t)
	if shown.Mail == nil || shown.Mail.To != "jobs@example.org" || shown.Mail.Subject == "" || shown.Mail.Body == "" || g.Format != "mailto" {
		t.Errorf("%+v, %+v", shown, g)
	}
	*at = at.Add(time.Minute)
	if used := must(p.Summaries.UseGrant("use", g.ID))(t); used.State != "spent" {
		t.Errorf("%+v", used)
	}
	if len(p.links) != 1 || len(p.links[0]) != shown.Bytes || !strings.HasPrefix(p.links[0], "mailto:jobs@example.org?subject=") {
		t.Errorf("%q", p.links)
	}
}

func TestAMailWithAFileIsShownWithItsPagesAndSaved(t *testing.T) {
	p, g, at := approvedFor(t, "mail_draft", "pdf")
	shown := must(p.Summaries.ShowGrant("show", g.ID))(t)
	if g.Format != "eml" || shown.Mail == nil || shown.Mail.Attachment != "profile.pdf" || len(shown.Pages) != 1 {
		t.Errorf("%+v of %d pages, %+v", shown.Mail, len(shown.Pages), g)
	}
	*at = at.Add(time.Minute)
	p.choose = p.file("mail.eml")
	must(p.Summaries.UseGrant("use", g.ID))(t)
	if data, err := os.ReadFile(p.choose); err != nil || len(data) != shown.Bytes || !strings.Contains(string(data), "X-Unsent: 1") {
		t.Errorf("the file: %d bytes, %v", len(data), err)
	}
}

func TestALongTextIsNoLinkButAFile(t *testing.T) {
	p, g, _ := approvedFor(t, "clipboard", "text")
	view := must(p.Summaries.Summary(g.Draft))(t)
	var last string
	for _, b := range view.Blocks {
		for _, s := range b.Sentences {
			last = s.ID
		}
	}
	must(p.Summaries.EditSummary(g.Draft, []bind.SentenceEdit{{Kind: "change", Sentence: last, Text: strings.Repeat("длинно ", 200)}}))(t)
	a := bind.Approval{Draft: g.Draft, Format: "mailto", Method: "mail_draft", Recipient: g.Recipient}
	if _, err := p.Summaries.RenderSummary("render", a); !problem.Is(err, problem.TooLarge) {
		t.Errorf("as a link: %v", err)
	}
	a.Format = "eml"
	if r := must(p.Summaries.RenderSummary("render", a))(t); r.Mail == nil {
		t.Errorf("%+v", r)
	}
}

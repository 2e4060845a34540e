package bind_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/extract/extracttest"
	"autojob/backend/adapter/vault"
	"autojob/backend/bind"
	"autojob/backend/core/match"
	"autojob/backend/core/problem"
	"autojob/backend/sample"
)

func TestMain(m *testing.M) { extracttest.Main(m) }

// page is the services with what reached the window.
type page struct {
	*bind.Services
	dir   string       // with the samples as files
	close func() error // the store

	mu     sync.Mutex
	events []bind.Progress
	links  []string
	locked int                 // how often the store has locked itself
	onStep func(bind.Progress) // sees each event, if set
	choose string              // what the dialogs answer
	asked  []string            // what they were asked
	copied string
}

func open(t *testing.T, dir string, keys vault.Keychain) *page {
	t.Helper()
	return openWith(t, backend.Config{Dir: dir, Keychain: keys, Child: extracttest.Child(t), Cache: extracttest.Cache(t),
		Now: func() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }})
}

func openWith(t *testing.T, cfg backend.Config) *page {
	t.Helper()
	b := backend.New(cfg)
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	p := &page{dir: t.TempDir(), close: b.Close}
	for _, f := range slices.Concat(sample.CVs(), sample.Jobs()) {
		write(t, p.file(f.Name), string(f.Data))
	}
	p.Services = bind.New(t.Context, b, bind.Window{
		Emit: func(event string, data any) {
			p.mu.Lock()
			defer p.mu.Unlock()
			if event == bind.LockedEvent && data == nil {
				p.locked++
				return
			}
			e, ok := data.(bind.Progress)
			if event != bind.ProgressEvent || !ok {
				t.Errorf("event %s carries %T", event, data)
			}
			p.events = append(p.events, e)
			if p.onStep != nil {
				p.onStep(e)
			}
		},
		OpenFile: func(title string, patterns []string) (string, error) {
			p.asked = append(p.asked, title+" "+strings.Join(patterns, " "))
			return p.choose, nil
		},
		SaveFile: func(title, name string, patterns []string) (string, error) {
			p.asked = append(p.asked, title+" "+name+" "+strings.Join(patterns, " "))
			return p.choose, nil
		},
		OpenFiles: func(string, []string) ([]string, error) { return nil, nil },
		OpenLink:  func(url string) { p.links = append(p.links, url) },
		Copy:      func(text string) error { p.copied = text; return nil },
	})
	return p
}

func (p *page) file(name string) string { return filepath.Join(p.dir, name) }

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// fresh is a page on a new, open store of somebody who wants jobs compared and what they like learned.
func fresh(t *testing.T) *page {
	t.Helper()
	p := open(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	if s := must(p.Start.CreateVault(""))(t); s.Status != "open" {
		t.Fatalf("%+v", s)
	}
	p.allow(t, "matching", "learning")
	return p
}

func (p *page) allow(t *testing.T, purposes ...string) {
	t.Helper()
	for _, purpose := range purposes {
		if err := p.Consents.GiveConsent(bind.ConsentRequest{Purpose: purpose, Version: 1, Language: "en"}); err != nil {
			t.Fatal(err)
		}
	}
}

// must unpacks what a call returned.
func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// wantProblem checks that an error is told as the page shows it.
func wantProblem(t *testing.T, err error, code problem.Code) {
	t.Helper()
	if e := problem.From(err); err == nil || e.Code != code || e.Message == "" || e.Hint == "" {
		t.Errorf("error = %v, want code %s with a message and a hint", err, code)
	}
}

var everything = bind.MatchQuery{Show: "all", Sort: "balanced", Balance: 0.3}

func TestFromFirstStartToAJobsPage(t *testing.T) {
	c := readContract(t)
	p := open(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	s := must(p.Start.State())(t)
	c.check(t, "StartState", s)
	if s.Status != "absent" {
		t.Fatalf("first start: %+v", s)
	}
	if s = must(p.Start.CreateVault(""))(t); s.Status != "open" || s.HasProfile || s.Jobs != 0 || s.Sample {
		t.Fatalf("made: %+v", s)
	}
	p.allow(t, "matching", "learning")
	c.check(t, "StartState", s)
	// Nothing is there yet, and nothing is null.
	if v := must(p.Profile.Profile())(t); v != nil {
		t.Fatalf("a profile out of nothing: %+v", v)
	}
	c.check(t, "MatchList", must(p.Matches.Matches("", everything))(t))
	c.check(t, "Preferences", must(p.Matches.Preferences())(t))
	c.check(t, "ImportResult", must(p.Jobs.ImportJobs("nothing", nil))(t))
	if files := must(p.Jobs.ChooseJobs())(t); files == nil {
		t.Error("no files chosen is null")
	}

	d := must(p.Profile.ReadResume("reading", p.file("nurse.pdf")))(t)
	c.check(t, "ResumeDraft", d)
	if d.FileName != "nurse.pdf" || d.Format != "pdf" || len(d.Pages) == 0 || len(d.Fields) < 20 || !strings.Contains(d.Text, "Grace Adeyemi-Holt") {
		t.Fatalf("%s %s, %d pages, %d fields", d.FileName, d.Format, len(d.Pages), len(d.Fields))
	}
	text := []rune(d.Text)
	for _, f := range d.Fields {
		if f.Path == "basics.name" && (f.Page != 1 || f.Box.X1 <= f.Box.X0 || string(text[f.Start:f.End]) != f.Value) {
			t.Errorf("the name is not where it was read: %+v", f)
		}
		if f.Confidence < 0 || f.Confidence > 1 || f.Check != (f.Confidence < 0.75) {
			t.Errorf("%s: confidence %v, check %v", f.Path, f.Confidence, f.Check)
		}
	}
	png, ok := strings.CutPrefix(must(p.Profile.PageImage(d.ID, 1, 400))(t), "data:image/png;base64,")
	if data, err := base64.StdEncoding.DecodeString(png); !ok || err != nil || !strings.HasPrefix(string(data), "\x89PNG") {
		t.Errorf("the page's picture: %.40q, %v", png, err)
	}
	for _, c := range [][2]int{{99, 400}, {0, 400}, {-1, 400}} {
		_, err := p.Profile.PageImage(d.ID, c[0], c[1])
		wantProblem(t, err, problem.NotFound)
	}
	for _, width := range []int{0, -5, 1 << 30} { // a window that is just being laid out
		if _, err := p.Profile.PageImage(d.ID, 1, width); err != nil && problem.From(err).Hint == "" {
			t.Errorf("%d wide: %v", width, err)
		}
	}
	before := len(d.Fields)
	view := must(p.Profile.SaveResume(d.ID, "", []bind.FieldEdit{
		{Path: "basics.label", Value: "Surgical nurse"},
		{Path: "work[0]", Removed: true},
		{Path: "skills[0].name", Removed: true},
		{Path: "awards[0].title", Value: "Nurse of the year"},
	}))(t)
	c.check(t, "ProfileView", view)
	has := func(fields []bind.ReviewField, path, value string) bool {
		return slices.ContainsFunc(fields, func(f bind.ReviewField) bool { return f.Path == path && f.Value == value && f.Edited })
	}
	if view.Label != "Surgical nurse" || view.Name != "Grace Adeyemi-Holt" || view.Sample || view.SavedAt != "2026-11-24T09:00:00Z" || len(view.Fields) >= before ||
		!has(view.Fields, "basics.label", "Surgical nurse") || !has(view.Fields, "awards[0].title", "Nurse of the year") || len(view.Skills) == 0 || view.Occupation == "" {
		t.Errorf("saved: %+v", view)
	}
	_, err := p.Profile.SaveResume(d.ID, "", nil)
	wantProblem(t, err, problem.NotFound) // the draft is spent

	again := must(p.Profile.ReviewProfile("again", ""))(t)
	c.check(t, "ResumeDraft", again)
	if !has(again.Fields, "basics.label", "Surgical nurse") || len(again.Fields) != len(view.Fields) {
		t.Error("the review of what was saved lacks the edits")
	}
	if img := must(p.Profile.PageImage(again.ID, 1, 200))(t); img == "" {
		t.Error("the saved file has no picture")
	}
	p.Profile.DiscardResume(again.ID)

	write(t, p.file("broken.jsonl"), "{\"title\": \"Ward nurse\", \"company\": \"Example Clinic\", \"description\": \"Nursing on a ward.\"}\n{\"title\":\n")
	write(t, p.file("empty.csv"), "")
	in := must(p.Jobs.ImportJobs("jobs", []string{p.file("ads-uk.jsonl"), p.file("broken.jsonl"), p.file("empty.csv"), p.file("nowhere.json"), p.dir}))(t)
	c.check(t, "ImportResult", in)
	if in.Added != 27 || len(in.Problems) != 4 {
		t.Errorf("imported: %+v", in)
	}
	for _, e := range in.Problems {
		if e.File == "" || e.Message == "" || e.Hint == "" || strings.Contains(e.Message+e.Hint+e.File, p.dir) {
			t.Errorf("a problem that does not help: %+v", e)
		}
	}
	pasted := must(p.Jobs.ImportPasted("paste", "Bakery assistant\nExample Bread Ltd\nLeeds\n\nYou bake bread and serve customers in our shop in Leeds. £12 an hour.", "https://example.com/bread"))(t)
	c.check(t, "ImportResult", pasted)
	if pasted.Added != 1 {
		t.Errorf("pasted: %+v", pasted)
	}
	_, err = p.Jobs.ImportPasted("paste", " \n", "")
	wantProblem(t, err, problem.Invalid)

	list := must(p.Matches.Matches("match", everything))(t)
	c.check(t, "MatchList", list)
	if !list.HasProfile || len(list.Rows) != 28 || !strings.Contains(list.Rows[0].Title, "Nurse") && !strings.Contains(list.Rows[0].Title, "nurse") {
		t.Fatalf("%d rows, first %+v", len(list.Rows), list.Rows[0])
	}
	for _, row := range list.Rows {
		detail := must(p.Matches.Match(row.ID))(t)
		c.check(t, "MatchDetail", detail)
		for _, r := range detail.ReasonsFor {
			if !strings.Contains(detail.Row.Title+"\n"+detail.Description, r.JobQuote) {
				t.Errorf("%s: a quote that is not in the ad: %q", row.ID, r.JobQuote)
			}
		}
	}
	if said := must(p.Matches.Reasons([]string{list.Rows[0].ID, "no such job"}))(t); len(said) != 1 || said[list.Rows[0].ID].Text == "" {
		t.Errorf("reasons for the first row: %v", said)
	}
	_, err = p.Matches.Match("no such job")
	wantProblem(t, err, problem.NotFound)
	for _, e := range p.events {
		c.check(t, "Progress", e)
		if !slices.Contains([]string{"reading", "again", "jobs", "paste", "match"}, e.Task) || e.Step == "" {
			t.Errorf("progress of %+v", e)
		}
	}
}

func TestAJobIsSavedHiddenFoundAndRemoved(t *testing.T) {
	p := fresh(t)
	must(p.Jobs.ImportJobs("jobs", []string{p.file("ads-uk.jsonl")}))(t)
	show := func(q bind.MatchQuery) []bind.MatchRow { return must(p.Matches.Matches("", q))(t).Rows }
	all := show(everything)
	if len(all) != 26 || all[0].Fit != -1 || all[0].Score != -1 {
		t.Fatalf("%d rows without a CV, first %+v", len(all), all[0])
	}
	detail := must(p.Matches.Match(all[0].ID))(t)
	readContract(t).check(t, "MatchDetail", detail)
	if err := p.Jobs.MarkJob(all[0].ID, "hidden"); err != nil {
		t.Fatal(err)
	}
	if err := p.Jobs.MarkJob(all[1].ID, "saved"); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, p.Jobs.MarkJob(all[1].ID, "loved"), problem.Invalid)
	wantProblem(t, p.Jobs.MarkJob("no such job", "saved"), problem.NotFound)
	if n := len(show(everything)); n != 25 {
		t.Errorf("%d shown with one hidden", n)
	}
	if rows := show(bind.MatchQuery{Show: "hidden"}); len(rows) != 1 || rows[0].ID != all[0].ID || rows[0].Mark != "hidden" {
		t.Errorf("hidden: %+v", rows)
	}
	if rows := show(bind.MatchQuery{Show: "saved"}); len(rows) != 1 || rows[0].ID != all[1].ID {
		t.Errorf("saved: %+v", rows)
	}
	if rows := show(bind.MatchQuery{Text: "STAFF nurse", Show: "all"}); len(rows) == 0 || len(rows) > 5 {
		t.Errorf("%d rows for two words", len(rows))
	}
	newest := show(bind.MatchQuery{Show: "all", Sort: "newest"})
	if !slices.IsSortedFunc(newest, func(a, b bind.MatchRow) int { return strings.Compare(b.Posted, a.Posted) }) {
		t.Error("newest is not first")
	}
	if err := p.Jobs.RemoveJob(all[1].ID); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, p.Jobs.RemoveJob(all[1].ID), problem.NotFound)
	if n := must(p.Start.State())(t).Jobs; n != 25 {
		t.Errorf("%d jobs after one is removed", n)
	}
}

func TestAJobSaysWhatIsWorthASecondLookAndWhatTheAdSaysOfIt(t *testing.T) {
	p := fresh(t)
	must(p.Jobs.ImportPasted("paste", "Data entry clerk\nExample Easy Work Ltd\n\nFull-time, 40 hours a week. You type what you are sent. We ask for a refundable deposit of $50 before you start. "+
		"Please send a cover letter with your application. Apply by 3 March 2020.", ""))(t)
	rows := must(p.Matches.Matches("rank", everything))(t).Rows
	if len(rows) != 1 {
		t.Fatalf("%d rows", len(rows))
	}
	detail := must(p.Matches.Match(rows[0].ID))(t)
	kinds, names := map[string]string{}, map[string]string{}
	for _, f := range detail.Flags {
		kinds[f.Kind] = f.Quote
	}
	for _, said := range detail.Terms {
		names[said.Name] = said.Quote
	}
	if !strings.Contains(kinds["scam"], "refundable deposit") {
		t.Errorf("flags are %+v", detail.Flags)
	}
	if !strings.Contains(names["hours"], "40 hours") || !strings.Contains(names["instructions"], "cover letter") || names["visa"] != "" {
		t.Errorf("terms are %+v", detail.Terms)
	}
}

func TestPreferencesComeBackAsTheyWereSaved(t *testing.T) {
	c := readContract(t)
	p := fresh(t)
	if got := must(p.Matches.Preferences())(t); got.Balance != match.DefaultBalance {
		t.Errorf("at first: %+v", got)
	}
	want := bind.Preferences{Roles: []string{"Ward sister"}, Locations: []bind.Place{{City: "Leeds", Country: "GB", RadiusKM: 30}}, Remote: []string{"onsite"},
		SalaryMin: 38000, SalaryCurrency: "GBP", SalaryPeriod: "year", Contracts: []string{"permanent"}, Hours: []string{"full_time"},
		Languages: []bind.SpokenLanguage{{Language: "de", Level: "B1"}}, NeedsVisa: true, AvoidCompanies: []string{"Example Ltd"}, Values: map[string]int{"learning": 3}}
	for range 2 { // the second time over what is there
		if err := p.Matches.SavePreferences(want); err != nil {
			t.Fatal(err)
		}
		got := must(p.Matches.Preferences())(t)
		c.check(t, "Preferences", got)
		if fmt.Sprintf("%+v", *got) != fmt.Sprintf("%+v", want) {
			t.Errorf("%+v\nwant\n%+v", *got, want)
		}
	}
	if err := p.Matches.SavePreferences(bind.Preferences{}); err != nil {
		t.Fatal(err)
	}
	got := must(p.Matches.Preferences())(t)
	c.check(t, "Preferences", got)
	if got.SalaryMin != 0 || got.SalaryCurrency != "" || len(got.Roles) != 0 || got.Balance != 0 {
		t.Errorf("emptied: %+v", got)
	}
}

func TestSamplesComeAndGoAndLeaveTheRest(t *testing.T) {
	p := fresh(t)
	must(p.Jobs.ImportJobs("own", []string{p.file("ads-uk.jsonl")}))(t) // the person's own, though the samples have them too
	if err := p.Sample.AddSample("sample"); err != nil {
		t.Fatal(err)
	}
	s := must(p.Start.State())(t)
	if !s.Sample || !s.HasProfile || s.Jobs < 60 {
		t.Fatalf("with samples: %+v", s)
	}
	if v := must(p.Profile.Profile())(t); !v.Sample {
		t.Error("the sample CV is not marked as one")
	}
	d := must(p.Profile.ReviewProfile("review", ""))(t)
	if v := must(p.Profile.SaveResume(d.ID, "", []bind.FieldEdit{{Path: "basics.label", Value: "Nurse"}}))(t); !v.Sample {
		t.Error("an edited sample CV is no sample any more")
	}
	if err := p.Sample.RemoveSample(); err != nil {
		t.Fatal(err)
	}
	if s = must(p.Start.State())(t); s.Sample || s.HasProfile || s.Jobs != 26 {
		t.Errorf("without samples: %+v", s)
	}
	_, err := p.Profile.ReviewProfile("review", "")
	wantProblem(t, err, problem.NotFound)
	// A sample that the person brings stays.
	if err := p.Sample.AddSample("sample"); err != nil {
		t.Fatal(err)
	}
	if in := must(p.Jobs.ImportJobs("own", []string{p.file("ads-us.jsonl")}))(t); in.Updated == 0 || in.Added != 0 {
		t.Errorf("%+v", in)
	}
	if err := p.Sample.RemoveSample(); err != nil {
		t.Fatal(err)
	}
	if again := must(p.Start.State())(t); again.Jobs <= 26 {
		t.Errorf("%d jobs are left", again.Jobs)
	}
	if err := p.Profile.RemoveProfile(); err != nil {
		t.Errorf("removing nothing: %v", err)
	}
}

func TestATaskIsStoppedByItsName(t *testing.T) {
	p := fresh(t)
	p.onStep = func(e bind.Progress) { go p.Tasks.Cancel(e.Task) }
	_, err := p.Profile.ReadResume("reading", p.file("nurse.pdf"))
	wantProblem(t, err, problem.Cancelled)
	_, err = p.Jobs.ImportJobs("jobs", []string{p.file("ads-uk.jsonl")})
	wantProblem(t, err, problem.Cancelled)
	wantProblem(t, p.Sample.AddSample("sample"), problem.Cancelled)
	p.onStep = nil
	p.Tasks.Cancel("reading") // over long ago
	if d := must(p.Profile.ReadResume("reading", p.file("nurse.pdf")))(t); d.ID == "" {
		t.Error("the same name does not work again")
	}
	if s := must(p.Start.State())(t); s.HasProfile || s.Jobs != 0 {
		t.Errorf("something was kept: %+v", s)
	}
}

func TestAShutStoreIsAStateWithItsReason(t *testing.T) {
	const words = "four unrelated long words"
	c := readContract(t)
	dir := filepath.Join(t.TempDir(), "store")
	p := open(t, dir, &vault.MemoryKeychain{})
	_, err := p.Start.CreateVault("short")
	wantProblem(t, err, problem.Invalid)
	must(p.Start.CreateVault(words))(t)
	other := open(t, dir, &vault.MemoryKeychain{})
	if s := must(other.Start.Unlock(words))(t); s.Status != "in_use" || s.Problem == nil || s.Problem.Code != problem.InUse {
		t.Errorf("open elsewhere: %+v", s)
	}
	_, err = other.Profile.Profile()
	wantProblem(t, err, problem.Locked)
	_, err = other.Matches.Matches("", everything)
	wantProblem(t, err, problem.Locked)
	shut(t, p)
	_, err = other.Start.CreateVault(words)
	wantProblem(t, err, problem.Invalid) // never over a store
	s := must(other.Start.State())(t)
	c.check(t, "StartState", s)
	if s.Status != "passphrase" || s.Problem != nil {
		t.Errorf("shut: %+v", s)
	}
	for passphrase, code := range map[string]problem.Code{"": problem.Locked, "not the right words at all": problem.WrongKey} {
		s := must(other.Start.Unlock(passphrase))(t)
		c.check(t, "StartState", s)
		if s.Status != "passphrase" || s.Problem == nil || s.Problem.Code != code || s.Problem.Hint == "" {
			t.Errorf("%q: %+v", passphrase, s)
		}
	}
	if s := must(other.Start.Unlock(words))(t); s.Status != "open" {
		t.Errorf("the right words: %+v", s)
	}
}

func TestAKeychainThatFailsIsAStateWithItsReason(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	keys := &vault.MemoryKeychain{}
	p := open(t, dir, keys)
	must(p.Start.CreateVault(""))(t)
	shut(t, p)
	if s := must(open(t, dir, &vault.MemoryKeychain{}).Start.State())(t); s.Status != "key_missing" || s.Problem == nil || s.Problem.Hint == "" {
		t.Errorf("another person's keychain: %+v", s)
	}
	if s := must(open(t, dir, keys).Start.State())(t); s.Status != "open" || s.Problem != nil {
		t.Errorf("the right keychain: %+v", s)
	}
}

func TestOnlyWebAndMailAddressesAreOpened(t *testing.T) {
	p := fresh(t)
	for _, bad := range []string{"", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,hello", "example.com", "https://", "http:example.com", "HTTPS:///x",
		"ftp://example.com", "vbscript:x", "smb://host/share", "mailto:", "mailto:a@example.com?attach=/etc/passwd", "mailto:a@example.com?Subject=x&bcc=b@example.com", "https://exa\nmple.com", " https://example.com", "\x00"} {
		wantProblem(t, p.Platform.OpenLink(bad), problem.Invalid)
	}
	good := []string{"https://example.com/jobs?id=1#apply", "HTTP://example.com", "mailto:jobs@example.com", "mailto:jobs@example.com?subject=Job%20A1"}
	for _, url := range good {
		if err := p.Platform.OpenLink(url); err != nil {
			t.Errorf("%s: %v", url, err)
		}
	}
	if !slices.Equal(p.links, good) {
		t.Errorf("opened: %q", p.links)
	}
}

func TestAnAdsAddressIsOpenedWithWhatTheWindowWouldRefuseEscaped(t *testing.T) {
	p := fresh(t)
	for _, url := range []string{"https://example.com/jobs;id=1/(a)?q=x y~z#!top", "https://example.com/größe", "http://[::1]:80"} {
		if err := p.Platform.OpenLink(url); err != nil {
			t.Errorf("%s: %v", url, err)
		}
	}
	want := []string{"https://example.com/jobs%3Bid=1/%28a%29?q=x%20y%7Ez#%21top", "https://example.com/gr%C3%B6%C3%9Fe", "http://[::1]:80"}
	if !slices.Equal(p.links, want) {
		t.Errorf("opened: %q", p.links)
	}
}

func TestFilesThatCannotBeReadSaySoAndKeepNothing(t *testing.T) {
	p := fresh(t)
	write(t, p.file("list.txt"), "milk\nbread\neggs\n")
	for name, code := range map[string]problem.Code{"nowhere.pdf": problem.NotFound, ".": problem.Invalid, "list.txt": problem.Invalid} {
		_, err := p.Profile.ReadResume("reading", p.file(name))
		wantProblem(t, err, code)
	}
	_, err := p.Profile.PageImage("no such draft", 1, 100)
	wantProblem(t, err, problem.NotFound)
	d := must(p.Profile.ReadResume("reading", p.file("accountant.docx")))(t)
	readContract(t).check(t, "ResumeDraft", d)
	if img := must(p.Profile.PageImage(d.ID, 1, 100))(t); img != "" {
		t.Error("a DOCX has a picture")
	}
	_, err = p.Profile.SaveResume(d.ID, "", []bind.FieldEdit{{Path: "nothing[0].here", Value: "x"}})
	wantProblem(t, err, problem.Invalid)
	if v := must(p.Profile.Profile())(t); v != nil {
		t.Error("a CV was kept whose edits do not fit")
	}
	if v := must(p.Profile.SaveResume(d.ID, "", nil))(t); v.FileName != "accountant.docx" {
		t.Errorf("%+v", v) // the draft is still there to try again
	}
}

// shut closes a page's store as the program does when its window closes.
func shut(t *testing.T, p *page) {
	t.Helper()
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
}

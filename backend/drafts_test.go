package backend_test

import (
	"bytes"
	"encoding/base64"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/summary"
)

// drafting is a store with a CV and an ad, whose clock the test sets.
func drafting(t *testing.T) (*backend.Backend, *time.Time) {
	t.Helper()
	at := now
	b := backend.New(backend.Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: &vault.MemoryKeychain{}, Now: func() time.Time { return at }})
	t.Cleanup(func() { _ = b.Close() })
	must(t, b.Create(t.Context(), ""))
	must(t, b.SaveResume(t.Context(), &backend.Draft{FileName: "cv.pdf", Data: []byte("cv"), Profile: welder()}, nil))
	_, err := b.KeepPostings(t.Context(), []posting.Posting{{ID: "ad", Title: "Pipe welder", Company: "Norvik Yard", Language: "en", Locations: []posting.Place{{City: "Bergen", Country: "NO"}},
		Description: "You weld pipes for ships.\nRequirements\n- TIG welding\n- Reading drawings\n- English"}}, "file", false, nil)
	must(t, err)
	return b, &at
}

func welder() *profile.Profile {
	return &profile.Profile{
		Basics: profile.Basics{Name: "Paweł Łęcki", Label: "Welder", Email: "pawel.lecki@example.org", Phone: "+47 912 34 567", Summary: "Welder with a steady hand for thin-walled pipe.",
			Location: profile.Location{City: "Bergen", CountryCode: "NO", Address: "Strandgaten 14"}},
		Work: []profile.Work{
			{Name: "Fjordrør AS", Position: "Pipe welder", StartDate: "2021-03", Highlights: []string{"Weld stainless pipe from 1 to 12 mm by TIG", "Read isometric drawings and mark out spools", "Earned 610,000 NOK a year"}},
			{Name: "Stocznia Wisła", Position: "Welder", StartDate: "2016-05", EndDate: "2021-02", Highlights: []string{"Welded hull sections by MAG in all positions"}},
		},
		Skills:    []profile.Skill{{Name: "TIG welding"}, {Name: "Reading drawings"}},
		Languages: []profile.Language{{Language: "English", Fluency: "B2"}, {Language: "Polish", Fluency: "native"}},
	}
}

func drafted(t *testing.T, b *backend.Backend, kind summary.Kind, chosen ...string) backend.KeptDraft {
	t.Helper()
	k, err := b.MakeDraft(t.Context(), backend.DraftWish{Job: "ad", Kind: kind, Recipient: consent.Employer, Chosen: chosen})
	must(t, err)
	return k
}

// settled answers every question of a draft with the person's own word.
func settled(t *testing.T, b *backend.Backend, k backend.KeptDraft) backend.KeptDraft {
	t.Helper()
	for _, r := range k.Verdict.Refused {
		if next, err := b.EditDraft(t.Context(), k.ID, []summary.Revision{{Op: summary.KeepOwn, ID: r.Sentence}}); err == nil {
			k = next
		}
	}
	return k
}

func said(k backend.KeptDraft) string {
	var text []string
	for s := range k.Draft.Sentences() {
		text = append(text, s.Text)
	}
	return strings.Join(text, "\n")
}

func approval(k backend.KeptDraft, format backend.Format) backend.DraftApproval {
	return backend.DraftApproval{Draft: k.ID, Format: format, Method: consent.File, Recipient: consent.Recipient{Kind: consent.Employer, Name: "Norvik Yard"},
		Purpose: consent.Application, Until: now.AddDate(0, 1, 0)}
}

func TestASummaryIsMadeEditedAndMadeAnewWithItsEdits(t *testing.T) {
	b, at := drafting(t)
	ctx := t.Context()
	k := drafted(t, b, summary.Page)
	if !strings.Contains(said(k), "Weld stainless pipe from 1 to 12 mm by TIG") || k.Title != "Pipe welder" || k.Stale || len(k.Changes) > 0 {
		t.Fatalf("the draft: %q, stale %v, %d changes", said(k), k.Stale, len(k.Changes))
	}
	for _, hidden := range []string{"pawel.lecki", "912 34", "Strandgaten", "610,000"} {
		if strings.Contains(said(k), hidden) {
			t.Errorf("%q is told", hidden)
		}
	}
	id := sentence(t, k, "Weld stainless")
	*at = at.Add(time.Hour)
	k, err := b.EditDraft(ctx, k.ID, []summary.Revision{{Op: summary.SetText, ID: id, Text: "Weld titanium pipe from 1 to 12 mm by TIG"}})
	must(t, err)
	if !slices.ContainsFunc(k.Verdict.Refused, func(r summary.Refusal) bool { return r.Sentence == id && strings.Contains(r.Words, "titanium") }) {
		t.Errorf("nobody asks about titanium: %+v", k.Verdict.Refused)
	}
	if _, err := b.ApproveDraft(ctx, approval(k, backend.PDF)); !problem.Is(err, problem.Invalid) {
		t.Errorf("approved with an open question: %v", err)
	}
	if k, err = b.EditDraft(ctx, k.ID, []summary.Revision{{Op: summary.KeepOwn, ID: id}}); err != nil || !slices.Contains(k.Verdict.Own, id) {
		t.Errorf("kept as their own word: %v, %v", k.Verdict.Own, err)
	}
	// What stands outside the blocks is asked about and kept in the same way.
	k, err = b.EditDraft(ctx, k.ID, []summary.Revision{{Op: summary.SetText, ID: summary.TitleID, Text: "Head of welding"}})
	if err != nil || !slices.ContainsFunc(k.Verdict.Refused, func(r summary.Refusal) bool { return r.Sentence == summary.TitleID }) {
		t.Errorf("nobody asks about the title: %+v, %v", k.Verdict.Refused, err)
	}
	k, err = b.EditDraft(ctx, k.ID, []summary.Revision{{Op: summary.KeepOwn, ID: summary.TitleID}})
	if err != nil || !slices.Contains(k.Verdict.Own, summary.TitleID) || len(k.Verdict.Refused) > 0 {
		t.Errorf("the title as their own word: %+v, %v", k.Verdict, err)
	}
	if _, err := b.EditDraft(ctx, k.ID, []summary.Revision{{Op: summary.TakeOut, ID: "no such"}}); !problem.Is(err, problem.NotFound) {
		t.Errorf("a sentence that is not there: %v", err)
	}

	// Made anew, the person's change is there again and is told as one; taken back, it is not.
	k = drafted(t, b, summary.Page)
	if !strings.Contains(said(k), "titanium") || k.Stale {
		t.Errorf("made anew: %q", said(k))
	}
	for range 2 {
		k, err = b.TakeBackEdit(ctx, k.ID, id)
		must(t, err)
	}
	if strings.Contains(said(k), "titanium") || !slices.ContainsFunc(k.Changes, func(c summary.Change) bool { return strings.Contains(c.Before, "titanium") }) {
		t.Errorf("taken back: %q, %+v", said(k), k.Changes)
	}

	// A removal comes back, and what was added goes.
	k, err = b.EditDraft(ctx, k.ID, []summary.Revision{{Op: summary.TakeOut, ID: id}, {Op: summary.PutIn, After: sentence(t, k, "Read isometric"), Text: "Keep the torch clean"}})
	must(t, err)
	added := sentence(t, k, "Keep the torch")
	if strings.Contains(said(k), "Weld stainless") {
		t.Error("the sentence is still there")
	}
	k, err = b.TakeBackEdit(ctx, k.ID, id)
	must(t, err)
	k, err = b.TakeBackEdit(ctx, k.ID, added)
	must(t, err)
	if !strings.Contains(said(k), "Weld stainless") || strings.Contains(said(k), "torch") {
		t.Errorf("after both: %q", said(k))
	}

	// Another kind is another draft; another CV makes both stale; a job that goes leaves them readable.
	drafted(t, b, summary.Letter)
	if all, err := b.Drafts(ctx, "ad"); err != nil || len(all) != 2 {
		t.Errorf("%d drafts, %v", len(all), err)
	}
	must(t, b.SaveResume(ctx, &backend.Draft{FileName: "cv.pdf", ID: "me", Data: []byte("cv"), Profile: welder()}, []profile.Edit{{Path: "work[0].position", Value: "Senior pipe welder"}}))
	if k, err = b.KeptDraft(ctx, k.ID); err != nil || !k.Stale {
		t.Errorf("after the CV changed: stale %v, %v", k.Stale, err)
	}
	must(t, b.RemoveJob(ctx, "ad"))
	if k, err = b.KeptDraft(ctx, k.ID); err != nil || !k.Stale || k.Title != "Pipe welder" {
		t.Errorf("after the job went: %+v, %v", k.Title, err)
	}
	must(t, b.RemoveDraft(ctx, k.ID))
	if _, err := b.KeptDraft(ctx, k.ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("after it was removed: %v", err)
	}
}

// The list asks about what the CV that a summary is made of does not say any more, and about nothing of another CV's.
func TestTheListOfSummariesIsJudgedByTheCVAsItIs(t *testing.T) {
	b, _ := drafting(t)
	ctx := t.Context()
	other := welder()
	other.Work[0].Highlights = []string{"Welded cabins"}
	must(t, b.SaveResume(ctx, &backend.Draft{FileName: "second.pdf", Data: []byte("second"), Profile: other}, nil))
	cvs, err := b.CVs(ctx)
	must(t, err)
	of := map[string]string{} // the summaries, by the CVs' file names
	for _, cv := range cvs {
		k, err := b.MakeDraft(ctx, backend.DraftWish{Job: "ad", Kind: map[string]summary.Kind{"cv.pdf": summary.Page, "second.pdf": summary.Whole}[cv.FileName], CV: cv.ID, Recipient: consent.Employer})
		must(t, err)
		of[cv.FileName] = k.ID
	}
	listed := func(words string) (asked []string) {
		t.Helper()
		all, err := b.Drafts(ctx, "")
		must(t, err)
		for file, id := range of {
			i := slices.IndexFunc(all, func(k backend.KeptDraft) bool { return k.ID == id })
			if len(all) != 2 || i < 0 {
				t.Fatalf("%d summaries, that of %s is %d", len(all), file, i)
			}
			if slices.ContainsFunc(all[i].Verdict.Refused, func(r summary.Refusal) bool { return strings.Contains(r.Words, words) }) {
				asked = append(asked, file)
			}
		}
		return asked
	}
	if got := slices.Concat(listed("stainless"), listed("cabins")); len(got) > 0 {
		t.Errorf("asked of %q, whose CVs say it", got)
	}
	for _, cv := range cvs {
		if cv.FileName == "cv.pdf" {
			must(t, b.SaveResume(ctx, &backend.Draft{FileName: "cv.pdf", ID: cv.ID, Data: []byte("cv"), Profile: welder()}, []profile.Edit{{Path: "work[0].highlights[0]", Value: "Weld pipe"}}))
		}
	}
	if got := listed("stainless"); !slices.Equal(got, []string{"cv.pdf"}) {
		t.Errorf("after the CV changed it is asked of %q", got)
	}
}

func sentence(t *testing.T, k backend.KeptDraft, begins string) string {
	t.Helper()
	for s := range k.Draft.Sentences() {
		if strings.HasPrefix(s.Text, begins) {
			return s.ID
		}
	}
	t.Fatalf("no sentence begins with %q: %q", begins, said(k))
	return ""
}

func TestWhatIsApprovedAreTheBytesThatWereLookedAt(t *testing.T) {
	b, at := drafting(t)
	ctx := t.Context()
	for _, format := range []backend.Format{backend.PDF, backend.DOCX, backend.Markdown, backend.Text, backend.JSON} {
		k := settled(t, b, drafted(t, b, summary.Page))
		seen, err := b.RenderDraft(ctx, k.ID, format)
		must(t, err)
		g, err := b.ApproveDraft(ctx, approval(k, format))
		must(t, err)
		payload, err := b.Payload(ctx, g.ID)
		if err != nil || !bytes.Equal(payload, seen.Bytes) || g.Digest != consent.Digest(seen.Bytes) || g.Media != seen.Media || g.Job != "ad" {
			t.Errorf("%s: %+v, %v", format, g, err)
		}
		if !slices.Contains(g.Fields, "work[0].highlights[0]") || !slices.Contains(g.Fields, "basics.name") || slices.Contains(g.Fields, "basics.email") {
			t.Errorf("%s tells of %v", format, g.Fields)
		}
		// What is edited after the approval changes nothing of it.
		if _, err := b.EditDraft(ctx, k.ID, []summary.Revision{{Op: summary.TakeOut, ID: sentence(t, k, "Weld stainless")}}); err != nil {
			t.Fatal(err)
		}
		var handed []byte
		*at = at.Add(time.Minute)
		if _, err := b.HandOver(ctx, g.ID, consent.File, func(p []byte) error { handed = p; return nil }); err != nil || !bytes.Equal(handed, seen.Bytes) {
			t.Errorf("%s: other bytes were handed over, %v", format, err)
		}
		must(t, b.RemoveDraft(ctx, k.ID))
	}
}

func TestWhatIsToStayHereIsNotApproved(t *testing.T) {
	b, _ := drafting(t)
	ctx := t.Context()
	k := settled(t, b, drafted(t, b, summary.Page))
	id := sentence(t, k, "Weld stainless")
	for what, text := range map[string]string{
		"an e-mail address": "Write to pawel.lecki@example.org", "a telephone number": "Call 0047 91234567", "the address": "I live at Strandgaten 14",
	} {
		_, err := b.EditDraft(ctx, k.ID, []summary.Revision{{Op: summary.SetText, ID: id, Text: text}, {Op: summary.KeepOwn, ID: id}})
		must(t, err)
		for _, format := range []backend.Format{backend.PDF, backend.DOCX, backend.Text} {
			if _, err := b.ApproveDraft(ctx, approval(k, format)); !problem.Is(err, problem.Invalid) || !strings.Contains(problem.From(err).Message, "stay here") {
				t.Errorf("%s in %s: %v", what, format, err)
			}
		}
	}
	must(t, b.RemoveDraft(ctx, k.ID))

	// Chosen for this draft it may travel, until the person says never.
	k = settled(t, b, drafted(t, b, summary.Page, "email"))
	if !strings.Contains(said(k), "pawel.lecki@example.org") {
		t.Errorf("the chosen address is not told: %q", said(k))
	}
	_, err := b.ApproveDraft(ctx, approval(k, backend.PDF))
	must(t, err)
	must(t, b.SetDisclosure(ctx, consent.Disclosure{Fields: map[consent.Field]consent.Class{consent.Email: consent.Never}}))
	if _, err := b.ApproveDraft(ctx, approval(k, backend.PDF)); !problem.Is(err, problem.Invalid) {
		t.Errorf("approved by rules of before: %v", err)
	}
	other := approval(k, backend.PDF)
	other.Recipient.Kind = consent.Agency
	if _, err := b.ApproveDraft(ctx, other); !problem.Is(err, problem.Invalid) {
		t.Errorf("approved for another kind of recipient: %v", err)
	}
}

// A file of the person's own is looked through as a summary is: with a value that stays here it is refused by the field's name, and
// approved once that field is chosen, unless it is never told.
func TestAFileThatHoldsWhatIsToStayHereIsNotApproved(t *testing.T) {
	b, _ := drafting(t)
	ctx := t.Context()
	k := drafted(t, b, summary.Page)
	files := map[string][]byte{"text": []byte("Write to pawel.lecki@example.org.\n"), "base64": []byte("MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte("or pawel.lecki@example.org")) + "\n")}
	of := func(payload []byte) backend.Approval {
		a := approval(k, backend.PDF)
		return backend.Approval{Payload: payload, Proposal: consent.Proposal{Recipient: a.Recipient, Purpose: a.Purpose, Method: a.Method, Media: "application/octet-stream", Until: a.Until, Window: a.Window}}
	}
	for name, payload := range files {
		_, err := b.ApproveFile(ctx, of(payload), nil)
		if p := problem.From(err); err == nil || p.Code != problem.Invalid || !strings.Contains(p.Message, "stay here") || !strings.Contains(p.Hint, "email") {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := b.ApproveFile(ctx, of(payload), []string{"phone"}); err == nil {
			t.Errorf("%s: approved since another field was chosen", name)
		}
		if _, err := b.ApproveFile(ctx, of(payload), []string{"email"}); err != nil {
			t.Errorf("%s, chosen: %v", name, err)
		}
	}
	must(t, b.SetDisclosure(ctx, consent.Disclosure{Fields: map[consent.Field]consent.Class{consent.Email: consent.Never}}))
	if _, err := b.ApproveFile(ctx, of(files["text"]), []string{"email"}); err == nil || !strings.Contains(problem.From(err).Hint, "never") {
		t.Errorf("what is never told was chosen: %v", err)
	}
	if _, err := b.ApproveFile(ctx, of([]byte("Dear team, I weld.\n")), nil); err != nil {
		t.Errorf("a file with nothing of it: %v", err)
	}
}

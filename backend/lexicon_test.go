package backend_test

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// packZip is a pack of core/skill's own test data, as a download would have it.
func packZip(t *testing.T, dir string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	if err := w.AddFS(os.DirFS(filepath.Join("core", "skill", "testdata", "packs", dir))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAPackCountsFromThenOnUntilItIsRemoved(t *testing.T) {
	ctx, dir, keys := t.Context(), filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{}
	b := newBackend(t, dir, keys)
	if _, err := b.AddPack(ctx, packZip(t, "esco"), "esco.zip"); !problem.Is(err, problem.Locked) {
		t.Fatalf("without a store: %v", err)
	}
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	const text = "Kenntnisse in Leuchtturmoptik"
	if got := b.Lexicon().Extract(text); len(got) != 0 {
		t.Fatalf("known before: %v", got)
	}
	info, err := b.AddPack(ctx, packZip(t, "esco"), "esco.zip")
	if err != nil {
		t.Fatal(err)
	}
	if info.ID != "esco-de-en" || info.Skills != 3 || info.Occupations != 2 {
		t.Errorf("%+v", info)
	}
	if got := b.Lexicon().Extract(text); len(got) != 1 {
		t.Errorf("not known: %v", got)
	}
	ads, err := b.ReadAds(ctx, []posting.Posting{{Title: "Lighthouse keeper", Description: "Requirements: " + text}})
	if err != nil || len(ads) != 1 {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}

	again := newBackend(t, dir, keys)
	if err := again.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if packs, err := again.Packs(); err != nil || len(packs) != 1 || packs[0].ID != "esco-de-en" || packs[0].AddedAt == "" {
		t.Errorf("after another start: %+v, %v", packs, err)
	}
	if got := again.Lexicon().Extract(text); len(got) != 1 {
		t.Errorf("not known after another start: %v", got)
	}
	data, err := os.ReadFile(filepath.Join("core", "skill", "testdata", "packs", "onet", "Technology Skills.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if info, err := again.AddPack(ctx, data, "Technology Skills.txt"); err != nil || info.ID != "onet" || info.Skills != 3 {
		t.Errorf("one file of O*NET: %+v, %v", info, err)
	}
	if err := again.RemovePack(ctx, "esco-de-en"); err != nil {
		t.Fatal(err)
	}
	if got := again.Lexicon().Extract(text + " and with Hornworks"); len(got) != 1 {
		t.Errorf("after removal: %v", got)
	}
	if err := again.RemovePack(ctx, "esco-de-en"); !problem.Is(err, problem.NotFound) {
		t.Errorf("removed twice: %v", err)
	}
}

func TestSkillsOfCVsInTwoLanguagesAreOneByAPack(t *testing.T) {
	ctx := t.Context()
	b := newBackend(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	for name, skillName := range map[string]string{"en.txt": "Lantern rigging", "de.txt": "Optik von Leuchttürmen"} {
		p := &profile.Profile{Basics: profile.Basics{Name: "Jo Okafor"}, Skills: []profile.Skill{{Name: skillName}}}
		if err := b.SaveResume(ctx, &backend.Draft{FileName: name, Data: []byte(skillName), Profile: p}, nil); err != nil {
			t.Fatal(err)
		}
	}
	skills := func() int {
		t.Helper()
		p, err := b.Profile(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return len(p.Profile.Skills)
	}
	if n := skills(); n != 2 {
		t.Fatalf("%d skills before the pack", n)
	}
	if _, err := b.AddPack(ctx, packZip(t, "esco"), "esco.zip"); err != nil {
		t.Fatal(err)
	}
	if n := skills(); n != 1 {
		t.Errorf("%d skills with the pack", n)
	}
}

func TestWhatIsNoPackIsRefusedAndChangesNothing(t *testing.T) {
	ctx := t.Context()
	b := newBackend(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"empty.zip": nil, "page.csv": []byte("a,b\n1,2\n"), "broken.zip": packZip(t, "esco")[:300]} {
		if _, err := b.AddPack(ctx, data, name); !problem.Is(err, problem.Unreadable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if packs, err := b.Packs(); err != nil || len(packs) != 0 {
		t.Errorf("%v, %v", packs, err)
	}
}

func TestPacksLieSealedInTheStore(t *testing.T) {
	ctx, dir := t.Context(), filepath.Join(t.TempDir(), "store")
	b := newBackend(t, dir, &vault.MemoryKeychain{})
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := b.AddPack(ctx, packZip(t, "esco"), "esco.zip"); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if strings.Contains(string(data), "esco") || strings.Contains(string(data), "Leuchtturm") || bytes.HasPrefix(data, []byte("\x1f\x8b")) {
			t.Errorf("%s shows a pack", filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestUnknownPhrasesOfTheAdsAreListed(t *testing.T) {
	b := newBackend(t, "", nil)
	var ads []posting.Posting
	for range 3 {
		ads = append(ads, posting.Posting{Description: "You build tools with Zyntrax Flow and Python."})
	}
	got, err := b.UnknownIn(t.Context(), ads, 5, nil)
	if err != nil || len(got) != 1 || got[0].Text != "Zyntrax Flow" || got[0].Texts != 3 {
		t.Errorf("%+v, %v", got, err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := b.UnknownIn(stopped, ads, 5, nil); !problem.Is(err, problem.Cancelled) {
		t.Errorf("stopped: %v", err)
	}
}

func TestTheListFollowsThePacks(t *testing.T) {
	ctx := t.Context()
	b := newBackend(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	p := &profile.Profile{Basics: profile.Basics{Name: "Jo Okafor"}, Work: []profile.Work{{Position: "Nurse", StartDate: "2020-01", Highlights: []string{"Lantern rigging and wound care"}}}}
	if err := b.SaveResume(ctx, &backend.Draft{FileName: "cv.txt", Data: []byte("cv"), Profile: p}, nil); err != nil {
		t.Fatal(err)
	}
	ads := []posting.Posting{{ID: "keeper", Title: "Lighthouse keeper", Description: "Requirements:\n- Lantern rigging\n- Wound care"}, {ID: "nurse", Title: "Nurse", Description: "Requirements: wound care"}}
	if _, err := b.KeepPostings(ctx, ads, "file", false, nil); err != nil {
		t.Fatal(err)
	}
	if err := b.SavePreferences(ctx, profile.Preferences{Roles: []string{"Zoologist", "Nurse"}}); err != nil {
		t.Fatal(err)
	}
	keeper := func() (fit int) {
		t.Helper()
		r, err := b.Matches(ctx, -1, nil)
		if err != nil || len(r.Jobs) != 2 {
			t.Fatalf("%+v %v", r, err)
		}
		for _, j := range r.Jobs {
			one, err := b.Match(ctx, j.Stored.Posting.ID)
			if err != nil || one.Match.Fit != j.Place.Fit || one.Match.Score != j.Place.Score {
				t.Errorf("the list and the page of %s differ: %+v %v", j.Stored.Posting.ID, j.Place, err)
			}
			if j.Stored.Posting.ID == "keeper" {
				fit = j.Place.Fit
			}
		}
		return fit
	}
	before := keeper()
	info, err := b.AddPack(ctx, packZip(t, "esco"), "esco.zip")
	if err != nil {
		t.Fatal(err)
	}
	if with := keeper(); with == before {
		t.Errorf("a pack that knows what the ad asks for changed nothing: fit %d", with)
	}
	if err := b.RemovePack(ctx, info.ID); err != nil {
		t.Fatal(err)
	}
	if after := keeper(); after != before {
		t.Errorf("fit %d without the pack, %d before", after, before)
	}
}

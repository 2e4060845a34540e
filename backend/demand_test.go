package backend_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// withAds is a Backend with the sample nurse and some ads, by id.
func withAds(t *testing.T, ads ...posting.Posting) (*backend.Backend, []string) {
	t.Helper()
	ctx := t.Context()
	b := newBackend(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	d, err := b.DraftResume(ctx, cv(t, "nurse.pdf"), "nurse.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.SaveResume(ctx, d, []profile.Edit{}); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for i := range ads {
		ads[i].ID = fmt.Sprintf("ad-%d", i)
		ids = append(ids, ads[i].ID)
	}
	if in, err := b.KeepPostings(ctx, ads, "file", false, nil); err != nil || in.Added != len(ads) {
		t.Fatalf("%+v, %v", in, err)
	}
	return b, ids
}

func asking(title, text string) posting.Posting {
	return posting.Posting{Title: title, Company: "Harbour Clinic", Description: text}
}

func name(id skill.ID) string { return skill.Default().Wording(id).Label }

func skillIn(t *testing.T, d backend.Demand, label string) backend.SkillDemand {
	t.Helper()
	i := slices.IndexFunc(d.Skills, func(s backend.SkillDemand) bool { return name(s.Skill) == label })
	if i < 0 {
		var labels []string
		for _, s := range d.Skills {
			labels = append(labels, name(s.Skill))
		}
		t.Fatalf("nobody asks for %s: %q", label, labels)
	}
	return d.Skills[i]
}

func TestWhatAdsAskForIsCountedBesideWhatThePersonHas(t *testing.T) {
	b, ids := withAds(t,
		asking("Theatre nurse", "Requirements\n- Wound care is essential\n- You must know PostgreSQL"),
		asking("Staff nurse", "Requirements\n- Wound care\n- PostgreSQL is required\n- Teamwork is essential"),
		asking("Ward nurse", "Nice to have\n- PostgreSQL would be a plus\n\nRequirements\n- Teamwork is essential\n- You must speak with patients, teamwork"),
		asking("Sister", "Requirements\n- Experience with Wound care or Kubernetes is essential"))
	d, err := b.Demand(t.Context(), append([]string{"gone"}, ids...), nil)
	if err != nil {
		t.Fatal(err)
	}
	if d.Read != 4 {
		t.Errorf("%d ads were read", d.Read)
	}
	care, db := skillIn(t, d, "Wound care"), skillIn(t, d, "PostgreSQL")
	if care.State != evidence.Met || len(care.Asked) != 3 {
		t.Errorf("wound care: %+v", care)
	}
	if db.State != evidence.Missing || len(db.Asked) != 3 || db.Asked[0] != (backend.Asked{Ad: "ad-0", Need: evidence.Must}) || db.Asked[2] != (backend.Asked{Ad: "ad-2", Need: evidence.Nice}) {
		t.Errorf("PostgreSQL: %+v", db)
	}
	// Of a choice, what the person has counts.
	if slices.ContainsFunc(d.Skills, func(s backend.SkillDemand) bool { return name(s.Skill) == "Kubernetes" }) {
		t.Error("Kubernetes is asked of who has the other choice")
	}
	order := func(label string) int {
		return slices.IndexFunc(d.Skills, func(s backend.SkillDemand) bool { return name(s.Skill) == label })
	}
	if order("Wound care") > order("PostgreSQL") {
		t.Error("what is only wished for by one counts as much as a must")
	}
	if i := slices.IndexFunc(d.Skills, func(s backend.SkillDemand) bool { return name(s.Skill) == "Teamwork" }); i >= 0 && i < order("PostgreSQL") {
		t.Error("teamwork stands before what is a skill of the trade")
	}
}

func TestDemandReadsTheFirstAdsIsStoppedAndGoesOn(t *testing.T) {
	ads := make([]posting.Posting, backend.MaxDemand+20)
	for i := range ads {
		ads[i] = asking(fmt.Sprintf("Nurse on ward %d", i), fmt.Sprintf("Requirements\n- Wound care on ward %d is essential", i))
	}
	b, ids := withAds(t, ads...)
	ctx, stop := context.WithCancel(t.Context())
	told := 0
	_, err := b.Demand(ctx, ids, func(_ string, done, total int) {
		if told = done; total != backend.MaxDemand {
			t.Errorf("%d of %d", done, total)
		}
		stop()
	})
	if !problem.Is(err, problem.Cancelled) || told == 0 {
		t.Fatalf("stopped after %d: %v", told, err)
	}
	var left int
	d, err := b.Demand(t.Context(), ids, func(_ string, _, total int) { left = total })
	if err != nil || d.Read != backend.MaxDemand {
		t.Fatalf("%d were read: %v", d.Read, err)
	}
	if left == 0 || left > backend.MaxDemand-told {
		t.Errorf("%d were read again, %d had been", left, told)
	}
	left = 0
	if again, err := b.Demand(t.Context(), ids, func(_ string, _, total int) { left = total }); err != nil || left != 0 || len(again.Skills) != len(d.Skills) {
		t.Errorf("read twice: %d, %v", left, err)
	}
}

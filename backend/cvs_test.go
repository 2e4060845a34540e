package backend_test

import (
	"testing"

	"autojob/backend"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

func saved(t *testing.T, b *backend.Backend, d *backend.Draft, edits ...profile.Edit) {
	t.Helper()
	if err := b.SaveResume(t.Context(), d, edits); err != nil {
		t.Fatal(err)
	}
}

func nurseCV() *backend.Draft {
	return &backend.Draft{FileName: "nurse.txt", Data: []byte("Jo Okafor, nurse"), Profile: &profile.Profile{
		Basics: profile.Basics{Name: "Jo Okafor"}, Work: []profile.Work{{Name: "Example Clinic", Position: "Nurce", StartDate: "2020"}},
		Skills: []profile.Skill{{Name: "Wound care"}, {Name: "German"}}}}
}

func teacherCV() *backend.Draft {
	return &backend.Draft{FileName: "lehrerin.txt", Data: []byte("Jo Okafor, Lehrerin"), Profile: &profile.Profile{
		Basics: profile.Basics{Name: "Jo Okafor", Label: "Lehrerin"}, Work: []profile.Work{{Name: "Schule am Deich", Position: "Lehrerin", StartDate: "2014", EndDate: "2019"}},
		Skills: []profile.Skill{{Name: "Deutsch"}}}}
}

func TestSeveralCVsAreOneProfile(t *testing.T) {
	ctx, b := t.Context(), opened(t)
	saved(t, b, nurseCV())
	saved(t, b, teacherCV())
	p, err := b.Profile(ctx)
	if err != nil || len(p.Profile.Work) != 2 || p.Profile.Basics.Label != "Lehrerin" {
		t.Fatalf("%+v, %v", p, err)
	}
	if len(p.Profile.Skills) != 2 {
		t.Errorf("a language in two languages is there twice: %+v", p.Profile.Skills)
	}
	cvs, err := b.CVs(ctx)
	if err != nil || len(cvs) != 2 {
		t.Fatalf("%+v, %v", cvs, err)
	}
	for _, cv := range cvs {
		d, err := b.SavedDraft(ctx, cv.ID)
		if err != nil || d.FileName != cv.FileName || d.ID != cv.ID {
			t.Errorf("%+v, %v", d, err)
		}
	}
	person, err := b.Person(ctx)
	if err != nil || len(person.Positions) != 2 {
		t.Errorf("the person for matching is not of both: %+v, %v", person, err)
	}
	if err := b.RemoveCV(ctx, cvs[0].ID); err != nil {
		t.Fatal(err)
	}
	if err := b.RemoveCV(ctx, cvs[0].ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("removed twice: %v", err)
	}
	if p, err := b.Profile(ctx); err != nil || len(p.Profile.Work) != 1 || p.FileName == cvs[0].FileName {
		t.Errorf("%+v, %v", p, err)
	}
	if err := b.RemoveProfile(ctx); err != nil {
		t.Fatal(err)
	}
	if p, err := b.Profile(ctx); err != nil || p != nil {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestANewerVersionOfACVTakesItsPlaceAndKeepsTheEdits(t *testing.T) {
	ctx, b := t.Context(), opened(t)
	text := "Jo Okafor\njo@example.com\n\nExperience\n\nNurse, Example Clinic\n2020 - 2023\n\nSkills\nTriage\n"
	read := func(text string) *backend.Draft {
		t.Helper()
		d, err := b.DraftResume(ctx, []byte(text), "cv.txt")
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	saved(t, b, read(text), profile.Edit{Path: "basics.email", Value: "okafor@example.com"})
	again, err := b.ReadAgain(ctx, "")
	if err != nil || again.Profile.Basics.Email != "okafor@example.com" || len(again.Lost) > 0 {
		t.Fatalf("read again: %+v, %v", again, err)
	}
	saved(t, b, again, profile.Edit{Path: "basics.name", Value: "Jo A. Okafor"})

	newer := read(text + "Mentoring\n")
	if newer.ID == "" || newer.Profile.Basics.Email != "okafor@example.com" || newer.Profile.Basics.Name != "Jo A. Okafor" {
		t.Errorf("a newer version: %+v", newer)
	}
	saved(t, b, newer)
	if cvs, err := b.CVs(ctx); err != nil || len(cvs) != 1 || len(cvs[0].Changes) != 2 {
		t.Errorf("%+v, %v", cvs, err)
	}
}

func TestTheOwnCVTakesTheSamplesPlace(t *testing.T) {
	ctx, b := t.Context(), opened(t)
	sample := nurseCV()
	sample.Sample = true
	saved(t, b, sample)
	saved(t, b, teacherCV())
	cvs, err := b.CVs(ctx)
	if err != nil || len(cvs) != 1 || cvs[0].Sample {
		t.Errorf("%+v, %v", cvs, err)
	}
}

package hiddenbench

import (
	"context"
	"fmt"
	"slices"
	"time"

	"autojob/backend/adapter/extract"
	"autojob/backend/bench/proofs"
)

// Speed is how long a person waits for a CV of two pages once the PDF reader is compiled: a fresh child, its text, what nobody sees in it,
// and its fields. Text is the same wait for a CV of plain text, which is a child's start and little more.
type Speed struct{ TwoPages, Text time.Duration }

// Wait measures both, each as the median of n readings.
func Wait(ctx context.Context, x *extract.Extractor, twoPages []byte, n int) (Speed, error) {
	var s Speed
	if err := x.Warm(ctx); err != nil {
		return s, err
	}
	text := []byte("Mara Lindqvist\nmara@example.com\n\nExperience\nNurse, Brackwater Group, 2015 - 2020\n- Cared for patients\n\nEducation\nBSc Nursing, 2012 - 2015\n\nSkills\nTriage, Wound care\n")
	for _, c := range []struct {
		data []byte
		name string
		to   *time.Duration
	}{{twoPages, "cv.pdf", &s.TwoPages}, {text, "cv.txt", &s.Text}} {
		var all []time.Duration
		for range n {
			start := time.Now()
			if _, err := x.Resume(ctx, c.data, c.name); err != nil {
				return s, fmt.Errorf("reading %s: %w", c.name, err)
			}
			all = append(all, time.Since(start))
		}
		slices.Sort(all)
		*c.to = all[len(all)/2]
	}
	return s, nil
}

func (s Speed) figure() proofs.Figure {
	return proofs.Figure{Task: "CV of two pages to fields, fresh child, warm", Set: "the sample nurse", Value: fmt.Sprintf("%.2f s", s.TwoPages.Seconds()),
		Baseline: fmt.Sprintf("plain text %.2f s", s.Text.Seconds()), Target: "< 1.5 s", Missed: s.TwoPages >= 1500*time.Millisecond}
}

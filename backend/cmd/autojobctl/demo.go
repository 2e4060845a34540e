package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"autojob/backend"
)

// demo does the main job on the sample data, for a terminal.
func (p *program) demo(ctx context.Context, a arguments) error {
	if len(a.files) > 0 {
		return usageError("demo takes no files")
	}
	b, err := p.backend(a)
	if err != nil {
		return err
	}
	cv := backend.SampleResume()
	fmt.Fprintf(p.stderr, "Reading the sample CV %s and the sample ads ...\n", cv.Name)
	read, err := b.ReadResume(ctx, cv.Data, cv.Name)
	if err != nil {
		return err
	}
	ads, err := b.ReadSampleJobs(ctx)
	if err != nil {
		return err
	}
	jobs, err := b.ReadAds(ctx, ads)
	if err != nil {
		return err
	}
	person := b.Engine().Person(read, b.Now())
	best := b.Engine().Rank(person, jobs, nil, 10)
	w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "%s: the best of %d sample ads\n\n", strings.Join(slices.DeleteFunc([]string{read.Basics.Name, read.Basics.Label}, func(s string) bool { return s == "" }), ", "), len(ads))
	fmt.Fprintln(w, "SCORE\tFIT\tGROWTH\tJOB\tCOMPANY\tPLACE")
	for i := range best {
		m := &best[i]
		ad := m.Job.Posting
		fmt.Fprintf(w, "%d\t%d\t%d\t%s\t%s\t%s\n", m.Score, m.Fit, m.Growth, ad.Title, ad.Company, ad.Location)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the table: %w", err)
	}
	for i := range best[:min(3, len(best))] {
		m := &best[i]
		fmt.Fprintf(p.stdout, "\n%s, %s\n", m.Job.Posting.Title, m.Job.Posting.Company)
		x := b.Engine().Explain(person, m)
		for _, r := range x.For {
			fmt.Fprintf(p.stdout, "  + %s\n      CV: %q\n      Ad: %q\n", r.Text, r.CV.Text, r.Ad.Text)
		}
		for _, r := range x.Against {
			fmt.Fprintf(p.stdout, "  - %s\n      Ad: %q\n", r.Text, r.Ad.Text)
		}
	}
	return nil
}

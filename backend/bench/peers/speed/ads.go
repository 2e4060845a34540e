package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
)

// realAds are the ads of the data.
func realAds(data string) ([]posting.Posting, error) {
	var out []posting.Posting
	for _, name := range []string{"monster_jobs_sample/jobs_sample.csv", "glassdoor_ds_jobs/glassdoor_jobs.csv"} {
		path := filepath.Join(data, filepath.FromSlash(name))
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("reading the ads: %w", err)
		}
		r, err := posting.Parse(raw, path)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		for _, p := range r.Postings {
			if len(p.Description) > 400 && len(p.Description) < 6_000 {
				out = append(out, p)
			}
		}
	}
	if len(out) < 500 {
		return nil, fmt.Errorf("only %d ads could be read", len(out))
	}
	return out, nil
}

// variants are n ads made of the real ones: each keeps most of its sentences, in another order, and takes some from another ad, so that no
// two are alike and the words are spread as in real ads.
func variants(real []posting.Posting, n int) []posting.Posting {
	out := make([]posting.Posting, n)
	r := rand.New(rand.NewPCG(1, 1))
	for i := range out {
		ad := real[i%len(real)]
		ad.ID = fmt.Sprintf("ad-%07d", i)
		if i >= len(real) {
			ad.Description = mix(r, ad.Description, real[r.IntN(len(real))].Description)
		}
		out[i] = ad
	}
	return out
}

func mix(r *rand.Rand, a, b string) string {
	mine, other := strings.SplitAfter(a, "."), strings.SplitAfter(b, ".")
	for k := range mine {
		switch r.IntN(6) {
		case 0:
			mine[k] = other[r.IntN(len(other))]
		case 1:
			j := r.IntN(len(mine))
			mine[k], mine[j] = mine[j], mine[k]
		}
	}
	return strings.Join(mine, "")
}

// realCVs are a dozen CVs of a dozen trades.
func realCVs(data string) ([]*profile.Profile, error) {
	raw, err := os.ReadFile(filepath.Join(data, "livecareer", "resumes.jsonl"))
	if err != nil {
		return nil, fmt.Errorf("reading the CVs: %w", err)
	}
	seen := map[string]bool{}
	var out []*profile.Profile
	for line := range strings.Lines(string(raw)) {
		var row struct{ Category, Text string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			return nil, fmt.Errorf("reading the CVs: %w", err)
		}
		if seen[row.Category] || len(row.Text) < 2_500 {
			continue
		}
		seen[row.Category] = true
		if out = append(out, resume.Parse(document.FromText(row.Text))); len(out) == 12 {
			break
		}
	}
	return out, nil
}

// Package panel reads the invented people, ads and grades of backend/testdata, by which rankings are measured. Start with Read; the
// README in each folder says how they were made.
package panel

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

// Names are the folders, the one with ads of many trades first.
var Names = []string{"panel", "panel-near"}

// Day stands in for today, so that figures do not change with it.
var Day = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

// Panel is one folder.
type Panel struct {
	Name    string
	People  []Person
	Ads     []posting.Posting
	Graders []Grades
}

// Person is somebody who looks for work. Wish says in their own words for what.
type Person struct {
	ID          string
	Profile     *profile.Profile
	Preferences *profile.Preferences
	Wish        string
}

// Grades are those of one grader, 0 to 3, by person and ad.
type Grades map[string]map[string]int

// Read reads a folder of backend/testdata; root is that of the repository.
func Read(root, name string) (*Panel, error) {
	dir := filepath.Join(root, "backend", "testdata", name)
	p := &Panel{Name: name}
	err := each(filepath.Join(dir, "people", "*.json"), func(file string, raw []byte) error {
		one := Person{ID: strings.TrimSuffix(file, ".json")}
		err := json.Unmarshal(raw, &one)
		p.People = append(p.People, one)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = each(filepath.Join(dir, "grades-*.json"), func(_ string, raw []byte) error {
		var g Grades
		err := json.Unmarshal(raw, &g)
		p.Graders = append(p.Graders, g)
		return err
	})
	if err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(filepath.Join(dir, "ads.jsonl"))
	if err != nil {
		return nil, fmt.Errorf("reading the panel: %w", err)
	}
	read, err := posting.Parse(raw, "ads.jsonl")
	if err != nil {
		return nil, fmt.Errorf("reading the panel's ads: %w", err)
	}
	p.Ads = read.Postings
	return p, nil
}

// each calls do with every file of a pattern.
func each(pattern string, do func(file string, raw []byte) error) error {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return fmt.Errorf("reading the panel: %w", err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return fmt.Errorf("reading the panel: %w", err)
		}
		if err := do(filepath.Base(f), raw); err != nil {
			return fmt.Errorf("reading %s: %w", filepath.Base(f), err)
		}
	}
	return nil
}

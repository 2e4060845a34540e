package learn

import (
	"cmp"
	"slices"
	"strings"
)

// maxTags is how many tags are learned: those that tell the most choices apart.
const maxTags = 48

// tagsOf are the tags that are worth learning: of a choice's jobs some must have it and some not, the chosen one counts twice.
func tagsOf(choices []Choice) []string {
	count := map[string]int{}
	for i := range choices {
		c := &choices[i]
		had := map[string]int{}
		for k := range c.Passed {
			for _, t := range c.Passed[k].Tags {
				had[t]++
			}
		}
		for t, n := range had {
			if n < len(c.Passed) && !c.Job.has(t) {
				count[t]++
			}
		}
		for _, t := range c.Job.Tags {
			if had[t] < len(c.Passed) {
				count[t] += 3
			}
		}
	}
	var all []string
	for t := range count {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	all = all[:min(len(all), maxTags)]
	slices.Sort(all)
	return all
}

package summary

import "slices"

// How many lines a page takes beside those of its text, as a PDF sets it: a heading, and the name and dates of an entry.
const (
	headingLines = 2.2
	entryLines   = 2.2
)

// sides is what a page has beside the jobs.
type sides struct {
	about                          Block
	education, projects, voluntary []Block
	facts                          []Block // skills, certificates, languages
	awards                         Block
}

// fit makes a page of so many lines: the least telling pieces of the jobs go first, then what stands beside them, the least telling first. Each job
// keeps its most telling piece. What does not fit even so takes a second page, and then nothing is cut.
func (m *maker) fit(work []told, s sides, lines float64) ([]told, sides) {
	less := s
	least := [...]int{3, 2, 1}
	for _, drop := range []func(){
		func() {},
		func() { less.awards = Block{} },
		func() { less.voluntary = nil },
		func() { less.projects = less.projects[:min(len(less.projects), 1)] },
		func() { less.education = less.education[:min(len(less.education), 2)] },
		func() { less.about.Sentences = less.about.Sentences[:min(len(less.about.Sentences), 2)] },
		func() { least = [...]int{1, 1, 1} },
	} {
		drop()
		cut := slices.Clone(work)
		if m.squeeze(cut, lines-less.lines(), func(i int) int { return least[min(i, len(least)-1)] }) {
			return cut, less
		}
	}
	return work, s
}

// squeeze takes the least telling pieces out of jobs until the rest fits in a number of lines, and reports whether it does; it keeps at least so many
// of the i-th job.
func (m *maker) squeeze(work []told, lines float64, keep func(i int) int) bool {
	for {
		used, worst, least, at := headingLines, -1, 0.0, 0
		for i, t := range work {
			used += entryLines
			for k, p := range t.pieces {
				used += linesIn(p.text)
				if g := m.sel.gain(p, nil) / linesIn(p.text); len(t.pieces) > keep(i) && (worst < 0 || g <= least+1e-9) {
					worst, least, at = i, g, k
				}
			}
		}
		if used <= lines || worst < 0 {
			return used <= lines
		}
		work[worst].pieces = slices.Delete(slices.Clone(work[worst].pieces), at, at+1)
	}
}

// linesIn is about how many lines of a page a text takes.
func linesIn(text string) float64 { return float64(1 + len([]rune(text))/95) }

// lines is about how many lines all but the jobs take.
func (s sides) lines() float64 {
	n := 0.0
	text := ""
	for _, t := range s.about.Sentences {
		text += t.Text + " "
	}
	if text != "" {
		n += headingLines + linesIn(text)
	}
	section := ""
	for _, b := range slices.Concat(s.education, s.projects, s.facts, []Block{s.awards}, s.voluntary) {
		if len(b.sentences()) == 0 {
			continue
		}
		if b.Section != section {
			n += headingLines
		}
		section = b.Section
		if b.Title != nil || b.Place != nil {
			n += entryLines
		}
		for _, t := range b.Sentences {
			n += linesIn(t.Text)
		}
	}
	return n
}

package summary

import "iter"

// Sentences goes through all sentences of a draft in reading order: of a block its title, place and dates, then the rest.
func (d *Draft) Sentences() iter.Seq[*Sentence] {
	return func(yield func(*Sentence) bool) {
		for i := range d.Blocks {
			for _, s := range d.Blocks[i].sentences() {
				if !yield(s) {
					return
				}
			}
		}
	}
}

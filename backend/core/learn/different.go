package learn

import (
	"cmp"
	"slices"
)

const (
	block  = 10 // one place of so many is for something different
	first  = 3  // the first place of a block that may be, from 0
	reach  = 40 // how far below the block it may come from
	unlike = 4  // of how many most unlike jobs one is drawn
)

// Different gives one place in ten of a ranking of n jobs to one from further down that is unlike the nine others, so that what a
// person never sees has a chance. It returns the places of the jobs in their new order, and which of them were moved up. A job that
// may not be moved up (a conflict) stays. The same seed draws the same.
func Different(n int, seed uint64, job func(int) *Job, may func(int) bool) (order []int, moved map[int]bool) {
	order, moved = make([]int, n), map[int]bool{}
	for i := range order {
		order[i] = i
	}
	for from := 0; from+block < n; from += block {
		shown := order[from : from+block-1]
		type candidate struct{ at, novelty int }
		var all []candidate
		for at := from + block; at < min(n, from+block+reach); at++ {
			if may(order[at]) {
				all = append(all, candidate{at, novelty(job(order[at]), shown, job)})
			}
		}
		if len(all) == 0 {
			continue
		}
		slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.novelty, a.novelty) })
		r := mix(seed + uint64(from))
		at := all[r%uint64(min(len(all), unlike))].at
		pick := order[at]
		moved[pick] = true
		place := from + first + int(mix(r)%uint64(block-first))
		order = slices.Insert(slices.Delete(order, at, at+1), place, pick)
	}
	return order, moved
}

// novelty is how unlike a job is to those shown, in basis points: half by its tags that none of them has, half by its parts.
func novelty(j *Job, shown []int, job func(int) *Job) int {
	fresh := 0
	for _, t := range j.Tags {
		if !slices.ContainsFunc(shown, func(s int) bool { return job(s).has(t) }) {
			fresh++
		}
	}
	tags := fresh * one / max(1, len(j.Tags))
	sum, n := 0, 0
	for _, s := range shown {
		for i, p := range j.Parts {
			if q := job(s).Parts[i]; p.Confidence > 0 && q.Confidence > 0 {
				sum += max(p.Score-q.Score, q.Score-p.Score)
				n++
			}
		}
	}
	return (tags + sum/max(n, 1)) / 2
}

// mix spreads a number's bits (splitmix64).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

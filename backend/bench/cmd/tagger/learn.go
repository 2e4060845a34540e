package main

import (
	"math"
	"math/rand/v2"

	"autojob/backend/bench/spanbench"
	"autojob/backend/core/embed"
	"autojob/backend/core/tagger"
)

type settings struct {
	epochs                  int
	rate, decay, drop, lean float64
}

// example is a sentence with the label of each token. Part is 0 for house, 1 for tech.
type example struct {
	from     spanbench.Sentence
	sentence tagger.Sentence
	gold     []int
	part     int
}

// examples are the sentences that the reader makes of one of SkillSpan's.
func examples(r *tagger.Reader, s spanbench.Sentence, part int) []example {
	var out []example
	for _, sentence := range r.Read(s.Text) {
		gold := make([]int, len(sentence.Tokens))
		for _, g := range s.Spans {
			label := tagger.Begin
			for i, t := range sentence.Tokens {
				if t.Start < g[1] && g[0] < t.End {
					gold[i] = label
					label = tagger.Inside
				}
			}
		}
		from := spanbench.Sentence{}
		if len(out) == 0 {
			from = s
		}
		out = append(out, example{from, sentence, gold, part})
	}
	return out
}

const labels = 3

// learn fits a linear-chain conditional random field by AdaGrad, averaged over the last half of the rounds.
func learn(all []example, s settings) *tagger.Weights {
	var w, g2, sum tagger.Weights
	for i := range g2.Sparse {
		g2.Sparse[i] = 1e-2
	}
	for i := range g2.Dense {
		g2.Dense[i] = 1e-2
	}
	for i := range g2.Step {
		g2.Step[i] = 1e-2
	}
	random := rand.New(rand.NewPCG(7, 7))
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	taken := float32(0)
	for epoch := range s.epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		rate := s.rate * (1 - 0.8*float64(epoch)/float64(s.epochs))
		for _, k := range order {
			step(&w, &g2, &all[k], rate, s, random)
		}
		if epoch >= s.epochs/2 {
			taken++
			add(sum.Sparse[:], w.Sparse[:])
			add(sum.Dense[:], w.Dense[:])
			add(sum.Step[:], w.Step[:])
		}
	}
	for _, part := range [][]float32{sum.Sparse[:], sum.Dense[:], sum.Step[:]} {
		for i := range part {
			part[i] /= taken
		}
	}
	return &sum
}

// tilt trades precision for recall: a name begins more easily.
func tilt(w *tagger.Weights, lean float32) {
	w.Step[tagger.Out*labels+tagger.Begin] += lean
	w.Step[tagger.Begin*labels+tagger.Begin] += lean
	w.Step[tagger.Inside*labels+tagger.Begin] += lean
}

func add(to, from []float32) {
	for i, v := range from {
		to[i] += v
	}
}

// step moves the weights by one sentence: its labels against what the model expects.
func step(w, g2 *tagger.Weights, x *example, rate float64, s settings, random *rand.Rand) {
	n := len(x.sentence.Tokens)
	if n == 0 {
		return
	}
	tokens := make([]tagger.Token, n)
	copy(tokens, x.sentence.Tokens)
	if s.drop > 0 {
		for i := range tokens {
			var kept []uint32
			for _, f := range tokens[i].Features {
				if random.Float64() >= s.drop {
					kept = append(kept, f)
				}
			}
			tokens[i].Features = kept
		}
	}
	score := make([][labels]float64, n)
	for i := range tokens {
		for l, v := range w.Scores(&tokens[i]) {
			score[i][l] = float64(v)
		}
	}
	allowed := func(from, to int) bool { return !(from == tagger.Out && to == tagger.Inside) }
	forward, backward := make([][labels]float64, n), make([][labels]float64, n)
	for i := range n {
		for to := range labels {
			if i == 0 {
				forward[i][to] = score[i][to]
				if to == tagger.Inside {
					forward[i][to] = math.Inf(-1)
				}
				continue
			}
			var in []float64
			for from := range labels {
				if allowed(from, to) {
					in = append(in, forward[i-1][from]+float64(w.Step[from*labels+to]))
				}
			}
			forward[i][to] = score[i][to] + logSum(in)
		}
	}
	for i := n - 2; i >= 0; i-- {
		for from := range labels {
			var out []float64
			for to := range labels {
				if allowed(from, to) {
					out = append(out, backward[i+1][to]+float64(w.Step[from*labels+to])+score[i+1][to])
				}
			}
			backward[i][from] = logSum(out)
		}
	}
	z := logSum(forward[n-1][:])
	move := func(at *float32, sq *float32, gradient float64) {
		gradient -= s.decay * float64(*at)
		*sq += float32(gradient * gradient)
		*at += float32(rate * gradient / math.Sqrt(float64(*sq)))
	}
	for i := range tokens {
		var gradient [labels]float64
		for l := range labels {
			gradient[l] = -math.Exp(forward[i][l] + backward[i][l] - z)
		}
		gradient[x.gold[i]]++
		big := math.Abs(gradient[0]) + math.Abs(gradient[1]) + math.Abs(gradient[2])
		if big < 1e-4 {
			continue
		}
		for _, f := range tokens[i].Features {
			for l := range labels {
				at := int(f)*labels + l
				move(&w.Sparse[at], &g2.Sparse[at], gradient[l])
			}
		}
		for k, v := range tokens[i].Dense {
			for d, value := range v {
				for l := range labels {
					at := (k*embed.Dims+d)*labels + l
					move(&w.Dense[at], &g2.Dense[at], gradient[l]*float64(value))
				}
			}
		}
		if i == 0 {
			continue
		}
		for from := range labels {
			for to := range labels {
				if !allowed(from, to) {
					continue
				}
				expected := math.Exp(forward[i-1][from] + float64(w.Step[from*labels+to]) + score[i][to] + backward[i][to] - z)
				target := 0.0
				if x.gold[i-1] == from && x.gold[i] == to {
					target = 1
				}
				at := from*labels + to
				move(&w.Step[at], &g2.Step[at], target-expected)
			}
		}
	}
}

func logSum(list []float64) float64 {
	top := math.Inf(-1)
	for _, v := range list {
		top = max(top, v)
	}
	if math.IsInf(top, -1) {
		return top
	}
	sum := 0.0
	for _, v := range list {
		sum += math.Exp(v - top)
	}
	return top + math.Log(sum)
}

// Package tagger finds words that name something one can know (a tool, a method, a field, a certificate) though the lexicon need
// not have them: a linear model over words, their shape and neighbours, what the lexicon says of them and their
// vectors. It says where, not what.
//
// Start with Default().Spans. The same text gives the same spans for one Version of the model, the lexicon and the vectors.
//
// The weights (weights.bin) were learned by backend/bench/cmd/tagger from the training part of SkillSpan (MIT, see NOTICE.md); no
// text of it is in them.
package tagger

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"sync"

	"autojob/backend/core/embed"
	"autojob/backend/core/skill"
)

// Version names the model with its features.
const Version = "tagger/1"

// Labels of a token.
const (
	Out    = 0
	Begin  = 1
	Inside = 2
	labels = 3
)

// Sizes of the model. Named features share Buckets cells by their hash.
const (
	Buckets = 1 << 18
	Window  = 3 // vectors of a token: its own, the one before, the one after
	Dense   = Window * embed.Dims
)

// Weights are a model, label by label.
type Weights struct {
	Sparse [Buckets * labels]float32
	Dense  [Dense * labels]float32
	Step   [labels * labels]float32 // from, to
}

// Span is a place in a text, in characters. Confidence is 0 to 1 and ranks; it is not calibrated.
type Span struct {
	Start, End int
	Confidence float64
}

// Model tags texts. It never changes and may be used by many goroutines.
type Model struct {
	weights *Weights
	reader  *Reader
}

//go:embed weights.bin
var file []byte

// Default is the built-in model over the built-in lexicon.
func Default() *Model { return builtIn() }

var builtIn = sync.OnceValue(func() *Model {
	w, err := Decode(file)
	if err != nil {
		panic("tagger: the built-in weights do not read: " + err.Error()) // a test reads them
	}
	return New(w, NewReader(skill.Default(), embed.Default()))
})

// New makes a model of weights and a reader.
func New(w *Weights, r *Reader) *Model { return &Model{w, r} }

// Spans finds the names in a text, sentence by sentence.
func (m *Model) Spans(text string) []Span {
	var out []Span
	for _, s := range m.reader.Read(text) {
		tags, sure := m.weights.Best(s)
		for i := 0; i < len(tags); i++ {
			if tags[i] != Begin {
				continue
			}
			j := i
			for j+1 < len(tags) && tags[j+1] == Inside {
				j++
			}
			out = append(out, Span{s.Tokens[i].Start, s.Tokens[j].End, sure[i]})
			i = j
		}
	}
	return out
}

// Scores are the unnormalised weights of each label at a token. Products are made float32 before they are added: a compiler may
// otherwise fuse the two, and machines would differ.
func (w *Weights) Scores(t *Token) (out [labels]float32) {
	for _, f := range t.Features {
		for l := range labels {
			out[l] += w.Sparse[int(f)*labels+l]
		}
	}
	for k, v := range t.Dense {
		if v == nil {
			continue
		}
		for d, x := range v {
			at := (k*embed.Dims + d) * labels
			for l := range labels {
				out[l] += float32(w.Dense[at+l] * x)
			}
		}
	}
	return out
}

// Best is the most likely labels of a sentence, and how far each is ahead of the next at its token alone.
func (w *Weights) Best(s Sentence) (tags []int, sure []float64) {
	n := len(s.Tokens)
	if n == 0 {
		return nil, nil
	}
	tags, sure = make([]int, n), make([]float64, n)
	back := make([][labels]int, n)
	var at [labels]float32
	for i := range s.Tokens {
		here := w.Scores(&s.Tokens[i])
		top := math.Inf(-1)
		for l := range labels {
			top = max(top, float64(here[l]))
		}
		sum, out := 0.0, 0.0
		for l := range labels {
			e := math.Exp(float64(here[l]) - top)
			sum += e
			if l == Out {
				out = e
			}
		}
		sure[i] = 1 - out/sum
		if i == 0 {
			at = here
			at[Inside] = float32(math.Inf(-1)) // nothing has begun
			continue
		}
		var next [labels]float32
		for to := range labels {
			best := float32(math.Inf(-1))
			for from := range labels {
				if to == Inside && (from == Out || s.Tokens[i].Apart) {
					continue
				}
				if v := at[from] + w.Step[from*labels+to]; v > best {
					best, back[i][to] = v, from
				}
			}
			next[to] = best + here[to]
		}
		at = next
	}
	last := 0
	for l := range labels {
		if at[l] > at[last] {
			last = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		tags[i] = last
		last = back[i][last]
	}
	return tags, sure
}

// magic begins the file of weights; then three scales (float32) and the int8 cells of Sparse, Dense and Step.
const magic = "ATAG1\n"

// Encode writes weights in one byte a cell.
func (w *Weights) Encode() []byte {
	out := []byte(magic)
	for _, part := range w.parts() {
		scale := float32(0)
		for _, v := range part {
			scale = max(scale, v, -v)
		}
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
		for _, v := range part {
			q := 0.0
			if scale > 0 {
				q = math.RoundToEven(float64(v) / float64(scale) * 127)
			}
			out = append(out, byte(int8(q)))
		}
	}
	return out
}

func (w *Weights) parts() [][]float32 { return [][]float32{w.Sparse[:], w.Dense[:], w.Step[:]} }

// Decode reads what Encode wrote.
func Decode(data []byte) (*Weights, error) {
	var w Weights
	size := len(magic)
	for _, part := range w.parts() {
		size += 4 + len(part)
	}
	if len(data) != size || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("%d bytes, want %d that begin with %q", len(data), size, magic)
	}
	data = data[len(magic):]
	for _, part := range w.parts() {
		scale := math.Float32frombits(binary.LittleEndian.Uint32(data))
		if scale != scale || scale < 0 || scale > 1e6 {
			return nil, fmt.Errorf("scale %v", scale)
		}
		data = data[4:]
		for i := range part {
			part[i] = float32(int8(data[i])) * scale / 127
		}
		data = data[len(part):]
	}
	return &w, nil
}

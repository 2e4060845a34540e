// Command tagger learns the weights of backend/core/tagger from the training part of SkillSpan:
//
//	go run ./backend/bench/cmd/tagger -data DIR [-folds 5] [-out backend/core/tagger/weights.bin]
//
// With -folds it only says what models learned on the other folds find in each; that, never the development part, chooses
// among settings. The same data and settings give the same weights.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"autojob/backend/bench/spanbench"
	"autojob/backend/core/embed"
	"autojob/backend/core/skill"
	"autojob/backend/core/tagger"
)

func main() {
	data := flag.String("data", "", "folder with skillspan_house_train.conll and skillspan_tech_train.conll")
	out := flag.String("out", "", "file to write the weights to")
	folds := flag.Int("folds", 0, "cross-validate on so many parts instead")
	s := settings{}
	flag.IntVar(&s.epochs, "epochs", 8, "rounds over the data")
	flag.Float64Var(&s.rate, "rate", 0.08, "first step")
	flag.Float64Var(&s.decay, "decay", 1e-4, "pull of weights to zero")
	flag.Float64Var(&s.drop, "drop", 0.15, "share of named features that are left out in a step")
	flag.Float64Var(&s.lean, "lean", 0, "recall for precision: added to the weight of each label of a name")
	flag.Parse()
	if err := run(*data, *out, *folds, s); err != nil {
		fmt.Fprintln(os.Stderr, "tagger:", err)
		os.Exit(1)
	}
}

func run(data, out string, folds int, s settings) error {
	r := tagger.NewReader(skill.Default(), embed.Default())
	var all []example
	for k, part := range []string{"house", "tech"} {
		sentences, err := spanbench.Read(filepath.Join(data, "skillspan_"+part+"_train.conll"))
		if err != nil {
			return err
		}
		for _, x := range sentences {
			all = append(all, examples(r, x, k)...)
		}
	}
	if folds > 1 {
		validate(r, all, folds, s)
		return nil
	}
	w := learn(all, s)
	tilt(w, float32(s.lean))
	if out == "" {
		return nil
	}
	return os.WriteFile(out, w.Encode(), 0o644)
}

// leans are tried on each fold.
var leans = []float32{0, 0.4, 0.8, 1.2, 1.6}

// validate learns on all folds but one and measures on that one, house and tech apart.
func validate(r *tagger.Reader, all []example, folds int, s settings) {
	figures := make([][2]spanbench.Figures, len(leans))
	for fold := range folds {
		var train []example
		var held [2][]spanbench.Sentence
		for i, x := range all {
			if i/50%folds == fold { // neighbours are of one ad
				held[x.part] = append(held[x.part], x.from)
			} else {
				train = append(train, x)
			}
		}
		w := learn(train, s)
		for i, lean := range leans {
			tilted := *w
			tilt(&tilted, lean)
			m := tagger.New(&tilted, r)
			for k := range held {
				f, to := spanbench.Measure(held[k], func(text string) [][2]int { return spans(m, text) }), &figures[i][k]
				to.Right += f.Right
				to.Found += f.Found
				to.Gold += f.Gold
				to.Touched += f.Touched
				to.Reached += f.Reached
			}
		}
	}
	for i, lean := range leans {
		for k, name := range []string{"house", "tech"} {
			p, rec, f1, overlap := figures[i][k].Scores()
			fmt.Printf("lean %.1f %-6s precision %.3f recall %.3f F1 %.3f, by overlap F1 %.3f\n", lean, name, p, rec, f1, overlap)
		}
	}
}

func spans(m *tagger.Model, text string) [][2]int {
	var out [][2]int
	for _, s := range m.Spans(text) {
		out = append(out, [2]int{s.Start, s.End})
	}
	return out
}

package adbench

import (
	"fmt"
	"slices"
	"strings"

	"autojob/backend/core/evidence"
)

// list compares items; each of the truth's is one that is stated.
func (c *comparison) list(name, field string, read []string, same func(read, want string) bool) {
	own, accepted := c.answers(field)
	c.compareList(name, own, accepted, read, same)
}

// compareList takes the answer among those accepted that suits what was read best. A single item among the accepted is one more that may
// be read.
func (c *comparison) compareList(name string, own any, accepted []any, read []string, same func(read, want string) bool) {
	answers := [][]string{texts(own)}
	var extra []string
	for _, a := range accepted {
		switch a := a.(type) {
		case []any:
			answers = append(answers, texts(a))
		case nil:
			answers = append(answers, nil)
		default:
			extra = append(extra, fmt.Sprint(a))
		}
	}
	n := c.out.Counts[name]
	var best []string
	most, fewest := -1, 0
	for _, want := range answers {
		right, wrong := hits(read, want, same)
		if score := right*2 - wrong - (len(want) - right); most < 0 && best == nil || score > fewest {
			best, most, fewest = want, right, score
		}
	}
	right, _ := hits(read, best, same)
	fit := 0
	var wrong []string
	for _, r := range read {
		if slices.ContainsFunc(append(slices.Clone(best), extra...), func(w string) bool { return same(r, w) }) {
			fit++
		} else {
			wrong = append(wrong, r)
		}
	}
	n.Read, n.Fit = n.Read+len(read), n.Fit+fit
	if len(best) == 0 {
		n.Silent++
		if fit == len(read) {
			n.Quiet++
		}
	} else {
		n.Stated, n.Right = n.Stated+len(best), n.Right+right
	}
	var missed []string
	for _, w := range best {
		if !slices.ContainsFunc(read, func(r string) bool { return same(r, w) }) {
			missed = append(missed, w)
		}
	}
	if len(missed)+len(wrong) > 0 {
		c.note(name, "missed %q, made up %q", missed, wrong)
	}
}

func hits(read, want []string, same func(read, want string) bool) (right, wrong int) {
	for _, w := range want {
		if slices.ContainsFunc(read, func(r string) bool { return same(r, w) }) {
			right++
		}
	}
	for _, r := range read {
		if !slices.ContainsFunc(want, func(w string) bool { return same(r, w) }) {
			wrong++
		}
	}
	return right, wrong
}

func texts(v any) []string {
	list, ok := v.([]any)
	if !ok {
		return nil
	}
	var out []string
	for _, e := range list {
		out = append(out, text(e))
	}
	return out
}

// items compares the single skills and abilities, of which the truth lists twelve at most: each must stand in a sentence that is read as
// asking so strongly.
func (c *comparison) items() {
	var must, nice strings.Builder
	for _, a := range c.ad.Asks() {
		b := &must
		if a.Need == evidence.Nice {
			b = &nice
		}
		b.WriteString(" | " + a.Quote.Text)
	}
	for _, r := range c.ad.Requirements {
		b := &must
		if r.Need == evidence.Nice {
			b = &nice
		}
		b.WriteString(" | " + r.Quote.Text + " " + r.Label)
	}
	for name, read := range map[string]string{"must": must.String(), "nice": nice.String()} {
		own, _ := c.answers(name)
		n := c.out.Counts[name]
		have := wordsOf(read)
		set := map[string]bool{}
		for _, w := range have {
			set[stem(w)] = true
		}
		var missed []string
		for _, item := range texts(own) {
			n.Stated++
			if holds(set, item) {
				n.Right++
			} else {
				missed = append(missed, item)
			}
		}
		if len(texts(own)) == 0 {
			n.Silent++
			if name == "must" || len(have) == 0 {
				n.Quiet++
			}
		}
		if len(missed) > 0 {
			c.note(name, "missed %q", missed)
		}
	}
}

// holds reports whether a text has every word of an item, or all but one of four.
func holds(set map[string]bool, item string) bool {
	words := wordsOf(item)
	found := 0
	for _, w := range words {
		if set[stem(w)] {
			found++
		}
	}
	return len(words) > 0 && (found == len(words) || len(words) >= 4 && found >= len(words)-1)
}

func stem(w string) string {
	for _, end := range []string{"ing", "es", "ed", "s"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return strings.TrimSuffix(w, end)
		}
	}
	return w
}

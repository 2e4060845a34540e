package summary

import (
	"strings"
)

// relation is how a number stands to what is meant.
type relation int

const (
	exactly relation = iota
	about
	over
	atLeast
	almost
	under
	upTo
	near // "près de": about or almost
)

// relations are words before a number, longer phrases first, "|" parts what may be written either way.
var relations = []struct {
	words string
	rel   relation
}{
	{"a little over", over}, {"just over", over}, {"more than", over}, {"upwards of", over}, {"in excess of", over}, {"over", over}, {"above", over}, {"at least", atLeast}, {"no fewer than", atLeast}, {"a minimum of", atLeast},
	{"just under", almost}, {"less than", under}, {"fewer than", under}, {"under", under}, {"below", under}, {"up to", upTo}, {"as many as", upTo}, {"a maximum of", upTo}, {"at most", upTo}, {"almost", almost}, {"nearly", almost}, {"close to", near},
	{"about", about}, {"around", about}, {"approximately", about}, {"roughly", about}, {"some", about}, {"circa", about}, {"ca", about}, {"approx", about},
	{"etwas mehr als", over}, {"mehr als", over}, {"gut", over}, {"uber", over}, {"mindestens", atLeast}, {"wenigstens", atLeast}, {"weniger als", under}, {"unter", under}, {"bis zu", upTo}, {"maximal", upTo}, {"hochstens", upTo},
	{"fast", almost}, {"knapp", almost}, {"beinahe", almost}, {"nahezu", almost}, {"rund", about}, {"etwa", about}, {"ungefahr", about}, {"zirka", about}, {"bis", upTo},
	{"un peu plus de", over}, {"plus de", over}, {"plus d", over}, {"au moins", atLeast}, {"un peu moins de", almost}, {"moins de", under}, {"moins d", under}, {"jusqu a", upTo}, {"au maximum", upTo}, {"presque", almost}, {"quasiment", almost}, {"pres de", near}, {"pres d", near},
	{"environ", about}, {"quelque", about}, {"autour de", about},
	{"algo mas de", over}, {"poco mas de", over}, {"mas de", over}, {"al menos", atLeast}, {"como minimo", atLeast}, {"menos de", under}, {"hasta", upTo}, {"como maximo", upTo}, {"casi", almost}, {"cerca de", near}, {"unos", about}, {"unas", about},
	{"aproximadamente", about}, {"alrededor de", about}, {"en torno a", about},
}

var relationWords = func() [][]string {
	out := make([][]string, len(relations))
	for i, r := range relations {
		out[i] = strings.Fields(r.words)
	}
	return out
}()

// relationBefore finds the words of relation before a token: where they begin, and which.
func relationBefore(toks []claimToken, i int) (int, relation) {
	end := i
	for k := range relations {
		words := relationWords[k]
		if at := end - len(words); at >= 0 && wordsAt(toks, at, words) {
			return at, relations[k].rel
		}
	}
	if end > 0 && (toks[end-1].norm == "a" || toks[end-1].norm == "an" || toks[end-1].norm == "ein" || toks[end-1].norm == "eine" || toks[end-1].norm == "une" || toks[end-1].norm == "un" || toks[end-1].norm == "una") && toks[i].values == nil {
		if at, rel := relationBefore(toks, end-1); rel != exactly {
			return at, rel
		}
	}
	return i, exactly
}

var (
	plusWords = setOf("and und et y")
	ofWords   = setOf("of von aus sur de")
	outOf     = []string{"out", "of"}
)

package summary

// jointPhrases are conjunctions of several words.
var jointPhrases = [...][]string{{"as", "well", "as"}, {"ainsi", "que"}, {"así", "como"}}

// jointAt reports whether a conjunction of several words begins at a token.
func jointAt(toks []claimToken, i int) bool {
	for _, p := range jointPhrases {
		if wordsAt(toks, i, p) {
			return true
		}
	}
	return false
}

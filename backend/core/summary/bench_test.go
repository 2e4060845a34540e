package summary

import "testing"

func BenchmarkMake(b *testing.B) {
	p, ad := people(b)["q03"], ads(b)["q-24"]
	Make(Input{Profile: p, Posting: ad, Day: today}) // the lexicon is built once
	for _, k := range kinds {
		b.Run(string(k), func(b *testing.B) {
			for b.Loop() {
				Make(Input{Profile: p, Posting: ad, Kind: k, Day: today})
			}
		})
	}
}

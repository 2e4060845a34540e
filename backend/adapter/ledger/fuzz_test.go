package ledger

import "testing"

// FuzzCheckExport: no bytes make the verifier panic, and what passes does so in this very writing only.
func FuzzCheckExport(f *testing.F) {
	whole := file{Format: Format, Chain: "00112233445566778899aabbccddeeff"}
	for i := range 4 {
		o, _ := seal(int64(i+1), note(i).Opening)
		whole.Entries = append(whole.Entries, fileLine{Entry{int64(i + 1), Sent, stamp(now), "", o.commitment()}, o.Salt, &o.Opening})
	}
	chained(&whole, false)
	f.Add(written(f, whole), uint16(40), byte(1))
	o, _ := seal(5, Opening{Entries: []int64{2}})
	whole.Entries = append(whole.Entries, fileLine{Entry{5, Forgotten, stamp(now), "", o.commitment()}, o.Salt, &o.Opening})
	whole.Entries[1].Opening, whole.Entries[1].Salt = nil, ""
	chained(&whole, false)
	f.Add(written(f, whole), uint16(400), byte(32))
	if r, err := CheckExport(written(f, whole)); err != nil || !r.Whole() || r.Forgotten != 1 {
		f.Fatalf("%+v %v", r, err)
	}
	f.Add([]byte(`{"format":"autojob-ledger/1","chain":"x","tip":{"number":-9223372036854775808,"hash":""},"entries":[{"entry":{"number":9223372036854775807,"kind":"forgotten","at":"","before":"","commitment":""},"salt":"00","opening":{"entries":[-1,0,9223372036854775807]}}]}`), uint16(0), byte(0))
	f.Fuzz(func(t *testing.T, data []byte, at uint16, mask byte) {
		r, err := CheckExport(data, Tip{1, "x"}, Tip{-5, "y"})
		if err == nil && r.Whole() {
			t.Fatal("ends that are not in it are accepted")
		}
		r, err = CheckExport(data)
		if err != nil || !r.Whole() || len(data) == 0 || mask == 0 {
			return
		}
		data[int(at)%len(data)] ^= mask
		if again, err := CheckExport(data); err == nil && again.Whole() {
			t.Fatalf("two writings pass, with the ends %+v and %+v", r.Tip, again.Tip)
		}
	})
}

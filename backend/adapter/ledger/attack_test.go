package ledger

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/consent"
)

// attack changes an export. One that computes all hashes anew is found by whoever knows the true end; all others by the export alone.
type attack struct {
	name   string
	rehash bool
	do     func(r *rand.Rand, f *file, before *file) // before is the export from before something was forgotten
}

func pick(r *rand.Rand, f *file) int { return r.IntN(len(f.Entries)) }

// pickOpen picks an entry that has its opening.
func pickOpen(r *rand.Rand, f *file) int {
	for {
		if i := pick(r, f); f.Entries[i].Opening != nil {
			return i
		}
	}
}

// own gives an entry an opening of its own, as the copy of an export shares them.
func own(f *file, i int) *Opening {
	o := *f.Entries[i].Opening
	o.Fields, o.Entries = slices.Clone(o.Fields), slices.Clone(o.Entries)
	f.Entries[i].Opening = &o
	return &o
}

// chained makes the chain hold again, as who knows how it is made can.
func chained(f *file, commitments bool) {
	hash := origin(f.Chain)
	for i := range f.Entries {
		e := &f.Entries[i].Entry
		e.Number, e.Before = int64(i+1), hash
		if o := f.Entries[i].Opening; o != nil && commitments {
			e.Commitment = opened{e.Number, f.Entries[i].Salt, *o}.commitment()
		}
		hash = e.Hash()
	}
	f.Tip = Tip{int64(len(f.Entries)), hash}
}

func flipped(r *rand.Rand, s string) string {
	b := []byte(s)
	i := r.IntN(len(b))
	b[i] = "0123456789abcdef"[(strings.IndexByte("0123456789abcdef", b[i])+1+r.IntN(15))%16]
	return string(b)
}

var attacks = []attack{
	{"a time", false, func(r *rand.Rand, f, _ *file) { f.Entries[pick(r, f)].Entry.At = "2026-11-30T09:00:01Z" }},
	{"a kind", false, func(r *rand.Rand, f, _ *file) { f.Entries[pick(r, f)].Entry.Kind = Withdrawn }},
	{"a number", false, func(r *rand.Rand, f, _ *file) { f.Entries[pick(r, f)].Entry.Number += int64(1 + r.IntN(5)) }},
	{"a hash before", false, func(r *rand.Rand, f, _ *file) {
		e := &f.Entries[pick(r, f)].Entry
		e.Before = flipped(r, e.Before)
	}},
	{"a commitment", false, func(r *rand.Rand, f, _ *file) {
		e := &f.Entries[pick(r, f)].Entry
		e.Commitment = flipped(r, e.Commitment)
	}},
	{"a salt", false, func(r *rand.Rand, f, _ *file) {
		l := &f.Entries[pickOpen(r, f)]
		l.Salt = flipped(r, l.Salt)
	}},
	{"a recipient", false, func(r *rand.Rand, f, _ *file) { own(f, pickOpen(r, f)).Recipient.Name = "Somebody Else" }},
	{"a digest", false, func(r *rand.Rand, f, _ *file) { own(f, pickOpen(r, f)).Digest = strings.Repeat("0", 64) }},
	{"a field less", false, func(r *rand.Rand, f, _ *file) {
		i := pickOpen(r, f)
		for len(f.Entries[i].Opening.Fields) == 0 {
			i = pickOpen(r, f)
		}
		o := own(f, i)
		o.Fields = slices.Delete(o.Fields, 0, 1)
	}},
	{"a field more", false, func(r *rand.Rand, f, _ *file) {
		o := own(f, pickOpen(r, f))
		o.Fields = append(o.Fields, "basics.phone")
	}},
	{"an edit with its commitment", false, func(r *rand.Rand, f, _ *file) {
		i := pickOpen(r, f)
		own(f, i).Purpose = consent.BoardProfile
		l := &f.Entries[i]
		l.Entry.Commitment = opened{l.Entry.Number, l.Salt, *l.Opening}.commitment()
	}},
	{"a removed entry", false, func(r *rand.Rand, f, _ *file) { i := pick(r, f); f.Entries = slices.Delete(f.Entries, i, i+1) }},
	{"a removed entry, numbers closed up", false, func(r *rand.Rand, f, _ *file) {
		i := pick(r, f)
		f.Entries = slices.Delete(f.Entries, i, i+1)
		for j := i; j < len(f.Entries); j++ {
			f.Entries[j].Entry.Number--
		}
		f.Tip.Number--
	}},
	{"a removed opening", false, func(r *rand.Rand, f, _ *file) {
		l := &f.Entries[pickOpen(r, f)]
		l.Opening, l.Salt = nil, ""
	}},
	{"an opening removed, its salt left", false, func(r *rand.Rand, f, _ *file) { f.Entries[pickOpen(r, f)].Opening = nil }},
	{"a salt where something was forgotten", false, func(_ *rand.Rand, f, _ *file) {
		i := slices.IndexFunc(f.Entries, func(l fileLine) bool { return l.Opening == nil })
		f.Entries[i].Salt = strings.Repeat("a", 64)
	}},
	{"something forgotten put back", false, func(r *rand.Rand, f, before *file) {
		for {
			if i := r.IntN(len(before.Entries)); f.Entries[i].Opening == nil {
				f.Entries[i] = before.Entries[i]
				return
			}
		}
	}},
	{"more forgotten than was", false, func(r *rand.Rand, f, _ *file) {
		i := slices.IndexFunc(f.Entries, func(l fileLine) bool { return l.Entry.Kind == Forgotten })
		j := r.IntN(i)
		for f.Entries[j].Opening == nil {
			j = r.IntN(i)
		}
		f.Entries[j].Opening, f.Entries[j].Salt = nil, ""
		o := own(f, i)
		o.Entries = append(o.Entries, int64(j+1))
	}},
	{"two entries exchanged", false, func(r *rand.Rand, f, _ *file) {
		i, j := pick(r, f), pick(r, f)
		f.Entries[i], f.Entries[j] = f.Entries[j], f.Entries[i]
	}},
	{"two openings exchanged", false, func(r *rand.Rand, f, _ *file) {
		i, j := pickOpen(r, f), pickOpen(r, f)
		a, b := &f.Entries[i], &f.Entries[j]
		a.Opening, a.Salt, b.Opening, b.Salt = b.Opening, b.Salt, a.Opening, a.Salt
	}},
	{"an entry twice", false, func(r *rand.Rand, f, _ *file) {
		i := pick(r, f)
		f.Entries = slices.Insert(f.Entries, i, f.Entries[i])
	}},
	{"shuffled", false, func(r *rand.Rand, f, _ *file) {
		r.Shuffle(len(f.Entries), func(i, j int) { f.Entries[i], f.Entries[j] = f.Entries[j], f.Entries[i] })
	}},
	{"cut at the end", false, func(r *rand.Rand, f, _ *file) { f.Entries = f.Entries[:pick(r, f)] }},
	{"cut at the beginning", false, func(r *rand.Rand, f, _ *file) { f.Entries = f.Entries[1+r.IntN(len(f.Entries)-1):] }},
	{"another end", false, func(r *rand.Rand, f, _ *file) { f.Tip.Hash = flipped(r, f.Tip.Hash) }},
	{"another chain's name", false, func(r *rand.Rand, f, _ *file) { f.Chain = flipped(r, f.Chain) }},

	{"an edit, all computed anew", true, func(r *rand.Rand, f, _ *file) {
		own(f, pickOpen(r, f)).Recipient.Name = "Somebody Else"
		chained(f, true)
	}},
	{"a removal, all computed anew", true, func(r *rand.Rand, f, _ *file) {
		i := pick(r, f)
		f.Entries = slices.Delete(f.Entries, i, i+1)
		chained(f, false)
	}},
	{"an exchange, all computed anew", true, func(r *rand.Rand, f, _ *file) {
		i, j := pickOpen(r, f), pickOpen(r, f)
		f.Entries[i], f.Entries[j] = f.Entries[j], f.Entries[i]
		chained(f, false)
	}},
	{"a forged entry, all computed anew", true, func(r *rand.Rand, f, _ *file) {
		o, _ := seal(0, note(5).Opening)
		i := pick(r, f)
		f.Entries = slices.Insert(f.Entries, i, fileLine{Entry{0, Sent, f.Entries[i].Entry.At, "", o.commitment()}, o.Salt, &o.Opening})
		chained(f, false)
	}},
	{"a forged entry at the end", true, func(_ *rand.Rand, f, _ *file) {
		o, _ := seal(0, note(5).Opening)
		f.Entries = append(f.Entries, fileLine{Entry{0, Sent, f.Entries[len(f.Entries)-1].Entry.At, "", o.commitment()}, o.Salt, &o.Opening})
		chained(f, false)
	}},
}

// rounds is the number of attacks: fewer under the race detector, AUTOJOB_PROVE=1 for the long run.
func rounds(few, many int) int {
	switch {
	case os.Getenv("AUTOJOB_PROVE") == "1":
		return many
	case testing.Short():
		return few / 3
	}
	return few
}

func parsed(t *testing.T, l *Ledger) (file, []byte) {
	t.Helper()
	var out bytes.Buffer
	if err := l.Export(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	var f file
	if err := json.Unmarshal(out.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	return f, out.Bytes()
}

func written(t testing.TB, f file) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, f, func(put func(fileLine) error) error {
		for _, l := range f.Entries {
			if err := put(l); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestEveryAttackOnAnExportIsFound(t *testing.T) {
	l := filled(t, 60)
	before, _ := parsed(t, l)
	if _, err := l.Forget(t.Context(), "Company 3", now, nil); err != nil {
		t.Fatal(err)
	}
	record(t, l, now, note(1), note(2))
	truth, data := parsed(t, l)
	if r, err := CheckExport(data); err != nil || !r.Whole() {
		t.Fatalf("untouched: %+v %v", r, err)
	}
	if !bytes.Equal(written(t, truth), data) {
		t.Fatal("an export is not written as it is read")
	}
	r := rand.New(rand.NewPCG(6, 14))
	done, alone := 0, 0
	for round := 0; done < rounds(2500, 30_000); round++ {
		a := attacks[round%len(attacks)]
		f := truth
		f.Entries = slices.Clone(truth.Entries)
		a.do(r, &f, &before)
		forged := written(t, f)
		if bytes.Equal(forged, data) {
			continue
		}
		done++
		report, err := CheckExport(forged)
		found := err != nil || !report.Whole()
		if found {
			alone++
		}
		if !found && !a.rehash {
			t.Errorf("%s: not found", a.name)
		}
		if !found {
			// A cut at the end that says so is an export from earlier: only the number tells.
			ok, err := l.Has(t.Context(), report.Tip)
			if err != nil || ok && report.Entries == truth.Tip.Number {
				t.Errorf("%s: not found by who has the store (%v)", a.name, err)
			}
			if again, _ := CheckExport(forged, truth.Tip); again.Whole() && a.name != "a forged entry at the end" {
				t.Errorf("%s: not found by a known end", a.name)
			}
		}
	}
	t.Logf("campaign: %d: attacks of %d kinds on an export, %d found by the export alone, the others by the store's end", done, len(attacks), alone)
}

// Every byte counts, and so does every way of writing the same.
func TestEveryByteOfAnExportCounts(t *testing.T) {
	l := filled(t, 4)
	_, data := parsed(t, l)
	for i := range data {
		for _, b := range []byte{data[i] ^ 1, data[i] ^ 0x20, ' '} {
			if b == data[i] {
				continue
			}
			bad := slices.Clone(data)
			bad[i] = b
			if r, err := CheckExport(bad); err == nil && r.Whole() {
				t.Fatalf("byte %d may be %q instead of %q", i, b, data[i])
			}
		}
		if r, err := CheckExport(data[:i]); err == nil && r.Whole() {
			t.Fatalf("cut after %d bytes", i)
		}
	}
	text := string(data)
	for _, other := range []string{text + " ", text + text, " " + text, strings.Replace(text, `"kind":"sent"`, `"kind":"failed","kind":"sent"`, 1), strings.Replace(text, `"kind"`, `"Kind"`, 1),
		strings.Replace(text, "Company", `Compan\u0079`, 1), strings.Replace(text, `,"entries"`, `,"note":"x","entries"`, 1), strings.Replace(text, `"tip"`, `"tip":{},"tip"`, 1)} {
		if r, err := CheckExport([]byte(other)); err == nil && r.Whole() {
			t.Errorf("the same in other writing passes: %.200s", other)
		}
	}
}

// The door: what the tests write over records, as a faulty program or one with the keys could.
func TestEveryAttackOnStoredRecordsIsFound(t *testing.T) {
	ctx, l := t.Context(), filled(t, 2*perPage+30)
	if _, err := l.Forget(ctx, "Company 3", now, nil); err != nil {
		t.Fatal(err)
	}
	chainIDs, _ := l.chain.IDs()
	openIDs, _ := l.openings.IDs()
	if len(chainIDs) != 3 || len(openIDs) < 5 {
		t.Fatalf("%d and %d pages", len(chainIDs), len(openIDs))
	}
	links := func(id string) chainPage { p, err := l.chain.Get(ctx, id); must(t, err); return p }
	openings := func(id string) openingPage { p, err := l.openings.Get(ctx, id); must(t, err); return p }
	total := rounds(150, 3000)
	r := rand.New(rand.NewPCG(6, 15))
	for round := range total {
		ci, oi := chainIDs[r.IntN(len(chainIDs))], openIDs[r.IntN(len(openIDs))]
		cp, op, tip := links(ci), openings(oi), must1(l.tips.Get(ctx, tipID))
		c2, o2 := chainPage{slices.Clone(cp.Entries)}, openingPage{slices.Clone(op.Openings), op.Bytes}
		i, j := r.IntN(len(cp.Entries)), r.IntN(len(op.Openings))
		name, undo := "", func() {}
		switch round % 17 {
		case 0:
			name, c2.Entries[i].Commitment = "a commitment", flipped(r, cp.Entries[i].Commitment)
		case 1:
			name, c2.Entries = "an entry taken out", slices.Delete(c2.Entries, i, i+1)
		case 2:
			name, c2.Entries = "the last entries of a page taken out", c2.Entries[:i]
		case 3:
			name = "two entries exchanged"
			k := (i + 1) % len(c2.Entries)
			c2.Entries[i], c2.Entries[k] = c2.Entries[k], c2.Entries[i]
		case 4:
			name, c2.Entries = "an entry twice", slices.Insert(c2.Entries, i, c2.Entries[i])
		case 5:
			name, o2.Openings[j].Opening.Recipient.Name = "a recipient", "Somebody Else"
		case 6:
			name, o2.Openings = "an opening taken out", slices.Delete(o2.Openings, j, j+1)
		case 7:
			name, o2.Openings[j].Salt = "a salt", flipped(r, o2.Openings[j].Salt)
		case 8:
			name, o2.Openings = "an opening twice", slices.Insert(o2.Openings, j, o2.Openings[j])
		case 9:
			name = "openings exchanged"
			k := (j + 1) % len(o2.Openings)
			o2.Openings[j], o2.Openings[k] = o2.Openings[k], o2.Openings[j]
		case 10:
			name = "a page of entries taken away"
			must(t, l.chain.Delete(ctx, ci))
			undo = func() {}
		case 11:
			name = "a page of openings taken away"
			must(t, l.openings.Delete(ctx, oi))
		case 12:
			name = "another end"
			must(t, l.tips.Put(ctx, tipID, tipRecord{tip.Chain, Tip{tip.Number - 1, flipped(r, tip.Hash)}}))
		case 13:
			name = "no end"
			must(t, l.tips.Delete(ctx, tipID))
		case 14:
			name = "a page of openings under another number"
			must(t, l.openings.Delete(ctx, oi))
			other := pageID(op.Openings[0].Number + 1)
			must(t, l.openings.Put(ctx, other, op))
			undo = func() { must(t, l.openings.Delete(ctx, other)) }
		case 15:
			name, oi = "an opening that no entry speaks of", openIDs[len(openIDs)-1]
			op = openings(oi)
			planted, _ := seal(tip.Number+1, note(5).Opening)
			must(t, l.openings.Put(ctx, oi, openingPage{append(slices.Clone(op.Openings), planted), op.Bytes}))
		case 16:
			name, ci = "a page of entries under another number", chainIDs[2]
			cp = links(ci)
			must(t, l.chain.Delete(ctx, ci))
			other := pageID(cp.Entries[0].Number + perPage)
			must(t, l.chain.Put(ctx, other, cp))
			undo = func() { must(t, l.chain.Delete(ctx, other)) }
		}
		if round%17 < 10 {
			must(t, l.chain.Put(ctx, ci, c2))
			must(t, l.openings.Put(ctx, oi, o2))
		}
		if report, err := l.Verify(ctx, nil); err == nil && report.Whole() {
			t.Errorf("%s in %s, %s: not found", name, ci, oi)
		}
		undo()
		must(t, l.chain.Put(ctx, ci, cp))
		must(t, l.openings.Put(ctx, oi, op))
		must(t, l.tips.Put(ctx, tipID, tip))
		if round%45 == 44 {
			if report, err := l.Verify(ctx, nil); err != nil || !report.Whole() {
				t.Fatalf("put right again: %+v %v", report, err)
			}
		}
	}
	t.Logf("campaign: %d: attacks of 17 kinds on stored records, all found", total)
}

func TestAChainThatWasCutCleanlyIsFoundByAKnownEnd(t *testing.T) {
	ctx, l := t.Context(), filled(t, 30)
	end, err := l.Tip(ctx)
	must(t, err)
	chain, openings, tip := must1(l.chain.Get(ctx, pageID(1))), must1(l.openings.Get(ctx, pageID(1))), must1(l.tips.Get(ctx, tipID))
	chain.Entries, openings.Openings, tip.Tip = chain.Entries[:10], openings.Openings[:10], chain.Entries[9].Tip()
	must(t, l.chain.Put(ctx, pageID(1), chain))
	must(t, l.openings.Put(ctx, pageID(1), openings))
	must(t, l.tips.Put(ctx, tipID, tip))
	whole(t, l, 10, 0) // by itself it is a whole chain
	report, err := l.Verify(ctx, []Tip{end})
	if err != nil || len(report.Faults) != 1 || !strings.Contains(report.Faults[0].String(), "Entry 30 is known from elsewhere and missing") {
		t.Errorf("%+v %v", report, err)
	}
}

// What holds together and no program of ours writes is found, too: numbers with gaps, times that go back, kinds that there are not.
func TestAChainThatHoldsButIsNotOneOfOursIsFound(t *testing.T) {
	for name, change := range map[string]func(i int, e *Entry){
		"nothing changed":          func(int, *Entry) {},
		"a gap":                    func(i int, e *Entry) { e.Number += int64(i / 2) },
		"time goes back":           func(i int, e *Entry) { e.At = stamp(now.Add(-time.Duration(i) * time.Hour)) },
		"no such kind":             func(_ int, e *Entry) { e.Kind = "gift" },
		"a time not in UTC":        func(_ int, e *Entry) { e.At = "2026-11-30T09:00:00+00:00" },
		"a commitment in capitals": func(_ int, e *Entry) { e.Commitment = strings.ToUpper(e.Commitment) },
	} {
		f := file{Format: Format, Chain: "00"}
		hash := origin(f.Chain)
		for i := range 4 {
			e := Entry{Number: int64(i + 1), Kind: Sent, At: stamp(now), Before: hash}
			change(i, &e)
			o, _ := seal(e.Number, note(i).Opening)
			e.Commitment = o.commitment()
			if name == "a commitment in capitals" {
				change(i, &e)
			}
			f.Entries = append(f.Entries, fileLine{e, o.Salt, &o.Opening})
			hash = e.Hash()
		}
		f.Tip = f.Entries[3].Entry.Tip()
		r, err := CheckExport(written(t, f))
		if err != nil || r.Whole() != (name == "nothing changed") {
			t.Errorf("%s: %+v %v", name, r, err)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func must1[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

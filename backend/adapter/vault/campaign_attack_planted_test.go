package vault

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"autojob/backend/bench/proofs"
)

const forgedLog = "a log of forged entries"

// forgedEntries is a log full of entries that pass their checksums, for which nobody needs a key: they must not fill the memory.
func forgedEntries(size int) []byte {
	data := make([]byte, logHeader, size)
	binary.BigEndian.PutUint64(data, 1)
	for size-len(data) > 100 {
		at := len(data)
		data = append(data, 0, 0, byte(ourKey), 0, 0)
		data = append(data, make([]byte, ourKey)...)
		data = binary.BigEndian.AppendUint32(data, crc32.Checksum(data[at:], castagnoli))
	}
	return data
}

// Whoever may write to the folder may plant links, pipes, folders and holes in it. The program follows no link to write or to
// delete, waits for no pipe, and is not shut out for good.
func TestThingsPlantedInTheFolder(t *testing.T) {
	p := newPrey(t, KeychainKey, 4)
	type planted struct {
		place, kind string
		killed      bool
	}
	var all []planted
	for i, base := range []image{p.closed, p.killed} {
		gen := base.generation()
		doc := base.files(func(n string) bool { return role(n) == "document" })[0]
		places := append(oddPlaces(gen), doc, path.Dir(doc)+"/"+newPrefix+path.Base(doc), p.backup)
		places = append(places, base.files(func(n string) bool { return role(n) == "table" || role(n) == "log" })...)
		for _, place := range places {
			for _, kind := range slices.Sorted(maps.Keys(oddNodes(place))) {
				all = append(all, planted{place, kind, i == 1})
			}
		}
	}
	total := len(all)
	rand.New(rand.NewPCG(1, 1)).Shuffle(total, func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = all[:min(rounds(60, total), total)]
	manyEntries := forgedEntries(rounds(1<<20, 100<<20))
	all = append(all, planted{p.closed.generation() + "/" + dbName + "/00077.mem", forgedLog, false})
	c := newCampaign()
	eachAttack(t, []*prey{p}, len(all), func(i int, j *judge, at string) {
		what, base := all[i], p.closed
		if what.killed {
			base = p.killed
		}
		a := &attacker{im: base.clone()}
		if what.kind == forgedLog {
			a.im[what.place] = node{data: manyEntries, size: int64(len(manyEntries))}
		} else {
			a.plant(what.place, oddNodes(what.place)[what.kind])
		}
		o, err := p.scene(at, a.im)
		if err != nil {
			t.Error(err)
			return
		}
		o.Twice, o.Always = true, true
		w := j.ask(o)
		if why := outsideTouched(at); why != "" {
			w.wrong("%s", why)
		}
		c.note(what.kind, w)
		if len(w.Wrong) > 0 {
			t.Errorf("%s is %s (killed: %t), %s: %s", what.place, what.kind, what.killed, w.Outcome, strings.Join(w.Wrong, "; "))
		}
	})
	t.Log(c.table())
	proofs.Campaign(t, len(all), fmt.Sprintf("links, pipes, folders, holes and stray files planted in the folder: %d without effect, %d told as damage, %d refused; nothing followed, waited for or written outside; %d restored",
		c.totals["whole"], c.counted("damaged"), c.counted("refused"), c.restored))
}

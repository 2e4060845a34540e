package vault

import (
	"bytes"
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
	if testing.Short() {
		t.Skip("the work is done in processes of its own: this runs without the race detector")
	}
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

// plantOdd puts a link, a pipe, a folder, a hole or an empty file where the program may look.
func (a *attacker) plantOdd() bool {
	doc := among(a.rng, append(a.im.files(func(n string) bool { return role(n) == "document" }), a.gen+"/doc/00"))
	where := append(oddPlaces(a.gen), doc, path.Dir(doc)+"/"+newPrefix+path.Base(doc), a.pick(a.im))
	name := among(a.rng, where)
	if name == "" || strings.HasPrefix(name, backupName) && a.rng.IntN(3) > 0 {
		return false
	}
	kinds := oddNodes(name)
	kind := among(a.rng, slices.Sorted(maps.Keys(kinds)))
	a.plant(name, kinds[kind])
	a.say("%s is %s", name, kind)
	return true
}

func (a *attacker) plant(name string, im image) {
	a.im.remove(name)
	maps.Copy(a.im, im)
}

// oddPlaces is where the program looks, or might.
func oddPlaces(gen string) []string {
	id := strings.TrimPrefix(gen, genPrefix)
	places := []string{lockName, currentName, "DELETED", "FORGET", "tmp-1", backupName, backupName + "/00.autojob", backupName + "/tmp-1",
		newPrefix + id, gonePrefix + id, genPrefix + strings.Repeat("0", 32), "COMPLETE"}
	for _, name := range []string{headerName, headerCopy, anchorName, filesName, indexName, dbName, docName, freshDB, staleDB, "DIRTY", "COMPLETE", "tmp-1"} {
		places = append(places, gen+"/"+name)
	}
	for _, name := range []string{lockName, "MANIFEST", "MANIFEST-REWRITE", registryName, "REWRITE-" + registryName, "DISCARD",
		"000001.vlog", "000002.vlog", "000099.sst", "00001.mem", "00099.mem"} {
		places = append(places, gen+"/"+dbName+"/"+name)
	}
	return append(places, gen+"/"+docName+"/tmp-1")
}

// oddNodes is what may stand at a place.
func oddNodes(name string) map[string]image {
	up := strings.Repeat("../", strings.Count(name, "/")+1) + "outside/"
	one := func(n node) image { return image{name: n} }
	return map[string]image{
		"a link to a file":          one(node{kind: symlink, target: up + "thesis.odt"}),
		"a link to a folder":        one(node{kind: symlink, target: strings.TrimSuffix(up, "/")}),
		"a link to nothing":         one(node{kind: symlink, target: up + "none"}),
		"a link to itself":          one(node{kind: symlink, target: path.Base(name)}),
		"a pipe":                    one(node{kind: pipe}),
		"a folder":                  one(node{kind: folder}),
		"a folder with something":   {name: node{kind: folder}, name + "/x": file([]byte("x"))},
		"a hole of 1 GiB":           one(node{size: 1 << 30}),
		"something, and a hole":     one(node{data: bytes.Repeat([]byte("Autojob"), 1000), size: 600 << 20}),
		"empty":                     one(node{}),
		"a few bytes of no meaning": one(file([]byte("no meaning"))),
	}
}

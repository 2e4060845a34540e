package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
)

// attacker changes an image. What is called known to them here, such as where a block of a table begins, they can guess.
type attacker struct {
	rng  *rand.Rand
	prey *prey
	base image
	im   image
	gen  string // the folder of the generation in force
	did  []string
}

func (a *attacker) begin() {
	a.base = a.prey.closed
	if a.rng.IntN(3) == 0 {
		a.base = a.prey.killed
		a.did = append(a.did, "after a kill")
	}
	a.im, a.gen = a.base.clone(), a.base.generation()
}

// attack picks a kind and does it, or several.
func (a *attacker) attack() string {
	several := a.rng.IntN(12) == 0
	kind := a.one()
	if several {
		for range 1 + a.rng.IntN(2) {
			a.one()
		}
		kind = "several of these"
	}
	a.staysOutsideTheWindow()
	return kind
}

func (a *attacker) one() string {
	all := attackKinds()
	sum := 0
	for _, k := range all {
		sum += k.weight
	}
	for {
		before := a.im.clone()
		n := a.rng.IntN(sum)
		for _, k := range all {
			if n -= k.weight; n < 0 {
				if k.do(a) && !a.im.same(before) {
					return k.name
				}
				a.im = before
				break
			}
		}
	}
}

func (a *attacker) say(format string, args ...any) {
	a.did = append(a.did, fmt.Sprintf(format, args...))
}

type attackKind struct {
	name   string
	weight int
	do     func(*attacker) bool
}

func attackKinds() []attackKind {
	return []attackKind{
		{"a bit flipped", 8, harming((*attacker).flipBit)},
		{"a byte changed", 3, harming((*attacker).changeByte)},
		{"several bytes changed", 3, harming((*attacker).changeBytes)},
		{"cut short", 4, harming((*attacker).cut)},
		{"made longer", 3, harming((*attacker).extend)},
		{"a part zeroed", 3, harming((*attacker).zero)},
		{"a part moved within", 3, harming((*attacker).move)},
		{"files removed", 4, (*attacker).removeFiles},
		{"two files swapped", 4, (*attacker).swap},
		{"a file of another store", 4, (*attacker).foreignFile},
		{"another store's parts", 3, (*attacker).foreignParts},
		{"a file of an earlier generation", 3, (*attacker).staleFile},
		{"an earlier file", 6, (*attacker).earlierFile},
		{"some earlier files", 5, (*attacker).earlierFiles},
		{"an earlier database", 5, (*attacker).earlierDatabase},
		{"an earlier generation folder", 4, (*attacker).earlierGeneration},
		{"an earlier folder", 5, (*attacker).earlierFolder},
		{"headers forged", 4, (*attacker).forgeHeaders},
		{"anchors changed", 3, (*attacker).changeAnchor},
		{"CURRENT changed", 3, (*attacker).changeCurrent},
		{"folders of generations planted", 4, (*attacker).plantGeneration},
		{"blocks of tables exchanged", 5, (*attacker).spliceBlocks},
		{"a table forged, checksums mended", 6, (*attacker).forgeTable},
		{"a log forged, checksums mended", 6, (*attacker).forgeLog},
		{"transactions of logs exchanged", 5, (*attacker).spliceLogs},
		{"links, pipes, folders and holes planted", 6, (*attacker).plantOdd},
		{"backups planted or exchanged", 3, (*attacker).changeBackups},
	}
}

// role is what a file is for, whatever its name.
func role(name string) string {
	switch dir, base := path.Base(path.Dir(name)), path.Base(name); {
	case path.Ext(base) == ".sst":
		return "table"
	case path.Ext(base) == ".mem":
		return "log"
	case path.Ext(base) == ".vlog":
		return "value log"
	case dir == docName:
		return "document"
	case dir == backupName:
		return "backup"
	default:
		return base
	}
}

// pick chooses first what kind of file, then which.
func (a *attacker) pick(im image) string {
	byRole := map[string][]string{}
	for _, name := range im.files(func(name string) bool { return path.Base(name) != lockName }) {
		byRole[role(name)] = append(byRole[role(name)], name)
	}
	if len(byRole) == 0 {
		return ""
	}
	return among(a.rng, byRole[among(a.rng, slices.Sorted(maps.Keys(byRole)))])
}

func among[T any](rng *rand.Rand, of []T) T { return of[rng.IntN(len(of))] }

// put exchanges a file's bytes.
func (a *attacker) put(name string, data []byte) { a.im[name] = file(data) }

// harming makes an attack of what changes bytes.
func harming(do func(a *attacker, data []byte) ([]byte, string)) func(*attacker) bool {
	return func(a *attacker) bool {
		name := a.pick(a.im)
		n := a.im[name]
		if name == "" || len(n.data) == 0 {
			return false
		}
		data, what := do(a, bytes.Clone(n.data))
		size := n.size + int64(len(data)-len(n.data))
		a.im[name] = node{data: data, size: size}
		a.say("%s: %s", name, what)
		return true
	}
}

func (a *attacker) flipBit(data []byte) ([]byte, string) {
	at, bit := a.rng.IntN(len(data)), a.rng.IntN(8)
	data[at] ^= 1 << bit
	return data, fmt.Sprintf("bit %d of byte %d of %d", bit, at, len(data))
}

func (a *attacker) changeByte(data []byte) ([]byte, string) {
	at := a.rng.IntN(len(data))
	data[at] += byte(1 + a.rng.IntN(255))
	return data, fmt.Sprintf("byte %d of %d", at, len(data))
}

func (a *attacker) changeBytes(data []byte) ([]byte, string) {
	n := 2 + a.rng.IntN(64)
	from, span := 0, len(data)
	if a.rng.IntN(2) == 0 {
		from = a.rng.IntN(len(data))
		span = min(len(data)-from, n)
	}
	for range n {
		data[from+a.rng.IntN(span)] = byte(a.rng.Uint32())
	}
	return data, fmt.Sprintf("%d bytes from %d within %d", n, from, span)
}

func (a *attacker) cut(data []byte) ([]byte, string) {
	at := a.rng.IntN(len(data))
	if a.rng.IntN(6) == 0 {
		at = 0
	}
	return data[:at], fmt.Sprintf("cut at %d of %d", at, len(data))
}

func (a *attacker) extend(data []byte) ([]byte, string) {
	n := 1 + a.rng.IntN(1<<a.rng.IntN(18))
	more := make([]byte, n)
	switch a.rng.IntN(3) {
	case 0:
		for i := range more {
			more[i] = byte(a.rng.Uint32())
		}
	case 1:
		copy(more, data)
	}
	return append(data, more...), fmt.Sprintf("%d bytes longer", n)
}

func (a *attacker) zero(data []byte) ([]byte, string) {
	from := a.rng.IntN(len(data))
	n := 1 + a.rng.IntN(len(data)-from)
	clear(data[from : from+n])
	return data, fmt.Sprintf("%d zeros from %d", n, from)
}

func (a *attacker) move(data []byte) ([]byte, string) {
	from, to := a.rng.IntN(len(data)), a.rng.IntN(len(data))
	n := 1 + a.rng.IntN(len(data)-max(from, to))
	part := bytes.Clone(data[from : from+n])
	switch a.rng.IntN(3) {
	case 0:
		copy(data[to:], part)
		return data, fmt.Sprintf("%d bytes of %d over %d", n, from, to)
	case 1:
		return slices.Insert(data, to, part...), fmt.Sprintf("%d bytes of %d into %d", n, from, to)
	}
	return slices.Delete(data, from, from+n), fmt.Sprintf("%d bytes of %d cut out", n, from)
}

func (a *attacker) removeFiles() bool {
	for range 1 + a.rng.IntN(1+a.rng.IntN(3)) {
		name := a.pick(a.im)
		if name == "" {
			return false
		}
		delete(a.im, name)
		a.say("%s removed", name)
	}
	if dir := a.gen + "/" + among(a.rng, []string{dbName, docName}); a.rng.IntN(10) == 0 {
		a.im.remove(dir)
		a.say("%s removed", dir)
	}
	return true
}

func (a *attacker) swap() bool {
	one := a.pick(a.im)
	if one == "" {
		return false
	}
	like := a.im.files(func(name string) bool { return name != one && (role(name) == role(one) || a.rng.IntN(4) == 0) })
	if len(like) == 0 {
		return false
	}
	two := among(a.rng, like)
	if a.rng.IntN(3) == 0 {
		a.im[two] = a.im[one]
		a.say("%s copied over %s", one, two)
		return true
	}
	a.im[one], a.im[two] = a.im[two], a.im[one]
	a.say("%s and %s swapped", one, two)
	return true
}

// in is the name that a file of another image has in this one.
func (a *attacker) in(from image, name string) string {
	if rest, ok := strings.CutPrefix(name, from.generation()); ok {
		return a.gen + rest
	}
	return name
}

// from takes a file of another image: by its name, or in the place of one of the same role.
func (a *attacker) from(im image, what string) bool {
	name := a.pick(im)
	if name == "" {
		return false
	}
	to := a.in(im, name)
	if like := a.im.files(func(n string) bool { return role(n) == role(name) }); len(like) > 0 && a.rng.IntN(3) == 0 {
		to = among(a.rng, like)
	}
	a.im[to] = im[name]
	a.say("%s is %s of %s", to, name, what)
	return true
}

func (a *attacker) foreignFile() bool { return a.from(a.prey.other, "another store") }

// foreignParts puts whole parts of the other store in the place of this one's.
func (a *attacker) foreignParts() bool {
	theirs := a.prey.other.generation()
	switch part := among(a.rng, []string{dbName, docName, "headers", "generation", "all", "all but CURRENT"}); part {
	case dbName, docName:
		a.exchange(a.gen+"/"+part, a.prey.other, theirs+"/"+part)
	case "headers":
		a.im[a.gen+"/"+headerName], a.im[a.gen+"/"+headerCopy] = a.prey.other[theirs+"/"+headerName], a.prey.other[theirs+"/"+headerCopy]
	case "generation":
		a.exchange(a.gen, a.prey.other, theirs)
	default:
		a.im = a.prey.other.clone()
		if part != "all" {
			a.im[currentName] = a.base[currentName]
		}
		maps.Copy(a.im, a.base.under(backupName, backupName))
	}
	a.say("another store's parts")
	return true
}

// exchange puts a folder of another image in the place of one of this one's.
func (a *attacker) exchange(name string, im image, theirs string) {
	a.im.remove(name)
	maps.Copy(a.im, im.under(theirs, name))
}

// past is an earlier moment, of this generation or of the one before.
func (a *attacker) past(same bool) (moment, bool) {
	of := slices.DeleteFunc(slices.Clone(a.prey.earlier), func(m moment) bool { return (m.generation() == a.gen) != same })
	if len(of) == 0 {
		return moment{}, false
	}
	return among(a.rng, of), true
}

func (a *attacker) staleFile() bool {
	m, ok := a.past(false)
	return ok && a.from(m.image, m.name)
}

func (a *attacker) earlierFile() bool {
	m, ok := a.past(true)
	if a.rng.IntN(8) == 0 { // the moment before the close, and after it
		m = moment{image: among(a.rng, []image{a.prey.closed, a.prey.killed}), name: "the last session"}
	}
	return ok && a.from(m.image, m.name)
}

func (a *attacker) earlierFiles() bool {
	m, ok := a.past(true)
	if !ok {
		return false
	}
	for _, name := range m.files(func(name string) bool { return a.rng.IntN(2) == 0 && role(name) != "backup" }) {
		a.im[name] = m.image[name]
	}
	if a.rng.IntN(2) == 0 {
		for _, name := range a.im.files(func(name string) bool { _, there := m.image[name]; return !there && a.rng.IntN(2) == 0 }) {
			if role(name) != "backup" {
				delete(a.im, name)
			}
		}
	}
	a.say("some files of %s", m.name)
	return true
}

func (a *attacker) earlierDatabase() bool {
	m, ok := a.past(true)
	if !ok {
		return false
	}
	a.exchange(a.gen+"/"+dbName, m.image, a.gen+"/"+dbName)
	also := []string{filesName, indexName, anchorName, docName}
	for _, name := range also[:a.rng.IntN(len(also)+1)] {
		a.exchange(a.gen+"/"+name, m.image, a.gen+"/"+name)
	}
	a.say("the database of %s", m.name)
	return true
}

func (a *attacker) earlierGeneration() bool {
	m, ok := a.past(true)
	if !ok || a.rewindsWithoutKeychain() {
		return false
	}
	a.exchange(a.gen, m.image, a.gen)
	a.say("the generation folder of %s", m.name)
	return true
}

func (a *attacker) earlierFolder() bool {
	m, ok := a.past(a.rng.IntN(4) > 0)
	if !ok || a.rewindsWithoutKeychain() {
		return false
	}
	a.im = m.clone()
	if a.rng.IntN(2) == 0 {
		a.im[currentName] = a.base[currentName]
	}
	a.im.remove(backupName)
	maps.Copy(a.im, a.base.under(backupName, backupName))
	a.say("the folder of %s", m.name)
	return true
}

// rewindsWithoutKeychain: with a passphrase alone nothing outside the folder remembers how far it had come. That is a window
// of its own, with a test of its own.
func (a *attacker) rewindsWithoutKeychain() bool { return a.prey.world.Key == PassphraseKey }

// staysOutsideTheWindow keeps the anchor of today where an earlier one would make this the folder of another day.
func (a *attacker) staysOutsideTheWindow() {
	name := a.gen + "/" + anchorName
	if !a.rewindsWithoutKeychain() || a.im[name].kind != regular {
		return
	}
	now, _ := a.prey.anchor(a.base[name].bytes())
	if sequence, ok := a.prey.anchor(a.im[name].bytes()); ok && sequence < now {
		a.im[name] = a.base[name]
		a.say("but for the anchor")
	}
}

// forgeHeaders edits the JSON of one or both headers and mends the checksum; the MAC they cannot mend.
func (a *attacker) forgeHeaders() bool {
	names := []string{a.gen + "/" + headerName, a.gen + "/" + headerCopy}
	if n := a.rng.IntN(3); n < 2 {
		names = names[n : n+1]
	}
	parts := bytes.Split(a.im[names[0]].data, []byte("\n"))
	var fields map[string]any
	if len(parts) != 4 || json.Unmarshal(parts[0], &fields) != nil {
		return false
	}
	derivation := map[string]any{"name": "argon2id", "time": 1 + a.rng.IntN(2), "memory_kib": 64 << a.rng.IntN(3), "threads": 1, "salt": randomBytes(16)}
	for range 1 + a.rng.IntN(2) {
		switch a.rng.IntN(8) {
		case 0:
			fields["key"] = among(a.rng, []KeyKind{KeychainKey, PassphraseKey, BothKeys, "none"})
		case 1:
			fields["key"], fields["kdf"], fields["wrapped"] = among(a.rng, []KeyKind{PassphraseKey, BothKeys}), derivation, randomBytes(290)
		case 2:
			fields["format"] = a.rng.IntN(4)
		case 3:
			fields["store"] = hex.EncodeToString(randomBytes(16))
		case 4:
			fields["registry"] = randomBytes(a.rng.IntN(120))
		case 5:
			fields["kit"] = randomBytes(a.rng.IntN(400))
		case 6:
			fields["generation"] = hex.EncodeToString(randomBytes(16))
		case 7:
			fields["made"] = strings.Repeat("2", a.rng.IntN(12))
		}
	}
	line, err := json.Marshal(fields)
	if err != nil {
		return false
	}
	sum := sha256.Sum256(line)
	data := fmt.Appendf(nil, "%s\n%x\n%s\n", line, sum, parts[2])
	for _, name := range names {
		a.put(name, data)
	}
	a.say("%d headers forged: %.300s", len(names), line)
	return true
}

func (a *attacker) changeAnchor() bool {
	name := a.gen + "/" + anchorName
	n := a.im[name]
	if n.kind != regular || n.size != 2*anchorSlot {
		return false
	}
	data := append(bytes.Clone(n.data), make([]byte, int(n.size)-len(n.data))...)
	slot := anchorSlot * a.rng.IntN(2)
	m, ok := a.past(true)
	switch how := a.rng.IntN(6); {
	case how == 0:
		clear(data[slot : slot+anchorSlot])
	case how == 1:
		clear(data)
	case how == 2:
		copy(data, append(bytes.Clone(data[anchorSlot:]), data[:anchorSlot]...))
	case how == 3: // claims what it cannot prove
		binary.BigEndian.PutUint64(data[slot+len(anchorMark)+16:], uint64(a.rng.IntN(1000)))
	case how == 4 && ok:
		copy(data[slot:slot+anchorSlot], m.image[name].bytes())
	case ok:
		data = m.image[name].bytes()
	}
	a.put(name, data)
	a.say("the anchor changed")
	return true
}

func (a *attacker) changeCurrent() bool {
	id := generationID(randomBytes(16))
	switch a.rng.IntN(6) {
	case 0:
		delete(a.im, currentName)
	case 1:
		a.put(currentName, randomBytes(a.rng.IntN(80)))
	case 2:
		a.put(currentName, fmt.Appendf(nil, "%s%d\n%s\n", currentLine, a.rng.IntN(5), strings.TrimPrefix(a.gen, genPrefix)))
	case 3:
		a.put(currentName, encodeCurrent(id))
	case 4:
		a.im[genPrefix+id.String()] = node{kind: folder}
		a.put(currentName, encodeCurrent(id))
	case 5:
		m, ok := a.past(false)
		if !ok {
			return false
		}
		if a.rng.IntN(2) == 0 {
			a.im[currentName] = m.image[currentName]
		} else {
			delete(a.im, currentName)
		}
		if !a.rewindsWithoutKeychain() {
			maps.Copy(a.im, m.under(m.generation(), m.generation()))
		}
	}
	a.say("CURRENT is %.60q", a.im[currentName].data)
	return true
}

func (a *attacker) plantGeneration() bool {
	prefix, id := among(a.rng, []string{genPrefix, newPrefix, gonePrefix}), hex.EncodeToString(randomBytes(16))
	name := prefix + id
	switch a.rng.IntN(6) {
	case 0: // renamed
		name = prefix + strings.TrimPrefix(a.gen, genPrefix)
		moved := a.im.under(a.gen, name)
		a.im.remove(a.gen)
		maps.Copy(a.im, moved)
	case 1: // copied
		if prefix == genPrefix {
			return false
		}
		name = prefix + strings.TrimPrefix(a.gen, genPrefix)
		maps.Copy(a.im, a.im.under(a.gen, name))
	case 2: // this one's files under another id
		maps.Copy(a.im, a.im.under(a.gen, name))
	case 3: // of another store
		theirs := a.prey.other.generation()
		maps.Copy(a.im, a.prey.other.under(theirs, prefix+strings.TrimPrefix(theirs, genPrefix)))
	case 4: // from before
		m, ok := a.past(false)
		if !ok || a.rewindsWithoutKeychain() {
			return false
		}
		maps.Copy(a.im, m.under(m.generation(), prefix+strings.TrimPrefix(m.generation(), genPrefix)))
	case 5:
		a.im[name] = node{kind: folder}
		if a.rng.IntN(2) == 0 {
			a.im[name+"/"+dbName] = node{kind: folder}
		}
	}
	if a.rng.IntN(3) == 0 {
		delete(a.im, currentName)
		a.say("CURRENT removed")
	}
	a.say("%s planted", name)
	return true
}

func (a *attacker) changeBackups() bool {
	old := slices.DeleteFunc(slices.Clone(a.prey.earlier), func(m moment) bool {
		return len(m.files(func(n string) bool { return role(n) == "backup" })) == 0
	})
	var theirs []byte
	if len(old) > 0 && a.rng.IntN(2) == 0 {
		m := among(a.rng, old)
		theirs = m.image[m.files(func(n string) bool { return role(n) == "backup" })[0]].bytes()
	} else {
		theirs = a.prey.other[a.prey.other.files(func(n string) bool { return role(n) == "backup" })[0]].bytes()
	}
	mine := a.im[a.prey.backup].bytes()
	switch a.rng.IntN(5) {
	case 0:
		a.put(a.prey.backup, theirs)
	case 1:
		a.put(backupName+"/20990101-000000-00000000"+archiveEnding, theirs)
	case 2: // many that claim to be newer
		info, err := readArchiveInfo(bytes.NewReader(mine))
		if err != nil {
			return false
		}
		info.Sequence, info.Made = 1<<40, "2099-01-01T00:00:00Z"
		head, err := encodeArchiveHead(info)
		if err != nil {
			return false
		}
		for i := range 9 {
			a.put(fmt.Sprintf("%s/20990101-000000-0000000%d%s", backupName, i, archiveEnding), append(head, mine[min(len(head), len(mine)):]...))
		}
	case 3:
		a.im[backupName+"/20990101-000000-00000000"+archiveEnding+"/x"] = file([]byte("x"))
	case 4:
		a.im[backupName+"/20990101-000000-00000000"+archiveEnding] = node{kind: pipe}
	}
	a.say("backups changed")
	if a.rng.IntN(2) == 0 { // and a reason to look at them
		return harming((*attacker).changeByte)(a)
	}
	return true
}

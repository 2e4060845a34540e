package vault

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"autojob/backend/core/problem"
	"autojob/backend/core/recovery"
)

// Status says what stands in a folder.
type Status string

const (
	Absent     Status = "absent"     // nothing, or what an interrupted Create left: call Create
	Ready      Status = "ready"      // a store whose key is in the keychain: call Open
	Passphrase Status = "passphrase" // a store that opens with a passphrase
	Damaged    Status = "damaged"    // a store that cannot be opened as it is; State.Problem says why
)

// State is what can be known without a key.
type State struct {
	Status     Status
	Generation string         // id of the generation in force, when there is one
	Key        KeyKind        // what opens it
	Kit        string         // day of its recovery kit, "" without one
	Problem    *problem.Error // set when Status is Damaged
}

// Inspect looks at dir without a key, without a lock and without changing anything. Its error is only for a folder
// that cannot be looked at; a damaged store is a State.
func Inspect(ctx context.Context, dir string) (State, error) {
	if err := ctx.Err(); err != nil {
		return State{}, stopped(err)
	}
	return inspect(dir, floorMemoryKiB)
}

func inspect(dir string, floorKiB uint32) (State, error) {
	s, err := look(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return State{Status: Absent}, nil
	}
	if err != nil {
		return State{}, fromDisk("looking at the store's folder", err)
	}
	id, err := s.inForce(dir)
	if err != nil {
		if problem.Is(err, problem.NotFound) {
			return State{Status: Absent}, nil
		}
		return State{Status: Damaged, Problem: problem.From(err)}, nil
	}
	headers, err := readHeaders(filepath.Join(dir, genPrefix+id.String()), id, floorKiB)
	if err != nil {
		headers = backedUpHeaders(dir, id, floorKiB)
	}
	if len(headers) == 0 {
		return State{Status: Damaged, Generation: id.String(), Problem: problem.From(err)}, nil
	}
	h := headers[0]
	state := State{Status: Ready, Generation: id.String(), Key: h.Key, Kit: kitDay(h)}
	if h.Key != KeychainKey {
		state.Status = Passphrase
	}
	return state, nil
}

const (
	lockName    = "LOCK"
	currentName = "CURRENT"
	headerName  = "HEADER"
	headerCopy  = "HEADER2"
	backupName  = "backup"
	dbName      = "db"
	docName     = "doc"
	genPrefix   = "gen-"
	newPrefix   = "new-"
	gonePrefix  = "gone-"
	tempPrefix  = "tmp-"
	currentLine = "autojob vault "
)

// survey is what a store's folder holds.
type survey struct {
	inCurrent   generationID   // what CURRENT names, zero when it is lost or damaged
	newer       bool           // CURRENT says that it was written by a newer program
	generations []generationID // finished ones
	unfinished  []generationID // still being made when the program stopped
	gone        []generationID // given up; perhaps their keys are not yet out of the keychain
	temps       []string       // left by an interrupted write of a small file
	backups     bool
	buried      bool // a generation was given up and its data is still here
	foreign     bool
}

func look(dir string) (survey, error) {
	var s survey
	names, err := os.ReadDir(dir)
	if err != nil {
		return s, err
	}
	for _, e := range names {
		name := e.Name()
		prefix, rest, _ := strings.Cut(name, "-")
		id, isID := parseID(rest)
		isID = isID && e.IsDir()
		switch {
		case isID && prefix+"-" == genPrefix:
			s.generations = append(s.generations, id)
		case isID && prefix+"-" == newPrefix:
			s.unfinished = append(s.unfinished, id)
		case isID && prefix+"-" == gonePrefix:
			s.gone = append(s.gone, id)
			if _, err := os.Lstat(filepath.Join(dir, name, dbName)); err == nil {
				s.buried = true
			}
		case strings.HasPrefix(name, tempPrefix):
			s.temps = append(s.temps, name)
		case name == currentName:
			data, err := readSmall(filepath.Join(dir, name), 256)
			if err != nil && !errors.Is(err, fs.ErrNotExist) && pathProblem(err) {
				return s, err
			}
			if s.inCurrent, err = parseCurrent(data); err != nil {
				s.newer = errors.Is(err, errNewer)
			}
		case name == backupName:
			s.backups = len(backupPaths(dir)) > 0
		case name != lockName && name != ".DS_Store" && name != "desktop.ini": // the desktop's own
			s.foreign = true
		}
	}
	return s, nil
}

// pathProblem says that the system, and not the file's content, is in the way.
func pathProblem(err error) bool {
	return errors.Is(err, fs.ErrPermission) || problem.Is(fromDisk("reading", err), problem.Unavailable)
}

// inForce is the generation that counts: the one CURRENT names. When CURRENT is lost or damaged it is the only
// finished one, or of several the one whose anchor says that it came furthest; whether it is the person's own and not an
// earlier one, its seals and the keychain's anchor decide.
func (s survey) inForce(dir string) (generationID, error) {
	switch {
	case s.newer && !slices.ContainsFunc(s.generations, func(id generationID) bool { return known(dir, id) }):
		return generationID{}, newer(errNewer)
	case slices.Contains(s.generations, s.inCurrent):
		return s.inCurrent, nil
	case s.inCurrent != generationID{} && len(s.generations) == 0:
		return generationID{}, damaged(fmt.Errorf("generation %s is named by CURRENT and not here", s.inCurrent))
	case len(s.generations) == 0 && (s.backups || s.buried):
		return generationID{}, damaged(errors.New("there are remains of a store"))
	case len(s.generations) == 0:
		return generationID{}, absent()
	}
	return slices.MaxFunc(s.generations, func(a, b generationID) int {
		return cmp.Compare(claimed(dir, a), claimed(dir, b))
	}), nil
}

// known reports whether a generation is of a format that this program reads. A newer program writes no such header, so that a CURRENT that
// says so beside one is damaged.
func known(dir string, id generationID) bool {
	_, err := readHeaders(filepath.Join(dir, genPrefix+id.String()), id, 0)
	return err == nil || len(backedUpHeaders(dir, id, 0)) > 0
}

// claimed is the sequence that a generation's anchor names; nothing proves it before the generation is open.
func claimed(dir string, id generationID) (sequence uint64) {
	data, _ := readSmall(filepath.Join(dir, genPrefix+id.String(), anchorName), 2*anchorSlot)
	for at := 0; at+anchorSize <= len(data); at += anchorSlot {
		sequence = max(sequence, binary.BigEndian.Uint64(data[at+len(anchorMark)+16:]))
	}
	return sequence
}

func encodeCurrent(id generationID) []byte {
	return fmt.Appendf(nil, "%s%d\n%s\n", currentLine, formatVersion, id)
}

func parseCurrent(data []byte) (generationID, error) {
	first, rest, ok := strings.Cut(string(data), "\n")
	version, isOurs := strings.CutPrefix(first, currentLine)
	if !ok || !isOurs || version == "" || len(version) > 6 || strings.Trim(version, "0123456789") != "" {
		return generationID{}, errors.New("CURRENT is not readable")
	}
	switch n, err := strconv.Atoi(version); {
	case err != nil || n < firstFormat:
		return generationID{}, errors.New("CURRENT has no version")
	case n > formatVersion:
		return generationID{}, errNewer
	}
	id, ok := parseID(strings.TrimSuffix(rest, "\n"))
	if !ok || !strings.HasSuffix(rest, "\n") {
		return generationID{}, errors.New("CURRENT names no generation")
	}
	return id, nil
}

func parseID(s string) (id generationID, ok bool) {
	if len(s) != 2*len(id) || s != strings.ToLower(s) {
		return id, false
	}
	_, err := hex.Decode(id[:], []byte(s))
	return id, err == nil
}

func mustID(s string) generationID {
	id, _ := parseID(s)
	return id
}

// readHeaders gives the different headers that the two copies hold, those that cannot be read left out; at least one, or
// an error.
func readHeaders(gen string, id generationID, floorKiB uint32) ([]*header, error) {
	var found []*header
	var first error
	for _, name := range []string{headerName, headerCopy} {
		data, err := readSmall(filepath.Join(gen, name), maxHeader)
		var h *header
		if err == nil {
			h, err = parseHeader(data, id, floorKiB)
		}
		switch {
		case err == nil && (len(found) == 0 || !bytes.Equal(found[0].data, h.data)):
			found = append(found, h)
		case first == nil && err != nil:
			first = err
		}
	}
	switch {
	case len(found) > 0:
		return found, nil
	case errors.Is(first, errNewer):
		return nil, newer(first)
	case errors.Is(first, fs.ErrPermission):
		return nil, fromDisk("reading the header", first)
	}
	return nil, damaged(first)
}

// mendHeaders makes both copies the one that has proved itself. Failing is no harm: it is tried at each start.
func mendHeaders(gen string, h *header) {
	names := []string{headerName, headerCopy}
	if h.Format == firstFormat {
		names = names[:1]
	}
	for _, name := range names {
		if have, err := readSmall(filepath.Join(gen, name), maxHeader); err != nil || !bytes.Equal(have, h.data) {
			_ = writeFile(filepath.Join(gen, name), h.data)
		}
	}
}

func kitDay(h *header) string {
	w, err := recovery.DecodeWrap(h.Kit)
	if len(h.Kit) == 0 || err != nil {
		return ""
	}
	return w.Made()
}

package vault

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"autojob/backend/core/problem"
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
	h, err := readHeader(filepath.Join(dir, genPrefix+id.String()), id, floorKiB)
	if err != nil {
		return State{Status: Damaged, Generation: id.String(), Problem: problem.From(err)}, nil
	}
	if h.Key == PassphraseKey {
		return State{Status: Passphrase, Generation: id.String()}, nil
	}
	return State{Status: Ready, Generation: id.String()}, nil
}

const (
	lockName    = "LOCK"
	currentName = "CURRENT"
	headerName  = "HEADER"
	dirtyName   = "DIRTY"
	dbName      = "db"
	docName     = "doc"
	genPrefix   = "gen-"
	newPrefix   = "new-"
	tempPrefix  = "tmp-"
	currentLine = "autojob vault "
)

// survey is what a store's folder holds.
type survey struct {
	current     bool
	generations []generationID // finished ones
	unfinished  []generationID // still being made when the program stopped
	temps       []string       // left by an interrupted write of a small file
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
		if id, ok := parseID(strings.TrimPrefix(name, genPrefix)); ok && strings.HasPrefix(name, genPrefix) && e.IsDir() {
			s.generations = append(s.generations, id)
		} else if id, ok := parseID(strings.TrimPrefix(name, newPrefix)); ok && strings.HasPrefix(name, newPrefix) && e.IsDir() {
			s.unfinished = append(s.unfinished, id)
		} else if name == currentName {
			s.current = true
		} else if strings.HasPrefix(name, tempPrefix) {
			s.temps = append(s.temps, name)
		} else if name != lockName && name != ".DS_Store" && name != "desktop.ini" { // the desktop's own
			s.foreign = true
		}
	}
	return s, nil
}

// inForce is the generation that counts: the one CURRENT names. Without CURRENT a single finished generation
// counts (its maker stopped one step before the end, or CURRENT was lost); of several none is chosen by guess.
func (s survey) inForce(dir string) (generationID, error) {
	if s.current {
		data, err := readSmall(filepath.Join(dir, currentName), 256)
		if err != nil {
			return generationID{}, fromDisk("reading CURRENT", err)
		}
		id, err := parseCurrent(data)
		if errors.Is(err, errNewer) {
			return id, newer(err)
		}
		if err != nil {
			return id, damaged(err)
		}
		for _, g := range s.generations {
			if g == id {
				return id, nil
			}
		}
		return id, damaged(fmt.Errorf("generation %s is named by CURRENT and not here", id))
	}
	switch len(s.generations) {
	case 0:
		return generationID{}, absent()
	case 1:
		return s.generations[0], nil
	}
	return generationID{}, damaged(fmt.Errorf("CURRENT is missing and there are %d generations", len(s.generations)))
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
	if version != fmt.Sprint(formatVersion) {
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

func readHeader(gen string, id generationID, floorKiB uint32) (*header, error) {
	data, err := readSmall(filepath.Join(gen, headerName), maxHeader)
	if err != nil {
		return nil, fromDisk("reading the header", err)
	}
	h, err := parseHeader(data, id, floorKiB)
	if errors.Is(err, errNewer) {
		return nil, newer(err)
	}
	if err != nil {
		return nil, damaged(err)
	}
	return h, nil
}

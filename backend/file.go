package backend

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"autojob/backend/core/problem"
)

// WriteFile puts a file that the person asked for where they said, readable by them alone. What stood there is replaced only once all of
// the new is on the disk.
func WriteFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".autojob-*")
	if err != nil {
		return unwritable(err)
	}
	defer os.Remove(f.Name()) // not there any more when all went well
	if err = filled(f, data); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return unwritable(err)
	}
	return nil
}

// WriteNewFile is WriteFile where there is no file yet. One that could not be written to its end is taken away again.
func WriteNewFile(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return unwritable(err)
	}
	if err := filled(f, data); err != nil {
		_ = os.Remove(path)
		return unwritable(err)
	}
	return nil
}

// filled writes a file to the disk and closes it.
func filled(f *os.File, data []byte) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if shut := f.Close(); err == nil {
		err = shut
	}
	return err
}

func unwritable(err error) error {
	switch {
	case errors.Is(err, fs.ErrExist):
		return problem.New(problem.Invalid, "There is a file at that place already.", "Name one that is not there yet.").Because(err)
	case errors.Is(err, fs.ErrNotExist):
		return problem.New(problem.NotFound, "There is no such folder.", "Choose one that is there.").Because(err)
	case errors.Is(err, fs.ErrPermission):
		return problem.New(problem.Invalid, "Nothing may be written there.", "Choose a folder of your own.").Because(err)
	case errors.Is(err, syscall.ENOSPC):
		return problem.New(problem.Unavailable, "The disk is full, so the file was not written.", "Make room, or choose another disk.").Because(err)
	}
	return problem.New(problem.Unavailable, "The file could not be written.", "Nothing was changed. Choose another place for it.").Because(err)
}

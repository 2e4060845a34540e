//go:build !windows

package backend

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"autojob/backend/adapter/vault"

	"golang.org/x/sys/unix"
)

// freeSpace is how many bytes this user may still write on the disk that holds dir.
func freeSpace(dir string) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil
}

func checkDumps() Finding {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_CORE, &limit); err != nil {
		return Finding{ID: "dumps", Grade: vault.Unknown, Text: "Whether a crash writes memory to the disk could not be seen."}
	}
	pattern, _ := os.ReadFile("/proc/sys/kernel/core_pattern") // Linux alone has it
	return dumps(uint64(limit.Cur), string(pattern))
}

// ForbidDumps has the system write no core dump when this process crashes. A program calls it when it starts.
func ForbidDumps() error {
	return unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}

// openTo says who else can do something to the folder, "" when nobody can. Others can see a folder that they can reach, and put
// another one in its place where they can write around it.
func openTo(dir string) string {
	reached := true
	for at := dir; ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		if err != nil {
			return ""
		}
		mode := info.Mode()
		if mode.Perm()&0o002 != 0 && mode&os.ModeSticky == 0 {
			return "Other accounts of this computer can write to the folder, or put another one in its place."
		}
		reached = reached && mode.Perm()&0o001 != 0
		if above := filepath.Dir(at); above == at {
			break
		}
	}
	if info, err := os.Stat(dir); err == nil && reached && info.Mode().Perm()&0o004 != 0 {
		return "Other accounts of this computer can look into the folder."
	}
	return ""
}

// openPlain opens a file to be read and never follows a link or waits for a pipe.
func openPlain(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
}

// deviceOf is the disk of a file, and owned whether it is this user's.
func deviceOf(info fs.FileInfo) (device uint64, owned bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, true
	}
	return uint64(s.Dev), int(s.Uid) == os.Getuid()
}

// taken is how many bytes a file takes on the disk.
func taken(info fs.FileInfo) int64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return min(info.Size(), s.Blocks*512)
	}
	return info.Size()
}

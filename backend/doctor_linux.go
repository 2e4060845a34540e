package backend

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
)

// diskOf is the kind of file system that dir is on, and whether it may be on another computer.
func diskOf(dir string) (kind string, remote bool) {
	data, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return "", false
	}
	kind = mountedAt(string(data), dir)
	return kind, remoteKind(kind)
}

// mountedAt finds the mount that dir is on (proc_pid_mountinfo(5)): the one with the longest path, and of those the last.
func mountedAt(table, dir string) string {
	kind, longest := "", -1
	lines := bufio.NewScanner(strings.NewReader(table))
	for lines.Scan() {
		before, after, ok := strings.Cut(lines.Text(), " - ")
		fields, rest := strings.Fields(before), strings.Fields(after)
		if !ok || len(fields) < 5 || len(rest) == 0 {
			continue
		}
		at := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(fields[4])
		if len(at) >= longest && inside(dir, at) {
			kind, longest = rest[0], len(at)
		}
	}
	return kind
}

// remoteKind tells file systems that reach over the network, and those that a program provides unless it is known to keep
// things on this computer.
func remoteKind(kind string) bool {
	if program, ok := strings.CutPrefix(kind, "fuse."); ok {
		switch program {
		case "ntfs-3g", "exfat", "gocryptfs", "cryfs", "encfs", "securefs", "veracrypt", "fuse-overlayfs", "bindfs", "mergerfs", "unionfs", "ext2", "zfs", "lxcfs":
			return false
		}
		return true
	}
	switch kind {
	case "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "coda", "ncpfs", "davfs", "lustre", "beegfs", "gfs2", "ocfs2", "fuse", "orangefs":
		return true
	}
	return false
}

// programPlaces are the folders besides the data in which the program, the window's web view and the system keep something of it.
func programPlaces() []area {
	home := home()
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = filepath.Join(home, ".cache")
	}
	data, state := os.Getenv("XDG_DATA_HOME"), os.Getenv("XDG_STATE_HOME")
	if data == "" {
		data = filepath.Join(home, ".local", "share")
	}
	if state == "" {
		state = filepath.Join(home, ".local", "state")
	}
	areas := []area{
		{name: "cache folder", dir: filepath.Join(cache, "autojob"), ours: true},
		{name: "window's folder", dir: filepath.Join(data, "autojob"), ours: true},
		{name: "log folder", dir: filepath.Join(state, "autojob"), ours: true},
	}
	for _, dir := range []string{"/var/lib/systemd/coredump", "/var/crash", "/var/lib/apport/coredump", "/var/spool/abrt"} {
		areas = append(areas, area{name: "crash dumps", dir: dir, dumps: true})
	}
	if here, err := os.Getwd(); err == nil {
		areas = append(areas, area{name: "crash dumps", dir: here, dumps: true, flat: true})
	}
	return areas
}

// dumpOf reports whether a file is a memory dump of the program or of its web view's processes, by its name.
func dumpOf(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "autojob") || strings.Contains(name, "webkitweb") || name == "core" || strings.HasPrefix(name, "core.") && strings.Trim(name[5:], "0123456789") == ""
}

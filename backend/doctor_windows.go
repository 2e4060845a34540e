package backend

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"autojob/backend/adapter/vault"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// freeSpace is how many bytes this user may still write on the disk that holds dir.
func freeSpace(dir string) (uint64, error) {
	p, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(p, &free, nil, nil)
	return free, err
}

// checkDumps looks whether Windows Error Reporting was told to keep memory dumps, which it does not do by itself.
func checkDumps() Finding {
	const local = `SOFTWARE\Microsoft\Windows\Windows Error Reporting\LocalDumps`
	key, err := registry.OpenKey(registry.LOCAL_MACHINE, local, registry.QUERY_VALUE)
	if err != nil {
		return dumps(0, "")
	}
	key.Close()
	return Finding{ID: "dumps", Grade: vault.Attention, Text: "If Autojob crashes, Windows may write its memory, with your data in it, to the disk.",
		Hint: "Someone told Windows to keep memory dumps (LocalDumps in the registry). Take that away if you can."}
}

// ForbidDumps has the system write no memory dump when this process crashes. Windows writes none unless it is told to.
func ForbidDumps() error { return nil }

// diskOf is the kind of disk that dir is on, and whether it may be on another computer.
func diskOf(dir string) (kind string, remote bool) {
	volume := filepath.VolumeName(dir)
	if strings.HasPrefix(volume, `\\`) {
		return "network", true
	}
	p, err := windows.UTF16PtrFromString(volume + `\`)
	if err != nil {
		return "", false
	}
	switch windows.GetDriveType(p) {
	case windows.DRIVE_REMOTE:
		return "network", true
	case windows.DRIVE_FIXED, windows.DRIVE_REMOVABLE, windows.DRIVE_RAMDISK:
		return "disk", false
	}
	return "", false
}

// openTo is not known here: an access list decides.
func openTo(string) string { return "" }

func openPlain(path string) (*os.File, error) { return os.Open(path) }

func deviceOf(fs.FileInfo) (device uint64, owned bool) { return 0, true }

// taken is how many bytes a file takes on the disk.
func taken(info fs.FileInfo) int64 { return info.Size() }

// programPlaces are the folders besides the data in which the program, the window's web view and the system keep something of it.
func programPlaces() []area {
	local, roaming := os.Getenv("LOCALAPPDATA"), os.Getenv("APPDATA")
	ours := func(name string) bool { return strings.Contains(strings.ToLower(name), "autojob") }
	return []area{
		{name: "cache folder", dir: filepath.Join(local, "autojob"), ours: true},
		{name: "window's folder", dir: filepath.Join(roaming, "autojob.exe"), ours: true},
		{name: "crash dumps", dir: filepath.Join(local, "CrashDumps"), dumps: true},
		{name: "crash reports", dir: filepath.Join(local, "Microsoft", "Windows", "WER"), pick: ours},
	}
}

// dumpOf reports whether a file is a memory dump of the program, by its name.
func dumpOf(name string) bool { return strings.Contains(strings.ToLower(name), "autojob") }

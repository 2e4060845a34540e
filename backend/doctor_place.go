package backend

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"autojob/backend/adapter/vault"
)

// checkPlace looks where the store's folder really is: whatever copies it elsewhere keeps old states of it for others.
func (b *Backend) checkPlace() Finding {
	dir, err := existing(b.cfg.Dir)
	if err != nil {
		return Finding{ID: "place", Grade: vault.Unknown, Text: "Where the folder of your data is could not be seen."}
	}
	return place(dir, home())
}

// place judges a folder that is named without symbolic links.
func place(dir, home string) Finding {
	f := Finding{ID: "place", Grade: vault.Good, Text: "The folder is on a disk of this computer, and no cloud service that Autojob knows copies it."}
	worse := func(text, hint string) {
		if f.Grade == vault.Good {
			f.Grade, f.Text, f.Hint = vault.Attention, text, hint
			return
		}
		f.Details = append(f.Details, text)
	}
	if name := copiedBy(dir, home); name != "" {
		worse("The folder is inside one that "+name+" copies. Old copies of your encrypted data stay there.",
			"Close Autojob, move the folder out of it, then start again and erase.")
	}
	switch kind, remote := diskOf(dir); {
	case kind == "":
		f.Details = append(f.Details, "What kind of disk the folder is on could not be seen.")
	case remote:
		worse("The folder is on a network drive or one that a program provides ("+kind+"), perhaps on another computer.",
			"Keep it on a disk of this computer: a drive that goes away while Autojob writes can damage it.")
	}
	if who := openTo(dir); who != "" {
		worse(who, "Make the folder your own: only you should be able to write to it and to those around it.")
	}
	return f
}

// services are the folders of cloud services, by the names that their programs give them, in lower case.
var services = map[string]string{
	"dropbox": "Dropbox", "onedrive": "OneDrive", "mobile documents": "iCloud Drive", "icloud drive": "iCloud Drive", "iclouddrive": "iCloud Drive",
	"google drive": "Google Drive", "googledrive": "Google Drive", "nextcloud": "Nextcloud", "owncloud": "ownCloud",
	"pcloud": "pCloud", "pclouddrive": "pCloud", "pcloud drive": "pCloud", "tresorit": "Tresorit", "seafile": "Seafile",
	"proton drive": "Proton Drive", "protondrive": "Proton Drive", "synologydrive": "Synology Drive", "synology drive": "Synology Drive",
	"yandex.disk": "Yandex Disk", "megasync": "MEGA", "kdrive": "kDrive", "hidrive": "HiDrive", "magentacloud": "MagentaCLOUD",
	"box sync": "Box", "insync": "Insync", "syncthing": "Syncthing", "cloudstorage": "a cloud service",
}

// homely are names that mean a cloud service only right in the home folder or at the top of a drive.
var homely = map[string]string{"my drive": "Google Drive", "box": "Box", "mega": "MEGA", "sync": "a cloud service", "drive": "a cloud service"}

// marks are what the services' programs leave in the folders that they copy.
var marks = []struct{ pattern, name string }{
	{".stfolder", "Syncthing"}, {".dropbox", "Dropbox"}, {".dropbox.cache", "Dropbox"}, {"._sync_*.db", "Nextcloud"}, {".sync_*.db", "Nextcloud"},
	{".nextcloudsync.log", "Nextcloud"}, {".owncloudsync.log", "ownCloud"}, {".tmp.drivedownload", "Google Drive"},
	{".tmp.driveupload", "Google Drive"}, {".sync/ID", "Resilio Sync"}, {".seafile-data", "Seafile"}, {".megaignore", "MEGA"},
}

// copiedBy names the cloud service that copies dir, "" when none is known to.
func copiedBy(dir, home string) string {
	for _, s := range serviceFolders(home) {
		if s.folder != "" && inside(dir, s.folder) {
			return s.name
		}
	}
	for at := dir; ; at = filepath.Dir(at) {
		above := filepath.Dir(at)
		if at == above {
			return ""
		}
		if !inside(home, at) { // a person may be called like a service
			name := strings.ToLower(filepath.Base(at))
			if s := services[name]; s != "" {
				return s
			}
			cuts := []string{" - ", " ("} // "OneDrive - Example", "Dropbox (Personal)"
			if filepath.Base(above) == "CloudStorage" {
				cuts = append(cuts, "-") // "GoogleDrive-…"
			}
			for _, cut := range cuts {
				if first, _, ok := strings.Cut(name, cut); ok && services[first] != "" {
					return services[first]
				}
			}
			if s := homely[name]; s != "" && (above == home || filepath.Dir(above) == above) {
				return s
			}
		}
		for _, m := range marks {
			if found, err := filepath.Glob(filepath.Join(escape(at), m.pattern)); err == nil && len(found) > 0 {
				return m.name
			}
		}
	}
}

// escape keeps what is special in a pattern from being it.
func escape(path string) string {
	if runtime.GOOS == "windows" {
		return path // where a pattern has no escapes, and [ is rare
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

type serviceFolder struct{ folder, name string }

// serviceFolders are those that the services themselves say.
func serviceFolders(home string) []serviceFolder {
	var all []serviceFolder
	add := func(folder, name string) {
		if real, err := filepath.EvalSymlinks(folder); folder != "" && err == nil {
			all = append(all, serviceFolder{real, name})
		}
	}
	for _, env := range []string{"OneDrive", "OneDriveConsumer", "OneDriveCommercial"} {
		add(os.Getenv(env), "OneDrive")
	}
	for _, info := range []string{filepath.Join(home, ".dropbox"), filepath.Join(os.Getenv("APPDATA"), "Dropbox"), filepath.Join(os.Getenv("LOCALAPPDATA"), "Dropbox")} {
		data, err := os.ReadFile(filepath.Join(info, "info.json"))
		var accounts map[string]struct {
			Path string `json:"path"`
		}
		if err != nil || json.Unmarshal(data, &accounts) != nil {
			continue
		}
		for _, a := range accounts {
			add(a.Path, "Dropbox")
		}
	}
	if runtime.GOOS == "darwin" { // where "Desktop & Documents Folders" is on, both are there as well
		for _, name := range []string{"Desktop", "Documents"} {
			if _, err := os.Stat(filepath.Join(home, "Library", "Mobile Documents", "com~apple~CloudDocs", name)); err == nil {
				add(filepath.Join(home, name), "iCloud Drive")
			}
		}
	}
	return all
}

// inside reports whether path is dir or below it.
func inside(path, dir string) bool {
	if runtime.GOOS != "linux" { // the usual disks of the others do not tell cases apart
		path, dir = strings.ToLower(path), strings.ToLower(dir)
	}
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

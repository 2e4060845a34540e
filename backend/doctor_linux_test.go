package backend

import "testing"

func TestNetworkDrivesAreKnownByTheirMount(t *testing.T) {
	const table = `22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /home rw shared:1 - btrfs /dev/vdb rw
31 30 0:41 / /home/a/far\040away rw - nfs4 server:/x rw
32 30 0:42 / /home/a/drive rw - fuse.rclone remote: rw
33 30 0:43 / /home/a/safe rw - fuse.gocryptfs /home/a/.safe rw
34 30 8:1 / /media/usb rw - fuseblk /dev/sda1 rw
35 31 0:44 / /home/a/far\040away rw - cifs //server/y rw
bad line
`
	for dir, want := range map[string]struct {
		kind   string
		remote bool
	}{
		"/home/a/.local/share/autojob": {"btrfs", false}, "/var/x": {"ext4", false}, "/home/a/far away/autojob": {"cifs", true}, "/home/a/far away2": {"btrfs", false},
		"/home/a/drive/autojob": {"fuse.rclone", true}, "/home/a/safe/autojob": {"fuse.gocryptfs", false}, "/media/usb/autojob": {"fuseblk", false},
	} {
		if kind := mountedAt(table, dir); kind != want.kind || remoteKind(kind) != want.remote {
			t.Errorf("%s: %s, want %+v", dir, kind, want)
		}
	}
	if kind, _ := diskOf("/"); kind == "" {
		t.Error("what the root is on is not known")
	}
}

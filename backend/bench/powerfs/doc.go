// Package powerfs is a file system for tests that forgets what was not synced, as a disk with a volatile
// cache does when the power goes. A program under test works on a Mount in a child process; Cut stops
// time, the child is killed, and Survivors says what a disk would hold afterwards. Start with Campaign,
// which does this cycle after cycle. Linux only, over FUSE; only tests import it.
//
// # What is durable
//
//   - What was written to a file, and its size, once the file is synced: fsync, fdatasync, a write to a
//     file opened with O_SYNC or O_DSYNC, or msync of a mapping. What the kernel writes back on its own,
//     at munmap or close, is pending like any other write.
//   - A name (create, mkdir, rename, unlink), once the directory that it is in is synced; for a rename
//     into another directory that is the one it went to. A sync of the file does not make its name
//     durable: POSIX promises no more, and Linux's manual says so. With Options.Journal names reach the
//     disk in order and a sync of a file takes along every change of its own name, as with ext4.
//
// Pending changes may be on the disk, too; which of them are is the Loss. Permissions and times are
// durable at once: nothing here is about them. There are no links, symbolic or hard, no sockets and no
// extended attributes; flock is the kernel's.
package powerfs

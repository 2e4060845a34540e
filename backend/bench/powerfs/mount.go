//go:build linux

package powerfs

import (
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/hanwen/go-fuse/v2/fuse"
)

const rootID = fuse.FUSE_ROOT_ID

// ErrNoFUSE says that no file system can be mounted here: no /dev/fuse, or not the right to.
var ErrNoFUSE = errors.New("FUSE file systems cannot be mounted here")

// Options of a Mount.
type Options struct {
	// Journal makes names durable as ext4 does: in order, and with a sync of the file they are names of.
	Journal bool
	// CutAt cuts the power by itself before the nth request that changes or syncs something; 0 is never.
	CutAt int
}

// Mount is a file system at work. The program that uses it must be another process, not the one that
// serves it: a page fault in a mapping would wait for a goroutine of the process that it stops.
type Mount struct {
	opt     Options
	server  *fuse.Server
	unmount func() error

	mu       sync.Mutex
	nodes    map[uint64]*node
	moves    []move
	lists    map[uint64][]fuse.DirEntry // open directories
	lastID   uint64
	seq      uint64
	requests int
	isCut    bool
	cut      chan struct{} // closed by Cut
	released chan struct{} // closed by Release
	release  sync.Once
}

// NewMount mounts what the disk holds at dir, an empty folder. The disk itself stays as it is.
func NewMount(dir string, disk *Disk, opt Options) (*Mount, error) {
	m := &Mount{opt: opt, nodes: map[uint64]*node{}, lists: map[uint64][]fuse.DirEntry{}, cut: make(chan struct{}), released: make(chan struct{})}
	m.load(disk.root)
	if err := m.mount(dir); err != nil {
		return nil, fmt.Errorf("mounting at %s: %w", dir, err)
	}
	go m.server.Serve()
	return m, nil
}

func (m *Mount) mount(dir string) error {
	opt := &fuse.MountOptions{
		FsName: "powerfs", Name: "powerfs", MaxBackground: 64, DisableXAttrs: true, DisableReadDirPlus: true,
		// Nobody else changes the files, so that the kernel never has to throw away what it holds of them.
		ExplicitDataCacheControl: true,
		// What go-fuse logs is that reading ends when the mount does; a panic must not end in the log.
		Logger: log.New(io.Discard, "", 0), PanicHandler: func(v any) fuse.Status { panic(v) },
	}
	answers := requests{fuse.NewDefaultRawFileSystem(), m}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	// Mounted by ourselves, since go-fuse would let children inherit the device and so keep the mount alive.
	device, err := syscall.Open("/dev/fuse", syscall.O_RDWR|syscall.O_CLOEXEC, 0)
	if err != nil {
		return errors.Join(ErrNoFUSE, err)
	}
	data := fmt.Sprintf("fd=%d,rootmode=40000,user_id=%d,group_id=%d", device, os.Geteuid(), os.Getegid())
	if direct := syscall.Mount("powerfs", dir, "fuse.powerfs", syscall.MS_NOSUID|syscall.MS_NODEV, data); direct != nil {
		_ = syscall.Close(device)
		if m.server, err = fuse.NewServer(answers, dir, opt); err != nil { // by fusermount, where it is installed
			return errors.Join(ErrNoFUSE, direct, err)
		}
		m.unmount = m.server.Unmount
		return nil
	}
	m.unmount = func() error { return unmount(dir) }
	if m.server, err = fuse.NewServer(answers, fmt.Sprintf("/dev/fd/%d", device), opt); err != nil {
		return errors.Join(err, m.unmount())
	}
	return nil
}

// unmount takes dir away once nobody uses it. Who still does is cut off after a while.
func unmount(dir string) (err error) {
	for range 50 {
		if err = syscall.Unmount(dir, 0); !errors.Is(err, syscall.EBUSY) {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
	return syscall.Unmount(dir, syscall.MNT_DETACH)
}

func (m *Mount) load(e *entry) *node {
	m.lastID++
	n := &node{id: m.lastID, mode: e.mode, changed: e.changed}
	m.nodes[n.id] = n
	if e.names == nil {
		n.live, n.durable, n.dirty = e.content.clone(), e.content.clone(), map[int64]bool{}
		return n
	}
	n.names, n.durableNames = map[string]*node{}, map[string]*node{}
	for name, child := range e.names {
		c := m.load(child)
		n.names[name], n.durableNames[name] = c, c
	}
	return n
}

// Cut stops time for the program: nothing becomes durable any more, and its requests wait. What was
// answered before was done before.
func (m *Mount) Cut() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.cutLocked()
}

func (m *Mount) cutLocked() {
	if !m.isCut {
		m.isCut = true
		close(m.cut)
	}
}

// WasCut is closed once the power is cut.
func (m *Mount) WasCut() <-chan struct{} { return m.cut }

// Requests returns how many requests changed or synced something so far.
func (m *Mount) Requests() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.requests
}

// Release lets go of the requests that wait since Cut: they fail. Kill the program first, so that it
// cannot see that.
func (m *Mount) Release() {
	m.Cut()
	m.release.Do(func() { close(m.released) })
}

// Close cuts, releases and unmounts.
func (m *Mount) Close() error {
	m.Release()
	if err := m.unmount(); err != nil {
		return fmt.Errorf("unmounting: %w", err)
	}
	m.server.Wait()
	return nil
}

// do answers a request with f, under the lock, unless the power is cut.
func (m *Mount) do(f func() fuse.Status) fuse.Status { return m.answer(false, f) }

// change is do for what changes or syncs something.
func (m *Mount) change(f func() fuse.Status) fuse.Status { return m.answer(true, f) }

func (m *Mount) answer(changes bool, f func() fuse.Status) fuse.Status {
	m.mu.Lock()
	if changes && !m.isCut {
		m.requests++
		if m.requests == m.opt.CutAt {
			m.cutLocked()
		}
	}
	if m.isCut {
		m.mu.Unlock()
		<-m.released
		return fuse.EIO
	}
	defer m.mu.Unlock()
	return f()
}

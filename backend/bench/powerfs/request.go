//go:build linux

package powerfs

import (
	"maps"
	"slices"
	"syscall"
	"time"

	"github.com/hanwen/go-fuse/v2/fuse"
)

// requests has the methods that go-fuse calls, one for each kind of request. To all that is not here, the
// answer is "not implemented".
type requests struct {
	fuse.RawFileSystem
	*Mount
}

// fresh is for how long the kernel may take an answer for true. It knows of every change itself.
const fresh = time.Second

func (m *Mount) attr(n *node, out *fuse.Attr) {
	*out = fuse.Attr{Ino: n.id, Mode: n.mode, Nlink: 1, Blksize: pageSize, Size: uint64(n.live.size),
		Blocks: uint64(len(n.live.pages)) * pageSize / 512, Owner: fuse.Owner{Uid: uint32(syscall.Geteuid()), Gid: uint32(syscall.Getegid())}}
	out.SetTimes(&n.changed, &n.changed, &n.changed)
}

func (m *Mount) entry(n *node, out *fuse.EntryOut) {
	out.NodeId = n.id
	out.SetEntryTimeout(fresh)
	out.SetAttrTimeout(fresh)
	m.attr(n, &out.Attr)
}

func (m requests) Lookup(_ <-chan struct{}, in *fuse.InHeader, name string, out *fuse.EntryOut) fuse.Status {
	return m.do(func() fuse.Status {
		n := m.nodes[in.NodeId].names[name]
		if n == nil {
			return fuse.ENOENT
		}
		m.entry(n, out)
		return fuse.OK
	})
}

func (m requests) GetAttr(_ <-chan struct{}, in *fuse.GetAttrIn, out *fuse.AttrOut) fuse.Status {
	return m.do(func() fuse.Status {
		out.SetTimeout(fresh)
		m.attr(m.nodes[in.NodeId], &out.Attr)
		return fuse.OK
	})
}

func (m requests) SetAttr(_ <-chan struct{}, in *fuse.SetAttrIn, out *fuse.AttrOut) fuse.Status {
	return m.change(func() fuse.Status {
		n := m.nodes[in.NodeId]
		if size, ok := in.GetSize(); ok {
			m.seq++
			n.resize(m.seq, int64(size))
		}
		if mode, ok := in.GetMode(); ok {
			n.mode = n.mode&syscall.S_IFMT | mode
		}
		if at, ok := in.GetMTime(); ok {
			n.changed = at
		}
		out.SetTimeout(fresh)
		m.attr(n, &out.Attr)
		return fuse.OK
	})
}

// move changes names now, and on the disk some day.
func (m *Mount) move(home *node, slots []slot, nodes []*node) {
	m.seq++
	one := move{m.seq, home, slots, nodes}
	one.apply(live)
	m.moves = append(m.moves, one)
	for _, s := range slots {
		s.dir.changed = time.Now()
	}
}

func (m *Mount) create(parent uint64, name string, mode uint32) *node {
	m.lastID++
	n := &node{id: m.lastID, mode: mode, changed: time.Now()}
	if mode&syscall.S_IFMT == syscall.S_IFDIR {
		n.names, n.durableNames = map[string]*node{}, map[string]*node{}
	} else {
		n.live, n.durable, n.dirty = content{}.clone(), content{}.clone(), map[int64]bool{}
	}
	m.nodes[n.id] = n
	dir := m.nodes[parent]
	m.move(dir, []slot{{dir, name}}, []*node{n})
	return n
}

func (m requests) Mkdir(_ <-chan struct{}, in *fuse.MkdirIn, name string, out *fuse.EntryOut) fuse.Status {
	return m.change(func() fuse.Status {
		if m.nodes[in.NodeId].names[name] != nil {
			return fuse.Status(syscall.EEXIST)
		}
		m.entry(m.create(in.NodeId, name, syscall.S_IFDIR|in.Mode&0o7777), out)
		return fuse.OK
	})
}

func (m requests) Create(_ <-chan struct{}, in *fuse.CreateIn, name string, out *fuse.CreateOut) fuse.Status {
	return m.change(func() fuse.Status {
		if m.nodes[in.NodeId].names[name] != nil {
			return fuse.Status(syscall.EEXIST)
		}
		m.entry(m.create(in.NodeId, name, syscall.S_IFREG|in.Mode&0o7777), &out.EntryOut)
		out.OpenFlags = fuse.FOPEN_KEEP_CACHE
		return fuse.OK
	})
}

func (m requests) Unlink(_ <-chan struct{}, in *fuse.InHeader, name string) fuse.Status {
	return m.remove(in.NodeId, name)
}

func (m requests) Rmdir(_ <-chan struct{}, in *fuse.InHeader, name string) fuse.Status {
	return m.remove(in.NodeId, name)
}

func (m *Mount) remove(parent uint64, name string) fuse.Status {
	return m.change(func() fuse.Status {
		dir := m.nodes[parent]
		switch n := dir.names[name]; {
		case n == nil:
			return fuse.ENOENT
		case len(n.names) > 0:
			return fuse.Status(syscall.ENOTEMPTY)
		}
		m.move(dir, []slot{{dir, name}}, []*node{nil})
		return fuse.OK
	})
}

func (m requests) Rename(_ <-chan struct{}, in *fuse.RenameIn, oldName, newName string) fuse.Status {
	const noReplace = 1
	return m.change(func() fuse.Status {
		from, to := m.nodes[in.NodeId], m.nodes[in.Newdir]
		n, replaced := from.names[oldName], to.names[newName]
		switch {
		case in.Flags&^noReplace != 0:
			return fuse.EINVAL
		case n == nil:
			return fuse.ENOENT
		case replaced != nil && in.Flags == noReplace:
			return fuse.Status(syscall.EEXIST)
		case replaced != nil && len(replaced.names) > 0:
			return fuse.Status(syscall.ENOTEMPTY)
		case replaced == n:
			return fuse.OK
		}
		m.move(to, []slot{{from, oldName}, {to, newName}}, []*node{nil, n})
		return fuse.OK
	})
}

func (m requests) Open(_ <-chan struct{}, _ *fuse.OpenIn, out *fuse.OpenOut) fuse.Status {
	return m.do(func() fuse.Status {
		out.OpenFlags = fuse.FOPEN_KEEP_CACHE // and never direct I/O: it has no shared mappings
		return fuse.OK
	})
}

func (m requests) Read(_ <-chan struct{}, in *fuse.ReadIn, buf []byte) (result fuse.ReadResult, status fuse.Status) {
	status = m.do(func() fuse.Status {
		result = fuse.ReadResultData(buf[:m.nodes[in.NodeId].live.read(buf, int64(in.Offset))])
		return fuse.OK
	})
	return result, status
}

func (m requests) Writev(_ <-chan struct{}, in *fuse.WriteIn, data [][]byte) (written uint32, status fuse.Status) {
	status = m.change(func() fuse.Status {
		all := data[0]
		if len(data) > 1 {
			all = slices.Concat(data...)
		}
		m.seq++
		m.nodes[in.NodeId].write(m.seq, int64(in.Offset), all)
		written = uint32(len(all))
		return fuse.OK
	})
	return written, status
}

func (m requests) Fallocate(_ <-chan struct{}, in *fuse.FallocateIn) fuse.Status {
	const keepSize = 1
	return m.change(func() fuse.Status {
		n, size := m.nodes[in.NodeId], int64(in.Offset+in.Length)
		switch {
		case in.Mode&^keepSize != 0:
			return fuse.Status(syscall.EOPNOTSUPP)
		case in.Mode == 0 && size > n.live.size:
			m.seq++
			n.resize(m.seq, size)
		}
		return fuse.OK
	})
}

// Flush is no sync: close(2) makes nothing durable.
func (m requests) Flush(<-chan struct{}, *fuse.FlushIn) fuse.Status { return fuse.OK }

func (m requests) Fsync(_ <-chan struct{}, in *fuse.FsyncIn) fuse.Status {
	return m.change(func() fuse.Status {
		n := m.nodes[in.NodeId]
		n.sync()
		if m.opt.Journal {
			m.moves = settle(m.moves, n, true)
		}
		return fuse.OK
	})
}

func (m requests) FsyncDir(_ <-chan struct{}, in *fuse.FsyncIn) fuse.Status {
	return m.change(func() fuse.Status {
		m.moves = settle(m.moves, m.nodes[in.NodeId], m.opt.Journal)
		return fuse.OK
	})
}

func (m requests) OpenDir(_ <-chan struct{}, in *fuse.OpenIn, out *fuse.OpenOut) fuse.Status {
	return m.do(func() fuse.Status {
		m.lastID++
		out.Fh = m.lastID
		return fuse.OK
	})
}

func (m requests) ReadDir(_ <-chan struct{}, in *fuse.ReadIn, out *fuse.DirEntryList) fuse.Status {
	return m.do(func() fuse.Status {
		if in.Offset == 0 {
			names := m.nodes[in.NodeId].names
			list := make([]fuse.DirEntry, 0, len(names))
			for _, name := range slices.Sorted(maps.Keys(names)) {
				list = append(list, fuse.DirEntry{Name: name, Ino: names[name].id, Mode: names[name].mode})
			}
			m.lists[in.Fh] = list
		}
		list := m.lists[in.Fh]
		for _, e := range list[min(int(in.Offset), len(list)):] {
			if !out.AddDirEntry(e) {
				break
			}
		}
		return fuse.OK
	})
}

func (m requests) ReleaseDir(in *fuse.ReleaseIn) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.lists, in.Fh)
}

// StatFs says that there is room, for programs that look before they write.
func (m requests) StatFs(_ <-chan struct{}, _ *fuse.InHeader, out *fuse.StatfsOut) fuse.Status {
	const blocks = 64 << 30 / pageSize
	*out = fuse.StatfsOut{Bsize: pageSize, Frsize: pageSize, Blocks: blocks, Bfree: blocks, Bavail: blocks, Files: 1 << 20, Ffree: 1 << 20, NameLen: 255}
	return fuse.OK
}

// Release has nothing to let go of: every node stays until the file system ends.
func (m requests) Release(<-chan struct{}, *fuse.ReleaseIn) {}

func (m requests) String() string { return "powerfs" }

package tesseract

import (
	"context"
	"errors"

	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental/table"
)

// errThrown unwinds to the next invoke, as a C++ exception or longjmp does.
var errThrown = errors.New("the text recognition gave up")

const (
	i32 = api.ValueTypeI32
	i64 = api.ValueTypeI64
)

func types(n int) []api.ValueType {
	out := make([]api.ValueType, n)
	for i := range out {
		out[i] = i32
	}
	return out
}

// host gives the program what it imports as module "a", each under the letter of this build.
func (e *Engine) host(ctx context.Context) error {
	b := e.runtime.NewHostModuleBuilder("a")
	define := func(letter string, params, results []api.ValueType, f func(ctx context.Context, m api.Module, s []uint64)) {
		b.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(f), params, results).Export(letter)
	}
	numbers := func(letter string, params int, f func(m api.Memory, a []uint32) uint32) {
		define(letter, types(params), types(1), func(_ context.Context, m api.Module, s []uint64) {
			a := make([]uint32, params)
			for i := range a {
				a[i] = uint32(s[i])
			}
			s[0] = uint64(f(m.Memory(), a))
		})
	}
	fail := func(letter string, params, results []api.ValueType) {
		define(letter, params, results, func(context.Context, api.Module, []uint64) { panic(errThrown) })
	}

	// What ends the program or a part of it: assertion, exception, longjmp, abort, exit, functions that this build lacks.
	fail("a", types(4), nil)
	fail("k", types(3), nil)
	fail("t", nil, nil)
	fail("N", nil, nil)
	fail("R", types(1), nil)
	fail("P", types(2), types(1))
	fail("S", types(1), nil)
	fail("J", types(2), types(1))
	fail("y", types(1), nil)

	// Files: fcntl, fstat, getcwd, ioctl, newfstatat, openat, rmdir, unlinkat, mmap, munmap, close, read, seek, write.
	numbers("p", 3, func(api.Memory, []uint32) uint32 { return 0 })
	numbers("K", 2, func(m api.Memory, a []uint32) uint32 {
		if f := e.files.open[a[0]]; f != nil {
			return uint32(e.files.stat(m, a[1], f.data, false))
		}
		return negative(errBadFile)
	})
	numbers("H", 2, func(m api.Memory, a []uint32) uint32 {
		m.Write(a[0], []byte("/\x00"))
		return 2
	})
	numbers("O", 3, func(api.Memory, []uint32) uint32 { return ^uint32(58) }) // not a terminal
	numbers("I", 4, func(m api.Memory, a []uint32) uint32 { return e.statAt(m, a[1], a[2]) })
	numbers("n", 4, func(m api.Memory, a []uint32) uint32 {
		return uint32(e.files.openAt(readString(m, a[1], 4096)))
	})
	numbers("v", 1, func(api.Memory, []uint32) uint32 { return negative(errNotFound) })
	numbers("w", 3, func(api.Memory, []uint32) uint32 { return negative(errNotFound) })
	define("x", []api.ValueType{i32, i32, i32, i32, i64, i32, i32}, types(1), func(_ context.Context, _ api.Module, s []uint64) { s[0] = uint64(negative(errInvalid)) })
	define("z", []api.ValueType{i32, i32, i32, i32, i32, i64}, types(1), func(_ context.Context, _ api.Module, s []uint64) { s[0] = uint64(negative(errInvalid)) })
	numbers("m", 1, func(_ api.Memory, a []uint32) uint32 {
		delete(e.files.open, a[0])
		return 0
	})
	numbers("o", 4, func(m api.Memory, a []uint32) uint32 { return e.files.read(m, a[0], a[1], a[2], a[3]) })
	define("E", []api.ValueType{i32, i64, i32, i32}, types(1), func(_ context.Context, m api.Module, s []uint64) {
		s[0] = uint64(e.files.seek(m.Memory(), uint32(s[0]), int64(s[1]), uint32(s[2]), uint32(s[3])))
	})
	numbers("l", 4, func(m api.Memory, a []uint32) uint32 { return e.files.write(m, a[1], a[2], a[3]) })

	// Time stands still: gmtime, localtime, mktime, tzset, clock_time_get, now.
	define("A", []api.ValueType{i64, i32}, nil, func(context.Context, api.Module, []uint64) {})
	define("B", []api.ValueType{i64, i32}, nil, func(context.Context, api.Module, []uint64) {})
	define("C", types(1), []api.ValueType{i64}, func(_ context.Context, _ api.Module, s []uint64) { s[0] = 0 })
	define("D", types(4), nil, func(context.Context, api.Module, []uint64) {})
	define("M", []api.ValueType{i32, i64, i32}, types(1), func(_ context.Context, m api.Module, s []uint64) {
		m.Memory().WriteUint64Le(uint32(s[2]), 0)
		s[0] = 0
	})
	define("L", nil, []api.ValueType{api.ValueTypeF64}, func(_ context.Context, _ api.Module, s []uint64) { s[0] = 0 })

	// An empty environment, no script, and no packed files.
	numbers("F", 2, func(api.Memory, []uint32) uint32 { return 0 })
	numbers("G", 2, func(m api.Memory, a []uint32) uint32 {
		m.WriteUint32Le(a[0], 0)
		m.WriteUint32Le(a[1], 0)
		return 0
	})
	numbers("s", 3, func(api.Memory, []uint32) uint32 { return 0 })
	define("Q", types(1), nil, func(context.Context, api.Module, []uint64) {})

	// More memory.
	numbers("u", 1, grow)

	for letter, sig := range map[string][2]int{"c": {1, 1}, "e": {2, 1}, "b": {3, 1}, "h": {4, 1}, "i": {5, 1}, "d": {1, 0}, "f": {2, 0}, "g": {3, 0}, "j": {4, 0}, "q": {5, 0}, "r": {9, 0}} {
		e.invoke(define, letter, types(sig[0]), types(sig[1]))
	}
	_, err := b.Instantiate(ctx)
	return err
}

func negative(errno int32) uint32 { return uint32(-errno) }

// statAt answers newfstatat: the model is a file, everything else but the root is not there.
func (e *Engine) statAt(m api.Memory, name, at uint32) uint32 {
	n := readString(m, name, 4096)
	if n == "/" || n == "." || n == "./" {
		return uint32(e.files.stat(m, at, nil, true))
	}
	fd := e.files.openAt(n)
	if fd < 0 {
		return uint32(fd)
	}
	data := e.files.open[uint32(fd)].data
	delete(e.files.open, uint32(fd))
	return uint32(e.files.stat(m, at, data, false))
}

// grow makes the memory at least a[0] bytes long, a fifth more if it may be.
func grow(m api.Memory, a []uint32) uint32 {
	const page = 64 << 10
	need := (uint64(a[0]) + page - 1) / page
	have := uint64(m.Size()) / page
	if need <= have {
		return 1
	}
	for _, to := range []uint64{min(max(need, have+have/5), MaxMemoryPages), need} {
		if to >= need {
			if _, ok := m.Grow(uint32(to - have)); ok {
				return 1
			}
		}
	}
	return 0
}

// invoke calls a function of the program's table; what is thrown in it ends there.
func (e *Engine) invoke(define func(string, []api.ValueType, []api.ValueType, func(context.Context, api.Module, []uint64)), letter string, params, results []api.ValueType) {
	define(letter, append(types(1), params...), results, func(ctx context.Context, m api.Module, s []uint64) {
		saved, err := e.call(ctx, expStackGet)
		if err != nil {
			panic(err)
		}
		f := table.LookupFunction(m, 0, uint32(s[0]), params, results)
		stack := make([]uint64, max(len(params), 1))
		copy(stack, s[1:1+len(params)])
		if err := f.CallWithStack(ctx, stack); err != nil {
			if !errors.Is(err, errThrown) {
				panic(err)
			}
			_, err := e.call(ctx, expStackRestore, saved)
			if err == nil {
				_, err = e.call(ctx, expThrew, 1, 0)
			}
			if err != nil {
				panic(err)
			}
			return
		}
		if len(results) > 0 {
			s[0] = stack[0]
		}
	})
}

package samebench

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"autojob/backend/bench/proofs"
)

// asked is the variable by which a test binary, also one of another machine, is asked for its digest alone.
const asked = "AUTOJOB_DIGEST"

var root = filepath.Join("..", "..", "..")

func TestMain(m *testing.M) {
	if os.Getenv(asked) != "" {
		lines, err := Digest(context.Background(), root)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(strings.Join(lines, "\n"))
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func digest(t *testing.T) []string {
	t.Helper()
	lines, err := Digest(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// compare names what differs from the digest that this process makes.
func compare(t *testing.T, want, got []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d lines of %d: %q", len(got), len(want), got)
	}
	for i := range want {
		if got[i] != want[i] {
			name, _, _ := strings.Cut(want[i], " ")
			t.Errorf("the %s differ:\n%s\n%s", name, want[i], got[i])
		}
	}
}

// child is the digest that another process makes.
func child(t *testing.T, env []string, command ...string) []string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), command[0], command[1:]...)
	cmd.Env = append(os.Environ(), append(env, asked+"=1")...)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, &said)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

// built is this test, built for another processor.
func built(t *testing.T, env ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "samebench.test")
	cmd := exec.CommandContext(t.Context(), "go", "test", "-c", "-o", path, ".")
	cmd.Env = append(os.Environ(), append(env, "CGO_ENABLED=0")...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("building with %v: %v: %s", env, err, out)
	}
	return path
}

func TestSameBytesWithOneAndManyCores(t *testing.T) {
	want := digest(t)
	for _, cores := range []int{1, 13} {
		before := runtime.GOMAXPROCS(cores)
		got := digest(t)
		runtime.GOMAXPROCS(before)
		compare(t, want, got)
	}
}

// There is no code for vector instructions in this repository. The standard library has some, and a compiler that may use fused
// multiply-add (amd64 from v3 on, arm64) rounds sums of products once instead of twice: those are what could differ.
func TestSameBytesWithoutTheProcessorsExtras(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	compare(t, digest(t), child(t, []string{"GODEBUG=cpu.all=off"}, self))
}

func TestSameBytesWithFusedMultiplyAdd(t *testing.T) {
	if testing.Short() {
		t.Skip("builds everything anew")
	}
	if runtime.GOARCH != "amd64" {
		t.Skip("a processor of this kind always fuses")
	}
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil || !strings.Contains(string(info), " fma ") || !strings.Contains(string(info), " avx2 ") || !strings.Contains(string(info), " bmi2 ") {
		t.Skip("this processor cannot fuse, or does not say")
	}
	compare(t, digest(t), child(t, nil, built(t, "GOAMD64=v3")))
}

func TestSameBytesOnAnotherKindOfProcessor(t *testing.T) {
	if testing.Short() {
		t.Skip("builds everything anew and emulates a processor")
	}
	other, emulator := "arm64", "qemu-aarch64"
	if runtime.GOARCH == "arm64" {
		other, emulator = "amd64", "qemu-x86_64"
	}
	path, err := exec.LookPath(emulator)
	if err != nil {
		if os.Getenv("AUTOJOB_PROVE") == "1" && runtime.GOOS == "linux" {
			t.Fatalf("%s is missing: Debian has it in qemu-user", emulator)
		}
		t.Skipf("%s is not here: Debian has it in qemu-user", emulator)
	}
	want := digest(t)
	compare(t, want, child(t, nil, path, built(t, "GOARCH="+other)))
	if t.Failed() {
		return
	}
	proofs.Campaign(t, len(want), "kinds of output of both panels, "+runtime.GOARCH+" and "+other+" under emulation: the same bytes")
}

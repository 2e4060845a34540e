package vault

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/problem"
)

// smallDisk mounts a file system of its own, in memory, of so many MiB.
func smallDisk(t testing.TB, mib int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dm,mode=0700", mib)); err != nil {
		t.Skipf("mounting a small disk: %v (it takes the rights of root)", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// endurance is what a child is told that works while its disk fills up again and again.
type endurance struct {
	life
	Spare uint64
}

const enduranceVar = "AUTOJOB_ENDURANCE"

func TestEnduranceChild(t *testing.T) {
	text := os.Getenv(enduranceVar)
	if text == "" {
		t.Skip("runs inside the child processes of another test")
	}
	var e endurance
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		t.Fatal(err)
	}
	if err := e.endure(context.Background()); err != nil {
		fmt.Println("failed", err)
		t.Fail()
	}
}

// endure does its turns until the parent closes stdin. What is refused is said and tried again.
func (e endurance) endure(ctx context.Context) error {
	end := make(chan struct{})
	go func() {
		_, _ = bufio.NewReader(os.Stdin).ReadByte()
		close(end)
	}()
	rng := rand.New(rand.NewPCG(e.Turns, 2))
	opt := Options{Keychain: &sharedKeychain{dir: e.Keychain}, kdf: cheap(), spareDisk: e.Spare}
	var v *Vault
	var have lines
	c := 0
	for turns := 0; ; turns++ {
		select {
		case <-end:
			if v != nil {
				return v.Close()
			}
			return nil
		default:
		}
		turn := []string{"write", "write", "write", "write", "erase", "back up", "restore", "close"}[rng.IntN(8)]
		var err error
		switch {
		case v == nil:
			turn = "open"
			if v, err = Open(ctx, e.Dir, opt); err == nil {
				if c, err = countIn(ctx, v); err != nil {
					return err
				}
				have = linesAfter(e.Seed, c)
			} else {
				v = nil
			}
		case turn == "write":
			if err = writeNext(ctx, v, e.Seed, linesAfter(e.Seed, c), c+1); err == nil {
				c++
				have.write(e.Seed, c)
				fmt.Println("stored", c)
			}
		case turn == "erase":
			_, err = v.Renew(ctx, Renewal{}, nil)
		case turn == "back up":
			_, err = v.Backup(ctx, nil)
		case turn == "restore":
			all, _ := Backups(e.Dir)
			if len(all) > 0 && all[0].Present {
				_, err = v.Restore(ctx, all[0].Name, nil)
			}
		case turn == "close":
			err = v.Close()
			v = nil
		}
		if err == nil {
			fmt.Println("did", turn)
			continue
		}
		p := problem.From(err)
		fmt.Println("refused", strings.ReplaceAll(turn, " ", "-"), p.Code, p.Message, err)
		if strings.HasPrefix(p.Message, "The last save failed") {
			v.Close() // as its hint says
			v = nil
		}
		time.Sleep(time.Duration(5+rng.IntN(20)) * time.Millisecond)
	}
}

// A disk that other programs fill up, 64 MiB a second or the reserve in a quarter of one, never ends the program; without a
// reserve it may, and even then nothing is lost.
func TestDiskFull(t *testing.T) {
	rng := rand.New(rand.NewPCG(64, 20))
	fills, writes, deaths, refusals := 0, 0, 0, 0
	for _, c := range []struct {
		name    string
		mib     int
		spare   uint64
		reserve int64 // what is left when the filler begins to take its time; 0 for one that takes all at once
	}{{"usual reserve", 300, 0, minSpare}, {"small reserve", 150, 8 << 20, 8 << 20}, {"no reserve", 100, 1, 0}} {
		t.Run(c.name, func(t *testing.T) {
			disk := smallDisk(t, c.mib)
			e := endurance{life{Dir: filepath.Join(disk, "vault"), Keychain: t.TempDir(), Seed: rng.Uint64()}, c.spare}
			v, err := Create(context.Background(), e.Dir, Options{Keychain: &sharedKeychain{dir: e.Keychain}, spareDisk: c.spare})
			if err != nil {
				t.Fatal(err)
			}
			if err := v.Close(); err != nil {
				t.Fatal(err)
			}
			k := &killed{life: e.life}
			for left := rounds(2, 100); left > 0; {
				e.Turns = rng.Uint64()
				filled, died := e.besideFilling(t, k, disk, c.reserve, left, rng)
				if left -= filled; died {
					deaths++
					k.unchecked++
					left--
				}
				fills += filled
				if died && c.reserve > 0 {
					t.Fatal("the full disk ended the program")
				}
			}
			k.unchecked++
			refusals += k.refused
			if err := k.check(t); err != nil {
				t.Fatal(err)
			}
			writes += k.acknowledged
		})
	}
	if refusals == 0 || deaths == 0 && rounds(0, 1) == 1 {
		t.Errorf("%d turns refused, %d deaths: the disk was never full", refusals, deaths)
	}
	proofs.Campaign(t, fills, fmt.Sprintf("times the disk was filled up under writes, erasures, backups and restores: %d writes acknowledged, %d turns refused with a word about the disk, 0 lost, 0 wrong; the program ended %d times, never with a reserve", writes, refusals, deaths))
}

// besideFilling lets a child work while the disk is filled up so many times, or until it dies.
func (e endurance) besideFilling(t *testing.T, k *killed, disk string, reserve int64, times int, rng *rand.Rand) (filled int, died bool) {
	t.Helper()
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self(t), "-test.run=^TestEnduranceChild$")
	cmd.Env = append(os.Environ(), enduranceVar+"="+string(text))
	var last strings.Builder
	cmd.Stderr = &last
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	gone, filling := make(chan struct{}), make(chan int)
	go func() {
		n := 0
		defer func() {
			_ = os.Remove(filepath.Join(disk, "filler"))
			in.Close()
			filling <- n
		}()
		for n < times {
			select {
			case <-gone:
				return
			case <-time.After(time.Duration(rng.IntN(250)) * time.Millisecond):
			}
			n++
			fillUp(disk, reserve, rng)
			time.Sleep(time.Duration(rng.IntN(200)) * time.Millisecond)
			_ = os.Remove(filepath.Join(disk, "filler"))
		}
	}()
	for said := bufio.NewScanner(out); said.Scan(); {
		word, rest, _ := strings.Cut(said.Text(), " ")
		switch word {
		case "stored":
			k.acknowledged, _ = strconv.Atoi(rest)
		case "refused":
			k.refused++
			if !strings.Contains(rest, " unavailable ") || !strings.Contains(rest, "disk") {
				t.Errorf("a full disk is told as: %s", rest)
			}
		case "failed":
			t.Errorf("the child: %s", rest)
		}
	}
	err = cmd.Wait()
	close(gone)
	filled = <-filling
	if died = err != nil; died && reserve > 0 {
		t.Logf("%.3000s", last.String())
	}
	if died && !strings.Contains(last.String(), "SIGBUS") {
		t.Errorf("the child: %v\n%.2000s", err, last.String())
	}
	return filled, died
}

// fillUp takes a disk's room until little or nothing is left. With a reserve it takes only the rest at once, and then as much in a
// quarter of a second as opening a store asks for, or the reserve when that is smaller.
func fillUp(disk string, reserve int64, rng *rand.Rand) {
	f, err := os.Create(filepath.Join(disk, "filler"))
	if err != nil {
		return
	}
	defer f.Close()
	leave, taken := int64(0), int64(0)
	if rng.IntN(2) == 0 {
		leave = rng.Int64N(max(reserve, 4<<20))
	}
	take := func(until, most int64) (more bool) {
		free, err := freeSpace(disk)
		if err != nil || int64(free) <= until {
			return false
		}
		n := min(int64(free)-until, most)
		if syscall.Fallocate(int(f.Fd()), 0, taken, n) != nil {
			return false
		}
		taken += n
		return true
	}
	if reserve == 0 {
		take(leave, math.MaxInt64)
		return
	}
	take(reserve+reserve/4, math.MaxInt64)
	for take(leave, min(reserve, roomToOpen)/50) {
		time.Sleep(5 * time.Millisecond)
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend"
	"autojob/backend/adapter/egress/egresstest"
	"autojob/backend/adapter/extract/extracttest"
	"autojob/backend/adapter/source"
	"autojob/backend/adapter/vault"
)

func TestBoardsAreWatchedFromTheCommandLine(t *testing.T) {
	board, err := os.ReadFile(filepath.Join("..", "..", "core", "board", "testdata", "greenhouse.json"))
	if err != nil {
		t.Fatal(err)
	}
	site := egresstest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.Host+r.URL.Path, "greenhouse.io/v1/boards/brightwater/jobs") {
			fmt.Fprintf(w, "%s", board)
			return
		}
		w.WriteHeader(http.StatusNotFound)
	}))
	dir, keys := filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{}
	run := func(code int, args ...string) (out, messages string) {
		t.Helper()
		var stdout, stderr bytes.Buffer
		p := program{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, child: extracttest.Child(t), configure: func(c *backend.Config) {
			c.Keychain, c.Network, c.Pace = keys, site.Config(), source.Pace{Gap: 1, Jitter: 1, Retries: 1}
		}}
		if got := p.run(t.Context(), append([]string{"--data", dir}, args...)); got != code {
			t.Fatalf("%v: exit status %d, want %d: %s", args, got, code, &stderr)
		}
		return stdout.String(), stderr.String()
	}
	out, messages := run(1, "source", "add", "Brightwater", "Ltd")
	if !strings.Contains(out, `"id":"greenhouse:brightwater"`) || !strings.Contains(messages, "--board ID") || !strings.Contains(messages, "which company is asked for") {
		t.Errorf("%s\n%s", out, messages)
	}
	out, _ = run(0, "source", "add", "Brightwater", "--board", "greenhouse:brightwater")
	var l sourceLine
	if err := json.Unmarshal([]byte(out), &l); err != nil || l.Name != "Brightwater Pumps" || l.Ads != 2 || len(l.Titles) != 2 || l.System != "Greenhouse" {
		t.Errorf("%s %v", out, err)
	}
	run(0, "source", "add", "https://job-boards.greenhouse.io/brightwater/jobs/7310001")
	if out, _ = run(0, "source", "refresh"); !strings.Contains(out, `"added":2`) {
		t.Error(out)
	}
	if out, _ = run(0, "source", "refresh", "greenhouse:brightwater"); !strings.Contains(out, `"fresh":true`) {
		t.Error(out)
	}
	if out, _ = run(0, "jobs"); strings.Count(out, "\n") != 2 || !strings.Contains(out, "Hydraulics Engineer") {
		t.Error(out)
	}
	if out, _ = run(0, "source", "list"); !strings.Contains(out, `"ads":2`) || strings.Count(out, "\n") != 1 {
		t.Error(out)
	}
	run(1, "source", "add", "127.0.0.1/jobs")
	run(1, "source", "refresh", "lever:nobody")
	run(0, "source", "remove", "greenhouse:brightwater", "--ads")
	if out, _ = run(0, "jobs"); out != "" {
		t.Error(out)
	}
	run(1, "source", "remove", "greenhouse:brightwater")
}

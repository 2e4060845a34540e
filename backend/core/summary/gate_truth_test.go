package summary

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// truthLine is a sentence of testdata/gate, true or fabricated; see the README there.
type truthLine struct {
	ID, Person, Language, Text, Set, How, What string
	Cites                                      []Cite
	Doubtful                                   bool
}

func readTruth(t testing.TB, file, set string) []truthLine {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "gate", file))
	if err != nil {
		t.Fatal(err)
	}
	var all, out []truthLine
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		if l.Set == set {
			out = append(out, l)
		}
	}
	return out
}

var gateDay = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)

func gateOf(t testing.TB, person string) *Gate {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "gate", "people", person+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var p profile.Profile
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	return NewGate(&p, CheckInput{Lexicon: skill.Default(), Day: gateDay})
}

type truthCount struct{ true, passed, doubtful, doubtfulPassed, planted, refused int }

// measure runs the gate over one half of the test set. show, which may be nil, is told of each mistake.
func measure(t testing.TB, set string, show func(string)) truthCount {
	gates := map[string]*Gate{}
	check := func(l truthLine) []Refusal {
		if gates[l.Person] == nil {
			gates[l.Person] = gateOf(t, l.Person)
		}
		return gates[l.Person].Sentence(Sentence{ID: l.ID, Text: l.Text, Cites: l.Cites}, l.Language)
	}
	var n truthCount
	for _, l := range readTruth(t, "true.json", set) {
		refusals := check(l)
		if l.Doubtful {
			n.doubtful++
			if len(refusals) == 0 {
				n.doubtfulPassed++
			}
			continue
		}
		n.true++
		if len(refusals) == 0 {
			n.passed++
		} else if show != nil {
			show(fmt.Sprintf("refused %s (%s, %s): %s -> %v", l.ID, l.Language, l.How, l.Text, refusals))
		}
	}
	for _, l := range readTruth(t, "fabricated.json", set) {
		n.planted++
		if len(check(l)) > 0 {
			n.refused++
		} else if show != nil {
			show(fmt.Sprintf("passed %s (%s, %s): %s", l.ID, l.Language, l.What, l.Text))
		}
	}
	return n
}

func TestTheGateRefusesWhatIsPlantedAndPassesWhatIsTrue(t *testing.T) {
	n := measure(t, "seen", func(s string) {
		if strings.HasPrefix(s, "passed") || testing.Verbose() {
			t.Log(s)
		}
	})
	t.Logf("true: %d of %d passed (doubtful %d of %d); planted: %d of %d refused", n.passed, n.true, n.doubtfulPassed, n.doubtful, n.refused, n.planted)
	if n.refused < n.planted || n.passed*100 < n.true*90 {
		t.Fail()
	}
}

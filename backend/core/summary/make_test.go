package summary

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

var update = flag.Bool("update", false, "write the golden files")

// today is the day of the invented people.
var today = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

var kinds = []Kind{Short, Page, Letter, Board, Whole}

// people are those of backend/testdata, by id.
func people(t testing.TB) map[string]*profile.Profile {
	t.Helper()
	out := map[string]*profile.Profile{}
	for _, folder := range []string{"panel", "panel-near"} {
		files, err := filepath.Glob(filepath.Join("..", "..", "testdata", folder, "people", "*.json"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no people in %s: %v", folder, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			var one struct{ Profile *profile.Profile }
			if err == nil {
				err = json.Unmarshal(data, &one)
			}
			if err != nil {
				t.Fatal(err)
			}
			out[strings.TrimSuffix(filepath.Base(file), ".json")] = one.Profile
		}
	}
	return out
}

// ads are those of backend/testdata, by id.
func ads(t testing.TB) map[string]*posting.Posting {
	t.Helper()
	out := map[string]*posting.Posting{}
	for _, folder := range []string{"panel", "panel-near"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", folder, "ads.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		read, err := posting.Parse(data, "ads.jsonl")
		if err != nil {
			t.Fatal(err)
		}
		for i := range read.Postings {
			out[read.Postings[i].ID] = &read.Postings[i]
		}
	}
	return out
}

// made is a draft with what it was made of.
type made struct {
	who string
	p   *profile.Profile
	ad  *posting.Posting
	d   Draft
}

// many are drafts of every kind for every person and some of the ads, made once; the files were read by the test that asked first.
var many []made

// each looks at many drafts.
func each(t *testing.T, f func(who string, p *profile.Profile, ad *posting.Posting, d Draft)) {
	t.Helper()
	if many == nil {
		many = makeMany(t)
	}
	all := many
	if len(all) < 200 {
		t.Fatalf("only %d drafts", len(all))
	}
	for _, m := range all {
		f(m.who, m.p, m.ad, m.d)
	}
}

// values are the texts of a profile by path.
func values(p *profile.Profile) map[string]string {
	out := map[string]string{}
	for _, l := range profile.Leaves(p) {
		out[l.Path] = l.Value
	}
	return out
}

// shown is all that a recipient sees of a draft.
func shown(d Draft) string {
	all := []string{d.Name, d.Title, d.Subject}
	for _, b := range d.Blocks {
		for _, s := range b.sentences() {
			all = append(all, s.Text)
		}
	}
	return strings.Join(all, "\n")
}

// unfounded names the first sentence that does not cite what stands in the profile, "" where each does.
func unfounded(p *profile.Profile, d Draft) string {
	at := values(p)
	ids := map[string]bool{}
	for _, b := range d.Blocks {
		for _, s := range b.sentences() {
			switch {
			case strings.TrimSpace(s.Text) == "":
				return "an empty sentence " + s.ID
			case s.ID == "" || ids[s.ID]:
				return "twice the id " + s.ID
			case !s.Plain && len(s.Cites) == 0:
				return "nothing cited: " + s.Text
			}
			ids[s.ID] = true
			for _, c := range s.Cites {
				if c.Quote == "" || !strings.Contains(at[c.Path], c.Quote) {
					return c.Path + " does not hold " + c.Quote
				}
			}
		}
	}
	return ""
}

func TestEverySentenceCitesWhatStandsInTheProfile(t *testing.T) {
	sentences := 0
	each(t, func(who string, p *profile.Profile, ad *posting.Posting, d Draft) {
		if bad := unfounded(p, d); bad != "" {
			t.Errorf("%s for %s, %s: %s", d.Kind, who, ad.ID, bad)
		}
		for _, b := range d.Blocks {
			sentences += len(b.sentences())
		}
	})
	if sentences < 2000 {
		t.Errorf("only %d sentences were looked at", sentences)
	}
	bad := Draft{Blocks: []Block{{Kind: List, Sentences: []Sentence{{ID: "a", Text: "Led a team", Cites: []Cite{{"work[0].highlights[0]", "Led a team"}}}}}}}
	if unfounded(people(t)["q09"], bad) == "" {
		t.Error("the check lets an invented place pass")
	}
}

func TestWhatIsPlainIsOneOfTheClosedPhrases(t *testing.T) {
	n := 0
	look := func(who string, p *profile.Profile, ad *posting.Posting, d Draft) {
		for _, b := range d.Blocks {
			for _, s := range b.sentences() {
				if !s.Plain || s.ID == "date/day" || s.ID == "recipient/company" {
					continue
				}
				n++
				if !IsPlain(d.Language, s.Text, Slots{Job: JobTitle(ad), Employer: ad.Company, Name: p.Basics.Name, Greeting: addressed(d.Language, ad.Description)}) {
					t.Errorf("%s for %s: %q (%s) is none", d.Kind, who, s.Text, s.ID)
				}
			}
		}
	}
	each(t, look)
	for _, l := range Languages() {
		for _, ad := range []*posting.Posting{{Title: "Nurse", Company: "Acme"}, {Title: "Nurse"}, {Title: "Whoever likes sums", Company: "Acme"}, {}} {
			for _, who := range []string{"q08", "q09", "p07", "p08"} {
				p := people(t)[who]
				look(who, p, ad, Make(Input{Profile: p, Posting: ad, Kind: Letter, Language: l, Day: today}))
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d phrases were looked at", n)
	}
}

func TestTheSameInputMakesTheSameBytes(t *testing.T) {
	all, who := ads(t), people(t)["q08"]
	for _, k := range kinds {
		var first string
		for range 5 {
			d, err := json.Marshal(Make(Input{Profile: who, Posting: all["q-09"], Kind: k, Day: today}))
			if err != nil {
				t.Fatal(err)
			}
			if first == "" {
				first = string(d)
			} else if first != string(d) {
				t.Errorf("%s differs", k)
			}
		}
	}
}

func TestWhatTheAdAsksInVainNeverReachesADraft(t *testing.T) {
	lex := skill.Default()
	marker := "Quibblefrotz accreditation"
	looked := 0
	for who, p := range people(t) {
		for id, a := range ads(t) {
			if id[0] != who[0] || id[3] != who[2] || id[2] == '1' || id[2] == '2' {
				continue
			}
			ad := *a
			ad.Description += "\n\nRequirements\n- " + marker + " (essential)\n- COBOL, Kubernetes, welding and midwifery\n"
			read := evidence.ReadAd(lex, &ad)
			cv := strings.ToLower(strings.Join(mapValues(values(p)), "\n"))
			found := evidence.Align(lex, evidence.ReadProfile(lex, p, today), read)
			for _, k := range []Kind{Short, Page, Letter, Board} {
				d := Make(Input{Profile: p, Posting: &ad, Ad: read, Kind: k, Day: today})
				text := strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(shown(d), JobTitle(&ad), ""), ad.Company, ""))
				if data, _ := json.Marshal(d); strings.Contains(string(data), "Quibblefrotz") {
					t.Errorf("%s for %s holds what the ad asks in vain", k, who)
				}
				for _, e := range found {
					if e.State != evidence.Missing && e.State != evidence.NotSaid {
						continue
					}
					if word := strings.ToLower(e.Requirement.Label); len(word) > 3 && !strings.Contains(cv, word) && strings.Contains(text, word) && e.Requirement.Kind == evidence.SkillKind {
						t.Errorf("%s for %s and %s names %q, which the CV does not", k, who, id, word)
					}
					looked++
				}
			}
		}
	}
	if looked < 500 {
		t.Errorf("only %d gaps were looked at", looked)
	}
}

func mapValues(m map[string]string) (out []string) {
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

func TestNoJobIsMissingOnAPage(t *testing.T) {
	each(t, func(who string, p *profile.Profile, ad *posting.Posting, d Draft) {
		if d.Kind != Page && d.Kind != Whole {
			return
		}
		text := shown(d)
		for _, w := range p.Work {
			if !strings.Contains(text, w.Position) || !strings.Contains(text, w.Name) {
				t.Errorf("%s for %s leaves out %s", d.Kind, who, w.Position)
			}
		}
	})
}

func TestEmptyInputMakesAnEmptyDraft(t *testing.T) {
	for _, k := range append(kinds, "") {
		d := Make(Input{Kind: k})
		if bad := unfounded(&profile.Profile{}, d); bad != "" || d.Name != "" || d.Title != "" {
			t.Errorf("%q: %s %+v", k, bad, d)
		}
	}
}

func makeMany(t *testing.T) []made {
	t.Helper()
	var out []made
	all := ads(t)
	for who, p := range people(t) {
		for id, ad := range all {
			if id[0] != who[0] || (int(id[2]-'0')*10+int(id[3]-'0')+int(who[2]-'0'))%20 != 7 {
				continue
			}
			read := evidence.ReadAd(skill.Default(), ad)
			for _, k := range kinds {
				out = append(out, made{who, p, ad, Make(Input{Profile: p, Posting: ad, Ad: read, Kind: k, Day: today})})
			}
		}
	}
	return out
}

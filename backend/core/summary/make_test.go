package summary

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"autojob/backend/core/consent"
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

// many are drafts of every kind for every person and some of the ads, made once.
var many struct {
	sync.Once
	all []made
}

// each looks at many drafts.
func each(t *testing.T, f func(who string, p *profile.Profile, ad *posting.Posting, d Draft)) {
	t.Helper()
	many.Do(func() {
		all := ads(t)
		for who, p := range people(t) {
			for id, ad := range all {
				if id[0] != who[0] || (int(id[2]-'0')*10+int(id[3]-'0')+int(who[2]-'0'))%20 != 7 {
					continue
				}
				read := evidence.ReadAd(skill.Default(), ad)
				for _, k := range kinds {
					many.all = append(many.all, made{who, p, ad, Make(Input{Profile: p, Posting: ad, Ad: read, Kind: k, Day: today})})
				}
			}
		}
	})
	all := many.all
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
				if !IsPlain(d.Language, s.Text, Slots{Job: JobTitle(ad), Employer: ad.Company, Name: p.Basics.Name}) {
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

func TestContactDetailsStandOnlyWhereTheyWereChosen(t *testing.T) {
	all, p := ads(t), people(t)["p02"]
	p.Work[0].Highlights = append(p.Work[0].Highlights, "Ansprechpartner auf der Baustelle: "+p.Basics.Phone, "Seit 2024 bei 60.000 EUR p.a.")
	secret := []string{p.Basics.Email, p.Basics.Phone, p.Basics.Location.Address, p.Basics.Location.PostalCode, "60.000"}
	for _, k := range kinds {
		in := Input{Profile: p, Posting: all["p-28"], Kind: k, Day: today}
		text := shown(Make(in))
		for _, s := range secret {
			if s == "" || strings.Contains(text, s) {
				t.Errorf("%s shows %q", k, s)
			}
		}
		in.Chosen = []string{"email", "phone", "address", "pay", "past_pay"}
		d := Make(in)
		text = shown(d)
		for i, s := range secret {
			has := strings.Contains(text, s)
			if i < 4 && !has && k != Board || i == 4 && has || k == Board && has {
				t.Errorf("%s with contact details chosen, %q: %v", k, s, has)
			}
		}
		paid := false
		for _, w := range d.Withheld {
			paid = paid || w.Field == consent.PastPay && w.Why == NeverGiven && strings.HasPrefix(w.Path, "work[0].highlights[")
		}
		if !paid {
			t.Errorf("%s does not say that pay stays here: %v", k, d.Withheld)
		}
	}
}

func TestAStricterRuleForAKindOfRecipientHolds(t *testing.T) {
	all, p := ads(t), people(t)["p02"]
	in := Input{Profile: p, Posting: all["p-28"], Kind: Page, Day: today, Recipient: consent.Agency, Chosen: []string{"phone"},
		Disclosure: consent.Disclosure{Kinds: map[consent.RecipientKind]map[consent.Field]consent.Class{consent.Agency: {consent.Phone: consent.Never, consent.Schooling: consent.Ask}}}}
	d := Make(in)
	why := map[string]Why{}
	for _, w := range d.Withheld {
		why[w.Path] = w.Why
	}
	if why["basics.phone"] != NotForThisKind || why["education[0].institution"] != NotForThisKind || strings.Contains(shown(d), p.Education[0].Institution) {
		t.Errorf("an agency gets %s; %v", shown(d), why)
	}
	in.Recipient = consent.Employer
	if text := shown(Make(in)); !strings.Contains(text, p.Basics.Phone) || !strings.Contains(text, p.Education[0].Institution) {
		t.Errorf("an employer gets %s", text)
	}
}

func TestEachFieldIsShownOrWithheldWithAReason(t *testing.T) {
	each(t, func(who string, p *profile.Profile, ad *posting.Posting, d Draft) {
		there := map[string]bool{"basics.name": d.Name != "", "basics.label": d.Title != ""}
		for _, b := range d.Blocks {
			for _, s := range b.sentences() {
				for _, c := range s.Cites {
					there[c.Path] = true
				}
			}
		}
		for _, w := range d.Withheld {
			if w.Why == "" || w.Field == "" || w.Class == "" {
				t.Errorf("%s: no reason at %+v", who, w)
			}
			there[w.Path] = true
		}
		for path := range values(p) {
			if !there[path] && d.Title != values(p)[path] {
				t.Errorf("%s for %s: nothing is said of %s", d.Kind, who, path)
			}
		}
	})
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

func TestTheWholeCVIsWhole(t *testing.T) {
	for who, p := range people(t) {
		d := Make(Input{Profile: p, Kind: Whole, Day: today})
		for _, w := range d.Withheld {
			if w.Why == NotNeeded {
				t.Errorf("%s: %s is left out", who, w.Path)
			}
		}
	}
}

func TestABoardGetsNoNameNoEmployerNoTown(t *testing.T) {
	each(t, func(who string, p *profile.Profile, ad *posting.Posting, d Draft) {
		if d.Kind != Board {
			return
		}
		text := shown(d)
		for _, w := range p.Work {
			if strings.Contains(text, w.Name) {
				t.Errorf("a board sees that %s works at %s", who, w.Name)
			}
		}
		if d.Name != "" || strings.Contains(text, p.Basics.Name) || strings.Contains(text, p.Basics.Location.City) && p.Basics.Location.City != p.Basics.Location.Region {
			t.Errorf("a board sees %s", text)
		}
	})
}

func TestALetterIsInTheLanguageOfTheCVAndSaysWhatStaysAsItIs(t *testing.T) {
	all, who := ads(t), people(t)
	for _, c := range []struct{ person, ad, asked, want, note string }{
		{"q08", "q-09", "", "de", ""}, {"q06", "q-03", "", "fr", ""}, {"q06", "q-25", "", "fr", ""}, {"p08", "p-10", "", "es", ""},
		{"q07", "q-13", "", "en", ""}, {"q08", "q-09", "en", "en", "de"}, {"q09", "q-19", "de", "de", "en"},
	} {
		d := Make(Input{Profile: who[c.person], Posting: all[c.ad], Kind: Letter, Language: c.asked, Day: today})
		note := ""
		for _, n := range d.Notes {
			if n.Key == AsWritten {
				note += n.Value
			}
		}
		if d.Language != c.want || note != c.note {
			t.Errorf("%s for %s in %q: language %s, note %q", c.ad, c.person, c.asked, d.Language, note)
		}
	}
}

func TestEmptyInputMakesAnEmptyDraft(t *testing.T) {
	for _, k := range append(kinds, "") {
		d := Make(Input{Kind: k})
		if bad := unfounded(&profile.Profile{}, d); bad != "" || d.Name != "" || d.Title != "" {
			t.Errorf("%q: %s %+v", k, bad, d)
		}
	}
}

// readable is a draft as text, for golden files.
func readable(d Draft) string {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	line := func(parts ...string) { w.WriteString(strings.Join(parts, "") + "\n") }
	line(string(d.Kind), " ", d.Language, "\n", d.Name, "\n", d.Title, "\n", d.Subject)
	for _, k := range d.Blocks {
		var head, run []string
		for _, s := range []*Sentence{k.Title, k.Place, k.Dates} {
			if s != nil {
				head = append(head, s.Text)
			}
		}
		for _, s := range k.Sentences {
			run = append(run, s.Text)
		}
		switch k.Kind {
		case Heading:
			line("\n== ", strings.Join(head, ""))
		case Paragraph:
			line("\n", strings.Join(run, " "))
		default:
			if len(head) > 0 {
				line("* ", strings.Join(head, " | "))
			}
			for _, r := range run {
				line("  - ", r)
			}
		}
	}
	for _, n := range d.Notes {
		line("note ", n.Key, " ", n.Value)
	}
	for _, h := range d.Withheld {
		if h.Why != NotNeeded {
			line("withheld ", h.Path, " ", string(h.Field), " ", string(h.Why))
		}
	}
	w.Flush()
	return b.String()
}

func TestDraftsReadAsTheyDid(t *testing.T) {
	all, who := ads(t), people(t)
	for _, c := range []struct {
		person, ad string
		kind       Kind
	}{{"p01", "p-04", Letter}, {"q09", "q-19", Letter}, {"q05", "q-14", Page}, {"q08", "q-09", Letter}, {"p02", "p-28", Page}, {"p07", "p-01", Letter},
		{"q06", "q-25", Page}, {"p08", "p-10", Letter}, {"p04", "p-14", Short}, {"q12", "q-16", Board}, {"q11", "q-06", Whole}} {
		got := readable(Make(Input{Profile: who[c.person], Posting: all[c.ad], Kind: c.kind, Day: today}))
		file := filepath.Join("testdata", "drafts", c.person+"-"+c.ad+"-"+string(c.kind)+".txt")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s reads otherwise:\n%s", file, got)
		}
	}
}

package samebench

import (
	"fmt"
	"strings"
	"testing"

	"autojob/backend/bench/panel"
	"autojob/backend/core/embed"
	"autojob/backend/core/match"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// rankings ranks all ads of a panel for one of its people, in the three forms in which a CV comes.
type rankings struct {
	engine *match.Engine
	index  *match.Index
	ads    int
}

func newRankings(t *testing.T, p *panel.Panel) *rankings {
	t.Helper()
	e := match.New(skill.Default(), embed.Default())
	r := &rankings{e, e.NewIndex(), len(p.Ads)}
	for i := range p.Ads {
		r.index.Put(p.Ads[i].ID, e.Job(&p.Ads[i]).Facts())
	}
	return r
}

// of is everything that the ads come to, in their order.
func (r *rankings) of(t *testing.T, p *profile.Profile, prefs *profile.Preferences) string {
	t.Helper()
	ranked, err := r.index.Rank(t.Context(), r.engine.Person(p, panel.Day), prefs, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(ranked) != r.ads {
		t.Fatalf("%d of %d ads ranked", len(ranked), r.ads)
	}
	var b strings.Builder
	for _, x := range ranked {
		fmt.Fprintln(&b, x)
	}
	return b.String()
}

// forms are the ways in which a profile comes to a ranking: as the person edited it, and read from a CV.
var forms = map[string]func(*profile.Profile, []string) *profile.Profile{
	"profile":  func(p *profile.Profile, _ []string) *profile.Profile { return p },
	"CV, read": reread,
}

func TestTwinsAreRankedAlike(t *testing.T) {
	for _, name := range panel.Names {
		p, err := panel.Read(root, name)
		if err != nil {
			t.Fatal(err)
		}
		r := newRankings(t, p)
		for form, read := range forms {
			for _, twins := range AllTwins() {
				t.Run(strings.Join([]string{name, form, twins.Kind}, "/"), func(t *testing.T) {
					for _, one := range p.People {
						want := ""
						for i, twin := range twins.Each {
							c, err := clone(one.Profile)
							if err != nil {
								t.Fatal(err)
							}
							lines := twin.Change(c)
							got := r.of(t, read(c, lines), one.Preferences)
							if i == 0 {
								want = got
							} else if got != want {
								t.Errorf("%s: %q is ranked otherwise than %q: %s", one.ID, twin.Name, twins.Each[0].Name, firstDifference(want, got))
							}
						}
					}
				})
			}
		}
	}
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return fmt.Sprintf("place %d, %s and %s", i+1, x[i], y[min(i, len(y)-1)])
		}
	}
	return "none"
}

package summary

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

var work = []string{"Built twelve road bridges of concrete", "Trained seven foremen", "Cut waste of timber by a third", "Wrote the tenders for harbours", "Surveyed tunnels under water", "Kept accounts of four depots", "Hired divers and welders"}

// longCareer is more than a page holds: so many posts with so many lines each.
func longCareer(posts, lines int) *profile.Profile {
	p := &profile.Profile{Basics: profile.Basics{Name: "Ada Example", Summary: "Builder of bridges. Teaches foremen. Reads drawings in four languages."}}
	for i := range posts {
		w := profile.Work{Name: "Larch " + string(rune('A'+i)), Position: "Site Manager", StartDate: fmt.Sprint(2024-i, "-01"), EndDate: fmt.Sprint(2024-i, "-12")}
		w.Highlights = append(w.Highlights, slices.Concat(work[i%len(work):], work[:i%len(work)])[:lines]...)
		p.Work = append(p.Work, w)
	}
	for _, name := range []string{"Example College", "Larch Institute", "Larch School"} {
		p.Education = append(p.Education, profile.Education{Institution: name, StudyType: "Diploma", EndDate: "2001"})
	}
	p.Awards = []profile.Award{{Title: "Best Bridge", Date: "2015", Awarder: "Guild of Builders"}}
	return p
}

// linesByPost are the entries of work on a page, with the number of lines of each.
func linesByPost(d Draft) (lines []int) {
	for _, b := range d.Blocks {
		if b.Section == "work" && b.Kind == Entry {
			lines = append(lines, len(b.Sentences))
		}
	}
	return lines
}

func TestEachPostOfAPageThatIsNotLongAgoKeepsALine(t *testing.T) {
	for _, n := range []int{3, 8, 12} {
		d := Make(Input{Profile: longCareer(n, 6), Kind: Page, Language: "en", Day: today})
		got := linesByPost(d)
		if len(got) != n {
			t.Errorf("%d of %d posts", len(got), n)
		}
		for i, lines := range got {
			if lines == 0 && i < 7 || i > 0 && lines > got[i-1] {
				t.Errorf("post %d of %d is bare, or has more than a newer one: %v", i, n, got)
			}
		}
	}
}

func TestAPageOfManyPostsKeepsTheFiguresOfTheNewest(t *testing.T) {
	p := longCareer(9, 6)
	p.Work[0].Highlights = []string{"Kept the yard", "Raised £410,000 from the lottery", "Ran the depot of the north"}
	p.Work = append(p.Work, profile.Work{Name: "Rowan Yard", Position: "Intern", StartDate: "2013-01", EndDate: "2013-06", Highlights: []string{"Counted rivets"}})
	wants(t, readable(Make(Input{Profile: p, Kind: Page, Language: "en", Day: today})), []string{"Raised £410,000", "Rowan Yard"}, []string{"Counted rivets"})
}

func TestPublicationsStandOnAPageWhereTheAdValuesThem(t *testing.T) {
	p := longCareer(9, 6)
	p.Publications = []profile.Publication{{Name: "Rivets of the North", Publisher: "Larch Press", ReleaseDate: "2020"}}
	page := func(ad string) string {
		return readable(Make(Input{Profile: p, Kind: Page, Language: "en", Day: today, Posting: &posting.Posting{Title: "Site Manager", Language: "en", Description: ad}}))
	}
	wants(t, page("We value publications."), []string{"== Publications\n  - Rivets of the North, Larch Press, 2020"}, nil)
	wants(t, page("We restore rivets."), []string{"Rivets of the North"}, nil)
	wants(t, page("We build tunnels."), nil, []string{"Rivets of the North"})
}

func TestWhatFitsNoPageIsNotCut(t *testing.T) {
	one, two := Make(Input{Profile: longCareer(12, 6), Kind: Page, Language: "en", Day: today}), Make(Input{Profile: longCareer(24, 6), Kind: Page, Language: "en", Day: today})
	told := func(d Draft, what string) bool { return strings.Contains(readable(d), what) }
	if told(one, "Best Bridge") || told(one, "Larch School") {
		t.Errorf("a page that is short of room tells of an award and of a third school:\n%s", readable(one))
	}
	if got := linesByPost(two); got[0] < 4 || !told(two, "Best Bridge") || !told(two, "Larch School") {
		t.Errorf("two pages, and yet something is cut: %v\n%s", got, readable(two))
	}
}

func TestAProjectWithoutALineIsLeftOut(t *testing.T) {
	p := longCareer(1, 2)
	p.Projects = []profile.Project{{Name: "Bridge of Larch", StartDate: "2014", EndDate: "2019"}, {Name: "Weir of Larch", Description: "Designed the weir and its fish ladder."}}
	text := readable(Make(Input{Profile: p, Kind: Page, Language: "en", Day: today}))
	wants(t, text, []string{"Weir of Larch", "fish ladder"}, []string{"Bridge of Larch"})
}

func TestAPageShortOfRoomHasItsLanguagesInOneLine(t *testing.T) {
	p := longCareer(1, 2)
	p.Languages = []profile.Language{{Language: "English", Fluency: "native"}, {Language: "Irish", Fluency: "good"}}
	page := func() string { return readable(Make(Input{Profile: p, Kind: Page, Language: "en", Day: today})) }
	wants(t, page(), []string{"- English (native)\n", "- Irish (good)\n"}, nil)
	p.Work = longCareer(9, 6).Work
	wants(t, page(), []string{"- English (native), Irish (good)\n"}, nil)
}

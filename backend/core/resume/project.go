package resume

import (
	"fmt"

	"autojob/backend/core/profile"
)

func (b *book) readProjects(sec *section) {
	es := b.leadEntries(sec.lines)
	if es == nil {
		es = b.entries(sec.lines, true)
	}
	for _, e := range es {
		ts := b.toks(&e)
		if len(ts) == 0 {
			continue
		}
		path := fmt.Sprintf("projects[%d]", len(b.p.Projects))
		pr := profile.Project{}
		k := 0
		for k < len(ts)-1 && (placeScore(ts[k].text) >= 0.6 || bareURL.FindString(ts[k].text) == ts[k].text) {
			k++
		}
		sp := ts[k].span
		// A comma does not end a project's name.
		z := k + 1
		for z < len(ts) && ts[z].sep == ',' && ts[z].row == ts[k].row && plainStyle(ts[z].style) == plainStyle(ts[k].style) {
			sp.End = ts[z].span.End
			z++
		}
		pr.Name = b.put(path+".name", sp, 0.85)
		for ; z < len(ts); z++ {
			t := ts[z]
			switch {
			case titleScore(t.text) >= 0.7 && wordCount(t.text) <= 6 && len(pr.Roles) == 0:
				pr.Roles = append(pr.Roles, b.put(path+".roles[0]", t.span, 0.75))
			case orgScore(t.text) >= 0.75 && pr.Entity == "" && wordCount(t.text) <= 4:
				pr.Entity = b.put(path+".entity", t.span, 0.65)
			case pr.Description == "" && wordCount(t.text) > 3 && placeScore(t.text) < 0.5:
				pr.Description = b.put(path+".description", t.span, 0.7)
			}
		}
		pr.StartDate, pr.EndDate = b.putDates(path, e.date, false)
		pr.URL = b.entryURL(path, &e)
		var text string
		text, pr.Highlights = b.putBody(path, e.body)
		if text != "" {
			f := b.fields[path+".summary"]
			delete(b.fields, path+".summary")
			if pr.Description == "" {
				pr.Description = b.put(path+".description", f.Span, 0.8)
			}
		}
		b.p.Projects = append(b.p.Projects, pr)
	}
}

// leadEntries parts a section in which every entry opens with its name in bold and goes on in plain letters on the same line:
// "Tram times – departure board for the kitchen". It returns nil for other sections.
func (b *book) leadEntries(lines []line) []entry {
	rows := b.rows(lines)
	var starts []int
	for i := range rows {
		runs := rows[i].cells[0].runs
		if !runs[0].style.bold || b.body.bold {
			continue
		}
		if len(runs) < 2 || runs[len(runs)-1].style.bold {
			return nil
		}
		starts = append(starts, i)
	}
	if len(starts) < 2 || starts[0] != 0 {
		return nil
	}
	b.anchors(rows)
	var out []entry
	for k, a := range starts {
		z := len(rows)
		if k+1 < len(starts) {
			z = starts[k+1]
		}
		rows[a].body, rows[a].wrap = false, false // a name may be written small
		out = append(out, b.entry(rows[a:z]))
	}
	return out
}

package board

import "errors"

// readPersonio reads HOST/xml: workzag-jobs with a position each, all on one page.
func readPersonio(r *reader) error {
	root, err := parseXML(r.data)
	if err != nil {
		return err
	}
	if root.name != "workzag-jobs" && root.name != "workzag" && root.name != "positions" {
		return errors.New("no list of positions")
	}
	for _, p := range root.all("position") {
		own := p.text("id")
		where := []string{p.text("office")}
		if more := p.kid("additionalOffices"); more != nil {
			for _, o := range more.all("office") {
				where = append(where, o.content)
			}
		}
		var sections []any
		if d := p.kid("jobDescriptions"); d != nil {
			for _, s := range d.all("jobDescription") {
				sections = append(sections, map[string]any{"title": s.text("name"), "text": s.text("value")})
			}
		}
		ad := node{
			"title": p.text("name"), "company": p.text("subcompany"), "url": "https://" + r.at.Host + "/job/" + escape(own), "location": places(where...),
			"description": sections, "employmentType": joined(p.text("employmentType"), p.text("schedule")), "datePosted": p.text("createdAt"),
			"keywords": p.text("keywords"),
		}
		if len(sections) == 0 {
			delete(ad, "description")
		}
		r.add(own, ad)
	}
	r.part.Total = len(r.part.Listed)
	return nil
}

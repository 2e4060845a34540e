package board

import "strings"

// readRecruitee reads HOST/api/offers/, all on one page.
func readRecruitee(r *reader) error {
	_, offers, err := r.object("offers")
	if err != nil {
		return err
	}
	r.part.Total = len(offers)
	for _, o := range offers {
		if s := o.text("status"); s != "" && s != "published" {
			continue
		}
		r.part.Name = first(r.part.Name, o.text("company_name"))
		var where []string
		for _, l := range o.list("locations") {
			where = append(where, joined(first(l.text("city"), l.text("name")), l.text("state"), l.text("country")))
		}
		if len(where) == 0 {
			where = append(where, first(joined(o.text("city"), o.text("state_name"), o.text("country")), o.text("location")))
		}
		remote := ""
		switch {
		case o.yes("hybrid"):
			remote = "hybrid"
		case o.yes("remote") && !o.yes("on_site"):
			remote = "remote"
		case o.yes("on_site") && !o.yes("remote"):
			remote = "on-site"
		}
		ad := node{
			"title": o.text("title"), "company": o.text("company_name"), "url": web(o.text("careers_url")), "location": places(where...),
			"description": o.text("description"), "requirements": o.text("requirements"), "workplaceType": remote,
			"employmentType": strings.NewReplacer("fulltime", "full-time", "parttime", "part-time", "_", " ").Replace(o.text("employment_type_code")),
			"datePosted":     first(o.text("published_at"), o.text("created_at")), "validThrough": o.text("close_at"),
		}
		if pay, ok := o.at("salary").(map[string]any); ok {
			ad["salary"] = pay
		}
		r.add(o.text("id"), ad)
	}
	return nil
}

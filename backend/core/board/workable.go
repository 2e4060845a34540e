package board

// readWorkable reads apply.workable.com/api/v1/widget/accounts/NAME, all on one page.
func readWorkable(r *reader) error {
	answer, jobs, err := r.object("jobs")
	if err != nil {
		return err
	}
	r.part.Name, r.part.Total = answer.text("name"), len(jobs)
	for _, j := range jobs {
		where := []string{}
		for _, l := range j.list("locations") {
			if !l.yes("hidden") {
				where = append(where, joined(l.text("city"), l.text("region"), l.text("country")))
			}
		}
		if len(where) == 0 {
			where = append(where, joined(j.text("city"), j.text("state"), j.text("country")))
		}
		remote := ""
		if j.yes("telecommuting") {
			remote = "remote"
		}
		r.add(j.text("shortcode"), node{
			"title": j.text("title"), "company": answer.text("name"), "url": web(first(j.text("url"), j.text("shortlink"))), "location": places(where...),
			"description": j.text("description"), "employmentType": j.text("employment_type"), "workplaceType": remote, "industry": j.text("industry"),
			"datePosted": first(j.text("published_on"), j.text("created_at")),
		})
	}
	return nil
}

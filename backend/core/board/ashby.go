package board

// readAshby reads api.ashbyhq.com/posting-api/job-board/NAME, all on one page. Ads that are not listed are drafts and links for a few.
func readAshby(r *reader) error {
	_, jobs, err := r.object("jobs")
	if err != nil {
		return err
	}
	for _, j := range jobs {
		if listed, said := j.at("isListed").(bool); said && !listed {
			continue
		}
		where := []string{j.text("location")}
		for _, s := range j.list("secondaryLocations") {
			where = append(where, s.text("location"))
		}
		remote := j.text("workplaceType")
		if remote == "" && j.yes("isRemote") {
			remote = "remote"
		}
		r.add(j.text("id"), node{
			"title": j.text("title"), "url": web(first(j.text("jobUrl"), j.text("applyUrl"))), "location": places(where...), "country": j.text("address", "postalAddress", "addressCountry"),
			"description": first(j.text("descriptionHtml"), j.text("descriptionPlain")), "employmentType": spaced(j.text("employmentType")), "workplaceType": remote,
			"datePosted": j.text("publishedAt"), "compensation": j.at("compensation"),
		})
	}
	r.part.Total = len(r.part.Listed)
	return nil
}

// spaced puts a hyphen before inner capitals: FullTime is full-time.
func spaced(s string) string {
	var out []rune
	for i, c := range s {
		if i > 0 && c >= 'A' && c <= 'Z' {
			out = append(out, '-')
		}
		out = append(out, c)
	}
	return string(out)
}

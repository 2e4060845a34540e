package board

import "strconv"

// readSmartRecruiters reads api.smartrecruiters.com/v1/companies/ID/postings, a hundred at a time. The list has no texts: each ad's
// own address has them. An unknown company answers like one without ads.
func readSmartRecruiters(r *reader) error {
	if r.detail {
		v, err := r.json()
		if err != nil {
			return err
		}
		m, ok := v.(map[string]any)
		j := node(m)
		if !ok || j.text("id") == "" {
			return errShape
		}
		r.add(j.text("id"), smartAd(j))
		return nil
	}
	answer, jobs, err := r.object("content")
	if err != nil {
		return err
	}
	r.part.Total = int(answer.number("totalFound"))
	for _, j := range jobs {
		r.part.Name = first(r.part.Name, j.text("company", "name"))
		own := j.text("id")
		if !plainToken.MatchString(own) || !r.list(own) {
			continue
		}
		r.part.Details = append(r.part.Details, Detail{ID: r.id(own), Stamp: j.text("releasedDate"),
			URL: "https://api.smartrecruiters.com/v1/companies/" + escape(r.board.Token) + "/postings/" + own})
	}
	limit, err := strconv.Atoi(r.at.Query().Get("limit"))
	offset, _ := strconv.Atoi(r.at.Query().Get("offset"))
	r.next("offset", limit, err == nil && limit > 1 && len(jobs) > 0 && offset+limit < r.part.Total)
	return nil
}

func smartAd(j node) node {
	l := j.at("location")
	where := node{}
	if m, ok := l.(map[string]any); ok {
		where = m
	}
	remote := ""
	switch {
	case where.yes("remote"):
		remote = "remote"
	case where.yes("hybrid"):
		remote = "hybrid"
	}
	return node{
		"title": j.text("name"), "company": j.text("company", "name"), "url": web(first(j.text("postingUrl"), j.text("applyUrl"))),
		"location": first(where.text("fullLocation"), joined(where.text("city"), where.text("region"), where.text("country"))),
		"country":  where.text("country"), "description": j.at("jobAd", "sections"), "employmentType": j.text("typeOfEmployment", "label"),
		"workplaceType": remote, "industry": j.text("industry", "label"), "datePosted": j.text("releasedDate"), "language": j.text("language", "code"),
	}
}

package board

import "strings"

// Boards of many companies.

// readRemotive reads remotive.com/api/remote-jobs, all on one page.
func readRemotive(r *reader) error {
	answer, jobs, err := r.object("jobs")
	if err != nil {
		return err
	}
	r.part.Total = int(answer.number("job-count"))
	for _, j := range jobs {
		r.add(j.text("id"), node{
			"title": j.text("title"), "company": j.text("company_name"), "url": web(j.text("url")), "location": j.text("candidate_required_location"),
			"description": j.text("description"), "employmentType": strings.ReplaceAll(j.text("job_type"), "_", "-"), "workplaceType": "remote",
			"tags": j.at("tags"), "datePosted": j.text("publication_date"), "salary": j.text("salary"),
		})
	}
	return nil
}

// readRemoteOK reads remoteok.com/api: a list whose first item is the terms.
func readRemoteOK(r *reader) error {
	v, err := r.json()
	if err != nil {
		return err
	}
	if _, ok := v.([]any); !ok {
		return errShape
	}
	for _, j := range (node{"list": v}).list("list") {
		if j.text("position") == "" {
			continue
		}
		ad := node{
			"title": j.text("position"), "company": j.text("company"), "url": web(j.text("url")), "location": j.text("location"), "description": j.text("description"),
			"workplaceType": "remote", "tags": j.at("tags"), "datePosted": j.text("date"),
		}
		if low, high := j.number("salary_min"), j.number("salary_max"); low > 0 || high > 0 {
			ad["salaryMin"], ad["salaryMax"] = low, high
		}
		r.add(j.text("id"), ad)
	}
	r.part.Total = len(r.part.Listed)
	return nil
}

// readArbeitnow reads www.arbeitnow.com/api/job-board-api, a hundred at a time.
func readArbeitnow(r *reader) error {
	answer, jobs, err := r.object("data")
	if err != nil {
		return err
	}
	for _, j := range jobs {
		remote := ""
		if j.yes("remote") {
			remote = "remote"
		}
		types, _ := j.at("job_types").([]any)
		var kinds []string
		for _, t := range types {
			kinds = append(kinds, text(t))
		}
		r.add(j.text("slug"), node{
			"title": j.text("title"), "company": j.text("company_name"), "url": web(j.text("url")), "location": j.text("location"), "description": j.text("description"),
			"employmentType": joined(kinds...), "workplaceType": remote, "tags": j.at("tags"), "datePosted": j.text("created_at"),
		})
	}
	r.next("page", 1, len(jobs) > 0 && answer.text("links", "next") != "")
	return nil
}

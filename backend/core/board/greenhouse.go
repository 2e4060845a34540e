package board

// readGreenhouse reads boards-api.greenhouse.io/v1/boards/TOKEN/jobs, all on one page. Texts are HTML, escaped once.
func readGreenhouse(r *reader) error {
	answer, jobs, err := r.object("jobs")
	if err != nil {
		return err
	}
	r.part.Total = int(answer.number("meta", "total"))
	for _, j := range jobs {
		r.part.Name = first(r.part.Name, j.text("company_name"))
		r.add(j.text("id"), node{
			"title": j.text("title"), "company": j.text("company_name"), "url": web(j.text("absolute_url")), "location": j.text("location", "name"),
			"description": j.text("content"), "datePosted": first(j.text("first_published"), j.text("updated_at")), "language": j.text("language"),
			"validThrough": j.text("application_deadline"),
		})
	}
	return nil
}

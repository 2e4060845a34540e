package board

import (
	"strconv"
	"strings"
)

func leverAPI(token string) string {
	if own, ok := strings.CutPrefix(token, "eu/"); ok {
		return "https://api.eu.lever.co/v0/postings/" + escape(own) + "?mode=json"
	}
	return "https://api.lever.co/v0/postings/" + escape(token) + "?mode=json"
}

func leverPage(token string) string {
	if own, ok := strings.CutPrefix(token, "eu/"); ok {
		return "https://jobs.eu.lever.co/" + escape(own)
	}
	return "https://jobs.lever.co/" + escape(token)
}

// readLever reads api.lever.co/v0/postings/SITE, a list, a hundred at a time.
func readLever(r *reader) error {
	v, err := r.json()
	if err != nil {
		return err
	}
	if _, ok := v.([]any); !ok {
		return errShape
	}
	jobs := node{"list": v}.list("list")
	for _, j := range jobs {
		places := places(j.text("categories", "location"))
		if all, ok := j.at("categories", "allLocations").([]any); ok && len(all) > 0 {
			places = all
		}
		ad := node{
			"title": j.text("text"), "url": web(j.text("hostedUrl")), "location": places, "country": j.text("country"),
			"description": first(j.text("description"), j.text("descriptionPlain")), "lists": j.at("lists"), "additional": first(j.text("additional"), j.text("additionalPlain")),
			"employmentType": j.text("categories", "commitment"), "workplaceType": j.text("workplaceType"), "datePosted": j.text("createdAt"),
		}
		if pay, ok := j.at("salaryRange").(map[string]any); ok {
			ad["salary"] = pay
		}
		r.add(j.text("id"), ad)
	}
	limit, err := strconv.Atoi(r.at.Query().Get("limit"))
	r.next("skip", limit, err == nil && limit > 1 && len(jobs) >= limit)
	return nil
}

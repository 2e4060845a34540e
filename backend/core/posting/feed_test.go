package posting

import (
	"encoding/json"
	"testing"
)

// One ad in the shape of each system, made up; all say the same.
var shapes = map[string]string{
	"schema.org":      `{"@type": "JobPosting", "identifier": {"@type": "PropertyValue", "name": "Pumpwerk Sample", "value": "DE-01"}, "title": "Fitter", "hiringOrganization": {"@type": "Organization", "name": "Pumpwerk Sample"}, "jobLocation": [{"@type": "Place", "address": {"addressLocality": "Leeds", "addressCountry": {"@type": "Country", "name": "UK"}}}], "description": "<p>Pumps.</p>", "baseSalary": {"currency": "GBP", "value": {"minValue": 30000, "maxValue": "35,000", "unitText": "YEAR"}}, "employmentType": ["FULL_TIME"], "jobLocationType": "TELECOMMUTE"}`,
	"Greenhouse":      `{"jobs": [{"id": "DE-01", "title": "Fitter", "location": {"name": "Leeds, UK"}, "company_name": "Pumpwerk Sample", "content": "&lt;p&gt;Pumps.&lt;/p&gt;", "departments": [{"id": 3, "name": "Works"}]}], "meta": {"total": 1}}`,
	"Lever":           `[{"id": "DE-01", "text": "Fitter", "hostedUrl": "https://jobs.example.com/1", "categories": {"location": "Leeds, UK", "commitment": "Full-time"}, "description": "<p>Pumps.</p>", "lists": [{"text": "You bring", "content": "<li>A trade</li>"}], "workplaceType": "hybrid"}]`,
	"Ashby":           `{"jobs": [{"id": "DE-01", "title": "Fitter", "location": "Leeds, UK", "secondaryLocations": [{"location": "Hull, UK"}], "descriptionHtml": "<p>Pumps.</p>", "descriptionPlain": "Pumps.", "employmentType": "FullTime", "compensation": {"compensationTierSummary": "£30K – £35K • Bonus", "compensationTiers": []}}], "apiVersion": "1"}`,
	"SmartRecruiters": `{"content": [{"id": "DE-01", "name": "Fitter", "location": {"city": "Leeds", "country": "gb"}, "jobAd": {"sections": {"qualifications": {"title": "You bring", "text": "<p>A trade.</p>"}, "jobDescription": {"title": "The job", "text": "<p>Pumps.</p>"}}}}]}`,
	"Recruitee":       `{"offers": [{"id": "DE-01", "slug": "fitter", "title": "Fitter", "careers_url": "https://x.example.com/o/fitter", "location": "Leeds", "country": "United Kingdom", "description": "<p>Pumps.</p>", "requirements": "<p>A trade.</p>"}]}`,
	"Teamtailor":      `{"data": [{"id": "DE-01", "type": "jobs", "attributes": {"title": "Fitter", "body": "<p>Pumps.</p>"}, "links": {"careersite-job-url": "https://x.example.com/1"}}], "included": [{"id": "l1", "attributes": {"name": "Leeds HQ"}}]}`,
	"Workday":         `{"total": 1, "jobPostings": [{"title": "Fitter", "externalPath": "/job/DE-01", "locationsText": "Leeds, UK", "id": "DE-01", "description": "Pumps."}]}`,
	"RemoteOK":        `[{"last_updated": 1, "legal": "Please link back."}, {"id": "DE-01", "slug": "fitter", "position": "Fitter", "company": "Pumpwerk Sample", "tags": ["pumps"], "description": "Pumps.", "salary_min": 30000, "salary_max": 35000, "location": "Leeds, UK", "date": "2026-03-16T00:00:03+00:00"}]`,
	"Personio":        `[{"id": "DE-01", "name": "Fitter", "title": "Fitter", "description": "Pumps."}]`,
	"BambooHR":        `{"result": [{"id": "DE-01", "jobOpeningName": "Fitter", "location": {"city": "Leeds", "state": null, "addressCountry": "United Kingdom"}, "description": "Pumps."}]}`,
}

func TestEachSystemsShapeIsRead(t *testing.T) {
	for name, text := range shapes {
		if !json.Valid([]byte(text)) {
			t.Fatalf("%s: the shape itself is no JSON", name)
		}
		r, err := Parse([]byte(text), "feed.json")
		if err != nil || len(r.Postings) != 1 || len(r.Problems) > 0 {
			t.Errorf("%s: %+v %v", name, r, err)
			continue
		}
		p := r.Postings[0]
		if p.ID != "DE-01" || p.Title != "Fitter" || p.Description == "" || p.Description[0] == '<' {
			t.Errorf("%s: %+v", name, p)
		}
		if name != "Teamtailor" && name != "Personio" && (len(p.Locations) == 0 || p.Locations[0] != (Place{City: "Leeds", Country: "GB"})) {
			t.Errorf("%s: place %q %+v", name, p.Location, p.Locations)
		}
		switch name {
		case "schema.org":
			if pay(p.Salary) != "30000-35000 GBP year" || p.Remote != "remote" || p.Hours != "full_time" || p.Company != "Pumpwerk Sample" {
				t.Errorf("%s: %+v", name, p)
			}
		case "Lever":
			if p.Remote != "hybrid" || p.Hours != "full_time" || p.URL == "" || p.Description != "Pumps.\n\nYou bring\n- A trade" {
				t.Errorf("%s: %+v", name, p)
			}
		case "Ashby":
			if pay(p.Salary) != "30000-35000 GBP year" || len(p.Locations) != 2 || p.Description != "Pumps." {
				t.Errorf("%s: %+v", name, p)
			}
		case "SmartRecruiters":
			if p.Description != "The job\nPumps.\nYou bring\nA trade." {
				t.Errorf("%s: %q", name, p.Description)
			}
		case "RemoteOK":
			if p.Posted != "2026-03-16" || p.Salary == nil || p.Salary.Min != 30000 || p.Salary.Currency != "" {
				t.Errorf("%s: %+v %v", name, p, p.Salary)
			}
		}
	}
}

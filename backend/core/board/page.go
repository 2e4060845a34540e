package board

import (
	"autojob/backend/core/posting"
)

// readPage reads a page that describes its ads as schema.org JobPosting, or is one ad.
func readPage(r *reader) error {
	reading, err := posting.ParsePasted(string(r.data), r.at.String())
	if err != nil {
		return err
	}
	for i := range reading.Postings {
		p := &reading.Postings[i]
		own := hashed(first(p.ID, p.URL, p.Title))
		if !r.list(own) {
			continue
		}
		p.ID = r.id(own)
		p.URL = web(p.URL)
		if p.Company == "" {
			p.Company = r.board.Name
		}
	}
	r.part.Reading, r.part.Total = reading, len(reading.Postings)
	return nil
}

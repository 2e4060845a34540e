package extract

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"autojob/backend/core/document"
	"autojob/backend/core/hidden"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
)

// Resume reads a CV, or a JSON Resume, into a profile. A file that is no CV is refused with a hint.
func (x *Extractor) Resume(ctx context.Context, data []byte, name string) (*profile.Profile, error) {
	var p profile.Profile
	if err := x.call(ctx, "resume", data, args{Ext: ext(name)}, &p); err != nil {
		return nil, err
	}
	return &p, nil
}

// PostingLimits are wider than those of a CV: a feed may hold a hundred thousand ads.
func PostingLimits() Limits {
	return Limits{Time: 2 * time.Minute, Memory: 3 << 30, Bytes: 256 << 20, Output: 512 << 20, Pages: 30}
}

// Postings reads the job ads of a file: JSON, JSON Lines, CSV, an HTML page, a saved message with its attachments, a web page archive, or
// one ad as text, PDF, DOCX, ODT or RTF.
func (x *Extractor) Postings(ctx context.Context, data []byte, name string) (posting.Reading, error) {
	return x.postings(ctx, "postings", data, args{Ext: ext(name)})
}

// Pasted reads one ad as a person copied it; url is where it came from, if they said.
func (x *Extractor) Pasted(ctx context.Context, text, url string) (posting.Reading, error) {
	return x.postings(ctx, "pasted", []byte(text), args{URL: url})
}

func (x *Extractor) postings(ctx context.Context, op string, data []byte, a args) (posting.Reading, error) {
	var r adsRead
	wide := &Extractor{Child: x.Child, CacheDir: x.CacheDir, Limits: PostingLimits()}
	if isPDF(data) {
		if err := x.Warm(ctx); err == nil {
			wide.warmed = true
		}
		wide.Limits = x.Limits
	}
	err := wide.call(ctx, op, data, a, &r)
	if err == nil && len(r.Files) > 0 {
		return x.attached(ctx, r.Reading, r.Files)
	}
	return r.Reading, err
}

func (c *child) resume(ctx context.Context, data []byte, a args) (*profile.Profile, error) {
	if p, err := c.structured(ctx, data, a); p != nil || err != nil {
		return p, err
	}
	d, err := c.document(ctx, data, a)
	if err != nil {
		return nil, err
	}
	if err := holdsText(d); err != nil {
		return nil, err
	}
	sure, _ := resume.Looks(d)
	if sure < noResume {
		return nil, problem.New(problem.Invalid, "This does not look like a CV.",
			"If it is a job ad, add it on the page Jobs. If it is your CV, add headings such as Experience and Education, and choose it again.")
	}
	p := resume.Parse(d)
	p.Meta.Autojob.Pages = d.Pages
	if sure < maybeResume {
		p.Meta.Autojob.Warnings = append(p.Meta.Autojob.Warnings, document.Warning{Code: "unusual", Text: "This may not be a CV; check what was read."})
	}
	return p, nil
}

// What resume.Looks must say for a file to be read as a CV, and to be read without a warning.
const (
	noResume    = 0.1
	maybeResume = 0.5
)

// holdsText refuses what holds no text.
func holdsText(d *document.Document) error {
	if strings.TrimSpace(d.Text()) == "" {
		return problem.New(problem.Unreadable, "There is no text in this file.",
			"If it is a scan or a photo, try a sharper one, taken straight from above. Or export the CV again from the program it was written in, as PDF or DOCX.")
	}
	return nil
}

func (c *child) postings(ctx context.Context, data []byte, a args) (posting.Reading, error) {
	if isPDF(data) || bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		d, err := c.document(ctx, data, a)
		if err != nil {
			return posting.Reading{}, err
		}
		r, err := posting.FromText(d.Text())
		return tell(r, d.Warnings, ""), err
	}
	text, ok := "", false
	if len(data) < maxPart {
		text, ok = decodeText(data)
	}
	if !ok || !looksHTML(text, a.Ext) {
		// Of many ads, each is looked at by itself.
		if r, err := posting.Parse(data, "file"+a.Ext); !ok || len(r.Postings) > 1 {
			return seen(r, hidden.Findings{}), err
		}
	}
	var found hidden.Findings
	if shown := shownOf(&found, text, a.Ext); shown != text {
		data = []byte(shown)
	}
	r, err := posting.Parse(data, "file"+a.Ext)
	return seen(r, found), err
}

// pasted reads an ad as a person copied it.
func pasted(text, url string) (posting.Reading, error) {
	var found hidden.Findings
	r, err := posting.ParsePasted(shownOf(&found, text, ""), url)
	return seen(r, found), err
}

// shownOf is the text of an ad, or its page, without what nobody sees.
func shownOf(found *hidden.Findings, text, ext string) string {
	if !looksHTML(text, ext) {
		return hidden.Text(found, text)
	}
	shown, more := hidden.Strip(text)
	found.Join(more)
	return shown
}

// seen reads the texts of ads as a person sees them, and tells what was hidden in them; of many ads, in the first that hides something.
func seen(r posting.Reading, found hidden.Findings) posting.Reading {
	first, more := "", 0
	for i := range r.Postings {
		p := &r.Postings[i]
		var here hidden.Findings
		for _, s := range []*string{&p.Title, &p.Company, &p.Description, &p.Location, &p.SalaryText} {
			*s = hidden.Text(&here, *s)
		}
		if len(r.Postings) == 1 { // a feed of thousands is not searched: nothing there acts on what an ad says
			hidden.Orders(&here, p.Description)
		}
		switch {
		case len(here.Warnings()) == 0:
		case first == "" || len(r.Postings) == 1:
			found.Join(here)
			first = p.Title
		default:
			more++
		}
	}
	in := ""
	if first != "" && len(r.Postings) > 1 {
		in = fmt.Sprintf("“%s”", first)
		if more > 0 {
			in += fmt.Sprintf(" and %d more", more)
		}
	}
	return tell(r, found.Warnings(), in)
}

// tell adds what was hidden to what a person is told of a reading; in names the ad where there are several.
func tell(r posting.Reading, ws []document.Warning, in string) posting.Reading {
	if in == "" {
		in = "hidden text"
	}
	for _, w := range ws {
		switch w.Code {
		case "hidden_text":
			r.Problems = append(r.Problems, posting.Problem{Where: in, Message: w.Text, Hint: "Honest ads have no reason for it. Look twice at who wrote this one."})
		case "machine_text":
			r.Problems = append(r.Problems, posting.Problem{Where: "words to a machine", Message: w.Text, Hint: "If you use an AI service for your application, check what it answers."})
		}
	}
	return r
}

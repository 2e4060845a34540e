package board

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/url"
	"strings"
	"time"
)

// readFeed reads an RSS or Atom feed, or a JSON Feed, by what it begins with.
func readFeed(r *reader) error {
	if head := bytes.TrimSpace(r.data); bytes.HasPrefix(head, []byte("{")) {
		return readJSONFeed(r)
	}
	root, err := parseXML(r.data)
	if err != nil {
		return err
	}
	switch root.name {
	case "rss", "RDF":
		channel := root.kid("channel")
		if channel == nil {
			return errShape
		}
		r.part.Name = channel.text("title")
		items := channel.all("item")
		if root.name == "RDF" {
			items = root.all("item")
		}
		for _, i := range items {
			r.feedItem(i, first(i.text("link"), i.text("guid")))
		}
	case "feed":
		r.part.Name = root.text("title")
		for _, e := range root.all("entry") {
			link := ""
			for _, l := range e.all("link") {
				if rel := l.attrs["rel"]; rel == "" || rel == "alternate" {
					link = first(link, l.attrs["href"])
				}
			}
			r.feedItem(e, link)
		}
	default:
		return errors.New("no feed")
	}
	r.part.Total = len(r.part.Listed)
	return nil
}

func (r *reader) feedItem(i *element, link string) {
	description := ""
	for _, k := range i.kids { // content:encoded before description
		if k.name == "encoded" {
			description = k.content
		}
	}
	description = first(description, i.text("content", "description", "summary"))
	var tags []any
	for _, c := range i.all("category") {
		if t := first(c.content, c.attrs["label"], c.attrs["term"]); t != "" && len(tags) < 50 {
			tags = append(tags, t)
		}
	}
	where := []string{i.text("location", "region", "city")}
	if l := i.kid("locations"); l != nil {
		for _, k := range l.all("location") {
			where = append(where, first(joined(k.text("city"), k.text("country")), k.text("name"), k.content))
		}
	}
	r.add(hashed(first(i.text("guid", "id"), link, i.text("title"))), node{
		"title": i.text("title"), "company": i.text("company", "employer"), "url": r.link(link), "location": places(where...), "description": description,
		"employmentType": i.text("employmentType", "jobType"), "tags": tags, "datePosted": feedDay(i.text("pubDate", "published", "updated", "date")),
	})
}

// link is an address of the feed in full.
func (r *reader) link(s string) string {
	u, err := r.at.Parse(strings.TrimSpace(s))
	if s == "" || err != nil {
		return ""
	}
	return web(u.String())
}

// hashed is short and the same at every reading; feeds' own ids are often whole addresses.
func hashed(s string) string {
	if s == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:10])
}

func feedDay(s string) string {
	for _, layout := range []string{time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return s
}

// readJSONFeed reads a JSON Feed (jsonfeed.org), as Teamtailor has it at HOST/jobs.json with a schema.org JobPosting in each item.
func readJSONFeed(r *reader) error {
	answer, items, err := r.object("items")
	if err != nil {
		return err
	}
	r.part.Name = answer.text("title")
	for _, i := range items {
		link := r.link(i.text("url"))
		ad := node{}
		if said, ok := i.at("_jobposting").(map[string]any); ok {
			for k, v := range said {
				if k != "identifier" && k != "@context" {
					ad[k] = v
				}
			}
		}
		for k, v := range map[string]string{"title": i.text("title"), "description": first(i.text("content_html"), i.text("content_text")),
			"datePosted": i.text("date_published"), "url": link} {
			if text(ad[k]) == "" {
				ad[k] = v
			}
		}
		delete(ad, "@type")
		if o := node(ad).text("hiringOrganization", "name"); o != "" {
			ad["company"] = o
			r.part.Name = o
		}
		r.add(hashed(first(i.text("id"), link)), ad)
	}
	next, err := url.Parse(answer.text("next_url"))
	if err == nil && next.Host == r.at.Host && next.Scheme == "https" && next.String() != r.at.String() && len(items) > 0 {
		r.part.Next = next.String()
	}
	return nil
}

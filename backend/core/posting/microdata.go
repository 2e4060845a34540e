package posting

import (
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What is kept of a page's microdata.
const (
	maxOpen  = 512 // elements open at once
	maxItems = 200 // ads of one page
	maxProp  = 256 << 10
)

// element is an open one: what it is called, the item that begins at it, the property that it fills.
type element struct {
	tag  atom.Atom
	item map[string]any
	prop string
	into map[string]any // the item whose property it is
	from int            // where its text begins
}

// microdata reads the job ads that a page marks by itemscope and itemprop (HTML, section 5).
func microdata(text string) []map[string]any {
	if !strings.Contains(text, "JobPosting") {
		return nil
	}
	var ads []map[string]any
	var open []element
	z := xhtml.NewTokenizer(strings.NewReader(text))
	at := 0
	scope := func() map[string]any {
		for i := len(open) - 1; i >= 0; i-- {
			if open[i].item != nil {
				return open[i].item
			}
		}
		return nil
	}
	closeTop := func(end int) {
		e := open[len(open)-1]
		open = open[:len(open)-1]
		if e.prop == "" || e.into == nil || e.item != nil || e.from > end || end-e.from > maxProp {
			return
		}
		put(e.into, e.prop, strings.TrimSpace(text[e.from:end]))
	}
	for {
		kind := z.Next()
		start := at
		at += len(z.Raw())
		switch kind {
		case xhtml.ErrorToken:
			return ads
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			t := z.Token()
			a := attributes(t)
			e := element{tag: t.DataAtom, prop: a["itemprop"], into: scope(), from: at}
			if _, scoped := a["itemscope"]; scoped {
				e.item = map[string]any{}
				if i := strings.LastIndexByte(a["itemtype"], '/'); i >= 0 {
					e.item["@type"] = a["itemtype"][i+1:]
				}
				if isPosting(e.item) && e.item["@type"] != nil {
					if len(ads) < maxItems {
						ads = append(ads, e.item)
					}
				} else if e.prop != "" && e.into != nil {
					put(e.into, e.prop, e.item)
				}
			} else if value, ok := valueOf(t.DataAtom, a); ok && e.prop != "" && e.into != nil {
				put(e.into, e.prop, value)
				e.prop = ""
			}
			if kind == xhtml.SelfClosingTagToken || void(t.DataAtom) {
				continue
			}
			if len(open) < maxOpen {
				open = append(open, e)
			}
		case xhtml.EndTagToken:
			tag := z.Token().DataAtom
			for i := len(open) - 1; i >= max(0, len(open)-64); i-- {
				if open[i].tag == tag {
					for len(open) > i {
						closeTop(start)
					}
					break
				}
			}
		}
	}
}

func put(item map[string]any, props string, value any) {
	for name := range strings.FieldsSeq(props) {
		if old, ok := item[name]; !ok {
			item[name] = value
		} else if list, ok := old.([]any); ok && len(list) < 100 {
			item[name] = append(list, value)
		} else if !ok && name != "title" && name != "description" {
			item[name] = []any{old, value}
		}
	}
}

func attributes(t xhtml.Token) map[string]string {
	out := make(map[string]string, len(t.Attr))
	for _, a := range t.Attr {
		out[a.Key] = a.Val
	}
	return out
}

// valueOf is the value that an element's own attributes hold.
func valueOf(tag atom.Atom, a map[string]string) (string, bool) {
	if v, ok := a["content"]; ok {
		return v, true
	}
	switch tag {
	case atom.A, atom.Link, atom.Area:
		v, ok := a["href"]
		return v, ok
	case atom.Time:
		v, ok := a["datetime"]
		return v, ok
	case atom.Data, atom.Meter:
		v, ok := a["value"]
		return v, ok
	case atom.Img, atom.Source, atom.Iframe:
		v, ok := a["src"]
		return v, ok
	}
	return "", false
}

func void(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

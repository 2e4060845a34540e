package bind

import (
	"autojob/backend"
	"autojob/backend/core/consent"
	"autojob/backend/core/release"
)

// ReleaseRequest is what a person releases for a background check. Nothing of it is filled in for them.
type ReleaseRequest struct {
	Provider string   `json:"provider"`
	Address  string   `json:"address"` // of a mail draft
	For      string   `json:"for"`
	Items    []string `json:"items"`
	Until    string   `json:"until"` // RFC 3339
	Language string   `json:"language"`
	Method   string   `json:"method"` // "file", "mail_draft"
}

// ReleaseView is a release as it would leave, to be looked at before it is given.
type ReleaseView struct {
	Pages   []string `json:"pages"` // pictures, as data: addresses
	Text    string   `json:"text"`
	Digest  string   `json:"digest"` // of the bytes that are shown
	Version int      `json:"version"`
	Words   []string `json:"words"` // of the consent that goes with it: what, what leaves, how it ends
}

// ReleaseItems are the parts of a check that can be released, in the order in which they are shown.
func (s *Consents) ReleaseItems() []string {
	out := []string{}
	for _, i := range release.Items() {
		out = append(out, string(i))
	}
	return out
}

func (q ReleaseRequest) wish() (backend.ReleaseWish, error) {
	until, err := untilOf(q.Until)
	if err != nil {
		return backend.ReleaseWish{}, err
	}
	w := backend.ReleaseWish{Address: q.Address, Wish: release.Wish{Provider: q.Provider, For: q.For, Until: until, Language: q.Language}}
	for _, i := range q.Items {
		w.Items = append(w.Items, release.Item(i))
	}
	return w, nil
}

// PlanRelease writes a release to be looked at; nothing is kept. Its task can be cancelled: each page takes a while to be drawn.
func (s *Consents) PlanRelease(task string, q ReleaseRequest) (*ReleaseView, error) {
	ctx, _, end := s.tasks.begin(task)
	defer end()
	w, err := q.wish()
	if err != nil {
		return nil, err
	}
	text, err := s.backend.PlanRelease(ctx, w, backend.Text)
	if err != nil {
		return nil, err
	}
	r, err := s.backend.PlanRelease(ctx, w, backend.PDF)
	if err != nil {
		return nil, err
	}
	out := &ReleaseView{Text: string(text.Bytes.Bytes), Digest: r.Digest, Version: r.Words.Version, Words: []string{r.Words.What, r.Words.Leaves, r.Words.Stop}}
	out.Pages, err = s.summaries.pages(ctx, r.Bytes.Bytes, r.Bytes.Pages)
	if err != nil {
		return nil, err
	}
	return out, nil
}

// GiveRelease releases exactly what was looked at: the consent and the approval of these bytes. It answers the approval's id.
func (s *Consents) GiveRelease(q ReleaseRequest, digest string, version int) (string, error) {
	w, err := q.wish()
	if err != nil {
		return "", err
	}
	_, g, err := s.backend.GiveRelease(s.ctx(), w, backend.PDF, consent.Method(q.Method), digest, version)
	return g.ID, err
}

package bind

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"autojob/backend"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// Ledger is what was shared with whom: by recipient, by field, and entry by entry.
type Ledger struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
	window  Window

	summaries *Summaries // whose approvals a letter's is one of
}

// HolderLine is somebody who got something.
type HolderLine struct {
	Name      string `json:"name"`
	Kind      string `json:"kind"`
	Shares    int    `json:"shares"`    // that arrived, as far as is known
	Withdrawn int    `json:"withdrawn"` // of these
	Stale     int    `json:"stale"`     // of these: no longer so, and nothing was done about it
	Last      string `json:"last"`      // RFC 3339
}

// ShareView is something that left.
type ShareView struct {
	ID          string           `json:"id"` // of its approval; "" for a question to a language model, which a consent covers
	Entry       int              `json:"entry"`
	Recipient   SharingRecipient `json:"recipient"`
	Draft       string           `json:"draft"` // "" when it is no longer here
	JobID       string           `json:"jobId"` // "" when its ad is no longer here
	Title       string           `json:"title"` // of the ad
	Purpose     string           `json:"purpose"`
	Method      string           `json:"method"`
	Format      string           `json:"format"`
	Bytes       int              `json:"bytes"`
	LeftAt      string           `json:"leftAt"`
	Until       string           `json:"until"` // "" where it has no end
	Failed      string           `json:"failed"`
	Arrived     bool             `json:"arrived"` // as far as is known
	WithdrawnAt string           `json:"withdrawnAt"`
	CorrectedAt string           `json:"correctedAt"`
	AskedAt     string           `json:"askedAt"` // when a letter left that asks to delete it
	Letter      bool             `json:"letter"`  // it is such a letter itself
	Fields      []SharedField    `json:"fields"`
}

// SharedField is what was told of one place of the CV.
type SharedField struct {
	Path    string `json:"path"`
	Field   string `json:"field"` // see consent.Fields
	Value   string `json:"value"` // what the CV said when it was approved
	Changed bool   `json:"changed"`
	Now     string `json:"now"` // of a changed one, what the CV says there now; "" where that place may be another
}

// KnownField is a field and who was told of it.
type KnownField struct {
	Field   string        `json:"field"`
	Holders []FieldHolder `json:"holders"` // the one who was told last first
}

// FieldHolder is somebody who was told of a field.
type FieldHolder struct {
	Name      string   `json:"name"`
	Kind      string   `json:"kind"`
	Values    []string `json:"values"` // what they were told, the newest first
	Last      string   `json:"last"`
	Withdrawn bool     `json:"withdrawn"` // all of it was taken back
}

// Holders are all who got something, the latest first.
func (l *Ledger) Holders() ([]HolderLine, error) {
	all, err := l.backend.Holders(l.ctx())
	if err != nil {
		return nil, err
	}
	out := []HolderLine{}
	for _, h := range all {
		line := HolderLine{Name: h.Name, Kind: string(h.Shares[0].Recipient.Kind), Last: h.Shares[0].LeftAt}
		for _, s := range h.Shares {
			if !s.Arrived() || len(s.Asks) > 0 {
				continue
			}
			line.Shares++
			if s.State == consent.Withdrawn {
				line.Withdrawn++
			}
			if s.Stale() {
				line.Stale++
			}
		}
		out = append(out, line)
	}
	return out, nil
}

// SharesWith is what went to one of them, the newest first.
func (l *Ledger) SharesWith(name string) ([]ShareView, error) {
	ctx := l.ctx()
	all, err := l.backend.Holders(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(h backend.Holder) bool { return consent.Fold(h.Name) == consent.Fold(name) })
	if i < 0 {
		return nil, problem.New(problem.NotFound, "Nothing about this recipient is recorded.", "Go back to the list.")
	}
	known, err := l.beside(ctx)
	if err != nil {
		return nil, err
	}
	out := []ShareView{}
	for _, s := range all[i].Shares {
		out = append(out, known.view(s))
	}
	return out, nil
}

// beside is what a share is shown with.
type beside struct {
	titles map[string]string
	drafts map[string]bool
	now    map[string]string // what the profile says, by path
}

func (l *Ledger) beside(ctx context.Context) (a beside, err error) {
	if a.titles, err = l.backend.Titles(ctx); err != nil {
		return a, err
	}
	drafts, err := l.backend.DraftIDs()
	if err != nil {
		return a, err
	}
	a.drafts = map[string]bool{}
	for _, id := range drafts {
		a.drafts[id] = true
	}
	a.now, err = l.backend.ProfileSays(ctx)
	return a, err
}

func (a beside) view(s backend.Shared) ShareView {
	v := ShareView{ID: s.ID, Entry: int(s.Entry.Number), Recipient: SharingRecipient{string(s.Recipient.Kind), s.Recipient.Name, s.Recipient.Address}, Title: a.titles[s.Job],
		Purpose: string(s.Purpose), Method: string(s.Method), Format: formatOf(s.Media), Bytes: s.Size, LeftAt: s.LeftAt, Until: moment(s.Until), Failed: failedWords(s.Failed),
		Arrived: s.Arrived(), WithdrawnAt: s.WithdrawnAt, CorrectedAt: s.CorrectedAt, AskedAt: s.AskedAt, Letter: len(s.Asks) > 0, Fields: []SharedField{}}
	if a.drafts[s.Draft] {
		v.Draft = s.Draft
	}
	if _, ok := a.titles[s.Job]; ok {
		v.JobID = s.Job
	}
	for _, path := range holding(s) {
		f := SharedField{Path: path, Field: string(consent.FieldOf(path)), Value: s.Values[path], Changed: slices.Contains(s.Changed, path)}
		if f.Changed && !strings.Contains(path, "[") {
			f.Now = a.now[path]
		}
		v.Fields = append(v.Fields, f)
	}
	return v
}

// holding are the places that a share told of: those whose values are known, and of the others what the approval names.
func holding(s backend.Shared) []string {
	var out []string
	for path := range s.Values {
		out = append(out, path)
	}
	for _, f := range s.Fields {
		if !slices.ContainsFunc(out, func(path string) bool { return strings.HasPrefix(path, f) }) {
			out = append(out, f)
		}
	}
	order := map[consent.Field]int{}
	for i, f := range consent.Fields() {
		order[f] = i
	}
	slices.SortFunc(out, func(x, y string) int {
		return cmp.Or(cmp.Compare(order[consent.FieldOf(x)], order[consent.FieldOf(y)]), strings.Compare(x, y))
	})
	return out
}

// KnownFields are the fields that somebody was told of, in the order in which a page shows them.
func (l *Ledger) KnownFields() ([]KnownField, error) {
	all, err := l.backend.Holders(l.ctx())
	if err != nil {
		return nil, err
	}
	by := map[consent.Field][]FieldHolder{}
	for _, h := range all {
		mine := map[consent.Field]*FieldHolder{}
		for _, s := range h.Shares {
			if !s.Arrived() {
				continue
			}
			for _, path := range holding(s) {
				f := consent.FieldOf(path)
				holder := mine[f]
				if holder == nil {
					holder = &FieldHolder{Name: h.Name, Kind: string(s.Recipient.Kind), Values: []string{}, Last: s.LeftAt, Withdrawn: true}
					mine[f] = holder
				}
				if v := s.Values[path]; v != "" && !slices.Contains(holder.Values, v) {
					holder.Values = append(holder.Values, v)
				}
				holder.Withdrawn = holder.Withdrawn && s.State == consent.Withdrawn
			}
		}
		for f, holder := range mine {
			by[f] = append(by[f], *holder)
		}
	}
	out := []KnownField{}
	for _, f := range append(consent.Fields(), "") {
		if holders := by[f]; len(holders) > 0 {
			slices.SortStableFunc(holders, func(x, y FieldHolder) int { return cmp.Compare(y.Last, x.Last) })
			out = append(out, KnownField{string(f), holders})
		}
	}
	return out, nil
}

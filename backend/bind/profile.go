package bind

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/base64"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"autojob/backend"
	"autojob/backend/core/document"
	"autojob/backend/core/match"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
	"autojob/backend/core/skill"
)

// Profile is reading, reviewing and keeping the person's CV.
type Profile struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
	window  Window

	mu     sync.Mutex
	drafts map[string]*backend.Draft
}

// maxDrafts bounds what is kept of CVs that were read and neither saved nor discarded.
const maxDrafts = 4

// ResumeDraft is a CV as read, for review.
type ResumeDraft struct {
	ID       string          `json:"id"`
	CV       string          `json:"cv"` // the kept CV that it would take the place of; "" when it would be kept beside the others
	FileName string          `json:"fileName"`
	Format   string          `json:"format"`
	Pages    []PageSize      `json:"pages"`
	Text     string          `json:"text"`
	Fields   []ReviewField   `json:"fields"`
	Warnings []ReviewWarning `json:"warnings"`
	Lost     []LostChange    `json:"lost"`
}

// LostChange is something that the person changed in an earlier reading of the CV and that has no place in this one.
type LostChange struct {
	Section string `json:"section"`
	Name    string `json:"name"`
	Was     string `json:"was"`
	Value   string `json:"value"`
}

// KeptCV is one of the person's CVs.
type KeptCV struct {
	ID       string `json:"id"`
	FileName string `json:"fileName"`
	SavedAt  string `json:"savedAt"`
	Sample   bool   `json:"sample"`
	Outdated bool   `json:"outdated"` // read by an earlier version of the reader: reading it again may find more
}

// PageSize is in points.
type PageSize struct {
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

type ReviewWarning struct {
	Code string `json:"code"`
	Text string `json:"text"`
	Page int    `json:"page"`
}

// ReviewField is one field with the place it was read from.
type ReviewField struct {
	Path       string       `json:"path"`
	Section    string       `json:"section"`
	Entry      string       `json:"entry"`
	Name       string       `json:"name"`
	Value      string       `json:"value"`
	Confidence float64      `json:"confidence"`
	Page       int          `json:"page"`
	Box        document.Box `json:"box"`
	Start      int          `json:"start"`
	End        int          `json:"end"`
	Edited     bool         `json:"edited"`
	Source     string       `json:"source"` // the file it was read from, in a profile of several CVs
	Check      bool         `json:"check"`
}

// FieldEdit is a change made in review.
type FieldEdit struct {
	Path    string `json:"path"`
	Value   string `json:"value"`
	Removed bool   `json:"removed"`
}

// ProfileView is the saved profile: what all CVs say together.
type ProfileView struct {
	CVs        []KeptCV      `json:"cvs"` // the newest first
	Name       string        `json:"name"`
	Label      string        `json:"label"`
	FileName   string        `json:"fileName"`
	SavedAt    string        `json:"savedAt"`
	Fields     []ReviewField `json:"fields"`
	Skills     []HeldSkill   `json:"skills"`
	Occupation string        `json:"occupation"`
	Level      string        `json:"level"`
	Years      int           `json:"years"`
	Sample     bool          `json:"sample"`
}

type HeldSkill struct {
	Skill    SkillName `json:"skill"`
	Years    int       `json:"years"`
	LastUsed string    `json:"lastUsed"`
}

// ChooseResume asks for a file; "" when none was chosen.
func (p *Profile) ChooseResume() (string, error) {
	return p.window.OpenFile("Choose your CV", []string{"*.pdf", "*.docx", "*.odt", "*.rtf", "*.jpg", "*.jpeg", "*.png", "*.zip", "*.xml", "*.json", "*.html", "*.md", "*.txt"})
}

// ReadResume reads a CV for review. Nothing is kept on the disk.
func (p *Profile) ReadResume(task, path string) (*ResumeDraft, error) {
	ctx, progress, end := p.tasks.begin(task)
	defer end()
	progress.Tell("Reading "+filepath.Base(path), 0, 0)
	data, err := backend.ReadFile(path)
	if err != nil {
		return nil, err
	}
	ctx = backend.OnPages(ctx, func(done, of int) { progress.Tell("Recognising the text of "+filepath.Base(path), done, of) })
	d, err := p.backend.DraftResume(ctx, data, path)
	if err != nil {
		return nil, err
	}
	return p.keep(d), nil
}

// ReviewProfile opens a saved CV for review again; cv "" is the newest.
func (p *Profile) ReviewProfile(task, cv string) (*ResumeDraft, error) {
	ctx, progress, end := p.tasks.begin(task)
	defer end()
	progress.Tell("Opening your CV", 0, 0)
	d, err := p.backend.SavedDraft(ctx, cv)
	if err != nil {
		return nil, err
	}
	return p.keep(d), nil
}

// ReadAgain reads a saved CV's file anew; what the person changed is changed again.
func (p *Profile) ReadAgain(task, cv string) (*ResumeDraft, error) {
	ctx, progress, end := p.tasks.begin(task)
	defer end()
	progress.Tell("Reading your CV again", 0, 0)
	ctx = backend.OnPages(ctx, func(done, of int) { progress.Tell("Recognising the text of your CV", done, of) })
	d, err := p.backend.ReadAgain(ctx, cv)
	if err != nil {
		return nil, err
	}
	return p.keep(d), nil
}

func (p *Profile) keep(d *backend.Draft) *ResumeDraft {
	id := rand.Text()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.drafts) >= maxDrafts {
		clear(p.drafts)
	}
	p.drafts[id] = d
	out := &ResumeDraft{ID: id, CV: d.ID, FileName: d.FileName, Pages: []PageSize{}, Fields: fieldsOf(d.Profile), Warnings: []ReviewWarning{}, Lost: []LostChange{}}
	for _, c := range d.Lost {
		out.Lost = append(out.Lost, LostChange{c.Section, c.Name, c.Was, c.Value})
	}
	if r := d.Profile.Meta.Autojob; r != nil {
		out.Format, out.Text = r.Format, r.Text
		for _, s := range r.Pages {
			out.Pages = append(out.Pages, PageSize{s.Width, s.Height})
		}
		for _, w := range r.Warnings {
			out.Warnings = append(out.Warnings, ReviewWarning{w.Code, w.Text, w.Page})
		}
	}
	return out
}

func (p *Profile) draft(id string) (*backend.Draft, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	d, ok := p.drafts[id]
	if !ok {
		return nil, problem.New(problem.NotFound, "This reading is no longer open.", "Choose the CV again.")
	}
	return d, nil
}

// PageImage draws a page of a draft as a data: URL; "" where the format has no pages to draw.
func (p *Profile) PageImage(draft string, page, width int) (string, error) {
	d, err := p.draft(draft)
	if err != nil {
		return "", err
	}
	if r := d.Profile.Meta.Autojob; r == nil || r.Format != document.PDF && r.Format != document.Image {
		return "", nil
	}
	png, err := p.backend.PageImage(p.ctx(), d.Data, page, width)
	if err != nil {
		return "", err
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(png), nil
}

// SaveResume keeps a draft with the person's edits, in the place of a kept CV or, with place "", beside the others.
func (p *Profile) SaveResume(draft, place string, edits []FieldEdit) (*ProfileView, error) {
	kept, err := p.draft(draft)
	if err != nil {
		return nil, err
	}
	d := *kept
	d.ID = place
	changes := make([]profile.Edit, 0, len(edits))
	for _, e := range edits {
		changes = append(changes, profile.Edit(e))
	}
	if err := p.backend.SaveResume(p.ctx(), &d, changes); err != nil {
		return nil, err
	}
	p.DiscardResume(draft)
	return p.Profile()
}

// DiscardResume forgets a draft.
func (p *Profile) DiscardResume(draft string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.drafts, draft)
}

// forget drops all drafts, for when the store they were read beside goes. A locked store keeps them: a review goes on afterwards.
func (p *Profile) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.drafts)
}

// Profile returns the saved profile, nil when there is none.
func (p *Profile) Profile() (*ProfileView, error) {
	stored, err := p.backend.Profile(p.ctx())
	if err != nil || stored == nil {
		return nil, err
	}
	person, err := p.backend.Person(p.ctx())
	if err != nil {
		return nil, err
	}
	cvs, err := p.backend.CVs(p.ctx())
	if err != nil {
		return nil, err
	}
	out := &ProfileView{CVs: keptCVs(cvs), Name: stored.Profile.Basics.Name, Label: stored.Profile.Basics.Label, FileName: stored.FileName, SavedAt: stored.SavedAt,
		Fields: fieldsOf(stored.Profile), Skills: []HeldSkill{}, Sample: stored.Sample}
	if person == nil {
		return out, nil
	}
	out.Level, out.Years = match.LevelName(person.Level), person.Months/12
	out.Occupation = occupation(person)
	lexicon := p.backend.Lexicon()
	for _, h := range person.Skills {
		if s, ok := lexicon.Skill(h.Skill); !ok || s.Kind == skill.Soft || s.Kind == skill.Language {
			continue
		}
		out.Skills = append(out.Skills, HeldSkill{skillName(lexicon.Wording(h.Skill)), h.Months / 12, h.LastUsed})
	}
	slices.SortStableFunc(out.Skills, func(a, b HeldSkill) int { return b.Years - a.Years })
	return out, nil
}

func keptCVs(cvs []backend.CV) []KeptCV {
	out := []KeptCV{}
	for _, cv := range cvs {
		read := cv.Profile.Meta.Autojob
		out = append(out, KeptCV{cv.ID, cv.FileName, cv.SavedAt, cv.Sample, read != nil && read.Format != resume.FormatJSON && read.Parser != resume.Version})
	}
	return out
}

// occupation is what the newest job, or the person's own title, is called in the lexicon.
func occupation(person *match.Person) string {
	for _, pos := range person.Positions {
		if len(pos.Occupations) > 0 {
			return pos.Occupations[0].Label
		}
	}
	if len(person.Titles) > 0 {
		return person.Titles[0].Label
	}
	return ""
}

// RemoveCV deletes one CV; null when it was the last.
func (p *Profile) RemoveCV(cv string) (*ProfileView, error) {
	if err := p.backend.RemoveCV(p.ctx(), cv); err != nil {
		return nil, err
	}
	return p.Profile()
}

// RemoveProfile deletes all CVs.
func (p *Profile) RemoveProfile() error { return p.backend.RemoveProfile(p.ctx()) }

// sure is the confidence from which a field is not asked about.
const sure = 0.75

var sections = []string{"basics", "work", "education", "skills", "languages", "certificates", "projects", "volunteer", "awards", "publications", "interests", "references"}
var names = []string{"name", "label", "position", "institution", "studyType", "area", "title", "organization", "language", "fluency", "email", "phone", "url", "location", "city", "startDate", "endDate", "date", "summary", "description", "highlights", "level", "keywords"}

// fieldsOf lists a profile's fields in the order in which people read a CV: by section, the entries of a list as they come, their names
// from what it is to what it says.
func fieldsOf(p *profile.Profile) []ReviewField {
	out := []ReviewField{}
	entries := map[string]int{} // in their order
	for _, l := range profile.Leaves(p) {
		entry, _, _ := strings.Cut(l.Path, ".")
		section, _, _ := strings.Cut(entry, "[")
		name := strings.TrimPrefix(strings.TrimPrefix(l.Path, entry), ".")
		f := ReviewField{Path: l.Path, Section: section, Entry: entry, Name: name, Value: l.Value, Confidence: 1}
		if r := p.Meta.Autojob; r != nil {
			if read, ok := r.Fields[l.Path]; ok {
				f.Confidence, f.Page, f.Box, f.Start, f.End, f.Edited = read.Confidence, read.Page, read.Box, read.Span.Start, read.Span.End, read.Edited
				if s := r.SourceOf(read); s != nil {
					f.Source = s.FileName
				}
			}
		}
		f.Check = f.Confidence < sure
		if _, seen := entries[entry]; !seen {
			entries[entry] = len(entries)
		}
		out = append(out, f)
	}
	slices.SortStableFunc(out, func(a, b ReviewField) int {
		return cmp.Or(slices.Index(sections, a.Section)-slices.Index(sections, b.Section), entries[a.Entry]-entries[b.Entry], nameRank(a.Name)-nameRank(b.Name))
	})
	return out
}

func nameRank(name string) int {
	name, _, _ = strings.Cut(name, "[")
	name, _, _ = strings.Cut(name, ".")
	if i := slices.Index(names, name); i >= 0 {
		return i
	}
	return len(names)
}

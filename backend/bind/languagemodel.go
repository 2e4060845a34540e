package bind

import (
	"context"
	"slices"
	"strings"

	"autojob/backend"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
	"autojob/backend/core/wording"
)

// LanguageModel is the language model that a person may set up, and what it is asked about a summary. It is off until then.
type LanguageModel struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
}

// ModelView is which language model may be asked. Without a consent Address is "".
type ModelView struct {
	Words   ModelWords `json:"words"` // of the consent, in the page's language
	Name    string     `json:"name"`  // of who runs it
	Address string     `json:"address"`
	Local   bool       `json:"local"` // it leads no further than this computer, as far as its address says
	Region  string     `json:"region"`
	Policy  string     `json:"policy"`
	Model   string     `json:"model"` // "" until one is chosen
	HasKey  bool       `json:"hasKey"`
	Today   ModelUsage `json:"today"`
}

// ModelWords are what is said yes to.
type ModelWords struct {
	Version  int    `json:"version"`
	Language string `json:"language"`
	What     string `json:"what"`
	Leaves   string `json:"leaves"`
	Stop     string `json:"stop"`
}

// ModelYes is the person's consent to ask the model at an address. Region and Policy are for one that is not on this computer.
type ModelYes struct {
	Name     string `json:"name"`
	Address  string `json:"address"`
	Region   string `json:"region"`
	Policy   string `json:"policy"`
	Version  int    `json:"version"` // of the words that were shown, and in which language
	Language string `json:"language"`
}

// ModelUsage is in tokens, as the server counts them.
type ModelUsage struct {
	Asked    int `json:"asked"`
	Answered int `json:"answered"`
}

// ModelWish is what is asked about a summary.
type ModelWish struct {
	Draft       string `json:"draft"`
	Use         string `json:"use"` // "shorter", "clearer", "translate", "ideas"
	Sentence    string `json:"sentence"`
	Requirement string `json:"requirement"`
	Language    string `json:"language"`
}

// ModelQuestion is exactly what would go: Body is its bytes, System and User the parts of it that a person reads.
type ModelQuestion struct {
	Digest string `json:"digest"`
	Bytes  int    `json:"bytes"`
	System string `json:"system"`
	User   string `json:"user"`
	Body   string `json:"body"`
}

// ModelAnswer is what of an answer may be taken, and how much of it was dropped, by why.
type ModelAnswer struct {
	Offers  []ModelOffer   `json:"offers"`
	Dropped []ModelDropped `json:"dropped"`
	Usage   ModelUsage     `json:"usage"`
	Today   ModelUsage     `json:"today"`
}

// ModelOffer is a sentence with what of the CV it rests on.
type ModelOffer struct {
	Text  string      `json:"text"`
	Cites []DraftCite `json:"cites"`
}

type ModelDropped struct {
	Why   string `json:"why"`
	Count int    `json:"count"`
}

// Model is what is set up, with the words of the consent in a language.
func (l *LanguageModel) Model(language string) (*ModelView, error) {
	w := consent.LanguageModel.Words(language)
	out := &ModelView{Words: ModelWords{w.Version, w.Language, w.What, w.Leaves, w.Stop}}
	c, err := l.backend.ModelConsent(l.ctx())
	if problem.Is(err, problem.NotFound) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	chosen, err := l.backend.ChosenModel(l.ctx())
	out.Name, out.Address, out.Region, out.Policy = c.Scope.Recipient.Name, c.Scope.Recipient.Address, c.Scope.Region, c.Scope.Policy
	out.Local, out.Model, out.HasKey, out.Today = consent.OnThisComputer(out.Address), chosen.Model, chosen.HasKey, ModelUsage(chosen.Today)
	return out, err
}

// AllowModel keeps the person's consent to ask the model at an address. One to another address ends.
func (l *LanguageModel) AllowModel(y ModelYes) error {
	to := consent.Recipient{Kind: consent.Model, Name: strings.TrimSpace(y.Name), Address: strings.TrimSpace(y.Address)}
	scope := consent.Scope{Recipient: to}
	if !consent.OnThisComputer(to.Address) {
		scope.Region, scope.Policy = strings.TrimSpace(y.Region), strings.TrimSpace(y.Policy)
	}
	return l.backend.AllowModel(l.ctx(), consent.Choice{Purpose: consent.LanguageModel, Version: y.Version, Language: y.Language, Scope: scope})
}

// ModelNames asks the server for its models, with a key that is not kept yet, or with "" with the kept one. Nothing about the person goes.
func (l *LanguageModel) ModelNames(task, key string) ([]string, error) {
	ctx, _, end := l.tasks.begin(task)
	defer end()
	names, err := l.backend.Models(ctx, strings.TrimSpace(key))
	return append([]string{}, names...), err
}

// ChooseModel keeps which model is asked, and the key for its server; with "" a kept key stays.
func (l *LanguageModel) ChooseModel(model, key string) error {
	return l.backend.ChooseModel(l.ctx(), strings.TrimSpace(model), strings.TrimSpace(key))
}

// ForgetModel withdraws the consent and deletes the choice with its key.
func (l *LanguageModel) ForgetModel() error {
	_, err := l.backend.WithdrawConsent(l.ctx(), string(consent.LanguageModel))
	if err != nil && !problem.Is(err, problem.NotFound) {
		return err
	}
	return l.backend.ForgetModel(l.ctx())
}

// PreviewModel shows exactly what would go. Nothing is connected to.
func (l *LanguageModel) PreviewModel(w ModelWish) (*ModelQuestion, error) {
	q, err := l.backend.PreviewModel(l.ctx(), w.wish())
	if err != nil {
		return nil, err
	}
	return &ModelQuestion{q.Digest, len(q.Body), q.System, q.User, string(q.Body)}, nil
}

// The steps under which an answer's progress is told: Done counts characters, of ModelQuiet seconds.
const (
	ModelAnswers = "model-answers"
	ModelThinks  = "model-thinks"
	ModelQuiet   = "model-quiet"
)

// AskModel sends what was looked at, known by its digest. It changes nothing.
func (l *LanguageModel) AskModel(task string, w ModelWish, seen string) (*ModelAnswer, error) {
	ctx, progress, end := l.tasks.begin(task)
	defer end()
	var tell func(backend.ModelProgress)
	if progress != nil {
		tell = func(p backend.ModelProgress) { told(p, progress) }
	}
	a, err := l.backend.AskModel(ctx, w.wish(), seen, tell)
	if err != nil {
		return nil, err
	}
	out := &ModelAnswer{Offers: []ModelOffer{}, Dropped: []ModelDropped{}, Usage: ModelUsage(a.Usage), Today: ModelUsage(a.Today)}
	for _, o := range a.Offers {
		out.Offers = append(out.Offers, ModelOffer{o.Text, draftCites(o.Cites)})
	}
	for why, n := range a.Dropped {
		out.Dropped = append(out.Dropped, ModelDropped{string(why), n})
	}
	slices.SortFunc(out.Dropped, func(a, b ModelDropped) int { return strings.Compare(a.Why, b.Why) })
	return out, nil
}

func told(p backend.ModelProgress, progress backend.Progress) {
	switch {
	case p.Quiet > 0:
		progress(ModelQuiet, int(p.Quiet.Seconds()), 0)
	case p.Thinking:
		progress(ModelThinks, p.Characters, 0)
	default:
		progress(ModelAnswers, p.Characters, 0)
	}
}

// AddOffer puts an idea into a summary, after a sentence. The gate looks at it again, at what it cites.
func (l *LanguageModel) AddOffer(draft, after string, o ModelOffer) (*DraftView, error) {
	r := summary.Revision{Op: summary.PutIn, After: after, Text: o.Text}
	for _, c := range o.Cites {
		r.Cites = append(r.Cites, summary.Cite{Path: c.Path, Quote: c.Quote})
	}
	k, err := l.backend.EditDraft(l.ctx(), draft, []summary.Revision{r})
	if err != nil {
		return nil, err
	}
	return draftView(k), nil
}

func (w ModelWish) wish() backend.ModelWish {
	return backend.ModelWish{Draft: w.Draft, Use: wording.Use(w.Use), Sentence: w.Sentence, Requirement: w.Requirement, Language: w.Language}
}

package backend

import (
	"context"
	"fmt"
	"time"

	"autojob/backend/adapter/llm"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
	"autojob/backend/core/wording"
)

// ModelProgress is how far a language model's answer is.
type ModelProgress = llm.Progress

// ModelChoice is which of a server's language models is asked. The server is the one that the consent in force names.
type ModelChoice struct {
	Address string    `json:"address"`
	Model   string    `json:"model"`
	HasKey  bool      `json:"hasKey"`
	Today   llm.Usage `json:"today"` // what today's questions took
}

// storedModel keeps the key with the address that it was given for, and it goes nowhere else.
type storedModel struct {
	Address string `json:"address"`
	Model   string `json:"model"`
	Key     string `json:"key,omitempty"`
	// Spent is what the questions of Day (2006-01-02, UTC) took.
	Day   string    `json:"day,omitempty"`
	Spent llm.Usage `json:"spent,omitzero"`
}

func (m storedModel) today(now time.Time) llm.Usage {
	if m.Day != now.Format(time.DateOnly) {
		return llm.Usage{}
	}
	return m.Spent
}

// ModelWish is what a person asks a language model about a draft.
type ModelWish struct {
	Draft       string      `json:"draft"`
	Use         wording.Use `json:"use"`
	Sentence    string      `json:"sentence,omitempty"`    // of rewording: its ID
	Requirement string      `json:"requirement,omitempty"` // of ideas: what the ad asks, in its words
	Language    string      `json:"language,omitempty"`    // of the answer; "" is the draft's
}

// ModelQuestion is exactly what would go, and where.
type ModelQuestion struct {
	Recipient consent.Recipient `json:"recipient"`
	Model     string            `json:"model"`
	System    string            `json:"system"` // the parts of Body, as a person reads them
	User      string            `json:"user"`
	Body      []byte            `json:"body"`
	Digest    string            `json:"digest"` // of Body: AskModel wants it back
}

// ModelAnswer is what of an answer passed, and what the question took.
type ModelAnswer struct {
	wording.Result
	Model string    `json:"model"`
	Usage llm.Usage `json:"usage"`
	Today llm.Usage `json:"today"` // with this question
}

// AllowModel keeps the yes to one language model's server, in the place of one to another server. Nothing is connected to.
func (b *Backend) AllowModel(ctx context.Context, choice consent.Choice) error {
	if _, err := b.gate.Model(choice.Scope.Recipient.Address, asking{b}); err != nil {
		return err
	}
	given, err := b.GiveConsent(ctx, choice)
	if err != nil {
		return err
	}
	states, err := b.Consents(ctx, choice.Language)
	if err != nil {
		return err
	}
	for _, s := range states {
		for _, c := range s.InForce {
			if c.Purpose != consent.LanguageModel || c.ID == given.ID {
				continue
			}
			if _, err := b.WithdrawConsent(ctx, c.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// ModelConsent is the consent in force that names a language model; problem.NotFound when there is none.
func (b *Backend) ModelConsent(ctx context.Context) (consent.Consent, error) {
	_, c, err := b.LanguageModel(ctx)
	return c, err
}

// ChooseModel keeps which model is asked, and the key for its server; with the key "" a kept one stays, if it is for the same address.
func (b *Backend) ChooseModel(ctx context.Context, model, key string) error {
	_, c, err := b.LanguageModel(ctx)
	if err != nil {
		return err
	}
	if model == "" || len(model) > 200 {
		return problem.New(problem.Invalid, "This is no name of a language model.", "Choose one of those that the server offers.")
	}
	return b.change(func(s *store) error {
		kept, err := s.model(ctx, c)
		if err != nil {
			return err
		}
		if key != "" {
			kept.Key = key
		}
		kept.Model = model
		if err := s.models.Put(ctx, me, kept); err != nil {
			return fmt.Errorf("keeping the language model: %w", err)
		}
		return nil
	})
}

// ChosenModel is the choice, without the key. Without a consent there is none: problem.NotFound.
func (b *Backend) ChosenModel(ctx context.Context) (ModelChoice, error) {
	_, _, kept, err := b.modelClient(ctx)
	return ModelChoice{kept.Address, kept.Model, kept.Key != "", kept.today(b.Now().UTC())}, err
}

// ForgetModel deletes the choice with its key. The consent is withdrawn by itself.
func (b *Backend) ForgetModel(ctx context.Context) error {
	return b.change(func(s *store) error {
		if !s.models.Has(me) {
			return nil
		}
		return s.deleting(ctx, func() error { return s.models.Delete(ctx, me) })
	})
}

// model is what is kept for the server of a consent; nothing of another server's.
func (s *store) model(ctx context.Context, c consent.Consent) (storedModel, error) {
	kept, err := s.models.Get(ctx, me)
	if err != nil && !missing(err) {
		return storedModel{}, fmt.Errorf("reading the language model: %w", err)
	}
	if kept.Address != c.Scope.Recipient.Address {
		kept = storedModel{Address: c.Scope.Recipient.Address}
	}
	return kept, nil
}

func (b *Backend) modelClient(ctx context.Context) (*llm.Client, consent.Consent, storedModel, error) {
	way, c, err := b.LanguageModel(ctx)
	if err != nil {
		return nil, c, storedModel{}, err
	}
	var kept storedModel
	err = b.with(func(s *store) (err error) {
		kept, err = s.model(ctx, c)
		return err
	})
	return llm.New(llm.Server{Address: kept.Address, Model: kept.Model, Key: kept.Key}, way), c, kept, err
}

// Models are the names of the models that the server offers, asked with a key that is not kept, or with "" with the kept one. Nothing about the
// person goes.
func (b *Backend) Models(ctx context.Context, key string) ([]string, error) {
	way, c, err := b.LanguageModel(ctx)
	if err != nil {
		return nil, err
	}
	if key == "" {
		if err := b.with(func(s *store) error {
			kept, err := s.model(ctx, c)
			key = kept.Key
			return err
		}); err != nil {
			return nil, err
		}
	}
	return llm.New(llm.Server{Address: c.Scope.Recipient.Address, Key: key}, way).Models(ctx)
}

// modelAsking is a question with all that is needed to ask it.
type modelAsking struct {
	shown    ModelQuestion
	client   *llm.Client
	question *wording.Question
	gate     wording.Gate
}

// PreviewModel shows exactly what would go. Nothing is connected to.
func (b *Backend) PreviewModel(ctx context.Context, w ModelWish) (ModelQuestion, error) {
	a, err := b.modelAsking(ctx, w)
	return a.shown, err
}

func (b *Backend) modelAsking(ctx context.Context, w ModelWish) (a modelAsking, err error) {
	client, c, kept, err := b.modelClient(ctx)
	if err != nil {
		return a, err
	}
	d, err := b.storedDraft(ctx, w.Draft)
	if err != nil {
		return a, err
	}
	g, err := b.ground(ctx, d.Wish)
	if err != nil {
		return a, err
	}
	wishes, err := b.Preferences(ctx)
	if err != nil {
		return a, err
	}
	now := d.draft()
	if w.Language == "" {
		w.Language = now.Language
	}
	q, err := wording.Ask(wording.Task{Use: w.Use, Language: w.Language, Profile: g.profile, Wishes: wishes, Disclosure: g.disclosure, Draft: now,
		Sentence: w.Sentence, Requirement: w.Requirement, AdTitle: g.jobTitle(), AdText: g.ad.Description})
	if err != nil {
		return a, err
	}
	body, err := client.Prepare(ctx, llm.Question{System: q.System, User: q.User, Schema: q.Schema})
	if err != nil {
		return a, err
	}
	if err := q.CheckBytes(body); err != nil {
		return a, err
	}
	a = modelAsking{client: client, question: q, shown: ModelQuestion{Recipient: c.Scope.Recipient, Model: kept.Model, System: q.System, User: q.User, Body: body, Digest: consent.Digest(body)}}
	a.gate = func(d *summary.Draft) (refused []string) {
		for _, r := range g.check(b, d).Refused {
			refused = append(refused, r.Sentence)
		}
		return refused
	}
	return a, nil
}

// AskModel sends a question whose bytes the person has seen, known by their digest, and gives what of the answer passes the gate. It changes no
// draft. There is no time limit; ctx ends it.
func (b *Backend) AskModel(ctx context.Context, w ModelWish, seen string, tell func(ModelProgress)) (ModelAnswer, error) {
	a, err := b.modelAsking(ctx, w)
	if err != nil {
		return ModelAnswer{}, err
	}
	if seen != a.shown.Digest {
		return ModelAnswer{}, problem.New(problem.Invalid, "What would be sent is no longer what you saw, so it was not sent.", "Look at it again.")
	}
	said, err := a.client.Ask(ctx, a.shown.Body, tell)
	if err != nil {
		return ModelAnswer{}, err
	}
	today, err := b.spentOnModel(ctx, said.Usage)
	if err != nil {
		return ModelAnswer{}, err
	}
	result, err := a.question.Read(said.Text, a.gate)
	return ModelAnswer{result, said.Model, said.Usage, today}, err
}

// spentOnModel counts what a question took to today's. A choice that was deleted meanwhile stays so.
func (b *Backend) spentOnModel(ctx context.Context, u llm.Usage) (today llm.Usage, err error) {
	err = b.change(func(s *store) error {
		kept, err := s.models.Get(ctx, me)
		if missing(err) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the language model: %w", err)
		}
		now := b.Now().UTC()
		today = kept.today(now)
		today.Asked, today.Answered = today.Asked+u.Asked, today.Answered+u.Answered
		kept.Day, kept.Spent = now.Format(time.DateOnly), today
		if err := s.models.Put(ctx, me, kept); err != nil {
			return fmt.Errorf("counting what the language model took: %w", err)
		}
		return nil
	})
	return today, err
}

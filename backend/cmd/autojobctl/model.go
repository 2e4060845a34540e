package main

import (
	"context"
	"fmt"
	"strings"

	"autojob/backend"
	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
	"autojob/backend/core/wording"
)

// modelCommands choose a language model and ask it. Which server may be asked is a consent: "consents give language_model".
func modelCommands() []command {
	return []command{
		{"model", "", "print which language model is asked, if one may be", nil, (*program).modelShow},
		{"model list", "", "ask the server that you said yes to for its models; nothing about you goes", nil, (*program).modelList},
		{"model use", "NAME [--key-file FILE]", "choose one, and the key for its server", []flag{{"key-file", value}}, (*program).modelUse},
		{"model forget", "", "delete the choice and the key", nil, (*program).modelForget},
		{"summary reword", "ID SENTENCE --as shorter|clearer|LANGUAGE [--seen DIGEST]",
			"print exactly what a language model would be asked; with the digest of that, ask it, and print what of its answer passes the gate",
			[]flag{{"as", value}, {"seen", value}}, (*program).summaryReword},
		{"summary ideas", "ID --requirement TEXT [--seen DIGEST]", "the same for what else in your CV answers a requirement", []flag{{"requirement", value}, {"seen", value}}, (*program).summaryIdeas},
	}
}

func (p *program) modelShow(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		c, err := b.ChosenModel(ctx)
		if err != nil {
			return err
		}
		return p.print(c)
	})
}

func (p *program) modelList(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		names, err := b.Models(ctx, "")
		if err != nil {
			return err
		}
		return p.print(names)
	})
}

func (p *program) modelUse(ctx context.Context, a arguments) error {
	if err := a.only("a model"); err != nil {
		return err
	}
	key := ""
	if file := a.get("key-file"); file != "" {
		data, err := backend.ReadFile(file)
		if err != nil {
			return err
		}
		key = strings.TrimSpace(string(data))
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error { return b.ChooseModel(ctx, a.files[0], key) })
}

func (p *program) modelForget(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error { return b.ForgetModel(ctx) })
}

func (p *program) summaryReword(ctx context.Context, a arguments) error {
	if err := a.only("a summary", "a sentence"); err != nil {
		return err
	}
	w := backend.ModelWish{Draft: a.files[0], Sentence: a.files[1]}
	switch as := a.get("as"); {
	case as == "shorter" || as == "clearer":
		w.Use = wording.Use(as)
	case len(as) == 2:
		w.Use, w.Language = wording.Translate, as
	default:
		return usageError("--as is shorter, clearer, or a language: " + strings.Join(summary.Languages(), ", "))
	}
	return p.askModel(ctx, a, w)
}

func (p *program) summaryIdeas(ctx context.Context, a arguments) error {
	if err := a.only("a summary"); err != nil {
		return err
	}
	if a.get("requirement") == "" {
		return usageError("--requirement takes what the ad asks, in its words")
	}
	return p.askModel(ctx, a, backend.ModelWish{Draft: a.files[0], Use: wording.Ideas, Requirement: a.get("requirement")})
}

func (p *program) askModel(ctx context.Context, a arguments, w backend.ModelWish) error {
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		if a.get("seen") != "" {
			answer, err := b.AskModel(ctx, w, a.get("seen"), nil)
			if err != nil {
				return err
			}
			return p.print(answer)
		}
		q, err := b.PreviewModel(ctx, w)
		if err != nil {
			return err
		}
		if err := p.print(struct {
			backend.ModelQuestion
			Body string `json:"body"`
		}{q, string(q.Body)}); err != nil {
			return err
		}
		p.tell("", problem.New(problem.Invalid, "Nothing was sent yet. Read first what would be.", fmt.Sprintf("To send exactly this: --seen %s", q.Digest)))
		return errTold
	})
}

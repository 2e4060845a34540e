package backend

import (
	"context"
	"time"

	"autojob/backend/adapter/render"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// FormFields are the texts that a person puts into an employer's form, read from exactly the bytes that they approved for it. They are there
// from the moment that the approval is used until it is over or withdrawn.
func (b *Backend) FormFields(ctx context.Context, id string) ([]render.FieldGroup, error) {
	g, err := b.Grant(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := formable(g, b.latest()); err != nil {
		return nil, err
	}
	payload, err := b.Payload(ctx, id)
	if err != nil {
		return nil, err
	}
	if consent.Digest(payload) != g.Digest {
		return nil, problem.New(problem.Damaged, "What is kept of this approval is not what was approved.", "Make the summary again and approve it.")
	}
	return render.ReadFields(payload)
}

// formable says why nothing of an approval may be put into a form now.
func formable(g StoredGrant, now time.Time) error {
	switch {
	case g.Method != consent.Form:
		return problem.New(problem.Invalid, "This was not approved for a form.", "Approve it again for the employer's form.")
	case g.State == consent.Withdrawn:
		return problem.New(problem.Invalid, "You withdrew this, so nothing of it is copied any more.", "Approve the summary again if you want to use it.")
	case g.State != consent.Spent:
		return problem.New(problem.Invalid, "This approval was not used yet.", "Wait until the time to take it back is over.")
	case !now.Before(g.Until):
		return problem.New(problem.Invalid, "This approval is over.", "Approve the summary again with a later day.")
	}
	return nil
}

// FormField is one of these texts.
func (b *Backend) FormField(ctx context.Context, id string, group, field int) (string, error) {
	groups, err := b.FormFields(ctx, id)
	if err != nil {
		return "", err
	}
	if group < 0 || group >= len(groups) || field < 0 || field >= len(groups[group].Fields) {
		return "", problem.New(problem.NotFound, "There is no such field.", "Open the form's list again.")
	}
	return groups[group].Fields[field].Text, nil
}

// AdPage is the web address of a stored ad; "" where it names none, or is no longer here.
func (b *Backend) AdPage(ctx context.Context, job string) (page string, err error) {
	err = b.with(func(s *store) error {
		j, err := s.job(ctx, job)
		if problem.Is(err, problem.NotFound) {
			return nil
		}
		page = j.posting.URL
		return err
	})
	return page, err
}

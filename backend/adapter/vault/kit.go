package vault

import (
	"context"
	"errors"
	"fmt"

	"autojob/backend/core/problem"
	"autojob/backend/core/recovery"
)

// The card of the recovery kit is a record of the store's own, so that each new generation can wrap its root for the
// kit. The wrap stands in the header, where a store that does not open otherwise finds it.

const (
	kitClass = "vault.kit"
	kitID    = "card"
)

// keptCard is the card in the store; the zero Card when there is none.
func (v *Vault) keptCard(ctx context.Context) (recovery.Card, error) {
	_, data, err := v.read(ctx, kindRecord, kitClass, kitID)
	if problem.Is(err, problem.NotFound) {
		return recovery.Card{}, nil
	}
	if err != nil {
		return recovery.Card{}, err
	}
	return recovery.DecodeCard(data)
}

// keepCard puts the card into the generation that is being made.
func (b *builder) keepCard() error {
	data := b.card.Encode()
	if data == nil {
		return nil
	}
	return b.put(item{kind: kindRecord, class: kitClass, id: kitID, version: 1, plain: data}, 0)
}

// checkKit says whether the wrap in the header is one that the kept card made: then the kit opens this store.
func (v *Vault) checkKit(ctx context.Context) (day string, err error) {
	card, err := v.keptCard(ctx)
	if err != nil {
		return "", err
	}
	v.using.RLock()
	defer v.using.RUnlock()
	h := v.header
	if card.Encode() == nil && len(h.Kit) == 0 {
		return "", nil
	}
	if card.Encode() == nil || len(h.Kit) == 0 {
		return "", damaged(errors.New("card and wrap of the recovery kit do not belong together"))
	}
	w, err := recovery.DecodeWrap(h.Kit)
	if err == nil {
		err = card.Check(kitData(v.keys.generation), w)
	}
	if err != nil {
		return "", fmt.Errorf("checking the recovery kit: %w", err)
	}
	return card.Made(), nil
}

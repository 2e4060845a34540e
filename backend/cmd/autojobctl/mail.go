package main

import (
	"context"
	"strconv"
	"strings"

	"autojob/backend"
)

func (p *program) mailShow(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		account, err := b.MailAccount(ctx)
		if err != nil {
			return err
		}
		return p.print(account)
	})
}

func (p *program) mailSet(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	port, err := strconv.ParseUint(a.get("port"), 10, 16)
	if err != nil || port == 0 {
		return usageError("--port takes a number, such as 465 or 587")
	}
	password := ""
	if file := a.get("password-file"); file != "" {
		data, err := backend.ReadFile(file)
		if err != nil {
			return err
		}
		password = strings.TrimRight(string(data), "\r\n")
	} else if a.get("user") != "" {
		return usageError("--password-file is missing: a password in the arguments could be seen by others")
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		return b.SetMailAccount(ctx, backend.MailAccount{Host: a.get("host"), Port: uint16(port), Security: backend.MailSecurity(a.get("security")), User: a.get("user"), From: a.get("from")}, password)
	})
}

func (p *program) mailTry(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error { return b.TryMailAccount(ctx) })
}

func (p *program) mailRemove(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error { return b.RemoveMailAccount(ctx) })
}

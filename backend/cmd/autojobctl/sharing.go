package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"autojob/backend"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// sharingCommands are what is approved, sent, recorded and taken back.
func sharingCommands() []command {
	return []command{
		{"approve", "FILE|SUMMARY --recipient NAME|'NAME <ADDRESS>' --purpose PURPOSE --until DATE [--format FORMAT] [--method METHOD] [--kind KIND] [--media TYPE] [--fields PATH...] [--tell FIELD...] [--corrects GRANT] [--cancel-within SECONDS]",
			"approve exactly these bytes, or those that a format (pdf unless told otherwise) makes of a summary, for one recipient; nothing leaves yet",
			[]flag{{"format", value}, {"recipient", value}, {"purpose", value}, {"until", value}, {"method", value}, {"kind", value}, {"media", value}, {"fields", list}, {"tell", list}, {"corrects", value}, {"cancel-within", value}}, (*program).approve},
		{"grants", "[--waiting]", "list the approvals; with --waiting what still waits, and why", []flag{{"waiting", nothing}}, (*program).grants},
		{"cancel", "GRANT", "take an approval back before it is used", nil, (*program).cancel},
		{"send", "GRANT --as FILE|eml|smtp", "send what was approved through your mail server, or write it into a new file", []flag{{"as", value}}, (*program).send},
		{"withdraw", "GRANT", "note that you take back what was shared", nil, (*program).withdraw},
		{"forget", "RECIPIENT", "forget what went to a recipient, by name or address; the record still verifies", nil, (*program).forgetRecipient},
		{"clock reset", "", "say that the clock was wrong when it showed a later time than now; takes back what waits", nil, (*program).clockReset},
		{"ledger", "[--to RECIPIENT] [--field PATH] [--top N] [--before NUMBER]", "list what left this computer, the newest first", []flag{{"to", value}, {"field", value}, {"top", value}, {"before", value}}, (*program).ledger},
		{"ledger verify", "[FILE] [--tip NUMBER:HASH]", "check the record in the store, or an export of it", []flag{{"tip", value}}, (*program).ledgerVerify},
		{"ledger export", "FILE", "write the whole record as JSON that can be verified", nil, (*program).ledgerExport},
		{"ledger recipients", "", "list who got something", nil, (*program).ledgerRecipients},
		{"consents", "[--language LANGUAGE]", "list the purposes that you can say yes to, and what you said", []flag{{"language", value}}, (*program).consents},
		{"consents give", "PURPOSE --version N [--recipient NAME|'NAME <ADDRESS>'] [--what PART...] [--until DATE] [--region REGION] [--policy ADDRESS] [--language LANGUAGE]",
			"say yes to a purpose, having read its words of that version", []flag{{"version", value}, {"recipient", value}, {"what", list}, {"until", value}, {"region", value}, {"policy", value}, {"language", value}}, (*program).consentsGive},
		{"consents withdraw", "ID|PURPOSE", "take a yes back", nil, (*program).consentsWithdraw},
		{"consents receipt", "ID", "print the receipt of a yes", nil, (*program).consentsReceipt},
		{"mail", "", "print your mail account, without its password", nil, (*program).mailShow},
		{"mail set", "--host HOST --port PORT --security tls|starttls|none --from ADDRESS [--user NAME] [--password-file FILE]", "keep your mail account",
			[]flag{{"host", value}, {"port", value}, {"security", value}, {"from", value}, {"user", value}, {"password-file", value}}, (*program).mailSet},
		{"mail try", "", "connect to your mail server and log in; sends nothing", nil, (*program).mailTry},
		{"mail remove", "", "delete your mail account", nil, (*program).mailRemove},
	}
}

type grantLine struct {
	consent.Grant
	Entry    int64          `json:"entry,omitempty"`
	LeftAt   string         `json:"left_at,omitempty"`
	Failed   string         `json:"failed,omitempty"`
	Corrects string         `json:"corrects,omitempty"`
	Refused  *problem.Error `json:"refused,omitempty"` // of what waits: why it cannot be used now
	Stale    []string       `json:"stale,omitempty"`
}

func grantLineOf(g backend.StoredGrant) grantLine {
	return grantLine{Grant: g.Grant, Entry: g.Entry.Number, LeftAt: g.LeftAt, Failed: g.Failed, Corrects: g.Corrects}
}

func (p *program) approve(ctx context.Context, a arguments) error {
	if err := a.only("the file that is to be approved"); err != nil {
		return err
	}
	for _, name := range []string{"recipient", "purpose", "until"} {
		if a.get(name) == "" {
			return usageError("--" + name + " is missing")
		}
	}
	until, err := dayEnd(a.get("until"))
	if err != nil {
		return err
	}
	window := consent.Window
	if s := a.get("cancel-within"); s != "" {
		if window, err = time.ParseDuration(s + "s"); err != nil || window < 0 {
			return usageError("--cancel-within takes seconds")
		}
	}
	purpose := consent.Purpose(a.get("purpose"))
	kind, method, media := kindFor[purpose], consent.File, a.get("media")
	if k := a.get("kind"); k != "" {
		kind = consent.RecipientKind(k)
	}
	if m := a.get("method"); m != "" {
		method = consent.Method(m)
	}
	if backend.IsDraftID(a.files[0]) {
		format := backend.PDF
		if f := a.get("format"); f != "" {
			format = backend.Format(f)
		}
		return p.using(ctx, a, false, func(b *backend.Backend) error {
			g, err := b.ApproveDraft(ctx, backend.DraftApproval{Draft: a.files[0], Format: format, Method: method, Recipient: recipientFrom(a.get("recipient"), kind),
				Purpose: purpose, Until: until, Window: window})
			if err != nil {
				return err
			}
			return p.print(grantLineOf(g))
		})
	}
	payload, err := backend.ReadFile(a.files[0])
	if err != nil {
		return err
	}
	if media == "" {
		media = mediaOf(a.files[0])
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		g, err := b.ApproveFile(ctx, backend.Approval{Payload: payload, Corrects: a.get("corrects"), Proposal: consent.Proposal{Recipient: recipientFrom(a.get("recipient"), kind),
			Purpose: purpose, Method: method, Media: media, Fields: a.flags["fields"], Until: until, Window: window}}, a.flags["tell"])
		if err != nil {
			return err
		}
		return p.print(grantLineOf(g))
	})
}

func (p *program) grants(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		if a.has("waiting") {
			queue, err := b.Queue(ctx)
			if err != nil {
				return err
			}
			for _, q := range queue {
				l := grantLineOf(q.StoredGrant)
				l.Refused, l.Stale = q.Refused, q.Stale
				if err := p.print(l); err != nil {
					return err
				}
			}
			return nil
		}
		all, err := b.Grants(ctx)
		if err != nil {
			return err
		}
		stale, err := b.Stale(ctx)
		if err != nil {
			return err
		}
		for _, g := range all {
			l := grantLineOf(g)
			if i := slices.IndexFunc(stale, func(s backend.Shared) bool { return s.ID == g.ID }); i >= 0 {
				l.Stale = stale[i].Changed
			}
			if err := p.print(l); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *program) cancel(ctx context.Context, a arguments) error {
	if err := a.only("an approval"); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error { return b.CancelGrant(ctx, a.files[0]) })
}

func (p *program) withdraw(ctx context.Context, a arguments) error {
	if err := a.only("an approval"); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		if err := b.Withdraw(ctx, a.files[0]); err != nil {
			return err
		}
		fmt.Fprintln(p.stderr, "autojobctl: Noted. What the recipient has they still have; ask them to delete it.")
		return nil
	})
}

// send sends by mail, or writes a new file for the person to hand on.
func (p *program) send(ctx context.Context, a arguments) error {
	if err := a.only("an approval"); err != nil {
		return err
	}
	as := a.get("as")
	if as == "" {
		return usageError("--as is missing: a new file, eml or smtp")
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		g, err := b.Grant(ctx, a.files[0])
		if err != nil {
			return err
		}
		if err := p.waitFor(ctx, b, g); err != nil {
			return err
		}
		path := as
		switch {
		case as == "smtp":
			if g, err = b.Send(ctx, g.ID); err != nil {
				return err
			}
			return p.print(grantLineOf(g))
		case as == "eml":
			path = "autojob-" + g.ID[:8] + ".eml"
		}
		method := consent.File
		if strings.EqualFold(filepath.Ext(path), ".eml") {
			method = consent.MailDraft
		}
		if g.Method == consent.File || g.Method == consent.MailDraft { // an .eml file is both
			method = g.Method
		}
		if _, err := os.Lstat(path); err == nil { // before the approval is used up
			return problem.New(problem.Invalid, "There is a file at that place already.", "Name another one.")
		}
		if g, err = b.HandOver(ctx, g.ID, method, func(data []byte) error { return backend.WriteNewFile(path, data) }); err != nil {
			return err
		}
		return p.print(struct {
			grantLine
			File string `json:"file"`
		}{grantLineOf(g), path})
	})
}

// waitFor waits until the time to take it back is over, if that is soon.
func (p *program) waitFor(ctx context.Context, b *backend.Backend, g backend.StoredGrant) error {
	wait := g.NotBefore.Sub(b.Now())
	if g.State != consent.Waiting || wait <= 0 || wait > time.Minute {
		return nil
	}
	fmt.Fprintf(p.stderr, "autojobctl: It goes in %d seconds; interrupt to keep it back.\n", int(wait.Seconds()+1))
	select {
	case <-ctx.Done():
		return stopped(ctx)
	case <-time.After(wait + time.Second):
		return nil
	}
}

func (p *program) clockReset(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error { return b.MistakenClock(ctx) })
}

func (p *program) forgetRecipient(ctx context.Context, a arguments) error {
	if err := a.only("a recipient"); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		entries, grants, err := b.ForgetRecipient(ctx, a.files[0])
		if err != nil {
			return err
		}
		return p.print(struct {
			Entries int `json:"entries"`
			Grants  int `json:"grants"`
		}{entries, grants})
	})
}

package main

import (
	"net/mail"
	"path/filepath"
	"strings"
	"time"

	"autojob/backend/core/consent"
)

// kindFor is what a recipient of a purpose is where nothing else is said.
var kindFor = map[consent.Purpose]consent.RecipientKind{consent.Application: consent.Employer, consent.BoardProfile: consent.Board, consent.Scheduling: consent.Platform,
	consent.BackgroundCheck: consent.Provider, consent.LanguageModel: consent.Model}

// recipientFrom reads "Example Clinic" or "Example Clinic <jobs@example.com>". What stands in the brackets may be a web address, too.
func recipientFrom(text string, kind consent.RecipientKind) consent.Recipient {
	r := consent.Recipient{Kind: kind, Name: strings.TrimSpace(text)}
	if a, err := mail.ParseAddress(text); err == nil {
		r.Name, r.Address = a.Name, a.Address
		if r.Name == "" {
			r.Name = a.Address
		}
	} else if name, rest, ok := strings.Cut(text, "<"); ok && strings.HasSuffix(rest, ">") {
		r.Name, r.Address = strings.TrimSpace(name), strings.TrimSuffix(rest, ">")
	}
	return r
}

// dayEnd reads a day, whose end is meant, or a time.
func dayEnd(text string) (time.Time, error) {
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return at, nil
	}
	day, err := time.ParseInLocation(time.DateOnly, text, time.Local)
	if err != nil {
		return time.Time{}, usageError("--until takes a day such as 2026-12-31")
	}
	return day.AddDate(0, 0, 1).Add(-time.Second), nil
}

func mediaOf(path string) string {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".pdf":
		return "application/pdf"
	case ".docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case ".md":
		return "text/markdown; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".json":
		return "application/json"
	case ".eml":
		return "message/rfc822"
	}
	return "application/octet-stream"
}

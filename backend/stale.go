package backend

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// stale lists the fields whose values stand nowhere in such a place of the profile any more. That an entry moved up or down is no change.
func (g StoredGrant) stale(current map[string]bool) []string {
	var out []string
	for path, value := range g.Values {
		if !current[valueHash(profile.Leaf{Path: path, Value: value})] {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// values are the hashes of all that the profile says, each with the kind of place where.
func (s *store) values(ctx context.Context, lex *skill.Lexicon) (map[string]bool, error) {
	p, err := s.profile(ctx, lex)
	if err != nil || p == nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, l := range profile.Leaves(p.Profile) {
		out[valueHash(l)] = true
	}
	return out, nil
}

// valuesOf is what the profile says of the fields that a payload tells of, by their paths.
func (s *store) valuesOf(ctx context.Context, lex *skill.Lexicon, fields []string) (map[string]string, error) {
	if len(fields) == 0 {
		return nil, nil
	}
	p, err := s.profile(ctx, lex)
	if err != nil || p == nil {
		return nil, err
	}
	out := map[string]string{}
	for _, l := range profile.Leaves(p.Profile) {
		if slices.ContainsFunc(fields, func(f string) bool {
			rest, ok := strings.CutPrefix(l.Path, f)
			return ok && f != "" && (rest == "" || rest[0] == '.' || rest[0] == '[')
		}) {
			out[l.Path] = l.Value
		}
	}
	return out, nil
}

var listIndex = regexp.MustCompile(`\[\d+\]`)

func valueHash(l profile.Leaf) string {
	sum := sha256.Sum256([]byte(listIndex.ReplaceAllString(l.Path, "[]") + "\x00" + l.Value))
	return hex.EncodeToString(sum[:12])
}

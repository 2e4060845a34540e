package board

import (
	"bufio"
	"bytes"
	"strconv"
	"strings"
	"time"
)

// Robots is what a site's robots.txt (RFC 9309) says to this program.
type Robots struct {
	Rules []RobotsRule  `json:"rules,omitempty"`
	Delay time.Duration `json:"delay,omitempty"` // between two requests, where it says so
}

// RobotsRule allows or disallows the paths that begin as Path does; * stands for anything, $ for the end.
type RobotsRule struct {
	Allow bool   `json:"allow,omitempty"`
	Path  string `json:"path"`
}

// Bounds of one robots.txt; what follows is passed over, as the standard has it.
const (
	maxRobots = 512 << 10
	maxRules  = 5_000
	maxPath   = 2_000
)

// ParseRobots reads a robots.txt for a program of this name: the group that names it, else the one for all.
func ParseRobots(data []byte, agent string) Robots {
	agent = strings.ToLower(agent)
	var named, all Robots
	var forUs, forAll, anyNamed, inRules bool
	lines := bufio.NewScanner(bytes.NewReader(data[:min(len(data), maxRobots)]))
	lines.Buffer(make([]byte, 0, 4096), maxRobots+1)
	for lines.Scan() {
		line := strings.ToValidUTF8(strings.TrimPrefix(lines.Text(), "\ufeff"), "")
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		if !ok {
			continue
		}
		switch key {
		case "user-agent":
			if inRules {
				forUs, forAll, inRules = false, false, false
			}
			name := strings.ToLower(value)
			if i := strings.IndexAny(name, "/ \t"); i >= 0 {
				name = name[:i]
			}
			if name == agent {
				forUs, anyNamed = true, true
			}
			forAll = forAll || name == "*"
		case "allow", "disallow", "crawl-delay":
			inRules = true
			for _, g := range []struct {
				on bool
				r  *Robots
			}{{forUs, &named}, {forAll, &all}} {
				switch {
				case !g.on:
				case key == "crawl-delay":
					if s, err := strconv.ParseFloat(value, 64); err == nil && s > 0 && s < 86_400 {
						g.r.Delay = time.Duration(s * float64(time.Second))
					}
				case value != "" && len(value) <= maxPath && len(g.r.Rules) < maxRules:
					g.r.Rules = append(g.r.Rules, RobotsRule{key == "allow", value})
				}
			}
		}
	}
	if anyNamed {
		return named
	}
	return all
}

// Allows reports whether a path, with its query, may be asked: the longest rule that fits decides, and of two as long the one that allows.
func (r Robots) Allows(path string) bool {
	if path == "/robots.txt" {
		return true
	}
	best, allowed := -1, true
	for _, rule := range r.Rules {
		if n := len(rule.Path); (n > best || n == best && rule.Allow) && fits(rule.Path, path) {
			best, allowed = n, rule.Allow
		}
	}
	return allowed
}

// fits reports whether a path begins as a pattern does. Time is linear in both but for the stars, each of which takes its first place.
func fits(pattern, path string) bool {
	end := strings.HasSuffix(pattern, "$")
	pattern = strings.TrimSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	rest := path[len(parts[0]):]
	for i, p := range parts[1:] {
		if end && i == len(parts)-2 {
			return strings.HasSuffix(rest, p)
		}
		at := strings.Index(rest, p)
		if at < 0 {
			return false
		}
		rest = rest[at+len(p):]
	}
	return !end || rest == ""
}

package board

import (
	"strings"
	"testing"
	"time"
)

const robotsText = "\ufeff# made up\nUser-Agent: *\nDisallow: /private\nDisallow: /api/*/secret$\nAllow: /private/jobs\nCrawl-delay: 2.5\n\nUser-agent: OtherBot\nUser-agent: AutoJob/1.0\nDisallow: /feed # not for us\nDisallow:\n\nUser-agent: Third\nDisallow: /\n"

func TestRobotsRulesAreObeyed(t *testing.T) {
	all, own := ParseRobots([]byte(robotsText), "SomeoneElse"), ParseRobots([]byte(robotsText), "Autojob")
	for _, c := range []struct {
		rules Robots
		path  string
		want  bool
	}{
		{all, "/", true}, {all, "/private", false}, {all, "/private/x?y", false}, {all, "/private/jobs/1", true}, {all, "/api/v1/secret", false}, {all, "/api/v1/secret?x", true}, {all, "/feed", true},
		{own, "/feed.xml", false}, {own, "/private", true}, {own, "/", true},
		{Robots{}, "/x", true}, {ParseRobots([]byte("User-agent: *\r\nDisallow: /\r\n"), "Autojob"), "/jobs", false}, {ParseRobots([]byte("User-agent: *\nDisallow: /"), "Autojob"), "/robots.txt", true},
		{ParseRobots([]byte("Disallow: /\n"), "Autojob"), "/jobs", true}, // of no group
		{ParseRobots([]byte("User-agent: *\nDisallow: /a\nAllow: /a"), "Autojob"), "/a", true},
		{ParseRobots([]byte("<!doctype html><p>User-agent: * not this</p>"), "Autojob"), "/", true},
	} {
		if got := c.rules.Allows(c.path); got != c.want {
			t.Errorf("%s is allowed: %v, want %v by %+v", c.path, got, c.want, c.rules)
		}
	}
	if all.Delay != 2500*time.Millisecond || own.Delay != 0 {
		t.Errorf("delays %v and %v", all.Delay, own.Delay)
	}
}

func TestAHugeRobotsFileIsReadInTime(t *testing.T) {
	r := ParseRobots([]byte("User-agent: *\n"+strings.Repeat("Disallow: /*a*a*a*a*a*a*b\n", 30_000)), "Autojob")
	start := time.Now()
	r.Allows("/" + strings.Repeat("a", 2000))
	if len(r.Rules) > maxRules || time.Since(start) > time.Second {
		t.Errorf("%d rules, %v", len(r.Rules), time.Since(start))
	}
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte(robotsText), "/private/jobs")
	f.Add([]byte("User-agent: autojob\nDisallow: *$"), "/")
	f.Fuzz(func(t *testing.T, data []byte, path string) {
		r := ParseRobots(data, "Autojob")
		if !r.Allows("/robots.txt") || len(r.Rules) > maxRules || r.Delay < 0 {
			t.Errorf("%+v", r)
		}
		r.Allows(path)
	})
}

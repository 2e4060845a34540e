package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// person answers at the terminal: reads the kit that is shown, and types its words or others.
type person struct {
	words   []string
	wrong   int // so many tries are wrong
	secrets []string
	asked   []string
}

func (q *person) asker() *asker {
	return &asker{
		line: func(prompt string) (string, error) {
			q.asked = append(q.asked, prompt)
			number := regexp.MustCompile(`^Word (\d+): $`).FindStringSubmatch(prompt)
			switch {
			case number == nil && strings.HasPrefix(prompt, "Try again?"):
				q.wrong--
				return "yes", nil
			case number == nil:
				return "delete", nil
			case q.wrong > 0:
				return "zoo", nil
			}
			at, _ := strconv.Atoi(number[1])
			return q.words[at-1], nil
		},
		secret: func(prompt string) (string, error) {
			q.asked = append(q.asked, prompt)
			if len(q.secrets) == 0 {
				return "", errors.New("asked too often")
			}
			next := q.secrets[0]
			q.secrets = q.secrets[1:]
			return next, nil
		},
		show: func(text string) error {
			q.words = make([]string, 24)
			for _, m := range regexp.MustCompile(`(\d+)  ([a-z]+)`).FindAllStringSubmatch(text, -1) {
				at, _ := strconv.Atoi(m[1])
				q.words[at-1] = m[2]
			}
			return nil
		},
	}
}

// atTerminal runs a command with somebody there.
func atTerminal(t *testing.T, q *person, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	p := program{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, ask: q.asker()}
	status = p.run(t.Context(), args)
	return status, out.String(), errs.String()
}

func TestAtTheTerminalThePersonIsAsked(t *testing.T) {
	const words, other = "four unrelated long words", "other unrelated long words"
	dir := filepath.Join(t.TempDir(), "store")
	pass := filepath.Join(t.TempDir(), "pass")
	ads := filepath.Join(t.TempDir(), "ads.jsonl")
	for path, text := range map[string]string{pass: words, ads: `{"title":"Baker","company":"Example Bread","description":"You bake bread at night in our shop."}`} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd, stdout, stderr := ctl(t, "--data", dir, "--passphrase-file", pass, "import", ads)
	if err := cmd.Run(); err != nil {
		t.Fatal(err, stdout, stderr)
	}

	// The kit is shown, and counts once its words are typed again.
	q := &person{secrets: []string{words}, wrong: 1}
	status, out, errs := atTerminal(t, q, "--data", dir, "kit", "new")
	if status != 0 || !strings.Contains(out, `"key_gone":true`) || strings.Count(errs, "not the words of this kit") != 1 {
		t.Fatalf("%d, %q, %q", status, out, errs)
	}
	for i, word := range q.words { // one of them alone may stand there by chance: they are everyday words
		if word == "" || i > 0 && regexp.MustCompile(`\b`+q.words[i-1]+`\W+`+word+`\b`).MatchString(out+errs) {
			t.Errorf("word %d of the kit was not shown, or stands in the output with the one before it", i+1)
		}
	}
	if q.asked[0] != "Passphrase: " || len(q.asked) != 1+3+1+3 {
		t.Errorf("asked: %q", q.asked)
	}
	kit := strings.Join(q.words, " ")

	// Another passphrase is typed twice, and twice the same.
	q = &person{secrets: []string{other, "another one altogether"}}
	if status, out, errs := atTerminal(t, q, "--data", dir, "--passphrase-file", pass, "key", "--to", "passphrase"); status != 1 || out != "" || !strings.Contains(errs, "two different passphrases") {
		t.Fatalf("%d, %q, %q", status, out, errs)
	}
	q = &person{secrets: []string{other, other}}
	if status, out, errs := atTerminal(t, q, "--data", dir, "--passphrase-file", pass, "key", "--to", "passphrase"); status != 0 || errs != "" {
		t.Fatalf("%d, %q, %q", status, out, errs)
	}

	// It is lost; the words open the store.
	q = &person{secrets: []string{words, words}}
	asker := q.asker()
	asker.line = func(string) (string, error) { return kit, nil }
	var recovered bytes.Buffer
	p := program{stdout: &recovered, stderr: &recovered, ask: asker}
	if status := p.run(t.Context(), []string{"--data", dir, "recover", "--to", "passphrase"}); status != 0 || recovered.String() != `{"status":"open","profile":false,"jobs":1}`+"\n" {
		t.Fatalf("%d, %q", status, recovered.String())
	}

	q = &person{}
	if status, out, errs := atTerminal(t, q, "--data", dir, "delete-everything"); status != 0 || !strings.Contains(out, `"deleted":true`) || len(q.asked) != 1 {
		t.Fatalf("%d, %q, %q, asked %q", status, out, errs, q.asked)
	}
}

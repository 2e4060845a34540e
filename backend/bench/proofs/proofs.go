// Package proofs writes backend/docs/proofs.md, the page that says what was measured and tried, how
// much of it, with what result, at which commit and by which command. Several programs write one page:
// each owns a section between markers and replaces only that one; whatever stands around the sections
// is the writers' own and is kept. Start with Write and WriteFigures.
//
// A long campaign in a test says its count and result by Campaign; cmd/prove reads it back by
// ParseCampaign.
package proofs

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Path is the page, from the repository's root.
const Path = "backend/docs/proofs.md"

// Row is one campaign: What was done, Count of how many, the Result in words, the Command that does
// it again, and the Commit it was done at.
type Row struct {
	What    string
	Count   string
	Result  string
	Command string
	Commit  string
}

// Figure is one measurement: Task and data Set, the Value, what the Baseline reaches, and the Target.
// A figure without a baseline or target has "" there, shown as a dash.
type Figure struct {
	Task     string
	Set      string
	Value    string
	Baseline string
	Target   string
	Missed   bool // the target is not reached; shown in words
}

// Judged is the target with whether it was reached, "" without one.
func (f Figure) Judged() string {
	switch {
	case f.Target == "":
		return ""
	case f.Missed:
		return f.Target + ", missed"
	}
	return f.Target + ", met"
}

const preamble = `# Proofs

What was measured and tried, with the commands that do it again. ` + "`make bench` and `make prove`" + ` write the
sections between the markers; do not edit those by hand.
`

// Write puts rows into the section of that name in the page at path, which is added at the end if it is
// not there. A row takes the place of the one with the same What; others that stand there stay if stays
// says so. A page that does not exist is made.
func Write(path, section string, rows []Row, stays func(what string) bool) error {
	page, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("reading proofs: %w", err)
	}
	fresh := map[string][]string{}
	for _, r := range rows {
		fresh[cell(r.What)] = []string{r.What, r.Count, r.Result, code(r.Command), r.Commit}
	}
	var cells [][]string
	for _, old := range written(string(page), section) {
		if now, ok := fresh[old[0]]; ok {
			cells = append(cells, now)
			delete(fresh, old[0])
		} else if stays(old[0]) {
			cells = append(cells, old)
		}
	}
	for _, r := range rows {
		if now, ok := fresh[cell(r.What)]; ok {
			cells = append(cells, now)
			delete(fresh, cell(r.What))
		}
	}
	return replace(path, section, table([]string{"What", "How many", "Result", "Command", "Commit"}, cells))
}

// written gives the rows of a section's table as they stand in the page.
func written(page, section string) (rows [][]string) {
	_, text, _ := strings.Cut(page, "<!-- begin "+section+" -->\n")
	text, _, ok := strings.Cut(text, "<!-- end "+section+" -->\n")
	if !ok {
		return nil
	}
	_, text, _ = strings.Cut(text, "| --- |\n")
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "| "), " |"), " | ")
		if len(cells) == 5 {
			rows = append(rows, cells)
		}
	}
	return rows
}

// WriteFigures is Write for measurements.
func WriteFigures(path, section string, figures []Figure, commit string) error {
	cells := make([][]string, len(figures))
	for i, f := range figures {
		cells[i] = []string{f.Task, f.Set, f.Value, f.Baseline, f.Judged()}
	}
	return replace(path, section, "At commit "+commit+".\n\n"+table([]string{"Task", "Set", "Value", "Baseline", "Target"}, cells))
}

func replace(path, section, body string) error {
	if section == "" || strings.ContainsAny(section, "\r\n") || strings.Contains(section, "-->") {
		return fmt.Errorf("writing proofs: %q is no name of a section", section)
	}
	page, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		page = []byte(preamble)
	case err != nil:
		return fmt.Errorf("reading proofs: %w", err)
	}
	open, end := "<!-- begin "+section+" -->\n", "<!-- end "+section+" -->\n"
	text := open + "## " + section + "\n\n" + body + end
	next, err := spliced(string(page), open, end, text)
	if err != nil {
		return fmt.Errorf("writing proofs: section %q in %s: %w", section, path, err)
	}
	return writeAtomically(path, []byte(next))
}

// spliced puts text in the place of what stands from open to end, or at the end of page.
func spliced(page, open, end, text string) (string, error) {
	opens, ends := strings.Count(page, open), strings.Count(page, end)
	if opens == 0 && ends == 0 {
		if page != "" && !strings.HasSuffix(page, "\n") {
			page += "\n"
		}
		return page + "\n" + text, nil
	}
	from, to := strings.Index(page, open), strings.Index(page, end)
	if opens != 1 || ends != 1 || to < from {
		return "", errors.New("its markers are not one pair")
	}
	return page[:from] + text + page[to+len(end):], nil
}

func table(head []string, rows [][]string) string {
	var b strings.Builder
	line := func(cells []string) {
		b.WriteString("|")
		for _, c := range cells {
			b.WriteString(" " + cell(c) + " |")
		}
		b.WriteString("\n")
	}
	line(head)
	b.WriteString("|" + strings.Repeat(" --- |", len(head)) + "\n")
	for _, r := range rows {
		line(r)
	}
	return b.String()
}

func cell(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return "-"
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, `\|`, "|"), "|", `\|`)
}

func code(command string) string {
	if command == "" {
		return ""
	}
	return "`" + command + "`"
}

func writeAtomically(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("writing proofs: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".proofs-*")
	if err != nil {
		return fmt.Errorf("writing proofs: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("writing proofs: %w", err)
	}
	return nil
}

// Commit names the commit that is checked out in dir, with "+ changes" if the tree differs from it in
// more than the page of proofs itself.
func Commit(dir string) (string, error) {
	git := func(args ...string) ([]byte, error) {
		// With sudo, git refuses to read another person's clone unless told that it may.
		cmd := exec.Command("git", append([]string{"-c", "safe.directory=*", "-C", dir}, args...)...)
		return cmd.Output()
	}
	head, err := git("rev-parse", "--short=12", "HEAD")
	if err != nil {
		return "", fmt.Errorf("naming the commit: %w", err)
	}
	changes, err := git("status", "--porcelain", "--", ":/", ":(exclude,top)"+Path)
	if err != nil {
		return "", fmt.Errorf("naming the commit: %w", err)
	}
	name := string(bytes.TrimSpace(head))
	if len(bytes.TrimSpace(changes)) > 0 {
		name += " + changes"
	}
	return name, nil
}

// Campaign says, from inside a test, what a long campaign came to: how many times, and the result in
// words. The test itself fails if the result is bad; this is only for the page.
func Campaign(t interface {
	Helper()
	Logf(format string, args ...any)
}, count int, result string) {
	t.Helper()
	t.Logf("campaign: %d: %s", count, result)
}

var campaign = regexp.MustCompile(`campaign: (\d+): (.*)`)

// ParseCampaign reads back what Campaign logged, from one line of a test's output.
func ParseCampaign(line string) (count int, result string, ok bool) {
	m := campaign.FindStringSubmatch(line)
	if m == nil {
		return 0, "", false
	}
	count, err := strconv.Atoi(m[1])
	return count, strings.TrimSpace(m[2]), err == nil
}

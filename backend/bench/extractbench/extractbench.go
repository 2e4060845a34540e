// Package extractbench measures how completely and how fast extract reads real files: every PDF and DOCX of a data
// folder, word by word beside pdftotext (poppler-utils) and LibreOffice. Start with Run; Measure gives the figures of each file.
//
// Recall is the share of the other program's words, counted with repetition, that extract found too. A word is a run of letters
// or digits, in lower case and compatibility form, so ligatures and punctuation do not count.
package extractbench

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"autojob/backend/adapter/extract"
	"autojob/backend/bench/proofs"
	"autojob/backend/core/problem"
)

// File is what was measured of one file.
type File struct {
	Name    string // path below the data folder
	Words   int    // words the other program found
	Found   int    // of these, found by extract
	Own     int    // words extract found
	Time    time.Duration
	Problem string // code of the problem, empty if it was read
	Missing []string
}

// Recall is Found/Words; a file in which the other program found nothing has 1.
func (f File) Recall() float64 {
	if f.Words == 0 {
		return 1
	}
	return float64(f.Found) / float64(f.Words)
}

// Run measures all files below dir and returns the rows of the bench table.
func Run(ctx context.Context, x *extract.Extractor, dir string) ([]proofs.Figure, error) {
	pdf, err := Measure(ctx, x, dir, ".pdf")
	if err != nil {
		return nil, err
	}
	docx, err := Measure(ctx, x, dir, ".docx")
	if err != nil {
		return nil, err
	}
	return append(rows("PDF", pdf, "pdftotext = 100%", 0.99), rows("DOCX", docx, "LibreOffice = 100%", 0.999)...), nil
}

func rows(kind string, files []File, baseline string, target float64) []proofs.Figure {
	if len(files) == 0 {
		return nil
	}
	var sum, least float64 = 0, 1
	var times []time.Duration
	failed := 0
	for _, f := range files {
		if f.Problem != "" {
			failed++
			continue
		}
		sum += f.Recall()
		least = min(least, f.Recall())
		times = append(times, f.Time)
	}
	slices.Sort(times)
	mean := sum / float64(max(1, len(times)))
	every := fmt.Sprintf("every %s of the data", kind)
	out := []proofs.Figure{
		{Task: kind + " files read", Set: every, Value: fmt.Sprintf("%d of %d", len(files)-failed, len(files)), Target: "all", Missed: failed > 0},
		{Task: kind + " word recall, mean", Set: every, Value: fmt.Sprintf("%.2f%%", 100*mean), Baseline: baseline, Target: fmt.Sprintf(">= %.1f%%", 100*target), Missed: mean < target},
		{Task: kind + " word recall, worst file", Set: every, Value: fmt.Sprintf("%.2f%%", 100*least), Baseline: baseline},
	}
	if len(times) > 0 {
		median, p95 := times[len(times)/2], times[len(times)*95/100]
		out = append(out, proofs.Figure{Task: kind + " time a file, fresh child, median / p95", Set: every,
			Value: fmt.Sprintf("%.2f s / %.2f s", median.Seconds(), p95.Seconds()), Target: "median < 0.6 s", Missed: median >= 600*time.Millisecond})
	}
	return out
}

// Files lists the files below dir that have this extension.
func Files(dir, ext string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.EqualFold(filepath.Ext(path), ext) {
			out = append(out, path)
		}
		return err
	})
	return out, err
}

// Measure reads every file below dir with this extension (".pdf" or ".docx") and compares.
func Measure(ctx context.Context, x *extract.Extractor, dir, ext string) ([]File, error) {
	names, err := Files(dir, ext)
	if err != nil {
		return nil, fmt.Errorf("listing files: %w", err)
	}
	theirs := pdftotext
	if ext == ".docx" {
		texts, err := libreOffice(ctx, names)
		if err != nil {
			return nil, err
		}
		theirs = func(_ context.Context, name string) (string, error) { return texts[name], nil }
	}
	if err := x.Warm(ctx); err != nil {
		return nil, err
	}
	var out []File
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		f := File{Name: strings.TrimPrefix(name, dir)}
		start := time.Now()
		d, err := x.Document(ctx, data, name)
		f.Time = time.Since(start)
		var p *problem.Error
		if errors.As(err, &p) {
			f.Problem = string(p.Code)
			out = append(out, f)
			continue
		}
		if err != nil {
			return nil, err
		}
		text, err := theirs(ctx, name)
		if err != nil {
			return nil, err
		}
		f.compare(words(text), words(d.Text()))
		out = append(out, f)
	}
	return out, nil
}

func (f *File) compare(want, got []string) {
	have := map[string]int{}
	for _, w := range got {
		have[w]++
	}
	f.Words, f.Own = len(want), len(got)
	for _, w := range want {
		if have[w] > 0 {
			have[w]--
			f.Found++
		} else {
			f.Missing = append(f.Missing, w)
		}
	}
}

// broken is a word divided at a line's end, which some programs join and some do not.
var broken = regexp.MustCompile(`(\pL)[-\x{00AD}\x{2010}]\n(\pL)`)

func words(text string) []string {
	text = broken.ReplaceAllString(text, "$1$2")
	return strings.FieldsFunc(strings.ToLower(norm.NFKC.String(text)), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c)
	})
}

func pdftotext(ctx context.Context, name string) (string, error) {
	out, err := exec.CommandContext(ctx, "pdftotext", "-enc", "UTF-8", name, "-").Output()
	if err != nil {
		return "", fmt.Errorf("pdftotext %s: %w", filepath.Base(name), err)
	}
	return string(out), nil
}

// libreOffice converts all files in one call; file names are unique only per folder, so each folder is converted apart.
func libreOffice(ctx context.Context, names []string) (map[string]string, error) {
	tmp, err := os.MkdirTemp("", "extractbench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	folders := map[string][]string{}
	for _, n := range names {
		folders[filepath.Dir(n)] = append(folders[filepath.Dir(n)], n)
	}
	texts := map[string]string{}
	for dir, names := range folders {
		out := filepath.Join(tmp, fmt.Sprint(len(texts)))
		args := append([]string{"-env:UserInstallation=file://" + tmp + "/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out}, names...)
		if b, err := exec.CommandContext(ctx, "soffice", args...).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("LibreOffice in %s: %w: %s", filepath.Base(dir), err, b[:min(len(b), 300)])
		}
		for _, n := range names {
			base := strings.TrimSuffix(filepath.Base(n), filepath.Ext(n))
			b, err := os.ReadFile(filepath.Join(out, base+".txt"))
			if err != nil {
				return nil, fmt.Errorf("LibreOffice made no text of %s", filepath.Base(n))
			}
			texts[n] = string(b)
		}
	}
	return texts, nil
}

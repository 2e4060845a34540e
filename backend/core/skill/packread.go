package skill

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"autojob/backend/core/problem"
)

// Bounds on what ReadPack reads: ESCO's largest language has 14,000 skills and 16 MB of skills.
const (
	packFiles = 200
	packBytes = 192 << 20
	packRows  = 400_000
)

// ReadPack reads the official files of ESCO (CSV, any languages) or O*NET (tab-separated text): a zip as downloaded, or one of
// its files. Which table a file is, its columns say. The error is for people.
func ReadPack(data []byte, fileName string) (*Pack, error) {
	return readPack(data, fileName, packBytes)
}

// readPack reads at most room bytes out of a zip.
func readPack(data []byte, fileName string, room int64) (*Pack, error) {
	b := packBuilder{skills: map[string]*packSkill{}, jobs: map[string]*packJob{}, langs: map[string]bool{}}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		if err := b.zip(data, room); err != nil {
			return nil, err
		}
	} else if err := b.table(fileName, bytes.NewReader(data)); err != nil {
		return nil, notPack(err)
	}
	p := b.pack(Default())
	if len(p.Skills)+len(p.Occupations) == 0 {
		return nil, notPack(fmt.Errorf("no table of ESCO or O*NET in it"))
	}
	return p, nil
}

func notPack(cause error) *problem.Error {
	return problem.New(problem.Unreadable, "This is no list of skills or occupations that Autojob can read.",
		"Choose the CSV download of ESCO or the text download of O*NET, as a zip or a folder.").Because(cause)
}

func (b *packBuilder) zip(data []byte, left int64) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return notPack(err)
	}
	if len(z.File) > packFiles {
		return problem.New(problem.TooLarge, "There are too many files in it.", "Choose the download of ESCO or O*NET itself.")
	}
	for _, f := range z.File {
		ext := strings.ToLower(path.Ext(f.Name))
		if f.FileInfo().IsDir() || ext != ".csv" && ext != ".txt" && ext != ".tsv" || strings.HasPrefix(path.Base(f.Name), ".") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return notPack(err)
		}
		limited := &io.LimitedReader{R: r, N: left}
		err = b.table(f.Name, limited)
		left = limited.N
		_ = r.Close()
		if left <= 0 {
			return problem.New(problem.TooLarge, "There is too much in it to be read.", "Choose the download of one language.")
		}
		if err != nil {
			return notPack(err)
		}
	}
	return nil
}

var fileLanguage = regexp.MustCompile(`_([a-z]{2})\.(csv|txt)$`)

// table reads one file. A file that is no table of either is passed over.
func (b *packBuilder) table(fileName string, in io.Reader) error {
	lang := "en"
	if m := fileLanguage.FindStringSubmatch(strings.ToLower(path.Base(fileName))); m != nil {
		lang = m[1]
	}
	r := csv.NewReader(in)
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	if ext := strings.ToLower(path.Ext(fileName)); ext == ".txt" || ext == ".tsv" {
		r.Comma, r.LazyQuotes = '\t', true
	}
	head, err := r.Read()
	if err == io.EOF {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading the columns: %w", err)
	}
	at := map[string]int{}
	for i, h := range head {
		at[strings.TrimSpace(strings.TrimPrefix(h, "\ufeff"))] = i
	}
	read := b.reader(at, lang)
	if read == nil {
		return nil
	}
	for n := 0; ; n++ {
		row, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading row %d: %w", n+2, err)
		}
		if n == packRows {
			return fmt.Errorf("more than %d rows", packRows)
		}
		read(func(column string) string {
			if i, ok := at[column]; ok && i < len(row) {
				return row[i]
			}
			return ""
		})
	}
}

type columnOf func(column string) string

// reader chooses by the columns what a row means; nil for a table that says nothing here.
func (b *packBuilder) reader(at map[string]int, lang string) func(columnOf) {
	has := func(names ...string) bool {
		return !slices.ContainsFunc(names, func(n string) bool { _, ok := at[n]; return !ok })
	}
	switch {
	case has("conceptUri", "preferredLabel", "iscoGroup"):
		return func(c columnOf) { b.escoJob(c, lang) }
	case has("conceptUri", "preferredLabel", "skillType"):
		return func(c columnOf) { b.escoSkill(c, lang) }
	case has("conceptUri", "broaderUri"):
		return b.escoBroader
	case has("occupationUri", "skillUri"):
		return b.escoUses
	case has("originalSkillUri", "relatedSkillUri"):
		return b.escoRelated
	case has("O*NET-SOC Code", "Example", "Commodity Title"):
		return b.onetTool
	case has("O*NET-SOC Code", "Alternate Title"):
		return func(c columnOf) { b.onetTitle(c, "Alternate Title") }
	case has("O*NET-SOC Code", "Related O*NET-SOC Code"):
		return b.onetRelated
	case has("O*NET-SOC Code", "Title", "Description"):
		return func(c columnOf) { b.onetTitle(c, "Title") }
	}
	return nil
}

// Package sample is what "try with sample data" offers: four CVs and some eighty job ads, all invented. The people, the
// companies and their addresses do not exist; the cities, tools and certificates do.
//
// Start at CVs and Jobs. The files are whole and unparsed, in the formats in which a person would bring them (PDF, DOCX,
// JSON Resume; JSON Lines in the plain and the schema.org shape, CSV), so trying the samples takes the same road as real
// files. What each of them says is written down in backend/testdata/truth.
package sample

import (
	"embed"
	"io/fs"
	"path"
)

//go:embed cv/*.pdf cv/*.docx cv/*.json jobs/*.jsonl jobs/*.csv
var files embed.FS

// File is one sample file. Data is the caller's own copy.
type File struct {
	Name string // base name with its extension: "nurse.pdf"
	Data []byte
}

// CVs returns the four sample CVs in order of name.
func CVs() []File { return read("cv") }

// Jobs returns the files of sample ads in order of name.
func Jobs() []File { return read("jobs") }

func read(dir string) []File {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		panic("sample: embedded folder " + dir + ": " + err.Error()) // cannot happen: the folder is compiled in
	}
	out := make([]File, 0, len(entries))
	for _, entry := range entries {
		data, err := files.ReadFile(path.Join(dir, entry.Name()))
		if err != nil {
			panic("sample: embedded file " + entry.Name() + ": " + err.Error()) // as above
		}
		out = append(out, File{Name: entry.Name(), Data: data})
	}
	return out
}

// Package tessdata holds the program and the language models of the text recognition, as adapter/extract/tesseract runs them: 8 MB,
// compiled into the command that reads foreign files and into no other. NOTICE.md says where each file comes from.
package tessdata

import "embed"

// Files are tesseract.wasm.gz and a model for each language (eng.traineddata.gz).
//
//go:embed *.gz
var Files embed.FS

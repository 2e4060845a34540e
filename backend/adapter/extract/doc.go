// Package extract reads files that strangers made (PDF, DOCX, ODT, RTF, HTML, Markdown, plain text, photos and scans) into document.Document, and
// draws pages.
// Start with Extractor.Document; a command that offers the child calls Serve.
//
// # What it promises
//
// No byte of a file is parsed in the caller's process. Each call starts a child, hands it the file over stdin, and
// takes one JSON answer from stdout. The child confines itself before it reads the first byte of the file, serves one
// request and ends. Whatever a file does to its reader, the caller gets a document or a *problem.Error with a hint, within
// Limits.Time plus two seconds.
//
// Nothing is invented: an unreadable file is an error, and what could not be read or was left out is a warning in the document.
// Warning codes: hidden_text, machine_text, no_text, pages_skipped, page_unreadable, scan_text.
//
// # What nobody can see
//
// Text that a person who opens the file would not see is left out, and a warning says its kind, how much there was and how it begins
// (core/hidden). A PDF's words are looked at on the page as it is drawn, once with its text and once without (pdfsight.go); invisible text
// over a picture that fills the page is the layer of a scanner and is read, marked as such; invisible text over letters drawn as shapes is
// read; all other is left out. DOCX and HTML are judged by what they say of colours, sizes, places and clips (docxsight.go, hidden.Page); a
// ground that the file does not tell (pictures, gradients, style sheets of other files, table styles) counts as one on which text shows.
// Deleted revisions and comments are left out and told. Characters without a shape are dropped, letters of other alphabets inside Latin
// words are read as they look, and both are told when they hide something. Sentences that address a machine stay, and are told.
// What no rule here sees: a font whose letters look like others than the file says, and a picture of text. backend/bench/hiddenbench
// lists the tricks and measures.
//
// # What is enforced where
//
//	                                    Linux            macOS            Windows
//	empty environment, no shell         yes              yes              yes (two variables of the system stay)
//	time, size of file and of answer    parent           parent           parent
//	killed with its process group       yes              yes              process only; it cannot be confined from forking
//	memory                              kernel and own   own guard        own guard
//	CPU time                            kernel           -                -
//	no files, no core dump              seccomp,         no writing       -
//	                                    Landlock, rlimit and no core
//	no network, no processes, no code   seccomp          -                -
//
// "Own guard" is a look at the memory every 20 ms by the child itself: a single allocation between two looks can pass it. On macOS and
// Windows the child could open files and connections if its Go code were taken over; nothing but that code and the WebAssembly sandbox
// keeps it from doing so.
//
// On every system PDFium, by far the largest parser, runs as WebAssembly: it has at most 256 MiB of its own and can call no
// system function; it sees neither files nor clock nor network. What is left to the kernel to hold is Go code.
// Tesseract, which reads pictures, is WebAssembly too, with at most 320 MiB; a call that needs it (OCRLimits) may take longer and hold 1 GiB, by
// the same means. It is loaded before the child confines itself, like PDFium, and only for pages that are pictures.
// On Linux the child refuses to read anything when resource limits or the system call filter cannot be set; Landlock, which
// older kernels lack, is a second lock on the same doors. The order in the child: load the PDF engine (from the cache),
// confine, read the file. So the cache is neither readable nor writable from the first foreign byte on.
//
// # Layout
//
// Lines come in reading order: a side bar or column is read from top to bottom before the next one (Block.Column), dates and
// labels stay with what they date and name. Two runs of one face that follow each other mark a wide gap or a tab
// between them, which the line's text shows as one space. DOCX and HTML lines have no boxes; text files keep
// empty lines.
//
// See backend/docs/adr/0005-extraction-sandbox.md and 0007-text-recognition.md for the reasons.
package extract

// Package withdrawal words the letter with which a person takes back what they shared and asks that it be deleted. Start with Letter.
//
// What it promises: every sentence is one of a closed set, in English, German, French or Spanish, filled in with the facts that it is given
// and nothing else; it claims no law and no right, and tells of the person only the name that signs it. Pure.
package withdrawal

import (
	"strconv"
	"strings"
	"time"

	"autojob/backend/core/summary"
)

// Item is one thing that was shared.
type Item struct {
	On    time.Time
	Kind  summary.Kind // what it was; "" where that is no longer known
	Media string       // its media type
	Title string       // of the job that it was for; "" for none
}

// Facts are what a letter is filled in with.
type Facts struct {
	Name      string // who signs
	Recipient string
	Address   string // where it goes; "" for none
	Items     []Item // the oldest first; at least one
	Day       time.Time
}

// Letter is the letter in a language, in English where there is no other: a summary of kind Letter, whose sentences all are plain.
func Letter(language string, f Facts) *summary.Draft {
	w, ok := wordings[language]
	if !ok {
		language, w = "en", wordings["en"]
	}
	d := &summary.Draft{Kind: summary.Letter, Language: language, Name: f.Name, Subject: w.subject}
	add := func(kind summary.BlockKind, section string, texts ...string) {
		b := summary.Block{Kind: kind, Section: section}
		for i, text := range texts {
			if text != "" {
				b.Sentences = append(b.Sentences, summary.Sentence{ID: section + "/" + strconv.Itoa(len(d.Blocks)) + "/" + strconv.Itoa(i), Text: text, Plain: true})
			}
		}
		if len(b.Sentences) > 0 {
			d.Blocks = append(d.Blocks, b)
		}
	}
	add(summary.List, "recipient", f.Recipient, f.Address)
	add(summary.Paragraph, "date", summary.Day(language, f.Day))
	add(summary.Paragraph, "letter", w.salutation)
	add(summary.Paragraph, "letter", w.got)
	var items []string
	for _, i := range f.Items {
		items = append(items, summary.Day(language, i.On)+": "+w.item(i))
	}
	add(summary.List, "letter", items...)
	add(summary.Paragraph, "letter", w.takeBack, w.ask)
	add(summary.Paragraph, "letter", w.obliged, w.tell)
	add(summary.Paragraph, "letter", w.greeting)
	add(summary.Paragraph, "letter", f.Name)
	return d
}

// wording is the closed set of one language.
type wording struct {
	subject, salutation, got, takeBack, ask, obliged, tell, greeting string
	kinds                                                            map[summary.Kind]string
	media                                                            map[string]string
	application, format, forTitle                                    string // what is not known better; " ({format})"; ", for {title}"
}

// item says what was shared: "CV of one page (PDF), for the position “Ward nurse”".
func (w wording) item(i Item) string {
	what, ok := w.kinds[i.Kind]
	if !ok {
		what = w.application
	}
	media, _, _ := strings.Cut(i.Media, ";")
	if format := w.media[media]; format != "" {
		what += strings.ReplaceAll(w.format, "{format}", format)
	}
	if i.Title != "" {
		what += strings.ReplaceAll(w.forTitle, "{title}", i.Title)
	}
	return what
}

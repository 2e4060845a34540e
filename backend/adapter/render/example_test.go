package render_test

import (
	"fmt"

	"autojob/backend/adapter/render"
	"autojob/backend/core/summary"
)

func ExampleRender() {
	draft := &summary.Draft{Kind: summary.Letter, Language: "en", Name: "Bo Li", Subject: "Kitchen help", Blocks: []summary.Block{
		{Kind: summary.Paragraph, Section: "letter", Sentences: []summary.Sentence{{Text: "I cooked for forty guests a day."}, {Text: "I would like to do so again."}}},
	}}
	text, err := render.Render(draft, render.Text)
	if err != nil {
		fmt.Println(err)
		return
	}
	pdf, err := render.Render(draft, render.PDF)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(string(text.Bytes))
	fmt.Println(pdf.Name, pdf.Pages)
	// Output:
	// Bo Li
	//
	// Kitchen help
	//
	// I cooked for forty guests a day. I would like to do so again.
	// cover-letter.pdf 1
}

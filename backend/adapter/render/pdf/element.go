package pdf

// Element is a part of the document as a screen reader tells it: a heading, a paragraph, a list.
type Element struct {
	kind     string
	children []*Element
	content  []content
	object   int // its number in the file
	parent   *Element
}

// content is a piece of text on a page that belongs to an element.
type content struct{ page, number int }

// Kinds of elements (ISO 32000-1, 14.8.4).
const (
	Heading1  = "H1"
	Heading2  = "H2"
	Heading3  = "H3"
	Paragraph = "P"
	List      = "L"
	Item      = "LI"
	Label     = "Lbl"
	Body      = "LBody"
)

// Begin returns a new part of the document, or of parent when it has one.
func (d *Document) Begin(parent *Element, kind string) *Element {
	if parent == nil {
		parent = d.root
	}
	e := &Element{kind: kind, parent: parent}
	parent.children = append(parent.children, e)
	return e
}

// prune takes away the elements that came to hold nothing.
func (e *Element) prune() {
	kept := e.children[:0]
	for _, c := range e.children {
		c.prune()
		if len(c.children) > 0 || len(c.content) > 0 {
			kept = append(kept, c)
		}
	}
	e.children = kept
}

// walk visits e and all below it, parents first.
func (e *Element) walk(visit func(*Element)) {
	visit(e)
	for _, c := range e.children {
		c.walk(visit)
	}
}

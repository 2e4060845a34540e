// Package resume reads a CV: from a document's text with its layout to a profile in the JSON Resume
// model, each field with the characters it was read from, its place on the page and how sure that is.
//
// Start with Parse. Looks says whether a document is a CV at all; FromJSON takes a JSON Resume.
//
// It promises: the same document gives the same profile; nothing is invented, every value is the text of its span or is
// marked Normalised (a date in ISO form, a country code, line breaks made blanks); work grows in line with the
// document's length. It knows headings, months and words for jobs, places and degrees in English, German, French and
// Spanish.
//
// How it reads: source prepares lines with cells and styles; headings part them into sections; entries part a section by
// its dates and by the style in which its first entry opens; roles decides which words are the employer and which the
// position, by their words and by what the same style says in the other entries of the same CV. A plain text has no places on a page: typed gives its lines
// those of a typewriter, and makes the lines whole that a mail program broke.
package resume

import (
	"slices"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
)

// Version names this parser in Reading.Parser.
const Version = "resume/6"

// Parse reads a CV. It never fails: what it cannot find stays empty.
func Parse(d *document.Document) *profile.Profile {
	p := &profile.Profile{}
	s := newSource(d)
	b := &book{source: s, p: p, fields: map[string]profile.Field{}}
	secs := s.sections()
	if s.torn {
		secs = b.regroup(secs)
	}
	secs = b.unheaded(secs)
	b.unnamedWork(secs)
	b.unnamedSkills(secs)
	for i := range secs {
		if secs[i].kind == education && len(secs[i].lines) > 0 {
			b.schools++
		}
	}
	b.readBasics(secs)
	driving := b.takeLicences(secs)
	unpaid, papers := b.takeElsewhere(secs)
	for i := range secs {
		sec := &secs[i]
		switch sec.kind {
		case work:
			if b.looksLikeSkills(sec) {
				b.readSkills(sec)
				continue
			}
			b.readWork(sec)
		case education:
			if b.looksLikeWork(sec) {
				b.readWork(sec)
				continue
			}
			b.readEducation(sec)
		case volunteer:
			b.readVolunteer(sec)
		case projects:
			b.readProjects(sec)
		case skills:
			if b.datedLines(sec) {
				b.readCertificates(sec)
				continue
			}
			b.readSkills(sec)
		case languages:
			b.readLanguages(sec)
		case certificates:
			if !slices.ContainsFunc(secs, func(s section) bool { return s.kind == education }) && b.looksLikeStudies(sec) {
				b.readEducation(sec)
				continue
			}
			b.readCertificates(sec)
		case awards:
			b.readAwards(sec)
		case publications:
			b.readPublications(sec)
		case interests:
			b.readInterests(sec)
		case references:
			b.readReferences(sec)
		}
	}
	if len(papers) > 0 {
		b.readCertificates(&section{lines: papers})
	}
	b.putLicences(driving)
	b.putUnpaid(unpaid)
	if len(p.Languages) == 0 {
		b.languagesElsewhere(secs)
	}
	p.Basics.Label = asHeld(p.Basics.Label, p.Work)
	lessSure(d, b.fields)
	p.Meta.Autojob = &profile.Reading{
		Parser: Version, Format: d.Format, Fields: b.fields, Warnings: d.Warnings, Text: d.Text(),
	}
	return p
}

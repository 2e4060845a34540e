package backend

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"autojob/backend/adapter/ledger"
	"autojob/backend/adapter/render"
	"autojob/backend/core/consent"
)

// printed are the words of a printed record by language: its title, its end, what was forgotten, what was told of, and of each kind of entry.
var printed = map[string]struct {
	title, end, gone, told, bytes, replaced string
	kinds                                   map[ledger.Kind]string
}{
	"en": {"What I shared", "{n} entries. End of the record: {hash}.", "Entries that were forgotten", "Told of: ", "SHA-256 of what left: ",
		"Characters that this file's font does not have stand as question marks. The JSON copy has them.",
		map[ledger.Kind]string{ledger.Sent: "sent", ledger.HandedOver: "handed over", ledger.Failed: "did not arrive, as far as is known", ledger.Withdrawn: "taken back", ledger.Corrected: "corrected by something later",
			ledger.Forgotten: "entries were forgotten", ledger.ConsentGiven: "consent given", ledger.ConsentWithdrawn: "consent withdrawn"}},
	"de": {"Was ich weitergegeben habe", "{n} Einträge. Ende des Nachweises: {hash}.", "Vergessene Einträge", "Mitgeteilt: ", "SHA-256 des Weitergegebenen: ",
		"Zeichen, die die Schrift dieser Datei nicht hat, stehen als Fragezeichen. Die JSON-Kopie enthält sie.",
		map[ledger.Kind]string{ledger.Sent: "gesendet", ledger.HandedOver: "übergeben", ledger.Failed: "kam, soweit bekannt, nicht an", ledger.Withdrawn: "zurückgenommen", ledger.Corrected: "durch Späteres berichtigt",
			ledger.Forgotten: "Einträge wurden vergessen", ledger.ConsentGiven: "Einwilligung erteilt", ledger.ConsentWithdrawn: "Einwilligung widerrufen"}},
	"fr": {"Ce que j’ai partagé", "{n} entrées. Fin du registre : {hash}.", "Entrées oubliées", "Informations : ", "SHA-256 de l’envoi : ",
		"Les caractères absents de la police de ce fichier sont remplacés par des points d’interrogation. La copie JSON les contient.",
		map[ledger.Kind]string{ledger.Sent: "envoyé", ledger.HandedOver: "remis", ledger.Failed: "pas arrivé, pour autant qu’on sache", ledger.Withdrawn: "retiré", ledger.Corrected: "corrigé par un envoi plus récent",
			ledger.Forgotten: "des entrées ont été oubliées", ledger.ConsentGiven: "consentement donné", ledger.ConsentWithdrawn: "consentement retiré"}},
	"es": {"Lo que he compartido", "{n} entradas. Fin del registro: {hash}.", "Entradas olvidadas", "Datos: ", "SHA-256 de lo que salió: ",
		"Los caracteres que la letra de este archivo no tiene aparecen como signos de interrogación. La copia JSON los contiene.",
		map[ledger.Kind]string{ledger.Sent: "enviado", ledger.HandedOver: "entregado", ledger.Failed: "no llegó, que se sepa", ledger.Withdrawn: "retirado", ledger.Corrected: "corregido por algo posterior",
			ledger.Forgotten: "se olvidaron entradas", ledger.ConsentGiven: "consentimiento dado", ledger.ConsentWithdrawn: "consentimiento retirado"}},
}

// PrintRecord writes the whole record as a PDF to be read: by recipient, the latest first. Only the JSON of ExportRecord can be verified.
func (b *Backend) PrintRecord(ctx context.Context, language string, w io.Writer) error {
	words, ok := printed[language]
	if !ok {
		language, words = "en", printed["en"]
	}
	lines, err := b.wholeRecord(ctx)
	if err != nil {
		return err
	}
	r := render.Report{Language: language, Title: words.title, Beneath: b.Now().UTC().Format("2006-01-02 15:04 UTC")}
	at := map[string]int{}
	nobody := render.ReportSection{Title: words.gone} // what names nobody comes last
	for _, l := range lines {
		when, _ := time.Parse(time.RFC3339, l.At) // the ledger writes no other
		e := render.ReportEntry{Title: strconv.FormatInt(l.Number, 10) + " · " + when.UTC().Format("2006-01-02 15:04") + " · " + words.kinds[l.Kind]}
		o := l.Opening
		if o == nil || o.Recipient.Name == "" {
			if o != nil && o.Purpose != "" {
				e.Title += ", " + o.Purpose.Called(language)
			}
			nobody.Entries = append(nobody.Entries, e)
			continue
		}
		for _, part := range []string{o.Method.Called(language), o.Purpose.Called(language)} {
			if part != "" {
				e.Title += ", " + part
			}
		}
		if told := fieldsCalled(o.Fields, language); told != "" {
			e.Lines = append(e.Lines, words.told+told)
		}
		if o.Digest != "" {
			e.Lines = append(e.Lines, words.bytes+o.Digest)
		}
		key := consent.Fold(o.Recipient.Name)
		i, ok := at[key]
		if !ok {
			i = len(r.Sections)
			at[key] = i
			r.Sections = append(r.Sections, render.ReportSection{Title: o.Recipient.Name, Beneath: strings.Trim(o.Recipient.Kind.Called(language)+", "+o.Recipient.Address, ", ")})
		}
		r.Sections[i].Entries = append(r.Sections[i].Entries, e)
	}
	if len(nobody.Entries) > 0 {
		r.Sections = append(r.Sections, nobody)
	}
	if len(lines) > 0 {
		r.Beneath += ". " + strings.NewReplacer("{n}", strconv.Itoa(len(lines)), "{hash}", lines[0].Hash()).Replace(words.end)
	}
	data, _, replaced := r.PDF()
	if replaced {
		r.Beneath += " " + words.replaced
		data, _, _ = r.PDF()
	}
	_, err = w.Write(data)
	return err
}

// wholeRecord is all of it, the newest first.
func (b *Backend) wholeRecord(ctx context.Context) ([]RecordLine, error) {
	const step = 1000
	var out []RecordLine
	for before := int64(0); ; {
		lines, err := b.Record(ctx, before, step)
		if err != nil {
			return nil, err
		}
		out = append(out, lines...)
		if len(lines) < step || lines[len(lines)-1].Number == 1 {
			return out, nil
		}
		before = lines[len(lines)-1].Number
	}
}

// fieldsCalled names the fields in which paths lie, each once.
func fieldsCalled(paths []string, language string) string {
	var out []string
	for _, path := range paths {
		if name := consent.FieldOf(path).Called(language); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

package profile

import "autojob/backend/core/pattern"

// unfinished matches it, with or without accents.
var unfinished = pattern.New(`(?i)\b(not\s+(?:completed|finished|submitted|awarded)|(?:did|have) not\s+(?:graduated?|finish(?:ed)?|completed?)|incomplete|unfinished|discontinued|withdr[ae]w|stopped|left (?:after|before|early)|dropped out|without (?:a )?degree|no degree|` +
	`abgebrochen|ohne (?:abschluss|examen|diplom)|nicht (?:abgeschlossen|beendet)|gewechselt|` +
	`(?:arr[êe]t|interromp|inachev)[ée]e?s?|interrompue?s?|abandon(?:o|n?[ée]e?s?)?|non (?:valid|obten|termin|achev)(?:[ée]e?|ue?)s?|sans (?:dipl[ôo]me|validation)|` +
	`incomplet[oa]s?|titulaci[óo]n en tr[áa]mite|pasante|sin (?:terminar|acabar|finalizar|t[íi]tulo|titulaci[óo]n)|no (?:terminad|acabad|finalizad|concluid)[oa]s?|inacabad[oa]s?|abandonad[oa]s?)(?:$|[^\pL])`)

// Unfinished is where a text says of a study that it was not finished ("left after two years, no degree"), as the bytes from and to; nil where it does not.
func Unfinished(text string) []int {
	if m := unfinished.FindStringSubmatchIndex(text); m != nil {
		return m[2:4]
	}
	return nil
}

package resume

import (
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
)

// What stands among the names of an entry and names nothing: remarks, hours, brackets that tell how it ended.

// remark matches what stands among the names of an entry and names nothing: how long a week was, what kind of contract it was, accents dropped.
var remark = pattern.New(`^((in )?(voll|teil)zeit|befristet|unbefristet|geringfugig( beschaftigt)?|minijob|nebenjob|ferienjob|aushilfsweise|zeitarbeit|leiharbeit|saison\pL*|festanstellung|freiberuflich|(full|part)[- ]time|temporary|permanent|seasonal|casual|zero[- ]hours?|fixed[- ]term|contract|temp|cdd|cdi|interim|interimaire|alternance|saisonnier|temps (plein|partiel)|mi-temps|a temps (plein|partiel)|jornada (completa|parcial)|media jornada|tiempo (completo|parcial)|eventual|temporal|contratos? \pL+( \pL+)?|indefinido|unterbrech\pL+|unterbroch\pL+|interrupted|interruption|evenings?|weekends?|(every|each|once|twice|first|second|third|last|one) (\pL+ )?(mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weeks?|weekends?|months?|a (week|month|year))|abends|am wochenende|(jeden|jede|jedes) \pL+|(alle|ca\.?) \w+ \pL+|chaque \pL+|tous les \pL+|un \pL+ (sur deux|par mois)|cada \pL+|(los|todos los) (lunes|martes|miercoles|jueves|viernes|sabados|domingos)|u\. ?a\.)\b`)

// isRemark reports whether a stretch of an entry's head names nothing. A job whose words are among them ("Freelance Designer") is one.
func isRemark(t string) bool {
	f := fold(t)
	if workload.MatchString(f) || startsLower(t) && several.MatchString(f) {
		return true
	}
	if private.MatchString(f) {
		return true
	}
	m := remark.FindStringIndex(f)
	return m != nil && titleScore(t) < 0.7 && orgScore(t) < 0.9 && (wordCount(f[m[1]:]) <= 5)
}

// private matches what stands for people at whose homes somebody worked.
var private = pattern.New(`^((chez des |en casas )?particuli?(ers|ares)|privathaushalte?|private households?)$`)

// several matches words for more than one employer.
var several = pattern.New(`^(diverse|various|several|different|divers(es)?|verschieden\pL*|varios|varias|plusieurs|mehrere)\b`)

// workload matches hours and shares of a week: "28 Std./Woche", "80 %", "0.8 FTE".
var workload = pattern.New(`^(ca\.? )?\d{1,3}([.,]\d+)? ?(%|std|stunden|stdn|h\b|hrs?\b|hours?|heures|horas|fte|vze|etp|wochen|weeks|semaines|semanas|monate|months|mois|meses|tage|days|jours|dias)`)

// employerInside reports whether a bracket behind the name of a job holds the firm: "Welder (Example Temps GmbH)".
func (s *source) employerInside(from, open int, inner string) bool {
	return orgScore(inner) >= 0.95 && titleScore(s.cut(document.Span{Start: from, End: open})) >= 0.7
}

// noteAround is the bracket that holds a date and other words before it.
func (s *source) noteAround(r *row, d dated) (document.Span, bool) {
	text := []rune(r.text)
	from, to := max(d.span.Start, d.start.Start)-r.span.Start, d.span.End-r.span.Start
	if from <= 0 || to > len(text) || from > to {
		return document.Span{}, false
	}
	before, after := string(text[:from]), string(text[to:])
	open, end := strings.LastIndexByte(before, '('), strings.IndexByte(after, ')')
	if open <= 0 || end < 0 || strings.LastIndexByte(before, ')') > open || wordCount(before[open:]) == 0 || strings.TrimSpace(before[open:]) == "(" {
		return document.Span{}, false
	}
	start := r.span.Start + len([]rune(before[:open]))
	return document.Span{Start: start, End: d.span.End + len([]rune(after[:end])) + 1}, true
}

// outcome matches the words of a bracket that tells how a study or a job ended, accents dropped.
var outcome = pattern.New(`\b(abschluss|abgeschlossen|bestanden|obtenue?|diplomee?|completed|graduated|awarded|passed|finished|expected|finalizad[oa]|terminad[oa]|obtenid[oa]|voraussichtlich|prevue?|previst[oa]|erneuert|renewed|renovad[oa]|renouvelee?)\b`)

// datesOf are the dates that a row of an entry's head is read without. A bracket that tells how it ended goes whole ("(completed May 2015, with
// merit)"); where another date is the entry's, one inside a bracket tells about the name ("Carpenter (apprentice until 2012)").
func (s *source) datesOf(e *entry, r *row) []dated {
	var out []dated
	for _, d := range r.dates {
		note, ok := s.noteAround(r, d)
		switch {
		case ok && (outcome.MatchString(fold(s.cut(note))) || (e.date != nil && d.span == e.date.span || e.date == nil && len(r.dates) == 1) && d.span.End >= note.End-1):
			d.span = note
		case ok && e.date != nil && d.span != e.date.span && (r.anchor || len(r.dates) == 1) && !(d.ranged && d.from != "" && d.to != ""):
			continue
		}
		out = append(out, d)
	}
	return out
}

// remarkBehind reports whether a stretch behind the date of a row is a bracket of several words, as a remark is.
func (s *source) remarkBehind(sp document.Span, r *row) bool {
	t := strings.TrimSpace(s.cut(sp))
	return len(r.dates) > 0 && sp.Start >= r.dates[0].span.End && strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") && wordCount(t) > 4
}

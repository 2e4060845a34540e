package resume

import "autojob/backend/core/pattern"

// A table of jobs or studies may have a row of labels on top ("When | Role | Employer | What I did"): it is no entry, and the cells below a label for
// what was done tell about one.

// columnLabels are the labels of such a row, accents dropped.
var columnLabels = set(`when what who where date dates period from to year years role position title job employer company organisation organization firm place location school institution course degree qualification subject grade notes tasks duties description details responsibilities
	wann was wer wo datum zeitraum von bis jahr jahre stelle funktion tatigkeit tatigkeiten beruf arbeitgeber firma unternehmen ort schule einrichtung abschluss fach note aufgaben beschreibung bemerkung
	quand quoi ou dates periode de a annee annees poste fonction metier employeur entreprise lieu ecole etablissement diplome formation matiere mention missions taches description remarques
	cuando que donde fecha fechas periodo desde hasta ano anos puesto cargo funcion empleador empresa lugar centro escuela titulo estudios materia tareas funciones descripcion observaciones`)

// tells matches the label of a column that tells what was done there, accents dropped.
var tells = pattern.New(`^(what (i|we) |what was done|tasks|duties|description|details|responsibilities|main |notes|aufgaben|tatigkeiten|beschreibung|was ich|missions|taches|description|ce que|tareas|funciones|descripcion|que hacia|lo que)`)

// withoutTableHead leaves the row of labels of a table out and marks the cells that tell about an entry.
func (s *source) withoutTableHead(lines []line) []line {
	at := func(l *line) (table, row, cell int) {
		b := s.doc.Lines[l.doc].Block
		return b.Table, b.Row, b.Cell
	}
	heads := map[int]map[int]bool{} // by table, the cells that tell
	var out []line
	for i := 0; i < len(lines); {
		table, row, _ := at(&lines[i])
		z := i + 1
		for z < len(lines) {
			if t, r, _ := at(&lines[z]); table == 0 || t != table || r != row {
				break
			}
			z++
		}
		if table > 0 && row == 1 && z-i >= 2 && s.allLabels(lines[i:z]) {
			heads[table] = map[int]bool{}
			for k := i; k < z; k++ {
				_, _, c := at(&lines[k])
				heads[table][c] = tells.MatchString(fold(lines[k].text))
			}
			i = z
			continue
		}
		for k := i; k < z; k++ {
			_, _, c := at(&lines[k])
			l := lines[k]
			l.tells = heads[table][c]
			out = append(out, l)
		}
		i = z
	}
	return out
}

// allLabels reports whether each line is a label for a column.
func (s *source) allLabels(lines []line) bool {
	for i := range lines {
		f := fold(lines[i].text)
		ws := words(f)
		if len(ws) == 0 || len(ws) > 6 || !columnLabels[ws[0]] && !tells.MatchString(f) {
			return false
		}
	}
	return true
}

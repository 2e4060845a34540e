package match

import "strings"

// bareWords are words of titles that say how somebody stands in a firm, not what the work is.
var bareWords = "consultant manager managerin associate specialist officer executive assistant director supervisor coordinator representative agent administrator " +
	"staff employee worker intern trainee team member leader lead owner partner professional expert head senior junior sr jr general deputy acting regional " +
	"assistant vice president berater beraterin leiter leiterin mitarbeiter mitarbeiterin fachkraft spezialist assistent assistentin referent consultante gerente " +
	"responsable conseiller conseillère asesor consultor consultora director directora of the and i ii iii iv - & " +
	"state city company name"

// bare reports whether a title names no work: "Consultant", "Senior Manager", or what an anonymised CV leaves of one.
func bare(title string) bool {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return strings.ContainsRune(" ,/.()|–:", r) })
	for _, w := range words {
		if !strings.Contains(" "+bareWords+" ", " "+w+" ") {
			return false
		}
	}
	return true
}

// bareShare is what a bare title counts beside one that names the work, where no skills bear it out.
const bareShare bp = 3_500

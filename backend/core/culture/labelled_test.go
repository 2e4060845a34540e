package culture

import (
	"slices"
	"strings"
	"testing"
)

// labelled are sentences in the manner of ads, with every dimension that a careful reader takes from them. They were labelled before
// the reader ran on them. Nearly half say nothing of how a place works, in words that also serve to say it.
// Dimensions stand between spaces.
var labelled = []struct{ text, want string }{
	// English: nothing said.
	{"You report with respect to quality, cost and time.", ""},
	{"This is the kind of job for people who like heights.", ""},
	{"Train and evaluate machine learning models on our training data.", ""},
	{"High school diploma, or equivalent combination of education and training required.", ""},
	{"Guard the data integrity of the warehouse and check the structural integrity of welds.", ""},
	{"Query structured and unstructured data from many sources.", ""},
	{"Health insurance, flexible spending account, life insurance.", ""},
	{"Design of experiments and clinical trial inclusion criteria.", ""},
	{"Keep confidential information in the right cabinet.", ""},
	{"Know network protocols and follow the cleaning procedures.", ""},
	{"Join conference calls with the plant in Leeds.", ""},
	{"Repair climate control units and durable medical equipment.", ""},
	{"Sell pension products to established accounts.", ""},
	{"Manage the community college timetable and the busy front desk phone.", ""},
	{"Perform routine maintenance on autonomous vehicles.", ""},
	{"A data-driven view of customer service metrics.", ""},
	{"Other duties may be assigned for the purpose of stock control.", ""},
	{"Long term debt, contracts and transparent film.", ""},
	{"Experience with Agile software development methodologies such as Scrum.", ""},
	{"Improve the reliability of the pumps; a driven axle is part of it.", ""},
	{"Accessible via bus 12; price inclusive of lunch.", ""},
	{"Handle customer complaints and customer transactions at the till.", ""},
	{"Mentor junior staff and train new starters on the press.", ""},
	{"Perform the essential functions of the job with or without accommodation.", ""},
	{"Caring for up to eight patients per shift.", ""},
	// English: something said.
	{"We treat each other with respect and say thank you.", "respect"},
	{"Everybody here is treated with dignity and respect.", "respect"},
	{"You will get a mentor and a yearly training budget.", "learning"},
	{"Paid training for all new colleagues.", "learning"},
	{"We invest in your career growth and professional development.", "learning"},
	{"There is a clear career path with room for advancement.", "learning"},
	{"Work independently with minimal supervision.", "autonomy"},
	{"You manage your own time and make your own decisions.", "autonomy"},
	{"Thrives in a fast-paced environment with tight deadlines.", "pace"},
	{"An ability to adapt to a changing environment.", "agility"},
	{"We value diversity and encourage diverse candidates to apply.", "diversity"},
	{"An inclusive workplace where everyone belongs.", "diversity"},
	{"Work-life balance is real here: no evening calls.", "balance"},
	{"A flexible schedule and remote-friendly working.", "flexibility"},
	{"A collaborative environment with cross-functional teams.", "collaboration"},
	{"Work closely with the other trades on a supportive team.", "collaboration"},
	{"Take ownership of your work and keep your promises.", "execution"},
	{"We hold ourselves to the highest ethical standards.", "integrity"},
	{"Do what is right, even when nobody looks: honesty and integrity count.", "integrity"},
	{"Customers come first, and customer focus guides what we build.", "customer"},
	{"We are mission-driven and want to make a positive impact on the lives of others.", "purpose"},
	{"A culture of innovation, where new ideas are welcome.", "innovation"},
	{"We reward top performers and celebrate winning.", "performance"},
	{"A stable, family-owned business with long-term prospects.", "stability"},
	{"Clear processes and a structured onboarding.", "structure learning"},
	{"We are not only fast-paced but kind to each other.", "pace respect"},
	// German.
	{"Abgeschlossene Ausbildung und Weiterbildung zum Meister erforderlich.", ""},
	{"Sie betreuen Kinder und Jugendliche; Kindergarten am Ort.", ""},
	{"Anstellung (m/w/divers) ab sofort.", ""},
	{"Sie schulen unsere Kunden und vereinbaren Termine.", ""},
	{"Kreative Floristik und dynamische Lasten sind Ihnen vertraut.", ""},
	{"Gemeinsam mit dem Statiker prüfen Sie die Pläne.", ""},
	{"Wir begegnen uns mit Wertschätzung und Respekt.", "respect"},
	{"Regelmäßige Fortbildungen und eine gründliche Einarbeitung.", "learning"},
	{"Flache Hierarchien und kurze Entscheidungswege.", "agility"},
	{"Ein kollegiales Team mit echtem Zusammenhalt.", "collaboration"},
	{"Ein sicherer Arbeitsplatz in einem Familienunternehmen.", "stability"},
	{"Die Vereinbarkeit von Familie und Beruf ist uns wichtig.", "balance"},
	{"Viel Gestaltungsspielraum und eigenverantwortliches Arbeiten.", "autonomy"},
	{"Gleitzeit und Homeoffice sind selbstverständlich.", "flexibility"},
	{"Nicht hektisch, keine Überstunden.", "balance"},
	// French.
	{"Vous gérez l'ensemble des dossiers de divers clients.", ""},
	{"De formation Bac+5, vous avez le sens du service.", ""},
	{"Le challenge technique : migrer la base en utilité publique.", ""},
	{"Évolution des prix et durée de vie durable des pièces.", ""},
	{"Une équipe soudée où règne l'entraide.", "collaboration"},
	{"Nous vous formons : formation interne et parcours d'évolution.", "learning"},
	{"La bienveillance et l'écoute font partie de nos valeurs.", "respect"},
	{"Vous travaillez en autonomie et avec rigueur.", "autonomy execution"},
	{"Télétravail deux jours et horaires flexibles.", "flexibility"},
	{"Postes ouverts aux personnes en situation de handicap.", "diversity"},
	// Spanish.
	{"Responsable de la caja y de los pedidos.", ""},
	{"Formación académica: ciclo de grado superior.", ""},
	{"Equipos cercanos a la costa y cargas dinámicas.", ""},
	{"Un clima mediterráneo y vacaciones escolares con alumnos.", ""},
	{"Buen ambiente de trabajo y trabajo en equipo.", "collaboration"},
	{"Plan de formación continua y desarrollo profesional.", "learning"},
	{"Estabilidad laboral y conciliación familiar.", "stability balance"},
	{"Respeto y confianza entre compañeros.", "respect integrity"},
	{"Horario flexible y teletrabajo.", "flexibility"},
	{"Igualdad de oportunidades para todas las personas.", "diversity"},
}

// fresh were labelled after the cue list was tuned on the sentences above, and the list was not changed for them: what it does on ads
// that nobody tuned it for.
var fresh = []struct{ text, want string }{
	{"Respect all safety signs on the site.", ""},
	{"Calculate the net present value with respect to tax.", ""},
	{"What kind of tools have you used?", ""},
	{"Document test results and train models on audio.", ""},
	{"Forklift training certificate required.", ""},
	{"Own the customer database and its integrity checks.", ""},
	{"Prepare structured products and structured notes.", ""},
	{"A community nurse visits patients at home.", ""},
	{"Write reports on climate risk for the bank.", ""},
	{"Order entry, invoicing and customer service.", ""},
	{"Competitive salary, pension and dental plan.", ""},
	{"Test the stability of emulsions over three months.", ""},
	{"Transparent pricing for cloud resources.", ""},
	{"Diverse duties in the stores, from goods in to dispatch.", ""},
	{"Inclusive of VAT and delivery.", ""},
	{"Innovation Park, Building 4, second floor.", ""},
	{"Performance tuning of databases.", ""},
	{"Handles confidential files.", ""},
	{"Flexible hoses and couplings are our trade.", ""},
	{"We listen to one another and treat people kindly; mutual respect matters.", "respect"},
	{"You are a team player with a high attention to detail.", "collaboration execution"},
	{"We pay for your exams and give you a mentor for the first year.", "learning"},
	{"Excellent opportunities for growth within the group.", "learning"},
	{"Must be able to work independently as well as in a team environment.", "autonomy collaboration"},
	{"A busy environment where priorities shift by the hour.", "pace"},
	{"We are an equal opportunity employer.", "diversity"},
	{"Generous parental leave and no weekend work.", "balance"},
	{"Flexible working is open to everybody from day one.", "flexibility"},
	{"We celebrate new ideas and encourage curiosity.", "innovation"},
	{"Honesty matters more to us than looking good.", "integrity"},
	{"Our work makes a difference to people with disabilities.", "purpose"},
	{"A permanent contract with a family-run firm.", "stability"},
	{"Ambitious sales people who exceed targets.", "performance"},
	{"A customer-centric company that values adaptability.", "customer agility"},
	{"Sie planen die Schulungen für unsere Kunden.", ""},
	{"Sie haben eine Ausbildung als Gärtner und Freude am Umgang mit Kindern.", ""},
	{"Transparente Folien und Klebstoffe.", ""},
	{"Wir arbeiten auf Augenhöhe und mit gegenseitigem Respekt.", "respect"},
	{"Sie arbeiten selbstständig und zuverlässig.", "autonomy execution"},
	{"Wir bieten eine strukturierte Einarbeitung und 30 Tage Urlaub.", "structure learning balance"},
	{"Teamgeist und Neugier bringen Sie mit.", "collaboration innovation"},
	{"Diplôme ou formation équivalente exigée.", ""},
	{"Vous assurez l'évolution du logiciel de paie.", ""},
	{"Travail en équipe, bienveillance et esprit d'initiative.", "collaboration respect autonomy"},
	{"Mutuelle, RTT et possibilités d'évolution.", "balance learning"},
	{"Se requiere formación profesional en electricidad.", ""},
	{"Responsable del taller y de los repuestos.", ""},
	{"Valoramos la igualdad de oportunidades y el trabajo en equipo.", "diversity collaboration"},
}

// measure compares what is read with the labels, dimension by dimension.
func measure(set []struct{ text, want string }, read func(string) []Cue, tell func(text, verdict string)) (precision, recall float64) {
	var right, read1, want1 int
	for _, c := range set {
		want := strings.Fields(c.want)
		var got []string
		for _, cue := range read(c.text) {
			if d := string(cue.Dimension); !slices.Contains(got, d) {
				got = append(got, d)
			}
		}
		for _, d := range got {
			if slices.Contains(want, d) {
				right++
			} else {
				tell(c.text, "read "+d+", which it does not say")
			}
		}
		for _, d := range want {
			if !slices.Contains(got, d) {
				tell(c.text, "missed "+d)
			}
		}
		read1, want1 = read1+len(got), want1+len(want)
	}
	return float64(right) / float64(max(1, read1)), float64(right) / float64(want1)
}

func TestCuesAgreeWithLabelledSentences(t *testing.T) {
	if len(labelled) < 60 {
		t.Fatalf("only %d sentences", len(labelled))
	}
	precision, recall := measure(labelled, Read, func(text, verdict string) { t.Logf("%q: %s", text, verdict) })
	t.Logf("%d sentences: precision %.3f, recall %.3f", len(labelled), precision, recall)
	if precision < 0.97 || recall < 0.9 {
		t.Errorf("precision %.3f and recall %.3f, want at least 0.97 and 0.90", precision, recall)
	}
	// The measure bites: a reader that sees respect everywhere fails it.
	eager := func(text string) []Cue { return append(Read(text), Cue{Dimension: Respect, End: 1}) }
	if p, _ := measure(labelled, eager, func(string, string) {}); p > 0.9 {
		t.Errorf("a reader that sees respect everywhere has precision %.3f", p)
	}
}

func TestCuesHoldOnSentencesTheyWereNotTunedOn(t *testing.T) {
	precision, recall := measure(fresh, Read, func(text, verdict string) { t.Logf("%q: %s", text, verdict) })
	t.Logf("%d sentences: precision %.3f, recall %.3f", len(fresh), precision, recall)
	if precision < 0.9 || recall < 0.7 {
		t.Errorf("precision %.3f and recall %.3f, want at least 0.90 and 0.70", precision, recall)
	}
}

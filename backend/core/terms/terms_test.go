package terms

import (
	"slices"
	"strconv"
	"testing"

	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/skill"
)

// read reads the text of an ad as a person would paste it.
func read(t *testing.T, text string) (*Terms, *posting.Posting) {
	t.Helper()
	r, err := posting.ParsePasted(text, "")
	if err != nil {
		t.Fatal(err)
	}
	p := &r.Postings[0]
	return Read(p, evidence.ReadAd(skill.Default(), p)), p
}

const english = `Ward Clerk (part-time)
Company: Larkfield Infirmary
Location: Leeds, UK

About the job
You keep the records of a ward of twenty beds in order.

Requirements
- Two years of experience in an office
- Enhanced DBS check

What we offer
- £13.20 per hour gross, paid weekly
- 22.5 hours per week, permanent contract
- NHS pension and 27 days of annual leave
- A mentor from the first day and paid training
- Relocation assistance
- Free parking

Start date: 1 March 2027
We are unable to offer visa sponsorship for this role.
Closing date: 15 January 2027
Please send a cover letter and quote reference WC-27 to ward.jobs@larkfield.example or call 0113 496 0123.
`

func TestAnEnglishAdIsReadWithItsQuotes(t *testing.T) {
	got, p := read(t, english)
	if got.Pay == nil || got.Pay.Min != 13.2 || got.Pay.Period != "hour" || got.Pay.Currency != "GBP" || got.Pay.Tax != "gross" || got.Pay.Estimated {
		t.Errorf("pay is %+v", got.Pay)
	}
	if got.Hours == nil || got.Hours.Min != 22.5 || got.Hours.Max != 22.5 {
		t.Errorf("hours are %+v", got.Hours)
	}
	if v := Values(got.Employment); !slices.Equal(v, []string{"part-time", "permanent"}) {
		t.Errorf("employment is %q", v)
	}
	for name, want := range map[string]string{"start": "2027-03-01", "closing": "2027-01-15", "visa": "not offered"} {
		s := map[string]*Said{"start": got.Start, "closing": got.Closing, "visa": got.Visa}[name]
		if s == nil || s.Value != want {
			t.Errorf("%s is %+v, want %s", name, s, want)
		}
	}
	for _, want := range []string{"retirement", "paid leave", "training", "transport", "relocation"} {
		if !has(got.Benefits, want) {
			t.Errorf("the benefits %q lack %q", Values(got.Benefits), want)
		}
	}
	for _, want := range []string{"mentoring", "training"} {
		if !has(got.Growth, want) {
			t.Errorf("growth %q lacks %q", Values(got.Growth), want)
		}
	}
	for _, want := range []string{"e-mail", "phone"} {
		if !has(got.Contact, want) {
			t.Errorf("contact %q lacks %q", Values(got.Contact), want)
		}
	}
	for _, want := range []string{"cover letter", "reference number"} {
		if !has(got.Instructions, want) {
			t.Errorf("instructions %q lack %q", Values(got.Instructions), want)
		}
	}
	if got.Agency != nil || got.Remote != nil {
		t.Errorf("agency %+v and remote %+v are not said", got.Agency, got.Remote)
	}
	checkQuotes(t, got, p)
}

// checkQuotes holds every quote against the place it names.
func checkQuotes(t *testing.T, got *Terms, p *posting.Posting) {
	t.Helper()
	var all []evidence.Quote
	for _, list := range [][]Said{got.Employment, got.Benefits, got.Growth, got.Contact, got.Instructions} {
		for _, s := range list {
			all = append(all, s.Quote)
		}
	}
	for _, s := range []*Said{got.Remote, got.RemoteRule, got.Level, got.Start, got.Closing, got.Visa, got.Agency} {
		if s != nil {
			all = append(all, s.Quote)
		}
	}
	if got.Pay != nil {
		all = append(all, got.Pay.Quote)
	}
	if got.Hours != nil {
		all = append(all, got.Hours.Quote)
	}
	for _, q := range all {
		text := []rune(p.Description)
		if q.Field == "title" {
			text = []rune(p.Title)
		}
		if q.Text == "" || q.Field == "salary" {
			continue
		}
		if q.Span.End > len(text) || string(text[q.Span.Start:q.Span.End]) != q.Text {
			t.Errorf("%q does not stand at %v", q.Text, q.Span)
		}
	}
}

func TestAnAdThatSaysNothingHasNoTerms(t *testing.T) {
	got, _ := read(t, `Gardener
Company: Old Mill Estate

The garden of the mill has four hundred roses, an orchard and a pond. You look after them with two colleagues through the year, in the rain and in the sun, and you know a plum from a sloe. The health of the trees matters to us, and the vision of the founder was a garden for everyone. Training young trees on the wall is your winter work.`)
	if got.Pay != nil || got.Hours != nil || got.Start != nil || got.Closing != nil || got.Visa != nil || got.Agency != nil || got.Remote != nil || got.Level != nil {
		t.Errorf("something is said: %+v", got)
	}
	for name, list := range map[string][]Said{"employment": got.Employment, "benefits": got.Benefits, "growth": got.Growth, "contact": got.Contact, "instructions": got.Instructions} {
		if len(list) > 0 {
			t.Errorf("%s: %+v", name, list)
		}
	}
}

func TestOtherLanguagesAreRead(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{`Mechatroniker (m/w/d) in Vollzeit
Firma: Brunnthaler Fördertechnik GmbH
Ort: 84028 Landshut

Ihre Aufgaben
Sie warten die Bänder in unserem Werk und bei unseren Nachbarn.

Ihr Profil
- Abgeschlossene Berufsausbildung, Führerschein Klasse B

Wir bieten
- Unbefristete Anstellung, 38,5 Stunden pro Woche
- 3.400 € brutto im Monat, Weihnachtsgeld, 30 Tage Urlaub
- Betriebliche Altersvorsorge, JobRad und regelmäßige Weiterbildung
- Gleitzeit

Eintritt: ab sofort. Bewerbungsschluss: 31.01.2027. Bitte geben Sie Ihre Gehaltsvorstellung an.
Ansprechpartnerin: Hanna Fiedler, bewerbung@brunnthaler.example`,
			[]string{"gross", "38.5", "full-time", "permanent", "immediately", "2027-01-31", "bonus", "paid leave", "retirement", "transport", "training", "flexible hours", "pay wishes", "e-mail", "person"}},
		{`Infirmier de nuit (H/F) - CDI
Entreprise : Clinique des Tilleuls
Lieu : Lyon, France

Vos missions
Vous veillez sur un service de douze lits avec une aide-soignante et un médecin de garde. Vous tenez les dossiers et préparez la relève du matin.

Nous offrons
- 2 600 € brut par mois, 35 heures par semaine
- mutuelle, tickets restaurant, plan de formation
- poste à pourvoir immédiatement

Merci d'envoyer votre CV et une lettre de motivation à emploi@tilleuls.example`,
			[]string{"gross", "35", "permanent", "immediately", "health", "meals", "training", "cover letter", "e-mail"}},
		{`Administrativa de almacén, jornada completa
Empresa: Talleres Ribera S.L.
Ubicación: Zaragoza, España

Funciones
Llevas los albaranes y las facturas del almacén, hablas con los transportistas y ayudas a los clientes que vienen al mostrador.

Ofrecemos
- 22.000 € brutos al año, contrato indefinido
- 40 horas semanales, horario flexible, seguro médico y formación continua
- incorporación inmediata`,
			[]string{"gross", "40", "full-time", "permanent", "immediately", "flexible hours", "health", "training"}},
	} {
		got, p := read(t, c.text)
		checkQuotes(t, got, p)
		have := flat(got)
		for _, want := range c.want {
			if !slices.Contains(have, want) {
				t.Errorf("%q: %q is missing from %q", p.Title, want, have)
			}
		}
	}
}

func flat(t *Terms) []string {
	var out []string
	for _, list := range [][]Said{t.Employment, t.Benefits, t.Growth, t.Contact, t.Instructions} {
		out = append(out, Values(list)...)
	}
	for _, s := range []*Said{t.Remote, t.Level, t.Start, t.Closing, t.Visa, t.Agency} {
		if s != nil {
			out = append(out, s.Value)
		}
	}
	if t.Pay != nil {
		out = append(out, t.Pay.Tax)
	}
	if t.Hours != nil {
		out = append(out, formatted(t.Hours.Min))
	}
	return out
}

func formatted(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

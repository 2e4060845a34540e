package resume

import (
	"strings"
	"unicode/utf8"

	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// Words that name what a person does (titleWords), is called by their rank (rankWords), or that name an organisation
// (orgWords, legalForms), accents dropped. They are cues, never the only ground: the style of a CV's entries decides with them.
var (
	titleWords = set(`engineer developer programmer manager director analyst architect administrator consultant designer scientist researcher technician specialist
coordinator supervisor assistant associate officer executive president nurse teacher professor lecturer instructor tutor trainer coach intern internship trainee apprentice
accountant auditor bookkeeper cashier clerk secretary receptionist representative rep agent advisor adviser planner buyer merchandiser recruiter lead leader head chief
ceo cto cfo coo cio cmo cpo vp svp evp founder co-founder cofounder owner partner principal fellow chef cook waiter waitress server bartender barista baker driver pilot
mechanic electrician plumber carpenter welder machinist operator worker labourer laborer operative foreman superintendent surveyor inspector estimator editor writer copywriter author journalist
reporter translator interpreter photographer videographer animator illustrator artist musician actor producer physician doctor surgeon dentist pharmacist therapist
psychologist counselor counsellor paramedic midwife caregiver carer hygienist radiographer lawyer attorney solicitor barrister paralegal judge notary economist statistician
mathematician physicist chemist biologist geologist librarian curator archivist historian banker broker trader underwriter actuary teller salesperson salesman saleswoman seller
vendor marketer strategist evangelist advocate ambassador volunteer member chair chairman chairwoman chairperson treasurer captain sergeant lieutenant soldier guard
firefighter policeman detective investigator dispatcher controller handler packer picker stocker loader janitor cleaner housekeeper concierge host hostess steward stewardess
stylist hairdresser beautician aide helper attendant freelancer freelance contractor entrepreneur tester qa sre devops webmaster sysadmin dba student postdoc phd
generalist facilitator organizer mentor negotiator liaison expert practitioner scrum-master master fundraiser scheduler pm moderator supporter guide docent dean provost registrar superintendant
workman craftsman gardener farmer florist tailor jeweler butcher fisherman sailor rigger fitter installer roofer painter plasterer mason glazier crew staff professional technologist
optician optometrist veterinarian dietitian nutritionist audiologist phlebotomist sonographer epidemiologist toxicologist ecologist astronomer linguist sociologist anthropologist
maker millwright sitter babysitter nanny childminder organiser examiner warden ranger headteacher advertiser president-elect deputy adjunct reviewer interviewer caller closer canvasser promoter demonstrator model usher porter busser dishwasher runner expeditor sommelier
lektor lektorin dgkp pfa self-employed selbststandige selbststandiger selbstandige selbstandiger freiberuflerin geselle gesellin
entwickler entwicklerin softwareentwickler softwareentwicklerin ingenieur ingenieurin berater beraterin leiter leiterin teamleiter teamleiterin projektleiter projektleiterin
abteilungsleiter abteilungsleiterin geschaftsfuhrer geschaftsfuhrerin mitarbeiter mitarbeiterin sachbearbeiter sachbearbeiterin kaufmann kauffrau kaufleute fachinformatiker fachinformatikerin
referent referentin assistent assistentin assistenz werkstudent werkstudentin praktikant praktikantin auszubildender auszubildende azubi lehrer lehrerin pfleger pflegerin
krankenpfleger krankenschwester pflegefachfrau pflegefachmann pflegefachkraft arzt arztin oberarzt facharzt verkaufer verkauferin techniker technikerin mechaniker mechanikerin mechatroniker elektriker elektroniker
meister meisterin fachkraft hilfskraft aushilfe buchhalter buchhalterin controllerin koch kochin kellner kellnerin bedienung fahrer fahrerin lagerist lagerhelfer dozent dozentin
wissenschaftler wissenschaftlerin doktorand doktorandin forscher redakteur redakteurin texter gestalter gestalterin grafiker grafikerin jurist juristin anwalt rechtsanwalt rechtsanwaltin
steuerberater erzieher erzieherin sozialarbeiter sozialpadagoge therapeut therapeutin sekretar sekretarin sekretarin einkaufer einkauferin disponent prokurist vorstand inhaber inhaberin grunder
grunderin selbststandig selbstandig freiberufler freiberuflich betreuer betreuerin trainerin architektin administratorin analystin managerin leitung leitender leitende schreiner tischler maler maurer
schlosser fachangestellte fachangestellter angestellte angestellter volontar volontarin ehrenamtlicher tutorin verwalter hausmeister schichtleiter filialleiter marktleiter bereichsleiter gruppenleiter
independant independante auto-entrepreneur auto-entrepreneuse autoentrepreneur micro-entrepreneur micro-entrepreneuse
ingenieure developpeur developpeuse consultante technicien technicienne charge chargee chef cheffe responsable directeur directrice gerant gerante assistante comptable vendeur vendeuse
conseiller conseillere infirmier infirmiere enseignant enseignante professeur professeure formateur formatrice stagiaire apprenti apprentie alternant alternante ouvrier ouvriere operateur operatrice
agent commercial commerciale redacteur redactrice graphiste concepteur conceptrice chercheur chercheuse doctorant doctorante administrateur administratrice analyste architecte
medecin pharmacien pharmacienne avocat avocate juriste cuisinier cuisiniere serveur serveuse receptionniste secretaire caissier caissiere animateur animatrice educateur educatrice
aide-soignant aide-soignante gestionnaire acheteur acheteuse preparateur manutentionnaire chauffeur livreur coordinateur coordinatrice president presidente fondateur fondatrice cofondateur auditeur
controleur benevole employe employee equipier equipiere hotesse hote moniteur monitrice surveillant technico-commercial ingenieur-conseil dirigeant traducteur traductrice
autonomo autonoma tresorier tresoriere conductrice sous-chef sous-cheffe commis
ingeniero ingeniera desarrollador desarrolladora programador programadora gerente director directora jefe jefa encargado encargada coordinador coordinadora analista consultor consultora
tecnico tecnica administrativo administrativa asistente auxiliar becario becaria practicante pasante dependiente dependienta vendedor vendedora comercial contable enfermero enfermera medico medica
profesor profesora maestro maestra docente investigador investigadora disenador disenadora arquitecto arquitecta abogado abogada camarero camarera cocinero cocinera recepcionista secretario secretaria
cajero cajera operario operaria conductor repartidor mozo redactor redactora periodista traductor traductora responsable socio fundador fundadora asesor asesora ejecutivo ejecutiva supervisor supervisora
especialista monitor monitora voluntario voluntaria teleoperador teleoperadora promotor promotora gestor gestora delegado delegada peon ayudante electricista mecanico fontanero
ingegnere sviluppatore responsabile direttore impiegato tirocinante desenvolvedor engenheiro gerente estagiario`)

	titleSuffixes = []string{"buchhalter", "buchhalterin", "ingenieur", "ingenieurin", "entwickler", "entwicklerin", "berater", "beraterin", "leiter", "leiterin", "manager", "managerin", "assistent", "assistentin",
		"techniker", "technikerin", "mechaniker", "mechanikerin", "kaufmann", "kauffrau", "lehrer", "lehrerin", "pfleger", "pflegerin", "arzt", "arztin", "verkaufer", "verkauferin",
		"informatiker", "informatikerin", "arbeiter", "arbeiterin", "fuhrer", "fuhrerin", "betreuer", "betreuerin", "spezialist", "spezialistin", "referent", "referentin", "helfer", "helferin",
		"fachkraft", "hilfskraft", "kraft", "angestellte", "angestellter", "student", "studentin", "praktikant", "praktikantin", "bearbeiter", "bearbeiterin", "gestalter", "gestalterin",
		"elektroniker", "elektronikerin", "mechatroniker", "fahrer", "fahrerin", "meister", "meisterin", "trainer", "trainerin", "analyst", "analystin", "administrator", "administratorin", "architekt", "architektin", "designer", "designerin", "koch", "kochin",
		"kommandant", "kommandantin", "monteur", "monteurin", "installateur", "installateurin", "schwester", "wirt", "wirtin", "programmierer", "programmiererin", "verwalter", "planer", "planerin", "prufer", "pruferin", "padagoge", "padagogin", "therapeut", "therapeutin", "ologist", "ologe", "ologin", "ologue", "ologo", "ologa"}

	rankWords = set("senior junior sr jr lead principal chief deputy vice assistant associate acting interim stellvertretender stellvertretende leitender leitende adjoint adjointe")

	legalForms = set(`inc inc. incorporated llc l.l.c. ltd ltd. limited corp corp. corporation co. plc llp lp gmbh ag kg ohg mbh ug e.v. ev ev. gbr se kgaa s.a. sa sas s.a.s. sarl s.a.r.l. eurl sasu sl s.l. slu s.l.u. slp
s.p.a. spa srl s.r.l. bv b.v. nv n.v. ab oy as a/s aps pvt pvt. pty kft sro s.r.o. zoo lda ltda ltda. cie ggmbh eg e.g. s.c. scop`)

	orgWords = set(`company companies corporation university college school institute institut academy hospital clinic bank group holding holdings technologies technology solutions systems services
consulting consultancy consultants partners lab labs laboratory laboratories studio studios agency foundation association society council ministry department federal government army navy force county
city state church museum library hotel restaurant cafe store stores shop supermarket airlines airways airport insurance industries enterprises international global media press publishing news times
entertainment pharma pharmaceuticals healthcare health medical centre center energy electric electronics motors automotive logistics transport railway telecom communications networks software interactive
digital ventures capital financial finance investments securities trust realty properties estate construction builders joinery plumbing roofing landscaping bakery brewery contractors manufacturing foods beverages brands retail fashion sports club team
institution organization organisation authority commission bureau office embassy court firm associates brothers sons works factory startup nonprofit ngo unit division
universitat hochschule fachhochschule schule gymnasium grundschule realschule berufsschule klinik klinikum krankenhaus stiftung verein verband ministerium amt stadt gemeinde kanzlei praxis werke werk werkstatt betrieb gruppe
gesellschaft versicherung versicherungen sparkasse volksbank autohaus backerei hotel gasthaus apotheke verlag agentur ingenieurburo buro steuerkanzlei kita kindergarten kindertagesstatte pflegeheim seniorenheim altenheim akademie zentrum
feuerwehr hilfswerk bundeswehr landratsamt bundesamt technik handel bau spedition logistik elektro autohandel
universite ecole lycee college faculte hopital clinique banque groupe societe entreprise cabinet agence mairie ministere association fondation laboratoire institut centre chu magasin boutique hotel restaurant maison
ateliers assurances assurance conseil editions residence ehpad commune departement region
universidad escuela colegio instituto facultad hospital clinica banco grupo empresa sociedad ayuntamiento ministerio asociacion fundacion laboratorio centro tienda supermercado restaurante hotel agencia despacho
bufete estudio consultoria seguros gimnasio academia consejeria generalitat junta diputacion almacenes talleres construcciones transportes gestoria asesoria
universita istituto ospedale banca gruppo azienda universidade faculdade faculty polytechnic politecnico polytechnique eth mit nasa unicef cern`)

	knownOrgs = set(`google microsoft amazon apple facebook meta netflix ibm oracle intel nvidia cisco accenture deloitte kpmg pwc infosys wipro tcs cognizant capgemini siemens bosch sap bmw daimler volkswagen
audi porsche lufthansa allianz telekom basf bayer adidas airbus renault peugeot orange carrefour total sncf edf danone santander bbva telefonica inditex zara iberdrola repsol mercadona walmart starbucks mcdonald's mcdonalds
target costco ikea yahoo twitter uber lyft airbnb spotify linkedin salesforce adobe paypal ebay zalando deepmind openai samsung sony toyota honda nokia ericsson philips unilever nestle novartis roche pfizer`)
)

// titleScore says how much a short text looks like the name of a job: 0 to 1.
func titleScore(text string) float64 {
	ws := titleSplit(text)
	if len(ws) == 0 || len(ws) > 14 {
		return 0
	}
	score := 0.0
	for i, w := range ws {
		hit := titleWords[w] || titleWords[skill.Ungendered(w)]
		if !hit && len(w) > 6 {
			for _, s := range titleSuffixes {
				if w == s || len(w) > len(s)+2 && strings.HasSuffix(w, s) {
					hit = true
					break
				}
			}
		}
		if !hit {
			continue
		}
		at := 0.7
		switch {
		case i == len(ws)-1, i == 0:
			at = 0.9
		case i+1 < len(ws) && linkWords[ws[i+1]]:
			at = 0.9
		}
		score = max(score, at)
	}
	if len(ws) > 8 {
		score *= 0.7
	}
	return score
}

var linkWords = set("of for in de du des d fur der im bei en y et and und at to la el los las i ii iii iv 1 2 3")

func titleSplit(text string) []string {
	return strings.FieldsFunc(fold(text), func(c rune) bool {
		return c == ' ' || c == ',' || c == '/' || c == '(' || c == ')' || c == ':' || c == '|' || c == '.' || c == '&' || c == '\'' || c == '’' || c == '*' || c == '·' || c == '–' || c == '_' || c == '\n' || c == '\t'
	})
}

// legalForm reports whether a text is only the legal form of a company: "Inc.", "S.A.", "GmbH".
func legalForm(t string) bool {
	f := fold(strings.TrimSpace(t))
	return legalForms[f] || legalForms[strings.Trim(f, ".")] || len(f) <= 8 && legalForms[strings.ReplaceAll(f, ".", "")]
}

// orgScore says how much a short text looks like the name of an organisation: 0 to 1.
func orgScore(text string) float64 {
	if utf8.RuneCountInString(text) > 110 {
		return 0
	}
	f := strings.Fields(fold(text))
	if len(f) == 0 {
		return 0
	}
	score := 0.0
	if joined := strings.Join(f, " "); partnership.MatchString(joined) || firm.MatchString(joined) {
		score = 0.95
	}
	for i, w := range f {
		w = strings.Trim(w, ",;:()[]\"'")
		if i > 0 && (legalForms[w] || legalForms[strings.TrimSuffix(w, ".")] && len(w) > 2) {

			score = max(score, 0.95)
		}
		w = strings.Trim(w, ".")
		if orgWords[w] {
			at := 0.7
			if i == 0 || i == len(f)-1 {
				at = 0.8
			}
			score = max(score, at)
		}
		for _, p := range strings.FieldsFunc(w, func(c rune) bool { return c == '-' || c == '/' }) {
			if orgWords[p] || knownOrgs[p] {
				score = max(score, 0.75)
			}
		}
		if knownOrgs[w] {
			score = max(score, 0.85)
		}
		for _, s := range orgSuffixes {
			if s == "heim" && len(f) == 1 {
				continue // a town
			}
			if len(w) > len(s)+2 && strings.HasSuffix(w, s) {
				score = max(score, 0.75)
			}
		}
	}
	if len(f) > 1 && strings.HasSuffix(text, " Co") { // not CO, Colorado
		score = max(score, 0.9)
	}
	if len(f) > 9 {
		score *= 0.7
	}
	return score
}

// firm matches the word for a firm before its name: "Fa. Muster".
var firm = pattern.New(`^(fa\.|firma|sté|sociedad|empresa) \pL`)

// partnership matches firms named after people: "Muster & Partner", accents dropped.
var partnership = pattern.New(`\pL (&|\+|und|and|et|y) (partners?|cie\.?|co\.?|sohne|sohn|sons?|fils|hijos|associates|associes|asociad[oa]s|kollegen)$`)

var orgSuffixes = []string{"bank", "schule", "klinik", "klinikum", "universitat", "krankenhaus", "werke", "gesellschaft", "verlag", "agentur", "kasse", "institut", "akademie", "soft", "systems", "hochschule", "gymnasium", "versicherung", "zentrum", "buro", "kanzlei", "verein", "verband", "haus", "heim", "technik", "handel"}

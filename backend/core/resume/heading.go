package resume

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
)

// kind is what a section of a CV is about.
type kind int

const (
	none kind = iota
	contact
	summary
	work
	education
	skills
	languages
	certificates
	projects
	publications
	awards
	volunteer
	interests
	references
	other // a heading whose words say nothing we keep
)

// headingPhrases are the words of headings, accents dropped, "&" as "and"; modifiers are taken off before the look-up.
var headingPhrases = map[kind]string{
	contact: `contact|contact me|contact info|contact information|contact details|personal details|personal information|personal info|personal data|details|get in touch|reach me|address|info|links|profiles|social|social media|social profiles|online profiles|find me online|online|on the web|web
kontakt|kontaktdaten|personliche daten|personliche angaben|personalien|zur person|angaben zur person|anschrift|personliche informationen
coordonnees|informations personnelles|etat civil|donnees personnelles|mes coordonnees|reseaux|liens|infos|infos personnelles
contacto|datos personales|informacion personal|informacion de contacto|datos de contacto|sobre mi contacto|redes|redes sociales|enlaces|contato|dados pessoais|contatti|dati personali`,
	summary: `career focus|summary|profile|about|about me|objective|career objective|objectives|career summary|professional summary|executive summary|overview|introduction|personal statement|personal profile|professional profile|statement|bio|biography|career profile|career overview|career highlights|highlights|highlights of qualifications|summary of qualifications|qualifications summary|professional overview|background|career goal|career goals|goal|goals|who i am|summary statement|professional statement|personal summary|resume summary|profile summary|resume objective|job objective|professional objective|hello|hi there|in brief|me in brief
profil|kurzprofil|uber mich|zusammenfassung|profil zusammenfassung|ziele|karriereziel|berufsziel|berufliches profil|beruflicher hintergrund|qualifikationsprofil|ziel|kurzvorstellung|motivation|personliches profil|hallo|wer ich bin|wer bin ich|ich uber mich|kurz und knapp
a propos|a propos de moi|resume|mon projet|projet professionnel|mon projet professionnel|objectif|objectif professionnel|profil professionnel|presentation|accroche|qui suis je|mon profil|bonjour|moi en bref|en bref|qui je suis|en quelques mots
perfil|perfil profesional|sobre mi|resumen|resumen profesional|objetivo|objetivo profesional|objetivos|extracto|presentacion|acerca de mi|quien soy|hola|en breve|en pocas palabras|perfil personal|perfil profissional|sobre mim|profilo|profilo professionale`,
	work: `experience|experiences|work|work history|employment|employment history|career|career history|job history|positions|positions held|professional background|work background|professional history|employment record|jobs|internships|internship|internship experience|appointments|where i have worked|where i worked|where ive worked|what i have done|jobs i have held|service history|military career|employment experience|industry experience|military experience|military service|work experience|career experience|professional employment|relevant work|job experience|company experience|clinical experience|teaching experience|research experience|leadership experience|internships and training
wo ich gearbeitet habe|bisherige stellen|stellen|arbeit|jobs und praktika|beruflicher weg|berufserfahrung|berufserfahrungen|beruflicher werdegang|werdegang|berufspraxis|berufliche erfahrung|berufliche erfahrungen|berufliche tatigkeit|berufliche tatigkeiten|erfahrung|erfahrungen|arbeitserfahrung|praktische erfahrung|praktische erfahrungen|praktika|praktikum|berufliche stationen|berufliche laufbahn|tatigkeiten|beruflicher lebenslauf|karriere|nebentatigkeit|nebentatigkeiten|nebenjobs|anstellungen|berufsweg|berufstatigkeit|berufliche praxis
ou j ai travaille|mes emplois|postes occupes|experience d enseignement|experience pedagogique|experience clinique|experiences et stages|experience professionnelle|experiences professionnelles|parcours professionnel|parcours|experiences|emplois|carriere|stages|stage|historique professionnel|expérience|stages et emplois|mes experiences
donde he trabajado|mis trabajos|trabajos|puestos|experiencia|experiencia laboral|experiencia profesional|experiencias|historial laboral|trayectoria|trayectoria profesional|trayectoria laboral|empleo|empleos|experiencias profesionales|experiencias laborales|practicas|historial profesional|experiencia de trabajo|vida laboral|experiencia profissional|esperienza|esperienze|esperienza lavorativa|esperienze lavorative|esperienza professionale|esperienze professionali`,
	education: `study|education|academic background|educational background|academic qualifications|academics|academic history|education background|studies|schooling|academic record|educational qualifications|education history|academic credentials|qualification|qualifications|degrees|degree|academic|academia|academic education|educational qualification|academic qualification|scholastics|university|school|schools|coursework|relevant coursework|academic profile|scholastic record|education details|educational details|academic details|education qualification|where i studied|where i learned|where i learnt|what i studied|learning|my education|education and qualifications|qualifications and education|degrees and diplomas
ausbildung|bildung|bildungsweg|schulbildung|studium|akademische ausbildung|schulische ausbildung|hochschulausbildung|bildungsgang|berufsausbildung|akademischer werdegang|aus und weiterbildung|schule|hochschulstudium|schulischer werdegang|ausbildungen|akademische laufbahn|schulausbildung|universitare ausbildung
formation|formations|diplomes et concours|concours|titres et diplomes|etudes|diplomes|diplome|parcours academique|parcours scolaire|scolarite|cursus|cursus scolaire|cursus academique|formation academique|formation initiale|formations et diplomes|diplomes et formations|mes formations|parcours universitaire|cursus universitaire
educacion|formacion|formacion academica|estudios|titulos|datos academicos|academico|estudios realizados|historial academico|formacion y estudios|trayectoria academica|preparacion academica|formacao|formacao academica|educacao|istruzione|istruzione e formazione|formazione|studi`,
	skills: `it|computer|computers|good at|good with|what i am good at|skills|skill set|skillset|technical skills|core competencies|competencies|competences|expertise|areas of expertise|technologies|tech stack|tools|tools and technologies|technical expertise|technical proficiency|technical proficiencies|technical competencies|strengths|key skills|core skills|soft skills|hard skills|it skills|computer skills|programming|programming languages|programming skills|abilities|proficiencies|software|software skills|software programs|technical knowledge|knowledge|frameworks|technology|areas of knowledge|core qualifications|fields|skills summary|key competencies|technical summary|tech skills|technical tools|technical environment|technology stack|capabilities|skill highlights|operating systems|libraries|skills and technologies|stack|techniques|specialties|specialities|specialization|specializations|area of expertise|core strengths|key strengths|special skills|platforms|development|software proficiency|computer proficiency|computer knowledge|professional competencies|fields of interest|technical skill set|skills profile|what i do|what i can do|what i know|what i bring|what i offer|my skills|toolbox|my toolbox|toolkit|my toolkit|skills and tools|tools and methods|methods|methods and tools|things i know|additional skills|systems|strengths and skills|clinical skills|practical skills|trade skills|databases|competency|core competency|skill
informatik|kenntnisse|fahigkeiten|kompetenzen|edv kenntnisse|it kenntnisse|fachkenntnisse|kenntnisse und fahigkeiten|fahigkeiten und kenntnisse|edv|besondere kenntnisse|weitere kenntnisse|kernkompetenzen|starken|qualifikationen|it fahigkeiten|technische kenntnisse|technische fahigkeiten|programmierkenntnisse|fertigkeiten|software kenntnisse|zusatzqualifikationen|technologien|werkzeuge|sonstige kenntnisse|fachliche kompetenzen|methodenkenntnisse|soziale kompetenzen|personliche starken|computerkenntnisse|pc kenntnisse|it kompetenzen|schlusselqualifikationen|fachkompetenzen|methodenkompetenz|konnen|was ich kann|das kann ich|mein konnen|know how|handwerkszeug|werkzeugkasten|methoden|methoden und werkzeuge|software|edv und software|it und software|fachwissen|spezialkenntnisse|schwerpunkte|fachliche schwerpunkte|zusatzliche qualifikationen|besondere fahigkeiten|programmiersprachen
competences|competences techniques|competence|savoir faire|informatique|outils|logiciels|aptitudes|atouts|competences professionnelles|competences informatiques|competences cles|savoir etre|qualites|domaines de competences|domaine de competences|connaissances|connaissances informatiques|competences metier|domaines d expertise|expertises|developpement informatique|points forts|competences personnelles|ce que je sais faire|mes competences|mes outils|maitrise|savoirs|methodes|outils et methodes|techniques|atouts professionnels|mes atouts|specialites|technologies|langages
habilidades|competencias|aptitudes|conocimientos|conocimientos informaticos|informatica|capacidades|destrezas|herramientas|habilidades tecnicas|competencias tecnicas|competencias clave|tecnologias|conocimientos tecnicos|fortalezas|competencias digitales|lo que se hacer|que se hacer|areas|areas de practica|areas de especializacion|mis habilidades|mis herramientas|saber hacer|especialidades|metodos|tecnicas|puntos fuertes|competencias profesionales|otros conocimientos|habilidades blandas|competenze|capacita|competenze tecniche|conoscenze informatiche`,
	languages: `languages|language|language skills|language proficiency|spoken languages|foreign languages|languages known|language competencies|linguistic skills|known languages|human languages
sprachen|sprachkenntnisse|fremdsprachen|fremdsprachenkenntnisse
langues|langue|langues etrangeres|langues parlees|competences linguistiques
idiomas|idioma|lenguas|conocimiento de idiomas|lingue|linguas`,
	certificates: `tickets|professional standing|professional registration|admission|bar admission|bar admissions|admissions|licensure|memberships and licenses|driving licence|driving licences|driving license|drivers license|drivers licence|driver s license|driver s licence|certificates|certifications|certification|certificate|licenses|licences|license|licenses and certifications|professional certifications|accreditations|professional development|courses and certifications|credentials|certifications and licenses|registration|registrations|certificates and courses|training and certifications|technical certifications|online courses|professional licenses|certificates and training|certifications and training|courses|training|trainings|additional training|courses and training|tickets|cards and tickets|tickets and cards|licences and tickets|site cards|workshops|seminars|in service training
zertifikate|zertifizierungen|zertifizierung|lizenzen|bescheinigungen|zertifikat|nachweise|fuhrerschein|fahrerlaubnis|scheine|weiterbildung|weiterbildungen|fortbildung|fortbildungen|fort und weiterbildung|seminare|kurse|schulungen|lehrgange|weiterbildungen und zertifikate|fuhrerscheine|fuhrerscheinklassen|berechtigungen|sachkunde|scheine und berechtigungen
certificats|certifications|habilitations|permis|permis de conduire|attestations|certificat|formations complementaires|formation continue
carnes y cursos|cursos y carnes|certificados|certificaciones|licencias|permisos|permiso de conducir|permisos de conducir|carnes|carne de conducir|carnet de conducir|certificaciones y cursos|cursos y certificaciones|diplomas|certificacion|cursos|formacion complementaria|cursos y seminarios|formacion adicional|otros cursos|certificazioni|certificacoes`,
	projects: `projects|project|project experience|selected projects|personal projects|side projects|academic projects|key projects|what i have made|what i have built|what i made|things i made|things i have built|built|favorites|some projects|projects and exhibitions|exhibitions|commissions|works|shows|productions|open source|open source projects|portfolio|project work|project history|notable projects|open source contributions|projects undertaken|project details|research|research projects|research interests|research and projects|university projects|professional projects|work samples|project portfolio
projekte|referenzprojekte|projekterfahrung|projektliste|ausgewahlte projekte|eigene projekte|projektubersicht|forschung
projets|projet|projets personnels|projets academiques|realisations|projets realises|projets professionnels
proyectos|proyectos personales|proyecto|proyectos destacados|progetti|projetos`,
	publications: `publications|selected publications|papers|articles|conference papers|journal articles|publication|published works|patents|patents and publications|books|talks|presentations|conferences|invited talks|speaking|talks and presentations|conference presentations|presentation|writing|scientific publications|research publications
publikationen|veroffentlichungen|patente|vortrage|wissenschaftliche publikationen
publications scientifiques|brevets|conferences|publications
publicaciones|patentes|articulos|ponencias|conferencias|pubblicazioni|publicacoes`,
	awards: `awards|honors|honours|honors and awards|awards and honors|achievements|accomplishments|recognition|scholarships|distinctions|prizes|honors awards|awards and achievements|awards and recognition|selected honors|key achievements|fellowships|grants|academic achievements|most proud of|honor|award|accolades|extra curricular achievements|awards and scholarships|recognitions
auszeichnungen|preise|stipendien|erfolge|ehrungen|stipendium|preise und auszeichnungen
distinctions|prix|recompenses|bourses|prix et distinctions
premios|reconocimientos|logros|becas|distinciones|premios y reconocimientos|honores|premi`,
	volunteer: `positions of responsibility|posts of responsibility|roles of responsibility|clubs and societies|volunteer|volunteering|volunteer experience|volunteer work|volunteerism|community|community service|community involvement|civic engagement|social engagement|social commitment|leadership|extracurricular|extracurricular activities|extracurriculars|extracurricular activity|leadership and activities|volunteer activities|involvement|campus involvement|on campus involvement|service|voluntary work|voluntary experience|voluntary roles|voluntary role|volunteer roles|volunteering and community|giving back|outreach|public engagement|community roles|community work|unpaid work|charity|engagement|leadership and involvement|extra curricular activities|extra curricular|organizations|memberships|affiliations|professional affiliations|professional memberships|associations|activities|committees|program committees|activities and leadership|student activities|membership|organisations|organizational experience|community engagement
ehrenamt|ehrenamtlich|ehrenamtliche arbeit|ehrenamt und engagement|freiwilligenarbeit|ehrenamtliches engagement|ehrenamtliche tatigkeit|ehrenamtliche tatigkeiten|gesellschaftliches engagement|soziales engagement|mitgliedschaften|engagement|ausserschulisches engagement|ehrenamter
benevolat|engagements|engagement benevole|engagements benevoles|vie associative et benevolat|benevolat et engagements|vie associative|activites extra scolaires|activites benevoles|activites associatives|experiences associatives|activites|engagement associatif
voluntariado|voluntariados|labor voluntaria|acciones solidarias|compromiso social|actividades de voluntariado|actividades|participacion|actividades extracurriculares|experiencia de voluntariado|membresias|asociaciones|volontariato`,
	interests: `interests|hobbies|hobbies and interests|personal interests|interests and hobbies|activities and interests|hobby|passions|things i love|interests and activities|likes|pastimes|recreation
interessen|hobbys|hobbies|freizeit|freizeitaktivitaten|interessen und hobbys|personliche interessen|hobbys und interessen
centres d interet|centre d interet|loisirs|interets|divers|activites et loisirs|centres d interets|passions|hobbies|interets personnels
intereses|aficiones|pasatiempos|intereses personales|hobbies|gustos|interessi|hobby`,
	references: `references|referees|reference|recommendations|testimonials|professional references|character references
referenzen|referenz|empfehlungen
references|recommandations|reference
referencias|referencias personales|referencias laborales|referenze|recomendaciones`,
	other: `additional information|miscellaneous|other|declaration|personal|others|other information|additional|welcome|disclaimer|strengths and weaknesses|my time|a day of my life|life philosophy|my life philosophy|weaknesses|availability|work authorization|visa|citizenship|expected salary|salary|nationality|personal qualities|personal traits|additional details|other details|curriculum vitae|cv|lebenslauf|attachments|keywords
sonstiges|weitere angaben|weiteres|anlagen|zusatzliche informationen|zusatzliche angaben|verfugbarkeit|wehrdienst|zivildienst
autres|informations complementaires|autres informations|informations supplementaires|disponibilite|divers
otros|informacion adicional|otros datos|datos de interes|otros datos de interes|disponibilidad|informacion complementaria|autorizzo`,
}

// modifiers stand beside a heading's words and change nothing.
var modifiers = set("top favorite favourite my the a of and in with professional relevant selected other additional related further key main personal some recent core primary current past previous prior general work technical special specific significant major summary brief detailed history background details section total overall full hands on " +
	"meine mein weitere relevante berufliche ausgewahlte sonstige wichtige wichtigste und " +
	"mes mon autres principales principaux professionnelle professionnelles et de la des du les l " +
	"mis mi otras otros principales profesional y e de la los las relevante")

type headingWords struct {
	phrase map[string]kind // key: the phrase without blanks
}

var headingTable = sync.OnceValue(func() headingWords {
	t := headingWords{map[string]kind{}}
	for _, k := range []kind{work, education, skills, languages, certificates, projects, publications, awards, volunteer, interests, references, summary, contact, other} {
		for p := range strings.FieldsFuncSeq(headingPhrases[k], func(c rune) bool { return c == '|' || c == '\n' }) {
			ws := words(p)
			key := strings.Join(ws, "")
			if _, taken := t.phrase[key]; !taken {
				t.phrase[key] = k
			}
		}
	}
	return t
})

// headingKind returns what the words of a heading say, or none. Sure means that the whole text is a known heading.
func headingKind(text string) (k kind, sure bool) {
	if utf8.RuneCountInString(text) > 70 {
		return none, false
	}
	ws := words(text)
	for len(ws) > 0 && (isOrdinal(ws[0])) {
		ws = ws[1:]
	}
	if len(ws) == 0 {
		return none, false
	}
	t := headingTable()
	spaced := 0
	for _, w := range ws {
		if utf8.RuneCountInString(w) == 1 {
			spaced++
		}
	}
	if k, ok := t.phrase[strings.Join(ws, "")]; ok && (len(ws) <= 6 || spaced*10 >= len(ws)*7) {
		return k, true
	}
	if len(ws) > 7 {
		return none, false
	}
	// "Education & Certifications", "Skills / Languages": each part is known; the first decides.
	parts := splitHeading(fold(text))
	if len(parts) == 2 && strings.HasSuffix(strings.TrimSpace(parts[0]), "-") {
		if k := t.phrase[strings.Join(words(parts[1]), "")]; k != none { // "Schul- und Berufsausbildung"
			return k, true
		}
	}
	if len(parts) > 1 {
		first := none
		for _, p := range parts {
			pk := t.phrase[strings.Join(words(p), "")]
			if pk == none {
				pk, _ = stripped(t, words(p))
			}
			if pk == none {
				first = none
				break
			}
			if first == none {
				first = pk
			}
		}
		if first != none {
			return first, true
		}
	}
	return stripped(t, ws)
}

// stripped looks a heading up after its modifiers were taken off.
func stripped(t headingWords, ws []string) (kind, bool) {
	var kept []string
	for _, w := range ws {
		if !modifiers[w] {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 || len(kept) == len(ws) {
		return none, false
	}
	if k := t.phrase[strings.Join(kept, "")]; k != none {
		return k, len(ws) <= 4
	}
	return none, false
}

func isOrdinal(w string) bool {
	for _, c := range w {
		if !unicode.IsDigit(c) {
			return w == "i" || w == "ii" || w == "iii" || w == "iv" || w == "v" || w == "vi"
		}
	}
	return true
}

func splitHeading(s string) []string {
	s = strings.NewReplacer(" and ", "&", " und ", "&", " et ", "&", " y ", "&", " e ", "&", "/", "&", ",", "&", "+", "&", "|", "&", "·", "&", "•", "&").Replace(s)
	var out []string
	for p := range strings.SplitSeq(s, "&") {
		if strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	return out
}

// heading is a line, or the start of one, that opens a section.
type heading struct {
	line int
	kind kind
	span document.Span // the heading's own words
	rest document.Span // what follows on the same line ("Skills: Go, Rust"); empty otherwise
}

// headings finds the headings of a CV: first the lines whose words are a known heading, then the style most of them
// share, which tells a heading from a sub-heading of the same words and finds headings of unknown words.
func (s *source) headings() []heading {
	type cand struct {
		heading
		sure  bool
		style style
	}
	var cands []cand
	var told []heading // lines that say all of their section
	votes := map[style]int{}
	for i := range s.lines {
		l := &s.lines[i]
		whole := strings.TrimRight(l.text, " :.–-—_|")
		if utf8.RuneCountInString(whole) > 120 && !strings.Contains(whole[:60], ":") {
			continue
		}
		if onRequest.MatchString(fold(whole)) {
			told = append(told, heading{i, references, document.Span{Start: l.span.Start, End: l.span.Start}, l.span})
			continue
		}
		st := headStyle(l)
		if k, sure := headingKind(whole); k != none {
			cands = append(cands, cand{heading{line: i, kind: k, span: l.span}, sure, st})
			if sure && k != other {
				votes[st]++
			}
			continue
		}
		// A heading in the margin beside its first line: "Experience      Creative Solutions".
		if len(l.cells) > 1 {
			c := l.cells[0]
			if k, sure := headingKind(s.cut(c.span)); k != none && sure && wordCount(s.cut(c.span)) <= 4 {
				rest := document.Span{Start: l.cells[1].span.Start, End: l.span.End}
				cands = append(cands, cand{heading{i, k, c.span, rest}, sure, runStyle(c.runs[0], s)})
				continue
			}
		}
		if at := strings.IndexAny(l.text, ":"); at > 0 && at < 50 && !l.bullet {
			if k, sure := headingKind(l.text[:at]); k != none && sure {
				rest := s.trim(l.sub(at+1, len(l.text)), "")
				cands = append(cands, cand{heading{i, k, l.sub(0, at), rest}, sure, style{size: -1}})
			}
		}
	}
	main, best := style{}, 0
	for st, n := range votes {
		if n > best || n == best && (st.size > main.size || st.size == main.size && less(main, st)) {
			main, best = st, n
		}
	}
	titledAlike := map[kind]bool{} // what the headings in the usual style are about
	for _, c := range cands {
		if c.style == main {
			titledAlike[c.kind] = true
		}
	}
	plain := !s.fonts
	distinct := best > 1 && (main.size != s.body.size || main.bold != s.body.bold || main.caps || main.font != s.body.font)
	byLine := map[int]heading{}
	strong := map[style]int{}
	for _, c := range cands {
		l := &s.lines[c.line]
		inline := c.style.size == -1
		same := c.style == main
		ok := false
		switch {
		case inline:
			continue // decided in sections, where the section around it is known
		case same:
			ok = true
		case c.rest != (document.Span{}) && s.fonts:
			// A label beside a value is a heading only in the style of the headings.
			ok = best == 0 && (c.style.bold && !s.body.bold || c.style.caps)
		case plain:
			// Text without fonts: the words decide, helped by capitals and a blank line above.
			ok = c.sure && (!distinct || c.style.caps || l.gap >= 1 || !main.caps || !titledAlike[c.kind] && len(l.cells) == 1) && !l.bullet || c.sure && c.style.caps
		case l.bullet && !distinct:
		case !c.sure && c.style.size <= s.body.size && !c.style.bold && !c.style.caps:
		case distinct && c.style.size < main.size && !c.style.caps && (!c.style.bold || main.bold) && c.style.size <= s.body.size+1:
			// Smaller than the headings: a sub-heading ("Languages" inside "Skills") or a word in a list.
			ok = c.sure && l.column != s.lines[0].column && c.style.bold && l.gap > 0.8 && c.kind != skills
		case c.style.size > s.body.size || c.style.bold || c.style.caps || c.style.font != s.body.font:
			ok = true
		default:
			ok = c.sure && !distinct
		}
		if ok {
			byLine[c.line] = c.heading
			if c.sure && c.rest == (document.Span{}) {
				strong[c.style]++
			}
		}
	}
	first := len(s.lines)
	for i, h := range byLine {
		if h.kind != other {
			first = min(first, i)
		}
	}
	for _, h := range told {
		byLine[h.line] = h
	}
	if s.torn {
		s.tornHeadings(byLine)
	}
	// Lines of unknown words in the style of the headings.
	named := s.namedHeadings(byLine)
	share := map[style]int{}
	for i := range s.lines {
		if l := &s.lines[i]; len(l.cells) == 1 && wordCount(l.text) <= 6 {
			share[headStyle(l)]++
		}
	}
	// Above each heading of its style lies at least this much white; a bold line close to its neighbours names an entry.
	white := -1.0
	for i := range byLine {
		if l := &s.lines[i]; i > 0 && s.lines[i-1].page == l.page && s.lines[i-1].column == l.column && headStyle(l) == main && byLine[i].rest == (document.Span{}) && (white < 0 || l.gap < white) {
			white = l.gap
		}
	}
	for i := range s.lines {
		if _, ok := byLine[i]; ok {
			continue
		}
		l := &s.lines[i]
		if named[s.doc.Lines[l.doc].Style] && len(l.cells) == 1 && wordCount(l.text) <= 8 {
			byLine[i] = heading{line: i, kind: cuedKind(l.text), span: l.span}
			continue
		}
		st := headStyle(l)
		if s.fonts && white > 0.6 && l.gap < white-0.4 && i > 0 && s.lines[i-1].page == l.page && s.lines[i-1].column == l.column {
			continue
		}
		if share[st] > 2*strong[st]+2 {
			continue // the style is also that of names inside the sections
		}
		if strong[st] < 2 || st != main || len(l.cells) > 1 || wordCount(l.text) > 6 || i == 0 {
			continue
		}
		if s.fonts {
			if st == headStyleOf(s.body) || st.size <= s.body.size && !st.caps && !(st.font != s.body.font) {
				continue
			}
			if len(periods(l.text)) > 0 || l.bullet || strings.ContainsAny(l.text, "@|") {
				continue
			}
			byLine[i] = heading{line: i, kind: cuedKind(l.text), span: l.span}
		} else if st.caps && l.gap >= 1 && !l.bullet && len(periods(l.text)) == 0 && wordCount(l.text) <= 4 &&
			(strings.HasSuffix(l.text, ":") || main.caps && i > first && titleScore(l.text) < 0.5 && orgScore(l.text) < 0.7 && degreeScore(l.text) < 0.5 && !strings.ContainsAny(l.text, "@|,") && !strings.HasSuffix(l.text, "-") && !(i+1 < len(s.lines) && onlyDate(s.lines[i+1].text))) {
			byLine[i] = heading{line: i, kind: cuedKind(l.text), span: l.span}
		}
	}
	var out []heading
	for i := range s.lines {
		if h, ok := byLine[i]; ok {
			if n := len(out); n > 0 && h.kind == skills && out[n-1].kind == skills && s.fonts && headStyle(&s.lines[i]) != main && headStyle(&s.lines[out[n-1].line]) == main {
				continue // "Tools" in the style of the groups under "Skills" names one of them
			}
			if n := len(out); n > 0 && h.kind == skills && out[n-1].kind == skills && out[n-1].line == i-1 && headStyle(&s.lines[i]) != main && headStyle(&s.lines[i-1]) == main {
				continue // "Software" right under "Skills" names a group of them
			}
			out = append(out, h)
		}
	}
	return out
}

// onRequest matches the line that promises referees, accents dropped.
var onRequest = pattern.New(`^((professional )?references?( (are )?(gladly )?(available|provided|furnished|supplied))? (up)?on request|references? (disponibles? )?sur demande|referenzen( gerne)? auf (anfrage|wunsch)|referencias (disponibles )?(a|bajo|previa) (peticion|solicitud))$`)

// namedHeadings are the paragraph styles, by the file's own names, that two known headings or more have and few lines else.
func (s *source) namedHeadings(known map[int]heading) map[string]bool {
	heads, all := map[string]int{}, map[string]int{}
	for i := range s.lines {
		name := s.doc.Lines[s.lines[i].doc].Style
		if name == "" {
			continue
		}
		all[name]++
		if h, ok := known[i]; ok && h.kind != other && h.rest == (document.Span{}) {
			heads[name]++
		}
	}
	out := map[string]bool{}
	for name, n := range heads {
		if n >= 2 && all[name] <= 2*n+1 {
			out[name] = true
		}
	}
	return out
}

// headStyle is the style of a line as a heading: of its largest run, slant left out.
func headStyle(l *line) style {
	st := style{size: -2}
	for _, c := range l.cells {
		for _, r := range c.runs {
			if r.style.size > st.size {
				st = r.style
			}
		}
	}
	st.caps = l.style.caps
	st.ital = false
	return st
}

func headStyleOf(st style) style {
	st.ital = false
	return st
}

func runStyle(r run, s *source) style {
	st := r.style
	st.ital = false
	st.caps = shouting(s.cut(r.span))
	return st
}

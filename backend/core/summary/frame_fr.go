package summary

var french = frames{
	months:  [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	day:     "{d} {m} {y}",
	today:   "aujourd’hui",
	monthIn: "{m} {y}", shortIn: "{n}/{y}",
	numbers: [13]string{"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"},
	and:     "et",
	heading: map[string]string{"profile": "Profil", "work": "Expérience professionnelle", "education": "Formation", "skills": "Compétences", "languages": "Langues",
		"certificates": "Certifications", "projects": "Projets", "volunteer": "Bénévolat", "awards": "Distinctions", "publications": "Publications",
		"interests": "Centres d’intérêt", "references": "Références", "contact": "Coordonnées"},
	label: map[string]string{"email": "E-mail", "phone": "Téléphone", "address": "Adresse", "web": "Web", "place": "Lieu", "languages": "Langues",
		"certificates": "Certifications", "education": "Formation", "experience": "Expérience", "skills": "Compétences"},
	years:   [4]string{"{n} ans", "plus de {n} ans", "presque {n} ans", "environ {n} ans"},
	yearOne: [4]string{"un an", "plus d’un an", "presque un an", "environ un an"},
	less:    "moins d’un an", over: "plus d’un an",

	salutation: "Madame, Monsieur,", salutationBare: "Madame, Monsieur,", closing: "Je reste à votre disposition pour un entretien.", greeting: "Cordialement,",

	apply: "Je vous propose ma candidature au poste « {title} ».", applyAt: "Je vous propose ma candidature au poste « {title} ».",
	applyQuoted: "Je vous propose ma candidature au poste « {title} ».", applyBare: "Je vous propose ma candidature au poste que vous publiez.",

	since:      posts{"Depuis {from}, je travaille comme {p} ({e}).", "Depuis {from}, je travaille dans cette structure : {e}.", "Depuis {from}, je travaille comme {p}."},
	until:      posts{"De {from} à {to}, j’ai travaillé comme {p} ({e}).", "De {from} à {to}, j’ai travaillé dans cette structure : {e}.", "De {from} à {to}, j’ai travaillé comme {p}."},
	before:     posts{"Auparavant, de {from} à {to}, j’ai travaillé comme {p} ({e}).", "Auparavant, de {from} à {to}, j’ai travaillé dans cette structure : {e}.", "Auparavant, de {from} à {to}, j’ai travaillé comme {p}."},
	earlier:    posts{"Auparavant, de {from} à {to}, j’ai travaillé comme {p} ({e}).", "Auparavant, de {from} à {to}, j’ai travaillé dans cette structure : {e}.", "Auparavant, de {from} à {to}, j’ai travaillé comme {p}."},
	sameBefore: "Auparavant, de {from} à {to}, j’y ai travaillé comme {p}.", note: "{when} : {p}, {e}.",
	once: posts{"En {from}, j’ai travaillé comme {p} ({e}).", "En {from}, j’ai travaillé dans cette structure : {e}.", "En {from}, j’ai travaillé comme {p}."},
	ever: posts{"J’ai travaillé comme {p} ({e}).", "J’ai travaillé dans cette structure : {e}.", "J’ai travaillé comme {p}."},

	asked:    [3]string{"Votre annonce mentionne {list} : cela fait partie de mon travail ({e}).", "Votre annonce mentionne {list} : cela fait partie de mon travail ({e}).", "Votre annonce mentionne {list} : cela fait partie de mon travail ({e})."},
	askedWas: [3]string{"Votre annonce mentionne {list} : cela faisait partie de mon travail ({e}).", "Votre annonce mentionne {list} : cela faisait partie de mon travail ({e}).", "Votre annonce mentionne {list} : cela faisait partie de mon travail ({e})."},
	longWork: "J’ai {years} d’expérience dans ce métier.",

	first: "Dans ce poste ({e}), j’ai {c}.", also: "J’ai aussi {c}.", more: "J’ai {c}.", there: "Dans ce poste, j’ai {c}.", firstBare: "J’ai {c}.",
	task: "Mon travail consiste à {c}.", isA: "Je suis {text}.",

	includes: "Mon travail comprend notamment :", included: "Mon travail comprenait notamment :",
	includesOne: "Mon travail comprend notamment : {text}.", includedOne: "Mon travail comprenait notamment : {text}.",
	schooling: "Ma formation : {text}.",
	bring:     "J’apporte aussi : {list}.", paper: "Je suis titulaire de : {list}.", papers: "Je suis titulaire de : {list}.", speak: "Je parle {list}.", level: "{language} ({level})",
	headlineIn: "Depuis {from}, {e} : {p}.",
	headline:   "{p} depuis {from}.", headlineAt: "{p} ({e}) depuis {from}.", withYears: "{p}, {years} d’expérience.",
	quoteOpen: "« ", quoteClose: " »", listColon: " : ", atTag: " ({e})", native: "langue maternelle",
	place: "{city}, {country}", applicationFor: "Candidature : {title}", applicant: "Candidature",
}

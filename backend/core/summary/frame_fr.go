package summary

var french = frames{
	months: [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	day:    "{d} {m} {y}", first: "er",
	today:    "aujourd’hui",
	expected: "prévu en {date}", expectedEnd: "prévu", underWay: "en cours",
	monthIn: "{m} {y}", shortIn: "{n}/{y}",
	numbers: [13]string{"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"},
	and:     "et", besides: " ainsi que ",
	heading: map[string]string{"profile": "Profil", "work": "Expérience professionnelle", "education": "Formation", "skills": "Compétences", "languages": "Langues",
		"certificates": "Certifications", "licences": "Inscriptions et autorisations", "permits": "Permis et habilitations", "projects": "Projets", "volunteer": "Bénévolat", "awards": "Distinctions", "publications": "Publications",
		"interests": "Centres d’intérêt", "references": "Références", "contact": "Coordonnées"},
	label: map[string]string{"email": "E-mail", "phone": "Téléphone", "address": "Adresse", "web": "Web", "place": "Lieu", "languages": "Langues",
		"certificates": "Certifications", "education": "Formation", "experience": "Expérience", "skills": "Compétences"},
	years:      [4]string{"{n} ans", "plus de {n} ans", "presque {n} ans", "environ {n} ans"},
	yearOne:    [4]string{"un an", "plus d’un an", "presque un an", "environ un an"},
	monthsLong: "{n} mois",

	salutation: "Madame, Monsieur,", salutationBare: "Madame, Monsieur,", salutationEnd: ",", closing: "Je reste à votre disposition pour un entretien.", greeting: "Cordialement,",

	apply: "Je vous adresse ma candidature au poste « {title} ».", applyAt: "Je vous adresse ma candidature au poste « {title} ».",
	applyQuoted: "Je vous adresse ma candidature au poste « {title} ».", applyBare: "Je vous adresse ma candidature au poste que vous publiez.",

	since:   posts{"Depuis {from}, je travaille comme {p} {at}.", "Depuis {from}, je travaille {at}.", "Depuis {from}, je travaille comme {p}."},
	until:   posts{"De {from} à {to}, j’ai travaillé comme {p} {at}.", "De {from} à {to}, j’ai travaillé {at}.", "De {from} à {to}, j’ai travaillé comme {p}."},
	before:  posts{"Auparavant, de {from} à {to}, j’ai travaillé comme {p} {at}.", "Auparavant, de {from} à {to}, j’ai travaillé {at}.", "Auparavant, de {from} à {to}, j’ai travaillé comme {p}."},
	earlier: posts{"Précédemment, de {from} à {to}, j’ai travaillé comme {p} {at}.", "Précédemment, de {from} à {to}, j’ai travaillé {at}.", "Précédemment, de {from} à {to}, j’ai travaillé comme {p}."}, risen: "Depuis {from}, je travaille {at}, aujourd’hui comme {p}.",
	sameBefore: "Auparavant, de {from} à {to}, j’y ai travaillé comme {p}.", sameUntil: "De {from} à {to}, j’y ai travaillé comme {p}.", note: "{when} : {p}, {e}.",
	once: posts{"En {from}, j’ai travaillé comme {p} {at}.", "En {from}, j’ai travaillé {at}.", "En {from}, j’ai travaillé comme {p}."},
	ever: posts{"J’ai travaillé comme {p} {at}.", "J’ai travaillé {at}.", "J’ai travaillé comme {p}."},

	asked:    [3]string{"Votre annonce mentionne {list} : cela fait partie de mon travail.", "Votre annonce mentionne {list} : cela fait partie de mon travail.", "Votre annonce mentionne {list} : cela fait partie de mon travail."},
	askedWas: [3]string{"Votre annonce mentionne {list} : cela faisait partie de mon travail.", "Votre annonce mentionne {list} : cela faisait partie de mon travail.", "Votre annonce mentionne {list} : cela faisait partie de mon travail."},

	there: "Dans ce poste, j’ai {c}.", more: "J’ai {c}.", also: "J’ai aussi {c}.", task: "Mon travail consiste à {c}.", has: "J’ai {text}.", isA: "Je suis {text}.",

	lead: "Dans mes fonctions actuelles :", leadWas: "Dans ces fonctions :", leadMore: "J’ajoute, dans ces fonctions :", leadBare: "Dans ces fonctions :", leadBareMore: "J’ajoute, dans ces fonctions :",
	alsoSince: posts{"Depuis {from}, je travaille aussi comme {p} {at}.", "Depuis {from}, je travaille aussi {at}.", "Depuis {from}, je travaille aussi comme {p}."},
	project:   "Parmi mes projets : {name}", aiding: posts{"Depuis {from}, je suis bénévole {at} comme {p}.", "Depuis {from}, je suis bénévole {at}.", "Depuis {from}, je suis bénévole comme {p}."},
	aided: posts{"De {from} à {to}, j’ai été bénévole {at} comme {p}.", "De {from} à {to}, j’ai été bénévole {at}.", "De {from} à {to}, j’ai été bénévole comme {p}."}, helps: posts{"Je suis aussi bénévole {at} comme {p}.", "Je suis aussi bénévole {at}.", "Je suis aussi bénévole comme {p}."},
	know: [2]string{"Je connais {list}.", "Parmi mes compétences : {list}."}, drive: "J’ai le {list}.", papers: "J’ai aussi obtenu {list}.", papersAlone: "J’ai obtenu {list}.", certified: [2]string{"la certification ", "les certifications "}, isAlso: "Je suis aussi {text}.", isAndHas: "Je suis {text} et j’ai obtenu {list}.", isAlsoAndHas: "Je suis aussi {text} et j’ai obtenu {list}.", courses: "J’ai suivi {list}.", lessons: [2]string{"la formation ", "les formations "}, studies: "Je prépare actuellement {article} {kind}", award: "J’ai reçu la distinction {name}.", speak: "Je parle {list}.", level: "{language} ({level})", ofLevel: "niveau ", basics: "J’ai des notions {list}.",
	headlineIn: "Depuis {from}, {e} : {p}.",
	headline:   "{p} depuis {from}.", headlineAt: "{p} {at} depuis {from}.", withYears: "{p}, {years} d’expérience.",
	quoteOpen: "« ", quoteClose: " »", semicolon: " ; ", listColon: " : ", atTag: " ({e})",
	place: "{city}, {country}", applicationFor: "Candidature : {title}", applicant: "Candidature",
}

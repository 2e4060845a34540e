package summary

var spanish = frames{
	months:   [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	day:      "{d} de {m} de {y}",
	today:    "actualidad",
	expected: "previsto en {date}", expectedEnd: "previsto", underWay: "en curso",
	monthIn: "{m} de {y}", shortIn: "{n}/{y}",
	numbers: [13]string{"cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"},
	and:     "y", besides: ", así como ",
	heading: map[string]string{"profile": "Perfil", "work": "Experiencia profesional", "education": "Formación", "skills": "Competencias", "languages": "Idiomas",
		"certificates": "Certificados", "licences": "Licencias y colegiaciones", "permits": "Permisos", "projects": "Proyectos", "volunteer": "Voluntariado", "awards": "Premios", "publications": "Publicaciones",
		"interests": "Intereses", "references": "Referencias", "contact": "Contacto"},
	label: map[string]string{"email": "Correo", "phone": "Teléfono", "address": "Dirección", "web": "Web", "place": "Lugar", "languages": "Idiomas",
		"certificates": "Certificados", "education": "Formación", "experience": "Experiencia", "skills": "Competencias"},
	years:      [4]string{"{n} años", "más de {n} años", "casi {n} años", "unos {n} años"},
	yearOne:    [4]string{"un año", "más de un año", "casi un año", "alrededor de un año"},
	monthsLong: "{n} meses",

	salutation: "Estimado equipo de {employer}:", salutationBare: "A quien corresponda:", salutationEnd: ":", closing: "Con gusto les contaré más en una entrevista.", greeting: "Un cordial saludo,",

	apply: "Me presento al puesto de {title}.", applyAt: "Me presento al puesto de {title}.",
	applyQuoted: "Me presento al puesto «{title}».", applyBare: "Me presento al puesto que anuncian.",

	since:   posts{"Desde {from} trabajo {at} como {p}.", "Desde {from} trabajo {at}.", "Desde {from} trabajo como {p}."},
	until:   posts{"De {from} a {to} trabajé {at} como {p}.", "De {from} a {to} trabajé {at}.", "De {from} a {to} trabajé como {p}."},
	before:  posts{"Antes, de {from} a {to}, trabajé {at} como {p}.", "Antes, de {from} a {to}, trabajé {at}.", "Antes, de {from} a {to}, trabajé como {p}."},
	earlier: posts{"Anteriormente, de {from} a {to}, trabajé {at} como {p}.", "Anteriormente, de {from} a {to}, trabajé {at}.", "Anteriormente, de {from} a {to}, trabajé como {p}."}, risen: "Desde {from} trabajo {at}, hoy como {p}.",
	sameBefore: "Antes, de {from} a {to}, trabajé allí como {p}.", sameUntil: "De {from} a {to} trabajé allí como {p}.", note: "{when}: {p}, {e}.",
	once: posts{"En {from} trabajé {at} como {p}.", "En {from} trabajé {at}.", "En {from} trabajé como {p}."},
	ever: posts{"He trabajado {at} como {p}.", "He trabajado {at}.", "He trabajado como {p}."},

	asked:    [3]string{"En su anuncio mencionan {list}; forma parte de mis tareas.", "En su anuncio mencionan {list}; forman parte de mis tareas.", "En su anuncio mencionan {list}; forman parte de mis tareas."},
	askedWas: [3]string{"En su anuncio mencionan {list}; formaba parte de mis tareas.", "En su anuncio mencionan {list}; formaban parte de mis tareas.", "En su anuncio mencionan {list}; formaban parte de mis tareas."},

	there: "Allí {c}.", more: "{C}.", also: "También {c}.", task: "Mi trabajo consiste en {c}.", has: "Tengo {text}.", isA: "Soy {text}.",

	lead: "De mi trabajo allí destaco:", leadWas: "De mi trabajo allí destaco:", leadMore: "De mi trabajo allí destaco también:", leadBare: "De este trabajo destaco:", leadBareMore: "De este trabajo destaco también:",
	alsoSince: posts{"Desde {from} trabajo también {at} como {p}.", "Desde {from} trabajo también {at}.", "Desde {from} trabajo también como {p}."},
	project:   "Entre mis proyectos está {name}", aiding: posts{"Desde {from} colaboro de forma voluntaria {at} como {p}.", "Desde {from} colaboro de forma voluntaria {at}.", "Desde {from} colaboro de forma voluntaria como {p}."},
	aided: posts{"De {from} a {to} colaboré de forma voluntaria {at} como {p}.", "De {from} a {to} colaboré de forma voluntaria {at}.", "De {from} a {to} colaboré de forma voluntaria como {p}."}, helps: posts{"También colaboro de forma voluntaria {at} como {p}.", "También colaboro de forma voluntaria {at}.", "También colaboro de forma voluntaria como {p}."},
	know: [2]string{"Manejo {list}.", "Entre mis conocimientos figuran {list}."}, drive: "Tengo {list}.", papers: "También he obtenido {list}.", papersAlone: "He obtenido {list}.", certified: [2]string{"el certificado ", "los certificados "}, isAlso: "También soy {text}.", isAndHas: "Soy {text} y he obtenido {list}.", isAlsoAndHas: "También soy {text} y he obtenido {list}.", courses: "He realizado {list}.", lessons: [2]string{"el curso ", "los cursos "}, studies: "Actualmente curso {article} {kind} en {area}", award: "He recibido la distinción {name}.", speak: "Hablo {list}.", level: "{language} ({level})", ofLevel: "nivel ", basics: "Tengo nociones de {list}.",
	headlineIn: "Desde {from} en {e}: {p}.",
	headline:   "{p} desde {from}.", headlineAt: "{p} {at} desde {from}.", withYears: "{p} con {years} de experiencia.",
	quoteOpen: "«", quoteClose: "»", semicolon: "; ", listColon: ": ", atTag: " ({e})",
	place: "{city}, {country}", applicationFor: "Candidatura: {title}", applicant: "Candidatura",
}

package summary

var spanish = frames{
	months:  [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	day:     "{d} de {m} de {y}",
	today:   "actualidad",
	monthIn: "{m} de {y}", shortIn: "{n}/{y}",
	numbers: [13]string{"cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"},
	and:     "y",
	heading: map[string]string{"profile": "Perfil", "work": "Experiencia profesional", "education": "Formación", "skills": "Competencias", "languages": "Idiomas",
		"certificates": "Certificados", "projects": "Proyectos", "volunteer": "Voluntariado", "awards": "Premios", "publications": "Publicaciones",
		"interests": "Intereses", "references": "Referencias", "contact": "Contacto"},
	label: map[string]string{"email": "Correo", "phone": "Teléfono", "address": "Dirección", "web": "Web", "place": "Lugar", "languages": "Idiomas",
		"certificates": "Certificados", "education": "Formación", "experience": "Experiencia", "skills": "Competencias"},
	years:   [4]string{"{n} años", "más de {n} años", "casi {n} años", "unos {n} años"},
	yearOne: [4]string{"un año", "más de un año", "casi un año", "alrededor de un año"},
	less:    "menos de un año", over: "más de un año",

	salutation: "Estimado equipo de {employer}:", salutationBare: "A quien corresponda:", closing: "Con gusto les contaré más en una entrevista.", greeting: "Un cordial saludo,",

	apply: "Me presento al puesto de {title}.", applyAt: "Me presento al puesto de {title}.",
	applyQuoted: "Me presento al puesto «{title}».", applyBare: "Me presento al puesto que anuncian.",

	since:      posts{"Desde {from} trabajo en {e} como {p}.", "Desde {from} trabajo en {e}.", "Desde {from} trabajo como {p}."},
	until:      posts{"De {from} a {to} trabajé en {e} como {p}.", "De {from} a {to} trabajé en {e}.", "De {from} a {to} trabajé como {p}."},
	before:     posts{"Antes, de {from} a {to}, trabajé en {e} como {p}.", "Antes, de {from} a {to}, trabajé en {e}.", "Antes, de {from} a {to}, trabajé como {p}."},
	earlier:    posts{"Antes, de {from} a {to}, trabajé en {e} como {p}.", "Antes, de {from} a {to}, trabajé en {e}.", "Antes, de {from} a {to}, trabajé como {p}."},
	sameBefore: "Antes, de {from} a {to}, trabajé allí como {p}.", note: "{when}: {p}, {e}.",
	once: posts{"En {from} trabajé en {e} como {p}.", "En {from} trabajé en {e}.", "En {from} trabajé como {p}."},
	ever: posts{"He trabajado en {e} como {p}.", "He trabajado en {e}.", "He trabajado como {p}."},

	asked:    [3]string{"En su anuncio mencionan {list}; forma parte de mi trabajo en {e}.", "En su anuncio mencionan {list}; forma parte de mi trabajo en {e}.", "En su anuncio mencionan {list}; forma parte de mi trabajo en {e}."},
	askedWas: [3]string{"En su anuncio mencionan {list}; formaba parte de mi trabajo en {e}.", "En su anuncio mencionan {list}; formaba parte de mi trabajo en {e}.", "En su anuncio mencionan {list}; formaba parte de mi trabajo en {e}."},
	longWork: "Tengo {years} de experiencia en este trabajo.",

	first: "En {e} {c}.", also: "También {c}.", more: "{C}.", there: "Allí {c}.", firstBare: "{C}.",
	task: "Mi trabajo consiste en {c}.", isA: "Soy {text}.",

	includes: "Mi trabajo allí incluye:", included: "Mi trabajo allí incluía:",
	includesOne: "Mi trabajo allí incluye: {text}.", includedOne: "Mi trabajo allí incluía: {text}.",
	schooling: "Mi formación: {text}.",
	bring:     "También aporto: {list}.", paper: "Tengo este certificado: {list}.", papers: "Tengo estos certificados: {list}.", speak: "Hablo {list}.", level: "{language} ({level})",
	headlineIn: "Desde {from} en {e}: {p}.",
	headline:   "{p} desde {from}.", headlineAt: "{p} en {e} desde {from}.", withYears: "{p} con {years} de experiencia.",
	quoteOpen: "«", quoteClose: "»", listColon: ": ", atTag: " ({e})", native: "lengua materna",
	place: "{city}, {country}", applicationFor: "Candidatura: {title}", applicant: "Candidatura",
}

package summary

var german = frames{
	months:   [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
	day:      "{d}. {m} {y}",
	today:    "heute",
	expected: "voraussichtlich {date}", expectedEnd: "voraussichtlich", underWay: "laufend",
	monthIn: "{m} {y}", shortIn: "{n}/{y}",
	numbers: [13]string{"null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"},
	and:     "und", besides: " sowie ",
	heading: map[string]string{"profile": "Profil", "work": "Berufserfahrung", "education": "Ausbildung", "skills": "Kenntnisse", "languages": "Sprachen",
		"certificates": "Zertifikate", "licences": "Zulassungen", "permits": "Berechtigungen", "projects": "Projekte", "volunteer": "Ehrenamt", "awards": "Auszeichnungen", "publications": "Veröffentlichungen",
		"interests": "Interessen", "references": "Referenzen", "contact": "Kontakt"},
	label: map[string]string{"email": "E-Mail", "phone": "Telefon", "address": "Anschrift", "web": "Web", "place": "Ort", "languages": "Sprachen",
		"certificates": "Zertifikate", "education": "Ausbildung", "experience": "Berufserfahrung", "skills": "Kenntnisse"},
	years:      [4]string{"{n} Jahre", "mehr als {n} Jahre", "fast {n} Jahre", "etwa {n} Jahre"},
	yearOne:    [4]string{"ein Jahr", "mehr als ein Jahr", "fast ein Jahr", "etwa ein Jahr"},
	monthsLong: "{n} Monate",

	salutation: "Sehr geehrte Damen und Herren,", salutationBare: "Sehr geehrte Damen und Herren,", salutationEnd: ",", closing: "Über ein Gespräch freue ich mich.", greeting: "Mit freundlichen Grüßen",

	apply: "ich bewerbe mich bei Ihnen auf die Stelle „{title}“.", applyAt: "ich bewerbe mich bei Ihnen auf die Stelle „{title}“.",
	applyQuoted: "ich bewerbe mich bei Ihnen auf die Stelle „{title}“.", applyBare: "ich bewerbe mich auf die Stelle, die Sie ausgeschrieben haben.",

	since:   posts{"Seit {from} arbeite ich {at} als {p}.", "Seit {from} arbeite ich {at}.", "Seit {from} arbeite ich als {p}."},
	until:   posts{"Von {from} bis {to} habe ich {at} als {p} gearbeitet.", "Von {from} bis {to} habe ich {at} gearbeitet.", "Von {from} bis {to} habe ich als {p} gearbeitet."},
	before:  posts{"Davor habe ich von {from} bis {to} {at} als {p} gearbeitet.", "Davor habe ich von {from} bis {to} {at} gearbeitet.", "Davor habe ich von {from} bis {to} als {p} gearbeitet."},
	earlier: posts{"Zuvor habe ich von {from} bis {to} {at} als {p} gearbeitet.", "Zuvor habe ich von {from} bis {to} {at} gearbeitet.", "Zuvor habe ich von {from} bis {to} als {p} gearbeitet."}, risen: "Seit {from} arbeite ich {at}, heute als {p}.",
	sameBefore: "Davor habe ich dort von {from} bis {to} als {p} gearbeitet.", sameUntil: "Von {from} bis {to} habe ich dort als {p} gearbeitet.", note: "{when}: {p}, {e}.",
	once: posts{"Im {from} habe ich {at} als {p} gearbeitet.", "Im {from} habe ich {at} gearbeitet.", "Im {from} habe ich als {p} gearbeitet."},
	ever: posts{"Ich habe {at} als {p} gearbeitet.", "Ich habe {at} gearbeitet.", "Ich habe als {p} gearbeitet."},

	asked:    [3]string{"Sie nennen in Ihrer Anzeige {list}; das gehört zu meinen Aufgaben.", "Sie nennen in Ihrer Anzeige {list}; das gehört zu meinen Aufgaben.", "Sie nennen in Ihrer Anzeige {list}; das gehört zu meinen Aufgaben."},
	askedWas: [3]string{"Sie nennen in Ihrer Anzeige {list}; das gehörte zu meinen Aufgaben.", "Sie nennen in Ihrer Anzeige {list}; das gehörte zu meinen Aufgaben.", "Sie nennen in Ihrer Anzeige {list}; das gehörte zu meinen Aufgaben."},

	there: "Dort habe ich {c}.", more: "Ich habe {c}.", also: "Außerdem habe ich {c}.", has: "Ich habe {text}.", isA: "Ich bin {text}.",

	lead: "Aus meiner Arbeit dort:", leadWas: "Aus meiner Arbeit dort:", leadMore: "Außerdem aus meiner Arbeit dort:", leadBare: "Aus dieser Arbeit:", leadBareMore: "Außerdem aus meiner Arbeit:",
	alsoSince: posts{"Seit {from} arbeite ich außerdem {at} als {p}.", "Seit {from} arbeite ich außerdem {at}.", "Seit {from} arbeite ich außerdem als {p}."},
	project:   "Zu meinen Projekten gehört {name}", aiding: posts{"Seit {from} bin ich ehrenamtlich {at} als {p} tätig.", "Seit {from} bin ich ehrenamtlich {at} tätig.", "Seit {from} bin ich ehrenamtlich als {p} tätig."},
	aided: posts{"Von {from} bis {to} war ich ehrenamtlich {at} als {p} tätig.", "Von {from} bis {to} war ich ehrenamtlich {at} tätig.", "Von {from} bis {to} war ich ehrenamtlich als {p} tätig."}, helps: posts{"Ehrenamtlich bin ich {at} als {p} tätig.", "Ehrenamtlich bin ich {at} tätig.", "Ehrenamtlich bin ich als {p} tätig."},
	know: [2]string{"Zu meinen Kenntnissen gehört {list}.", "Zu meinen Kenntnissen gehören {list}."}, drive: "Ich habe den {list}.", papers: "Außerdem habe ich {list}.", papersAlone: "Ich habe {list}.", certified: [2]string{"das Zertifikat ", "die Zertifikate "}, isAlso: "Außerdem bin ich {text}.", isAndHas: "Ich bin {text} und habe {list}.", isAlsoAndHas: "Außerdem bin ich {text} und habe {list}.", courses: "Absolviert habe ich {list}.", studies: "Zurzeit {verb} ich {area} ({kind})", award: "Erhalten habe ich die Auszeichnung {name}.", speak: "Ich spreche {list}.", level: "{language} ({level})", ofLevel: "Niveau ", basics: "Ich habe Grundkenntnisse in {list}.",
	headlineIn: "Seit {from} bei {e}: {p}.",
	headline:   "{p} seit {from}.", headlineAt: "{p} {at} seit {from}.", withYears: "{p}, {years} Berufserfahrung.",
	quoteOpen: "„", quoteClose: "“", semicolon: "; ", listColon: ": ", atTag: " ({e})",
	place: "{city}, {country}", applicationFor: "Bewerbung: {title}", applicant: "Bewerbung",
}

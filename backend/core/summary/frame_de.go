package summary

var german = frames{
	months:  [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
	day:     "{d}. {m} {y}",
	today:   "heute",
	monthIn: "{m} {y}", shortIn: "{n}/{y}",
	numbers: [13]string{"null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"},
	and:     "und",
	heading: map[string]string{"profile": "Profil", "work": "Berufserfahrung", "education": "Ausbildung", "skills": "Kenntnisse", "languages": "Sprachen",
		"certificates": "Zertifikate", "projects": "Projekte", "volunteer": "Ehrenamt", "awards": "Auszeichnungen", "publications": "Veröffentlichungen",
		"interests": "Interessen", "references": "Referenzen", "contact": "Kontakt"},
	label: map[string]string{"email": "E-Mail", "phone": "Telefon", "address": "Anschrift", "web": "Web", "place": "Ort", "languages": "Sprachen",
		"certificates": "Zertifikate", "education": "Ausbildung", "experience": "Berufserfahrung", "skills": "Kenntnisse"},
	years:   [4]string{"{n} Jahre", "mehr als {n} Jahre", "fast {n} Jahre", "etwa {n} Jahre"},
	yearOne: [4]string{"ein Jahr", "mehr als ein Jahr", "fast ein Jahr", "etwa ein Jahr"},
	less:    "weniger als ein Jahr", over: "mehr als ein Jahr",

	salutation: "Sehr geehrte Damen und Herren,", salutationBare: "Sehr geehrte Damen und Herren,", closing: "Über ein Gespräch freue ich mich.", greeting: "Mit freundlichen Grüßen",

	apply: "ich bewerbe mich auf die Stelle „{title}“.", applyAt: "ich bewerbe mich auf die Stelle „{title}“ bei {company}.",
	applyQuoted: "ich bewerbe mich auf die Stelle „{title}“.", applyBare: "ich bewerbe mich auf die Stelle, die Sie ausgeschrieben haben.",

	since:      posts{"Seit {from} arbeite ich bei {e} als {p}.", "Seit {from} arbeite ich bei {e}.", "Seit {from} arbeite ich als {p}."},
	until:      posts{"Von {from} bis {to} habe ich bei {e} als {p} gearbeitet.", "Von {from} bis {to} habe ich bei {e} gearbeitet.", "Von {from} bis {to} habe ich als {p} gearbeitet."},
	before:     posts{"Davor habe ich von {from} bis {to} bei {e} als {p} gearbeitet.", "Davor habe ich von {from} bis {to} bei {e} gearbeitet.", "Davor habe ich von {from} bis {to} als {p} gearbeitet."},
	earlier:    posts{"Zuvor habe ich von {from} bis {to} bei {e} als {p} gearbeitet.", "Zuvor habe ich von {from} bis {to} bei {e} gearbeitet.", "Zuvor habe ich von {from} bis {to} als {p} gearbeitet."},
	sameBefore: "Davor habe ich dort von {from} bis {to} als {p} gearbeitet.", note: "{when}: {p}, {e}.",
	once: posts{"Im {from} habe ich bei {e} als {p} gearbeitet.", "Im {from} habe ich bei {e} gearbeitet.", "Im {from} habe ich als {p} gearbeitet."},
	ever: posts{"Ich habe bei {e} als {p} gearbeitet.", "Ich habe bei {e} gearbeitet.", "Ich habe als {p} gearbeitet."},

	asked:    [3]string{"Sie nennen in Ihrer Anzeige {list}; das gehört zu meiner Arbeit bei {e}.", "Sie nennen in Ihrer Anzeige {list}; das gehört zu meiner Arbeit bei {e}.", "Sie nennen in Ihrer Anzeige {list}; das gehört zu meiner Arbeit bei {e}."},
	askedWas: [3]string{"Sie nennen in Ihrer Anzeige {list}; das gehörte zu meiner Arbeit bei {e}.", "Sie nennen in Ihrer Anzeige {list}; das gehörte zu meiner Arbeit bei {e}.", "Sie nennen in Ihrer Anzeige {list}; das gehörte zu meiner Arbeit bei {e}."},
	longWork: "In dieser Arbeit habe ich {years} Erfahrung.",

	first: "Bei {e} habe ich {c}.", also: "Außerdem habe ich {c}.", more: "Ich habe {c}.", there: "Dort habe ich {c}.", firstBare: "Ich habe {c}.",
	isA: "Ich bin {text}.",

	includes: "Zu meinen Aufgaben dort gehören:", included: "Zu meinen Aufgaben dort gehörten:",
	includesOne: "Zu meinen Aufgaben dort gehört: {text}.", includedOne: "Zu meinen Aufgaben dort gehörte: {text}.",
	schooling: "Mein Abschluss: {text}.",
	bring:     "Außerdem bringe ich mit: {list}.", paper: "Diesen Nachweis bringe ich mit: {list}.", papers: "Diese Nachweise bringe ich mit: {list}.", speak: "Ich spreche {list}.", level: "{language} ({level})",
	headlineIn: "Seit {from} bei {e}: {p}.",
	headline:   "{p} seit {from}.", headlineAt: "{p} bei {e} seit {from}.", withYears: "{p}, {years} Berufserfahrung.",
	quoteOpen: "„", quoteClose: "“", listColon: ": ", atTag: " ({e})", native: "Muttersprache",
	place: "{city}, {country}", applicationFor: "Bewerbung: {title}", applicant: "Bewerbung",
}

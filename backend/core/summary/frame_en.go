package summary

var english = frames{
	months:   [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	day:      "{d} {m} {y}",
	today:    "present",
	expected: "expected {date}", expectedEnd: "expected", underWay: "in progress",
	monthIn: "{m} {y}", shortIn: "{s} {y}",
	numbers: [13]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"},
	and:     "and", besides: " as well as ",
	heading: map[string]string{"profile": "Profile", "work": "Experience", "education": "Education", "skills": "Skills", "languages": "Languages",
		"certificates": "Certificates", "licences": "Licences and registrations", "licenses": "Licenses and registrations", "permits": "Licences", "permitsUS": "Licenses", "admissions": "Admissions", "projects": "Projects", "volunteer": "Volunteering", "awards": "Awards", "publications": "Publications",
		"interests": "Interests", "references": "References", "contact": "Contact"},
	label: map[string]string{"email": "E-mail", "phone": "Phone", "address": "Address", "web": "Web", "place": "Location", "languages": "Languages",
		"certificates": "Certificates", "education": "Education", "experience": "Experience", "skills": "Skills"},
	years:      [4]string{"{n} years", "more than {n} years", "almost {n} years", "about {n} years"},
	yearOne:    [4]string{"one year", "more than one year", "almost one year", "about one year"},
	monthsLong: "{n} months",

	salutation: "Dear {employer} team,", salutationBare: "Dear hiring team,", salutationEnd: ",", closing: "I would be glad to tell you more in a conversation.", greeting: "Kind regards,",

	apply: "I am applying for the position of {title}.", applyAt: "I am applying for the position of {title} at {company}.",
	applyQuoted: "I am applying for the position that you advertise as “{title}”.", applyBare: "I am applying for the position that you advertise.",

	since:   posts{"Since {from} I have worked {at} as {p}.", "Since {from} I have worked {at}.", "Since {from} I have worked as {p}."},
	until:   posts{"From {from} to {to} I worked {at} as {p}.", "From {from} to {to} I worked {at}.", "From {from} to {to} I worked as {p}."},
	before:  posts{"Before that, from {from} to {to}, I worked {at} as {p}.", "Before that, from {from} to {to}, I worked {at}.", "Before that, from {from} to {to}, I worked as {p}."},
	earlier: posts{"Earlier, from {from} to {to}, I worked {at} as {p}.", "Earlier, from {from} to {to}, I worked {at}.", "Earlier, from {from} to {to}, I worked as {p}."}, risen: "Since {from} I have worked {at}, now as {p}.",
	sameBefore: "Before that, from {from} to {to}, I worked there as {p}.", sameUntil: "From {from} to {to} I worked there as {p}.", note: "{when}: {p}, {e}.",
	once: posts{"In {from} I worked {at} as {p}.", "In {from} I worked {at}.", "In {from} I worked as {p}."},
	ever: posts{"I have worked {at} as {p}.", "I have worked {at}.", "I have worked as {p}."},

	asked:    [3]string{"You mention {list}; it is part of my job.", "You mention {list}; both are part of my job.", "You mention {list}; these are part of my job."},
	askedWas: [3]string{"You mention {list}; it was part of my job.", "You mention {list}; both were part of my job.", "You mention {list}; these were part of my job."},

	there: "There I {c}.", more: "I {c}.", also: "I also {c}.", has: "I have {text}.", isA: "I am {text}.",

	lead: "From my work there:", leadWas: "From my work there:", leadMore: "Also from my work there:", leadBare: "From this work:", leadBareMore: "Also from my work:",
	alsoSince: posts{"Since {from} I have also worked {at} as {p}.", "Since {from} I have also worked {at}.", "Since {from} I have also worked as {p}."},
	project:   "Among my projects is {name}", aiding: posts{"Since {from} I have volunteered {at} as {p}.", "Since {from} I have volunteered {at}.", "Since {from} I have volunteered as {p}."},
	aided: posts{"From {from} to {to} I volunteered {at} as {p}.", "From {from} to {to} I volunteered {at}.", "From {from} to {to} I volunteered as {p}."}, helps: posts{"I have also volunteered {at} as {p}.", "I have also volunteered {at}.", "I have also volunteered as {p}."},
	know: [2]string{"My skills include {list}.", "My skills include {list}."}, drive: "I hold {list}.", papers: "I also hold {list}.", papersAlone: "I hold {list}.", courses: "I completed {list}.", studies: "I am studying for {article} {kind} in {area}", award: "I received the award {name}.", speak: "I speak {list}.", level: "{language} ({level})", ofLevel: "level ",
	headlineIn: "Since {from} at {e}: {p}.",
	headline:   "{p} since {from}.", headlineAt: "{p} {at} since {from}.", withYears: "{p} with {years} of experience.",
	quoteOpen: "“", quoteClose: "”", semicolon: "; ", listColon: ": ", atTag: " ({e})",
	place: "{city}, {country}", applicationFor: "Application: {title}", applicant: "Application",
}

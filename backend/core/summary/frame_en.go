package summary

var english = frames{
	months:  [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	day:     "{d} {m} {y}",
	today:   "present",
	monthIn: "{m} {y}", shortIn: "{s} {y}",
	numbers: [13]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"},
	and:     "and",
	heading: map[string]string{"profile": "Profile", "work": "Experience", "education": "Education", "skills": "Skills", "languages": "Languages",
		"certificates": "Certificates", "projects": "Projects", "volunteer": "Volunteering", "awards": "Awards", "publications": "Publications",
		"interests": "Interests", "references": "References", "contact": "Contact"},
	label: map[string]string{"email": "E-mail", "phone": "Phone", "address": "Address", "web": "Web", "place": "Location", "languages": "Languages",
		"certificates": "Certificates", "education": "Education", "experience": "Experience", "skills": "Skills"},
	years:   [4]string{"{n} years", "more than {n} years", "almost {n} years", "about {n} years"},
	yearOne: [4]string{"one year", "more than one year", "almost one year", "about one year"},
	less:    "less than one year", over: "more than one year",

	salutation: "Dear {employer} team,", salutationBare: "Dear hiring team,", closing: "I would be glad to tell you more in a conversation.", greeting: "Kind regards,",

	apply: "I am applying for the position of {title}.", applyAt: "I am applying for the position of {title} at {company}.",
	applyQuoted: "I am applying for the position that you advertise as “{title}”.", applyBare: "I am applying for the position that you advertise.",

	since:      posts{"Since {from} I have worked at {e} as {p}.", "Since {from} I have worked at {e}.", "Since {from} I have worked as {p}."},
	until:      posts{"From {from} to {to} I worked at {e} as {p}.", "From {from} to {to} I worked at {e}.", "From {from} to {to} I worked as {p}."},
	before:     posts{"Before that, from {from} to {to}, I worked at {e} as {p}.", "Before that, from {from} to {to}, I worked at {e}.", "Before that, from {from} to {to}, I worked as {p}."},
	earlier:    posts{"Earlier, from {from} to {to}, I worked at {e} as {p}.", "Earlier, from {from} to {to}, I worked at {e}.", "Earlier, from {from} to {to}, I worked as {p}."},
	sameBefore: "Before that, from {from} to {to}, I worked there as {p}.", note: "{when}: {p}, {e}.",
	once: posts{"In {from} I worked at {e} as {p}.", "In {from} I worked at {e}.", "In {from} I worked as {p}."},
	ever: posts{"I have worked at {e} as {p}.", "I have worked at {e}.", "I have worked as {p}."},

	asked:    [3]string{"You ask for {list}; it is part of my work at {e}.", "You ask for {list}; both are part of my work at {e}.", "You ask for {list}; these are part of my work at {e}."},
	askedWas: [3]string{"You ask for {list}; it was part of my work at {e}.", "You ask for {list}; both were part of my work at {e}.", "You ask for {list}; these were part of my work at {e}."},
	longWork: "I have {years} of experience in this kind of work.",

	first: "At {e} I {c}.", also: "I also {c}.", more: "I {c}.", there: "There I {c}.", firstBare: "I {c}.",
	am: "am {text}", was: "was {text}", isA: "I am {text}.",

	includes: "My work there includes:", included: "My work there included:",
	includesOne: "My work there includes: {text}.", includedOne: "My work there included: {text}.",
	studied: "I studied {area} at {at} ({type}).", studiedAs: "I studied {area} at {at}: {type}.", schooling: "My education: {text}.",
	bring: "I also bring: {list}.", paper: "I hold: {list}.", papers: "I hold: {list}.", speak: "I speak {list}.", level: "{language} ({level})",
	headlineIn: "Since {from} at {e}: {p}.",
	headline:   "{p} since {from}.", headlineAt: "{p} at {e} since {from}.", withYears: "{p} with {years} of experience.",
	quoteOpen: "“", quoteClose: "”", listColon: ": ", atTag: " ({e})", native: "native",
	place: "{city}, {country}", applicationFor: "Application: {title}", applicant: "Application",
}

import { parts, asks, type Ad } from "./ad";

/** Jobs of other trades, far and near, and one by the hour. */
export const farAds: Ad[] = [
  {
    id: "ad-05",
    title: "Machine learning engineer",
    company: "Fuchs & Söhne Optik",
    place: "Berlin, hybrid",
    pay: "72,000–90,000 EUR a year",
    payYear: 81000,
    age: 3,
    closesIn: 0,
    fitScore: 64,
    growthScore: 91,
    confidence: 0.75,
    description: `We measure lenses with cameras and find the scratches people miss.

You bring good Python, some PyTorch, and the will to learn optics from people who have ground glass for thirty years. You will have a mentor for the first six months. 72,000 to 90,000 EUR.`,
    url: "https://jobs.example.com/fuchs/ml",
    remote: "hybrid",
    contract: "permanent",
    hours: "full_time",
    language: "en",
    components: parts([
      ["skills", 58, 0.8, 0.4, "Python is there; PyTorch and computer vision are not."],
      ["experience", 75, 0.7, 0.2, "Enough years, in a neighbouring field."],
      ["level", 70, 0.7, 0.15, "About the level of your last job."],
      ["title", 60, 0.8, 0.15, "A neighbouring occupation."],
      ["growth: new skills", 95, 0.9, 0, "A third of what they name is new and close to yours."],
      ["growth: pay", 80, 0.8, 0, "About 20% above the least you would take."],
    ]),
    constraints: [
      { name: "location", state: "met", evidence: "Berlin" },
      { name: "salary", state: "met", evidence: "72,000 to 90,000 EUR" },
    ],
    reasonsFor: [
      {
        text: "Room to grow, with someone to learn from.",
        cvQuote: "Mentored two juniors through their first year",
        jobQuote: "You will have a mentor for the first six months",
      },
    ],
    reasonsAgainst: [
      { text: "PyTorch is not in your CV.", cvQuote: "", jobQuote: "good Python, some PyTorch" },
      { text: "Computer vision is new to you.", cvQuote: "", jobQuote: "We measure lenses with cameras" },
    ],
    requirements: asks([
      ["met", true, "good Python", "Eight years of Python and SQL"],
      ["missing", true, "some PyTorch", ""],
      ["not_said", false, "the will to learn optics", ""],
    ]),
    growth: {
      level: "The level stays the same.",
      newSkills: ["PyTorch", "computer vision", "optics"],
      pay: "+20% on the least you would take",
      signals: [
        { text: "Mentoring", cvQuote: "", jobQuote: "You will have a mentor for the first six months" },
      ],
    },
    culture: [
      {
        dimension: "learning",
        score: 85,
        said: true,
        wanted: 2,
        quotes: ["You will have a mentor for the first six months"],
      },
    ],
    wouldChange: ["If your CV named PyTorch, the fit would be about 71."],
  },
  {
    flags: [{ kind: "gone", sign: "gone", count: 0, quote: "2026-11-20" }],
    id: "ad-06",
    title:
      "Sachbearbeiterin oder Sachbearbeiter Geodateninfrastruktur und Liegenschaftskatasterauswertung (m/w/d)",
    company: "Zweckverband Kommunale Datenverarbeitung Oberhavel-Uckermark-Barnim",
    place: "Eberswalde, hybrid",
    pay: "49.500–58.300 EUR a year",
    payYear: 53900,
    age: 14,
    closesIn: 3,
    fitScore: 57,
    growthScore: 42,
    confidence: 0.7,
    description: `Wir pflegen die Geodaten von 46 Gemeinden.

- Auswertung des Liegenschaftskatasters mit PostGIS und Python
- Abstimmung mit den Gemeinden
- Deutsch in Wort und Schrift

TVöD E11, 39 Stunden, teilweise von zu Hause.`,
    url: "",
    remote: "hybrid",
    contract: "permanent",
    hours: "full_time",
    language: "de",
    components: parts([
      ["skills", 60, 0.8, 0.4, "3 of 5 skills they name are in your CV."],
      ["experience", 70, 0.6, 0.2, "Enough years."],
      ["title", 45, 0.8, 0.15, "Two steps from your occupation."],
      ["growth: new skills", 55, 0.7, 0, "PostGIS is new and close to yours."],
    ]),
    constraints: [
      { name: "location", state: "met", evidence: "Eberswalde" },
      { name: "salary", state: "conflict", evidence: "TVöD E11" },
      { name: "language:de", state: "unknown", evidence: "Deutsch in Wort und Schrift" },
    ],
    reasonsFor: [
      {
        text: "Python and SQL carry most of the work.",
        cvQuote: "Eight years of Python and SQL",
        jobQuote: "Auswertung des Liegenschaftskatasters mit PostGIS und Python",
      },
    ],
    reasonsAgainst: [{ text: "Pay is below what you ask for.", cvQuote: "", jobQuote: "TVöD E11" }],
    requirements: asks([
      ["met", true, "PostGIS und Python", "Eight years of Python and SQL"],
      ["not_said", true, "Deutsch in Wort und Schrift", ""],
    ]),
    growth: { level: "", newSkills: ["PostGIS"], pay: "", signals: [] },
    culture: [],
    wouldChange: [],
  },
  {
    id: "ad-07",
    title: "Nurse, intensive care",
    company: "Lindenhof Kliniken",
    place: "Potsdam",
    pay: "3,900–4,600 EUR a month",
    payYear: 51000,
    age: 4,
    closesIn: 0,
    fitScore: 8,
    growthScore: 12,
    confidence: 0.9,
    description: `Registered nurse for a ward with twelve beds. State examination required. Shifts agreed six weeks ahead.`,
    url: "https://jobs.example.com/lindenhof/icu",
    remote: "onsite",
    contract: "permanent",
    hours: "full_time",
    language: "en",
    components: parts([["skills", 4, 0.95, 0.4, "None of the skills they name is in your CV."]]),
    constraints: [{ name: "location", state: "met", evidence: "Potsdam" }],
    reasonsFor: [],
    reasonsAgainst: [
      {
        text: "A licence is required that your CV does not show.",
        cvQuote: "",
        jobQuote: "State examination required",
      },
    ],
    requirements: asks([["missing", true, "State examination required", ""]]),
    growth: { level: "", newSkills: [], pay: "", signals: [] },
    culture: [],
    wouldChange: [],
  },
  {
    id: "ad-08",
    title: "Data consultant, freelance",
    company: "Ortwin Brandt Beratung",
    place: "remote",
    pay: "85–95 EUR an hour",
    payYear: 158000,
    age: 0,
    closesIn: 0,
    fitScore: 77,
    growthScore: 55,
    confidence: 0.6,
    description: `Six months, maybe more. Clean up a Snowflake warehouse for a chain of garden centres. 85 to 95 EUR an hour, three to four days a week, remote.`,
    url: "https://jobs.example.com/brandt/data",
    remote: "remote",
    contract: "freelance",
    hours: "part_time",
    language: "en",
    components: parts([
      ["skills", 82, 0.6, 0.4, "What they name is in your CV or next to it."],
      ["title", 80, 0.7, 0.15, "Your occupation, sold by the hour."],
      ["growth: pay", 90, 0.6, 0, "Well above the least you would take, before your own costs."],
    ]),
    constraints: [
      { name: "contract", state: "conflict", evidence: "freelance" },
      { name: "remote", state: "met", evidence: "remote" },
      { name: "salary", state: "met", evidence: "85 to 95 EUR an hour" },
    ],
    reasonsFor: [
      {
        text: "You have done this move before.",
        cvQuote: "Moved reporting from Oracle to BigQuery",
        jobQuote: "Clean up a Snowflake warehouse",
      },
    ],
    reasonsAgainst: [
      { text: "Freelance; you look for a permanent job.", cvQuote: "", jobQuote: "Six months, maybe more" },
    ],
    requirements: asks([["partly", true, "Snowflake warehouse", "Moved reporting from Oracle to BigQuery"]]),
    growth: { level: "Not clearly said.", newSkills: ["Snowflake"], pay: "", signals: [] },
    culture: [],
    wouldChange: [],
  },
];

import { spark, mentor, german, parts, asks, type Ad } from "./ad";
import { farAds } from "./ads-far";

/** Jobs of the person's own trade. */
const near: Ad[] = [
  {
    seen: [{ origin: "file", posted: "2026-10-02" }],
    flags: [
      { kind: "reposted", sign: "published_times", count: 3, quote: "2026-09-01, 2026-10-02, 2026-11-03" },
    ],
    terms: [
      { name: "contract", quote: "a permanent position" },
      { name: "benefits", quote: "30 days of leave and a ticket for the trains" },
      { name: "benefits", quote: "a pension that we pay into" },
      { name: "instructions", quote: "Tell us when you could start and what you would like to earn" },
    ],
    id: "ad-01",
    title: "Data engineer",
    company: "Nordlicht Mobility GmbH",
    place: "Berlin, hybrid",
    pay: "65,000–78,000 EUR a year",
    payYear: 71500,
    age: 2,
    closesIn: 18,
    fitScore: 86,
    growthScore: 61,
    confidence: 0.9,
    description: `Nordlicht Mobility plans night buses for eleven cities. Our data team of six decides with the people who drive them.

What you do
- You run Spark in production and know where it hurts
- You keep our Airflow jobs small, tested and boring
- You talk with planners before you build for them

What you bring
- Several years with Python and SQL
- Experience with a cloud warehouse such as BigQuery or Snowflake
- Ideally Kafka or another event log
- German at B2 for talks with drivers and planners
- you enjoy helping less experienced colleagues

What we offer
- 65,000 to 78,000 EUR, two days a week in the office in Berlin-Wedding
- A training budget of 2,000 EUR a year that people really use
- We decide together and write decisions down

Permanent, full time. Applications until the date above: jobs@nordlicht.example`,
    url: "https://jobs.example.com/nordlicht/data-engineer",
    remote: "hybrid",
    contract: "permanent",
    hours: "full_time",
    language: "en",
    components: parts([
      [
        "skills",
        88,
        0.95,
        0.4,
        "7 of 9 skills they name are in your CV, 5 of them used in the last two years.",
      ],
      ["experience", 92, 0.9, 0.2, "They ask for several years; your CV shows eight."],
      ["level", 85, 0.8, 0.15, "Both sides read as a professional without people to lead."],
      ["title", 95, 0.95, 0.15, "Your last title and this one are the same occupation."],
      ["education", 70, 0.5, 0.05, "They name no degree; yours does no harm."],
      ["preferences", 75, 0.7, 0.05, "Place and pay are met; German is not in your CV."],
      ["growth: level", 50, 0.8, 0, "The level stays the same."],
      ["growth: new skills", 72, 0.9, 0, "2 of 9 skills are new and close to yours."],
      ["growth: pay", 60, 0.8, 0, "About 9% above the least you would take."],
    ]),
    constraints: [
      { name: "location", state: "met", evidence: "Berlin-Wedding" },
      { name: "salary", state: "met", evidence: "65,000 to 78,000 EUR" },
      { name: "remote", state: "met", evidence: "two days a week in the office" },
      { ...german, evidence: "German at B2" },
    ],
    reasonsFor: [
      spark,
      mentor,
      {
        text: "Your warehouse work is what they build on.",
        cvQuote: "Moved reporting from Oracle to BigQuery",
        jobQuote: "Experience with a cloud warehouse such as BigQuery or Snowflake",
      },
    ],
    reasonsAgainst: [
      {
        text: "They ask for German at B2; your CV does not say.",
        cvQuote: "",
        jobQuote: "German at B2 for talks with drivers and planners",
      },
    ],
    requirements: asks([
      ["met", true, "Several years with Python and SQL", "Eight years of Python and SQL"],
      [
        "met",
        true,
        "You run Spark in production",
        "Built Spark pipelines that prepare 40 million trips a day",
      ],
      ["met", false, "Experience with a cloud warehouse", "Moved reporting from Oracle to BigQuery"],
      [
        "met",
        false,
        "You keep our Airflow jobs small, tested and boring",
        "120 Airflow jobs with tests and owners",
      ],
      [
        "met",
        false,
        "you enjoy helping less experienced colleagues",
        "Mentored two juniors through their first year",
      ],
      ["partly", false, "Ideally Kafka or another event log", "Read events from RabbitMQ"],
      ["not_said", true, "German at B2", ""],
      ["not_said", false, "You talk with planners before you build for them", ""],
    ]),
    growth: {
      level: "The level stays the same.",
      newSkills: ["Kafka", "route planning"],
      pay: "+9% on the least you would take",
      signals: [{ text: "Training", cvQuote: "", jobQuote: "A training budget of 2,000 EUR a year" }],
    },
    culture: [
      {
        dimension: "collaboration",
        score: 80,
        said: true,
        wanted: 3,
        quotes: ["We decide together and write decisions down"],
      },
      {
        dimension: "learning",
        score: 70,
        said: true,
        wanted: 2,
        quotes: ["A training budget of 2,000 EUR a year that people really use"],
      },
      { dimension: "autonomy", score: 50, said: false, wanted: 2, quotes: [] },
    ],
    wouldChange: [
      "If your CV said German at B2, the fit would be about 91.",
      "If you had worked with Kafka, one more requirement would be met.",
    ],
  },
  {
    id: "ad-02",
    title: "Analytics lead",
    company: "Kranich Versand AG",
    place: "Hamburg, remote",
    pay: "80,000–95,000 EUR a year",
    payYear: 87500,
    age: 5,
    closesIn: 0,
    fitScore: 83,
    growthScore: 88,
    confidence: 0.8,
    description: `Kranich Versand moves parcels by rail. We look for someone who gives our analysts a direction.

- Lead four analysts, two of them new to the job
- Own the numbers that the board reads on Monday
- SQL every day, Python when it helps, dbt for everything that stays
- Experience in leading a small team, formally or not

Work from anywhere in Germany, four times a year in Hamburg. 80,000 to 95,000 EUR. We pay for a leadership course in the first year.`,
    url: "https://jobs.example.com/kranich/analytics-lead",
    remote: "remote",
    contract: "permanent",
    hours: "full_time",
    language: "en",
    components: parts([
      ["skills", 84, 0.85, 0.4, "5 of 6 skills they name are in your CV."],
      ["experience", 88, 0.8, 0.2, "No years are asked; eight are plenty for the tasks."],
      ["level", 70, 0.8, 0.15, "One level above your last job."],
      ["title", 82, 0.8, 0.15, "Analytics and data engineering share most of their work."],
      ["growth: level", 95, 0.85, 0, "A step up: you would lead four people."],
      ["growth: new skills", 80, 0.7, 0, "2 of 6 skills are new and close to yours."],
      ["growth: pay", 85, 0.8, 0, "About 30% above the least you would take."],
    ]),
    constraints: [
      { name: "location", state: "met", evidence: "anywhere in Germany" },
      { name: "salary", state: "met", evidence: "80,000 to 95,000 EUR" },
      { name: "remote", state: "met", evidence: "Work from anywhere in Germany" },
    ],
    reasonsFor: [
      {
        text: "A step up you have prepared for.",
        cvQuote: "Mentored two juniors through their first year",
        jobQuote: "Lead four analysts, two of them new to the job",
      },
      {
        text: "The board reads numbers; you have built such reports.",
        cvQuote: "Monday report read by the whole management",
        jobQuote: "Own the numbers that the board reads on Monday",
      },
    ],
    reasonsAgainst: [
      {
        text: "They want dbt; your CV does not name it.",
        cvQuote: "",
        jobQuote: "dbt for everything that stays",
      },
    ],
    requirements: asks([
      ["met", true, "SQL every day, Python when it helps", "Eight years of Python and SQL"],
      [
        "met",
        true,
        "Own the numbers that the board reads on Monday",
        "Monday report read by the whole management",
      ],
      [
        "partly",
        true,
        "Experience in leading a small team, formally or not",
        "Mentored two juniors through their first year",
      ],
      ["missing", false, "dbt for everything that stays", ""],
    ]),
    growth: {
      level: "One level up: you would lead four people.",
      newSkills: ["dbt", "leading a team"],
      pay: "+30% on the least you would take",
      signals: [
        {
          text: "Leadership course",
          cvQuote: "",
          jobQuote: "We pay for a leadership course in the first year",
        },
      ],
    },
    culture: [
      {
        dimension: "learning",
        score: 75,
        said: true,
        wanted: 2,
        quotes: ["We pay for a leadership course in the first year"],
      },
      { dimension: "collaboration", score: 50, said: false, wanted: 3, quotes: [] },
    ],
    wouldChange: ["If your CV named dbt, the fit would be about 87."],
  },
  {
    id: "ad-03",
    title: "Platform engineer, data",
    company: "Hafenwerk Energie eG",
    place: "Bremen, on site",
    pay: "",
    payYear: 0,
    age: 1,
    closesIn: 30,
    fitScore: 74,
    growthScore: 70,
    confidence: 0.45,
    description: `A cooperative of 9,000 members that runs wind and tide power in the harbour.

You build the platform on which our forecasts run: Kubernetes, Terraform, Spark, a lot of time series. On site in Bremen, because the turbines are there too. On-call one week in six.`,
    url: "https://jobs.example.com/hafenwerk/platform",
    remote: "onsite",
    contract: "permanent",
    hours: "",
    language: "en",
    components: parts([
      ["skills", 70, 0.6, 0.4, "3 of 5 skills they name are in your CV."],
      ["experience", 80, 0.3, 0.2, "They do not say how many years."],
      ["level", 75, 0.4, 0.15, "Not clearly said; read from the tasks."],
      ["title", 78, 0.7, 0.15, "Close to your last occupation."],
      ["growth: level", 60, 0.3, 0, "Not clearly said."],
      ["growth: new skills", 82, 0.7, 0, "2 of 5 skills are new and close to yours."],
    ]),
    constraints: [
      { name: "location", state: "conflict", evidence: "On site in Bremen" },
      { name: "salary", state: "unknown", evidence: "" },
      {
        name: "remote",
        state: "conflict",
        evidence: "On site in Bremen, because the turbines are there too",
      },
    ],
    reasonsFor: [
      {
        text: "Spark and time series are your daily work.",
        cvQuote: "Built Spark pipelines that prepare 40 million trips a day",
        jobQuote: "Kubernetes, Terraform, Spark, a lot of time series",
      },
    ],
    reasonsAgainst: [
      {
        text: "On site in Bremen; you look within 50 km of Berlin.",
        cvQuote: "",
        jobQuote: "On site in Bremen",
      },
      { text: "Pay is not said.", cvQuote: "", jobQuote: "" },
    ],
    requirements: asks([
      ["met", true, "Spark", "Built Spark pipelines that prepare 40 million trips a day"],
      ["partly", true, "Kubernetes", "Deployed services with Helm"],
      ["missing", true, "Terraform", ""],
      ["not_said", false, "On-call one week in six", ""],
    ]),
    growth: { level: "Not clearly said.", newSkills: ["Kubernetes", "Terraform"], pay: "", signals: [] },
    culture: [
      { dimension: "purpose", score: 65, said: true, wanted: 2, quotes: ["A cooperative of 9,000 members"] },
    ],
    wouldChange: ["If you looked in Bremen too, nothing would stand against the place."],
  },
  {
    id: "ad-04",
    title: "Senior BI developer",
    company: "Lindenhof Kliniken",
    place: "Potsdam, hybrid",
    pay: "62,000–70,000 EUR a year",
    payYear: 66000,
    age: 9,
    closesIn: 6,
    fitScore: 79,
    growthScore: 34,
    confidence: 0.85,
    description: `Three hospitals, one data warehouse, and doctors who ask good questions.

- Reports in Power BI on top of a SQL Server warehouse
- You explain numbers to people who have no time
- 30 days off, pension plan, day care on site
- 62,000 to 70,000 EUR`,
    url: "https://jobs.example.com/lindenhof/bi",
    remote: "hybrid",
    contract: "permanent",
    hours: "full_time",
    language: "en",
    components: parts([
      ["skills", 80, 0.9, 0.4, "4 of 5 skills they name are in your CV."],
      ["experience", 90, 0.8, 0.2, "More than they ask for."],
      ["level", 72, 0.8, 0.15, "About the level of your last job."],
      ["title", 74, 0.9, 0.15, "Next to your occupation."],
      ["growth: level", 40, 0.8, 0, "The level stays the same."],
      ["growth: new skills", 25, 0.9, 0, "Little here is new to you."],
      ["growth: pay", 40, 0.9, 0, "About what you ask for."],
    ]),
    constraints: [
      { name: "location", state: "met", evidence: "Potsdam" },
      { name: "salary", state: "met", evidence: "62,000 to 70,000 EUR" },
    ],
    reasonsFor: [
      {
        text: "You have moved a warehouse before.",
        cvQuote: "Moved reporting from Oracle to BigQuery",
        jobQuote: "Reports in Power BI on top of a SQL Server warehouse",
      },
    ],
    reasonsAgainst: [{ text: "Little here is new to you.", cvQuote: "", jobQuote: "" }],
    requirements: asks([
      ["met", true, "SQL Server warehouse", "Eight years of Python and SQL"],
      ["partly", true, "Reports in Power BI", "Looker dashboards for four teams"],
    ]),
    growth: {
      level: "The level stays the same.",
      newSkills: ["Power BI"],
      pay: "about what you ask for",
      signals: [],
    },
    culture: [
      {
        dimension: "balance",
        score: 78,
        said: true,
        wanted: 2,
        quotes: ["30 days off, pension plan, day care on site"],
      },
    ],
    wouldChange: [],
  },
];

/** All of them. */
export const ads: Ad[] = [...near, ...farAds];

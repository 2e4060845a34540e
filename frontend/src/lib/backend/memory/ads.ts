import { spark, mentor, german, parts, requirements, type Ad } from "./ad";
import { farAds } from "./ads-far";
import {
  asks,
  asksLanguage,
  closest,
  experience,
  fresh,
  held,
  heldBefore,
  levels,
  missing,
  near,
  noLanguage,
  payStep,
  paysAbove,
  say,
  sayIt,
  sayLanguage,
  showIt,
  shown,
  skill,
  welcome,
} from "./say";

/** Jobs of the person's own trade. */
const nearAds: Ad[] = [
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
      ["skills", 88, 0.95, 0.4, shown(7, 9)],
      ["experience", 92, 0.9, 0.2, experience(3, 8)],
      ["level", 85, 0.8, 0.15, levels("mid", "mid")],
      ["title", 95, 0.95, 0.15, closest("Data engineer")],
      ["education", 70, 0.5, 0.05, say("formal_unsaid")],
      ["preferences", 75, 0.7, 0.05],
      ["growth: level", 50, 0.8, 0, say("step_same")],
      ["growth: new skills", 72, 0.9, 0, fresh(2, 9, 2)],
      ["growth: pay", 60, 0.8, 0, paysAbove(9)],
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
        text: welcome("bigquery"),
        about: "",
        cvQuote: "Moved reporting from Oracle to BigQuery",
        jobQuote: "Experience with a cloud warehouse such as BigQuery or Snowflake",
      },
    ],
    reasonsAgainst: [
      {
        text: noLanguage("de", "B2"),
        about: "",
        cvQuote: "",
        jobQuote: "German at B2 for talks with drivers and planners",
      },
    ],
    requirements: requirements([
      ["met", true, asks("python"), "Several years with Python and SQL", "Eight years of Python and SQL"],
      [
        "met",
        true,
        asks("spark"),
        "You run Spark in production",
        "Built Spark pipelines that prepare 40 million trips a day",
      ],
      [
        "met",
        false,
        asks("bigquery", "snowflake"),
        "Experience with a cloud warehouse",
        "Moved reporting from Oracle to BigQuery",
      ],
      [
        "met",
        false,
        asks("airflow"),
        "You keep our Airflow jobs small, tested and boring",
        "120 Airflow jobs with tests and owners",
      ],
      [
        "met",
        false,
        asks("mentoring"),
        "you enjoy helping less experienced colleagues",
        "Mentored two juniors through their first year",
      ],
      ["partly", false, asks("kafka"), "Ideally Kafka or another event log", "Read events from RabbitMQ"],
      ["not_said", true, asksLanguage("de", "B2"), "German at B2", ""],
      ["not_said", false, asks("stakeholders"), "You talk with planners before you build for them", ""],
    ]),
    growth: {
      level: say("step_same"),
      newSkills: [skill("kafka"), skill("routing")],
      pay: payStep(9),
      signals: ["A training budget of 2,000 EUR a year"],
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
    wouldChange: [sayLanguage("de", "B2"), showIt("kafka")],
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
      ["skills", 84, 0.85, 0.4, shown(5, 6)],
      ["experience", 88, 0.8, 0.2, say("duties_compared")],
      ["level", 70, 0.8, 0.15, levels("lead", "mid")],
      ["title", 82, 0.8, 0.15, closest("Data engineer")],
      ["growth: level", 95, 0.85, 0, say("step_two")],
      ["growth: new skills", 80, 0.7, 0, fresh(2, 6, 2)],
      ["growth: pay", 85, 0.8, 0, paysAbove(30)],
    ]),
    constraints: [
      { name: "location", state: "met", evidence: "anywhere in Germany" },
      { name: "salary", state: "met", evidence: "80,000 to 95,000 EUR" },
      { name: "remote", state: "met", evidence: "Work from anywhere in Germany" },
    ],
    reasonsFor: [
      {
        text: say("title_met"),
        about: "",
        cvQuote: "Mentored two juniors through their first year",
        jobQuote: "Lead four analysts, two of them new to the job",
      },
      {
        text: held("reporting", 6),
        about: "",
        cvQuote: "Monday report read by the whole management",
        jobQuote: "Own the numbers that the board reads on Monday",
      },
    ],
    reasonsAgainst: [
      {
        text: missing("dbt"),
        about: "",
        cvQuote: "",
        jobQuote: "dbt for everything that stays",
      },
    ],
    requirements: requirements([
      ["met", true, asks("sql"), "SQL every day, Python when it helps", "Eight years of Python and SQL"],
      [
        "met",
        true,
        asks("reporting"),
        "Own the numbers that the board reads on Monday",
        "Monday report read by the whole management",
      ],
      [
        "partly",
        true,
        asks("leading"),
        "Experience in leading a small team, formally or not",
        "Mentored two juniors through their first year",
      ],
      ["missing", false, asks("dbt"), "dbt for everything that stays", ""],
    ]),
    growth: {
      level: say("step_two"),
      newSkills: [skill("dbt"), skill("leading")],
      pay: payStep(30),
      signals: ["We pay for a leadership course in the first year"],
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
    wouldChange: [sayIt("dbt")],
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
      ["skills", 70, 0.6, 0.4, shown(3, 5)],
      ["experience", 80, 0.3, 0.2, say("duties_compared")],
      ["level", 75, 0.4, 0.15, say("level_unsaid")],
      ["title", 78, 0.7, 0.15, closest("Data engineer")],
      ["growth: level", 60, 0.3, 0, say("level_unsaid")],
      ["growth: new skills", 82, 0.7, 0, fresh(2, 5, 2)],
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
        text: held("spark", 5),
        about: "",
        cvQuote: "Built Spark pipelines that prepare 40 million trips a day",
        jobQuote: "Kubernetes, Terraform, Spark, a lot of time series",
      },
    ],
    reasonsAgainst: [
      {
        text: say("wish_place"),
        about: "location",
        cvQuote: "",
        jobQuote: "",
      },
      { text: missing("terraform"), about: "", cvQuote: "", jobQuote: "Kubernetes, Terraform, Spark" },
    ],
    requirements: requirements([
      ["met", true, asks("spark"), "Spark", "Built Spark pipelines that prepare 40 million trips a day"],
      ["partly", true, asks("kubernetes"), "Kubernetes", "Deployed services with Helm"],
      ["missing", true, asks("terraform"), "Terraform", ""],
      ["not_said", false, asks("oncall"), "On-call one week in six", ""],
    ]),
    growth: {
      level: say("level_unsaid"),
      newSkills: [skill("kubernetes"), skill("terraform")],
      pay: null,
      signals: [],
    },
    culture: [
      { dimension: "purpose", score: 65, said: true, wanted: 2, quotes: ["A cooperative of 9,000 members"] },
    ],
    wouldChange: [sayIt("terraform"), say("ask_pay")],
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
      ["skills", 80, 0.9, 0.4, shown(4, 5)],
      ["experience", 90, 0.8, 0.2, experience(3, 8)],
      ["level", 72, 0.8, 0.15, levels("mid", "mid")],
      ["title", 74, 0.9, 0.15, closest("BI developer")],
      ["growth: level", 40, 0.8, 0, say("step_same")],
      ["growth: new skills", 25, 0.9, 0, fresh(0, 5, 0)],
      ["growth: pay", 40, 0.9, 0, paysAbove(1)],
    ]),
    constraints: [
      { name: "location", state: "met", evidence: "Potsdam" },
      { name: "salary", state: "met", evidence: "62,000 to 70,000 EUR" },
    ],
    reasonsFor: [
      {
        text: heldBefore("warehouse", 3, "2022"),
        about: "",
        cvQuote: "Moved reporting from Oracle to BigQuery",
        jobQuote: "Reports in Power BI on top of a SQL Server warehouse",
      },
    ],
    reasonsAgainst: [
      {
        text: near("powerbi", "looker"),
        about: "",
        cvQuote: "Looker dashboards for four teams",
        jobQuote: "Reports in Power BI",
      },
    ],
    requirements: requirements([
      ["met", true, asks("sqlserver"), "SQL Server warehouse", "Eight years of Python and SQL"],
      ["partly", true, asks("powerbi"), "Reports in Power BI", "Looker dashboards for four teams"],
    ]),
    growth: {
      level: say("step_same"),
      newSkills: [skill("powerbi")],
      pay: payStep(1),
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
export const ads: Ad[] = [...nearAds, ...farAds];

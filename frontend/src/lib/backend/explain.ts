import type { MatchDetail } from "./backend";

/** Calls that explain scores beyond one job's page. */
export interface ExplainBackend {
  /** Two jobs side by side, scored for one person with one set of wishes. */
  compare(first: string, second: string): Promise<Comparison>;
  /** What would make the CV stronger for a job, for those like it, or for the saved ones. */
  stronger(task: string, id: string, scope: "job" | "alike" | "saved"): Promise<Stronger>;
}

export interface Comparison {
  first: MatchDetail;
  second: MatchDetail;
  /** The weightiest first; none without a CV. */
  differences: Difference[];
}

export interface Difference {
  /** Of a component, "pay", or "wish: " and the name of a constraint. */
  name: string;
  /** Above 0 the first is ahead, below 0 the second. */
  lead: number;
  /** The score of the component; of pay the most that is offered a year. */
  first: number;
  second: number;
  /** Of a wish; "" where the ad has none of it. */
  firstState: "" | "met" | "not_met" | "unknown" | "conflict";
  secondState: "" | "met" | "not_met" | "unknown" | "conflict";
}

export interface Stronger {
  hasProfile: boolean;
  /** Of how many jobs it was worked out. */
  jobs: number;
  /** Left out, as there are very many. */
  more: number;
  /** What moves the scores most comes first. */
  gaps: Gap[];
}

/** One thing that the jobs ask for and the CV could show better. */
export interface Gap {
  kind: "skill" | "certificate" | "language" | "degree" | "licence";
  /** listed: no work in the CV shows it. near: something close, or less of it. absent: nothing of it. */
  standing: "listed" | "near" | "absent";
  label: string;
  /** What the CV shows next to it. */
  held: string;
  cvQuote: string;
  /** By how many of the jobs, and how many of these require it. */
  asked: number;
  musts: number;
  effects: Effect[];
}

/** What a gap that is closed would do to one job: the job scored again with it in the CV. */
export interface Effect {
  id: string;
  title: string;
  company: string;
  /** "" where its ad does not ask. */
  need: "" | "must" | "implied" | "nice";
  jobQuote: string;
  scoreBefore: number;
  scoreAfter: number;
  fitBefore: number;
  fitAfter: number;
  growthBefore: number;
  growthAfter: number;
  parts: PartChange[];
}

/** A part of a score before and after; -1 where nothing was known of it. */
export interface PartChange {
  name: string;
  before: number;
  after: number;
}

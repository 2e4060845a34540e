import type { MatchDetail, Said, SkillName } from "./backend";

/** Calls that explain scores beyond one job's page. */
export interface ExplainBackend {
  /** Two jobs side by side, scored for one person with one set of wishes. */
  compare(first: string, second: string): Promise<Comparison>;
  /** What would make the CV stronger for a job, for those like it, or for the saved ones. */
  stronger(task: string, id: string, scope: "job" | "alike" | "saved"): Promise<Stronger>;
  /** How a job's score changed, oldest first. With opened the person looks at it: its changes are kept from then on. */
  history(id: string, opened: boolean): Promise<PastScore[]>;
  /** Keeps what changed in the scores of the jobs that were saved or opened, after a list was ranked. */
  noteScores(): Promise<void>;
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
  label: Said;
  /** What the CV shows next to it. */
  held?: SkillName | null;
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

/** Why a score is another than before; "first" is the one that nothing was before. */
export type Cause =
  "first" | "cv_added" | "cv_removed" | "cv_changed" | "wishes" | "algorithm" | "lexicon" | "ad" | "time";

/** What a job scored from a moment on. */
export interface PastScore {
  at: string;
  score: number;
  fit: number;
  growth: number;
  /** 0 to 1 */
  confidence: number;
  /** Points of the score that come of what was learned. */
  learned: number;
  parts: PastPart[];
  causes: Cause[];
  /** How many CVs there were. */
  cvs: number;
}

/** A part of it; at confidence 0 nothing was known of it. */
export interface PastPart {
  name: string;
  score: number;
  confidence: number;
}

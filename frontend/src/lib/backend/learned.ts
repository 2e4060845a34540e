import type { SkillName } from "./backend";

/** What the page calls to see and to steer what Autojob learns of the person. Nothing of it leaves the computer. */
export interface LearnedBackend {
  /**
   * Notes what the person does with a job among those in sight, in their order. Saving and hiding marks it, too, as markJob does,
   * which takes the choice back.
   */
  choose(id: string, kind: ChoiceKind, among: string[]): Promise<void>;
  /** Adds the reason why a job was hidden; "" takes it off. */
  whyNot(id: string, reason: WhyNotReason | ""): Promise<void>;
  learned(): Promise<LearnedView>;
  /** Takes a choice back, with the mark that came with it; 0 is the newest. */
  forgetChoice(number: number): Promise<void>;
  /** Deletes all choices: scores are as shipped again. Marks stay. */
  forgetChoices(): Promise<void>;
  /** Asks where to and writes choices, what was learned and what jobs scored into a file; its path, "" when closed without a choice. */
  exportHistory(): Promise<string>;
}

export type ChoiceKind = "saved" | "applied" | "hidden" | "raised" | "lowered";
export type WhyNotReason = "too_junior" | "too_senior" | "wrong_field" | "pay" | "place" | "culture";

export interface LearnedView {
  /** false: nothing is learned, and what was is not used. */
  profiling: boolean;
  /** How far it foretold choices that it had not seen, 0 to 100. */
  trust: number;
  weights: LearnedWeight[];
  tags: LearnedTag[];
  /** The newest first. */
  choices: ChoiceView[];
}

/** What a part counts in a score, in percent: as shipped, and now. */
export interface LearnedWeight {
  name: string;
  shipped: number;
  learned: number;
}

/** What something that an ad says adds to its score, or takes from it, in points of 100. */
export interface LearnedTag {
  kind: string;
  value: string;
  /** What value names, of the kind "skill". */
  skill?: SkillName | null;
  points: number;
}

export interface ChoiceView {
  number: number;
  kind: "saved" | "applied" | "hidden" | "raised" | "lowered";
  reason: "" | "too_junior" | "too_senior" | "wrong_field" | "pay" | "place" | "culture";
  jobId: string;
  title: string;
  company: string;
  at: string;
  /** As it was then. */
  score: number;
}

import type { MatchQuery, SkillName } from "./backend";

/** What the jobs of a list come to together. Part of Backend. */
export interface PicturesBackend {
  /** What they ask for: of the first 200, as each must be read; once read it is there at once. */
  demand(task: string, query: MatchQuery): Promise<Demand>;
  /** What they pay. */
  pay(task: string, query: MatchQuery): Promise<PayPicture>;
}

export interface Demand {
  /** In the list. */
  jobs: number;
  /** The first of them, which were read. */
  read: number;
  hasProfile: boolean;
  /** What is asked most and most strongly first. */
  skills: SkillDemand[];
}

/** A skill, with the ids of the jobs that ask for it, by how strongly they do. */
export interface SkillDemand {
  skill: SkillName;
  must: string[];
  implied: string[];
  nice: string[];
  /** "" without a profile. */
  state: "met" | "partly" | "missing" | "not_said" | "";
  /** What the person has instead, where it is "partly". */
  held?: SkillName | null;
}

export interface PayPicture {
  /** In the list. */
  jobs: number;
  notSaid: number;
  /** Said without a currency or a time. */
  unclear: number;
  /** In the order of the list. */
  ranges: PayRange[];
  /** The least that the person would take, for a year; 0 is not said. */
  least: number;
  currency: string;
}

/** Pay for a full-time year in its own currency; an end that the ad leaves open is 0. */
export interface PayRange {
  id: string;
  currency: string;
  low: number;
  high: number;
  /** As the ad says it: "hour", "day", "week", "month", "year". */
  period: string;
}

import type { MatchDetail } from "./backend";

/** Calls that explain scores beyond one job's page. */
export interface ExplainBackend {
  /** Two jobs side by side, scored for one person with one set of wishes. */
  compare(first: string, second: string): Promise<Comparison>;
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

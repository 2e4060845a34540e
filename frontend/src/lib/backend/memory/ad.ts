import type { Component, Constraint, MatchDetail, Reason, Requirement, Said } from "../backend";
import { held, welcome } from "./say";

/** Fictional jobs for tests and the demo, seen by a fictional data engineer from Berlin. All people and companies are made up. */
export interface Ad
  extends
    Omit<MatchDetail, "row" | "algorithm" | "origin" | "seen" | "flags" | "terms" | "learned">,
    Partial<Pick<MatchDetail, "seen" | "flags" | "terms">> {
  id: string;
  title: string;
  company: string;
  place: string;
  pay: string;
  payYear: number;
  /** Days before today. */
  age: number;
  /** Days after today; 0 is not said. */
  closesIn: number;
  fitScore: number;
  growthScore: number;
  confidence: number;
}

export const spark: Reason = {
  text: held("spark", 5),
  about: "",
  cvQuote: "Built Spark pipelines that prepare 40 million trips a day",
  jobQuote: "You run Spark in production and know where it hurts",
};
export const mentor: Reason = {
  text: welcome("mentoring"),
  about: "",
  cvQuote: "Mentored two juniors through their first year",
  jobQuote: "you enjoy helping less experienced colleagues",
};
export const german: Constraint = { name: "language:de", state: "unknown", evidence: "" };

export function parts(values: [string, number, number, number, ...Said[]][]): Component[] {
  return values.map(([name, score, confidence, weight, ...text]) => ({
    name,
    score,
    confidence,
    weight,
    text,
  }));
}
/** What an ad asks for: what it is, the ad's words, the CV's. */
export function requirements(values: [Requirement["state"], boolean, Said, string, string][]): Requirement[] {
  return values.map(([state, must, text, jobQuote, cvQuote]) => ({ state, must, text, cvQuote, jobQuote }));
}

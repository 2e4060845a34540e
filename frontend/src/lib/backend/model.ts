import type { ConsentWords } from "./consents";
import type { DraftView } from "./summaries";

/** What the page calls to set a language model up, and to ask it about a summary. It is off until a person names one. */
export interface ModelBackend {
  /** What is set up, with the words of the consent in a language. */
  model(language: string): Promise<ModelView>;
  /** Keeps the person's consent to ask the model at an address. One to another address ends. */
  allowModel(yes: ModelYes): Promise<void>;
  /** Asks the server for its models, with a key that is not kept yet, or with "" with the kept one. Nothing about the person goes. */
  modelNames(task: string, key: string): Promise<string[]>;
  /** Keeps which model is asked, and the key for its server; with "" a kept key stays. */
  chooseModel(model: string, key: string): Promise<void>;
  /** Withdraws the consent and deletes the choice with its key. */
  forgetModel(): Promise<void>;
  /** Exactly what would go. Nothing is connected to. */
  previewModel(wish: ModelWish): Promise<ModelQuestion>;
  /** Sends what was looked at, known by its digest, and gives what of the answer may be taken. It changes nothing. Its steps are those of ModelStep. */
  askModel(task: string, wish: ModelWish, seen: string): Promise<ModelAnswer>;
  /** Puts an idea into a summary, after a sentence. */
  addOffer(draft: string, after: string, offer: ModelOffer): Promise<DraftView>;
}

/** How an answer comes: `done` counts characters, of "model-quiet" seconds in which nothing came. */
export type ModelStep = "model-answers" | "model-thinks" | "model-quiet";

export interface ModelView {
  /** What is said yes to. */
  words: ConsentWords;
  /** Who runs it. */
  name: string;
  /** "" while none may be asked. */
  address: string;
  /** It leads no further than this computer, as far as its address says. */
  local: boolean;
  region: string;
  policy: string;
  /** "" until one is chosen. */
  model: string;
  hasKey: boolean;
  today: ModelUsage;
}

export interface ModelYes {
  name: string;
  address: string;
  /** Where it runs, and the policy of who runs it; "" on this computer. */
  region: string;
  policy: string;
  /** Of the words that were shown, and in which language. */
  version: number;
  language: string;
}

/** In tokens, as the server counts them; 0 where it does not say. */
export interface ModelUsage {
  asked: number;
  answered: number;
}

export interface ModelWish {
  draft: string;
  use: "shorter" | "clearer" | "translate" | "ideas";
  /** Of all but ideas. */
  sentence: string;
  /** Of ideas: what the ad asks, in its words. */
  requirement: string;
  /** Of the answer; "" is the summary's. */
  language: string;
}

export interface ModelQuestion {
  digest: string;
  bytes: number;
  /** The parts of the body that a person reads. */
  system: string;
  user: string;
  body: string;
}

export interface ModelAnswer {
  offers: ModelOffer[];
  dropped: ModelDropped[];
  usage: ModelUsage;
  today: ModelUsage;
}

export interface ModelOffer {
  text: string;
  /** What of the CV it rests on. */
  cites: { path: string; quote: string }[];
}

export interface ModelDropped {
  why: "no_quote" | "not_in_cv" | "made_up" | "unproven" | "unshaped" | "unchanged" | "orders" | "too_many";
  count: number;
}

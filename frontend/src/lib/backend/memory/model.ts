import type { Problem } from "../backend";
import type {
  ModelAnswer,
  ModelBackend,
  ModelOffer,
  ModelQuestion,
  ModelUsage,
  ModelView,
  ModelWish,
  ModelYes,
} from "../model";
import type { DraftView } from "../summaries";
import { sentencesOf } from "./gate";
import { wordsOf } from "./consent-words";
import type { MemoryConsents } from "./consents";
import type { MemorySummaries } from "./summaries";

/** What the language model needs of the program around it. */
export interface ModelHost {
  call(name: string): Promise<void>;
  work(task: string, steps: string[]): Promise<void>;
  writable(): void;
  summaries: MemorySummaries;
  consents: MemoryConsents;
}

export interface MemoryModelOptions {
  /** One on this computer is set up from the start. */
  set: boolean;
  /** "none": all of an answer is dropped; "bad": it is no answer. */
  answer: string;
}

const none = { name: "", address: "", local: false, region: "", policy: "", model: "", hasKey: false };
/** One on this computer. */
const own: ModelYes = {
  name: "My own model",
  address: "http://localhost:11434/v1",
  region: "",
  policy: "",
  version: wordsOf("language_model", "en").version,
  language: "en",
};

/** A language model in memory: it says what it was told in a few fixed ways. Nothing is sent. */
export class MemoryModel implements ModelBackend {
  readonly #host: ModelHost;
  readonly #options: MemoryModelOptions;
  /** Which model is asked at which address. */
  #kept = { address: "", model: "", hasKey: false };
  #today: ModelUsage = { asked: 0, answered: 0 };

  constructor(host: ModelHost, options: MemoryModelOptions) {
    this.#host = host;
    this.#options = options;
    if (!options.set) return;
    this.#allow(own);
    this.#kept = { address: own.address, model: "llama3.2:3b", hasKey: false };
  }

  /** What the yes that is in force names. */
  get #view(): Omit<ModelView, "words" | "today"> {
    const yes = this.#host.consents.inForce("language_model");
    if (!yes) return none;
    const { name, address } = yes.recipient;
    const kept = this.#kept.address === address ? this.#kept : none;
    const { model, hasKey } = kept;
    return {
      name,
      address,
      local: onThisComputer(address),
      region: yes.region,
      policy: yes.policy,
      model,
      hasKey,
    };
  }

  clear() {
    this.#kept = { address: "", model: "", hasKey: false };
    this.#today = { asked: 0, answered: 0 };
  }

  async model(language: string): Promise<ModelView> {
    await this.#host.call("model");
    const { title: _, ...words } = wordsOf("language_model", language);
    return { ...this.#view, words, today: { ...this.#today } };
  }

  async allowModel(yes: ModelYes): Promise<void> {
    await this.#host.call("allowModel");
    this.#host.writable();
    const at = URL.canParse(yes.address) ? new URL(yes.address) : null;
    const here = onThisComputer(yes.address);
    if (!at || !(at.protocol === "https:" || (at.protocol === "http:" && here)))
      throw problem(
        "invalid",
        "Autojob does not connect to this address of a language model.",
        "Give an https address without a login, or an http address of this computer.",
      );
    if (!here && !(yes.region.trim() && yes.policy.startsWith("https://")))
      throw problem(
        "invalid",
        "A language model elsewhere needs its region and its privacy policy.",
        "Name the country or region where it runs and the https address of its policy.",
      );
    this.#allow(here ? { ...yes, region: "", policy: "" } : yes);
  }

  /** A yes to one takes the place of that to another. */
  #allow({ name, address, ...rest }: ModelYes) {
    const { consents } = this.#host;
    const before = consents.inForce("language_model");
    consents.give({
      purpose: "language_model",
      recipient: { kind: "model", name, address },
      until: "",
      ...rest,
    });
    if (before && !before.withdrawnAt) consents.end(before.id);
  }

  async modelNames(task: string): Promise<string[]> {
    await this.#host.call("modelNames");
    await this.#host.work(task, ["Asking"]);
    return ["gemma3:4b", "llama3.2:3b", "qwen3:8b-a-name-that-is-as-long-as-such-names-become-q4_K_M"];
  }

  async chooseModel(model: string, key: string): Promise<void> {
    await this.#host.call("chooseModel");
    this.#host.writable();
    const { address, hasKey } = this.#view;
    if (!address)
      throw problem(
        "not_found",
        "No language model may be asked.",
        "Name one on the Privacy page, if you want one. Everything works without.",
      );
    this.#kept = { address, model, hasKey: hasKey || key !== "" };
  }

  async forgetModel(): Promise<void> {
    await this.#host.call("forgetModel");
    this.#host.consents.end("language_model");
    this.clear();
  }

  async previewModel(wish: ModelWish): Promise<ModelQuestion> {
    await this.#host.call("previewModel");
    const { data, system } = this.#asked(wish);
    const user = `${wish.use}\n\nBEGIN DATA\n${JSON.stringify(data)}\nEND DATA\n`;
    const body = JSON.stringify({
      model: this.#view.model,
      messages: [{ content: system }, { content: user }],
    });
    return { digest: String(body.length), bytes: body.length, system, user, body };
  }

  async askModel(task: string, wish: ModelWish, seen: string): Promise<ModelAnswer> {
    const question = await this.previewModel(wish);
    await this.#host.call("askModel");
    if (question.digest !== seen)
      throw problem(
        "invalid",
        "What would be sent is no longer what you saw, so it was not sent.",
        "Look at it again.",
      );
    await this.#host.work(task, ["model-thinks", "model-answers", "model-answers", "model-answers"]);
    if (this.#options.answer === "bad")
      throw problem(
        "unreadable",
        "The language model did not answer in the form that was asked for.",
        "Ask again, or choose a larger model.",
      );
    const usage = { asked: Math.round(question.bytes / 4), answered: 46 };
    this.#today = { asked: this.#today.asked + usage.asked, answered: this.#today.answered + usage.answered };
    const { offers, dropped } = this.#answered(wish);
    return { offers, dropped, usage, today: { ...this.#today } };
  }

  async addOffer(draft: string, after: string, offer: ModelOffer): Promise<DraftView> {
    await this.#host.call("addOffer");
    return this.#host.summaries.add(draft, after, offer.text, offer.cites);
  }

  #asked(wish: ModelWish) {
    const view = this.#host.summaries.look(wish.draft);
    const all = sentencesOf(view.blocks);
    const sentence = all.find((s) => s.id === wish.sentence);
    if (wish.use !== "ideas" && !sentence?.cites.length)
      throw problem(
        "invalid",
        "This sentence rests on nothing in your CV, so there is nothing to hold a new wording to.",
        "Reword it yourself.",
      );
    const system = "You help a person with the wording of an application. You answer with JSON alone.";
    const cv = (wish.use === "ideas" ? all.flatMap((s) => s.cites) : sentence!.cites).map((c) => ({
      path: c.path,
      text: c.quote,
    }));
    const data =
      wish.use === "ideas" ? { requirement: wish.requirement, cv } : { sentence: sentence!.text, cv };
    return { data, system, sentence, all };
  }

  #answered(wish: ModelWish): Pick<ModelAnswer, "offers" | "dropped"> {
    const { sentence, all } = this.#asked(wish);
    if (this.#options.answer === "none") return { offers: [], dropped: [{ why: "unproven", count: 2 }] };
    if (wish.use === "ideas") {
      const cited = all.filter((s) => s.cites.length > 0).slice(0, 2);
      return {
        offers: cited.map(({ cites }) => ({ text: cites[0]!.quote, cites: cites.slice(0, 1) })),
        dropped: [
          { why: "made_up", count: 1 },
          { why: "not_in_cv", count: 2 },
        ],
      };
    }
    const short = sentence!.text.split(/\s+/).slice(0, -1).join(" ").replace(/[,;]$/, "");
    return { offers: short ? [{ text: short, cites: sentence!.cites }] : [], dropped: [] };
  }
}

function onThisComputer(address: string): boolean {
  return URL.canParse(address) && /^(localhost|127\.0\.0\.1)$/.test(new URL(address).hostname);
}

function problem(code: string, message: string, hint: string): Problem {
  return { code, message, hint };
}

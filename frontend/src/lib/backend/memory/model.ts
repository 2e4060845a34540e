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
import type { MemorySummaries } from "./summaries";

/** What the language model needs of the program around it. */
export interface ModelHost {
  call(name: string): Promise<void>;
  work(task: string, steps: string[]): Promise<void>;
  writable(): void;
  summaries: MemorySummaries;
}

export interface MemoryModelOptions {
  /** One on this computer is set up from the start. */
  set: boolean;
  /** "none": all of an answer is dropped; "bad": it is no answer. */
  answer: string;
}

const none = { name: "", address: "", local: false, region: "", policy: "", model: "", hasKey: false };
const local = {
  ...none,
  name: "My own model",
  address: "http://localhost:11434/v1",
  local: true,
  model: "llama3.2:3b",
};
const words = {
  version: 1,
  language: "en",
  what: "Chosen text, with your identifiers taken out, is sent to a language model for wording and translation. You see it before.",
  leaves:
    "Only the text that is shown goes to the address that you name. Who runs that address may forward it.",
  stop: "You can end it at any time; everything else goes on working. What was sent stays with who received it.",
};
const german = {
  version: 1,
  language: "de",
  what: "Ausgewählter Text, ohne Ihre Kennzeichen, wird zum Formulieren und Übersetzen an ein Sprachmodell gesendet. Sie sehen ihn vorher.",
  leaves:
    "Nur der gezeigte Text geht an die Adresse, die Sie nennen. Wer diese Adresse betreibt, kann ihn weitergeben.",
  stop: "Sie können es jederzeit beenden; alles andere funktioniert weiter. Was gesendet wurde, bleibt beim Empfänger.",
};

/** A language model in memory: it says what it was told in a few fixed ways. Nothing is sent. */
export class MemoryModel implements ModelBackend {
  readonly #host: ModelHost;
  readonly #options: MemoryModelOptions;
  #view: Omit<ModelView, "words" | "today"> = none;
  #today: ModelUsage = { asked: 0, answered: 0 };

  constructor(host: ModelHost, options: MemoryModelOptions) {
    this.#host = host;
    this.#options = options;
    if (options.set) this.#view = local;
  }

  clear() {
    this.#view = none;
    this.#today = { asked: 0, answered: 0 };
  }

  async model(language: string): Promise<ModelView> {
    await this.#host.call("model");
    return { ...this.#view, words: language === "de" ? german : words, today: { ...this.#today } };
  }

  async allowModel(yes: ModelYes): Promise<void> {
    await this.#host.call("allowModel");
    this.#host.writable();
    const at = URL.canParse(yes.address) ? new URL(yes.address) : null;
    const here = at !== null && /^(localhost|127\.0\.0\.1)$/.test(at.hostname);
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
    const { name, address } = yes;
    const same = this.#view.address === address ? this.#view : none;
    this.#view = { ...same, name, address, local: here, region: yes.region, policy: yes.policy };
  }

  async modelNames(task: string): Promise<string[]> {
    await this.#host.call("modelNames");
    await this.#host.work(task, ["Asking"]);
    return ["gemma3:4b", "llama3.2:3b", "qwen3:8b-a-name-that-is-as-long-as-such-names-become-q4_K_M"];
  }

  async chooseModel(model: string, key: string): Promise<void> {
    await this.#host.call("chooseModel");
    this.#host.writable();
    this.#view = { ...this.#view, model, hasKey: this.#view.hasKey || key !== "" };
  }

  async forgetModel(): Promise<void> {
    await this.#host.call("forgetModel");
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

function problem(code: string, message: string, hint: string): Problem {
  return { code, message, hint };
}

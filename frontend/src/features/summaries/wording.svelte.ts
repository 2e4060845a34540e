import type { Editor } from "./editor.svelte";
import type { Problem } from "$lib/backend/backend";
import type { ModelAnswer, ModelOffer, ModelQuestion, ModelView, ModelWish } from "$lib/backend/model";
import { asProblem } from "$lib/backend/problem";
import type { DraftSentence, DraftView } from "$lib/backend/summaries";
import { Task } from "$lib/backend/task.svelte";
import { getLocale } from "$lib/paraglide/runtime";
import type { Shell } from "$lib/shell/shell.svelte";

export type About = "reword" | "translate" | "ideas";

/** One question: what it is about, and either what would go or why it is not asked. */
export interface Asking {
  wish: ModelWish;
  /** Of all but ideas. */
  sentence: DraftSentence | null;
  question: ModelQuestion | null;
  problem: Problem | null;
}

/** What came back to a question: an answer, or why there is none. */
export interface Answered {
  asking: Asking;
  answer: ModelAnswer | null;
  problem: Problem | null;
}

/** What of one question's failing says nothing about the next. */
const alone = new Set(["unreadable", "too_large"]);

/** What a language model is asked about a summary: looked at first, then sent, then offered. It replaces nothing. */
export class Wording {
  /** null while it is not known. */
  model = $state.raw<ModelView | null>(null);
  about = $state<About | null>(null);
  whole = $state(false);
  how = $state<"shorter" | "clearer">("shorter");
  language = $state("en");
  requirement = $state("");
  /** What the ad asks, in its words. */
  requirements = $state.raw<string[]>([]);
  asked = $state.raw<Asking[]>([]);
  looking = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** null before it was sent. */
  answers = $state.raw<Answered[] | null>(null);
  /** Offers that were taken, and the sentence that each stands in now. */
  taken = $state.raw(new Map<ModelOffer, string>());

  readonly sending: Task;
  readonly going = $derived(this.asked.filter((a) => a.question));
  readonly bytes = $derived(this.going.reduce((sum, a) => sum + a.question!.bytes, 0));

  readonly #shell: Shell;
  readonly #editor: Editor;
  #looked = 0;
  #sentence: DraftSentence | null = null;

  constructor(shell: Shell, editor: Editor) {
    this.#shell = shell;
    this.#editor = editor;
    this.sending = new Task(shell.backend, "wording");
  }

  /** The sentence that it is about; the whole summary where none is looked at. */
  get sentence() {
    return this.#sentence;
  }

  async load() {
    try {
      this.model = await this.#shell.backend.model(getLocale());
    } catch {
      this.model = null; // then it is as if there were none: nothing here needs one
    }
  }

  begin(about: About, view: DraftView) {
    this.about = about;
    this.#sentence = this.#editor.sentences.find((s) => s.id === this.#editor.focused) ?? null;
    this.whole = !this.#sentence?.cites.length;
    this.language = ["en", "de", "fr", "es"].find((l) => l !== view.language) ?? "en";
    this.asked = [];
    this.answers = null;
    this.taken = new Map();
    this.sending.problem = null;
    if (about === "ideas") void this.#require(view.jobId);
    else void this.look();
  }

  end() {
    this.#looked++;
    this.sending.cancel();
    this.about = null;
  }

  /** Makes the questions, without connecting to anything. */
  async look() {
    const looked = ++this.#looked;
    this.looking = true;
    this.problem = null;
    const asked: Asking[] = [];
    for (const { wish, sentence } of this.#wishes()) {
      const one: Asking = { wish, sentence, question: null, problem: null };
      try {
        one.question = await this.#shell.backend.previewModel(wish);
      } catch (error) {
        one.problem = asProblem(error);
      }
      if (looked !== this.#looked) return;
      asked.push(one);
    }
    this.asked = asked;
    this.looking = false;
  }

  /** Sends what was looked at, one question after the other. */
  async send() {
    const answers: Answered[] = [];
    await this.sending.run(async (task) => {
      for (const asking of this.going) {
        const one: Answered = { asking, answer: null, problem: null };
        try {
          one.answer = await this.#shell.backend.askModel(task, asking.wish, asking.question!.digest);
        } catch (error) {
          const problem = asProblem(error);
          if (!alone.has(problem.code)) throw error;
          one.problem = problem;
        }
        answers.push(one);
        this.answers = [...answers];
      }
    });
    void this.load();
  }

  async take(offer: ModelOffer, { wish, sentence }: Asking) {
    if (sentence) {
      await this.#editor.edit("change", sentence.id, offer.text);
      if (this.#editor.sentences.some((s) => s.id === sentence.id && s.text === offer.text))
        this.#took(offer, sentence.id);
      return;
    }
    const known = new Set(this.#editor.sentences.map((s) => s.id));
    const after = this.#sentence ?? this.#editor.sentences.findLast((s) => s.cites.length > 0);
    try {
      this.#editor.view = await this.#shell.backend.addOffer(wish.draft, after?.id ?? "", offer);
      const come = this.#editor.sentences.find((s) => !known.has(s.id));
      if (come) this.#took(offer, come.id);
    } catch (error) {
      this.#shell.toasts.problem(asProblem(error));
    }
  }

  async back(offer: ModelOffer, { sentence }: Asking) {
    const id = this.taken.get(offer);
    if (!id) return;
    await this.#editor.edit(sentence ? "back" : "remove", id);
    const taken = new Map(this.taken);
    taken.delete(offer);
    this.taken = taken;
  }

  #took(offer: ModelOffer, sentence: string) {
    this.taken = new Map(this.taken).set(offer, sentence);
  }

  #wishes(): Pick<Asking, "wish" | "sentence">[] {
    const { view, sentences } = this.#editor;
    if (!view) return [];
    const wish = { draft: view.id, sentence: "", requirement: "", language: "" };
    if (this.about === "ideas") {
      const requirement = this.requirement.trim();
      return requirement ? [{ wish: { ...wish, use: "ideas", requirement }, sentence: null }] : [];
    }
    const use = this.about === "translate" ? "translate" : this.how;
    const language = use === "translate" ? this.language : "";
    const chosen = this.whole ? sentences.filter((s) => s.cites.length > 0) : [this.#sentence];
    return chosen
      .filter((s) => s !== null)
      .map((sentence) => ({ wish: { ...wish, use, language, sentence: sentence.id }, sentence }));
  }

  /** What the ad asks: first what the CV does not answer yet. */
  async #require(jobId: string) {
    this.requirements = [];
    this.requirement = "";
    try {
      const { requirements } = await this.#shell.backend.match(jobId);
      const open = (state: string) => (state === "met" ? 1 : 0);
      const quotes = requirements
        .toSorted((a, b) => open(a.state) - open(b.state))
        .map((r) => r.jobQuote)
        .filter(Boolean);
      this.requirements = [...new Set(quotes)];
    } catch {
      this.requirements = []; // its ad is gone: the person writes it
    }
    this.requirement = this.requirements[0] ?? "";
    await this.look();
  }
}

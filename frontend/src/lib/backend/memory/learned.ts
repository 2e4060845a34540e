import type { MatchRow } from "../backend";
import { named } from "./say";
import type { ChoiceKind, ChoiceView, LearnedBackend, LearnedView, WhyNotReason } from "../learned";

/** What learning needs of the rest of the memory backend. */
interface LearnedHost {
  today: string;
  call: (name: string) => Promise<void>;
  row: (id: string) => MatchRow;
  mark: (id: string, mark: "" | "saved" | "hidden") => void;
  profiling: () => boolean;
}

const shipped: [string, number][] = [
  ["skills", 28.8],
  ["title", 28.8],
  ["duties", 19.8],
  ["level", 7.2],
  ["education", 2.7],
  ["languages", 2.7],
  ["growth: level", 3.5],
  ["growth: new skills", 3],
  ["growth: pay", 1.5],
  ["growth: support", 2],
];

/** Learning in memory: it counts what is chosen and moves a few numbers by that, without a fit. */
export class MemoryLearned implements LearnedBackend {
  readonly #host: LearnedHost;
  #choices: ChoiceView[] = [];
  #next = 1;

  constructor(host: LearnedHost, choices: number) {
    this.#host = host;
    for (let i = 0; i < choices; i++) this.#choices.unshift(this.#example(i));
  }

  get profiling() {
    return this.#host.profiling();
  }
  get count() {
    return this.#choices.length;
  }

  async choose(id: string, kind: ChoiceKind, among: string[]): Promise<void> {
    await this.#host.call("choose");
    const row = this.#host.row(id);
    if (kind === "saved" || kind === "hidden") this.#host.mark(id, kind);
    if (!this.profiling || among.length < 2) return;
    this.#forget(id);
    this.#choices.unshift({
      number: this.#next++,
      kind,
      reason: "",
      jobId: id,
      title: row.title,
      company: row.company,
      at: `${this.#host.today}T09:00:00Z`,
      score: row.score,
    });
  }

  async whyNot(id: string, reason: WhyNotReason | ""): Promise<void> {
    await this.#host.call("whyNot");
    this.#choices = this.#choices.map((c) => (c.jobId === id && c.kind === "hidden" ? { ...c, reason } : c));
  }

  async learned(): Promise<LearnedView> {
    await this.#host.call("learned");
    const n = Math.min(30, this.#choices.length);
    const weights = shipped.map(([name, was], i) => ({
      name,
      shipped: was,
      learned: Math.round((was + (n / 30) * ([-6, -4, 3, 5, 0, 1, 2, 1, 4, 0][i] ?? 0)) * 10) / 10,
    }));
    const tags = [
      { kind: "field", value: "data", skill: null, points: 3.4 },
      { kind: "level", value: "+1", skill: null, points: 2.1 },
      { kind: "remote", value: "hybrid", skill: null, points: 1.6 },
      { kind: "skill", value: "Apache Spark", skill: named("Apache Spark"), points: 1.2 },
      { kind: "contract", value: "temporary", skill: null, points: -2.6 },
      { kind: "industry", value: "insurance", skill: null, points: -1.8 },
      { kind: "company", value: "harbour & sons logistics", skill: null, points: -0.9 },
    ];
    return {
      profiling: this.profiling,
      trust: n === 0 ? 0 : Math.round(20 + n * 1.5),
      weights,
      tags: tags.slice(0, Math.ceil(n / 2)),
      choices: structuredClone(this.#choices),
    };
  }

  async forgetChoice(number: number): Promise<void> {
    await this.#host.call("forgetChoice");
    const choice = number === 0 ? this.#choices[0] : this.#choices.find((c) => c.number === number);
    if (!choice) {
      throw {
        code: "not_found",
        message: "There is no such choice any more.",
        hint: "It may have been taken back already.",
      };
    }
    this.#host.mark(choice.jobId, "");
    this.#choices = this.#choices.filter((c) => c !== choice);
  }

  async forgetChoices(): Promise<void> {
    await this.#host.call("forgetChoices");
    this.#choices = [];
  }

  async exportHistory(): Promise<string> {
    await this.#host.call("exportHistory");
    return "/home/mara/Documents/autojob-matches.json";
  }

  /** A mark that was cleared takes its choice back. */
  unmarked(id: string) {
    this.#forget(id);
  }

  #forget(id: string) {
    this.#choices = this.#choices.filter((c) => c.jobId !== id);
  }

  #example(i: number): ChoiceView {
    const titles = [
      "Analytics engineer",
      "Warehouse data specialist",
      "Claims analyst",
      "Lead data engineer",
    ];
    return {
      number: this.#next++,
      kind: i % 3 === 2 ? "hidden" : "saved",
      reason: i % 6 === 2 ? "too_junior" : "",
      jobId: `earlier-${i}`,
      title: titles[i % titles.length] ?? "",
      company: ["Brightwater", "Kestrel Labs", "Harbour & Sons"][i % 3] ?? "",
      at: `${this.#host.today}T08:00:00Z`,
      score: 60 + ((i * 7) % 30),
    };
  }
}

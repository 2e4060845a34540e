import type { Problem } from "../backend";
import type {
  LexiconBackend,
  LexiconEntry,
  LexiconHit,
  LexiconKind,
  LexiconPack,
  LexiconRef,
  UnknownPhrase,
} from "../lexicon";

const empty = {
  source: "",
  level: -1,
  near: [],
  not: [],
  broader: [],
  narrower: [],
  related: [],
  implies: [],
  skills: [],
  usedBy: [],
  next: [],
  previous: [],
} satisfies Partial<LexiconEntry>;

function ref(id: string, label: string, kind: LexiconKind): LexiconRef {
  return { id, label, kind };
}

/** A few records of each kind, enough for every part of the page. */
const entries: LexiconEntry[] = [
  {
    ...empty,
    ...ref("go", "Go", "tool"),
    names: [
      { text: "Go", rule: "context" },
      { text: "Golang", rule: "always" },
    ],
    near: ["code", "services", "backend"],
    not: ["go to market"],
    broader: [ref("programming", "Programming", "knowledge")],
    related: [ref("rust", "Rust", "tool")],
    usedBy: [ref("back-end-developer", "Back-end developer", "occupation")],
  },
  {
    ...empty,
    ...ref("programming", "Programming", "knowledge"),
    names: [{ text: "Programming", rule: "weak" }],
    narrower: [ref("go", "Go", "tool"), ref("rust", "Rust", "tool")],
  },
  {
    ...empty,
    ...ref("rust", "Rust", "tool"),
    names: [{ text: "Rust", rule: "every" }],
    near: ["code", "systems"],
    broader: [ref("programming", "Programming", "knowledge")],
    related: [ref("go", "Go", "tool")],
  },
  {
    ...empty,
    ...ref("information-technology", "IT", "knowledge"),
    names: [{ text: "IT", rule: "case" }],
    source: "ESCO",
  },
  {
    ...empty,
    ...ref("back-end-developer", "Back-end developer", "occupation"),
    level: 2,
    names: [
      { text: "Back-end developer", rule: "always" },
      { text: "Backend-Entwickler", rule: "always" },
    ],
    skills: [ref("go", "Go", "tool"), ref("rust", "Rust", "tool")],
    next: [ref("software-architect", "Software architect", "occupation")],
  },
  {
    ...empty,
    ...ref("software-architect", "Software architect", "occupation"),
    level: 4,
    names: [{ text: "Software architect", rule: "always" }],
    previous: [ref("back-end-developer", "Back-end developer", "occupation")],
  },
];

const unknown: UnknownPhrase[] = [
  { text: "Zyntrax Flow", ads: 4, quote: "You build tools with Zyntrax Flow and Python" },
  {
    text: "Liegenschaftskatasterauswertung",
    ads: 2,
    quote: "Geodateninfrastruktur und Liegenschaftskatasterauswertung",
  },
];

/** What the lexicon needs of the program around it. */
export interface LexiconHost {
  today: string;
  call(name: string): Promise<void>;
  work(task: string, steps: string[]): Promise<void>;
  ads(): number;
}

/** The lexicon of the memory backend: a few words of it. */
export class MemoryLexicon implements LexiconBackend {
  readonly #host: LexiconHost;
  #packs: LexiconPack[] = [];

  constructor(host: LexiconHost) {
    this.#host = host;
  }

  async findWord(text: string): Promise<LexiconHit[]> {
    await this.#host.call("findWord");
    const want = text.trim().toLowerCase();
    if (!want) return [];
    return entries.flatMap(({ id, label, kind, names }) => {
      const name = names.find((n) => n.text.toLowerCase().includes(want));
      return name ? [{ id, label, kind, name: name.text }] : [];
    });
  }

  async lexiconEntry(id: string): Promise<LexiconEntry> {
    await this.#host.call("lexiconEntry");
    const entry = entries.find((e) => e.id === id);
    if (!entry)
      throw {
        code: "not_found",
        message: "The lexicon does not know this.",
        hint: "Search for it by another name.",
      } satisfies Problem;
    return structuredClone(entry);
  }

  async unknownPhrases(task: string): Promise<UnknownPhrase[]> {
    await this.#host.call("unknownPhrases");
    await this.#host.work(
      task,
      Array.from({ length: 4 }, () => "Looking through the ads"),
    );
    return this.#host.ads() > 0 ? structuredClone(unknown) : [];
  }

  async packs(): Promise<LexiconPack[]> {
    await this.#host.call("packs");
    return [...this.#packs];
  }

  async choosePack(): Promise<string> {
    await this.#host.call("choosePack");
    return "/home/mara/Downloads/ESCO dataset - v1.2 - en - csv.zip";
  }

  async addPack(task: string, path: string): Promise<LexiconPack> {
    await this.#host.call("addPack");
    if (!/\.(zip|csv|txt)$/.test(path)) {
      throw {
        code: "unreadable",
        message: "This is no list of skills or occupations that Autojob can read.",
        hint: "Choose the CSV download of ESCO or the text download of O*NET, as a zip or a folder.",
      } satisfies Problem;
    }
    await this.#host.work(task, ["Reading the lists"]);
    const pack: LexiconPack = {
      id: "esco-en",
      source: "ESCO",
      languages: ["en"],
      skills: 13939,
      occupations: 3039,
      addedAt: `${this.#host.today}T09:00:00Z`,
    };
    this.#packs = [pack];
    return pack;
  }

  async removePack(id: string): Promise<void> {
    await this.#host.call("removePack");
    if (!this.#packs.some((pack) => pack.id === id))
      throw {
        code: "not_found",
        message: "There is no such pack in the store.",
        hint: "Go back to the list and choose again.",
      } satisfies Problem;
    this.#packs = this.#packs.filter((pack) => pack.id !== id);
  }
}

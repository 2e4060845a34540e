import type { Problem } from "../backend";
import type {
  ConsentPurpose,
  ConsentRecord,
  ConsentRequest,
  ConsentsBackend,
  ConsentView,
  DisclosureField,
  DisclosureRule,
  ReleaseRequest,
  ReleaseView,
  Withdrawn,
} from "../consents";
import { wordsOf } from "./consent-words";

/** What consents need of the program around them. */
export interface ConsentsHost {
  today: string;
  call(name: string): Promise<void>;
  work(task: string, steps: string[]): Promise<void>;
  writable(): void;
  /** Takes back what waits for a purpose; answers how much that was. */
  cancel(purpose: ConsentPurpose): number;
  /** Keeps the approval of a release; answers its id. */
  release(request: ReleaseRequest): string;
  /** Paths of what the CVs say. */
  paths(): string[];
}

export interface MemoryConsentsOptions {
  /** What a store begins with: matching and learning said yes to, pursued though nobody was asked, or nothing. */
  begin: "chosen" | "unasked" | "none";
  /** How many were given and taken back before, of each purpose. */
  past: number;
}

const purposes: ConsentPurpose[] = [
  "matching",
  "learning",
  "board_profile",
  "scheduling",
  "background_check",
  "language_model",
  "analytics",
];
const nobody = { kind: "", name: "", address: "" };
const strictness: Record<DisclosureRule, number> = { approval: 1, ask: 2, never: 3 };

const loosest: Record<string, DisclosureRule> = {
  name: "approval",
  label: "approval",
  summary: "approval",
  place: "approval",
  address: "ask",
  phone: "ask",
  email: "ask",
  links: "ask",
  work: "approval",
  volunteer: "approval",
  education: "approval",
  skills: "approval",
  languages: "approval",
  certificates: "approval",
  projects: "approval",
  awards: "approval",
  publications: "approval",
  interests: "approval",
  references: "ask",
  pay: "never",
  past_pay: "never",
  birth_date: "ask",
  photo: "ask",
  nationality: "ask",
  marital_status: "ask",
  health: "ask",
  preferences: "never",
};

const releaseTexts: Record<string, string> = {
  contact: "How to reach me for the check\nmara.lindqvist@example.org",
  employment: "Employers, positions and dates\nNordlicht Mobility GmbH, Data engineer, 2019-03 –",
  education: "Schools, degrees and dates\nUniversity of Lund, MSc, Computer science, 2014",
  certificates: "Certificates and licences\nMay be checked; no details are given here.",
  references: "References\nMay be checked; no details are given here.",
  right_to_work: "Right to work\nMay be checked; no details are given here.",
  record: "Criminal record\nMay be checked; no details are given here.",
};
const releaseItems = Object.keys(releaseTexts);

/** Consents and disclosure in memory. */
export class MemoryConsents implements ConsentsBackend {
  readonly #host: ConsentsHost;
  #given: (ConsentRecord & { purpose: ConsentPurpose; language: string })[] = [];
  #on = new Set<ConsentPurpose>();
  #rules = new Map<string, DisclosureRule>();
  #next = 1;

  constructor(host: ConsentsHost, options: MemoryConsentsOptions) {
    this.#host = host;
    for (const purpose of ["matching", "learning"] as const) {
      if (options.begin !== "none") this.#on.add(purpose);
      if (options.begin === "chosen") this.#give(purpose, `${host.today}T08:00:00Z`);
    }
    for (let i = 0; i < options.past; i++)
      for (const purpose of purposes.slice(0, 5)) {
        const old = this.#give(purpose, `2025-0${(i % 8) + 1}-03T08:00:00Z`);
        old.withdrawnAt = `2025-0${(i % 8) + 1}-19T17:30:00Z`;
      }
  }

  clear() {
    this.#given = [];
    this.#on.clear();
    this.#rules.clear();
  }

  /** The newest yes to a purpose, while there is one. */
  inForce(purpose: ConsentPurpose): ConsentRecord | undefined {
    return this.#given.find((c) => c.purpose === purpose && !c.withdrawnAt);
  }

  /** Whether a purpose is pursued. */
  on(purpose: ConsentPurpose): boolean {
    return this.#on.has(purpose);
  }

  async consents(language: string): Promise<ConsentView[]> {
    await this.#host.call("consents");
    return purposes.map((purpose) => {
      const all = this.#given.filter((c) => c.purpose === purpose).map(record);
      return {
        purpose,
        ...wordsOf(purpose, language),
        on: this.#on.has(purpose),
        here: purpose === "matching" || purpose === "learning",
        nothing: purpose === "analytics",
        inForce: all.filter((c) => !c.withdrawnAt),
        past: all.filter((c) => c.withdrawnAt),
      };
    });
  }

  async giveConsent(request: ConsentRequest): Promise<void> {
    await this.#host.call("giveConsent");
    this.#host.writable();
    this.give(request);
  }

  /** Keeps a yes, in the place of one to the same recipient. */
  give(request: ConsentRequest) {
    if (request.version !== wordsOf(request.purpose, request.language).version)
      throw invalid(
        "The words of this consent have changed since you read them.",
        "Read them again, then choose.",
      );
    if (request.purpose === "analytics")
      throw invalid("There is nothing to switch on: Autojob counts nothing.", "Nothing was changed.");
    for (const old of this.#given)
      if (
        old.purpose === request.purpose &&
        old.recipient.name === request.recipient.name &&
        !old.withdrawnAt
      )
        old.withdrawnAt = now();
    const { recipient, until, region, policy } = request;
    Object.assign(this.#give(request.purpose, now()), { recipient, until, region, policy });
    this.#on.add(request.purpose);
  }

  async withdrawConsent(which: string): Promise<Withdrawn> {
    await this.#host.call("withdrawConsent");
    this.#host.writable();
    const withdrawn = this.end(which);
    if (!withdrawn)
      throw {
        code: "not_found",
        message: "There is no such consent in force.",
        hint: "Look at the list of consents.",
      } satisfies Problem;
    return withdrawn;
  }

  /** Takes a yes back, by its id, or all of a purpose; null where there is none. */
  end(which: string): Withdrawn | null {
    const ended = this.#given.filter((c) => (c.id === which || c.purpose === which) && !c.withdrawnAt);
    const purpose = ended[0]?.purpose ?? (which as ConsentPurpose);
    if (ended.length === 0 && !this.#on.has(purpose)) return null;
    for (const c of ended) c.withdrawnAt = now();
    const left = this.#given.some((c) => c.purpose === purpose && !c.withdrawnAt);
    if (!left) this.#on.delete(purpose);
    return { consents: ended.length, cancelled: left ? 0 : this.#host.cancel(purpose) };
  }

  async consentReceipt(id: string): Promise<string> {
    await this.#host.call("consentReceipt");
    const c = this.#given.find((g) => g.id === id);
    const receipt = {
      receipt_id: id,
      consent_record: {
        schema_version: "ISO/IEC TS 27560:2023",
        record_id: id,
        pii_principal_id: "self",
        pii_processing: { purposes: [{ purpose_type: c?.purpose, lawful_basis: "consent" }] },
        events: [{ event_time: c?.givenAt, event_type: "explicit consent", event_state: "consent given" }],
      },
    };
    return `${JSON.stringify(receipt, null, 2)}\n`;
  }

  async saveConsentReceipt(): Promise<string> {
    await this.#host.call("saveConsentReceipt");
    return "/home/mara/Documents/autojob-consent.json";
  }

  async disclosure(): Promise<DisclosureField[]> {
    await this.#host.call("disclosure");
    const held = new Set(this.#host.paths().map((path) => fieldOf(path)));
    return Object.entries(loosest).map(([field, least]) => {
      const general = stricter(least, this.#rules.get(field));
      const kinds: Record<string, DisclosureRule> = {};
      for (const [key, rule] of this.#rules) {
        const [of, kind] = key.split("/");
        if (of === field && kind && strictness[rule] > strictness[general]) kinds[kind] = rule;
      }
      return { field, loosest: least, class: general, kinds, held: held.has(field) };
    });
  }

  async setDisclosure(field: string, kind: string, cls: string): Promise<DisclosureField[]> {
    await this.#host.call("setDisclosure");
    this.#host.writable();
    const key = kind ? `${field}/${kind}` : field;
    if (cls === "") this.#rules.delete(key);
    else this.#rules.set(key, cls as DisclosureRule);
    return this.disclosure();
  }

  async releaseItems(): Promise<string[]> {
    await this.#host.call("releaseItems");
    return [...releaseItems];
  }

  async planRelease(task: string, request: ReleaseRequest): Promise<ReleaseView> {
    await this.#host.call("planRelease");
    const view = this.#plan(request);
    await this.#host.work(task, ["Writing the release"]);
    return view;
  }

  #plan(request: ReleaseRequest): ReleaseView {
    const { provider, for: why, items, until } = request;
    if (!provider.trim()) throw invalid("Who does the background check is missing.", "Name the provider.");
    if (!why.trim())
      throw invalid("What the check is for is missing.", "Say it on one line, such as the job.");
    if (items.length === 0)
      throw invalid("What is released for the background check is missing.", "Choose each part yourself.");
    const { version, what, leaves, stop } = wordsOf("background_check", "en");
    const text = [
      "Mara Lindqvist",
      "Release for a background check",
      "",
      `I, Mara Lindqvist, allow ${provider} to check the following about me, for one background check: ${why}. This release ends on ${until.slice(0, 10)}.`,
      ...items.flatMap((item) => ["", releaseTexts[item] ?? item]),
    ].join("\n");
    return { pages: [], text, digest: String(text.length), version, words: [what, leaves, stop] };
  }

  async giveRelease(request: ReleaseRequest, digest: string): Promise<string> {
    await this.#host.call("giveRelease");
    this.#host.writable();
    if (this.#plan(request).digest !== digest)
      throw invalid(
        "This is no longer what you looked at, so nothing was released.",
        "Look at it again as it is now.",
      );
    const recipient = { kind: "provider", name: request.provider, address: request.address };
    const what = request.items.map((item) => (releaseTexts[item] ?? item).split("\n")[0]!);
    Object.assign(this.#give("background_check", now()), { recipient, what, until: request.until });
    this.#on.add("background_check");
    return this.#host.release(request);
  }

  #give(purpose: ConsentPurpose, givenAt: string) {
    const id = String(this.#next++).padStart(32, "0");
    const one = {
      id,
      purpose,
      language: "en",
      recipient: nobody,
      what: [] as string[],
      until: "",
      region: "",
      policy: "",
      givenAt,
      withdrawnAt: "",
    };
    this.#given.unshift(one);
    return one;
  }
}

function record({ id, recipient, what, until, region, policy, givenAt, withdrawnAt }: ConsentRecord) {
  return { id, recipient: { ...recipient }, what: [...what], until, region, policy, givenAt, withdrawnAt };
}

function now() {
  return new Date(Date.now()).toISOString();
}

function stricter(a: DisclosureRule, b: DisclosureRule | undefined): DisclosureRule {
  return b && strictness[b] > strictness[a] ? b : a;
}

function fieldOf(path: string): string {
  const bare = path.replace(/\[\d+\]/g, "");
  if (/^basics\.location\.(address|postalCode)/.test(bare)) return "address";
  if (bare.startsWith("basics.location")) return "place";
  if (/^basics\.(url|profiles)/.test(bare)) return "links";
  return bare.replace(/^basics\./, "").replace(/\..*/, "");
}

function invalid(message: string, hint: string): Problem {
  return { code: "invalid", message, hint };
}

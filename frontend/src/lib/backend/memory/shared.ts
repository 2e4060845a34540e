import type { Problem } from "../backend";
import type {
  Forgetting,
  HolderLine,
  KnownField,
  LetterRequest,
  LetterView,
  RecordLine,
  RecordReport,
  SharedBackend,
  SharedField,
  ShareView,
} from "../shared";
import type { GrantView, Rendering, SharingMethod, SummaryFormat } from "../summaries";

/** What the record needs of the program around it. */
export interface SharedHost {
  call(name: string): Promise<void>;
  work(task: string, steps: string[]): Promise<void>;
  writable(): void;
  grants(): GrantView[];
  /** What the CV says, by path. */
  values(): Map<string, string>;
  draft(id: string): boolean;
  forgetGrants(name: string): number;
  add(grant: GrantView, bytes: Rendering): void;
}

export interface MemorySharedOptions {
  /** How many things left before, beside the summaries. */
  record: number;
  /** The record was changed by somebody. */
  tampered: boolean;
}

const companies = [
  "Halden Works",
  "Larch Hotel",
  "Bundesanstalt für Wasserstraßenbau und Binnenschifffahrtsverwaltung Nordwest, Außenstelle Wilhelmshaven",
  "Quillfeather Clinic",
  "Ateliers du Vieux-Port",
];

/** The record of the memory backend: what the summaries did, after what was there from the start. */
export class MemoryShared implements SharedBackend {
  readonly #host: SharedHost;
  readonly #options: MemorySharedOptions;
  #forgotten = new Map<string, number>();
  /** What a letter is about, by its approval. */
  #asks = new Map<string, string[]>();

  constructor(host: SharedHost, options: MemorySharedOptions) {
    this.#host = host;
    this.#options = options;
  }

  async holders(): Promise<HolderLine[]> {
    await this.#host.call("holders");
    const by = new Map<string, ShareView[]>();
    for (const share of this.#shares()) {
      const { name } = share.recipient;
      by.set(name, [...(by.get(name) ?? []), share]);
    }
    return [...by].map(([name, shares]) => {
      const arrived = shares.filter((s) => s.arrived && !s.letter);
      return {
        name,
        kind: shares[0]!.recipient.kind,
        shares: arrived.length,
        withdrawn: arrived.filter((s) => s.withdrawnAt).length,
        stale: arrived.filter((s) => !s.withdrawnAt && s.fields.some((f) => f.changed)).length,
        last: shares[0]!.leftAt,
      };
    });
  }

  async sharesWith(name: string): Promise<ShareView[]> {
    await this.#host.call("sharesWith");
    return this.#shares().filter((s) => s.recipient.name === name);
  }

  async knownFields(): Promise<KnownField[]> {
    await this.#host.call("knownFields");
    const by = new Map<string, KnownField>();
    for (const share of this.#shares()) {
      for (const { field, value } of share.fields) {
        const known = by.get(field) ?? { field, holders: [] };
        by.set(field, known);
        let holder = known.holders.find((h) => h.name === share.recipient.name);
        if (!holder) {
          const { name, kind } = share.recipient;
          holder = { name, kind, values: [], last: share.leftAt, withdrawn: true };
          known.holders.push(holder);
        }
        if (!holder.values.includes(value)) holder.values.push(value);
        holder.withdrawn &&= share.withdrawnAt !== "";
      }
    }
    return [...by.values()];
  }

  async record(before: number, limit: number): Promise<RecordLine[]> {
    await this.#host.call("record");
    const tail = this.#tail();
    const end = this.#options.record + tail.length;
    const from = before <= 0 || before > end + 1 ? end + 1 : before;
    const out: RecordLine[] = [];
    for (let n = from - 1; n >= 1 && out.length < limit; n--)
      out.push(n > this.#options.record ? tail[n - this.#options.record - 1]! : lineOf(n, this.#old(n)));
    return out;
  }

  async checkRecord(task: string): Promise<RecordReport> {
    await this.#host.call("checkRecord");
    await this.#host.work(task, ["Reading every entry", "Reading every entry"]);
    const faults = this.#options.tampered
      ? [{ number: 7, text: "Entry 7 says something else than when it was written." }]
      : [];
    const forgotten = [...this.#forgotten.values()].reduce((a, b) => a + b, 0);
    const entries = this.#options.record + this.#tail().length;
    return { at: new Date().toISOString(), entries, forgotten, faults };
  }

  async exportRecord(task: string): Promise<boolean> {
    await this.#host.call("exportRecord");
    await this.#host.work(task, ["Writing the record"]);
    return true;
  }

  async forgetRecipient(name: string): Promise<Forgetting> {
    await this.#host.call("forgetRecipient");
    this.#host.writable();
    const entries = this.#shares().filter((s) => s.recipient.name === name).length;
    if (entries === 0)
      throw {
        code: "not_found",
        message: "Nothing about this recipient is recorded.",
        hint: "Go back to the list.",
      } satisfies Problem;
    this.#forgotten.set(name, entries);
    return { entries, grants: this.#host.forgetGrants(name) };
  }

  async showLetter(task: string, request: LetterRequest): Promise<LetterView> {
    await this.#host.call("showLetter");
    await this.#host.work(task, ["Writing the letter"]);
    return this.#letter(request);
  }

  async approveLetter(task: string, request: LetterRequest): Promise<GrantView> {
    await this.#host.call("approveLetter");
    this.#host.writable();
    await this.#host.work(task, ["Keeping exactly these bytes"]);
    const now = Date.now();
    const iso = (ms: number) => new Date(ms).toISOString();
    const [about] = this.#about(request);
    const grant: GrantView = {
      id: `letter-${this.#asks.size + 1}`,
      draft: "",
      jobId: "",
      title: "",
      recipient: {
        kind: about!.recipient.kind as GrantView["recipient"]["kind"],
        name: about!.recipient.name,
        address: request.address,
      },
      purpose: "deletion",
      method: request.method as SharingMethod,
      format: request.format as SummaryFormat,
      fields: ["basics.name"],
      givenAt: iso(now),
      notBefore: iso(now + 10_000),
      until: request.until,
      state: "waiting",
      leftAt: "",
      failed: "",
      stale: false,
    };
    this.#asks.set(grant.id, request.grants);
    this.#host.add(grant, this.#letter(request).rendering);
    return structuredClone(grant);
  }

  #about({ grants }: LetterRequest): ShareView[] {
    return this.#shares().filter((s) => grants.includes(s.id));
  }

  #letter(request: LetterRequest): LetterView {
    const german = request.language === "de";
    const about = this.#about(request);
    const text = [
      about[0]?.recipient.name,
      german ? "Guten Tag," : "Hello,",
      german ? "Sie haben von mir Folgendes erhalten:" : "You have received the following from me:",
      ...about.map((s) => `- ${s.leftAt.slice(0, 10)}: ${s.format.toUpperCase()} ${s.title}`),
      german ? "Ich bitte Sie, es zu löschen." : "I ask you to delete it.",
      "Mara Lindqvist",
    ].join("\n\n");
    return {
      language: german ? "de" : request.language || "en",
      subject: german ? "Löschung meiner Unterlagen" : "Deletion of my documents",
      rendering: {
        format: request.format as SummaryFormat,
        pages: [],
        text,
        bytes: text.length,
        fileName: "",
        fields: [],
      },
    };
  }

  /** When a letter left that asks to delete it; "" when none did. */
  #askedAt(id: string): string {
    return this.#host.grants().find((g) => g.leftAt && this.#asks.get(g.id)?.includes(id))?.leftAt ?? "";
  }

  clear() {
    this.#asks.clear();
    this.#forgotten.clear();
  }

  /** Everything that left, the newest first. */
  #shares(): ShareView[] {
    const own = this.#host
      .grants()
      .filter((g) => g.leftAt)
      .map((g, i) => this.#share(g, this.#options.record + i + 1));
    const old = Array.from({ length: Math.min(this.#options.record, 5000) }, (_, i) =>
      this.#old(this.#options.record - i),
    ).filter((s) => !this.#forgotten.has(s.recipient.name));
    return [...own, ...old].sort((a, b) => b.leftAt.localeCompare(a.leftAt));
  }

  #share(grant: GrantView, entry: number): ShareView {
    return {
      ...grant,
      entry,
      draft: this.#host.draft(grant.draft) ? grant.draft : "",
      bytes: 18_400,
      arrived: grant.failed === "",
      withdrawnAt: grant.state === "withdrawn" ? grant.leftAt : this.#askedAt(grant.id),
      correctedAt: "",
      askedAt: this.#askedAt(grant.id),
      letter: this.#asks.has(grant.id),
      fields: this.#told(grant),
    };
  }

  #told(grant: GrantView): SharedField[] {
    const values = this.#host.values();
    return [...new Set(["basics.name", ...grant.fields])].map((path) => {
      const value = values.get(path) ?? "";
      const changed = grant.stale && path === grant.fields[0];
      const field = path.replace(/^basics\./, "").replace(/[[.].*/, "");
      return { path, field, value: changed ? `${value} (2021)` : value, changed, now: "" };
    });
  }

  /** What left before, made of its number. */
  #old(n: number): ShareView {
    const kind = n % 9 === 0 ? "board" : "employer";
    const name =
      this.#options.record <= companies.length
        ? companies[n - 1]!
        : n % 50 === 0
          ? companies[2]!
          : `Company ${Math.ceil(n / 3)} GmbH`;
    const left = new Date(Date.parse("2026-11-20T09:00:00Z") - (this.#options.record - n) * 3_600_000);
    return {
      id: `old-${n}`,
      entry: n,
      recipient: { kind, name, address: n % 2 === 0 ? `jobs@company-${n}.example.com` : "" },
      draft: "",
      jobId: "",
      title: n % 3 === 0 ? "" : "Data engineer",
      purpose: kind === "board" ? "board_profile" : "application",
      method: n % 2 === 0 ? "smtp" : "file",
      format: n % 2 === 0 ? "eml" : "pdf",
      bytes: 18_400,
      leftAt: left.toISOString(),
      until: new Date(left.getTime() + 90 * 86_400_000).toISOString(),
      failed: "",
      arrived: true,
      withdrawnAt: this.#askedAt(`old-${n}`),
      correctedAt: "",
      askedAt: this.#askedAt(`old-${n}`),
      letter: false,
      fields: [
        { path: "basics.name", field: "name", value: "Mara Lindqvist", changed: false, now: "" },
        {
          path: "basics.phone",
          field: "phone",
          value: "+49 30 5550 0142",
          changed: n % 7 === 0,
          now: n % 7 === 0 ? "+49 30 5550 0199" : "",
        },
      ],
    };
  }

  /** The entries of this session and of the summaries that left, the oldest first. */
  #tail(): RecordLine[] {
    const grants = this.#host.grants().filter((g) => g.leftAt);
    const lines: RecordLine[] = [];
    const add = (line: Omit<RecordLine, "number">) =>
      lines.push({ ...line, number: this.#options.record + lines.length + 1 });
    for (const [i, grant] of [...grants].reverse().entries()) {
      const left = lineOf(0, this.#share(grant, i));
      add(left);
      if (grant.state === "withdrawn") add({ ...left, kind: "withdrawn", about: left.number });
    }
    for (const [, entries] of this.#forgotten)
      add({
        ...lineOf(0, this.#old(1)),
        kind: "forgotten",
        recipient: { kind: "", name: "", address: "" },
        entries,
      });
    return lines;
  }
}

function lineOf(number: number, share: ShareView): RecordLine {
  return {
    number,
    kind: share.method === "smtp" ? "sent" : "handed_over",
    at: share.leftAt,
    hash: number.toString(16).padStart(64, "0"),
    forgotten: false,
    recipient: share.recipient,
    purpose: share.purpose,
    method: share.method,
    format: share.format,
    grant: share.id,
    fields: [...new Set(share.fields.map((f) => f.field))],
    about: 0,
    why: "",
    entries: 0,
  };
}

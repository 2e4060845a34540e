import type { MatchQuery, MatchRow, Preferences } from "../backend";
import type { Demand, PayPicture, PayRange, PicturesBackend, SkillDemand } from "../pictures";
import type { Ad } from "./ad";
import { nextTo } from "./say";

/** What the pictures need of the program around them. */
export interface PicturesHost {
  call(name: string): Promise<void>;
  work(task: string, steps: string[]): Promise<void>;
  rows(query: MatchQuery): Promise<MatchRow[]>;
  ad(id: string): Ad | undefined;
  rated(): boolean;
  preferences(): Preferences;
}

/** How many ads are read, as in the program. */
const most = 200;
const perYear: Record<string, number> = { hour: 2000, day: 220, week: 50, month: 12, year: 1 };

/** The pictures of the memory backend: what has no skill is left out. */
export class MemoryPictures implements PicturesBackend {
  readonly #host: PicturesHost;
  readonly #read = new Set<string>();

  constructor(host: PicturesHost) {
    this.#host = host;
  }

  async demand(task: string, query: MatchQuery): Promise<Demand> {
    await this.#host.call("demand");
    const rows = await this.#host.rows(query);
    const ads = rows.slice(0, most).flatMap((row) => this.#host.ad(row.id) ?? []);
    const fresh = ads.filter((ad) => !this.#read.has(ad.id));
    await this.#host.work(
      task,
      Array.from({ length: Math.ceil(fresh.length / 20) }, () => "Reading job ads"),
    );
    for (const ad of fresh) this.#read.add(ad.id);
    const skills = new Map<string, SkillDemand>();
    const rated = this.#host.rated();
    for (const ad of ads) {
      for (const asked of ad.requirements) {
        const [name] = asked.text.args[0]?.skills ?? [];
        if (!name) continue;
        const skill: SkillDemand = skills.get(name.id) ?? {
          skill: name,
          must: [],
          implied: [],
          nice: [],
          state: rated ? asked.state : "",
          held: rated && asked.state === "partly" ? nextTo(name.id) : null,
        };
        skills.set(name.id, skill);
        (asked.must ? skill.must : skill.nice).push(ad.id);
      }
    }
    const weight = (s: SkillDemand) => 4 * s.must.length + 2 * s.implied.length + s.nice.length;
    return {
      jobs: rows.length,
      read: ads.length,
      hasProfile: rated,
      skills: [...skills.values()].sort(
        (a, b) => weight(b) - weight(a) || a.skill.label.localeCompare(b.skill.label),
      ),
    };
  }

  async pay(_task: string, query: MatchQuery): Promise<PayPicture> {
    await this.#host.call("pay");
    const rows = await this.#host.rows(query);
    const ranges = rows.flatMap((row) => read(row) ?? []);
    const unclear = rows.filter((row) => row.pay.text).length;
    const { salaryMin, salaryCurrency, salaryPeriod } = this.#host.preferences();
    return {
      jobs: rows.length,
      notSaid: rows.length - ranges.length - unclear,
      unclear,
      ranges,
      least: salaryMin * (perYear[salaryPeriod || "year"] ?? 0),
      currency: salaryMin > 0 ? salaryCurrency : "",
    };
  }
}

function read({ id, pay }: MatchRow): PayRange | null {
  const times = perYear[pay.period];
  if (!times || pay.text) return null;
  return { id, currency: pay.currency, low: pay.min * times, high: pay.max * times, period: pay.period };
}

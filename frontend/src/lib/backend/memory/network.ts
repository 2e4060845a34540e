import type { Problem } from "../backend";
import type { MailAccount, NetworkBackend, NetworkCount, NetworkView } from "../network";

/** What the way out needs of the program around it. */
export interface NetworkHost {
  today: string;
  call(name: string): Promise<void>;
  work(task: string, steps: string[]): Promise<void>;
  writable(): void;
  /** How much was shared today. */
  shared(): number;
}

export interface MemoryNetworkOptions {
  airplane: boolean;
  running: NetworkView["running"];
  /** To how many boards requests went since the program started; a mail and a question to a model go along with them. */
  traffic: number;
  /** The person's own mail server; "" is no account. */
  mail: string;
}

/** The way out of the memory backend. Nothing is connected to. */
export class MemoryNetwork implements NetworkBackend {
  readonly #host: NetworkHost;
  readonly #options: MemoryNetworkOptions;
  #airplane: boolean;
  #account: MailAccount | null = null;
  #password = "";

  constructor(host: NetworkHost, options: MemoryNetworkOptions) {
    this.#host = host;
    this.#options = options;
    this.#airplane = options.airplane;
    if (options.mail) {
      const from = "mara@lindqvist.example";
      this.#account = {
        host: options.mail,
        port: 465,
        security: "tls",
        user: from,
        from,
        name: "Mara Lindqvist",
      };
      this.#password = "kept";
    }
  }

  /** The server of the account that is kept. */
  get server(): string {
    return this.#account?.host ?? "";
  }

  clear() {
    this.#account = null;
    this.#password = "";
  }

  async network(): Promise<NetworkView> {
    await this.#host.call("network");
    return {
      airplane: this.#airplane,
      stopped: 0,
      running: this.#airplane ? "" : this.#options.running,
      sharedToday: this.#host.shared(),
      connections: this.#airplane || this.#options.traffic === 0 ? 0 : 1,
      counts: this.#counts(),
    };
  }

  async setAirplane(on: boolean): Promise<NetworkView> {
    await this.#host.call("setAirplane");
    const stopped = on && !this.#airplane && this.#options.running ? 2 : 0;
    this.#airplane = on;
    return { ...(await this.network()), stopped };
  }

  async mailAccount(): Promise<MailAccount | null> {
    await this.#host.call("mailAccount");
    return structuredClone(this.#account);
  }

  async setMailAccount(account: MailAccount, password: string): Promise<void> {
    await this.#host.call("setMailAccount");
    this.#host.writable();
    this.#password = this.#usable(account, password);
    this.#account = structuredClone(account);
  }

  async tryMailAccount(task: string, account: MailAccount, password: string): Promise<void> {
    await this.#host.call("tryMailAccount");
    const given = this.#usable(account, password);
    await this.#host.work(
      task,
      Array.from({ length: 6 }, () => "Connecting to your mail server"),
    );
    if (this.#airplane) throw problem("unavailable", "Airplane mode is on.", "Turn it off to send mail.");
    if (given === "wrong")
      throw problem(
        "unavailable",
        "The mail server does not accept the login.",
        "Check name and password. Some providers want a password made for this program.",
      );
  }

  async removeMailAccount(): Promise<void> {
    await this.#host.call("removeMailAccount");
    this.#host.writable();
    this.clear();
  }

  /** The password with which the account would be used. */
  #usable(a: MailAccount, password: string): string {
    const kept = this.#account;
    const same =
      kept &&
      kept.host === a.host &&
      kept.port === a.port &&
      kept.user === a.user &&
      kept.security === a.security;
    const used = password || (same ? this.#password : "");
    if (!/^[^\s@]+@[^\s@]+$/.test(a.from))
      throw problem(
        "invalid",
        "Your own e-mail address cannot be used.",
        "Give it bare, such as jo@example.org.",
      );
    if (a.user && !used)
      throw problem(
        "invalid",
        "The password is missing.",
        "It is kept sealed and not shown again, and goes only to the server for which it was given.",
      );
    return used;
  }

  #counts(): NetworkCount[] {
    const { traffic } = this.#options;
    const last = `${this.#host.today}T08:10:00Z`;
    const boards = ["job-boards.greenhouse.io", "api.ashbyhq.com", "jobs.lever.co"];
    const ads: NetworkCount[] = Array.from({ length: traffic }, (_, i) => ({
      kind: "ads",
      host: boards[i] ?? `careers-${i}.a-company-with-a-long-name.example`,
      requests: 3 + ((i * 7) % 40),
      sent: 0,
      received: 18_000 + i * 91_337,
      last,
    }));
    if (traffic < 2) return ads;
    return [
      ...ads,
      { kind: "mail", host: "smtp.example.org", requests: 1, sent: 84_210, received: 913, last },
      { kind: "model", host: "models.example.com", requests: 2, sent: 6_120, received: 9_404, last },
      { kind: "localModel", host: "127.0.0.1", requests: 4, sent: 20_480, received: 31_002, last },
    ];
  }
}

function problem(code: string, message: string, hint: string): Problem {
  return { code, message, hint };
}

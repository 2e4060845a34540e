/** What the page calls to see what leaves this computer, to close the way out, and to set up the person's own mail account. */
export interface NetworkBackend {
  /** Asked again and again; it waits for nothing that is under way. */
  network(): Promise<NetworkView>;
  /** Closes the way out and every connection, or opens it again. */
  setAirplane(on: boolean): Promise<NetworkView>;
  /** null while there is none. Its password never comes back. */
  mailAccount(): Promise<MailAccount | null>;
  /** Keeps the account, its password sealed. password "" is the one that is kept, for the same server and login only. */
  setMailAccount(account: MailAccount, password: string): Promise<void>;
  /** Connects and logs in, and sends nothing; the account need not be kept. */
  tryMailAccount(task: string, account: MailAccount, password: string): Promise<void>;
  removeMailAccount(): Promise<void>;
}

export interface NetworkView {
  airplane: boolean;
  /** Requests that airplane mode stopped, in the answer to turning it on. */
  stopped: number;
  /** What is under way, what tells most first. */
  running: "" | "ads" | "mail" | "model";
  /** What was sent or handed over today, by the record; -1 where it cannot be read. */
  sharedToday: number;
  /** Open now. */
  connections: number;
  /** Since the program started. */
  counts: NetworkCount[];
}

/** What went to one host, for one purpose. */
export interface NetworkCount {
  kind: NetworkKind;
  host: string;
  requests: number;
  /** Bytes about the person. */
  sent: number;
  received: number;
  /** RFC 3339. */
  last: string;
}

export type NetworkKind = "ads" | "mail" | "model" | "localModel";

export interface MailAccount {
  host: string;
  port: number;
  security: MailSecurity;
  /** "" is no login. */
  user: string;
  /** A bare address. */
  from: string;
  /** Beside the address in a mail; "" is the address alone. */
  name: string;
}

/** Encrypted from the first byte, by STARTTLS, or not at all: that on this computer only. */
export type MailSecurity = "tls" | "starttls" | "none";

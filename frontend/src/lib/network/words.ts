import type { NetworkCount, NetworkKind, NetworkView } from "$lib/backend/network";
import { m } from "$lib/paraglide/messages";

/** How the way out stands, in one word: what runs comes before what was. */
export type ShieldState = "unknown" | "airplane" | "mail" | "model" | "ads" | "shared" | "asked" | "nothing";

export function stateOf(view: NetworkView | null, now: number): ShieldState {
  if (!view) return "unknown";
  if (view.airplane) return "airplane";
  if (view.running) return view.running;
  if (view.sharedToday > 0) return "shared";
  const today = new Date(now).toDateString();
  const asked = (c: NetworkCount) =>
    c.kind === "model" && c.sent > 0 && new Date(c.last).toDateString() === today;
  if (view.counts.some(asked)) return "asked";
  return view.sharedToday < 0 ? "unknown" : "nothing";
}

/** What stands in the title bar. */
export function stateWord(state: ShieldState, view: NetworkView | null): string {
  return {
    unknown: m.network_state_unknown,
    airplane: m.network_state_airplane,
    mail: m.network_state_mail,
    model: m.network_state_model,
    ads: m.network_state_ads,
    shared: () => m.network_state_shared({ count: view?.sharedToday ?? 0 }),
    asked: m.network_state_asked,
    nothing: m.network_state_nothing,
  }[state]();
}

/** The same as a sentence. */
export function stateSentence(state: ShieldState, view: NetworkView | null): string {
  return {
    unknown: m.network_says_unknown,
    airplane: m.network_says_airplane,
    mail: m.network_says_mail,
    model: m.network_says_model,
    ads: m.network_says_ads,
    shared: () => m.network_says_shared({ count: view?.sharedToday ?? 0 }),
    asked: m.network_says_asked,
    nothing: m.network_says_nothing,
  }[state]();
}

/** What turning airplane mode on or off came to. */
export function switched(view: NetworkView): string {
  if (!view.airplane) return m.network_airplane_is_off();
  return view.stopped > 0 ? m.network_airplane_stopped({ count: view.stopped }) : m.network_airplane_is_on();
}

/** One kind of request: what it is called, what it tells the other side, and the hosts, those asked most first. */
export interface Group {
  kind: NetworkKind;
  title: string;
  text: string;
  hosts: NetworkCount[];
}

const kinds: { kind: NetworkKind; title: () => string; text: () => string }[] = [
  { kind: "mail", title: m.network_mail, text: m.network_mail_text },
  { kind: "model", title: m.network_model, text: m.network_model_text },
  { kind: "localModel", title: m.network_local_model, text: m.network_local_model_text },
  { kind: "ads", title: m.network_ads, text: m.network_ads_text },
];

/** The counts by kind, what tells of the person first. */
export function groups(counts: NetworkCount[]): Group[] {
  return kinds
    .map(({ kind, title, text }) => ({
      kind,
      title: title(),
      text: text(),
      hosts: counts.filter((c) => c.kind === kind).sort((a, b) => b.requests - a.requests),
    }))
    .filter((group) => group.hosts.length > 0);
}

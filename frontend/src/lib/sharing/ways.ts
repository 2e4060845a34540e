import type { DraftView, RecipientKind, SharingMethod, SummaryFormat } from "$lib/backend/summaries";

/** How a summary leaves: by which way and as what. */
export interface Way {
  id: string;
  method: SharingMethod;
  format: SummaryFormat;
}

const way = (method: SharingMethod, format: SummaryFormat): Way => ({
  id: `${method}-${format}`,
  method,
  format,
});
/** The ways there are. The person's own mail server can be set up once it is chosen. */
export const ways: readonly Way[] = [
  way("file", "pdf"),
  way("file", "docx"),
  way("file", "text"),
  way("file", "markdown"),
  way("file", "json"),
  way("clipboard", "text"),
  way("form", "fields"),
  way("mail_draft", "mailto"),
  way("mail_draft", "eml"),
  way("mail_draft", "pdf"),
  way("smtp", "eml"),
  way("smtp", "pdf"),
];
/** What a text that is too long for a link to the mail program leaves as instead. */
export const savedMail = ways.find((w) => w.id === "mail_draft-eml")!;

/** To whom a summary goes, for what, for how long and how. */
export interface Recipient {
  name: string;
  address: string;
  purpose: "application" | "board_profile";
  /** Days from the approval. */
  days: number;
  way: Way;
}

export const recipientKinds: RecipientKind[] = [
  "employer",
  "agency",
  "board",
  "platform",
  "provider",
  "myself",
];
export const spans = [14, 30, 90, 180, 365];

/** What is known before the person says anything. */
export function recipientOf(view: DraftView): Recipient {
  const board = view.kind === "board";
  return {
    name: view.company,
    address: "",
    purpose: board ? "board_profile" : "application",
    days: 90,
    way: ways[board ? 4 : 0]!,
  };
}

/** Whether the way needs an address to go to; a draft is addressed in the mail program at the latest. */
export const needsAddress = (w: Way) => w.method === "smtp";

export const isAddress = (text: string) => /^\S+@\S+\.\S+$/.test(text.trim());

/** Whether the way needs a mail server and there is none. */
export const lacksServer = (w: Way, server: string) => w.method === "smtp" && server === "";

/** What is not said yet and must be, before it can be approved. */
export function missing(to: Recipient): "name" | "address" | "" {
  if (!to.name.trim()) return "name";
  return needsAddress(to.way) && !isAddress(to.address) ? "address" : "";
}

export function untilOf(to: Recipient, now: number): string {
  return new Date(now + to.days * 86_400_000).toISOString();
}

import type { MailAccount, MailSecurity } from "$lib/backend/network";

/** What the mail servers of well-known providers are called. It is a list: nobody is asked, and whoever is not in it is not guessed. */
export interface Provider {
  name: string;
  host: string;
  port: number;
  security: MailSecurity;
  /** "app": wants a password made for a program. "allow": wants to be told to let programs in. "never": lets none in by password. */
  wants: "" | "app" | "allow" | "never";
}

const tls = (name: string, host: string, wants: Provider["wants"] = ""): Provider => ({
  name,
  host,
  port: 465,
  security: "tls",
  wants,
});
const starttls = (name: string, host: string, wants: Provider["wants"] = ""): Provider => ({
  name,
  host,
  port: 587,
  security: "starttls",
  wants,
});

const table: [string, Provider][] = [
  ["gmail.com googlemail.com", tls("Gmail", "smtp.gmail.com", "app")],
  ["icloud.com me.com mac.com", starttls("iCloud", "smtp.mail.me.com", "app")],
  [
    "outlook.com outlook.de outlook.fr outlook.es hotmail.com hotmail.de hotmail.fr hotmail.es live.com live.de live.fr msn.com",
    starttls("Outlook.com", "smtp-mail.outlook.com", "never"),
  ],
  ["yahoo.com yahoo.de yahoo.fr yahoo.es ymail.com", tls("Yahoo", "smtp.mail.yahoo.com", "app")],
  ["aol.com", tls("AOL", "smtp.aol.com", "app")],
  ["gmx.de gmx.net gmx.at gmx.ch", tls("GMX", "mail.gmx.net", "allow")],
  ["gmx.com", tls("GMX", "mail.gmx.com", "allow")],
  ["web.de", tls("WEB.DE", "smtp.web.de", "allow")],
  ["t-online.de magenta.de", tls("Telekom", "securesmtp.t-online.de", "app")],
  ["freenet.de", starttls("freenet", "mx.freenet.de")],
  ["posteo.de posteo.net", tls("Posteo", "posteo.de")],
  ["mailbox.org", tls("mailbox.org", "smtp.mailbox.org")],
  ["fastmail.com fastmail.fm", tls("Fastmail", "smtp.fastmail.com", "app")],
  ["proton.me protonmail.com pm.me", starttls("Proton", "", "never")],
  ["orange.fr wanadoo.fr", tls("Orange", "smtp.orange.fr")],
  ["free.fr", tls("Free", "smtp.free.fr")],
  ["laposte.net", tls("La Poste", "smtp.laposte.net")],
  ["bluewin.ch", tls("Bluewin", "smtpauths.bluewin.ch")],
  ["libero.it", tls("Libero", "smtp.libero.it")],
];

const providers = new Map(
  table.flatMap(([domains, provider]) => domains.split(" ").map((d) => [d, provider])),
);

/** The provider of an address, where it is a well-known one. */
export function providerOf(address: string): Provider | null {
  return providers.get(address.trim().split("@")[1]?.toLowerCase() ?? "") ?? null;
}

export const isAddress = (text: string) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text.trim());

/** Whether two accounts log in at the same place: only then is the kept password used again. */
export function sameLogin(a: MailAccount, b: MailAccount): boolean {
  return (
    a.host.toLowerCase() === b.host.toLowerCase() &&
    a.port === b.port &&
    a.security === b.security &&
    a.user === b.user
  );
}

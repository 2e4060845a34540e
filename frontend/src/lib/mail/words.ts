import type { MailAccount } from "$lib/backend/network";
import { m } from "$lib/paraglide/messages";

/** What trying an account came to, when it came to its end. */
export function worked(account: MailAccount): string {
  return account.user ? m.mail_worked() : m.mail_worked_open();
}

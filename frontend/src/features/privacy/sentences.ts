import type { Part } from "./privacy.svelte";
import { when } from "./words";
import type { HolderLine } from "$lib/backend/shared";
import type { StoreView } from "$lib/backend/store";
import { number, spokenDay } from "$lib/format";
import { m } from "$lib/paraglide/messages";

/** What the page opens with: one thing that is so, and where its facts stand. */
export interface Sentence {
  part: Part | "shared";
  text: string;
  /** Something the person may want to do. */
  attention: boolean;
}

/** Who got something, and whether the record has entries at all. */
export interface Given {
  holders: HolderLine[];
  recorded: boolean;
}

/** A backup is made each day that Autojob is open; older than this, one is worth a thought. */
const old = 7 * 86_400_000;

/** The store in sentences. view: null while nothing is known, or where it cannot be told. */
export function sentences(
  view: StoreView | null,
  damaged: boolean,
  now: number,
  given: Given | null = null,
): Sentence[] {
  const plain = (part: Part, text: string, attention = false): Sentence => ({ part, text, attention });
  const all = [plain("place", m.privacy_local())];
  if (given) all.push(held(given));
  if (damaged) all.push(plain("backups", m.privacy_damaged(), true));
  if (!view) return all;
  all.push(plain("keys", opens(view)));
  if (!damaged) all.push(plain("deleting", deleted(view)));
  const made = Date.parse(view.lastBackup);
  all.push(
    Number.isNaN(made)
      ? plain("backups", m.privacy_backup_never(), true)
      : plain("backups", m.privacy_backup_last({ when: when(view.lastBackup, now) }), now - made > old),
  );
  if (!damaged)
    all.push(
      view.kit
        ? plain("kit", m.privacy_kit_since({ day: spokenDay(view.kit, now) }))
        : plain("kit", m.privacy_kit_none(), true),
    );
  return all;
}

/** Who holds something; what went to the person themself is held by nobody. */
function held({ holders, recorded }: Given): Sentence {
  const others = holders.filter((h) => h.kind !== "myself" && h.shares > 0);
  const stale = others.filter((h) => h.stale > 0).length;
  if (stale > 0)
    return {
      part: "shared",
      text: m.shared_hold_stale({ count: stale, shown: number(stale), all: number(others.length) }),
      attention: true,
    };
  const count = others.length;
  const none = recorded ? m.shared_hold_unnamed() : m.shared_hold_none();
  return {
    part: "shared",
    text: count > 0 ? m.shared_hold({ count, shown: number(count) }) : none,
    attention: false,
  };
}

function opens({ key, keychain }: StoreView): string {
  if (key === "keychain") return m.privacy_opens_keychain({ keychain });
  return key === "both" ? m.privacy_opens_both({ keychain }) : m.privacy_opens_passphrase();
}

function deleted({ working, residue }: StoreView): string {
  if (working) return m.privacy_erasing_now();
  return residue > 0 ? m.privacy_residue({ count: residue }) : m.privacy_residue_none();
}

import type { BackupInfo, Damage, RestoreResult } from "$lib/backend/store";
import { bytes, moment } from "$lib/format";
import { m } from "$lib/paraglide/messages";

/** "23 Nov 2026, 07:15 · 1.2 MB" */
export function backupLabel(backup: BackupInfo, size = true): string {
  return size ? `${moment(backup.made)} · ${bytes(backup.bytes)}` : moment(backup.made);
}

/** What a restored store is made of, a line each; what is none is left out, but for what is lost. */
export function restoredWords({ kept, fromBackup, older, lost }: RestoreResult): string[] {
  return [
    kept > 0 ? m.store_restored_kept({ count: kept }) : "",
    fromBackup > 0 ? m.store_restored_backup({ count: fromBackup }) : "",
    older > 0 ? m.store_restored_older({ count: older }) : "",
    lost > 0 ? m.store_restored_lost({ count: lost }) : m.store_restored_nothing_lost(),
  ].filter(Boolean);
}

/** What a part of the store is to the person who filled it. */
function part(what: string, count: number): string {
  switch (what) {
    case "profile":
      return m.store_part_profile();
    case "preferences":
      return m.store_part_preferences();
    case "posting":
      return m.store_part_posting({ count });
    case "resume":
      return m.store_part_resume({ count });
    default:
      return m.store_part_other({ count });
  }
}

/** "Your profile", "12 job ads": what cannot be read, with what has no name of its own as one line at the end. */
export function affectedWords(affected: Damage["affected"]): string[] {
  const named = ["profile", "preferences", "resume", "posting"];
  const lines = named.flatMap((what) => {
    const count = total(affected.filter((a) => a.what === what));
    return count > 0 ? [part(what, count)] : [];
  });
  const others = total(affected.filter((a) => !named.includes(a.what)));
  return others > 0 ? [...lines, part("", others)] : lines;
}

function total(affected: Damage["affected"]): number {
  return affected.reduce((sum, a) => sum + a.count, 0);
}

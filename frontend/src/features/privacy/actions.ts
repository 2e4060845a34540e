import ArchiveRestore from "@lucide/svelte/icons/archive-restore";
import DatabaseBackup from "@lucide/svelte/icons/database-backup";
import Eraser from "@lucide/svelte/icons/eraser";
import FileDown from "@lucide/svelte/icons/file-down";
import FileUp from "@lucide/svelte/icons/file-up";
import Handshake from "@lucide/svelte/icons/handshake";
import KeyRound from "@lucide/svelte/icons/key-round";
import LifeBuoy from "@lucide/svelte/icons/life-buoy";
import ListChecks from "@lucide/svelte/icons/list-checks";
import Lock from "@lucide/svelte/icons/lock";
import Mail from "@lucide/svelte/icons/mail";
import MessageSquareText from "@lucide/svelte/icons/message-square-text";
import Split from "@lucide/svelte/icons/split";
import Timer from "@lucide/svelte/icons/timer";
import Trash2 from "@lucide/svelte/icons/trash-2";
import { Privacy, type Dialog, type Part } from "./privacy.svelte";
import { m } from "$lib/paraglide/messages";
import type { Action } from "$lib/shell/actions.svelte";
import type { Shell } from "$lib/shell/shell.svelte";
import { lock } from "$lib/store/lock";

/** What can be done about the store, from any page. The letters work on the Privacy page alone. */
export function storeActions(shell: Shell): Action[] {
  const privacy = Privacy.of(shell);
  const here = shell.router.page === "privacy" && !shell.router.place.params.part;
  const group = m.shell_page_privacy();
  const free = privacy.dialog === "" && !privacy.running;

  const go = (part: Part, then?: () => void, control?: string) => () => {
    shell.router.go("privacy");
    privacy.wanted = { part, control };
    then?.();
  };
  const ask = (part: Part, dialog: Dialog) => () => {
    shell.router.go("privacy");
    privacy.ask(part, dialog);
  };
  const action = (
    id: string,
    label: string,
    icon: Action["icon"],
    run: () => void,
    { key, whole = false }: { key?: string; whole?: boolean } = {},
  ): Action => ({
    id: `privacy-${id}`,
    label,
    group,
    icon,
    keys: here && key ? [key] : undefined,
    disabled: !free || (whole && privacy.readOnly),
    run,
  });

  return [
    {
      id: "lock",
      label: m.privacy_lock_do(),
      group: m.shell_group_window(),
      icon: Lock,
      keys: ["mod+l"],
      run: () => void lock(shell),
    },
    action("consents", m.consents_title(), Handshake, () => shell.router.go("privacy", { part: "consents" })),
    action("disclosure", m.consents_disclosure_title(), Split, () =>
      shell.router.go("privacy", { part: "disclosure" }),
    ),
    action(
      "check",
      m.privacy_check_do(),
      ListChecks,
      go("check", () => void privacy.check()),
      { key: "c" },
    ),
    action(
      "backup",
      m.privacy_backup_now(),
      DatabaseBackup,
      go("backups", () => void privacy.backUp()),
      { key: "b", whole: true },
    ),
    // It cannot be taken back, so its key leads to the button and to what stands beside it.
    action("erase", m.privacy_erase_do(), Eraser, go("deleting", undefined, "erase"), {
      key: "e",
      whole: true,
    }),
    action(
      "kit",
      privacy.view?.kit ? m.privacy_kit_replace() : m.privacy_kit_make(),
      LifeBuoy,
      ask("kit", "kit"),
      { key: "r", whole: true },
    ),
    action("unkit", m.privacy_kit_remove(), LifeBuoy, go("kit", undefined, "unkit"), { whole: true }),
    action(
      "key",
      m.privacy_key_change(),
      KeyRound,
      go("keys", () => privacy.askKey()),
      { key: "k", whole: true },
    ),
    action("mail", m.mail_set_up(), Mail, ask("mail", "mail"), { whole: true }),
    action("model", m.model_name_it(), MessageSquareText, ask("model", "model"), { whole: true }),
    action("idle", m.privacy_lock_set(), Timer, go("keys", undefined, "idle"), { whole: true }),
    action("restore", m.privacy_restore(), ArchiveRestore, go("backups", undefined, "restore"), { key: "t" }),
    action("export", m.privacy_export(), FileUp, ask("backups", "export"), { key: "x", whole: true }),
    action("import", m.privacy_import(), FileDown, ask("backups", "import"), { key: "i" }),
    action("delete", m.store_delete(), Trash2, ask("deleting", "delete")),
  ];
}

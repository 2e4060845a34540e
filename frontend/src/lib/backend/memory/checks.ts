import type { DoctorCheck } from "../store";

interface Found {
  kit: boolean;
  backups: number;
  records: number;
  documents: number;
}

/** What a check-up of the store in memory finds. */
export function checks(kind: "good" | "some" | "bad", found: Found): DoctorCheck[] {
  const good = (id: string, text: string, details: string[] = []): DoctorCheck => ({
    id,
    state: "good",
    text,
    hint: "",
    details,
  });
  const list: DoctorCheck[] = [
    good(
      "records",
      `All ${found.records + found.documents} entries and documents open and are what was saved.`,
      [`${found.records} entries`, `${found.documents} documents`],
    ),
    good("catalogue", "The list of entries is whole and agrees with what is stored."),
    good("anchor", "The newest state is the one that was left last time."),
    good("key", "The keychain holds the key, and no older one."),
    good("modes", "Only your account on this computer can read the folder."),
    good("place", "The folder is on a disk of this computer."),
    found.backups > 0
      ? good("backup", `All ${found.backups} backups open with the present key.`)
      : {
          id: "backup",
          state: "attention",
          text: "There is no backup.",
          hint: "Make one with “Back up now”.",
          details: [],
        },
    good("traces", "Your name, address and number stand nowhere outside the encrypted folder.", [
      "data folder: 14 files",
      "temporary folder: 3 files",
      "logs: 2 files",
    ]),
  ];
  if (!found.kit && kind !== "good") {
    list.push({
      id: "kit",
      state: "attention",
      text: "There is no recovery kit: if the keychain loses the key, nothing opens this data.",
      hint: "Make a recovery kit.",
      details: [],
    });
  }
  if (kind !== "bad") return list;
  return list.map((check): DoctorCheck => {
    if (check.id === "backup")
      return {
        ...check,
        state: "bad",
        text: "1 backup does not open.",
        hint: "Back up now. The broken one goes when seven newer ones are there.",
        details: ["20261122T061500Z: ends early"],
      };
    if (check.id === "place")
      return {
        ...check,
        state: "attention",
        text: "The folder is inside one that a cloud service copies.",
        hint: "Take it out of that service, then erase.",
        details: ["/home/mara/Cloud/.local/share/autojob"],
      };
    if (check.id === "traces")
      return {
        ...check,
        state: "unknown",
        text: "The temporary folder could not be searched.",
        hint: "",
        details: ["/tmp: 2 folders belong to someone else"],
      };
    return check;
  });
}

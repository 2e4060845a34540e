/** What the program can tell, but never in the window, by why. */
export const elsewhere: Record<string, string[]> = {
  "The window does not read exports of the record back; the command line does": [
    "This file is too large to be an export of the record.",
    "This is not an export of the record, or it was cut.",
    "Choose a file that this program's ledger export has written.",
  ],
  "The window offers only formats, fields, purposes and consents that there are": [
    "There is no format {}.",
    "Choose pdf, docx, markdown, text, form, fields or json.",
    "Nothing is sent for this purpose.",
    "Choose what it is for: {}.",
    "There is no such field, kind of recipient or class.",
    "The classes are never, ask and approval.",
    "There is no consent of this name.",
    "Choose one of: {}.",
  ],
  "The program names its entries itself": [
    "This entry has no usable name.",
    "Give it a name of at most 256 bytes.",
  ],
};

/** Files that make a problem of words in a variable, by where the words are from. */
export const inVariables: Record<string, string> = {
  "adapter/vault/archiveinfo.go": "archiveTrouble, which is read like problem.New",
  "backups.go": "a problem of the vault",
  "bind/sources.go": "what a board's fetching failed with",
  "core/consent/refuse.go": "refused, which is read like problem.New",
  "core/posting/parse.go": "the first problem of an ad, which is told within a sentence",
  "core/recovery/card.go": "damaged, which is read like problem.New",
  "core/recovery/words.go": "which words are not on the list, and how many there are",
  "send.go": "what sending failed with",
};

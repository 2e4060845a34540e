import { m } from "$lib/paraglide/messages";

/** What is told with parts that only the program knows, such as a number. {a} to {d} stand for them, {n} for a number. */
export type Sentences = Record<string, (parts: Record<"a" | "b" | "c" | "d" | "n", string>) => string>;

/** Their parts may be texts of the table themselves. */
export const sentences: Sentences = {
  "This file is larger than {a} MB.": m.told_t_larger,
  "Files up to {a} MB are read.": m.told_t_up_to,
  "There is no page {a}; this file has {b}.": m.told_t_page,
  "No job ads could be read from this. {a}": m.told_t_ads_none,
  "row {n}: {a}": m.told_t_row,
  "line {n}: {a}": m.told_t_line,
  "item {n}: {a}": m.told_t_item,
  "JSON-LD block {n}: {a}": m.told_t_block,
  "This text is {a} MB long, which is more than one job ad.": m.told_t_long_text,
  "{a} more rows could not be read.": m.told_t_more_rows,
  "This row has {a} cells, the first row names {b}.": m.told_t_cells,
  "The part {a} of this file is not as JSON Resume has it.": m.told_t_json_part,
  "Autojob keeps {a} searches at most.": m.told_t_searches,
  "Autojob watches {a} boards at most.": m.told_t_boards,
  "{a} did not answer with job ads.": m.told_t_board_no_ads,
  "The mail server refused ({a}).": m.told_t_mail_refused,
  "This message cannot be sent exactly as it is. {a}": m.told_t_message,
  "{a} places are asked about. Change them, or keep them as your own word.": m.told_t_places,
  "Make several of it, each of at most {a} characters.": m.told_t_sentences,
  "Use at least {a} characters; four or five unrelated words work well.": m.told_t_passphrase,
  "It begins with {a}. You can also type the words beside it.": m.told_t_code,
  "Type the {a} words of your recovery kit in their order.": m.told_t_words_order,
  "Type or paste only its {a} words.": m.told_t_words_only,
  "Here is 1 word; a recovery kit has {a}.": m.told_t_words_one,
  "Here are {a} words; a recovery kit has {b}.": m.told_t_words_many,
  "{a} Look at the letters on the paper again. The first four letters of a word are enough.":
    m.told_t_words_letters,
  "Word {a} is not on the kit's list.": m.told_t_word_not,
  "Words {a} and {b} are not on the kit's list.": m.told_t_words_not,
  "Words {a} and {b} more are not on the kit's list.": m.told_t_words_not_more,
  "This store asks for the kit made on {a}. Look for a paper with that day on it.": m.told_t_other_kit,
  "Choose up to {a} minutes, or never.": m.told_t_lock,
  "All {a} entries were read and pass their checks.": m.told_t_check_entries,
  "The recovery kit of {a} opens the store.": m.told_t_check_kit,
  "The latest backup is from {a}.": m.told_t_check_backup,
  "{a} deleted or replaced entries are still in the files, sealed.": m.told_t_check_left,
  "{a} are free on the disk.": m.told_t_check_free,
  "The disk is almost full: {a} are free.": m.told_t_check_full,
  "Make room: erasing and backups may need up to {a}.": m.told_t_check_need,
  "The folder is inside one that {a} copies. Old copies of your encrypted data stay there.":
    m.told_t_check_cloud,
  "The folder is on a network drive or one that a program provides ({a}), perhaps on another computer.":
    m.told_t_check_remote,
  "Searching the {a} for your name and contact details": m.told_t_step_search,
  "{a} files of Autojob's own can be read and tell who you are.": m.told_t_check_own_files,
  "{a} memory dumps of a crash may hold your data.": m.told_t_check_dumps,
  "{a} files outside the store can be read and tell who you are.": m.told_t_check_other_files,
  "Entry {a} {b}.": m.told_t_fault,
  "is missing or moved: number {a} stands in its place": m.told_t_fault_moved,
  "Refresh again in {a} or later.": m.told_t_wait,
  "{n} minutes": m.told_t_minutes,
  "{n} hours": m.told_t_hours,
  "row {n}, line {a}: {b}": m.told_t_row_line,
  "row {n}": m.told_t_at_row,
  "row {n}, line {a}": m.told_t_at_row_line,
  "line {n}": m.told_t_at_line,
  "item {n}": m.told_t_at_item,
  "JSON-LD block {n}": m.told_t_at_block,
  "Page {n}": m.told_t_at_page,
  "{n} words": m.told_t_words,
  "Page {n} is damaged and could not be read.": m.told_t_warn_page_bad,
  "Page {n} holds a picture and no text. If it is a scan, paste its text instead.":
    m.told_t_warn_page_picture,
  "Page {n} is a picture with text recognised by another program. Check it for reading mistakes.":
    m.told_t_warn_page_other,
  "Page {n} is a picture. Its text was recognised on this computer; check it for reading mistakes.":
    m.told_t_warn_page_here,
  "Only the first {a} of {b} pages were read.": m.told_t_warn_first_pages,
};

/** Their part is a field of the CV. */
export const ofField: Sentences = {
  "It is “{a}”. Change the rule under What may travel, or leave that part out.": m.told_t_own_rule,
  "Look for your {a} in it: take it out, or choose that this summary may tell it.": m.told_t_leak,
  "Look for your {a} in it: take it out, or choose that this file may tell it.": m.told_t_leak_file,
  "Look for your {a} in it and take it out: you said that it is never told.": m.told_t_leak_never,
};

/** Their part is a list of characters, each with its place. */
export const ofGlyphs: Sentences = {
  "The PDF's font cannot show {a}.": m.told_t_glyphs,
};

/** Their parts are the same, but {d} is a quotation and stays as it is. */
export const ofQuote: Sentences = {
  "{a} addresses a machine: “{d}”. It was read as any other text and changes nothing.": m.told_t_q_machine,
  "{a} holds characters that nobody can see, at “{d}”. They were left out.": m.told_t_q_characters,
  "{a} writes words with letters of another alphabet that look the same: “{d}”. They were read as they look.":
    m.told_t_q_lookalike,
  "{a} still holds {b} that were deleted from the text: “{d}”. They were left out.": m.told_t_q_revision,
  "{a} holds comments beside the text: “{d}”. They were left out.": m.told_t_q_comment,
  "{a} holds {b} that nobody can see, {c}: “{d}”. They were left out.": m.told_t_q_unseen,
};

/** Their part is a name, of a file or a board, and stays as it is. */
export const ofName: Sentences = {
  "Reading {a}": m.told_t_step_reading,
  "Recognising the text of {a}": m.told_t_step_recognising,
  "Fetching {a}": m.told_t_step_fetching,
};
